"""What a workflow asks of Temporal, read from its history: how many of everything, and whether it is at rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHandle
from temporalio.service import RPCError, RPCStatusCode

FIRST = "issue_paper"
"""Activities that others of the same step follow on."""

UPDATE = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED
LOCAL = EventType.EVENT_TYPE_MARKER_RECORDED
TIMER = EventType.EVENT_TYPE_TIMER_STARTED
SENT = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED

BEGINS = (SENT, EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED)
ENDS = (
    EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
)


@dataclass
class Step:
    """One update and what it sets going; the first step is the start of the workflow."""

    first: int = 0
    then: int = 0
    local: int = 0
    timers: int = 0

    def count(self, event: HistoryEvent) -> None:
        """One more of what this event is."""
        if event.event_type == SENT:
            first = event.activity_task_scheduled_event_attributes.activity_type.name == FIRST
            self.first += first
            self.then += not first
        self.local += event.event_type == LOCAL
        self.timers += event.event_type == TIMER


@dataclass
class Shape:
    """The steps of a history, how much it holds, and how many tasks are under way."""

    steps: list[Step] = field(default_factory=lambda: [Step()])
    events: int = 0
    size: int = 0
    under_way: int = 0

    def count(self, event: HistoryEvent) -> None:
        """One more event."""
        if event.event_type == UPDATE:
            self.steps.append(Step())
        self.steps[-1].count(event)
        self.events += 1
        self.size += event.ByteSize()
        self.under_way += (event.event_type in BEGINS) - (event.event_type in ENDS)

    def as_lists(self) -> list[list[int]]:
        """The steps as the bare workflow is told them."""
        return [[step.first, step.then, step.local, step.timers] for step in self.steps]

    def sums(self) -> dict[str, int]:
        """How many of each."""
        first, then, local, timers = (sum(column) for column in zip(*self.as_lists(), strict=True))
        updates = len(self.steps) - 1
        return {"updates": updates, "activities": first + then, "local activities": local, "timers": timers}


class Watch:
    """Follows a history as it grows; asks nothing of the worker, so that watching costs both sides the same."""

    def __init__(self, handle: WorkflowHandle[Any, Any]) -> None:
        self.handle = handle
        self._begin()

    def _begin(self) -> None:
        self.shape, self._pages = Shape(), self.handle.fetch_history_events(wait_new_event=True)

    async def rest(self) -> None:
        """Read what is new, and on until nothing is under way; events that belong together come together."""
        known = self.shape.events
        while self.shape.events <= known or self.shape.under_way:
            for event in await self._next():
                self.shape.count(event)

    async def _next(self) -> Sequence[HistoryEvent]:
        """A few more events; from the beginning if the server has withdrawn the place that was read up to."""
        try:
            await self._pages.fetch_next_page()
        except RPCError as failed:
            if failed.status is not RPCStatusCode.INVALID_ARGUMENT:
                raise
            self._begin()
            await self._pages.fetch_next_page()
        return self._pages.current_page or ()
