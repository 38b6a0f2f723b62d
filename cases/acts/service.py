"""Acts about the service of papers: what was tried, what arrived, on which day, and where a party may be reached."""

from __future__ import annotations

from abc import ABC
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.calendar import SHANGHAI
from cases.facts import Channel
from cases.words import RecordRef, Token, Word

MORNING = time(9, tzinfo=SHANGHAI)


class Relation(StrEnum):
    """How whoever signed stands to the recipient (民诉法88)."""

    RECIPIENT = "recipient"
    ADULT_FAMILY = "adult_family"
    LEGAL_REPRESENTATIVE = "legal_representative"
    RECEIVING_OFFICE = "receiving_office"
    AGENT = "agent"
    DESIGNATED = "designated"
    BRANCH = "branch"


class Returned(StrEnum):
    """Why mail came back that counts as served (法院专递规定11)."""

    REFUSED = "refused"
    WRONG_ADDRESS = "wrong_address"
    CHANGE_UNREPORTED = "change_unreported"
    NO_ADDRESS = "no_address"


class Failing(StrEnum):
    """Why a service did not succeed."""

    ABSENT = "absent"
    UNKNOWN_AT_ADDRESS = "unknown_at_address"
    REFUSED = "refused"
    NOT_DELIVERED = "not_delivered"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"


class Answered(StrEnum):
    """By what the recipient showed that he has what came to an address he did not supply (在线诉讼规则31)."""

    REPLIED = "replied"
    ACTED = "acted"
    READ = "read"


class PublicationReason(StrEnum):
    """Why nothing but publication remains (民诉法95)."""

    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    OTHERS_FAILED = "others_failed"


class Medium(StrEnum):
    """Where a notice is posted or printed (民诉法解释138)."""

    BOARD = "board"
    DOMICILE = "domicile"
    NEWSPAPER = "newspaper"
    NETWORK = "network"


class ConsentBasis(StrEnum):
    """What the consent to electronic service lies in (在线诉讼规则29)."""

    EXPRESS = "express"
    AGREED = "agreed"
    PLEADING = "pleading"
    CONDUCT = "conduct"


class Report(Act, ABC):
    """An act about one service: `key` is that of the effect that waits, or of the service that was made."""

    key: Token


class ServiceReturn(Report):
    """The clerk reports how and on which day a paper reached its recipient (送达回证).

    `signer` says who signed for it, `relation` how that person stands to the recipient; `remark` why it was refused.
    """

    TITLE: ClassVar[str] = "回报送达"
    act: Literal["service_return"] = "service_return"
    channel: Channel
    on: date
    relation: Relation = Relation.RECIPIENT
    signed: bool = True
    returned: Returned | None = None
    answered: Answered | None = None
    signer: RecordRef | None = None
    place: RecordRef | None = None
    witnesses: Annotated[tuple[RecordRef, ...], Field(max_length=4)] = ()
    remark: RecordRef | None = None
    proof: RecordRef | None = None

    @property
    def at(self) -> datetime:
        """The instant of the service: a day alone is taken at nine in the morning."""
        return datetime.combine(self.on, MORNING)


class ServiceAttempt(Report):
    """The clerk tried and did not reach the recipient; the paper still waits."""

    TITLE: ClassVar[str] = "记明未成功的送达"
    act: Literal["service_attempt"] = "service_attempt"
    channel: Channel
    on: date
    why: Failing
    proof: RecordRef | None = None


class ServiceFailure(Report):
    """The clerk reports that a paper could not be served."""

    TITLE: ClassVar[str] = "回报无法送达"
    act: Literal["service_failure"] = "service_failure"


class Dispatch(Report):
    """The paper was posted, or given to a court, a unit, a prison or an authority that serves it for the office.

    `on` is the day of posting, or when the commissioned court had everything.
    """

    TITLE: ClassVar[str] = "记明已邮寄、委托或者转交"
    act: Literal["dispatch"] = "dispatch"
    channel: Channel
    on: date
    proof: RecordRef | None = None


class PublicationOrder(Report):
    """Nothing else reaches the recipient: the paper is served by publication; `gist` is what the notice says of it."""

    TITLE: ClassVar[str] = "决定公告送达"
    act: Literal["publication_order"] = "publication_order"
    reason: PublicationReason
    gist: RecordRef
    proof: RecordRef | None = None


class Notice(Word):
    """One place at which a notice was posted or printed, and when."""

    medium: Medium
    on: date


class Publication(Report):
    """The notice was published; the days run from the last of the places."""

    TITLE: ClassVar[str] = "记明公告已发出"
    act: Literal["publication"] = "publication"
    notices: Annotated[tuple[Notice, ...], Field(min_length=1, max_length=6)]
    proof: RecordRef | None = None


class ServiceCorrection(Report):
    """The recipient has proven to the office on which day the paper really reached it."""

    TITLE: ClassVar[str] = "依受送达人的证明更正送达日期"
    act: Literal["service_correction"] = "service_correction"
    on: date
    proof: RecordRef

    @property
    def at(self) -> datetime:
        """The proven instant: a day alone is taken at nine in the morning."""
        return datetime.combine(self.on, MORNING)


class OtherChannel(Report):
    """An electronic service that could not be made is made by hand instead."""

    TITLE: ClassVar[str] = "改用其他方式送达"
    act: Literal["other_channel"] = "other_channel"


class PaperCopyRequest(Report):
    """A recipient of an electronic service asks for the paper on paper (民诉法90)."""

    TITLE: ClassVar[str] = "要求提供纸质文书"
    act: Literal["paper_copy_request"] = "paper_copy_request"


class PaperCopy(Report):
    """The office has given the paper on paper."""

    TITLE: ClassVar[str] = "提供纸质文书"
    act: Literal["paper_copy"] = "paper_copy"


class ElectronicConsent(Act):
    """The office finds that a party consented to electronic service, otherwise than in a confirmation of address."""

    TITLE: ClassVar[str] = "认定同意电子送达"
    act: Literal["electronic_consent"] = "electronic_consent"
    party: Token
    basis: ConsentBasis
    proof: RecordRef


class ElectronicBar(Act):
    """The law of the recipient's country forbids electronic service (民诉法283)."""

    TITLE: ClassVar[str] = "记明不得电子送达"
    act: Literal["electronic_bar"] = "electronic_bar"
    party: Token
    proof: RecordRef


class ServiceCertificate(Act):
    """A clerk certifies that an electronic service reached its recipient; `key` is that of the service."""

    TITLE: ClassVar[str] = "出具电子送达凭证"
    act: Literal["service_certificate"] = "service_certificate"
    key: Token


class AddressConfirmation(Act):
    """A party confirms its service address and whether it consents to electronic service."""

    TITLE: ClassVar[str] = "确认送达地址"
    act: Literal["address_confirmation"] = "address_confirmation"
    electronic: bool
