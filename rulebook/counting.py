"""The counting of periods (民事诉讼法85; 民法典200–204): pure arithmetic on a start, a length and a calendar.

The day on which a period begins does not count. A last day on a rest day moves to the first working day after it; only
the last day moves. Months and years end on the same-numbered day, or on the month's last day. Working days skip rest
days. Hours run to the exact instant and do not move. The last day ends at the next 00:00, Asia/Shanghai.

Doubt: 民事诉讼法85 also leaves out the hour in which a period begins; 48 hours from 10:20 end at 10:20 here (C-11).
Doubt: no text says whether an extension runs on from the last day before or after it moved over a rest day; it runs on
from the day on which the period would have ended ("期间届满的日期", 民事诉讼法85), that is after.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from cases.calendar import LAST_DAY, SHANGHAI, Calendar
from cases.errors import Malformed
from rulebook.gaps import Gap, advance, left_out
from rulebook.periods import Alteration, Change, ChangeKind, Due, Reason, ReasonCode, Unit
from rulebook.wording import explain

__all__ = [
    "LONGEST",
    "NEVER",
    "Alteration",
    "Change",
    "ChangeKind",
    "Due",
    "Reason",
    "ReasonCode",
    "Unit",
    "alter",
    "count",
    "day_of",
    "explain",
    "recount",
]

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)

LONGEST = 36500
"""The longest period that is counted, in any unit."""

NEVER = datetime.combine(LAST_DAY + _DAY, time(), SHANGHAI)
"""The end of a suspended period."""

_PERIODS = "CPL-85"
_ARTICLES = {
    Unit.HOUR: _PERIODS,
    Unit.DAY: _PERIODS,
    Unit.WORKDAY: "",
    Unit.MONTH: "CIV-202",
    Unit.YEAR: "CIV-202",
}
_OPENING = time(9)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR = timedelta(hours=1) // _INSTANT
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


class _Span(NamedTuple):
    """The period itself, or one extension of it."""

    code: ReasonCode
    length: int
    unit: Unit
    cite: str


@dataclass(frozen=True, slots=True)
class _Pause:
    """An interval [since, until) that does not count, and the reason it is told with."""

    code: ReasonCode
    since: datetime
    until: datetime
    cite: str

    def days(self) -> Gap:
        """The days that begin in the interval, as a gap between ordinals."""
        since, until = self.since.astimezone(SHANGHAI) - _INSTANT, self.until.astimezone(SHANGHAI) - _INSTANT
        return since.toordinal(), until.toordinal()


class _Course(NamedTuple):
    """What the changes leave of a period: where it begins, what is counted, what is left out, what is to be told."""

    begin: datetime
    spans: tuple[_Span, ...]
    pauses: tuple[_Pause, ...] = ()
    told: tuple[Reason, ...] = ()
    stopped: Alteration | None = None


def count(start: date | datetime, length: int, unit: Unit, calendar: Calendar, *, rolls: bool = True) -> Due:
    """The end of a period of `length` units that begins at `start`.

    Days need only the day of `start`; a naive instant is Asia/Shanghai, a date alone is 09:00 for hours. `rolls=False`
    keeps a last day on a rest day. Raises `Malformed` for a length outside 1…`LONGEST` and an end after year 9998.
    """
    return recount(start, length, unit, calendar, (), rolls=rolls)


def recount(
    start: date | datetime,
    length: int,
    unit: Unit,
    calendar: Calendar,
    changes: Sequence[Alteration],
    *,
    rolls: bool = True,
    cite: str = "",
) -> Due:
    """The end of a period after everything that happened to it, in the order in which it happened.

    `cite` is the article the length comes from. A period that is suspended ends at `NEVER`. Raises `Malformed` as
    `count` does, and for a resumption without suspension, a second suspension, or hours mixed with other units.
    """
    if not 1 <= length <= LONGEST:
        raise Malformed(f"期间长度须在1至{LONGEST}之间", field="length")
    course = _follow(_local(start), _Span(ReasonCode.COUNTED, length, unit, cite or _ARTICLES[unit]), changes)
    if course.stopped is not None:
        return _never(course, course.stopped)
    return _hours(course) if unit is Unit.HOUR else _days(course, calendar, rolls)


def alter(
    start: date | datetime,
    length: int,
    unit: Unit,
    calendar: Calendar,
    changes: Sequence[Alteration],
    alteration: Alteration,
    *,
    before: datetime,
    rolls: bool = True,
    cite: str = "",
) -> tuple[Change, Due]:
    """The alteration as a change that says what it moved, and the new end; `before` is the end that stood until now."""
    due = recount(start, length, unit, calendar, (*changes, alteration), rolls=rolls, cite=cite)
    return Change(**alteration.model_dump(), before=before, after=due.due), due


def day_of(start: date | datetime) -> date:
    """The day in Shanghai on which a period begins; raises `Malformed` for a year that is not counted."""
    return _local(start).date()


def _local(start: date | datetime) -> datetime:
    instant = start if isinstance(start, datetime) else datetime.combine(start, _OPENING)
    if not 1 < instant.year <= LAST_DAY.year:
        raise Malformed(f"起算日须在公元2年至{LAST_DAY.year}年之间", field="from")
    return instant.replace(tzinfo=SHANGHAI) if instant.tzinfo is None else instant.astimezone(SHANGHAI)


def _follow(begin: datetime, base: _Span, changes: Sequence[Alteration]) -> _Course:
    course = _Course(begin, (base,), told=(_began(begin, base),))
    for change in changes:
        course = _apply(course, change)
    return course


def _began(begin: datetime, base: _Span) -> Reason:
    return Reason(code=ReasonCode.START_EXCLUDED, on=begin.date(), unit=base.unit, cite=_PERIODS)


def _apply(course: _Course, change: Alteration) -> _Course:
    code = ReasonCode(change.kind.value)
    if change.length is not None and change.unit is not None:
        return course._replace(spans=(*course.spans, _Span(code, change.length, change.unit, change.cite)))
    if change.kind is ChangeKind.SUSPENDED:
        return _suspend(course, change)
    if change.kind is ChangeKind.RESTARTED and change.since is not None:
        begin = _local(change.since)
        told = Reason(code=code, on=begin.date(), cite=change.cite)
        return course._replace(begin=begin, spans=course.spans[:1], told=(*course.told, told))
    if change.until is not None:
        return _leave_out(course, change, change.until)
    return course._replace(told=(*course.told, Reason(code=code, cite=change.cite)))


def _suspend(course: _Course, change: Alteration) -> _Course:
    if course.stopped is not None:
        raise Malformed("期间已经中止，不得重复中止", field="changes")
    return course._replace(stopped=change)


def _leave_out(course: _Course, change: Alteration, until: datetime) -> _Course:
    """An exclusion, which says when it began, or the end of the suspension that stands."""
    if change.since is not None:
        pause = _Pause(ReasonCode.EXCLUDED, change.since, until, change.cite)
        return course._replace(pauses=(*course.pauses, pause))
    if course.stopped is None or course.stopped.since is None:
        raise Malformed("期间没有中止，无从恢复", field="changes")
    if until < course.stopped.since:
        raise Malformed("恢复的时间早于中止的时间", field="changes")
    pause = _Pause(ReasonCode.RESUMED, course.stopped.since, until, change.cite)
    return course._replace(pauses=(*course.pauses, pause), stopped=None)


def _never(course: _Course, stopped: Alteration) -> Due:
    on = None if stopped.since is None else _local(stopped.since).date()
    told = Reason(code=ReasonCode.SUSPENDED, on=on, cite=stopped.cite)
    return Due(due=NEVER, last_day=LAST_DAY, provisional=True, reasons=(*course.told, told), running=False)


def _days(course: _Course, calendar: Calendar, rolls: bool) -> Due:
    day = course.begin.date()
    gaps = tuple(pause.days() for pause in course.pauses)
    counted: list[Reason] = []
    for span in course.spans:
        day, reasons = _count_span(day, span, calendar, gaps, rolls)
        counted += reasons
    told = (*course.told, *_tell_pauses(course, calendar, gaps, day), *counted)
    provisional = any(reason.code is ReasonCode.CALENDAR_UNKNOWN for reason in counted)
    due = datetime.combine(day + _DAY, time(), SHANGHAI)
    return Due(due=due, last_day=day, provisional=provisional, reasons=told)


def _count_span(
    day: date, span: _Span, calendar: Calendar, gaps: Sequence[Gap], rolls: bool
) -> tuple[date, list[Reason]]:
    """The last day of one span after `day`, moved over rest days if it `rolls`, and how it was found."""
    if span.unit is Unit.WORKDAY:
        reached, reasons = _reach_workday(day, span, calendar, gaps)
        return reached, reasons + _tell_unknown(calendar, day + _DAY, reached)
    reached, reasons = _reach_month(day, span, gaps) if span.unit in _MONTHS else _reach_day(day, span, gaps)
    if not rolls:
        return reached, reasons
    last = _bounded(calendar.first_working_day(reached))
    return last, reasons + _tell_rolling(calendar, reached, last) + _tell_unknown(calendar, reached, last)


def _reach_day(day: date, span: _Span, gaps: Sequence[Gap]) -> tuple[date, list[Reason]]:
    if span.unit is Unit.HOUR:
        raise Malformed("按日、月、年计算的期间不能按小时延长", field="unit")
    reached = _date(advance(day.toordinal(), span.length, gaps))
    return reached, [_counted(span, reached)]


def _reach_month(day: date, span: _Span, gaps: Sequence[Gap]) -> tuple[date, list[Reason]]:
    """The same-numbered day or the month's last (民法典202), then as many days more as the gaps left out."""
    named = _bounded(_same_numbered(day, span.length * _MONTHS[span.unit]))
    missed = left_out(gaps, day.toordinal(), named.toordinal())
    reached = _date(advance(named.toordinal(), missed, gaps))
    short = [Reason(code=ReasonCode.MONTH_END, on=named, cite="CIV-202")] if named.day != day.day else []
    return reached, [*short, _counted(span, reached)]


def _reach_workday(day: date, span: _Span, calendar: Calendar, gaps: Sequence[Gap]) -> tuple[date, list[Reason]]:
    """Counted on the line of working days, where a gap leaves out only the working days in it."""
    begin = calendar.working_days_through(day)
    number = advance(begin, span.length, _in_working_days(calendar, gaps))
    reached = _bounded(calendar.working_day(number, day))
    skipped = (reached - day).days - (number - begin)
    rest = [Reason(code=ReasonCode.WORKDAYS_SKIPPED, days=skipped)] if skipped else []
    return reached, [*rest, _counted(span, reached)]


def _same_numbered(day: date, months: int) -> date:
    """The same-numbered day so many months later, or the last day of that month; `date.max` when out of range."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > LAST_DAY.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _in_working_days(calendar: Calendar, gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    return tuple((_working(calendar, low), _working(calendar, high)) for low, high in gaps)


def _working(calendar: Calendar, ordinal: int) -> int:
    return calendar.working_days_through(date.fromordinal(ordinal))


def _date(ordinal: int) -> date:
    return _bounded(date.fromordinal(min(ordinal, date.max.toordinal())))


def _bounded(day: date) -> date:
    if day > LAST_DAY:
        raise Malformed(f"期间的最后一日超出{LAST_DAY.year}年，无法计算", field="length")
    return day


def _counted(span: _Span, on: date) -> Reason:
    return Reason(code=span.code, on=on, days=span.length, unit=span.unit, cite=span.cite)


def _tell_rolling(calendar: Calendar, reached: date, last: date) -> list[Reason]:
    if last != reached:
        days = (last - reached).days
        return [Reason(code=ReasonCode.ROLLED_REST_DAY, on=reached, until=last, days=days, cite=_PERIODS)]
    return [Reason(code=ReasonCode.MAKEUP_DAY, on=last)] if calendar.is_makeup_day(last) else []


def _tell_unknown(calendar: Calendar, first: date, last: date) -> list[Reason]:
    """Names the first of these days whose calendar is not published."""
    if not calendar.is_known(first):
        return [Reason(code=ReasonCode.CALENDAR_UNKNOWN, on=first)]
    if not calendar.is_known(last):
        return [Reason(code=ReasonCode.CALENDAR_UNKNOWN, on=calendar.known_until + _DAY)]
    return []


def _tell_pauses(course: _Course, calendar: Calendar, gaps: Sequence[Gap], last: date) -> list[Reason]:
    """What each pause left out that no earlier one had left out already, in the unit of the period."""
    unit = Unit.WORKDAY if course.spans[0].unit is Unit.WORKDAY else Unit.DAY
    begin, end = course.begin.toordinal(), last.toordinal()
    line = gaps
    if unit is Unit.WORKDAY:
        line, begin, end = _in_working_days(calendar, gaps), _working(calendar, begin), _working(calendar, end)
    reasons = []
    for index, (pause, (low, high)) in enumerate(zip(course.pauses, gaps, strict=True)):
        days = left_out(line[: index + 1], begin, end) - left_out(line[:index], begin, end)
        since, until = date.fromordinal(min(low + 1, high)), date.fromordinal(high)
        reasons.append(Reason(code=pause.code, on=since, until=until, days=days, unit=unit, cite=pause.cite))
    return reasons


def _hours(course: _Course) -> Due:
    gaps = tuple((_ticks(pause.since), _ticks(pause.until)) for pause in course.pauses)
    end, counted = _ticks(course.begin), []
    for span in course.spans:
        if span.unit is not Unit.HOUR:
            raise Malformed("按小时计算的期间只能按小时延长", field="unit")
        end = advance(end, span.length * _HOUR, gaps)
        counted.append(_counted(span, (_instant(end) - _INSTANT).date()))
    paused = [
        Reason(code=pause.code, on=_local(pause.since).date(), until=_local(pause.until).date(), cite=pause.cite)
        for pause in course.pauses
    ]
    due = _instant(end)
    told = (*course.told, *paused, *counted, Reason(code=ReasonCode.HOURS_DO_NOT_ROLL))
    return Due(due=due, last_day=(due - _INSTANT).date(), provisional=False, reasons=told)


def _ticks(instant: datetime) -> int:
    return (instant - _EPOCH) // _INSTANT


def _instant(ticks: int) -> datetime:
    if ticks > _ticks(NEVER):
        raise Malformed(f"期间的终点超出{LAST_DAY.year}年，无法计算", field="length")
    return (_EPOCH + ticks * _INSTANT).astimezone(SHANGHAI)
