"""Which roads remain after an end without a title, by what has ended (LR-01, LR-04, LR-06)."""

from __future__ import annotations

from datetime import date

from cases.rights import PATENTS, Matter, Quarrel
from rulebook.article import ArticleId
from rulebook.roads import RoadAhead, RoadKind, ahead


def after_mediation(matter: Matter, limitation: date | None = None) -> tuple[RoadAhead, ...]:
    """What remains when a mediation was refused, not opened, or ended without an agreement (人民调解法26)."""
    roads = [ahead(RoadKind.SUIT, limitation), ahead(RoadKind.ARBITRATION, limitation)]
    if matter.right in PATENTS and matter.quarrel is Quarrel.INFRINGEMENT:
        roads.append(ahead(RoadKind.ADJUDICATION, limitation))
    if matter.right in PATENTS and matter.quarrel is Quarrel.OWNERSHIP:
        roads.append(ahead(RoadKind.CNIPA_FREEZE_BY_COURT, limitation))
    return (*roads, ahead(RoadKind.NEW_REQUEST), ahead(RoadKind.OTHER_BODY))


def after_agreement(
    *,
    confirmable: bool,
    pays: bool,
    registrable: bool = False,
    file_by: date | None = None,
    limitation: date | None = None,
    clause: bool = False,
    notary: ArticleId | None = None,
) -> tuple[RoadAhead, ...]:
    """What lies open when an agreement is in effect and no court has confirmed it (LR-01, LR-04).

    `registrable`: the agreement says whose a patent or an application is, which CNIPA registers (细则103). `notary` is
    the article under which a notary may give it enforcement force, where one may.
    """
    confirm = (ahead(RoadKind.CONFIRMATION, file_by),) if confirmable else ()
    register = (ahead(RoadKind.CNIPA_REGISTRATION),) if registrable else ()
    return (*confirm, *register, ahead(RoadKind.VOLUNTARY_PERFORMANCE), *_contract(pays, limitation, clause, notary))


def after_lapse(
    *, pays: bool, limitation: date | None = None, clause: bool = False, notary: ArticleId | None = None
) -> tuple[RoadAhead, ...]:
    """What remains when the thirty days are over: nobody is stranded (P4/lapsed-roads)."""
    contract = _contract(pays, limitation, clause, notary)
    return (ahead(RoadKind.EXTENSION_REQUEST), ahead(RoadKind.REMEDIATION), *contract)


def after_rejection(
    *,
    pays: bool,
    contract_stands: bool,
    limitation: date | None = None,
    clause: bool = False,
    notary: ArticleId | None = None,
) -> tuple[RoadAhead, ...]:
    """What remains when a court rejected the application (民事诉讼法206).

    An arbitration clause stands by itself (仲裁法30): it is asked first even where the agreement is in doubt (LR-06).
    """
    doubt = () if contract_stands else (ahead(RoadKind.LEGAL_REVIEW),)
    if not contract_stands:
        if clause:
            return (*doubt, ahead(RoadKind.REMEDIATION), ahead(RoadKind.ARBITRATION_CLAUSE, limitation))
        return (*doubt, ahead(RoadKind.REMEDIATION), ahead(RoadKind.SUIT, limitation), ahead(RoadKind.ARBITRATION))
    return (ahead(RoadKind.REMEDIATION), *_contract(pays, limitation, clause, notary))


def after_order(
    *, again: bool, limitation: date | None = None, clause: bool = False, notary: ArticleId | None = None
) -> tuple[RoadAhead, ...]:
    """What remains of the agreement when a payment order has led to no title; `again` if another may be asked for."""
    instrument = _instrument(notary)
    return (ahead(RoadKind.VOLUNTARY_PERFORMANCE), *_contract(again, limitation, clause), *instrument)


def after_notary(
    *, pays: bool, limitation: date, clause: bool = False, first: RoadAhead | None = None
) -> tuple[RoadAhead, ...]:
    """What remains when the way to the notary led to no title, or the title fell.

    `first` is the suit that this end opens; a clause sends the dispute to arbitration instead.
    """
    return (*((first,) if first and not clause else ()), *_contract(pays, limitation, clause))


def _contract(
    pays: bool, limitation: date | None, clause: bool, notary: ArticleId | None = None
) -> tuple[RoadAhead, ...]:
    """The roads of a creditor whose agreement is a contract and no more; a clause of it sends them to arbitration.

    A notary's title is told of only where money is owed and the agreement allows it; that road has no last day.
    """
    order = (ahead(RoadKind.PAYMENT_ORDER, limitation),) if pays else ()
    instrument = _instrument(notary) if pays else ()
    if clause:
        return (ahead(RoadKind.ARBITRATION_CLAUSE, limitation), *order, *instrument)
    return (
        ahead(RoadKind.SUIT_ON_AGREEMENT, limitation),
        ahead(RoadKind.ARBITRATION, limitation),
        *order,
        *instrument,
    )


def after_suit_refused(appeal: date | None = None, limitation: date | None = None) -> tuple[RoadAhead, ...]:
    """What remains when a court does not register a suit (民事诉讼法126; 解释212)."""
    again = ahead(RoadKind.SUIT, limitation, "CPLI-212")
    return (ahead(RoadKind.APPEAL, appeal), again, ahead(RoadKind.ARBITRATION), ahead(RoadKind.OTHER_BODY))


def after_suit_withdrawn(*, agreed: bool, limitation: date | None = None) -> tuple[RoadAhead, ...]:
    """What remains after a suit was withdrawn or ended: to sue again, and on an agreement if there is one (解释214)."""
    on_it = (ahead(RoadKind.SUIT_ON_AGREEMENT, limitation),) if agreed else ()
    return (*on_it, ahead(RoadKind.SUIT, limitation, "CPLI-214"), ahead(RoadKind.OTHER_BODY))


def _instrument(notary: ArticleId | None) -> tuple[RoadAhead, ...]:
    """The road to the notary, under the article that opens it."""
    return () if notary is None else (ahead(RoadKind.NOTARISED_INSTRUMENT, cite=notary),)
