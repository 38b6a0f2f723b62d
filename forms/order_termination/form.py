"""The ruling that the payment procedure ends (民事诉讼法228; 民诉法解释430, 435)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, PaperField, PartyField, PersonField, Profile, Road, Signer
from forms.court import CourtPaper
from forms.order import OrderGround


class OrderTermination(CourtPaper):
    """Because a debtor objected (`objector`), or because the order lapsed by itself; for all it is about, or for some.

    `arbitration`: the agreement has an arbitration clause, which a suit may cost the creditor.
    """

    id: ClassVar[str] = "order_termination"
    title: ClassVar[str] = "民事裁定书（终结督促程序用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-41",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    accepted: DayField
    order: PaperField | None = None
    items: tuple[str, ...]
    whole: bool
    grounds: tuple[OrderGround, ...]
    objector: PartyField | None = None
    arbitration: bool = False
    roads: tuple[Road, ...] = ()
    judge: PersonField
    clerk: PersonField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "民事裁定书"
