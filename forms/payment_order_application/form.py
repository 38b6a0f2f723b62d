"""The creditor's application for a payment order (民事诉讼法225; 民诉法解释427)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from forms.base import (
    DayField,
    Form,
    ObligationLine,
    OfficeField,
    PaperField,
    PartyField,
    Profile,
    Signer,
    TextField,
)
from forms.order import SumLine, total


class PaymentOrderApplication(Form):
    """The sums, what they rest on, and the declarations on the conditions; `agreed` is the day of the agreement."""

    id: ClassVar[str] = "payment_order_application"
    title: ClassVar[str] = "申请书（申请支付令用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-40",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    court: OfficeField
    body: OfficeField
    agreement: PaperField
    agreed: DayField
    obligations: tuple[ObligationLine, ...]
    claims: tuple[SumLine, ...]
    facts: TextField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "申请书"

    @property
    def amount(self) -> Decimal:
        """All that is asked for."""
        return total(self.claims)
