"""The creditor's application for enforcement (民事诉讼法206, 227, 250, 264; 执行工作规定18)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from forms.base import (
    Block,
    DayField,
    Form,
    ObligationLine,
    OfficeField,
    PaperField,
    PartyField,
    Profile,
    Signer,
    TextField,
)
from forms.lines import InterestLine, SplitLine, named


class Basis(StrEnum):
    """What the title is."""

    RULING = "ruling"
    PAYMENT_ORDER = "payment_order"
    STATEMENT = "statement"
    INSTRUMENT = "instrument"


class ClaimLine(Block):
    """One line of the calculation: an instalment, what was paid of it, what is outstanding."""

    obligation: str
    due: DayField
    amount: Decimal
    paid: Decimal
    outstanding: Decimal


class EnforcementApplication(Form):
    """`last_day` ends the two years, `effective` is the day the ruling took effect, `to_agent` who collects.

    A notarised instrument (`ruling`, with `basis` to say so) comes with the notary's `certificate` of the default.
    """

    id: ClassVar[str] = "enforcement_application"
    title: ClassVar[str] = "申请书（申请执行用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-30",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    court: OfficeField
    basis: Basis = Basis.RULING
    ruling: PaperField
    certificate: PaperField | None = None
    effective: DayField
    agreement: PaperField
    obligations: tuple[ObligationLine, ...]
    claims: tuple[ClaimLine, ...]
    last_day: DayField
    interest: tuple[InterestLine, ...] = ()
    doubled: tuple[InterestLine, ...] = ()
    splits: tuple[SplitLine, ...] = ()
    clues: TextField | None = None
    to_agent: bool = False

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "申请书"

    @property
    def basis_title(self) -> str:
        """The name of the paper that is the title."""
        titles = {
            Basis.RULING: "民事裁定书",
            Basis.PAYMENT_ORDER: "支付令",
            Basis.STATEMENT: "民事调解书",
            Basis.INSTRUMENT: "公证债权文书",
        }
        return titles[self.basis]

    @property
    def amount(self) -> Decimal:
        """What should have been paid."""
        return sum((claim.amount for claim in self.claims), Decimal(0))

    @property
    def paid(self) -> Decimal:
        """What was paid."""
        return sum((claim.paid for claim in self.claims), Decimal(0))

    @property
    def outstanding(self) -> Decimal:
        """What is to be collected, without interest."""
        return sum((claim.outstanding for claim in self.claims), Decimal(0))

    @property
    def penalty(self) -> Decimal:
        """What lateness costs by the agreement, less what was paid on it or waived."""
        grown = sum((line.cost for line in self.interest), Decimal(0))
        return grown - sum((split.interest + split.waived for split in self.splits), Decimal(0))

    @property
    def clauses(self) -> tuple[ObligationLine, ...]:
        """The promises that are claimed."""
        return named(self.obligations, (claim.obligation for claim in self.claims))

    def wording(self, obligation: str) -> str:
        """The clause of a claim."""
        return next((line.wording for line in self.obligations if line.id == obligation), "")
