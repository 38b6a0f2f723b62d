"""The benchmark runs to its end and compares like with like; nobody promises how fast."""

from __future__ import annotations

import asyncio
from pathlib import Path

import psutil
import pytest

from benchmarks import cases, core, run

pytestmark = pytest.mark.xdist_group("benchmarks")  # measured once for all of them

CASE, PAPER = ("case", "s"), ("agreement paper", "s")


@pytest.fixture(scope="module")
def figures() -> run.Figures:
    before = set(psutil.Process().children(recursive=True))
    found = run.run(run.SMALL)
    assert set(psutil.Process().children(recursive=True)) <= before, "a process was left behind"
    return found


@pytest.mark.engine
def test_every_row_is_measured_and_shown(figures: run.Figures, capsys: pytest.CaptureFixture[str]) -> None:
    measured = [(row.what, row.unit) for row in figures.rows]
    assert {CASE, ("case", "events"), ("case", "bytes"), PAPER, ("agreement paper", "bytes")} <= set(measured)
    assert all(row.ours > 0 and row.bare > 0 and row.ratio > 0 for row in figures.rows)
    assert figures.decisions > 0

    run.show(figures)

    shown = capsys.readouterr().out
    assert "ours: 2 updates" in shown
    assert "bare: 2 updates" in shown


@pytest.mark.engine
def test_the_bare_workflow_asks_of_the_engine_what_the_case_asks(figures: run.Figures) -> None:
    ours, bare = figures.ours.shape, figures.bare.shape

    assert bare.sums() == ours.sums()
    assert [step.first + step.then for step in bare.steps] == [step.first + step.then for step in ours.steps]
    assert min(ours.sums().values()) > 0
    assert (ours.under_way, bare.under_way) == (0, 0)


@pytest.mark.engine
def test_the_core_decides_by_itself_what_the_engine_decided(tmp_path: Path) -> None:
    async def played() -> None:
        async with cases.bench(tmp_path) as bench:
            case = (await cases.ours(bench, prints=False, steps=2)).case
            docket, complaint = bench.database.docket(), bench.database.people().complaint(case)
            assert complaint is not None
            again = core.replay(complaint, docket.calendar(), core.events_of(bench.journal(case)))
            assert again == docket.state(case)

    asyncio.run(played())


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds() -> None:
    figure = run.seconds("case", [(2.0, 1.0), (30.0, 10.0), (8.0, 2.0)])

    assert (figure.ours, figure.bare, figure.ratio, figure.spread) == (8.0, 2.0, 3.0, "2.00–4.00")


@pytest.mark.engine
def test_every_row_that_is_measured_is_accounted_for(figures: run.Figures) -> None:
    page = (Path(run.__file__).parents[1] / run.REASONS).read_text(encoding="utf-8")
    assert [row.what for row in figures.rows if f"| {row.what}" not in page] == []
