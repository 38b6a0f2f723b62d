"""权利义务继受人确认书（P1）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Signer


class SuccessorConfirmation(Form):
    """Who takes the place of a former party, which `successor` names too."""

    id: ClassVar[str] = "successor_confirmation"
    title: ClassVar[str] = "权利义务继受人确认书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("P1",)

    successor: PartyField
    event: str
