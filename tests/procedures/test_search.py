"""An exhaustive search of small cases: no state is stuck, no right is lost, every declared target is reached."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pydantic import TypeAdapter

from cases.agencies import Office
from cases.effects import Issue
from procedures.deciding import begin
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.reading import stuck
from tests.explore import accepted, confirmed, effective, failed, moved, moves, settled, shape
from tests.makers import COMMITTEE, IP_OFFICE, calendar, complaint

DISPUTES = TypeAdapter(Dispute)


def opened(office: Office) -> Dispute:
    """A dispute as its complaint opens it."""
    return settled(begin(complaint(office), calendar()).dispute)


@dataclass
class Found:
    """One dispute a shape, every (rule, target) that was taken, and every paper that was asked for."""

    disputes: list[Dispute]
    taken: set[tuple[str, str]]
    papers: list[Issue]
    complete: bool = True


def search(first: Dispute, only: str, limit: int) -> Found:
    """Breadth first over the shapes of a dispute, by the acts of one kind of procedure and the passing of time."""
    seen = {shape(first)}
    found, queue = Found([first], set(), []), deque([first])
    while queue:
        dispute = queue.popleft()
        for move in moves(dispute, only):
            decision = moved(dispute, move)
            if decision is None:
                continue
            found.taken |= {(entry.rule, entry.after) for entry in decision.entries if entry.rule and entry.after}
            found.papers += [effect for effect in decision.dispute.outbox if isinstance(effect, Issue)]
            after = settled(decision.dispute)
            if shape(after) not in seen:
                seen.add(shape(after))
                found.disputes.append(after)
                queue.append(after)
        if len(found.disputes) >= limit:
            found.complete = False
            break
    return found


SEARCHES: dict[str, tuple[Callable[[Office], Dispute], Office, str]] = {
    "intake": (opened, COMMITTEE, "intake"),
    "people": (accepted, COMMITTEE, "mediation"),
    "patent": (accepted, IP_OFFICE, "mediation"),
    "confirmation": (effective, COMMITTEE, "confirmation"),
    "patent-confirmation": (effective, IP_OFFICE, "confirmation"),
    "performance": (effective, COMMITTEE, "performance"),
    "enforcement": (confirmed, COMMITTEE, "performance"),
}
LIMIT = 1200


@pytest.fixture(scope="module", params=SEARCHES)
def found(request: pytest.FixtureRequest) -> Found:
    start, office, only = SEARCHES[request.param]
    return search(start(office), only, LIMIT)


def test_no_dispute_is_stuck(found: Found) -> None:
    assert [shape(dispute)[0] for dispute in found.disputes if stuck(dispute)] == []


def test_no_right_is_lost(found: Found) -> None:
    assert [finding for dispute in found.disputes for finding in lr_findings(dispute)] == []


def test_every_state_survives_the_journey_as_json(found: Found) -> None:
    for dispute in found.disputes[::53]:
        assert DISPUTES.validate_json(DISPUTES.dump_json(dispute)) == dispute


def test_a_failed_effect_waits_for_its_office() -> None:
    dispute = failed(begin(complaint(), calendar()).dispute)
    assert len(dispute.undone) == 1
    assert not stuck(dispute)
