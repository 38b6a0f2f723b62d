"""The tables of the docket, one class a row.

Columns named `…_json` hold exactly the text that the value's own model wrote, and no query looks into them. Instants
are legal time, but for `recorded_at` and `settled_at`: when the machine wrote the row, for its operators only.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from adapters.database.columns import TOKEN, Base, case_key, now, token_key


class CaseRow(Base):
    """A dispute: what lists show of it, and the last state the core answered with (none before it has begun)."""

    __tablename__ = "cases"
    __table_args__ = (Index(None, "office", "status", "opened_at"), Index(None, "status", "wake_at"))

    id: Mapped[str] = token_key()
    office: Mapped[str] = mapped_column(TOKEN)
    opened_at: Mapped[datetime]
    right_kind: Mapped[str] = mapped_column(String(40))
    quarrel: Mapped[str] = mapped_column(String(40))
    claim: Mapped[Decimal]
    status: Mapped[str] = mapped_column(String(20), default="opened")
    standing: Mapped[str] = mapped_column(default="")
    headline: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    stuck: Mapped[bool] = mapped_column(default=False)
    wake_at: Mapped[datetime | None]
    seq: Mapped[int] = mapped_column(default=0)
    schema_version: Mapped[int] = mapped_column(default=0)
    complaint_json: Mapped[str | None]
    state_json: Mapped[str | None]
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class PartyRow(Base):
    """A party with its names and numbers."""

    __tablename__ = "parties"
    __table_args__ = (Index(None, "identity"),)

    case: Mapped[str] = case_key()
    id: Mapped[str] = token_key()
    side: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    identity_kind: Mapped[str] = mapped_column(String(20))
    identity: Mapped[str]
    sex: Mapped[str] = mapped_column(default="")
    born: Mapped[date | None]
    ethnicity: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(String(6))
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    representative: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    electronic: Mapped[bool] = mapped_column(default=False)
    electronic_address: Mapped[str] = mapped_column(default="")
    formerly: Mapped[str] = mapped_column(default="", server_default=text("''"))


class AgentRow(Base):
    """An agent of one or more parties of a case."""

    __tablename__ = "agents"

    case: Mapped[str] = case_key()
    id: Mapped[str] = token_key()
    name: Mapped[str]
    identity_kind: Mapped[str] = mapped_column(String(20))
    identity: Mapped[str] = mapped_column(default="")
    firm: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class MandateRow(Base):
    """Whom an agent represents; `powers` are the special ones, separated by blanks."""

    __tablename__ = "mandates"

    case: Mapped[str] = case_key()
    party: Mapped[str] = token_key()
    agent: Mapped[str] = token_key()
    n: Mapped[int]
    powers: Mapped[str] = mapped_column(default="")


class RightRow(Base):
    """A right in dispute."""

    __tablename__ = "rights"

    case: Mapped[str] = case_key()
    number: Mapped[str] = token_key()
    n: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="")
    granted_on: Mapped[date | None]


class EvidenceRow(Base):
    """One piece of evidence; its bytes lie in the store its `vault` names."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("case", "party", "sha256", "vault"),)

    case: Mapped[str] = case_key()
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    party: Mapped[str] = mapped_column(TOKEN)
    name: Mapped[str]
    proves: Mapped[str] = mapped_column(default="")
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    media: Mapped[str] = mapped_column(TOKEN)
    vault: Mapped[str] = mapped_column(String(20))


class OfficeRow(Base):
    """A body in the directory; `series_json` gives its type character for a form's series."""

    __tablename__ = "offices"

    id: Mapped[str] = token_key()
    kind: Mapped[str] = mapped_column(String(40))
    name: Mapped[str]
    district: Mapped[str] = mapped_column(String(6))
    seal: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    court_code: Mapped[str] = mapped_column(default="")
    founded_on: Mapped[date | None]
    licensed_since: Mapped[date | None]
    numbering: Mapped[str]
    series_json: Mapped[str] = mapped_column(default="{}")
    verified: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")


class PersonRow(Base):
    """Somebody who acts for an office; `roles` and `fields` are separated by blanks."""

    __tablename__ = "people"
    __table_args__ = (Index(None, "office"),)

    id: Mapped[str] = token_key()
    office: Mapped[str] = mapped_column(TOKEN, ForeignKey("offices.id"))
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    roles: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    fields: Mapped[str] = mapped_column(default="", server_default=text("''"))
    capacity: Mapped[int] = mapped_column(default=0, server_default=text("0"))


class CounterRow(Base):
    """The last number given in a series of an office and a year; locking this row is what keeps numbers gap-free."""

    __tablename__ = "counters"

    office: Mapped[str] = mapped_column(TOKEN, ForeignKey("offices.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    series: Mapped[str] = mapped_column(String(20), primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class NumberRow(Base):
    """A number given to a key, for ever; `void` says why no paper bears it."""

    __tablename__ = "numbers"
    __table_args__ = (
        UniqueConstraint("office", "year", "series", "n"),
        UniqueConstraint("office", "number"),
        CheckConstraint("n > 0", name="positive"),
    )

    key: Mapped[str] = token_key()
    office: Mapped[str] = mapped_column(TOKEN)
    year: Mapped[int]
    series: Mapped[str] = mapped_column(String(20))
    n: Mapped[int]
    number: Mapped[str] = mapped_column(String(80))
    form: Mapped[str] = mapped_column(TOKEN)
    void: Mapped[str | None]
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class PaperRow(Base):
    """A filed paper. Its bytes, and the JSON of what was printed, lie in the store that `confidential` names."""

    __tablename__ = "papers"
    __table_args__ = (Index(None, "case", "form", "n"), UniqueConstraint("case", "n"))

    key: Mapped[str] = token_key()
    case: Mapped[str] = mapped_column(TOKEN, ForeignKey("cases.id"))
    n: Mapped[int]
    procedure: Mapped[str] = mapped_column(TOKEN)
    form: Mapped[str] = mapped_column(TOKEN)
    title: Mapped[str]
    number: Mapped[str] = mapped_column(String(80), default="")
    office: Mapped[str] = mapped_column(TOKEN)
    dated: Mapped[datetime]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    fields_sha256: Mapped[str] = mapped_column(String(64))
    template_version: Mapped[str] = mapped_column(String(64), default="")
    law_version: Mapped[str] = mapped_column(String(64), default="")
    confidential: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class BlobRow(Base):
    """Bytes on the record, once."""

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media: Mapped[str] = mapped_column(TOKEN)
    content: Mapped[bytes]


class VaultBlobRow(Base):
    """Bytes confidential to a mediation, once: a table of its own, so that access can be granted apart."""

    __tablename__ = "vault_blobs"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media: Mapped[str] = mapped_column(TOKEN)
    content: Mapped[bytes]


class ServiceRow(Base):
    """A service of a paper on a party, electronic or as reported; the party's box is read from here.

    `address` is the party's as it was at that time.
    """

    __tablename__ = "services"
    __table_args__ = (Index(None, "case", "party"), Index(None, "paper"))

    key: Mapped[str] = token_key()
    case: Mapped[str] = mapped_column(TOKEN, ForeignKey("cases.id"))
    paper: Mapped[str] = mapped_column(TOKEN, ForeignKey("papers.key"))
    party: Mapped[str] = mapped_column(TOKEN)
    channel: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    address: Mapped[str] = mapped_column(default="", server_default=text("''"))
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class AttemptRow(Base):
    """One way by which a paper was to be served, derived from the state: its day, what became of it, what proves it."""

    __tablename__ = "attempts"

    case: Mapped[str] = case_key()
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service: Mapped[str] = mapped_column(TOKEN)
    paper: Mapped[str] = mapped_column(TOKEN)
    party: Mapped[str] = mapped_column(TOKEN)
    channel: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    why: Mapped[str] = mapped_column(String(40))
    proof: Mapped[str] = mapped_column(String(64))


class JournalRow(Base):
    """One line of the legal record; triggers forbid to change or delete it."""

    __tablename__ = "journal"

    case: Mapped[str] = case_key()
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    procedure: Mapped[str] = mapped_column(TOKEN)
    what: Mapped[str] = mapped_column(TOKEN)
    rule: Mapped[str] = mapped_column(TOKEN)
    person: Mapped[str | None] = mapped_column(TOKEN)
    role: Mapped[str | None] = mapped_column(String(20))
    office: Mapped[str | None] = mapped_column(TOKEN)
    party: Mapped[str | None] = mapped_column(TOKEN)
    entry_json: Mapped[str]
    recorded_at: Mapped[datetime] = mapped_column(default=now)


class TaskRow(Base):
    """What somebody is asked to do, derived from the state; `roles` are between blanks."""

    __tablename__ = "tasks"
    __table_args__ = (Index(None, "office", "due"), Index(None, "case", "party"))

    case: Mapped[str] = case_key()
    id: Mapped[str] = mapped_column(String(250), primary_key=True)
    procedure: Mapped[str] = mapped_column(TOKEN)
    act: Mapped[str] = mapped_column(TOKEN)
    title: Mapped[str]
    roles: Mapped[str]
    office: Mapped[str | None] = mapped_column(TOKEN)
    party: Mapped[str | None] = mapped_column(TOKEN)
    due: Mapped[datetime | None]
    task_json: Mapped[str]


class DeadlineRow(Base):
    """A running period, derived from the state; reasons and changes are in its JSON."""

    __tablename__ = "deadlines"
    __table_args__ = (Index(None, "last_day"),)

    case: Mapped[str] = case_key()
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    procedure: Mapped[str] = mapped_column(TOKEN)
    term: Mapped[str] = mapped_column(TOKEN)
    party: Mapped[str | None] = mapped_column(TOKEN)
    due: Mapped[datetime]
    last_day: Mapped[date]
    provisional: Mapped[bool]
    stopped: Mapped[bool]
    deadline_json: Mapped[str]


class ActRow(Base):
    """An act as received; settled by its answer, or by the letter that turned it away."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_waiting",
            "received_at",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
        Index(None, "case", "received_at"),
    )

    act_id: Mapped[str] = token_key()
    case: Mapped[str] = mapped_column(TOKEN, ForeignKey("cases.id"))
    received_at: Mapped[datetime]
    content_hash: Mapped[str] = mapped_column(String(128))
    act_json: Mapped[str]
    settled_at: Mapped[datetime | None]
    answer_json: Mapped[str | None]
    turned_away: Mapped[str | None]


class CalendarRow(Base):
    """A calendar of rest days by its version; the one stored last is in force."""

    __tablename__ = "calendars"

    version: Mapped[str] = token_key()
    n: Mapped[int] = mapped_column(unique=True)
    in_force_since: Mapped[datetime]
    calendar_json: Mapped[str]


METADATA = Base.metadata
"""Every table of this module, as the migrations compare them."""
