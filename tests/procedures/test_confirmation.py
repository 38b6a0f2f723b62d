"""Judicial confirmation, row by row of table P4."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cases.acts.service import Medium, Notice
from cases.agencies import Role
from cases.agreement import Duty
from cases.effects import ServeByHand
from cases.errors import AlreadyDone, Malformed, NotAwaited, NotEntitled
from cases.facts import Channel, Unserved
from cases.parties import Loss
from procedures.confirmation import Confirmation
from procedures.confirmation_state import (
    ACCEPTED,
    AGAIN,
    CHANGED,
    CONFIRMED,
    CONTESTED,
    DEEMED_WITHDRAWN,
    DISMISSED,
    FILED,
    LAPSED,
    NOT_ACCEPTED,
    OBJECTED,
    PREPARING,
    REJECTED,
    RETURNED,
    REVIEWING,
    REVOKED,
    RULED,
    SUPPLEMENTING,
    TERMINATED,
    WITHDRAWN,
    Status,
)
from procedures.deciding import decide
from procedures.wording import status_title, titled_statuses
from rulebook.roads import RoadKind
from tests.makers import SHANGHAI, at, make, official, party, ref, terms
from tests.procedures.court import (
    CLERK,
    CONFIRMATION,
    HEAD,
    IP_COURT,
    JUDGE,
    LIANGJIANG,
    OFFICER,
    P1,
    P2,
    STRANGER,
    YUZHONG,
    Stage,
    a_dispute,
    without_agents,
)


def filed() -> Stage:
    """Both have applied on the second day."""
    stage = Stage(a_dispute())
    return stage.well("joint_application", P1, at(2)).well("joint_application", P2, at(2))


def accepted() -> Stage:
    """The court has docketed on the third day."""
    return filed().well("court_acceptance", CLERK, at(3))


def reviewing() -> Stage:
    """Both were called for the tenth day."""
    return accepted().well("attendance_notice", CLERK, at(4), held_at=at(10))


def inquired() -> Stage:
    """Both were heard on the tenth day."""
    return reviewing().well("inquiry", JUDGE, at(11), held_at=at(10))


def ruled() -> Stage:
    """The court has confirmed on the twelfth day."""
    return inquired().well("confirmation_ruling", JUDGE, at(12))


def confirmed() -> Stage:
    """Both have the ruling on the thirteenth day."""
    return ruled().print_and_serve(at(13))


# --- application: P4/eligible, apply, lapse ------------------------------------------------------------


def test_the_thirty_days_run_from_the_safe_day() -> None:
    period = Stage(a_dispute()).period("confirmation.application")
    assert period is not None
    assert period.last_day == date(2026, 4, 1)


def test_one_signature_is_not_a_joint_application() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(1))
    assert stage.confirmation.status is PREPARING
    assert stage.confirmation.office == LIANGJIANG
    assert stage.papers == []


def test_both_signatures_file_it() -> None:
    stage = filed()
    assert stage.confirmation.status is FILED
    assert stage.confirmation.filed_at == at(2)
    assert stage.forms() == ["confirmation_application"]
    acceptance, hard = stage.period("confirmation.acceptance"), stage.period("confirmation.acceptance_hard")
    assert acceptance is not None and acceptance.last_day == date(2026, 3, 9)  # 7 March is a Saturday
    assert hard is not None and hard.last_day == date(2026, 3, 11)


def test_nobody_signs_twice() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(1))
    with pytest.raises(AlreadyDone):
        stage.act("joint_application", P1, at(2))


def test_an_agent_signs_only_with_special_authority() -> None:
    stage = Stage(a_dispute())
    with pytest.raises(NotEntitled, match="特别授权"):
        stage.act("joint_application", party("p1", "a2"), at(1))
    stage.well("joint_application", party("p1", "a1"), at(1))
    with pytest.raises(NotEntitled):
        Stage(without_agents(a_dispute())).act("joint_application", party("p1", "a1"), at(1))


def test_the_mediator_cannot_apply() -> None:
    with pytest.raises(NotEntitled):
        Stage(a_dispute()).act("joint_application", OFFICER, at(1))


def test_the_court_must_be_competent() -> None:
    stage = Stage(a_dispute())
    assert stage.refused("joint_application", P1, at(1), court=IP_COURT) == "CPL-205"


def test_the_second_must_name_the_same_court_and_the_first_may_choose_anew() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(1), court=YUZHONG)
    assert stage.refused("joint_application", P2, at(1)) == "CPL-205"
    stage.well("confirmation_withdrawal", P1, at(2))
    assert stage.confirmation.applied == ()
    assert stage.confirmation.office == stage.confirmation.body
    stage.well("joint_application", P1, at(2)).well("joint_application", P2, at(2))
    assert stage.confirmation.status is FILED


def test_nobody_takes_back_what_was_not_signed() -> None:
    with pytest.raises(NotAwaited):
        Stage(a_dispute()).act("confirmation_withdrawal", P1, at(1))


def test_an_agreement_that_declares_ownership_is_not_confirmed() -> None:
    stage = Stage(a_dispute(of=terms(Duty.OWNERSHIP)))
    assert stage.refused("joint_application", P1, at(1)) == "CPLI-355"


def test_thirty_days_lapse_after_the_post() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(1)).wait(at(35))
    assert stage.confirmation.status is PREPARING  # 1 April, and five days for the post
    stage.wait(at(36))
    assert stage.confirmation.status is LAPSED
    assert stage.forms() == ["lapse_notice"]
    assert stage.papers[0].office == "cq-ip-committee"
    roads = stage.roads(CONFIRMATION)
    assert {RoadKind.EXTENSION_REQUEST, RoadKind.REMEDIATION, RoadKind.PAYMENT_ORDER} <= set(roads)
    assert roads[RoadKind.SUIT_ON_AGREEMENT].last_day == date(2029, 3, 2)


def test_the_last_moment_and_the_first_too_late() -> None:
    midnight = datetime(2026, 4, 2, tzinfo=SHANGHAI)
    stage = Stage(a_dispute()).well("joint_application", P1, at(1))
    assert stage.refused("joint_application", P2, midnight) == "CPL-205"
    stage = Stage(a_dispute()).well("joint_application", P1, at(1))
    stage.well("joint_application", P2, midnight - timedelta(seconds=1))
    assert stage.confirmation.status is FILED


def test_posted_in_time_is_in_time_during_the_grace() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(1))
    stage.well("joint_application", P2, at(33), posted=at(29))
    assert stage.confirmation.status is FILED
    assert stage.confirmation.filed_at == at(29)


def test_posted_in_time_and_received_after_the_lapse_is_in_time() -> None:
    stage = Stage(a_dispute()).wait(at(40))
    stage.well("joint_application", P1, at(40), posted=at(28))
    assert stage.confirmation.status is LAPSED
    stage.well("joint_application", P2, at(41), posted=at(29))
    assert stage.confirmation.status is FILED


def test_a_second_signature_after_the_lapse_does_not_cure() -> None:
    stage = Stage(a_dispute()).well("joint_application", P1, at(1)).wait(at(40))
    assert stage.refused("joint_application", P2, at(40)) == "CPL-205"


# --- late: P4/lapsed-roads -------------------------------------------------------------------------------


def late() -> Stage:
    return Stage(a_dispute()).wait(at(40)).well("late_application", P1, at(40), obstacle_ended=date(2026, 4, 8))


def test_more_time_may_be_asked_within_ten_days_of_the_obstacle() -> None:
    stage = late()
    assert stage.confirmation.status is LAPSED
    assert not stage.confirmation.ended
    assert stage.forms() == ["lapse_notice", "late_application"]
    with pytest.raises(AlreadyDone):
        stage.act("late_application", P2, at(40), obstacle_ended=date(2026, 4, 8))


def test_more_time_asked_too_late_is_refused_with_the_day() -> None:
    stage = Stage(a_dispute()).wait(at(60))
    assert stage.refused("late_application", P1, at(60), obstacle_ended=date(2026, 4, 8)) == "CPL-86"
    with pytest.raises(Malformed):
        stage.act("late_application", P1, at(60), obstacle_ended=date(2027, 1, 1))


def test_granted_time_is_the_courts_and_both_must_use_it() -> None:
    stage = late().well("late_ruling", JUDGE, at(42), granted=True, days=10)
    assert stage.confirmation.status is PREPARING
    period = stage.period("confirmation.application")
    assert period is not None and period.last_day == date(2026, 4, 23)
    stage.well("joint_application", P1, at(43)).well("joint_application", P2, at(44))
    assert stage.confirmation.status is FILED


def test_granted_time_lapses_too() -> None:
    stage = late().well("late_ruling", JUDGE, at(42), granted=True, days=10).wait(at(70))
    assert stage.confirmation.status is LAPSED


def test_time_refused_leaves_the_other_roads() -> None:
    stage = late().well("late_ruling", JUDGE, at(42), granted=False)
    assert stage.confirmation.status is LAPSED
    assert stage.confirmation.ended
    with pytest.raises(NotAwaited):
        stage.act("late_ruling", JUDGE, at(43))


def test_the_court_is_called_again_while_it_does_not_decide() -> None:
    stage = late().wait(at(120))
    assert stage.confirmation.late_by == "p1"
    assert stage.period("confirmation.acceptance_hard") is not None


# --- successor and bankruptcy: P4/succession, P4/bankruptcy -----------------------------------------------


def test_a_lost_party_stops_the_court_but_not_the_thirty_days() -> None:
    stage = accepted().well("party_lost", OFFICER, at(4), party="p2")
    review, thirty = stage.period("confirmation.review"), stage.period("confirmation.application")
    assert review is not None and review.stopped
    assert thirty is not None and not thirty.stopped
    with pytest.raises(NotAwaited, match="中止"):
        stage.act("attendance_notice", CLERK, at(5))
    stage.well("succession", CLERK, at(14), party="p2")
    review = stage.period("confirmation.review")
    assert review is not None and not review.stopped and review.last_day == date(2026, 4, 14)
    assert stage.confirmation.status is ACCEPTED


def test_the_successor_signs_anew() -> None:
    stage = Stage(a_dispute()).well("joint_application", P2, at(1)).well("party_lost", OFFICER, at(2), party="p2")
    with pytest.raises(NotAwaited):
        stage.act("joint_application", P1, at(3))
    stage.well("succession", OFFICER, at(4), party="p2", to=CONFIRMATION)
    stage.well("joint_application", P1, at(5))
    assert stage.confirmation.status is PREPARING
    stage.well("joint_application", P2, at(5))
    assert stage.confirmation.status is FILED


def test_nobody_succeeds_whom_nobody_lost() -> None:
    assert Stage(a_dispute()).refused("succession", OFFICER, at(4), party="p2") == "CPL-153"
    with pytest.raises(Malformed):
        Stage(a_dispute()).act("party_lost", OFFICER, at(4), party="p9")


def test_without_a_successor_the_application_falls() -> None:
    stage = accepted().well("party_lost", CLERK, at(4), party="p2").wait(at(40))
    assert stage.confirmation.status is WITHDRAWN
    assert RoadKind.SUIT_ON_AGREEMENT in stage.roads(CONFIRMATION)


def test_the_thirty_days_lapse_while_a_successor_is_awaited() -> None:
    stage = Stage(a_dispute()).well("party_lost", OFFICER, at(20), party="p2").wait(at(40))
    assert stage.confirmation.status is LAPSED
    with pytest.raises(NotEntitled, match="继受人"):
        stage.act("joint_application", P2, at(41), posted=at(25))
    stage.well("succession", OFFICER, at(42), party="p2")
    stage.well("late_application", P2, at(42), obstacle_ended=date(2026, 4, 10))


def test_a_bankruptcy_bars_the_application_and_leads_to_the_administrator() -> None:
    stage = Stage(a_dispute()).well("party_lost", OFFICER, at(2), party="p1", loss=Loss.BANKRUPTCY)
    assert stage.refused("joint_application", P2, at(3)) == "CPLI-355"
    assert RoadKind.DECLARE_TO_ADMINISTRATOR in stage.roads(CONFIRMATION)
    stage = accepted().well("party_lost", CLERK, at(4), party="p1", loss=Loss.BANKRUPTCY)
    stage.well("dismissal", JUDGE, at(5), grounds=("355.4",))
    assert stage.confirmation.status is DISMISSED
    assert RoadKind.DECLARE_TO_ADMINISTRATOR in stage.roads(CONFIRMATION)


# --- formalities: P4/formalities, supplement, 355, accept -------------------------------------------------


def test_a_late_court_is_called_again_and_nothing_else_happens() -> None:
    stage = filed().wait(at(100))
    assert stage.confirmation.status is FILED
    assert stage.confirmation.time_is_up
    period = stage.period("confirmation.acceptance_hard")
    assert period is not None and period.due > at(100)


def test_supplementing_keeps_the_day_of_filing_and_restarts_the_courts_days() -> None:
    stage = filed().well("court_supplement_order", CLERK, at(3), missing=("right_proof",), days=30)
    assert stage.confirmation.status is SUPPLEMENTING
    assert stage.period("confirmation.acceptance") is None
    stage.well("court_supplement", P2, at(31))
    assert stage.confirmation.status is FILED
    assert stage.confirmation.filed_at == at(2)
    hard = stage.period("confirmation.acceptance_hard")
    assert hard is not None and hard.last_day == date(2026, 4, 9)
    stage.well("court_acceptance", CLERK, at(39))


def test_not_supplemented_the_application_goes_back_while_the_days_run() -> None:
    stage = filed().well("court_supplement_order", CLERK, at(3), days=5).wait(at(15))
    assert stage.confirmation.status is RETURNED
    assert stage.roads(CONFIRMATION)[RoadKind.REAPPLICATION].last_day == date(2026, 4, 1)
    stage.well("joint_application", P1, at(16))
    assert stage.confirmation.status is PREPARING
    stage.well("joint_application", P2, at(16))
    assert stage.confirmation.status is FILED


def test_not_supplemented_after_the_thirty_days_it_lapses() -> None:
    stage = filed().well("court_supplement_order", CLERK, at(3), days=30).wait(at(45))
    assert stage.confirmation.status is LAPSED
    assert stage.papers[-1].office == "cq-ip-committee"


def test_a_wrong_court_is_not_the_end_while_the_days_run() -> None:
    stage = filed().well("non_acceptance", JUDGE, at(4), grounds=("355.2",))
    assert stage.confirmation.status is PREPARING
    assert stage.confirmation.first_filed_at == at(2)
    stage.well("joint_application", P1, at(4), court=YUZHONG).well("joint_application", P2, at(4), court=YUZHONG)
    assert stage.confirmation.status is FILED
    assert stage.confirmation.office == YUZHONG


def test_a_wrong_court_after_the_thirty_days_lapses_and_more_time_may_be_asked() -> None:
    stage = filed().wait(at(50)).well("non_acceptance", JUDGE, at(50), grounds=("355.2",))
    assert stage.confirmation.status is LAPSED
    assert stage.confirmation.first_filed_at == at(2)
    stage.well("late_application", P1, at(51), obstacle_ended=date(2026, 4, 21))


@pytest.mark.parametrize("ground", ["355.1", "355.3", "355.4", "355.5"])
def test_other_grounds_of_non_acceptance_end_it(ground: str) -> None:
    stage = filed().well("non_acceptance", JUDGE, at(4), grounds=(ground,))
    assert stage.confirmation.status is NOT_ACCEPTED
    assert stage.forms()[-1] == "non_acceptance_ruling"
    assert RoadKind.SUIT_ON_AGREEMENT in stage.roads(CONFIRMATION)


def test_a_clerk_who_records_a_non_acceptance_names_the_judge() -> None:
    with pytest.raises(Malformed, match="审判员"):
        filed().act("non_acceptance", CLERK, at(4), grounds=("355.1",))
    stage = filed().well("non_acceptance", CLERK, at(4), grounds=("355.1",), judge="wang")
    assert stage.papers[-1].fields["judge"] == "wang"


def test_what_is_missing_is_named_by_its_code() -> None:
    with pytest.raises(Malformed, match="补正事项"):
        filed().act("court_supplement_order", CLERK, at(4), missing=("a_smile",))


def test_an_unknown_ground_is_malformed() -> None:
    with pytest.raises(Malformed, match=r"355\.9"):
        filed().act("non_acceptance", JUDGE, at(4), grounds=("355.9",))


def test_another_court_may_not_act() -> None:
    with pytest.raises(NotEntitled, match="其他机构"):
        filed().act("court_acceptance", official(Role.COURT_CLERK, YUZHONG), at(4))


def test_acceptance_starts_thirty_days_of_review() -> None:
    stage = accepted()
    assert stage.confirmation.status is ACCEPTED
    assert stage.forms()[-1] == "court_acceptance_notice"
    review, target = stage.period("confirmation.review"), stage.period("confirmation.review_target")
    assert review is not None and review.last_day == date(2026, 4, 7)  # 4 April is Qingming, 4–6 rest days
    assert target is not None and target.last_day == date(2026, 3, 20)


# --- review: P4/notify, insufficient, 357, withdraw, dismiss, 186, 358, sham, confirm ----------------------


def test_the_president_extends_the_review_once() -> None:
    stage = reviewing().well("review_extension", HEAD, at(5), days=20)
    review = stage.period("confirmation.review")
    assert review is not None and review.last_day > date(2026, 4, 20)
    with pytest.raises(AlreadyDone):
        stage.act("review_extension", HEAD, at(6), days=20)
    with pytest.raises(NotEntitled):
        reviewing().act("review_extension", JUDGE, at(5), days=20)


def test_a_late_review_is_called_again() -> None:
    stage = reviewing().wait(at(200))
    assert stage.confirmation.status is REVIEWING
    assert stage.period("confirmation.review") is not None


def test_both_are_called_and_must_have_been_heard_before_the_ruling() -> None:
    stage = reviewing()
    assert stage.forms()[-1] == "attendance_notice"
    assert stage.papers[-1].serve_on == ("p1", "p2")
    assert stage.refused("confirmation_ruling", JUDGE, at(11)) == "CPLI-356"
    stage.well("inquiry", JUDGE, at(11), held_at=at(10), attended=("p1",))
    assert stage.confirmation.absent == ("p2",)
    assert stage.refused("confirmation_ruling", JUDGE, at(11)) == "CPLI-356"


def test_minutes_name_only_parties_and_only_what_was_held() -> None:
    with pytest.raises(Malformed):
        reviewing().act("inquiry", JUDGE, at(11), held_at=at(10), attended=("p7",))
    with pytest.raises(Malformed):
        reviewing().act("inquiry", JUDGE, at(11), held_at=at(20))


def test_absence_lets_the_judge_treat_it_as_withdrawn() -> None:
    stage = reviewing()
    assert stage.refused("deemed_withdrawal", JUDGE, at(11)) == "CPLI-357"
    stage.well("inquiry", JUDGE, at(11), held_at=at(10), attended=("p1",))
    stage.well("deemed_withdrawal", JUDGE, at(12))
    assert stage.confirmation.status is DEEMED_WITHDRAWN
    assert RoadKind.REAPPLICATION in stage.roads(CONFIRMATION)


def test_material_asked_for_and_not_handed_in() -> None:
    stage = reviewing().well("materials_order", JUDGE, at(5), days=5)
    assert stage.forms()[-1] == "inquiry_notice"
    stage.wait(at(18))
    assert stage.confirmation.unanswered
    assert stage.confirmation.status is REVIEWING  # the judge may, nothing does so by itself
    stage.well("deemed_withdrawal", JUDGE, at(18))
    assert stage.confirmation.status is DEEMED_WITHDRAWN


def test_material_asked_for_and_handed_in() -> None:
    stage = reviewing().well("materials_order", JUDGE, at(5), days=5).well("materials_answer", P2, at(8))
    assert stage.period("confirmation.response") is None
    assert stage.refused("deemed_withdrawal", JUDGE, at(20)) == "CPLI-357"


def test_one_applicant_withdraws_with_the_courts_leave() -> None:
    stage = reviewing().well("confirmation_withdrawal", P2, at(6))
    assert stage.forms()[-1] == "withdrawal_application"
    with pytest.raises(AlreadyDone):
        stage.act("confirmation_withdrawal", P2, at(6))
    stage.well("confirmation_withdrawal", P1, at(6))  # one or both (司法确认规定5)
    assert stage.confirmation.withdrawing == ("p2", "p1")
    stage.well("withdrawal_ruling", JUDGE, at(7))
    assert stage.confirmation.status is WITHDRAWN
    assert stage.forms()[-1] == "negative_ruling"


def test_a_withdrawal_needs_to_be_asked_for() -> None:
    with pytest.raises(NotAwaited):
        reviewing().act("withdrawal_ruling", JUDGE, at(7))


def test_withdrawn_it_may_be_made_again_within_the_rest_of_the_days() -> None:
    stage = filed().well("confirmation_withdrawal", P1, at(3))
    stage.well("joint_application", P1, at(10)).well("joint_application", P2, at(11))
    assert stage.confirmation.status is FILED
    assert stage.confirmation.first_filed_at == at(2)


def test_withdrawn_it_lapses_with_the_days() -> None:
    stage = filed().well("confirmation_withdrawal", P1, at(3)).wait(at(40))
    assert stage.confirmation.status is LAPSED


def test_withdrawn_after_the_days_it_stays_withdrawn_and_cannot_be_made_again() -> None:
    stage = reviewing().wait(at(50)).well("confirmation_withdrawal", P1, at(50))
    stage.well("withdrawal_ruling", JUDGE, at(51))
    assert stage.confirmation.status is WITHDRAWN
    assert RoadKind.REAPPLICATION not in stage.roads(CONFIRMATION)
    assert stage.refused("joint_application", P1, at(52)) == "CPL-205"


def test_a_ground_of_355_found_later_dismisses() -> None:
    stage = accepted().well("dismissal", JUDGE, at(5), grounds=("355.5",))
    assert stage.confirmation.status is DISMISSED
    assert RoadKind.CNIPA_REGISTRATION in stage.roads(CONFIRMATION)


def test_a_dispute_over_rights_ends_the_special_procedure() -> None:
    stage = reviewing().well("special_termination", JUDGE, at(5))
    assert stage.confirmation.status is TERMINATED
    assert stage.roads(CONFIRMATION)[RoadKind.SUIT].cite == "CPL-186"


def test_unclear_content_is_rejected_and_the_contract_stands() -> None:
    stage = inquired().well("rejection", JUDGE, at(12), grounds=("358.5",))
    assert stage.confirmation.status is REJECTED
    assert {RoadKind.REMEDIATION, RoadKind.SUIT_ON_AGREEMENT} <= set(stage.roads(CONFIRMATION))


@pytest.mark.parametrize("content", [{"grounds": ("358.4",)}, {"grounds": ("358.6",), "sham": True}])
def test_an_involuntary_or_sham_agreement_is_for_legal_review(content: Any) -> None:
    stage = inquired().well("rejection", JUDGE, at(12), **content)
    assert RoadKind.LEGAL_REVIEW in stage.roads(CONFIRMATION)
    assert RoadKind.SUIT_ON_AGREEMENT not in stage.roads(CONFIRMATION)


def test_the_clerk_does_not_rule() -> None:
    with pytest.raises(NotEntitled):
        inquired().act("confirmation_ruling", CLERK, at(12))


# --- ruling, objection, revocation ------------------------------------------------------------------------


def test_the_ruling_is_served_and_then_a_title() -> None:
    stage = ruled()
    assert stage.confirmation.status is RULED
    assert not stage.confirmation.enforceable
    stage.print_and_serve(at(13), only=("p1",))
    assert stage.confirmation.status is RULED
    stage.print_and_serve(at(14), only=("p2",))
    assert stage.confirmation.status is CONFIRMED
    assert stage.confirmation.title_at == at(14)
    assert stage.performance.title is not None and stage.performance.title.court == LIANGJIANG
    first, second = stage.period("confirmation.objection", "p1"), stage.period("confirmation.objection", "p2")
    assert first is not None and first.last_day == date(2026, 3, 30)
    assert second is not None and second.last_day == date(2026, 3, 31)


def test_a_ruling_that_does_not_arrive_is_served_in_another_way() -> None:
    stage = ruled().print_and_serve(at(13), only=("p1",))
    serve = next(effect for effect in stage.dispute.outbox if getattr(effect, "on", "") == "p2")
    assert not isinstance(serve, ServeByHand)
    missed = Unserved(key=serve.key, at=at(14), paper=serve.paper, form="confirmation_ruling", on="p2")  # type: ignore[union-attr]
    stage.dispute = decide(stage.dispute, missed).dispute
    again = next(effect for effect in stage.dispute.outbox if isinstance(effect, ServeByHand))
    told: dict[str, Any] = {"to": "dispute", "key": again.key}
    assert (
        stage.refused("service_return", CLERK, at(15), channel=Channel.PUBLICATION, on=at(15).date(), **told)
        == "CPL-95"
    )
    stage.well("publication_order", CLERK, at(15), **told)
    stage.well("publication", CLERK, at(16), notices=(Notice(medium=Medium.NEWSPAPER, on=at(16).date()),), **told)
    assert stage.wait(at(46)).confirmation.status is RULED
    assert stage.wait(at(47)).confirmation.status is CONFIRMED
    assert stage.confirmation.title_at == at(46, hour=12)


def test_a_party_objects_within_fifteen_days_of_its_own_service() -> None:
    stage = confirmed().well("objection", P2, at(28))
    assert stage.confirmation.status is OBJECTED
    assert stage.confirmation.enforceable
    assert stage.performance.title is not None and stage.performance.title.attacked
    assert stage.forms()[-1] == "objection_application"
    with pytest.raises(AlreadyDone):
        stage.act("objection", P2, at(29))
    stage.well("objection", P1, at(28))


def test_a_late_objection_is_refused_and_a_posted_one_is_not() -> None:
    stage = confirmed().wait(at(40))
    assert stage.refused("objection", P2, at(40)) == "CPLI-372"
    stage.well("objection", P1, at(40), posted=at(28))
    assert stage.confirmation.status is OBJECTED


def test_more_time_may_be_asked_for_an_objection() -> None:
    stage = confirmed()
    ask: Any = {"obstacle_ended": date(2026, 4, 10)}
    assert stage.refused("late_application", P2, at(20), obstacle_ended=date(2026, 3, 20)) == "CPL-86"
    stage.wait(at(40))
    assert stage.refused("late_application", P2, at(40), court=YUZHONG, **ask) == "CPLI-372"
    stage.well("late_application", P2, at(40), **ask).well("late_ruling", JUDGE, at(41), days=5)
    period = stage.period("confirmation.objection", "p2")
    assert period is not None and period.last_day == date(2026, 4, 17)
    stage.well("objection", P2, at(45))
    assert stage.confirmation.status is OBJECTED
    stage = confirmed().wait(at(40)).well("late_application", P2, at(40), **ask)
    stage.well("late_ruling", JUDGE, at(41), granted=False)
    assert stage.refused("objection", P2, at(42)) == "CPLI-372"


def test_a_third_person_has_six_months_from_knowing_and_not_before_the_ruling() -> None:
    stage = confirmed().well("third_person_objection", STRANGER, at(12 + 183), known_on=date(2026, 1, 1))
    assert stage.confirmation.status is OBJECTED
    stage = confirmed()
    assert stage.refused("third_person_objection", STRANGER, at(300), known_on=date(2026, 3, 20)) == "CPLI-372"
    with pytest.raises(Malformed):
        stage.act("third_person_objection", STRANGER, at(300), known_on=date(2027, 3, 20))


def test_an_unfounded_objection_leaves_the_ruling() -> None:
    stage = confirmed().well("objection", P2, at(20)).well("objection_ruling", JUDGE, at(40))
    assert stage.confirmation.status is CONFIRMED
    assert stage.performance.title is not None and not stage.performance.title.attacked


def test_a_founded_objection_revokes_the_title_and_the_contract_stays() -> None:
    stage = confirmed().well("objection", P2, at(20)).well("objection_ruling", JUDGE, at(40), outcome="revoked")
    assert stage.confirmation.status is REVOKED
    assert stage.performance.title is None
    assert {RoadKind.REMEDIATION, RoadKind.SUIT_ON_AGREEMENT} <= set(stage.roads(CONFIRMATION))


def test_a_changed_ruling_is_a_title_for_what_is_left() -> None:
    kept = terms().obligations[:1]
    stage = confirmed().well("third_person_objection", STRANGER, at(20), known_on=date(2026, 3, 15))
    with pytest.raises(Malformed):
        stage.act("objection_ruling", JUDGE, at(40), outcome="changed")
    stage.well("objection_ruling", JUDGE, at(40), outcome="changed", obligations=kept)
    assert stage.confirmation.status is CHANGED
    assert stage.performance.terms.obligations == kept
    stage.well("third_person_objection", STRANGER, at(41), known_on=date(2026, 4, 11))
    stage.well("objection_ruling", JUDGE, at(50))
    assert stage.confirmation.status is CHANGED


def test_an_objection_before_the_last_service_does_not_keep_the_ruling_from_its_effect() -> None:
    stage = ruled().print_and_serve(at(13), only=("p1",)).well("objection", P1, at(14))
    stage.well("objection_ruling", JUDGE, at(30))
    assert stage.confirmation.status is RULED
    stage.print_and_serve(at(31))
    assert stage.confirmation.status is CONFIRMED


def test_the_last_service_makes_a_title_even_under_an_objection() -> None:
    stage = ruled().print_and_serve(at(13), only=("p1",)).well("objection", P1, at(14))
    assert stage.confirmation.status is CONTESTED
    stage.print_and_serve(at(15))
    assert stage.confirmation.status is OBJECTED
    assert stage.performance.title is not None and stage.performance.title.attacked


def test_a_ruling_changed_before_its_last_service_is_a_title() -> None:
    stage = ruled().well("objection", P2, at(13))
    stage.well("objection_ruling", JUDGE, at(14), outcome="changed", obligations=terms().obligations[:1])
    assert stage.confirmation.status is CHANGED
    assert stage.performance.title is not None


def test_the_court_is_called_again_while_it_does_not_decide_on_an_objection() -> None:
    stage = confirmed().well("objection", P2, at(20)).wait(at(200))
    assert stage.confirmation.status is OBJECTED
    assert stage.period("confirmation.objection_review") is not None


def test_there_is_no_retrial_and_no_second_title() -> None:
    stage = confirmed()
    assert stage.refused("retrial_application", P2, at(20)) == "CPLI-378"
    assert stage.refused("joint_application", P1, at(20)) == "CPL-206"


# --- the whole -------------------------------------------------------------------------------------------


def test_a_resting_dispute_watches_the_roads() -> None:
    stage = filed().well("non_acceptance", JUDGE, at(4), grounds=("355.1",))
    assert stage.confirmation.ended
    assert not stage.performance.ended  # its instalments are still watched


def test_every_status_has_a_title_and_every_end_a_name() -> None:
    assert all(status_title(status) for status in Status)
    assert set(titled_statuses()[Status.__module__]) == {status.value for status in Status}
    assert set(AGAIN) < set(Confirmation.ENDS)


def test_the_same_act_is_answered_alike() -> None:
    stage = Stage(a_dispute())
    act = make("joint_application", P1, at(1), CONFIRMATION, "x")
    first = decide(stage.dispute, act)
    assert decide(first.dispute, act).answer == first.answer
    assert ref().size
