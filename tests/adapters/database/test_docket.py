"""The docket: entries once and in order, derived rows as the newest state says, nothing half written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from adapters.calendars import packaged
from adapters.database import Database
from adapters.database.engine import Store, connect
from cases.acts.service import Failing
from cases.agencies import Role
from cases.errors import CalendarInvalid, WorldFault
from cases.facts import Channel, Served
from procedures.deciding import Decision, decide
from procedures.dispute import Entry
from procedures.reading import deadlines, tasks, wake
from procedures.service_state import Attempt, Outcome, Service
from tests import makers
from tests.adapters.database.examples import CASE, WHEN, begun, opened, opening, paper

OFFICER = makers.official(Role.OFFICER, makers.COMMITTEE)


def accepted(first: Decision) -> Decision:
    return decide(first.dispute, makers.make("intake_acceptance", OFFICER, makers.at(1), "intake-1", 1))


def withdrawn(first: Decision) -> Decision:
    return decide(first.dispute, makers.make("withdrawal", makers.party("p1"), makers.at(1), "intake-1", 1))


def told(first: Decision, channel: Channel, days: int = 0) -> Entry:
    """The journal's next line: the paper has reached the respondent."""
    at, filed = WHEN + timedelta(days=days), paper()
    fact = Served(key="k", at=at, paper=filed.key, form=filed.form, on="p2", channel=channel)
    return Entry(seq=first.entries[-1].seq + 1, at=at, procedure="intake-1", what="noted", fact=fact)


def keys(database: Database) -> list[tuple[int, int]]:
    return [(line.entry.seq, line.entry.n) for line in database.queries().journal(CASE)]


def expected(*decisions: Decision) -> list[tuple[int, int]]:
    return [(entry.seq, entry.n) for decision in decisions for entry in decision.entries]


def test_the_state_comes_back_as_it_was(database: Database) -> None:
    first = opened(database)
    assert database.docket().state(CASE) == first.dispute
    assert database.docket().state("none") is None


def test_entries_come_back_as_they_were(database: Database) -> None:
    first = opened(database)
    second = accepted(first)
    database.docket().write(CASE, second.entries, second.dispute)
    found = [line.entry for line in database.queries().journal(CASE)]
    assert found == [*first.entries, *second.entries]
    assert all(line.recorded_at.tzinfo for line in database.queries().journal(CASE))


def test_tasks_and_deadlines_are_those_of_the_state(database: Database) -> None:
    first = opened(database)
    for decision in (first, accepted(first)):
        database.docket().write(CASE, decision.entries, decision.dispute)
        lines = database.queries().tasks(case=CASE)
        assert sorted((line.task for line in lines), key=lambda task: task.id) == sorted(
            tasks(decision.dispute), key=lambda task: task.id
        )
        dated = database.queries().deadlines(case=CASE, stopped=True)
        assert tuple(line.deadline for line in dated) == deadlines(decision.dispute)
        (case,) = database.queries().cases()
        assert (case.seq, case.wake_at, case.status) == (decision.dispute.seq, wake(decision.dispute), "open")


def test_writing_again_changes_nothing(database: Database) -> None:
    first = opened(database)
    before = database.queries().bundle(CASE)
    for _ in range(2):
        database.docket().write(CASE, first.entries, first.dispute)
    assert database.queries().bundle(CASE) == before
    assert keys(database) == expected(first)


def test_an_older_state_is_ignored_but_its_entries_are_not_lost(database: Database) -> None:
    first = begun()
    second = accepted(first)
    both = (*first.entries, *second.entries)
    database.docket().write(CASE, both, second.dispute)
    database.docket().write(CASE, first.entries, first.dispute)
    assert database.docket().state(CASE) == second.dispute
    assert keys(database) == expected(first, second)


def test_entries_in_any_order_of_a_batch_are_written_in_theirs(database: Database) -> None:
    first = begun()
    second = accepted(first)
    database.docket().write(CASE, (*reversed(second.entries), *first.entries), second.dispute)
    assert keys(database) == expected(first, second)


def test_a_hole_in_the_journal_is_never_written(database: Database) -> None:
    first = opened(database)
    second = accepted(first)
    third = decide(second.dispute, makers.make("consent", makers.party("p2"), makers.at(2), "mediation-1", 2))
    with pytest.raises(WorldFault, match="缺少") as caught:
        database.docket().write(CASE, third.entries, third.dispute)
    assert caught.value.field == "seq"
    assert database.docket().state(CASE) == first.dispute
    database.docket().write(CASE, (*second.entries, *third.entries), third.dispute)
    assert keys(database) == expected(first, second, third)


@pytest.mark.parametrize(("seq", "n"), [(1, 9), (2, 1), (3, 0)])
def test_a_line_follows_the_one_before_it(database: Database, seq: int, n: int) -> None:
    first = opened(database)
    stray = Entry(seq=seq, n=n, at=makers.at(1), procedure="intake-1", what="noted")
    with pytest.raises(WorldFault, match="缺少"):
        database.docket().write(CASE, (stray,), first.dispute)


def test_the_first_line_of_a_case_is_its_first(database: Database) -> None:
    second = accepted(begun())
    with pytest.raises(WorldFault, match="缺少"):
        database.docket().write(CASE, second.entries, second.dispute)
    assert database.queries().cases() == ()


def test_a_state_of_another_case_is_not_written(database: Database) -> None:
    first = begun()
    with pytest.raises(WorldFault, match="案件编号"):
        database.docket().write("another", first.entries, first.dispute)


def test_a_case_without_a_desk_has_its_row_too(database: Database) -> None:
    first = begun()
    database.docket().write(CASE, first.entries, first.dispute)
    (line,) = database.queries().cases()
    assert (line.id, line.office, line.claim) == (CASE, "cq-ip-committee", Decimal(300_000))
    assert not line.parties


def test_many_writing_at_once_leave_each_line_once(database: Database) -> None:
    first = begun()
    second = accepted(first)
    batches = [(first.entries, first), ((*first.entries, *second.entries), second)] * 8
    with ThreadPoolExecutor(8) as pool:
        for future in [pool.submit(database.docket().write, CASE, lines, at.dispute) for lines, at in batches]:
            future.result()
    assert keys(database) == expected(first, second)
    assert database.docket().state(CASE) == second.dispute


def test_who_acted_stands_in_the_journal(database: Database, url: str) -> None:
    first = opened(database)
    second = accepted(first)
    database.docket().write(CASE, second.entries, second.dispute)
    with Store(connect(url)).read() as session:
        row = session.execute(text("SELECT person, role, office, party FROM journal WHERE what = 'act'")).one()
    assert tuple(row) == ("li", "officer", "cq-ip-committee", None)


def test_a_service_by_hand_is_listed_once_and_lies_in_no_box(database: Database) -> None:
    first = opened(database)
    database.archive().file(paper(), b"%PDF-1", "{}")
    for _ in range(2):
        database.docket().write(CASE, (told(first, Channel.MAIL),), first.dispute)
    (service,) = database.queries().services(CASE, "p2")
    assert (service.key, service.paper, service.channel, service.at) == ("k", paper().key, Channel.MAIL, WHEN)
    assert database.queries().services(CASE, "p1") == ()
    assert database.queries().box(CASE, "p2") == ()


def test_an_electronic_service_stays_as_it_was_delivered(database: Database) -> None:
    first = opened(database)
    database.archive().file(paper(), b"%PDF-1", "{}")
    sent: dict[str, Any] = {"case": CASE, "paper": paper().key, "on": "p2", "form": "acceptance_notice"}
    database.post().deliver("k", **sent, office="cq-ip-committee", dated=WHEN)
    database.docket().write(CASE, (told(first, Channel.ELECTRONIC, days=1),), first.dispute)
    assert [service.at for service in database.queries().services(CASE)] == [WHEN]


def test_every_way_that_was_tried_is_listed_and_the_earliest_counts(database: Database) -> None:
    first = opened(database)
    database.archive().file(paper(), b"%PDF-1", "{}")
    sent: dict[str, Any] = {"case": CASE, "paper": paper().key, "on": "p2", "form": "acceptance_notice"}
    database.post().deliver("k", **sent, office="cq-ip-committee", dated=WHEN)
    ways = (
        Attempt(
            channel=Channel.MAIL,
            at=WHEN - timedelta(days=2),
            outcome=Outcome.FAILED,
            why=Failing.ABSENT,
            proof="0" * 64,
        ),
        Attempt(channel=Channel.ELECTRONIC, at=WHEN, outcome=Outcome.SERVED),
        Attempt(channel=Channel.DIRECT, at=WHEN - timedelta(days=1), outcome=Outcome.SERVED),
    )
    one = Service(
        key="k",
        by="intake-1",
        office="cq-ip-committee",
        paper=paper().key,
        form="acceptance_notice",
        on="p2",
        dated=WHEN - timedelta(days=3),
        tries=ways,
    )
    conduct = first.dispute.conduct.noting(one)
    others = first.dispute.procedures[1:]
    later = replace(first.dispute, procedures=(conduct, *others), seq=first.dispute.seq + 1)
    for _ in range(2):
        database.docket().write(CASE, (told(first, Channel.ELECTRONIC),), later)
    listed = database.queries().attempts(CASE)
    assert [(way.channel, way.outcome, way.at, way.why) for way in listed] == [
        (Channel.MAIL, Outcome.FAILED, WHEN - timedelta(days=2), "absent"),
        (Channel.ELECTRONIC, Outcome.SERVED, WHEN, ""),
        (Channel.DIRECT, Outcome.SERVED, WHEN - timedelta(days=1), ""),
    ]
    (service,) = database.queries().services(CASE)
    assert (service.channel, service.at) == (Channel.DIRECT, WHEN - timedelta(days=1))
    assert len(database.queries().box(CASE, "p2")) == 1


def test_a_service_of_a_paper_that_was_not_filed_is_a_fault(database: Database) -> None:
    first = opened(database)
    with pytest.raises(WorldFault):
        database.docket().write(CASE, (told(first, Channel.DIRECT),), first.dispute)
    assert keys(database) == expected(first)


def test_an_end_is_an_outcome(database: Database) -> None:
    first = opened(database)
    second = withdrawn(first)
    database.docket().write(CASE, second.entries, second.dispute)
    (line,) = database.queries().cases()
    assert (line.status, line.outcome, line.standing) == ("resting", "withdrawn", "intake-1:withdrawn")
    assert line.headline
    assert not line.stuck


def test_consent_to_electronic_service_follows_the_state(database: Database) -> None:
    first = opened(database)
    act = makers.make("address_confirmation", makers.party("p2"), makers.at(1), "dispute", 1, electronic=False)
    second = decide(first.dispute, act)
    database.docket().write(CASE, second.entries, second.dispute)
    assert [party.electronic for party in database.people().parties(CASE)] == [True, False]
    assert not database.docket().sources(CASE).party("p2").electronic


def test_a_state_this_code_cannot_read_is_a_fault(database: Database, url: str) -> None:
    opened(database)
    with Store(connect(url)).write() as session:
        session.execute(text("UPDATE cases SET state_json = '{\"schema_version\": 99}'"))
    with pytest.raises(WorldFault, match="无法读出"):
        database.docket().state(CASE)


def test_until_one_is_entered_the_packaged_calendar_is_in_force(database: Database) -> None:
    assert database.docket().calendar() == packaged()


def test_the_calendar_entered_last_is_in_force(database: Database) -> None:
    full, since = packaged(), datetime(2025, 11, 4, tzinfo=UTC)
    for n, last in enumerate((2025, 2026)):
        cut = full.between(date(2024, 1, 1), date(last, 12, 31)).model_copy(update={"version": f"v{last}"})
        database.docket().put_calendar(cut, since + timedelta(days=n))
        database.docket().put_calendar(cut, since + timedelta(days=n))
        assert database.docket().calendar() == cut


def test_a_version_of_a_calendar_says_one_thing(database: Database) -> None:
    calendar, since = packaged(), datetime(2025, 11, 4, tzinfo=UTC)
    database.docket().put_calendar(calendar, since)
    with pytest.raises(CalendarInvalid, match="内容不同"):
        database.docket().put_calendar(calendar.model_copy(update={"source": "另一通知"}), since)
    assert database.docket().calendar() == calendar


def test_a_fault_in_the_middle_writes_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(database)
    second = accepted(first)
    monkeypatch.setattr("adapters.database.docket.deadlines", lambda dispute: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        database.docket().write(CASE, second.entries, second.dispute)
    assert keys(database) == expected(first)
    assert database.docket().state(CASE) == first.dispute


def test_the_desk_and_the_workflow_may_come_in_any_order(database: Database) -> None:
    first = begun()
    database.docket().write(CASE, first.entries, first.dispute)
    database.people().open_case(opening())
    assert [party.id for party in database.people().parties(CASE)] == ["p1", "p2"]
    assert database.people().complaint(CASE) == makers.complaint()
    assert database.docket().state(CASE) == first.dispute
