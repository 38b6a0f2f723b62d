"""Writes the journal of a case, in order."""

from __future__ import annotations

from temporalio import activity

from activities import ports
from activities.errands import Batch


class Scribe:
    """The hand that keeps the docket."""

    def __init__(self, docket: ports.Docket) -> None:
        self.docket = docket

    @activity.defn(name="write_docket", no_thread_cancel_exception=True)
    def write(self, batch: Batch) -> None:
        """Write lines and state in one transaction; what was written before is skipped."""
        self.docket.write(batch.case, batch.entries, batch.dispute)
