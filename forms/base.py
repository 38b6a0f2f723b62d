"""What every paper has: an official title, a layout profile, who signs; and how its fields are filled.

A paper's fields arrive as ids, dates, sums and references (`Issue.fields`). They become names and texts by validation:
`SomeForm.model_validate(fields, context=sources)`, where `sources` is a `Sources`. A sample carries the finished
blocks themselves, so a paper also prints without any docket.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Protocol

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from cases.calendar import SHANGHAI
from cases.facts import Channel
from cases.records import IDENTITY_TITLES, IdentityKind
from cases.words import Instant, Ref
from rulebook.articles import article


class Profile(StrEnum):
    """Page layouts: official document, law-enforcement paper, civil paper, arbitration paper."""

    GW = "gw"
    WS = "ws"
    MS = "ms"
    ZC = "zc"


class Signer(StrEnum):
    """Whose signature or seal a paper carries."""

    OFFICE_SEAL = "office_seal"
    MEDIATOR = "mediator"
    PARTIES = "parties"
    PARTY = "party"
    RECORDER = "recorder"
    JUDGE = "judge"
    CLERK = "clerk"
    HEAD = "head"
    NOTARY = "notary"


class Block(BaseModel):
    """A part of a paper that the docket fills."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AgentBlock(Block):
    """An agent as printed."""

    name: str
    identity: str = ""
    firm: str = ""
    phone: str = ""
    authority: str = "一般授权"
    powers: tuple[str, ...] = ()


class PartyBlock(Block):
    """A party as printed; `identity_kind` says what `identity` is, and by itself follows from the kind of party."""

    id: str
    side: str
    kind: str
    name: str
    sex: str = ""
    born: date | None = None
    ethnicity: str = ""
    identity: str = ""
    identity_kind: IdentityKind | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    position: str = ""
    electronic: bool = False
    electronic_address: str = ""
    formerly: str = ""
    agents: tuple[AgentBlock, ...] = ()

    @property
    def identity_title(self) -> str:
        """What kind of number `identity` is: 公民身份号码, 统一社会信用代码, 护照号码 …"""
        usual = IdentityKind.RESIDENT_ID if self.kind == "person" else IdentityKind.CREDIT_CODE
        return IDENTITY_TITLES[self.identity_kind or usual]


class OfficeBlock(Block):
    """An issuing or receiving body as printed."""

    id: str
    name: str
    kind: str = ""
    address: str = ""
    phone: str = ""
    court_code: str = ""


class PersonBlock(Block):
    """A mediator, judge, clerk or officer as printed."""

    id: str
    name: str
    title: str = ""


class RightBlock(Block):
    """A right as printed."""

    number: str
    kind: str
    title: str = ""
    holder: str = ""


class PaperCite(Block):
    """Another paper, as cited."""

    title: str
    number: str = ""
    dated: date | None = None


class ServiceBlock(Block):
    """A service of a paper as printed: by whom, on whom, when and where; `sha256` is that of the paper."""

    office: OfficeBlock
    recipient: PartyBlock
    paper: PaperCite
    channel: Channel
    at: Instant
    address: str
    sha256: str


class EvidenceLine(Block):
    """One line of an evidence list."""

    name: str
    proves: str = ""
    pages: int = 0
    sha256: str = ""


class FiledLine(Block):
    """A paper in the file: what it is, and whether it lies in the vault."""

    form: str
    title: str
    number: str = ""
    dated: date
    confidential: bool = False


class Sources(Protocol):
    """Where ids and references become names and texts; raises `PaperUnprintable` when something is missing."""

    def party(self, id: str) -> PartyBlock: ...
    def agent(self, id: str) -> AgentBlock: ...
    def office(self, id: str) -> OfficeBlock: ...
    def person(self, id: str) -> PersonBlock: ...
    def right(self, number: str) -> RightBlock: ...
    def paper(self, key: str) -> PaperCite: ...
    def service(self, key: str) -> ServiceBlock: ...
    def delivery(self, key: str) -> ServiceBlock: ...
    def evidence(self) -> tuple[EvidenceLine, ...]: ...
    def filed(self) -> tuple[FiledLine, ...]: ...
    def text(self, ref: Ref) -> str: ...


def _look_up(find: Callable[[Sources, str], Block]) -> BeforeValidator:
    def resolve(value: Any, info: ValidationInfo) -> Any:
        return find(info.context, value) if isinstance(value, str) and info.context else value

    return BeforeValidator(resolve)


def _read(value: Any, info: ValidationInfo) -> Any:
    return info.context.text(Ref.model_validate(value)) if isinstance(value, dict) and info.context else value


def _listed(value: Any, info: ValidationInfo) -> Any:
    """The evidence list is that of the docket unless it is given."""
    return info.context.evidence() if info.context and not value else value


def _in_file(value: Any, info: ValidationInfo) -> Any:
    """The papers are those of the docket unless they are given."""
    return info.context.filed() if info.context and not value else value


def _day(value: Any) -> Any:
    """An instant becomes its day in Chongqing."""
    if isinstance(value, str) and "T" in value:
        value = datetime.fromisoformat(value)
    return value.astimezone(SHANGHAI).date() if isinstance(value, datetime) else value


def _cite(value: Any) -> Any:
    """An article id becomes its citation; a finished citation stays."""
    return article(value).cite() if isinstance(value, str) and value.isascii() else value


PartyField = Annotated[PartyBlock, _look_up(lambda sources, id: sources.party(id))]
AgentField = Annotated[AgentBlock, _look_up(lambda sources, id: sources.agent(id))]
OfficeField = Annotated[OfficeBlock, _look_up(lambda sources, id: sources.office(id))]
PersonField = Annotated[PersonBlock, _look_up(lambda sources, id: sources.person(id))]
RightField = Annotated[RightBlock, _look_up(lambda sources, number: sources.right(number))]
PaperField = Annotated[PaperCite, _look_up(lambda sources, key: sources.paper(key))]
ServiceField = Annotated[ServiceBlock, _look_up(lambda sources, key: sources.service(key))]
DeliveryField = Annotated[ServiceBlock, _look_up(lambda sources, key: sources.delivery(key))]
EvidenceField = Annotated[tuple[EvidenceLine, ...], BeforeValidator(_listed), Field(validate_default=True)]
FiledField = Annotated[tuple[FiledLine, ...], BeforeValidator(_in_file), Field(validate_default=True)]
TextField = Annotated[str, BeforeValidator(_read)]
DayField = Annotated[date, BeforeValidator(_day)]
CiteField = Annotated[str, BeforeValidator(_cite)]


class InstalmentLine(Block):
    """One payment or act as printed."""

    due: DayField
    amount: Decimal


class ObligationLine(Block):
    """One promise as printed; the fields are those of `cases.agreement.Obligation`."""

    id: str
    obligor: PartyField
    obligee: PartyField
    duty: str
    wording: TextField
    instalments: tuple[InstalmentLine, ...] = ()
    right: str | None = None
    breach_sum: Decimal | None = None
    formula: TextField | None = None
    place: TextField | None = None
    standard: TextField | None = None
    condition: TextField | None = None
    condition_by: DayField | None = None
    account: TextField | None = None
    claim: str | None = None
    late_rate: Decimal | None = None
    accelerates: bool = False


class Road(Block):
    """A road that remains: its kind (see `rulebook.roads`), its article, and its last day if it has one."""

    kind: str
    cite: CiteField
    last_day: DayField | None = None


class Form(BaseModel):
    """A paper. Class variables say what it is; fields say what it prints.

    `series` is the character of its number sequence (调, 受 …) within an office and a year; papers without a number
    have none. `number`, `dated` and `office` are set when the paper is issued.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: ClassVar[str]
    title: ClassVar[str]
    profile: ClassVar[Profile]
    series: ClassVar[str] = ""
    signers: ClassVar[tuple[Signer, ...]] = ()
    confidential: ClassVar[bool] = False
    """Whether the paper stays in the vault of the mediation."""

    barred: ClassVar[Mapping[Channel, str]] = MappingProxyType({})
    """Channels by which the paper must not be served, each with the article that forbids it."""

    personal: ClassVar[str] = ""
    """The article under which only the party itself, or a receiver it has designated, signs for the paper."""

    catalogue: ClassVar[tuple[str, ...]] = ()
    """Ids of the paper in the law's catalogue, e.g. DOC-12."""

    number: str = ""
    dated: DayField
    office: OfficeField

    @property
    def heading(self) -> str:
        """The title as printed; a paper whose title depends on its fields overrides it."""
        return self.title
