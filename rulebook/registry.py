"""All terms of the rulebook by id, found in the files of this room."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import rulebook
from rulebook.terms import Term


def all_terms() -> dict[str, Term]:
    """Every term by its id, file by file by name; ValueError, a programming fault, if two different terms share one."""
    terms: dict[str, Term] = {}
    for name in sorted(module.name for module in iter_modules(rulebook.__path__)):
        for value in vars(import_module(f"rulebook.{name}")).values():
            if isinstance(value, Term) and terms.setdefault(value.id, value) != value:
                raise ValueError(f"two terms share the id {value.id}")
    return terms
