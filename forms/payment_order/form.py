"""The order to pay (民事诉讼法227)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar

from cases.facts import Channel
from forms.base import DayField, OfficeField, PaperField, PartyField, PersonField, Profile, Signer
from forms.court import CourtPaper
from forms.order import OrderedLine, total


class PaymentOrder(CourtPaper):
    """Each debtor is ordered to pay its own sums; `fee` is what the application cost."""

    id: ClassVar[str] = "payment_order"
    title: ClassVar[str] = "支付令"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-41",)
    barred: ClassVar[Mapping[Channel, str]] = MappingProxyType({Channel.PUBLICATION: "CPL-225"})

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    body: OfficeField
    agreement: PaperField
    agreed: DayField
    accepted: DayField
    claims: tuple[OrderedLine, ...]
    fee: Decimal
    judge: PersonField
    clerk: PersonField

    def of(self, debtor: str) -> tuple[OrderedLine, ...]:
        """What this debtor is to pay."""
        return tuple(line for line in self.claims if line.debtor.id == debtor)

    def owed_by(self, debtor: str) -> Decimal:
        """The sum of it."""
        return total(self.of(debtor))
