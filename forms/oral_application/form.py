"""The minutes of an oral application for confirmation (民诉法解释353)."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant
from forms.base import DayField, Form, OfficeField, PaperField, PartyField, PersonField, Profile, Signer, TextField


class OralApplication(Form):
    """The court writes down what the parties ask for, and they sign: their application."""

    id: ClassVar[str] = "oral_application"
    title: ClassVar[str] = "口头申请笔录"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES, Signer.CLERK)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-20",)

    applicants: tuple[PartyField, ...]
    body: OfficeField
    agreement: PaperField
    agreed: DayField
    clerk: PersonField
    held_at: Instant
    text: TextField
