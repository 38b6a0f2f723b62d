"""The ruling that an application for confirmation is not accepted (民诉法解释355)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, OfficeField, PaperField, PartyField, PersonField, Profile, Road, Signer
from forms.court import CourtGround


class NonAcceptanceRuling(Form):
    """Nothing was docketed, so this ruling draws its own number."""

    id: ClassVar[str] = "non_acceptance_ruling"
    title: ClassVar[str] = "民事裁定书（不予受理确认调解协议申请用）"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民特"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-23",)

    applicants: tuple[PartyField, ...]
    body: OfficeField
    agreement: PaperField
    filed: DayField
    grounds: tuple[CourtGround, ...]
    roads: tuple[Road, ...]
    judge: PersonField
    clerk: PersonField | None = None

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "民事裁定书"
