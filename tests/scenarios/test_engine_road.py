"""Every scenario through the real engine, at the same desk as everybody: it must end as on the pure core."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.papers import Printer, missing_glyphs
from desk.core_road import CoreRoad
from desk.directories import example_directory
from desk.engine_road import Engine, EngineRoad, engine
from desk.rehearsal import Player, Rehearsed
from desk.rehearsing import compared
from desk.scenario import read_scenario
from tests.support.press import OnceAKindPress

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
AT_ONCE = 8
PATIENCE = 240

pytestmark = [pytest.mark.engine, pytest.mark.untraced]


def _process(n: int) -> pytest.MarkDecorator:
    """Scenarios that are played at the same time belong to one process; two processes share all of them."""
    return pytest.mark.xdist_group(f"engine-road-{n // AT_ONCE % 2}")


PLAYS = [pytest.param(path, id=path.stem, marks=_process(n)) for n, path in enumerate(FILES)]


class Stage:
    """Plays scenarios eight at a time; whoever asks for one waits for its own only."""

    def __init__(self, running: Engine) -> None:
        self._running = running
        self._tasks: dict[Path, asyncio.Task[Rehearsed]] = {}

    async def played(self, path: Path) -> Rehearsed:
        """The scenario as it was played; its neighbours are begun with it."""
        if path not in self._tasks:
            first = FILES.index(path) // AT_ONCE * AT_ONCE
            for neighbour in FILES[first : first + AT_ONCE]:
                self._tasks[neighbour] = asyncio.create_task(self._play(neighbour))
        return await self._tasks[path]

    async def _play(self, path: Path) -> Rehearsed:
        async with asyncio.timeout(PATIENCE):
            return await Player(read_scenario(path), path.parent, EngineRoad(self._running)).play()

    async def close(self) -> None:
        """Nothing is left under way."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)


@pytest.fixture(scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    missing_glyphs("示例")  # the fonts are read before the first case, for they hold everybody up
    async with engine(tmp_path_factory.mktemp("engine"), OnceAKindPress(Printer())) as running:
        theatre = Stage(running)
        yield theatre
        await theatre.close()


@pytest.mark.timeout(PATIENCE + 60)
@pytest.mark.parametrize("path", PLAYS)
async def test_both_roads_end_the_same(path: Path, stage: Stage) -> None:
    theirs = await stage.played(path)
    ours = await Player(read_scenario(path), path.parent, CoreRoad(example_directory())).play()
    assert theirs.faults == ()
    assert len(ours.checks) == len(theirs.checks)
    assert compared(ours, theirs) == ()
