"""To which procedure an act goes, and which service a report means, where the sender does not say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from cases.acts import AnyAct, Report, Stamp
from cases.agencies import Actor
from cases.effects import Serve, ServeByHand
from cases.errors import Malformed
from desk.actors import People, mediator
from desk.acts_in import kind_named, read_act
from desk.deposit import Deposit
from desk.letters import malformed
from procedures.dispute import Dispute
from procedures.reading import openings
from procedures.service_state import Service

EVERYWHERE = "dispute"


def addressed(dispute: Dispute, name: str, who: Actor) -> str:
    """The procedure that asks for this act, or in which it is open to this person; the latest if there are several.

    Where it is open in none, the whole dispute is asked, and answers with the most telling reason.
    """
    found = [opening for opening in openings(dispute, who, (kind_named(name),)) if opening.open]
    asked = [opening for opening in found if opening.duty]
    return (asked or found)[-1].procedure if found else EVERYWHERE


def stamped(
    who: Actor, act_id: str, *, received_at: datetime, handed_in_at: datetime | None = None, seen: int | None = None
) -> Stamp:
    """The stamp of an act: who, when received, when handed in."""
    try:
        return Stamp(
            act_id=act_id,
            person=who.person,
            role=who.role,
            office=who.office,
            party=who.party,
            received_at=received_at,
            handed_in_at=handed_in_at or received_at,
            seen=seen,
        )
    except ValidationError as error:
        raise malformed(error) from None


def compose(
    dispute: Dispute,
    name: str,
    data: dict[str, Any],
    *,
    stamp: Stamp,
    to: str | None,
    deposit: Deposit,
    directory: People,
) -> AnyAct:
    """The act as it goes to the core. Raises `Malformed`."""
    kind = kind_named(name)
    if issubclass(kind, Report) and "key" not in data:
        data = _with_key(dispute, data, stamp)
    return read_act(
        name,
        data,
        stamp=stamp,
        to=to or addressed(dispute, name, stamp.actor),
        deposit=deposit,
        offices=lambda id: directory.office(id).body,
        mediators=lambda id: mediator(id, directory),
    )


def _with_key(dispute: Dispute, data: dict[str, Any], stamp: Stamp) -> dict[str, Any]:
    """A report may name form and recipient (`paper`, `recipient`) instead of the key of the service."""
    rest = {name: value for name, value in data.items() if name not in ("paper", "recipient")}
    recipient = data.get("recipient", stamp.party)
    waiting = [
        one
        for one in _services(dispute)
        if one.form == data.get("paper") and (recipient is None or recipient == one.on)
    ]
    mine = [one for one in waiting if one.office == stamp.office] or waiting
    if not mine:
        there = "、".join(f"{effect.form}→{effect.on}" for effect in dispute.outbox if isinstance(effect, ServeByHand))
        raise Malformed(
            "没有等待送达回报的这份文书",
            field="paper",
            remedy=f"现在等待回报的有：{there}" if there else "现在没有等待回报的送达事项",
        )
    return rest | {"key": mine[0].key}


def _services(dispute: Dispute) -> Iterator[Serve | ServeByHand | Service]:
    """What may be meant: what waits for people, what the machine could not send, what was served, the latest first."""
    yield from (effect for effect in dispute.outbox if isinstance(effect, ServeByHand))
    yield from (effect for effect in dispute.undone if isinstance(effect, Serve))
    yield from (one for one in reversed(dispute.conduct.services) if one.effective is not None)
