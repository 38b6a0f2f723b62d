"""Sends acts again that were received and never answered."""

from __future__ import annotations

from temporalio import activity
from temporalio.client import Client, WorkflowUpdateFailedError
from temporalio.service import RPCError

from activities.errands import Sweep
from activities.failures import letter
from activities.ports import Inbox, InboxRow
from procedures.dispute import Answer


class InboxSweeper:
    """The hand that sweeps the inbox."""

    def __init__(self, inbox: Inbox, client: Client, workflow_id: str = "case/{case}") -> None:
        self.inbox, self.client, self.workflow_id = inbox, client, workflow_id

    @activity.defn(name="sweep_inbox")
    async def sweep(self, sweep: Sweep) -> int:
        """Send each unanswered act again under its own id; returns how many were answered."""
        answered = 0
        for row in self.inbox.unsettled(sweep.older_than):
            answered += await self._send(row)
        return answered

    async def _send(self, row: InboxRow) -> int:
        handle = self.client.get_workflow_handle(self.workflow_id.format(case=row.case))
        try:
            answer = await handle.execute_update("act", row.act, id=row.act_id, result_type=Answer)
        except WorkflowUpdateFailedError as failed:
            turned_away = letter(failed.cause)
            if turned_away is None:
                await handle.signal("wake")
                return 0
            self.inbox.settle(row.act_id, None, turned_away.message)
            return 1
        except RPCError:
            return 0
        self.inbox.settle(row.act_id, answer)
        return 1
