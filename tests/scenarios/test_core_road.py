"""Every scenario on the pure core: each ends as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk.core_road import CoreRoad
from desk.directories import example_directory
from desk.rehearsal import Player
from desk.scenario import read_scenario

FOLDER = Path(__file__).parents[2] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
LEAST = 88
ARTICLE = re.compile(r"(法|法典|条例|规定|解释|办法|细则|规则|意见)[^，。；、\s]{0,8}?\d+")
"""A law by its name, and the number of an article."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_scenario_ends_as_it_says(path: Path) -> None:
    played = await Player(read_scenario(path), path.parent, CoreRoad(example_directory())).play()
    assert played.faults == ()


def test_there_are_enough_scenarios_each_with_a_title_of_its_own() -> None:
    assert len(FILES) >= LEAST
    titles = [read_scenario(path).title for path in FILES]
    assert len(set(titles)) == len(titles)


def test_every_scenario_says_how_it_ends() -> None:
    for path in FILES:
        assert read_scenario(path).expect.outcome is not None, path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scenario_states_its_articles(path: Path) -> None:
    assert ARTICLE.search(read_scenario(path).summary)
