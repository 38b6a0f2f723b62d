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
from tests.scenarios.chosen import CHOSEN
from tests.support.press import OnceAKindPress

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
AT_ONCE = 8
PATIENCE = 240

pytestmark = [pytest.mark.engine, pytest.mark.untraced]

ORDER = sorted(FILES, key=lambda path: path.stem not in CHOSEN)
SHARES = (ORDER[0::2], ORDER[1::2])
"""Two processes share the scenarios."""


def _marks(n: int, path: Path) -> list[pytest.MarkDecorator]:
    share = pytest.mark.xdist_group(f"engine-road-{n % 2}")
    return [share] if path.stem in CHOSEN else [share, pytest.mark.roads]


PLAYS = [pytest.param(path, id=path.stem, marks=_marks(n, path)) for n, path in enumerate(ORDER)]


class Stage:
    """Plays scenarios eight at a time, in their order; whoever asks for one waits for that one only."""

    def __init__(self, running: Engine, asked: set[Path]) -> None:
        self._running, self._asked = running, asked
        self._places = asyncio.Semaphore(AT_ONCE)
        self._plays: dict[Path, asyncio.Task[Rehearsed]] = {}

    async def played(self, path: Path) -> Rehearsed:
        """The scenario as it was played; all of its share that were asked for are begun with it."""
        if path not in self._plays:
            share = next(share for share in SHARES if path in share)
            self._plays |= {one: asyncio.create_task(self._play(one)) for one in share if one in self._asked}
        return await self._plays[path]

    async def _play(self, path: Path) -> Rehearsed:
        async with self._places, asyncio.timeout(PATIENCE):
            return await Player(read_scenario(path), path.parent, EngineRoad(self._running)).play()

    async def close(self) -> None:
        """Nothing is left under way."""
        for task in self._plays.values():
            task.cancel()
        await asyncio.gather(*self._plays.values(), return_exceptions=True)


@pytest.fixture(scope="module")
async def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    missing_glyphs("示例")  # the fonts are read before the first case, for they hold everybody up
    here = [item for item in request.session.items if isinstance(item, pytest.Function) and item.path == request.path]
    async with engine(tmp_path_factory.mktemp("engine"), OnceAKindPress(Printer())) as running:
        theatre = Stage(running, {Path(str(item.callspec.params["path"])) for item in here})
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
