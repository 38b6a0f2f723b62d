"""A suit that is mediated: docketing, consent of everybody, the statement as the title, and what bars each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from cases.agencies import Actor, Office, OfficeKind, Role
from cases.facts import Channel
from cases.parties import Mandate, Power
from procedures.deciding import decide
from procedures.dispute import Dispute
from procedures.roads import open_roads
from procedures.suit import Suit
from rulebook.competence import competent_for_suit
from rulebook.roads import RoadKind
from rulebook.suit import prefile_mediation
from tests.explore import MINUTE, docketed, entrusted, opened, played, settled, settled_in_court, sued_before_2025
from tests.makers import CITY_COURT, COMMITTEE, IP_COURT, at, complaint, make, official, parties, party

CLERK, JUDGE = official(Role.COURT_CLERK, CITY_COURT), official(Role.JUDGE, CITY_COURT)
SUIT = "suit-1"


def suit(dispute: Dispute) -> Suit:
    found = dispute.procedure(SUIT)
    assert isinstance(found, Suit)
    return found


def refused(dispute: Dispute, name: str, who: Actor, to: str = SUIT, **content: Any) -> str | None:
    """The article under which the act is refused in law."""
    answer = decide(dispute, make(name, who, dispute.now + MINUTE, to, dispute.seq, **content)).answer
    assert answer is not None
    assert answer.refused is not None
    return answer.refused.article


def serving() -> Dispute:
    """The statement is made and waits to be signed for."""
    return played(
        settled_in_court(CITY_COURT),
        ("statement_request", party("p1"), SUIT, {}),
        ("statement_request", party("p2"), SUIT, {}),
        ("mediation_statement", JUDGE, SUIT, {}),
        leave=frozenset({"civil_mediation_statement"}),
    )


def test_since_2025_a_court_dockets_first() -> None:
    assert refused(opened(CITY_COURT), "delegation", CLERK) == "LA25"
    switch = prefile_mediation(CITY_COURT.id, at(-365 * 2).date())
    assert switch is not None and switch.on
    delegated = played(sued_before_2025(CITY_COURT), ("delegation", CLERK, SUIT, {}))
    assert delegated.procedure("mediation-1") is not None
    assert not suit(delegated).walking


def test_after_a_failed_delegation_the_seven_days_run_anew() -> None:
    delegated = played(sued_before_2025(CITY_COURT), ("delegation", CLERK, SUIT, {}))
    failed = played(delegated, ("declination", party("p2"), "mediation-1", {}))
    assert suit(failed).status == "filed"
    assert [period.term for period in failed.of(SUIT)] == ["suit.registration"]
    assert refused(failed, "delegation", CLERK) == "TYTJ-21"


def test_a_court_without_competence_does_not_docket() -> None:
    assert refused(opened(IP_COURT), "suit_registration", official(Role.JUDGE, IP_COURT)) == "CPL-122"
    asked = complaint(CITY_COURT)
    assert competent_for_suit(CITY_COURT, asked.matter, asked.parties, on=at().date()).competent


def test_no_court_is_entrusted_with_a_mediation() -> None:
    other = Office(id="other", kind=OfficeKind.BASIC_COURT)
    assert refused(docketed(CITY_COURT), "mediation_proposal", JUDGE, body=other) == "TYTJ-6"


def test_the_term_of_an_entrusted_mediation_runs_from_the_receipt() -> None:
    dispute = entrusted(CITY_COURT)
    assert "court.ordinary" not in [period.term for period in dispute.periods]
    received = played(dispute, ("materials_receipt", official(Role.OFFICER, COMMITTEE), "mediation-1", {}))
    period = next(period for period in received.periods if period.term == "court.ordinary")
    assert period.last_day == received.now.date() + timedelta(days=15)


def test_a_suit_is_the_only_path_to_a_title() -> None:
    dispute = settled_in_court(CITY_COURT)
    assert dispute.procedure("confirmation-1") is None
    assert dispute.performances == ()
    assert refused(dispute, "joint_application", party("p1"), court=CITY_COURT) == "TYTJ-20"


def test_a_statement_is_signed_for_in_person() -> None:
    dispute = serving()
    keys = {effect.on: effect.key for effect in dispute.outbox if effect.effect == "serve_by_hand"}
    assert set(keys) == {"p1", "p2"}, "electronic addresses do not serve a mediation statement"
    for channel in (Channel.LEFT, Channel.PUBLICATION, Channel.RETURNED_MAIL, Channel.ELECTRONIC):
        content = {"key": keys["p1"], "channel": channel, "on": dispute.now.date(), "witnesses": ()}
        assert refused(dispute, "service_return", CLERK, "dispute", **content) == "CPLI-133"


def test_who_does_not_sign_is_judged() -> None:
    dispute = serving()
    key = next(effect.key for effect in dispute.outbox if effect.effect == "serve_by_hand")
    tried = played(dispute, ("service_failure", CLERK, "dispute", {"key": key}))
    assert suit(tried).status == "trial"
    assert tried.performances == ()
    kinds = [road.kind for road in open_roads(tried.procedures, tried.file, tried.now)]
    assert RoadKind.TRIAL in kinds


def test_who_mediated_speaks_for_nobody_afterwards() -> None:
    mandate = Mandate(agent="m1", powers=tuple(Power))
    applicant, respondent = parties()
    dispute = settled_in_court(CITY_COURT)
    spoken_for = (applicant.model_copy(update={"mandates": (mandate,)}), respondent)
    agent = Actor(person="m1", role=Role.PARTY, party="p1")
    changed = replace(dispute, file=replace(dispute.file, parties=spoken_for))
    assert refused(changed, "statement_request", agent) == "TYTJ-16"


def test_a_statement_set_aside_leaves_no_contract() -> None:
    in_force = settled(serving())
    assert suit(in_force).status == "in_force"
    revoked = played(
        in_force,
        ("statement_retrial", party("p2"), SUIT, {}),
        ("retrial_decision", official(Role.JUDGE, IP_COURT), SUIT, {"set_aside": True}),
    )
    assert suit(revoked).status == "revoked"
    assert [one.status for one in revoked.performances] == ["replaced"]
    assert refused(revoked, "resubmission", party("p1"), "dispute") == "CPLI-247"
