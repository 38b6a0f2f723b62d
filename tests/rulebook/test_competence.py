"""Courts and bodies are chosen with every test that was run, and what no source confirms is marked so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases.agencies import Office, OfficeKind
from cases.parties import Party, PartyKind, Side
from cases.rights import Matter, Quarrel, RightKind
from rulebook.articles import ARTICLES
from rulebook.competence import (
    CourtChoice,
    competent_court,
    competent_for_mediation,
    competent_for_payment_order,
    court_for,
)
from rulebook.tables.courts import COURTS, ENFORCEMENT_COURTS, FIFTH_COURT, THRESHOLDS, courts_on, threshold_on
from rulebook.tables.patent_offices import PATENT_OFFICES, patent_office

DAY = date(2026, 11, 23)
CITY_OFFICE = Office(id="cq-ipo", kind=OfficeKind.PATENT_OFFICE)
COMMITTEE = Office(id="committee", kind=OfficeKind.PEOPLES_COMMITTEE, district="500112")
IP, LIANGJIANG, YUZHONG = "cq-ip-court", "cq-liangjiang-court", "cq-yuzhong-court"


def party(id: str, district: str, *, side: Side = Side.RESPONDENT, domestic: bool = True) -> Party:
    return Party(id=id, side=side, kind=PartyKind.ORGANISATION, district=district, domestic=domestic)


PARTIES = (party("p1", "500103", side=Side.APPLICANT), party("p2", "500108"))


def matter(
    right: RightKind = RightKind.TRADEMARK,
    quarrel: Quarrel = Quarrel.DAMAGES,
    claim: str = "100000",
    *,
    well_known: bool = False,
    infringed_in: str | None = None,
) -> Matter:
    return Matter(
        right=right,
        quarrel=quarrel,
        claim=Decimal(claim),
        arose_on=date(2026, 1, 1),
        well_known_mark=well_known,
        infringement_district=infringed_in,
    )


def choose(what: Matter, body: Office = COMMITTEE, on: date = DAY, **more: str) -> CourtChoice:
    return court_for(what, PARTIES, body, on=on, **more)


@pytest.mark.parametrize(
    ("what", "court"),
    [
        (matter(RightKind.INVENTION), IP),
        (matter(RightKind.UTILITY_MODEL, Quarrel.OWNERSHIP), IP),
        (matter(RightKind.SOFTWARE), IP),
        (matter(RightKind.TRADE_SECRET), IP),
        (matter(RightKind.DESIGN), IP),
        (matter(well_known=True), IP),
        (matter(claim="5000000"), IP),
        (matter(claim="4999999.99"), LIANGJIANG),
        (matter(RightKind.COPYRIGHT), LIANGJIANG),
        (matter(RightKind.UNFAIR_COMPETITION), LIANGJIANG),
        (matter(RightKind.INVENTION, Quarrel.LICENCE), LIANGJIANG),
        (matter(RightKind.DESIGN, Quarrel.OTHER), LIANGJIANG),
    ],
)
def test_the_level_follows_the_kind_of_dispute(what: Matter, court: str) -> None:
    assert choose(what).court_id == court


def test_every_choice_says_what_it_tested_and_found() -> None:
    choice = choose(matter())
    assert [test.cite for test in choice.because][:4] == ["IPJ-1", "IPJ-2", "F167", "IPJ-3"]
    assert all(test.cite in ARTICLES and test.question and test.found for test in choice.because)
    assert choice.unverified, "no table of Chongqing courts was read"


def test_the_seat_of_the_body_comes_first_and_the_domiciles_after_it() -> None:
    assert choose(matter()).courts == (LIANGJIANG, YUZHONG)
    at_yuzhong = COMMITTEE.model_copy(update={"district": "500103"})
    assert choose(matter(), at_yuzhong).courts == (YUZHONG,)


def test_an_ordinary_court_at_the_bodys_seat_is_never_proposed() -> None:
    at_wanzhou = COMMITTEE.model_copy(update={"district": "500101"})
    assert choose(matter(), at_wanzhou).court_id == YUZHONG


def test_a_body_of_the_whole_city_leads_to_either_court() -> None:
    assert choose(matter(), CITY_OFFICE).courts == (LIANGJIANG, YUZHONG)


def test_the_inviting_court_is_chosen_if_it_may_hear_the_case() -> None:
    assert choose(matter(), invited_by=YUZHONG).courts == (YUZHONG,)
    without = choose(matter(RightKind.INVENTION), invited_by=YUZHONG)
    assert without.court_id is None
    assert without.courts == ()
    assert "人工核定" in without.because[-1].found


def test_the_first_docketed_court_keeps_the_case() -> None:
    assert choose(matter(), docketed_first=YUZHONG).courts == (YUZHONG,)
    assert choose(matter(), docketed_first="elsewhere").courts == (LIANGJIANG, YUZHONG)


def test_parties_from_elsewhere_and_abroad_leave_the_bodys_seat() -> None:
    strangers = (party("p1", "310000"), party("p2", "500103", domestic=False))
    assert court_for(matter(), strangers, COMMITTEE, on=DAY).courts == (LIANGJIANG,)
    nowhere = court_for(matter(), strangers, COMMITTEE.model_copy(update={"district": "310000"}), on=DAY)
    assert nowhere.court_id is None


def test_a_claim_of_the_high_court_is_left_to_people() -> None:
    found = [test.found for test in choose(matter(claim="5000000000")).because]
    assert any("高级人民法院" in text for text in found)


def test_before_the_tables_nothing_is_known() -> None:
    before = choose(matter(), on=date(2021, 1, 1))
    assert before.court_id is None
    assert any("不详" in test.found for test in before.because)


def test_the_table_of_2022_ends_and_is_carried_over_as_unverified() -> None:
    assert {court.cite for court in courts_on(date(2025, 9, 30))} == {"IPJ-1", "F109"}
    assert {court.cite for court in courts_on(date(2025, 10, 1))} == {"IPJ-1", "F167"}
    assert threshold_on(date(2020, 1, 1)) is None
    assert all(court.unverified and court.source and court.cite in ARTICLES for court in ENFORCEMENT_COURTS)
    assert all(threshold.unverified for threshold in THRESHOLDS)
    assert FIFTH_COURT not in COURTS


def test_a_named_court_is_tested() -> None:
    named = Office(id=YUZHONG, kind=OfficeKind.BASIC_COURT)
    assert competent_court(named, matter(), PARTIES, COMMITTEE, on=DAY).competent
    wrong = competent_court(named, matter(RightKind.INVENTION), PARTIES, COMMITTEE, on=DAY)
    assert not wrong.competent
    assert "重庆知识产权法庭" in wrong.remedy
    assert wrong.article == "CPL-205"
    unknown = competent_court(named, matter(), PARTIES, COMMITTEE, on=date(2021, 1, 1))
    assert "人工核定" in unknown.remedy


# --- bodies that mediate ---------------------------------------------------------------------------------------------


def test_a_peoples_committee_mediates_any_civil_dispute() -> None:
    assert competent_for_mediation(matter(), PARTIES, COMMITTEE, on=DAY).competent


def test_the_citys_office_mediates_patents_of_respondents_in_the_city() -> None:
    ruling = competent_for_mediation(matter(RightKind.DESIGN), PARTIES, CITY_OFFICE, on=DAY)
    assert (ruling.competent, ruling.article, ruling.unverified) == (True, "O81-6", False)
    assert not competent_for_mediation(matter(), PARTIES, CITY_OFFICE, on=DAY).competent


@pytest.mark.parametrize(
    ("quarrel", "place", "competent"),
    [
        (Quarrel.DAMAGES, "500112", True),
        (Quarrel.INTERIM_FEE, "500112", True),
        (Quarrel.OWNERSHIP, "500112", False),
        (Quarrel.DAMAGES, "310000", False),
        (Quarrel.DAMAGES, None, False),
    ],
)
def test_the_place_of_infringement_serves_for_damages_only(
    quarrel: Quarrel, place: str | None, competent: bool
) -> None:
    what = matter(RightKind.DESIGN, quarrel, infringed_in=place)
    ruling = competent_for_mediation(what, (party("p2", "310000"),), CITY_OFFICE, on=DAY)
    assert ruling.competent is competent
    assert ruling.unverified, "细则97 against 办法6 (U10)"


def test_a_district_office_needs_a_row_in_the_table() -> None:
    district = CITY_OFFICE.model_copy(update={"district": "500112"})
    ruling = competent_for_mediation(matter(RightKind.DESIGN), (party("p2", "500112"),), district, on=DAY)
    assert (ruling.competent, ruling.unverified) == (False, True)
    assert patent_office("500112", DAY) is None
    assert patent_office("500000", DAY) is PATENT_OFFICES[0]


def test_a_listed_district_serves_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = PATENT_OFFICES[0].model_copy(update={"district": "500112", "unverified": True})
    monkeypatch.setattr("rulebook.competence.patent_office", lambda district, day: listed)
    office = CITY_OFFICE.model_copy(update={"district": "500112"})
    here = competent_for_mediation(matter(RightKind.DESIGN), (party("p2", "500112"),), office, on=DAY)
    there = competent_for_mediation(matter(RightKind.DESIGN), (party("p2", "500108"),), office, on=DAY)
    assert (here.competent, there.competent) == (True, False)


def test_a_court_mediates_nothing_here() -> None:
    court = Office(id=YUZHONG, kind=OfficeKind.BASIC_COURT)
    assert not competent_for_mediation(matter(), PARTIES, court, on=DAY).competent


COMMERCIAL = Office(id="centre", kind=OfficeKind.COMMERCIAL_BODY, district="500112")


@pytest.mark.parametrize(
    ("founded", "licensed", "on", "competent", "article"),
    [
        (None, date(2026, 8, 3), date(2026, 8, 3), True, "SSTJ-8"),
        (None, date(2026, 8, 3), date(2026, 8, 2), False, "SSTJ-28"),
        (date(2024, 3, 1), None, date(2027, 4, 30), True, "SSTJ-31"),
        (date(2024, 3, 1), None, date(2027, 5, 1), False, "SSTJ-28"),
        (date(2026, 5, 1), None, date(2026, 6, 1), False, "SSTJ-28"),
    ],
)
def test_a_commercial_body_needs_its_licence(
    founded: date | None, licensed: date | None, on: date, competent: bool, article: str
) -> None:
    body = COMMERCIAL.model_copy(update={"founded_on": founded, "licensed_since": licensed})
    ruling = competent_for_mediation(matter(), PARTIES, body, on=on)
    assert (ruling.competent, ruling.article) == (competent, article)
    assert ruling.unverified is (article == "SSTJ-31")


def test_an_industry_body_mediates_for_whoever_comes() -> None:
    body = Office(id="association", kind=OfficeKind.INDUSTRY_BODY)
    assert competent_for_mediation(matter(), (party("p2", "310000"),), body, on=DAY).competent


def test_an_authority_needs_a_party_in_its_territory_and_a_person_looks() -> None:
    office = Office(id="regulator", kind=OfficeKind.MARKET_REGULATOR)
    here = competent_for_mediation(matter(), PARTIES, office, on=DAY)
    away = competent_for_mediation(matter(), (party("p2", "310000"),), office, on=DAY)
    assert (here.competent, here.unverified, here.article) == (True, True, "TM19-60")
    assert (away.competent, away.article) == (False, "CQXT-4")


# --- the court of a payment order ------------------------------------------------------------------------------------


def basic(id: str, district: str) -> Office:
    return Office(id=id, kind=OfficeKind.BASIC_COURT, district=district)


@pytest.mark.parametrize(
    ("court", "debtors", "competent"),
    [
        (basic("cq-nanan-court", "500108"), ("500108",), True),
        (basic(YUZHONG, "500103"), ("500108",), False),
        (basic(YUZHONG, "500103"), ("500108", "500103"), True),
        (basic(LIANGJIANG, "500112"), ("500112",), True),
        (basic("cd-wuhou-court", "510107"), ("510107",), True),
        (basic("cq-nanan-court", "500108"), ("510107",), False),
        (Office(id=IP, kind=OfficeKind.INTERMEDIATE_COURT, district="500108"), ("500108",), False),
    ],
)
def test_a_payment_order_is_asked_for_where_a_debtor_lives(
    court: Office, debtors: tuple[str, ...], competent: bool
) -> None:
    ruling = competent_for_payment_order(court, [party(f"p{n + 2}", home) for n, home in enumerate(debtors)])
    assert ruling.competent is competent
    assert ruling.unverified
    assert all(test.cite in ARTICLES for test in ruling.because)
