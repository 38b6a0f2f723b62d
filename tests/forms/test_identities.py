"""Identity numbers are printed under their own name, and last days say that they count."""

from __future__ import annotations

from typing import Any

import pytest

from cases.records import IDENTITY_TITLES, IdentityKind
from forms import printing
from forms.base import Form, PartyBlock
from forms.catalogue import ROOM, all_forms

PERSONS = (IdentityKind.RESIDENT_ID, IdentityKind.PASSPORT, IdentityKind.PERMIT)


def sample(id: str) -> Any:
    return all_forms()[id].model_validate_json((ROOM / id / "sample.json").read_text(encoding="utf-8"))


def page(paper: Form, **changed: object) -> str:
    return printing.html(paper.model_copy(update=changed))


@pytest.mark.parametrize("kind", IdentityKind)
@pytest.mark.parametrize("id", ["mediation_application", "confirmation_application", "confirmation_ruling"])
def test_an_identity_number_is_printed_under_its_name(id: str, kind: IdentityKind) -> None:
    paper = sample(id)
    sort = "person" if kind in PERSONS else "organisation"
    one = PartyBlock(id="p1", side="applicant", kind=sort, name="示例", identity="E12345678", identity_kind=kind)
    printed = page(paper, applicants=(one,))
    assert f"{IDENTITY_TITLES[kind]}E12345678" in printed


@pytest.mark.parametrize(("sort", "title"), [("person", "公民身份号码"), ("organisation", "统一社会信用代码")])
def test_without_a_kind_the_usual_one_is_meant(sort: str, title: str) -> None:
    assert PartyBlock(id="p1", side="applicant", kind=sort, name="示例").identity_title == title


@pytest.mark.parametrize("id", ["correction_notice", "termination_notice", "mediation_agreement"])
def test_a_last_day_says_that_it_counts(id: str) -> None:
    printed = printing.html(sample(id))
    assert "日前（含当日）" in printed
    assert "日前提出" not in printed
    assert "日前补齐" not in printed
