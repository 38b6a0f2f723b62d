"""What is known of the performance of an agreement: what was done, what is outstanding, what title there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, Self

from cases.agencies import Office
from cases.agreement import Obligation, Terms
from cases.errors import Malformed, NotEntitled, Refused
from cases.words import Token
from procedures.account import NO_DAY, Account, Payment
from procedures.citing import agreement_paper
from procedures.periods import Meet, Opening
from procedures.rules import File, Rule, local_day, noon
from rulebook import performance as law
from rulebook.interest import Paid
from rulebook.kinds import held_by, kind_by_id
from rulebook.notarisation import notarisable, opened_by
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
    BESIDE = "beside"


WATCHING, STANDING, DEFAULTED = Status.WATCHING, Status.STANDING, Status.DEFAULTED
PERFORMED, ENFORCEMENT_FILED, ENFORCING = Status.PERFORMED, Status.ENFORCEMENT_FILED, Status.ENFORCING
NO_ASSETS, ENFORCED = Status.NO_ASSETS, Status.ENFORCED
ENFORCEMENT_REFUSED, NOT_ENFORCED = Status.ENFORCEMENT_REFUSED, Status.NOT_ENFORCED
REPLACED, BESIDE = Status.REPLACED, Status.BESIDE

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
class PerformanceState(Account):
    """The record of a performance.

    `filed_late` says that enforcement was asked for after two years, `late` that they are over and nobody asked.
    `demanded_at` is the last demand, `undemanded` that one should be sent (LR-05).
    """

    status: Status = Status.WATCHING
    mediation: Token
    body: Office
    effective_at: datetime
    oral: bool = False
    kind_id: Token | None = None
    demanded_at: datetime | None = None
    undemanded: bool = True
    late: bool = False
    filed_late: bool = False
    ground: Token | None = None
    refused_at: datetime | None = None
    collected: Decimal = Decimal(0)
    restitution: bool = False

    ENDS = (STANDING, PERFORMED, NO_ASSETS, ENFORCED, ENFORCEMENT_REFUSED, NOT_ENFORCED, REPLACED, BESIDE)
    TITLE = "履行"

    def under(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The articles of the kind of mediation, or of the body, before which the agreement was made."""
        kind = held_by(self.body.kind)[0] if self.kind_id is None else kind_by_id(self.kind_id)
        return kind.under(cites)

    @property
    def replaceable(self) -> bool:
        """Whether a new agreement takes this one's place."""
        return self.status is not REPLACED

    @property
    def spent(self) -> bool:
        """Whether everything under it was done, by hand or by a court."""
        return self.status in (PERFORMED, ENFORCED)

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """A creditor without a title in force, or whose enforcement was refused, is asked to send a demand (LR-05)."""
        if rule.name != "demand":
            return True
        helpless = self.title is None or self.status is not DEFAULTED
        return self.undemanded and helpless and (party is None or party in self.creditors)

    @property
    def ended(self) -> bool:
        """A default without a title, or with a title too old, waits for nothing: the creditor takes a road, or not."""
        return self.status in self.ENDS or (self.status is DEFAULTED and not self.enforcement_awaited)

    @property
    def enforcement_awaited(self) -> bool:
        """Whether a title in time covers something that is outstanding."""
        return not self.late and bool(self.all_starts())

    def agreement_paper(self) -> str:
        """How papers of this procedure cite the agreement."""
        return agreement_paper(self.mediation, self.body, oral=self.oral, of_court=self.kind_id is not None)

    @property
    def titled_debt(self) -> bool:
        """Whether there is a title, and anything left that it covers."""
        title = self.title
        if title is None or title.attested is not None:
            return title is not None and bool(self.attestable)
        return not title.covers or any(title.holds_for(part.obligation, part.due) for part in self.outstanding)

    @property
    def notary_opens(self) -> str | None:
        """The article under which a notary may give the agreement enforcement force; None where none may."""
        return opened_by(self.body) if notarisable(self.terms) and not self.oral else None

    @property
    def whole_title(self) -> bool:
        """Whether the title, if there is one, makes the whole agreement enforceable."""
        return self.title is None or not self.title.covers

    # --- what is watched --------------------------------------------------------------------------------

    def watch(self, since: date | None = None) -> tuple[Opening, ...]:
        """The days to watch: the next on which something is due (from `since` on), and those that follow it closely.

        Who owes is reminded of each of them seven days and one day before; so a day is watched before it is the next.
        """
        days = [
            (part.due, self.obligation(part.obligation).obligor)
            for part in self.outstanding
            if part.due < NO_DAY and (since is None or part.due >= since)
        ]
        near = dict.fromkeys(one for one in days if one[0] <= days[0][0] + law.AHEAD)
        return tuple(Opening(term=law.INSTALMENT, until=due, party=debtor) for due, debtor in near)

    def asked_for(self) -> tuple[Opening, ...]:
        """While a promise waits for its condition, the parties are asked about it now and then."""
        return (Opening(term=law.CONDITION),) if self.waiting else ()

    def enforcement_starts(self) -> datetime:
        """From when the two years count that are over first."""
        return (*self.all_starts(), self.last_instalment())[0]

    def all_starts(self) -> tuple[datetime, ...]:
        """When two years begin, earliest first: once for a court's title, by instalment for a notary's (GZZQ 9)."""
        if self.title is None or not self.titled_debt:
            return ()
        if self.title.attested is None:
            return (self.last_instalment(),)
        attested = self.title.attested
        return tuple(sorted({attested.starts(part.due) for part in self.attestable}))

    def last_instalment(self) -> datetime:
        """The last instalment's day (民事诉讼法250), of the promise that ends first.

        A due day before the ruling counts (LR-08); a promise without a day counts from the title.
        """
        owed = {part.obligation for part in self.outstanding if part.due < NO_DAY}
        last = [max(days) for one in self.terms.obligations if one.id in owed and (days := self._under_title(one))]
        if not last:
            return self.title.at if self.title else self.effective_at
        return noon(min(last))

    def _under_title(self, obligation: Obligation) -> list[date]:
        """The due days of a promise, as far as the title covers them."""
        dues = [part.due for part in self._parts(obligation)]
        return [due for due in dues if self.title is None or self.title.holds_for(obligation.id, due)]

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
        start = next((start for start in self.all_starts() if after is None or start > after), None)
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

    def must_owe(self, entry: Payment) -> None:
        """Nobody pays more than is owed with its interest, and nothing is owed twice."""
        obligation = self.obligation(entry.obligation)
        paid = Paid(on=entry.on, amount=entry.amount, costs=entry.costs, order=entry.order)
        over = self.books(obligation, besides=(paid,)).surplus if entry.amount else Decimal(0)
        if over:
            raise Refused(
                f"该项义务尚未履行的金额（含当日已产生的违约金）为{entry.amount - entry.costs - over}元，登记金额超出",
                article="CIV-509",
                field="amount",
                remedy="请核对金额",
            )
        left = [part for part in self.outstanding if part.obligation == obligation.id]
        if not entry.amount and not any(not part.amount for part in left):
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
