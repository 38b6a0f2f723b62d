"""调解申请书（DOC-01）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import EvidenceLine, Form, PartyField, Profile, RightField, Signer, TextField


class MediationApplication(Form):
    """调解申请书."""

    id: ClassVar[str] = "mediation_application"
    title: ClassVar[str] = "调解申请书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-01",)

    applicants: tuple[PartyField, ...]
    respondents: tuple[PartyField, ...]
    requests: TextField
    facts: TextField
    rights: tuple[RightField, ...]
    evidence: tuple[EvidenceLine, ...]
