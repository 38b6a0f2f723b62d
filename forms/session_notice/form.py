"""调解通知书（DOC-07）."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant
from forms.base import Form, PartyField, PersonField, Profile, Signer, TextField


class SessionNotice(Form):
    """调解通知书."""

    id: ClassVar[str] = "session_notice"
    title: ClassVar[str] = "调解通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "通"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-07",)

    parties: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    held_at: Instant
    mode: str
    place: TextField
    kind: str
    helpers: tuple[TextField, ...] = ()
