"""Every status into which a rule may lead is reached: by a search of small cases, or by a play written down here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from cases.agencies import Office
from procedures.deciding import Decision, advance
from procedures.dispute import Dispute
from tests.explore import (
    SERVICES,
    Move,
    Target,
    carried_out,
    declared,
    effective,
    invited,
    mediating,
    moved,
    moves,
    owning,
    reached,
    ruled,
)
from tests.makers import COMMERCIAL, COMMITTEE, IP_OFFICE, parties
from tests.procedures.test_search import SEARCHES, search

STEPS = 400
"""A third of the searches of `test_search`: most targets are reached early, the rest is played."""


@dataclass(frozen=True)
class Play:
    """A story: where it begins, its lines, and the targets for whose sake it is told.

    A line names an act that is open, with what tells it from others of its name: who hands it in, or what it says. An
    answer of the world is named like an act; time passes by days ("wait"), or to the end of a period ("until").
    """

    start: Callable[[Office], Dispute]
    office: Office
    lines: tuple[str, ...]
    reaches: tuple[Target, ...]


def against_two(office: Office) -> Dispute:
    """A request against two respondents."""
    applicant, respondent = parties()
    return invited(office, parties=(applicant, respondent, respondent.model_copy(update={"id": "p3"})))


BOTH_AGREE = ("consent p2", "consent p3")
BOTH_APPLY = ("joint_application p1", "joint_application p2")
THE_THIRTY_DAYS = "until confirmation.application"

PLAYS: dict[str, Play] = {
    "one of two respondents agrees": Play(
        against_two, COMMITTEE, ("consent p2", "consent p3"), (("mediation", "consent", "inviting"),)
    ),
    "one of two respondents states an opinion": Play(
        against_two, IP_OFFICE, ("consent p2", "consent p3"), (("mediation", "state_opinion", "inviting"),)
    ),
    "one of two respondents declines, the other agrees": Play(
        against_two,
        COMMITTEE,
        ("declination p2", "consent p3"),
        (("mediation", "decline", "inviting"), ("mediation", "consent", "selecting")),
    ),
    "one of two respondents agrees, the other declines": Play(
        against_two, COMMITTEE, ("consent p3", "declination p2"), (("mediation", "decline", "selecting"),)
    ),
    "one of two respondents cannot be reached": Play(
        against_two, COMMITTEE, ("unserved p2", "consent p3"), (("mediation", "miss", "inviting"),)
    ),
    "one of two respondents agrees, the other cannot be reached": Play(
        against_two, COMMITTEE, ("consent p3", "unserved p2"), (("mediation", "miss", "selecting"),)
    ),
    "one of two respondents is silent before the other": Play(
        against_two,
        COMMITTEE,
        ("served p2", "wait 2", "served p3", "until mediation.consent"),
        (("mediation", "no_answer", "inviting"),),
    ),
    "one of two respondents agrees, the other is silent": Play(
        against_two,
        COMMITTEE,
        ("served p2", "consent p3", "until mediation.consent"),
        (("mediation", "no_answer", "selecting"),),
    ),
    "one of two respondents takes its consent back": Play(
        against_two, COMMITTEE, ("consent p2", "withdrawal p2"), (("mediation", "withdraw", "inviting"),)
    ),
    "one of two respondents agrees, the other leaves": Play(
        against_two, COMMITTEE, ("consent p3", "withdrawal p2"), (("mediation", "withdraw", "selecting"),)
    ),
    "one of two respondents gave an opinion, the other leaves": Play(
        against_two, IP_OFFICE, ("consent p3", "withdrawal p2"), (("mediation", "withdraw", "opinion_received"),)
    ),
    "one of two respondents leaves before mediators are chosen": Play(
        against_two,
        COMMITTEE,
        ("consent p2", "consent p3", "withdrawal p2"),
        (("mediation", "withdraw", "selecting"),),
    ),
    "one of two respondents leaves before the declaration": Play(
        against_two,
        COMMITTEE,
        ("consent p2", "consent p3", "mediator_appointment", "withdrawal p2"),
        (("mediation", "withdraw", "disclosing"),),
    ),
    "one of two respondents leaves while a text is signed": Play(
        against_two,
        COMMITTEE,
        (*BOTH_AGREE, "mediator_appointment", "disclosure m1", "final_text", "signature p1", "withdrawal p3"),
        (("mediation", "withdraw", "mediating"),),
    ),
    "one of two respondents refuses an opinion": Play(
        against_two,
        IP_OFFICE,
        ("declination p2", "consent p3"),
        (("mediation", "refuse_opinion", "inviting"), ("mediation", "state_opinion", "opinion_received")),
    ),
    "one of two respondents gave an opinion, the other refuses": Play(
        against_two, IP_OFFICE, ("consent p3", "declination p2"), (("mediation", "refuse_opinion", "opinion_received"),)
    ),
    "one of two respondents is silent on the notice": Play(
        against_two,
        IP_OFFICE,
        ("served p2", "wait 2", "served p3", "until patent.opinion"),
        (("mediation", "no_opinion", "inviting"),),
    ),
    "one of two respondents gave an opinion, the other is silent": Play(
        against_two,
        IP_OFFICE,
        ("served p2", "consent p3", "until patent.opinion"),
        (("mediation", "no_opinion", "opinion_received"),),
    ),
    "one of two respondents cannot be served the notice": Play(
        against_two,
        IP_OFFICE,
        ("unserved p2", "until patent.unserved"),
        (("mediation", "never_reached", "inviting"),),
    ),
    "one of two respondents gave an opinion, the other cannot be served": Play(
        against_two,
        IP_OFFICE,
        ("consent p3", "unserved p2", "until patent.unserved"),
        (("mediation", "never_reached", "opinion_received"),),
    ),
    "one of two respondents stays away": Play(
        against_two,
        IP_OFFICE,
        (*BOTH_AGREE, "case_filing", "mediator_appointment", "disclosure m1", "session_notice", "wait 1", "absence p2"),
        (("mediation", "stay_away", "mediating"),),
    ),
    "one of two respondents will not sign": Play(
        against_two,
        COMMITTEE,
        (*BOTH_AGREE, "mediator_appointment", "disclosure m1", "final_text", "refusal_to_sign p3"),
        (("mediation", "refuse_to_sign", "mediating"),),
    ),
    "one of two respondents leaves before the office files": Play(
        against_two,
        IP_OFFICE,
        ("consent p2", "consent p3", "withdrawal p2"),
        (("mediation", "withdraw", "opinion_received"),),
    ),
    "all sign": Play(
        mediating,
        COMMITTEE,
        ("final_text", "signature p1", "signature p2", "signature m1", "seal"),
        (("mediation", "certify", "effective"),),
    ),
    "before a commercial body the suspicion of a sham is the end": Play(
        mediating, COMMERCIAL, ("sham_suspicion",), (("mediation", "suspect", "terminated"),)
    ),
    "the court does not docket": Play(
        effective, COMMITTEE, (*BOTH_APPLY, THE_THIRTY_DAYS), (("confirmation", "run_out_at_court", "filed"),)
    ),
    "the court misses something at the last moment": Play(
        effective,
        COMMITTEE,
        ("wait 28", *BOTH_APPLY, "court_supplement_order", THE_THIRTY_DAYS),
        (("confirmation", "run_out_at_court", "supplementing"),),
    ),
    "the court does not call the parties": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, "court_acceptance", THE_THIRTY_DAYS),
        (("confirmation", "run_out_at_court", "accepted"),),
    ),
    "the court takes its time": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, "court_acceptance", "attendance_notice", THE_THIRTY_DAYS),
        (("confirmation", "run_out_at_court", "reviewing"),),
    ),
    "returned and handed in again": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, "court_supplement_order", "until confirmation.supplement", "joint_application p1"),
        (("confirmation", "not_supplemented", "returned"), ("confirmation", "apply_again", "preparing")),
    ),
    "a successor after the thirty days": Play(
        effective,
        COMMITTEE,
        ("party_lost", THE_THIRTY_DAYS, "succession"),
        (("confirmation", "succeed", "lapsed"),),
    ),
    "a changed ruling is attacked before both have it": Play(
        ruled,
        COMMITTEE,
        ("served p1", "objection p1", "objection_ruling changed", "third_person_objection", "unserved p2"),
        (("confirmation", "serve_again", "objected"),),
    ),
    "one of two respondents signs at the notary": Play(
        against_two,
        COMMITTEE,
        (
            *BOTH_AGREE,
            "mediator_appointment",
            "disclosure m1",
            "final_text",
            *(f"signature {who}" for who in ("p1", "p2", "p3", "m1")),
            "seal",
            "notary_application p1",
            "notary_joining p2",
        ),
        (("notarisation", "join", "preparing"),),
    ),
    "ownership: CNIPA stands still, longer than a year, and resumes by itself": Play(
        owning,
        IP_OFFICE,
        (
            "freeze_request p1",
            "freeze_extension p1",
            "final_text",
            "signature p1",
            "signature p2",
            "seal",
            "freeze_extension p1",
            "until patent.cnipa_resume",
            "until patent.cnipa_freeze",
        ),
        (
            ("freeze", "ask", "frozen"),
            ("freeze", "prolong", "frozen"),
            ("freeze", "prolong", "resuming"),
            ("freeze", "resumption_overdue", "resuming"),
            ("freeze", "resume_by_itself", "resumed"),
        ),
    ),
    "ownership: nothing agreed, CNIPA resumes": Play(
        owning,
        IP_OFFICE,
        ("freeze_request p1", "no_agreement", "freeze_end p1"),
        (("freeze", "resume", "resumed"),),
    ),
}


def told(play: Play) -> set[Target]:
    """The targets that the play reaches; every line of it is taken up, and none refused."""
    dispute, found = play.start(play.office), set[Target]()
    for line in play.lines:
        decision = spoken(dispute, line)
        world = carried_out(decision.dispute, SERVICES)
        found |= reached(decision.entries + world.entries)
        dispute = world.dispute
    return found


def spoken(dispute: Dispute, line: str) -> Decision:
    """What a line makes of the dispute."""
    name, *words = line.split()
    if name == "wait":
        return advance(dispute, dispute.now + timedelta(days=int(words[0])))
    if name == "until":
        return advance(dispute, next(period.lapses_at for period in dispute.periods if period.term in words))
    move = next(move for move in moves(dispute) if move.name == name and meant(dispute, move).issuperset(words))
    decision = moved(dispute, move)
    assert decision is not None, line
    assert decision.answer is None or decision.answer.refused is None, line
    return decision


def meant(dispute: Dispute, move: Move) -> set[str]:
    """The words by which a line may single out a move: who makes it, to what, what it says, whose paper it is about."""
    values = {move.to, *(str(value) for _, value in move.content)}
    if move.who is not None:
        values |= {move.who.person, move.who.role.value}
    return values | {effect.on for effect in dispute.outbox if effect.effect != "issue" and effect.key in values}


@pytest.mark.parametrize("name", PLAYS)
def test_a_play_reaches_what_it_is_told_for(name: str) -> None:
    assert set(PLAYS[name].reaches) - told(PLAYS[name]) == set()


def test_every_declared_target_is_reached() -> None:
    found = {target for play in PLAYS.values() for target in told(play)}
    for start, office, only in SEARCHES.values():
        found |= search(start(office), only, STEPS).reached
    missed = [f"{kind}.{rule} -> {status}" for kind, rule, status in sorted(declared() - found)]
    assert not missed, "no search and no play reaches: " + ", ".join(missed)
