"""Counting against a counter that walks day by day and asks chinesecalendar itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

import chinese_calendar
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendars import packaged
from cases.calendar import SHANGHAI
from rulebook.counting import Alteration, ChangeKind, Unit, count, recount
from rulebook.gaps import Gap, advance, left_out, union

FULL = packaged()
DAY = timedelta(days=1)

days = st.dates(date(2004, 1, 1), date(2027, 12, 31))
lengths = st.integers(1, 400)
instants = st.datetimes(datetime.fromisoformat("2024-12-01"), datetime.fromisoformat("2026-06-01")).map(
    lambda moment: moment.replace(tzinfo=SHANGHAI)
)
intervals = st.lists(st.tuples(instants, instants).map(sorted), max_size=6)


def is_free(day: date) -> bool:
    return bool(chinese_calendar.is_holiday(day)) if day.year <= 2026 else day.isoweekday() in (6, 7)


def next_open(day: date) -> date:
    while is_free(day):
        day += DAY
    return day


def walk(start: date, length: int, accepts: Callable[[date], bool] = lambda _: True) -> date:
    """The day on which the tally of days that `accepts` takes reaches the length."""
    day, tally = start, 0
    while tally < length:
        day += DAY
        tally += accepts(day)
    return day


def walk_months(start: date, months: int) -> date:
    """Walks to the month looked for, then on to the day with the same number or to where the month ends."""
    day, passed = start, 0
    while passed < months:
        day += DAY
        passed += day.day == 1
    while day.day < start.day and (day + DAY).day != 1:
        day += DAY
    return day


@given(days, lengths)
def test_days(start: date, length: int) -> None:
    plain = walk(start, length)
    due = count(start, length, Unit.DAY, FULL)
    assert due.last_day == next_open(plain)
    assert due.provisional is (due.last_day.year > 2026)
    assert count(start, length, Unit.DAY, FULL, rolls=False).last_day == plain


@given(days, lengths)
def test_working_days(start: date, length: int) -> None:
    due = count(start, length, Unit.WORKDAY, FULL)
    assert due.last_day == walk(start, length, lambda day: not is_free(day))
    assert due.provisional is (due.last_day.year > 2026)


@given(days, st.integers(1, 60))
def test_months(start: date, length: int) -> None:
    assert count(start, length, Unit.MONTH, FULL).last_day == next_open(walk_months(start, length))


@given(days, st.integers(1, 12))
def test_years_are_twelve_months(start: date, length: int) -> None:
    years, months = count(start, length, Unit.YEAR, FULL), count(start, 12 * length, Unit.MONTH, FULL)
    assert (years.due, years.provisional) == (months.due, months.provisional)


@given(instants, lengths)
def test_hours(start: datetime, length: int) -> None:
    assert count(start, length, Unit.HOUR, FULL).due.timestamp() == start.timestamp() + 3600 * length


@given(days, lengths, st.sampled_from([Unit.DAY, Unit.WORKDAY, Unit.MONTH]))
def test_a_longer_period_never_ends_earlier(start: date, length: int, unit: Unit) -> None:
    assert count(start, length, unit, FULL).due <= count(start, length + 1, unit, FULL).due


@given(days, lengths, st.sampled_from([Unit.DAY, Unit.WORKDAY, Unit.MONTH]))
def test_a_period_that_begins_later_never_ends_earlier(start: date, length: int, unit: Unit) -> None:
    assert count(start, length, unit, FULL).due <= count(start + DAY, length, unit, FULL).due


@given(days, lengths, st.sampled_from(Unit))
def test_the_years_a_period_touches_are_calendar_enough(start: date, length: int, unit: Unit) -> None:
    due = count(start, length, unit, FULL)
    assert count(start, length, unit, FULL.between(start, due.last_day)) == due


def exclusions(spans: list[list[datetime]]) -> list[Alteration]:
    return [Alteration(kind=ChangeKind.EXCLUDED, at=until, since=since, until=until) for since, until in spans]


def is_left_out(day: date, spans: list[list[datetime]]) -> bool:
    """A day is left out when its first moment lies in an interval, however many intervals it lies in."""
    return any(since <= datetime.combine(day, time(), SHANGHAI) < until for since, until in spans)


@given(st.dates(date(2024, 12, 1), date(2026, 3, 1)), lengths, intervals)
def test_days_left_out_once_however_often_they_are_excluded(
    start: date, length: int, spans: list[list[datetime]]
) -> None:
    due = recount(start, length, Unit.DAY, FULL, exclusions(spans), rolls=False)
    assert due.last_day == walk(start, length, lambda day: not is_left_out(day, spans))
    told = [reason.days for reason in due.reasons if reason.code == "excluded"]
    assert sum(day or 0 for day in told) == (due.last_day - start).days - length


@given(st.dates(date(2024, 12, 1), date(2026, 3, 1)), lengths, intervals)
def test_working_days_left_out(start: date, length: int, spans: list[list[datetime]]) -> None:
    due = recount(start, length, Unit.WORKDAY, FULL, exclusions(spans))
    assert due.last_day == walk(start, length, lambda day: not is_free(day) and not is_left_out(day, spans))


@given(st.dates(date(2024, 12, 1), date(2026, 3, 1)), st.integers(1, 12), intervals)
def test_months_are_longer_by_the_days_left_out(start: date, length: int, spans: list[list[datetime]]) -> None:
    named = walk_months(start, length)
    counted = sum(not is_left_out(start + DAY * number, spans) for number in range(1, (named - start).days + 1))
    missing = (named - start).days - counted
    due = recount(start, length, Unit.MONTH, FULL, exclusions(spans), rolls=False)
    assert due.last_day == walk(named, missing, lambda day: not is_left_out(day, spans))


@given(instants, st.integers(1, 100), intervals, st.randoms(use_true_random=False))
def test_the_order_of_exclusions_does_not_matter(
    start: datetime, length: int, spans: list[list[datetime]], random: Random
) -> None:
    shuffled = random.sample(spans, len(spans))
    for unit in (Unit.HOUR, Unit.DAY, Unit.WORKDAY, Unit.MONTH):
        one, other = (recount(start, length, unit, FULL, exclusions(order)) for order in (spans, shuffled))
        assert one.due == other.due


gaps = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), max_size=8)


def is_in(number: int, spans: list[Gap]) -> bool:
    return any(low < number <= high for low, high in spans)


@given(st.integers(-60, 60), st.integers(1, 80), gaps)
def test_advancing_counts_what_is_in_no_gap(position: int, amount: int, spans: list[Gap]) -> None:
    end = advance(position, amount, spans)
    assert sum(not is_in(number, spans) for number in range(position + 1, end + 1)) == amount
    assert not is_in(end, spans)
    assert left_out(spans, position, end) == end - position - amount


@given(gaps)
def test_the_union_leaves_out_the_same_numbers_in_disjoint_order(spans: list[Gap]) -> None:
    merged = union(spans)
    assert all(is_in(number, spans) == is_in(number, list(merged)) for number in range(-60, 61))
    assert all(high < low for (_, high), (low, _) in pairwise(merged))
