"""What the shell hands to a hand: values that travel to an activity and back."""

from __future__ import annotations

from datetime import datetime

from cases.acts import AnyAct
from cases.effects import AnyEffect
from cases.words import Instant, Token, Word
from procedures.dispute import Answer, Dispute, Entry, Letter


class Errand(Word):
    """One effect to be carried out for a case; `at` is the legal instant at which the shell sent for it."""

    case: Token
    effect: AnyEffect
    at: Instant


class Batch(Word):
    """Lines of the journal in order, with the state they led to."""

    case: Token
    entries: tuple[Entry, ...]
    dispute: Dispute


class Before(Word):
    """Which acts of a case were received before this instant and are not yet answered?"""

    case: Token
    due: Instant


class Waiting(Word):
    """An act that lies in the inbox."""

    act: AnyAct


class Settlement(Word):
    """How an act of the inbox ended: answered, or turned away with a letter."""

    act_id: Token
    answer: Answer | None = None
    turned_away: Letter | None = None


class Sweep(Word):
    """How old an unanswered act must be for a sweep to send it again."""

    older_than: datetime
