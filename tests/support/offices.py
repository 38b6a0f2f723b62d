"""Small installations on one server, each with a namespace and a docket of its own, for tests that kill processes."""

from __future__ import annotations

import asyncio
import multiprocessing
import shutil
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

from google.protobuf.duration_pb2 import Duration
from temporalio.api.workflowservice.v1 import RegisterNamespaceRequest
from temporalio.client import (
    Client,
    WorkflowHandle,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.service import RPCError

from activities.ports import InboxRow
from adapters.database import Database
from adapters.settings import Settings
from cases.acts import AnyAct
from desk.report import lost
from procedures.deciding import begin
from procedures.dispute import Answer, Dispute
from procedures.reading import wake
from tests import makers
from tests.adapters.database import examples
from tests.support.engine import OFFICER, eventually, fresh, workers
from tests.support.troubles import Troubles
from workflows.boot import Boot, case_id
from workflows.case import CaseWorkflow
from workflows.hands import CASES, HANDS
from workflows.plugin import DingfenPlugin
from workflows.sweeps import InboxSweep

POINTS = (
    "before the number",
    "after the number",
    "after the printing",
    "after the filing",
    "before the delivery",
    "after the delivery",
    "before the writing",
    "after the writing",
    "before the inbox",
    "after the inbox",
    "before the settling",
    "after the settling",
    "before the sweep",
    "amid the sweep",
)
"""Where a worker process can be told to die."""

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.support.worker_process"])


def _work(given: Settings, folder: Path, die: str) -> None:
    from tests.support import worker_process  # noqa: PLC0415  # only in the child: it changes the adapters

    worker_process.main(given, folder, die)


@dataclass
class SmallOffice:
    """One namespace, one docket, one case in it."""

    name: str
    address: str
    folder: Path
    client: Client
    database: Database
    processes: list[BaseProcess] = field(default_factory=list)

    @property
    def case(self) -> str:
        """The one case, with the same id everywhere."""
        return examples.CASE

    @property
    def handle(self) -> WorkflowHandle[CaseWorkflow, None]:
        """Its workflow."""
        return self.client.get_workflow_handle_for(CaseWorkflow.run, case_id(self.case))

    def spawn(self, die: str = "", build: str | None = None) -> BaseProcess:
        """A worker process, which may have a point at which it dies."""
        given = Settings(
            temporal=self.address, namespace=self.name, database=str(self.folder / "docket.db"), build_id=build
        )
        process = FORKS.Process(target=_work, args=(given, self.folder, die), daemon=True)
        process.start()
        self.processes.append(process)
        return process

    async def open(self, *, ends_in: timedelta | None = None) -> None:
        """Open the case; with `ends_in`, so that its first period is over after that time."""
        self.database.people().open_case(examples.opening(self.case))
        decision = begin(makers.complaint(), makers.calendar())
        due = wake(decision.dispute)
        assert due is not None
        begins = due - ends_in if ends_in else decision.dispute.now
        boot = Boot(dispute=decision.dispute, entries=decision.entries, clock=begins - datetime.now(UTC))
        await self.client.start_workflow(CaseWorkflow.run, boot, id=case_id(self.case), task_queue=CASES)

    async def unswept(self) -> None:
        """Nobody sweeps the inbox of this office for an hour."""
        await self.client.start_workflow(
            InboxSweep.run, id="sweep/inbox", task_queue=CASES, start_delay=timedelta(hours=1)
        )

    def acceptance(self) -> AnyAct:
        """The committee accepts."""
        return cast(AnyAct, makers.make("intake_acceptance", OFFICER, makers.at(1), "intake-1", "accept"))

    def receive(self) -> None:
        """The acceptance lies in the inbox, and nobody has sent it yet."""
        act = self.acceptance()
        row = InboxRow(
            act_id=act.stamp.act_id,
            case=self.case,
            received_at=act.stamp.received_at,
            content_hash=act.stamp.act_id,
            act=act,
        )
        self.database.inbox().receive(row)

    def unsettled(self) -> tuple[InboxRow, ...]:
        """What lies in the inbox without an answer."""
        return self.database.inbox().unsettled(datetime.now(UTC) + timedelta(days=3650))

    async def send(self, act: AnyAct) -> Answer | None:
        """Send an act; none when nobody answered, as when the worker has died."""
        try:
            return await self.handle.execute_update(CaseWorkflow.act, act)
        except (RPCError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError):
            return None

    async def state(self) -> Dispute:
        """The dispute; waits for a worker that can tell."""
        while True:
            try:
                return await self.handle.query(CaseWorkflow.show)
            except RPCError:
                await asyncio.sleep(0.2)

    async def settled(self, patience: float = 60) -> Dispute:
        """The dispute when nothing is under way and the docket has every line."""
        found: list[Dispute] = []

        async def quiet() -> bool:
            found[:] = [await self.state()]
            written = self.database.docket().state(self.case)
            busy = any(HANDS[type(effect)] is not None for effect in found[0].outbox)
            return not busy and written is not None and written.seq == found[0].seq

        await eventually(quiet, patience)
        assert lost(found[0]) == ()
        return found[0]

    def end(self) -> None:
        """End every process that still lives."""
        for process in self.processes:
            process.kill()
            process.join()
        self.database.close()

    def has(self, what: str) -> bool:
        """Whether the journal has such a line."""
        return any(line.entry.what == what for line in self.database.queries().journal(self.case))

    def acts(self) -> list[str]:
        """The acts in the journal."""
        return [line.entry.act.act for line in self.database.queries().journal(self.case) if line.entry.act]

    def look(self) -> dict[str, object]:
        """What came of it: papers, numbers, services, and that none of them is there twice."""
        queries = self.database.queries()
        papers = queries.papers(self.case)
        numbers = self.database.numbers().register(makers.COMMITTEE.id, 2026)
        with closing(sqlite3.connect(self.folder / "docket.db")) as connection:
            services = connection.execute('SELECT paper, party FROM services WHERE "case" = ?', [self.case]).fetchall()
        lines = [(line.entry.seq, line.entry.n) for line in queries.journal(self.case)]
        return {
            "papers": sorted(paper.form for paper in papers),
            "numbers": sorted(row.series for row in numbers),
            "gaps": [row.n for row in numbers if row.void] + _gaps([(row.series, row.n) for row in numbers]),
            "services": sorted(party for _, party in services),
            "twice": [key for key, times in Counter([*services, *lines]).items() if times > 1],
            "journal": len(lines),
        }


def _gaps(numbers: list[tuple[str, int]]) -> list[int]:
    by: dict[str, list[int]] = {}
    for series, n in numbers:
        by.setdefault(series, []).append(n)
    return [n for given in by.values() for n in sorted(given) if n > len(given)]


@dataclass
class Town:
    """One server and what is on it."""

    address: str
    folder: Path
    offices: dict[str, SmallOffice] = field(default_factory=dict)

    async def found(self, name: str) -> SmallOffice:
        """A new installation."""
        folder = self.folder / name
        folder.mkdir()
        template = self.folder / "template.db"
        if not template.exists():
            fresh(template).close()
            with closing(sqlite3.connect(template)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(template, folder / "docket.db")
        client = await Client.connect(self.address, namespace=name, plugins=[DingfenPlugin()])
        await register(client)
        self.offices[name] = SmallOffice(name, self.address, folder, client, Database(folder / "docket.db"))
        return self.offices[name]

    def end(self) -> None:
        """End everything."""
        for office in self.offices.values():
            office.end()


async def register(client: Client) -> None:
    """Make the namespace of this client, and wait until the server knows it."""
    kept = Duration(seconds=86_400)
    asked = RegisterNamespaceRequest(namespace=client.namespace, workflow_execution_retention_period=kept)
    await client.workflow_service.register_namespace(asked)

    async def known() -> bool:
        try:
            await client.count_workflows()
        except RPCError:
            return False
        return True

    await eventually(known, 30)


@asynccontextmanager
async def rescued(office: SmallOffice) -> AsyncIterator[None]:
    """Workers in this process, after the others have died."""
    async with workers(office.client, office.database, Troubles()):
        yield
