"""Who stands in a dispute, by id: names and numbers of people lie in the docket, never here."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cases.words import Instant, Token, Word


class Side(StrEnum):
    """On which side a party stands."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"


class PartyKind(StrEnum):
    """A natural person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Power(StrEnum):
    """Powers that an agent has only by special authority (民诉法62)."""

    ADMIT = "admit"
    WAIVE = "waive"
    ALTER = "alter"
    SETTLE = "settle"
    COUNTERCLAIM = "counterclaim"
    COLLECT = "collect"


class Loss(StrEnum):
    """How a party ceases to act for itself."""

    DEATH = "death"
    DISSOLUTION = "dissolution"
    INCAPACITY = "incapacity"
    BANKRUPTCY = "bankruptcy"


LEAVES_THE_PARTY = (Loss.INCAPACITY, Loss.BANKRUPTCY)
"""Losses after which the party is still there, and a guardian or an administrator acts for it."""


Division = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
"""A six-digit division code (行政区划代码)."""


class Mandate(Word):
    """An agent's authority for one party: who, and which special powers; `given_at` unless it came with the request."""

    agent: Token
    powers: tuple[Power, ...] = ()
    given_at: Instant | None = None


class Party(Word):
    """A party as the procedures see it.

    `district` is the six-digit division code of the domicile; `electronic` says whether the party consented to
    electronic service in its address confirmation (送达地址确认书), `addressed_at` when it gave one after the request.
    `gone` says why nobody may act for it until `taken_over_at`, when a successor, guardian or administrator has come.
    """

    id: Annotated[str, Field(pattern=r"^p[1-9][0-9]?$")]
    side: Side
    kind: PartyKind
    district: Division = "500000"
    domestic: bool = True
    electronic: bool = False
    mandates: Annotated[tuple[Mandate, ...], Field(max_length=2)] = ()
    addressed_at: Instant | None = None
    gone: Loss | None = None
    taken_over_at: Instant | None = None
    bankrupt: bool = False
