"""What is owed, paid and late on one promise, line by line, so that everybody can compute it again.

Sources: 民法典585 (a penalty agreed for delay; the rate is the parties', a part of the unpaid sum for each day), 560
and 561 (what a payment goes to that does not cover everything); 民事诉讼法264 (interest doubled after the days of a
title). The first day that counts is the one after the due day; the day of payment still counts.

Doubt: 民法典561 speaks of interest (利息). An agreed penalty for delay is treated like it, so that a payment goes to it
before the principal: the reading that keeps the claim whole. Creditor and body may say otherwise of each payment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cases.payment import Order
from cases.words import Word
from rulebook.article import ArticleId, Text, Trust

CENT = Decimal("0.01")
NOTHING = Decimal(0)


class LateLine(Word):
    """A span in which the same sum was unpaid: from the day after `since` to `until`, `days` days, `cost` in yuan."""

    base: Decimal
    since: date
    until: date
    days: int
    rate: Decimal
    cost: Decimal


class Split(Word):
    """What one payment went to: costs, late interest, principal (民法典561); `waived` interest nobody asks for."""

    on: date
    amount: Decimal
    costs: Decimal
    interest: Decimal
    principal: Decimal
    waived: Decimal = NOTHING


class DailyRate(Word):
    """A rate that the law sets, with the days on which it holds; `rate` is a part of the sum for each day."""

    since: date
    until: date | None = None
    rate: Decimal
    cite: ArticleId
    source: Text
    trust: Trust


DOUBLED = (
    DailyRate(
        since=date(2014, 8, 1),
        rate=Decimal("0.000175"),
        cite="CPL-264",
        source="最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释（法释〔2014〕8号）第一条，未经核实",
        trust=Trust.MEMORY,
    ),
)
"""The doubled part of interest on a debt that a title fixed: 日万分之一点七五."""


@dataclass(frozen=True, kw_only=True)
class Paid:
    """A payment on one promise: `costs` of it were spent on collecting, the rest goes where `order` says."""

    on: date
    amount: Decimal
    costs: Decimal = NOTHING
    order: Order = Order.BY_LAW


@dataclass(frozen=True, kw_only=True)
class Part:
    """One instalment: what it was, what is left of it, and since when that has been counted."""

    due: date
    whole: Decimal
    left: Decimal
    since: date


@dataclass(frozen=True, kw_only=True)
class Books:
    """The account of one promise: its instalments, the spans in which money was late, where each payment went.

    `unpaid` is late interest that has accrued and was neither paid nor waived, `surplus` what was paid beyond all.
    """

    parts: tuple[Part, ...]
    lines: tuple[LateLine, ...] = ()
    splits: tuple[Split, ...] = ()
    unpaid: Decimal = NOTHING
    surplus: Decimal = NOTHING
    rate: Decimal = field(default=NOTHING)

    def grown(self, until: date) -> Books:
        """With the interest up to a day."""
        late = [part for part in self.parts if part.left and part.since < until]
        if not late:
            return self
        lines = tuple(_line(part.left, part.since, until, self.rate) for part in late)
        parts = tuple(replace(part, since=until) if part in late else part for part in self.parts)
        unpaid = self.unpaid + sum((line.cost for line in lines), NOTHING)
        return replace(self, parts=parts, lines=(*self.lines, *lines), unpaid=unpaid)

    def taken(self, paid: Paid) -> Books:
        """With a payment: costs, then interest, then the oldest instalment (民法典560, 561), unless told otherwise."""
        purse = paid.amount - paid.costs
        if paid.order is Order.BY_LAW:
            interest = min(purse, self.unpaid)
            parts, left = _reduced(self.parts, purse - interest)
        else:
            parts, left = _reduced(self.parts, purse)
            interest = min(left, self.unpaid) if paid.order is Order.PRINCIPAL_FIRST else NOTHING
            left -= interest
        waived = self.unpaid if paid.order is Order.INTEREST_WAIVED else NOTHING
        principal = sum((part.left for part in self.parts), NOTHING) - sum((part.left for part in parts), NOTHING)
        split = Split(
            on=paid.on, amount=paid.amount, costs=paid.costs, interest=interest, principal=principal, waived=waived
        )
        return replace(
            self,
            parts=parts,
            splits=(*self.splits, split),
            unpaid=self.unpaid - interest - waived,
            surplus=self.surplus + left,
        )


def books(
    due: Iterable[tuple[date, Decimal]], paid: Iterable[Paid], rate: Decimal | None, until: date | None = None
) -> Books:
    """The account of one promise up to a day; without a day interest is counted up to the last payment only."""
    parts = tuple(Part(due=day, whole=amount, left=amount, since=day) for day, amount in sorted(due))
    now = Books(parts=parts, rate=rate or NOTHING)
    for one in sorted((one for one in paid if until is None or one.on <= until), key=lambda one: one.on):
        now = now.grown(one.on).taken(one)
    return now if until is None else now.grown(until)


def doubled(lines: Iterable[LateLine], since: date, until: date) -> tuple[LateLine, ...]:
    """What the law adds while a title is not obeyed: the unpaid spans from the day after `since`, at the dated rates.

    Doubt: 法释〔2014〕8号 counts it on the principal that the title fixed, not on interest; so do these lines.
    """
    spans = [(line.base, max(line.since, since), line.until) for line in lines]
    return tuple(
        _line(base, max(start, rate.since), min(end, rate.until or end), rate.rate)
        for base, start, end in spans
        for rate in DOUBLED
        if max(start, rate.since) < min(end, rate.until or end)
    )


def _line(base: Decimal, since: date, until: date, rate: Decimal) -> LateLine:
    days = (until - since).days
    cost = (base * rate * days).quantize(CENT, ROUND_HALF_UP)
    return LateLine(base=base, since=since, until=until, days=days, rate=rate, cost=cost)


def _reduced(parts: tuple[Part, ...], purse: Decimal) -> tuple[tuple[Part, ...], Decimal]:
    """The instalments after a payment to the oldest first, and what is left of the payment."""
    after: list[Part] = []
    for part in parts:
        taken = min(purse, part.left)
        purse -= taken
        after.append(replace(part, left=part.left - taken) if taken else part)
    return tuple(after), purse
