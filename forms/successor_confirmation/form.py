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

    @property
    def heading(self) -> str:
        """Who acts for a party that is still there takes nobody's place."""
        titles = {"incapacity": "法定代理人参加程序确认书", "bankruptcy": "破产管理人参加程序确认书"}
        return titles.get(self.event, self.title)
