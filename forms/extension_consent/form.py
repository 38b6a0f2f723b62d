"""延长调解期限同意书（DOC-10）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer, TextField
from forms.lines import Signature


class ExtensionConsent(Form):
    """All parties have agreed, each on its own day."""

    id: ClassVar[str] = "extension_consent"
    title: ClassVar[str] = "延长调解期限同意书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-10",)

    parties: tuple[PartyField, ...]
    old_last_day: DayField
    new_last_day: DayField
    reason: TextField | None = None
    signatures: tuple[Signature, ...]
