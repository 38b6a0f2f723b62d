"""Electronic service into the recipient's box, each once; what people serve by hand the docket writes beside it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from adapters.database.engine import Store, insert_once
from adapters.database.tables import PaperRow, PartyRow, ServiceRow
from cases.errors import WorldFault
from cases.facts import Channel


class Post:
    """The port `Post` on the database: the box of a party is the list of papers served on it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def deliver(self, key: str, *, case: str, paper: str, on: str, form: str, office: str, dated: datetime) -> datetime:
        """Deliver once. The paper is in the box at the instant it is dated; that instant is kept for the key."""
        with self._store.write() as session:
            if session.get(PaperRow, paper) is None:
                raise WorldFault("所送达的文书没有归入卷宗", field="paper", remedy="请先制作该文书")
            record(session, key, case=case, paper=paper, on=on, channel=Channel.ELECTRONIC, at=dated)
            row = session.get_one(ServiceRow, key)
            if (row.case, row.paper, row.party) != (case, paper, on):
                raise WorldFault("同一送达事项已用于另一文书或者另一受送达人", field="key", remedy="请联系系统管理人员")
            return row.at


def record(session: Session, key: str, *, case: str, paper: str, on: str, channel: Channel, at: datetime) -> None:
    """List a service once, in an open transaction, with the address that the party has now."""
    party = session.get(PartyRow, (case, on))
    address = "" if party is None else _address(party, channel)
    values = {"case": case, "paper": paper, "party": on, "channel": channel.value, "at": at, "address": address}
    insert_once(session, ServiceRow, key=key, **values)


def _address(party: PartyRow, channel: Channel) -> str:
    electronic = party.electronic_address or party.email
    return electronic if channel is Channel.ELECTRONIC else party.address
