"""The court's notice that it has docketed the suit (民事诉讼法126)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer


class SuitAcceptanceNotice(Form):
    """Docketing draws the number of the case (民初); every later court paper of the suit bears it."""

    id: ClassVar[str] = "suit_acceptance_notice"
    title: ClassVar[str] = "受理案件通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民初"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("P2/file",)

    plaintiffs: tuple[PartyField, ...]
    defendants: tuple[PartyField, ...]
    right: str
    quarrel: str
    received: DayField
    docketed: DayField
