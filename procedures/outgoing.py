"""What becomes of papers on their way: by which hand they are served, and which clocks a service begins or moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cases.effects import AnyEffect, Issue, Serve, ServeByHand
from cases.errors import Refused
from cases.facts import Channel, Issued, Redated, Served
from cases.words import Token
from procedures.dispute import Dispute
from procedures.papers import FORMS
from procedures.periods import Period, redated
from procedures.rules import File
from procedures.service_state import Service, arrived


def services(file: File, effect: Issue, fact: Issued) -> tuple[AnyEffect, ...]:
    """The services of a paper that is made: electronic for who consented, unless the paper forbids it."""
    form = FORMS.get(effect.form)
    barred = form is not None and Channel.ELECTRONIC in form.barred
    return tuple(
        (Serve if file.electronic(party) and not barred else ServeByHand)(
            paper=effect.key, form=effect.form, office=effect.office, on=party, dated=fact.at
        )
        for party in effect.serve_on
    )


def otherwise(effect: AnyEffect) -> ServeByHand:
    """The same service, to be made by hand from now on."""
    assert isinstance(effect, Serve | ServeByHand)
    return ServeByHand(paper=effect.paper, form=effect.form, office=effect.office, on=effect.on, dated=effect.dated)


def to_hand(dispute: Dispute, keys: tuple[str, ...]) -> tuple[Dispute, tuple[AnyEffect, ...]]:
    """Without the electronic services that people make instead: those named, and all on who no longer takes them."""

    def turned(effect: AnyEffect) -> bool:
        return isinstance(effect, Serve) and (not dispute.file.electronic(effect.on) or effect.key in keys)

    left = replace(
        dispute,
        outbox=tuple(effect for effect in dispute.outbox if not turned(effect)),
        undone=tuple(effect for effect in dispute.undone if not turned(effect)),
    )
    return left, tuple(filter(turned, (*dispute.outbox, *dispute.undone)))


def kept(dispute: Dispute, before: tuple[Period, ...], effect: AnyEffect, fact: Served) -> Dispute:
    """The dispute whose ledger knows of this service, and of the clocks it began."""
    conduct = dispute.conduct
    started = _begun(before, dispute.periods, effect.by, fact)
    now = conduct.noting(arrived(conduct.services, effect, fact, started))
    return replace(dispute, procedures=tuple(now if one.id == now.id else one for one in dispute.procedures))


def run_anew(dispute: Dispute, one: Service, fact: Redated) -> Dispute:
    """The clocks of that recipient run from the other day; raises `Refused` when one that it would help is over."""
    moved = _clocks(dispute.periods, one, fact.was)
    _must_not_be_over(one, moved, fact)
    at, calendar = dispute.now, dispute.file.calendar
    periods = (redated(period, fact.at, at, calendar) if period in moved else period for period in dispute.periods)
    return replace(dispute, periods=tuple(periods))


def _begun(before: tuple[Period, ...], after: tuple[Period, ...], by: str, fact: Served) -> tuple[Token, ...]:
    """The clocks that a service has begun for its recipient."""
    return tuple(
        period.term
        for period in after
        if (period.of, period.party, period.start) == (by, fact.on, fact.at) and period not in before
    )


def _clocks(periods: tuple[Period, ...], one: Service, since: datetime) -> tuple[Period, ...]:
    """The clocks of a service that still run from the day held before."""
    return tuple(
        period
        for period in periods
        if (period.of, period.party, period.start) == (one.by, one.on, since) and period.term in one.started
    )


def _must_not_be_over(one: Service, moved: tuple[Period, ...], fact: Redated) -> None:
    """A later day helps only while what the recipient may do is not over; raises `Refused`."""
    if fact.at > fact.was and len(moved) < len(one.started):
        raise Refused(
            "自原送达日期起算的期间已经届满或者已经办结，不再变动",
            article="CPLI-135",
            field="on",
            remedy="因正当理由耽误期限的，可以在障碍消除后十日内申请顺延（民事诉讼法第八十六条）",
        )
