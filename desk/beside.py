"""What some acts bring for the docket beside the act itself: names and addresses, which never enter the core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import ValidationError

from cases.acts import Act, Stamp
from cases.acts.service import AddressConfirmation, ElectronicConsent
from cases.errors import Malformed
from cases.parties import LEAVES_THE_PARTY, Loss, Party, PartyKind, Side
from cases.records import AgentRecord, IdentityKind, PartyRecord
from cases.words import Word
from desk.letters import malformed, printable
from procedures.rules import File


class People(Protocol):
    """Where the docket keeps parties."""

    def parties(self, case: str) -> tuple[PartyRecord, ...]: ...
    def put_party(self, case: str, party: PartyRecord) -> None: ...
    def agents(self, case: str) -> tuple[AgentRecord, ...]: ...
    def put_agent(self, case: str, agent: AgentRecord) -> None: ...


class Address(Word):
    """Where a party can be reached from now on; what is left out stays as it was."""

    address: str | None = None
    phone: str | None = None
    email: str | None = None
    electronic_address: str | None = None


class Newcomer(Word):
    """Somebody who takes a party's place or acts in it (a guardian, an administrator), joins, or objects from outside.

    `electronic` is the consent to electronic service in the person's own address confirmation.
    """

    name: str
    kind: PartyKind
    identity_kind: IdentityKind
    identity: str
    address: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    position: str = ""
    district: str = "500000"
    domestic: bool = True
    electronic: bool = False
    electronic_address: str = ""


class Agent(Word):
    """An agent as the written authority names it; the powers are in the act."""

    name: str
    identity_kind: IdentityKind = IdentityKind.RESIDENT_ID
    identity: str = ""
    firm: str = ""
    phone: str = ""


BESIDE: dict[str, tuple[str, type[Word]]] = {
    "new_address": ("address", Address),
    "address_confirmation": ("address", Address),
    "electronic_consent": ("address", Address),
    "succession": ("successor", Newcomer),
    "third_person_objection": ("objector", Newcomer),
    "joinder": ("newcomer", Newcomer),
    "authorisation": ("representative", Agent),
    "guarantor_signature": ("guarantor", Newcomer),
}
"""By act: the item that goes to the docket, and its form."""


NEEDED = ("succession", "third_person_objection", "joinder", "authorisation", "guarantor_signature")
"""Acts by which somebody new comes in: without a name in the docket no paper about them can be made."""

TOLD = ("kind", "district", "domestic", "electronic")
"""What the core reads of a successor or of who joins; the rest is for the docket alone."""


def split(name: str, data: dict[str, Any]) -> tuple[dict[str, Any], Word | None]:
    """The act's own data, and what goes to the docket beside it. Raises `Malformed`."""
    if name not in BESIDE or BESIDE[name][0] not in data:
        return data, None
    item, form = BESIDE[name]
    try:
        beside = form.model_validate(data[item])
    except ValidationError as error:
        raise malformed(error, under=item) from None
    own = {field: value for field, value in data.items() if field != item}
    if name in ("succession", "joinder"):
        own |= {field: getattr(beside, field) for field in TOLD}
    return own, beside


@dataclass(frozen=True, kw_only=True)
class Entries:
    """What the docket is to keep: parties and agents whose entries are new or change."""

    parties: tuple[PartyRecord, ...] = ()
    agents: tuple[AgentRecord, ...] = ()

    def write(self, people: People, case: str) -> None:
        """Into the docket."""
        for agent in self.agents:
            people.put_agent(case, agent)
        for party in self.parties:
            people.put_party(case, party)


def must_be_known(people: People, case: str, name: str, data: dict[str, Any], stamp: Stamp) -> None:
    """Raise `Malformed` when an act brings nobody with it whose name the docket lacks."""
    known: list[str] = []
    if name in ("third_person_objection", "guarantor_signature"):
        known = [party.id for party in people.parties(case)]
    if name == "authorisation":
        known = [agent.id for agent in people.agents(case)]
    if name in NEEDED and (data.get("agent") or stamp.person) not in known:
        raise Malformed(
            "须写明此人的姓名或者名称、证件号码和地址", field=BESIDE[name][0], remedy="内容见 act --describe"
        )


def must_be_reachable(people: People, case: str, act: Act, entered: tuple[PartyRecord, ...]) -> None:
    """Raise `Malformed` when a party is to be served electronically and the docket has no electronic address of it."""
    if not isinstance(act, AddressConfirmation | ElectronicConsent) or not getattr(act, "electronic", True):
        return
    id = act.party if isinstance(act, ElectronicConsent) else act.stamp.party
    record = next((party for party in (*entered, *people.parties(case)) if party.id == id), None)
    if record is not None and not (record.electronic_address or record.email):
        raise Malformed(
            "没有电子送达地址", field="address", remedy="请写明电子送达地址（electronic_address）或者电子邮箱"
        )


def entries(
    people: People, case: str, data: dict[str, Any], stamp: Stamp, beside: Word | None, *, was: File, now: File
) -> Entries:
    """What an act brings for the docket: what was handed in beside it, and what it changed in the file.

    Raises `Malformed` when an entry is not whole; nothing is written.
    """
    agents = (_agent(people, case, data, beside),) if isinstance(beside, Agent) else ()
    changed: dict[str, PartyRecord] = {}
    if isinstance(beside, Newcomer | Address):
        gone = {party.id: party.gone for party in was.parties}
        entered = enter(people, case, data, stamp, beside, gone.get(str(data.get("party"))))
        changed[entered.id] = entered
    before = {party.id: party for party in was.parties}
    records = {record.id: record for record in people.parties(case)} | changed
    for party in now.parties:
        if party != before.get(party.id) and party.id in records:
            changed[party.id] = _as_in_file(records[party.id], party)
    return Entries(parties=tuple(changed.values()), agents=agents)


def _as_in_file(record: PartyRecord, party: Party) -> PartyRecord:
    """The record with what the file says of the party."""
    told = party.model_dump(include={"side", "kind", "district", "electronic"})
    mandates = tuple(mandate.model_copy(update={"given_at": None}) for mandate in party.mandates)
    return _checked(record.model_dump() | told | {"mandates": mandates}, "address")


def _agent(people: People, case: str, data: dict[str, Any], agent: Agent) -> AgentRecord:
    """The agent's entry; a number belongs to one person only."""
    id = str(data.get("agent"))
    known = next((record for record in people.agents(case) if record.id == id), None)
    if known is not None and known.name != agent.name.strip():
        raise Malformed("该代理人编号已经登记为他人", field="agent", remedy="请用下一个未使用的编号")
    try:
        return AgentRecord(id=id, **agent.model_dump())
    except ValidationError as error:
        raise malformed(error, under="representative") from None


def enter(
    people: People, case: str, data: dict[str, Any], stamp: Stamp, beside: Word, gone: Loss | None = None
) -> PartyRecord:
    """The docket's entry as it will be. Raises `Malformed` when it is not whole; nothing is written."""
    parties = {party.id: party for party in people.parties(case)}
    id = str(data.get("party") or stamp.party or stamp.person)
    if isinstance(beside, Newcomer):
        if "side" in data:
            return _checked(_record(beside) | {"id": id, "side": data["side"]}, "newcomer")
        known = parties.get(id)
        return _in_place(known, beside) if known and gone in LEAVES_THE_PARTY else _newcomer(known, id, beside)
    known = parties.get(id)
    if known is None:
        raise Malformed(f"本案没有当事人“{printable(id)}”", field="party", remedy="请核对当事人编号")
    return _checked(known.model_dump() | beside.model_dump(exclude_none=True), "address")


def _record(newcomer: Newcomer) -> dict[str, Any]:
    return newcomer.model_dump(exclude={"domestic"})


def _in_place(known: PartyRecord, acting: Newcomer) -> PartyRecord:
    """A guardian or an administrator represents the party, which stays who it is (民事诉讼法60; 企业破产法25)."""
    where = acting.model_dump(include={"address", "phone", "email", "electronic", "electronic_address"})
    who = {"representative": acting.name, "position": acting.position, "mandates": ()}
    return _checked(known.model_dump() | who | {name: value for name, value in where.items() if value}, "successor")


def _newcomer(known: PartyRecord | None, id: str, newcomer: Newcomer) -> PartyRecord:
    """A successor takes the number of the party it follows; its agents' authority falls away (LR-09)."""
    if known is None:
        return _checked(_record(newcomer) | {"id": id, "side": Side.APPLICANT}, "objector")
    if not newcomer.address:
        raise Malformed(
            "继受人须提交新的送达地址确认书", field="successor.address", article="CPLI-136", remedy="请填写送达地址"
        )
    record = _checked(_record(newcomer) | {"id": id, "side": known.side}, "successor")
    entered = record.identity == known.identity
    return record.model_copy(update={"formerly": known.formerly if entered else known.name})


def _checked(values: dict[str, Any], place: str) -> PartyRecord:
    try:
        return PartyRecord.model_validate(values)
    except ValidationError as error:
        raise malformed(error, under=place) from None
