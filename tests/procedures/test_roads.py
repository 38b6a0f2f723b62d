"""Roads and the invariants LR-01…LR-10: nothing is lost, and the checks see it when something is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from cases.agencies import Role
from cases.agreement import Duty
from cases.parties import Loss
from cases.rights import Matter, Quarrel, RightKind
from procedures.conduct import ARCHIVED
from procedures.confirmation_entries import Done
from procedures.confirmation_state import LAPSED, OBJECTED
from procedures.dispute import Dispute
from procedures.intake import REFUSED, Intake
from procedures.invariants import CHECKS, lr_findings
from procedures.mediation import Mediation
from procedures.mediation_state import NOT_FILED, TERMINATED
from procedures.performance_state import DEFAULTED, NOT_ENFORCED
from procedures.periods import Opening, Stop, changed, open_period
from procedures.roads import CLOSING, OpenRoad, earliest_close, open_roads
from procedures.rules import Procedure
from rulebook import confirmation as confirmation_law
from rulebook import performance as performance_law
from rulebook.roads import RoadKind
from tests.explore import invited, played
from tests.makers import COMMITTEE, IP_OFFICE, START, at, complaint, official, parties, party, terms
from tests.procedures.court import CONFIRMATION, JUDGE, P1, P2, PERFORMANCE, Stage, a_dispute
from tests.procedures.test_confirmation import confirmed, filed, inquired, ruled

OFFICER = official(Role.OFFICER, COMMITTEE)


def with_one(dispute: Dispute, changed_one: Procedure) -> Dispute:
    """The dispute with this procedure in the place of the one with its id."""
    procedures = tuple(changed_one if one.id == changed_one.id else one for one in dispute.procedures)
    return replace(dispute, procedures=procedures)  # type: ignore[arg-type]


def roads_of(dispute: Dispute, *procedures: Procedure) -> dict[RoadKind, OpenRoad]:
    return {road.kind: road for road in open_roads(procedures, dispute.file, dispute.now)}


def the_intake(**more: Any) -> Intake:
    return Intake(id="intake-1", office=complaint().office, complaint=complaint(**more))


def the_mediation(**more: Any) -> Mediation:
    return Mediation(id="mediation-1", office=complaint().office, kind_id="people", requested_at=START, **more)


# --- before an agreement ---------------------------------------------------------------------------------


def test_a_refused_request_leaves_the_suit_for_three_years_from_the_request() -> None:
    roads = roads_of(a_dispute(), the_intake().into(REFUSED))
    assert roads[RoadKind.SUIT].last_day == date(2029, 3, 2)
    assert {RoadKind.NEW_REQUEST, RoadKind.OTHER_BODY, RoadKind.ARBITRATION} <= set(roads)
    assert roads_of(a_dispute(), the_intake()) == {}


def test_a_request_after_the_three_years_interrupts_nothing() -> None:
    dispute = a_dispute()
    old = dispute.file.matter.model_copy(update={"arose_on": date(2020, 1, 6)})
    dispute = replace(dispute, file=replace(dispute.file, matter=old))
    assert roads_of(dispute, the_intake().into(REFUSED))[RoadKind.SUIT].last_day == date(2023, 1, 6)


@pytest.mark.parametrize(
    ("quarrel", "kind"),
    [(Quarrel.INFRINGEMENT, RoadKind.ADJUDICATION), (Quarrel.OWNERSHIP, RoadKind.CNIPA_FREEZE_BY_COURT)],
)
def test_a_failed_patent_mediation_leaves_more_roads(quarrel: Quarrel, kind: RoadKind) -> None:
    dispute = a_dispute()
    matter = Matter(right=RightKind.DESIGN, quarrel=quarrel, arose_on=date(2026, 1, 5))
    dispute = replace(dispute, file=replace(dispute.file, matter=matter))
    assert kind in roads_of(dispute, the_mediation(ground="no_prospect").into(NOT_FILED))


def test_a_mediation_under_way_needs_no_other_road() -> None:
    assert roads_of(a_dispute(), the_mediation()) == {}


def test_a_bankruptcy_in_mediation_leads_to_the_administrator() -> None:
    roads = roads_of(a_dispute(), the_mediation(ground="bankruptcy").into(TERMINATED))
    assert RoadKind.DECLARE_TO_ADMINISTRATOR in roads
    assert RoadKind.DECLARE_TO_ADMINISTRATOR not in roads_of(a_dispute(), the_mediation(ground="x").into(TERMINATED))


# --- after an agreement ----------------------------------------------------------------------------------


def test_while_the_days_run_the_confirmation_is_the_road() -> None:
    stage = Stage(a_dispute())
    assert stage.roads(CONFIRMATION)[RoadKind.CONFIRMATION].last_day == date(2026, 4, 1)
    assert RoadKind.VOLUNTARY_PERFORMANCE in stage.roads(PERFORMANCE)
    roads = open_roads(stage.dispute.procedures, stage.dispute.file, stage.dispute.now)
    assert earliest_close(roads) == date(2026, 4, 1)
    assert earliest_close(()) is None
    assert filed().roads(CONFIRMATION) == {}


def test_a_closed_road_is_left_out() -> None:
    stage = Stage(a_dispute())
    late = open_roads(stage.dispute.procedures, stage.dispute.file, at(31))
    assert all(road.kind not in CLOSING for road in late)


def test_each_party_has_its_own_days_to_object() -> None:
    stage = ruled().print_and_serve(at(13), only=("p1",)).print_and_serve(at(14), only=("p2",))
    roads = open_roads(stage.dispute.procedures, stage.dispute.file, stage.dispute.now)
    days = {road.party: road.last_day for road in roads if road.kind is RoadKind.OBJECTION}
    assert days == {"p1": date(2026, 3, 30), "p2": date(2026, 3, 31)}
    assert RoadKind.THIRD_PERSON_OBJECTION in stage.roads(CONFIRMATION)
    stage.well("objection", P2, at(15))
    roads = open_roads(stage.dispute.procedures, stage.dispute.file, stage.dispute.now)
    assert [road.party for road in roads if road.kind is RoadKind.OBJECTION] == ["p1"]


def test_what_no_court_confirms_is_registered() -> None:
    stage = Stage(a_dispute(body=IP_OFFICE, of=terms(Duty.OWNERSHIP)))
    alone = tuple(one for one in stage.dispute.procedures if one.id != CONFIRMATION)
    roads = roads_of(stage.dispute, *alone)
    assert RoadKind.CNIPA_REGISTRATION in roads
    assert RoadKind.NOTARISED_INSTRUMENT not in roads


def test_without_a_performance_on_file_the_days_count_from_the_agreement() -> None:
    stage = Stage(a_dispute()).wait(at(40))
    assert stage.confirmation.status is LAPSED
    road = roads_of(stage.dispute, stage.confirmation)[RoadKind.SUIT_ON_AGREEMENT]
    assert road.last_day == date(2029, 3, 2)
    assert road.because == "lapsed"
    assert RoadKind.PAYMENT_ORDER not in roads_of(stage.dispute, stage.confirmation)


def test_paid_debts_need_no_payment_order() -> None:
    stage = Stage(a_dispute())
    entry = {"obligation": "o1", "amount": Decimal(120000), "on": at(3).date()}
    stage.well("performed", P1, at(3), to=PERFORMANCE, **entry).wait(at(40))
    assert RoadKind.PAYMENT_ORDER not in stage.roads(CONFIRMATION)


def test_a_refused_execution_of_an_old_title() -> None:
    stage = confirmed()
    now = replace(stage.performance, status=NOT_ENFORCED)
    assert RoadKind.ENFORCEMENT_REVIEW in roads_of(stage.dispute, now)


# --- the checks see what is lost ---------------------------------------------------------------------------


def findings(dispute: Dispute) -> set[str]:
    return {finding.split()[0] for finding in lr_findings(dispute)}


def test_there_is_a_check_a_rule() -> None:
    assert len(CHECKS) == 10
    assert lr_findings(a_dispute()) == ()


def test_an_end_without_a_road_is_found_unless_archived() -> None:
    class Silent(Intake):
        """An intake that ended in a way no road knows."""

        @property
        def ended(self) -> bool:
            return True

    silent = Silent(id="intake-1", office=complaint().office, complaint=complaint())
    dispute = a_dispute()
    dispute = replace(dispute, procedures=(*dispute.procedures, silent))
    assert findings(dispute) == {"LR-01"}
    archived = dispute.conduct.into(ARCHIVED)
    assert findings(with_one(dispute, archived)) == set()


def test_thirty_days_that_stand_still_are_found() -> None:
    dispute = a_dispute()
    stopped = [
        changed(period, Stop(cite="CPL-153"), at(3), dispute.file.calendar)
        if period.term == confirmation_law.APPLICATION.id
        else period
        for period in dispute.periods
    ]
    assert findings(replace(dispute, periods=tuple(filter(None, stopped)))) == {"LR-02"}


def test_an_application_that_is_not_joint_or_late_is_found() -> None:
    dispute = filed().dispute
    now = filed().confirmation
    assert findings(with_one(dispute, replace(now, applied=now.applied[:1]))) == {"LR-03"}
    assert findings(with_one(dispute, replace(now, filed_at=None))) == {"LR-03"}
    assert findings(with_one(dispute, replace(now, filed_at=at(31)))) == {"LR-03"}


def test_a_lost_contract_and_a_lost_arbitration_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = filed().well("non_acceptance", JUDGE, at(4), grounds=("355.1",))
    monkeypatch.setattr("procedures.invariants.open_roads", lambda *_: ())
    assert {"LR-01", "LR-04", "LR-06"} <= findings(stage.dispute)


def test_an_unsafe_day_for_the_suit_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(a_dispute()).wait(at(200))
    assert stage.performance.status is DEFAULTED
    real = open_roads(stage.dispute.procedures, stage.dispute.file, stage.dispute.now)
    later = tuple(replace(road, last_day=date(2040, 1, 1)) if road.last_day else road for road in real)
    monkeypatch.setattr("procedures.invariants.open_roads", lambda *_: later)
    assert findings(stage.dispute) == {"LR-05"}


def test_an_attack_that_releases_is_found() -> None:
    stage = confirmed()
    assert findings(with_one(stage.dispute, replace(stage.performance, title=None))) == {"LR-07"}
    assert findings(with_one(stage.dispute, stage.confirmation.into(OBJECTED))) == {"LR-07"}


def test_two_years_from_the_ruling_are_found() -> None:
    dispute = a_dispute()
    late = Opening(term=performance_law.ENFORCEMENT, start=datetime.combine(date(2027, 1, 1), START.timetz()))
    period = open_period(late, PERFORMANCE, dispute.now, dispute.file.calendar)
    assert findings(replace(dispute, periods=(*dispute.periods, period))) == {"LR-08"}


def test_a_signature_for_a_lost_party_is_found() -> None:
    dispute = a_dispute()
    now = Stage(dispute).confirmation
    signed = replace(now, lost="p2", applied=(Done(who="p2", at=at(1)),))
    assert findings(with_one(dispute, signed)) == {"LR-09"}


def test_two_live_paths_are_found() -> None:
    stage = filed()
    second = replace(confirmed().confirmation, id="confirmation-2", mediation="mediation-2")
    dispute = replace(stage.dispute, procedures=(*stage.dispute.procedures, second))
    assert findings(dispute) == {"LR-10"}


@pytest.mark.parametrize("stage", [filed, inquired, confirmed], ids=["filed", "inquired", "confirmed"])
def test_nothing_is_lost_on_the_way(stage: Any) -> None:
    assert lr_findings(stage().dispute) == ()


def test_a_bankruptcy_keeps_the_contract() -> None:
    stage = Stage(a_dispute()).well("party_lost", OFFICER, at(3), party="p1", loss=Loss.BANKRUPTCY).wait(at(60))
    assert stage.confirmation.status is LAPSED
    assert RoadKind.SUIT_ON_AGREEMENT in stage.roads(CONFIRMATION)


def test_towards_who_takes_no_part_the_other_roads_are_open_at_once() -> None:
    applicant, respondent = parties()
    two = invited(COMMITTEE, parties=(applicant, respondent, respondent.model_copy(update={"id": "p3"})))
    left = played(two, ("declination", party("p2"), "mediation-1", {}))
    roads = [road for road in open_roads(left.procedures, left.file, left.now) if road.procedure == "mediation-1"]
    assert {road.party for road in roads} == {"p2"}
    assert {RoadKind.SUIT, RoadKind.ARBITRATION} <= {road.kind for road in roads}
