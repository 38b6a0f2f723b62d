"""调解申请受理登记表（DOC-02）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer


class IntakeRegister(Form):
    """调解申请受理登记表."""

    id: ClassVar[str] = "intake_register"
    title: ClassVar[str] = "调解申请受理登记表"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "登"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-02",)

    parties: tuple[PartyField, ...]
    quarrel: str
    right: str
    channel: str
    received: DayField
