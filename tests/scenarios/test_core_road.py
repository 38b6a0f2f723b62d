"""Every scenario on the pure core: each ends as it says, in milliseconds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from desk.core_road import CoreRoad
from desk.directories import example_directory
from desk.rehearsal import Player
from desk.scenario import read_scenario

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
LEAST = 15
SLOWEST = 2.0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_scenario_ends_as_it_says(path: Path) -> None:
    started = time.perf_counter()
    played = await Player(read_scenario(path), path.parent, CoreRoad(example_directory())).play()
    assert played.faults == ()
    assert time.perf_counter() - started < SLOWEST


def test_there_are_enough_scenarios_each_with_a_title_of_its_own() -> None:
    assert len(FILES) >= LEAST
    titles = [read_scenario(path).title for path in FILES]
    assert len(set(titles)) == len(titles)


def test_every_scenario_says_how_it_ends() -> None:
    for path in FILES:
        assert read_scenario(path).expect.outcome is not None, path.name
