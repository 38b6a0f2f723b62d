"""Many dockets behind one worker: each rehearsed case has a file of its own, found by the case in every key."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from activities.ports import Archive, Docket, FiledPaper, Inbox, InboxRow, Numbers, Post
from adapters.database import Database
from cases.calendar import Calendar
from cases.errors import WorldFault
from cases.words import Ref, Vault
from forms.base import Form, Sources
from procedures.dispute import Answer, Dispute, Entry
from workflows.hands import in_hand


class Dockets:
    """The dockets by case."""

    def __init__(self) -> None:
        self._by_case: dict[str, Database] = {}
        self._news: dict[str, tuple[asyncio.AbstractEventLoop, asyncio.Event]] = {}

    def add(self, case: str, database: Database) -> None:
        """The docket of a case."""
        self._by_case[case] = database
        self._news[case] = asyncio.get_running_loop(), asyncio.Event()

    def news(self, case: str) -> asyncio.Event:
        """Set whenever a state of the case is written in which no hand has anything to do."""
        return self._news[case][1]

    def written(self, case: str, dispute: Dispute) -> None:
        """A state of a case has been written, in whatever thread."""
        loop, event = self._news[case]
        if not in_hand(dispute):
            loop.call_soon_threadsafe(event.set)

    def of(self, key: str) -> Database:
        """The docket of the case that a key begins with (case:seq:n)."""
        case = key.split(":", 1)[0]
        if case not in self._by_case:
            raise WorldFault("排练中没有此案的卷宗", field="case", remedy="请重新排练")
        return self._by_case[case]

    @property
    def any(self) -> Database:
        """Some docket: for what is the same in all."""
        return next(iter(self._by_case.values()))


class ManyNumbers(Numbers):
    """Port `Numbers`."""

    def __init__(self, dockets: Dockets) -> None:
        self._dockets = dockets

    def allocate(self, key: str, *, office: str, year: int, series: str, form: str) -> str:
        """The number of this key in its own register."""
        return self._dockets.of(key).numbers().allocate(key, office=office, year=year, series=series, form=form)

    def void(self, key: str, why: str) -> None:
        """The number is void in its own register."""
        self._dockets.of(key).numbers().void(key, why)


class ManyArchives(Archive):
    """Port `Archive`."""

    def __init__(self, dockets: Dockets) -> None:
        self._dockets = dockets

    def paper(self, key: str) -> FiledPaper | None:
        """The paper of this key."""
        return self._dockets.of(key).vault().paper(key)

    def latest(self, case: str, procedure: str, form: str) -> FiledPaper | None:
        """The latest paper of this form."""
        return self._dockets.of(case).vault().latest(case, procedure, form)

    def file(self, paper: FiledPaper, content: bytes, fields: str) -> FiledPaper:
        """File a paper in its own docket."""
        return self._dockets.of(paper.case).vault().file(paper, content, fields)

    def put(self, content: bytes, media: str, vault: Vault) -> Ref:
        """Nothing is stored by a hand of a rehearsal but papers."""
        return self._dockets.any.vault().put(content, media, vault)

    def get(self, ref: Ref) -> bytes:
        """Stored bytes."""
        return self._dockets.any.vault().get(ref)


class ManyDockets(Docket):
    """Port `Docket`."""

    def __init__(self, dockets: Dockets) -> None:
        self._dockets = dockets

    def write(self, case: str, entries: Sequence[Entry], dispute: Dispute) -> None:
        """Write into the case's own docket."""
        self._dockets.of(case).docket().write(case, entries, dispute)
        self._dockets.written(case, dispute)

    def state(self, case: str) -> Dispute | None:
        """The last state written."""
        return self._dockets.of(case).docket().state(case)

    def holds(self, case: str, seq: int) -> bool:
        """Whether its own docket has everything up to this sequence."""
        return self._dockets.of(case).docket().holds(case, seq)

    def archived(self, case: str) -> bool:
        """Whether its own docket has closed the file."""
        return self._dockets.of(case).docket().archived(case)

    def unbegun(self, older_than: datetime, limit: int = 100) -> tuple[str, ...]:
        """No sweep runs in a rehearsal."""
        return ()

    def sources(self, case: str, *, confidential: bool = False) -> Sources:
        """Names and texts of the case."""
        return self._dockets.of(case).docket().sources(case, confidential=confidential)

    def calendar(self) -> Calendar:
        """The calendar in force."""
        return self._dockets.any.docket().calendar()


class ManyPosts(Post):
    """Port `Post`."""

    def __init__(self, dockets: Dockets) -> None:
        self._dockets = dockets

    def deliver(self, key: str, *, case: str, paper: str, on: str, form: str, office: str, dated: datetime) -> datetime:
        """Deliver within the case's own docket."""
        post = self._dockets.of(case).post()
        return post.deliver(key, case=case, paper=paper, on=on, form=form, office=office, dated=dated)


class ManyInboxes(Inbox):
    """Port `Inbox`; ids of acts begin with their case too."""

    def __init__(self, dockets: Dockets) -> None:
        self._dockets = dockets

    def receive(self, row: InboxRow) -> InboxRow:
        """Keep the row."""
        return self._dockets.of(row.case).inbox().receive(row)

    def before(self, case: str, due: datetime) -> tuple[InboxRow, ...]:
        """Unsettled acts of the case."""
        return self._dockets.of(case).inbox().before(case, due)

    def settle(self, act_id: str, answer: Answer | None, turned_away: str | None = None) -> None:
        """Settle the act where it lies."""
        self._dockets.of(act_id).inbox().settle(act_id, answer, turned_away)

    def unsettled(self, older_than: datetime, limit: int = 100) -> tuple[InboxRow, ...]:
        """No sweep runs in a rehearsal."""
        return ()


class Press(Protocol):
    """What prints."""

    def check(self, form: Form) -> None: ...
    def render(self, form: Form) -> bytes: ...


class ThriftyPrinter:
    """Prints each distinct content once: in rehearsals the same papers come again and again."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._printed: dict[tuple[str, str], bytes] = {}

    def check(self, form: Form) -> None:
        """Whether it can be printed."""
        self._press.check(form)

    def render(self, form: Form) -> bytes:
        """The paper, from memory when it was printed before."""
        content = (form.id, form.model_dump_json())
        if content not in self._printed:
            self._printed[content] = self._press.render(form)
        return self._printed[content]
