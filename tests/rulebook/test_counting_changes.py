"""What may happen to a running period: extended, excluded, suspended, resumed, restarted, on a new calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from adapters.calendars import Notice, amend, packaged
from cases.calendar import SHANGHAI
from cases.errors import Malformed
from rulebook.counting import (
    NEVER,
    Alteration,
    Change,
    ChangeKind,
    Due,
    ReasonCode,
    Unit,
    alter,
    count,
    explain,
    recount,
)

FULL = packaged()
START = date(2026, 3, 2)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def alteration(kind: str, **fields: Any) -> Alteration:
    for name in ("since", "until"):
        if name in fields:
            fields[name] = moment(fields[name])
    return Alteration(kind=ChangeKind(kind), at=moment("2026-03-02"), **fields)


def extended(length: int, unit: Unit = Unit.DAY) -> Alteration:
    return alteration("extended", length=length, unit=unit, cite="ZXTJ-24")


def excluded(since: str, until: str) -> Alteration:
    return alteration("excluded", since=since, until=until, cite="ZXTJ-26")


SUSPENDED = alteration("suspended", since="2026-03-05T10:00", cite="CPL-153")
RESUMED = alteration("resumed", until="2026-03-25T16:00", cite="CPL-153")


def after(*changes: Alteration, start: date = START, length: int = 10, unit: Unit = Unit.DAY) -> Due:
    return recount(start, length, unit, FULL, changes)


def told(due: Due, code: ReasonCode) -> list[str]:
    return [explain(reason) for reason in due.reasons if reason.code is code]


def test_without_changes_a_recount_is_a_count() -> None:
    for unit in Unit:
        assert recount(START, 7, unit, FULL, ()) == count(START, 7, unit, FULL)


@pytest.mark.parametrize(
    ("changes", "last_day"),
    [
        pytest.param([extended(15)], "2026-03-27", id="runs on from the last day"),
        pytest.param([extended(5), extended(5)], "2026-03-23", id="twice: 12 + 5 = 17, + 5 = Sunday 22, rolled"),
        pytest.param([extended(1, Unit.MONTH)], "2026-04-13", id="a month: 12 April is a Sunday"),
        pytest.param([extended(3, Unit.WORKDAY)], "2026-03-17", id="working days"),
        pytest.param(
            [excluded("2026-03-05T10:00", "2026-03-08T09:00")], "2026-03-16", id="three days: Sunday 15, rolled"
        ),
        pytest.param([excluded("2026-03-05T00:00", "2026-03-08T00:00")], "2026-03-16", id="three whole days"),
        pytest.param([excluded("2026-03-05T10:00", "2026-03-05T18:00")], "2026-03-12", id="within a day: nothing"),
        pytest.param([excluded("2026-02-01", "2026-03-04")], "2026-03-13", id="begun before the period"),
        pytest.param([excluded("2026-03-12T10:00", "2026-03-20T10:00")], "2026-03-12", id="begun on the last day"),
        pytest.param([excluded("2026-03-11T10:00", "2026-03-20T10:00")], "2026-03-23", id="the last day left out"),
        pytest.param(
            [excluded("2026-03-05", "2026-03-15"), excluded("2026-03-10", "2026-03-20")],
            "2026-03-27",
            id="overlapping: fifteen days, not twenty",
        ),
        pytest.param([extended(5), excluded("2026-03-14", "2026-03-16")], "2026-03-19", id="in the extension"),
        pytest.param([SUSPENDED, RESUMED], "2026-04-01", id="suspended for twenty days"),
        pytest.param(
            [SUSPENDED, RESUMED, excluded("2026-03-20", "2026-03-27")],
            "2026-04-02",
            id="suspension and exclusion overlap: one day more",
        ),
        pytest.param([alteration("restarted", since="2026-03-09T10:00")], "2026-03-19", id="counted anew"),
        pytest.param([extended(5), alteration("restarted", since="2026-03-09")], "2026-03-19", id="anew, not extended"),
        pytest.param(
            [alteration("restarted", since="2026-03-09"), extended(5)], "2026-03-24", id="anew, then extended"
        ),
    ],
)
def test_where_changes_lead(changes: list[Alteration], last_day: str) -> None:
    assert after(*changes).last_day.isoformat() == last_day


def test_an_extension_runs_on_from_the_day_the_period_would_have_ended() -> None:
    due = after(extended(3), start=date(2026, 1, 16), length=30)
    assert due.last_day == date(2026, 2, 27)
    assert [reason.code for reason in due.reasons] == ["start_excluded", "counted", "rolled_rest_day", "extended"]


def test_each_exclusion_tells_the_days_it_added() -> None:
    due = after(
        excluded("2026-03-05", "2026-03-15"), excluded("2026-03-10", "2026-03-20"), excluded("2026-03-06", "2026-03-08")
    )
    assert told(due, ReasonCode.EXCLUDED) == [
        "2026年3月5日至2026年3月14日不计入期间，扣除10日",
        "2026年3月10日至2026年3月19日不计入期间，扣除5日",
        "2026年3月6日至2026年3月7日不计入期间；与期间不重合或已扣除，不再扣除",
    ]


def test_working_days_leave_out_working_days() -> None:
    due = after(excluded("2026-03-06", "2026-03-10"), length=5, unit=Unit.WORKDAY)
    assert due.last_day == date(2026, 3, 11)
    assert told(due, ReasonCode.EXCLUDED) == ["2026年3月6日至2026年3月9日不计入期间，扣除2个工作日"]


def test_months_are_longer_by_the_days_left_out() -> None:
    assert after(excluded("2026-03-10", "2026-03-20"), length=1, unit=Unit.MONTH).last_day == date(2026, 4, 13)


def test_hours_leave_out_exact_intervals() -> None:
    changes = [excluded("2026-03-02T12:00", "2026-03-02T14:30"), extended(1, Unit.HOUR)]
    due = recount(moment("2026-03-02T10:20"), 48, Unit.HOUR, FULL, changes)
    assert due.due == moment("2026-03-04T13:50")
    assert told(due, ReasonCode.EXCLUDED) == ["2026年3月2日至2026年3月2日不计入期间"]


def test_a_suspended_period_never_ends() -> None:
    due = after(SUSPENDED)
    assert (due.due, due.running, due.provisional) == (NEVER, False, True)
    assert due.reasons[-1].code is ReasonCode.SUSPENDED
    assert due.reasons[-1].cite == "CPL-153"
    assert "2026年3月5日" in explain(due.reasons[-1])


def test_a_resumed_period_tells_the_suspension() -> None:
    assert told(after(SUSPENDED, RESUMED), ReasonCode.RESUMED) == [
        "2026年3月6日至2026年3月25日中止，不计入期间，扣除20日"
    ]


@pytest.mark.parametrize(
    ("changes", "unit"),
    [
        ([RESUMED], Unit.DAY),
        ([SUSPENDED, SUSPENDED], Unit.DAY),
        ([SUSPENDED, alteration("resumed", until="2026-03-01")], Unit.DAY),
        ([SUSPENDED, RESUMED, RESUMED], Unit.DAY),
        ([extended(5, Unit.HOUR)], Unit.DAY),
        ([extended(5, Unit.DAY)], Unit.HOUR),
        ([alteration("excluded", since="2026-03-03", until="9999-12-31")], Unit.DAY),
        ([alteration("excluded", since="2026-03-02", until="9999-12-31")], Unit.HOUR),
        ([alteration("excluded", since="2026-03-03", until="9999-12-31")], Unit.WORKDAY),
    ],
)
def test_changes_that_do_not_follow_are_refused(changes: list[Alteration], unit: Unit) -> None:
    with pytest.raises(Malformed):
        after(*changes, unit=unit)


def test_a_change_says_what_it_moved_and_can_be_followed() -> None:
    before = count(START, 10, Unit.DAY, FULL)
    change, due = alter(START, 10, Unit.DAY, FULL, (), extended(15), before=before.due)
    assert (change.before, change.after) == (before.due, due.due)
    assert recount(START, 10, Unit.DAY, FULL, [change]) == due


@pytest.mark.parametrize("kind", ["recalendared", "emergency_notice"])
def test_a_new_calendar_moves_the_end_and_leaves_its_reason(kind: str) -> None:
    start = date(2026, 2, 2)
    before = count(start, 22, Unit.DAY, FULL)
    notice = Notice.model_validate(
        {"version": "cn-2026.2", "source": "紧急通知", "rest_days": ["2026-02-24/2026-02-27"]}
    )
    news = alteration(kind, cite="cn-2026.2")
    change, due = alter(start, 22, Unit.DAY, amend(FULL, notice), (), news, before=before.due)
    assert (before.last_day, due.last_day) == (date(2026, 2, 24), date(2026, 2, 28))
    assert change.before < change.after
    assert (kind, "cn-2026.2") in [(reason.code, reason.cite) for reason in due.reasons]


def test_an_exclusion_is_never_shorter_than_nothing() -> None:
    for days in range(40):
        until = (moment("2026-03-03T12:00") + timedelta(days=days)).replace(tzinfo=None).isoformat()
        assert after(excluded("2026-03-03T12:00", until)).due >= after().due


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "extended"},
        {"kind": "extended", "length": 3},
        {"kind": "extended", "length": 0, "unit": "day"},
        {"kind": "extended", "length": 3, "unit": "day", "since": "2026-03-02T00:00:00+08:00"},
        {"kind": "excluded", "since": "2026-03-02T00:00:00+08:00"},
        {"kind": "excluded", "since": "2026-03-03T00:00:00+08:00", "until": "2026-03-02T00:00:00+08:00"},
        {"kind": "suspended"},
        {"kind": "recalendared", "unit": "day"},
        {"kind": "suspended", "since": "2026-03-02T00:00:00"},
        {"kind": "recalendared", "cite": "因故延期"},
        {"kind": "shortened"},
    ],
)
def test_an_alteration_carries_what_its_kind_needs(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Alteration.model_validate({"at": "2026-03-02T00:00:00+08:00"} | fields)


def test_changes_survive_json_and_count_the_same() -> None:
    changes = [extended(3), excluded("2026-03-05", "2026-03-08"), SUSPENDED, RESUMED]
    kept = [
        Change.model_validate_json(Change(**item.model_dump(), before=item.at, after=item.at).model_dump_json())
        for item in changes
    ]
    assert after(*kept) == after(*changes)
