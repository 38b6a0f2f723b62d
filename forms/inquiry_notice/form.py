"""The court asks for further statements or proof (民诉法解释356第二款)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, PartyField, Profile, Signer, TextField
from forms.court import CourtPaper


class InquiryNotice(CourtPaper):
    """`text` says what is to be completed."""

    id: ClassVar[str] = "inquiry_notice"
    title: ClassVar[str] = "补充材料通知书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-21",)

    parties: tuple[PartyField, ...]
    text: TextField
    last_day: DayField
