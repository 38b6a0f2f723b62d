"""What a payment order is asked for, and whether it may be: the account of the agreement, and the conditions.

民事诉讼法225; 民诉法解释427.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cases.acts.payment_order import PaymentOrderApplication
from cases.agencies import Office
from cases.agreement import Terms
from cases.errors import Malformed, NotEntitled, Refused
from procedures.account import Claim, Outstanding
from procedures.rules import File, local_day
from rulebook import payment_order as law
from rulebook.competence import competent_for_payment_order


@dataclass(frozen=True, kw_only=True)
class Debt:
    """What the account says of an agreement: whose it is, what is outstanding, and what stands in the way."""

    performance: str
    mediation: str
    body: Office
    terms: Terms
    effective_at: datetime
    out: tuple[str, ...]
    outstanding: tuple[Outstanding, ...]
    walked: tuple[str, ...]
    sued: tuple[str, ...]

    def creditor(self, act: PaymentOrderApplication) -> str:
        """Who is owed something under this agreement, and was not left out of it."""
        owed = {one.id: one.obligee for one in self.terms.obligations}
        creditors = {owed[part.obligation] for part in self.outstanding if part.obligation in owed}
        if act.stamp.party not in creditors:
            raise NotEntitled("只有权利人可以申请支付令", article="CPL-225", field="party")
        return str(act.stamp.party)

    def claims(self, act: PaymentOrderApplication) -> tuple[Claim, ...]:
        """The sums that are due from these debtors to this creditor, and definite as the agreement states them."""
        mine = {
            one.id
            for one in self.terms.obligations
            if one.obligee == act.stamp.party
            and one.obligor in act.debtors
            and one.formula is None
            and not one.condition
        }
        today = local_day(act.stamp.received_at)
        return tuple(
            Claim(obligation=part.obligation, due=part.due, amount=part.amount)
            for part in self.outstanding
            if part.obligation in mine and part.amount and part.due < today
        )

    def must_walk_alone(self, claims: tuple[Claim, ...]) -> None:
        """One dispute, one live path to a title (LR-10); no order beside a suit (解释430（一）)."""
        if self.walked:
            raise Refused(
                "本案已有一条取得执行依据的途径正在进行或者已经取得执行依据，同一纠纷不能同时走两条",
                article="CONFIG",
                remedy="请先撤回该程序，或者等待其结束；已经取得执行依据的，请申请强制执行",
            )
        if any(claim.obligation in self.sued for claim in claims):
            raise Refused(
                "同一债权债务关系已经进入诉讼，不能再申请支付令",
                article="CPLI-430.1",
                remedy="请在诉讼中主张；撤诉之后可以再申请",
            )

    def must_meet_conditions(self, act: PaymentOrderApplication, claims: tuple[Claim, ...], file: File) -> None:
        """The conditions of 解释427 and 民事诉讼法225（一）; all that fails is said at once, each with its item."""
        if any(id not in file.everyone or id == act.stamp.party for id in act.debtors):
            raise Malformed("债务人须为本案的另一方当事人", field="debtors", remedy="请核对当事人编号")
        promised = {one.id: one for one in self.terms.obligations}
        theirs = [
            part
            for part in self.outstanding
            if promised[part.obligation].obligee == act.stamp.party and promised[part.obligation].obligor in act.debtors
        ]
        today = local_day(act.stamp.received_at)
        debtors = [file.party(id) for id in act.debtors]
        ruling = competent_for_payment_order(act.court, debtors)
        missing = law.unmet(
            law.Application(
                money=any(part.amount for part in theirs),
                due=any(part.amount and part.due < today for part in theirs),
                definite=bool(claims),
                counter_duty=act.counter_duty,
                domestic=all(party.domestic for party in debtors),
                missing=act.debtor_missing,
                servable=act.servable,
                competent=ruling.competent,
                preservation=act.preservation,
                other_debts=act.other_debts,
            )
        )
        if missing:
            told = "；".join(f"{ground.text}（{law.item_of(ground)}）" for ground in missing)
            raise Refused(
                f"申请支付令不符合下列条件：{told}",
                article=missing[0].cite,
                remedy="条件具备后可以再申请；也可以就调解协议起诉，协议有仲裁条款的申请仲裁",
            )
        owing = {promised[claim.obligation].obligor for claim in claims}
        if owing != set(act.debtors):
            raise Malformed("所列债务人中有人没有到期未付的款项", field="debtors", remedy="请只列有到期债务的债务人")
