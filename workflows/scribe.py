"""The one scribe of a case: lines of the journal in their order, at once if the docket can, else until it can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import FailureError

from activities.errands import Batch
from procedures.dispute import Dispute, Entry
from workflows.hands import WRITE, call

AT_ONCE = timedelta(seconds=3)
"""How long the first, local attempt may take before the lines are left to a regular activity."""

TWICE = RetryPolicy(initial_interval=timedelta(milliseconds=200), maximum_attempts=2)


class Scribe:
    """Lines not yet written, and up to which sequence the docket has them; `late` while the docket does not answer."""

    def __init__(self, entries: Sequence[Entry], seq: int) -> None:
        self.pending = list(entries)
        self.written = entries[0].seq - 1 if entries else seq
        self.late = False

    async def work(self, state: Callable[[], Dispute]) -> None:
        """Write whatever is pending, one batch after the other, each with the state it led to."""
        while True:
            await workflow.wait_condition(lambda: bool(self.pending))
            dispute = state()
            batch = Batch(case=dispute.file.case, entries=tuple(self.pending), dispute=dispute)
            await self._write(batch)
            del self.pending[: len(batch.entries)]
            self.written, self.late = batch.entries[-1].seq, False

    async def wrote(self, seq: int) -> bool:
        """Whether the lines up to this sequence are in the docket; waits no longer than the first attempt."""
        await workflow.wait_condition(lambda: self.written >= seq or self.late)
        return self.written >= seq

    async def has_written(self, seq: int) -> None:
        """Waits until the lines up to this sequence are in the docket."""
        await workflow.wait_condition(lambda: self.written >= seq)

    async def _write(self, batch: Batch) -> None:
        key = f"docket:{batch.entries[0].seq}.{batch.entries[0].n}"
        try:
            await workflow.execute_local_activity(
                WRITE.activity, batch, activity_id=key, schedule_to_close_timeout=AT_ONCE, retry_policy=TWICE
            )
        except FailureError:
            self.late = True
            await call(WRITE, batch, key=key)
