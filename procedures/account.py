"""The account of an agreement: what was promised, what was done, what is outstanding and what lateness costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Self

from cases.agencies import Office
from cases.agreement import Instalment, Obligation, Terms
from cases.errors import Malformed
from cases.payment import Order
from cases.words import RecordRef, Token
from procedures.rules import Procedure, local_day, noon
from rulebook.interest import Books, LateLine, Paid, Split, books, doubled
from rulebook.notarisation import clear_payments


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A sum that was due on a day under a promise, as somebody asked for it."""

    obligation: Token
    due: date
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Attested:
    """What a notary has attested of a title: asked when, certified on which day (GZZQ 5, 9).

    The two years of instalments due from `renewed_from` on were interrupted by the request.
    """

    asked_at: datetime | None = None
    renewed_from: date | None = None
    certified_on: date | None = None

    def starts(self, due: date) -> datetime:
        """From when the two years of an instalment count."""
        day = noon(due)
        renewed = self.renewed_from is not None and due >= self.renewed_from
        return max(day, self.asked_at) if renewed and self.asked_at else day


@dataclass(frozen=True, kw_only=True)
class Title:
    """The enforceable title: whose ruling, which court, since when; `attacked` while an objection is open.

    A ruling that confirms makes the whole agreement a title; a payment order only what it `covers`. `attested` makes it
    a notary's: `court` is then the notary's office, each instalment has two years of its own, and only what a
    certificate attests is enforced.
    """

    procedure: Token
    court: Office
    at: datetime
    attacked: bool = False
    covers: tuple[Claim, ...] = ()
    attested: Attested | None = None

    def holds_for(self, obligation: str, due: date) -> bool:
        """Whether what was due on this day under this promise may be enforced."""
        return not self.covers or any((one.obligation, one.due) == (obligation, due) for one in self.covers)


@dataclass(frozen=True, kw_only=True)
class Payment:
    """A payment or act of performance; `confirmed` by the creditor or a body, else only reported with its proof.

    `costs` of it were spent on collecting, `order` says what the rest goes to; `set_off` is no money but a claim.
    """

    obligation: Token
    amount: Decimal
    on: date
    confirmed: bool
    costs: Decimal = Decimal(0)
    order: Order = Order.BY_LAW
    set_off: bool = False


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A set-off that one side has signed and the other has not."""

    by: Token
    obligation: Token
    amount: Decimal
    on: date
    against: Token | None
    text: RecordRef


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A standing promise was broken on this day; `amount` is what the agreement says a breach costs."""

    obligation: Token
    on: date
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Accelerated:
    """The instalments of a promise that were still to come fell due on this day."""

    obligation: Token
    on: date


NO_DAY = date.max
"""The due day of what waits for a condition."""


@dataclass(frozen=True, kw_only=True)
class Fulfilled:
    """A party reported that the condition of a promise was met on this day, and nobody has denied it."""

    obligation: Token
    on: date
    by: Token


@dataclass(frozen=True, kw_only=True)
class Outstanding:
    """What is left of one instalment; `whole` is what it was. It is due on no day while it waits for a condition."""

    obligation: Token
    due: date
    amount: Decimal
    whole: Decimal


@dataclass(frozen=True, kw_only=True)
class Account(Procedure):
    """The entries of a performance, and what follows from them.

    `credits` are entries of the earlier agreement that count here because the terms say so; `offered` are set-offs that
    one side has signed.
    """

    terms: Terms
    title: Title | None = None
    payments: tuple[Payment, ...] = ()
    credits: tuple[Payment, ...] = ()
    offered: tuple[Offered, ...] = ()
    breaches: tuple[Broken, ...] = ()
    accelerated: tuple[Accelerated, ...] = ()
    fulfilled: tuple[Fulfilled, ...] = ()

    @property
    def outstanding(self) -> tuple[Outstanding, ...]:
        """All that is still owed, earliest first; a payment goes to late interest, then to the oldest instalment."""
        left = [part for obligation in self.terms.obligations for part in self._left(obligation)]
        return tuple(sorted(left, key=lambda part: (part.due, part.obligation)))

    def _left(self, obligation: Obligation) -> Iterator[Outstanding]:
        account = self.books(obligation)
        money = [part for part in account.parts if part.left]
        for part in money:
            yield Outstanding(obligation=obligation.id, due=part.due, amount=part.left, whole=part.whole)
        if account.unpaid and not money:
            last = account.splits[-1].on
            yield Outstanding(obligation=obligation.id, due=last, amount=account.unpaid, whole=account.unpaid)
        deeds = sum(1 for entry in self.entries_of(obligation.id) if not entry.amount)
        for act in [part for part in self._parts(obligation) if not part.amount][deeds:]:
            yield Outstanding(obligation=obligation.id, due=act.due, amount=Decimal(0), whole=Decimal(0))

    @property
    def entries(self) -> tuple[Payment, ...]:
        """Everything that was done and counts here, what was done under the earlier agreement first."""
        return (*self.credits, *self.payments)

    def entries_of(self, obligation: str) -> list[Payment]:
        """What was done on one promise."""
        return [entry for entry in self.entries if entry.obligation == obligation]

    def books(self, obligation: Obligation, until: date | None = None, besides: Iterable[Paid] = ()) -> Books:
        """The account of one promise, with other payments if told so; up to a day, or to the last payment."""
        due = [(part.due, part.amount) for part in self._parts(obligation) if part.amount]
        paid = [
            Paid(on=entry.on, amount=entry.amount, costs=entry.costs, order=entry.order)
            for entry in self.entries_of(obligation.id)
            if entry.amount
        ]
        return books(due, [*paid, *besides], obligation.late_rate, until)

    def _parts(self, obligation: Obligation) -> list[Instalment]:
        """The instalments of the agreement, as they fall due, and what each breach costs."""
        broken = [
            Instalment(due=breach.on, amount=breach.amount)
            for breach in self.breaches
            if breach.obligation == obligation.id
        ]
        at_once = next((one.on for one in self.accelerated if one.obligation == obligation.id), NO_DAY)
        since = self.owed_since(obligation)
        dated = [part.model_copy(update={"due": max(min(part.due, at_once), since)}) for part in obligation.instalments]
        return sorted((*dated, *broken), key=lambda part: part.due)

    def owed_since(self, obligation: Obligation) -> date:
        """From which day a promise is owed at all: that of its condition, at the latest its latest day; else no day."""
        if obligation.condition is None:
            return date.min
        met = [one.on for one in self.fulfilled if one.obligation == obligation.id]
        return min((*met, obligation.condition_by or NO_DAY))

    @property
    def waiting(self) -> bool:
        """Whether a promise still waits for its condition and has no latest day."""
        return any(part.due == NO_DAY for part in self.outstanding)

    def hastened(self, on: date) -> Self:
        """One missed instalment makes the others due at once, where the agreement says so."""
        late = {part.obligation for part in self.overdue(on)}
        known = {one.obligation for one in self.accelerated}
        fresh = [
            Accelerated(obligation=one.id, on=on)
            for one in self.terms.obligations
            if one.accelerates and one.id in late - known
        ]
        return replace(self, accelerated=(*self.accelerated, *fresh))

    def interest(self, until: date) -> tuple[tuple[str, LateLine], ...]:
        """What late payment costs up to a day, by promise; nothing where the agreement names no rate."""
        return tuple(
            (one.id, line)
            for one in self.terms.obligations
            if one.late_rate is not None
            for line in self.books(one, until).lines
        )

    def doubled(self, until: date) -> tuple[tuple[str, LateLine], ...]:
        """What the law adds up to a day because a title was not obeyed (民事诉讼法264); nothing without one."""
        if self.title is None:
            return ()
        since = local_day(self.title.at)
        return tuple(
            (one.id, line)
            for one in self.terms.obligations
            for line in doubled(self.books(one, until).lines, since, until)
        )

    def splits(self, until: date) -> tuple[tuple[str, Split], ...]:
        """Where each payment went: costs, interest, principal, by promise (民法典560, 561)."""
        return tuple((one.id, split) for one in self.terms.obligations for split in self.books(one, until).splits)

    def accrued(self, until: date, creditor: str | None = None) -> Decimal:
        """Late interest that was neither paid nor waived by a day, of all promises or of those to one creditor."""
        theirs = [one for one in self.terms.obligations if creditor in (None, one.obligee)]
        return sum((self.books(one, until).unpaid for one in theirs), Decimal(0))

    def overdue(self, on: date) -> tuple[Outstanding, ...]:
        """What should have been performed before this day."""
        return tuple(part for part in self.outstanding if part.due < on)

    def enforceable(self, on: date) -> tuple[Outstanding, ...]:
        """What is overdue and under a title; of a notary's what its certificate attests (GZZQ 5)."""
        title = self.title
        if title is not None and title.attested is not None:
            until = title.attested.certified_on
            return tuple(part for part in self.attestable if until is not None and part.due < min(on, until))
        return tuple(part for part in self.overdue(on) if title and title.holds_for(part.obligation, part.due))

    @property
    def attestable(self) -> tuple[Outstanding, ...]:
        """The outstanding payments that a notary's title covers: clear sums, not acts nor what a breach costs."""
        covered = {one.id for one in clear_payments(self.terms.obligations)}
        return tuple(part for part in self.outstanding if part.obligation in covered)

    @property
    def creditors(self) -> tuple[str, ...]:
        """To whom something is still owed."""
        owed = {part.obligation for part in self.outstanding}
        return tuple(dict.fromkeys(one.obligee for one in self.terms.obligations if one.id in owed))

    def obligation(self, id: str) -> Obligation:
        """The promise with this id; raises `Malformed`."""
        found = next((obligation for obligation in self.terms.obligations if obligation.id == id), None)
        if found is None:
            raise Malformed("调解协议没有这一项义务", field="obligation", remedy="请核对义务编号")
        return found

    def credited(self, earlier: Account | None) -> Self:
        """With what was done under the earlier agreement, as far as these terms count it.

        Doubt: more may have been paid than is owed now; the surplus stays a claim of its own and is not counted here.
        """
        if earlier is None:
            return self
        count = {credit.earlier: credit.to for credit in self.terms.credits}
        taken = [
            replace(entry, obligation=count[entry.obligation], order=Order.PRINCIPAL_FIRST)
            for entry in earlier.entries
            if entry.obligation in count
        ]
        return replace(self, credits=tuple(taken))


def without(payments: tuple[Payment, ...], payment: Payment) -> tuple[Payment, ...]:
    """The entries without the first like this one."""
    place = payments.index(payment)
    return (*payments[:place], *payments[place + 1 :])
