"""Rulings inside the payment procedure that leave it, or the order, without its effect or with it (解释428, 436)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from forms.base import DayField, PartyField, PersonField, Profile, Road, Signer
from forms.court import CourtPaper
from forms.order import OrderGround


class Kind(StrEnum):
    """What is rejected: the application, or a debtor's objection."""

    REJECTION = "rejection"
    OBJECTION = "objection"


class OrderRuling(CourtPaper):
    """An application is rejected on grounds; an objection that does not stand is dismissed."""

    id: ClassVar[str] = "order_ruling"
    title: ClassVar[str] = "民事裁定书（驳回支付令申请、驳回支付令异议用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-41",)

    kind: Kind
    creditor: PartyField
    debtors: tuple[PartyField, ...]
    accepted: DayField
    grounds: tuple[OrderGround, ...] = ()
    roads: tuple[Road, ...] = ()
    judge: PersonField
    clerk: PersonField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "民事裁定书"
