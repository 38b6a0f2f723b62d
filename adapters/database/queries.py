"""The read side for the desk: lists, worklists, calendars, one case at a glance. No query runs once a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import Session, defer

from activities.ports import FiledPaper
from adapters.database.archive import filed
from adapters.database.directory import person_record
from adapters.database.docket import DEADLINE, TASK, read_state
from adapters.database.engine import Store
from adapters.database.people import parties_of
from adapters.database.tables import (
    AttemptRow,
    CaseRow,
    DeadlineRow,
    JournalRow,
    PaperRow,
    PartyRow,
    ServiceRow,
    TaskRow,
)
from cases.agencies import Role
from cases.errors import WorldFault
from cases.facts import Channel
from cases.records import PartyRecord
from procedures.conduct import OPEN, RESTING
from procedures.dispute import Dispute, Entry
from procedures.mediation import Mediation
from procedures.reading import Deadline, Task
from procedures.service_state import Outcome

PAGE = 50
SLIM = (defer(CaseRow.state_json), defer(CaseRow.complaint_json))
"""Lists leave out what is large."""


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case in a list. `standing` is for programs (`mediation-1:signing …`), `headline` for people."""

    id: str
    office: str
    opened_at: datetime
    right_kind: str
    quarrel: str
    claim: Decimal
    status: str
    standing: str
    headline: str
    outcome: str
    stuck: bool
    wake_at: datetime | None
    seq: int
    parties: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """A task in a worklist."""

    case: str
    task: Task


@dataclass(frozen=True, kw_only=True)
class DeadlineLine:
    """A running period in a calendar."""

    case: str
    office: str
    deadline: Deadline


@dataclass(frozen=True, kw_only=True)
class ServiceLine:
    """A service of a paper on a party."""

    key: str
    case: str
    paper: str
    party: str
    channel: Channel
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AttemptLine:
    """One way by which a paper was to be served; `proof` is the hash of what lies on the record for it."""

    service: str
    paper: str
    party: str
    channel: Channel
    outcome: Outcome
    at: datetime
    why: str
    proof: str


@dataclass(frozen=True, kw_only=True)
class JournalLine:
    """A line of the legal record, and when the machine wrote it."""

    entry: Entry
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A case at a glance; tasks, deadlines and open acts follow from `dispute` (`procedures.reading`).

    `dispute` is None while the case has been opened at the desk and its workflow has not written yet.
    """

    line: CaseLine
    dispute: Dispute | None
    parties: tuple[PartyRecord, ...]
    papers: tuple[FiledPaper, ...]
    services: tuple[ServiceLine, ...]


class Queries:
    """Everything the desk reads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cases(
        self, *, office: str | None = None, status: str | None = None, limit: int = PAGE, offset: int = 0
    ) -> tuple[CaseLine, ...]:
        """Cases, newest first; `status` is opened, open, resting or archived."""
        asked = select(CaseRow).order_by(CaseRow.opened_at.desc(), CaseRow.id.desc())
        if office is not None:
            asked = asked.where(CaseRow.office == office)
        if status is not None:
            asked = asked.where(CaseRow.status == status)
        return self._lines(asked.limit(limit).offset(offset))

    def unfinished(self) -> tuple[CaseLine, ...]:
        """Every case that has begun and is not archived, oldest first."""
        under_way = CaseRow.status.in_((OPEN.value, RESTING.value))
        return self._lines(select(CaseRow).where(under_way).order_by(CaseRow.opened_at, CaseRow.id))

    def loads(self, office: str) -> Counter[str]:
        """How many open cases of a body each mediator has now."""
        asked = select(CaseRow.state_json).where(
            CaseRow.office == office, CaseRow.status == OPEN.value, CaseRow.state_json.is_not(None)
        )
        loads: Counter[str] = Counter()
        with self._store.read() as session:
            for text in session.scalars(asked):
                dispute = read_state(str(text))
                held = [one for one in dispute.others if isinstance(one, Mediation) and not one.ended]
                loads.update({person for one in held for person in one.mediators})
        return loads

    def stuck(self, limit: int = PAGE) -> tuple[CaseLine, ...]:
        """Cases that nothing would move again: no running period, no task, no effect under way."""
        return self._lines(select(CaseRow).where(CaseRow.stuck).order_by(CaseRow.opened_at).limit(limit))

    def overslept(self, at: datetime, limit: int = PAGE) -> tuple[CaseLine, ...]:
        """Cases whose next instant was before `at` and has not come: their workflow does not run."""
        asked = select(CaseRow).where(CaseRow.wake_at < at).order_by(CaseRow.wake_at).limit(limit)
        return self._lines(asked)

    def tasks(
        self,
        *,
        case: str | None = None,
        office: str | None = None,
        role: Role | None = None,
        person: str | None = None,
        party: str | None = None,
        limit: int = PAGE,
        offset: int = 0,
    ) -> tuple[TaskLine, ...]:
        """Tasks, the most urgent first. `person` stands for its office and roles; `party` is a party of `case`."""
        asked = select(TaskRow).order_by(TaskRow.due.asc().nulls_last(), TaskRow.case, TaskRow.id)
        if case is not None:
            asked = asked.where(TaskRow.case == case)
        if party is not None:
            asked = asked.where(TaskRow.party == party)
        with self._store.read() as session:
            roles: Iterable[Role] = (role,) if role else ()
            if person is not None:
                record = person_record(session, person)
                office, roles = record.office, [own for own in record.roles if role in (None, own)]
                asked = asked.where(TaskRow.party.is_(None))
            if office is not None:
                asked = asked.where(TaskRow.office == office)
            if role is not None or person is not None:
                asked = asked.where(or_(false(), *(TaskRow.roles.contains(f" {own} ") for own in roles)))
            rows = session.scalars(asked.limit(limit).offset(offset)).all()
        return tuple(TaskLine(case=row.case, task=TASK.validate_json(row.task_json)) for row in rows)

    def deadlines(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        office: str | None = None,
        case: str | None = None,
        stopped: bool = False,
        limit: int = PAGE,
        offset: int = 0,
    ) -> tuple[DeadlineLine, ...]:
        """Running periods whose last day is from `since` to `until`, earliest first; if asked, stopped ones too."""
        asked = select(DeadlineRow, CaseRow.office).join(CaseRow, CaseRow.id == DeadlineRow.case)
        if since is not None:
            asked = asked.where(DeadlineRow.last_day >= since)
        if until is not None:
            asked = asked.where(DeadlineRow.last_day <= until)
        if office is not None:
            asked = asked.where(CaseRow.office == office)
        if case is not None:
            asked = asked.where(DeadlineRow.case == case)
        if not stopped:
            asked = asked.where(DeadlineRow.stopped.is_(False))
        asked = asked.order_by(DeadlineRow.due, DeadlineRow.case, DeadlineRow.n).limit(limit).offset(offset)
        with self._store.read() as session:
            return tuple(
                DeadlineLine(case=row.case, office=body, deadline=DEADLINE.validate_json(row.deadline_json))
                for row, body in session.execute(asked)
            )

    def papers(self, case: str, *, confidential: bool = False) -> tuple[FiledPaper, ...]:
        """The papers of a case in the order in which they were filed; confidential ones only when asked for."""
        asked = select(PaperRow).where(PaperRow.case == case).order_by(PaperRow.n)
        if not confidential:
            asked = asked.where(PaperRow.confidential.is_(False))
        with self._store.read() as session:
            return tuple(filed(row) for row in session.scalars(asked))

    def services(self, case: str, party: str | None = None) -> tuple[ServiceLine, ...]:
        """The services of a case, on one party or all, in the order of their instants."""
        asked = select(ServiceRow).where(ServiceRow.case == case).order_by(ServiceRow.at, ServiceRow.key)
        if party is not None:
            asked = asked.where(ServiceRow.party == party)
        with self._store.read() as session:
            return tuple(_service(row) for row in session.scalars(asked))

    def attempts(self, case: str) -> tuple[AttemptLine, ...]:
        """Every way that was tried to serve the papers of a case, paper by paper."""
        asked = select(AttemptRow).where(AttemptRow.case == case).order_by(AttemptRow.n)
        with self._store.read() as session:
            return tuple(_attempt(row) for row in session.scalars(asked))

    def box(self, case: str, party: str) -> tuple[tuple[ServiceLine, FiledPaper], ...]:
        """What lies in a party's electronic box, newest first, also where another way counts as the service."""
        sent = select(AttemptRow.service).where(
            AttemptRow.case == case,
            AttemptRow.channel == Channel.ELECTRONIC.value,
            AttemptRow.outcome.in_((Outcome.SERVED.value, Outcome.DISPROVED.value)),
        )
        asked = (
            select(ServiceRow, PaperRow)
            .join(PaperRow, PaperRow.key == ServiceRow.paper)
            .where(ServiceRow.case == case, ServiceRow.party == party)
            .where(or_(ServiceRow.channel == Channel.ELECTRONIC.value, ServiceRow.key.in_(sent)))
            .order_by(ServiceRow.at.desc(), ServiceRow.key.desc())
        )
        with self._store.read() as session:
            return tuple((_service(row), filed(paper)) for row, paper in session.execute(asked))

    def journal(self, case: str, *, after: tuple[int, int] = (0, -1), limit: int = 500) -> tuple[JournalLine, ...]:
        """The legal record of a case in order, from the line after (seq, n)."""
        seq, n = after
        later = or_(JournalRow.seq > seq, (JournalRow.seq == seq) & (JournalRow.n > n))
        asked = select(JournalRow).where(JournalRow.case == case, later).order_by(JournalRow.seq, JournalRow.n)
        with self._store.read() as session:
            return tuple(
                JournalLine(entry=Entry.model_validate_json(row.entry_json), recorded_at=row.recorded_at)
                for row in session.scalars(asked.limit(limit))
            )

    def bundle(self, case: str, *, confidential: bool = False) -> Bundle:
        """A case at a glance, in three queries. Raises `WorldFault` when there is no such case."""
        with self._store.read() as session:
            row = session.get(CaseRow, case)
            if row is None:
                raise WorldFault("卷宗中没有此案", field="case", remedy="请核对案件编号")
            parties = parties_of(session, case)
            papers, services = _papers_with_services(session, case, confidential=confidential)
        return Bundle(
            line=_line(row, tuple(party.name for party in parties)),
            dispute=read_state(row.state_json) if row.state_json else None,
            parties=parties,
            papers=papers,
            services=services,
        )

    def _lines(self, asked: Select[CaseRow]) -> tuple[CaseLine, ...]:
        with self._store.read() as session:
            rows = session.scalars(asked.options(*SLIM)).all()
            names: dict[str, list[str]] = defaultdict(list)
            ids = [row.id for row in rows]
            named = select(PartyRow.case, PartyRow.name).where(PartyRow.case.in_(ids)).order_by(PartyRow.id)
            for case, name in session.execute(named):
                names[case].append(name)
        return tuple(_line(row, tuple(names[row.id])) for row in rows)


def _papers_with_services(
    session: Session, case: str, *, confidential: bool
) -> tuple[tuple[FiledPaper, ...], tuple[ServiceLine, ...]]:
    """Papers and their services by one join."""
    asked = (
        select(PaperRow, ServiceRow)
        .outerjoin(ServiceRow, ServiceRow.paper == PaperRow.key)
        .where(PaperRow.case == case)
        .order_by(PaperRow.n, ServiceRow.at, ServiceRow.key)
    )
    if not confidential:
        asked = asked.where(PaperRow.confidential.is_(False))
    found = session.execute(asked).all()
    papers = dict.fromkeys(filed(paper) for paper, _ in found)
    services: list[ServiceRow | None] = [service for _, service in found]
    return tuple(papers), tuple(_service(service) for service in services if service is not None)


def _service(row: ServiceRow) -> ServiceLine:
    return ServiceLine(
        key=row.key, case=row.case, paper=row.paper, party=row.party, channel=Channel(row.channel), at=row.at
    )


def _attempt(row: AttemptRow) -> AttemptLine:
    return AttemptLine(
        service=row.service,
        paper=row.paper,
        party=row.party,
        channel=Channel(row.channel),
        outcome=Outcome(row.outcome),
        at=row.at,
        why=row.why,
        proof=row.proof,
    )


def _line(row: CaseRow, parties: tuple[str, ...]) -> CaseLine:
    return CaseLine(
        id=row.id,
        office=row.office,
        opened_at=row.opened_at,
        right_kind=row.right_kind,
        quarrel=row.quarrel,
        claim=row.claim,
        status=row.status,
        standing=row.standing,
        headline=row.headline,
        outcome=row.outcome,
        stuck=row.stuck,
        wake_at=row.wake_at,
        seq=row.seq,
        parties=parties,
    )
