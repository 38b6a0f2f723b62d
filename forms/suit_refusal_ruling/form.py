"""The ruling that a suit is not docketed (民事诉讼法122, 124, 126); it may be appealed."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, PersonField, Profile, Road, Signer
from forms.court import CourtGround


class SuitRefusalRuling(Form):
    """Nothing was docketed, so this ruling draws its own number."""

    id: ClassVar[str] = "suit_refusal_ruling"
    title: ClassVar[str] = "民事裁定书（对起诉不予受理用）"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民初"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("P2/file",)

    plaintiffs: tuple[PartyField, ...]
    defendants: tuple[PartyField, ...]
    right: str
    quarrel: str
    filed: DayField
    ground: CourtGround
    roads: tuple[Road, ...]
    judge: PersonField
    clerk: PersonField | None = None

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "民事裁定书"
