"""What some acts bring for the docket beside the act itself: names and addresses, which never enter the core."""

from __future__ import annotations

from typing import Any, Protocol

from pydantic import ValidationError

from cases.acts import Stamp
from cases.errors import Malformed
from cases.parties import PartyKind, Side
from cases.records import IdentityKind, PartyRecord
from cases.words import Word
from desk.letters import malformed, printable


class People(Protocol):
    """Where the docket keeps parties."""

    def parties(self, case: str) -> tuple[PartyRecord, ...]: ...
    def put_party(self, case: str, party: PartyRecord) -> None: ...


class Address(Word):
    """Where a party can be reached from now on; what is left out stays as it was."""

    address: str | None = None
    phone: str | None = None
    email: str | None = None
    electronic_address: str | None = None


class Newcomer(Word):
    """Somebody who takes a party's place, or objects from outside."""

    name: str
    kind: PartyKind
    identity_kind: IdentityKind
    identity: str
    address: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    position: str = ""


BESIDE: dict[str, tuple[str, type[Word]]] = {
    "new_address": ("address", Address),
    "address_confirmation": ("address", Address),
    "succession": ("successor", Newcomer),
    "third_person_objection": ("objector", Newcomer),
    "guarantor_signature": ("guarantor", Newcomer),
}
"""By act: the item that goes to the docket, and its form."""


NEEDED = ("succession", "third_person_objection", "guarantor_signature")
"""Acts by which somebody new comes in: without a name in the docket no paper about them can be made."""


def split(name: str, data: dict[str, Any]) -> tuple[dict[str, Any], Word | None]:
    """The act's own data, and what goes to the docket beside it. Raises `Malformed`."""
    if name not in BESIDE or BESIDE[name][0] not in data:
        return data, None
    item, form = BESIDE[name]
    try:
        beside = form.model_validate(data[item])
    except ValidationError as error:
        raise malformed(error, under=item) from None
    return {field: value for field, value in data.items() if field != item}, beside


def must_be_known(people: People, case: str, name: str, stamp: Stamp) -> None:
    """Raise `Malformed` when an act brings nobody with it whose name the docket lacks."""
    known = [party.id for party in people.parties(case)] if name != "succession" else []
    if name in NEEDED and stamp.person not in known:
        raise Malformed(
            "须写明此人的姓名或者名称、证件号码和地址", field=BESIDE[name][0], remedy="内容见 act --describe"
        )


def enter(people: People, case: str, data: dict[str, Any], stamp: Stamp, beside: Word) -> PartyRecord:
    """The docket's entry as it will be. Raises `Malformed` when it is not whole; nothing is written."""
    parties = {party.id: party for party in people.parties(case)}
    id = str(data.get("party") or stamp.party or stamp.person)
    if isinstance(beside, Newcomer):
        return _newcomer(parties.get(id), id, beside)
    known = parties.get(id)
    if known is None:
        raise Malformed(f"本案没有当事人“{printable(id)}”", field="party", remedy="请核对当事人编号")
    return _checked(known.model_dump() | beside.model_dump(exclude_none=True), "address")


def _newcomer(known: PartyRecord | None, id: str, newcomer: Newcomer) -> PartyRecord:
    """A successor takes the number of the party it follows; its agents' authority falls away (LR-09)."""
    if known is None:
        return _checked(newcomer.model_dump() | {"id": id, "side": Side.APPLICANT}, "objector")
    place = {"id": id, "side": known.side, "district": known.district}
    record = _checked(newcomer.model_dump() | place, "successor")
    entered = record.identity == known.identity
    return record.model_copy(update={"formerly": known.formerly if entered else known.name})


def _checked(values: dict[str, Any], place: str) -> PartyRecord:
    try:
        return PartyRecord.model_validate(values)
    except ValidationError as error:
        raise malformed(error, under=place) from None
