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
from typing import Any

from temporalio.client import Client
from temporalio.common import VersioningBehavior, WorkerDeploymentVersion, WorkflowIDConflictPolicy
from temporalio.worker import Worker, WorkerDeploymentConfig

from activities.docket import Scribe
from activities.inbox import Inbox
from activities.papers import Papers
from activities.post import Post
from activities.sweep import InboxSweeper
from adapters.database import Database
from adapters.papers import Printer
from adapters.settings import Settings, settings
from cases.errors import DingfenError, WorldFault
from workflows.case import CaseWorkflow
from workflows.hands import CASES, PAPERS
from workflows.plugin import DingfenPlugin
from workflows.sweeps import InboxSweep

DEPLOYMENT = "dingfen"
THREADS = 16


async def connect(given: Settings) -> Client:
    """A client with the plugin; raises `WorldFault` when no server answers."""
    try:
        return await Client.connect(given.temporal, namespace=given.namespace, plugins=[DingfenPlugin()])
    except RuntimeError as failed:
        raise WorldFault(
            f"连接不上 Temporal 服务器（{given.temporal}）", remedy="请先启动服务器，或者用 make run 一并启动"
        ) from failed


def cases_worker(client: Client, database: Database, given: Settings) -> Worker:
    """The worker of the case queue: workflows, docket, inbox, post."""
    return Worker(
        client,
        task_queue=CASES,
        workflows=[CaseWorkflow, InboxSweep],
        activities=[
            Scribe(database.docket()).write,
            *_inbox_hands(database, client),
            Post(database.post()).serve,
        ],
        activity_executor=ThreadPoolExecutor(THREADS),
        deployment_config=deployment(given),
    )


def _inbox_hands(database: Database, client: Client) -> list[Callable[..., Any]]:
    inbox = Inbox(database.inbox())
    return [inbox.before, inbox.settle, InboxSweeper(database.inbox(), client).sweep]


def papers_worker(client: Client, database: Database, given: Settings) -> Worker:
    """The worker of the papers queue; as many papers at a time as there are cores."""
    papers = Papers(database.numbers(), database.vault(), database.docket(), Printer())
    cores = os.cpu_count() or 1
    return Worker(
        client,
        task_queue=PAPERS,
        activities=[papers.issue],
        activity_executor=ThreadPoolExecutor(cores),
        max_concurrent_activities=cores,
        deployment_config=deployment(given),
    )


def deployment(given: Settings) -> WorkerDeploymentConfig | None:
    """Versioned only when a build id is set: then cases stay on their build until they checkpoint."""
    if given.build_id is None:
        return None
    return WorkerDeploymentConfig(
        version=WorkerDeploymentVersion(deployment_name=DEPLOYMENT, build_id=given.build_id),
        use_worker_versioning=True,
        default_versioning_behavior=VersioningBehavior.PINNED,
    )


async def start_sweep(client: Client) -> None:
    """Start the one sweep of the inbox, if it does not run yet."""
    await client.start_workflow(
        InboxSweep.run, id="sweep/inbox", task_queue=CASES, id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING
    )


async def work(what: str, given: Settings) -> None:
    """Poll until told to stop."""
    database = Database(given.database)
    client = await connect(given)
    makers = {"cases": [cases_worker], "papers": [papers_worker], "all": [cases_worker, papers_worker]}[what]
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with contextlib.AsyncExitStack() as running:
        for make in makers:
            await running.enter_async_context(make(client, database, given))
        if cases_worker in makers and given.build_id is None:
            await start_sweep(client)
        await stop.wait()
    database.close()


def main(arguments: list[str]) -> int:
    """Run the worker named on the command line; returns the exit status."""
    what = arguments[0] if arguments else "all"
    if what not in ("cases", "papers", "all"):
        print("用法：python worker.py [cases|papers|all]", file=sys.stderr)
        return 2
    try:
        asyncio.run(work(what, settings()))
    except DingfenError as error:
        print(f"{error.message}（{error.code}）。{error.remedy or ''}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
