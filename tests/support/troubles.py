"""Ports that work until a test says otherwise: for one case, at one point, something goes wrong or stands still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from activities.papers import Papers
from activities.ports import FiledPaper, InboxRow
from adapters.database import Database
from cases.effects import Issue
from forms.base import Form
from procedures.dispute import Answer, Dispute, Entry

Trouble = Callable[[], None]


class Troubles:
    """What goes wrong, by point and case; a test puts it in and takes it out. `met` counts how often each was met."""

    def __init__(self) -> None:
        self._by: dict[tuple[str, str], Trouble] = {}
        self.met: dict[tuple[str, str], int] = {}

    def put(self, point: str, case: str, trouble: Trouble) -> None:
        """From now on, this happens at this point of this case."""
        self._by[point, case] = trouble

    def take(self, point: str, case: str) -> None:
        """All is well again."""
        self._by.pop((point, case), None)

    def meet(self, point: str, case: str) -> None:
        """Whatever happens here."""
        self.met[point, case] = self.met.get((point, case), 0) + 1
        if (trouble := self._by.get((point, case))) is not None:
            trouble()


class TroubledDocket:
    """Port `Docket`: trouble at "write"."""

    def __init__(self, database: Database, troubles: Troubles) -> None:
        self._docket, self._troubles = database.docket(), troubles
        self.state, self.sources, self.calendar = self._docket.state, self._docket.sources, self._docket.calendar
        self.archived, self.unbegun, self.holds = self._docket.archived, self._docket.unbegun, self._docket.holds

    def write(self, case: str, entries: Sequence[Entry], dispute: Dispute) -> None:
        """Write, unless something goes wrong."""
        self._troubles.meet("write", case)
        self._docket.write(case, entries, dispute)


class TroubledInbox:
    """Port `Inbox`: trouble at "before" and, by act, at "settle"."""

    def __init__(self, database: Database, troubles: Troubles) -> None:
        self._inbox, self._troubles = database.inbox(), troubles
        self.receive = self._inbox.receive

    def unsettled(self, older_than: datetime, limit: int = 100) -> tuple[InboxRow, ...]:
        """What nobody has answered."""
        return self._inbox.unsettled(older_than, limit)

    def before(self, case: str, due: datetime) -> tuple[InboxRow, ...]:
        """Read, unless something goes wrong."""
        self._troubles.meet("before", case)
        return self._inbox.before(case, due)

    def settle(self, act_id: str, answer: Answer | None, turned_away: str | None = None) -> None:
        """Settle, unless something goes wrong."""
        self._troubles.meet("settle", act_id)
        self._inbox.settle(act_id, answer, turned_away)


class TroubledPost:
    """Port `Post`: trouble at "deliver"."""

    def __init__(self, database: Database, troubles: Troubles) -> None:
        self._post, self._troubles = database.post(), troubles

    def deliver(self, key: str, *, case: str, **what: Any) -> datetime:
        """Deliver, unless something goes wrong."""
        self._troubles.meet("deliver", case)
        return self._post.deliver(key, case=case, **what)


class TroubledPapers(Papers):
    """The hand that issues papers: trouble at "issue", before anything is done."""

    def __init__(self, database: Database, troubles: Troubles) -> None:
        super().__init__(database.numbers(), database.vault(), database.docket(), PlainPress())
        self._troubles = troubles

    def _make(self, case: str, effect: Issue) -> FiledPaper:
        self._troubles.meet("issue", case)
        return super()._make(case, effect)


class PlainPress:
    """Port `Printer` without a press: a paper is the JSON of what it says."""

    def check(self, form: Form) -> None:
        """Everything can be printed."""

    def render(self, form: Form) -> bytes:
        """What it says."""
        return b"%PDF-" + form.model_dump_json().encode()
