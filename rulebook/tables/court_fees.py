"""What a court case over money costs (诉讼费用交纳办法13), by date, and the third of it that a payment order costs.

The bands of article 13 were seen in secondary copies only and are marked so; that a payment order costs a third of
them was read (诉讼费用交纳办法14（三）).
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cases.errors import NoVersion
from cases.words import Word
from rulebook.article import ArticleId, Text, Trust
from rulebook.wording import write_day

CENT = Decimal("0.01")
ORDER_PARTS = 3
"""A payment order costs one of so many parts of the fee of a case."""


class FeeBand(Word):
    """A part of the sum at stake, up to `upto` (None: without limit), and what it costs: a rate, or a flat fee."""

    above: Decimal
    upto: Decimal | None
    rate: Decimal
    flat: Decimal = Decimal(0)


class FeeScale(Word):
    """The bands in force from a day on."""

    since: date
    until: date | None = None
    bands: tuple[FeeBand, ...]
    cite: ArticleId
    source: Text
    trust: Trust
    unverified: bool = True


class FeeStep(Word):
    """One line of the arithmetic: so much of the sum, at this rate (zero for the flat fee), costs so much."""

    above: Decimal
    base: Decimal
    rate: Decimal
    fee: Decimal


class CourtFee(Word):
    """A fee with its arithmetic: the sum at stake, the fee of a case, and what of it is due."""

    amount: Decimal
    steps: tuple[FeeStep, ...]
    case: Decimal
    due: Decimal
    unverified: bool


def _bands(*ends: tuple[str, str]) -> tuple[FeeBand, ...]:
    """The bands above the flat one, each from the end of the one before."""
    above = Decimal("10000")
    bands = [FeeBand(above=Decimal(0), upto=above, rate=Decimal(0), flat=Decimal("50"))]
    for upto, rate in ends:
        end = Decimal(upto) if upto else None
        bands.append(FeeBand(above=above, upto=end, rate=Decimal(rate)))
        above = end or above
    return tuple(bands)


SCALES: tuple[FeeScale, ...] = (
    FeeScale(
        since=date(2007, 4, 1),
        bands=_bands(
            ("100000", "0.025"),
            ("200000", "0.02"),
            ("500000", "0.015"),
            ("1000000", "0.01"),
            ("2000000", "0.009"),
            ("5000000", "0.008"),
            ("10000000", "0.007"),
            ("20000000", "0.006"),
            ("", "0.005"),
        ),
        cite="SSF-13",
        source="诉讼费用交纳办法第十三条第一项，据转引，未经核对",
        trust=Trust.SECONDARY,
    ),
)


def scale_on(day: date) -> FeeScale:
    """The scale in force on that day; raises `NoVersion`."""
    for scale in SCALES:
        if scale.since <= day and (scale.until is None or day <= scale.until):
            return scale
    raise NoVersion(f"{write_day(day)}没有施行中的案件受理费标准", field="from")


def order_fee(amount: Decimal, day: date) -> CourtFee:
    """What an application for a payment order over this sum costs, step by step (诉讼费用交纳办法13, 14（三）)."""
    scale = scale_on(day)
    steps = tuple(_step(band, amount) for band in scale.bands if amount > band.above)
    case = sum((step.fee for step in steps), Decimal(0))
    due = (case / ORDER_PARTS).quantize(CENT, ROUND_HALF_UP)
    return CourtFee(amount=amount, steps=steps, case=case, due=due, unverified=scale.unverified)


def _step(band: FeeBand, amount: Decimal) -> FeeStep:
    base = (amount if band.upto is None else min(amount, band.upto)) - band.above
    fee = band.flat or (base * band.rate).quantize(CENT, ROUND_HALF_UP)
    return FeeStep(above=band.above, base=base, rate=band.rate, fee=fee)
