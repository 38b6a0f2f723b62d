"""Every scenario through the real engine, at the same desk as everybody: it must end as on the pure core."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.papers import Printer
from desk.core_road import CoreRoad
from desk.directories import example_directory
from desk.engine_road import Engine, EngineRoad, engine
from desk.rehearsal import Player, Rehearsed
from desk.report import differences
from desk.scenario import read_scenario

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
AT_ONCE = 8
PATIENCE = 240

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with engine(tmp_path_factory.mktemp("engine"), Printer()) as server:
        yield server


@pytest.fixture(scope="module")
async def played(running: Engine) -> AsyncIterator[dict[Path, asyncio.Task[Rehearsed]]]:
    """All scenarios are begun at once, eight of them at a time; each test waits for its own."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def play(path: Path) -> Rehearsed:
        async with turns, asyncio.timeout(PATIENCE):
            return await Player(read_scenario(path), path.parent, EngineRoad(running)).play()

    tasks = {path: asyncio.create_task(play(path)) for path in FILES}
    yield tasks
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)


@pytest.mark.timeout(PATIENCE + 60)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_both_roads_end_the_same(path: Path, played: dict[Path, asyncio.Task[Rehearsed]]) -> None:
    theirs = await played[path]
    ours = await Player(read_scenario(path), path.parent, CoreRoad(example_directory())).play()
    assert theirs.faults == ()
    assert [line.said for line in ours.lines] == [line.said for line in theirs.lines]
    assert ours.end is not None and theirs.end is not None
    looks = zip((*ours.checks, ours.end), (*theirs.checks, theirs.end), strict=True)
    assert [told for mine, other in looks for told in differences(mine, other)] == []
