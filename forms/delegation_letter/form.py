"""The letter by which a court delegates a dispute to a mediation body before docketing it (特邀调解规定11, 27)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import EvidenceField, Form, OfficeField, PartyField, Profile, Signer


class DelegationLetter(Form):
    """Draws the number of mediation before docketing (诉前调), which courts gave until the end of 2024."""

    id: ClassVar[str] = "delegation_letter"
    title: ClassVar[str] = "委派调解函"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "诉前调"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-13",)

    body: OfficeField
    plaintiffs: tuple[PartyField, ...]
    defendants: tuple[PartyField, ...]
    right: str
    quarrel: str
    term_days: int
    evidence: EvidenceField = ()
