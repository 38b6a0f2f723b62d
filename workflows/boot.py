"""With what a run of a case begins: the state of the dispute, whatever release wrote it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator

from activities.releases import upcast
from cases.words import Word
from procedures.dispute import Dispute, Entry


class Boot(Word):
    """The state, the legal clock's offset from Temporal's (zero outside a rehearsal), and lines not yet written."""

    dispute: Annotated[Dispute, BeforeValidator(upcast)]
    clock: timedelta = timedelta()
    entries: tuple[Entry, ...] = ()


def case_id(case: str) -> str:
    """The workflow id of a case."""
    return f"case/{case}"
