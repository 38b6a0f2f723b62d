"""Arithmetic on a line of whole numbers with gaps that do not count: days, working days or microseconds alike.

A gap (low, high] leaves out the numbers low + 1 … high. Overlapping gaps are one gap: what is left out twice is left
out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Gap = tuple[int, int]


def union(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The same gaps in order, disjoint, without empty ones."""
    merged: list[Gap] = []
    for low, high in sorted(gap for gap in gaps if gap[0] < gap[1]):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def left_out(gaps: Iterable[Gap], after: int, through: int) -> int:
    """How many numbers in (after, through] the gaps leave out."""
    return sum(max(0, min(high, through) - max(low, after)) for low, high in union(gaps))


def advance(position: int, amount: int, gaps: Sequence[Gap]) -> int:
    """The number reached from `position` after counting `amount` numbers that are in no gap."""
    for low, high in union(gaps):
        ahead = max(low, position) - position
        if high <= position:
            continue
        if amount <= ahead:
            break
        position, amount = high, amount - ahead
    return position + amount
