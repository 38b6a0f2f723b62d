"""House rule on histories: nothing personal and no prose can lie in an act, a fact, an effect or the state."""

from __future__ import annotations

import dataclasses
import typing
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, JsonValue, TypeAdapter, ValidationError

from cases.acts import ACTS, AnyAct
from cases.effects import AnyEffect, Issue
from cases.facts import AnyFact
from cases.words import PaperNumber, Token
from procedures.dispute import Dispute, Entry
from tests.makers import at

ALLOWED = {
    "Letter.message", "Letter.remedy",  # written by rules, never by people
    "Finding.rule", "Finding.message", "Finding.remedy",  # likewise
    "Calendar.source",  # the title of a public notice
    "Issue.fields",  # refused by a validator of its own, below
    "Issue.key", "Issue.by", "Serve.key", "Serve.by", "ServeByHand.key", "ServeByHand.by",
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
    """A bound on the length is none on what is said: only a pattern keeps prose out."""
    base, *marks = typing.get_args(kind)
    patterns = [getattr(mark, "pattern", None) for outer in marks for mark in getattr(outer, "metadata", (outer,))]
    return base is str and any(patterns)


def test_no_bare_string_is_reachable_outside_the_allow_list() -> None:
    seen: set[Any] = set()
    roots: list[Any] = [*ACTS.values(), AnyAct, AnyFact, AnyEffect, Dispute, Entry]
    found = {path for root in roots for path in free_strings(root, seen)}
    assert sorted(found - ALLOWED) == []
    assert sorted(ALLOWED - found - {"Issue.fields"}) == []


@pytest.mark.parametrize("prose", ["张三在调解中承认侵权并愿付五十万元", "愿付2026元号", "甲公司（2026）同意赔偿", ""])
def test_a_number_of_a_paper_is_no_sentence(prose: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(PaperNumber).validate_python(prose)


def test_the_fields_of_a_paper_carry_no_prose() -> None:
    fields: tuple[JsonValue, ...] = ("张示例", "x" * 200, ["调解笔录"], {"说明": "1"})
    for prose in fields:
        with pytest.raises(ValidationError):
            Issue(form="a", office="b", dated=at(), fields={"text": prose})


def test_the_search_finds_a_bare_string() -> None:
    class Leaky(BaseModel):
        name: str
        remark: Annotated[str, Field(max_length=5_000)]
        code: Token

    assert free_strings(Leaky, set()) == ["Leaky.name", "Leaky.remark"]
