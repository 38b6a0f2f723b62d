"""House rules on rooms and files: ours are imported, each opens with a sentence, functions and files stay small."""

from __future__ import annotations

import ast
import importlib
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("cases", "rulebook", "forms", "procedures", "activities", "workflows", "adapters", "desk")
FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))] + [
    ROOT / "worker.py",
    ROOT / "starter.py",
]
LONGEST_FUNCTION = 60
LONGEST_RULE = 20
LONGEST_HAND = 15
LONGEST_FILE = 400


def bodies(path: Path, decorator: str) -> list[tuple[str, int]]:
    """The decorated functions of a file with the lines of their bodies."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    marked = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(ast.unparse(mark).startswith(f"{decorator}(") for mark in node.decorator_list)
    ]
    return [(name, length) for name, length in functions(path) if name in marked]


def functions(path: Path) -> list[tuple[str, int]]:
    """Every function of a file with the lines of its body, docstring and declaration left out."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            found.append((node.name, (body[-1].end_lineno or 0) - body[0].lineno + 1))
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_ours_and_not_a_package_from_elsewhere(room: str) -> None:
    file = importlib.import_module(room).__file__
    assert file is not None
    assert Path(file).parent == ROOT / room


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_opens_with_one_sentence(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert doc
    assert doc.splitlines()[0].strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_longer_than_the_ceiling(path: Path) -> None:
    assert [(name, length) for name, length in functions(path) if length > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_the_ceiling(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", sorted((ROOT / "procedures").glob("*.py")), ids=lambda path: path.name)
def test_a_rule_is_short(path: Path) -> None:
    rules = [*bodies(path, "rule"), *bodies(path, "silence")]
    assert [(name, length) for name, length in rules if length > LONGEST_RULE] == []


@pytest.mark.parametrize("path", sorted((ROOT / "activities").glob("*.py")), ids=lambda path: path.name)
def test_a_hand_is_short(path: Path) -> None:
    hands = bodies(path, "activity.defn")
    assert [(name, length) for name, length in hands if length > LONGEST_HAND] == []


def test_functions_are_short_on_the_whole() -> None:
    lengths = [length for path in FILES for _, length in functions(path)]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[8] <= 25
