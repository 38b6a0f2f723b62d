"""Composition root: joins adapters to activities, registers the workflows, and polls.

python worker.py cases      acts, periods, services, docket
python worker.py papers     papers, in a process of its own
python worker.py all        both in one process, for a small office
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from temporalio.api.workflowservice.v1 import SetWorkerDeploymentCurrentVersionRequest
from temporalio.client import Client
from temporalio.common import VersioningBehavior, WorkerDeploymentVersion, WorkflowIDConflictPolicy
from temporalio.service import RPCError
from temporalio.worker import Worker, WorkerDeploymentConfig

from activities.docket import Scribe
from activities.inbox import Inbox
from activities.papers import Papers
from activities.post import Post
from activities.sweep import InboxSweeper
from adapters.database import Database
from adapters.papers import Printer, faces_of
from adapters.settings import Settings, settings
from cases.errors import DingfenError, WorldFault
from desk.counter import Desk
from workflows.case import CaseWorkflow
from workflows.hands import CASES, PAPERS
from workflows.plugin import DingfenPlugin
from workflows.sweeps import InboxSweep

DEPLOYMENT = "dingfen"
THREADS = 16
ANSWER_WITHIN = 15.0
FINISH_WITHIN = timedelta(seconds=10)
SEEN_WITHIN = 60
"""Seconds in which the server has to see the pollers of a new build."""

BETWEEN_WAKES = 0.05
"""Seconds from one case to the next when a new build takes over."""


async def connect(given: Settings) -> Client:
    """A client with the plugin; raises `WorldFault` when no server answers."""
    connecting = Client.connect(given.temporal, namespace=given.namespace, plugins=[DingfenPlugin()])
    try:
        return await asyncio.wait_for(connecting, ANSWER_WITHIN)
    except (RuntimeError, RPCError, TimeoutError, ValueError):
        raise WorldFault(
            f"连接不上 Temporal 服务器（{given.temporal}）", remedy="请先启动服务器，或者用 make run 一并启动"
        ) from None


def cases_worker(client: Client, database: Database, given: Settings) -> Worker:
    """The worker of the case queue: workflows, docket, inbox, post."""
    inbox = Inbox(database.inbox())
    hands: list[Callable[..., Any]] = [
        Scribe(database.docket()).write,
        inbox.before,
        inbox.settle,
        InboxSweeper(database.inbox(), database.docket(), client, Desk(database=database, client=client).start).sweep,
        Post(database.post()).serve,
    ]
    return Worker(
        client,
        task_queue=CASES,
        workflows=[CaseWorkflow, InboxSweep],
        activities=hands,
        activity_executor=ThreadPoolExecutor(THREADS),
        max_concurrent_activities=THREADS,
        graceful_shutdown_timeout=FINISH_WITHIN,
        deployment_config=deployment(given),
    )


def papers_worker(client: Client, database: Database, given: Settings) -> Worker:
    """The worker of the papers queue; as many papers at a time as there are cores."""
    papers = Papers(database.numbers(), database.vault(), database.docket(), Printer(faces_of(given)))
    cores = os.cpu_count() or 1
    return Worker(
        client,
        task_queue=PAPERS,
        activities=[papers.issue],
        activity_executor=ThreadPoolExecutor(cores),
        max_concurrent_activities=cores,
        graceful_shutdown_timeout=FINISH_WITHIN,
        deployment_config=deployment(given),
    )


WORKERS = {"cases": (cases_worker,), "papers": (papers_worker,), "all": (cases_worker, papers_worker)}


def deployment(given: Settings) -> WorkerDeploymentConfig | None:
    """Versioned only when a build id is set: then cases stay on their build until they checkpoint."""
    if given.build_id is None:
        return None
    return WorkerDeploymentConfig(
        version=WorkerDeploymentVersion(deployment_name=DEPLOYMENT, build_id=given.build_id),
        use_worker_versioning=True,
        default_versioning_behavior=VersioningBehavior.PINNED,
    )


async def make_current(client: Client, given: Settings) -> None:
    """Once the server sees the pollers of this build: new cases, and cases that checkpoint, go on with it."""
    asked = SetWorkerDeploymentCurrentVersionRequest(
        namespace=given.namespace,
        deployment_name=DEPLOYMENT,
        build_id=given.build_id or "",
        identity=client.identity,
        ignore_missing_task_queues=True,
    )
    for _ in range(SEEN_WITHIN):
        with contextlib.suppress(RPCError):
            await client.workflow_service.set_worker_deployment_current_version(asked)
            return
        await asyncio.sleep(1)
    raise WorldFault(f"服务器没有接受版本 {given.build_id}", remedy="请检查服务器是否支持工作进程版本管理")


async def move_cases(client: Client, given: Settings) -> None:
    """Wake every case that sleeps on another build, a few a second, to go on with this one."""
    others = f"TemporalWorkerDeploymentVersion != '{DEPLOYMENT}:{given.build_id}'"
    query = f"WorkflowType = 'CaseWorkflow' AND ExecutionStatus = 'Running' AND {others}"
    async for case in client.list_workflows(query):
        with contextlib.suppress(RPCError):
            await client.get_workflow_handle(case.id).signal(CaseWorkflow.wake)
        await asyncio.sleep(BETWEEN_WAKES)


async def start_sweep(client: Client) -> None:
    """Start the one sweep of the inbox, if it does not run yet."""
    await client.start_workflow(
        InboxSweep.run, id="sweep/inbox", task_queue=CASES, id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING
    )


async def work(what: str, given: Settings) -> None:
    """Poll until told to stop; what is at work then is finished first."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    database = Database(given.database)
    database.check()
    client = await connect(given)
    async with contextlib.AsyncExitStack() as running:
        running.callback(database.close)
        for make in WORKERS[what]:
            await running.enter_async_context(make(client, database, given))
        if cases_worker in WORKERS[what]:
            await start_sweep(client)
            if given.build_id is not None:
                await make_current(client, given)
                await move_cases(client, given)
        await stop.wait()


def main(arguments: list[str]) -> int:
    """Run the worker named on the command line; returns the exit status."""
    what = arguments[0] if arguments else "all"
    if what not in WORKERS:
        print(f"用法：python worker.py [{'|'.join(WORKERS)}]", file=sys.stderr)
        return 2
    try:
        asyncio.run(work(what, settings()))
    except DingfenError as error:
        print(f"{error.message}（{error.code}）。{error.remedy or ''}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
