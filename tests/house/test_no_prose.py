"""House rule on histories: nothing personal and no prose can lie in an act, a fact, an effect or the state."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any

import pytest
from pydantic import BaseModel, JsonValue, ValidationError

from cases.acts import ACTS
from cases.effects import Issue, Serve, ServeByHand
from cases.facts import Issued, Served, Undone, Unserved
from procedures.dispute import Dispute, Entry
from tests.makers import at

ALLOWED = {
    "Letter.message", "Letter.remedy",  # written by rules, never by people
    "Finding.rule", "Finding.message", "Finding.remedy",  # likewise
    "Calendar.source",  # the title of a public notice
    "Issue.fields",  # refused by a validator of its own, below
    "Effect.key", "Effect.by", "Issue.key", "Issue.by", "Serve.key", "Serve.by", "ServeByHand.key", "ServeByHand.by",
}  # fmt: skip


def free_strings(kind: Any, seen: set[Any], path: str = "") -> list[str]:
    """Every field reachable from a type that is a bare `str`: no pattern, no enumeration."""
    if kind is str:
        return [path]
    found: list[str] = []
    if isinstance(kind, type) and (issubclass(kind, BaseModel) or dataclasses.is_dataclass(kind)):
        if kind in seen:
            return []
        seen.add(kind)
        for name, hint in typing.get_type_hints(kind, include_extras=True).items():
            if name.isupper() or typing.get_origin(hint) is typing.ClassVar or name == "model_config":
                continue
            found += free_strings(hint, seen, f"{kind.__name__}.{name}")
        return found
    if typing.get_origin(kind) is typing.Annotated:
        return [] if _constrained(kind) else free_strings(typing.get_args(kind)[0], seen, path)
    for part in typing.get_args(kind):
        found += free_strings(part, seen, path)
    return found


def _constrained(kind: Any) -> bool:
    base, *marks = typing.get_args(kind)
    return base is str and bool(marks)


def test_no_bare_string_is_reachable_outside_the_allow_list() -> None:
    seen: set[Any] = set()
    roots: list[Any] = [*ACTS.values(), Issued, Served, Unserved, Undone, Issue, Serve, ServeByHand, Dispute, Entry]
    found = [path for root in roots for path in free_strings(root, seen)]
    assert sorted(path for path in found if path not in ALLOWED) == []


def test_the_fields_of_a_paper_carry_no_prose() -> None:
    fields: tuple[JsonValue, ...] = ("张示例", "x" * 200, ["调解笔录"], {"说明": "1"})
    for prose in fields:
        with pytest.raises(ValidationError):
            Issue(form="a", office="b", dated=at(), fields={"text": prose})


def test_the_search_finds_a_bare_string() -> None:
    class Leaky(BaseModel):
        name: str

    assert free_strings(Leaky, set()) == ["Leaky.name"]
