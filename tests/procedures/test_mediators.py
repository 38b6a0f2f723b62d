"""Mediators and sessions: chosen, kept, replaced; absence; what is said apart; and who takes no other part later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cases.agencies import Actor, Office, Role
from cases.effects import Issue
from cases.errors import Malformed, NotAwaited, NotEntitled, TurnedAway
from cases.materials import HandedInBy
from cases.words import Vault
from desk.views import may_open_vault
from procedures.deciding import advance, decide
from procedures.dispute import Dispute
from procedures.mediation import Mediation
from procedures.rules import Capacity, Part
from tests.explore import accepted, mediating, played
from tests.makers import COMMERCIAL, COMMITTEE, IP_OFFICE, make, mediators, official, party, ref

P1, P2 = party("p1"), party("p2")
M1, M2 = (official(Role.MEDIATOR, COMMITTEE, id) for id in ("m1", "m2"))
OFFICER = official(Role.OFFICER, COMMITTEE)
ONE, BOTH, OTHER_WAY_ROUND = mediators("m1"), mediators("m1", "m2"), mediators("m2", "m1")


def done(dispute: Dispute, name: str, who: Actor, **content: Any) -> Dispute:
    return played(dispute, (name, who, "mediation-1", content))


def refused(dispute: Dispute, name: str, who: Actor, **content: Any) -> str | None:
    decision = decide(dispute, make(name, who, dispute.now + timedelta(minutes=1), "mediation-1", "no", **content))
    assert decision.answer is not None and decision.answer.refused is not None
    return decision.answer.refused.article


def turned_away(error: type[TurnedAway], dispute: Dispute, name: str, who: Actor, **content: Any) -> None:
    with pytest.raises(error):
        decide(dispute, make(name, who, dispute.now + timedelta(minutes=1), "mediation-1", "no", **content))


def mediation(dispute: Dispute) -> Mediation:
    return next(one for one in dispute.procedures if isinstance(one, Mediation))


def selecting(office: Office = COMMITTEE, **more: Any) -> Dispute:
    return done(accepted(office, **more), "consent", P2)


def with_two(dispute: Dispute | None = None) -> Dispute:
    chosen = done(dispute or selecting(), "mediator_appointment", OFFICER, mediators=BOTH)
    return done(done(chosen, "disclosure", M1), "disclosure", M2)


def said(dispute: Dispute) -> Dispute:
    """Something lies in the vault."""
    return done(dispute, "session_minutes", M1, held_at=dispute.now)


# --- choice and appointment ------------------------------------------------------------------------------------------


def test_the_order_in_which_mediators_are_named_does_not_matter() -> None:
    dispute = done(selecting(), "mediator_choice", P2, mediators=OTHER_WAY_ROUND)
    dispute = done(dispute, "mediator_choice", P1, mediators=BOTH)
    assert mediation(dispute).status == "disclosing"
    assert mediation(dispute).mediators == ("m1", "m2")


def test_only_neutral_mediators_of_the_body_are_chosen_each_once() -> None:
    dispute = selecting()
    stranger = mediators("m1", office=IP_OFFICE)
    assert refused(dispute, "mediator_choice", P1, mediators=stranger) == "PML-19"
    for taken in ("p2", "a1"):
        assert refused(dispute, "mediator_choice", P1, mediators=mediators(taken)) == "TYTJ-15"
    turned_away(Malformed, dispute, "mediator_choice", P1, mediators=mediators("m1", "m1"))


def test_online_the_days_are_those_of_the_courts_rules() -> None:
    dispute = selecting(channel=HandedInBy.ONLINE)
    terms = [period.term for period in dispute.periods]
    assert "mediation.choice_online" in terms and "mediation.mediator_choice" not in terms


def test_before_a_commercial_body_the_parties_choose_first() -> None:
    officer = official(Role.OFFICER, COMMERCIAL)
    dispute = selecting(COMMERCIAL)
    assert refused(dispute, "mediator_appointment", officer) == "SSTJ-15"
    turned_away(NotAwaited, dispute, "mediator_recommendation", officer)
    later = advance(dispute, next(period.lapses_at for period in dispute.periods if "choice" in period.term)).dispute
    assert mediation(done(later, "mediator_appointment", officer)).status == "disclosing"
    assert refused(selecting(), "recommendation_request", P1) == "PML-19"


def test_a_mediator_whom_a_party_does_not_accept_is_not_appointed_but_may_be_chosen_by_all() -> None:
    dispute = done(mediating(COMMITTEE), "mediator_objection", P2)
    assert refused(dispute, "mediator_appointment", OFFICER) == "PML-23"
    for who in (P1, P2):
        dispute = done(dispute, "mediator_choice", who, mediators=ONE)
    assert mediation(dispute).mediators == ("m1",)


# --- kept or not -----------------------------------------------------------------------------------------------------


def test_commercial_parties_keep_a_mediator_in_writing_only() -> None:
    m1 = official(Role.MEDIATOR, COMMERCIAL, "m1")
    dispute = done(mediating(COMMERCIAL), "disclosure", m1, relations=ref("relations"))
    assert mediation(dispute).status == "disclosing"
    assert refused(dispute, "disclosure_consent", P1, statement=None) == "SSTJ-20"
    assert mediation(done(done(dispute, "disclosure_consent", P1), "disclosure_consent", P2)).status == "mediating"


def test_relations_found_while_signing_make_earlier_signatures_fall_away() -> None:
    dispute = done(done(mediating(COMMITTEE), "final_text", M1), "signature", P1)
    dispute = done(dispute, "disclosure", M1, relations=ref("relations"))
    assert mediation(dispute).status == "signing"
    assert mediation(dispute).signed == () and mediation(dispute).terms is not None


def test_those_who_stay_go_on_with_the_one_who_comes() -> None:
    dispute = done(with_two(), "mediator_departure", OFFICER, mediator="m2")
    assert mediation(dispute).mediators == ("m1",)
    dispute = done(dispute, "mediator_appointment", OFFICER, mediators=mediators("m3"))
    dispute = done(dispute, "disclosure", official(Role.MEDIATOR, COMMITTEE, "m3"))
    assert mediation(dispute).status == "mediating" and mediation(dispute).mediators == ("m1", "m3")
    assert refused(dispute, "mediator_departure", OFFICER, mediator="m2") == "PML-19"


def test_the_vault_is_opened_to_a_newcomer_by_every_party() -> None:
    dispute = said(with_two())
    dispute = done(dispute, "mediator_departure", OFFICER, mediator="m2")
    dispute = done(dispute, "mediator_appointment", OFFICER, mediators=mediators("m3"))
    newcomer = official(Role.MEDIATOR, COMMITTEE, "m3")
    assert may_open_vault(dispute, M1) == ("mediation-1",)
    for who in (P1, P2):
        with pytest.raises(NotEntitled):
            may_open_vault(dispute, newcomer)
        dispute = done(dispute, "vault_access", who, mediator="m3")
    assert may_open_vault(dispute, newcomer) == ("mediation-1",)
    with pytest.raises(NotEntitled):
        may_open_vault(dispute, M2)


# --- sessions and absence --------------------------------------------------------------------------------------------


def test_who_was_not_told_is_not_absent() -> None:
    dispute = mediating(COMMITTEE)
    called = done(dispute, "session_notice", M1, held_at=dispute.now + timedelta(days=2))
    assert refused(called, "absence", M1, party="p2") == "CONFIG"
    begun = advance(called, called.now + timedelta(days=3)).dispute
    assert mediation(begun).told == ("p1", "p2")
    came = done(begun, "session_minutes", M1, held_at=mediation(begun).called_for, attended=("p1",))
    assert refused(came, "absence", M1, party="p1") == "CONFIG"
    noted = done(came, "absence", M1, party="p2")
    assert mediation(noted).absent == ("p2",) and mediation(noted).status == "mediating"
    assert mediation(done(noted, "no_agreement", M1, ground="absent")).ground == "absent"


def test_good_cause_is_no_absence() -> None:
    dispute = mediating(COMMITTEE)
    dispute = done(dispute, "session_notice", M1, held_at=dispute.now + timedelta(days=2))
    dispute = advance(done(dispute, "postponement", M1), dispute.now + timedelta(days=3)).dispute
    assert refused(dispute, "absence", M1, party="p2") == "CONFIG"


def test_a_mediator_ends_it_only_on_grounds_of_its_kind() -> None:
    assert refused(mediating(COMMITTEE), "no_agreement", M1, ground="no_opinion") == "ZXTJ-25"
    assert refused(mediating(COMMITTEE), "no_agreement", M1, ground="absent") == "ZXTJ-25.8"
    office = official(Role.MEDIATOR, IP_OFFICE, "m1")
    assert refused(mediating(IP_OFFICE), "no_agreement", office, ground="unreachable") == "CONFIG"


def test_online_everybody_is_identified_and_agrees_to_a_recording() -> None:
    dispute = mediating(COMMITTEE)
    held: dict[str, Any] = {"held_at": dispute.now, "mode": "online"}
    assert refused(dispute, "session_minutes", M1, **held, identified=("p1",)) == "ZXTJ-17"
    held |= {"identified": ("p1", "p2"), "recording": ref("film", Vault.CONFIDENTIAL)}
    assert refused(dispute, "session_minutes", M1, **held, recording_agreed=("p1",)) == "ZXTJ-22"
    assert mediation(done(dispute, "session_minutes", M1, **held, recording_agreed=("p1", "p2"))).vaulted


def test_helpers_are_printed_and_people_ask_the_parties_first() -> None:
    assert refused(mediating(COMMITTEE), "helper_invitation", M1, agreed=("p1",)) == "PML-20"
    dispute = done(mediating(COMMITTEE), "helper_invitation", M1)
    act = make("session_notice", M1, dispute.now, "mediation-1", "call", held_at=dispute.now + timedelta(days=1))
    notice = next(effect for effect in decide(dispute, act).dispute.outbox if isinstance(effect, Issue))
    assert notice.fields["helpers"] == [ref("helper").model_dump(mode="json")]


# --- what is said apart ----------------------------------------------------------------------------------------------


def test_nothing_is_passed_on_without_leave() -> None:
    dispute = mediating(COMMITTEE)
    turned_away(NotAwaited, dispute, "passing_on", P2)
    dispute = done(dispute, "private_meeting", M1, held_at=dispute.now)
    tells = (ref("tell").sha256,)
    assert refused(dispute, "proposal", M1, tells=tells) == "TYTJ-28"
    dispute = done(done(dispute, "passing_on", P2), "proposal", M1, tells=tells)
    assert "mediation.proposal" in [period.term for period in dispute.periods]
    turned_away(NotEntitled, dispute, "private_meeting", M2, held_at=dispute.now)


def test_a_proposal_ends_when_one_refuses() -> None:
    dispute = done(mediating(COMMITTEE), "proposal", M1)
    dispute = done(done(dispute, "proposal_answer", P1), "proposal_answer", P2, agrees=False)
    assert mediation(dispute).proposal is None
    assert "mediation.proposal" not in [period.term for period in dispute.periods]


def test_what_is_confidential_is_printed_on_confidential_papers_and_never_served() -> None:
    dispute = mediating(COMMITTEE)
    act = make("private_meeting", M1, dispute.now, "mediation-1", "x", held_at=dispute.now)
    outbox = decide(dispute, act).dispute.outbox
    assert [effect.form for effect in outbox] == ["private_record"]
    assert [effect.serve_on for effect in outbox if isinstance(effect, Issue)] == [()]


# --- no other part ---------------------------------------------------------------------------------------------------


def test_who_mediated_does_not_act_as_agent_later() -> None:
    dispute = mediating(COMMITTEE)
    p1 = dispute.file.party("p1")
    named = p1.mandates[0].model_copy(update={"agent": "m1"})
    parties = (p1.model_copy(update={"mandates": (named,)}), *dispute.file.parties[1:])
    changed = replace(dispute, file=replace(dispute.file, parties=parties))
    assert refused(changed, "withdrawal", party("p1", "m1")) == "TYTJ-16"


def test_who_sat_in_court_does_not_mediate_afterwards() -> None:
    dispute = replace(selecting(), taken=(Part(person="m1", capacity=Capacity.COURT),))
    assert refused(dispute, "mediator_appointment", OFFICER) == "TYTJ-15"
