"""The rows of the law's tables are complete and cite what exists; so do the grounds and the roads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from cases.agencies import OfficeKind
from cases.errors import Malformed
from cases.rights import Matter, Quarrel, RightKind
from rulebook import grounds
from rulebook.articles import ARTICLES
from rulebook.payment_order import ORDER_GROUNDS, Condition, RejectionGround, TerminationGround, order_ground
from rulebook.roads import ROADS, WHO_TITLES, RoadAhead, RoadKind, ahead, text
from rulebook.roads_left import after_agreement, after_lapse, after_mediation, after_rejection
from rulebook.rows import ROWS, TABLES, law_rows

# --- rows ------------------------------------------------------------------------------------------------------------


def test_each_table_has_all_its_rows() -> None:
    tables = {"P1": 24, "P2": 18, "MD": 17, "P4": 29, "P5": 22, "P6": 12, "P11": 12, "service": 16}
    assert Counter(row.table for row in law_rows()) == tables
    assert all(row.table in TABLES for row in ROWS.values())


def test_rows_have_unique_ids_and_cite_what_exists() -> None:
    assert all(row.id == id for id, row in ROWS.items())
    assert [cite for row in ROWS.values() for cite in row.cites if cite not in ARTICLES] == []


# --- grounds ---------------------------------------------------------------------------------------------------------

LookUp = Callable[[str], grounds.Ground]
LOOK_UPS: list[tuple[dict[str, grounds.Ground], LookUp]] = [
    (grounds.INTAKE, grounds.intake_ground),
    (grounds.ENDING, grounds.ending_ground),
    (grounds.PAUSE, grounds.pause_ground),
    (grounds.NON_ACCEPTANCE, grounds.non_acceptance_ground),
    (grounds.REJECTION, grounds.rejection_ground),
    (grounds.ENFORCEMENT, grounds.enforcement_ground),
    (grounds.SUIT, grounds.suit_ground),
    (grounds.STATEMENT, grounds.statement_ground),
]


@pytest.mark.parametrize(("known", "look_up"), LOOK_UPS)
def test_every_ground_is_found_by_its_code(known: dict[str, grounds.Ground], look_up: LookUp) -> None:
    for code, ground in known.items():
        assert look_up(code) == ground
        assert ground.cite in ARTICLES
    with pytest.raises(Malformed) as caught:
        look_up("nonsense")
    assert caught.value.field == "ground"


def test_every_ground_of_a_payment_order_is_found_and_cites_its_item() -> None:
    codes = (*Condition, *RejectionGround, *TerminationGround)
    assert {code.value for code in codes} == set(ORDER_GROUNDS)
    for code, ground in ORDER_GROUNDS.items():
        assert order_ground(code) == ground
        assert ground.cite in ARTICLES
    with pytest.raises(Malformed):
        order_ground("nonsense")


def test_every_code_of_an_enumeration_has_a_text() -> None:
    for kind, known in (
        (grounds.IntakeGround, grounds.INTAKE),
        (grounds.EndingGround, grounds.ENDING),
        (grounds.PauseGround, grounds.PAUSE),
        (grounds.NonAcceptanceGround, grounds.NON_ACCEPTANCE),
        (grounds.RejectionGround, grounds.REJECTION),
        (grounds.EnforcementGround, grounds.ENFORCEMENT),
        (grounds.SuitGround, grounds.SUIT),
        (grounds.StatementGround, grounds.STATEMENT),
    ):
        assert set(known) == {code.value for code in kind}


def test_the_patent_office_refuses_under_its_own_articles() -> None:
    assert grounds.intake_ground("no_respondent").cite == "PML-17"
    assert grounds.intake_ground("no_respondent", OfficeKind.PATENT_OFFICE).cite == "O81-64"
    assert grounds.intake_ground("not_granted", OfficeKind.PATENT_OFFICE).cite == "O81-63"
    assert grounds.ending_ground("withdrawn").cite == "PML-23"
    assert grounds.ending_ground("withdrawn", OfficeKind.PATENT_OFFICE).cite == "O81-67"
    for known, look_up in ((grounds.INTAKE, grounds.intake_ground), (grounds.ENDING, grounds.ending_ground)):
        cites = [look_up(code, OfficeKind.PATENT_OFFICE).cite for code in known]
        assert all(cite in ARTICLES and not cite.startswith("PML") for cite in cites)


def test_any_ground_has_one_text_for_a_paper() -> None:
    assert grounds.ground_text("355.5").text == "调解协议内容涉及物权、知识产权确权的"
    for known, _ in LOOK_UPS:
        assert all(grounds.ground_text(code).text == ground.text for code, ground in known.items())


def test_the_contract_stands_unless_the_court_found_it_bad() -> None:
    assert grounds.keeps_the_contract(("358.5", "355.2"))
    assert not grounds.keeps_the_contract(("358.5", "358.4"))


# --- roads -----------------------------------------------------------------------------------------------------------


def test_every_road_says_what_to_do_under_which_article_and_who_may() -> None:
    assert set(ROADS) == set(RoadKind)
    for road in ROADS.values():
        assert road.cite in ARTICLES
        assert road.who in WHO_TITLES
    assert text("suit").title == "向人民法院起诉"


def matter(right: RightKind, quarrel: Quarrel) -> Matter:
    return Matter(right=right, quarrel=quarrel, arose_on=date(2026, 1, 1))


def kinds(roads: tuple[RoadAhead, ...]) -> list[RoadKind]:
    return [road.kind for road in roads]


def test_after_a_mediation_the_other_roads_are_open() -> None:
    last = date(2029, 1, 2)
    roads = after_mediation(matter(RightKind.TRADEMARK, Quarrel.DAMAGES), last)
    assert kinds(roads) == [RoadKind.SUIT, RoadKind.ARBITRATION, RoadKind.NEW_REQUEST, RoadKind.OTHER_BODY]
    assert roads[0].last_day == last
    assert RoadKind.ADJUDICATION in kinds(after_mediation(matter(RightKind.DESIGN, Quarrel.INFRINGEMENT)))
    assert RoadKind.CNIPA_FREEZE_BY_COURT in kinds(after_mediation(matter(RightKind.DESIGN, Quarrel.OWNERSHIP)))


def test_after_an_agreement_confirmation_comes_first() -> None:
    last = date(2026, 7, 1)
    roads = after_agreement(confirmable=True, pays=True, file_by=last)
    assert roads[0] == ahead(RoadKind.CONFIRMATION, last)
    assert RoadKind.PAYMENT_ORDER in kinds(roads)
    declared = kinds(after_agreement(confirmable=False, pays=False, registrable=True))
    assert declared[0] is RoadKind.CNIPA_REGISTRATION
    assert RoadKind.PAYMENT_ORDER not in declared


def test_nobody_is_stranded_after_a_lapse_or_a_rejection() -> None:
    assert kinds(after_lapse(pays=False))[:2] == [RoadKind.EXTENSION_REQUEST, RoadKind.REMEDIATION]
    assert kinds(after_rejection(pays=True, contract_stands=True))[0] is RoadKind.REMEDIATION
    doubtful = kinds(after_rejection(pays=True, contract_stands=False))
    assert doubtful[0] is RoadKind.LEGAL_REVIEW
    assert RoadKind.SUIT_ON_AGREEMENT not in doubtful


def test_another_article_may_open_a_road() -> None:
    assert ahead(RoadKind.SUIT, cite="CPL-186").cite == "CPL-186"
