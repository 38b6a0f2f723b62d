"""Electronic service into the recipient's box, and the returns that people report; each once, with a log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from adapters.database.engine import Store, insert_once
from adapters.database.tables import PaperRow, ServiceRow
from cases.errors import WorldFault
from cases.facts import Channel


class Post:
    """The port `Post` on the database: the box of a party is the list of papers served on it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def deliver(self, key: str, *, case: str, paper: str, on: str, form: str, office: str, dated: datetime) -> datetime:
        """Deliver once. The paper is in the box at the instant it is dated; that instant is kept for the key."""
        with self._store.write() as session:
            row = _record(session, key, case=case, paper=paper, on=on, channel=Channel.ELECTRONIC, at=dated)
            return row.at

    def record_return(self, key: str, *, case: str, paper: str, on: str, channel: str, at: datetime) -> None:
        """Record a service that a person reported; the first report of a key stays."""
        with self._store.write() as session:
            row = _record(session, key, case=case, paper=paper, on=on, channel=Channel(channel), at=at)
            if (row.channel, row.at) != (channel, at):
                raise WorldFault("同一送达事项已有不同的回报", field="key", remedy="请核对送达回证")


def _record(
    session: Session, key: str, *, case: str, paper: str, on: str, channel: Channel, at: datetime
) -> ServiceRow:
    if session.get(PaperRow, paper) is None:
        raise WorldFault("所送达的文书没有归入卷宗", field="paper", remedy="请先制作该文书")
    insert_once(session, ServiceRow, key=key, case=case, paper=paper, party=on, channel=channel.value, at=at)
    row = session.get_one(ServiceRow, key)
    if (row.case, row.paper, row.party) != (case, paper, on):
        raise WorldFault("同一送达事项已用于另一文书或者另一受送达人", field="key", remedy="请联系系统管理人员")
    return row
