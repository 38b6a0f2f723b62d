"""The payment order (民事诉讼法225–228; 解释425–441): conditions, service, objection, suit, title, revocation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from cases.agencies import Office, OfficeKind, Role
from cases.agreement import Duty, Instalment, Obligation, Terms
from cases.effects import ServeByHand
from cases.errors import Malformed, NotAwaited, NotEntitled
from cases.facts import Channel, Served, Unserved
from procedures.deciding import decide
from procedures.payment_order import PaymentOrder
from procedures.reading import tasks
from rulebook.roads import RoadKind
from tests.makers import at, official, ref, terms
from tests.procedures.court import CLERK, LIANGJIANG, P1, P2, PERFORMANCE, YUZHONG, Stage, a_dispute

ORDER = "payment_order-1"
YUZHONG_CLERK = official(Role.COURT_CLERK, YUZHONG)
YUZHONG_JUDGE = official(Role.JUDGE, YUZHONG)
PRESIDENT = official(Role.HEAD, YUZHONG)
DUE = at(130)
"""The first instalment of the makers' terms (2026-06-30) is overdue, the second is not."""


def defaulted(**more: Any) -> Stage:
    return Stage(a_dispute(**more)).wait(DUE)


def ask(stage: Stage, when: datetime = DUE, **more: Any) -> Stage:
    return stage.well("payment_order_application", P1, when, to="dispute", **more)


def issued(**more: Any) -> Stage:
    """The order is issued, and waits to be served."""
    stage = ask(defaulted(**more))
    stage.well("order_acceptance", YUZHONG_CLERK, at(132), to=ORDER)
    return stage.well("issue_of_order", YUZHONG_JUDGE, at(140), to=ORDER)


def served(**more: Any) -> Stage:
    """The debtor has received it, on the day it was issued."""
    return issued(**more).print_and_serve(at(140, 12))


def order(stage: Stage) -> PaymentOrder:
    found = stage.dispute.procedure(ORDER)
    assert isinstance(found, PaymentOrder)
    return found


def with_clause() -> Terms:
    return terms().model_copy(update={"arbitration": ref("clause")})


def upheld(**more: Any) -> Stage:
    """The debtor's objection was upheld, and the creditor has the ruling."""
    stage = served(**more).well("order_objection", P2, at(145), to=ORDER)
    stage.well("objection_review", YUZHONG_JUDGE, at(147), to=ORDER, grounds=("435.4",))
    return stage.print_and_serve(at(148))


# --- conditions ------------------------------------------------------------------------------------------------------


def test_all_conditions_that_fail_are_told_at_once() -> None:
    stage = defaulted()
    wrong = {"court": LIANGJIANG, "counter_duty": True, "debtor_missing": True, "preservation": True}
    decision = stage.act("payment_order_application", P1, DUE, to="dispute", servable=False, other_debts=True, **wrong)
    assert decision.answer is not None
    assert decision.answer.refused is not None
    told = decision.answer.refused.message
    for item in ("第一款第三项", "第一款第四项", "第一款第五项", "第一款第六项", "第一款第七项", "第二百二十五条"):
        assert item in told
    assert decision.answer.refused.article == "CPLI-427.3"
    assert stage.dispute.procedure(ORDER) is None


@pytest.mark.parametrize(
    ("more", "article"),
    [
        ({"preservation": True}, "CPLI-427.7"),
        ({"debtor_missing": True}, "CPLI-427.4"),
        ({"court": Office(id="cq-ip-court", kind=OfficeKind.INTERMEDIATE_COURT)}, "CPLI-427.6"),
    ],
)
def test_one_condition_that_fails_is_enough(more: dict[str, Any], article: str) -> None:
    assert defaulted().refused("payment_order_application", P1, DUE, to="dispute", **more) == article


def test_what_is_not_due_or_not_definite_is_not_ordered() -> None:
    early = Stage(a_dispute()).wait(at(30))
    assert early.refused("payment_order_application", P1, at(31), to="dispute") == "CPLI-427.2"
    pay = terms().obligations[0].model_copy(update={"formula": ref("formula")})
    unclear = defaulted(of=terms().model_copy(update={"obligations": (pay, terms().obligations[1])}))
    assert unclear.refused("payment_order_application", P1, DUE, to="dispute") == "CPLI-427.2"


def test_a_debtor_abroad_is_out_of_reach() -> None:
    dispute = a_dispute()
    abroad = tuple(one.model_copy(update={"domestic": one.id != "p2"}) for one in dispute.file.parties)
    stage = Stage(replace(dispute, file=replace(dispute.file, parties=abroad))).wait(DUE)
    assert stage.refused("payment_order_application", P1, DUE, to="dispute") == "CPLI-427.4"


def test_only_a_creditor_asks_and_only_of_a_debtor() -> None:
    stage = defaulted()
    with pytest.raises(NotEntitled):
        stage.act("payment_order_application", P2, DUE, to="dispute", debtors=("p1",))
    with pytest.raises(Malformed):
        stage.act("payment_order_application", P1, DUE, to="dispute", debtors=("p1",))
    with pytest.raises(Malformed):
        stage.act("payment_order_application", P1, DUE, to="dispute", performance="performance-9")


def test_one_live_path_to_a_title() -> None:
    stage = Stage(a_dispute())
    stage.well("joint_application", P1, at(1)).well("joint_application", P2, at(2))
    assert stage.refused("payment_order_application", P1, at(3), to="dispute") == "CONFIG"
    asked = ask(defaulted(of=terms(Duty.CEASE)))
    assert asked.refused("payment_order_application", P1, at(131), to="dispute") == "CONFIG"
    assert RoadKind.PAYMENT_ORDER not in asked.roads(PERFORMANCE)


# --- acceptance, issue, service --------------------------------------------------------------------------------------


def test_the_notice_shows_the_fee_with_its_arithmetic() -> None:
    stage = ask(defaulted()).well("order_acceptance", YUZHONG_CLERK, at(132), to=ORDER)
    fee = stage.papers[-1].fields["fee"]
    assert isinstance(fee, dict)
    assert (fee["case"], fee["due"], fee["unverified"]) == ("1300.00", "433.33", True)
    assert stage.papers[-1].serve_on == ("p1",)


def test_not_accepted_the_creditor_may_mend_it_and_ask_again() -> None:
    stage = ask(defaulted()).well("order_non_acceptance", YUZHONG_CLERK, at(131), to=ORDER, grounds=("427.5",))
    assert RoadKind.PAYMENT_ORDER in stage.roads(ORDER)
    assert RoadKind.ARBITRATION in stage.roads(ORDER)
    ask(stage, at(133))
    assert stage.dispute.procedure("payment_order-2") is not None


def test_publication_and_a_returned_letter_are_no_receipt() -> None:
    stage = issued(electronic=False).print_and_serve(at(140, 11), only=("p1",))
    for channel in (Channel.PUBLICATION, Channel.RETURNED_MAIL, None):
        effect = next(one for one in stage.dispute.outbox if isinstance(one, ServeByHand) and one.on == "p2")
        about: dict[str, Any] = {"key": effect.key, "paper": effect.paper, "form": effect.form, "on": "p2"}
        gone = Unserved(at=at(145), **about)
        fact = gone if channel is None else Served(at=at(145), channel=channel, **about)
        stage._take(decide(stage.dispute, fact))
        assert order(stage).received == ()
    effect = next(one for one in stage.dispute.outbox if isinstance(one, ServeByHand) and one.on == "p2")
    left = Served(key=effect.key, at=at(150), paper=effect.paper, form=effect.form, on="p2", channel=Channel.LEFT)
    stage._take(decide(stage.dispute, left))
    assert order(stage).has_received("p2")
    assert stage.period("payment_order.service") is None


def test_not_served_in_thirty_days_it_lapses_and_the_court_says_so() -> None:
    stage = issued(electronic=False).wait(at(175))
    assert order(stage).status == "terminating"
    assert any(task.act == "order_termination" for task in tasks(stage.dispute))
    stage.well("order_termination", YUZHONG_JUDGE, at(176), to=ORDER)
    assert order(stage).status == "terminated"
    assert order(stage).fallen[0].ground == "430.2"
    assert RoadKind.PAYMENT_ORDER in stage.roads(ORDER)


def test_withdrawal_is_open_until_receipt() -> None:
    stage = issued().well("order_withdrawal", P1, at(140, 11), to=ORDER)
    assert order(stage).fallen[0].ground == "430.3"
    assert served().refused("order_withdrawal", P1, at(141), to=ORDER) == "CPLI-430.3"
    with pytest.raises(NotEntitled):
        served().act("order_withdrawal", P2, at(141), to=ORDER)


def test_who_sues_gives_the_order_up() -> None:
    stage = served().well("creditor_suit", P1, at(141), to=ORDER)
    stage.well("order_termination", YUZHONG_JUDGE, at(142), to=ORDER)
    assert order(stage).status == "terminated"
    assert RoadKind.PAYMENT_ORDER not in stage.roads(ORDER)


# --- the debtor ------------------------------------------------------------------------------------------------------


def test_silence_makes_a_title_for_what_was_ordered_and_no_more() -> None:
    stage = served().wait(at(165))
    assert order(stage).status == "in_force"
    title = stage.performance.title
    assert title is not None
    assert [claim.due for claim in title.covers] == [date(2026, 6, 30)]
    stage.wait(at(230))
    assert set(stage.roads(PERFORMANCE)) >= {RoadKind.ENFORCEMENT, RoadKind.SUIT_ON_AGREEMENT}
    stage.act("enforcement_application", P1, at(231), to=PERFORMANCE, court=YUZHONG)
    claims = next(paper for paper in stage.papers if paper.form == "enforcement_application").fields["claims"]
    assert isinstance(claims, list)
    assert [claim["due"] for claim in claims if isinstance(claim, dict)] == ["2026-06-30"]


def test_another_court_of_the_same_level_enforces_where_the_property_is() -> None:
    stage = served().wait(at(165))
    assert stage.refused("enforcement_application", P1, at(166), to=PERFORMANCE, court=LIANGJIANG) == "CPLI-460"
    stage.well("enforcement_application", P1, at(166), to=PERFORMANCE, court=LIANGJIANG, clues=ref("clues"))
    stage.well("enforcement_acceptance", CLERK, at(168), to=PERFORMANCE)


@pytest.mark.parametrize("kind", ["inability", "more_time", "other_way"])
def test_that_one_cannot_pay_is_no_objection(kind: str) -> None:
    stage = served()
    assert stage.refused("order_objection", P2, at(145), to=ORDER, kind=kind) == "CPLI-436"
    assert stage.refused("order_objection", P2, at(145, 11), to=ORDER, oral=True) == "CPLI-436"


def test_late_is_no_objection_unless_it_was_posted_in_time() -> None:
    stage = served()
    assert stage.refused("order_objection", P2, at(157), to=ORDER) == "CPLI-431"
    stage.wait(at(165))
    assert stage.refused("order_objection", P2, at(166), to=ORDER) == "CPLI-431"
    stage.well("order_objection", P2, at(167), to=ORDER, posted=at(150))
    assert order(stage).status == "issued"
    assert stage.performance.title is None


def test_before_receipt_there_is_nothing_to_object_to() -> None:
    with pytest.raises(NotAwaited):
        issued().act("order_objection", P2, at(141), to=ORDER)


def test_an_objection_dismissed_after_the_fifteen_days_brings_the_order_into_force() -> None:
    stage = served().well("order_objection", P2, at(145), to=ORDER).wait(at(165))
    assert order(stage).status == "issued"
    stage.well("objection_review", YUZHONG_JUDGE, at(166), to=ORDER)
    assert order(stage).status == "in_force"


def test_who_takes_an_objection_back_does_not_object_again() -> None:
    stage = served().well("order_objection", P2, at(145), to=ORDER)
    stage.well("objection_withdrawal", P2, at(146), to=ORDER)
    assert stage.refused("order_objection", P2, at(147), to=ORDER) == "CPLI-437"


def two_promises() -> Terms:
    pay = terms().obligations[0]
    more = Obligation(
        id="o3",
        obligor="p2",
        obligee="p1",
        duty=Duty.PAY,
        wording=ref("costs"),
        instalments=(Instalment(due=date(2026, 5, 31), amount=Decimal("8000")),),
    )
    return terms().model_copy(update={"obligations": (pay, terms().obligations[1], more)})


def test_an_objection_to_one_item_leaves_the_others_alone() -> None:
    stage = served(of=two_promises()).well("order_objection", P2, at(145), to=ORDER, items=("o3",))
    stage.well("objection_review", YUZHONG_JUDGE, at(147), to=ORDER, grounds=("435.4",))
    stage.print_and_serve(at(147, 11)).wait(at(170))
    assert order(stage).status == "in_force"
    assert order(stage).sued
    assert [claim.obligation for claim in order(stage).covers] == ["o1"]
    assert RoadKind.DEEMED_SUIT in stage.roads(ORDER)
    with pytest.raises(Malformed):
        served().act("order_objection", P2, at(145), to=ORDER, items=("o9",))


# --- the suit --------------------------------------------------------------------------------------------------------


def test_with_an_arbitration_clause_the_no_is_asked_for() -> None:
    stage = upheld(of=with_clause())
    asked = [task for task in tasks(stage.dispute) if task.act == "suit_refusal"]
    assert [(task.party, "ARB25-37" in task.cite) for task in asked] == [("p1", True)]
    assert stage.roads(ORDER)[RoadKind.SUIT_REFUSAL].last_day == date(2026, 8, 4)
    with pytest.raises(NotEntitled):
        stage.act("suit_refusal", P2, at(149), to=ORDER)
    stage.well("suit_refusal", P1, at(149), to=ORDER)
    assert order(stage).status == "terminated"
    assert RoadKind.ARBITRATION_CLAUSE in stage.roads(ORDER)


def test_without_one_the_no_is_open_but_not_asked_for() -> None:
    stage = upheld()
    assert [task for task in tasks(stage.dispute) if task.act == "suit_refusal"] == []
    stage.well("suit_refusal", P1, at(149), to=ORDER)


def test_silence_is_a_suit_and_bars_another_order() -> None:
    stage = upheld().wait(at(165))
    assert order(stage).status == "sued"
    assert stage.refused("suit_refusal", P1, at(166), to=ORDER) == "CPLI-439"
    assert stage.refused("payment_order_application", P1, at(166), to="dispute") == "CPLI-430.1"
    stage.well("suit_refusal", P1, at(167), to=ORDER, posted=at(150))
    assert order(stage).status == "terminated"


# --- payment, revocation ---------------------------------------------------------------------------------------------


def test_what_is_paid_ends_the_order_and_a_part_of_it_does_not() -> None:
    stage = served()
    paid: dict[str, Any] = {"to": PERFORMANCE, "obligation": "o1", "on": date(2026, 7, 22)}
    stage.well("performed", P1, at(143), amount=Decimal("20000"), **paid)
    assert order(stage).status == "issued"
    stage.well("performed", P2, at(144), amount=Decimal("40000"), proof=ref("slip"), **paid)
    assert order(stage).status == "issued", "the debtor's word alone does not end it"
    stage.well("performed", P1, at(145), amount=Decimal("40000"), **paid)
    assert order(stage).status == "paid"
    assert not order(stage).walking


def test_when_the_first_order_is_paid_another_may_follow_for_what_fell_due_since() -> None:
    stage = served().wait(at(165))
    stage.well("performed", P1, at(166), to=PERFORMANCE, obligation="o1", amount=Decimal("60000"), on=date(2026, 8, 14))
    assert order(stage).status == "paid"
    stage.wait(at(225))
    assert stage.performance.ended
    assert RoadKind.ENFORCEMENT not in stage.roads(PERFORMANCE)
    assert RoadKind.PAYMENT_ORDER in stage.roads(PERFORMANCE)
    ask(stage, at(226))
    second = stage.dispute.procedure("payment_order-2")
    assert isinstance(second, PaymentOrder)
    assert [claim.due for claim in second.claims] == [date(2026, 9, 30)]
    stage.well("order_acceptance", YUZHONG_CLERK, at(227), to="payment_order-2")
    stage.well("issue_of_order", YUZHONG_JUDGE, at(228), to="payment_order-2").print_and_serve(at(228, 12))
    stage.wait(at(255))
    title = stage.performance.title
    assert title is not None
    assert title.procedure == "payment_order-2"
    assert stage.period("performance.enforcement") is not None


def test_a_wrong_order_is_revoked_and_the_contract_is_left() -> None:
    stage = served().wait(at(165)).well("order_revocation", PRESIDENT, at(200), to=ORDER)
    assert order(stage).status == "revoked"
    assert stage.performance.title is None
    assert set(stage.roads(ORDER)) >= {RoadKind.SUIT_ON_AGREEMENT, RoadKind.ARBITRATION}
    assert [paper.form for paper in stage.papers][-1] == "order_revocation"


def test_a_court_that_is_late_is_called_every_month() -> None:
    stage = ask(defaulted()).wait(at(137))
    assert order(stage).status == "filed"
    again = stage.period("payment_order.acceptance")
    assert again is not None
    assert again.due > at(137) + timedelta(days=20)
