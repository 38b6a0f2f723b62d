"""补正通知书（DOC-02）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer
from forms.lines import MissingLine


class CorrectionNotice(Form):
    """补正通知书."""

    id: ClassVar[str] = "correction_notice"
    title: ClassVar[str] = "补正通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "补"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-02",)

    parties: tuple[PartyField, ...]
    missing: tuple[MissingLine, ...]
    last_day: DayField
