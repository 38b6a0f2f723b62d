"""The payment order: application, acceptance, issue, service on each debtor (民事诉讼法225–227; 解释425–430).

What a debtor says to it, and how it ends, stands in `payment_order_ending`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from cases.acts.payment_order import (
    CreditorSuit,
    IssueOfOrder,
    OrderAcceptance,
    OrderNonAcceptance,
    OrderRejection,
    OrderWithdrawal,
    PaymentOrderApplication,
)
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import Refused
from cases.facts import Channel, Served, Unserved
from forms.order_refusal.form import OrderRefusal
from forms.order_ruling.form import OrderRuling
from forms.payment_order.form import PaymentOrder as OrderPaper
from forms.payment_order_application.form import PaymentOrderApplication as ApplicationPaper
from forms.payment_order_notice.form import PaymentOrderNotice
from procedures.account import Claim, Outstanding
from procedures.citing import agreement_paper
from procedures.papers import coded, issue, lines
from procedures.payment_order_asking import Debt
from procedures.payment_order_ending import OrderEnding
from procedures.payment_order_state import (
    ACCEPTED,
    FILED,
    ISSUED,
    NOT_ACCEPTED,
    PAID,
    REJECTED,
    TERMINATING,
    WITHDRAWN,
    Received,
    once_more,
)
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import payment_order as law
from rulebook.grounds import Ground

NOT_IN_HAND = (Channel.PUBLICATION, Channel.RETURNED_MAIL)
"""Ways of service by which nobody has received an order: it is not published, and a returned letter has not arrived.

Doubt: whether a letter returned because of a refusal counts as received here was not found; the safe reading is that
it does not, for the title rests on the receipt. To be left with the debtor in person (解释429) remains.
"""


@dataclass(frozen=True, kw_only=True)
class PaymentOrder(OrderEnding):
    """The order to pay, to which one creditor comes alone, when the other side will not apply for confirmation."""

    kind: Literal["payment_order"] = "payment_order"

    @classmethod
    def begin(cls, act: PaymentOrderApplication, debt: Debt, file: File, *, id: str) -> Step[PaymentOrder]:
        """The application, with every condition that is not met told at once (民事诉讼法225; 解释427).

        Doubt: what late payment costs runs on from day to day; the order asks for the sums that are due and leaves the
        rest to the contract, so that no doubt about the amount ends it.
        """
        creditor = debt.creditor(act)
        claims = debt.claims(act)
        debt.must_walk_alone(claims)
        debt.must_meet_conditions(act, claims, file)
        at = act.stamp.received_at
        new = cls(
            id=id,
            office=act.court,
            out=debt.out,
            mediation=debt.mediation,
            performance=debt.performance,
            body=debt.body,
            terms=debt.terms,
            effective_at=debt.effective_at,
            creditor=creditor,
            claims=claims,
            filed_at=at,
        )
        paper = issue(
            ApplicationPaper,
            new,
            act,
            creditor=creditor,
            debtors=new.debtors,
            court=act.court.id,
            body=debt.body.id,
            agreement=agreement_paper(debt.mediation, debt.body),
            agreed=debt.effective_at,
            obligations=lines(one for one in debt.terms.obligations if one.id in new.items),
            claims=_lines(claims),
            facts=act.facts,
        )
        return Step(now=new, effects=(paper,), opens=(Opening(term=law.ACCEPTANCE),))

    # --- acceptance (民事诉讼法226; 解释427) ---------------------------------------------------------------

    @rule(
        on=OrderAcceptance,
        by=Role.COURT_CLERK,
        when=FILED,
        to=ACCEPTED,
        cite=("CPL-226", "CPLI-427"),
        row=("P6/accept", "P6/fee"),
        papers=(PaymentOrderNotice,),
        opens=(law.ISSUE,),
        duty=True,
    )
    def accept(self, act: OrderAcceptance, file: File) -> Step[PaymentOrder]:
        """The court accepts; the notice tells the fee with its arithmetic, and who bears it in the end (办法14, 36)."""
        at = act.stamp.received_at
        notice = issue(
            PaymentOrderNotice,
            self,
            act,
            creditor=self.creditor,
            debtors=self.debtors,
            received=self.filed_at,
            accepted=at,
            fee=self.fee(),
            serve_on=(self.creditor,),
        )
        return Step(now=self.into(ACCEPTED, accepted_at=at), effects=(notice,), opens=(Opening(term=law.ISSUE),))

    @rule(
        on=OrderNonAcceptance,
        by=(Role.COURT_CLERK, Role.JUDGE),
        when=FILED,
        to=NOT_ACCEPTED,
        cite="CPLI-427",
        row=("P6/accept", "P6/conditions"),
        papers=(OrderRefusal,),
    )
    def refuse_acceptance(self, act: OrderNonAcceptance, file: File) -> Step[PaymentOrder]:
        """Conditions are not met: the creditor is notified within the same five days."""
        grounds = tuple(law.order_ground(code, law.UNMET) for code in act.grounds)
        now = self.into(NOT_ACCEPTED, grounds=act.grounds)
        notice = issue(
            OrderRefusal,
            self,
            act,
            creditor=self.creditor,
            debtors=self.debtors,
            received=self.filed_at,
            grounds=[coded(ground) for ground in grounds],
            roads=now.roads_left(file),
            serve_on=(self.creditor,),
        )
        return Step(now=now, effects=(notice,))

    @silence(law.ACCEPTANCE, when=FILED, to=FILED, row="P6/accept", opens=(law.ACCEPTANCE,))
    def acceptance_overdue(self, missed: Lapse, file: File) -> Step[PaymentOrder]:
        """The court is late with its notice; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.ACCEPTANCE),))

    # --- issue or rejection (民事诉讼法227; 解释428) --------------------------------------------------------

    @rule(
        on=IssueOfOrder,
        by=Role.JUDGE,
        when=ACCEPTED,
        to=ISSUED,
        cite="CPL-227",
        row="P6/issue",
        papers=(OrderPaper,),
        opens=(law.SERVICE,),
        duty=True,
    )
    def order(self, act: IssueOfOrder, file: File) -> Step[PaymentOrder]:
        """The judge orders the debtors to pay; thirty days are left to serve it on each of them."""
        order = issue(
            OrderPaper,
            self,
            act,
            case_number=self.case_number(),
            creditor=self.creditor,
            debtors=self.debtors,
            body=self.body.id,
            agreement=agreement_paper(self.mediation, self.body),
            agreed=self.effective_at,
            accepted=self.accepted_at,
            claims=[{**line, "debtor": self.debtor_of(str(line["obligation"]))} for line in _lines(self.claims)],
            fee=self.fee().due,
            judge=act.stamp.person,
            clerk=act.clerk,
            serve_on=self.debtors,
        )
        opens = tuple(Opening(term=law.SERVICE, party=debtor) for debtor in self.debtors)
        return Step(now=self.into(ISSUED, issued_at=act.stamp.received_at), effects=(order,), opens=opens)

    @rule(
        on=OrderRejection,
        by=Role.JUDGE,
        when=ACCEPTED,
        to=REJECTED,
        cite=("CPL-227", "CPLI-428"),
        row="P6/issue",
        papers=(OrderRuling,),
    )
    def reject(self, act: OrderRejection, file: File) -> Step[PaymentOrder]:
        """The application does not stand, or a condition is found missing after its acceptance."""
        grounds = tuple(law.order_ground(code, law.REJECTION, law.UNMET) for code in act.grounds)
        now = self.into(REJECTED, grounds=act.grounds)
        return Step(now=now, effects=(now.rejection(act, grounds, file),))

    @silence(law.ISSUE, when=ACCEPTED, to=ACCEPTED, row="P6/issue", opens=(law.ISSUE,))
    def issue_overdue(self, missed: Lapse, file: File) -> Step[PaymentOrder]:
        """The court is late with order or ruling; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.ISSUE),))

    # --- service (解释429, 430（二）) -----------------------------------------------------------------------

    @rule(
        on=Served,
        form=OrderPaper,
        when=ISSUED,
        to=ISSUED,
        cite=("CPL-227", "CPLI-429"),
        row=("P6/service", "P6/debtor"),
        opens=(law.OBJECTION,),
    )
    def receive(self, fact: Served, file: File) -> Step[PaymentOrder]:
        """A debtor has it: its own fifteen days begin. Neither publication nor a returned letter is receipt."""
        if fact.channel in NOT_IN_HAND:
            return Step(now=self, effects=(once_more(fact, self.office),))
        if not self.undecided(fact.on) or self.has_received(fact.on):
            return Step(now=self)
        now = replace(self, received=(*self.received, Received(who=fact.on, at=fact.at)))
        met = (Meet(term=law.SERVICE, party=fact.on),)
        return Step(now=now, opens=(Opening(term=law.OBJECTION, party=fact.on, start=fact.at),), changes=met)

    @rule(on=Unserved, form=OrderPaper, when=ISSUED, to=ISSUED, cite="CPLI-429", row="P6/service")
    def miss(self, fact: Unserved, file: File) -> Step[PaymentOrder]:
        """One attempt has failed; while the thirty days run the clerk tries again, in person."""
        again = (once_more(fact, self.office),) if self.undecided(fact.on) else ()
        return Step(now=self, effects=again)

    @silence(law.SERVICE, when=ISSUED, to=(ISSUED, TERMINATING), row="P6/lapse")
    def lapse_unserved(self, missed: Lapse, file: File) -> Step[PaymentOrder]:
        """Not served within thirty days of its issue: towards this debtor the order lapses by itself.

        Doubt: 解释438, 439 do not say whether an order that lapsed unserved turns into a suit; the law file ties the
        suit to an objection, so none is assumed here.
        """
        items = self.undecided(missed.period.party)
        return Step(now=self.fell(items, law.TerminationGround.NOT_SERVED).onward())

    # --- the creditor lets it go (解释430（一）（三）) ---------------------------------------------------------

    @rule(on=OrderWithdrawal, by=Role.PARTY, when=FILED, to=WITHDRAWN, cite="CPLI-430.3", row="P6/lapse")
    def take_back(self, act: OrderWithdrawal, file: File) -> Step[PaymentOrder]:
        """Before acceptance the application is simply taken back."""
        self.must_be_creditor(act.stamp.party)
        return Step(now=self.into(WITHDRAWN))

    @rule(
        on=OrderWithdrawal,
        by=Role.PARTY,
        when=(ACCEPTED, ISSUED),
        to=(ISSUED, TERMINATING),
        cite="CPLI-430.3",
        row="P6/lapse",
    )
    def withdraw(self, act: OrderWithdrawal, file: File) -> Step[PaymentOrder]:
        """Towards every debtor that has not received the order it lapses; towards the others it stands."""
        self.must_be_creditor(act.stamp.party)
        items = tuple(item for item in self.undecided() if not self.has_received(self.debtor_of(item)))
        if not items:
            raise Refused(
                "债务人已经收到支付令，不能再撤回申请",
                article="CPLI-430.3",
                remedy="债务人清偿的请登记履行；仍要放弃的，支付令生效后可以不申请执行",
            )
        return Step(now=self.fell(items, law.TerminationGround.WITHDRAWN).onward())

    @rule(
        on=CreditorSuit,
        by=Role.PARTY,
        when=(ACCEPTED, ISSUED),
        to=TERMINATING,
        cite="CPLI-430.1",
        row="P6/lapse",
    )
    def sue(self, act: CreditorSuit, file: File) -> Step[PaymentOrder]:
        """Who sues for the same debt gives the order up, as far as it is not yet in force."""
        self.must_be_creditor(act.stamp.party)
        now = replace(self, objections=()).fell(self.undecided(), law.TerminationGround.SUED)
        return Step(now=now.onward())

    # --- what the account says ----------------------------------------------------------------------------

    def satisfied(self, owed: Iterable[Outstanding]) -> Step[PaymentOrder] | None:
        """The debt is paid: nothing of what was asked for, and still stands, is outstanding (民事诉讼法227)."""
        left = {(part.obligation, part.due) for part in owed}
        asked = [claim for claim in self.claims if claim.obligation in self.standing()]
        if not self.walking or not asked or any((claim.obligation, claim.due) in left for claim in asked):
            return None
        return Step(now=self.into(PAID, objections=(), converting=False))

    def rejection(self, act: OrderRejection, grounds: Iterable[Ground], file: File) -> Issue:
        """The ruling that rejects the application, with grounds and roads."""
        return issue(
            OrderRuling,
            self,
            act,
            case_number=self.case_number(),
            kind="rejection",
            creditor=self.creditor,
            debtors=self.debtors,
            accepted=self.accepted_at,
            grounds=[coded(ground) for ground in grounds],
            roads=self.roads_left(file),
            judge=act.stamp.person,
            clerk=act.clerk,
            serve_on=(self.creditor,),
        )


def _lines(claims: Iterable[Claim]) -> list[dict[str, object]]:
    return [{"obligation": claim.obligation, "due": claim.due, "amount": claim.amount} for claim in claims]
