"""Late payments: every day and every part payment counts, and the lines add up."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from rulebook.interest import CENT, late_payment

RATE = Decimal("0.0005")
DUE = date(2026, 4, 30)


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def test_nothing_is_late_on_the_last_day() -> None:
    assert late_payment([(DUE, Decimal(10000))], [], RATE, DUE) == ()
    assert late_payment([(DUE, Decimal(10000))], [(DUE, Decimal(10000))], RATE, after(30)) == ()


def test_an_unpaid_sum_costs_the_rate_for_each_day() -> None:
    (line,) = late_payment([(DUE, Decimal(10000))], [], RATE, after(10))
    assert (line.days, line.base, line.cost) == (10, Decimal(10000), Decimal("50.00"))


def test_a_part_payment_lowers_the_base_from_the_day_after_it() -> None:
    lines = late_payment([(DUE, Decimal(10000))], [(after(4), Decimal(6000))], RATE, after(10))
    assert [(line.base, line.days, line.cost) for line in lines] == [
        (Decimal(10000), 4, Decimal("20.00")),
        (Decimal(4000), 6, Decimal("12.00")),
    ]


def test_payments_go_to_the_oldest_instalment_first() -> None:
    due = [(DUE, Decimal(1000)), (after(10), Decimal(1000))]
    lines = late_payment(due, [(after(5), Decimal(1500))], RATE, after(20))
    assert [(line.base, line.since, line.days) for line in lines] == [
        (Decimal(1000), DUE, 5),
        (Decimal(500), after(10), 10),
    ]


SUMS = st.integers(1, 10**6).map(Decimal)


@given(
    due=st.lists(st.tuples(st.integers(0, 60).map(after), SUMS), min_size=1, max_size=5),
    paid=st.lists(st.tuples(st.integers(-30, 90).map(after), SUMS), max_size=6),
)
def test_lines_never_overlap_what_was_paid(due: list[tuple[date, Decimal]], paid: list[tuple[date, Decimal]]) -> None:
    """Summed day by day, the unpaid and overdue money is what the lines were computed from."""
    until = after(90)
    lines = late_payment(due, paid, RATE, until)
    by_lines = sum((line.base * line.days for line in lines), Decimal(0))
    by_days = Decimal(0)
    for n in range(1, 91):
        owed = sum((amount for day, amount in due if day < after(n)), Decimal(0))
        earlier = sum((amount for day, amount in paid if day < after(n)), Decimal(0))
        by_days += max(owed - earlier, Decimal(0))
    assert by_lines == by_days
    assert all(line.cost == (line.base * RATE * line.days).quantize(CENT, ROUND_HALF_UP) for line in lines)
