"""All that is missing is named at once, each with its article; grounds of refusal are told apart from corrections."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cases.agencies import Office, OfficeKind
from cases.materials import Complaint, HandedInBy, Materials
from cases.parties import Mandate, Party, PartyKind, Side
from cases.rights import Matter, Quarrel, Right, RightKind
from cases.words import Ref
from rulebook.articles import ARTICLES
from rulebook.requirements import (
    ConfirmationFacts,
    IntakeFacts,
    Missing,
    facts_of,
    inadmissible,
    missing_at_intake,
    missing_for_confirmation,
    requirement,
)

PEOPLE, PATENT = OfficeKind.PEOPLES_COMMITTEE, OfficeKind.PATENT_OFFICE
TEXT = Ref(sha256="0" * 64, size=1)


def matter(
    right: RightKind = RightKind.DESIGN, quarrel: Quarrel = Quarrel.DAMAGES, granted: date | None = date(2024, 1, 1)
) -> Matter:
    return Matter(
        right=right,
        quarrel=quarrel,
        rights=(Right(kind=right, number="ZL202330000001.9", granted_on=granted),),
        arose_on=date(2026, 1, 1),
    )


def facts(office: OfficeKind = PEOPLE, **more: object) -> IntakeFacts:
    full: dict[str, object] = {
        "office": office,
        "matter": matter(),
        "received_on": date(2026, 3, 2),
        "has_respondent": True,
        "has_requests": True,
        "has_facts": True,
        "has_right_proof": True,
        "has_decision_copy": True,
    }
    return IntakeFacts.model_validate({**full, **more})


def test_a_complete_request_lacks_nothing() -> None:
    assert missing_at_intake(facts()) == ()
    assert missing_at_intake(facts(PATENT)) == ()
    assert inadmissible(facts()) == ()


def test_everything_missing_is_named_at_once() -> None:
    bare = facts(
        has_respondent=False,
        has_requests=False,
        has_facts=False,
        has_right_proof=False,
        matter=Matter(right=RightKind.TRADEMARK, quarrel=Quarrel.DAMAGES, arose_on=date(2026, 1, 1)),
        unidentified=("p1", "p2"),
        unaddressed=("p1",),
        unauthorised=("p2",),
    )
    missing = missing_at_intake(bare)
    assert [one.id for one in missing] == [
        Missing.RESPONDENT,
        Missing.REQUESTS,
        Missing.FACTS,
        Missing.RIGHT_NUMBER,
        Missing.RIGHT_PROOF,
        Missing.IDENTITY,
        Missing.IDENTITY,
        Missing.ADDRESS,
        Missing.AUTHORITY,
    ]
    assert [one.of for one in missing][5:] == ["p1", "p2", "p1", "p2"]
    assert all(one.cite in ARTICLES and one.remedy for one in missing)


def test_damages_alone_need_the_decision_only_before_the_patent_office() -> None:
    without = {"has_decision_copy": False}
    assert [(one.id, one.cite) for one in missing_at_intake(facts(PATENT, **without))] == [
        (Missing.DECISION_COPY, "O81-64")
    ]
    assert missing_at_intake(facts(PEOPLE, **without)) == ()


def test_the_interim_fee_waits_for_the_grant() -> None:
    asked = matter(RightKind.INVENTION, Quarrel.INTERIM_FEE, granted=None)
    assert [one.id for one in missing_at_intake(facts(PATENT, matter=asked))] == [Missing.GRANT_PROOF]
    later = matter(RightKind.INVENTION, Quarrel.INTERIM_FEE, granted=date(2026, 3, 3))
    assert [ground.code for ground in inadmissible(facts(PATENT, matter=later))] == ["not_granted"]
    assert inadmissible(facts(PEOPLE, matter=later)) == ()
    on_the_day = matter(RightKind.INVENTION, Quarrel.INTERIM_FEE, granted=date(2026, 3, 2))
    assert inadmissible(facts(PATENT, matter=on_the_day)) == ()


@pytest.mark.parametrize("right", [RightKind.COPYRIGHT, RightKind.TRADE_SECRET, RightKind.UNFAIR_COMPETITION])
def test_rights_without_a_register_need_no_number_and_no_certificate(right: RightKind) -> None:
    asked = Matter(right=right, quarrel=Quarrel.DAMAGES, arose_on=date(2026, 1, 1))
    assert missing_at_intake(facts(matter=asked, has_right_proof=False)) == ()


def test_the_patent_office_cites_order_81() -> None:
    missing = missing_at_intake(facts(PATENT, has_right_proof=False, unidentified=("p1",)))
    assert [one.cite for one in missing] == ["O81-64", "O81-64"]


@pytest.mark.parametrize(
    ("office", "fact", "code"),
    [
        (PEOPLE, {"is_civil": False}, "not_civil"),
        (PEOPLE, {"decided_before": True}, "decided"),
        (PATENT, {"decided_before": True}, "decided"),
        (PEOPLE, {"court_pending": True}, "court_pending"),
        (PEOPLE, {"refused_before": True}, "refused_before"),
        (PATENT, {"competent": False}, "not_competent"),
        (PATENT, {"open_licence": True}, "open_licence"),
        (
            PATENT,
            {"matter": matter(quarrel=Quarrel.OWNERSHIP), "applicant_holds_right": False},
            "not_entitled",
        ),
    ],
)
def test_what_leads_to_refusal(office: OfficeKind, fact: dict[str, object], code: str) -> None:
    grounds = inadmissible(facts(office, **fact))
    assert [ground.code for ground in grounds] == [code]
    assert grounds[0].cite in ARTICLES


def test_a_pending_suit_and_an_earlier_refusal_do_not_bar_the_patent_office() -> None:
    assert inadmissible(facts(PATENT, court_pending=True, refused_before=True)) == ()


def test_the_facts_of_a_complaint() -> None:
    applicant = Party(id="p1", side=Side.APPLICANT, kind=PartyKind.PERSON, mandates=(Mandate(agent="a1"),))
    complaint = Complaint(
        case="c1",
        office=Office(id="committee", kind=PEOPLE),
        by="p1",
        party="p1",
        channel=HandedInBy.COUNTER,
        received_at=datetime(2026, 3, 1, 16, 30, tzinfo=UTC),
        handed_in_at=datetime(2026, 3, 1, 16, 30, tzinfo=UTC),
        parties=(applicant,),
        matter=matter(),
        materials=Materials(requests=TEXT, identified=("p1",)),
    )
    found = facts_of(complaint, competent=False)
    assert found.received_on == date(2026, 3, 2), "the day in Chongqing"
    assert (found.has_respondent, found.has_requests, found.has_facts) == (False, True, False)
    assert (found.unidentified, found.unaddressed, found.unauthorised) == ((), ("p1",), ("p1",))
    assert not found.competent


def test_what_a_court_asks_for() -> None:
    bare = ConfirmationFacts(
        right=RightKind.TRADEMARK,
        unsigned=("p2",),
        has_agreement=False,
        has_certificate=False,
        has_right_proof=False,
        has_statement=False,
        unidentified=("p1",),
        unauthorised=("p2",),
    )
    assert [one.id for one in missing_for_confirmation(bare)] == [
        Missing.SIGNATURES,
        Missing.AGREEMENT,
        Missing.CERTIFICATE,
        Missing.RIGHT_PROOF,
        Missing.STATEMENT,
        Missing.IDENTITY,
        Missing.AUTHORITY,
    ]
    assert missing_for_confirmation(ConfirmationFacts(right=RightKind.COPYRIGHT, has_right_proof=False)) == ()


def test_a_requirement_is_found_by_its_id() -> None:
    assert requirement("certificate").title == "调解组织主持调解的证明"
    with pytest.raises(ValueError, match="nonsense"):
        requirement("nonsense")
    assert all(requirement(id).cite in ARTICLES for id in Missing)
