"""The minutes of the court's inquiry with both parties (民诉法解释356)."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant
from forms.base import PartyField, PersonField, Profile, Signer, TextField
from forms.court import CourtPaper


class InquiryMinutes(CourtPaper):
    """`attended` are those of the parties who came."""

    id: ClassVar[str] = "inquiry_minutes"
    title: ClassVar[str] = "询问笔录"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES, Signer.JUDGE, Signer.CLERK)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-21",)

    parties: tuple[PartyField, ...]
    attended: tuple[PartyField, ...]
    judge: PersonField
    clerk: PersonField
    held_at: Instant
    place: TextField | None = None
    text: TextField

    @property
    def absent(self) -> tuple[PartyField, ...]:
        """Those of the parties who did not come."""
        came = [party.id for party in self.attended]
        return tuple(party for party in self.parties if party.id not in came)
