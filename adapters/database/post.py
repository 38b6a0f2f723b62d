"""Electronic service into the recipient's box, each once; what people serve by hand the docket writes beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from adapters.database.engine import Store, insert_all, insert_once
from adapters.database.tables import AttemptRow, PaperRow, PartyRow, ServiceRow
from cases.errors import WorldFault
from cases.facts import Channel
from procedures.service_state import Attempt, Service


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


def keep_attempts(session: Session, case: str, services: Sequence[Service]) -> None:
    """List every way that was tried; a service that counts from another day, or by another way, is listed so."""
    session.execute(delete(AttemptRow).where(AttemptRow.case == case))
    tried = [(one, way) for one in services for way in one.tries]
    insert_all(session, AttemptRow, [_attempt(case, n, one, way) for n, (one, way) in enumerate(tried, 1)])
    for one in services:
        if one.effective is not None and len(one.tries) > 1:
            counts = {"channel": one.effective.channel.value, "at": one.effective.at}
            session.execute(update(ServiceRow).where(ServiceRow.key == one.key).values(**counts))


def _attempt(case: str, n: int, one: Service, way: Attempt) -> dict[str, Any]:
    return {
        "case": case,
        "n": n,
        "service": one.key,
        "paper": one.paper,
        "party": one.on,
        "channel": way.channel.value,
        "outcome": way.outcome.value,
        "at": way.at,
        "why": way.why.value if way.why else "",
        "proof": way.proof or "",
    }


def _address(party: PartyRow, channel: Channel) -> str:
    electronic = party.electronic_address or party.email
    return electronic if channel is Channel.ELECTRONIC else party.address
