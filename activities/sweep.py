"""Sends acts again that were received and never answered."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta

from temporalio import activity
from temporalio.client import (
    Client,
    WorkflowHandle,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.service import RPCError, RPCStatusCode

from activities import ports
from activities.errands import Sweep
from activities.failures import letter, unread
from activities.ports import InboxRow
from cases.errors import DingfenError, NotAwaited
from procedures.dispute import Answer

SOON = timedelta(hours=1)
"""A case that cannot read an act is woken to go on with newer code, but not again within this time."""


class InboxSweeper:
    """The hand that sweeps the inbox."""

    def __init__(self, inbox: ports.Inbox, client: Client, workflow_id: str = "case/{case}") -> None:
        self.inbox, self.client, self.workflow_id = inbox, client, workflow_id

    @activity.defn(name="sweep_inbox")
    async def sweep(self, sweep: Sweep) -> int:
        """Send each unanswered act again under its own id, in the order of receipt; returns how many were settled."""
        rows = await asyncio.to_thread(self.inbox.unsettled, sweep.older_than)
        return sum([await self._send(row) for row in rows])

    async def _send(self, row: InboxRow) -> int:
        case = self.client.get_workflow_handle(self.workflow_id.format(case=row.case))
        try:
            answer: Answer = await case.execute_update("act", row.act, id=row.act_id, result_type=Answer)
        except WorkflowUpdateFailedError as failed:
            return await self._turned_away(row, case, failed)
        except WorkflowUpdateRPCTimeoutOrCancelledError:
            return 0
        except RPCError as failed:
            if failed.status is not RPCStatusCode.NOT_FOUND or await _opening(case):
                return 0
            return await self._settle(row, None, NotAwaited("本案已经归档，不再办理", field="case"))
        return await self._settle(row, answer)

    async def _turned_away(
        self, row: InboxRow, case: WorkflowHandle[object, object], failed: WorkflowUpdateFailedError
    ) -> int:
        if (no := letter(failed.cause)) is not None:
            return await self._settle(row, None, no)
        if unread(failed.cause) and await _old(case):
            await case.signal("wake")
        return 0

    async def _settle(self, row: InboxRow, answer: Answer | None, no: DingfenError | None = None) -> int:
        told = json.dumps(no.as_dict(), ensure_ascii=False) if no else None
        await asyncio.to_thread(self.inbox.settle, row.act_id, answer, told)
        return 1


async def _opening(case: WorkflowHandle[object, object]) -> bool:
    """Whether the workflow was never started: the desk has the case in its books and starts it again."""
    try:
        await case.describe()
    except RPCError:
        return True
    return False


async def _old(case: WorkflowHandle[object, object]) -> bool:
    return (await case.describe()).start_time < datetime.now(UTC) - SOON
