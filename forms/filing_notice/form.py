"""The notice that the patent office has filed a mediation case (专利纠纷行政裁决和调解办法66)."""

from __future__ import annotations

from typing import ClassVar

from cases.words import Instant
from forms.base import DayField, Form, PartyField, PersonField, Profile, RightField, Signer, TextField


class FilingNotice(Form):
    """Time, place and mediators are printed when they are fixed; else they are notified later."""

    id: ClassVar[str] = "filing_notice"
    title: ClassVar[str] = "立案通知书（调解通知书）"
    profile: ClassVar[Profile] = Profile.WS
    series: ClassVar[str] = "受"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("D53",)

    parties: tuple[PartyField, ...]
    filed: DayField
    rights: tuple[RightField, ...] = ()
    mediators: tuple[PersonField, ...] = ()
    held_at: Instant | None = None
    place: TextField | None = None
    last_day: DayField | None = None
