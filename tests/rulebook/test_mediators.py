"""The steps before the first session, and the order in which those who fit are named."""

from __future__ import annotations

from datetime import date

import pytest

from cases.rights import RightKind
from rulebook.articles import ARTICLES
from rulebook.grounds import ENDED_BY_MEDIATOR, ENDED_BY_PATENT_OFFICE, ENDING
from rulebook.kind import Kind
from rulebook.kinds import COMMERCIAL, KINDS, OWNERSHIP, PEOPLE
from rulebook.mediators import HOUSE, ONLINE, Candidate, fit, steps_of
from rulebook.periods import Unit

DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("step", "length", "cite"),
    [("choice", 2, "ZXTJ-10"), ("appointment", 3, "ZXTJ-10"), ("acceptance", 3, "ZXTJ-12"), ("contact", 3, "ZXTJ-15")],
)
def test_the_steps_online_are_two_three_three_three_working_days(step: str, length: int, cite: str) -> None:
    version = getattr(ONLINE, step).on(DAY)
    assert (version.length, version.unit, version.cite) == (length, Unit.WORKDAY, cite)
    assert getattr(HOUSE, step).on(DAY).cite == "CONFIG"


@pytest.mark.parametrize(
    ("kind", "online", "steps"),
    [(PEOPLE, True, ONLINE), (PEOPLE, False, HOUSE), (COMMERCIAL, True, HOUSE), (OWNERSHIP, True, HOUSE)],
)
def test_the_steps_of_a_mediation(kind: Kind, online: bool, steps: object) -> None:
    assert steps_of(kind, online=online) is steps
    assert steps_of(kind.model_copy(update={"steps": "court"}), online=False) is ONLINE


def test_who_names_the_field_comes_first_then_who_is_less_busy() -> None:
    pool = (
        Candidate(id="anything", load=0),
        Candidate(id="busy", fields=(RightKind.TRADEMARK,), capacity=4, load=3),
        Candidate(id="free", fields=(RightKind.TRADEMARK,), capacity=10, load=3),
        Candidate(id="full", fields=(RightKind.TRADEMARK,), capacity=2, load=2),
        Candidate(id="other", fields=(RightKind.DESIGN,)),
    )
    found = fit(pool, RightKind.TRADEMARK)
    assert [(one.candidate.id, one.named) for one in found] == [("free", True), ("busy", True), ("anything", False)]


def test_every_item_of_article_25_stands_by_itself() -> None:
    assert all(f"ZXTJ-25.{item}" in ARTICLES and ARTICLES[f"ZXTJ-25.{item}"].quote for item in range(1, 9))


def test_grounds_that_a_mediator_may_name_exist_and_leave_out_what_follows_by_itself() -> None:
    assert all(set(kind.endings) <= set(ENDING) for kind in KINDS)
    for grounds in (ENDED_BY_MEDIATOR, ENDED_BY_PATENT_OFFICE):
        assert not {"no_opinion", "term_expired", "requester_absent", "no_successor"} & set(grounds)
