"""调解笔录（DOC-08）."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant
from forms.base import Form, PaperField, PartyField, PersonField, Profile, Signer, TextField


class SessionMinutes(Form):
    """Minutes in a case that bears the number of the paper which `case_number` cites."""

    id: ClassVar[str] = "session_minutes"
    title: ClassVar[str] = "调解笔录"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (
        Signer.PARTIES,
        Signer.MEDIATOR,
        Signer.RECORDER,
    )
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-08",)
    confidential: ClassVar[bool] = True

    case_number: PaperField
    parties: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    recorder: PersonField
    held_at: Instant
    place: TextField
    attendees: tuple[PartyField, ...]
    text: TextField
    helpers: tuple[TextField, ...] = ()
    mode: str = "in_person"
    recorded: bool = False
