"""What the docket keeps about people, rights, evidence and offices: names and numbers that never enter a history.

These are filled in at the counter or online and written by the desk before an act refers to them by id.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator

from cases.agencies import Mediator, Office, OfficeKind, Role
from cases.materials import Complaint
from cases.numbers import born_and_sex, credit_code, masked, resident_id, right_number
from cases.parties import Mandate, PartyKind, Power, Side
from cases.rights import RightKind
from cases.words import PaperNumber, Ref, Token, Word

_NUMBER: TypeAdapter[str] = TypeAdapter(PaperNumber)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ufffe\uffff]")


def _printable(text: str) -> str:
    if _CONTROLS.search(text):
        raise ValueError("文字中含有不可见的控制字符")
    return text


def _line(longest: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > longest:
            raise ValueError(f"文字过长，最多{longest}个字")
        return _printable(text)

    return AfterValidator(check)


_Stripped = StringConstraints(strip_whitespace=True)
Name = Annotated[str, _Stripped, Field(min_length=1), _line(120)]
"""A name of a person or body; never empty."""

Line = Annotated[str, _Stripped, _line(300)]
"""One line of text; may be empty."""

Phone = Annotated[str, _Stripped, Field(pattern=r"^(\+?[0-9][0-9 \-]{4,22}[0-9])?$")]
Email = Annotated[
    str, _Stripped, Field(pattern=r"^([^@\s\x00-\x1f]{1,80}@[^@\s\x00-\x1f]{1,120}\.[^@\s\x00-\x1f]{2,40})?$")
]
Division = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
"""A six-digit division code (行政区划代码)."""


class IdentityKind(StrEnum):
    """What kind of document an identity number is taken from."""

    RESIDENT_ID = "resident_id"
    CREDIT_CODE = "credit_code"
    PASSPORT = "passport"
    PERMIT = "permit"
    REGISTRATION = "registration"


IDENTITY_TITLES = {
    IdentityKind.RESIDENT_ID: "公民身份号码",
    IdentityKind.CREDIT_CODE: "统一社会信用代码",
    IdentityKind.PASSPORT: "护照号码",
    IdentityKind.PERMIT: "通行证、居留证件号码",
    IdentityKind.REGISTRATION: "登记注册号",
}

_OF_PERSONS = (IdentityKind.RESIDENT_ID, IdentityKind.PASSPORT, IdentityKind.PERMIT)


def _identity(kind: IdentityKind, number: str) -> str:
    if kind is IdentityKind.RESIDENT_ID:
        return resident_id(number)
    return credit_code(number) if kind is IdentityKind.CREDIT_CODE else number


class Record(Word):
    """A record about people; an error never quotes what was typed, for it may be somebody's number."""

    model_config = ConfigDict(hide_input_in_errors=True)


class PartyRecord(Record):
    """A party with its names and numbers; `id`, `side` and `kind` are those of `cases.parties.Party`.

    Sex and day of birth are taken from a resident identity number when they are left out, and must fit it when not.
    `formerly` is the name of the party in whose place this one has come.
    """

    id: Annotated[str, Field(pattern=r"^p[1-9][0-9]?$")]
    side: Side
    kind: PartyKind
    name: Name
    identity_kind: IdentityKind
    identity: Annotated[str, _Stripped, Field(min_length=1), _line(60)]
    sex: Annotated[str, Field(pattern=r"^(男|女)?$")] = ""
    born: date | None = None
    ethnicity: Line = ""
    address: Line = ""
    district: Division = "500000"
    phone: Phone = ""
    email: Email = ""
    representative: Annotated[str, _Stripped, _line(120)] = ""
    position: Line = ""
    electronic: bool = False
    electronic_address: Line = ""
    formerly: Annotated[str, _Stripped, _line(120)] = ""
    mandates: Annotated[tuple[Mandate, ...], Field(max_length=2)] = ()

    @model_validator(mode="before")
    @classmethod
    def _plain_identity(cls, data: object) -> object:
        """The number is kept in its plain form; sex and day of birth follow from a resident identity number."""
        if not isinstance(data, dict) or not isinstance(data.get("identity"), str):
            return data
        if data.get("identity_kind") not in tuple(IdentityKind):
            return data
        kind = IdentityKind(data["identity_kind"])
        number = _identity(kind, data["identity"])
        more: dict[str, object] = {"identity": number}
        if kind is IdentityKind.RESIDENT_ID:
            born, sex = born_and_sex(number)
            more |= {"born": data.get("born") or born, "sex": data.get("sex") or sex}
        return data | more

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.kind is PartyKind.PERSON) != (self.identity_kind in _OF_PERSONS):
            raise ValueError("证件种类与当事人类型（自然人、法人或者非法人组织）不符")
        if self.identity_kind is IdentityKind.RESIDENT_ID and (self.born, self.sex) != born_and_sex(self.identity):
            raise ValueError("出生日期或者性别与公民身份号码不符")
        if self.kind is PartyKind.ORGANISATION and not self.representative:
            raise ValueError("法人或者非法人组织须填写法定代表人（负责人）姓名")
        if self.electronic and not (self.electronic_address or self.email):
            raise ValueError("同意电子送达的，须填写电子送达地址")
        return self

    @property
    def identity_masked(self) -> str:
        """The identity number for lists."""
        return masked(self.identity)


class AgentRecord(Record):
    """An agent (委托诉讼代理人) by id; whom it represents and with which powers is in the party's mandates."""

    id: Token
    name: Name
    identity_kind: IdentityKind = IdentityKind.RESIDENT_ID
    identity: Annotated[str, _Stripped, _line(60)] = ""
    firm: Line = ""
    phone: Phone = ""

    @model_validator(mode="before")
    @classmethod
    def _plain_identity(cls, data: object) -> object:
        if not isinstance(data, dict) or not isinstance(data.get("identity"), str) or not data["identity"].strip():
            return data
        kind = data.get("identity_kind", IdentityKind.RESIDENT_ID)
        return (
            data | {"identity": _identity(IdentityKind(kind), data["identity"])}
            if kind in tuple(IdentityKind)
            else data
        )


class RightRecord(Record):
    """A right with its title and holder; the number is checked for its kind."""

    number: Token
    kind: RightKind
    title: Line = ""
    holder: Line = ""
    granted_on: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_number(cls, data: object) -> object:
        if not isinstance(data, dict) or not isinstance(data.get("number"), str):
            return data
        kind = data.get("kind")
        return data | {"number": right_number(RightKind(kind), data["number"])} if kind in tuple(RightKind) else data


class EvidenceRecord(Record):
    """One piece of evidence: who handed it in, what it is to prove, and where its bytes lie."""

    party: Annotated[str, Field(pattern=r"^p[1-9][0-9]?$")]
    name: Name
    proves: Line = ""
    pages: Annotated[int, Field(ge=0, le=99_999)] = 0
    file: Ref


class OfficeRecord(Record):
    """A body in the directory. `numbering` is its template with {series}, {year} and {n}.

    `series` gives the type character that stands for a form's series here (a court writes 民特 for 确); `court_code`
    is the court's 代字. What no source confirms has `verified` false, and `source` says where it comes from.
    """

    id: Token
    kind: OfficeKind
    name: Name
    district: Division = "500000"
    seal: Line = ""
    address: Line = ""
    phone: Phone = ""
    court_code: Line = ""
    founded_on: date | None = None
    licensed_since: date | None = None
    numbering: Annotated[str, _line(60)]
    series: dict[str, str] = Field(default_factory=dict)
    verified: bool = False
    source: Line = ""

    @model_validator(mode="after")
    def _numbers(self) -> Self:
        places = re.findall(r"\{[^}]*\}", self.numbering)
        if sorted(places) != ["{n}", "{series}", "{year}"]:
            raise ValueError("编号规则须含有 {series}、{year}、{n} 各一次")
        try:
            _NUMBER.validate_python(self.numbering.format(series="调", year=2026, n=1))
        except ValueError:
            raise ValueError("按编号规则得不到正确的文号，请核对括号和用字") from None
        return self

    @property
    def seal_text(self) -> str:
        """What the seal says; the name when nothing else is given."""
        return self.seal or self.name

    @property
    def body(self) -> Office:
        """The body as the procedures see it."""
        shared = self.model_dump(include=set(Office.model_fields))
        return Office(**shared)


class PersonRecord(Record):
    """Somebody who acts for an office: mediator, officer, head, clerk, judge.

    `fields` are the kinds of right a mediator is for, all when empty; `capacity` is how many cases he takes at a time,
    as many as come when zero.
    """

    id: Token
    office: Token
    name: Name
    title: Line = ""
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    active: bool = True
    fields: tuple[RightKind, ...] = ()
    capacity: Annotated[int, Field(ge=0, le=999)] = 0

    @property
    def mediator(self) -> Mediator:
        """The mediator as the procedures see him."""
        return Mediator(id=self.id, office=self.office, fields=self.fields)


class DirectoryRecord(Record):
    """A directory as an administrator writes it."""

    offices: Annotated[tuple[OfficeRecord, ...], Field(min_length=1)]
    people: tuple[PersonRecord, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        for records in (self.offices, self.people):
            ids = [record.id for record in records]
            if twice := [id for id in ids if ids.count(id) > 1]:
                raise ValueError(f"编号{twice[0]}重复")
        return self


class CaseRecord(Record):
    """What the desk writes when a dispute is opened: the complaint as the core sees it, and everybody's names."""

    complaint: Complaint
    parties: Annotated[tuple[PartyRecord, ...], Field(min_length=1, max_length=20)]
    agents: Annotated[tuple[AgentRecord, ...], Field(max_length=40)] = ()
    rights: Annotated[tuple[RightRecord, ...], Field(max_length=20)] = ()
    evidence: Annotated[tuple[EvidenceRecord, ...], Field(max_length=200)] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for party in self.complaint.parties:
            record = next((record for record in self.parties if record.id == party.id), None)
            if record is None or (record.side, record.kind) != (party.side, party.kind):
                raise ValueError(f"当事人{party.id}的登记与申请不一致")
            if record.mandates != party.mandates or record.electronic != party.electronic:
                raise ValueError(f"当事人{party.id}的委托权限或者送达方式与申请不一致")
        ids = [record.id for record in self.parties]
        if sorted(ids) != sorted(party.id for party in self.complaint.parties):
            raise ValueError("登记的当事人与申请中的当事人不一致")
        self._named(ids)
        return self

    def _named(self, parties: list[str]) -> None:
        agents = [agent.id for agent in self.agents]
        if len(set(agents)) != len(agents):
            raise ValueError("代理人编号重复")
        if any(mandate.agent not in agents for party in self.parties for mandate in party.mandates):
            raise ValueError("授权委托书中的代理人没有登记")
        numbers = [right.number for right in self.rights]
        if len(set(numbers)) != len(numbers):
            raise ValueError("权利号码重复")
        if any(right.number not in numbers for right in self.complaint.matter.rights):
            raise ValueError("申请涉及的权利没有登记")
        if any(piece.party not in parties for piece in self.evidence):
            raise ValueError("证据的提交人不是本案当事人")


POWER_TITLES = {
    Power.ADMIT: "承认请求",
    Power.WAIVE: "放弃请求",
    Power.ALTER: "变更请求",
    Power.SETTLE: "进行和解、调解",
    Power.COUNTERCLAIM: "提起反请求",
    Power.COLLECT: "代收款项",
}
"""The powers of an agent as a paper names them."""
