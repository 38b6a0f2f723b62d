"""Where the calendar comes from: the package, a second package that checks it, and notices in files."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from adapters.calendars import LARGEST_FILE, Notice, amend, packaged, read_notice
from cases.calendar import Calendar
from cases.errors import CalendarInvalid, WorldFault

FULL = packaged()

KNOWN_DIFFERENCES = {
    date(2005, 12, 31): "a Saturday worked for 元旦2006, which chinesecalendar 1.11.0 leaves out and holidays has",
}

NOTICE_2027 = """\
version: cn-2027.1
source: 国务院办公厅关于2027年部分节假日安排的通知
years: [2027]
rest_days: [2027-01-01/2027-01-03, 2027-02-05/2027-02-11, 2027-05-01/2027-05-05, 2027-10-01/2027-10-07]
work_days: [2027-02-13, 2027-05-08, 2027-10-09]
"""
"""An invented notice: the real one was not published when this was written."""


def differences(calendar: Calendar, first: int, last: int) -> set[date]:
    """The days on which the `holidays` package says otherwise."""
    other = holidays.country_holidays("CN", years=range(first, last + 1))
    day, found = date(first, 1, 1), set()
    while day.year <= last:
        if calendar.is_rest_day(day) is other.is_working_day(day):
            found.add(day)
        day += timedelta(days=1)
    return found


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_two_packages_agree_on_every_day_but_the_known_ones() -> None:
    assert differences(FULL, 2004, 2026) == set(KNOWN_DIFFERENCES)


def test_the_comparison_finds_a_single_wrong_day() -> None:
    wrong = FULL.model_copy(update={"rest_days": tuple(day for day in FULL.rest_days if day != date(2026, 2, 23))})
    fresh = Calendar.model_validate(wrong.model_dump())
    assert differences(fresh, 2026, 2026) == {date(2026, 2, 23)}


def test_the_packaged_calendar_says_where_it_comes_from_and_ends() -> None:
    assert FULL.version.startswith("cn-2026.")
    assert FULL.known_from == date(2004, 1, 1)
    assert FULL.known_until == date(2026, 12, 31)


def test_a_notice_publishes_the_next_year_and_changes_nothing_before(tmp_path: Path) -> None:
    calendar = amend(FULL, read_notice(write(tmp_path / "2027.yaml", NOTICE_2027)))
    assert calendar.version == "cn-2027.1"
    assert calendar.known_until == date(2027, 12, 31)
    assert calendar.is_rest_day(date(2027, 10, 7))
    assert not calendar.is_rest_day(date(2027, 10, 9))
    assert calendar.rest_days[: len(FULL.rest_days)] == FULL.rest_days


def test_a_notice_may_be_json(tmp_path: Path) -> None:
    data = {"version": "cn-2026.2", "source": "紧急通知", "rest_days": ["2026-12-01"]}
    notice = read_notice(write(tmp_path / "n.json", json.dumps(data)))
    assert amend(FULL, notice).is_rest_day(date(2026, 12, 1))


def test_an_emergency_notice_moves_days_both_ways() -> None:
    notice = Notice.model_validate(
        {"version": "cn-2026.2", "source": "紧急通知", "rest_days": ["2026-02-28"], "work_days": ["2026-02-23"]}
    )
    calendar = amend(FULL, notice)
    assert calendar.is_rest_day(date(2026, 2, 28))
    assert not calendar.is_rest_day(date(2026, 2, 23))
    assert calendar.known_until == FULL.known_until


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("version", {"version": FULL.version}),
        ("years", {"years": [2028]}),
        ("years", {"years": [2026]}),
        ("years", {"years": [], "rest_days": ["2027-01-01"]}),
        ("rest_days", {"rest_days": ["2027-01-01"]}),
        ("work_days", {"work_days": ["2027-01-02"]}),
    ],
)
def test_a_notice_that_does_not_fit_is_refused(field: str, change: dict[str, object]) -> None:
    whole = {
        "version": "cn-2027.1",
        "source": "通知",
        "years": [2027],
        "rest_days": ["2027-01-01/2027-01-03", "2027-05-01", "2027-10-01"],
    }
    amend(FULL, Notice.model_validate(whole))
    with pytest.raises(CalendarInvalid) as caught:
        amend(FULL, Notice.model_validate(whole | change))
    assert caught.value.field == field


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- 1",
        "version: [",
        "version: a\nsource: b\nrest_days: [2027-02-30]",
        "version: a\nsource: b\nrest_days: [2027-02-10/2027-02-01]",
        "version: a\nsource: b\nrest_days: [2027-01-01/2027-12-31]",
        "version: a\nsource: b\nrest_days: [20270101]",
        "version: a\nsource: b\nrest_days: [2027-01-01 10:00:00]",
        "version: a\nsource: b\nholidays: []",
        "version: two words\nsource: b",
        "version: a\nsource: b\nyears: [next]",
        "[" * 20000,
    ],
)
def test_a_file_that_is_no_notice_is_refused_with_the_format(tmp_path: Path, text: str) -> None:
    with pytest.raises(CalendarInvalid) as caught:
        read_notice(write(tmp_path / "n.yaml", text))
    assert caught.value.message
    assert caught.value.remedy is not None
    assert "rest_days" in caught.value.remedy


def test_a_file_of_other_bytes_or_too_many_is_refused(tmp_path: Path) -> None:
    binary, huge = tmp_path / "b.yaml", tmp_path / "h.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    huge.write_bytes(b"#" * (LARGEST_FILE + 1))
    for path in (binary, huge):
        with pytest.raises(CalendarInvalid):
            read_notice(path)


def test_a_file_that_is_not_there_is_a_fault_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(WorldFault):
        read_notice(tmp_path / "missing.yaml")
