"""What a payment that does not cover everything is to go to."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """By law costs, interest, principal (民法典561); or what creditor and debtor have agreed."""

    BY_LAW = "by_law"
    PRINCIPAL_FIRST = "principal_first"
    INTEREST_WAIVED = "interest_waived"
