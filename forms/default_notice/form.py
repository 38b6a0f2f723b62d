"""The demand for performance when something was not performed in time (民法典195; 人民调解法31, 32)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from forms.base import Form, ObligationLine, PaperField, PartyField, Profile, Road, Signer
from forms.lines import InterestLine, OverdueLine, SplitLine, named


class DefaultNotice(Form):
    """The body tells the debtor what is overdue, and the creditor which roads are open."""

    id: ClassVar[str] = "default_notice"
    title: ClassVar[str] = "履行催告函"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("P4/default",)

    creditors: tuple[PartyField, ...]
    debtors: tuple[PartyField, ...]
    agreement: PaperField
    obligations: tuple[ObligationLine, ...]
    overdue: tuple[OverdueLine, ...]
    interest: tuple[InterestLine, ...] = ()
    doubled: tuple[InterestLine, ...] = ()
    splits: tuple[SplitLine, ...] = ()
    roads: tuple[Road, ...] = ()

    @property
    def total(self) -> Decimal:
        """All the money that is overdue."""
        return sum((line.amount for line in self.overdue), Decimal(0))

    @property
    def clauses(self) -> tuple[ObligationLine, ...]:
        """The promises that are overdue."""
        return named(self.obligations, (part.obligation for part in self.overdue))

    def line(self, id: str) -> ObligationLine:
        """The promise with this id."""
        return next(line for line in self.obligations if line.id == id)
