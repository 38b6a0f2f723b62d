"""The inbox: one row an act id, settled once, and what a crash leaves unsettled is found again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from activities.ports import InboxRow
from adapters.database import Database
from adapters.database.engine import Store, connect
from cases.errors import Conflicting, WorldFault
from procedures.dispute import Answer, Letter
from tests.adapters.database.examples import CASE, WHEN, opened, row

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _case(database: Database) -> None:
    opened(database)


def test_an_act_is_kept_as_received(database: Database) -> None:
    assert database.inbox().receive(row()) == row()
    receipt = database.inbox().receipt("act-1")
    assert receipt is not None
    assert (receipt.row, receipt.answer, receipt.turned_away) == (row(), None, None)


def test_the_same_act_again_is_the_row_that_came_first(database: Database) -> None:
    database.inbox().receive(row())
    assert database.inbox().receive(row(when=WHEN + MINUTE)) == row()


@pytest.mark.parametrize("more", [{"content_hash": "other"}, {"case": "another"}])
def test_the_same_id_with_other_content_is_turned_away(database: Database, more: dict[str, Any]) -> None:
    opened(database, "another")
    database.inbox().receive(row())
    with pytest.raises(Conflicting) as caught:
        database.inbox().receive(row(**more))
    assert caught.value.as_dict()["code"] == "Conflicting"
    assert database.inbox().before(CASE, WHEN + MINUTE) == (row(),)


def test_many_clicks_at_once_are_one_row(database: Database) -> None:
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(lambda n: database.inbox().receive(row(when=WHEN + n * MINUTE)), range(16)))
    assert len(found) == 1


def test_an_act_for_no_case_is_not_kept(database: Database) -> None:
    with pytest.raises(WorldFault):
        database.inbox().receive(row(case="none"))


def test_what_was_received_before_the_end_comes_in_order(database: Database) -> None:
    opened(database, "another")
    later, due = WHEN + MINUTE, WHEN + 2 * MINUTE
    for kept in (row(1, later), row(2, WHEN), row(3, due), row(4, WHEN, case="another"), row(5, WHEN)):
        database.inbox().receive(kept)
    database.inbox().settle("act-5", Answer(seq=2))
    assert [found.act_id for found in database.inbox().before(CASE, due)] == ["act-2", "act-1"]


def test_an_answer_settles_once(database: Database) -> None:
    database.inbox().receive(row())
    refused = Answer(seq=3, refused=Letter(code="Refused", message="不行", article="CPL-205"))
    database.inbox().settle("act-1", refused)
    database.inbox().settle("act-1", None, "已经回答")
    receipt = database.inbox().receipt("act-1")
    assert receipt is not None
    assert receipt.row.settled
    assert (receipt.answer, receipt.turned_away) == (refused, None)


def test_a_letter_settles_too(database: Database) -> None:
    database.inbox().receive(row())
    database.inbox().settle("act-1", None, "案件现在不等待此事项")
    receipt = database.inbox().receipt("act-1")
    assert receipt is not None
    assert (receipt.answer, receipt.turned_away) == (None, "案件现在不等待此事项")
    assert database.inbox().before(CASE, WHEN + MINUTE) == ()


@pytest.mark.parametrize(("answer", "letter"), [(None, None), (Answer(seq=1), "信")])
def test_settling_by_neither_or_both_is_a_mistake(
    database: Database, answer: Answer | None, letter: str | None
) -> None:
    with pytest.raises(ValueError, match="settled by"):
        database.inbox().settle("act-1", answer, letter)


def test_settling_what_was_never_received_is_a_fault(database: Database) -> None:
    with pytest.raises(WorldFault, match="没有此办理事项"):
        database.inbox().settle("act-9", Answer(seq=1))
    assert database.inbox().receipt("act-9") is None


def test_the_sweep_finds_what_nobody_answered_oldest_first(database: Database) -> None:
    rows: list[InboxRow] = [row(n, WHEN + n * MINUTE) for n in (3, 1, 2, 4)]
    for kept in rows:
        database.inbox().receive(kept)
    database.inbox().settle("act-2", Answer(seq=2))
    found = database.inbox().unsettled(WHEN + 4 * MINUTE)
    assert [kept.act_id for kept in found] == ["act-1", "act-3"]
    assert [kept.act_id for kept in database.inbox().unsettled(WHEN + 9 * MINUTE, limit=1)] == ["act-1"]


def test_an_act_this_code_cannot_read_is_a_fault(database: Database, url: str) -> None:
    database.inbox().receive(row())
    with Store(connect(url)).write() as session:
        session.execute(text('UPDATE inbox SET act_json = \'{"act": "from the future"}\''))
    with pytest.raises(WorldFault, match="无法读出"):
        database.inbox().receipt("act-1")
