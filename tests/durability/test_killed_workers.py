"""A worker dies by SIGKILL in the middle of each kind of work; the case ends as if nothing had happened."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from adapters.server import DevServer
from procedures.reading import standing
from tests.support.offices import SmallOffice, Town, rescued
from tests.support.worker_process import POINTS

pytestmark = [pytest.mark.engine, pytest.mark.kill, pytest.mark.timeout(240)]
SOON = timedelta(seconds=6)


async def die(office: SmallOffice, point: str) -> int:
    """Play the case up to the point at which its worker dies; how it ended."""
    process = office.spawn(point)
    await office.open(ends_in=SOON if "inbox" in point else None)
    async with asyncio.timeout(90):
        while process.poll() is None:
            await office.send(office.acceptance()) if "inbox" not in point else None
            await asyncio.sleep(0.1)
    return process.returncode


async def finish(office: SmallOffice, point: str) -> None:
    """Hand in what was not answered again, and let the case come to rest."""
    await office.state()
    if "inbox" not in point:
        while await office.send(office.acceptance()) is None:
            await asyncio.sleep(0.2)
    else:
        async with asyncio.timeout(60):
            while not any(line.entry.what == "lapse" for line in office.database.queries().journal(office.case)):
                await asyncio.sleep(0.2)
    await office.settled(90)


async def played(town: Town, point: str, n: int) -> SmallOffice:
    """One case, killed at the point and finished by somebody else."""
    office = await town.found(f"kill-{n}")
    assert await die(office, point) == -signal.SIGKILL
    async with rescued(office):
        await finish(office, point)
    return office


@pytest_asyncio.fixture(scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """All points at once on one server, and two cases that nobody disturbs."""
    folder = tmp_path_factory.mktemp("town")
    with DevServer(db=folder / "temporal.db") as server:
        found = Town(server.address, folder)
        try:
            await asyncio.gather(*(played(found, point, n) for n, point in enumerate(POINTS)), undisturbed(found))
            yield found
        finally:
            found.end()


async def undisturbed(town: Town) -> None:
    """The same two cases without any accident."""
    for name, point in (("accepted", ""), ("lapsed", "inbox")):
        office = await town.found(name)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(rescued(office))
            await office.open(ends_in=SOON if point else None)
            await finish(office, point)


@pytest.mark.parametrize(("n", "point"), enumerate(POINTS), ids=POINTS)
def test_killed_there_the_case_ends_as_if_nothing_had_happened(town: Town, n: int, point: str) -> None:
    office = town.offices[f"kill-{n}"]
    undisturbed = town.offices["lapsed" if "inbox" in point else "accepted"]

    look = office.look()

    assert look == undisturbed.look()
    assert look["twice"] == []
    assert look["gaps"] == []
    assert (office.folder / "died").exists()


def test_the_undisturbed_case_has_papers_numbers_and_services(town: Town, tmp_path: Path) -> None:
    look = town.offices["accepted"].look()
    state = town.offices["accepted"].database.docket().state(town.offices["accepted"].case)
    assert state is not None
    assert standing(state)[0] == ("intake-1", "accepted")
    assert look["papers"] and look["numbers"] and look["services"]
