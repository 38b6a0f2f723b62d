"""House rules 4, 6 and 9: to turn away is not to refuse, hands have no opinions, an error is a letter."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

from cases import errors
from cases.effects import Effect
from cases.errors import DingfenError, Refused, TurnedAway
from workflows.hands import HANDS

ROOT = Path(__file__).parents[2]
ROOMS = ("cases", "rulebook", "forms", "procedures", "activities", "workflows", "adapters", "desk")
FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
TREE = {kind for kind in vars(errors).values() if inspect.isclass(kind) and issubclass(kind, DingfenError)}


def calls(path: Path, name: str) -> list[ast.Call]:
    """Every call of a function, or a class, by this name in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
    ]


def test_to_turn_away_is_not_to_refuse() -> None:
    assert not issubclass(Refused, TurnedAway)
    assert [kind for kind in TREE if issubclass(kind, TurnedAway) and issubclass(kind, Refused)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "procedures").glob("*.py")), ids=lambda path: path.name)
def test_every_refusal_names_its_article_and_what_to_do(path: Path) -> None:
    bare = [call.lineno for call in calls(path, "Refused") if not {"article", "remedy"} <= _names(call)]
    assert bare == []


def _names(call: ast.Call) -> set[str | None]:
    return {keyword.arg for keyword in call.keywords}


def test_the_tree_is_drawn_once_and_whole() -> None:
    drawn = errors.__doc__ or ""
    assert [kind.__name__ for kind in TREE if kind.__name__ not in drawn] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_reads_the_text_of_an_error_to_decide(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    sides = [side for node in compared for side in (node.left, *node.comparators)]
    assert [side.lineno for side in sides if isinstance(side, ast.Attribute) and side.attr == "message"] == []


def test_every_effect_has_one_hand_or_waits_for_a_person() -> None:
    assert set(HANDS) == {kind for kind in Effect.__subclasses__() if kind.__module__ == Effect.__module__}


@pytest.mark.parametrize("path", sorted((ROOT / "workflows").glob("*.py")), ids=lambda path: path.name)
def test_a_hand_is_called_in_one_place_and_under_a_key(path: Path) -> None:
    found = [*calls(path, "execute_activity"), *calls(path, "execute_local_activity")]
    asked = [call for call in found if ast.unparse(call.func).startswith("workflow.")]
    assert all("activity_id" in _names(call) for call in asked)
    assert not asked or path.name in {"hands.py", "scribe.py"}
