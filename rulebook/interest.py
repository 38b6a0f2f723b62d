"""What late payments cost under the agreement, line by line, so that everybody can compute it again.

Source: 民法典585 (a penalty agreed for delay); the rate is the parties', a part of the unpaid sum for each day. The
first day that counts is the one after the due day; the day of payment still counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cases.words import Word

CENT = Decimal("0.01")


class LateLine(Word):
    """A span in which the same sum was unpaid: from the day after `since` to `until`, `days` days, `cost` in yuan."""

    base: Decimal
    since: date
    until: date
    days: int
    rate: Decimal
    cost: Decimal


def late_payment(
    due: Iterable[tuple[date, Decimal]], paid: Iterable[tuple[date, Decimal]], rate: Decimal, until: date
) -> tuple[LateLine, ...]:
    """The lines of one promise up to a day: payments go to the oldest instalment first; only late days are counted."""
    purse = [(on, amount) for on, amount in sorted(paid) if amount and on <= until]
    found: list[LateLine] = []
    for day, amount in sorted(due):
        taken, purse = _taken(purse, amount)
        found += _lines(day, amount, taken, rate, until)
    return tuple(found)


def _taken(
    purse: list[tuple[date, Decimal]], amount: Decimal
) -> tuple[list[tuple[date, Decimal]], list[tuple[date, Decimal]]]:
    """The payments that go to this instalment, and those that are left for the next."""
    taken: list[tuple[date, Decimal]] = []
    for n, (on, sum_) in enumerate(purse):
        part = min(sum_, amount)
        taken.append((on, part))
        amount -= part
        if not amount:
            rest = [(on, sum_ - part)] if sum_ > part else []
            return taken, [*rest, *purse[n + 1 :]]
    return taken, []


def _lines(
    due: date, amount: Decimal, taken: list[tuple[date, Decimal]], rate: Decimal, until: date
) -> Iterable[LateLine]:
    base, since = amount, due
    for on, part in [*taken, (until, Decimal(0))]:
        days = (on - since).days
        if base and days > 0:
            cost = (base * rate * days).quantize(CENT, ROUND_HALF_UP)
            yield LateLine(base=base, since=since, until=on, days=days, rate=rate, cost=cost)
        base, since = base - part, max(since, on)
