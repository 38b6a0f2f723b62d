"""The docket: the journal line by line, and what follows from the state for lists, worklists and calendars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from adapters.calendars import packaged
from adapters.database.engine import Store, insert_all, insert_once
from adapters.database.post import keep_attempts, record
from adapters.database.sources import DocketSources
from adapters.database.tables import CalendarRow, CaseRow, DeadlineRow, JournalRow, PartyRow, TaskRow
from cases.calendar import Calendar
from cases.errors import CalendarInvalid, WorldFault
from cases.facts import Served
from procedures.conduct import ARCHIVED
from procedures.dispute import Dispute, Entry
from procedures.reading import Deadline, Task, closed, deadlines, standing, standing_title, stuck, tasks, wake

STATE: TypeAdapter[Dispute] = TypeAdapter(Dispute)
TASK: TypeAdapter[Task] = TypeAdapter(Task)
DEADLINE: TypeAdapter[Deadline] = TypeAdapter(Deadline)


class Docket:
    """The port `Docket` on the database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, case: str, entries: Sequence[Entry], dispute: Dispute) -> None:
        """Write entries in order and what follows from the state, in one transaction; repeated entries are skipped.

        The journal has no holes and is never written over: an entry that does not follow the last one, or says
        something else than the one that stands in its place, raises `WorldFault` and nothing is written. A service
        that an entry tells of, by hand or not, is listed with the services. A state that is not newer than the one
        written is ignored.
        """
        if dispute.file.case != case:
            raise WorldFault("案件编号与状态不符", field="case", remedy="请联系系统管理人员")
        with self._store.write() as session:
            insert_once(session, CaseRow, **_summary(dispute))
            row = session.scalars(select(CaseRow).where(CaseRow.id == case).with_for_update()).one()
            fresh = _following(session, case, entries)
            insert_all(session, JournalRow, [_line(case, entry) for entry in fresh])
            _list_services(session, case, fresh)
            if row.state_json is None or dispute.seq > row.seq:
                _derive(session, dispute)

    def state(self, case: str) -> Dispute | None:
        """The last state written."""
        with self._store.read() as session:
            text = session.scalar(select(CaseRow.state_json).where(CaseRow.id == case))
        return read_state(text) if text else None

    def holds(self, case: str, seq: int) -> bool:
        """Whether everything up to this sequence is written."""
        with self._store.read() as session:
            written = session.scalar(select(CaseRow.seq).where(CaseRow.id == case))
        return written is not None and written >= seq

    def archived(self, case: str) -> bool:
        """Whether the file of this case is closed for good."""
        with self._store.read() as session:
            status = session.scalar(select(CaseRow.status).where(CaseRow.id == case))
        return status == ARCHIVED.value

    def unbegun(self, older_than: datetime, limit: int = 100) -> tuple[str, ...]:
        """Cases received before that instant whose workflow has not written anything yet, oldest first."""
        asked = select(CaseRow.id).where(CaseRow.state_json.is_(None), CaseRow.opened_at < older_than)
        with self._store.read() as session:
            return tuple(session.scalars(asked.order_by(CaseRow.opened_at, CaseRow.id).limit(limit)))

    def sources(self, case: str, *, confidential: bool = False) -> DocketSources:
        """Where a paper finds names and texts; vault material only for a paper that is confidential itself."""
        return DocketSources(self._store, case, confidential=confidential)

    def calendar(self) -> Calendar:
        """The calendar in force: the one entered last, or the package's while none was entered."""
        with self._store.read() as session:
            text = session.scalar(select(CalendarRow.calendar_json).order_by(CalendarRow.n.desc()).limit(1))
        return Calendar.model_validate_json(text) if text else packaged()

    def put_calendar(self, calendar: Calendar, in_force_since: datetime) -> None:
        """Enter a calendar; it is in force from now on. Raises `CalendarInvalid` for a version that says otherwise."""
        text = calendar.model_dump_json()
        with self._store.write() as session:
            last = session.scalar(select(func.max(CalendarRow.n))) or 0
            values = {"version": calendar.version, "n": last + 1, "in_force_since": in_force_since}
            insert_once(session, CalendarRow, **values, calendar_json=text)
            known = session.get(CalendarRow, calendar.version)
            if known is None or known.calendar_json != text:
                raise CalendarInvalid("此版本号的日历已登记，内容不同", field="version", remedy="请换用新的版本号")


def read_state(text: str) -> Dispute:
    """A state as it was written. Raises `WorldFault` when this code cannot read it."""
    try:
        return STATE.validate_json(text)
    except ValidationError:
        raise WorldFault("卷宗中的案件状态无法读出", remedy="请升级系统后重试") from None


def _following(session: Session, case: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are not in the journal yet, in order, each following the one before it."""
    asked = select(JournalRow.seq, JournalRow.n).where(JournalRow.case == case)
    found = session.execute(asked.order_by(JournalRow.seq.desc(), JournalRow.n.desc()).limit(1)).first()
    last = (found.seq, found.n) if found else (0, -1)
    for entry in entries:
        if (entry.seq, entry.n) <= last:
            _check_same(session, case, entry)
    fresh = sorted((entry for entry in entries if (entry.seq, entry.n) > last), key=lambda entry: (entry.seq, entry.n))
    for entry in fresh:
        seq, n = last
        last = (entry.seq, entry.n)
        if last not in ((seq, n + 1), (seq + 1, 0)):
            raise WorldFault(
                f"案件日志缺少第{seq}.{n}条与第{entry.seq}.{entry.n}条之间的记录",
                field="seq",
                remedy="请先补写前面的记录；日志没有改动",
            )
    return fresh


def _check_same(session: Session, case: str, entry: Entry) -> None:
    row = session.get(JournalRow, (case, entry.seq, entry.n))
    if row is None or Entry.model_validate_json(row.entry_json) != entry:
        raise WorldFault(
            f"案件日志第{entry.seq}.{entry.n}条与案件进程所记不同",
            field="seq",
            remedy="案件进程落后于卷宗，请用 check --mend 按卷宗重新启动",
        )


def _line(case: str, entry: Entry) -> dict[str, Any]:
    stamp = entry.act.stamp if entry.act else None
    return {
        "case": case,
        "seq": entry.seq,
        "n": entry.n,
        "at": entry.at,
        "procedure": entry.procedure,
        "what": entry.what,
        "rule": entry.rule or "",
        "person": stamp.person if stamp else None,
        "role": stamp.role.value if stamp else None,
        "office": stamp.office if stamp else None,
        "party": stamp.party if stamp else entry.party,
        "entry_json": entry.model_dump_json(),
    }


def _list_services(session: Session, case: str, entries: Sequence[Entry]) -> None:
    """What people served by hand; electronic services are listed already, under the same keys."""
    for fact in (entry.fact for entry in entries):
        if isinstance(fact, Served):
            record(session, fact.key, case=case, paper=fact.paper, on=fact.on, channel=fact.channel, at=fact.at)


def _summary(dispute: Dispute) -> dict[str, Any]:
    """What a case's row says when no desk has opened it."""
    file = dispute.file
    return {
        "id": file.case,
        "office": file.office.id,
        "opened_at": file.opened_at,
        "right_kind": file.matter.right.value,
        "quarrel": file.matter.quarrel.value,
        "claim": file.matter.claim,
    }


def _derive(session: Session, dispute: Dispute) -> None:
    case = dispute.file.case
    session.execute(update(CaseRow).where(CaseRow.id == case).values(**_state(dispute)))
    session.execute(delete(TaskRow).where(TaskRow.case == case))
    session.execute(delete(DeadlineRow).where(DeadlineRow.case == case))
    insert_all(session, TaskRow, [_task(case, task) for task in tasks(dispute)])
    insert_all(session, DeadlineRow, [_deadline(case, n, item) for n, item in enumerate(deadlines(dispute), 1)])
    keep_attempts(session, case, dispute.conduct.services)
    for party in dispute.file.parties:
        consent = update(PartyRow).where(PartyRow.case == case, PartyRow.id == party.id)
        session.execute(consent.values(electronic=party.electronic))


def _state(dispute: Dispute) -> dict[str, Any]:
    over = bool(dispute.others) and all(procedure.ended for procedure in dispute.others)
    return {
        "office": dispute.file.office.id,
        "claim": dispute.file.matter.claim,
        "status": dispute.conduct.status.value,
        "standing": " ".join(f"{procedure}:{status}" for procedure, status in standing(dispute)),
        "headline": standing_title(dispute),
        "outcome": dispute.others[-1].state.value if over else "",
        "stuck": stuck(dispute),
        "wake_at": None if closed(dispute) else wake(dispute),
        "seq": dispute.seq,
        "schema_version": dispute.schema_version,
        "state_json": STATE.dump_json(dispute).decode(),
    }


def _task(case: str, task: Task) -> dict[str, Any]:
    return {
        "case": case,
        "id": task.id,
        "procedure": task.procedure,
        "act": task.act,
        "title": task.title,
        "roles": f" {' '.join(task.roles)} ",
        "office": task.office,
        "party": task.party,
        "due": task.due,
        "task_json": TASK.dump_json(task).decode(),
    }


def _deadline(case: str, n: int, deadline: Deadline) -> dict[str, Any]:
    return {
        "case": case,
        "n": n,
        "procedure": deadline.procedure,
        "term": deadline.term,
        "party": deadline.party,
        "due": deadline.due,
        "last_day": deadline.last_day,
        "provisional": deadline.provisional,
        "stopped": deadline.stopped,
        "deadline_json": DEADLINE.dump_json(deadline).decode(),
    }
