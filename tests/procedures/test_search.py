"""An exhaustive search of small cases: no state is stuck, and no right is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from pydantic import TypeAdapter

from cases.agencies import Office
from cases.effects import Issue
from procedures.deciding import begin
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.reading import stuck
from tests.explore import (
    SERVICES,
    Target,
    at_notary,
    by_hand,
    carried_out,
    confirmed,
    effective,
    entrusted,
    failed,
    incomplete,
    invited,
    mediating,
    moved,
    moves,
    notarised,
    opened,
    ordered,
    owning,
    reached,
    renegotiated,
    resting,
    ruled,
    settled_in_court,
    two_ordered,
)
from tests.makers import CITY_COURT, COMMERCIAL, COMMITTEE, INDUSTRY, IP_OFFICE, MARKET, calendar, complaint

pytestmark = [pytest.mark.untraced, pytest.mark.xdist_group("search")]

DISPUTES = TypeAdapter(Dispute)
SET = object()
"""Stands for a day, a sum, or whatever else makes no difference to the search but by being there."""


@dataclass
class Found:
    """One dispute a shape, every target that a rule took, and one asking for each paper and choice of its fields."""

    disputes: list[Dispute]
    reached: set[Target] = field(default_factory=set)
    papers: dict[str, Issue] = field(default_factory=dict)


def search(first: Dispute, only: str, limit: int) -> Found:
    """Over the shapes of a dispute, by the acts of one kind of procedure and the passing of time.

    Breadth first, but what a rule has brought for the first time is looked at next: so a search that is cut short
    has gone into depth too.
    """
    seen = {shape(first)}
    found, queue = Found([first]), deque([first])
    while queue and len(found.disputes) < limit:
        dispute = queue.popleft()
        for move in moves(dispute, only):
            decision = moved(dispute, move)
            if decision is None:
                continue
            world = carried_out(decision.dispute, SERVICES)
            fresh = reached(decision.entries + world.entries) - found.reached
            found.reached |= fresh
            found.papers |= {
                f"{effect.form}:{sorted(effect.fields)}": effect
                for effect in decision.dispute.outbox
                if isinstance(effect, Issue)
            }
            if (form := shape(world.dispute)) not in seen:
                seen.add(form)
                found.disputes.append(world.dispute)
                (queue.appendleft if fresh else queue.append)(world.dispute)
    return found


def shape(dispute: Dispute) -> tuple[Any, ...]:
    """What makes two disputes alike for the search: statuses, pauses, who has done what, kinds of running period."""
    return (
        tuple(_flags(procedure) for procedure in dispute.procedures),
        frozenset((period.of, period.term, period.party, period.stopped) for period in dispute.periods),
        frozenset((effect.effect, effect.form, getattr(effect, "on", "")) for effect in dispute.outbox),
        tuple(effect.form for effect in dispute.undone),
    )


def _flags(procedure: Any) -> tuple[Any, ...]:
    return tuple((name, _plain(value)) for name, value in vars(procedure).items() if name not in ("since", "rounds"))


def _plain(value: Any) -> Any:
    """What counts of a field."""
    if value is None or isinstance(value, str | bool):
        return value
    return tuple(_who(item) for item in value[:3]) if isinstance(value, tuple) else SET


def _who(item: Any) -> Any:
    """What counts of an entry of a record: who made it, or whether it is sure."""
    return item if isinstance(item, str) else getattr(item, "who", getattr(item, "confirmed", "x"))


def agreed_again(office: Office) -> Dispute:
    """A confirmed agreement, and a newer one that waits beside it."""
    return renegotiated(confirmed(office))


SEARCHES: dict[str, tuple[Callable[[Office], Dispute], Office, str]] = {
    "intake": (incomplete, COMMITTEE, "intake"),
    "people": (invited, COMMITTEE, "mediation"),
    "patent": (invited, IP_OFFICE, "mediation"),
    "by-hand": (by_hand, IP_OFFICE, "mediation"),
    "session": (mediating, COMMITTEE, "mediation"),
    "ownership": (owning, IP_OFFICE, "mediation"),
    "industry": (mediating, INDUSTRY, "mediation"),
    "commercial": (mediating, COMMERCIAL, "mediation"),
    "trademark-office": (invited, MARKET, "mediation"),
    "confirmation": (effective, COMMITTEE, "confirmation"),
    "patent-confirmation": (effective, IP_OFFICE, "confirmation"),
    "ruling": (ruled, COMMITTEE, "confirmation"),
    "performance": (effective, COMMITTEE, "performance"),
    "enforcement": (confirmed, COMMITTEE, "performance"),
    "beside-a-title": (agreed_again, COMMITTEE, "performance"),
    "payment-order": (ordered, COMMITTEE, "payment_order"),
    "two-debtors": (two_ordered, COMMITTEE, "payment_order"),
    "notary": (at_notary, COMMITTEE, "notarisation"),
    "notarised": (notarised, COMMITTEE, "notarisation"),
    "conduct": (resting, COMMITTEE, "dispute"),
    "suit": (opened, CITY_COURT, "suit"),
    "entrusted": (entrusted, CITY_COURT, "mediation"),
    "statement": (settled_in_court, CITY_COURT, "suit"),
}
LIMIT = 1200


@cache
def searched(name: str) -> Found:
    """What one of the searches finds; made once for all tests that ask."""
    start, office, only = SEARCHES[name]
    return search(start(office), only, LIMIT)


@pytest.mark.timeout(300)  # up to half a minute of computing each, several times that where a machine is shared
@pytest.mark.parametrize("name", SEARCHES)
def test_no_dispute_is_stuck_and_no_right_is_lost(name: str) -> None:
    found = searched(name)
    assert [shape(dispute)[0] for dispute in found.disputes if stuck(dispute)] == []
    assert [finding for dispute in found.disputes for finding in lr_findings(dispute)] == []
    for dispute in found.disputes[::53]:
        assert DISPUTES.validate_json(DISPUTES.dump_json(dispute)) == dispute


def test_a_failed_effect_waits_for_its_office() -> None:
    dispute = failed(begin(complaint(), calendar()).dispute)
    assert len(dispute.undone) == 1
    assert not stuck(dispute)
