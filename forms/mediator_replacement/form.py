"""更换调解员通知书（DOC-06）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, PersonField, Profile, Signer


class MediatorReplacement(Form):
    """更换调解员通知书."""

    id: ClassVar[str] = "mediator_replacement"
    title: ClassVar[str] = "更换调解员通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "员"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-06",)

    parties: tuple[PartyField, ...]
    former: tuple[PersonField, ...]
    mediators: tuple[PersonField, ...]
    staying: tuple[PersonField, ...] = ()
    reason: str | None = None
    vault: bool = False
