"""调解组织主持调解的证明（DOC-20）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PaperField, PartyField, PersonField, Profile, Signer


class MediationCertificate(Form):
    """调解组织主持调解的证明."""

    id: ClassVar[str] = "mediation_certificate"
    title: ClassVar[str] = "调解组织主持调解的证明"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "证"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-20",)

    parties: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    agreement: PaperField
    effective: DayField
