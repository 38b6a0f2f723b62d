"""The return on which a recipient acknowledges service (民事诉讼法87–95)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from cases.acts.service import Relation, Returned
from cases.facts import Channel
from forms.base import DayField, Form, PersonField, Profile, ServiceField, Signer, TextField

CHANNEL_TITLES = {
    Channel.ELECTRONIC: "电子送达",
    Channel.ELECTRONIC_FOUND: "电子送达（电子地址非受送达人提供，以其回复或者阅知为准）",
    Channel.DIRECT: "直接送达",
    Channel.COLLECTED: "到场领取",
    Channel.LEFT: "留置送达",
    Channel.LEFT_OUTSIDE: "住所以外送达（拒绝签署，拍照、录像记录）",
    Channel.MAIL: "邮寄送达",
    Channel.RETURNED_MAIL: "邮寄送达（退回之日视为送达）",
    Channel.ENTRUSTED: "委托送达",
    Channel.FORWARDED: "转交送达",
    Channel.TREATY: "依照国际条约送达",
    Channel.DIPLOMATIC: "通过外交途径送达",
    Channel.MAIL_ABROAD: "向境外邮寄送达（满三个月视为送达）",
    Channel.PUBLICATION: "公告送达",
}

RELATIONS = {
    Relation.ADULT_FAMILY: "受送达人的同住成年家属",
    Relation.LEGAL_REPRESENTATIVE: "受送达人的法定代表人（主要负责人）",
    Relation.RECEIVING_OFFICE: "受送达人负责收件的人",
    Relation.AGENT: "受送达人的诉讼代理人",
    Relation.DESIGNATED: "受送达人指定的代收人",
    Relation.BRANCH: "受送达人在中国领域内设立的机构",
}

RETURNS = {
    Returned.REFUSED: "受送达人或者其指定的代收人拒绝签收，邮件退回",
    Returned.WRONG_ADDRESS: "受送达人自己提供或者确认的送达地址不准确，邮件退回",
    Returned.CHANGE_UNREPORTED: "送达地址变更未及时告知，邮件退回",
    Returned.NO_ADDRESS: "受送达人拒不提供送达地址，邮件退回",
}


class ServiceReturn(Form):
    """Empty places are left for signatures by hand; `signer` received the paper, `server` brought it.

    `channel` and `on` are those of this report, where a paper was served in several ways.
    """

    id: ClassVar[str] = "service_return"
    title: ClassVar[str] = "送达回证"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-70", "D40")

    service: ServiceField
    place: TextField | None = None
    signer: TextField | None = None
    server: PersonField | None = None
    witnesses: tuple[TextField, ...] = ()
    remark: TextField | None = None
    relation: Relation = Relation.RECIPIENT
    signed: bool = True
    returned: Returned | None = None
    channel: Channel | None = None
    on: DayField | None = None

    @property
    def channel_title(self) -> str:
        """The channel as the statute calls it."""
        return CHANNEL_TITLES[self.channel or self.service.channel]

    @property
    def day(self) -> date | datetime:
        """The day of this service."""
        return self.on or self.service.at

    @property
    def receiver(self) -> str:
        """Who received the paper in the recipient's place, and why; nothing where it was the recipient."""
        title = RELATIONS.get(self.relation, "")
        return f"{self.signer or ''}　{title}" if title else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the law wants to be noted on the return."""
        refused = "" if self.signed else "受送达人到场领取文书，拒绝签署送达回证，视为送达"
        returned = RETURNS[self.returned] if self.returned else ""
        return tuple(note for note in (refused, returned, self.remark or "") if note)
