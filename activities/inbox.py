"""Reads and settles the inbox, so that no act is lost between the counter and the case."""

from __future__ import annotations

import json

from temporalio import activity

from activities import ports
from activities.errands import Before, Settlement, Waiting


class Inbox:
    """The hand that looks into the inbox."""

    def __init__(self, inbox: ports.Inbox) -> None:
        self.inbox = inbox

    @activity.defn(name="read_inbox", no_thread_cancel_exception=True)
    def before(self, question: Before) -> tuple[Waiting, ...]:
        """Acts received before an instant that nobody has answered, in the order of receipt."""
        return tuple(Waiting(act=row.act) for row in self.inbox.before(question.case, question.due))

    @activity.defn(name="settle_inbox", no_thread_cancel_exception=True)
    def settle(self, settlement: Settlement) -> None:
        """An act was answered, or turned away with a letter."""
        letter = settlement.turned_away
        told = json.dumps(letter.model_dump(exclude_none=True), ensure_ascii=False) if letter else None
        self.inbox.settle(settlement.act_id, settlement.answer, told)
