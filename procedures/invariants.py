"""Rights that must not be lost (LR-01…LR-10), as checks of any dispute after any step; every test run asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from procedures import confirmation_state as confirming
from procedures import freeze as freezing
from procedures import intake as asking
from procedures import mediation_state as mediating
from procedures import notarisation_state as notarising
from procedures import payment_order_state as ordering
from procedures import performance_state as performing
from procedures import suit_state as suing
from procedures.conduct import ARCHIVED
from procedures.confirmation import Confirmation
from procedures.dispute import Dispute
from procedures.mediation import Mediation
from procedures.payment_order import PaymentOrder
from procedures.performance import Performance
from procedures.roads import open_roads
from procedures.rules import local_day, share
from procedures.suit import Suit
from rulebook import confirmation as confirmation_law
from rulebook import performance as performance_law
from rulebook.grounds import keeps_the_contract
from rulebook.periods import ChangeKind
from rulebook.roads import RoadKind

DONE = (
    asking.ACCEPTED,
    mediating.EFFECTIVE,
    suing.SPARED,
    suing.IN_FORCE,
    freezing.RESUMED,
    freezing.NOT_ASKED,
    confirming.CONFIRMED,
    confirming.CHANGED,
    confirming.REPLACED,
    notarising.ISSUED,
    notarising.CERTIFIED,
    notarising.REPLACED,
    ordering.IN_FORCE,
    ordering.PAID,
    performing.PERFORMED,
    performing.ENFORCED,
    performing.REPLACED,
)
"""Ends that need no road: what was sought was reached, or another procedure carries it on."""

Check = Callable[[Dispute], Iterator[str]]


def lr_findings(dispute: Dispute) -> tuple[str, ...]:
    """What is lost in this dispute, each with the id of the rule; empty when nothing is."""
    return tuple(finding for check in CHECKS for finding in check(dispute))


def _confirmations(dispute: Dispute) -> list[Confirmation]:
    return [procedure for procedure in dispute.procedures if isinstance(procedure, Confirmation)]


def _mediations(dispute: Dispute) -> list[Mediation]:
    return [procedure for procedure in dispute.procedures if isinstance(procedure, Mediation)]


def _performances(dispute: Dispute) -> list[Performance]:
    return [procedure for procedure in dispute.procedures if isinstance(procedure, Performance)]


def _lr01_every_end_has_a_road(dispute: Dispute) -> Iterator[str]:
    """Every end but performance and archiving lists at least one open road."""
    if dispute.conduct.status is ARCHIVED:
        return
    roads = open_roads(dispute.procedures, dispute.file, dispute.now)
    for procedure in dispute.others:
        ended = procedure.ended and procedure.state not in DONE
        if ended and not any(road.procedure == procedure.id for road in roads):
            yield f"LR-01 {procedure.id}: {procedure.state} without a road"


def _lr02_thirty_days_never_stand_still(dispute: Dispute) -> Iterator[str]:
    """Neither mediation nor a pause stops the thirty days of the parties."""
    still = (ChangeKind.SUSPENDED, ChangeKind.EXCLUDED, ChangeKind.RESTARTED, ChangeKind.EXTENDED)
    for period in dispute.periods:
        if period.term != confirmation_law.APPLICATION.id:
            continue
        if period.stopped or any(change.kind in still for change in period.changes):
            yield f"LR-02 {period.of}: the thirty days were moved"


def _lr03_filed_in_time_stays_in_time(dispute: Dispute) -> Iterator[str]:
    """A joint application lodged in time stays in time, however late the papers are completed."""
    for now in _confirmations(dispute):
        if now.status not in confirming.AT_COURT:
            continue
        signed = {done.who for done in now.applied}
        if now.filed_at is None or signed != set(now.sees(dispute.file).everyone):
            yield f"LR-03 {now.id}: at court without a joint application"
        elif now.filed_at >= now.closes(dispute.file).due:
            yield f"LR-03 {now.id}: filed after the last day"


def _lr04_the_contract_stays(dispute: Dispute) -> Iterator[str]:
    """Without a title the agreement stays a contract; only certain grounds put it in doubt, and that is said."""
    roads = open_roads(dispute.procedures, dispute.file, dispute.now)
    for now in _confirmations(dispute):
        if not now.ended or now.state in DONE:
            continue
        kinds = {road.kind for road in roads if road.procedure == now.id}
        stands = keeps_the_contract(now.grounds) and not now.sham
        contract = RoadKind.SUIT_ON_AGREEMENT if now.terms.arbitration is None else RoadKind.ARBITRATION_CLAUSE
        wanted = contract if stands else RoadKind.LEGAL_REVIEW
        if wanted not in kinds:
            yield f"LR-04 {now.id}: {now.status} without {wanted}"


def _lr05_limitation_is_safe(dispute: Dispute) -> Iterator[str]:
    """No day told for a suit on the agreement is later than three years from agreement or last demand."""
    roads = open_roads(dispute.procedures, dispute.file, dispute.now)
    for now in _performances(dispute):
        safe = now.limitation_closes(dispute.file).last_day
        for road in roads:
            if road.procedure == now.id and road.kind is RoadKind.SUIT_ON_AGREEMENT and road.last_day != safe:
                yield f"LR-05 {now.id}: suit until {road.last_day}, safe is {safe}"


def _lr06_arbitration_stays(dispute: Dispute) -> Iterator[str]:
    """Asking for confirmation is no waiver of arbitration: after a refusal that road is told, first by its clause."""
    roads = open_roads(dispute.procedures, dispute.file, dispute.now)
    for now in _confirmations(dispute):
        if not now.ended or now.state in DONE:
            continue
        wanted = RoadKind.ARBITRATION if now.terms.arbitration is None else RoadKind.ARBITRATION_CLAUSE
        if not any(road.procedure == now.id and road.kind is wanted for road in roads):
            yield f"LR-06 {now.id}: {now.status} without arbitration"


def _lr07_an_attack_releases_nothing(dispute: Dispute) -> Iterator[str]:
    """While an objection is open, the title and what was begun on it stay."""
    yield from _statements_without_a_title(dispute)
    for now in _confirmations(dispute):
        performance = next((one for one in _performances(dispute) if one.mediation == now.mediation), None)
        if performance is None or not now.enforceable:
            continue
        if performance.title is None:
            yield f"LR-07 {now.id}: title in force, but not known to {performance.id}"
        elif performance.title.attacked is not (now.status is confirming.OBJECTED):
            yield f"LR-07 {now.id}: objection and title disagree"
    yield from _orders_hold_for_what_they_cover(dispute)


def _orders_hold_for_what_they_cover(dispute: Dispute) -> Iterator[str]:
    """A payment order in force is known to the performance, for no sum more than it orders."""
    for now in dispute.procedures:
        if not isinstance(now, PaymentOrder) or not now.enforceable or not now.walking:
            continue
        performance = next(one for one in _performances(dispute) if one.id == now.performance)
        if performance.title is None or performance.title.covers != now.covers:
            yield f"LR-07 {now.id}: in force, but {performance.id} knows another title"


def _statements_without_a_title(dispute: Dispute) -> Iterator[str]:
    """The mediation statement of a suit is the title of what was agreed in it, attacked or not."""
    for now in dispute.procedures:
        if not isinstance(now, Suit) or not now.enforceable:
            continue
        titles = [one.title for one in _performances(dispute) if one.mediation == now.mediation]
        if not any(title and title.procedure == now.id and title.attacked is now.attacked for title in titles):
            yield f"LR-07 {now.id}: a statement in force that no performance knows as its title"


def _lr08_the_two_years_count_from_the_due_day(dispute: Dispute) -> Iterator[str]:
    """A due day before the ruling counts: the two years never start after the last day on which something was due."""
    for period in dispute.periods:
        if period.term != performance_law.ENFORCEMENT.id:
            continue
        now = next(one for one in _performances(dispute) if one.id == period.of)
        last = max((part.due for part in now.outstanding), default=None)
        asked = now.title.attested.asked_at if now.title and now.title.attested else None
        last = max(last, local_day(asked)) if last and asked else last
        if last is not None and local_day(period.start) > last:
            yield f"LR-08 {now.id}: the two years start on {local_day(period.start)}, after {last}"


def _lr09_the_successor_signs(dispute: Dispute) -> Iterator[str]:
    """Nobody signs for a party that is gone before the successor has joined."""
    gone = {party.id for party in dispute.file.parties if party.gone is not None}
    for now in _confirmations(dispute):
        if now.status in (confirming.PREPARING, confirming.LAPSED) and any(
            done.who in (now.lost, *gone) for done in now.applied
        ):
            yield f"LR-09 {now.id}: somebody has signed for a party whose successor has not joined"
    for mediation in _mediations(dispute):
        waits = mediation.status in mediating.BEFORE_EFFECT and not gone.isdisjoint(mediation.lost)
        signed = (*mediation.signed, *mediation.facts_signed)
        if waits and any(one.who in gone for one in signed):
            yield f"LR-09 {mediation.id}: somebody has signed for a party whose successor has not joined"
    yield from _given_anew(dispute)


def _given_anew(dispute: Dispute) -> Iterator[str]:
    """Nothing that the former party gave binds who took its place: neither an agent's authority nor an address."""
    for party in dispute.file.parties:
        since = party.taken_over_at
        if since is None:
            continue
        if any(mandate.given_at is None or mandate.given_at < since for mandate in party.mandates):
            yield f"LR-09 {party.id}: an agent of the former party still has authority"
        if party.electronic and (party.addressed_at is None or party.addressed_at < since):
            yield f"LR-09 {party.id}: papers go where the former party wanted them"


def _lr10_one_live_path_to_title(dispute: Dispute) -> Iterator[str]:
    """The same parties have one live path to a title, and one agreement to perform, titled ones included."""
    paths = [now for now in dispute.procedures if now.walking]
    for one, other in combinations(paths, 2):
        if share(one, other, dispute.file):
            yield f"LR-10 {one.id}, {other.id}: more than one path to a title"
    for first, second in combinations(binding(dispute), 2):
        if share(first, second, dispute.file):
            yield f"LR-10 {first.id}, {second.id}: two agreements bind the same parties"


def binding(dispute: Dispute) -> list[Performance]:
    """The agreements that are to be performed now: not done, not replaced, not waiting beside another."""
    still = (performing.REPLACED, performing.BESIDE)
    return [one for one in _performances(dispute) if one.state not in still and not one.spent]


CHECKS: tuple[Check, ...] = (
    _lr01_every_end_has_a_road,
    _lr02_thirty_days_never_stand_still,
    _lr03_filed_in_time_stays_in_time,
    _lr04_the_contract_stays,
    _lr05_limitation_is_safe,
    _lr06_arbitration_stays,
    _lr07_an_attack_releases_nothing,
    _lr08_the_two_years_count_from_the_due_day,
    _lr09_the_successor_signs,
    _lr10_one_live_path_to_title,
)
