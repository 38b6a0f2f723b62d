"""Openings that recur in several procedures."""

from __future__ import annotations

from procedures.periods import Opening
from rulebook.periods import Unit
from rulebook.terms import Term


def again_in_a_month(term: Term) -> Opening:
    """A duty that is overdue at an office stays, and is called again every month."""
    return Opening(term=term, length=1, unit=Unit.MONTH)
