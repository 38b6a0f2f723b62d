"""The read side: filters, pages, order, and never one query a row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from adapters.database import Database
from adapters.database.engine import Store, connect
from cases.agencies import Role
from cases.errors import WorldFault
from procedures.deciding import begin, decide
from procedures.reading import deadlines, tasks
from tests import makers
from tests.adapters.database.examples import CASE, WHEN, begun, opened, opening, paper

OFFICER = makers.official(Role.OFFICER, makers.COMMITTEE)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements that the block sends, without the beginnings of transactions."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    engine = database.queries()._store.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def three(database: Database) -> list[str]:
    """Three disputes, a day apart, the second before the office."""
    ids = [f"0199aaaa-0000-7000-8000-00000000000{n}" for n in (1, 2, 3)]
    for n, id in enumerate(ids):
        office = makers.IP_OFFICE if n == 1 else makers.COMMITTEE
        complaint = makers.complaint(office, case=id, received_at=makers.at(n), handed_in_at=makers.at(n))
        decision = begin(complaint, makers.calendar())
        database.docket().write(id, decision.entries, decision.dispute)
    return ids


def test_cases_are_listed_newest_first_with_their_parties(database: Database) -> None:
    opened(database)
    (line,) = database.queries().cases()
    assert (line.parties, line.right_kind, line.quarrel) == (
        ("重庆示例科技有限公司", "㛃䶮"),
        "trademark",
        "infringement",
    )
    assert (line.opened_at, str(line.claim), line.stuck) == (WHEN, "300000.00", False)


def test_cases_are_filtered_and_paged(database: Database) -> None:
    first, second, third = three(database)
    queries = database.queries()
    assert [line.id for line in queries.cases()] == [third, second, first]
    assert [line.id for line in queries.cases(office="cq-ip-committee")] == [third, first]
    assert [line.id for line in queries.cases(limit=1, offset=1)] == [second]
    assert [line.id for line in queries.cases(status="open")] == [third, second, first]
    assert queries.cases(status="archived") == ()


def test_a_list_costs_two_queries_however_long(database: Database) -> None:
    three(database)
    with counted(database) as sent:
        assert len(database.queries().cases()) == 3
    assert len(sent) == 2


def test_tasks_are_found_by_office_role_person_and_party(database: Database) -> None:
    first, second, _ = three(database)
    queries = database.queries()
    assert {line.case for line in queries.tasks(office="cq-ipo")} == {second}
    assert {line.task.act for line in queries.tasks(case=first)} == {task.act for task in tasks(begun(first).dispute)}
    officers = queries.tasks(role=Role.OFFICER)
    assert officers
    assert all(Role.OFFICER in line.task.roles for line in officers)
    assert queries.tasks(role=Role.JUDGE) == ()
    assert queries.tasks(person="committee-officer-1") == queries.tasks(office="cq-ip-committee", role=Role.OFFICER)
    assert queries.tasks(person="committee-officer-1", role=Role.HEAD) == ()
    assert queries.tasks(person="liangjiang-judge-1") == ()
    with pytest.raises(WorldFault, match="nobody"):
        queries.tasks(person="nobody")


def test_a_party_sees_its_own_tasks(database: Database) -> None:
    first = opened(database)
    accepted = decide(first.dispute, makers.make("intake_acceptance", OFFICER, makers.at(1), "intake-1", 1))
    database.docket().write(CASE, accepted.entries, accepted.dispute)
    own = [task for task in tasks(accepted.dispute) if task.party == "p2"]
    assert own
    assert sorted(line.task.id for line in database.queries().tasks(case=CASE, party="p2")) == sorted(
        task.id for task in own
    )


def test_tasks_come_by_urgency_and_in_pages(database: Database) -> None:
    three(database)
    lines = database.queries().tasks()
    dues = [line.task.due for line in lines]
    dated = [due for due in dues if due is not None]
    assert dues == [*sorted(dated), *[None] * (len(dues) - len(dated))]
    assert database.queries().tasks(limit=1, offset=1) == lines[1:2]


def test_deadlines_are_found_by_their_last_day(database: Database) -> None:
    first, second, _ = three(database)
    queries = database.queries()
    lines = queries.deadlines()
    assert [line.deadline.due for line in lines] == sorted(line.deadline.due for line in lines)
    (own,) = deadlines(begun(first).dispute)
    day = own.last_day
    found = queries.deadlines(since=day, until=day)
    assert (first, own) in [(line.case, line.deadline) for line in found]
    assert all(line.deadline.last_day == day for line in found)
    assert queries.deadlines(until=day - timedelta(days=9)) == ()
    assert {line.case for line in queries.deadlines(office="cq-ipo")} == {second}
    assert len(queries.deadlines(limit=1)) == 1
    assert lines[0].deadline.reasons


def test_periods_that_stand_still_are_listed_when_asked_for(database: Database, url: str) -> None:
    opened(database)
    with Store(connect(url)).write() as session:
        session.execute(text("UPDATE deadlines SET stopped = :yes"), {"yes": True})
    assert database.queries().deadlines() == ()
    assert database.queries().deadlines(stopped=True)


def test_the_journal_is_read_in_order_and_in_pages(database: Database) -> None:
    first = opened(database)
    accepted = decide(first.dispute, makers.make("intake_acceptance", OFFICER, makers.at(1), "intake-1", 1))
    database.docket().write(CASE, accepted.entries, accepted.dispute)
    lines = database.queries().journal(CASE)
    last = first.entries[-1]
    assert [line.entry for line in lines] == [*first.entries, *accepted.entries]
    later = database.queries().journal(CASE, after=(last.seq, last.n))
    assert [line.entry for line in later] == list(accepted.entries)
    assert database.queries().journal(CASE, limit=1) == lines[:1]


def test_a_case_at_a_glance_costs_three_queries(database: Database) -> None:
    first = opened(database)
    for n in range(3):
        database.archive().file(paper(f"{CASE}:1:{n}"), b"%PDF-1", "{}")
        for party in ("p1", "p2"):
            served: dict[str, Any] = {"case": CASE, "paper": f"{CASE}:1:{n}", "on": party, "dated": WHEN}
            database.post().deliver(f"{n}-{party}", **served, form="acceptance_notice", office="cq-ip-committee")
    with counted(database) as sent:
        bundle = database.queries().bundle(CASE)
    assert len(sent) <= 3
    assert bundle.dispute == first.dispute
    assert [party.name for party in bundle.parties] == list(bundle.line.parties)
    assert [filed.key for filed in bundle.papers] == [f"{CASE}:1:{n}" for n in range(3)]
    assert len(bundle.services) == 6


def test_a_case_at_a_glance_shows_no_confidential_paper_unless_asked(database: Database) -> None:
    opened(database)
    database.archive().file(paper(confidential=True), b"%PDF-1", "{}")
    assert database.queries().bundle(CASE).papers == ()
    assert len(database.queries().bundle(CASE, confidential=True).papers) == 1


def test_a_case_nobody_opened_is_a_fault(database: Database) -> None:
    with pytest.raises(WorldFault, match="没有此案"):
        database.queries().bundle("none")


def test_a_case_no_workflow_has_written_to_is_found(database: Database) -> None:
    database.people().open_case(opening())
    assert database.docket().unbegun(WHEN) == ()
    assert database.docket().unbegun(WHEN + timedelta(minutes=1)) == (CASE,)
    bundle = database.queries().bundle(CASE)
    assert (bundle.line.status, bundle.dispute) == ("opened", None)
    opened(database)
    assert database.docket().unbegun(WHEN + timedelta(days=1)) == ()


def test_a_case_that_overslept_is_found(database: Database) -> None:
    opened(database)
    assert database.queries().overslept(WHEN) == ()
    assert [line.id for line in database.queries().overslept(WHEN + timedelta(days=400))] == [CASE]


def test_stuck_cases_are_found(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(database)
    assert database.queries().stuck() == ()
    monkeypatch.setattr("adapters.database.docket.stuck", lambda dispute: True)
    opened(database, "another")
    assert [line.id for line in database.queries().stuck()] == ["another"]
