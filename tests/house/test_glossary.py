"""House rule on names: every act, status, term, paper and role stands in the glossary with its Chinese title."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases.acts import ACTS
from cases.agencies import OFFICE_TITLES, ROLE_TITLES
from forms.catalogue import all_forms
from procedures.admission import title_of
from procedures.wording import titled_statuses
from rulebook.registry import all_terms

ROWS = [
    [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
    for line in (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ")
]
PAIRS = {(row[0], row[1]) for row in ROWS}

NAMED = {
    "acts": [(title_of(act), name) for name, act in ACTS.items()],
    "statuses": [(title, name) for titles in titled_statuses().values() for name, title in titles.items()],
    "terms": [(term.title, name) for name, term in all_terms().items()],
    "papers": [(form.title, name) for name, form in all_forms().items()],
    "offices": [(title, kind.value) for kind, title in OFFICE_TITLES.items()],
    "roles": [(title, role.value) for role, title in ROLE_TITLES.items()],
}


@pytest.mark.parametrize("kind", NAMED)
def test_every_name_stands_in_the_glossary_with_its_title(kind: str) -> None:
    assert [pair for pair in NAMED[kind] if pair not in PAIRS] == []
