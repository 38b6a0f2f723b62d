"""The engine's database is lost, or comes back from an old backup: every case goes on from what the docket holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.server import DevServer
from desk.checking import check
from desk.counter import Desk
from procedures.reading import standing
from tests import makers
from tests.support.offices import SmallOffice, Town, register, rescued

pytestmark = [pytest.mark.engine, pytest.mark.kill, pytest.mark.timeout(180)]


@dataclass(frozen=True)
class LegalClock:
    """The clock of a case that was opened on another day."""

    ahead: timedelta

    def now(self) -> datetime:
        """The legal time."""
        return datetime.now(UTC) + self.ahead

    def offset(self) -> timedelta:
        """How far it is from Temporal's."""
        return self.ahead


def desk_of(office: SmallOffice) -> Desk:
    """The desk of an installation, on the legal time of its case."""
    return Desk(database=office.database, client=office.client, clock=LegalClock(makers.at(1) - datetime.now(UTC)))


def kinds(found: list[dict[str, str]]) -> list[str]:
    """What a check has found."""
    return [finding["kind"] for finding in found]


async def test_a_case_goes_on_when_the_engine_has_lost_everything(tmp_path: Path) -> None:
    """Before it is mended, an act waits and is not turned away; after that, it is decided once."""
    file = tmp_path / "temporal.db"
    with DevServer(db=file) as server:
        town = Town(server.address, tmp_path)
        try:
            office = await town.found("lost")
            async with rescued(office):
                await office.open()
                before = await office.settled()
            server.kill()
            for left in tmp_path.glob("temporal.db*"):
                left.unlink()
            server.start()
            await register(office.client)
            async with rescued(office):
                desk = desk_of(office)
                office.receive()
                (row,) = office.unsettled()
                assert (await desk.send(row)).answer is None
                assert kinds(await check(desk)) == ["lost"]

                assert kinds(await check(desk, mend=True)) == ["lost"]
                assert await office.settled() == before
                sent = await desk.send(row)
                assert sent.answer is not None
                after = await office.settled()
                assert standing(after)[0] == ("intake-1", "accepted")
                assert kinds(await check(desk)) == []
            look = office.look()
            assert (look["twice"], look["gaps"]) == ([], [])
        finally:
            town.end()


async def test_a_case_goes_on_from_the_docket_when_the_engine_is_restored_from_an_old_backup(tmp_path: Path) -> None:
    """The engine knows nothing of the acceptance, the docket does: nothing is decided or issued twice."""
    file, kept = tmp_path / "temporal.db", tmp_path / "kept.db"
    with DevServer(db=file) as server:
        town = Town(server.address, tmp_path)
        try:
            office = await town.found("restored")
            async with rescued(office):
                await office.open()
                await office.settled()
                with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(kept)) as copy:
                    source.backup(copy)
                assert (await office.send(office.acceptance())) is not None
                accepted = await office.settled()
            before = office.look()
            server.kill()
            for left in tmp_path.glob("temporal.db*"):
                left.unlink()
            kept.rename(file)
            server.start()
            async with rescued(office):
                desk = desk_of(office)
                assert (await office.state()).seq < accepted.seq
                assert kinds(await check(desk, mend=True)) == ["ahead"]
                assert await office.settled() == accepted
                assert kinds(await check(desk)) == []
            assert office.look() == before
        finally:
            town.end()
