"""Which roads remain in a dispute, for whom, and until when: nobody is left without one (LR-01, LR-04…LR-06).

Beside `dispute` this is the only file that knows several procedures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cases.rights import RightKind
from cases.words import Token
from procedures import confirmation_state as confirming
from procedures import intake as asking
from procedures import mediation_state as mediating
from procedures import notarisation_state as notarising
from procedures import payment_order_state as ordering
from procedures import performance_state as performing
from procedures.confirmation import Confirmation
from procedures.intake import Intake
from procedures.mediation import Mediation
from procedures.notarisation import Notarisation
from procedures.payment_order import PaymentOrder
from procedures.performance import Performance
from procedures.rules import File, Procedure, local_day, share
from procedures.suit import Suit
from rulebook import performance as law
from rulebook.grounds import EnforcementGround
from rulebook.notarisation import RECONSIDERATION, clear_payments
from rulebook.roads import RoadAhead, RoadKind, ahead
from rulebook.roads_left import after_mediation

CLOSING = (
    RoadKind.CONFIRMATION,
    RoadKind.REAPPLICATION,
    RoadKind.OBJECTION,
    RoadKind.ORDER_OBJECTION,
    RoadKind.SUIT_REFUSAL,
)
"""Roads that end with their last day; the other days only say from when the other side may object to lateness."""


@dataclass(frozen=True, kw_only=True)
class OpenRoad:
    """A road that is open: its kind (texts in `rulebook.roads`), its article, its last day, and what opens it.

    `because` is the status of the procedure that opens it; `party` is set where the day is one party's own.
    """

    kind: RoadKind
    cite: Token
    last_day: date | None
    because: Token
    procedure: Token
    party: Token | None = None


def open_roads(procedures: Iterable[Procedure], file: File, now: datetime) -> tuple[OpenRoad, ...]:
    """Every road open at this instant, in the order of the procedures that open them; closed ones are left out."""
    all_of_them = tuple(procedures)
    roads = [road for procedure in all_of_them for road in _roads_of(procedure, all_of_them, file)]
    today = local_day(now)
    return tuple(
        road
        for road in dict.fromkeys(roads)
        if (road.kind not in CLOSING or road.last_day is None or road.last_day >= today)
        and not (road.kind is RoadKind.NOTARISED_INSTRUMENT and _taken(road, all_of_them, file))
    )


def _taken(road: OpenRoad, procedures: tuple[Procedure, ...], file: File) -> bool:
    """Whether the same parties walk a path to a title already (LR-10)."""
    opener = next(one for one in procedures if one.id == road.procedure)
    return any(one.walking and share(one, opener, file) for one in procedures)


def earliest_close(roads: Iterable[OpenRoad]) -> date | None:
    """The earliest last day among the roads (LR-01)."""
    return min((road.last_day for road in roads if road.last_day is not None), default=None)


def _roads_of(procedure: Procedure, others: tuple[Procedure, ...], file: File) -> Iterator[OpenRoad]:
    if isinstance(procedure, Intake):
        yield from _told(procedure, _after_intake(procedure, file))
    if isinstance(procedure, Mediation):
        yield from _told(procedure, _after_mediation(procedure, file))
        yield from _against_others(procedure, file)
    if isinstance(procedure, Suit):
        yield from _told(procedure, procedure.roads_left(file))
    if isinstance(procedure, Confirmation):
        yield from _told(procedure, _of_confirmation(procedure, others, file))
        yield from _objections(procedure, file)
    if isinstance(procedure, Notarisation):
        yield from _told(procedure, _of_notarisation(procedure, others, file))
        yield from _of_debtors(procedure)
    if isinstance(procedure, PaymentOrder):
        yield from _of_order(procedure, others, file)
    if isinstance(procedure, Performance):
        yield from _told(procedure, _of_performance(procedure, others, file))


def _told(procedure: Procedure, roads: Iterable[RoadAhead], party: str | None = None) -> Iterator[OpenRoad]:
    for road in roads:
        yield OpenRoad(
            kind=road.kind,
            cite=road.cite,
            last_day=road.last_day,
            because=procedure.state.value,
            procedure=procedure.id,
            party=party,
        )


# --- before an agreement ----------------------------------------------------------------------------------


def _after_intake(intake: Intake, file: File) -> tuple[RoadAhead, ...]:
    if intake.state not in (asking.REFUSED, asking.WITHDRAWN, asking.LAPSED):
        return ()
    return after_mediation(file.matter, _limitation(intake.complaint.received_at, file))


def _after_mediation(mediation: Mediation, file: File) -> tuple[RoadAhead, ...]:
    if mediation.state not in (mediating.TERMINATED, mediating.NOT_FILED):
        return ()
    return mediation.roads_left(file, _limitation(mediation.requested_at, file))


def _against_others(mediation: Mediation, file: File) -> Iterator[OpenRoad]:
    """Those who take no part are not mediated: towards each of them the other roads are open at once."""
    if mediation.state in (mediating.TERMINATED, mediating.NOT_FILED):
        return
    roads = mediation.roads_left(file, _limitation(mediation.requested_at, file))
    for party in mediation.out:
        yield from _told(mediation, roads, party)


def _limitation(asked: datetime, file: File) -> date:
    """Three years for the dispute itself: the request interrupted them, unless they were over (SSSX 12, C-15)."""
    first = law.LIMITATION.count(file.matter.arose_on, file.calendar)
    if asked >= first.due:
        return first.last_day
    return law.LIMITATION.count(asked, file.calendar).last_day


# --- confirmation -----------------------------------------------------------------------------------------


def _of_confirmation(now: Confirmation, others: tuple[Procedure, ...], file: File) -> tuple[RoadAhead, ...]:
    pays, limitation = _contract(now, others, file)
    return now.roads_left(file, pays=pays, limitation=limitation)


def _contract(
    now: Confirmation | Notarisation | PaymentOrder, others: tuple[Procedure, ...], file: File
) -> tuple[bool, date | None]:
    """Whether money is owed under the agreement, and until when it can be sued for without a plea of limitation."""
    performance = _performance_of(now.mediation, others)
    if performance is None:
        return False, law.LIMITATION.count(now.effective_at, file.calendar).last_day
    return any(part.amount for part in performance.outstanding), performance.limitation_closes(file).last_day


def _performance_of(mediation: str, others: tuple[Procedure, ...]) -> Performance | None:
    return next((one for one in others if isinstance(one, Performance) and one.mediation == mediation), None)


def _objections(now: Confirmation, file: File) -> Iterator[OpenRoad]:
    """Each party's fifteen days from its own service; a third person's six months from its own knowledge."""
    if now.state not in (*confirming.IN_FORCE, confirming.CHANGED):
        return
    for done in now.served if now.state is not confirming.CHANGED else ():
        closes = now.objection_closes(done.who, file)
        if closes is not None and all(other.who != done.who for other in now.objected):
            road = ahead(RoadKind.OBJECTION, closes.last_day)
            yield OpenRoad(
                kind=road.kind,
                cite=road.cite,
                last_day=road.last_day,
                because=now.state.value,
                procedure=now.id,
                party=done.who,
            )
    yield from _told(now, (ahead(RoadKind.THIRD_PERSON_OBJECTION),))


# --- notarised instrument ----------------------------------------------------------------------------------


def _of_notarisation(now: Notarisation, others: tuple[Procedure, ...], file: File) -> tuple[RoadAhead, ...]:
    pays, limitation = _contract(now, others, file)
    return now.roads_left(file, pays=pays, limitation=limitation)


def _of_debtors(now: Notarisation) -> Iterator[OpenRoad]:
    """What a debtor may do against the enforcement; the last day counts from a notice of the court (GZZQ 13, 22)."""
    if now.state not in (notarising.CERTIFIED, notarising.CONTESTED):
        return
    for debtor in dict.fromkeys(one.obligor for one in clear_payments(now.terms.obligations)):
        if now.state is notarising.CERTIFIED:
            yield from _told(now, (ahead(RoadKind.NON_ENFORCEMENT),), debtor)
        yield from _told(now, (ahead(RoadKind.DEBTOR_SUIT),), debtor)


# --- payment order -----------------------------------------------------------------------------------------


def _of_order(now: PaymentOrder, others: tuple[Procedure, ...], file: File) -> Iterator[OpenRoad]:
    """What remains to the creditor after an order without a title; each debtor's own days to object while it runs."""
    _, limitation = _contract(now, others, file)
    yield from _told(now, now.roads_left(file, limitation=limitation))
    for debtor in now.debtors if now.state is ordering.ISSUED else ():
        closes = now.objection_closes(debtor, file)
        if closes is not None and debtor not in now.over and now.objection_of(debtor) is None:
            yield from _told(now, (ahead(RoadKind.ORDER_OBJECTION, closes.last_day),), debtor)


# --- performance ------------------------------------------------------------------------------------------


def _of_performance(now: Performance, others: tuple[Procedure, ...], file: File) -> tuple[RoadAhead, ...]:
    if now.state in (performing.WATCHING, performing.STANDING):
        return (ahead(RoadKind.VOLUNTARY_PERFORMANCE), *_registration(now, others, file), *_notary(now))
    if now.state is performing.DEFAULTED:
        return _of_default(now, others, file)
    if now.state is performing.NO_ASSETS:
        return (ahead(RoadKind.ENFORCEMENT_AGAIN),)
    if now.state is performing.ENFORCEMENT_REFUSED:
        return _after_refusal(now, file)
    if now.state is performing.BESIDE:
        suit = ahead(RoadKind.SUIT_ON_AGREEMENT, now.limitation_closes(file).last_day)
        return (ahead(RoadKind.VOLUNTARY_PERFORMANCE), suit)
    if now.state is performing.NOT_ENFORCED:
        return (ahead(RoadKind.ENFORCEMENT_REVIEW), ahead(RoadKind.VOLUNTARY_PERFORMANCE))
    return ()


def _of_default(now: Performance, others: tuple[Procedure, ...], file: File) -> tuple[RoadAhead, ...]:
    """The roads of a creditor; who walks one to a title does not begin another order beside it (LR-10)."""
    walking = any(one.walking for one in others)
    return tuple(road for road in now.roads_of_default(file) if not walking or road.kind is not RoadKind.PAYMENT_ORDER)


def _registration(now: Performance, others: tuple[Procedure, ...], file: File) -> tuple[RoadAhead, ...]:
    """Who owns a patent is not confirmed by a court but registered (办法70, 细则103)."""
    patents = (RightKind.INVENTION, RightKind.UTILITY_MODEL, RightKind.DESIGN)
    if _confirmable(now.mediation, others) or file.matter.right not in patents:
        return ()
    return (ahead(RoadKind.CNIPA_REGISTRATION),)


def _notary(now: Performance) -> tuple[RoadAhead, ...]:
    """Before a default too, a notary may give the agreement enforcement force, if money is owed under it."""
    if now.notary_opens is None or now.title is not None or not any(part.amount for part in now.outstanding):
        return ()
    return (ahead(RoadKind.NOTARISED_INSTRUMENT, cite=now.notary_opens),)


def _confirmable(mediation: str, others: tuple[Procedure, ...]) -> bool:
    """Whether a confirmation is on file, or waits until another path to a title has ended."""
    on_file = any(isinstance(one, Confirmation) and one.mediation == mediation for one in others)
    return on_file or any(isinstance(one, Mediation) and one.id == mediation and one.confirmable for one in others)


def _after_refusal(now: Performance, file: File) -> tuple[RoadAhead, ...]:
    again = now.enforcement_road(file)
    if now.title is not None and now.title.attested is not None:
        return _after_dismissal(now, again, file)
    if now.ground == EnforcementGround.UNCLEAR_CONTENT:
        clause = now.terms.arbitration is not None
        contract = RoadKind.ARBITRATION_CLAUSE if clause else RoadKind.SUIT_ON_AGREEMENT
        suit = ahead(contract, now.limitation_closes(file).last_day)
        return (ahead(RoadKind.ENFORCEMENT_REVIEW), suit, again)
    return (again, ahead(RoadKind.ENFORCEMENT_REVIEW))


def _after_dismissal(now: Performance, again: RoadAhead, file: File) -> tuple[RoadAhead, ...]:
    """A notarised title that the court did not take up: review within ten days, then a suit on the dispute (GZZQ 7)."""
    refused_at = now.refused_at or now.effective_at
    review = ahead(RoadKind.ENFORCEMENT_REVIEW, RECONSIDERATION.count(refused_at, file.calendar).last_day, "GZZQ-7")
    limitation = now.limitation_closes(file).last_day
    if now.terms.arbitration is not None:
        return (review, ahead(RoadKind.ARBITRATION_CLAUSE, limitation), again)
    return (review, ahead(RoadKind.SUIT, limitation, "GZZQ-7"), again)
