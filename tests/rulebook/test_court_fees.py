"""What a case over money costs, band by band, and a third of it for a payment order (诉讼费用交纳办法13, 14)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases.errors import NoVersion
from rulebook.articles import ARTICLES
from rulebook.tables.court_fees import SCALES, order_fee

DAY = date(2026, 7, 8)


@pytest.mark.parametrize(
    ("amount", "case", "due"),
    [
        ("8000", "50", "16.67"),
        ("10000", "50", "16.67"),
        ("30000", "550.00", "183.33"),
        ("100000", "2300.00", "766.67"),
        ("120000", "2700.00", "900.00"),
        ("500000", "8800.00", "2933.33"),
        ("1000000", "13800.00", "4600.00"),
        ("3000000", "30800.00", "10266.67"),
        ("25000000", "166800.00", "55600.00"),
    ],
)
def test_fees_add_up(amount: str, case: str, due: str) -> None:
    fee = order_fee(Decimal(amount), DAY)
    assert (fee.case, fee.due) == (Decimal(case), Decimal(due))
    assert sum(step.base for step in fee.steps) == Decimal(amount)
    assert fee.unverified


def test_the_scale_is_dated_and_cited() -> None:
    assert all(scale.cite in ARTICLES for scale in SCALES)
    with pytest.raises(NoVersion):
        order_fee(Decimal(1), date(2007, 3, 31))
