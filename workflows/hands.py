"""Which hand carries out which effect: its activity, its queue, its time, and how often it is tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from temporalio.common import RetryPolicy

from cases.effects import Effect, Issue, Serve, ServeByHand

CASES, PAPERS = "dingfen-cases", "dingfen-papers"

PATIENT = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=30))
"""For databases and posts: tried until it works; freshness suffers, never the case."""

FEW_TIMES = RetryPolicy(initial_interval=timedelta(seconds=5), maximum_attempts=5)
"""For printing: after five attempts a person of the office sees to it."""


@dataclass(frozen=True, kw_only=True)
class Hand:
    """One activity and how it is called."""

    activity: str
    queue: str
    takes: timedelta
    retry: RetryPolicy


ISSUE = Hand(activity="issue_paper", queue=PAPERS, takes=timedelta(minutes=2), retry=FEW_TIMES)
SERVE = Hand(activity="serve_paper", queue=CASES, takes=timedelta(seconds=20), retry=PATIENT)
WRITE = Hand(activity="write_docket", queue=CASES, takes=timedelta(seconds=20), retry=PATIENT)
READ_INBOX = Hand(activity="read_inbox", queue=CASES, takes=timedelta(seconds=20), retry=PATIENT)
SETTLE_INBOX = Hand(activity="settle_inbox", queue=CASES, takes=timedelta(seconds=20), retry=PATIENT)
SWEEP = Hand(activity="sweep_inbox", queue=CASES, takes=timedelta(minutes=2), retry=PATIENT)

HANDS: dict[type[Effect], Hand | None] = {Issue: ISSUE, Serve: SERVE, ServeByHand: None}
"""Effects without a hand wait for a person's report."""
