"""Counting, case by case, on the real calendar of 2026 (law/mediation-arbitration-confirmation.md §2.1, C-10)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import TypeAdapter

from adapters.calendars import packaged
from cases.calendar import SHANGHAI
from cases.errors import Malformed
from rulebook.counting import LONGEST, Due, Reason, ReasonCode, Unit, count, explain

FULL = packaged()
H, D, W, M, Y = Unit.HOUR, Unit.DAY, Unit.WORKDAY, Unit.MONTH, Unit.YEAR


def codes(due: Due) -> list[ReasonCode]:
    return [reason.code for reason in due.reasons]


@pytest.mark.parametrize(
    ("start", "length", "unit", "last_day"),
    [
        pytest.param("2026-01-16", 30, D, "2026-02-24", id="ends in Spring Festival"),
        pytest.param("2026-02-10", 15, D, "2026-02-25", id="Spring Festival in the middle counts"),
        pytest.param("2026-02-04", 10, D, "2026-02-14", id="a make-up Saturday does not roll"),
        pytest.param("2026-09-10", 10, D, "2026-09-20", id="a make-up Sunday does not roll"),
        pytest.param("2026-02-20", 3, D, "2026-02-24", id="rolls from the last holiday"),
        pytest.param("2026-09-26", 5, D, "2026-10-08", id="National Day"),
        pytest.param("2026-04-24", 7, D, "2026-05-06", id="Labour Day"),
        pytest.param("2026-06-04", 15, D, "2026-06-22", id="Dragon Boat, then the weekend"),
        pytest.param("2026-03-13", 1, D, "2026-03-16", id="an ordinary weekend"),
        pytest.param("2026-02-15", 1, D, "2026-02-24", id="begins and ends on rest days"),
        pytest.param("2026-02-13", 1, W, "2026-02-14", id="a make-up Saturday is a working day"),
        pytest.param("2026-02-13", 2, W, "2026-02-24", id="working days skip the festival"),
        pytest.param("2026-02-10", 10, W, "2026-03-02", id="two make-up days in ten working days"),
        pytest.param("2026-02-18", 3, W, "2026-02-26", id="working days from a holiday"),
        pytest.param("2026-01-31", 1, M, "2026-02-28", id="month's last day, worked"),
        pytest.param("2024-01-31", 1, M, "2024-02-29", id="leap day"),
        pytest.param("2025-01-31", 1, M, "2025-02-28", id="no leap day"),
        pytest.param("2024-02-29", 1, Y, "2025-02-28", id="a year from a leap day"),
        pytest.param("2022-02-28", 2, Y, "2024-02-28", id="28 February stays the 28th in a leap year"),
        pytest.param("2026-01-15", 1, M, "2026-02-24", id="months roll too"),
        pytest.param("2025-12-16", 2, M, "2026-02-24", id="months over the year's end"),
        pytest.param("2025-10-05", 1, Y, "2026-10-08", id="years roll too"),
        pytest.param("2020-01-20", 10, D, "2020-02-03", id="the emergency holiday of 2020"),
    ],
)
def test_last_day(start: str, length: int, unit: Unit, last_day: str) -> None:
    due = count(date.fromisoformat(start), length, unit, FULL)
    assert due.last_day.isoformat() == last_day
    assert not due.provisional
    assert due.running


def test_the_last_day_ends_at_midnight_in_shanghai() -> None:
    due = count(date(2026, 1, 16), 30, D, FULL)
    assert due.due == datetime(2026, 2, 25, tzinfo=SHANGHAI)
    assert due.due.tzinfo is SHANGHAI


def test_every_moment_of_a_day_begins_the_same_period() -> None:
    moments = [
        date(2026, 1, 16),
        datetime.fromisoformat("2026-01-16"),
        datetime.fromisoformat("2026-01-16T23:59:59.999999"),
        datetime(2026, 1, 15, 16, 0, tzinfo=UTC),
        datetime(2026, 1, 16, 15, 59, tzinfo=UTC),
    ]
    assert {count(moment, 30, D, FULL) for moment in moments} == {count(date(2026, 1, 16), 30, D, FULL)}


def test_steps_are_told_in_order_with_articles() -> None:
    due = count(date(2026, 1, 16), 30, D, FULL)
    assert [(reason.code, reason.on, reason.until, reason.days, reason.cite) for reason in due.reasons] == [
        (ReasonCode.START_EXCLUDED, date(2026, 1, 16), None, None, "CPL-85"),
        (ReasonCode.COUNTED, date(2026, 2, 15), None, 30, "CPL-85"),
        (ReasonCode.ROLLED_REST_DAY, date(2026, 2, 15), date(2026, 2, 24), 9, "CPL-85"),
    ]


def test_a_makeup_day_and_a_short_month_are_told() -> None:
    assert codes(count(date(2026, 1, 31), 1, M, FULL)) == [
        ReasonCode.START_EXCLUDED,
        ReasonCode.MONTH_END,
        ReasonCode.COUNTED,
        ReasonCode.MAKEUP_DAY,
    ]


def test_working_days_say_how_many_rest_days_they_skipped() -> None:
    skipped = [reason for reason in count(date(2026, 2, 13), 2, W, FULL).reasons if reason.cite == "" and reason.days]
    assert (skipped[0].code, skipped[0].days) == (ReasonCode.WORKDAYS_SKIPPED, 9)
    assert ReasonCode.WORKDAYS_SKIPPED not in codes(count(date(2026, 3, 2), 2, W, FULL))


def test_a_last_day_may_be_kept_where_the_law_does_not_roll_it() -> None:
    due = count(date(2026, 1, 16), 30, D, FULL, rolls=False)
    assert due.last_day == date(2026, 2, 15)
    assert ReasonCode.ROLLED_REST_DAY not in codes(due)


@pytest.mark.parametrize(
    ("start", "length", "due", "last_day"),
    [
        ("2026-09-30T10:20", 48, "2026-10-02T10:20", "2026-10-02"),
        ("2026-02-14T23:00", 24, "2026-02-15T23:00", "2026-02-15"),
        ("2026-03-02T00:00", 24, "2026-03-03T00:00", "2026-03-02"),
        ("2026-12-31T23:59:30", 1, "2027-01-01T00:59:30", "2027-01-01"),
    ],
)
def test_hours_run_through_holidays_to_the_exact_instant(start: str, length: int, due: str, last_day: str) -> None:
    found = count(datetime.fromisoformat(start), length, H, FULL)
    assert found.due == datetime.fromisoformat(due).replace(tzinfo=SHANGHAI)
    assert found.last_day.isoformat() == last_day
    assert not found.provisional
    assert codes(found)[-1] is ReasonCode.HOURS_DO_NOT_ROLL


def test_hours_from_a_date_alone_begin_at_nine() -> None:
    assert count(date(2026, 3, 2), 48, H, FULL).due == datetime(2026, 3, 4, 9, tzinfo=SHANGHAI)


def test_hours_are_hours_that_passed_even_over_summer_time() -> None:
    due = count(datetime.fromisoformat("1990-04-14T12:00"), 24, H, FULL)
    assert due.due.replace(tzinfo=None) == datetime.fromisoformat("1990-04-15T13:00")


@pytest.mark.parametrize(
    ("start", "length", "unit", "rolls", "last_day", "provisional"),
    [
        pytest.param("2026-11-30", 3, M, False, "2027-02-28", False, id="C-04, not rolled: no calendar needed"),
        pytest.param("2026-11-30", 3, M, True, "2027-03-01", True, id="C-04 on a Sunday of an unknown year"),
        pytest.param("2026-12-02", 30, D, True, "2027-01-01", True, id="New Year of an unknown year"),
        pytest.param("2026-12-01", 30, D, True, "2026-12-31", False, id="the last day known"),
        pytest.param("2026-12-25", 4, W, True, "2026-12-31", False, id="working days within the year"),
        pytest.param("2026-12-25", 5, W, True, "2027-01-01", True, id="a working day in an unknown year"),
        pytest.param("2026-05-01", 1, Y, True, "2027-05-03", True, id="D-42: 1 May 2027 is a Saturday"),
        pytest.param("2003-12-02", 30, D, True, "2004-01-02", False, id="begins before the first year known"),
        pytest.param("2003-12-25", 5, W, True, "2004-01-02", True, id="working days before the first year known"),
        pytest.param("2003-11-01", 30, D, True, "2003-12-01", True, id="ends before the first year known"),
    ],
)
def test_unknown_years_are_provisional(
    start: str, length: int, unit: Unit, rolls: bool, last_day: str, provisional: bool
) -> None:
    due = count(date.fromisoformat(start), length, unit, FULL, rolls=rolls)
    assert due.last_day.isoformat() == last_day
    assert due.provisional is provisional
    assert (ReasonCode.CALENDAR_UNKNOWN in codes(due)) is provisional


def test_the_first_unknown_day_is_named() -> None:
    reason = count(date(2026, 12, 25), 300, W, FULL).reasons[-1]
    assert (reason.code, reason.on) == (ReasonCode.CALENDAR_UNKNOWN, date(2027, 1, 1))


def test_a_roll_out_of_the_known_years_is_provisional() -> None:
    closed = FULL.model_validate(
        FULL.model_dump() | {"rest_days": (*FULL.rest_days, *(date(2026, 12, day) for day in (28, 29, 30, 31)))}
    )
    due = count(date(2026, 12, 25), 3, D, closed)
    assert (due.last_day, due.provisional) == (date(2027, 1, 1), True)


@pytest.mark.parametrize(
    ("start", "length", "unit"),
    [
        (date(2026, 1, 1), 0, D),
        (date(2026, 1, 1), -1, D),
        (date(2026, 1, 1), LONGEST + 1, D),
        (date(2026, 1, 1), 7973, Y),
        (date(9998, 12, 1), 31, D),
        (date(9998, 12, 1), 36500, W),
        (date(9998, 12, 1), 36500, D),
        (date(9998, 12, 1), 1, M),
        (datetime.fromisoformat("9998-12-31T23:00"), 2, H),
        (date(9999, 1, 1), 1, D),
        (date(1, 1, 1), 1, D),
        (datetime(1, 1, 1, tzinfo=UTC), 1, H),
    ],
)
def test_what_cannot_be_counted_is_refused(start: date, length: int, unit: Unit) -> None:
    with pytest.raises(Malformed) as caught:
        count(start, length, unit, FULL)
    assert caught.value.field in {"length", "from"}


def test_the_very_last_day_can_be_reached() -> None:
    assert count(date(9998, 12, 1), 30, D, FULL).last_day == date(9998, 12, 31)
    assert count(datetime.fromisoformat("9998-12-31T23:00"), 1, H, FULL).last_day == date(9998, 12, 31)


def test_due_and_reasons_survive_json() -> None:
    adapter = TypeAdapter(Due)
    for unit in Unit:
        due = count(datetime.fromisoformat("2026-01-31T10:20"), 30, unit, FULL)
        assert adapter.validate_json(adapter.dump_json(due)) == due


@pytest.mark.parametrize(
    ("unit", "length", "sentences"),
    [
        (
            D,
            30,
            [
                "期间自2026年1月16日开始，当日不计算在期间内",
                "计满30日，届满于2026年2月15日",
                "最后一日2026年2月15日（星期日）是休息日，顺延至休息日后的第一日2026年2月24日（星期二）",
            ],
        ),
        (
            H,
            48,
            [
                "期间自2026年1月16日开始，起算之时不计算在期间内",
                "计满48小时，届满于2026年1月18日",
                "按小时计算的期间连续计算，遇休息日不顺延",
            ],
        ),
        (
            W,
            7,
            [
                "期间自2026年1月16日开始，当日不计算在期间内",
                "只计工作日，跳过休息日4日",
                "计满7个工作日，届满于2026年1月27日",
            ],
        ),
    ],
)
def test_a_computation_explains_itself_in_chinese(unit: Unit, length: int, sentences: list[str]) -> None:
    assert [explain(reason) for reason in count(date(2026, 1, 16), length, unit, FULL).reasons] == sentences


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_a_sentence(code: ReasonCode) -> None:
    day = date(2026, 2, 28)
    for reason in (Reason(code=code), Reason(code=code, on=day, until=day, days=0, cite="CPL-85")):
        assert explain(reason)
        assert "None" not in explain(reason)
