"""The court calls both parties to attend together (民诉法解释356)."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant
from forms.base import PartyField, Profile, Signer, TextField
from forms.court import CourtPaper


class AttendanceNotice(CourtPaper):
    """When and where the agreement is verified with both parties, and what staying away may lead to."""

    id: ClassVar[str] = "attendance_notice"
    title: ClassVar[str] = "通知书（共同到场核实）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-21",)

    parties: tuple[PartyField, ...]
    held_at: Instant
    place: TextField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "通知书"
