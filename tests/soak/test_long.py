"""The searches and walks of tests/procedures, taken much further: hours, so only `make soak` runs them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procedures.invariants import lr_findings
from procedures.reading import stuck
from tests.procedures.test_random import STARTS, must_go_well
from tests.procedures.test_search import SEARCHES, search

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]

SHAPES = 30_000
STEPS = 300
WALKS = 3_000


@pytest.mark.parametrize("name", SEARCHES)
def test_a_deep_search_finds_no_dispute_that_is_stuck_and_no_right_that_is_lost(name: str) -> None:
    start, office, only = SEARCHES[name]
    for dispute in search(start(office), only, SHAPES).disputes:
        assert not stuck(dispute)
        assert lr_findings(dispute) == ()


@settings(max_examples=WALKS, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(STARTS)), st.lists(st.integers(0, 10_000), min_size=STEPS, max_size=STEPS))
def test_a_long_walk_goes_well(start: str, choices: list[int]) -> None:
    must_go_well(start, choices)
