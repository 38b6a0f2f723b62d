"""调解申请书（DOC-01）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, EvidenceField, Form, PartyField, Profile, RightField, Signer, TextField


class MediationApplication(Form):
    """What the applicants hand in, first on the day `applied`; the flags are what they declare of other proceedings."""

    id: ClassVar[str] = "mediation_application"
    title: ClassVar[str] = "调解申请书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-01",)

    applicants: tuple[PartyField, ...]
    respondents: tuple[PartyField, ...]
    right: str
    quarrel: str
    rights: tuple[RightField, ...]
    requests: TextField
    facts: TextField
    evidence: EvidenceField = ()
    court_pending: bool = False
    decided_before: bool = False
    applied: DayField
