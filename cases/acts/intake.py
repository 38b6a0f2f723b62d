"""Acts of the intake: what the parties and the body's officer hand in before a mediation begins."""

from __future__ import annotations

from typing import ClassVar, Literal

from cases.acts.base import Act
from cases.materials import Materials
from cases.words import Token


class Supplement(Act):
    """What was missing, handed in."""

    TITLE: ClassVar[str] = "补正材料"
    act: Literal["supplement"] = "supplement"
    materials: Materials


class IntakeAcceptance(Act):
    """The body accepts the request."""

    TITLE: ClassVar[str] = "受理"
    act: Literal["intake_acceptance"] = "intake_acceptance"


class IntakeRefusal(Act):
    """The body does not accept the request, on a coded ground."""

    TITLE: ClassVar[str] = "不予受理"
    act: Literal["intake_refusal"] = "intake_refusal"
    ground: Token
