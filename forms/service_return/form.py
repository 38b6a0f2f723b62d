"""The return on which a recipient acknowledges service (民事诉讼法87–95)."""

from __future__ import annotations

from typing import ClassVar

from cases.facts import Channel
from forms.base import Form, PersonField, Profile, ServiceField, Signer, TextField

CHANNEL_TITLES = {
    Channel.ELECTRONIC: "电子送达",
    Channel.DIRECT: "直接送达",
    Channel.LEFT: "留置送达",
    Channel.MAIL: "邮寄送达",
    Channel.RETURNED_MAIL: "邮寄送达（退回之日视为送达）",
    Channel.ENTRUSTED: "委托送达",
    Channel.PUBLICATION: "公告送达",
}


class ServiceReturn(Form):
    """Empty places are left for signatures by hand; `signer` received the paper, `server` brought it."""

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

    @property
    def channel_title(self) -> str:
        """The channel as the statute calls it."""
        return CHANNEL_TITLES[self.service.channel]
