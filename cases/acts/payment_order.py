"""Acts of the payment order, in the order of 民事诉讼法225–228 and 民诉法解释425–441."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.agencies import Office
from cases.words import RecordRef, Token

Grounds = Annotated[tuple[Token, ...], Field(min_length=1, max_length=8)]


class PaymentOrderApplication(Act):
    """A creditor asks this court to order the debtors to pay what is due under an agreement.

    `performance` is the performance that the claim is taken from. The rest are the creditor's declarations on the
    conditions of 解释427: whether it owes something in return, whether there are other debts between them, whether a
    debtor is missing, whether the order can be served, whether preservation was asked for before a suit.
    """

    TITLE: ClassVar[str] = "申请支付令"
    act: Literal["payment_order_application"] = "payment_order_application"
    performance: Token
    debtors: Annotated[tuple[Token, ...], Field(min_length=1, max_length=20)]
    court: Office
    facts: RecordRef
    counter_duty: bool
    other_debts: bool
    debtor_missing: bool
    servable: bool
    preservation: bool


class OrderNonAcceptance(Act):
    """The court does not accept the application: conditions that are not met (解释427第二款)."""

    TITLE: ClassVar[str] = "通知不予受理支付令申请"
    act: Literal["order_non_acceptance"] = "order_non_acceptance"
    grounds: Grounds


class OrderAcceptance(Act):
    """The court accepts the application."""

    TITLE: ClassVar[str] = "受理支付令申请"
    act: Literal["order_acceptance"] = "order_acceptance"


class IssueOfOrder(Act):
    """The judge issues the order (民事诉讼法227)."""

    TITLE: ClassVar[str] = "发出支付令"
    act: Literal["issue_of_order"] = "issue_of_order"
    clerk: Token


class OrderRejection(Act):
    """The judge rejects the application after its acceptance (解释428)."""

    TITLE: ClassVar[str] = "裁定驳回支付令申请"
    act: Literal["order_rejection"] = "order_rejection"
    grounds: Grounds
    clerk: Token


class OrderWithdrawal(Act):
    """The creditor takes the application back before a debtor has received the order (解释430（三）)."""

    TITLE: ClassVar[str] = "撤回支付令申请"
    act: Literal["order_withdrawal"] = "order_withdrawal"


class CreditorSuit(Act):
    """The creditor has sued for the same debt (解释430（一）)."""

    TITLE: ClassVar[str] = "登记债权人另行起诉"
    act: Literal["creditor_suit"] = "creditor_suit"
    proof: RecordRef


class ObjectionKind(StrEnum):
    """What a debtor says: that it does not owe (so much), or only that it cannot pay, not yet, or in another way."""

    DEBT = "debt"
    INABILITY = "inability"
    MORE_TIME = "more_time"
    OTHER_WAY = "other_way"


class OrderObjection(Act):
    """A debtor objects to the order, against some of its items or (none named) against all that it is to pay."""

    TITLE: ClassVar[str] = "债务人对支付令提出异议"
    act: Literal["order_objection"] = "order_objection"
    kind: ObjectionKind
    grounds: RecordRef
    items: Annotated[tuple[Token, ...], Field(max_length=60)] = ()
    oral: bool = False


class ObjectionWithdrawal(Act):
    """A debtor takes its objection back before the court has ruled on it (解释437)."""

    TITLE: ClassVar[str] = "撤回对支付令的异议"
    act: Literal["objection_withdrawal"] = "objection_withdrawal"


class ObjectionReview(Act):
    """The judge rules on the objection of a debtor: upheld on grounds of 解释435, or dismissed (no grounds)."""

    TITLE: ClassVar[str] = "审查支付令异议"
    act: Literal["objection_review"] = "objection_review"
    debtor: Token
    grounds: Annotated[tuple[Token, ...], Field(max_length=4)] = ()
    clerk: Token


class OrderTermination(Act):
    """The judge rules that the procedure ends, because the order has lapsed by itself (解释430)."""

    TITLE: ClassVar[str] = "裁定终结督促程序"
    act: Literal["order_termination"] = "order_termination"
    clerk: Token


class SuitRefusal(Act):
    """The creditor says that it does not want the procedure to become a suit (解释438)."""

    TITLE: ClassVar[str] = "表明不同意提起诉讼"
    act: Literal["suit_refusal"] = "suit_refusal"


class OrderRevocation(Act):
    """The court revokes an order in force that is wrong, on its president's initiative (解释441)."""

    TITLE: ClassVar[str] = "撤销确有错误的支付令"
    act: Literal["order_revocation"] = "order_revocation"
    reasons: RecordRef
    judge: Token
    clerk: Token
