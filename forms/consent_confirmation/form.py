"""同意调解确认书（DOC-03）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, OfficeField, PartyField, Profile, Signer


class ConsentConfirmation(Form):
    """同意调解确认书; `body` mediates where a court has asked."""

    id: ClassVar[str] = "consent_confirmation"
    title: ClassVar[str] = "同意调解确认书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-03",)

    party: PartyField
    kind: str
    body: OfficeField | None = None
