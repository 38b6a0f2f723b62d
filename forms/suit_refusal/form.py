"""The creditor's statement that it does not want a suit after the order has lapsed (民诉法解释438)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, OfficeField, PaperField, PartyField, Profile, Signer
from forms.court import CourtPaper


class SuitRefusal(CourtPaper):
    """Within seven days of the ruling; where the agreement has an arbitration clause, it is invoked."""

    id: ClassVar[str] = "suit_refusal"
    title: ClassVar[str] = "声明书（不同意提起诉讼用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-41",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    court: OfficeField
    ruling: PaperField
    received: DayField | None = None
    arbitration: bool = False

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "声明书"
