"""The certificate that a paper reached a recipient's system (民事诉讼法90; 在线诉讼规则29–31)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DeliveryField, Form, Profile, Signer


class ElectronicServiceCertificate(Form):
    """The instant of the service is when the message reached the recipient's system (民事诉讼法90)."""

    id: ClassVar[str] = "electronic_service_certificate"
    title: ClassVar[str] = "电子送达凭证"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-70",)

    service: DeliveryField
