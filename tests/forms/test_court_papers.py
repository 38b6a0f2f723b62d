"""Court papers say what the statute lets a court say: one number a case, the right articles, the whole order."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from forms import printing
from forms.base import Form
from forms.catalogue import ROOM, all_forms
from forms.court import CourtGround, CourtPaper
from forms.enforcement_application.form import EnforcementApplication
from rulebook.grounds import NON_ACCEPTANCE, REJECTION
from tests.sources import AnySources

INTERPRETATION = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
CASE = "（2026）渝0199民特1号"


def fields(id: str, **changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = json.loads((ROOM / id / "sample.json").read_text(encoding="utf-8"))
    return {**given, **changes}


def made(id: str, **changes: Any) -> Form:
    return all_forms()[id].model_validate(fields(id, **changes))


def words(paper: Form) -> str:
    """What a reader reads, without markup and spaces."""
    return re.sub(r"<[^>]+>|\s", "", html.unescape(printing.html(paper).split("</head>")[1]))


COURT_PAPERS = [kind for kind in all_forms().values() if issubclass(kind, CourtPaper)]


@pytest.mark.parametrize("kind", COURT_PAPERS, ids=lambda kind: kind.id)
def test_a_case_has_one_number(kind: type[CourtPaper]) -> None:
    assert kind.series == ""
    case = fields(kind.id)["case_number"]["number"]
    paper = made(kind.id, number="")
    assert paper.number == case
    assert words(paper).count(case) >= 1


def test_the_number_is_drawn_once() -> None:
    numbered = {kind.id: kind.series for kind in all_forms().values() if kind.series.startswith("民")}
    assert numbered == {
        "court_acceptance_notice": "民特",
        "non_acceptance_ruling": "民特",
        "objection_ruling": "民特监",
        "payment_order_notice": "民督",
        "order_refusal": "民督",
        "order_revocation": "民督监",
        "suit_acceptance_notice": "民初",
        "suit_refusal_ruling": "民初",
    }


def test_grounds_are_cited_in_full() -> None:
    ground = CourtGround(code="358.5", cite="CPLI-358.5")
    assert ground.cite == f"{INTERPRETATION}第三百五十八条第五项"
    assert ground.finding == "调解协议内容不明确"


@pytest.mark.parametrize("code", [*NON_ACCEPTANCE, *REJECTION])
def test_every_item_is_a_finding(code: str) -> None:
    ground = CourtGround(code=code, cite="引文")
    assert ground.finding and not ground.finding.endswith("的")


ORDERS = {
    "dismissal": ("第三百五十五条第一款第五项、第二款规定，裁定如下：驳回", "确认调解协议的申请。"),
    "withdrawal": ("第三百五十七条第一款规定，裁定如下：准许撤回", "应予准许"),
    "deemed_withdrawal": ("第三百五十七条第二款规定，裁定如下：本案按", "撤回确认调解协议的申请处理。"),
    "termination": ("第一百八十六条规定，裁定如下：终结本案特别程序。", "利害关系人可以另行起诉。"),
    "rejection": (
        "第二百零六条、" + INTERPRETATION + "第三百五十八条第五项规定，裁定如下：驳回",
        "也可以向人民法院提起诉讼。",
    ),
}


@pytest.mark.parametrize("kind", ORDERS)
def test_a_negative_ruling_says_its_order(kind: str) -> None:
    grounds = {"dismissal": ["355.5"], "rejection": ["358.5"]}.get(kind, [])
    coded = [{"code": code, "cite": f"CPLI-{code}"} for code in grounds]
    page = words(made("negative_ruling", kind=kind, grounds=coded))
    for phrase in ORDERS[kind]:
        assert phrase in page


def test_a_confirmation_carries_the_whole_order() -> None:
    page = words(made("confirmation_ruling"))
    sample = fields("confirmation_ruling")
    assert "符合司法确认调解协议的法定条件" in page
    assert "依照《中华人民共和国民事诉讼法》第二百零六条规定，裁定如下：" in page
    assert "对方当事人可以向人民法院申请执行。" in page
    assert "二〇二六年四月二十日" in page
    for obligation in sample["obligations"]:
        assert obligation["wording"] in page


def test_both_parties_apply_and_nobody_is_a_respondent() -> None:
    page = words(made("confirmation_application"))
    assert "被申请人" not in page
    assert page.count("申请人：") == 2
    assert "2026年3月31日" in page and "2026年4月1日" in page


@pytest.mark.parametrize(
    ("outcome", "order"),
    [
        ("revoked", "裁定如下：撤销本院（2026）渝0199民特1号民事裁定。"),
        ("changed", "确认调解协议中的下列内容有效："),
        ("dismissed", "裁定如下：驳回渝示例照明电器厂的异议。"),
    ],
)
def test_an_objection_ends_in_one_of_three_ways(outcome: str, order: str) -> None:
    assert order in words(made("objection_ruling", outcome=outcome))


def test_a_reason_ends_with_one_full_stop() -> None:
    page = words(made("objection_ruling", grounds="内容不明确。", reasons="异议成立。"))
    assert "。。" not in page


def test_a_third_person_applies_for_revocation() -> None:
    paper = made("objection_application", by_third_person=True, received=None, known="2026-05-01")
    assert paper.heading == "申请书"
    assert "2026年5月1日知道其民事权益受到上述裁定的侵害" in words(paper)


def test_who_stayed_away_is_in_the_minutes() -> None:
    sample = fields("inquiry_minutes")
    page = words(made("inquiry_minutes", attended=sample["parties"][:1]))
    assert "未到场申请人：渝示例照明电器厂" in page


def test_the_calculation_adds_up() -> None:
    paper = made("enforcement_application")
    assert isinstance(paper, EnforcementApplication)
    assert (paper.amount, paper.paid, paper.outstanding) == (Decimal(120000), Decimal(20000), Decimal(100000))
    assert [line.id for line in paper.clauses] == ["o1", "o3"]
    assert "第二百六十四条" in words(paper)


def test_a_late_application_does_not_claim_to_be_in_time() -> None:
    assert "本申请在该期间内提出" in words(made("enforcement_application"))
    assert "本申请在该期间内提出" not in words(made("enforcement_application", last_day=date(2026, 7, 1)))


def test_money_goes_to_an_agent_only_by_special_authority() -> None:
    assert "特别授权委托诉讼代理人丙示例代为收取执行款项" in words(made("enforcement_application"))
    assert "汇入申请执行人本人的账户" in words(made("enforcement_application", to_agent=False))


def test_nothing_but_deeds_may_be_outstanding() -> None:
    claim = {"obligation": "o3", "due": "2026-04-15", "amount": "0", "paid": "0", "outstanding": "0"}
    page = words(made("enforcement_application", claims=[claim]))
    assert "债务利息" not in page
    assert "强制被执行人履行调解协议第三项约定的义务" in page


def test_loose_clues_stand_in_the_last_row() -> None:
    assert "其他财产和线索被执行人每月十日前后" in words(made("property_statement"))
    assert "其他财产和线索以上" in words(made("property_statement", clues=None))


def test_a_case_withdrawn_is_no_agreement() -> None:
    assert "未能达成调解协议" in words(made("cnipa_copy_letter"))
    agreed = {"title": "专利纠纷调解协议书", "number": "渝示知调字〔2026〕1号", "dated": "2026-03-20"}
    assert "双方当事人已达成调解协议" in words(made("cnipa_copy_letter", paper=agreed))


def test_the_evidence_list_is_that_of_the_docket() -> None:
    given = {**fields("patent_mediation_request"), "evidence": []}
    kind = all_forms()["patent_mediation_request"]
    assert kind.model_validate(given, context=AnySources()).model_dump()["evidence"] == ()
    assert len(made("patent_mediation_request").model_dump()["evidence"]) == 3
