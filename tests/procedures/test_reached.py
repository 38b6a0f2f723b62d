"""Every status into which a rule may lead is reached: by a search of small cases, or by a play written down here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from cases.agencies import Mediator, Office, Role
from cases.materials import HandedInBy, Materials
from procedures.deciding import Decision, advance
from procedures.dispute import Dispute
from tests.explore import (
    SERVICES,
    Move,
    Target,
    abroad,
    accepted,
    by_hand,
    carried_out,
    confirmed,
    declared,
    defaulted,
    docketed,
    effective,
    entrusted,
    invited,
    mediating,
    mediating_two,
    moved,
    moves,
    opened,
    owning,
    played,
    reached,
    ruled,
    settled_in_court,
    sued_before_2025,
    two_ordered,
)
from tests.makers import CITY_COURT, COMMERCIAL, COMMITTEE, IP_OFFICE, conditional, guaranteed, official, parties
from tests.procedures.test_search import SEARCHES, searched


@dataclass(frozen=True)
class Play:
    """A story: where it begins, its lines, and the targets for whose sake it is told.

    A line names an act that is open, with what tells it from others of its name: who hands it in, or what it says. An
    answer of the world is named like an act; time passes by days ("wait"), or to the end of a period ("until"). What is
    refused begins with "no".
    """

    start: Callable[[Office], Dispute]
    office: Office
    lines: tuple[str, ...]
    reaches: tuple[Target, ...]


def against_two(office: Office) -> Dispute:
    """A request against two respondents."""
    applicant, respondent = parties()
    return invited(office, parties=(applicant, respondent, respondent.model_copy(update={"id": "p3"})))


def asked_who_owns(office: Office) -> Dispute:
    """A request for mediation about who owns a design, which the respondent knows of."""
    return owning(office, accepted)


def online(office: Office) -> Dispute:
    """A request that came online; the invitation waits to be served."""
    return invited(office, channel=HandedInBy.ONLINE)


def of_two(office: Office) -> Dispute:
    """A request by two applicants."""
    applicant, respondent = parties()
    return opened(office, parties=(applicant, respondent, applicant.model_copy(update={"id": "p3", "mandates": ()})))


def of_two_incomplete(office: Office) -> Dispute:
    """The same, with nothing handed in."""
    applicant, respondent = parties()
    both = (applicant, respondent, applicant.model_copy(update={"id": "p3", "mandates": ()}))
    return opened(office, parties=both, materials=Materials())


def guaranteeing(office: Office) -> Dispute:
    """A text for signature that somebody from outside secures."""
    mediator = official(Role.MEDIATOR, office, "m1")
    return played(mediating(office), ("final_text", mediator, "mediation-1", {"terms": guaranteed()}))


def depending(office: Office) -> Dispute:
    """An agreement in effect, one promise of which depends on a condition without a latest day."""
    return effective(office, conditional())


BOTH_AGREE = ("consent p2", "consent p3")
BOTH_APPLY = ("joint_application p1", "joint_application p2")
BOTH_ELSEWHERE = ("joint_application p1 cq-yuzhong-court", "joint_application p2 cq-yuzhong-court")
UPHELD = "objection_review 435.4"
BOTH_ASK = ("statement_request p1", "statement_request p2")
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
        (
            *(*BOTH_AGREE, "case_filing", "mediator_appointment", "disclosure m1"),
            *("session_notice", "served p2 session_notice", "wait 1", "absence p2"),
        ),
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
    "online: nobody is asked, nobody is chosen, nobody is appointed": Play(
        online,
        COMMITTEE,
        (
            *("until mediation.contact_online", "consent p2", "mediator_choice p1 m1", "mediator_choice p2 m2"),
            *("until mediation.choice_online", "until mediation.appointment_online"),
        ),
        (
            ("mediation", "contact_overdue", "inviting"),
            ("mediation", "choice_online_overdue", "selecting"),
            ("mediation", "appointment_online_overdue", "selecting"),
        ),
    ),
    "online: the mediators say nothing, the next refuses": Play(
        online,
        COMMITTEE,
        (
            *("consent p2", "mediator_appointment m1 m2", "mediator_acceptance m1"),
            *("until mediation.acceptance_online", "mediator_appointment m2", "mediator_refusal m2"),
        ),
        (
            ("mediation", "accept", "disclosing"),
            ("mediation", "not_accepted_online", "selecting"),
            ("mediation", "decline_case", "selecting"),
        ),
    ),
    "the body is late, and so is the mediator": Play(
        invited,
        COMMITTEE,
        (
            *("consent p2", "until mediation.mediator_choice", "until mediation.appointment"),
            *("mediator_appointment m1", "until mediation.acceptance"),
        ),
        (("mediation", "appointment_overdue", "selecting"), ("mediation", "not_accepted", "selecting")),
    ),
    "before a commercial body the parties ask for a recommendation": Play(
        invited,
        COMMERCIAL,
        (
            *("consent p2", "recommendation_request p1", "recommendation_request p2"),
            *("mediator_recommendation", "mediator_choice p1 m2", "mediator_choice p2 m2"),
        ),
        (
            ("mediation", "ask_recommendation", "selecting"),
            ("mediation", "recommend", "selecting"),
            ("mediation", "choose", "disclosing"),
        ),
    ),
    "relations come up while the text is written, and again while it is signed": Play(
        mediating,
        COMMERCIAL,
        (
            *("accord", "disclosure m1 relations", "disclosure_consent p1", "disclosure_consent p2"),
            *("final_text", "signature p1", "disclosure m1 relations", "disclosure_consent p1"),
            "disclosure_consent p2",
        ),
        (
            ("mediation", "accept_mediator", "disclosing"),
            ("mediation", "accept_mediator", "drafting"),
            ("mediation", "accept_mediator", "signing"),
        ),
    ),
    "relations come up in a session": Play(
        mediating,
        COMMERCIAL,
        ("disclosure m1 relations", "disclosure_consent p1", "disclosure_consent p2"),
        (("mediation", "accept_mediator", "mediating"), ("mediation", "disclose", "disclosing")),
    ),
    "relations of a people's mediator stop nothing": Play(
        mediating,
        COMMITTEE,
        ("disclosure m1 relations", "accord", "disclosure m1 relations", "final_text", "disclosure m1 relations"),
        tuple(("mediation", "disclose", status) for status in ("mediating", "drafting", "signing")),
    ),
    "a party stays away from one session after the other": Play(
        mediating,
        COMMITTEE,
        (
            *("session_notice", "served p2 session_notice", "wait 1", "absence p2", "accord", "absence p2"),
            *("final_text", "absence p2"),
        ),
        tuple(("mediation", "note_absence", status) for status in ("mediating", "drafting", "signing")),
    ),
    "a notice is served while the text is written": Play(
        mediating,
        COMMITTEE,
        (*("session_notice", "accord", "served p1 session_notice", "final_text", "served p2 session_notice"),),
        (("mediation", "know_told", "drafting"), ("mediation", "know_told", "signing")),
    ),
    "a new mediator is let into the vault": Play(
        mediating,
        COMMITTEE,
        (
            *("session_minutes m1", "mediator_departure", "mediator_appointment m2", "vault_access p1"),
            *("disclosure m2", "vault_access p2"),
        ),
        (("mediation", "open_vault", "disclosing"), ("mediation", "open_vault", "mediating")),
    ),
    "a new mediator is let into the vault late": Play(
        mediating,
        COMMITTEE,
        (
            *("session_minutes m1", "mediator_departure", "mediator_appointment m2", "disclosure m2"),
            *("accord m2", "vault_access p1", "final_text m2", "vault_access p2"),
        ),
        (("mediation", "open_vault", "drafting"), ("mediation", "open_vault", "signing")),
    ),
    "something is said apart, and proposed": Play(
        mediating,
        COMMITTEE,
        (
            *("private_meeting", "passing_on p2", "proposal", "proposal_answer p1 True", "proposal_answer p2 True"),
            *("proposal", "until mediation.proposal", "accord", "private_meeting", "passing_on p2"),
            *("proposal", "proposal_answer p2 False", "proposal", "until mediation.proposal"),
        ),
        tuple(
            ("mediation", rule, status)
            for rule in ("meet_alone", "let_pass", "propose", "answer_proposal", "proposal_lapses")
            for status in ("mediating", "drafting")
        ),
    ),
    "who stays while another mediator is sought suspects a sham": Play(
        invited,
        COMMITTEE,
        (
            *("consent p2", "mediator_appointment m1 m2", "disclosure m1", "mediator_refusal m2"),
            *("sham_suspicion m1", "until mediation.suspension_review", "resumption"),
        ),
        tuple(("mediation", rule, "selecting") for rule in ("suspect", "review_suspension", "resume")),
    ),
    "facts are signed when the text is": Play(
        mediating,
        COMMITTEE,
        ("undisputed_facts", "facts_signature p1", "final_text", "facts_signature p2"),
        (("mediation", "sign_facts", "signing"),),
    ),
    "the mediator signs last": Play(
        mediating,
        COMMITTEE,
        ("final_text", "signature p1", "signature p2", "seal", "signature m1"),
        (("mediation", "sign", "effective"),),
    ),
    "the only respondent cannot be served": Play(
        invited,
        IP_OFFICE,
        ("unserved p2", "until patent.unserved"),
        (("mediation", "never_reached", "not_filed"),),
    ),
    "an invitation that could not be sent is sent when all is over": Play(
        invited,
        COMMITTEE,
        ("failed p2", "declination p2", "reissue"),
        (("dispute", "reissue", "resting"),),
    ),
    "the successor of one of two respondents is not found, the other has not answered": Play(
        against_two,
        COMMITTEE,
        ("party_lost p2", "until mediation.successor"),
        (("mediation", "no_successor", "inviting"),),
    ),
    "the successor of one of two respondents is not found, the other has given an opinion": Play(
        against_two,
        IP_OFFICE,
        ("consent p2", "consent p3", "party_lost p2", "until mediation.successor"),
        (("mediation", "no_successor", "opinion_received"),),
    ),
    "the successor of one of two respondents is not found, the other agrees": Play(
        against_two,
        COMMITTEE,
        (*BOTH_AGREE, "party_lost p2", "until mediation.successor"),
        (("mediation", "no_successor", "selecting"),),
    ),
    "the successor of one of two respondents is not found before the declaration": Play(
        against_two,
        COMMITTEE,
        (*BOTH_AGREE, "mediator_appointment", "party_lost p2", "until mediation.successor"),
        (("mediation", "no_successor", "disclosing"),),
    ),
    "the successor of one of two respondents is not found while a text is signed": Play(
        mediating_two,
        COMMITTEE,
        ("final_text", "signature p1", "party_lost p2", "until mediation.successor"),
        (("mediation", "no_successor", "mediating"),),
    ),
    "a successor after the end": Play(
        mediating, COMMITTEE, ("withdrawal p1", "party_lost p2", "succession"), (("dispute", "take_over", "resting"),)
    ),
    "somebody joins with the consent of all": Play(
        mediating,
        COMMITTEE,
        ("joinder", "joinder_consent p1", "joinder_consent p2", "joinder_consent p3", "disclosure m1"),
        (("dispute", "propose", "open"), ("dispute", "agree_to_joinder", "open")),
    ),
    "a party does not want somebody to join": Play(
        mediating, COMMITTEE, ("joinder", "joinder_refusal p1"), (("dispute", "refuse_joinder", "open"),)
    ),
    "not all agree in time that somebody joins": Play(
        mediating,
        COMMITTEE,
        ("joinder", "joinder_consent p1", "until conduct.joinder"),
        (("dispute", "no_joinder", "open"),),
    ),
    "the mediation ends while somebody is asked to join": Play(
        mediating,
        COMMITTEE,
        ("joinder", "withdrawal p1", "until conduct.joinder"),
        (("dispute", "no_joinder", "resting"),),
    ),
    "one of two respondents settles, the other goes on": Play(
        mediating_two,
        COMMITTEE,
        ("part_agreement", "signature p1 mediation-1.p1", "signature p2 mediation-1.p1"),
        (("mediation", "settle_in_part", "mediating"),),
    ),
    "one of two applicants takes the request back": Play(
        of_two, COMMITTEE, ("withdrawal p3",), (("intake", "withdraw", "submitted"),)
    ),
    "one of two applicants takes an incomplete request back": Play(
        of_two_incomplete, COMMITTEE, ("withdrawal p3",), (("intake", "withdraw", "correcting"),)
    ),
    "somebody from outside secures the agreement and signs": Play(
        guaranteeing, COMMITTEE, ("guarantor_signature t1",), (("mediation", "sign_as_guarantor", "signing"),)
    ),
    "undisputed facts are signed while the text is": Play(
        mediating,
        COMMITTEE,
        ("undisputed_facts", "final_text", "facts_signature p1"),
        (("mediation", "sign_facts", "signing"),),
    ),
    "a condition is reported met, denied, asked about, and reported again after a default": Play(
        depending,
        COMMITTEE,
        (
            "condition_met p1",
            "condition_denied p2",
            "until performance.condition",
            "until performance.instalment",
            "until performance.report",
            "until performance.condition",
            "condition_met p1",
            "condition_denied p2",
        ),
        tuple(
            ("performance", rule, status)
            for rule in ("fulfil", "dispute_condition", "ask_again")
            for status in ("watching", "defaulted")
        ),
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
    "two courts are asked, the second dockets first": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, *BOTH_ELSEWHERE, "court_acceptance cq-yuzhong-court", "attendance_notice"),
        (("confirmation", "apply_elsewhere", "filed"), ("confirmation", "docket_elsewhere", "accepted")),
    ),
    "two courts are asked, the second too while the first misses something": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, "court_supplement_order", *BOTH_ELSEWHERE, "non_acceptance cq-yuzhong-court"),
        (("confirmation", "apply_elsewhere", "supplementing"), ("confirmation", "refuse_elsewhere", "supplementing")),
    ),
    "two courts are asked, the second does not accept": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, *BOTH_ELSEWHERE, "non_acceptance cq-yuzhong-court"),
        (("confirmation", "refuse_elsewhere", "filed"),),
    ),
    "two courts are asked, the first does not accept": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, *BOTH_ELSEWHERE, "non_acceptance cq-liangjiang-court 355.2"),
        (("confirmation", "refuse_acceptance", "filed"),),
    ),
    "two courts are asked, to the first nothing is handed in later": Play(
        effective,
        COMMITTEE,
        (*BOTH_APPLY, *BOTH_ELSEWHERE, "court_supplement_order", "until confirmation.supplement"),
        (("confirmation", "not_supplemented", "filed"),),
    ),
    "one applies, the other consents in writing": Play(
        effective,
        COMMITTEE,
        ("joint_application p1", "application_consent p2"),
        (("confirmation", "consent", "filed"),),
    ),
    "one of three applies, one consents in writing": Play(
        against_two,
        COMMITTEE,
        (
            *BOTH_AGREE,
            "mediator_appointment",
            "disclosure m1",
            "final_text",
            *(f"signature {who}" for who in ("p1", "p2", "p3", "m1")),
            "seal",
            "joint_application p1",
            "application_consent p2",
        ),
        (("confirmation", "consent", "preparing"),),
    ),
    "the court that comes second closes its file": Play(
        effective,
        COMMITTEE,
        (
            *BOTH_APPLY,
            *BOTH_ELSEWHERE,
            "court_acceptance cq-liangjiang-court",
            "no court_acceptance cq-yuzhong-court",
            "attendance_notice",
            "no court_acceptance cq-yuzhong-court",
        ),
        (
            ("confirmation", "refuse_second_docketing", "accepted"),
            ("confirmation", "refuse_second_docketing", "reviewing"),
        ),
    ),
    "all that was due is collected": Play(
        confirmed,
        COMMITTEE,
        ("wait 120", "enforcement_application p1", "enforcement_acceptance", "enforcement_closing True"),
        (("performance", "close", "enforced"),),
    ),
    "too late, and what the debtor had reported is denied": Play(
        confirmed,
        COMMITTEE,
        ("performed p2 o1", "wait 900", "enforcement_application p1", "enforcement_stay", "denial p1"),
        (("performance", "deny", "not_enforced"),),
    ),
    "all apply orally": Play(effective, COMMITTEE, ("oral_application",), (("confirmation", "apply_orally", "filed"),)),
    "an agreement is performed, and the parties ask again": Play(
        effective, COMMITTEE, ("resubmission p1",), (("dispute", "renegotiate", "open"),)
    ),
    "a creditor alone asks for a payment order": Play(
        defaulted,
        COMMITTEE,
        ("payment_order_application p1",),
        (("dispute", "ask_for_payment_order", "open"),),
    ),
    "one debtor's objection is upheld, the other takes its own back": Play(
        two_ordered,
        COMMITTEE,
        (
            *("served p2", "served p3", "order_objection p2", UPHELD, "order_objection p3"),
            *("until payment_order.objection", "objection_withdrawal p3"),
        ),
        (("payment_order", "retract", "converting"),),
    ),
    "one debtor takes its objection back when the other was never served": Play(
        two_ordered,
        COMMITTEE,
        ("served p2", "order_objection p2", "until payment_order.service", "objection_withdrawal p2"),
        (("payment_order", "retract", "terminating"),),
    ),
    "a suit against one debtor, and a no that was posted in time": Play(
        two_ordered,
        COMMITTEE,
        (
            *("served p2", "served p3", "order_objection p2", UPHELD, "until payment_order.objection"),
            *("served p1", "until payment_order.conversion", "suit_refusal p1"),
        ),
        (("payment_order", "turn_into_suit", "in_force"), ("payment_order", "refuse_suit_late", "in_force")),
    ),
    "a case tried in summary procedure: seven days": Play(
        docketed,
        CITY_COURT,
        (
            "mediation_proposal summary",
            "served p1",
            "served p2",
            "consent p1",
            "consent p2",
            "materials_receipt",
            "until court.summary",
        ),
        (("mediation", "summary_run_out", "terminated"),),
    ),
    "delegated before docketing, and thirty days are over": Play(
        sued_before_2025,
        CITY_COURT,
        ("delegation", "until court.receipt", "materials_receipt", "until court.delegated"),
        (
            ("suit", "delegate", "delegated"),
            ("mediation", "receipt_overdue", "inviting"),
            ("mediation", "receive", "inviting"),
            ("mediation", "delegated_run_out", "terminated"),
        ),
    ),
    "entrusted, and fifteen days are over": Play(
        entrusted,
        CITY_COURT,
        ("materials_receipt", "until court.ordinary"),
        (("mediation", "entrusted_run_out", "terminated"),),
    ),
    "a mediation statement nobody attacks": Play(
        settled_in_court,
        CITY_COURT,
        (*BOTH_ASK, "mediation_statement", "service_return p1", "service_return p2", "until suit.retrial"),
        (("suit", "sign_for", "in_force"), ("suit", "retrial_closed", "in_force")),
    ),
    "a mediation statement attacked for more than six months": Play(
        settled_in_court,
        CITY_COURT,
        (
            *BOTH_ASK,
            "mediation_statement",
            "service_return p1",
            "service_return p2",
            "statement_retrial p1",
            "until suit.retrial",
        ),
        (("suit", "retrial_closed", "contested"),),
    ),
    "a slip of the pen in an agreement in effect": Play(
        effective, COMMITTEE, ("correction_text m1",), (("mediation", "correct", "effective"),)
    ),
    "ownership: the head gives a month more while mediators are chosen": Play(
        asked_who_owns,
        IP_OFFICE,
        ("consent p2", "case_filing", "term_extension"),
        (("mediation", "extend_by_head", "selecting"),),
    ),
    "ownership: the head gives a month more before the declaration": Play(
        asked_who_owns,
        IP_OFFICE,
        ("consent p2", "case_filing", "mediator_appointment m1", "term_extension"),
        (("mediation", "extend_by_head", "disclosing"),),
    ),
    "ownership: agreed, the copy goes to CNIPA": Play(
        owning,
        IP_OFFICE,
        ("final_text", "signature p1", "signature p2", "seal", "copy_sent"),
        (("mediation", "send_copy", "effective"),),
    ),
    "ownership: nothing agreed, CNIPA resumes": Play(
        owning,
        IP_OFFICE,
        ("freeze_request p1", "no_agreement", "freeze_end p1", "until patent.cnipa_copy", "copy_sent"),
        (
            ("freeze", "resume", "resumed"),
            ("mediation", "copy_overdue", "terminated"),
            ("mediation", "send_copy", "terminated"),
        ),
    ),
}

BY_HAND: dict[str, tuple[Callable[[Office], Dispute], tuple[str, ...], tuple[str, ...]]] = {
    "report_service": (by_hand, (), ("service_return",)),
    "record_attempt": (by_hand, (), ("service_attempt",)),
    "report_failure": (by_hand, (), ("service_failure",)),
    "send": (by_hand, (), ("dispatch entrusted",)),
    "urge": (by_hand, (), ("dispatch entrusted", "until service.entrusted")),
    "wait_no_longer": (abroad, (), ("dispatch mail_abroad", "until service.mail_abroad")),
    "order_publication": (by_hand, (), ("publication_order",)),
    "publish": (by_hand, (), ("publication_order", "publication")),
    "hold_served": (by_hand, (), ("publication_order", "publication", "until service.publication")),
    "hold_served_abroad": (abroad, (), ("publication_order", "publication", "until service.publication_abroad")),
    "correct_day": (invited, ("wait 1", "served p2"), ("service_correction p2 opinion_notice",)),
    "find_consent": (by_hand, (), ("electronic_consent p2",)),
    "bar_electronic": (abroad, (), ("electronic_bar p2",)),
    "serve_otherwise": (invited, ("failed p2",), ("other_channel",)),
    "ask_for_paper": (invited, ("served p2",), ("paper_copy_request p2",)),
    "give_paper": (invited, ("served p2",), ("paper_copy_request p2", "paper_copy p2")),
}
"""By rule of service: where its play begins, what comes first, and its lines; while the case is open and after it."""

for _rule, (_start, _first, _lines) in BY_HAND.items():
    PLAYS[f"{_rule}, open"] = Play(_start, IP_OFFICE, (*_first, *_lines), (("dispute", _rule, "open"),))
    PLAYS[f"{_rule}, resting"] = Play(
        _start, IP_OFFICE, (*_first, "withdrawal p1", *_lines), (("dispute", _rule, "resting"),)
    )

COURSE = ("mediator_appointment", "disclosure m1", "accord", "final_text")
for _n, _status in enumerate(("disclosing", "mediating", "drafting", "signing"), start=1):
    PLAYS[f"the body signs for what the court sent while {_status}"] = Play(
        entrusted,
        CITY_COURT,
        (*COURSE[:_n], "materials_receipt"),
        (("mediation", "receive", _status),),
    )
    PLAYS[f"the body does not sign for what the court sent while {_status}"] = Play(
        entrusted,
        CITY_COURT,
        (*COURSE[:_n], "until court.receipt"),
        (("mediation", "receipt_overdue", _status),),
    )

ANOTHER_DAY: dict[str, tuple[str, ...]] = {
    "ruled": (),
    "contested": ("objection p1",),
    "confirmed": ("served p2",),
    "objected": ("served p2", "objection p1"),
}
for _status, _lines in ANOTHER_DAY.items():
    PLAYS[f"another day of service is proven, {_status}"] = Play(
        ruled,
        COMMITTEE,
        ("wait 1", "served p1", *_lines, "service_correction p1 confirmation_ruling"),
        (("confirmation", "receive_on_another_day", _status),),
    )


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
    refused = name == "no"
    if refused:
        name, *words = words
    if name == "wait":
        return advance(dispute, dispute.now + timedelta(days=int(words[0])))
    if name == "until":
        return advance(dispute, next(period.lapses_at for period in dispute.periods if period.term in words))
    move = next(
        move for move in moves(dispute, rich=True) if move.name == name and meant(dispute, move).issuperset(words)
    )
    decision = moved(dispute, move)
    assert decision is not None, line
    assert decision.answer is None or (decision.answer.refused is not None) is refused, line
    return decision


def meant(dispute: Dispute, move: Move) -> set[str]:
    """The words by which a line may single out a move: who makes it, to what, what it says, whose paper it is about."""
    values = {move.to, *(name for name, _ in move.content)}
    values |= {word for _, value in move.content for word in said(value)}
    if move.who is not None:
        values |= {move.who.person, move.who.role.value, *filter(None, (move.who.office,))}
    services = [effect for effect in dispute.outbox if effect.effect != "issue" and effect.key in values]
    waiting = {word for effect in services for word in (effect.on, effect.form)}
    made = {word for one in dispute.conduct.services if one.key in values for word in (one.on, one.form)}
    return values | waiting | made


def said(value: Any) -> tuple[str, ...]:
    """A value of an act in words: an office by its id, each of several."""
    if isinstance(value, Office | Mediator):
        return (value.id,)
    return tuple(word for part in value for word in said(part)) if isinstance(value, tuple) else (str(value),)


@pytest.mark.parametrize("name", PLAYS)
def test_a_play_reaches_what_it_is_told_for(name: str) -> None:
    assert set(PLAYS[name].reaches) - told(PLAYS[name]) == set()


@pytest.mark.untraced
@pytest.mark.xdist_group("search")
@pytest.mark.timeout(600)  # minutes of computing for all searches, several times that where a machine is shared
def test_every_declared_target_is_reached() -> None:
    found = {target for play in PLAYS.values() for target in told(play)}
    for name in SEARCHES:
        found |= searched(name).reached
    missed = [f"{kind}.{rule} -> {status}" for kind, rule, status in sorted(declared() - found)]
    assert not missed, "no search and no play reaches: " + ", ".join(missed)
