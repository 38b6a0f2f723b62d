"""Run the stages of `make check`, all of them even if one fails, and print what each took.

`python -m tools.check` runs every stage; `python -m tools.check tests -- ARGS` runs one, with more words for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from tools import leftovers

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build"
REPORT = ".build/coverage.json"
PYTEST = ("-m", "pytest", "-n", "2", "--dist", "loadgroup", "--durations=10")
COVERAGE = ("--cov", "--cov-report=term:skip-covered", f"--cov-report=json:{REPORT}")


@dataclass(frozen=True)
class Stage:
    """One step of the check: its name, its Chinese title, and the words after `python`."""

    name: str
    title: str
    words: tuple[str, ...]


STAGES = (
    Stage("lint", "代码检查", ("-m", "ruff", "check", ".")),
    Stage("format", "代码格式", ("-m", "ruff", "format", "--check", ".")),
    Stage("types", "类型", ("-m", "mypy")),
    Stage("contracts", "房间之间的引用", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    Stage("tests", "测试", (*PYTEST, *COVERAGE)),
    Stage("coverage", "覆盖率", ("-m", "tools.coverage_gate", REPORT)),
)


@dataclass(frozen=True)
class Outcome:
    """How a stage ended."""

    stage: Stage
    passed: bool
    seconds: float


def main(arguments: list[str]) -> int:
    """Run the named stages, or all; 1 if one failed or a process was left behind."""
    names, more = split(arguments)
    chosen = [stage for stage in STAGES if not names or stage.name in names]
    if unknown := set(names) - {stage.name for stage in STAGES}:
        print(f"没有这个检查 / no such stage: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 1
    BUILD.mkdir(exist_ok=True)
    run = uuid.uuid4().hex
    outcomes = [carried_out(stage, run, more) for stage in chosen]
    left = leftovers.end(run)
    report(outcomes, left)
    return int(bool(left) or not all(outcome.passed for outcome in outcomes))


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The stages' names, and what follows `--`."""
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


def carried_out(stage: Stage, run: str, more: list[str]) -> Outcome:
    """Run one stage with its output shown as it comes."""
    print(f"\n── {stage.title} {stage.name} ──", flush=True)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *stage.words, *more], cwd=ROOT, check=False, env=os.environ | {leftovers.MARK: run}
    )
    return Outcome(stage, done.returncode == 0, time.monotonic() - began)


def report(outcomes: list[Outcome], left: list[str]) -> None:
    """One line a stage, and every process that was left behind."""
    print("\n── 用时 seconds ──")
    for outcome in outcomes:
        mark = "通过" if outcome.passed else "未过"
        print(f"{mark} {outcome.seconds:8.1f} s  {outcome.stage.title} {outcome.stage.name}")
    for line in left:
        print(f"遗留进程（已结束） / process left behind, now ended: {line}")
    print(f"合计 {sum(outcome.seconds for outcome in outcomes):8.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
