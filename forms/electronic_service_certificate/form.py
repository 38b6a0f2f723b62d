"""The certificate that a paper reached a recipient's system (民事诉讼法90; 在线诉讼规则29–31)."""

from __future__ import annotations

from typing import ClassVar

from cases.acts.service import ConsentBasis
from forms.base import DeliveryField, Form, Profile, Signer

CONSENTS = {
    ConsentBasis.EXPRESS: "受送达人已书面同意电子送达并确认了上述电子送达地址。",
    ConsentBasis.AGREED: "受送达人事先已对适用电子送达作出约定或者承诺。",
    ConsentBasis.PLEADING: "受送达人在提交的文书中主动提供了用于接收送达的上述电子地址。",
    ConsentBasis.CONDUCT: "受送达人以回复收悉、参加程序等方式接受已经完成的电子送达，未明确表示不同意。",
}


class ElectronicServiceCertificate(Form):
    """The instant of the service is when the message reached the recipient's system (民事诉讼法90).

    `proven`: that instant is the one which the recipient has proven (民诉法解释135).
    """

    id: ClassVar[str] = "electronic_service_certificate"
    title: ClassVar[str] = "电子送达凭证"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-70",)

    service: DeliveryField
    consent: ConsentBasis = ConsentBasis.EXPRESS
    proven: bool = False

    @property
    def consent_text(self) -> str:
        """What the consent lies in (在线诉讼规则29)."""
        return CONSENTS[self.consent]
