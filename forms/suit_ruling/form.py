"""A ruling that ends or stays a suit: withdrawal, stay, termination (民事诉讼法148, 153, 154)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from forms.base import DayField, PartyField, PersonField, Profile, Signer
from forms.court import CourtPaper
from forms.lines import GroundLine


class Kind(StrEnum):
    """What is ruled."""

    WITHDRAWAL = "withdrawal"
    STAY = "stay"
    TERMINATION = "termination"


KIND_TITLES = {Kind.WITHDRAWAL: "准许撤诉用", Kind.STAY: "中止诉讼用", Kind.TERMINATION: "终结诉讼用"}


class SuitRuling(CourtPaper):
    """`asked` is the day of the request to withdraw; `lost` the party that is gone, `ground` why."""

    id: ClassVar[str] = "suit_ruling"
    title: ClassVar[str] = "民事裁定书（准许撤诉、中止或者终结诉讼用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("P2/form", "P2/succession")

    kind: Kind
    plaintiffs: tuple[PartyField, ...]
    defendants: tuple[PartyField, ...]
    right: str
    quarrel: str
    docketed: DayField
    asked: DayField | None = None
    lost: PartyField | None = None
    ground: GroundLine | None = None
    fee: Decimal | None = None
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

    @property
    def half_fee(self) -> Decimal:
        """The fee halves when the suit is withdrawn (诉讼费用交纳办法15)."""
        return ((self.fee or Decimal(0)) / 2).quantize(Decimal("0.01"))
