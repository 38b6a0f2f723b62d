"""What a confirmation remembers of the parties: who did what and when, what was granted, what was objected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cases.agencies import Office
from cases.words import RecordRef, Token


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a party did or received, and when."""

    who: Token
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """The same joint application to a second court (解释352); `filed_at` when all have signed it too."""

    court: Office
    applied: tuple[Done, ...] = ()
    filed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Granted:
    """Days that a court gave after an obstacle (民事诉讼法86)."""

    at: datetime
    days: int


@dataclass(frozen=True, kw_only=True)
class Raised:
    """An objection that the court has not decided on; `by` is a party or a third person."""

    by: Token
    at: datetime
    third: bool
    grounds: RecordRef
