"""The court's notice that it has accepted the application for a payment order (民事诉讼法226; 诉讼费用交纳办法14)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer
from forms.order import Fee


class PaymentOrderNotice(Form):
    """Acceptance draws the number of the case; the fee is told with its arithmetic."""

    id: ClassVar[str] = "payment_order_notice"
    title: ClassVar[str] = "受理通知书（支付令申请用）"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民督"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-40",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    received: DayField
    accepted: DayField
    fee: Fee

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "受理通知书"
