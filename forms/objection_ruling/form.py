"""The ruling on an objection to a confirmation (民诉法解释372)."""

from __future__ import annotations

from typing import ClassVar

from cases.acts.confirmation import ObjectionOutcome
from forms.base import DayField, Form, ObligationLine, PaperField, PartyField, PersonField, Profile, Signer, TextField


class ObjectionRuling(Form):
    """A case of supervision with a number of its own. `grounds` is what the objector said, `reasons` why it is so."""

    id: ClassVar[str] = "objection_ruling"
    title: ClassVar[str] = "民事裁定书（异议审查用）"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民特监"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-24",)

    outcome: ObjectionOutcome
    objector: PartyField
    by_third_person: bool = False
    applicants: tuple[PartyField, ...]
    ruling: PaperField
    objected: DayField | None = None
    grounds: TextField | None = None
    reasons: TextField | None = None
    obligations: tuple[ObligationLine, ...] = ()
    judge: PersonField
    clerk: PersonField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "民事裁定书"
