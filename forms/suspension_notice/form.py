"""中止调解通知书（DOC-11）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer
from forms.lines import GroundLine


class SuspensionNotice(Form):
    """中止调解通知书."""

    id: ClassVar[str] = "suspension_notice"
    title: ClassVar[str] = "中止调解通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "中"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-11",)

    parties: tuple[PartyField, ...]
    ground: GroundLine
    since: DayField
