"""The server dies by SIGKILL and starts again on its file: no act that was answered is lost, no case stands still."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.server import DevServer
from procedures.reading import standing
from tests.support.offices import Town, rescued

pytestmark = [pytest.mark.engine, pytest.mark.kill, pytest.mark.timeout(180)]


async def test_a_server_killed_in_the_middle_goes_on_from_its_file(tmp_path: Path) -> None:
    """Killed with an act just sent and a period about to end; both cases come to their ends."""
    with DevServer(db=tmp_path / "temporal.db") as server:
        town = Town(server.address, tmp_path)
        try:
            accepted, lapsing = await town.found("accepted"), await town.found("lapsing")
            async with rescued(accepted), rescued(lapsing):
                await accepted.open()
                await lapsing.open(ends_in=timedelta(seconds=8))
                await accepted.settled()
                await lapsing.settled()
                sent = asyncio.create_task(accepted.send(accepted.acceptance()))
                await asyncio.sleep(0.02)
                server.kill()
                await asyncio.sleep(0.5)
                server.start()
                await sent

                while await accepted.send(accepted.acceptance()) is None:
                    await asyncio.sleep(0.2)
                async with asyncio.timeout(90):
                    while not lapsing.has("lapse"):
                        await asyncio.sleep(0.2)

                assert standing(await accepted.settled(90))[0] == ("intake-1", "accepted")
                await lapsing.settled(90)
            look = accepted.look()
            assert (look["twice"], look["gaps"]) == ([], [])
            assert len([act for act in accepted.acts() if act == "intake_acceptance"]) == 1
        finally:
            town.end()
