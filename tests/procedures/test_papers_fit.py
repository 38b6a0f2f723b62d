"""Every paper that the core asks for can be filled from what it is given."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cases.effects import Issue
from forms.catalogue import all_forms
from tests.procedures.test_search import SEARCHES, search
from tests.sources import AnySources

STEPS = 400


def asked() -> dict[str, Issue]:
    """One effect of each form, from all searches."""
    found: dict[str, Issue] = {}
    for start, office, only in SEARCHES.values():
        for effect in search(start(office), only, STEPS).papers:
            found.setdefault(f"{effect.form}:{sorted(effect.fields)}", effect)
    return found


@pytest.mark.timeout(600)  # a minute of computing for all searches, several times that where a machine is shared
def test_every_paper_can_be_filled() -> None:
    faults = []
    for name, effect in asked().items():
        fields = {**effect.fields, "number": "〔2026〕1号", "dated": effect.dated, "office": effect.office}
        try:
            all_forms()[effect.form].model_validate(fields, context=AnySources())
        except ValidationError as fault:
            faults += [f"{name}: {error['loc']} {error['msg']}" for error in fault.errors()]
    assert faults == []
