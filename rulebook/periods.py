"""What a computed period is made of: its unit, its last day, the reasons for it and what changed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from cases.words import Instant, Word

Cite = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/+\-]{0,60}$")]
"""The id of an article or of a calendar version; empty where no article decides."""


class Unit(StrEnum):
    """What a period is counted in (民事诉讼法85: 时、日、月、年; working days where a text says so)."""

    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"
    YEAR = "year"


class ReasonCode(StrEnum):
    """One step of a computation."""

    START_EXCLUDED = "start_excluded"
    COUNTED = "counted"
    MONTH_END = "month_end"
    WORKDAYS_SKIPPED = "workdays_skipped"
    ROLLED_REST_DAY = "rolled_rest_day"
    MAKEUP_DAY = "makeup_day"
    HOURS_DO_NOT_ROLL = "hours_do_not_roll"
    CALENDAR_UNKNOWN = "calendar_unknown"
    EXTENDED = "extended"
    EXCLUDED = "excluded"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    RESTARTED = "restarted"
    RECALENDARED = "recalendared"
    EMERGENCY_NOTICE = "emergency_notice"
    FIXED_DAY = "fixed_day"
    POST_GRACE = "post_grace"


class Reason(Word):
    """One step: `on` the day it speaks of, `until` where it led, `days` how many of `unit`, `cite` the article."""

    code: ReasonCode
    on: date | None = None
    until: date | None = None
    days: int | None = None
    unit: Unit = Unit.DAY
    cite: Cite = ""


@dataclass(frozen=True, kw_only=True)
class Due:
    """The end of a period: `due` is exclusive (what arrives at that instant is late), `last_day` the last day in time.

    For hours `due` is the exact instant, else the next 00:00 Asia/Shanghai after `last_day` (民法典203). `provisional`
    says that a day which matters lies in a year whose calendar is not published.
    """

    due: datetime
    last_day: date
    provisional: bool
    reasons: tuple[Reason, ...]
    running: bool = True


class ChangeKind(StrEnum):
    """What may happen to a period that runs."""

    EXTENDED = "extended"
    EXCLUDED = "excluded"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    RESTARTED = "restarted"
    RECALENDARED = "recalendared"
    EMERGENCY_NOTICE = "emergency_notice"


_NEEDS: dict[ChangeKind, tuple[bool, bool, bool]] = {
    ChangeKind.EXTENDED: (True, False, False),
    ChangeKind.EXCLUDED: (False, True, True),
    ChangeKind.SUSPENDED: (False, True, False),
    ChangeKind.RESUMED: (False, False, True),
    ChangeKind.RESTARTED: (False, True, False),
    ChangeKind.RECALENDARED: (False, False, False),
    ChangeKind.EMERGENCY_NOTICE: (False, False, False),
}
"""Which of `length`, `since` and `until` each kind carries."""


class Alteration(Word):
    """Something that moves a period's end, before its effect is known.

    extended: by `length` in `unit`, from the day on which the period would have ended; excluded: days that begin in
    [`since`, `until`) do not count; suspended from `since`, resumed at `until`; restarted: counted anew from `since`;
    recalendared and emergency_notice: the calendar has another version (`cite`). `at` is when it happened.
    """

    kind: ChangeKind
    at: Instant
    cite: Cite = ""
    length: Annotated[int, Field(ge=1)] | None = None
    unit: Unit | None = None
    since: Instant | None = None
    until: Instant | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        given = (self.length is not None, self.since is not None, self.until is not None)
        if given != _NEEDS[self.kind] or (self.unit is not None) != given[0]:
            raise ValueError("期间变更的内容与其种类不符")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError("扣除区间的终点早于起点")
        return self


class Change(Alteration):
    """An alteration with the ends it found and made: `before` and `after` are exclusive last instants."""

    before: Instant
    after: Instant
