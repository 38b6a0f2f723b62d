"""House rule 3: the core is pure. No clock, no chance, no world, no iteration over sets in the pure rooms."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PURE_ROOMS = ("cases", "rulebook", "forms", "procedures")
BANNED_IMPORTS = {
    "asyncio", "io", "os", "random", "secrets", "shutil", "socket", "sqlite3", "subprocess", "temporalio", "threading",
    "time", "uuid", "sqlalchemy", "weasyprint", "alembic", "typer", "rich", "chinese_calendar", "holidays",
}  # fmt: skip
BANNED_CALLS = {"now", "utcnow", "today", "open", "print", "input", "hash", "id", "exec", "eval"}
MAY_READ_FILES = {"forms/catalogue.py", "forms/printing.py"}
FILES = [path for room in PURE_ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def sins(source: str, *, reads_files: bool = False) -> list[str]:
    """What a pure module must not do, found in its syntax tree."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            found += [f"imports {name}" for name in names if name.split(".")[0] in BANNED_IMPORTS]
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in BANNED_CALLS and not (reads_files and name == "open"):
                found.append(f"calls {name} in line {node.lineno}")
        if isinstance(node, ast.For | ast.comprehension) and _is_set(node.iter):
            found.append("iterates over a set")
    return found


def _is_set(node: ast.expr) -> bool:
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"set", "frozenset"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pure_rooms_know_no_world(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    assert sins(path.read_text(encoding="utf-8"), reads_files=name in MAY_READ_FILES) == []


@pytest.mark.parametrize(
    "source",
    ["import random", "from time import sleep", "datetime.now()", "date.today()", "for x in {1, 2}: pass",
     "[x for x in set(y)]", "open('f')", "import temporalio.workflow", "hash('a')"],
)  # fmt: skip
def test_the_lint_finds_each_sin(source: str) -> None:
    assert sins(source)
