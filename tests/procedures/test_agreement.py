"""From the gate to the effect: what is told, when which kind of agreement binds, and what comes beside it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cases.agencies import Actor, Office, Role
from cases.agreement import Duty
from cases.effects import Issue
from cases.errors import Malformed, NotEntitled
from procedures.confirmation import Confirmation
from procedures.deciding import Decision, advance, decide
from procedures.dispute import Dispute
from procedures.mediation import Mediation
from procedures.performance import Performance
from procedures.reading import deadlines, openings, standing
from procedures.roads import open_roads
from procedures.rules import local_day
from rulebook.confirmation import APPLICATION
from rulebook.roads import RoadKind
from tests.explore import Line, appointed, carried_out, effective, mediating, opened, owning, played, settled
from tests.makers import (
    COMMERCIAL,
    COMMITTEE,
    IP_OFFICE,
    conditional,
    make,
    official,
    party,
    ref,
    reworded,
    terms,
)

P1, P2 = party("p1"), party("p2")
THIRD = Actor(person="t1", role=Role.THIRD_PERSON)
HASH = ref("agreement").sha256
SIGNED = {"sha256": HASH}


def hand_in(dispute: Dispute, name: str, who: Actor, to: str = "mediation-1", **content: Any) -> Decision:
    """One act, a minute later."""
    return decide(dispute, make(name, who, dispute.now + timedelta(minutes=1), to, dispute.seq, **content))


def refused(dispute: Dispute, name: str, who: Actor, to: str = "mediation-1", **content: Any) -> str:
    """The article under which the act is refused."""
    answer = hand_in(dispute, name, who, to, **content).answer
    assert answer is not None
    assert answer.refused is not None
    return str(answer.refused.article)


def mediation_of(dispute: Dispute, id: str = "mediation-1") -> Mediation:
    """The mediation with this id."""
    found = dispute.procedure(id)
    assert isinstance(found, Mediation)
    return found


def forms(dispute: Dispute) -> list[str]:
    """The papers that wait to be made."""
    return [effect.form for effect in dispute.outbox if isinstance(effect, Issue)]


# --- the gate (R-03 …) ---


def test_everything_that_blocks_is_told_at_once_with_obligation_article_and_remedy() -> None:
    pay, cease = terms(Duty.OWNERSHIP).obligations
    faulty = pay.model_copy(update={"instalments": ()})
    bad = terms().model_copy(update={"obligations": (faulty, cease), "asks_court": True})
    decision = hand_in(mediating(COMMITTEE), "final_text", official(Role.MEDIATOR, COMMITTEE, "m1"), terms=bad)
    assert decision.answer is not None
    letter = decision.answer.refused
    assert letter is not None
    assert [(one.rule, one.obligation) for one in letter.findings if one.blocks] == [("R-09", "o1"), ("R-04", "o2")]
    assert [one.rule for one in letter.findings if not one.blocks] == ["R-35"]
    assert all(one.cite and one.remedy for one in letter.findings)
    assert "2处" in letter.message
    assert decision.entries[-1].findings == letter.findings


def test_warnings_are_in_the_answer_and_in_the_journal() -> None:
    warned = terms().model_copy(update={"asks_court": True})
    decision = hand_in(mediating(COMMITTEE), "final_text", official(Role.MEDIATOR, COMMITTEE, "m1"), terms=warned)
    assert decision.answer is not None
    assert decision.answer.refused is None
    assert [finding.rule for finding in decision.answer.findings] == ["R-35"]
    assert decision.entries[-1].findings == decision.answer.findings


@pytest.mark.parametrize("asked_by", [P1, P2])
def test_nothing_is_confirmed_before_the_agreement_is_in_effect(asked_by: Actor) -> None:
    dispute = mediating(COMMITTEE)
    assert refused(dispute, "joint_application", asked_by, "dispute") == "CPL-205"
    shown = next(one for one in openings(dispute, asked_by) if one.act == "joint_application")
    assert not shown.open
    assert shown.why


def test_without_an_agreement_of_this_mediation_nothing_is_confirmed() -> None:
    ended = played(mediating(COMMITTEE), ("withdrawal", P2, "mediation-1", {}))
    assert refused(ended, "joint_application", P1, "dispute") == "CPL-205"


def test_nobody_applies_before_the_body_has_certified() -> None:
    officer = official(Role.OFFICER, COMMITTEE)
    signing = _signed_but_for_the_seal()
    sealed = hand_in(signing, "seal", officer, **SIGNED).dispute
    assert refused(sealed, "joint_application", P1, "confirmation-1") == "CPLI-354"
    filed = settled(sealed)
    answer = hand_in(filed, "joint_application", P1, "confirmation-1").answer
    assert answer is not None
    assert answer.refused is None


def _signed_but_for_the_seal() -> Dispute:
    mediator = official(Role.MEDIATOR, COMMITTEE, "m1")
    signatures: tuple[Line, ...] = tuple(("signature", who, "mediation-1", SIGNED) for who in (P1, P2, mediator))
    return played(mediating(COMMITTEE), ("final_text", mediator, "mediation-1", {}), *signatures)


def test_a_commercial_body_does_not_take_up_labour_disputes_and_others_have_no_such_ground() -> None:
    officer = official(Role.OFFICER, COMMERCIAL)
    ended = hand_in(opened(COMMERCIAL), "intake_refusal", officer, "intake-1", ground="labour").dispute
    assert dict(standing(ended)) == {"intake-1": "refused"}
    with pytest.raises(Malformed):
        hand_in(opened(COMMITTEE), "intake_refusal", official(Role.OFFICER, COMMITTEE), "intake-1", ground="labour")


# --- R-EFF: kind × order of signatures → day of effect, last day for confirmation ---

ORDERS: tuple[tuple[str, Office, bool, str, str, str | None, str], ...] = (
    ("people: the seal comes last", COMMITTEE, False, "p1 p2 m1 s", "s", "s", "s"),
    ("people: a party comes last", COMMITTEE, False, "m1 s p1 p2", "p2", "p2", "p2"),
    ("commercial: counted from the last party", COMMERCIAL, False, "p1 p2 m1 s", "s", "p2", "s"),
    ("commercial: a party comes last", COMMERCIAL, False, "s m1 p2 p1", "p1", "p1", "p1"),
    ("patent office: no mediator, counted from the last party", IP_OFFICE, False, "p2 p1 s", "s", "p1", "s"),
    ("patent office: a party comes last", IP_OFFICE, False, "s p1 p2", "p2", "p2", "p2"),
    ("online: the parties' signatures are enough", COMMITTEE, True, "p1 p2 m1 s", "p2", "p2", "s"),
    ("online: mediator and seal first", COMMITTEE, True, "m1 s p2 p1", "p1", "p1", "p1"),
    ("online, commercial", COMMERCIAL, True, "p2 s p1 m1", "p1", "p1", "m1"),
)


@pytest.mark.parametrize(
    ("office", "online", "order", "effect", "counted", "paper"),
    [row[1:] for row in ORDERS],
    ids=[row[0] for row in ORDERS],
)
def test_when_which_agreement_takes_effect(
    office: Office, online: bool, order: str, effect: str, counted: str, paper: str
) -> None:
    mediator, officer = official(Role.MEDIATOR, office, "m1"), official(Role.OFFICER, office)
    dispute = hand_in(mediating(office), "final_text", mediator, online=online).dispute
    actors = {"p1": P1, "p2": P2, "m1": mediator, "s": officer}
    signed_at: dict[str, datetime] = {}
    printed_after = ""
    for who in order.split():
        dispute = advance(dispute, dispute.now + timedelta(days=1)).dispute
        name = "seal" if who == "s" else "signature"
        decision = hand_in(dispute, name, actors[who], **SIGNED)
        signed_at[who] = decision.dispute.now
        if {"mediation_agreement", "patent_mediation_agreement"} & set(forms(decision.dispute)):
            printed_after = who
        dispute = carried_out(decision.dispute).dispute
    now = mediation_of(dispute)
    assert now.effective_at == signed_at[effect]
    assert now.file_by_from == signed_at[counted]
    assert printed_after == paper
    days = [day for day in deadlines(dispute) if day.term == "confirmation.application"]
    assert [day.last_day for day in days] == [APPLICATION.count(signed_at[counted], dispute.file.calendar).last_day]


def test_an_oral_agreement_binds_from_when_it_was_reached_and_is_confirmed_once_written() -> None:
    dispute = mediating(COMMITTEE)
    mediator, officer = official(Role.MEDIATOR, COMMITTEE, "m1"), official(Role.OFFICER, COMMITTEE)
    agreed = dispute.now
    oral = played(dispute, ("oral_accord", mediator, "mediation-1", {"agreed_at": agreed}))
    now = mediation_of(oral)
    assert (now.effective_at, now.file_by_from, now.confirmable) == (agreed, agreed, False)
    assert isinstance(oral.procedure("performance-1"), Performance)
    assert oral.procedure("confirmation-1") is None
    assert refused(oral, "joint_application", P1, "dispute") == "CPLI-354"
    text = {"sha256": ref("corrected").sha256}
    written = played(
        oral,
        ("written_text", mediator, "mediation-1", {}),
        ("signature", P1, "mediation-1", text),
        ("signature", P2, "mediation-1", text),
        ("signature", mediator, "mediation-1", text),
        ("seal", officer, "mediation-1", text),
    )
    confirmation = written.procedure("confirmation-1")
    assert isinstance(confirmation, Confirmation)
    assert confirmation.file_by_from == agreed
    assert confirmation.certified


def test_only_peoples_mediation_ends_in_an_oral_agreement() -> None:
    dispute = mediating(COMMERCIAL)
    mediator = official(Role.MEDIATOR, COMMERCIAL, "m1")
    assert refused(dispute, "oral_accord", mediator, agreed_at=dispute.now) in ("PML-30", "CONFIG")


# --- splitting (DISP-08, DISP-11) ---

REST = {"sha256": ref("rest").sha256}


def split() -> Dispute:
    """An ownership mediation whose text was split into two agreements."""
    mediator = official(Role.MEDIATOR, IP_OFFICE, "m1")
    return played(owning(IP_OFFICE), ("split_text", mediator, "mediation-1", {}))


def signed_part(dispute: Dispute, id: str, text: dict[str, str]) -> Dispute:
    """Everybody has signed one of the two agreements."""
    officer = official(Role.OFFICER, IP_OFFICE)
    return played(dispute, ("signature", P1, id, text), ("signature", P2, id, text), ("seal", officer, id, text))


def test_what_declares_and_what_pays_become_two_agreements() -> None:
    dispute = split()
    title, rest = mediation_of(dispute), mediation_of(dispute, "mediation-1.2")
    assert title.terms is not None
    assert rest.terms is not None
    assert [one.duty for one in title.terms.obligations] == [Duty.OWNERSHIP]
    assert [one.duty for one in rest.terms.obligations] == [Duty.PAY]
    assert (title.terms.wants_confirmation, rest.terms.wants_confirmation) == (False, True)
    terms_of = {day.procedure: day.last_day for day in deadlines(dispute) if day.term == "patent.ownership"}
    assert terms_of["mediation-1"] == terms_of["mediation-1.2"]


def test_each_part_is_signed_by_itself_and_goes_its_own_way() -> None:
    paid = signed_part(split(), "mediation-1.2", REST)
    assert mediation_of(paid).state == "signing"
    assert isinstance(paid.procedure("confirmation-1.2"), Confirmation)
    both = signed_part(paid, "mediation-1", SIGNED)
    assert both.procedure("confirmation-1") is None
    statuses = {one.id: one.state.value for one in both.performances}
    assert statuses == {"performance-1.2": "watching", "performance-1": "watching"}
    roads = {(road.procedure, road.kind) for road in open_roads(both.procedures, both.file, both.now)}
    assert ("performance-1", RoadKind.CNIPA_REGISTRATION) in roads
    assert ("confirmation-1.2", RoadKind.CONFIRMATION) in roads
    assert ("performance-1.2", RoadKind.CNIPA_REGISTRATION) not in roads


def test_what_was_split_is_not_mixed_again() -> None:
    mediator = official(Role.MEDIATOR, IP_OFFICE, "m1")
    whole = terms(Duty.OWNERSHIP)
    assert refused(split(), "final_text", mediator, terms=whole) == "CPLI-355.5"
    assert refused(split(), "final_text", mediator, "mediation-1.2", terms=whole) == "CPLI-355.5"


def test_a_part_in_effect_is_not_split_again() -> None:
    mediator = official(Role.MEDIATOR, IP_OFFICE, "m1")
    paid = signed_part(split(), "mediation-1.2", REST)
    assert refused(paid, "split_text", mediator) == "CPL-206"


def test_a_text_that_declares_nothing_is_not_split() -> None:
    mediator = official(Role.MEDIATOR, IP_OFFICE, "m1")
    assert refused(owning(IP_OFFICE), "split_text", mediator, terms=terms()) == "CPLI-355.5"


# --- corrections ---------------------------------------------------------------------------


def corrected(dispute: Dispute, *signers: tuple[str, Actor]) -> Dispute:
    """A correction was laid before the parties and signed by these."""
    mediator = official(Role.MEDIATOR, COMMITTEE, "m1")
    text = {"sha256": ref("corrected").sha256}
    lines: list[Line] = [(name, who, "mediation-1", text) for name, who in signers]
    return played(dispute, ("correction_text", mediator, "mediation-1", {}), *lines)


def test_a_clerical_correction_signed_by_all_restarts_nothing() -> None:
    before = effective(COMMITTEE)
    mediator, officer = official(Role.MEDIATOR, COMMITTEE, "m1"), official(Role.OFFICER, COMMITTEE)
    everybody = (("signature", P1), ("signature", P2), ("signature", mediator), ("seal", officer))
    after = corrected(before, *everybody)
    confirmation = after.procedure("confirmation-1")
    assert isinstance(confirmation, Confirmation)
    assert confirmation.terms.text == reworded().text
    assert after.performances[0].terms.text == reworded().text
    assert confirmation.file_by_from == mediation_of(before).file_by_from
    assert not [day for day in deadlines(after) if day.term == "mediation.later_text"]


def test_what_changes_the_promises_is_a_new_agreement() -> None:
    mediator = official(Role.MEDIATOR, COMMITTEE, "m1")
    pay, cease = terms().obligations
    more = pay.model_copy(update={"instalments": pay.instalments[:1]})
    changed = reworded().model_copy(update={"obligations": (more, cease)})
    assert refused(effective(COMMITTEE), "correction_text", mediator, terms=changed) == "CPL-206"


def test_a_correction_that_not_all_sign_falls() -> None:
    waiting = corrected(effective(COMMITTEE), ("signature", P1))
    fallen = advance(waiting, waiting.now + timedelta(days=12)).dispute
    assert mediation_of(waiting).draft is not None
    assert mediation_of(fallen).draft is None
    assert mediation_of(fallen).terms == terms()


# --- conditions ---------------------------------------------------------------------------


def watched(dispute: Dispute) -> list[date]:
    """The days on which something is due that are watched."""
    return [day.last_day for day in deadlines(dispute) if day.term == "performance.instalment"]


def test_a_conditional_promise_is_watched_from_when_its_condition_is_met() -> None:
    dispute = effective(COMMITTEE, conditional())
    assert watched(dispute) == [date(2026, 5, 31)]
    later = advance(dispute, dispute.now + timedelta(days=130)).dispute
    met = played(later, ("condition_met", P1, "performance-1", {"on": local_day(later.now)}))
    performance = met.performances[0]
    assert [part.due for part in performance.outstanding if part.obligation == "o1"] == [
        local_day(later.now),
        date(2026, 9, 30),
    ]


def test_the_other_side_may_deny_that_a_condition_is_met() -> None:
    dispute = effective(COMMITTEE, conditional())
    met = played(dispute, ("condition_met", P1, "performance-1", {}))
    denied = played(met, ("condition_denied", P2, "performance-1", {}))
    assert met.performances[0].fulfilled
    assert not denied.performances[0].fulfilled
    assert denied.performances[0].waiting


def test_a_latest_day_makes_the_promise_due_without_a_report() -> None:
    dispute = effective(COMMITTEE, conditional(date(2026, 8, 15)))
    performance = dispute.performances[0]
    assert [part.due for part in performance.outstanding if part.obligation == "o1"] == [
        date(2026, 8, 15),
        date(2026, 9, 30),
    ]
    assert not performance.waiting


# --- an arbitration clause (LR-06), the copy for CNIPA (办法70) ---


def test_an_arbitration_clause_changes_the_roads() -> None:
    clause = terms().model_copy(update={"arbitration": ref("clause")})
    dispute = effective(COMMITTEE, clause)
    lapsed = advance(dispute, dispute.now + timedelta(days=40)).dispute
    kinds = {road.kind for road in open_roads(lapsed.procedures, lapsed.file, lapsed.now)}
    assert RoadKind.ARBITRATION_CLAUSE in kinds
    assert RoadKind.SUIT_ON_AGREEMENT not in kinds
    assert RoadKind.PAYMENT_ORDER in kinds


def test_the_copy_for_cnipa_is_due_five_working_days_after_the_case_is_closed() -> None:
    officer = official(Role.OFFICER, IP_OFFICE)
    ended = played(owning(IP_OFFICE), ("withdrawal", P1, "mediation-1", {}))
    day = next(day for day in deadlines(ended) if day.term == "patent.cnipa_copy")
    assert day.last_day == date(2026, 3, 9)
    sent = played(ended, ("copy_sent", officer, "mediation-1", {}))
    assert not [day for day in deadlines(sent) if day.term == "patent.cnipa_copy"]


def test_a_guarantor_from_outside_who_is_not_named_does_not_sign() -> None:
    dispute = played(
        appointed(COMMITTEE),
        ("disclosure", official(Role.MEDIATOR, COMMITTEE, "m1"), "mediation-1", {}),
        ("final_text", official(Role.MEDIATOR, COMMITTEE, "m1"), "mediation-1", {}),
    )
    with pytest.raises(NotEntitled):
        hand_in(dispute, "guarantor_signature", THIRD)
