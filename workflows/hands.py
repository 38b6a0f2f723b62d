"""Which hand carries out which effect: its activity, its queue, its time, and how often it is tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError
from temporalio.exceptions import TimeoutError as OutOfTime

from cases.effects import Effect, Issue, Serve, ServeByHand
from cases.facts import Fault
from procedures.dispute import Dispute

CASES, PAPERS = "dingfen-cases", "dingfen-papers"

PATIENT = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=30))
"""For databases and posts: tried until it works; freshness suffers, never the case."""

SLOWER = RetryPolicy(initial_interval=timedelta(seconds=0.5), maximum_interval=timedelta(minutes=5))
"""For printing, which is work for a processor; soon at first, because a paper may cite one that is just being made."""

QUIET_HOUR = timedelta(hours=1)
"""How long a checkpoint waits for hands at work; then the next run sends for the same things anew."""


SIGN_OF_LIFE = timedelta(seconds=10)
"""After so long without one the server sends for another worker: the first one has died."""


@dataclass(frozen=True, kw_only=True)
class Hand:
    """One activity and how it is called; after `gives_up` a person of the office sees to it."""

    activity: str
    queue: str
    takes: timedelta
    retry: RetryPolicy
    gives_up: timedelta | None = None


ISSUE = Hand(activity="issue_paper", queue=PAPERS, takes=timedelta(minutes=2), retry=SLOWER, gives_up=timedelta(days=1))
SERVE = Hand(activity="serve_paper", queue=CASES, takes=timedelta(seconds=20), retry=PATIENT)
WRITE = Hand(activity="write_docket", queue=CASES, takes=timedelta(seconds=30), retry=PATIENT)
READ_INBOX = Hand(activity="read_inbox", queue=CASES, takes=timedelta(seconds=20), retry=PATIENT)
SETTLE_INBOX = Hand(activity="settle_inbox", queue=CASES, takes=timedelta(seconds=30), retry=PATIENT)
SWEEP = Hand(activity="sweep_inbox", queue=CASES, takes=timedelta(minutes=10), retry=PATIENT)

HANDS: dict[type[Effect], Hand | None] = {Issue: ISSUE, Serve: SERVE, ServeByHand: None}
"""Effects without a hand wait for a person's report."""

FAULTS = {"PaperUnprintable": Fault.UNPRINTABLE, "WorldFault": Fault.UNREACHABLE, "TurnedAway": Fault.REJECTED}


def in_hand(dispute: Dispute) -> bool:
    """Whether a hand has something to do for this dispute."""
    return any(HANDS[type(effect)] is not None for effect in dispute.outbox)


async def call(hand: Hand, errand: Any, *, key: str, result: Any = None) -> Any:
    """Have a hand do something; the key says what, in the history and to whoever does it again."""
    return await workflow.execute_activity(
        hand.activity,
        errand,
        activity_id=key,
        task_queue=hand.queue,
        start_to_close_timeout=hand.takes,
        schedule_to_close_timeout=hand.gives_up,
        heartbeat_timeout=SIGN_OF_LIFE,
        retry_policy=hand.retry,
        result_type=result,
    )


def why(failed: ActivityError) -> Fault:
    """Why an effect could not be carried out."""
    if isinstance(failed.cause, OutOfTime):
        return Fault.UNREACHABLE
    known = failed.cause.type if isinstance(failed.cause, ApplicationError) else None
    return FAULTS.get(known or "", Fault.UNKNOWN)


def newest() -> workflow.ContinueAsNewVersioningBehavior | None:
    """How the next run begins: on a newer release if there is one, else as this one does."""
    newer = workflow.info().is_target_worker_deployment_version_changed()
    return workflow.ContinueAsNewVersioningBehavior.AUTO_UPGRADE if newer else None
