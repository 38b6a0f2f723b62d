"""The letter by which a court entrusts a docketed case to a mediation body (特邀调解规定11, 27)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import EvidenceField, OfficeField, PartyField, Profile, Signer
from forms.court import CourtPaper


class EntrustmentLetter(CourtPaper):
    """With the list of what is handed over; the day on which the body signs for it starts the term."""

    id: ClassVar[str] = "entrustment_letter"
    title: ClassVar[str] = "委托调解函"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-13",)

    body: OfficeField
    plaintiffs: tuple[PartyField, ...]
    defendants: tuple[PartyField, ...]
    right: str
    quarrel: str
    term_days: int
    evidence: EvidenceField = ()
