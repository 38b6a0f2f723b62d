"""Random walks: whatever people do and however time passes, no dispute is stuck and no right is lost."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.agencies import Office
from procedures.deciding import begin
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.reading import stuck
from tests.explore import failed, moved, moves, settled
from tests.makers import COMMITTEE, IP_OFFICE, calendar, complaint

LENGTH = 40
OFFICES = st.sampled_from([COMMITTEE, IP_OFFICE])
CHOICES = st.lists(st.integers(min_value=0, max_value=10_000), min_size=LENGTH, max_size=LENGTH)


def walk(dispute: Dispute, choices: list[int]) -> list[Dispute]:
    """Each state on the way; now and then the world fails before it answers."""
    way = [dispute]
    for choice in choices:
        open_moves = list(moves(dispute))
        decision = moved(dispute, open_moves[choice % len(open_moves)]) if open_moves else None
        if decision is None:
            continue
        dispute = decision.dispute
        if choice % 7 == 0 and dispute.outbox:
            dispute = failed(dispute)
        dispute = settled(dispute)
        way.append(dispute)
    return way


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(OFFICES, CHOICES)
def test_no_walk_ends_stuck_or_loses_a_right(office: Office, choices: list[int]) -> None:
    start = settled(begin(complaint(office), calendar()).dispute)
    for dispute in walk(start, choices):
        assert not stuck(dispute)
        assert lr_findings(dispute) == ()
