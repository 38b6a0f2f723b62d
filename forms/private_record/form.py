"""单独沟通记录（DOC-08）."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant
from forms.base import Form, PaperField, PartyField, PersonField, Profile, Signer, TextField


class PrivateRecord(Form):
    """What a party said to the mediator alone (背对背); it stays in the vault of the mediation."""

    id: ClassVar[str] = "private_record"
    title: ClassVar[str] = "单独沟通记录"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.MEDIATOR,)
    confidential: ClassVar[bool] = True
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-08",)

    case_number: PaperField
    party: PartyField
    mediator: PersonField
    held_at: Instant
    text: TextField
