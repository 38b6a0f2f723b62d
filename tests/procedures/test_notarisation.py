"""Notarised instruments: all sign, the instrument, the certificate, two years per instalment, the debtor's request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from cases.agencies import Actor, Office, OfficeKind, Role
from cases.agreement import Duty, Security, SecurityKind, Terms
from cases.errors import AlreadyDone, Malformed, NotAwaited, NotEntitled, TurnedAway
from procedures import notarisation_state as notarising
from procedures import performance_state as performing
from procedures.account import Payment
from procedures.notarisation import Notarisation
from procedures.rules import noon
from rulebook import notarisation as law
from rulebook.roads import RoadKind
from tests.makers import COMMITTEE, IP_OFFICE, NOTARY, at, official, ref, terms
from tests.procedures.court import JUDGE, LIANGJIANG, P1, P2, PERFORMANCE, YUZHONG, Stage, a_dispute

NOTARISATION = "notarisation-1"
N1 = official(Role.NOTARY, NOTARY, "n1")
CLERK = official(Role.COURT_CLERK, YUZHONG)
FIRST, SECOND = date(2026, 6, 30), date(2026, 9, 30)
DEFAULT = datetime(2026, 7, 8, 10, tzinfo=at().tzinfo)


def asked(of: Terms | None = None, body: Office = COMMITTEE) -> Stage:
    """One party has asked the notary."""
    return Stage(a_dispute(of=of, body=body)).well("notary_application", P1, at(1), to="dispute")


def issued(of: Terms | None = None, **more: bool) -> Stage:
    """The notary has issued the instrument."""
    stage = asked(of).well("notary_joining", P2, at(2), to=NOTARISATION)
    stage.well("notary_acceptance", N1, at(3), to=NOTARISATION)
    return stage.well("notarial_deed", N1, at(10), to=NOTARISATION, **more)


def certified(at_: datetime = DEFAULT) -> Stage:
    """The first instalment was not paid, and the notary has attested it."""
    stage = issued().well("certificate_request", P1, at_, to=NOTARISATION)
    return stage.well("certificate_grant", N1, at_.replace(hour=15), to=NOTARISATION, amount=Decimal("60000"))


def now_of(stage: Stage, id: str = NOTARISATION) -> Notarisation:
    found = stage.dispute.procedure(id)
    assert isinstance(found, Notarisation)
    return found


def enforce(stage: Stage, when: datetime, court: Office = YUZHONG) -> Stage:
    return stage.well("enforcement_application", P1, when, to=PERFORMANCE, court=court)


# --- the way to the notary -------------------------------------------------------------------------------


def test_all_sign_at_the_notary_and_the_agreement_is_a_title() -> None:
    stage = issued()
    assert now_of(stage).status is notarising.ISSUED
    assert stage.performance.title is not None and stage.performance.title.attested is not None
    assert stage.confirmation.status.value == "replaced"
    assert {"notary_application", "notarised_instrument"} <= set(stage.forms())


@pytest.mark.parametrize(
    ("of", "article"),
    [
        (terms(Duty.OWNERSHIP).model_copy(update={"accepts_enforcement": True}), "GZZQ-5"),
        (terms().model_copy(update={"accepts_enforcement": False}), "GZF-37"),
    ],
)
def test_what_a_notary_may_not_give_force_is_refused(of: Terms, article: str) -> None:
    stage = Stage(a_dispute(of=of))
    assert stage.refused("notary_application", P1, at(1), to="dispute") == article
    assert RoadKind.NOTARISED_INSTRUMENT not in stage.roads(PERFORMANCE)


def test_sums_by_formula_are_not_clear() -> None:
    first, *rest = terms().obligations
    vague = tuple(part.model_copy(update={"amount": Decimal(0)}) for part in first.instalments)
    pay = first.model_copy(update={"instalments": vague, "formula": ref("formula")})
    second = first.model_copy(update={"id": "o3", "duty": Duty.OTHER})
    of = terms().model_copy(update={"obligations": (pay, second, *rest)})
    assert Stage(a_dispute(of=of)).refused("notary_application", P1, at(1), to="dispute") == "GZF-37"


def test_paid_debts_and_no_agreement_need_no_notary() -> None:
    stage = Stage(a_dispute())
    entry = {"obligation": "o1", "amount": Decimal(120000), "on": at(3).date()}
    stage.well("performed", P1, at(3), to=PERFORMANCE, **entry)
    assert stage.refused("notary_application", P1, at(4), to="dispute") == "CPL-249"


def test_the_article_is_that_of_the_body_and_there_is_no_last_day() -> None:
    for body, cite in ((COMMITTEE, "CPL-249"), (IP_OFFICE, "O81-69")):
        road = Stage(a_dispute(body=body)).roads(PERFORMANCE)[RoadKind.NOTARISED_INSTRUMENT]
        assert (road.cite, road.last_day) == (cite, None)
    assert now_of(asked(body=IP_OFFICE)).under(("O81-69", "CPL-249")) == ("O81-69", "CPL-249")
    assert now_of(asked()).under(("O81-69", "CPL-249")) == ("CPL-249",)


def turned_away(stage: Stage, name: str, who: Actor, when: datetime, **content: object) -> type[TurnedAway]:
    with pytest.raises(TurnedAway) as caught:
        stage.act(name, who, when, **content)  # type: ignore[arg-type]
    return type(caught.value)


def test_who_asks_twice_or_asks_a_court_is_turned_away() -> None:
    assert turned_away(asked(), "notary_application", P2, at(2), to="dispute") is AlreadyDone
    assert turned_away(Stage(a_dispute()), "notary_application", P1, at(2), to="dispute", notary=YUZHONG) is Malformed
    assert turned_away(asked(), "notary_joining", P1, at(2), to=NOTARISATION) is AlreadyDone
    assert turned_away(asked(), "notary_withdrawal", P2, at(2), to=NOTARISATION) is NotAwaited


def test_one_settlement_one_path() -> None:
    joined = asked().well("notary_joining", P2, at(2), to=NOTARISATION)
    assert joined.refused("joint_application", P1, at(3)) == "CPL-206"
    filed = asked().well("joint_application", P1, at(2)).well("joint_application", P2, at(2, hour=11))
    assert filed.refused("notary_joining", P2, at(3), to=NOTARISATION) == "CPL-206"
    assert Stage(filed.dispute).refused("notary_application", P1, at(3), to="dispute") == "CPL-206"


def test_who_is_not_joined_can_ask_again_and_a_title_closes_the_earlier_attempts() -> None:
    stage = asked().wait(at(40))
    assert now_of(stage).status is notarising.NOT_JOINED
    stage.well("notary_application", P2, at(41), to="dispute").well("notary_joining", P1, at(42), to="notarisation-2")
    stage.well("notary_acceptance", N1, at(43), to="notarisation-2")
    stage.well("notarial_deed", N1, at(44), to="notarisation-2")
    assert now_of(stage).status is notarising.REPLACED


def test_a_refusal_names_its_grounds_and_leaves_the_contract() -> None:
    stage = asked().well("notary_joining", P2, at(2), to=NOTARISATION)
    with pytest.raises(Malformed):
        stage.act("notarial_refusal", N1, at(3), to=NOTARISATION, grounds=("certificate.disputed",))
    stage.well("notarial_refusal", N1, at(3), to=NOTARISATION)
    assert stage.forms()[-1] == "notary_refusal"
    assert RoadKind.SUIT_ON_AGREEMENT in stage.roads(NOTARISATION)


def test_a_guarantee_is_covered_only_if_somebody_signed_for_it() -> None:
    with pytest.raises(Malformed):
        issued(covers_guarantee=True)
    security = Security(kind=SecurityKind.GUARANTEE, wording=ref("guarantee"), secures=("o1",), by="p2")
    guaranteed = terms().model_copy(update={"securities": (security,)})
    assert now_of(issued(guaranteed, covers_guarantee=True)).covers_guarantee


# --- the certificate and the two years -------------------------------------------------------------------


def test_without_a_certificate_enforcement_is_not_accepted() -> None:
    stage = issued().wait(DEFAULT)
    road = stage.roads(PERFORMANCE)[RoadKind.NOTARISED_ENFORCEMENT]
    assert road.last_day == date(2028, 6, 30)
    assert stage.refused("enforcement_application", P1, DEFAULT, to=PERFORMANCE, court=YUZHONG) == "GZZQ-5"
    assert turned_away(stage, "certificate_request", P2, DEFAULT, to=NOTARISATION) is NotEntitled


def test_before_a_payment_is_due_there_is_nothing_to_attest() -> None:
    assert issued().refused("certificate_request", P1, at(20), to=NOTARISATION) == "GZF-37"


def test_each_instalment_has_two_years_of_its_own() -> None:
    stage = issued().wait(datetime(2026, 10, 20, 10, tzinfo=DEFAULT.tzinfo))
    assert stage.performance.all_starts() == (noon(FIRST), noon(SECOND))
    period = stage.period("performance.enforcement")
    assert period is not None and period.last_day == date(2028, 6, 30)
    stage.wait(datetime(2028, 7, 5, tzinfo=DEFAULT.tzinfo))
    period = stage.period("performance.enforcement")
    assert period is not None and period.start == noon(SECOND)
    assert not stage.performance.late
    stage.wait(datetime(2028, 10, 5, tzinfo=DEFAULT.tzinfo))
    assert stage.performance.late


def test_a_paid_instalment_takes_its_two_years_with_it() -> None:
    stage = issued().wait(datetime(2026, 10, 20, 10, tzinfo=DEFAULT.tzinfo))
    entry = {"obligation": "o1", "amount": Decimal(60000), "on": date(2026, 10, 20)}
    stage.well("performed", P1, stage.dispute.now, to=PERFORMANCE, **entry)
    period = stage.period("performance.enforcement")
    assert period is not None and period.start == noon(SECOND)


def test_the_request_for_a_certificate_interrupts_what_is_not_over() -> None:
    late = datetime(2028, 8, 1, 10, tzinfo=DEFAULT.tzinfo)
    stage = issued().wait(late).well("certificate_request", P1, late, to=NOTARISATION)
    assert now_of(stage).renewed_from == SECOND
    assert stage.performance.all_starts() == (noon(FIRST), late)
    again = late.replace(year=2029)
    stage.well("certificate_grant", N1, late.replace(hour=15), to=NOTARISATION)
    stage.well("certificate_request", P1, again, to=NOTARISATION)
    assert now_of(stage).renewed_from == SECOND


def test_only_what_is_attested_is_enforced() -> None:
    stage = enforce(certified(), DEFAULT.replace(day=10))
    paper = next(paper for paper in stage.papers if paper.form == "enforcement_application")
    assert paper.fields["certificate"] == f"{NOTARISATION}/enforcement_certificate"
    claims = paper.fields["claims"]
    assert isinstance(claims, list)
    assert [claim["due"] for claim in claims if isinstance(claim, dict)] == ["2026-06-30"]


def test_a_certificate_for_more_than_is_due_is_turned_away() -> None:
    stage = issued().well("certificate_request", P1, DEFAULT, to=NOTARISATION)
    assert turned_away(stage, "certificate_grant", N1, DEFAULT, to=NOTARISATION, amount=Decimal("90000")) is Malformed


def test_without_a_certificate_either_may_sue_directly() -> None:
    stage = issued().well("certificate_request", P1, DEFAULT, to=NOTARISATION)
    stage.well("certificate_refusal", N1, DEFAULT.replace(hour=15), to=NOTARISATION)
    assert stage.roads(NOTARISATION)[RoadKind.SUIT].cite == "GZZQ-8"
    assert stage.performance.title is None


def test_the_notary_is_called_again_every_month() -> None:
    stage = issued().well("certificate_request", P1, DEFAULT, to=NOTARISATION).wait(DEFAULT.replace(month=11))
    assert stage.period("notarisation.certificate") is not None


# --- the court ---------------------------------------------------------------------------------------------


def test_the_court_is_where_the_debtor_lives_or_the_property_is() -> None:
    stage, day = certified(), DEFAULT.replace(day=10)
    assert stage.refused("enforcement_application", P1, day, to=PERFORMANCE, court=LIANGJIANG) == "GZZQ-2"
    content = {"court": LIANGJIANG, "clues": ref("clues")}
    stage.well("enforcement_application", P1, day, to=PERFORMANCE, **content)
    assert stage.performance.status is performing.ENFORCEMENT_FILED


def test_the_level_follows_the_sum_and_whence_the_parties_come() -> None:
    parties = a_dispute().file.parties
    outside = (parties[0], parties[1].model_copy(update={"district": "110101"}))
    assert law.level_of(Decimal(200_000_000), parties) is OfficeKind.BASIC_COURT
    assert law.level_of(Decimal(200_000_000), outside) is OfficeKind.INTERMEDIATE_COURT
    court = Office(id="c", kind=OfficeKind.INTERMEDIATE_COURT, district="500112")
    assert law.at_home(court, parties) and not law.at_home(court, outside[1:])


def test_a_dismissal_is_reviewed_within_ten_days_and_then_sued_upon() -> None:
    stage = enforce(certified(), DEFAULT.replace(day=10))
    stage.well("enforcement_refusal", CLERK, DEFAULT.replace(day=13), to=PERFORMANCE, ground="no_promise")
    roads = stage.roads(PERFORMANCE)
    assert roads[RoadKind.ENFORCEMENT_REVIEW].last_day == date(2026, 7, 23)
    assert roads[RoadKind.SUIT].cite == "GZZQ-7"


def test_under_a_notarys_title_acts_are_still_sued_for() -> None:
    stage = issued().wait(DEFAULT)
    assert {RoadKind.NOTARISED_ENFORCEMENT, RoadKind.SUIT_ON_AGREEMENT} <= set(stage.roads(PERFORMANCE))
    paid = replace(stage.performance, payments=())
    entry = Payment(obligation="o1", amount=Decimal(120000), on=DEFAULT.date(), confirmed=True)
    only_acts = replace(paid, payments=(entry,))
    assert [road.kind for road in only_acts.roads_under_title(stage.dispute.file)] == [RoadKind.SUIT_ON_AGREEMENT]


# --- the debtor resists ------------------------------------------------------------------------------------


def resisted(stage: Stage, day: int, **content: object) -> str | None:
    """The debtor's request on a day of August; the article of its refusal, if it is refused."""
    when = DEFAULT.replace(month=8, day=day)
    given = {"court": YUZHONG, "notified_on": date(2026, 7, 20), **content}
    decision = stage.act("non_enforcement_request", P2, when, to=NOTARISATION, **given)
    assert decision.answer is not None
    return None if decision.answer.refused is None else decision.answer.refused.article


def test_fifteen_days_from_the_notice_or_from_knowledge() -> None:
    stage = enforce(certified(), DEFAULT.replace(day=10))
    assert resisted(stage, 5) == "GZZQ-13"
    assert resisted(stage, 6, ground="12.5", known_on=date(2026, 8, 1)) == "GZZQ-13"
    assert resisted(stage, 7, ground="22.3") == "GZZQ-12"
    with pytest.raises(Malformed):
        resisted(stage, 8, notified_on=date(2026, 9, 1))
    assert resisted(stage, 9, ground="12.4", known_on=date(2026, 8, 1)) is None
    assert stage.performance.title is not None and stage.performance.title.attacked


def test_only_the_debtor_resists() -> None:
    content = {"court": YUZHONG, "notified_on": DEFAULT.date()}
    stage, later = certified(), DEFAULT.replace(hour=16)
    assert turned_away(stage, "non_enforcement_request", P1, later, to=NOTARISATION, **content) is NotEntitled


@pytest.mark.parametrize("granted", [True, False])
def test_the_court_decides_and_the_title_falls_or_stays(granted: bool) -> None:
    stage = enforce(certified(), DEFAULT.replace(day=10))
    assert resisted(stage, 4) is None
    judge = official(Role.JUDGE, YUZHONG)
    assert turned_away(stage, "non_enforcement_ruling", JUDGE, DEFAULT.replace(month=9), to=NOTARISATION) is NotEntitled
    stage.well("non_enforcement_ruling", judge, DEFAULT.replace(month=9), to=NOTARISATION, granted=granted)
    roads = stage.roads(NOTARISATION)
    assert (stage.performance.title is None) is granted
    assert (roads.get(RoadKind.SUIT) is not None) is granted
    assert (RoadKind.DEBTOR_SUIT in roads) is not granted


def test_a_new_agreement_or_title_closes_what_led_nowhere() -> None:
    now = now_of(asked().wait(at(40)))
    assert now.replaceable and now.replaced().now.status is notarising.REPLACED
    assert not now_of(issued()).replaceable
