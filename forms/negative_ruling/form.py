"""A ruling that ends a docketed case without a confirmation (民事诉讼法186, 206; 民诉法解释355, 357, 358)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from forms.base import DayField, OfficeField, PaperField, PartyField, PersonField, Profile, Road, Signer
from forms.court import CourtGround, CourtPaper


class Kind(StrEnum):
    """How the case ends; refusal before docketing is a ruling of its own (`non_acceptance_ruling`)."""

    DISMISSAL = "dismissal"
    WITHDRAWAL = "withdrawal"
    DEEMED_WITHDRAWAL = "deemed_withdrawal"
    TERMINATION = "termination"
    REJECTION = "rejection"


KIND_TITLES = {
    Kind.DISMISSAL: "驳回确认调解协议申请用",
    Kind.WITHDRAWAL: "准许撤回确认调解协议申请用",
    Kind.DEEMED_WITHDRAWAL: "按撤回确认调解协议申请处理用",
    Kind.TERMINATION: "终结特别程序用",
    Kind.REJECTION: "驳回确认调解协议申请用",
}


class NegativeRuling(CourtPaper):
    """`grounds` are items of 解释355 in a dismissal and of 解释358 in a rejection; `withdrawing` asked to withdraw."""

    id: ClassVar[str] = "negative_ruling"
    title: ClassVar[str] = "民事裁定书（未予确认调解协议用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-23",)

    kind: Kind
    applicants: tuple[PartyField, ...]
    body: OfficeField
    agreement: PaperField
    filed: DayField
    docketed: DayField | None = None
    withdrawing: tuple[PartyField, ...] = ()
    grounds: tuple[CourtGround, ...] = ()
    roads: tuple[Road, ...] = ()
    judge: PersonField
    clerk: PersonField | None = None

    @property
    def heading(self) -> str:
        """All kinds are headed alike; the style sheets differ."""
        return "民事裁定书"

    @property
    def style(self) -> str:
        """The official name of the style sheet."""
        return f"民事裁定书（{KIND_TITLES[self.kind]}）"
