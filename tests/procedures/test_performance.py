"""Performance and the entry into enforcement, row by row of table P5."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases.agencies import Role
from cases.agreement import Duty, Instalment, Obligation, Terms
from cases.errors import AlreadyDone, Malformed, NotAwaited, NotEntitled
from procedures.account import Outstanding
from procedures.deciding import advance
from procedures.performance import Performance
from procedures.performance_state import (
    DEFAULTED,
    ENFORCED,
    ENFORCEMENT_FILED,
    ENFORCEMENT_REFUSED,
    ENFORCING,
    NO_ASSETS,
    NOT_ENFORCED,
    PERFORMED,
    STANDING,
    WATCHING,
    Status,
)
from procedures.reading import tasks
from procedures.wording import status_title
from rulebook.roads import RoadKind
from tests.makers import at, official, party, ref, terms
from tests.procedures.court import (
    CLERK,
    IP_COURT,
    JUDGE,
    OFFICER,
    P1,
    P2,
    PERFORMANCE,
    STRANGER,
    YUZHONG,
    Stage,
    a_dispute,
    without_agents,
)

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)
DUE_JUNE, DUE_SEPTEMBER = 120, 212
"""30 June and 30 September, in days after the start of 2 March."""

PROOF = ref("receipt")


def money() -> Terms:
    """A payment in two instalments, and a promise to stop without a day."""
    pay, cease = terms().obligations
    return terms().model_copy(update={"obligations": (pay, cease.model_copy(update={"instalments": ()}))})


def watching() -> Stage:
    """Nothing is due yet, and there is no title."""
    return Stage(a_dispute(of=money()))


def titled(stage: Stage | None = None) -> Stage:
    """The agreement is confirmed by the thirteenth day."""
    stage = stage or watching()
    stage.well("joint_application", P1, at(2)).well("joint_application", P2, at(2))
    stage.well("court_acceptance", CLERK, at(3)).well("attendance_notice", CLERK, at(4), held_at=at(10))
    stage.well("inquiry", JUDGE, at(11), held_at=at(10)).well("confirmation_ruling", JUDGE, at(12))
    return stage.print_and_serve(at(13))


def pays(stage: Stage, amount: int, day: float, who: Any = P1, **more: Any) -> Stage:
    """An entry of a payment."""
    content = {"obligation": "o1", "amount": Decimal(amount), "on": at(day).date(), **more}
    return stage.well("performed", who, at(day), to=PERFORMANCE, **content)


def defaulted() -> Stage:
    """Confirmed, and the first instalment is not paid."""
    return titled().wait(at(DUE_JUNE + 10))


def applied(**more: Any) -> Stage:
    """The creditor has asked for enforcement of everything."""
    stage = titled().wait(at(DUE_SEPTEMBER + 20))
    return stage.well("enforcement_application", P1, at(DUE_SEPTEMBER + 20), to=PERFORMANCE, **more)


def enforcing() -> Stage:
    """The court has docketed."""
    return applied().well("enforcement_acceptance", CLERK, at(DUE_SEPTEMBER + 22), to=PERFORMANCE)


# --- performance -------------------------------------------------------------------------------------------


def test_the_next_instalment_is_watched() -> None:
    period = watching().period("performance.instalment")
    assert period is not None
    assert period.last_day == JUNE
    assert period.warns == (7, 1)


def test_an_agreement_without_days_stands() -> None:
    cease = money().obligations[1]
    stage = Stage(a_dispute(of=money().model_copy(update={"obligations": (cease,)})))
    assert stage.performance.status is STANDING
    assert stage.performance.ended


def test_all_paid_is_performed() -> None:
    stage = pays(watching(), 60000, 100)
    period = stage.period("performance.instalment")
    assert period is not None and period.last_day == SEPTEMBER
    pays(stage, 60000, 150)
    assert stage.performance.status is PERFORMED
    assert stage.forms() == ["lapse_notice", "performance_record"]


def test_part_payments_reduce_the_oldest_instalment_first() -> None:
    stage = pays(watching(), 70000, 100)
    assert stage.performance.outstanding == (
        Outstanding(obligation="o1", due=SEPTEMBER, amount=Decimal(50000), whole=Decimal(60000)),
    )


def test_the_debtors_own_entry_needs_proof_and_is_shown_unconfirmed() -> None:
    stage = watching()
    entry = {"obligation": "o1", "amount": Decimal(60000), "on": at(5).date()}
    assert stage.refused("performed", P2, at(5), to=PERFORMANCE, **entry) == "PML-31"
    pays(stage, 60000, 5, P2, proof=PROOF)
    assert not stage.performance.payments[0].confirmed
    pays(stage, 60000, 5)  # the creditor says the same: it is one payment, now certain
    assert len(stage.performance.payments) == 1
    assert stage.performance.payments[0].confirmed


def test_the_creditor_denies_what_the_debtor_alone_reported() -> None:
    stage = pays(watching(), 60000, 5, P2, proof=PROOF)
    pays(stage, 60000, 6, P2, proof=PROOF)
    assert stage.performance.status is PERFORMED
    entry = {"obligation": "o1", "amount": Decimal(60000), "on": at(6).date()}
    with pytest.raises(NotEntitled):
        stage.act("denial", P2, at(7), to=PERFORMANCE, **entry)
    stage.well("denial", P1, at(7), to=PERFORMANCE, **entry)
    assert stage.performance.status is WATCHING
    assert stage.performance.outstanding[0].amount == Decimal(60000)
    with pytest.raises(NotAwaited):
        stage.act("denial", P1, at(7), to=PERFORMANCE, **entry)


def test_a_denial_after_the_day_is_a_default() -> None:
    stage = pays(watching(), 60000, 100, P2, proof=PROOF)
    stage.wait(at(DUE_JUNE + 20)).well(
        "denial",
        P1,
        at(DUE_JUNE + 20),
        to=PERFORMANCE,
        obligation="o1",
        amount=Decimal(60000),
        on=at(100).date(),
    )
    assert stage.performance.status is DEFAULTED


def test_the_body_may_enter_what_it_learned() -> None:
    stage = pays(watching(), 60000, 5, OFFICER)
    assert stage.performance.payments[0].confirmed
    with pytest.raises(NotEntitled):
        pays(stage, 1, 6, official(Role.OFFICER, YUZHONG))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({"obligation": "o9"}, Malformed),
        ({"on": date(2027, 1, 1)}, Malformed),
    ],
)
def test_entries_that_cannot_be(content: dict[str, Any], error: type[Exception]) -> None:
    entry = {"obligation": "o1", "amount": Decimal(1), "on": at(5).date(), **content}
    with pytest.raises(error):
        watching().act("performed", P1, at(5), to=PERFORMANCE, **entry)


def test_nobody_pays_more_than_is_owed_or_does_what_is_not_owed() -> None:
    entry = {"obligation": "o1", "amount": Decimal(120001), "on": at(5).date()}
    assert watching().refused("performed", P1, at(5), to=PERFORMANCE, **entry) == "CIV-509"
    assert watching().refused("performed", P1, at(5), to=PERFORMANCE, **{**entry, "amount": Decimal(0)}) == "CIV-509"


def test_an_act_with_a_day_is_performed_like_a_payment() -> None:
    stage = Stage(a_dispute())  # to cease by 31 May
    period = stage.period("performance.instalment")
    assert period is not None and period.last_day == date(2026, 5, 31)
    pays(stage, 0, 20, obligation="o2")
    assert [part.obligation for part in stage.performance.outstanding] == ["o1", "o1"]


def test_a_stranger_to_the_promise_does_not_report_on_it() -> None:
    other = Obligation(
        id="o1",
        obligor="p1",
        obligee="p1",
        duty=Duty.PAY,
        wording=ref("x"),
        instalments=(Instalment(due=JUNE, amount=Decimal(1)),),
    )
    stage = Stage(a_dispute(of=money().model_copy(update={"obligations": (other,)})))
    with pytest.raises(NotEntitled):
        pays(stage, 1, 5, P2, proof=PROOF)


# --- default -----------------------------------------------------------------------------------------------


def test_silence_at_the_day_and_some_days_for_the_report_is_a_default() -> None:
    stage = watching().wait(at(DUE_JUNE + 1))
    assert stage.performance.status is WATCHING
    report = stage.period("performance.report")
    assert report is not None and report.last_day == date(2026, 7, 3)
    stage.wait(at(DUE_JUNE + 4))
    assert stage.performance.status is DEFAULTED
    assert stage.forms()[-1] == "default_notice"
    assert stage.papers[-1].serve_on == ("p1", "p2")
    following = stage.period("performance.instalment")
    assert following is not None and following.last_day == SEPTEMBER


def test_a_report_in_those_days_keeps_the_default_away() -> None:
    stage = pays(watching().wait(at(DUE_JUNE + 1)), 60000, DUE_JUNE + 2).wait(at(DUE_JUNE + 30))
    assert stage.performance.status is WATCHING
    stage = pays(watching().wait(at(DUE_JUNE + 1)), 100, DUE_JUNE + 2).wait(at(DUE_JUNE + 30))
    assert stage.performance.status is DEFAULTED


def test_without_a_title_the_roads_of_a_contract_are_told() -> None:
    stage = watching().wait(at(DUE_JUNE + 10))
    assert stage.performance.ended
    roads = stage.roads(PERFORMANCE)
    assert {RoadKind.PAYMENT_ORDER, RoadKind.SUIT_ON_AGREEMENT} <= set(roads)
    assert RoadKind.ENFORCEMENT not in roads
    assert roads[RoadKind.SUIT_ON_AGREEMENT].last_day == date(2029, 3, 2)
    stage.well("demand", P1, at(DUE_JUNE + 10), to=PERFORMANCE)
    assert stage.roads(PERFORMANCE)[RoadKind.SUIT_ON_AGREEMENT].last_day == date(2029, 7, 10)
    with pytest.raises(NotEntitled):
        stage.act("demand", P2, at(DUE_JUNE + 11), to=PERFORMANCE)


def test_a_default_is_made_good() -> None:
    stage = pays(defaulted(), 60000, DUE_JUNE + 11)
    assert stage.performance.status is WATCHING
    assert stage.period("performance.enforcement") is None
    stage.wait(at(DUE_SEPTEMBER + 12))  # the report's three working days follow the October holidays
    assert stage.performance.status is DEFAULTED


def test_a_part_payment_does_not_make_a_default_good() -> None:
    stage = pays(defaulted(), 100, DUE_JUNE + 11)
    assert stage.performance.status is DEFAULTED
    stage.wait(at(DUE_SEPTEMBER + 10))
    assert len(stage.performance.overdue(at(DUE_SEPTEMBER + 10).date())) == 2


def test_a_broken_standing_promise_is_a_default_with_its_price() -> None:
    stage = pays(pays(titled(), 60000, 100), 60000, 101)
    assert stage.performance.status is PERFORMED
    broken = {"obligation": "o2", "on": at(150).date(), "proof": PROOF}
    with pytest.raises(NotEntitled):
        stage.act("breach", P2, at(150), to=PERFORMANCE, **broken)
    stage.well("breach", P1, at(150), to=PERFORMANCE, **broken)
    assert stage.performance.status is DEFAULTED
    assert stage.performance.outstanding[0].amount == Decimal(20000)
    with pytest.raises(Malformed):
        stage.act("breach", P1, at(151), to=PERFORMANCE, **{**broken, "obligation": "o1"})
    pays(stage, 20000, 160, obligation="o2")
    assert stage.performance.status is PERFORMED


# --- title and enforcement ---------------------------------------------------------------------------------


def test_the_two_years_count_from_the_last_instalment() -> None:
    period = defaulted().period("performance.enforcement")
    assert period is not None
    assert period.last_day == date(2028, 10, 2)  # 30 September 2028 is a Saturday; its holidays are not published
    assert period.provisional


def test_a_due_day_before_the_ruling_counts() -> None:
    early = (
        money()
        .obligations[0]
        .model_copy(update={"instalments": (Instalment(due=date(2026, 3, 5), amount=Decimal(5)),)})
    )
    stage = titled(Stage(a_dispute(of=money().model_copy(update={"obligations": (early,)}))))
    period = stage.period("performance.enforcement")
    assert stage.performance.status is DEFAULTED
    assert period is not None and period.last_day == date(2028, 3, 6)  # 5 March 2028 is a Sunday


def test_without_a_title_nothing_is_enforced() -> None:
    stage = watching().wait(at(DUE_JUNE + 10))
    assert stage.refused("enforcement_application", P1, at(DUE_JUNE + 10), to=PERFORMANCE) == "CPL-206"


def test_nothing_is_enforced_before_it_is_due() -> None:
    assert titled().refused("enforcement_application", P1, at(30), to=PERFORMANCE) == "CPL-206"


def test_only_a_creditor_applies() -> None:
    with pytest.raises(NotEntitled, match="权利人"):
        defaulted().act("enforcement_application", P2, at(DUE_JUNE + 10), to=PERFORMANCE)


def test_the_package_is_made_from_the_account() -> None:
    stage = pays(titled(), 10000, 100).wait(at(DUE_SEPTEMBER + 20))
    stage.well("enforcement_application", P1, at(DUE_SEPTEMBER + 20), to=PERFORMANCE, clues=ref("house"))
    assert stage.performance.status is ENFORCEMENT_FILED
    assert stage.forms()[-2:] == ["enforcement_application", "property_statement"]


def test_the_court_that_ruled_or_its_equal_at_the_property() -> None:
    stage, when = defaulted(), at(DUE_JUNE + 10)
    assert stage.refused("enforcement_application", P1, when, to=PERFORMANCE, court=YUZHONG) == "CPLI-460"
    assert (
        stage.refused("enforcement_application", P1, when, to=PERFORMANCE, court=IP_COURT, clues=ref("house"))
        == "CPLI-460"
    )
    stage.well("enforcement_application", P1, when, to=PERFORMANCE, court=YUZHONG, clues=ref("house"))
    assert stage.performance.office == YUZHONG


def test_an_agent_collects_only_by_special_authority() -> None:
    stage, when = defaulted(), at(DUE_JUNE + 10)
    plain, special = party("p1", "a2"), party("p1", "a1")
    assert stage.refused("enforcement_application", plain, when, to=PERFORMANCE, to_agent=True) == "ZXGD-20"
    stage.well("enforcement_application", special, when, to=PERFORMANCE, to_agent=True)
    stage = Stage(without_agents(defaulted().dispute))
    assert stage.refused("enforcement_application", P1, when, to=PERFORMANCE, to_agent=True) == "ZXGD-20"


def test_late_is_accepted_and_only_then_can_the_debtors_objection_stop_it() -> None:
    assert enforcing().refused("enforcement_stay", JUDGE, at(DUE_SEPTEMBER + 30), to=PERFORMANCE) == "CPL-250"
    late = 4 * 365
    stage = titled().wait(at(late))
    assert stage.performance.late
    assert stage.performance.ended
    assert RoadKind.ENFORCEMENT in stage.roads(PERFORMANCE)
    stage.well("enforcement_application", P1, at(late), to=PERFORMANCE)
    assert stage.performance.filed_late
    ground = {"ground": "term_objection"}
    assert stage.refused("enforcement_refusal", CLERK, at(late + 1), to=PERFORMANCE, **ground) == "CPLI-481"
    stage.well("enforcement_stay", JUDGE, at(late + 40), to=PERFORMANCE)
    assert stage.performance.status is NOT_ENFORCED
    assert RoadKind.ENFORCEMENT_REVIEW in stage.roads(PERFORMANCE)


def test_the_court_docketing_late_is_called_again() -> None:
    stage = applied().wait(at(DUE_SEPTEMBER + 200))
    assert stage.performance.status is ENFORCEMENT_FILED
    assert stage.period("performance.enforcement_docketing") is not None


def test_an_unclear_title_is_refused_and_may_be_sued_on() -> None:
    stage = applied().well("enforcement_refusal", CLERK, at(DUE_SEPTEMBER + 21), to=PERFORMANCE)
    assert stage.performance.status is ENFORCEMENT_REFUSED
    assert {RoadKind.ENFORCEMENT_REVIEW, RoadKind.SUIT_ON_AGREEMENT} <= set(stage.roads(PERFORMANCE))
    assert stage.period("performance.enforcement") is not None
    stage = applied().well("enforcement_refusal", CLERK, at(DUE_SEPTEMBER + 21), to=PERFORMANCE, ground="wrong_court")
    assert RoadKind.SUIT_ON_AGREEMENT not in stage.roads(PERFORMANCE)
    stage.well("enforcement_application", P1, at(DUE_SEPTEMBER + 23), to=PERFORMANCE)
    assert stage.performance.status is ENFORCEMENT_FILED


def test_collected_in_full() -> None:
    stage = enforcing()
    assert stage.performance.status is ENFORCING
    most = stage.performance.collectable(at(300).date())
    assert most > Decimal(120000)  # with what the law adds while the title is not obeyed (CPL 264)
    more = {"collected": most + Decimal("0.01"), "complete": True}
    with pytest.raises(Malformed):
        stage.act("enforcement_closing", JUDGE, at(300), to=PERFORMANCE, **more)
    stage.well("enforcement_closing", JUDGE, at(300), to=PERFORMANCE, collected=Decimal(120000), complete=True)
    assert stage.performance.status is ENFORCED
    assert stage.performance.outstanding == ()


def test_no_assets_for_now_and_again_at_any_time() -> None:
    stage = enforcing().well(
        "enforcement_closing", JUDGE, at(300), to=PERFORMANCE, collected=Decimal(70000), complete=False
    )
    assert stage.performance.status is NO_ASSETS
    assert stage.performance.outstanding[0].amount == Decimal(50000)
    assert RoadKind.ENFORCEMENT_AGAIN in stage.roads(PERFORMANCE)
    stage.well("enforcement_application", P1, at(3000), to=PERFORMANCE, clues=ref("a house"))
    assert stage.performance.status is ENFORCEMENT_FILED
    assert not stage.performance.filed_late


def test_closing_with_instalments_to_come_watches_them() -> None:
    stage = defaulted().well("enforcement_application", P1, at(DUE_JUNE + 10), to=PERFORMANCE)
    stage.well("enforcement_acceptance", CLERK, at(DUE_JUNE + 11), to=PERFORMANCE)
    stage.well("enforcement_closing", JUDGE, at(DUE_JUNE + 30), to=PERFORMANCE, collected=Decimal(60000), complete=True)
    assert stage.performance.status is WATCHING
    period = stage.period("performance.instalment")
    assert period is not None and period.last_day == SEPTEMBER


def test_six_months_without_an_end_are_called() -> None:
    stage = enforcing().wait(at(600))
    assert stage.performance.status is ENFORCING
    assert stage.period("performance.enforcement_closing") is not None


def test_paid_while_enforced_is_performed() -> None:
    stage = pays(enforcing(), 120000, 260, P2, proof=PROOF)
    assert stage.performance.status is PERFORMED


def test_a_part_payment_while_enforced_is_entered() -> None:
    stage = pays(enforcing(), 100, 260)
    assert stage.performance.status is ENFORCING
    assert stage.performance.outstanding[0].amount == Decimal(59900)


def test_a_ruling_that_is_not_served_is_no_title() -> None:
    stage = watching()
    assert stage.performance.titled(stage.confirmation).now == stage.performance


def test_a_revoked_title_ends_the_enforcement() -> None:
    stage = enforcing()
    stage.well("third_person_objection", STRANGER, at(250), known_on=date(2026, 10, 1))
    title = stage.performance.title
    assert title is not None and title.attacked
    assert stage.performance.status is ENFORCING  # an objection alone stops nothing
    stage.well("objection_ruling", JUDGE, at(270), outcome="revoked")
    after = stage.performance
    assert (after.status, after.title, after.office) == (DEFAULTED, None, after.body)


def test_a_denial_in_default_leaves_the_default() -> None:
    stage = pays(defaulted(), 100, DUE_JUNE + 11, P2, proof=PROOF)
    entry = {"obligation": "o1", "amount": Decimal(100), "on": at(DUE_JUNE + 11).date()}
    stage.well("denial", P1, at(DUE_JUNE + 12), to=PERFORMANCE, **entry)
    assert stage.performance.status is DEFAULTED
    assert stage.performance.outstanding[0].amount == Decimal(60000)


def test_a_changed_ruling_that_leaves_nothing_to_pay() -> None:
    for paid, status in ((0, STANDING), (1, PERFORMED)):
        stage = titled()
        kept = money().obligations[1:] if not paid else money().obligations[:1]
        if paid:
            pays(pays(stage, 60000, 20), 50000, 21)
            kept = (kept[0].model_copy(update={"instalments": (Instalment(due=JUNE, amount=Decimal(110000)),)}),)
        stage.well("objection", P2, at(22)).well("objection_ruling", JUDGE, at(40), outcome="changed", obligations=kept)
        assert stage.performance.status is status


def test_no_assets_leaves_what_was_not_done() -> None:
    broken = {"obligation": "o2", "on": at(20).date(), "proof": PROOF}
    stage = Stage(a_dispute(of=without_price()))
    titled(stage).well("breach", P1, at(20), to=PERFORMANCE, **broken)
    stage.well("enforcement_application", P1, at(21), to=PERFORMANCE)
    stage.well("enforcement_acceptance", CLERK, at(22), to=PERFORMANCE)
    stage.well("enforcement_closing", JUDGE, at(30), to=PERFORMANCE, collected=Decimal(0), complete=False)
    assert stage.performance.status is NO_ASSETS
    assert stage.performance.outstanding[0].obligation == "o2"


def without_price() -> Terms:
    """A standing promise whose breach costs nothing by the agreement."""
    pay, cease = money().obligations
    return money().model_copy(update={"obligations": (pay, cease.model_copy(update={"breach_sum": None}))})


def test_a_title_for_standing_promises_counts_from_its_effect() -> None:
    cease = money().obligations[1]
    stage = titled(Stage(a_dispute(of=money().model_copy(update={"obligations": (cease,)}))))
    assert stage.performance.enforcement_starts() == at(13)


def test_only_who_is_owed_something_overdue_applies() -> None:
    pay, cease = money().obligations
    back = pay.model_copy(update={"id": "o3", "obligor": "p1", "obligee": "p2"})
    later = back.model_copy(update={"instalments": (Instalment(due=date(2027, 1, 4), amount=Decimal(9)),)})
    stage = titled(Stage(a_dispute(of=money().model_copy(update={"obligations": (pay, cease, later)}))))
    stage.wait(at(DUE_JUNE + 10))
    with pytest.raises(NotEntitled, match="到期"):
        stage.act("enforcement_application", P2, at(DUE_JUNE + 10), to=PERFORMANCE)


def test_every_status_has_a_title() -> None:
    assert all(status_title(status) for status in Status)
    assert set(Performance.ENDS) < set(Status)


# --- what late payment costs, and what it hastens ------------------------------------------------------------------


def hard() -> Terms:
    """The same, with five ten-thousandths a day and the rest due at once."""
    pay, cease = money().obligations
    strict = pay.model_copy(update={"late_rate": Decimal("0.0005"), "accelerates": True})
    return money().model_copy(update={"obligations": (strict, cease)})


def missed() -> Stage:
    """The first instalment of the hard terms is not paid."""
    return titled(Stage(a_dispute(of=hard()))).wait(at(DUE_JUNE + 10))


def test_a_missed_instalment_makes_the_others_due() -> None:
    now = missed().performance
    assert now.status is DEFAULTED
    assert [part.due < SEPTEMBER for part in now.outstanding] == [True, True]
    assert {part.obligation for part in now.overdue(at(DUE_JUNE + 11).date())} == {"o1"}


def test_without_such_a_clause_the_others_keep_their_day() -> None:
    assert [part.due for part in defaulted().performance.outstanding] == [JUNE, SEPTEMBER]


def test_two_years_count_from_the_day_on_which_all_fell_due() -> None:
    now = missed().performance
    (hastened,) = now.accelerated
    assert now.enforcement_starts().date() == hastened.on


def test_late_payment_costs_what_the_agreement_says_line_by_line() -> None:
    stage = pays(missed(), 10000, DUE_JUNE + 10)
    lines = [span for id, span in stage.performance.interest(at(DUE_JUNE + 20).date()) if id == "o1"]
    first = lines[0]
    assert (first.since, first.rate) == (JUNE, Decimal("0.0005"))
    assert first.cost == (first.base * first.rate * first.days).quantize(Decimal("0.01"))
    cost = sum((line.cost for line in lines if line.until <= at(DUE_JUNE + 10).date()), Decimal(0))
    (split,) = [split for _, split in stage.performance.splits(at(DUE_JUNE + 20).date())]
    assert (split.interest, split.principal) == (cost, 10000 - cost)  # 民法典561: interest before principal
    assert first.base in [line.base + split.principal for line in lines if line.since > JUNE]


def test_without_a_rate_late_payment_costs_nothing_by_the_agreement() -> None:
    assert defaulted().performance.interest(at(DUE_JUNE + 20).date()) == ()


def test_the_notice_and_the_package_show_the_arithmetic() -> None:
    stage = missed()
    stage.well("enforcement_application", P1, at(DUE_JUNE + 20), to=PERFORMANCE)
    papers: dict[str, Any] = {paper.form: paper.fields for paper in stage.papers}
    for form in ("default_notice", "enforcement_application"):
        (first, *_) = papers[form]["interest"]
        expected = Decimal(first["base"]) * Decimal("0.0005") * first["days"]
        assert Decimal(first["cost"]) == expected.quantize(Decimal("0.01"))


def test_every_due_day_is_reminded_of_seven_days_and_one_day_before() -> None:
    pay, cease = terms().obligations
    near = cease.model_copy(update={"instalments": (Instalment(due=date(2026, 7, 2)),)})
    dispute = a_dispute(of=terms().model_copy(update={"obligations": (pay, near)}))
    entries = advance(dispute, at(130)).entries
    told = [(entry.at.date(), entry.party) for entry in entries if entry.what == "reminder" and entry.term == TERM]
    days = [date(2026, 6, 23), date(2026, 6, 25), date(2026, 6, 29), date(2026, 7, 1)]
    assert told == [(day, "p2") for day in days]


TERM = "performance.instalment"


def test_a_set_off_counts_with_the_second_signature() -> None:
    stage = watching()
    netting = {"obligation": "o1", "amount": Decimal(10000), "on": at(5).date(), "agreement": ref("netting")}
    stage.well("set_off", P2, at(5), to=PERFORMANCE, **netting)
    assert stage.performance.outstanding[0].amount == Decimal(60000)
    with pytest.raises(AlreadyDone):
        stage.act("set_off", P2, at(5.1), to=PERFORMANCE, **netting)
    stage.well("set_off", P1, at(6), to=PERFORMANCE, **{**netting, "amount": Decimal(9000)})  # not the same agreement
    assert list(stage.performance.payments) == []
    stage.well("set_off", P1, at(7), to=PERFORMANCE, **netting)
    assert stage.performance.outstanding[0].amount == Decimal(50000)
    assert stage.performance.payments[0].set_off
    assert stage.forms()[-1] == "set_off_agreement"
    over = {**netting, "amount": Decimal(200000)}
    assert stage.refused("set_off", P1, at(8), to=PERFORMANCE, **over) == "CIV-509"
    with pytest.raises(Malformed):
        stage.act("set_off", P1, at(8), to=PERFORMANCE, **{**netting, "against": "o2"})


def test_the_debtor_does_not_say_what_a_payment_goes_to() -> None:
    entry = {"obligation": "o1", "amount": Decimal(100), "on": at(5).date(), "proof": PROOF}
    assert watching().refused("performed", P2, at(5), to=PERFORMANCE, costs=Decimal(10), **entry) == "CIV-561"
    assert watching().refused("performed", P2, at(5), to=PERFORMANCE, order="interest_waived", **entry) == "CIV-561"


def test_without_a_title_the_creditor_is_asked_for_a_demand_until_it_is_sent() -> None:
    stage = watching().wait(at(DUE_JUNE + 10))
    assert [task.party for task in tasks(stage.dispute) if task.act == "demand"] == ["p1"]
    stage.well("demand", P1, at(DUE_JUNE + 11), to=PERFORMANCE)
    assert all(task.act != "demand" for task in tasks(stage.dispute))
    assert all(task.act != "demand" for task in tasks(defaulted().dispute))  # a title is enforced


def test_after_enforcement_a_promise_may_be_broken_again() -> None:
    stage = enforcing()
    stage.well("enforcement_closing", JUDGE, at(300), to=PERFORMANCE, collected=Decimal(120000), complete=True)
    stage.well("breach", P1, at(310), to=PERFORMANCE, obligation="o2", on=at(309).date())
    assert stage.performance.status is DEFAULTED
    assert stage.performance.office == stage.performance.body
    assert [part.amount for part in stage.performance.outstanding] == [Decimal(20000)]


def test_late_interest_that_is_left_is_still_owed_and_may_be_waived() -> None:
    stage = pays(missed(), 60000, DUE_JUNE + 10, order="principal_first")
    left = stage.performance.books(stage.performance.obligation("o1")).unpaid
    assert left > 0
    owed = sum((part.amount for part in stage.performance.outstanding if part.obligation == "o1"), Decimal(0))
    pays(stage, int(owed), DUE_JUNE + 11, order="interest_waived")
    assert all(part.obligation != "o1" for part in stage.performance.outstanding)
