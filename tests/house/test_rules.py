"""House rules on procedures: every rule names its article and its row; the generated pages are current."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

import procedures
from forms.base import Form
from forms.catalogue import all_forms
from procedures.rules import Procedure, Ruled
from rulebook.articles import article
from rulebook.rows import ROWS
from tools.print_docs import PAGES
from tools.print_procedure import PROCEDURES

ROOT = Path(__file__).parents[2]
RULES = [(kind, hit) for kind in PROCEDURES for hit in kind.RULES]
NAMES = [f"{kind.__name__}.{hit.rule.name}" for kind, hit in RULES]


@pytest.mark.parametrize(("kind", "hit"), RULES, ids=NAMES)
def test_every_rule_cites_known_articles_and_says_what_it_does(kind: type[Procedure], hit: Ruled[Any, Any]) -> None:
    assert hit.rule.cite
    for cite in hit.rule.cite:
        assert article(cite).cite()
    assert hit.rule.says.endswith((".", ")"))


@pytest.mark.parametrize(("kind", "hit"), RULES, ids=NAMES)
def test_every_rule_names_rows_of_the_law(kind: type[Procedure], hit: Ruled[Any, Any]) -> None:
    assert hit.rule.row
    assert [row for row in hit.rule.row if row not in ROWS] == []


def test_every_row_of_the_law_is_a_rule_or_a_known_gap() -> None:
    gaps = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs" / "procedure-gaps.md").read_text(encoding="utf-8"), re.M)
    named = {row for _, hit in RULES for row in hit.rule.row}
    assert [row for row in ROWS if row not in named and row not in gaps] == []
    assert [row for row in gaps if row in named or row not in ROWS] == []


def test_every_paper_is_issued_by_a_procedure() -> None:
    modules = [import_module(f"procedures.{module.name}") for module in iter_modules(procedures.__path__)]
    forms = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    named = {form.id for form in forms if issubclass(form, Form) and hasattr(form, "id")}
    assert set(all_forms()) - named == set()


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name]()
