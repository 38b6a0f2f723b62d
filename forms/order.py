"""Parts of the papers of a payment order: the sums, the grounds, the arithmetic of the fee."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from forms.base import Block, DayField, PartyField
from forms.court import FullCiteField
from rulebook.payment_order import order_ground


class SumLine(Block):
    """A sum that is due under a promise."""

    obligation: str
    due: DayField
    amount: Decimal


class OrderedLine(SumLine):
    """A sum, and who is to pay it."""

    debtor: PartyField


class OrderGround(Block):
    """A ground of 民诉法解释427, 428, 430 or 435, or of 民事诉讼法225, with its article cited in full."""

    code: str
    cite: FullCiteField

    @property
    def text(self) -> str:
        """The ground as a court states it."""
        return order_ground(self.code).text


class FeeLine(Block):
    """One line of the arithmetic of a fee."""

    above: Decimal
    base: Decimal
    rate: Decimal
    fee: Decimal

    @property
    def flat(self) -> bool:
        """Whether this part costs a flat fee."""
        return not self.rate


class Fee(Block):
    """What the application costs: a third of the fee of a case over the same sum."""

    amount: Decimal
    steps: tuple[FeeLine, ...]
    case: Decimal
    due: Decimal
    unverified: bool


def total(lines: Iterable[SumLine]) -> Decimal:
    """The sum of the lines."""
    return sum((line.amount for line in lines), Decimal(0))
