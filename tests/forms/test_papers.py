"""Every paper: its folder, its sample, its template and the fields they share."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from forms import printing
from forms.base import Form, Profile, Signer
from forms.catalogue import ROOM, all_forms, template_version
from forms.wording import TITLES
from rulebook.grounds import PAUSE
from rulebook.kinds import KINDS
from tests.procedures.test_papers_fit import asked
from tests.sources import AnySources

FILES = {"form.py", "template.html.j2", "sample.json"}
SHARED = {"number", "dated", "office", "case_number"}
"""Printed by the layout for every paper that has them; the number of a case becomes the paper's own."""

PAPERS = pytest.mark.parametrize("kind", all_forms().values(), ids=lambda kind: kind.id)


def sample(kind: type[Form]) -> Form:
    return kind.model_validate_json((ROOM / kind.id / "sample.json").read_text(encoding="utf-8"))


def variants(paper: Form) -> list[Form]:
    """The paper, and the paper with every other code and the other answer of each of its fields."""
    values = {name: getattr(paper, name) for name in type(paper).model_fields}
    codes: dict[str, list[Any]] = {
        name: list(type(value)) for name, value in values.items() if isinstance(value, StrEnum)
    }
    answers: dict[str, list[Any]] = {name: [not value] for name, value in values.items() if isinstance(value, bool)}
    others = [(name, other) for name, rest in {**codes, **answers}.items() for other in rest]
    return [paper, *(paper.model_copy(update={name: other}) for name, other in others)]


def test_every_folder_but_the_layout_is_a_paper() -> None:
    folders = {path.name for path in ROOM.iterdir() if path.is_dir()} - {"layout", "__pycache__"}
    assert folders == set(all_forms())


@PAPERS
def test_a_folder_has_three_files(kind: type[Form]) -> None:
    assert {path.name for path in (ROOM / kind.id).iterdir() if path.name != "__pycache__"} == FILES


@PAPERS
def test_a_paper_says_what_it_is(kind: type[Form]) -> None:
    assert kind.__name__ == "".join(part.capitalize() for part in kind.id.split("_"))
    assert kind.title
    assert kind.catalogue
    assert kind.signers


@PAPERS
def test_a_sample_prints_with_its_title_number_and_day(kind: type[Form]) -> None:
    paper = sample(kind)
    page = printing.html(paper)
    assert paper.heading in page
    assert paper.number in page
    assert page == printing.html(paper)


@PAPERS
def test_every_field_is_printed(kind: type[Form], monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    papers = variants(sample(kind))
    plain = kind.__getattribute__

    def noted(self: Form, name: str) -> Any:
        read.add(name)
        return plain(self, name)

    monkeypatch.setattr(kind, "__getattribute__", noted)
    for variant in papers:
        printing.html(variant)
    assert set(kind.model_fields) - read - SHARED == set()


@PAPERS
def test_an_office_that_seals_is_named(kind: type[Form]) -> None:
    if Signer.OFFICE_SEAL in kind.signers:
        paper = sample(kind)
        assert paper.office.name in printing.html(paper)


@PAPERS
def test_names_cannot_carry_markup(kind: type[Form]) -> None:
    paper = sample(kind)
    office = paper.office.model_copy(update={"name": "<b>甲</b>"})
    assert "<b>甲" not in printing.html(paper.model_copy(update={"office": office}))


def test_an_unknown_variable_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UndefinedError):
        printing._environment().from_string("{{ paper.nobody }}").render(paper=sample(all_forms()["rights_notice"]))


def test_profiles_have_a_layout() -> None:
    used = {kind.profile for kind in all_forms().values()}
    assert used <= set(Profile)
    assert all((ROOM / "layout" / f"{profile}.html.j2").exists() for profile in used)


def test_minutes_stay_in_the_vault() -> None:
    confidential = [kind.id for kind in all_forms().values() if kind.confidential]
    assert confidential == ["mediation_proposal", "private_record", "session_minutes"]


def test_a_successor_is_named_with_the_former_party() -> None:
    page = printing.html(sample(all_forms()["successor_confirmation"]))
    assert "原当事人：张示例（申请人）" in page
    assert "权利义务继受人：李示例" in page
    assert "原当事人张示例死亡，" in page


def test_templates_ask_only_for_the_layout_and_the_paper() -> None:
    for path in Path(ROOM).glob("*/template.html.j2"):
        assert path.read_text(encoding="utf-8").startswith('{% extends "layout/'), path


def test_a_template_has_a_mark_of_its_own() -> None:
    marks = [template_version(id) for id in all_forms()]
    assert all(re.fullmatch(r"[0-9a-f]{12}", mark) for mark in marks)
    assert len(set(marks)) == len(marks)


def test_every_code_has_a_word() -> None:
    assert {kind.id for kind in KINDS} == set(TITLES["kind"])
    assert set(PAUSE) - {"sham_suspicion", "appraisal"} <= set(TITLES["event"])


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("0", "人民币零元整"),
        ("0.01", "人民币壹分"),
        ("0.10", "人民币壹角"),
        ("1", "人民币壹元整"),
        ("10", "人民币壹拾元整"),
        ("100.10", "人民币壹佰元壹角"),
        ("1005", "人民币壹仟零伍元整"),
        ("10000", "人民币壹万元整"),
        ("60000.00", "人民币陆万元整"),
        ("107000.53", "人民币壹拾万柒仟元伍角叁分"),
        ("120000", "人民币壹拾贰万元整"),
        ("1000001.05", "人民币壹佰万零壹元零伍分"),
        ("100000000", "人民币壹亿元整"),
    ],
)
def test_sums_in_capitals(amount: str, capitals: str) -> None:
    assert printing.capitals(Decimal(amount)) == capitals


def test_a_sum_is_printed_in_digits_and_in_capitals() -> None:
    assert printing.yuan(Decimal("120000")) == "人民币120,000.00元（大写：壹拾贰万元整）"


@pytest.mark.parametrize(
    ("day", "plain", "capital"),
    [
        (date(2026, 4, 20), "2026年4月20日", "二〇二六年四月二十日"),
        (date(2026, 10, 1), "2026年10月1日", "二〇二六年十月一日"),
        (date(2030, 12, 31), "2030年12月31日", "二〇三〇年十二月三十一日"),
        (datetime(2026, 3, 31, 16, 30, tzinfo=UTC), "2026年4月1日", "二〇二六年四月一日"),
    ],
)
def test_days(day: date, plain: str, capital: str) -> None:
    assert (printing.cn_date(day), printing.capital_date(day)) == (plain, capital)


def test_moments_are_those_of_chongqing() -> None:
    at = datetime(2026, 3, 6, 6, 5, tzinfo=UTC)
    assert printing.cn_datetime(at) == "2026年3月6日（星期五）14时05分"


@pytest.mark.parametrize(("number", "word"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (60, "六十")])
def test_clauses_are_counted(number: int, word: str) -> None:
    assert printing.ordinal(number) == word


def test_empty_lines_are_no_paragraphs() -> None:
    assert printing.paragraphs("一\n\n  二 \n") == ("一", "二")


@pytest.mark.untraced
@pytest.mark.xdist_group("search")
@pytest.mark.timeout(600)  # minutes of computing for all searches, several times that where a machine is shared
def test_whatever_the_core_asks_for_is_printed() -> None:
    for effect in asked().values():
        fields = {**effect.fields, "number": "〔2026〕1号", "dated": effect.dated, "office": effect.office}
        paper = all_forms()[effect.form].model_validate(fields, context=AnySources())
        assert paper.heading in printing.html(paper)
