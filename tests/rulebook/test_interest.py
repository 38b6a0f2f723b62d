"""Late payments: every day and every part payment counts, each payment goes where the law says, the lines add up."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from cases.payment import Order
from rulebook.interest import CENT, DOUBLED, Books, Paid, books, doubled

RATE = Decimal("0.0005")
DUE = date(2026, 4, 30)


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def one_debt(*paid: Paid, until: int = 10, rate: Decimal | None = RATE) -> Books:
    return books([(DUE, Decimal(10000))], paid, rate, after(until))


def test_nothing_is_late_on_the_last_day() -> None:
    assert one_debt(until=0).lines == ()
    assert one_debt(Paid(on=DUE, amount=Decimal(10000)), until=30).lines == ()


def test_an_unpaid_sum_costs_the_rate_for_each_day() -> None:
    account = one_debt()
    (line,) = account.lines
    assert (line.days, line.base, line.cost, account.unpaid) == (10, Decimal(10000), Decimal("50.00"), Decimal(50))


def test_a_payment_goes_to_costs_then_interest_then_principal() -> None:
    account = one_debt(Paid(on=after(4), amount=Decimal(6100), costs=Decimal(80)))
    (split,) = account.splits
    assert (split.costs, split.interest, split.principal) == (Decimal(80), Decimal(20), Decimal(6000))
    assert [(line.base, line.days, line.cost) for line in account.lines] == [
        (Decimal(10000), 4, Decimal("20.00")),
        (Decimal(4000), 6, Decimal("12.00")),
    ]
    assert account.unpaid == Decimal(12)


def test_creditor_and_debtor_may_agree_on_principal_first() -> None:
    account = one_debt(Paid(on=after(4), amount=Decimal(10000), order=Order.PRINCIPAL_FIRST))
    assert [part.left for part in account.parts] == [Decimal(0)]
    assert account.unpaid == Decimal(20)
    both = one_debt(Paid(on=after(4), amount=Decimal(10020), order=Order.PRINCIPAL_FIRST))
    assert (both.unpaid, both.surplus) == (Decimal(0), Decimal(0))


def test_interest_that_is_waived_is_owed_no_more() -> None:
    account = one_debt(Paid(on=after(4), amount=Decimal(10000), order=Order.INTEREST_WAIVED))
    assert (account.unpaid, account.splits[0].waived) == (Decimal(0), Decimal(20))


def test_what_is_paid_beyond_everything_is_shown() -> None:
    assert one_debt(Paid(on=after(4), amount=Decimal(10021))).surplus == Decimal(1)


def test_payments_go_to_the_oldest_instalment_first() -> None:
    due = [(DUE, Decimal(1000)), (after(10), Decimal(1000))]
    lines = books(due, [Paid(on=after(5), amount=Decimal(1500))], None, after(20)).lines
    assert [(line.base, line.since, line.days) for line in lines] == [
        (Decimal(1000), DUE, 5),
        (Decimal(500), after(10), 10),
    ]


def test_the_doubled_part_counts_from_the_title_on() -> None:
    (line,) = doubled(one_debt().lines, after(4), after(10))
    assert (line.base, line.since, line.days, line.rate) == (Decimal(10000), after(4), 6, DOUBLED[0].rate)
    assert line.cost == Decimal("10.50")
    assert doubled(one_debt().lines, after(10), after(10)) == ()


SUMS = st.integers(1, 10**6).map(Decimal)
DEBTS = st.lists(st.tuples(st.integers(0, 60).map(after), SUMS), min_size=1, max_size=5)
PAID = st.lists(st.tuples(st.integers(-30, 90).map(after), SUMS), max_size=6)


@given(due=DEBTS, paid=PAID)
def test_lines_never_overlap_what_was_paid(due: list[tuple[date, Decimal]], paid: list[tuple[date, Decimal]]) -> None:
    """Summed day by day, the unpaid and overdue money is what the lines were computed from."""
    lines = books(due, [Paid(on=on, amount=amount) for on, amount in paid], None, after(90)).lines
    by_lines = sum((line.base * line.days for line in lines), Decimal(0))
    by_days = Decimal(0)
    for n in range(1, 91):
        owed = sum((amount for day, amount in due if day < after(n)), Decimal(0))
        earlier = sum((amount for day, amount in paid if day < after(n)), Decimal(0))
        by_days += max(owed - earlier, Decimal(0))
    assert by_lines == by_days


@given(due=DEBTS, paid=PAID, order=st.sampled_from(Order))
def test_every_fen_is_accounted_for(
    due: list[tuple[date, Decimal]], paid: list[tuple[date, Decimal]], order: Order
) -> None:
    """What was paid is what it went to, and what is left is what was owed less what went to it."""
    account = books(due, [Paid(on=on, amount=amount, order=order) for on, amount in paid], RATE, after(90))
    splits = account.splits
    spent = sum((one.costs + one.interest + one.principal for one in splits), Decimal(0))
    assert spent + account.surplus == sum((amount for _, amount in paid), Decimal(0))
    principal = sum((one.principal for one in splits), Decimal(0))
    assert sum((part.left for part in account.parts), Decimal(0)) == sum((a for _, a in due), Decimal(0)) - principal
    grown = sum((line.cost for line in account.lines), Decimal(0))
    assert account.unpaid == grown - sum((one.interest + one.waived for one in splits), Decimal(0))
    assert all(line.cost == (line.base * RATE * line.days).quantize(CENT, ROUND_HALF_UP) for line in account.lines)
