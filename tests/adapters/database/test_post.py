"""The post: each service once, at an instant that stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from adapters.database import Database
from cases.errors import WorldFault
from cases.facts import Channel
from tests.adapters.database.examples import CASE, WHEN, opened, paper

PAPER = paper().key
SERVICE: dict[str, Any] = {"case": CASE, "paper": PAPER, "on": "p1"}
ELECTRONIC: dict[str, Any] = {**SERVICE, "form": "acceptance_notice", "office": "cq-ip-committee", "dated": WHEN}


@pytest.fixture(autouse=True)
def _paper(database: Database) -> None:
    opened(database)
    database.archive().file(paper(), b"%PDF-1", "{}")


def test_a_paper_is_delivered_once(database: Database) -> None:
    later = {**ELECTRONIC, "dated": WHEN + timedelta(days=1)}
    assert database.post().deliver("k", **ELECTRONIC) == WHEN
    assert database.post().deliver("k", **later) == WHEN
    assert len(database.queries().services(CASE)) == 1


def test_the_box_of_a_party_shows_what_was_delivered(database: Database) -> None:
    second = database.archive().file(paper(f"{CASE}:9:1", content=b"%PDF-9"), b"%PDF-9", "{}")
    database.post().deliver("k1", **ELECTRONIC)
    database.post().deliver("k2", **{**ELECTRONIC, "paper": second.key, "dated": WHEN + timedelta(days=1)})
    database.post().deliver("k3", **{**ELECTRONIC, "on": "p2"})
    database.post().record_return("k4", **SERVICE, channel="direct", at=WHEN)
    box = database.queries().box(CASE, "p1")
    assert [(service.key, lying.key) for service, lying in box] == [("k2", second.key), ("k1", PAPER)]


def test_a_return_is_recorded_once(database: Database) -> None:
    for _ in range(2):
        database.post().record_return("k", **SERVICE, channel=Channel.MAIL, at=WHEN)
    (service,) = database.queries().services(CASE, "p1")
    assert (service.key, service.paper, service.channel, service.at) == ("k", PAPER, Channel.MAIL, WHEN)
    assert database.queries().services(CASE, "p2") == ()


@pytest.mark.parametrize(("channel", "at"), [("left", WHEN), ("mail", WHEN + timedelta(days=1))])
def test_a_second_return_that_differs_is_a_fault(database: Database, channel: str, at: Any) -> None:
    database.post().record_return("k", **SERVICE, channel="mail", at=WHEN)
    with pytest.raises(WorldFault, match="不同的回报"):
        database.post().record_return("k", **SERVICE, channel=channel, at=at)
    assert [service.at for service in database.queries().services(CASE)] == [WHEN]


def test_a_key_serves_one_paper_on_one_party(database: Database) -> None:
    database.post().deliver("k", **ELECTRONIC)
    with pytest.raises(WorldFault, match="另一受送达人"):
        database.post().deliver("k", **{**ELECTRONIC, "on": "p2"})


def test_a_paper_that_was_not_filed_is_not_served(database: Database) -> None:
    with pytest.raises(WorldFault, match="没有归入卷宗") as caught:
        database.post().deliver("k", **{**ELECTRONIC, "paper": "none"})
    assert caught.value.field == "paper"
