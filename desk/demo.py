"""The demo: a real server, real workers, three disputes played at the same desk as everybody's."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.database import Database
from adapters.settings import Settings
from cases.agencies import Actor
from cases.calendar import SHANGHAI
from cases.effects import ServeByHand
from cases.errors import WorldFault
from desk import views
from desk.actors import read_actor
from desk.counter import Desk, Handed
from desk.demo_cases import DemoCase, all_cases
from desk.forms_in import read_complaint
from desk.installing import desk_on
from desk.running import installation
from procedures.dispute import Dispute
from procedures.mediation import Mediation

PATIENCE = 60.0
POLL = 0.1

Progress = Callable[[str, int, int, str], None]
"""Told of each step: case, step, of how many, what is being done."""


@dataclass(frozen=True, kw_only=True)
class Played:
    """One dispute of the demo as it stands at the end."""

    name: str
    case: str
    path: tuple[str, ...]
    shown: dict[str, Any]
    papers: tuple[dict[str, Any], ...]


def run(folder: Path, tell: Progress) -> list[Played]:
    """Play the demo in a folder that is emptied first; server and workers have ended when it returns."""
    if folder.exists():
        shutil.rmtree(folder)
    given = Settings(database=str(folder / "docket.db"))
    with installation(folder, given) as running:
        return asyncio.run(_play(folder, running.given, tell))


async def _play(folder: Path, given: Settings, tell: Progress) -> list[Played]:
    database = Database(given.database)
    try:
        desk = await desk_on(database, given)
        desk.patience = PATIENCE
        today = datetime.now(SHANGHAI).date()
        return list(await asyncio.gather(*(_one(desk, case, folder, tell) for case in all_cases(today))))
    finally:
        database.close()


async def _one(desk: Desk, demo: DemoCase, folder: Path, tell: Progress) -> Played:
    steps = len(demo.steps) + 1
    tell(demo.name, 0, steps, "提交申请")
    receipt = await desk.open(read_complaint(demo.complaint))
    for number, step in enumerate(demo.steps, start=1):
        await _settled(desk, receipt.case)
        await asyncio.sleep(step.waits.total_seconds())
        who = read_actor(step.by, desk.database.directory())
        tell(demo.name, number, steps, f"{step.by}：{step.do}")
        data = step.at(desk.clock.now())
        given = await desk.act(receipt.case, Handed(name=step.do, data=data, who=who))
        if given.answer is None or given.answer.refused is not None:
            raise WorldFault(f"{demo.name}：{step.do} 没有办成（{given.said}）", remedy=f"请查看 {folder}/workers.log")
    dispute = await _settled(desk, receipt.case)
    tell(demo.name, steps, steps, "完成")
    return _ended(desk, demo, dispute, folder)


async def _settled(desk: Desk, case: str) -> Dispute:
    """The dispute when every paper is made and served, and the docket knows it."""
    async with asyncio.timeout(PATIENCE * 2):
        while True:
            dispute = await desk.dispute(case)
            if dispute.undone:
                raise WorldFault(f"一份文书没有做成（{dispute.undone[0].form}）", remedy="请查看 workers.log")
            written = desk.database.docket().state(case)
            busy = any(not isinstance(effect, ServeByHand) for effect in dispute.outbox)
            if not busy and written is not None and written.seq >= dispute.seq:
                return dispute
            await asyncio.sleep(POLL)


def _ended(desk: Desk, demo: DemoCase, dispute: Dispute, folder: Path) -> Played:
    case = dispute.file.case
    shown = views.show(desk.database, dispute, None, desk.clock.now())
    vaults = views.may_open_vault(dispute, _mediator(desk, dispute))
    papers = views.export(desk.database, case, folder / f"{demo.name}-{case[:8]}", vaults=vaults)
    path = tuple(f"{procedure['title']}：{procedure['status_title']}" for procedure in shown["procedures"][1:])
    return Played(name=demo.name, case=case, path=path, shown=shown, papers=tuple(papers))


def _mediator(desk: Desk, dispute: Dispute) -> Actor | None:
    """The mediator of the case, who may see its minutes."""
    mediators = [one for procedure in dispute.others if isinstance(procedure, Mediation) for one in procedure.mediators]
    return read_actor(f"mediator:{mediators[0]}", desk.database.directory()) if mediators else None
