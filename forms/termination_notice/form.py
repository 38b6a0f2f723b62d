"""终止调解通知书（DOC-11）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Road, Signer
from forms.lines import GroundLine


class TerminationNotice(Form):
    """终止调解通知书."""

    id: ClassVar[str] = "termination_notice"
    title: ClassVar[str] = "终止调解通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "终"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-11",)

    parties: tuple[PartyField, ...]
    started: DayField
    ended: DayField
    ground: GroundLine
    roads: tuple[Road, ...]
