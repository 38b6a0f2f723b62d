"""Performance of an agreement: instalments watched, default told, the way into enforcement.

人民调解法31; 民事诉讼法206, 250; 民诉法解释460, 461, 481, 517; 执行工作规定16–20.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from cases.acts.performance import Breach, Demand, Denial, Performed
from cases.agencies import Office, Role
from cases.agreement import Duty, Terms
from cases.effects import Issue
from cases.errors import Malformed, NotAwaited, Refused
from forms.default_notice.form import DefaultNotice
from forms.performance_record.form import PerformanceRecord
from procedures.citing import agreement_paper
from procedures.enforcement import Enforcing
from procedures.papers import interest_lines, issue, lines
from procedures.performance_state import (
    DEFAULTED,
    ENFORCEMENT_FILED,
    ENFORCEMENT_REFUSED,
    ENFORCING,
    NO_ASSETS,
    NOT_ENFORCED,
    PERFORMED,
    REPLACED,
    STANDING,
    WATCHING,
    Attested,
    Broken,
    Payment,
    Title,
    TitleSource,
    report_start,
    without,
)
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from rulebook import performance as law

OPEN = (WATCHING, DEFAULTED, ENFORCEMENT_FILED, ENFORCING, NO_ASSETS, ENFORCEMENT_REFUSED, NOT_ENFORCED)
"""Something is outstanding, and may still be performed."""


@dataclass(frozen=True, kw_only=True)
class Performance(Enforcing):
    """What the parties promised, day by day, until it is done or enforced."""

    kind: Literal["performance"] = "performance"

    @classmethod
    def begin(
        cls,
        file: File,
        *,
        id: str,
        out: tuple[str, ...] = (),
        mediation: str,
        body: Office,
        terms: Terms,
        effective_at: datetime,
        at: datetime,
    ) -> Step[Performance]:
        """The agreement binds; the first day on which something is due is watched."""
        new = cls(id=id, out=out, office=body, mediation=mediation, body=body, terms=terms, effective_at=effective_at)
        opens = new.watch()
        return Step(now=new if opens else new.into(STANDING), opens=opens)

    # --- performance and its record (人民调解法31) ---------------------------------------------------------

    @rule(
        on=Performed,
        by=(Role.PARTY, Role.OFFICER, Role.MEDIATOR),
        when=(*OPEN, PERFORMED),
        to=(*OPEN, PERFORMED),
        cite=("PML-31", "CIV-509"),
        row=("P1/instant", "P5/done"),
        papers=(PerformanceRecord,),
        opens=(law.INSTALMENT, law.ENFORCEMENT),
    )
    def perform(self, act: Performed, file: File) -> Step[Performance]:
        """What was done is entered; the creditor's word counts at once, the debtor's with proof, until denied."""
        obligation = self.obligation(act.obligation)
        self.must_be_in_it(act.stamp.party, obligation)
        self.must_have_happened(act.on, act.stamp.received_at)
        by_debtor = act.stamp.party is not None and act.stamp.party == obligation.obligor
        if by_debtor and act.proof is None:
            raise Refused(
                "义务人登记履行须附履行凭证",
                article="PML-31",
                field="proof",
                remedy="请附转账凭证等证明，或者由对方登记",
            )
        entry = Payment(obligation=obligation.id, amount=act.amount, on=act.on, confirmed=not by_debtor)
        reported = replace(entry, confirmed=False)
        if entry.confirmed and reported in self.payments:
            sure = replace(self, payments=(*without(self.payments, reported), entry))
            return Step(now=sure)
        self.must_owe(obligation, act.amount)
        return replace(self, payments=(*self.payments, entry)).settled(act, file)

    @rule(
        on=Denial,
        by=Role.PARTY,
        when=(*OPEN, PERFORMED),
        to=OPEN,
        cite="PML-31",
        row=("P1/instant", "P5/done"),
        opens=(law.INSTALMENT, law.ENFORCEMENT),
    )
    def deny(self, act: Denial, file: File) -> Step[Performance]:
        """What the debtor alone reported is struck out when the creditor denies it."""
        obligation = self.obligation(act.obligation)
        self.must_be_creditor(act.stamp.party, obligation)
        entry = Payment(obligation=obligation.id, amount=act.amount, on=act.on, confirmed=False)
        if entry not in self.payments:
            raise NotAwaited("没有这样一笔待您确认的履行登记", field="obligation", remedy="请核对金额和日期")
        now = replace(self, payments=without(self.payments, entry))
        if self.status in (WATCHING, PERFORMED):
            met = (Meet(term=law.INSTALMENT), Meet(term=law.PERFORMANCE_REPORT))
            return Step(now=now.into(WATCHING), opens=now.watch(), changes=met)
        ended, begun = now.counted_anew() if self.status is DEFAULTED else ((), ())
        return Step(now=now, opens=begun, changes=ended)

    # --- default (民事诉讼法206; 人民调解法32) --------------------------------------------------------------

    @silence(law.INSTALMENT, when=WATCHING, to=WATCHING, row="P5/due", opens=(law.PERFORMANCE_REPORT,))
    def fall_due(self, missed: Lapse, file: File) -> Step[Performance]:
        """The day is over and nothing was reported; a few days are left for the report, none for the performance."""
        return Step(now=self, opens=(Opening(term=law.PERFORMANCE_REPORT, start=report_start(missed.at)),))

    @silence(
        law.PERFORMANCE_REPORT,
        when=WATCHING,
        to=DEFAULTED,
        row=("P5/due", "P4/default", "P1/breach", "MD12"),
        papers=(DefaultNotice,),
        opens=(law.INSTALMENT, law.ENFORCEMENT),
    )
    def default(self, missed: Lapse, file: File) -> Step[Performance]:
        """Not performed: the creditor is told which roads are open; further instalments stay watched."""
        now = self.hastened(local_day(missed.at)).into(DEFAULTED)
        opens = (*now.watch(local_day(missed.at)), *now.enforcement_opening())
        return Step(now=now, effects=(now.default_notice(missed, file),), opens=opens)

    @silence(law.INSTALMENT, when=DEFAULTED, to=DEFAULTED, row="P5/due", opens=(law.INSTALMENT,))
    def fall_due_again(self, missed: Lapse, file: File) -> Step[Performance]:
        """One more instalment is missed."""
        day = local_day(missed.at)
        now = self.hastened(day)
        return Step(now=now, opens=now.watch(day))

    @rule(
        on=Breach,
        by=Role.PARTY,
        when=(WATCHING, STANDING, PERFORMED, DEFAULTED),
        to=DEFAULTED,
        cite=("CPL-206", "PML-32"),
        row=("P5/due", "P4/default", "P1/breach", "MD12"),
        papers=(DefaultNotice,),
        opens=(law.INSTALMENT, law.ENFORCEMENT),
    )
    def break_promise(self, act: Breach, file: File) -> Step[Performance]:
        """A standing promise was broken; what the agreement says a breach costs is due from that day."""
        obligation = self.obligation(act.obligation)
        self.must_be_creditor(act.stamp.party, obligation)
        self.must_have_happened(act.on, act.stamp.received_at)
        if obligation.duty is Duty.PAY:
            raise Malformed("金钱给付逾期由系统按日期提示", field="obligation", remedy="请登记停止侵权等义务的违反")
        amount = obligation.breach_sum or Decimal(0)
        broken = Broken(obligation=obligation.id, on=act.on, amount=amount)
        now = replace(self, breaches=(*self.breaches, broken), late=False).into(DEFAULTED)
        opens = (*now.watch(local_day(act.stamp.received_at)), *now.enforcement_opening())
        met = (Meet(term=law.INSTALMENT), Meet(term=law.PERFORMANCE_REPORT), Meet(term=law.ENFORCEMENT))
        return Step(now=now, effects=(now.default_notice(act, file),), opens=opens, changes=met)

    @rule(
        on=Demand,
        by=Role.PARTY,
        when=(DEFAULTED, ENFORCEMENT_REFUSED, NO_ASSETS, NOT_ENFORCED),
        to=(DEFAULTED, ENFORCEMENT_REFUSED, NO_ASSETS, NOT_ENFORCED),
        cite="CIV-195",
        row=("P1/breach", "MD12"),
    )
    def demand(self, act: Demand, file: File) -> Step[Performance]:
        """A demand interrupts limitation; the two years are still shown on the safe reading (LR-05)."""
        self.must_be_creditor(act.stamp.party)
        return Step(now=replace(self, demanded_at=act.stamp.received_at))

    # --- what the dispute says when the court has ruled ---------------------------------------------------

    def titled(self, source: TitleSource, attested: Attested | None = None) -> Step[Performance]:
        """The agreement, or what the court left of it, may be enforced from now on; `attested` by a notary."""
        if source.title_at is None:
            return Step(now=self)
        title = Title(
            procedure=source.id,
            court=source.office,
            at=source.title_at,
            attacked=source.attacked,
            attested=attested,
        )
        first = self.title is None
        now = replace(self, title=title)
        if not first and now.all_starts() != self.all_starts():
            return now.renewed()
        if source.terms != self.terms:
            return now.retermed(source.terms)
        opens = now.enforcement_opening() if first and now.status is DEFAULTED else ()
        return Step(now=now, opens=opens)

    def renewed(self) -> Step[Performance]:
        """Two years were interrupted: they are counted anew (GZZQ 9)."""
        if self.status not in (DEFAULTED, ENFORCEMENT_REFUSED):
            return Step(now=self)
        now = replace(self, late=False)
        return Step(now=now, opens=now.enforcement_opening(), changes=(Meet(term=law.ENFORCEMENT),))

    def retermed(self, terms: Terms) -> Step[Performance]:
        """The court has changed what is owed: the account is made anew, entries stay where their promise stands."""
        ids = {obligation.id for obligation in terms.obligations}
        kept = tuple(payment for payment in self.payments if payment.obligation in ids)
        broken = tuple(breach for breach in self.breaches if breach.obligation in ids)
        now = replace(self, terms=terms, payments=kept, breaches=broken)
        met = (Meet(term=law.INSTALMENT), Meet(term=law.PERFORMANCE_REPORT), Meet(term=law.ENFORCEMENT))
        if not now.outstanding:
            return Step(now=now.into(PERFORMED if kept else STANDING), changes=met)
        return Step(now=now.into(WATCHING), opens=now.watch(), changes=met)

    def replaced(self) -> Step[Performance]:
        """A new agreement of the same parties has taken this one's place; nothing is watched here any more."""
        return Step(now=self.into(REPLACED, office=self.body))

    def untitled(self) -> Step[Performance]:
        """The ruling is revoked: enforcement ends, what was collected goes back (民事诉讼法244, 268)."""
        enforced = self.status not in (WATCHING, STANDING, DEFAULTED, PERFORMED)
        now = replace(
            self,
            title=None,
            late=False,
            filed_late=False,
            ground=None,
            office=self.body,
            restitution=self.collected > 0,
            collected=Decimal(0),
        )
        met = (Meet(term=law.ENFORCEMENT),)
        return Step(now=now.into(DEFAULTED) if enforced else now, changes=met)

    # --- what the rules above share ---------------------------------------------------------------------

    def settled(self, act: Performed, file: File) -> Step[Performance]:
        """The account after an entry; when nothing is outstanding, the record is issued."""
        now, changes, opens = self.settle(act.stamp.received_at)
        if now.status is not PERFORMED:
            return Step(now=now, opens=opens, changes=changes)
        record = issue(
            PerformanceRecord,
            replace(self, office=self.body),
            act,
            parties=file.everyone,
            agreement=agreement_paper(self.mediation, self.body),
            obligations=lines(self.terms.obligations),
            payments=_entries(now),
            serve_on=file.everyone,
        )
        return Step(now=now, effects=(record,), changes=changes)

    def default_notice(self, event: Lapse | Breach, file: File) -> Issue:
        """The body tells what was not performed, to whom it is owed and to who owes it."""
        day = local_day(event.at if isinstance(event, Lapse) else event.stamp.received_at)
        overdue = self.overdue(day)
        promises = [self.obligation(part.obligation) for part in overdue]
        creditors = tuple(dict.fromkeys(promise.obligee for promise in promises))
        debtors = tuple(dict.fromkeys(promise.obligor for promise in promises))
        return issue(
            DefaultNotice,
            replace(self, office=self.body),
            event,
            creditors=creditors,
            debtors=debtors,
            agreement=agreement_paper(self.mediation, self.body),
            obligations=lines(self.terms.obligations),
            overdue=[{"obligation": part.obligation, "due": part.due, "amount": part.amount} for part in overdue],
            interest=interest_lines(self.interest(day)),
            roads=self.roads_of_default(file),
            serve_on=tuple(dict.fromkeys((*creditors, *debtors))),
        )


def _entries(now: Performance) -> list[dict[str, object]]:
    return [
        {"obligation": entry.obligation, "amount": entry.amount, "on": entry.on, "confirmed": entry.confirmed}
        for entry in now.payments
    ]
