"""What an employer owes the inventor at least where nothing was agreed (专利法实施细则93)."""

from __future__ import annotations

from decimal import Decimal

from cases.rights import RightKind

LEAST_REWARDS = {
    RightKind.INVENTION: Decimal(4000),
    RightKind.UTILITY_MODEL: Decimal(1500),
    RightKind.DESIGN: Decimal(1500),
}
"""In yuan, for each patent."""


def least_reward(kind: RightKind) -> Decimal:
    """The least reward for one right of this kind; nothing where the law fixes none."""
    return LEAST_REWARDS.get(kind, Decimal(0))
