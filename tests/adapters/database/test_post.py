"""The post: each service once, at an instant that stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from adapters.database import Database
from cases.errors import WorldFault
from tests.adapters.database.examples import CASE, WHEN, opened, paper

PAPER = paper().key
ELECTRONIC: dict[str, Any] = {
    "case": CASE,
    "paper": PAPER,
    "on": "p1",
    "form": "acceptance_notice",
    "office": "cq-ip-committee",
    "dated": WHEN,
}


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
    box = database.queries().box(CASE, "p1")
    assert [(service.key, lying.key) for service, lying in box] == [("k2", second.key), ("k1", PAPER)]


def test_a_key_serves_one_paper_on_one_party(database: Database) -> None:
    database.post().deliver("k", **ELECTRONIC)
    with pytest.raises(WorldFault, match="另一受送达人"):
        database.post().deliver("k", **{**ELECTRONIC, "on": "p2"})


def test_a_paper_that_was_not_filed_is_not_served(database: Database) -> None:
    with pytest.raises(WorldFault, match="没有归入卷宗") as caught:
        database.post().deliver("k", **{**ELECTRONIC, "paper": "none"})
    assert caught.value.field == "paper"
