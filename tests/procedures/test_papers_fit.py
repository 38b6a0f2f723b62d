"""Every paper that the core asks for can be filled from what it is given."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cases.effects import Issue
from forms.catalogue import all_forms
from tests.procedures.test_search import SEARCHES, searched
from tests.sources import AnySources

pytestmark = [pytest.mark.untraced, pytest.mark.xdist_group("search")]


def asked() -> dict[str, Issue]:
    """One effect of each form and choice of fields, from all searches."""
    return {name: effect for search in SEARCHES for name, effect in searched(search).papers.items()}


@pytest.mark.timeout(600)  # minutes of computing for all searches, several times that where a machine is shared
def test_every_paper_can_be_filled() -> None:
    faults = []
    for name, effect in asked().items():
        fields = {**effect.fields, "number": "〔2026〕1号", "dated": effect.dated, "office": effect.office}
        try:
            all_forms()[effect.form].model_validate(fields, context=AnySources())
        except ValidationError as fault:
            faults += [f"{name}: {error['loc']} {error['msg']}" for error in fault.errors()]
    assert faults == []
