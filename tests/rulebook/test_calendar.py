"""The calendar as a value: which days are worked, what is known, what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from adapters.calendars import packaged
from cases.calendar import Calendar

FULL = packaged()

HOLIDAYS_2026 = (
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
)
MAKEUP_2026 = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
"""law/mediation-arbitration-confirmation.md C-10."""


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def build(**changes: object) -> Calendar:
    fields: dict[str, object] = {
        "version": "t-1",
        "source": "测试",
        "known_from": date(2026, 1, 1),
        "known_until": date(2026, 12, 31),
        "rest_days": (date(2026, 1, 1), date(2026, 1, 2)),
        "work_days": (date(2026, 1, 4),),
    }
    return Calendar.model_validate(fields | changes)


def test_every_day_of_2026_is_as_the_notice_says() -> None:
    holidays = {
        day for first, last in HOLIDAYS_2026 for day in days(date.fromisoformat(first), date.fromisoformat(last))
    }
    worked = {date.fromisoformat(day) for day in MAKEUP_2026}
    for day in days(date(2026, 1, 1), date(2026, 12, 31)):
        expected = day in holidays or (day.weekday() >= 5 and day not in worked)
        assert FULL.is_rest_day(day) is expected, day
        assert FULL.is_makeup_day(day) is (day in worked), day


def test_an_unknown_year_has_weekends_only() -> None:
    new_year, saturday = date(2027, 1, 1), date(2027, 1, 2)
    assert not FULL.is_known(new_year)
    assert not FULL.is_rest_day(new_year)
    assert FULL.is_rest_day(saturday)


def test_working_days_are_counted_as_by_hand() -> None:
    number = 0
    for day in days(date(2025, 12, 31), date(2027, 1, 31)):
        number += not FULL.is_rest_day(day)
        passed = FULL.working_days_through(day) - FULL.working_days_through(date(2025, 12, 30))
        assert passed == number, day


def test_the_first_working_day_steps_over_spring_festival_and_stays_on_makeup_days() -> None:
    assert FULL.first_working_day(date(2026, 2, 15)) == date(2026, 2, 24)
    assert FULL.first_working_day(date(2026, 2, 14)) == date(2026, 2, 14)
    assert FULL.first_working_day(date(9999, 12, 31)) == date.max


def test_a_working_day_beyond_all_calendars_is_the_last_date_there_is() -> None:
    assert FULL.working_day(FULL.working_days_through(date.max) + 1, date(2026, 1, 1)) == date.max


def test_between_keeps_the_years_touched_and_their_answers() -> None:
    part = FULL.between(date(2026, 3, 1), date(2027, 3, 1))
    assert (part.known_from, part.known_until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert part.version == FULL.version
    assert {day.year for day in (*part.rest_days, *part.work_days)} == {2026}
    for day in days(date(2026, 1, 1), date(2027, 12, 31)):
        assert part.is_rest_day(day) is FULL.is_rest_day(day)
        assert part.is_known(day) is FULL.is_known(day)


def test_between_years_that_are_all_unknown_knows_nothing() -> None:
    part = FULL.between(date(2030, 1, 1), date(2031, 1, 1))
    assert part.rest_days == part.work_days == ()
    assert not any(part.is_known(day) for day in days(date(2025, 1, 1), date(2032, 1, 1)))


def test_a_calendar_is_a_value() -> None:
    asked, fresh = packaged(), packaged()
    assert asked.is_rest_day(date(2026, 1, 1))
    assert asked == fresh
    assert hash(asked) == hash(fresh)
    assert Calendar.model_validate_json(asked.model_dump_json()) == asked
    with pytest.raises(ValidationError):
        setattr(asked, "version", "other")  # noqa: B010 - what mypy forbids is tried at run time


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"rest_days": (date(2026, 1, 2), date(2026, 1, 1))}, id="not in order"),
        pytest.param({"rest_days": (date(2026, 1, 1), date(2026, 1, 1))}, id="twice"),
        pytest.param({"rest_days": (date(2027, 1, 1),)}, id="outside the years known"),
        pytest.param({"rest_days": (date(2026, 1, 3),)}, id="a Saturday as holiday"),
        pytest.param({"work_days": (date(2026, 1, 5),)}, id="a Monday as make-up day"),
        pytest.param({"known_until": date(2025, 12, 31)}, id="days though nothing is known"),
        pytest.param({"version": "two words"}, id="version is no token"),
        pytest.param({"source": ""}, id="no source"),
        pytest.param({"region": "重庆"}, id="unknown field"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        build(**changes)
