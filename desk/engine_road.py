"""The road through the real engine: a Temporal server whose time is skipped, workers, a docket file of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from activities.docket import Scribe
from activities.inbox import Inbox
from activities.papers import Papers
from activities.post import Post
from adapters.database import Database, migrate
from adapters.server import find_program
from cases.agencies import Actor
from cases.errors import WorldFault
from cases.facts import Issued
from desk.clocks import StagedClock
from desk.counter import Desk, Handed
from desk.directories import EXAMPLES, FileDirectory, example_directory, read_directory
from desk.forms_in import ComplaintForm
from desk.ids import new_id
from desk.posting import Posted
from desk.rehearsal import Said
from desk.report import Look, look
from desk.scenario import Line, Scenario
from desk.switchboard import (
    Dockets,
    ManyArchives,
    ManyDockets,
    ManyInboxes,
    ManyNumbers,
    ManyPosts,
    Press,
    ThriftyPrinter,
)
from procedures.dispute import Dispute, Entry
from workflows.case import CaseWorkflow
from workflows.hands import CASES, PAPERS
from workflows.rehearsing import RehearsedCase, skipping_server

POLL = 0.01
PATIENCE = 120.0
DOCKET_WAITS = 60.0
THREADS = 16


@dataclass
class Engine:
    """A server that skips time, its workers, and the folder in which each rehearsed case gets its docket."""

    environment: WorkflowEnvironment
    folder: Path
    template: Path
    dockets: Dockets = field(default_factory=Dockets)

    def docket(self, case: str) -> Database:
        """A fresh docket for a case."""
        path = self.folder / f"{case}.db"
        shutil.copyfile(self.template, path)
        database = Database(path)
        self.dockets.add(case, database)
        return database


@asynccontextmanager
async def engine(folder: Path, press: Press) -> AsyncIterator[Engine]:
    """A running engine; everything ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    template = _template(folder)
    async with contextlib.AsyncExitStack() as stack:
        with _server_is_silent():
            environment = await stack.enter_async_context(skipping_server(find_program()))
        running = Engine(environment, folder, template)
        for worker in _workers(running, press):
            await stack.enter_async_context(worker)
        yield running


@contextmanager
def _server_is_silent() -> Iterator[None]:
    """What a server started inside says on standard output goes to nobody: reports in JSON stay clean."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _template(folder: Path) -> Path:
    """A migrated docket with the directory of the examples, to be copied."""
    path = folder / "template.db"
    if not path.exists():
        migrate(path)
        database = Database(path)
        database.directory().load(read_directory(EXAMPLES))
        database.close()
    return path


def _workers(running: Engine, press: Press) -> tuple[Worker, Worker]:
    dockets, client = running.dockets, running.environment.client
    inbox = Inbox(ManyInboxes(dockets))
    papers = Papers(ManyNumbers(dockets), ManyArchives(dockets), ManyDockets(dockets), ThriftyPrinter(press))
    cores = os.cpu_count() or 1
    cases_worker = Worker(
        client,
        task_queue=CASES,
        workflows=[CaseWorkflow],
        activities=[Scribe(ManyDockets(dockets)).write, inbox.before, inbox.settle, Post(ManyPosts(dockets)).serve],
        activity_executor=ThreadPoolExecutor(THREADS),
        graceful_shutdown_timeout=timedelta(seconds=5),
    )
    papers_worker = Worker(
        client,
        task_queue=PAPERS,
        activities=[papers.issue],
        activity_executor=ThreadPoolExecutor(cores),
        max_concurrent_activities=cores,
        graceful_shutdown_timeout=timedelta(seconds=5),
    )
    return cases_worker, papers_worker


class EngineRoad:
    """One dispute on the engine, through the same desk as everybody."""

    def __init__(self, running: Engine) -> None:
        self._engine = running
        self.case = new_id()
        self.database = running.docket(self.case)
        self.directory: FileDirectory = example_directory()
        self._desk: Desk | None = None
        self._clock: StagedClock | None = None
        self._rehearsed: RehearsedCase | None = None

    async def open(self, form: ComplaintForm, scenario: Scenario, folder: Path) -> None:
        """Open the dispute at the desk, on a clock that begins with the scenario."""
        self._clock = StagedClock(scenario.opened)
        client = self._engine.environment.client
        self._desk = Desk(database=self.database, client=client, clock=self._clock, patience=PATIENCE)
        posted = self._posted(form.office, scenario.handed_in) if scenario.handed_in else None
        await self._desk.open(form, folder=folder, case=self.case, posted=posted)
        dispute = await self._desk.dispute(self.case)
        self._rehearsed = RehearsedCase(self._engine.environment, dispute, self._engine.dockets.news(self.case))
        self._rehearsed.handle = self._desk.handle(self.case)
        await self._rehearsed.rest()

    async def until(self, at: datetime) -> None:
        """Skip to an instant and let the world finish."""
        assert self._rehearsed is not None and self._clock is not None
        await self._rehearsed.until(at)
        self._clock.at = at

    async def act(self, line: Line, who: Actor, act_id: str, folder: Path) -> Said:
        """Hand in an act at the desk, and let the world finish."""
        assert self._desk is not None and self._rehearsed is not None and line.do is not None
        office = self._rehearsed.dispute.file.office.id
        handed = Handed(
            name=line.do,
            data=line.data,
            who=who,
            act_id=f"{self.case}:{act_id}",
            to=line.to,
            seen=line.seen,
            posted=self._posted(office, line.handed_in) if line.handed_in else None,
            folder=folder,
        )
        receipt = await self._desk.act(self.case, handed)
        await self._rehearsed.rest()
        if receipt.answer is None:
            raise WorldFault("引擎没有及时答复", remedy="请查看工作进程的输出")
        if receipt.answer.refused is not None:
            letter = receipt.answer.refused
            return Said(refused=letter.article or letter.code, article=letter.article, message=letter.message)
        return Said()

    async def look(self) -> Look:
        """The dispute as engine and docket have it."""
        assert self._rehearsed is not None and self._clock is not None
        dispute = await self._rehearsed.settled()
        await self._written(dispute)
        lines: list[Entry] = []
        after = (0, -1)
        queries = self.database.queries()
        while batch := queries.journal(self.case, after=after):
            lines += [line.entry for line in batch]
            after = (lines[-1].seq, lines[-1].n)
        self._check_papers(lines)
        return look(dispute, lines, self._clock.at)

    def _check_papers(self, lines: list[Entry]) -> None:
        """What the journal says was issued lies in the docket, once, under the number it was given."""
        issued = {line.fact.key: line.fact.number for line in lines if isinstance(line.fact, Issued)}
        filed = {paper.key: paper.number for paper in self.database.queries().papers(self.case, confidential=True)}
        if issued.keys() != filed.keys() or any(number not in (None, filed[key]) for key, number in issued.items()):
            raise WorldFault("卷宗中的文书与案件日志不一致", field="papers", remedy="请检查文书的归档")

    async def _written(self, dispute: Dispute) -> None:
        """Until the docket has what the engine has."""
        async with asyncio.timeout(DOCKET_WAITS):
            while (written := self.database.docket().state(self.case)) is None or written.seq < dispute.seq:
                await asyncio.sleep(POLL)

    def _posted(self, office: str, at: datetime) -> Posted:
        """In a rehearsal the office's own staff has seen the postmark."""
        clerk = self.directory.people(office)[0]
        by = Actor(person=clerk.id, role=clerk.roles[0], office=office)
        return Posted(at=at, proof="邮戳（排练）", by=by)
