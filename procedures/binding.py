"""Which agreement is performed and which title it has: what an agreement and the paths to a title bring about."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import Any

from procedures.confirmation import Confirmation
from procedures.dispute import Dispute, Path, Sequel, after, in_round, walked
from procedures.mediation import Mediation
from procedures.mediation_state import EFFECTIVE
from procedures.notarisation import Notarisation
from procedures.payment_order import PaymentOrder
from procedures.performance import Performance
from procedures.performance_state import BESIDE, REPLACED, TitleSource
from procedures.rules import File, Procedure, Step, share
from procedures.suit import Suit
from procedures.suit_state import REVOKED


def bound(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """An effective agreement binds as a contract; the court's confirmation waits for both parties."""
    if now.state != EFFECTIVE or now.terms is None or now.effective_at is None:
        return ()
    replaced = superseded(dispute, now)
    others = after(dispute, replaced)
    performance = Performance.begin(
        dispute.file,
        id=in_round(now.id, "performance"),
        out=now.out,
        mediation=now.id,
        body=now.office,
        terms=now.terms,
        effective_at=now.effective_at,
        oral=now.oral,
        at=dispute.now,
        earlier=_account_before(dispute.performances, now, dispute.file),
        waits=any(_stands_before(others, one, now) for one in others.performances),
        kind_id=now.kind_id if now.kind_of.of_court else None,
    )
    binds = Sequel(step=performance, why="agreement_effective", cite=("PML-31",))
    return (*replaced, binds, *to_confirm(dispute, now))


def settled(dispute: Dispute, now: Suit, mediation: Mediation) -> tuple[Sequel, ...]:
    """What was agreed in a suit is performed: under the court's statement, or as a contract after a withdrawal."""
    if now.agreed is None:
        return ()
    step = Performance.begin(
        dispute.file,
        id=in_round(now.id, "performance"),
        mediation=mediation.id,
        body=mediation.office,
        terms=now.agreed,
        effective_at=now.title_at or now.agreed_at or dispute.now,
        at=dispute.now,
        kind_id=mediation.kind_id,
    )
    return (Sequel(step=step, why="agreement_effective", cite=now.TITLE_CITE if now.title_at else ("CIV-509",)),)


def set_aside(dispute: Dispute, now: Suit) -> tuple[Sequel, ...]:
    """A statement set aside leaves no contract behind: the case is tried again, and nothing more is watched."""
    if now.status is not REVOKED:
        return ()
    bound = [one for one in dispute.performances if one.mediation == now.mediation]
    steps = [one.untitled().now.replaced() for one in bound]
    return tuple(Sequel(step=step, why="statement_set_aside", cite=now.FALL_CITE) for step in steps)


def superseded(dispute: Dispute, by: Mediation) -> tuple[Sequel, ...]:
    """A new agreement takes the place of the earlier ones, unless they are before a court or have become a title."""
    kept = {by.id, *(path.mediation for path in dispute.paths if path.walking)}
    steps: list[Step[Any]] = [
        procedure.replaced()
        for procedure in dispute.procedures
        if isinstance(procedure, Performance | Path)
        and procedure.mediation not in kept
        and procedure.replaceable
        and share(procedure, by, dispute.file)
    ]
    return tuple(Sequel(step=step, why="new_agreement", cite=("CPL-206",)) for step in steps)


def to_confirm(dispute: Dispute, mediation: Mediation) -> tuple[Sequel, ...]:
    """The confirmation of an agreement, where a court may confirm it and no other path to a title is walked (LR-10)."""
    if not mediation.confirmable or walked(dispute, besides=mediation):
        return ()
    if mediation.terms is None or mediation.effective_at is None or mediation.file_by_from is None:
        return ()
    confirmation = Confirmation.begin(
        dispute.file,
        id=in_round(mediation.id, "confirmation"),
        out=mediation.out,
        mediation=mediation.id,
        body=mediation.office,
        terms=mediation.terms,
        effective_at=mediation.effective_at,
        file_by_from=mediation.file_by_from,
        certified=mediation.certified,
        at=dispute.now,
        invited_by=_inviting(dispute, mediation),
    )
    bankrupt = next((one.id for one in mediation.sees(dispute.file).parties if one.bankrupt), None)
    barred = replace(confirmation, now=replace(confirmation.now, bankrupt=bankrupt))
    return (Sequel(step=barred, why="agreement_confirmable", cite=("CPL-205",)),)


def _inviting(dispute: Dispute, mediation: Mediation) -> str | None:
    """The court that invited the body to mediate, if one did (民事诉讼法205（一）)."""
    suit = dispute.procedure(mediation.sent_by or "")
    return suit.office.id if isinstance(suit, Suit) else None


def after_path(dispute: Dispute, before: Path, now: Path) -> tuple[Sequel, ...]:
    """A path makes the agreement a title, or takes the title away again; then a newer agreement has its turn."""
    title = (*_title(dispute, before, now), *_outrun(dispute, before, now))
    titled = after(dispute, title)
    waiting = _waiting(titled, now)
    return (*title, *waiting, *in_turn(after(titled, waiting)))


def _outrun(dispute: Dispute, before: TitleSource, now: Path) -> tuple[Sequel, ...]:
    """With the title the other ways to one are closed, which nobody walks (LR-10); an order covers some sums only."""
    if before.enforceable or not now.enforceable or isinstance(now, PaymentOrder):
        return ()
    steps: list[Step[Any]] = [
        path.replaced()
        for path in dispute.paths
        if path.id != now.id and path.mediation == now.mediation and path.replaceable
    ]
    return tuple(Sequel(step=step, why="title_elsewhere", cite=("CPL-206",)) for step in steps)


def retitled(dispute: Dispute, before: Path, now: Path) -> tuple[Sequel, ...]:
    """A title whose day has moved with the service of the ruling is known by that day (民诉法解释135)."""
    return () if before.title_at in (None, now.title_at) else _title(dispute, before, now)


def satisfied(dispute: Dispute, now: Performance) -> tuple[Sequel, ...]:
    """What was ordered has been paid, surely: by the creditor's word, a body's or the court's (民事诉讼法227)."""
    sure = replace(now, payments=tuple(entry for entry in now.payments if entry.confirmed))
    orders = [one for one in dispute.procedures if isinstance(one, PaymentOrder) and one.performance == now.id]
    steps = [step for order in orders if (step := order.satisfied(sure.outstanding)) is not None]
    return tuple(Sequel(step=step, why="paid", cite=("CPL-227",)) for step in steps)


def moved_in_part(before: Path, now: Path) -> bool:
    """Whether a payment order has become a title for one promise more, or less, while its status is what it was."""
    return isinstance(before, PaymentOrder) and isinstance(now, PaymentOrder) and before.in_force != now.in_force


def in_turn(dispute: Dispute) -> tuple[Sequel, ...]:
    """One agreement at a time is performed: a newer one waits beside an earlier title until that is spent or falls.

    Doubt: no article says how a contract made beside a title is performed before the title is; a creditor who enforces
    the title against it meets the debtor's objection (执行和解规定19). So one account runs, and the other waits.
    """
    found: list[Sequel] = []
    for n, one in enumerate(dispute.performances):
        before = dispute.performances[:n]
        behind = any(_stands_before(dispute, other, one) for other in before)
        if one.state is REPLACED:
            continue
        if behind and one.state is not BESIDE:
            found.append(Sequel(step=one.waits(), why="beside_a_title", cite=("CPL-206",)))
        elif not behind and one.state is BESIDE:
            found.append(
                Sequel(
                    step=one.released(_account_before(before, one, dispute.file)),
                    why="agreement_binds",
                    cite=("PML-31",),
                )
            )
    return tuple(found)


def _title(dispute: Dispute, before: TitleSource, now: Path) -> tuple[Sequel, ...]:
    performance = next((one for one in dispute.performances if one.mediation == now.mediation), None)
    if performance is None:
        return ()
    if now.enforceable:
        covers = now.covers if isinstance(now, PaymentOrder) else ()
        attested = now.attested if isinstance(now, Notarisation) else None
        return (Sequel(step=performance.titled(now, covers, attested), why="title", cite=now.TITLE_CITE),)
    if before.enforceable:
        return (Sequel(step=performance.untitled(), why="title_revoked", cite=now.FALL_CITE),)
    return ()


def _waiting(dispute: Dispute, now: Path) -> tuple[Sequel, ...]:
    """A newer agreement, which waited because this path to a title was walked: now that it led to none, it is free."""
    rounds = [one for one in dispute.procedures if isinstance(one, Mediation)]
    later = [] if now.walking else list(dropwhile(lambda one: one.id != now.mediation, rounds))[1:]
    newer = [one for one in later if one.state == EFFECTIVE and share(one, now, dispute.file)]
    if not newer:
        return ()
    return (*superseded(dispute, newer[-1]), *to_confirm(dispute, newer[-1]))


def _account_before(earlier: tuple[Performance, ...], now: Procedure, file: File) -> Performance | None:
    """The latest earlier account of the same parties in which anything was entered."""
    return next((one for one in reversed(earlier) if one.entries and share(one, now, file)), None)


def _stands_before(dispute: Dispute, one: Performance, newer: Procedure) -> bool:
    """Whether a newer agreement of the same parties waits behind this one, which has, or may get, a title."""
    walked_now = any(path.walking and path.mediation == one.mediation for path in dispute.paths)
    return walked_now and one.state is not REPLACED and not one.spent and share(one, newer, dispute.file)
