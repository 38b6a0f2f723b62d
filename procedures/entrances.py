"""Acts to the dispute that open a procedure of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cases.acts import Act
from cases.acts.payment_order import PaymentOrderApplication
from cases.errors import Malformed
from procedures.dispute import Dispute, Sequel, fresh_id, walked
from procedures.payment_order import PaymentOrder
from procedures.payment_order_asking import Debt


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


Entrance = Callable[[Dispute, Any], Sequel]

ENTRANCES: dict[type[Act], Entrance] = {PaymentOrderApplication: _payment_order}
"""How such an act opens it; it may refuse the act (`Refused`)."""
