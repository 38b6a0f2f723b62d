"""The ruling that a mediation agreement is valid (民事诉讼法206)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import (
    DayField,
    ObligationLine,
    OfficeField,
    PaperField,
    PartyField,
    PersonField,
    Profile,
    Signer,
    TextField,
)
from forms.court import CourtPaper


class ConfirmationRuling(CourtPaper):
    """The enforceable title; `agreed` is the day the agreement took effect."""

    id: ClassVar[str] = "confirmation_ruling"
    title: ClassVar[str] = "民事裁定书（确认调解协议有效用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-22",)

    applicants: tuple[PartyField, ...]
    body: OfficeField
    agreement: PaperField
    agreed: DayField
    docketed: DayField
    obligations: tuple[ObligationLine, ...]
    facts: TextField
    judge: PersonField
    clerk: PersonField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "民事裁定书"
