"""Every scenario on the pure core: each ends as it says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from desk.core_road import CoreRoad
from desk.directories import example_directory
from desk.rehearsal import Player, Rehearsed
from desk.scenario import read_scenario
from tests.scenarios.chosen import CHOSEN

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
LEAST = 88
scenario = cache(read_scenario)
ARTICLE = re.compile(r"(法|法典|条例|规定|解释|办法|细则|规则|意见)[^，。；、\s]{0,8}?\d+")
"""A law by its name, and the number of an article."""


HERE = pytest.mark.xdist_group("core-road")
"""Every scenario is played once for all tests that ask."""

PLAYED: dict[Path, tuple[Rehearsed, set[str]]] = {}


async def played(path: Path) -> tuple[Rehearsed, set[str]]:
    """How a scenario ended, and what went over the wire on its way: acts by their class, facts with their papers."""
    if path not in PLAYED:
        road = CoreRoad(example_directory())
        rehearsed = await Player(scenario(path), path.parent, road).play()
        acts = {type(entry.act).__name__ for entry in road.entries if entry.act is not None}
        facts = {
            f"{type(entry.fact).__name__} {getattr(entry.fact, 'form', '')}"
            for entry in road.entries
            if entry.fact is not None
        }
        PLAYED[path] = rehearsed, acts | facts
    return PLAYED[path]


@HERE
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_scenario_ends_as_it_says(path: Path) -> None:
    rehearsed, _ = await played(path)
    assert rehearsed.faults == ()


@HERE
async def test_every_act_and_every_paper_goes_through_the_engine_in_every_check() -> None:
    wire = {path.stem: (await played(path))[1] for path in FILES}
    assert wire.keys() >= CHOSEN
    anywhere = {one for stem in wire for one in wire[stem]}
    assert anywhere - {one for stem in CHOSEN for one in wire[stem]} == set()


@HERE
def test_there_are_enough_scenarios_each_with_a_title_of_its_own() -> None:
    assert len(FILES) >= LEAST
    titles = [scenario(path).title for path in FILES]
    assert len(set(titles)) == len(titles)


@HERE
def test_every_scenario_says_how_it_ends() -> None:
    for path in FILES:
        assert scenario(path).expect.outcome is not None, path.name


@HERE
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scenario_states_its_articles(path: Path) -> None:
    assert ARTICLE.search(scenario(path).summary)
