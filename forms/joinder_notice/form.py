"""追加当事人通知书（参照民事诉讼法59、135）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Signer, TextField


class JoinderNotice(Form):
    """Asks everybody, and the person who is to take part, for consent; or tells that all have agreed (`joined`)."""

    id: ClassVar[str] = "joinder_notice"
    title: ClassVar[str] = "追加当事人通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "追"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("P1",)

    parties: tuple[PartyField, ...]
    newcomer: PartyField
    ground: str
    request: TextField | None = None
    joined: bool
    days: int | None = None

    @property
    def heading(self) -> str:
        """A proposal asks, a joinder tells."""
        return self.title if self.joined else "征询追加当事人意见书"
