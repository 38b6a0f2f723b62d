"""All papers, found by their folders."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from forms.base import Form

ROOM = Path(__file__).parent
MARK = 12
"""How many hexadecimal digits tell one state of a template from another."""


@cache
def all_forms() -> dict[str, type[Form]]:
    """Every paper by id, in alphabetical order of the folders."""
    folders = sorted(path.parent.name for path in ROOM.glob("*/form.py"))
    return {form.id: form for folder in folders for form in _forms_in(folder)}


@cache
def template_version(id: str) -> str:
    """The mark of a paper's template and of the layout around it: another page makes another mark."""
    files = [*sorted((ROOM / id).glob("*.j2")), *sorted((ROOM / "layout").glob("*.j2"))]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:MARK]


def _forms_in(folder: str) -> list[type[Form]]:
    module = import_module(f"forms.{folder}.form")
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Form) and value.__module__ == module.__name__
    ]
