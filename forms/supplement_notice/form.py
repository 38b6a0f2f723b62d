"""The court names all that an application for confirmation lacks (民诉法解释354)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer
from forms.lines import MissingLine


class SupplementNotice(Form):
    """It goes out before docketing, so that there is no number of the case yet."""

    id: ClassVar[str] = "supplement_notice"
    title: ClassVar[str] = "补正通知书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-21",)

    parties: tuple[PartyField, ...]
    missing: tuple[MissingLine, ...]
    last_day: DayField
