"""Random walks: whatever people do and however time passes, no dispute is stuck, no right is lost, nothing leaks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.agencies import Role
from cases.effects import Issue
from cases.parties import Party, PartyKind, Side
from cases.words import Vault
from forms.catalogue import all_forms
from procedures.deciding import Decision, decide
from procedures.dispute import Dispute
from procedures.invariants import lr_findings
from procedures.reading import stuck
from tests.explore import (
    MINUTE,
    Line,
    confirmed,
    effective,
    failed,
    mediating,
    mediating_two,
    moved,
    moves,
    opened,
    owning,
    renegotiated,
    resting,
    settled,
    settled_in_court,
    sued_before_2025,
)
from tests.makers import (
    CITY_COURT,
    COMMERCIAL,
    COMMITTEE,
    INDUSTRY,
    IP_OFFICE,
    MARKET,
    START,
    make,
    official,
    parties,
    party,
)

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
    "two-mediating": lambda: mediating_two(COMMITTEE),
    "industry": lambda: mediating(INDUSTRY),
    "commercial-mediating": lambda: mediating(COMMERCIAL),
    "trademark-office": lambda: mediating(MARKET),
    "ownership": lambda: owning(IP_OFFICE),
    "agreed-again": lambda: renegotiated(confirmed(COMMITTEE)),
    "suit": lambda: opened(CITY_COURT),
    "settled-in-court": lambda: settled_in_court(CITY_COURT),
    "before-2025": lambda: sued_before_2025(CITY_COURT),
}

MEDIATOR, OFFICER = official(Role.MEDIATOR, COMMITTEE, "m1"), official(Role.OFFICER, COMMITTEE)
AGREEMENT = "mediation-1/mediation_agreement"
SAID: tuple[Line, ...] = (("session_minutes", MEDIATOR, "mediation-1", {"held_at": START}),)
AGREED: tuple[Line, ...] = (
    ("final_text", MEDIATOR, "mediation-1", {}),
    ("signature", party("p1"), "mediation-1", {}),
    ("signature", party("p2"), "mediation-1", {}),
    ("signature", MEDIATOR, "mediation-1", {}),
    ("seal", OFFICER, "mediation-1", {}),
)
ASKED: tuple[Line, ...] = (
    ("joint_application", party("p1"), "confirmation-1", {}),
    ("joint_application", party("p2"), "confirmation-1", {}),
)


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


def leaks(dispute: Dispute) -> list[str]:
    """Papers on their way that may be shown outside the mediation and yet name what lies in its vault."""
    forms = all_forms()
    return [issue.form for issue in issues(dispute) if confidential(issue) and not forms[issue.form].confidential]


def issues(dispute: Dispute) -> list[Issue]:
    """The papers that are on their way."""
    return [effect for effect in dispute.outbox if isinstance(effect, Issue)]


def confidential(issue: Issue) -> bool:
    """Whether a paper names something in the vault."""
    return f'"{Vault.CONFIDENTIAL.value}"' in json.dumps(issue.fields)


class Docket:
    """What the docket holds on the way: every paper under the name by which others cite it, every text of the vault."""

    def __init__(self) -> None:
        self.papers: dict[str, Issue] = {}
        self.secrets: set[str] = set()

    def take(self, decision: Decision) -> list[Issue]:
        """The papers that are new with this step."""
        for entry in decision.entries:
            self.secrets |= _secrets(entry.act.model_dump(mode="json")) if entry.act is not None else set()
        fresh = [issue for issue in issues(decision.dispute) if self.papers.get(_name(issue)) != issue]
        self.papers |= {_name(issue): issue for issue in fresh}
        return fresh

    def reached(self, issue: Issue) -> dict[str, Issue]:
        """The paper and all that it cites, and what those cite."""
        found, left = {_name(issue): issue}, [issue]
        while left:
            cited = {name: self.papers[name] for name in _strings(left.pop().fields) if name in self.papers}
            left += [paper for name, paper in cited.items() if name not in found]
            found |= cited
        return found

    def betrayed(self, issue: Issue) -> list[str]:
        """Papers within reach of this one that name the vault, or a text of the record that is a secret of it."""
        within = self.reached(issue).items()
        return [n for n, one in within if confidential(one) or self.secrets & set(_strings(one.fields))]


def _name(issue: Issue) -> str:
    return f"{issue.by}/{issue.form}"


def _strings(value: object) -> Iterator[str]:
    """Every string in the fields of a paper."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from _strings(part)


def _secrets(value: object) -> set[str]:
    """The hashes of what an act put into the vault."""
    if isinstance(value, dict):
        own = {str(value["sha256"])} if value.get("vault") == Vault.CONFIDENTIAL.value else set()
        return own.union(*(_secrets(part) for part in value.values()))
    return set[str]().union(*(_secrets(part) for part in value)) if isinstance(value, list | tuple) else set()


PACKAGES = ("confirmation_application", "oral_application", "enforcement_application", "property_statement")
"""Papers with which a case leaves the mediation for a court; `reached` adds all that they cite."""


@pytest.mark.timeout(600)  # a minute of computing, several times that where a machine is shared
@pytest.mark.untraced
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.sampled_from(sorted(STARTS)), CHOICES)
def test_no_walk_ends_stuck_loses_a_right_or_leaks(start: str, choices: list[int]) -> None:
    must_go_well(start, choices)


def must_go_well(start: str, choices: list[int]) -> None:
    """Walk from here and fail where the dispute is stuck, a right is lost or a secret leaves the vault."""
    docket = Docket()
    for step in walk(STARTS[start](), choices):
        assert not stuck(step.dispute)
        assert lr_findings(step.dispute) == ()
        assert leaks(step.dispute) == []
        for issue in docket.take(step):
            assert issue.form not in PACKAGES or docket.betrayed(issue) == []


def test_a_package_reaches_the_agreement_through_the_docket() -> None:
    docket, dispute = Docket(), mediating(COMMITTEE)
    for line in (*SAID, *AGREED, *ASKED):
        decision = decide(dispute, make(line[0], line[1], dispute.now + MINUTE, line[2], dispute.seq, **line[3]))
        docket.take(decision)
        dispute = settled(decision.dispute)
    application = docket.papers["confirmation-1/confirmation_application"]
    assert set(docket.reached(application)) >= {"confirmation-1/confirmation_application", AGREEMENT}
    assert docket.secrets and confidential(docket.papers["mediation-1/session_minutes"])
    assert docket.betrayed(application) == []
    leaky = application.model_copy(update={"fields": {**application.fields, "more": "mediation-1/session_minutes"}})
    assert docket.betrayed(leaky) == ["mediation-1/session_minutes"]
