"""延长调解期限同意书（DOC-10）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer


class ExtensionConsent(Form):
    """延长调解期限同意书."""

    id: ClassVar[str] = "extension_consent"
    title: ClassVar[str] = "延长调解期限同意书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-10",)

    parties: tuple[PartyField, ...]
    new_last_day: DayField
