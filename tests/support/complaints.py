"""A complaint that is right in every point, for tests to spoil."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from desk.scenario import read_scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
_GOOD = read_scenario(SCENARIOS / "01-design-confirmed-performed.yaml").complaint


def complaint(**changes: Any) -> dict[str, Any]:
    """The complaint, with items changed by their path: applicants__0__identity="…"."""
    data = copy.deepcopy(_GOOD)
    for path, value in changes.items():
        *way, last = [int(part) if part.isdigit() else part for part in path.split("__")]
        place: Any = data
        for part in way:
            place = place[part]
        place[last] = value
    return data
