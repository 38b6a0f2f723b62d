"""Acts that concern the dispute as a whole."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, datetime, time
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.calendar import SHANGHAI, Calendar
from cases.effects import ServeByHand
from cases.facts import Channel, Served, Unserved
from cases.words import RecordRef, Token

MORNING = time(9, tzinfo=SHANGHAI)


class Report(Act, ABC):
    """An act by which a person answers an effect that waits for human hands."""

    key: Token

    @abstractmethod
    def told(self, effect: ServeByHand) -> Served | Unserved:
        """The fact that this report makes of the effect."""


class ServiceReturn(Report):
    """The clerk reports how and on which day a paper reached its recipient (送达回证).

    `signer` says who signed for it, and how that person stands to the recipient; `remark` why it was refused.
    """

    TITLE: ClassVar[str] = "回报送达"
    act: Literal["service_return"] = "service_return"
    channel: Channel
    on: date
    signer: RecordRef | None = None
    place: RecordRef | None = None
    witnesses: Annotated[tuple[RecordRef, ...], Field(max_length=4)] = ()
    remark: RecordRef | None = None
    proof: RecordRef | None = None

    def told(self, effect: ServeByHand) -> Served:
        """Served on that day; a day alone is taken at nine in the morning."""
        return Served(
            key=effect.key,
            at=datetime.combine(self.on, MORNING),
            paper=effect.paper,
            form=effect.form,
            on=effect.on,
            channel=self.channel,
        )


class ServiceFailure(Report):
    """The clerk reports that a paper could not be served."""

    TITLE: ClassVar[str] = "回报无法送达"
    act: Literal["service_failure"] = "service_failure"

    def told(self, effect: ServeByHand) -> Unserved:
        """Not served, as of the report."""
        return Unserved(key=effect.key, at=self.stamp.received_at, paper=effect.paper, form=effect.form, on=effect.on)


class ServiceCertificate(Act):
    """A clerk certifies that an electronic service reached its recipient; `key` is that of the service."""

    TITLE: ClassVar[str] = "出具电子送达凭证"
    act: Literal["service_certificate"] = "service_certificate"
    key: Token


class Reissue(Act):
    """The office mended what stood in the way: the same effect is tried again under the same key."""

    TITLE: ClassVar[str] = "重新办理未完成事项"
    act: Literal["reissue"] = "reissue"
    key: Token


class NewCalendar(Act):
    """A newly published calendar, or an emergency notice, takes the old one's place."""

    TITLE: ClassVar[str] = "启用新的休假日历"
    act: Literal["new_calendar"] = "new_calendar"
    calendar: Calendar


class AddressConfirmation(Act):
    """A party confirms its service address and whether it consents to electronic service."""

    TITLE: ClassVar[str] = "确认送达地址"
    act: Literal["address_confirmation"] = "address_confirmation"
    electronic: bool


class Resubmission(Act):
    """The parties ask the body for a new mediation (a real session, no back-dating)."""

    TITLE: ClassVar[str] = "再次申请调解"
    act: Literal["resubmission"] = "resubmission"


class Archive(Act):
    """The body closes the file."""

    TITLE: ClassVar[str] = "归档"
    act: Literal["archive"] = "archive"
