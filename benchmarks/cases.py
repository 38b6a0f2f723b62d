"""The demo's confirmed case at the desk of a real installation, and the bare workflow of the same shape beside it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from temporalio.client import Client, WorkflowHandle
from temporalio.worker import Worker

from activities.papers import Papers
from adapters.database import Database, migrate
from adapters.papers import Printer
from adapters.server import DevServer
from adapters.settings import Settings
from benchmarks import bare
from benchmarks.papers import Took, sample
from benchmarks.shape import Shape, Watch
from cases.calendar import SHANGHAI
from desk.actors import read_actor
from desk.clocks import StagedClock
from desk.counter import Desk, Handed
from desk.demo_cases import Step, design
from desk.directories import EXAMPLES, read_directory
from desk.forms_in import read_complaint
from desk.ids import new_id
from forms.base import Form
from procedures.dispute import Entry
from worker import FINISH_WITHIN, THREADS, cases_worker
from workflows.hands import PAPERS
from workflows.plugin import DingfenPlugin

PATIENCE = 60.0
APART = timedelta(minutes=1)
"""Legal time between two acts, so that no session has to be waited for."""


class Press:
    """Prints, or hands out one finished paper for all."""

    def __init__(self) -> None:
        self.printer, self.prints = Printer(), True
        self.finished = self.printer.render(sample())

    def check(self, form: Form) -> None:
        """Whether it can be printed."""
        if self.prints:
            self.printer.check(form)

    def render(self, form: Form) -> bytes:
        """The paper."""
        return self.printer.render(form) if self.prints else self.finished


@dataclass(frozen=True, kw_only=True)
class Bench:
    """Docket, press and both clients."""

    database: Database
    press: Press
    client: Client
    bare: Client

    def journal(self, case: str) -> list[Entry]:
        """Every line of a case's journal."""
        return [line.entry for line in self.database.queries().journal(case, limit=10_000)]


@dataclass(frozen=True, kw_only=True)
class Run:
    """One case or one bare workflow, from its start until everything was at rest."""

    case: str
    seconds: float
    shape: Shape


@asynccontextmanager
async def bench(folder: Path) -> AsyncIterator[Bench]:
    """Everything, until the block ends: a server on a database file, a docket, our workers and the bare one."""
    given = Settings(database=str(folder / "docket.db"))
    migrate(given.database)
    with (
        DevServer(db=folder / "temporal.db") as server,
        contextlib.closing(Database(given.database)) as database,
    ):
        database.directory().load(read_directory(EXAMPLES))
        ours = await Client.connect(server.address, plugins=[DingfenPlugin()])
        plain = await Client.connect(server.address)
        press = Press()
        async with contextlib.AsyncExitStack() as stack:
            for worker in (cases_worker(ours, database, given), _papers(ours, database, press), _bare(plain)):
                await stack.enter_async_context(worker)
            yield Bench(database=database, press=press, client=ours, bare=plain)


def _papers(client: Client, database: Database, press: Press) -> Worker:
    papers = Papers(database.numbers(), database.vault(), database.docket(), press)
    return _worker(client, PAPERS, os.cpu_count() or 1, activities=[papers.issue])


def _bare(client: Client) -> Worker:
    return _worker(client, bare.QUEUE, THREADS, workflows=[bare.BareWorkflow], activities=[bare.nothing])


def _worker(client: Client, queue: str, threads: int, **polls_for: Any) -> Worker:
    """A worker as those of an installation are."""
    return Worker(
        client,
        task_queue=queue,
        activity_executor=ThreadPoolExecutor(threads),
        max_concurrent_activities=threads,
        graceful_shutdown_timeout=FINISH_WITHIN,
        **polls_for,
    )


async def ours(bench: Bench, *, prints: bool = True, steps: int | None = None) -> Run:
    """Play the case, or its first steps, at the desk, as people do who wait for each answer and its papers."""
    bench.press.prints = prints
    demo, clock = design(datetime.now(SHANGHAI).date()), StagedClock(datetime.now(UTC))
    desk = Desk(database=bench.database, client=bench.client, clock=clock, patience=PATIENCE)
    began = time.perf_counter()
    case = (await desk.open(read_complaint(demo.complaint))).case
    watch = Watch(desk.handle(case))
    await watch.rest()
    for step in demo.steps[:steps]:
        clock.at += APART
        await _act(desk, case, step)
        await watch.rest()
    took = time.perf_counter() - began
    await desk.handle(case).terminate()
    return Run(case=case, seconds=took, shape=watch.shape)


async def _act(desk: Desk, case: str, step: Step) -> None:
    who = read_actor(step.by, desk.database.directory())
    receipt = await desk.act(case, Handed(name=step.do, data=step.at(desk.clock.now()), who=who))
    assert receipt.answer is not None and receipt.answer.refused is None, receipt


async def theirs(bench: Bench, shape: Shape) -> Run:
    """The same shape, bare."""
    case, began = new_id(), time.perf_counter()
    handle: WorkflowHandle[Any, Any] = await bench.bare.start_workflow(
        bare.BareWorkflow.run, shape.as_lists(), id=f"bare/{case}", task_queue=bare.QUEUE
    )
    watch = Watch(handle)
    await watch.rest()
    for _ in shape.steps[1:]:
        await handle.execute_update(bare.BareWorkflow.act)
        await watch.rest()
    took = time.perf_counter() - began
    await handle.terminate()
    return Run(case=case, seconds=took, shape=watch.shape)


async def measure(bench: Bench, made: Run, *, rounds: int, at_once: int = 1, prints: bool = False) -> list[Took]:
    """Seconds a case by round, ours and bare in turns; as many acts as the run that was made before."""
    steps = len(made.shape.steps) - 1
    return [
        (
            await _together(lambda: ours(bench, prints=prints, steps=steps), at_once),
            await _together(lambda: theirs(bench, made.shape), at_once),
        )
        for _ in range(rounds)
    ]


async def _together(one: Callable[[], Awaitable[Run]], at_once: int) -> float:
    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(at_once)))
    return (time.perf_counter() - began) / at_once
