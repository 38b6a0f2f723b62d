"""人民调解口头协议登记表 (人民调解法28, 30)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, ObligationLine, PartyField, PersonField, Profile, Signer, TextField


class OralAgreementRecord(Form):
    """What the parties agreed orally, as the mediator records and signs it."""

    id: ClassVar[str] = "oral_agreement_record"
    title: ClassVar[str] = "人民调解口头协议登记表"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "调"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.MEDIATOR,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-12",)

    parties: tuple[PartyField, ...]
    mediator: PersonField
    agreed: DayField
    facts: TextField
    obligations: tuple[ObligationLine, ...]
    text: TextField
