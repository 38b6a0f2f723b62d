"""The record of what was performed under an agreement (人民调解法31; 民法典509)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from forms.base import Block, DayField, Form, ObligationLine, PaperField, PartyField, Profile, Signer
from forms.lines import SplitLine, named


class PaymentLine(Block):
    """A payment or act; `amount` is zero for an act, `confirmed` by the creditor or a body, `set_off` is no money."""

    obligation: str
    on: DayField
    amount: Decimal
    confirmed: bool = True
    set_off: bool = False


class PerformanceRecord(Form):
    """Everything that was entered, line by line; one line when a single payment is receipted."""

    id: ClassVar[str] = "performance_record"
    title: ClassVar[str] = "履行凭证"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("7.6/履行凭证",)

    parties: tuple[PartyField, ...]
    agreement: PaperField
    obligations: tuple[ObligationLine, ...]
    payments: tuple[PaymentLine, ...]
    splits: tuple[SplitLine, ...] = ()

    @property
    def total(self) -> Decimal:
        """All that was paid."""
        return sum((payment.amount for payment in self.payments), Decimal(0))

    @property
    def clauses(self) -> tuple[ObligationLine, ...]:
        """The promises that were performed."""
        return named(self.obligations, (payment.obligation for payment in self.payments))
