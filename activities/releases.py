"""States written by older releases become states of today, one version at a time, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

UPCASTERS: dict[int, Upcaster] = {}
"""By the version read: what makes it the next version. Nothing is changed in place, and none is ever removed."""


def upcast(state: Any, steps: Mapping[int, Upcaster] = UPCASTERS) -> Any:
    """The state as today's schema has it; what is not plain data is of today already."""
    while isinstance(state, dict) and (version := state.get("schema_version", 1)) in steps:
        state = steps[version](state) | {"schema_version": version + 1}
    return state
