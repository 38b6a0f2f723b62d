"""The core by itself: the acts and facts of a case, decided again from the complaint on."""

from __future__ import annotations

import time
from collections.abc import Sequence

from cases.acts import AnyAct
from cases.calendar import Calendar
from cases.facts import AnyFact
from cases.materials import Complaint
from procedures.deciding import begin, decide
from procedures.dispute import Dispute, Entry


def events_of(journal: Sequence[Entry]) -> list[AnyAct | AnyFact]:
    """What came to a case from outside, in order, each once."""
    by_seq = {line.seq: event for line in journal if (event := line.act or line.fact) is not None}
    return [by_seq[seq] for seq in sorted(by_seq)]


def replay(complaint: Complaint, calendar: Calendar, events: Sequence[AnyAct | AnyFact]) -> Dispute:
    """The dispute after all of them."""
    dispute = begin(complaint, calendar).dispute
    for event in events:
        dispute = decide(dispute, event).dispute
    return dispute


def decisions_a_second(complaint: Complaint, calendar: Calendar, events: Sequence[AnyAct | AnyFact], n: int) -> float:
    """Acts and facts decided in a second, over the whole case n times."""
    began = time.perf_counter()
    for _ in range(n):
        replay(complaint, calendar, events)
    return n * len(events) / (time.perf_counter() - began)
