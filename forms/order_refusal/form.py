"""The court's notice that it does not accept the application for a payment order (民诉法解释427第二款)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Road, Signer
from forms.order import OrderGround


class OrderRefusal(Form):
    """Conditions that are not met, each with its item, and what the creditor may do instead."""

    id: ClassVar[str] = "order_refusal"
    title: ClassVar[str] = "不予受理支付令申请通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民督"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-40",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    received: DayField
    grounds: tuple[OrderGround, ...]
    roads: tuple[Road, ...] = ()
