"""A worker dies by SIGKILL in the middle of each kind of work; the case ends as if nothing had happened."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.server import DevServer
from tests.support.offices import POINTS, SmallOffice, Town, rescued
from worker import start_sweep

pytestmark = [pytest.mark.engine, pytest.mark.kill, pytest.mark.timeout(240)]
SOON = timedelta(seconds=6)


ACCEPTED, LAPSED, WAITED, SWEPT = STORIES = ("accepted", "lapsed", "waited", "swept")
"""The committee accepts; it is late; its acceptance is found in the inbox when its days end, or by the sweep."""


def story_of(point: str) -> str:
    """The story in which a worker comes to this point."""
    told = {"inbox": LAPSED, "settling": WAITED, "sweep": SWEPT}
    return next((story for word, story in told.items() if word in point), ACCEPTED)


async def begin(office: SmallOffice, story: str) -> None:
    """Open the case; in some stories its first days are over soon, or the acceptance lies in the inbox."""
    if story == WAITED:
        await office.unswept()
    await office.open(ends_in=SOON if story in (LAPSED, WAITED) else None)
    if story in (WAITED, SWEPT):
        office.receive()


async def die(office: SmallOffice, point: str) -> int:
    """Play the case up to the point at which its worker dies; how it ended."""
    story = story_of(point)
    await begin(office, story)
    process = office.spawn(point)
    async with asyncio.timeout(90):
        while process.is_alive():
            if story == ACCEPTED:
                await office.send(office.acceptance())
            await asyncio.sleep(0.1)
    return process.exitcode or 0


async def finish(office: SmallOffice, story: str) -> None:
    """Hand in what was not answered again, or wait for it, and let the case come to rest."""
    await office.state()
    async with asyncio.timeout(90):
        if story == ACCEPTED:
            while await office.send(office.acceptance()) is None:
                await asyncio.sleep(0.2)
        while story == LAPSED and not office.has("lapse"):
            await asyncio.sleep(0.2)
        while story in (WAITED, SWEPT) and office.unsettled():
            await asyncio.sleep(0.2)
    await office.settled(90)


async def killed(town: Town, point: str, n: int) -> SmallOffice:
    """One case, killed at the point and finished by somebody else."""
    office = await town.found(f"kill-{n}")
    assert await die(office, point) == -signal.SIGKILL
    async with rescued(office):
        await finish(office, story_of(point))
    return office


async def undisturbed(town: Town) -> None:
    """The same cases without any accident."""
    for story in STORIES:
        office = await town.found(story)
        async with AsyncExitStack() as stack:
            await begin(office, story)
            await stack.enter_async_context(rescued(office))
            if story == SWEPT:
                await start_sweep(office.client)
            await finish(office, story)


async def test_killed_anywhere_the_case_ends_as_if_nothing_had_happened(tmp_path: Path) -> None:
    """All points at once on one server, beside cases that nobody disturbs: a kill costs ten seconds of waiting."""
    with DevServer(db=tmp_path / "temporal.db") as server:
        town = Town(server.address, tmp_path)
        try:
            async with asyncio.TaskGroup() as at_once:
                at_once.create_task(undisturbed(town))
                for n, point in enumerate(POINTS):
                    at_once.create_task(killed(town, point, n))
            looks = {point: town.offices[f"kill-{n}"].look() for n, point in enumerate(POINTS)}
            calm = {story: town.offices[story].look() for story in STORIES}
        finally:
            town.end()

    assert looks == {point: calm[story_of(point)] for point in POINTS}
    assert calm[ACCEPTED]["papers"] and calm[ACCEPTED]["numbers"] and calm[ACCEPTED]["services"]
    assert calm[ACCEPTED] == calm[WAITED] == calm[SWEPT] != calm[LAPSED]
    assert [look["twice"] for look in calm.values()] == [[], [], [], []]
    assert [look["gaps"] for look in calm.values()] == [[], [], [], []]
