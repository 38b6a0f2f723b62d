"""All papers, found by their folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from forms.base import Form

ROOM = Path(__file__).parent


@cache
def all_forms() -> dict[str, type[Form]]:
    """Every paper by id, in alphabetical order of the folders."""
    folders = sorted(path.parent.name for path in ROOM.glob("*/form.py"))
    return {form.id: form for folder in folders for form in _forms_in(folder)}


def _forms_in(folder: str) -> list[type[Form]]:
    module = import_module(f"forms.{folder}.form")
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Form) and value.__module__ == module.__name__
    ]
