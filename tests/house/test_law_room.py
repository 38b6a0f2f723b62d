"""House rules 1 and 8: the law's numbers stand in one room, each with its source; one folder per paper."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TypeGuard

import pytest

from forms.catalogue import ROOM, all_forms
from rulebook.articles import ARTICLES
from rulebook.registry import all_terms

ROOT = Path(__file__).parents[2]
PROCEDURES = sorted((ROOT / "procedures").glob("*.py"))

MACHINE = {
    "dispute.py": {500},
    "performance_state.py": {12},
    "periods.py": {9},
    "rules.py": {4, 12, 366},
}
"""Numbers of the machine: answers remembered, noon for a day, the reminder's hour, the years watched."""


def numbers(source: str) -> set[float]:
    """Every number written in a source, but for counting up to two."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and _is_number(node.value) and node.value not in {0, 1, 2}
    }


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.mark.parametrize("path", PROCEDURES, ids=lambda path: path.name)
def test_no_number_of_the_law_stands_in_a_procedure(path: Path) -> None:
    assert numbers(path.read_text(encoding="utf-8")) - MACHINE.get(path.name, set()) == set()


def test_a_number_of_the_law_in_a_procedure_is_found() -> None:
    assert numbers("opens = (Opening(term=law.CONSENT, length=30),)") == {30}


@pytest.mark.parametrize("id", all_terms())
def test_every_term_stands_beside_its_article_and_its_day(id: str) -> None:
    for version in all_terms()[id].versions:
        assert ARTICLES[version.cite].cite()
        assert version.since.year > 1900
        assert version.quote or version.note


@pytest.mark.parametrize("id", all_forms())
def test_a_paper_is_one_folder_of_three_files(id: str) -> None:
    files = {path.name for path in (ROOM / id).iterdir() if path.is_file()}
    assert files == {"form.py", "template.html.j2", "sample.json"}
    assert all_forms()[id].__module__ == f"forms.{id}.form"
