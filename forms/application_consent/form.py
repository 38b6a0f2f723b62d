"""A party's written consent to the application of the other, where a court takes it as joint (民事诉讼法205)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, OfficeField, PaperField, PartyField, Profile, Signer, TextField


class ApplicationConsent(Form):
    """`party` consents, `applicants` have signed the application."""

    id: ClassVar[str] = "application_consent"
    title: ClassVar[str] = "同意共同申请司法确认意见书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-20",)

    party: PartyField
    applicants: tuple[PartyField, ...]
    court: OfficeField
    agreement: PaperField
    statement: TextField
