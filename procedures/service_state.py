"""What is known of each service: every way that was tried, the day from which the recipient's clocks run, consents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from cases.acts.service import ConsentBasis, Failing, PublicationReason
from cases.effects import AnyEffect, Serve, ServeByHand
from cases.facts import Channel, Served
from cases.words import Sha256, Token


class Outcome(StrEnum):
    """What became of one way: on its way, its time over, failed, arrived, or disproved by the recipient."""

    SENT = "sent"
    OVER = "over"
    FAILED = "failed"
    SERVED = "served"
    DISPROVED = "disproved"


class PaperCopying(StrEnum):
    """Whether a paper copy was asked for, or given (民诉法90)."""

    ASKED = "asked"
    GIVEN = "given"


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One way that was tried: `term` is the period that runs while it is under way, `proof` what lies on the record."""

    channel: Channel
    at: datetime
    outcome: Outcome
    why: Failing | None = None
    term: Token | None = None
    proof: Sha256 | None = None


@dataclass(frozen=True, kw_only=True)
class Service:
    """One paper and one recipient; `key` is that of the last effect, `started` the clocks that the service began."""

    key: Token
    by: Token
    office: Token
    paper: Token
    form: Token
    on: Token
    dated: datetime
    tries: tuple[Attempt, ...] = ()
    started: tuple[Token, ...] = ()
    ordered: PublicationReason | None = None
    copying: PaperCopying | None = None

    @property
    def effective(self) -> Attempt | None:
        """The earliest service that counts (在线诉讼规则31); None while there is none."""
        served = [one for one in self.tries if one.outcome is Outcome.SERVED]
        return min(served, key=lambda one: one.at, default=None)

    @property
    def under_way(self) -> tuple[Attempt, ...]:
        """Ways on which a period runs."""
        return tuple(one for one in self.tries if one.outcome is Outcome.SENT and one.term is not None)

    @property
    def failures(self) -> tuple[Attempt, ...]:
        """Ways that did not lead to the recipient."""
        return tuple(one for one in self.tries if one.outcome is Outcome.FAILED)

    def tried(self, attempt: Attempt) -> Self:
        """With one more way."""
        return replace(self, tries=(*self.tries, attempt))

    def instead(self, before: Attempt, now: Attempt) -> Self:
        """With another outcome of one way."""
        return replace(self, tries=tuple(now if one == before else one for one in self.tries))


@dataclass(frozen=True, kw_only=True)
class Consented:
    """Whether a party takes papers electronically, since when and why; `barred`: the law of its country forbids it."""

    party: Token
    electronic: bool
    at: datetime
    basis: ConsentBasis = ConsentBasis.EXPRESS
    barred: bool = False


def put(services: tuple[Service, ...], one: Service) -> tuple[Service, ...]:
    """The ledger with this service in its place."""
    others = tuple(other for other in services if (other.paper, other.on) != (one.paper, one.on))
    if len(others) == len(services):
        return (*services, one)
    return tuple(one if (other.paper, other.on) == (one.paper, one.on) else other for other in services)


def of_effect(services: tuple[Service, ...], effect: Serve | ServeByHand) -> Service:
    """What is known of the service that this effect asks for."""
    known = next((one for one in services if (one.paper, one.on) == (effect.paper, effect.on)), None)
    if known is not None:
        return replace(known, key=effect.key)
    return Service(
        key=effect.key,
        by=effect.by,
        office=effect.office,
        paper=effect.paper,
        form=effect.form,
        on=effect.on,
        dated=effect.dated,
    )


def waiting(one: Service, outbox: Iterable[AnyEffect]) -> ServeByHand | None:
    """The effect that still waits for this service to be made by hand."""
    return next(
        (e for e in outbox if isinstance(e, ServeByHand) and (e.paper, e.on) == (one.paper, one.on)),
        None,
    )


def arrived(services: tuple[Service, ...], effect: AnyEffect, fact: Served, started: tuple[Token, ...]) -> Service:
    """The service once its fact is decided; what a machine delivered has no report of its own."""
    assert isinstance(effect, Serve | ServeByHand)
    one = replace(of_effect(services, effect), started=started)
    if one.effective is not None:
        return one
    return one.tried(Attempt(channel=fact.channel, at=fact.at, outcome=Outcome.SERVED))
