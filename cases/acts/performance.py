"""Acts of the performance of an agreement and of the entry into enforcement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.agencies import Office
from cases.payment import Order
from cases.rights import Sum
from cases.words import RecordRef, Token


class Performed(Act):
    """A payment or act of performance, with its proof; `amount` is zero for acts other than payment.

    `costs` of the amount were spent on collecting; `order` says what the rest goes to where it does not cover all.
    """

    TITLE: ClassVar[str] = "登记履行"
    act: Literal["performed"] = "performed"
    obligation: Token
    amount: Sum
    on: date
    proof: RecordRef | None = None
    costs: Sum = Decimal(0)
    order: Order = Order.BY_LAW


class SetOff(Act):
    """A party signs that part of a promise is set off (民法典569); it counts when the other has signed the same.

    `against` is the promise of the same agreement that is set off too; a claim from elsewhere stands in the text.
    """

    TITLE: ClassVar[str] = "签署抵销协议"
    act: Literal["set_off"] = "set_off"
    obligation: Token
    amount: Annotated[Sum, Field(gt=0)]
    on: date
    agreement: RecordRef
    against: Token | None = None


class Denial(Act):
    """The creditor denies an entry that the debtor made and nobody confirmed."""

    TITLE: ClassVar[str] = "否认履行登记"
    act: Literal["denial"] = "denial"
    obligation: Token
    amount: Sum
    on: date


class Breach(Act):
    """The creditor reports that a standing promise (to cease, to license …) was broken on a day."""

    TITLE: ClassVar[str] = "登记违约"
    act: Literal["breach"] = "breach"
    obligation: Token
    on: date
    proof: RecordRef


class ConditionMet(Act):
    """A party reports that the condition of a promise is met, on which day; the other side may deny it."""

    TITLE: ClassVar[str] = "登记条件成就"
    act: Literal["condition_met"] = "condition_met"
    obligation: Token
    on: date
    proof: RecordRef


class ConditionDenied(Act):
    """The other side of a conditional promise denies that its condition is met."""

    TITLE: ClassVar[str] = "否认条件成就"
    act: Literal["condition_denied"] = "condition_denied"
    obligation: Token


class Demand(Act):
    """The creditor calls on the debtor to perform (interrupts limitation)."""

    TITLE: ClassVar[str] = "催告履行"
    act: Literal["demand"] = "demand"


class EnforcementApplication(Act):
    """The creditor applies for enforcement to this court.

    `to_agent` asks that the money be paid to the agent who applies, which needs special authority.
    """

    TITLE: ClassVar[str] = "申请强制执行"
    act: Literal["enforcement_application"] = "enforcement_application"
    court: Office
    clues: RecordRef | None = None
    to_agent: bool = False


class EnforcementAcceptance(Act):
    """The court dockets the enforcement."""

    TITLE: ClassVar[str] = "执行立案"
    act: Literal["enforcement_acceptance"] = "enforcement_acceptance"


class EnforcementRefusal(Act):
    """The court does not accept the enforcement."""

    TITLE: ClassVar[str] = "裁定不予受理执行"
    act: Literal["enforcement_refusal"] = "enforcement_refusal"
    ground: Token


class EnforcementStay(Act):
    """The debtor's objection that the two years are over was upheld: the title is not enforced (解释481)."""

    TITLE: ClassVar[str] = "裁定不予执行（超过申请执行时效）"
    act: Literal["enforcement_stay"] = "enforcement_stay"


class EnforcementClosing(Act):
    """The court closes the enforcement: performed in full, or for now without assets."""

    TITLE: ClassVar[str] = "执行结案"
    act: Literal["enforcement_closing"] = "enforcement_closing"
    collected: Annotated[Sum, Field()]
    complete: bool
