"""The complaint as handed in: checked, its texts and files taken, and made into what core and docket read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, Field, ValidationError, model_validator

from cases.agencies import Office
from cases.errors import Malformed
from cases.materials import Complaint, HandedInBy, Materials
from cases.parties import Mandate, Party, PartyKind, Power, Side
from cases.records import AgentRecord, CaseRecord, EvidenceRecord, IdentityKind, PartyRecord, RightRecord
from cases.rights import Matter, Quarrel, Right, RightKind, Sum
from cases.words import Token, Vault, Word
from desk.deposit import Deposit
from desk.letters import malformed

Text = Annotated[str, Field(max_length=1_000_000)]
M = TypeVar("M", bound=BaseModel)


class AgentForm(Word):
    """An agent; `authority_given` says that the written authority lies on the table.

    `listed` is the number under which the agent stands in the directory, where a lawyer mediates elsewhere: he keeps it
    here, so that nobody mediates and represents in the same dispute.
    `authority_legalised`: made abroad, it was notarised and legalised, or signed before the body.
    """

    name: str
    listed: Token | None = None
    identity_kind: IdentityKind = IdentityKind.RESIDENT_ID
    identity: str = ""
    firm: str = ""
    phone: str = ""
    powers: tuple[Power, ...] = ()
    authority_given: bool = False
    authority_legalised: bool = False


class PartyForm(Word):
    """A party; `identity_seen` and `address_confirmed` say what the officer (or the online check) has before him."""

    name: str
    kind: PartyKind
    identity_kind: IdentityKind
    identity: str
    sex: str = ""
    born: date | None = None
    ethnicity: str = ""
    address: str = ""
    district: str = "500000"
    domestic: bool = True
    phone: str = ""
    email: str = ""
    representative: str = ""
    position: str = ""
    electronic: bool = False
    electronic_address: str = ""
    identity_seen: bool = False
    address_confirmed: bool = False
    agents: Annotated[tuple[AgentForm, ...], Field(max_length=2)] = ()


class RightForm(Word):
    """A right in dispute."""

    number: str
    kind: RightKind | None = None
    title: str = ""
    holder: str = ""
    granted_on: date | None = None


class MatterForm(Word):
    """What the dispute is about."""

    right: RightKind
    quarrel: Quarrel
    claim: Sum = Decimal(0)
    arose_on: date
    infringement_district: str | None = None
    well_known_mark: bool = False
    rights: Annotated[tuple[RightForm, ...], Field(max_length=20)] = ()


class EvidenceForm(Word):
    """A piece of evidence: a file, or a text where there is none; `party` is its number in the list of parties."""

    name: str
    proves: str = ""
    pages: Annotated[int, Field(ge=0, le=99_999)] = 0
    party: Token = "p1"
    file: str | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.file is None) == (self.text is None):
            raise ValueError("须提交文件（file）或者文字（text），二者择一")
        return self


class Declarations(Word):
    """What the applicant declares and the counter has checked."""

    refused_before: bool = False
    decided_before: bool = False
    court_pending: bool = False
    holds_right: bool = True
    infringement_on: date | None = None


class ComplaintForm(Word):
    """A request for mediation as it is handed in, at the counter or online.

    Parties are numbered p1, p2 … in their order, applicants first; agents a1, a2 … `by` is who hands it in: a party's
    or an agent's number.
    """

    office: Token
    channel: HandedInBy = HandedInBy.COUNTER
    by: Token = "p1"
    applicants: Annotated[tuple[PartyForm, ...], Field(min_length=1, max_length=10)]
    respondents: Annotated[tuple[PartyForm, ...], Field(max_length=10)] = ()
    matter: MatterForm
    requests: Text = ""
    facts: Text = ""
    right_proof: bool = False
    decision_copy: bool = False
    evidence: Annotated[tuple[EvidenceForm, ...], Field(max_length=200)] = ()
    declarations: Declarations = Declarations()


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """A complaint ready to be opened: what the core reads, and what the docket keeps beside it."""

    complaint: Complaint
    record: CaseRecord


def read_complaint(data: object) -> ComplaintForm:
    """The form out of data; raises `Malformed` with every field that is wrong."""
    try:
        return ComplaintForm.model_validate(data)
    except ValidationError as error:
        raise malformed(error) from None


def take_in(
    form: ComplaintForm, *, case: str, office: Office, received_at: datetime, handed_in_at: datetime, deposit: Deposit
) -> HandedIn:
    """Number everybody, take texts and files, and check every name and number. Raises `Malformed`."""
    return _Counter(form, deposit).handed_in(case, office, received_at, handed_in_at)


class _Counter:
    """One form at the counter: everybody gets a number, texts and files are taken, records are made."""

    def __init__(self, form: ComplaintForm, deposit: Deposit) -> None:
        _check_signs(form, deposit)
        self.form, self.deposit = form, deposit
        self.seen = tuple(_sides(form))
        self.agents = tuple(self._agents())
        self.parties = tuple(self._party(id, place, side, given) for id, place, side, given in self.seen)
        self.rights = tuple(_right(form.matter, place) for place in range(len(form.matter.rights)))
        self.evidence = tuple(_evidence(piece, place, deposit) for place, piece in enumerate(form.evidence))

    def handed_in(self, case: str, office: Office, received_at: datetime, handed_in_at: datetime) -> HandedIn:
        """The complaint and the records behind its ids."""
        declared = self.form.declarations
        complaint = _made(
            Complaint,
            case=case,
            office=office,
            by=self.form.by,
            party=self._for_whom(),
            channel=self.form.channel,
            received_at=received_at,
            handed_in_at=handed_in_at,
            parties=tuple(party for _, party in self.parties),
            matter=self._matter(),
            materials=self._materials(),
            refused_before=declared.refused_before,
            decided_before=declared.decided_before,
            court_pending=declared.court_pending,
            applicant_holds_right=declared.holds_right,
            infringement_on=declared.infringement_on,
        )
        record = _made(
            CaseRecord,
            complaint=complaint,
            parties=tuple(record for record, _ in self.parties),
            agents=tuple(record for _, _, record in self.agents),
            rights=self.rights,
            evidence=self.evidence,
        )
        return HandedIn(complaint=complaint, record=record)

    def _agents(self) -> Iterator[tuple[str, AgentForm, AgentRecord]]:
        """Every agent with the party it stands for, numbered through."""
        number = 0
        for party, place, _, given in self.seen:
            for n, agent in enumerate(given.agents):
                number += 1
                values = agent.model_dump(exclude={"powers", "authority_given", "authority_legalised", "listed"})
                id = agent.listed or f"a{number}"
                yield party, agent, _made(AgentRecord, f"{place}.agents.{n}", id=id, **values)

    def _party(self, id: str, place: str, side: Side, given: PartyForm) -> tuple[PartyRecord, Party]:
        mandates = tuple(
            Mandate(agent=record.id, powers=agent.powers) for party, agent, record in self.agents if party == id
        )
        values = given.model_dump(exclude={"agents", "identity_seen", "address_confirmed", "domestic"})
        record = _made(PartyRecord, place, id=id, side=side, mandates=mandates, **values)
        party = Party(
            id=id,
            side=side,
            kind=given.kind,
            district=record.district,
            domestic=given.domestic,
            electronic=given.electronic,
            mandates=mandates,
        )
        return record, party

    def _materials(self) -> Materials:
        form, deposit = self.form, self.deposit
        return Materials(
            requests=deposit.text(form.requests, Vault.RECORD, "requests") if form.requests.strip() else None,
            facts=deposit.text(form.facts, Vault.RECORD, "facts") if form.facts.strip() else None,
            evidence=tuple(dict.fromkeys(piece.file for piece in self.evidence)),
            right_proof=form.right_proof,
            identified=tuple(id for id, _, _, party in self.seen if party.identity_seen),
            addressed=tuple(id for id, _, _, party in self.seen if party.address_confirmed),
            authorised=tuple(record.id for _, agent, record in self.agents if agent.authority_given),
            legalised=tuple(record.id for _, agent, record in self.agents if agent.authority_legalised),
            decision_copy=form.decision_copy,
        )

    def _matter(self) -> Matter:
        values = self.form.matter.model_dump(exclude={"rights"})
        named = tuple(Right(kind=right.kind, number=right.number, granted_on=right.granted_on) for right in self.rights)
        return _made(Matter, "matter", rights=named, **values)

    def _for_whom(self) -> str:
        """The party in whose name it is handed in: itself, or the first that the agent stands for."""
        for _, party in self.parties:
            if self.form.by in (party.id, *(mandate.agent for mandate in party.mandates)):
                return party.id
        raise Malformed(
            "提出申请的人不在当事人和代理人之中",
            field="by",
            remedy="请填写当事人编号（如 p1）或者代理人编号（如 a1）",
        )


def _sides(form: ComplaintForm) -> Iterator[tuple[str, str, Side, PartyForm]]:
    """Every party with its number, its place in the form, and its side."""
    number = 0
    for side, name in ((Side.APPLICANT, "applicants"), (Side.RESPONDENT, "respondents")):
        for place, party in enumerate(getattr(form, name)):
            number += 1
            yield f"p{number}", f"{name}.{place}", side, party


def _right(matter: MatterForm, place: int) -> RightRecord:
    values = matter.rights[place].model_dump()
    kind = values.pop("kind") or matter.right
    return _made(RightRecord, f"matter.rights.{place}", kind=kind, **values)


def _evidence(piece: EvidenceForm, place: int, deposit: Deposit) -> EvidenceRecord:
    where = f"evidence.{place}"
    if piece.file is not None:
        file = deposit.file(piece.file, Vault.RECORD, f"{where}.file")
    else:
        file = deposit.text(piece.text or "", Vault.RECORD, f"{where}.text")
    values = piece.model_dump(exclude={"file", "text"})
    return _made(EvidenceRecord, where, file=file, **values)


def _made(model: type[M], place: str = "", /, **values: Any) -> M:
    """The value, or a letter that says where in the form it went wrong."""
    try:
        return model(**values)
    except ValidationError as error:
        raise malformed(error, under=place) from None


def _check_signs(form: ComplaintForm, deposit: Deposit) -> None:
    """Every short text of the form is made of signs that the fonts have; long texts and files are looked at later."""
    shown = form.model_dump(exclude={"requests", "facts"}, mode="json")
    for place, text in _texts(shown):
        if not place.endswith((".file", ".text")):
            deposit.check_signs(text, place)


def _texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, f"{place}.{number}")
