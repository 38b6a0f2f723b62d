"""What is known of the performance of an agreement: what was done, what is outstanding, what title there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, Self

from cases.agencies import Office
from cases.agreement import Instalment, Obligation, Terms
from cases.errors import Malformed, NotEntitled, Refused
from cases.words import Token
from procedures.periods import Meet, Opening
from procedures.rules import File, Procedure, local_day, noon
from rulebook import performance as law
from rulebook.interest import LateLine, late_payment
from rulebook.kinds import held_by
from rulebook.notarisation import clear_payments
from rulebook.periods import Due


class Status(StrEnum):
    """How far the agreement has been performed."""

    WATCHING = "watching"
    STANDING = "standing"
    DEFAULTED = "defaulted"
    PERFORMED = "performed"
    ENFORCEMENT_FILED = "enforcement_filed"
    ENFORCING = "enforcing"
    NO_ASSETS = "no_assets"
    ENFORCED = "enforced"
    ENFORCEMENT_REFUSED = "enforcement_refused"
    NOT_ENFORCED = "not_enforced"
    REPLACED = "replaced"


WATCHING, STANDING, DEFAULTED = Status.WATCHING, Status.STANDING, Status.DEFAULTED
PERFORMED, ENFORCEMENT_FILED, ENFORCING = Status.PERFORMED, Status.ENFORCEMENT_FILED, Status.ENFORCING
NO_ASSETS, ENFORCED = Status.NO_ASSETS, Status.ENFORCED
ENFORCEMENT_REFUSED, NOT_ENFORCED = Status.ENFORCEMENT_REFUSED, Status.NOT_ENFORCED
REPLACED = Status.REPLACED

UNDER_ENFORCEMENT = (ENFORCEMENT_FILED, ENFORCING)


class TitleSource(Protocol):
    """A path that leads to a title, as far as performance needs to know it."""

    @property
    def enforceable(self) -> bool: ...

    @property
    def id(self) -> str: ...
    @property
    def office(self) -> Office: ...
    @property
    def terms(self) -> Terms: ...
    @property
    def title_at(self) -> datetime | None: ...
    @property
    def attacked(self) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class Attested:
    """What a notary has attested of a title: asked when, certified on which day (GZZQ 5, 9).

    The two years of instalments due from `renewed_from` on were interrupted by the request.
    """

    asked_at: datetime | None = None
    renewed_from: date | None = None
    certified_on: date | None = None

    def starts(self, due: date) -> datetime:
        """From when the two years of an instalment count."""
        day = noon(due)
        renewed = self.renewed_from is not None and due >= self.renewed_from
        return max(day, self.asked_at) if renewed and self.asked_at else day


@dataclass(frozen=True, kw_only=True)
class Title:
    """The enforceable title: whose ruling, which court, since when; `attacked` while an objection is open.

    `attested` makes it a notary's: `court` is then the notary's office, each instalment has two years of its own, and
    only what a certificate attests is enforced.
    """

    procedure: Token
    court: Office
    at: datetime
    attacked: bool = False
    attested: Attested | None = None


@dataclass(frozen=True, kw_only=True)
class Payment:
    """A payment or act of performance; `confirmed` by the creditor or a body, else only reported with its proof."""

    obligation: Token
    amount: Decimal
    on: date
    confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A standing promise was broken on this day; `amount` is what the agreement says a breach costs."""

    obligation: Token
    on: date
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Accelerated:
    """The instalments of a promise that were still to come fell due on this day."""

    obligation: Token
    on: date


@dataclass(frozen=True, kw_only=True)
class Outstanding:
    """What is left of one instalment; `whole` is what it was."""

    obligation: Token
    due: date
    amount: Decimal
    whole: Decimal


@dataclass(frozen=True, kw_only=True)
class PerformanceState(Procedure):
    """The record of a performance. `filed_late` says that enforcement was asked for after two years, `late` that they
    are over and nobody asked; `demanded_at` is the last demand."""

    status: Status = Status.WATCHING
    mediation: Token
    body: Office
    terms: Terms
    effective_at: datetime
    title: Title | None = None
    payments: tuple[Payment, ...] = ()
    breaches: tuple[Broken, ...] = ()
    accelerated: tuple[Accelerated, ...] = ()
    demanded_at: datetime | None = None
    late: bool = False
    filed_late: bool = False
    ground: Token | None = None
    refused_at: datetime | None = None
    collected: Decimal = Decimal(0)
    restitution: bool = False

    ENDS = (STANDING, PERFORMED, NO_ASSETS, ENFORCED, ENFORCEMENT_REFUSED, NOT_ENFORCED, REPLACED)
    TITLE = "履行"

    def under(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The articles of the body before which the agreement was made."""
        return held_by(self.body.kind)[0].under(cites)

    @property
    def replaceable(self) -> bool:
        """Whether a new agreement takes this one's place."""
        return self.status is not REPLACED

    @property
    def ended(self) -> bool:
        """A default without a title, or with a title too old, waits for nothing: the creditor takes a road, or not."""
        return self.status in self.ENDS or (self.status is DEFAULTED and not self.enforcement_awaited)

    @property
    def enforcement_awaited(self) -> bool:
        """Whether a title in time covers something that is outstanding."""
        return self.title is not None and not self.late and bool(self.all_starts())

    # --- the account ------------------------------------------------------------------------------------

    @property
    def outstanding(self) -> tuple[Outstanding, ...]:
        """All that is still owed, earliest first; payments go to the oldest instalment first."""
        left = [part for obligation in self.terms.obligations for part in self._left(obligation)]
        return tuple(sorted(left, key=lambda part: (part.due, part.obligation)))

    def _left(self, obligation: Obligation) -> Iterator[Outstanding]:
        mine = [payment for payment in self.payments if payment.obligation == obligation.id]
        paid = sum((payment.amount for payment in mine), Decimal(0))
        deeds = sum(1 for payment in mine if not payment.amount)
        for part in self._parts(obligation):
            if part.amount:
                taken = min(paid, part.amount)
                paid -= taken
                if taken < part.amount:
                    yield Outstanding(
                        obligation=obligation.id, due=part.due, amount=part.amount - taken, whole=part.amount
                    )
            elif deeds:
                deeds -= 1
            else:
                yield Outstanding(obligation=obligation.id, due=part.due, amount=Decimal(0), whole=Decimal(0))

    def _parts(self, obligation: Obligation) -> list[Instalment]:
        """The instalments of the agreement, as they fall due, and what each breach costs."""
        broken = [
            Instalment(due=breach.on, amount=breach.amount)
            for breach in self.breaches
            if breach.obligation == obligation.id
        ]
        at_once = next((one.on for one in self.accelerated if one.obligation == obligation.id), date.max)
        dated = [part.model_copy(update={"due": min(part.due, at_once)}) for part in obligation.instalments]
        return sorted((*dated, *broken), key=lambda part: part.due)

    def hastened(self, on: date) -> Self:
        """One missed instalment makes the others due at once, where the agreement says so."""
        late = {part.obligation for part in self.overdue(on)}
        known = {one.obligation for one in self.accelerated}
        fresh = [
            Accelerated(obligation=one.id, on=on)
            for one in self.terms.obligations
            if one.accelerates and one.id in late - known
        ]
        return replace(self, accelerated=(*self.accelerated, *fresh))

    def interest(self, until: date) -> tuple[tuple[str, LateLine], ...]:
        """What late payment costs up to a day, by promise; nothing where the agreement names no rate."""
        return tuple(
            (one.id, line)
            for one in self.terms.obligations
            if one.late_rate is not None
            for line in late_payment(
                [(part.due, part.amount) for part in self._parts(one)],
                [(payment.on, payment.amount) for payment in self.payments if payment.obligation == one.id],
                one.late_rate,
                until,
            )
        )

    @property
    def attestable(self) -> tuple[Outstanding, ...]:
        """The outstanding payments that a notary's title covers: clear sums, not acts nor what a breach costs."""
        covered = {one.id for one in clear_payments(self.terms.obligations)}
        return tuple(part for part in self.outstanding if part.obligation in covered)

    def overdue(self, on: date) -> tuple[Outstanding, ...]:
        """What should have been performed before this day."""
        return tuple(part for part in self.outstanding if part.due < on)

    @property
    def creditors(self) -> tuple[str, ...]:
        """To whom something is still owed."""
        owed = {part.obligation for part in self.outstanding}
        return tuple(dict.fromkeys(one.obligee for one in self.terms.obligations if one.id in owed))

    def obligation(self, id: str) -> Obligation:
        """The promise with this id; raises `Malformed`."""
        found = next((obligation for obligation in self.terms.obligations if obligation.id == id), None)
        if found is None:
            raise Malformed("调解协议没有这一项义务", field="obligation", remedy="请核对义务编号")
        return found

    # --- what is watched --------------------------------------------------------------------------------

    def watch(self, since: date | None = None) -> tuple[Opening, ...]:
        """The next day to watch: the earliest instalment outstanding (from `since` on), if there is one."""
        due = next((part.due for part in self.outstanding if since is None or part.due >= since), None)
        return () if due is None else (Opening(term=law.INSTALMENT, until=due),)

    def enforcement_starts(self) -> datetime:
        """From when the two years count that are over first."""
        return (*self.all_starts(), self.last_instalment())[0]

    def all_starts(self) -> tuple[datetime, ...]:
        """When two years begin, earliest first: once for a court's title, by instalment for a notary's (GZZQ 9)."""
        if self.title is None or self.title.attested is None:
            return (self.last_instalment(),)
        attested = self.title.attested
        starts = sorted({attested.starts(part.due) for part in self.attestable})
        return tuple(starts)

    def last_instalment(self) -> datetime:
        """The last instalment's day (民事诉讼法250), of the promise that ends first.

        A due day before the ruling counts (LR-08); a promise without a day counts from the title.
        """
        owed = {part.obligation for part in self.outstanding}
        last = [
            max(part.due for part in self._parts(obligation))
            for obligation in self.terms.obligations
            if obligation.id in owed
        ]
        if not last:
            return self.title.at if self.title else self.effective_at
        return noon(min(last))

    def enforcement_closes(self, file: File) -> Due:
        """The end of the two years, on the safe reading: of the instalment that is over first."""
        return law.ENFORCEMENT.count(self.enforcement_starts(), file.calendar)

    def enforcement_over(self, at: datetime, file: File) -> Due:
        """When the two years of all that has fallen due by this instant are over."""
        begun = [start for start in self.all_starts() if start < at] or [self.enforcement_starts()]
        return law.ENFORCEMENT.count(begun[-1], file.calendar)

    def limitation_closes(self, file: File) -> Due:
        """The end of the three years for a suit, counted from the later of agreement and last demand (LR-05)."""
        return law.LIMITATION.count(max(self.effective_at, self.demanded_at or self.effective_at), file.calendar)

    def enforcement_opening(self, after: datetime | None = None) -> tuple[Opening, ...]:
        """The two years, where there is a title; after an execution without assets there is no limit (解释517).

        With `after`, those that begin next, if any do.
        """
        starts = () if self.title is None else self.all_starts()
        start = next((start for start in starts if after is None or start > after), None)
        return () if start is None else (Opening(term=law.ENFORCEMENT, start=start),)

    def counted_anew(self) -> tuple[tuple[Meet, ...], tuple[Opening, ...]]:
        """A paid instalment takes its own two years with it, where each has its own (GZZQ 9)."""
        if self.late or self.title is None or self.title.attested is None:
            return (), ()
        return (Meet(term=law.ENFORCEMENT),), self.enforcement_opening()

    # --- guards -----------------------------------------------------------------------------------------

    def must_be_in_it(self, party: str | None, obligation: Obligation) -> None:
        """Only the two sides of a promise report on it; a body reports on any."""
        if party is not None and party not in (obligation.obligor, obligation.obligee):
            raise NotEntitled("您不是该项义务的权利人或者义务人", article="PML-31", field="obligation")

    def must_be_creditor(self, party: str | None, obligation: Obligation | None = None) -> None:
        """Only who is owed something claims it."""
        creditors = self.creditors if obligation is None else (obligation.obligee,)
        if party not in creditors:
            raise NotEntitled("只有权利人可以办理此事项", article="CPL-206", field="party")

    def must_have_happened(self, on: date, at: datetime) -> None:
        """Nobody reports what has not happened yet."""
        if on > local_day(at):
            raise Malformed("所填日期在将来", field="on", remedy="请核对日期")

    def must_owe(self, obligation: Obligation, amount: Decimal) -> None:
        """Nobody pays more than is owed, and nothing is owed twice."""
        left = [part for part in self.outstanding if part.obligation == obligation.id]
        owed = sum((part.amount for part in left), Decimal(0))
        if amount > owed:
            raise Refused(
                f"该项义务尚未履行的金额为{owed}元，登记金额超出",
                article="CIV-509",
                field="amount",
                remedy="请核对金额",
            )
        if not amount and not any(not part.amount for part in left):
            raise Refused("该项义务没有待履行的行为", article="CIV-509", field="amount", remedy="给付金钱的请填写金额")

    # --- what the rules share ---------------------------------------------------------------------------

    def settle(self, at: datetime) -> tuple[Self, tuple[Meet, ...], tuple[Opening, ...]]:
        """Where the account stands after an entry: what is watched next, and whether the default is made good."""
        met = (Meet(term=law.INSTALMENT), Meet(term=law.PERFORMANCE_REPORT))
        if not self.outstanding:
            return self.into(PERFORMED), met, ()
        if self.status not in (WATCHING, DEFAULTED):
            return self, (), ()
        today = local_day(at)
        if self.overdue(today) and self.status is DEFAULTED:
            ended, begun = self.counted_anew()
            return self, (*met, *ended), (*self.watch(today), *begun)
        if not self.overdue(today):
            return self.into(WATCHING), (*met, Meet(term=law.ENFORCEMENT)), self.watch()
        return self, (), ()


def report_start(due: datetime) -> datetime:
    """The report's days count from the day on which performance was due."""
    return due - timedelta(hours=12)


def without(payments: tuple[Payment, ...], payment: Payment) -> tuple[Payment, ...]:
    """The entries without the first like this one."""
    place = payments.index(payment)
    return (*payments[:place], *payments[place + 1 :])
