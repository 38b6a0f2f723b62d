"""The court asks a party whether it agrees that the mediation is entrusted (特邀调解规定11; 民事诉讼法125)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import OfficeField, PartyField, Profile, Signer
from forms.court import CourtPaper


class EntrustmentInquiry(CourtPaper):
    """To each party; `term_days` and `reply_days` are those of the law and of the court."""

    id: ClassVar[str] = "entrustment_inquiry"
    title: ClassVar[str] = "征询调解意见书（委托调解用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-03",)

    party: PartyField
    plaintiffs: tuple[PartyField, ...]
    defendants: tuple[PartyField, ...]
    right: str
    quarrel: str
    body: OfficeField
    term_days: int
    reply_days: int

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "征询调解意见书"
