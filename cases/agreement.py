"""The structure of a mediation agreement: who owes whom what, by when; its wording is a reference."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cases.rights import Sum
from cases.words import RecordRef, Token, Word

Rate = Annotated[Decimal, Field(gt=0, le=Decimal("0.01"), max_digits=9, decimal_places=8)]
"""A part of a sum, for each day."""


class Duty(StrEnum):
    """Kinds of promise; ownership, validity and inventorship declare who owns what (确权)."""

    PAY = "pay"
    CEASE = "cease"
    DESTROY = "destroy"
    DELETE = "delete"
    RENAME = "rename"
    PUBLISH = "publish"
    LICENSE = "license"
    ASSIGN = "assign"
    OTHER = "other"
    OWNERSHIP = "ownership"
    VALIDITY = "validity"
    INVENTORSHIP = "inventorship"


DECLARATIONS = (Duty.OWNERSHIP, Duty.VALIDITY, Duty.INVENTORSHIP)
"""Promises that a court may not confirm (民诉法解释355（五）)."""


class SecurityKind(StrEnum):
    """How a promise is secured."""

    GUARANTEE = "guarantee"
    MORTGAGE = "mortgage"
    PLEDGE = "pledge"
    DEPOSIT = "deposit"


class Security(Word):
    """A security: who gives it (`by` is a party; somebody from outside is described), for which promises, up to what.

    `signed` says that somebody from outside has signed the agreement too (调解规定9).
    """

    kind: SecurityKind
    wording: RecordRef
    secures: Annotated[tuple[Token, ...], Field(min_length=1, max_length=60)]
    by: Token | None = None
    signed: bool = False
    amount: Sum | None = None


class Instalment(Word):
    """One payment or act, due by the end of a day."""

    due: date
    amount: Sum = Decimal(0)


class Obligation(Word):
    """One promise: obligor, obligee, what, when; `wording` is the clause as the parties read it.

    `right` names the right by its number where the promise concerns one; `breach_sum` is what each breach costs.
    `formula` says how a sum is computed that is not fixed yet, `place` and `standard` where and how an act is done and
    accepted, `condition` on what the promise depends. `late_rate` is what a late payment costs a day, as a part of
    what is unpaid (0.0005 for five ten-thousandths); with `accelerates` one missed instalment makes all others due.
    """

    id: Annotated[str, Field(pattern=r"^o[1-9][0-9]?$")]
    obligor: Token
    obligee: Token
    duty: Duty
    wording: RecordRef
    instalments: Annotated[tuple[Instalment, ...], Field(max_length=120)] = ()
    right: Token | None = None
    breach_sum: Sum | None = None
    formula: RecordRef | None = None
    place: RecordRef | None = None
    standard: RecordRef | None = None
    condition: RecordRef | None = None
    late_rate: Rate | None = None
    accelerates: bool = False

    @property
    def total(self) -> Decimal:
        """Sum of all instalments in yuan."""
        return sum((part.amount for part in self.instalments), Decimal(0))


class Terms(Word):
    """The terms of an agreement as frozen for signing; `text` is the agreement's full wording.

    `effective_on` puts the effect off to a later day, where the parties agreed so (民法典158–160). `asks_court`: a
    clause that on breach a court is to decide (调解规定8). `arbitration` is a clause that sends disputes over the
    agreement to arbitration. With `accepts_enforcement` the debtors promise to accept enforcement if
    they do not perform (公证法37; 办法69).
    """

    obligations: Annotated[tuple[Obligation, ...], Field(min_length=1, max_length=60)]
    text: RecordRef
    facts: RecordRef
    wants_confirmation: bool = True
    effective_on: date | None = None
    securities: Annotated[tuple[Security, ...], Field(max_length=20)] = ()
    asks_court: bool = False
    arbitration: RecordRef | None = None
    accepts_enforcement: bool = False
