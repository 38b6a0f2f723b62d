"""Performance of an agreement: instalments watched, default told, the way into enforcement.

人民调解法31; 民事诉讼法206, 250; 民诉法解释460, 461, 481, 517; 执行工作规定16–20.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from cases.acts.performance import Breach, Demand
from cases.agencies import Office, Role
from cases.agreement import Duty, Terms
from cases.effects import Issue
from cases.errors import Malformed
from forms.default_notice.form import DefaultNotice
from procedures.account import Account, Attested, Broken, Claim, Title
from procedures.papers import interest_lines, issue, lines, split_lines
from procedures.performance_condition import Conditional
from procedures.performance_state import (
    BESIDE,
    DEFAULTED,
    ENFORCED,
    ENFORCEMENT_REFUSED,
    NO_ASSETS,
    NOT_ENFORCED,
    PERFORMED,
    REPLACED,
    STANDING,
    WATCHING,
    TitleSource,
    report_start,
)
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from rulebook import performance as law


@dataclass(frozen=True, kw_only=True)
class Performance(Conditional):
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
        oral: bool = False,
        at: datetime,
        earlier: Account | None = None,
        waits: bool = False,
        kind_id: str | None = None,
    ) -> Step[Performance]:
        """The agreement binds; the first day on which something is due is watched.

        `earlier` is the performance of the agreement before it. `waits`: that one has a title, or lies before a court,
        so that this one is a contract beside it until the title is spent or falls (LR-10).
        """
        new = cls(
            id=id,
            out=out,
            office=body,
            mediation=mediation,
            body=body,
            terms=terms,
            effective_at=effective_at,
            oral=oral,
            kind_id=kind_id,
        )
        if waits:
            return Step(now=new.into(BESIDE))
        return new.released(earlier)

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
        effects = (now.default_notice(missed, file),)
        return Step(now=now, effects=effects, opens=opens, changes=(Meet(term=law.INSTALMENT),))

    @silence(law.INSTALMENT, when=DEFAULTED, to=DEFAULTED, row="P5/due", opens=(law.INSTALMENT,))
    def fall_due_again(self, missed: Lapse, file: File) -> Step[Performance]:
        """One more instalment is missed."""
        day = local_day(missed.at)
        now = self.hastened(day)
        return Step(now=now, opens=now.watch(day), changes=(Meet(term=law.INSTALMENT),))

    @rule(
        on=Breach,
        by=Role.PARTY,
        when=(WATCHING, STANDING, PERFORMED, DEFAULTED, ENFORCED),
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
        now = replace(self, breaches=(*self.breaches, broken), late=False, office=self.body).into(DEFAULTED)
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
        duty=True,
    )
    def demand(self, act: Demand, file: File) -> Step[Performance]:
        """A demand interrupts limitation; the two years are still shown on the safe reading (LR-05)."""
        self.must_be_creditor(act.stamp.party)
        return Step(now=replace(self, demanded_at=act.stamp.received_at, undemanded=False))

    # --- what the dispute says when the court has ruled ---------------------------------------------------

    def titled(
        self, source: TitleSource, covers: tuple[Claim, ...] = (), attested: Attested | None = None
    ) -> Step[Performance]:
        """The agreement, what the court left of it, or what the title covers or a notary has `attested`, is enforced.

        Two years that begin with it, or that were interrupted (GZZQ 9), are counted anew.
        """
        if source.title_at is None:
            return Step(now=self)
        title = Title(
            procedure=source.id,
            court=source.office,
            at=source.title_at,
            attacked=source.attacked,
            covers=covers,
            attested=attested,
        )
        now = replace(self, title=title)
        fresh = self.title is None or self.title.covers != covers or now.all_starts() != self.all_starts()
        now = replace(now, late=self.late and not fresh)
        if source.terms != self.terms:
            return now.retermed(source.terms)
        opens = now.enforcement_opening() if fresh and now.status in (DEFAULTED, ENFORCEMENT_REFUSED) else ()
        return Step(now=now, opens=opens, changes=(Meet(term=law.ENFORCEMENT),) if opens else ())

    def retermed(self, terms: Terms) -> Step[Performance]:
        """The court has changed what is owed: the account is made anew, entries stay where their promise stands."""
        ids = {obligation.id for obligation in terms.obligations}
        kept = tuple(payment for payment in self.payments if payment.obligation in ids)
        broken = tuple(breach for breach in self.breaches if breach.obligation in ids)
        now = replace(self, terms=terms, payments=kept, breaches=broken)
        over = (law.INSTALMENT, law.PERFORMANCE_REPORT, law.ENFORCEMENT, law.CONDITION)
        met = tuple(Meet(term=term) for term in over)
        if not now.outstanding:
            return Step(now=now.into(PERFORMED if kept else STANDING), changes=met)
        return Step(now=now.into(WATCHING), opens=(*now.watch(), *now.asked_for()), changes=met)

    def reworded(self, terms: Terms) -> Step[Performance]:
        """Words of the agreement were corrected, or an oral agreement was written down; what is owed is as it was."""
        return Step(now=replace(self, terms=terms, oral=False))

    def replaced(self) -> Step[Performance]:
        """A new agreement of the same parties has taken this one's place; nothing is watched here any more."""
        return Step(now=self.into(REPLACED, office=self.body))

    def waits(self) -> Step[Performance]:
        """An earlier agreement is again to be performed under its title: this one is a contract beside it."""
        met = (Meet(term=law.INSTALMENT), Meet(term=law.PERFORMANCE_REPORT), Meet(term=law.ENFORCEMENT))
        return Step(now=self.into(BESIDE), changes=met)

    def released(self, earlier: Account | None) -> Step[Performance]:
        """No other agreement stands before this one: what is owed under it is watched, what counts is credited."""
        now = self.credited(earlier)
        opens = (*now.watch(), *now.asked_for())
        if opens:
            return Step(now=now.into(WATCHING), opens=opens)
        return Step(now=now.into(PERFORMED if now.entries else STANDING))

    def untitled(self) -> Step[Performance]:
        """The ruling is revoked: enforcement ends, what was collected goes back (民事诉讼法244, 268)."""
        enforced = self.status not in (WATCHING, STANDING, DEFAULTED, PERFORMED)
        now = replace(
            self,
            title=None,
            late=False,
            undemanded=True,
            filed_late=False,
            ground=None,
            office=self.body,
            restitution=self.collected > 0,
            collected=Decimal(0),
        )
        met = (Meet(term=law.ENFORCEMENT),)
        return Step(now=now.into(DEFAULTED) if enforced else now, changes=met)

    # --- what the rules above share ---------------------------------------------------------------------

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
            agreement=self.agreement_paper(),
            obligations=lines(self.terms.obligations),
            overdue=[{"obligation": part.obligation, "due": part.due, "amount": part.amount} for part in overdue],
            interest=interest_lines(self.interest(day)),
            doubled=interest_lines(self.doubled(day)),
            splits=split_lines(self.splits(day)),
            roads=self.roads_of_default(file),
            serve_on=tuple(dict.fromkeys((*creditors, *debtors))),
        )
