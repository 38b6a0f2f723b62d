"""What is entered in an account: performance, its denial, set-off (人民调解法31; 民法典509, 561, 569)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.performance import Denial, Performed, SetOff
from cases.agencies import Role
from cases.agreement import Obligation
from cases.effects import Issue
from cases.errors import AlreadyDone, Malformed, NotAwaited, Refused
from cases.payment import Order
from forms.performance_record.form import PerformanceRecord
from forms.set_off_agreement.form import SetOffAgreement
from procedures.account import Offered, Payment, without
from procedures.enforcement import Enforcing
from procedures.papers import issue, lines, split_lines
from procedures.performance_state import (
    DEFAULTED,
    ENFORCEMENT_FILED,
    ENFORCEMENT_REFUSED,
    ENFORCING,
    NO_ASSETS,
    NOT_ENFORCED,
    PERFORMED,
    WATCHING,
)
from procedures.periods import Meet
from procedures.rules import File, Step, local_day, rule
from rulebook import performance as law

OPEN = (WATCHING, DEFAULTED, ENFORCEMENT_FILED, ENFORCING, NO_ASSETS, ENFORCEMENT_REFUSED, NOT_ENFORCED)
"""Something is outstanding, and may still be performed."""


@dataclass(frozen=True, kw_only=True)
class Entering(Enforcing):
    """The rules on entries."""

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
    def perform(self, act: Performed, file: File) -> Step[Entering]:
        """What was done is entered; the creditor's word counts at once, the debtor's with proof, until denied."""
        obligation = self.obligation(act.obligation)
        self.must_be_in_it(act.stamp.party, obligation)
        self.must_have_happened(act.on, act.stamp.received_at)
        by_debtor = act.stamp.party is not None and act.stamp.party == obligation.obligor
        self.must_be_splittable(act, by_debtor=by_debtor)
        self.must_be_proved(act, by_debtor=by_debtor)
        entry = Payment(
            obligation=obligation.id,
            amount=act.amount,
            on=act.on,
            confirmed=not by_debtor,
            costs=act.costs,
            order=act.order,
        )
        reported = replace(entry, confirmed=False)
        if entry.confirmed and reported in self.payments:
            sure = replace(self, payments=(*without(self.payments, reported), entry))
            return Step(now=sure)
        self.must_owe(entry)
        return replace(self, payments=(*self.payments, entry)).settled(act, file)

    @rule(
        on=SetOff,
        by=Role.PARTY,
        when=OPEN,
        to=(*OPEN, PERFORMED),
        cite=("CIV-569", "CIV-568"),
        row="performance/set-off",
        papers=(SetOffAgreement, PerformanceRecord),
        opens=(law.INSTALMENT, law.ENFORCEMENT),
    )
    def set_off(self, act: SetOff, file: File) -> Step[Entering]:
        """Both sides sign that claims are set off; with the second signature they count as paid on that day."""
        obligation = self.obligation(act.obligation)
        party = str(act.stamp.party)
        self.must_be_in_it(party, obligation)
        self.must_have_happened(act.on, act.stamp.received_at)
        offer = _offer(act, party)
        if offer in self.offered:
            raise AlreadyDone("您已经签署这一抵销协议，待对方签署后生效")
        theirs = next((one for one in self.offered if replace(one, by=party) == offer), None)
        entries = self.set_off_entries(act, obligation)
        if theirs is None:
            return Step(now=replace(self, offered=(*self.offered, offer)))
        now = replace(
            self,
            offered=tuple(one for one in self.offered if one != theirs),
            payments=(*self.payments, *entries),
        )
        step = now.settled(act, file)
        return replace(step, effects=(self.set_off_paper(act, obligation, theirs), *step.effects))

    @rule(
        on=Denial,
        by=Role.PARTY,
        when=(*OPEN, PERFORMED),
        to=OPEN,
        cite="PML-31",
        row=("P1/instant", "P5/done"),
        opens=(law.INSTALMENT, law.ENFORCEMENT),
    )
    def deny(self, act: Denial, file: File) -> Step[Entering]:
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

    # --- what the rules above share ---------------------------------------------------------------------

    def must_be_proved(self, act: Performed, *, by_debtor: bool) -> None:
        """The debtor's own word needs proof (人民调解法31)."""
        if by_debtor and act.proof is None:
            raise Refused(
                "义务人登记履行须附履行凭证",
                article="PML-31",
                field="proof",
                remedy="请附转账凭证等证明，或者由对方登记",
            )

    def must_be_splittable(self, act: Performed, *, by_debtor: bool) -> None:
        """What a payment goes to besides the law's order is for the creditor or the body to say, not for the debtor."""
        if act.costs > act.amount:
            raise Malformed("费用不能超过该笔款项的金额", field="costs", remedy="请核对金额")
        if by_debtor and (act.costs or act.order is not Order.BY_LAW):
            raise Refused(
                "抵充费用、先抵本金或者免除违约金，须由权利人或者调解组织登记",
                article="CIV-561",
                field="order",
                remedy="请只登记付款金额，由权利人确认抵充顺序",
            )

    def set_off_entries(self, act: SetOff, obligation: Obligation) -> tuple[Payment, ...]:
        """The entries that a set-off makes: on the promise, and on the opposite one if it is of this agreement."""
        against = () if act.against is None else (self.obligation(act.against),)
        if any((one.obligor, one.obligee) != (obligation.obligee, obligation.obligor) for one in against):
            raise Malformed("互相抵销的两项义务须方向相反", field="against", remedy="请核对义务编号")
        entries = tuple(
            Payment(obligation=one.id, amount=act.amount, on=act.on, confirmed=True, set_off=True)
            for one in (obligation, *against)
        )
        for entry in entries:
            self.must_owe(entry)
        return entries

    def set_off_paper(self, act: SetOff, obligation: Obligation, theirs: Offered) -> Issue:
        """The agreement on the set-off, signed by both."""
        return issue(
            SetOffAgreement,
            replace(self, office=self.body),
            act,
            parties=(obligation.obligee, obligation.obligor),
            agreement=self.agreement_paper(),
            obligations=lines(self.terms.obligations),
            obligation=obligation.id,
            against=act.against,
            amount=act.amount,
            on=act.on,
            text=act.agreement,
            serve_on=(obligation.obligee, obligation.obligor),
        )

    def settled(self, act: Performed | SetOff, file: File) -> Step[Entering]:
        """The account after an entry; when nothing is outstanding, the record is issued."""
        now, changes, opens = self.settle(act.stamp.received_at)
        if now.status is not PERFORMED:
            return Step(now=now, opens=opens, changes=changes)
        record = issue(
            PerformanceRecord,
            replace(self, office=self.body),
            act,
            parties=file.everyone,
            agreement=self.agreement_paper(),
            obligations=lines(self.terms.obligations),
            payments=_entries(now),
            splits=split_lines(now.splits(local_day(act.stamp.received_at))),
            serve_on=file.everyone,
        )
        return Step(now=now, effects=(record,), changes=changes)


def _entries(now: Entering) -> list[dict[str, object]]:
    return [
        {
            "obligation": entry.obligation,
            "amount": entry.amount,
            "on": entry.on,
            "confirmed": entry.confirmed,
            "set_off": entry.set_off,
        }
        for entry in now.entries
    ]


def _offer(act: SetOff, party: str) -> Offered:
    return Offered(
        by=party,
        obligation=act.obligation,
        amount=act.amount,
        on=act.on,
        against=act.against,
        text=act.agreement,
    )
