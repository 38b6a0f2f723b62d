"""当事人同意书（DOC-06）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, PersonField, Profile, Signer, TextField


class DisclosureConsent(Form):
    """当事人同意书."""

    id: ClassVar[str] = "disclosure_consent"
    title: ClassVar[str] = "当事人同意书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-06",)

    party: PartyField
    mediator: PersonField
    relations: TextField
