"""First figures, as ratios within one run: a case beside a bare workflow, a paper beside bare WeasyPrint, the core.

python -m benchmarks.run            everything; two minutes
python -m benchmarks.run --small    one round of the beginning of a case
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import cases, core, papers
from benchmarks.papers import Took

REASONS = "docs/decisions/0007-first-figures.md"
MOST = 2
"""A ratio above it has its reason written down."""


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much is measured; `steps` cuts the case short."""

    rounds: int = 5
    at_once: int = 4
    replays: int = 40
    steps: int | None = None


SMALL = Size(rounds=1, at_once=2, replays=1, steps=2)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One row: ours, the bare thing, their ratio, and its least and greatest in a round."""

    what: str
    unit: str
    ours: float
    bare: float
    ratio: float
    spread: str = ""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a run found: the rows, the one case and its bare twin, and how fast the core decides."""

    rows: tuple[Figure, ...]
    ours: cases.Run
    bare: cases.Run
    decisions: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.run")
    parser.add_argument("--small", action="store_true", help="只跑一轮 · one round of a short case")
    show(run(SMALL if parser.parse_args(arguments).small else Size()))


def run(size: Size) -> Figures:
    """All figures; server and workers have ended when it returns."""
    with tempfile.TemporaryDirectory(prefix="dingfen-bench-") as folder:
        found = asyncio.run(_cases(Path(folder), size))
    took, (ours, bare) = papers.measure(2 * size.rounds)
    rows = (seconds("agreement paper", took), count("agreement paper", "bytes", ours, bare))
    return Figures(rows=(*found.rows, *rows), ours=found.ours, bare=found.bare, decisions=found.decisions)


async def _cases(folder: Path, size: Size) -> Figures:
    async with cases.bench(folder) as bench:
        await cases.ours(bench, prints=False, steps=size.steps)  # does not count
        ours = await cases.ours(bench, steps=size.steps)
        bare = await cases.theirs(bench, ours.shape)
        rows = (
            seconds("case", await cases.measure(bench, ours, rounds=size.rounds, prints=True)),
            seconds("case, not printed", await cases.measure(bench, ours, rounds=size.rounds)),
            seconds(
                "several at once, not printed",
                await cases.measure(bench, ours, rounds=size.rounds, at_once=size.at_once),
            ),
            count("case", "events", ours.shape.events, bare.shape.events),
            count("case", "bytes", ours.shape.size, bare.shape.size),
        )
        decisions = _decisions(bench, ours.case, size.replays)
    return Figures(rows=rows, ours=ours, bare=bare, decisions=decisions)


def _decisions(bench: cases.Bench, case: str, replays: int) -> float:
    complaint, calendar = bench.database.people().complaint(case), bench.database.docket().calendar()
    assert complaint is not None
    events = core.events_of(bench.journal(case))
    core.replay(complaint, calendar, events)  # does not count
    return core.decisions_a_second(complaint, calendar, events, replays)


def seconds(what: str, took: Sequence[Took]) -> Figure:
    """Medians; the ratio is the median of the ratios of the rounds, so that a slow moment strikes both."""
    ours, bare = (statistics.median(column) for column in zip(*took, strict=True))
    ratios = [mine / theirs for mine, theirs in took]
    spread = f"{min(ratios):.2f}–{max(ratios):.2f}"
    return Figure(what=what, unit="s", ours=ours, bare=bare, ratio=statistics.median(ratios), spread=spread)


def count(what: str, unit: str, ours: int, bare: int) -> Figure:
    """What does not change from round to round."""
    return Figure(what=what, unit=unit, ours=ours, bare=bare, ratio=ours / bare)


def show(figures: Figures) -> None:
    """One table, and what the two cases asked of the engine."""
    table = Table("", "", "ours", "bare", "ratio", "rounds", title="Beside the bare alternatives")
    for row in figures.rows:
        form = ".3f" if row.unit == "s" else ",.0f"
        mark = "*" if row.ratio > MOST else ""
        table.add_row(
            row.what, row.unit, f"{row.ours:{form}}", f"{row.bare:{form}}", f"{row.ratio:.2f}{mark}", row.spread
        )
    table.add_row("core by itself", "per s", f"{figures.decisions:,.0f}")
    console = Console()
    console.print(table)
    for who, one in (("ours", figures.ours), ("bare", figures.bare)):
        told = ", ".join(f"{number} {what}" for what, number in one.shape.sums().items())
        console.print(f"{who}: {told}", soft_wrap=True)
    console.print(f"* above {MOST}: why is in {REASONS}", soft_wrap=True)


if __name__ == "__main__":
    main()
