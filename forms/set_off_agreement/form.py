"""The agreement of two parties that claims are set off (民法典568, 569)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from forms.base import DayField, Form, ObligationLine, PaperField, PartyField, Profile, Signer, TextField
from forms.lines import named


class SetOffAgreement(Form):
    """`obligation` is reduced by the amount; `against` too where it is of the same agreement; `text` as signed."""

    id: ClassVar[str] = "set_off_agreement"
    title: ClassVar[str] = "债务抵销协议"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("7.6/履行凭证",)

    parties: tuple[PartyField, ...]
    agreement: PaperField
    obligations: tuple[ObligationLine, ...]
    obligation: str
    against: str | None = None
    amount: Decimal
    on: DayField
    text: TextField

    @property
    def clauses(self) -> tuple[ObligationLine, ...]:
        """The promises that are reduced."""
        return named(self.obligations, filter(None, (self.obligation, self.against)))
