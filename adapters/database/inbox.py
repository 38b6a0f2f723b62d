"""The inbox: acts as received, written before they are sent to their case and settled by its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select, update

from activities.ports import InboxRow
from adapters.database.engine import Store, insert_once
from adapters.database.tables import ActRow
from cases.acts import AnyAct
from cases.errors import Conflicting, WorldFault
from procedures.dispute import Answer

_ACT: TypeAdapter[AnyAct] = TypeAdapter(AnyAct)


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a person holds for an act: the row as received, and its answer or the letter that turned it away."""

    row: InboxRow
    answer: Answer | None = None
    turned_away: str | None = None


class Inbox:
    """The port `Inbox` on the database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def receive(self, row: InboxRow) -> InboxRow:
        """Keep the row; the same id again is the row that came first. Raises `Conflicting` for other content."""
        with self._store.write() as session:
            insert_once(
                session,
                ActRow,
                act_id=row.act_id,
                case=row.case,
                received_at=row.received_at,
                content_hash=row.content_hash,
                act_json=_ACT.dump_json(row.act).decode(),
            )
            first = session.get_one(ActRow, row.act_id)
            if (first.case, first.content_hash) != (row.case, row.content_hash):
                raise Conflicting("同一编号的办理事项已经提交过，内容不同", field="act_id", remedy="请用新的编号提交")
            return _row(first)

    def before(self, case: str, due: datetime) -> tuple[InboxRow, ...]:
        """Unsettled acts of the case received before `due`, in the order of receipt."""
        asked = select(ActRow).where(ActRow.case == case, ActRow.received_at < due, ActRow.settled_at.is_(None))
        with self._store.read() as session:
            return tuple(_row(row) for row in session.scalars(asked.order_by(ActRow.received_at, ActRow.act_id)))

    def settle(self, act_id: str, answer: Answer | None, turned_away: str | None = None) -> None:
        """The act was answered, or turned away with this letter; a settled row stays settled."""
        if (answer is None) == (turned_away is None):
            raise ValueError("an act is settled by an answer or by a letter")
        open_row = update(ActRow).where(ActRow.act_id == act_id, ActRow.settled_at.is_(None))
        with self._store.write() as session:
            if session.get(ActRow, act_id) is None:
                raise WorldFault("收件登记中没有此办理事项", field="act_id", remedy="请联系系统管理人员核对收件登记")
            session.execute(
                open_row.values(
                    settled_at=datetime.now(UTC),
                    answer_json=answer.model_dump_json() if answer else None,
                    turned_away=turned_away,
                )
            )

    def unsettled(self, older_than: datetime, limit: int = 100) -> tuple[InboxRow, ...]:
        """Rows that nobody has answered yet, oldest first."""
        asked = select(ActRow).where(ActRow.settled_at.is_(None), ActRow.received_at < older_than)
        with self._store.read() as session:
            rows = session.scalars(asked.order_by(ActRow.received_at, ActRow.act_id).limit(limit))
            return tuple(_row(row) for row in rows)

    def receipt(self, act_id: str) -> Receipt | None:
        """What became of an act."""
        with self._store.read() as session:
            row = session.get(ActRow, act_id)
        if row is None:
            return None
        answer = Answer.model_validate_json(row.answer_json) if row.answer_json else None
        return Receipt(row=_row(row), answer=answer, turned_away=row.turned_away)


def _row(row: ActRow) -> InboxRow:
    try:
        act = _ACT.validate_json(row.act_json)
    except ValidationError:
        raise WorldFault("收件登记中的一件事项无法读出", field=row.act_id, remedy="请升级系统后重试") from None
    return InboxRow(
        act_id=row.act_id,
        case=row.case,
        received_at=row.received_at,
        content_hash=row.content_hash,
        act=act,
        settled=row.settled_at is not None,
    )
