"""Periods of a case: what moves them, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.calendar import Calendar
from procedures.periods import Extend, Opening, Period, PeriodChange, Resume, Stop, changed, open_period, recalendared
from rulebook import confirmation as law
from rulebook.counting import ChangeKind, Unit
from tests.makers import at, calendar

THIRD_PERSON = law.THIRD_PERSON
"""Six months that nothing but the calendar moves (民诉法解释127, 372)."""


def opened() -> Period:
    return open_period(Opening(term=THIRD_PERSON), "confirmation-1", at(0), calendar())


@pytest.mark.parametrize(
    "change",
    [Stop(cite="CPL-153"), Resume(cite="CPL-153"), Extend(term=THIRD_PERSON, cite="CPL-86", length=10, unit=Unit.DAY)],
)
def test_a_fixed_period_is_neither_stopped_nor_extended(change: PeriodChange) -> None:
    period = opened()
    assert period.fixed
    assert changed(period, change, at(5), calendar()) == period
    movable = replace(period, fixed=False)
    if not isinstance(change, Resume):
        assert changed(movable, change, at(5), calendar()) != movable


def test_a_fixed_period_follows_the_calendar() -> None:
    period = opened()
    rest = tuple(sorted({*calendar().rest_days, period.last_day}))
    notice = Calendar.model_validate(calendar().model_dump() | {"version": "emergency", "rest_days": rest})
    moved = recalendared(period, calendar(), notice, at(5))
    assert moved.last_day > period.last_day
    assert moved.changes[-1].kind is ChangeKind.EMERGENCY_NOTICE


def test_a_calendar_that_publishes_another_year_is_no_emergency() -> None:
    period = open_period(Opening(term=THIRD_PERSON), "confirmation-1", at(250), calendar())
    assert period.provisional
    last = period.last_day
    published = calendar().model_dump() | {
        "version": "next",
        "known_until": date(last.year, 12, 31),
        "rest_days": (*calendar().rest_days, last),
    }
    moved = recalendared(period, calendar(), Calendar.model_validate(published), at(255))
    assert moved.changes[-1].kind is ChangeKind.RECALENDARED
    assert not moved.provisional
