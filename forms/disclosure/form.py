"""调解员声明（披露）书（DOC-06）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, PersonField, Profile, Signer, TextField


class Disclosure(Form):
    """调解员声明（披露）书."""

    id: ClassVar[str] = "disclosure"
    title: ClassVar[str] = "调解员声明（披露）书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.MEDIATOR,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-06",)

    mediator: PersonField
    parties: tuple[PartyField, ...]
    relations: TextField | None = None
