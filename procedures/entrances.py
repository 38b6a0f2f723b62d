"""Acts to the dispute that open a procedure of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cases.acts import Act
from cases.acts.notarisation import NotaryApplication
from cases.acts.payment_order import PaymentOrderApplication
from cases.errors import AlreadyDone, Malformed, NotEntitled, Refused
from procedures.dispute import Dispute, Sequel, fresh_id, walked
from procedures.mediation import Mediation
from procedures.notarisation import Notarisation
from procedures.payment_order import PaymentOrder
from procedures.payment_order_asking import Debt
from procedures.performance import Performance
from procedures.performance_state import BESIDE


def _payment_order(dispute: Dispute, act: PaymentOrderApplication) -> Sequel:
    """A creditor alone asks for an order to pay what is due under an agreement (民事诉讼法225)."""
    performance = next((one for one in dispute.performances if one.id == act.performance), None)
    if performance is None or not performance.replaceable:
        raise Malformed("没有这一项正在履行的协议", field="performance", remedy="请用 show 查看本案的程序编号")
    orders = [one for one in dispute.procedures if isinstance(one, PaymentOrder) and one.sued]
    debt = Debt(
        performance=performance.id,
        mediation=performance.mediation,
        body=performance.body,
        terms=performance.terms,
        effective_at=performance.effective_at,
        out=performance.out,
        outstanding=performance.outstanding,
        walked=walked(dispute),
        sued=tuple(item for order in orders for item in order.standing_in_suit()),
    )
    step = PaymentOrder.begin(act, debt, dispute.file, id=fresh_id(dispute, "payment_order"))
    return Sequel(step=step, why="payment_order_asked", cite=("CPL-225",))


def _to_notary(dispute: Dispute, act: NotaryApplication) -> Sequel:
    """A party asks a notary to give the agreement in force enforcement force (民事诉讼法249; 办法69)."""
    performance = _owed(dispute, act.stamp.party, "CPL-249")
    begun = [one for one in dispute.paths if isinstance(one, Notarisation) and one.mediation == performance.mediation]
    if any(not one.ended for one in begun):
        raise AlreadyDone("已经向公证机构提出申请", field="act", remedy="请其他当事人到公证机构共同签署")
    if performance.oral:
        raise Refused(
            "协议是口头达成的，没有载明接受强制执行承诺的债权文书",
            article="GZF-37",
            remedy="请先由调解组织制作书面协议并签名",
        )
    mediation = dispute.procedure(performance.mediation)
    step = Notarisation.begin(
        act,
        performance.sees(dispute.file),
        id=fresh_id(dispute, "notarisation"),
        out=performance.out,
        mediation=performance.mediation,
        body=performance.body,
        terms=performance.terms,
        effective_at=performance.effective_at,
        kind_id=performance.kind_id,
        guarantors=tuple(one.who for one in mediation.guaranteed) if isinstance(mediation, Mediation) else (),
    )
    return Sequel(step=step, why="notary_asked", cite=("CPL-249", "GZF-37"))


def _owed(dispute: Dispute, party: str | None, article: str) -> Performance:
    """The last agreement in force, under which money is owed, of this party; raises `Refused`.

    Not one beside a title, nor one whose parties walk a path to a title already (LR-10).
    """
    binding = [one for one in dispute.performances if one.replaceable and one.state is not BESIDE]
    mine = [one for one in binding if party not in one.out]
    if binding and not mine:
        raise NotEntitled("您没有参加该调解协议", field="party", remedy="请用 show 查看您可以走的其他途径")
    owed = [one for one in mine if any(part.amount for part in one.outstanding)]
    last = (owed or mine)[-1:]
    if any(walked(dispute, besides=one) for one in last):
        message = "本案正在通过其他途径取得执行依据，或者已经取得"
        raise Refused(message, article="CPL-206", remedy="请等待该程序结束；已经取得执行依据的，请申请强制执行")
    if not owed:
        message = "没有已经生效、尚有款项没有付清的调解协议"
        raise Refused(message, article=article, remedy="请先达成调解协议；已经付清的，无须办理")
    return owed[-1]


Entrance = Callable[[Dispute, Any], Sequel]

ENTRANCES: dict[type[Act], Entrance] = {
    PaymentOrderApplication: _payment_order,
    NotaryApplication: _to_notary,
}
"""How such an act opens it; it may refuse the act (`Refused`)."""
