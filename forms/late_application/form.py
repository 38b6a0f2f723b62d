"""The application for more time after an obstacle (民事诉讼法86)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, OfficeField, PaperField, PartyField, Profile, Signer, TextField
from rulebook.registry import all_terms


class LateApplication(Form):
    """`term` is the period that was missed, by its id in the rulebook, `missed_day` its last day."""

    id: ClassVar[str] = "late_application"
    title: ClassVar[str] = "顺延申请书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-20",)

    applicants: tuple[PartyField, ...]
    court: OfficeField
    term: str = "confirmation.application"
    missed_day: DayField | None = None
    obstacle_ended: DayField
    reason: TextField
    agreement: PaperField

    @property
    def term_title(self) -> str:
        """The period that was missed, as people call it."""
        return all_terms()[self.term].title
