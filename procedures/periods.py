"""A period of a case: counted by the rulebook, moved only by events, explaining itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from cases.calendar import SHANGHAI, Calendar
from cases.words import Token
from rulebook.counting import (
    NEVER,
    Alteration,
    Change,
    ChangeKind,
    Due,
    Reason,
    ReasonCode,
    Unit,
    alter,
    day_of,
    recount,
)
from rulebook.terms import Term

REMINDER_HOUR = time(9, tzinfo=SHANGHAI)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A rule opens this period. It starts at the event unless `start` says otherwise.

    `until` fixes the last day (a contract's date, a day the court set); `length` and `unit` take the place of the
    term's own where the law leaves them to somebody.
    """

    term: Term
    party: str | None = None
    start: datetime | None = None
    until: date | None = None
    length: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, kw_only=True)
class Meet:
    """The periods of this term are met and end: of one party, and of one start, or of all where that is None."""

    term: Term
    party: str | None = None
    start: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Extend:
    """The period is longer by a length, or runs until a later day."""

    term: Term
    cite: str
    length: int = 0
    unit: Unit = Unit.DAY
    until: date | None = None
    party: str | None = None


@dataclass(frozen=True, kw_only=True)
class Stop:
    """The period stands still from this event; without a term, every running period of the procedure does."""

    cite: str
    term: Term | None = None


@dataclass(frozen=True, kw_only=True)
class Resume:
    """The period (or all of the procedure) runs again; the time it stood still is not counted."""

    cite: str
    term: Term | None = None


PeriodChange = Meet | Extend | Stop | Resume


@dataclass(frozen=True, kw_only=True)
class Period:
    """One running period: `due` is its exclusive end, `rung` counts reminders given, `grace` days wait for the post."""

    term: Token
    of: Token
    party: Token | None = None
    cite: Token
    start: datetime
    length: int | None = None
    unit: Unit | None = None
    rolls: bool = True
    due: datetime
    last_day: date
    provisional: bool = False
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    stopped: bool = False
    fixed: bool = False
    warns: tuple[int, ...] = ()
    rung: int = 0
    grace: int = 0

    @property
    def lapses_at(self) -> datetime:
        """When silence has its consequence: the due instant, plus the days left for the post."""
        return self.due + timedelta(days=self.grace)

    @property
    def reminds_at(self) -> datetime | None:
        """When the next reminder is due, if one is left."""
        if self.rung >= len(self.warns):
            return None
        return datetime.combine(self.last_day - timedelta(days=self.warns[self.rung]), REMINDER_HOUR)

    @property
    def next_instant(self) -> datetime | None:
        """The next moment at which something happens by itself; None while the period stands still."""
        if self.stopped:
            return None
        return min(filter(None, (self.reminds_at, self.lapses_at)))

    def in_time(self, handed_in_at: datetime) -> bool:
        """Whether what was handed in then is in time."""
        return handed_in_at < self.due


def open_period(opening: Opening, of: str, at: datetime, calendar: Calendar) -> Period:
    """The period that `opening` asks for, counted on `calendar`."""
    term, start = opening.term, opening.start or at
    version = term.on(day_of(start))
    period = Period(
        term=term.id,
        of=of,
        party=opening.party,
        cite=version.cite,
        start=start,
        length=None if opening.until else opening.length or version.length,
        unit=None if opening.until else opening.unit or version.unit,
        rolls=term.rolls,
        fixed=term.fixed,
        due=start,
        last_day=day_of(start),
        warns=term.warn_days,
        grace=term.post_grace_days,
    )
    return _skip_past_reminders(_ends(period, _due(period, opening.until, calendar)), at)


def _due(period: Period, until: date | None, calendar: Calendar) -> Due:
    if until is not None:
        return _fixed(until, period.cite)
    assert period.length is not None and period.unit is not None
    return recount(
        period.start, period.length, period.unit, calendar, period.changes, rolls=period.rolls, cite=period.cite
    )


def _fixed(day: date, cite: str) -> Due:
    return Due(
        due=datetime.combine(day + timedelta(days=1), time(), SHANGHAI),
        last_day=day,
        provisional=False,
        reasons=(Reason(code=ReasonCode.FIXED_DAY, on=day, cite=cite),),
    )


def _ends(period: Period, due: Due) -> Period:
    return replace(
        period,
        due=due.due,
        last_day=due.last_day,
        provisional=due.provisional,
        reasons=due.reasons,
        stopped=not due.running,
        rung=0,
    )


def _skip_past_reminders(period: Period, at: datetime) -> Period:
    while not period.stopped and (reminder := period.reminds_at) is not None and reminder <= at:
        period = replace(period, rung=period.rung + 1)
    return period


def changed(period: Period, change: PeriodChange, at: datetime, calendar: Calendar) -> Period | None:
    """The period after `change`; None when it was met. A fixed period (不变期间) is neither stopped nor extended."""
    if isinstance(change, Meet):
        return None
    if period.fixed:
        return period
    if isinstance(change, Stop):
        return period if period.stopped else _altered(period, _suspension(change, at), calendar)
    if isinstance(change, Resume):
        return _altered(period, _resumption(change, at), calendar) if period.stopped else period
    until = change.until or (_longer_than_fixed(period, change, calendar) if period.length is None else None)
    if until is not None:
        return _moved_to(period, until, change.cite, at)
    extension = Alteration(kind=ChangeKind.EXTENDED, length=change.length, unit=change.unit, cite=change.cite, at=at)
    return _altered(period, extension, calendar)


def redated(period: Period, start: datetime, at: datetime, calendar: Calendar) -> Period:
    """The period as it runs from another day than was held before; what was granted or lost on the way stays."""
    moved = replace(period, start=start)
    if period.length is None:
        return moved
    return _skip_past_reminders(_ends(moved, _due(moved, None, calendar)), at)


def _longer_than_fixed(period: Period, change: Extend, calendar: Calendar) -> date:
    """The last day of a period with a fixed last day that is longer by a length: counted on from that day."""
    day = datetime.combine(period.last_day, time(), SHANGHAI)
    return recount(day, change.length, change.unit, calendar, (), rolls=period.rolls, cite=change.cite).last_day


def _suspension(change: Stop, at: datetime) -> Alteration:
    return Alteration(kind=ChangeKind.SUSPENDED, since=at, cite=change.cite, at=at)


def _resumption(change: Resume, at: datetime) -> Alteration:
    return Alteration(kind=ChangeKind.RESUMED, until=at, cite=change.cite, at=at)


def recalendared(period: Period, known: Calendar, calendar: Calendar, at: datetime) -> Period:
    """The period counted anew on another calendar; the change says before and after when its end moves.

    A calendar that reaches no farther than the one known changes days that were published: an emergency.
    """
    if period.length is None:
        return period
    farther = calendar.known_until > known.known_until
    kind = ChangeKind.RECALENDARED if farther else ChangeKind.EMERGENCY_NOTICE
    alteration = Alteration(kind=kind, cite=calendar.version, at=at)
    after = _altered(period, alteration, calendar)
    if after.due == period.due:
        return replace(period, provisional=after.provisional)
    return after


def _altered(period: Period, alteration: Alteration, calendar: Calendar) -> Period:
    if period.length is None or period.unit is None:
        return _fixed_altered(period, alteration)
    change, due = alter(
        period.start,
        period.length,
        period.unit,
        calendar,
        period.changes,
        alteration,
        before=period.due,
        rolls=period.rolls,
        cite=period.cite,
    )
    return _skip_past_reminders(_ends(replace(period, changes=(*period.changes, change)), due), alteration.at)


def _fixed_altered(period: Period, alteration: Alteration) -> Period:
    """A fixed day stands still with the period, and moves by the whole days it stood still."""
    if alteration.kind is ChangeKind.SUSPENDED:
        change = Change(**alteration.model_dump(), before=period.due, after=NEVER)
        return replace(period, stopped=True, changes=(*period.changes, change))
    stood = day_of(alteration.at) - day_of(period.changes[-1].at)
    return _moved_to(replace(period, stopped=False), period.last_day + stood, alteration.cite, alteration.at)


def _moved_to(period: Period, until: date, cite: str, at: datetime) -> Period:
    fixed = _fixed(until, cite)
    days = max((until - period.last_day).days, 1)
    change = Change(
        kind=ChangeKind.EXTENDED,
        length=days,
        unit=Unit.DAY,
        cite=cite,
        at=at,
        before=period.due,
        after=fixed.due,
    )
    moved = replace(period, length=None, unit=None, changes=(*period.changes, change))
    return _skip_past_reminders(_ends(moved, fixed), at)
