"""What became of a dispute, in a word: which end, on which ground, and whether a court will enforce it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from procedures.confirmation import Confirmation
from procedures.dispute import AnyProcedure, Dispute
from procedures.intake import Intake
from procedures.mediation import Mediation
from procedures.performance import Performance
from procedures.performance_state import BESIDE, REPLACED
from procedures.suit import Suit
from procedures.suit_state import REFUSED


class Result(StrEnum):
    """The ends of a dispute, from the best to the worst, and the way there."""

    PERFORMED = "performed"
    ENFORCED = "enforced"
    ENFORCING = "enforcing"
    CONFIRMED = "confirmed"
    NOTARISED = "notarised"
    AGREED = "agreed"
    NO_AGREEMENT = "no_agreement"
    NOT_TAKEN_UP = "not_taken_up"
    PENDING = "pending"


TITLES = {
    Result.PERFORMED: "已履行完毕",
    Result.ENFORCED: "已执行完毕",
    Result.ENFORCING: "已申请强制执行",
    Result.CONFIRMED: "取得执行依据，可以强制执行",
    Result.NOTARISED: "协议经公证赋予强制执行效力，可以强制执行",
    Result.AGREED: "达成协议，未取得执行依据",
    Result.NO_AGREEMENT: "调解未成",
    Result.NOT_TAKEN_UP: "申请未获受理",
    Result.PENDING: "办理中",
}

_ENFORCEMENT = ("enforcement_filed", "enforcing", "no_assets")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The end of a dispute, with the coded ground where there is one, and whether there is a title in force."""

    result: Result
    ground: str | None = None
    enforceable: bool = False

    @property
    def title(self) -> str:
        """The end as people read it."""
        return TITLES[self.result]


@dataclass(frozen=True, kw_only=True)
class Round:
    """The procedures of the last request, or of the last suit, in the dispute."""

    first: Intake | Suit
    mediation: Mediation | None = None
    confirmation: Confirmation | None = None
    performance: Performance | None = None


def last_round(dispute: Dispute) -> Round:
    """The last request for mediation, or the last suit, and what came of it.

    Of a text that was split, the part that may be confirmed counts.
    """
    number = dispute.conduct.rounds
    theirs = [one for one in dispute.others if one.id.endswith((f"-{number}", f"-{number}.2"))]
    here: dict[type, AnyProcedure] = {type(one): one for one in sorted(theirs, key=lambda one: one.id)}
    first, mediation = here.get(Intake) or here[Suit], here.get(Mediation)
    confirmation, performance = here.get(Confirmation), here.get(Performance)
    assert isinstance(first, Intake | Suit)
    return Round(
        first=first,
        mediation=mediation if isinstance(mediation, Mediation) else None,
        confirmation=confirmation if isinstance(confirmation, Confirmation) else None,
        performance=performance if isinstance(performance, Performance) else None,
    )


def outcome(dispute: Dispute) -> Outcome:
    """Where the dispute has come to."""
    now = last_round(dispute)
    binding = [one for one in dispute.performances if one.state not in (REPLACED, BESIDE)]
    if binding and (now.performance is None or now.performance.state is BESIDE):
        return _after_agreement(binding[-1], _confirmation_of(dispute, binding[-1]))
    if now.performance is not None:
        return _after_agreement(now.performance, now.confirmation)
    if isinstance(now.first, Suit):
        return _of_suit(now.first)
    if now.mediation is not None:
        ended = now.mediation.ended
        return Outcome(result=Result.NO_AGREEMENT if ended else Result.PENDING, ground=now.mediation.ground)
    return Outcome(result=Result.NOT_TAKEN_UP if now.first.ended else Result.PENDING)


def _of_suit(suit: Suit) -> Outcome:
    """A suit without an agreement that binds: not docketed, tried, withdrawn, or under way."""
    if suit.state is REFUSED:
        return Outcome(result=Result.NOT_TAKEN_UP, ground=suit.ground)
    return Outcome(result=Result.NO_AGREEMENT if suit.ended else Result.PENDING, ground=suit.ground)


def _confirmation_of(dispute: Dispute, performance: Performance) -> Confirmation | None:
    """The confirmation of the agreement that is performed, while a newer round is under way or came to nothing."""
    found = (one for one in dispute.others if isinstance(one, Confirmation) and one.mediation == performance.mediation)
    return next(found, None)


def _after_agreement(performance: Performance, confirmation: Confirmation | None) -> Outcome:
    title = performance.title is not None
    ground = confirmation.grounds[0] if confirmation is not None and confirmation.grounds else performance.ground
    state = performance.state.value
    if state in ("performed", "enforced"):
        return Outcome(result=Result(state), enforceable=title)
    if state in _ENFORCEMENT:
        return Outcome(result=Result.ENFORCING, enforceable=title, ground=ground)
    if performance.title is not None:
        by_notary = performance.title.attested is not None
        return Outcome(result=Result.NOTARISED if by_notary else Result.CONFIRMED, enforceable=True)
    return Outcome(result=Result.AGREED, ground=ground)
