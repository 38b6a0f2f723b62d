"""A debtor's written objection to a payment order (民事诉讼法227)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from forms.base import DayField, OfficeField, PaperField, PartyField, Profile, Signer, TextField
from forms.court import CourtPaper
from forms.order import SumLine, total


class OrderObjection(CourtPaper):
    """Against the debt itself, in whole or for the sums listed."""

    id: ClassVar[str] = "order_objection"
    title: ClassVar[str] = "异议书（对支付令提出异议用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-41",)

    debtor: PartyField
    creditor: PartyField
    court: OfficeField
    order: PaperField
    received: DayField
    claims: tuple[SumLine, ...]
    whole: bool
    grounds: TextField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "异议书"

    @property
    def amount(self) -> Decimal:
        """What is disputed."""
        return total(self.claims)
