"""What the hands need of the world, as protocols; adapters fill them and only `worker.py` joins them.

All methods are synchronous, short, and repeatable: the key of an effect is the idempotency key everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from cases.acts import AnyAct
from cases.calendar import Calendar
from cases.words import Ref, Vault
from forms.base import Form, Sources
from procedures.dispute import Answer, Dispute, Entry


@dataclass(frozen=True, kw_only=True)
class FiledPaper:
    """A paper as it lies in the archive: the bytes stored first are the paper."""

    key: str
    case: str
    procedure: str
    form: str
    title: str
    number: str
    office: str
    dated: datetime
    sha256: str
    size: int
    confidential: bool = False


@dataclass(frozen=True, kw_only=True)
class InboxRow:
    """An act as the desk received it, before it was sent to the case."""

    act_id: str
    case: str
    received_at: datetime
    content_hash: str
    act: AnyAct
    settled: bool = False


class Numbers(Protocol):
    """The number registers: gap-free per office, year and series."""

    def allocate(self, key: str, *, office: str, year: int, series: str, form: str) -> str:
        """The number of this key; the same key gets the same number for ever."""
        ...

    def void(self, key: str, why: str) -> None:
        """The number stays in the register, with the reason why no paper bears it."""
        ...


class Archive(Protocol):
    """Papers and stored texts: bytes once, by hash; confidential material in a vault of its own."""

    def paper(self, key: str) -> FiledPaper | None:
        """The paper filed under this key."""
        ...

    def latest(self, case: str, procedure: str, form: str) -> FiledPaper | None:
        """The latest paper of this form in a procedure of the case."""
        ...

    def file(self, paper: FiledPaper, content: bytes, fields: str) -> FiledPaper:
        """File a paper; when one lies there already under the key, that one is the paper and is returned.

        `fields` is the JSON of what was printed; template and law version are taken from it by the adapter.
        """
        ...

    def put(self, content: bytes, media: str, vault: Vault) -> Ref:
        """Store bytes; the same bytes are stored once."""
        ...

    def get(self, ref: Ref) -> bytes:
        """The stored bytes; raises `WorldFault` when they are not there or do not match their hash."""
        ...


class Printer(Protocol):
    """Makes a PDF of a filled form."""

    def check(self, form: Form) -> None:
        """Raise `PaperUnprintable` when a character of the form has no glyph; before a number is used."""
        ...

    def render(self, form: Form) -> bytes:
        """The PDF; raises `PaperUnprintable`."""
        ...


class Docket(Protocol):
    """The court-book of all cases: the journal, and what is derived from the state for lists and calendars."""

    def write(self, case: str, entries: Sequence[Entry], dispute: Dispute) -> None:
        """Write entries in order and what follows from the state, in one transaction; repeated entries are skipped.

        A service that an entry tells of is listed with the services. A state older than the one written is ignored
        for the derived tables.
        """
        ...

    def state(self, case: str) -> Dispute | None:
        """The last state written."""
        ...

    def holds(self, case: str, seq: int) -> bool:
        """Whether everything up to this sequence is written."""
        ...

    def archived(self, case: str) -> bool:
        """Whether the file of this case is closed for good."""
        ...

    def unbegun(self, older_than: datetime, limit: int = 100) -> tuple[str, ...]:
        """Cases received before that instant whose workflow has not written anything yet, oldest first."""
        ...

    def sources(self, case: str, *, confidential: bool = False) -> Sources:
        """Where a paper of this case finds names and texts; vault material only for a paper confidential itself."""
        ...

    def calendar(self) -> Calendar:
        """The calendar in force."""
        ...


class Post(Protocol):
    """Electronic service: delivery into the recipient's box, with a log."""

    def deliver(self, key: str, *, case: str, paper: str, on: str, form: str, office: str, dated: datetime) -> datetime:
        """Deliver once; the legal instant of arrival is kept and returned again for the same key."""
        ...


class Inbox(Protocol):
    """Acts as received: written before they are sent, settled by their answer."""

    def receive(self, row: InboxRow) -> InboxRow:
        """Keep the row; the same id with the same content is the same row, with other content raises `Conflicting`."""
        ...

    def before(self, case: str, due: datetime) -> tuple[InboxRow, ...]:
        """Unsettled acts of the case received before `due`, in the order of receipt."""
        ...

    def settle(self, act_id: str, answer: Answer | None, turned_away: str | None = None) -> None:
        """The act was answered (or turned away with this letter); a settled row stays settled."""
        ...

    def unsettled(self, older_than: datetime, limit: int = 100) -> tuple[InboxRow, ...]:
        """Rows that nobody has answered yet, oldest first."""
        ...
