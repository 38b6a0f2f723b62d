"""权利义务告知书（DOC-04）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Signer


class RightsNotice(Form):
    """权利义务告知书."""

    id: ClassVar[str] = "rights_notice"
    title: ClassVar[str] = "权利义务告知书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-04",)

    party: PartyField
