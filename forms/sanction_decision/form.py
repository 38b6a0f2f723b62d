"""A court's decision to fine or detain a party for a sham mediation (民事诉讼法115, 118, 119)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from forms.base import PaperField, PartyField, PersonField, Profile, Signer, TextField
from forms.court import CourtPaper


class SanctionDecision(CourtPaper):
    """`fine` in yuan, `detention_days` in days, one of them or both; `approved_by` is the president of the court."""

    id: ClassVar[str] = "sanction_decision"
    title: ClassVar[str] = "决定书（罚款、拘留用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("P4/sham",)

    party: PartyField
    agreement: PaperField
    reasons: TextField
    fine: Decimal | None = None
    detention_days: int | None = None
    approved_by: PersonField
    judge: PersonField
    clerk: PersonField | None = None

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "决定书"
