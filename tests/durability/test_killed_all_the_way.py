"""A case from complaint to confirmation while processes die: workers of both kinds, the server, everything at once."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest

from adapters.database import Database
from adapters.settings import Settings
from cases.calendar import SHANGHAI
from cases.facts import Issued, Served, Undone
from desk.actors import read_actor
from desk.counter import Desk, Handed
from desk.demo import PATIENCE
from desk.demo import _settled as settled
from desk.demo_cases import DemoCase, all_cases
from desk.forms_in import read_complaint
from desk.installing import desk_on
from desk.running import Installation, installation
from procedures.dispute import Dispute
from procedures.reading import standing

pytestmark = [pytest.mark.engine, pytest.mark.kill, pytest.mark.timeout(400)]


def kill(kind: str) -> Callable[[Installation], None]:
    """The end of the worker process of this kind, without a word."""
    return lambda running: os.kill(running.workers.pids[kind], signal.SIGKILL)


def everything(running: Installation) -> None:
    """The end of the server and of all workers."""
    running.server.kill()
    for kind in running.workers.pids:
        os.kill(running.workers.pids[kind], signal.SIGKILL)


ACCIDENTS: dict[str, Callable[[Installation], None]] = {
    "consent": kill("papers"),
    "final_text": kill("cases"),
    "seal": everything,
    "court_acceptance": kill("cases"),
    "confirmation_ruling": kill("papers"),
}
"""What dies while the effects of which act are under way."""


async def watch(running: Installation) -> None:
    """What `make run` does: whatever has died is started again."""
    while True:
        if not running.server.running:
            await asyncio.to_thread(running.server.start)
        await asyncio.to_thread(running.workers.revive)
        await asyncio.sleep(0.5)


async def handed_in(desk: Desk, case: str, handed: Handed) -> None:
    """The same act under the same id, until it is answered."""
    while (given := await desk.act(case, handed)).answer is None:
        await asyncio.sleep(0.5)
    assert given.answer.refused is None, given.said


async def acted(running: Installation, desk: Desk, demo: DemoCase) -> Dispute:
    """The case, act by act, with its accidents."""
    desk.patience = PATIENCE
    case = (await desk.open(read_complaint(demo.complaint))).case
    for step in demo.steps:
        await settled(desk, case)
        await asyncio.sleep(step.waits.total_seconds())
        who = read_actor(step.by, desk.database.directory())
        await handed_in(desk, case, Handed(name=step.do, data=step.at(desk.clock.now()), who=who))
        if (accident := ACCIDENTS.get(step.do)) is not None:
            accident(running)
    return await settled(desk, case)


async def played(running: Installation, demo: DemoCase, database: Database) -> Dispute:
    """The case, while somebody watches over the processes."""
    watching = asyncio.create_task(watch(running))
    try:
        return await acted(running, await desk_on(database, running.given), demo)
    finally:
        watching.cancel()


def test_whatever_dies_the_case_ends_as_if_nothing_had_happened(tmp_path: Path) -> None:
    demo = all_cases(datetime.now(SHANGHAI).date())[0]
    given = Settings(database=str(tmp_path / "docket.db"))
    database = Database(given.database)
    with installation(tmp_path, given) as running:
        dispute = asyncio.run(played(running, demo, database))

    facts = [line.entry.fact for line in database.queries().journal(dispute.file.case, limit=5_000)]
    issued = [fact for fact in facts if isinstance(fact, Issued)]
    papers = database.queries().papers(dispute.file.case, confidential=True)
    served = Counter((fact.paper, fact.on) for fact in facts if isinstance(fact, Served))
    acts = [line.entry.act.act for line in database.queries().journal(dispute.file.case, limit=5_000) if line.entry.act]
    offices = {paper.office for paper in papers}
    given_out = [row for office in offices for row in database.numbers().register(office, papers[0].dated.year)]
    database.close()

    assert dict(standing(dispute))["confirmation-1"] == "confirmed"
    assert [fact for fact in facts if isinstance(fact, Undone)] == []
    assert sorted(fact.key for fact in issued) == sorted(paper.key for paper in papers)
    assert max(served.values()) == 1
    assert acts == [step.do for step in demo.steps]
    assert given_out and not any(row.void for row in given_out)
    for _, rows in groupby(sorted((row.office, row.series, row.n) for row in given_out), key=itemgetter(0, 1)):
        assert [place for place, (_, _, n) in enumerate(rows, start=1) if place != n] == []
    assert {step.do for step in demo.steps} >= set(ACCIDENTS)
