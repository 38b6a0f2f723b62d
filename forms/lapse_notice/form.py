"""What the parties are told when a period is over: what that means, and which roads remain."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PaperField, PartyField, Profile, Road, Signer
from rulebook.registry import all_terms


class LapseNotice(Form):
    """`term` is the period that lapsed, by its id in the rulebook."""

    id: ClassVar[str] = "lapse_notice"
    title: ClassVar[str] = "逾期提示"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("P4/lapse",)

    parties: tuple[PartyField, ...]
    agreement: PaperField
    term: str = "confirmation.application"
    last_day: DayField
    roads: tuple[Road, ...]

    @property
    def term_title(self) -> str:
        """The period that lapsed, as people call it."""
        return all_terms()[self.term].title
