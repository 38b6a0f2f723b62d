"""The certificate that a paper reached a recipient's system (民事诉讼法90; 在线诉讼规则29–31)."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant, Sha256
from forms.base import Form, PaperField, PartyField, Profile, Signer, TextField


class ElectronicServiceCertificate(Form):
    """`delivered_at` is when the message reached the recipient's system, `sha256` the hash of the paper sent."""

    id: ClassVar[str] = "electronic_service_certificate"
    title: ClassVar[str] = "电子送达凭证"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-70",)

    recipient: PartyField
    paper: PaperField
    address: TextField
    delivered_at: Instant
    sha256: Sha256
