"""法定代表人身份证明书（DOC-71）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Signer


class RepresentativeCertificate(Form):
    """Filled in for the organisation to seal; the day is that of the seal."""

    id: ClassVar[str] = "representative_certificate"
    title: ClassVar[str] = "法定代表人身份证明书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-71",)

    party: PartyField
