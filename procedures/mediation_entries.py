"""What a mediation remembers of what was said and signed: signatures, wishes, confidences, proposals, drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cases.agreement import Terms
from cases.words import RecordRef, Token, VaultRef


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signature or seal: who, and when."""

    who: Token
    on: datetime


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A party's consent to mediate until the end of a later day: when it was given, and why."""

    who: Token
    until: date
    on: datetime
    reason: RecordRef | None = None


@dataclass(frozen=True, kw_only=True)
class Confidence:
    """What a party has said to the mediator alone, or lets him pass on: whose, when, and the text in the vault."""

    who: Token
    on: datetime
    text: VaultRef


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A proposal of the mediator for the time being: its text in the vault, and who has agreed to it."""

    text: VaultRef
    on: datetime
    agreed: tuple[Token, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A text for signature beside an agreement in effect: a correction, or the writing of what was agreed orally."""

    terms: Terms
    signed: tuple[Signed, ...] = ()
    sealed: Signed | None = None
