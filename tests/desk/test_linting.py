"""Terms looked at before they are frozen: as people write them, against the case, without anything being done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases.errors import Malformed, NotAwaited
from desk.linting import lint
from desk.views import agreements
from procedures.dispute import Dispute
from tests.explore import effective, mediating, opened, owning
from tests.makers import COMMITTEE, IP_OFFICE, conditional


def written(**more: Any) -> dict[str, Any]:
    """Terms as they stand in a file: texts in plain words."""
    pay = {
        "id": "o1",
        "obligor": "p2",
        "obligee": "p1",
        "duty": "pay",
        "wording": "被申请人支付人民币60000元。",
        "instalments": [{"due": "2026-06-30", "amount": 60000}],
    }
    return {"text": "被申请人支付人民币60000元。", "facts": "双方就赔偿数额发生争议。", "obligations": [pay], **more}


def looked_at(dispute: Dispute, data: object) -> dict[str, Any]:
    """What the desk says of these terms."""
    return lint(dispute, data, folder=Path(), now=dispute.now)


def test_clear_terms_may_be_signed_and_go_to_a_court() -> None:
    dispute = mediating(COMMITTEE)
    found = looked_at(dispute, written())
    assert (found["may_be_signed"], found["findings"]) == (True, [])
    assert [line["road"] for line in found["destinations"]] == ["confirmation"]
    assert looked_at(dispute, {"terms": written()}) == found


def test_everything_wrong_is_told_with_its_article_and_remedy() -> None:
    pay = {**written()["obligations"][0], "instalments": []}
    bad = written(obligations=[pay], clauses=[{"kind": "unlawful"}], asks_court=True)
    found = looked_at(mediating(COMMITTEE), bad)
    assert not found["may_be_signed"]
    assert [(one["rule"], one["severity"]) for one in found["findings"]] == [
        ("R-09", "block"),
        ("358", "block"),
        ("R-35", "warn"),
    ]
    assert all(one["article"].startswith("《") and one["remedy"] for one in found["findings"])


def test_where_each_part_would_go_is_told_before_the_text_is_split() -> None:
    pay = written()["obligations"][0]
    title = {"id": "o2", "obligor": "p2", "obligee": "p1", "duty": "ownership", "wording": "专利权归请求人所有。"}
    found = looked_at(owning(IP_OFFICE), written(obligations=[pay, title]))
    assert not found["may_be_signed"]
    assert [(line["obligations"], line["road"]) for line in found["destinations"]] == [
        (["o2"], "cnipa_registration"),
        (["o1"], "confirmation"),
    ]


@pytest.mark.parametrize("data", [[], "x", {"terms": []}, {"text": "x"}])
def test_what_are_no_terms_is_turned_away(data: object) -> None:
    with pytest.raises(Malformed):
        looked_at(mediating(COMMITTEE), data)


def test_before_a_mediation_there_is_nothing_to_look_at() -> None:
    with pytest.raises(NotAwaited):
        looked_at(opened(COMMITTEE), written())


def test_the_case_view_tells_what_the_gate_says_of_each_text() -> None:
    dispute = effective(COMMITTEE, conditional())
    (shown,) = agreements(dispute, dispute.now)
    assert (shown["procedure"], shown["confirmable"]) == ("mediation-1", True)
    assert [finding["rule"] for finding in shown["findings"]] == ["R-EFF"]
    assert agreements(mediating(COMMITTEE), dispute.now) == []
