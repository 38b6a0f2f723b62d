"""The court's notice that it has docketed the application (民诉法解释354; 民事诉讼法187)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, OfficeField, PartyField, Profile, Signer


class CourtAcceptanceNotice(Form):
    """Docketing draws the number of the case; every later paper bears it. `closes` was asked too and came second."""

    id: ClassVar[str] = "court_acceptance_notice"
    title: ClassVar[str] = "受理通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民特"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-21",)

    parties: tuple[PartyField, ...]
    received: DayField
    docketed: DayField
    closes: OfficeField | None = None
