"""调解受理通知书（DOC-02）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, Signer


class AcceptanceNotice(Form):
    """调解受理通知书."""

    id: ClassVar[str] = "acceptance_notice"
    title: ClassVar[str] = "调解受理通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "受"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-02",)

    parties: tuple[PartyField, ...]
    received: DayField
    accepted: DayField
    kind: str
