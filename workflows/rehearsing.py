"""A real server whose time can be skipped: months of a case in seconds, each case on a clock of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from temporalio.client import WorkflowHandle
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment

from procedures.dispute import Dispute
from workflows.boot import Boot, case_id
from workflows.case import CaseWorkflow
from workflows.hands import CASES
from workflows.plugin import DingfenPlugin

DYNAMIC_CONFIG = (
    "frontend.WorkflowTimeSkippingEnabled=true",
    "system.workflowTimeSkippingEnabled=true",
    'history.timerProcessorMaxTimeShift="20ms"',
)
"""The server's switches for skipping time, under the names of both its present and its coming versions."""

POLL, LONGEST_POLL = 0.01, 0.2
"""Seconds between two looks at a case without news: more each time, for every look costs the engine work."""

NO_NEWS = 2.0
"""Seconds after which a case with news is looked at although there were none."""

PATIENCE = timedelta(seconds=60)
"""How long one question may take on a busy machine."""

MOST_SKIPS = 10_000


@asynccontextmanager
async def skipping_server(binary: Path) -> AsyncIterator[WorkflowEnvironment]:
    """A Temporal dev server in memory, on loopback, that skips time only when it is told to."""
    switches = [part for switch in DYNAMIC_CONFIG for part in ("--dynamic-config-value", switch)]
    environment = await WorkflowEnvironment.start_time_skipping_v2(
        ts_config=TimeSkippingConfig(enabled=False, max_session_skip_count=MOST_SKIPS),
        dev_server_existing_path=str(binary),
        dev_server_startup_timeout=timedelta(seconds=30),
        dev_server_log_level="error",
        plugins=[DingfenPlugin()],
        dev_server_extra_args=switches,
    )
    async with environment:
        yield environment


class RehearsedCase:
    """One case on a server that skips time; its legal clock begins at the opening date of the scenario."""

    def __init__(self, environment: WorkflowEnvironment, dispute: Dispute, news: asyncio.Event | None = None) -> None:
        """`news` is set by whoever sees that the case has come to rest; without it one looks again and again."""
        self.environment, self.dispute, self._news = environment, dispute, news
        self.handle: WorkflowHandle[CaseWorkflow, None] | None = None
        self._offset: timedelta | None = None

    @property
    def running(self) -> WorkflowHandle[CaseWorkflow, None]:
        """The workflow; it has been started."""
        assert self.handle is not None
        return self.handle

    async def start(self, boot: Boot, queue: str = CASES) -> WorkflowHandle[CaseWorkflow, None]:
        """Start the case with its clock set to the instant of its opening."""
        offset = self.dispute.now - datetime.now(UTC)
        rehearsed = boot.model_copy(update={"clock": offset})
        self.handle = await self.environment.client.start_workflow(
            CaseWorkflow.run, rehearsed, id=case_id(self.dispute.file.case), task_queue=queue
        )
        return self.handle

    async def state(self) -> Dispute:
        """The dispute as the engine has it."""
        return await self.running.query(CaseWorkflow.show, rpc_timeout=PATIENCE)

    async def now(self) -> datetime:
        """The legal time of the case at this moment."""
        if self._offset is None:
            self._offset = await self.running.query(CaseWorkflow.offset, rpc_timeout=PATIENCE)
        return await self.environment.get_current_time(self.running) + self._offset

    async def rest(self, by: datetime | None = None) -> None:
        """Wait until no effect is under way any more, and nothing that was due by an instant is left to lapse."""
        pause = POLL
        while await self._under_way(by):
            if self._news is None:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_POLL)
            else:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), NO_NEWS)

    async def _under_way(self, by: datetime | None) -> bool:
        if self._news is not None:
            self._news.clear()
        return await self.running.query(CaseWorkflow.under_way, by, rpc_timeout=PATIENCE)

    async def settled(self) -> Dispute:
        """The dispute when nothing is under way any more."""
        await self.rest()
        return await self.state()

    async def until(self, instant: datetime) -> None:
        """Let the world finish what is under way, then skip to a legal instant.

        Time stands still on the way while anything is under way, so what falls due sets the world to work at its time.
        """
        await self.rest()
        if (left := instant - await self.now()) > timedelta():
            await self.environment.fast_forward(self.running, left)
        await self.rest(instant)
