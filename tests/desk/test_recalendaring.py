"""A published notice or an emergency: entered once, sent to every open case, each counted anew with the reason."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cases.errors import CalendarInvalid, NotEntitled
from desk.actors import read_actor
from desk.checking import check
from desk.counter import Desk
from desk.engine_road import Engine, engine
from desk.forms_in import read_complaint
from desk.ids import new_id
from desk.recalendaring import introduce
from procedures.dispute import Dispute
from procedures.reading import deadlines
from tests.support.complaints import complaint
from tests.support.press import BlankPress

pytestmark = pytest.mark.engine

NOTICE = """\
version: emergency-1
source: 关于延长假期的紧急通知（示例）
rest_days: [{first}/{last}]
"""


@pytest.fixture(scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with engine(tmp_path_factory.mktemp("calendars"), BlankPress()) as server:
        yield server


async def opened(running: Engine) -> tuple[Desk, str]:
    case = new_id()
    desk = Desk(database=running.docket(case), client=running.environment.client)
    await desk.open(read_complaint(complaint()), case=case)
    await settled(desk, case)
    return desk, case


async def settled(desk: Desk, case: str) -> Dispute:
    async with asyncio.timeout(30):
        while (dispute := await desk.dispute(case)).outbox:
            await asyncio.sleep(0.02)
        while not desk.database.docket().holds(case, dispute.seq):
            await asyncio.sleep(0.02)
    return dispute


def notice_for(dispute: Dispute, folder: Path) -> Path:
    """A notice that makes the last day of the first period a rest day."""
    last = deadlines(dispute)[0].last_day
    path = folder / "notice.yaml"
    path.write_text(NOTICE.format(first=last, last=last), encoding="utf-8")
    return path


def kinds(found: list[dict[str, str]]) -> list[str]:
    return [finding["kind"] for finding in found]


async def test_a_notice_reaches_every_open_case_once(running: Engine, tmp_path: Path) -> None:
    desk, case = await opened(running)
    registrar = read_actor("registry:ipo-registrar-1", desk.database.directory())
    before = await desk.dispute(case)
    notice = notice_for(before, tmp_path)

    calendar, sent = await introduce(desk, registrar, notice)

    assert [(one.case, one.done) for one in sent] == [(case, True)]
    assert desk.database.docket().calendar() == calendar
    after = await settled(desk, case)
    assert after.file.calendar.version == "emergency-1"
    moved = deadlines(after)[0]
    assert moved.last_day > deadlines(before)[0].last_day
    assert moved.changes
    assert await introduce(desk, registrar, notice) == (calendar, ())
    assert kinds(await check(desk)) == []


async def test_a_case_that_was_passed_over_is_found_and_reached_by_doing_it_again(
    running: Engine, tmp_path: Path
) -> None:
    """The desk died after it had entered the calendar and before it had sent it."""
    desk, case = await opened(running)
    registrar = read_actor("registry:ipo-registrar-1", desk.database.directory())
    known = desk.database.docket().calendar()
    desk.database.docket().put_calendar(known.model_copy(update={"version": "cn-next"}), desk.clock.now())
    assert kinds(await check(desk)) == ["calendar"]

    _, sent = await introduce(desk, registrar)

    assert [one.done for one in sent] == [True]
    assert (await settled(desk, case)).file.calendar.version == "cn-next"
    assert kinds(await check(desk)) == []


async def test_only_the_registrar_enters_a_calendar_and_no_version_twice(running: Engine, tmp_path: Path) -> None:
    desk, case = await opened(running)
    directory = desk.database.directory()
    notice = notice_for(await desk.dispute(case), tmp_path)
    with pytest.raises(NotEntitled):
        await introduce(desk, read_actor("officer:ipo-officer-1", directory), notice)
    registrar = read_actor("registry:ipo-registrar-1", directory)
    await introduce(desk, registrar, notice)
    notice.write_text(NOTICE.format(first="2026-12-07", last="2026-12-08"), encoding="utf-8")
    with pytest.raises(CalendarInvalid, match="已登记"):
        await introduce(desk, registrar, notice)
