"""Random walks: whatever people do and however time passes, no dispute is stuck, no right is lost, nothing leaks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.effects import Issue
from cases.parties import Party, PartyKind, Side
from cases.words import Vault
from forms.catalogue import all_forms
from procedures.deciding import Decision
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.performance import Performance
from procedures.performance_state import PERFORMED, REPLACED
from procedures.reading import stuck
from tests.explore import (
    confirmed,
    effective,
    failed,
    mediating,
    moved,
    moves,
    opened,
    resting,
    settled,
    settled_in_court,
    sued_before_2025,
)
from tests.makers import CITY_COURT, COMMERCIAL, COMMITTEE, IP_OFFICE, parties

LENGTH = 40
CHOICES = st.lists(st.integers(min_value=0, max_value=10_000), min_size=LENGTH, max_size=LENGTH)
TWO = (*parties(), Party(id="p3", side=Side.RESPONDENT, kind=PartyKind.PERSON, district="500105", electronic=False))

Start = Callable[[], Dispute]
STARTS: dict[str, Start] = {
    "people": lambda: opened(COMMITTEE),
    "patent": lambda: opened(IP_OFFICE),
    "commercial": lambda: opened(COMMERCIAL),
    "two-respondents": lambda: opened(COMMITTEE, parties=TWO),
    "two-before-the-office": lambda: opened(IP_OFFICE, parties=TWO),
    "mediating": lambda: mediating(COMMITTEE),
    "effective": lambda: effective(COMMITTEE),
    "confirmed": lambda: confirmed(COMMITTEE),
    "resting": lambda: resting(COMMITTEE),
    "suit": lambda: opened(CITY_COURT),
    "settled-in-court": lambda: settled_in_court(CITY_COURT),
    "before-2025": lambda: sued_before_2025(CITY_COURT),
}


def walk(dispute: Dispute, choices: list[int]) -> Iterator[Decision]:
    """Each step on the way; now and then the world fails before it answers."""
    for choice in choices:
        open_moves = list(moves(dispute))
        decision = moved(dispute, open_moves[choice % len(open_moves)]) if open_moves else None
        if decision is None:
            continue
        yield decision
        dispute = decision.dispute
        if choice % 7 == 0 and dispute.outbox:
            dispute = failed(dispute)
        dispute = settled(dispute)
        yield Decision(dispute=dispute)


def binding(dispute: Dispute) -> list[str]:
    """The agreements that are contracts and no more: not done, not replaced, and no title."""
    return [
        one.id
        for one in dispute.procedures
        if isinstance(one, Performance) and one.title is None and one.status not in (PERFORMED, REPLACED)
    ]


def leaks(dispute: Dispute) -> list[str]:
    """Papers on their way that may be shown outside the mediation and yet name what lies in its vault."""
    forms = all_forms()
    issues = [effect for effect in dispute.outbox if isinstance(effect, Issue)]
    return [
        issue.form
        for issue in issues
        if f'"{Vault.CONFIDENTIAL.value}"' in json.dumps(issue.fields) and not forms[issue.form].confidential
    ]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(sorted(STARTS)), CHOICES)
def test_no_walk_ends_stuck_loses_a_right_or_leaks(start: str, choices: list[int]) -> None:
    for step in walk(STARTS[start](), choices):
        assert not stuck(step.dispute)
        assert lr_findings(step.dispute) == ()
        assert len(binding(step.dispute)) <= 1
        assert leaks(step.dispute) == []
