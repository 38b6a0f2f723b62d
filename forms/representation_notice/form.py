"""变更（解除）委托代理人通知书（民事诉讼法63）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import AgentField, DayField, Form, PartyField, Profile, Signer


class RepresentationNotice(Form):
    """The body tells the other parties that an agent's authority was changed or has ended."""

    id: ClassVar[str] = "representation_notice"
    title: ClassVar[str] = "变更委托代理人通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "代"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-71",)

    parties: tuple[PartyField, ...]
    party: PartyField
    agent: AgentField
    what: str
    powers: tuple[str, ...] = ()
    since: DayField

    @property
    def heading(self) -> str:
        """A change, or the end of the authority."""
        return self.title if self.what == "changed" else "解除委托代理人通知书"
