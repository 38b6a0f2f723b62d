"""What becomes of a payment order: silence, objection, the end of the procedure, the suit, revocation.

民事诉讼法227, 228; 民诉法解释430–441.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.payment_order import (
    ObjectionKind,
    ObjectionReview,
    ObjectionWithdrawal,
    OrderObjection,
    OrderRevocation,
    OrderTermination,
    SuitRefusal,
)
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import Malformed, NotAwaited, Refused
from cases.facts import Served, Unserved
from forms.order_objection.form import OrderObjection as ObjectionPaper
from forms.order_revocation.form import OrderRevocation as RevocationPaper
from forms.order_ruling.form import OrderRuling
from forms.order_termination.form import OrderTermination as TerminationPaper
from forms.payment_order.form import PaymentOrder as OrderPaper
from forms.suit_refusal.form import SuitRefusal as RefusalPaper
from procedures.papers import cited, coded, issue
from procedures.payment_order_state import (
    CONVERTING,
    IN_FORCE,
    ISSUED,
    OUT,
    PAID,
    REVOKED,
    SUED,
    TERMINATED,
    TERMINATING,
    Objected,
    OrderState,
    once_more,
)
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, rule, silence
from rulebook import payment_order as law
from rulebook.grounds import Ground
from rulebook.wording import write_day


@dataclass(frozen=True, kw_only=True)
class OrderEnding(OrderState):
    """The rules from the debtor's receipt to the end."""

    # --- the debtor's fifteen days (民事诉讼法227; 解释431–437) -----------------------------------------------

    @silence(law.OBJECTION, when=ISSUED, to=(ISSUED, TERMINATING, CONVERTING, IN_FORCE), row="P6/no-objection")
    def come_into_force(self, missed: Lapse, file: File) -> Step[OrderEnding]:
        """Fifteen days are over: what this debtor neither paid nor objected to may be enforced."""
        debtor = str(missed.period.party)
        objection = self.objection_of(debtor)
        against = objection.items if objection else ()
        items = tuple(item for item in self.undecided(debtor) if item not in against)
        now = replace(self, over=(*self.over, debtor)).enforced(items, missed.at)
        return Step(now=now.onward())

    @rule(
        on=OrderObjection,
        by=Role.PARTY,
        when=(*OUT, IN_FORCE),
        to=ISSUED,
        cite=("CPL-227", "CPLI-431", "CPLI-436"),
        row="P6/object",
        papers=(ObjectionPaper,),
    )
    def object_to(self, act: OrderObjection, file: File) -> Step[OrderEnding]:
        """In writing, in time, and against the debt itself; against some items only, the others stand (解释432, 433).

        What was posted in time and arrives after the fifteen days takes the title away again.
        """
        debtor = self.must_be_debtor(act.stamp.party)
        self.must_object_in_form(act)
        self.must_object_in_time(act, debtor, file)
        items = self.objected_items(act, debtor)
        raised = Objected(who=debtor, at=act.stamp.handed_in_at, items=items, grounds=act.grounds)
        held = tuple(item for item in self.in_force if item not in items)
        now = replace(self, objections=(*self.objections, raised), in_force=held)
        return Step(now=now.onward(), effects=(self.objection_paper(act, debtor, items),))

    @rule(
        on=ObjectionWithdrawal,
        by=Role.PARTY,
        when=ISSUED,
        to=(ISSUED, TERMINATING, CONVERTING, IN_FORCE),
        cite="CPLI-437",
        row="P6/object",
    )
    def retract(self, act: ObjectionWithdrawal, file: File) -> Step[OrderEnding]:
        """Before the ruling an objection may be taken back; to regret that is of no avail.

        Doubt: the court permits it by a ruling, which it must give; here it takes effect when it is handed in.
        """
        debtor = self.must_be_debtor(act.stamp.party)
        if self.objection_of(debtor) is None:
            raise NotAwaited("您没有待审查的异议", article="CPLI-437", remedy="无需撤回")
        now = replace(self.without_objection(debtor), retracted=(*self.retracted, debtor))
        return Step(now=now.after_objection(debtor, act).onward())

    @rule(
        on=ObjectionReview,
        by=Role.JUDGE,
        when=ISSUED,
        to=(ISSUED, TERMINATING, CONVERTING, IN_FORCE),
        cite=("CPL-228", "CPLI-435", "CPLI-436"),
        row=("P6/object", "P6/convert"),
        papers=(TerminationPaper, OrderRuling),
        duty=True,
    )
    def review(self, act: ObjectionReview, file: File) -> Step[OrderEnding]:
        """The court looks at the form alone: upheld, the procedure ends; dismissed, the order stands."""
        objection = self.objection_of(act.debtor)
        if objection is None:
            raise NotAwaited("该债务人没有待审查的异议", article="CPL-228", field="debtor", remedy="请核对当事人编号")
        grounds = tuple(law.order_ground(code, law.TERMINATION) for code in act.grounds)
        if any(ground.code not in law.UPHELD for ground in grounds):
            raise Malformed("异议成立的理由须为解释第四百三十五条所列", field="grounds", article="CPLI-435")
        rest = self.without_objection(act.debtor)
        if not grounds:
            now = rest.after_objection(act.debtor, act)
            return Step(now=now.onward(), effects=(self.dismissal(act),))
        now = replace(rest.fell(objection.items, grounds[0].code, ruled=True), converting=True)
        return Step(now=now.onward(), effects=(now.termination(act, objection.items, grounds, act.debtor, file),))

    # --- the end of the procedure (民事诉讼法228; 解释430, 435) ----------------------------------------------

    @rule(
        on=OrderTermination,
        by=Role.JUDGE,
        when=(ISSUED, TERMINATING),
        to=(ISSUED, CONVERTING, IN_FORCE, TERMINATED, SUED),
        cite="CPLI-430",
        row="P6/lapse",
        papers=(TerminationPaper,),
        duty=True,
    )
    def terminate(self, act: OrderTermination, file: File) -> Step[OrderEnding]:
        """The court rules that the procedure ends for what has lapsed by itself."""
        lapsed = self.unruled
        if not lapsed:
            raise NotAwaited("没有自行失效的支付令，无须裁定终结", article="CPLI-430", remedy="异议请逐件审查")
        now = replace(self, fallen=tuple(replace(one, ruled=True) for one in self.fallen)).onward()
        codes = dict.fromkeys(one.ground for one in lapsed)
        grounds = tuple(law.order_ground(code, law.TERMINATION) for code in codes)
        items = tuple(one.obligation for one in lapsed)
        return Step(now=now, effects=(now.termination(act, items, grounds, None, file),))

    @rule(
        on=Served,
        form=TerminationPaper,
        when=OUT,
        to=OUT,
        cite="CPLI-438",
        row="P6/convert",
        opens=(law.CONVERSION,),
    )
    def hear_of_the_end(self, fact: Served, file: File) -> Step[OrderEnding]:
        """The creditor has the ruling: seven days are left to say no to a suit."""
        if fact.on != self.creditor or not self.converting or self.told_at is not None:
            return Step(now=self)
        opens = (Opening(term=law.CONVERSION, party=self.creditor, start=fact.at),)
        return Step(now=replace(self, told_at=fact.at), opens=opens)

    @rule(on=Unserved, form=TerminationPaper, when=OUT, to=OUT, cite="CPLI-438", row="P6/convert")
    def miss_the_end(self, fact: Unserved, file: File) -> Step[OrderEnding]:
        """The creditor's seven days wait for its receipt: the clerk brings the ruling once more."""
        waits = fact.on == self.creditor and self.converting and self.told_at is None
        return Step(now=self, effects=(once_more(fact, self.office),) if waits else ())

    # --- the suit (民事诉讼法228第二款; 解释438, 439) ---------------------------------------------------------

    @rule(
        on=SuitRefusal,
        by=Role.PARTY,
        when=OUT,
        to=(ISSUED, TERMINATING, IN_FORCE, TERMINATED),
        cite=("CPL-228", "CPLI-438", "ARB25-37"),
        row="P6/convert",
        papers=(RefusalPaper,),
        duty=True,
    )
    def refuse_suit(self, act: SuitRefusal, file: File) -> Step[OrderEnding]:
        """The creditor does not want a suit. Where the agreement has an arbitration clause it is asked to say so:
        a suit that it is deemed to have brought may cost it the clause (仲裁法37)."""
        self.must_be_creditor(act.stamp.party)
        if not self.converting:
            raise NotAwaited("没有因异议成立而转入诉讼的事项", article="CPLI-438", remedy="无需表明")
        now = replace(self, converting=False).onward()
        return Step(now=now, effects=(self.refusal(act),), changes=(Meet(term=law.CONVERSION),))

    @silence(law.CONVERSION, when=OUT, to=(ISSUED, TERMINATING, IN_FORCE, SUED), row="P6/convert")
    def turn_into_suit(self, missed: Lapse, file: File) -> Step[OrderEnding]:
        """Seven days of silence: the creditor is deemed to have sued, on the day it applied for the order."""
        return Step(now=replace(self, converting=False, sued=True).onward())

    @rule(
        on=SuitRefusal,
        by=Role.PARTY,
        when=(SUED, IN_FORCE),
        to=(TERMINATED, IN_FORCE),
        cite="CPLI-439",
        row="P6/convert",
        papers=(RefusalPaper,),
    )
    def refuse_suit_late(self, act: SuitRefusal, file: File) -> Step[OrderEnding]:
        """Posted within the seven days, it is in time; else the suit is there, and only a withdrawal ends it."""
        self.must_be_creditor(act.stamp.party)
        closes = self.refusal_closes(file)
        if not self.sued or closes is None:
            raise NotAwaited("没有因异议成立而转入诉讼的事项", article="CPLI-438", remedy="无需表明")
        if act.stamp.handed_in_at >= closes.due:
            raise Refused(
                f"表明不同意提起诉讼的最后一日是{write_day(closes.last_day)}，期满未表明的视为起诉",
                article="CPLI-439",
                remedy="可以向受理的人民法院申请撤诉；协议有仲裁条款的，请在首次开庭前提出",
            )
        now = replace(self, sued=False).onward()
        return Step(now=now, effects=(self.refusal(act),))

    # --- a wrong order (解释441) ----------------------------------------------------------------------------

    @rule(
        on=OrderRevocation,
        by=Role.HEAD,
        when=(IN_FORCE, PAID),
        to=REVOKED,
        cite="CPLI-441",
        row="P6/revoke",
        papers=(RevocationPaper,),
    )
    def revoke(self, act: OrderRevocation, file: File) -> Step[OrderEnding]:
        """The president of the court has brought a wrong order before the judicial committee, and it is revoked."""
        now = self.into(REVOKED, in_force=())
        paper = issue(
            RevocationPaper,
            self,
            act,
            creditor=self.creditor,
            debtors=self.debtors,
            order=cited(self.id, OrderPaper),
            reasons=act.reasons,
            roads=now.roads_left(file),
            judge=act.judge,
            clerk=act.clerk,
            serve_on=(self.creditor, *self.debtors),
        )
        return Step(now=now, effects=(paper,))

    # --- guards -------------------------------------------------------------------------------------------

    def must_object_in_form(self, act: OrderObjection) -> None:
        """By word of mouth, or over the means to pay only, is no objection (解释436)."""
        if act.oral:
            raise Refused("债务人的口头异议无效", article="CPLI-436", field="oral", remedy="请在期限内提出书面异议")
        if act.kind is not ObjectionKind.DEBT:
            raise Refused(
                "对债务本身没有异议，只是提出缺乏清偿能力、延缓清偿期限、变更清偿方式的，不影响支付令的效力",
                article="CPLI-436",
                field="kind",
                remedy="对债务本身有异议的，请写明；需要延期的，请与债权人协商",
            )

    def must_object_in_time(self, act: OrderObjection, debtor: str, file: File) -> None:
        """Within fifteen days of the debtor's own receipt, and not after it took an objection back (解释431, 437)."""
        closes = self.objection_closes(debtor, file)
        if closes is None:
            raise NotAwaited("您尚未收到支付令", article="CPL-227", remedy="收到支付令之后可以提出异议")
        if act.stamp.handed_in_at >= closes.due:
            raise Refused(
                f"对支付令提出异议的最后一日是{write_day(closes.last_day)}，逾期提出的视为未提出异议",
                article="CPLI-431",
                remedy="请履行支付令；认为支付令确有错误的，可以向作出支付令的人民法院反映",
            )
        if debtor in self.retracted:
            raise Refused("异议已经撤回，对撤回异议反悔的，人民法院不予支持", article="CPLI-437", remedy="请履行支付令")

    def objected_items(self, act: OrderObjection, debtor: str) -> tuple[str, ...]:
        """The promises against which the objection goes; none named means all that still stand."""
        standing = self.standing(debtor)
        if not standing:
            raise NotAwaited("支付令对您已经失效", article="CPLI-430", remedy="无需提出异议")
        if any(item not in standing for item in act.items):
            raise Malformed("所列事项不在命令您清偿的范围内", field="items", remedy="请核对支付令载明的事项")
        return act.items or standing

    # --- what the rules above share -------------------------------------------------------------------------

    def without_objection(self, debtor: str) -> OrderEnding:
        """The objection of this debtor is dealt with."""
        return replace(self, objections=tuple(one for one in self.objections if one.who != debtor))

    def after_objection(self, debtor: str, act: ObjectionReview | ObjectionWithdrawal) -> OrderEnding:
        """Nothing stands against the order any more: it is in force if the fifteen days are over, else they run on."""
        if debtor not in self.over:
            return self
        return self.enforced(self.undecided(debtor), act.stamp.received_at)

    def objection_paper(self, act: OrderObjection, debtor: str, items: tuple[str, ...]) -> Issue:
        """The objection in writing, with the claims it is raised against."""
        return issue(
            ObjectionPaper,
            self,
            act,
            case_number=self.case_number(),
            debtor=debtor,
            creditor=self.creditor,
            court=self.office.id,
            order=cited(self.id, OrderPaper),
            received=next(one.at for one in self.received if one.who == debtor),
            claims=[
                {"obligation": claim.obligation, "due": claim.due, "amount": claim.amount}
                for claim in self.claims
                if claim.obligation in items
            ],
            whole=set(items) == set(self.standing(debtor)),
            grounds=act.grounds,
        )

    def termination(
        self,
        act: ObjectionReview | OrderTermination,
        items: tuple[str, ...],
        grounds: tuple[Ground, ...],
        objector: str | None,
        file: File,
    ) -> Issue:
        """The ruling that the procedure ends, for these promises; the creditor's roads beside it."""
        debtors = tuple(dict.fromkeys(self.debtor_of(item) for item in items))
        return issue(
            TerminationPaper,
            self,
            act,
            case_number=self.case_number(),
            creditor=self.creditor,
            debtors=debtors,
            accepted=self.accepted_at,
            order=cited(self.id, OrderPaper) if self.issued_at else None,
            items=items,
            whole=set(items) == set(self.items),
            grounds=[coded(ground) for ground in grounds],
            objector=objector,
            arbitration=objector is not None and self.terms.arbitration is not None,
            roads=self.roads_left(file),
            judge=act.stamp.person,
            clerk=act.clerk,
            serve_on=(self.creditor, *(debtor for debtor in debtors if self.has_received(debtor))),
        )

    def dismissal(self, act: ObjectionReview) -> Issue:
        """The ruling that an objection does not stand."""
        return issue(
            OrderRuling,
            self,
            act,
            case_number=self.case_number(),
            kind="objection",
            creditor=self.creditor,
            debtors=(act.debtor,),
            accepted=self.accepted_at,
            judge=act.stamp.person,
            clerk=act.clerk,
            serve_on=(self.creditor, act.debtor),
        )

    def refusal(self, act: SuitRefusal) -> Issue:
        """The creditor's written no."""
        return issue(
            RefusalPaper,
            self,
            act,
            case_number=self.case_number(),
            creditor=self.creditor,
            debtors=self.debtors,
            court=self.office.id,
            ruling=cited(self.id, TerminationPaper),
            received=self.told_at,
            arbitration=self.terms.arbitration is not None,
        )
