"""The index of the rehearsed cases, as Markdown: what each shows, under which articles, and how it ends."""

from __future__ import annotations

from pathlib import Path

from desk.outcomes import TITLES, Result
from desk.scenario import Scenario, read_scenario

FOLDER = Path(__file__).parent.parent / "scenarios"

_HEAD = """# 排练案件一览

由排练案件的文件生成（`make docs`），请勿手改。Generated from `scenarios/`.

每个案件都在纯计算和真实引擎上各演一遍，结果须一致；怎样写一个，见 [scenarios.md](scenarios.md)。

| 案件 | 说明什么，依据哪几条 | 结尾 |
|---|---|---|
"""


def scenarios_markdown() -> str:
    """The page, from the files."""
    rows = [_row(path, read_scenario(path)) for path in sorted(FOLDER.glob("*.yaml"))]
    return _HEAD + "".join(rows)


def _row(path: Path, scenario: Scenario) -> str:
    number = path.stem.partition("-")[0]
    shows = " ".join(scenario.summary.split())
    return f"| [{number}](../scenarios/{path.name}) {scenario.title} | {shows} | {_end(scenario)} |\n"


def _end(scenario: Scenario) -> str:
    outcome = scenario.expect.outcome
    return TITLES[Result(outcome)] if outcome else ""
