"""The court asks the mediation body to verify how an agreement came about (民诉法解释356第二款)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, OfficeField, PaperField, PartyField, Profile, Signer, TextField
from forms.court import CourtPaper


class AssistanceLetter(CourtPaper):
    """`text` says what is to be verified."""

    id: ClassVar[str] = "assistance_letter"
    title: ClassVar[str] = "协助核实函"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("P4/insufficient",)

    parties: tuple[PartyField, ...]
    body: OfficeField
    agreement: PaperField
    text: TextField
    last_day: DayField
