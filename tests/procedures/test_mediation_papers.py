"""The papers of a mediation say who signed when, from which day to which, and in which case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cases.agencies import Office, Role
from cases.agreement import Duty
from cases.effects import Issue
from cases.rights import Quarrel
from procedures.deciding import Decision, decide
from procedures.dispute import Dispute
from procedures.mediation import Mediation
from tests.explore import Line, effective, mediating, played, settled
from tests.makers import COMMITTEE, IP_OFFICE, SHANGHAI, complaint, make, official, party, ref, terms

P1, P2 = party("p1"), party("p2")
M1 = official(Role.MEDIATOR, COMMITTEE, "m1")
OFFICER = official(Role.OFFICER, COMMITTEE)


def handed_in(dispute: Dispute, name: str, who: Any, days: int = 0, **content: Any) -> Decision:
    when = dispute.now + timedelta(days=days, minutes=1)
    return decide(dispute, make(name, who, when, "mediation-1", f"{name}-{dispute.seq}", **content))


def issued(decision: Decision, form: str) -> Issue:
    return next(effect for effect in decision.dispute.outbox if isinstance(effect, Issue) and effect.form == form)


def term(dispute: Dispute) -> date:
    return next(period.last_day for period in dispute.periods if period.term == "mediation.mediation")


def day(at: object) -> date:
    return datetime.fromisoformat(str(at)).astimezone(SHANGHAI).date()


def test_an_extension_says_from_when_to_when_why_and_who_agreed_on_which_day() -> None:
    dispute = mediating(COMMITTEE)
    old = term(dispute)
    new = old + timedelta(days=20)
    first = handed_in(dispute, "extension_consent", P1, until=new, reason=ref("评估尚未完成"))
    decision = handed_in(first.dispute, "extension_consent", P2, days=2, until=new)
    fields = issued(decision, "extension_consent").fields
    assert (fields["old_last_day"], fields["new_last_day"]) == (old.isoformat(), new.isoformat())
    assert fields["reason"] == ref("评估尚未完成").model_dump(mode="json")
    signed: Any = fields["signatures"]
    assert [(one["who"], day(one["on"])) for one in signed] == [
        ("p1", dispute.now.date()),
        ("p2", dispute.now.date() + timedelta(days=2)),
    ]
    assert decision.dispute.file.running == ()


def test_a_second_extension_begins_where_the_first_one_ends() -> None:
    dispute = mediating(COMMITTEE)
    until = [term(dispute) + timedelta(days=days) for days in (20, 40)]
    for new in until:
        both: tuple[Line, ...] = tuple(("extension_consent", who, "mediation-1", {"until": new}) for who in (P1, P2))
        dispute, before = played(dispute, both[0]), dispute
        decision = handed_in(dispute, "extension_consent", P2, until=new)
        assert issued(decision, "extension_consent").fields["old_last_day"] == term(before).isoformat()
        dispute = settled(decision.dispute)
    assert term(dispute) == until[-1]


def test_an_extension_is_longer() -> None:
    dispute = mediating(COMMITTEE)
    answer = handed_in(dispute, "extension_consent", P1, until=term(dispute)).answer
    assert answer is not None
    assert answer.refused is not None
    assert answer.refused.article == "ZXTJ-24"


def test_undisputed_facts_say_who_signed_on_which_day() -> None:
    dispute = played(mediating(COMMITTEE), ("undisputed_facts", M1, "mediation-1", {}))
    first = handed_in(dispute, "facts_signature", P2)
    paper = issued(handed_in(first.dispute, "facts_signature", P1, days=1), "undisputed_facts")
    signed: Any = paper.fields["signatures"]
    assert [(one["who"], day(one["on"])) for one in signed] == [
        ("p2", dispute.now.date()),
        ("p1", dispute.now.date() + timedelta(days=1)),
    ]


@pytest.mark.parametrize(
    ("office", "paper"),
    [(COMMITTEE, "intake-1/acceptance_notice"), (IP_OFFICE, "mediation-1/filing_notice")],
)
def test_minutes_bear_the_number_of_the_case(office: Office, paper: str) -> None:
    dispute = mediating(office)
    minutes = handed_in(dispute, "session_minutes", official(Role.MEDIATOR, office, "m1"), held_at=dispute.now)
    assert issued(minutes, "session_minutes").fields["case_number"] == paper


def signed_text(last: timedelta, effective_on: timedelta) -> Decision:
    """All sign the text that day; the body seals it so much later."""
    dispute = mediating(COMMITTEE)
    begins = (dispute.now + effective_on).date()
    frozen = terms().model_copy(update={"effective_on": begins})
    lines: list[Line] = [("final_text", M1, "mediation-1", {"terms": frozen})]
    lines += [("signature", who, "mediation-1", {}) for who in (P1, P2, M1)]
    return handed_in(played(dispute, *lines), "seal", OFFICER, days=last.days)


def test_an_agreement_says_from_when_it_is_in_effect_where_that_was_put_off() -> None:
    decision = signed_text(timedelta(), timedelta(days=10))
    mediation = decision.dispute.procedure("mediation-1")
    assert isinstance(mediation, Mediation)
    printed = issued(decision, "mediation_agreement").fields["effective_on"]
    assert mediation.effective_at == datetime.fromisoformat(str(printed))
    assert mediation.effective_at.hour == 0


def test_a_day_that_was_over_before_the_seal_puts_nothing_off() -> None:
    decision = signed_text(timedelta(days=11), timedelta(days=10))
    mediation = decision.dispute.procedure("mediation-1")
    assert isinstance(mediation, Mediation)
    assert issued(decision, "mediation_agreement").fields["effective_on"] is None
    assert mediation.effective_at == decision.dispute.now


def test_an_agreement_whose_effect_is_not_put_off_names_no_day() -> None:
    dispute = effective(COMMITTEE)
    mediation = dispute.procedure("mediation-1")
    assert isinstance(mediation, Mediation)
    assert mediation.put_off() is None


@pytest.mark.parametrize(
    ("quarrel", "duty", "confirmable"),
    [
        (Quarrel.DAMAGES, Duty.PAY, True),
        (Quarrel.OWNERSHIP, Duty.PAY, True),
        (Quarrel.OWNERSHIP, Duty.OWNERSHIP, False),
        (Quarrel.INVENTORSHIP, Duty.INVENTORSHIP, False),
    ],
)
def test_the_patent_office_names_the_patents_and_whether_a_court_may_confirm(
    quarrel: Quarrel, duty: Duty, confirmable: bool
) -> None:
    matter = complaint(IP_OFFICE).matter.model_copy(update={"quarrel": quarrel})
    mediator, officer = official(Role.MEDIATOR, IP_OFFICE, "m1"), official(Role.OFFICER, IP_OFFICE)
    lines: list[Line] = [("final_text", mediator, "mediation-1", {"terms": terms(duty)})]
    lines += [("signature", who, "mediation-1", {}) for who in (P1, P2)]
    signed = played(mediating(IP_OFFICE, matter=matter), *lines)
    fields = issued(handed_in(signed, "seal", officer), "patent_mediation_agreement").fields
    assert (fields["rights"], fields["confirmable"]) == (["ZL202330123456.7"], confirmable)


def test_a_successor_signs_anew_what_was_signed() -> None:
    dispute = played(
        mediating(COMMITTEE),
        ("undisputed_facts", M1, "mediation-1", {}),
        ("facts_signature", P2, "mediation-1", {}),
        ("extension_consent", P2, "mediation-1", {"until": term(mediating(COMMITTEE)) + timedelta(days=20)}),
        ("party_lost", OFFICER, "mediation-1", {}),
        ("succession", OFFICER, "mediation-1", {}),
    )
    mediation = dispute.procedure("mediation-1")
    assert isinstance(mediation, Mediation)
    assert (mediation.facts_signed, mediation.extensions) == ((), ())
