"""Rehearsing several scenarios: on the core, or on the engine and the core with both compared."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from cases.errors import DingfenError
from desk.core_road import CoreRoad
from desk.directories import example_directory
from desk.rehearsal import Player, Rehearsed
from desk.report import differences
from desk.scenario import Scenario, read_scenario

AT_ONCE = 8

Found = list[tuple[Path, Rehearsed]]


def play_all(files: Iterable[Path], *, engine: bool = False) -> Found:
    """Every scenario as it was played; a file that is none is told as a fault of its own. Raises nothing for it."""
    paths = list(files)
    ours = [(path, _on_core(path)) for path in paths]
    return asyncio.run(_on_engine(ours)) if engine else ours


def _on_core(path: Path) -> Rehearsed:
    try:
        scenario = read_scenario(path)
    except DingfenError as error:
        return _unreadable(path, error)
    return asyncio.run(_player(scenario, path, CoreRoad(example_directory())).play())


async def _on_engine(ours: Found) -> Found:
    from adapters.papers import Printer, missing_glyphs  # noqa: PLC0415 - fonts are read only where papers are made
    from desk.engine_road import EngineRoad, engine  # noqa: PLC0415 - the engine only where it is asked for

    missing_glyphs("示例")  # the fonts are read before the first case, for they hold everybody up
    turns = asyncio.Semaphore(AT_ONCE)
    with tempfile.TemporaryDirectory(prefix="dingfen-") as folder:
        async with engine(Path(folder), Printer()) as running:

            async def play(path: Path, mine: Rehearsed) -> tuple[Path, Rehearsed]:
                if mine.end is None:
                    return path, mine
                async with turns:
                    theirs = await _player(read_scenario(path), path, EngineRoad(running)).play()
                return path, replace(theirs, faults=(*theirs.faults, *compared(mine, theirs)))

            return list(await asyncio.gather(*(play(path, mine) for path, mine in ours)))


def compared(mine: Rehearsed, theirs: Rehearsed) -> tuple[str, ...]:
    """Where the engine did not end as the core did."""
    if mine.end is None or theirs.end is None:
        return ("两条路没有都走到结尾",)
    looks = zip((*mine.checks, mine.end), (*theirs.checks, theirs.end), strict=False)
    found = [f"与纯计算不一致：{told}" for ours, others in looks for told in differences(ours, others)]
    said = [(one.number, one.said, other.said) for one, other in zip(mine.lines, theirs.lines, strict=False)]
    found += [f"第{number}行的答复不一致：{one} ≠ {other}" for number, one, other in said if one != other]
    return tuple(found)


def _player(scenario: Scenario, path: Path, road: object) -> Player:
    return Player(scenario, path.parent, road)  # type: ignore[arg-type]  # both roads are roads


def _unreadable(path: Path, error: DingfenError) -> Rehearsed:
    where = f"（{error.field}）" if error.field else ""
    fault = f"{error.message}{where}" + (f"。{error.remedy}" if error.remedy else "")
    return Rehearsed(title=path.name, faults=(fault,), lines=(), checks=(), end=None)
