"""送达地址确认书（DOC-05）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Signer


class AddressConfirmation(Form):
    """送达地址确认书."""

    id: ClassVar[str] = "address_confirmation"
    title: ClassVar[str] = "送达地址确认书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-05",)

    party: PartyField
