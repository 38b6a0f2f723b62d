"""A Temporal server that skips time, workers on one docket, and cases that a test plays act by act."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowUpdateFailedError
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from activities.docket import Scribe
from activities.failures import letter
from activities.inbox import Inbox
from activities.ports import InboxRow
from activities.post import Post
from activities.sweep import InboxSweeper
from adapters.database import Database, migrate
from adapters.server import find_program
from cases.acts import AnyAct
from cases.agencies import Actor, Role
from cases.words import Vault
from desk.counter import Desk
from desk.directories import EXAMPLES, read_directory
from desk.report import lost
from procedures.deciding import begin
from procedures.dispute import Answer, Dispute, Entry
from tests import makers
from tests.adapters.database import examples
from tests.support.troubles import TroubledDocket, TroubledInbox, TroubledPapers, TroubledPost, Troubles
from workflows.boot import Boot
from workflows.case import CaseWorkflow
from workflows.hands import CASES, PAPERS
from workflows.rehearsing import RehearsedCase, skipping_server
from workflows.sweeps import InboxSweep

TEXTS = ("x", "requests", "facts", "certificate", "room", "undisputed", "agreement", "pay", "cease", "statement")
OFFICER = makers.official(Role.OFFICER, makers.COMMITTEE)
REGISTRY = Actor(person="registry", role=Role.REGISTRY)
P1, P2 = makers.party("p1"), makers.party("p2")


def keep_texts(database: Database, *but: str) -> None:
    """Store what the example acts refer to."""
    for text in TEXTS:
        if text not in but:
            database.archive().put(text.encode(), "text/plain", Vault.RECORD)


def fresh(path: Path) -> Database:
    """A docket with the example directory and texts."""
    migrate(path)
    database = Database(path)
    database.directory().load(read_directory(EXAMPLES))
    keep_texts(database)
    return database


def hands(database: Database, troubles: Troubles, client: Client) -> list[Callable[..., Any]]:
    """The activities of the case queue."""
    inbox = TroubledInbox(database, troubles)
    reads = Inbox(inbox)
    desk = Desk(database=database, client=client)
    sweeper = InboxSweeper(inbox, database.docket(), client, desk.start)
    post = Post(TroubledPost(database, troubles))
    return [Scribe(TroubledDocket(database, troubles)).write, reads.before, reads.settle, post.serve, sweeper.sweep]


@asynccontextmanager
async def workers(client: Client, database: Database, troubles: Troubles) -> AsyncIterator[None]:
    """Both workers, in this process."""
    logging.getLogger("temporalio.activity").setLevel(logging.CRITICAL)
    cases = Worker(
        client,
        task_queue=CASES,
        workflows=[CaseWorkflow, InboxSweep],
        activities=hands(database, troubles, client),
        activity_executor=ThreadPoolExecutor(16),
    )
    papers = Worker(
        client,
        task_queue=PAPERS,
        activities=[TroubledPapers(database, troubles).issue],
        activity_executor=ThreadPoolExecutor(4),
    )
    async with cases, papers:
        yield


@dataclass
class Played:
    """One case as a test plays it."""

    engine: Engine
    rehearsed: RehearsedCase
    case: str
    acts: int = 0

    async def act(self, name: str, who: Actor, to: str = "mediation-1", **content: Any) -> Answer:
        """Hand in an act; `at` is when it was received, the present by default. Raises what turned it away."""
        return await self.send(await self.compose(name, who, to, **content))

    async def compose(
        self, name: str, who: Actor, to: str = "mediation-1", *, at: datetime | None = None, **content: Any
    ) -> AnyAct:
        """An act with an id of its own."""
        self.acts += 1
        received = at or await self.rehearsed.now()
        return cast(AnyAct, makers.make(name, who, received, to, f"{self.case}-{self.acts}", **content))

    async def send(self, act: AnyAct) -> Answer:
        """Send an act as the desk does, by the id it has."""
        try:
            return await self.rehearsed.running.execute_update(CaseWorkflow.act, act, id=act.stamp.act_id)
        except WorkflowUpdateFailedError as failed:
            raise letter(failed.cause) or failed from None

    def receive(self, act: AnyAct) -> None:
        """Put an act into the inbox without sending it."""
        row = InboxRow(
            act_id=act.stamp.act_id,
            case=self.case,
            received_at=act.stamp.received_at,
            content_hash=act.stamp.act_id,
            act=act,
        )
        self.engine.database.inbox().receive(row)

    async def settled(self) -> Dispute:
        """The dispute when nothing is under way; no right is lost in it, and it does not stand still for ever."""
        dispute = await self.rehearsed.settled()
        assert lost(dispute) == ()
        return dispute

    async def until(self, at: datetime) -> Dispute:
        """Skip to an instant; the dispute then."""
        await self.rehearsed.until(at)
        return await self.rehearsed.state()

    @asynccontextmanager
    async def skipped(self, at: datetime) -> AsyncIterator[None]:
        """At an instant, with something under way: the server finishes a skip only when nothing is."""
        left = at - await self.rehearsed.now()
        skip = asyncio.create_task(self.engine.environment.fast_forward(self.rehearsed.running, left))
        await eventually(lambda: self._is_past(at))
        try:
            yield
        finally:
            skip.cancel()
            await asyncio.gather(skip, return_exceptions=True)

    async def _is_past(self, at: datetime) -> bool:
        return await self.rehearsed.now() >= at

    async def end_of(self, term: str) -> datetime:
        """When the running period of this term is over."""
        return next(period.lapses_at for period in (await self.settled()).periods if period.term == term)

    async def checkpoint(self, patience: float = 20) -> None:
        """Wake the case and wait for its next run."""
        first = (await self.rehearsed.running.describe()).run_id
        await self.rehearsed.running.signal(CaseWorkflow.wake)
        await eventually(lambda: self._is_other(first), patience)

    async def _is_other(self, run: str | None) -> bool:
        return (await self.rehearsed.running.describe()).run_id != run

    def journal(self) -> list[Entry]:
        """The lines in the docket."""
        return [line.entry for line in self.engine.database.queries().journal(self.case)]

    async def written(self) -> list[Entry]:
        """The lines, once the docket has all of them."""
        dispute = await self.settled()
        await eventually(lambda: bool(self.journal()) and self.journal()[-1].seq == dispute.seq)
        return self.journal()

    async def events(self) -> list[str]:
        """The kinds of event in the history of the present run."""
        found = [event.event_type async for event in self.rehearsed.running.fetch_history_events()]
        return [EventType.Name(kind).removeprefix("EVENT_TYPE_") for kind in found]

    async def history(self) -> bytes:
        """The history of the present run, byte by byte."""
        events = [event async for event in self.rehearsed.running.fetch_history_events()]
        return b"".join(event.SerializeToString() for event in events)


@dataclass
class Engine:
    """Server, workers and docket of one test process."""

    environment: WorkflowEnvironment
    database: Database
    troubles: Troubles = field(default_factory=Troubles)

    async def open(self, case: str = "") -> Played:
        """A new case before the committee, with its first effects carried out."""
        played = await self.start(case)
        await played.settled()
        return played

    async def accepted(self) -> Played:
        """A case that the committee has accepted, with the other side invited."""
        played = await self.open()
        await played.act("intake_acceptance", OFFICER, "intake-1")
        await played.settled()
        return played

    async def start(self, case: str = "") -> Played:
        """A new case, as soon as it has been started."""
        case = case or str(uuid4())
        handed = makers.complaint(case=case)
        self.database.people().open_case(examples.opening(case, complaint=handed))
        decision = begin(handed, makers.calendar())
        rehearsed = RehearsedCase(self.environment, decision.dispute)
        await rehearsed.start(Boot(dispute=decision.dispute, entries=decision.entries))
        return Played(self, rehearsed, case)


async def eventually(so: Callable[[], Any], patience: float = 20) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(patience):
        while not (await found if asyncio.iscoroutine(found := so()) else found):
            await asyncio.sleep(0.02)


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Engine]:
    """Everything, until the block ends."""
    database = fresh(folder / "docket.db")
    async with skipping_server(find_program()) as environment:
        engine = Engine(environment, database)
        async with workers(environment.client, database, engine.troubles):
            yield engine
    database.close()
