"""The sweep of the inbox: what was received and not answered is sent again, under the same id."""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow

from activities.errands import Sweep
from workflows.hands import SWEEP, call, newest

EVERY = timedelta(minutes=1)

ROUNDS = 500
"""After so many rounds the sweep continues as new, so that its history stays short."""


@workflow.defn
class InboxSweep:
    """One per installation: looks every minute for acts that nobody has answered."""

    @workflow.run
    async def run(self) -> None:
        """Send again what has waited for longer than a round."""
        for n in range(ROUNDS):
            await call(SWEEP, Sweep(older_than=workflow.now() - EVERY), key=f"sweep:{n}")
            await workflow.sleep(EVERY, summary="sweep")
            if workflow.info().is_target_worker_deployment_version_changed():
                break
        workflow.continue_as_new(initial_versioning_behavior=newest())
