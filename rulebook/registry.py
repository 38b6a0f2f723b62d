"""All terms of the rulebook by id, found in the files of this room."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import import_module
from pkgutil import iter_modules

import rulebook
from rulebook.articles import ALL
from rulebook.terms import Term

MARK = 12
"""How many hexadecimal digits tell one edition of the rulebook from another."""


def all_terms() -> dict[str, Term]:
    """Every term by its id, file by file by name; ValueError, a programming fault, if two different terms share one."""
    terms: dict[str, Term] = {}
    for name in sorted(module.name for module in iter_modules(rulebook.__path__)):
        for value in vars(import_module(f"rulebook.{name}")).values():
            if isinstance(value, Term) and terms.setdefault(value.id, value) != value:
                raise ValueError(f"two terms share the id {value.id}")
    return terms


@cache
def edition() -> str:
    """The mark of the law as this release holds it, articles and terms: another sentence makes another mark."""
    held = "\n".join(one.model_dump_json() for one in (*ALL, *all_terms().values()))
    return sha256(held.encode()).hexdigest()[:MARK]
