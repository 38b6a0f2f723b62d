"""授权委托书（DOC-71）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Signer


class PowerOfAttorney(Form):
    """Filled in for the party to sign; the day is that of the signature."""

    id: ClassVar[str] = "power_of_attorney"
    title: ClassVar[str] = "授权委托书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-71",)

    party: PartyField
