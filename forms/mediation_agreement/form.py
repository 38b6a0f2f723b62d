"""人民调解协议书（DOC-12）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, ObligationLine, PartyField, PersonField, Profile, Signer, TextField
from forms.lines import Signature


class MediationAgreement(Form):
    """人民调解协议书."""

    id: ClassVar[str] = "mediation_agreement"
    title: ClassVar[str] = "人民调解协议书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "调"
    signers: ClassVar[tuple[Signer, ...]] = (
        Signer.PARTIES,
        Signer.MEDIATOR,
        Signer.OFFICE_SEAL,
    )
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-12",)

    applicants: tuple[PartyField, ...]
    respondents: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    facts: TextField
    obligations: tuple[ObligationLine, ...]
    text: TextField
    signatures: tuple[Signature, ...]
