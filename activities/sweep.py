"""Starts cases that were received and never begun, and sends acts again that were received and never answered."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
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
from cases.errors import DingfenError, archived
from procedures.dispute import Answer

Start = Callable[[str], Awaitable[object]]

SOON = timedelta(hours=1)
"""A case that cannot read an act is woken to go on with newer code, but not again within this time."""


class InboxSweeper:
    """The hand that sweeps the inbox; `start` starts the workflow of a case, or does nothing when it was started."""

    def __init__(self, inbox: ports.Inbox, docket: ports.Docket, client: Client, start: Start) -> None:
        self.inbox, self.docket, self.client, self.start = inbox, docket, client, start

    @activity.defn(name="sweep_inbox")
    async def sweep(self, sweep: Sweep) -> int:
        """Start what never began, then send each unanswered act again under its own id, in the order of receipt.

        Returns how many acts were settled.
        """
        for case in await asyncio.to_thread(self.docket.unbegun, sweep.older_than):
            await self._begin(case)
        rows = await asyncio.to_thread(self.inbox.unsettled, sweep.older_than)
        return sum([await self._send(row) for row in rows])

    async def _begin(self, case: str) -> None:
        """One case that cannot be started does not hold up the others; `check` names it."""
        try:
            await self.start(case)
        except DingfenError as no:
            activity.logger.error("case %s does not begin: %s", case, no.code)

    async def _send(self, row: InboxRow) -> int:
        case = self.client.get_workflow_handle(f"case/{row.case}")
        try:
            answer: Answer = await case.execute_update("act", row.act, id=row.act_id, result_type=Answer)
        except WorkflowUpdateFailedError as failed:
            return await self._turned_away(row, case, failed)
        except WorkflowUpdateRPCTimeoutOrCancelledError:
            return 0
        except RPCError as failed:
            if failed.status is not RPCStatusCode.NOT_FOUND:
                return 0
            over = await asyncio.to_thread(self.docket.archived, row.case)
            return await self._settle(row, None, archived()) if over else 0
        if not answer.docketed and not await asyncio.to_thread(self.docket.holds, row.case, answer.seq):
            return 0
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


async def _old(case: WorkflowHandle[object, object]) -> bool:
    return (await case.describe()).start_time < datetime.now(UTC) - SOON
