"""A workflow with the shape of a case and nothing in it: as many updates, activities and timers, empty bodies."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from temporalio import activity, workflow

QUEUE = "bare"
SOON, LATER = timedelta(minutes=2), timedelta(days=30)


@activity.defn
def nothing() -> None:
    """An activity without a body."""


@workflow.defn
class BareWorkflow:
    """Does step by step what it is told: per step activities, those that follow, local ones, timers."""

    @workflow.init
    def __init__(self, steps: list[list[int]]) -> None:
        self.steps = deque(steps)
        self.alarm: asyncio.Task[None] | None = None
        self.hands: set[asyncio.Task[None]] = set()

    @workflow.run
    async def run(self, steps: list[list[int]]) -> None:
        """The first step; the others come as updates. Like a case, it stays open."""
        await self._step()
        await workflow.wait_condition(lambda: False)

    @workflow.update
    async def act(self) -> int:
        """The next step; answers once its first local activity is done, as a case answers when the docket has it."""
        await self._step()
        return len(self.steps)

    async def _step(self) -> None:
        first, then, local, timers = self.steps.popleft()
        self._set_alarms(timers)
        self._go(self._work(first, then))
        if local:
            await self._local(1)
            self._go(self._local(local - 1))

    async def _work(self, first: int, then: int) -> None:
        """Some all at once, then those that follow on them."""
        await asyncio.gather(*(self._activity() for _ in range(first)))
        await asyncio.gather(*(self._activity() for _ in range(then)))

    async def _activity(self) -> None:
        await workflow.execute_activity(nothing, start_to_close_timeout=SOON)

    async def _local(self, count: int) -> None:
        for _ in range(count):
            await workflow.execute_local_activity(nothing, start_to_close_timeout=SOON)

    def _set_alarms(self, timers: int) -> None:
        """The first one takes the place of the last alarm; more of them run beside it."""
        for n in range(timers):
            if self.alarm is not None and n == 0:
                self.alarm.cancel()
            self.alarm = self._go(asyncio.sleep(LATER.total_seconds()))

    def _go(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Keep hold of the task, or it may be collected."""
        task = asyncio.create_task(work)
        self.hands.add(task)
        return task
