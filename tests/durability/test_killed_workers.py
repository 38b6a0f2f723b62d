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

pytestmark = [pytest.mark.engine, pytest.mark.kill, pytest.mark.timeout(240)]
SOON = timedelta(seconds=6)


async def die(office: SmallOffice, point: str) -> int:
    """Play the case up to the point at which its worker dies; how it ended."""
    process = office.spawn(point)
    await office.open(ends_in=SOON if "inbox" in point else None)
    async with asyncio.timeout(90):
        while process.is_alive():
            if "inbox" not in point:
                await office.send(office.acceptance())
            await asyncio.sleep(0.1)
    return process.exitcode or 0


async def finish(office: SmallOffice, point: str) -> None:
    """Hand in what was not answered again, and let the case come to rest."""
    await office.state()
    if "inbox" not in point:
        while await office.send(office.acceptance()) is None:
            await asyncio.sleep(0.2)
    else:
        async with asyncio.timeout(60):
            while not office.has("lapse"):
                await asyncio.sleep(0.2)
    await office.settled(90)


async def played(town: Town, point: str, n: int) -> SmallOffice:
    """One case, killed at the point and finished by somebody else."""
    office = await town.found(f"kill-{n}")
    assert await die(office, point) == -signal.SIGKILL
    async with rescued(office):
        await finish(office, point)
    return office


async def undisturbed(town: Town) -> None:
    """The same two cases without any accident."""
    for name, point in (("accepted", ""), ("lapsed", "inbox")):
        office = await town.found(name)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(rescued(office))
            await office.open(ends_in=SOON if point else None)
            await finish(office, point)


async def test_killed_anywhere_the_case_ends_as_if_nothing_had_happened(tmp_path: Path) -> None:
    """All points at once on one server, beside two cases that nobody disturbs: a kill costs ten seconds of waiting."""
    with DevServer(db=tmp_path / "temporal.db") as server:
        town = Town(server.address, tmp_path)
        try:
            async with asyncio.TaskGroup() as at_once:
                at_once.create_task(undisturbed(town))
                for n, point in enumerate(POINTS):
                    at_once.create_task(played(town, point, n))
            looks = {point: town.offices[f"kill-{n}"].look() for n, point in enumerate(POINTS)}
            accepted, lapsed = town.offices["accepted"].look(), town.offices["lapsed"].look()
        finally:
            town.end()

    assert looks == {point: lapsed if "inbox" in point else accepted for point in POINTS}
    assert accepted["papers"] and accepted["numbers"] and accepted["services"]
    assert [look["twice"] for look in (accepted, lapsed)] == [[], []]
    assert [look["gaps"] for look in (accepted, lapsed)] == [[], []]
