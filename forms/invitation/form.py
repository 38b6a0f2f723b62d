"""征询调解意见书（调解邀请函）（DOC-03）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Signer, TextField


class Invitation(Form):
    """征询调解意见书（调解邀请函）."""

    id: ClassVar[str] = "invitation"
    title: ClassVar[str] = "征询调解意见书（调解邀请函）"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "邀"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-03",)

    applicants: tuple[PartyField, ...]
    respondent: PartyField
    reply_days: int
    requests: TextField | None = None
