"""The structure of a mediation agreement: who owes whom what, by when; its wording is a reference."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

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


class Claim(StrEnum):
    """What a payment is for, where the law sets a least sum for one kind and not for another (细则93, 94)."""

    BONUS = "bonus"
    REMUNERATION = "remuneration"


class ClauseKind(StrEnum):
    """Classes of clauses that a court does not accept or confirm, or that bind less than they say.

    The items of 民诉法解释355 and 358, and clauses peculiar to intellectual property. `title` is a clause that
    declares whose a right is, whatever the duty it stands beside.
    """

    NOT_COURT_MATTER = "not_court_matter"
    PERSONAL_STATUS = "personal_status"
    OTHER_PROCEDURE = "other_procedure"
    TITLE = "title"
    UNLAWFUL = "unlawful"
    HARMS_OTHERS = "harms_others"
    AGAINST_MORALS = "against_morals"
    INVOLUNTARY = "involuntary"
    NO_CHALLENGE = "no_challenge"
    NO_CRIMINAL_COMPLAINT = "no_criminal_complaint"
    BINDS_OUTSIDER = "binds_outsider"
    PUBLIC_INTEREST_GOODS = "public_interest_goods"


class Clause(Word):
    """A clause that somebody has put into a class, in which promise (none: the text as a whole).

    `stands` is a person's reasoned decision that the clause may stand; without one it is as suspect as its class.
    """

    kind: ClauseKind
    obligation: Token | None = None
    stands: RecordRef | None = None


class Fees(Word):
    """Who bears the fee of the mediation, how much, and the published schedule it follows (商事调解条例16)."""

    borne_by: Annotated[tuple[Token, ...], Field(min_length=1, max_length=10)]
    amount: Sum | None = None
    schedule: RecordRef | None = None


class SecurityKind(StrEnum):
    """How a promise is secured."""

    GUARANTEE = "guarantee"
    MORTGAGE = "mortgage"
    PLEDGE = "pledge"
    DEPOSIT = "deposit"


class Security(Word):
    """A security: who gives it, for which promises, up to what.

    `by` is a party; `guarantor` is somebody from outside, numbered on from the parties, who signs the agreement too or
    is shown not to have (调解规定9).
    """

    kind: SecurityKind
    wording: RecordRef
    secures: Annotated[tuple[Token, ...], Field(min_length=1, max_length=60)]
    by: Token | None = None
    guarantor: Token | None = None
    amount: Sum | None = None


class Instalment(Word):
    """One payment or act, due by the end of a day."""

    due: date
    amount: Sum = Decimal(0)


class Obligation(Word):
    """One promise: obligor, obligee, what, when; `wording` is the clause as the parties read it.

    `right` names the right by its number where the promise concerns one; `breach_sum` is what each breach costs.
    `formula` says how a sum is computed that is not fixed yet, `place` and `standard` where and how an act is done and
    accepted, `condition` on what the promise depends and `condition_by` by which day it is to be met at the latest.
    `late_rate` is what a late payment costs a day, as a part of what is unpaid (0.0005 for five ten-thousandths);
    with `accelerates` one missed instalment makes all others due. `account` is where money is paid to, `claim` what
    it is paid for. Sums are in yuan.
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
    condition_by: date | None = None
    account: RecordRef | None = None
    claim: Claim | None = None
    late_rate: Rate | None = None
    accelerates: bool = False

    @property
    def declares(self) -> bool:
        """Whether it says whose a right is, and asks nobody to do anything."""
        return self.duty in DECLARATIONS

    @property
    def total(self) -> Decimal:
        """Sum of all instalments in yuan."""
        return sum((part.amount for part in self.instalments), Decimal(0))


class Credit(Word):
    """What was paid on a promise of the earlier agreement counts as paid on this promise of the new one."""

    earlier: Token
    to: Token


class Terms(Word):
    """The terms of an agreement as frozen for signing; `text` is the agreement's full wording.

    `effective_on` puts the effect off to a later day, where the parties agreed so (民法典158–160). `asks_court`: a
    clause that on breach a court is to decide (调解规定8). `arbitration` is a clause that sends disputes over the
    agreement to arbitration. `credits` say what of the performance of an earlier agreement counts under this one.
    `clauses` are those that somebody has put into a class; `copies` how many originals are made beyond one for each
    party and one for the body (人民调解法29). With `accepts_enforcement` the debtors promise to accept enforcement if
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
    credits: Annotated[tuple[Credit, ...], Field(max_length=60)] = ()
    clauses: Annotated[tuple[Clause, ...], Field(max_length=60)] = ()
    fees: Fees | None = None
    copies: Annotated[int, Field(ge=0, le=20)] = 0
    accepts_enforcement: bool = False

    @model_validator(mode="after")
    def _credited(self) -> Self:
        known = {obligation.id for obligation in self.obligations}
        if any(credit.to not in known for credit in self.credits):
            raise ValueError("抵充的义务不在本协议之列")
        return self

    @property
    def declares_title(self) -> bool:
        """Whether a promise, or a clause put into that class, declares whose a right is (民诉法解释355（五）)."""
        flagged = any(clause.kind is ClauseKind.TITLE for clause in self.clauses)
        return flagged or any(obligation.declares for obligation in self.obligations)

    @property
    def guarantors(self) -> tuple[str, ...]:
        """Who from outside gives a security."""
        return tuple(dict.fromkeys(one.guarantor for one in self.securities if one.guarantor is not None))
