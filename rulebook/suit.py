"""A suit before a court and the mediation it entrusts: terms, and since when a court may not mediate before docketing.

民事诉讼法100–102, 126, 148; 特邀调解规定20–27; 在线调解规则10–24; 民诉法解释133, 149, 151, 382.
"""

from __future__ import annotations

from datetime import date

from cases.words import Token, Word
from rulebook.article import ArticleId, Text, Trust
from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion

_CPL = date(2013, 1, 1)
_TYTJ = date(2016, 7, 1)
_ZXTJ = date(2022, 1, 1)
_LA25 = date(2025, 1, 1)
_UNSEEN = "条文原文尚未收录，据转引"


def _seen(since: date, length: int, unit: Unit, cite: ArticleId, note: str = _UNSEEN) -> tuple[TermVersion, ...]:
    """Known from a secondary source."""
    return (TermVersion(since=since, length=length, unit=unit, cite=cite, quote="", trust=Trust.SECONDARY, note=note),)


def _set_by_court(length: int, note: str, cite: ArticleId = "CONFIG") -> tuple[TermVersion, ...]:
    """What the law leaves to the court."""
    return (TermVersion(since=_CPL, length=length, unit=Unit.DAY, cite=cite, quote="", trust=Trust.CONFIG, note=note),)


# --- the suit ----------------------------------------

REGISTRATION = Term(
    id="suit.registration",
    title="登记立案的期限",
    starts="收到起诉状之日；委派调解未达成协议的，终止调解之日",
    versions=(
        TermVersion(
            since=_CPL,
            length=7,
            unit=Unit.DAY,
            cite="CPL-126",
            quote="符合起诉条件的，应当在七日内立案，并通知当事人；不符合起诉条件的，应当在七日内作出裁定书，不予受理",
            trust=Trust.READ,
            note="逾期只催办，不视为立案",
        ),
    ),
    warn_days=(3, 1),
)

APPEAL = Term(
    id="suit.appeal",
    title="对不予受理裁定上诉的期限",
    starts="裁定书送达之日",
    versions=_seen(_CPL, 10, Unit.DAY, "CPL-171"),
    post_counts=True,
    post_grace_days=5,
    warn_days=(3, 1),
)

ANSWER = Term(
    id="suit.answer",
    title="答复是否同意委托调解的期限",
    starts="收到征询调解意见书之日",
    versions=_set_by_court(5, "由法院设定；逾期未答复视为不同意，案件继续审理", "TYTJ-11"),
    warn_days=(1,),
)

CHOICE_OF_FORM = Term(
    id="suit.choice_of_form",
    title="申请制作调解书或者撤诉的期限",
    starts="达成调解协议之日",
    versions=_set_by_court(7, "由法院指定；期满既不申请调解书也不撤诉的，继续审理", "ZXTJ-20"),
    warn_days=(3, 1),
)

REVIEW = Term(
    id="suit.review",
    title="审查调解协议、制作调解书的期限",
    starts="各方申请制作调解书之日",
    versions=_set_by_court(15, "法律未规定单独的期限，由法院设定；逾期只催办"),
    warn_days=(3, 1),
)

RULING_ON_WITHDRAWAL = Term(
    id="suit.withdrawal",
    title="对撤诉申请作出裁定的期限",
    starts="收到撤诉申请之日",
    versions=_set_by_court(5, "法律未规定单独的期限，由法院设定；逾期只催办"),
)

SUCCESSOR = Term(
    id="suit.successor",
    title="等待继承人、权利义务承受人参加诉讼的期限",
    starts="裁定中止诉讼之日",
    versions=_set_by_court(
        90, "民事诉讼法第一百五十三条未规定期限，由法院设定；期满只催办，是否终结由法院裁定", "CPL-153"
    ),
    warn_days=(15, 1),
)

RETRIAL = Term(
    id="suit.retrial",
    title="对调解书申请再审的期限",
    starts="调解书发生法律效力之日",
    versions=(
        TermVersion(
            since=_CPL,
            length=6,
            unit=Unit.MONTH,
            cite="CPLI-382",
            quote="",
            trust=Trust.SECONDARY,
            note="不变期间（解释127），不适用中止、中断、延长",
        ),
    ),
    fixed=True,
    warn_days=(30, 7, 1),
)

# --- the mediation that a court entrusts (委托) or delegates (委派) ----------------------------------------

MEDIATOR_CHOICE = Term(
    id="court.mediator_choice",
    title="当事人共同选定特邀调解员的期限",
    starts="各方同意调解之日",
    versions=_seen(_TYTJ, 2, Unit.WORKDAY, "ZXTJ-10", "两个工作日，据在线调解规则第十条，线下参照；期满指定"),
)

MEDIATOR_APPOINTMENT = Term(
    id="court.mediator_appointment",
    title="指定特邀调解员的期限",
    starts="当事人选定调解员的期限届满之日",
    versions=_seen(_TYTJ, 3, Unit.WORKDAY, "ZXTJ-10", "三个工作日，据在线调解规则第十条，线下调解参照；逾期只催办"),
)

RECEIPT = Term(
    id="court.receipt",
    title="调解组织签收移交材料、确认接受的期限",
    starts="法院移交案件之日",
    versions=_seen(_TYTJ, 3, Unit.WORKDAY, "ZXTJ-12", "三个工作日，据在线调解规则第十二条，线下调解参照；逾期只催办"),
)

_FROM_RECEIPT = "调解组织或者调解员签收法院移交的材料、在平台上确认接受之日"
_EXTENDED = "条文原文尚未收录，据转引；各方同意可以延长，2025年起一次、不超过三十日"

ORDINARY = Term(
    id="court.ordinary",
    title="委托调解期限（普通程序）",
    starts=_FROM_RECEIPT,
    versions=_seen(_TYTJ, 15, Unit.DAY, "TYTJ-27", _EXTENDED),
    extendable_by=("全体当事人",),
    warn_days=(7, 3, 1),
)

SUMMARY = Term(
    id="court.summary",
    title="委托调解期限（简易程序）",
    starts=_FROM_RECEIPT,
    versions=_seen(_TYTJ, 7, Unit.DAY, "TYTJ-27", _EXTENDED),
    extendable_by=("全体当事人",),
    warn_days=(3, 1),
)

DELEGATED = Term(
    id="court.delegated",
    title="委派调解期限",
    starts=_FROM_RECEIPT,
    versions=(
        TermVersion(
            since=_TYTJ,
            length=30,
            unit=Unit.DAY,
            cite="TYTJ-27",
            quote="人民法院委派调解的案件，调解期限为30日。但是双方当事人同意延长调解期限的，不受此限。",
            trust=Trust.READ,
        ),
    ),
    extendable_by=("全体当事人",),
    warn_days=(7, 3, 1),
)

LONGEST_EXTENSION = Term(
    id="court.longest_extension",
    title="委托调解期限最多可以延长的时间",
    starts="原定调解期限届满之日",
    versions=_seen(
        _LA25, 30, Unit.DAY, "LA25", "全文未见，据转引：经各方同意可以延长一次，不超过三十日；2025年以前没有此限"
    ),
    rolls=False,
)
"""Doubt: the opinion was not read; whether the thirty days are those of the extension (so read here, D-30) or of the
whole mediation is to be checked."""


# --- mediation before docketing (委派): where and when ----------------------------------------


class Switch(Word):
    """Whether a court may have a dispute mediated before it dockets it; `court` None stands for every court."""

    court: Token | None = None
    since: date
    until: date | None = None
    on: bool
    cite: ArticleId
    source: Text
    trust: Trust

    def covers(self, court: str, day: date) -> bool:
        """Whether the row is about this court and this day."""
        return self.court in (None, court) and self.since <= day and (self.until is None or day <= self.until)


PREFILE_MEDIATION: tuple[Switch, ...] = (
    Switch(
        since=_TYTJ,
        until=date(2024, 12, 31),
        on=True,
        cite="TYTJ-11",
        source="特邀调解规定第十一条：对适宜调解的纠纷，登记立案前可以委派调解",
        trust=Trust.SECONDARY,
    ),
    Switch(
        since=_LA25,
        on=False,
        cite="LA25",
        source="规范立案与调解工作的意见：先立案后调解，不再编立“诉前调”案号（全文未见，据转引）",
        trust=Trust.SECONDARY,
    ),
)
"""The rows in the order in which they are asked; a row for one court goes before those for all."""


def prefile_mediation(court: str, day: date) -> Switch | None:
    """What holds for this court on the day on which the complaint came in."""
    return next((row for row in PREFILE_MEDIATION if row.covers(court, day)), None)
