"""Records of people and bodies: what contradicts itself is refused, in words that say which line is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from cases.parties import Mandate, PartyKind, Side
from cases.records import (
    IDENTITY_TITLES,
    POWER_TITLES,
    AgentRecord,
    IdentityKind,
    OfficeRecord,
    PartyRecord,
    PersonRecord,
    RightRecord,
)
from cases.rights import RightKind
from tests import makers
from tests.adapters.database.examples import RESIDENT_ID, company, evidence, opening, person, right

OFFICE: dict[str, Any] = {
    "id": "office",
    "kind": "patent_office",
    "name": "某局",
    "numbering": "渝知{series}字〔{year}〕{n}号",
}


def test_sex_and_day_of_birth_follow_from_the_identity_number() -> None:
    assert (person().sex, person().born) == ("男", date(1990, 3, 7))
    assert person(identity=" 500103 19900307 0017 ").identity == RESIDENT_ID


def test_a_party_survives_json() -> None:
    for party in (company(), person()):
        assert PartyRecord.model_validate_json(party.model_dump_json()) == party


@pytest.mark.parametrize(
    ("make", "more", "says"),
    [
        (person, {"sex": "女"}, "不符"),
        (person, {"born": date(1990, 3, 8)}, "不符"),
        (person, {"identity": "500103199003070018"}, "公民身份号码"),
        (person, {"identity_kind": "credit_code", "identity": "91500000MA5U00000W"}, "证件种类"),
        (company, {"identity": "91500000MA5U000001"}, "统一社会信用代码"),
        (company, {"identity_kind": "passport", "identity": "E1"}, "证件种类"),
        (company, {"representative": " "}, "法定代表人"),
        (company, {"name": "  "}, "name"),
        (company, {"name": "甲" * 121}, "文字过长"),
        (company, {"name": "甲\x00乙"}, "控制字符"),
        (company, {"phone": "call me"}, "phone"),
        (company, {"email": "nobody"}, "email"),
        (company, {"district": "重庆"}, "district"),
        (company, {"electronic_address": ""}, "电子送达地址"),
        (company, {"id": "x1"}, "id"),
        (company, {"nickname": "甲"}, "nickname"),
        (company, {"identity_kind": "library_card"}, "identity_kind"),
        (company, {"identity": 5}, "identity"),
    ],
)
def test_a_party_that_contradicts_itself_is_refused(
    make: Callable[..., PartyRecord], more: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValidationError, match=says):
        make(**more)


def test_an_error_does_not_quote_what_was_typed() -> None:
    with pytest.raises(ValidationError) as caught:
        person(identity="500103199003070018")
    assert "500103199003070018" not in str(caught.value)


def test_foreign_parties_have_free_numbers() -> None:
    assert person(identity_kind=IdentityKind.PASSPORT, identity="P 123").identity == "P 123"
    assert company(identity_kind=IdentityKind.REGISTRATION, identity="HRB 4711").identity == "HRB 4711"


def test_identity_numbers_are_masked_in_lists() -> None:
    assert person().identity_masked == "5001************17"


def test_agents_and_rights_are_checked() -> None:
    assert AgentRecord(id="a", name="甲").identity == ""
    assert RightRecord(number="zl202330123456.7", kind=RightKind.DESIGN).number == "ZL202330123456.7"
    for make in (
        lambda: AgentRecord(id="a", name="甲", identity="1"),
        lambda: AgentRecord.model_validate("a"),
        lambda: AgentRecord.model_validate({"id": "a", "name": "甲", "identity": "1", "identity_kind": "x"}),
        lambda: RightRecord(number="ZL202330123456.7", kind=RightKind.INVENTION),
        lambda: RightRecord.model_validate({"number": "1", "kind": "unknown"}),
        lambda: RightRecord.model_validate({"kind": "design"}),
    ):
        with pytest.raises(ValidationError):
            make()


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        "{n}",
        "{series}{year}",
        "{series}{year}{n}{x}",
        "{series}{year}{n}{n}",
        "{series}{year}{n}{",
        "{series} {year} {n}",
        "{series}{year}{n!r}",
    ],
)
def test_a_numbering_that_cannot_number_is_refused(numbering: str) -> None:
    with pytest.raises(ValidationError, match="编号规则"):
        OfficeRecord(**OFFICE | {"numbering": numbering})


def test_a_body_without_a_seal_text_seals_with_its_name() -> None:
    assert OfficeRecord(**OFFICE).seal_text == "某局"
    assert OfficeRecord(**OFFICE, seal="某某局").seal_text == "某某局"


def test_somebody_without_a_role_is_nobody() -> None:
    with pytest.raises(ValidationError):
        PersonRecord(id="a", office="office", name="甲", roles=())


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"parties": (company(),)}, "p2"),
        ({"parties": (company(), person(), person(id="p3"))}, "不一致"),
        ({"parties": (company(side=Side.RESPONDENT), person())}, "p1"),
        ({"parties": (company(mandates=()), person())}, "委托权限"),
        ({"parties": (company(), person(electronic=False))}, "送达方式"),
        ({"agents": ()}, "没有登记"),
        ({"agents": (AgentRecord(id="a1", name="甲"),) * 2}, "重复"),
        ({"rights": ()}, "权利没有登记"),
        ({"rights": (right(),) * 2}, "重复"),
        ({"evidence": (evidence().model_copy(update={"party": "p9"}),)}, "提交人"),
    ],
)
def test_an_opening_that_does_not_fit_its_complaint_is_refused(more: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        opening(**more)


def test_an_opening_that_fits_passes() -> None:
    assert opening().complaint == makers.complaint()
    assert opening().parties[0].mandates[1] == Mandate(agent="a2")
    assert opening().parties[1].kind is PartyKind.PERSON


def test_every_kind_has_its_title() -> None:
    assert set(IDENTITY_TITLES) == set(IdentityKind)
    assert len(set(POWER_TITLES.values())) == len(POWER_TITLES)
