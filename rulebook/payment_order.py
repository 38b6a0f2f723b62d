"""The payment order (民事诉讼法225–228; 民诉法解释425–441): terms, conditions, and grounds on which it ends."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cases.errors import Malformed
from cases.words import Word
from rulebook.articles import article
from rulebook.counting import Unit
from rulebook.grounds import Ground
from rulebook.terms import Term, TermVersion, Trust

_CPL_2012 = date(2013, 1, 1)
_CPLI = date(2015, 2, 4)
_BY_MEMORY = "期间见法律资料D-26至D-28，原文据记忆，未经核对"

ACCEPTANCE = Term(
    id="payment_order.acceptance",
    title="法院通知是否受理支付令申请的期限",
    starts="法院收到支付令申请书之日",
    versions=(
        TermVersion(
            since=_CPL_2012,
            length=5,
            unit=Unit.DAY,
            cite="CPL-226",
            quote="债权人提出申请后，人民法院应当在五日内通知债权人是否受理。",
            trust=Trust.MEMORY,
            note=f"{_BY_MEMORY}；逾期不视为受理，只催办",
        ),
    ),
)

ISSUE = Term(
    id="payment_order.issue",
    title="法院发出支付令或者裁定驳回的期限",
    starts="受理之日",
    versions=(
        TermVersion(
            since=_CPL_2012,
            length=15,
            unit=Unit.DAY,
            cite="CPL-227",
            quote="应当在受理之日起十五日内向债务人发出支付令；申请不成立的，裁定予以驳回。",
            trust=Trust.MEMORY,
            note=f"{_BY_MEMORY}；逾期只催办",
        ),
    ),
    warn_days=(3, 1),
)

SERVICE = Term(
    id="payment_order.service",
    title="支付令送达债务人的期限",
    starts="发出支付令之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=30,
            unit=Unit.DAY,
            cite="CPLI-430.2",
            quote="人民法院发出支付令之日起三十日内无法送达债务人的",
            trust=Trust.MEMORY,
            note=f"{_BY_MEMORY}；期满未送达的，支付令对该债务人自行失效；不得公告送达",
        ),
    ),
    warn_days=(7, 3, 1),
)

OBJECTION = Term(
    id="payment_order.objection",
    title="债务人清偿债务或者提出书面异议的期限",
    starts="该债务人收到支付令之日",
    versions=(
        TermVersion(
            since=_CPL_2012,
            length=15,
            unit=Unit.DAY,
            cite="CPL-227",
            quote="债务人应当自收到支付令之日起十五日内清偿债务，或者向人民法院提出书面异议。",
            trust=Trust.MEMORY,
            note=f"{_BY_MEMORY}；每个债务人自其本人收到之日起分别计算",
        ),
    ),
    post_counts=True,
    post_grace_days=5,
    warn_days=(7, 3, 1),
)

CONVERSION = Term(
    id="payment_order.conversion",
    title="债权人表明不同意提起诉讼的期限",
    starts="债权人收到终结督促程序裁定之日",
    versions=(
        TermVersion(
            since=_CPLI,
            length=7,
            unit=Unit.DAY,
            cite="CPLI-438",
            quote="应当自收到终结督促程序裁定之日起七日内向受理申请的人民法院提出",
            trust=Trust.MEMORY,
            note=f"{_BY_MEMORY}；未表明的，视为向受理申请的人民法院起诉（解释439）",
        ),
    ),
    post_counts=True,
    post_grace_days=5,
    warn_days=(3, 1),
)

# --- the conditions (民诉法解释427; 民事诉讼法225) ------------------------------------------------------------------


class Condition(StrEnum):
    """The seven conditions of 解释427, and the one of 民事诉讼法225（一）."""

    MONEY = "427.1"
    DUE_AND_DEFINITE = "427.2"
    NO_COUNTER_DUTY = "427.3"
    IN_REACH = "427.4"
    SERVABLE = "427.5"
    COURT = "427.6"
    NO_PRESERVATION = "427.7"
    NO_OTHER_DEBT = "225.1"


class RejectionGround(StrEnum):
    """The items of 解释428; a condition of 解释427 found missing after acceptance is a ground as well."""

    NOT_A_PARTY = "428.1"
    NO_AGREED_INTEREST = "428.2"
    UNLAWFUL_GAIN = "428.3"
    NOT_DUE = "428.4"


class TerminationGround(StrEnum):
    """The items of 解释430, on which an order lapses, and of 解释435, on which an objection is upheld."""

    SUED = "430.1"
    NOT_SERVED = "430.2"
    WITHDRAWN = "430.3"
    NOT_ACCEPTABLE = "435.1"
    TO_BE_REJECTED = "435.2"
    TO_BE_TERMINATED = "435.3"
    DOUBT = "435.4"


def _grounds(*rows: tuple[StrEnum, str, str]) -> dict[str, Ground]:
    return {code.value: Ground(code=code.value, text=text, cite=cite) for code, text, cite in rows}


UNMET = _grounds(
    (Condition.MONEY, "请求给付的不是金钱或者有价证券", "CPLI-427.1"),
    (Condition.DUE_AND_DEFINITE, "请求给付的金钱尚未到期或者数额不确定", "CPLI-427.2"),
    (Condition.NO_COUNTER_DUTY, "债权人有对待给付义务", "CPLI-427.3"),
    (Condition.IN_REACH, "债务人不在我国境内或者下落不明", "CPLI-427.4"),
    (Condition.SERVABLE, "支付令不能送达债务人（不得公告送达）", "CPLI-427.5"),
    (Condition.COURT, "所填法院不是债务人住所地的基层人民法院", "CPLI-427.6"),
    (Condition.NO_PRESERVATION, "债权人已向人民法院申请诉前保全", "CPLI-427.7"),
    (Condition.NO_OTHER_DEBT, "债权人与债务人有其他债务纠纷", "CPL-225"),
)
"""What is said of a condition that is not met; the order is that in which they are told."""

REJECTION = _grounds(
    (RejectionGround.NOT_A_PARTY, "申请人不具备当事人资格", "CPLI-428.1"),
    (
        RejectionGround.NO_AGREED_INTEREST,
        "证明文件没有约定逾期给付利息、违约金或者赔偿金，债权人坚持要求给付",
        "CPLI-428.2",
    ),
    (RejectionGround.UNLAWFUL_GAIN, "要求给付的金钱或者有价证券属于违法所得", "CPLI-428.3"),
    (RejectionGround.NOT_DUE, "要求给付的金钱或者有价证券尚未到期或者数额不确定", "CPLI-428.4"),
)
TERMINATION = _grounds(
    (TerminationGround.SUED, "人民法院受理支付令申请后，债权人就同一债权债务关系又提起诉讼", "CPLI-430.1"),
    (TerminationGround.NOT_SERVED, "自发出支付令之日起三十日内无法送达债务人", "CPLI-430.2"),
    (TerminationGround.WITHDRAWN, "债务人收到支付令前，债权人撤回申请", "CPLI-430.3"),
    (TerminationGround.NOT_ACCEPTABLE, "异议所述属于不予受理支付令申请的情形", "CPLI-435.1"),
    (TerminationGround.TO_BE_REJECTED, "异议所述属于应当裁定驳回支付令申请的情形", "CPLI-435.2"),
    (TerminationGround.TO_BE_TERMINATED, "异议所述属于应当裁定终结督促程序的情形", "CPLI-435.3"),
    (TerminationGround.DOUBT, "对是否符合发出支付令条件产生合理怀疑", "CPLI-435.4"),
)
UPHELD = (
    TerminationGround.NOT_ACCEPTABLE,
    TerminationGround.TO_BE_REJECTED,
    TerminationGround.TO_BE_TERMINATED,
    TerminationGround.DOUBT,
)
"""Grounds on which an objection is upheld; only then the procedure turns into a suit (解释438, 439)."""

ORDER_GROUNDS = {**UNMET, **REJECTION, **TERMINATION}


class Application(Word):
    """What an application states and the file knows, as far as the conditions ask for it."""

    money: bool
    due: bool
    definite: bool
    counter_duty: bool
    domestic: bool
    missing: bool
    servable: bool
    competent: bool
    preservation: bool
    other_debts: bool


def unmet(asked: Application) -> tuple[Ground, ...]:
    """Every condition that this application does not meet, all at once."""
    met = {
        Condition.MONEY: asked.money,
        Condition.DUE_AND_DEFINITE: asked.due and asked.definite,
        Condition.NO_COUNTER_DUTY: not asked.counter_duty,
        Condition.IN_REACH: asked.domestic and not asked.missing,
        Condition.SERVABLE: asked.servable,
        Condition.COURT: asked.competent,
        Condition.NO_PRESERVATION: not asked.preservation,
        Condition.NO_OTHER_DEBT: not asked.other_debts,
    }
    return tuple(UNMET[condition.value] for condition, holds in met.items() if not holds)


def item_of(ground: Ground) -> str:
    """The item of the law that a condition stands in, as a refusal names it: 解释第四百二十七条第一款第二项."""
    return article(ground.cite).cite()


def order_ground(code: str, *among: dict[str, Ground]) -> Ground:
    """A ground by its code, of these tables or of any; raises `Malformed`."""
    known = {ground_code: ground for table in among or (ORDER_GROUNDS,) for ground_code, ground in table.items()}
    if code not in known:
        raise Malformed(f"没有代码为“{code}”的理由", field="ground", remedy=f"可用的代码：{'、'.join(known)}")
    return known[code]
