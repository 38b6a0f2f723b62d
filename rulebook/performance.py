"""Terms of performance, limitation and the entry into enforcement."""

from __future__ import annotations

from datetime import date, timedelta

from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion, Trust

AHEAD = timedelta(days=31)
"""How far after the next due day another is watched already, so that its own reminders are given (house setting)."""

ENFORCEMENT = Term(
    id="performance.enforcement",
    title="申请执行时效期间",
    starts="法律文书规定的履行期间（分期履行的，最后一期）的最后一日；未规定履行期间的，法律文书生效之日",
    versions=(
        TermVersion(
            since=date(2008, 4, 1),
            length=2,
            unit=Unit.YEAR,
            cite="CPL-250",
            quote="申请执行的期间为二年。",
            trust=Trust.READ,
            note="逾期申请人民法院仍应受理，只有被执行人异议成立才不予执行（民诉法解释481）；"
            "协议约定的到期日早于裁定生效日的，从到期日起算（LR-08）",
        ),
    ),
    post_counts=True,
    warn_days=(180, 90, 30, 7),
)

ENFORCEMENT_DOCKETING = Term(
    id="performance.enforcement_docketing",
    title="执行立案期限",
    starts="人民法院收到执行申请之日",
    versions=(
        TermVersion(
            since=date(2021, 1, 1),
            length=7,
            unit=Unit.DAY,
            cite="ZXGD-16",
            quote="人民法院对符合上述条件的申请，应当在七日内予以立案；不符合上述条件之一的，应当在七日内裁定不予受理。",
            trust=Trust.READ,
            note="人民法院的期限，本系统只用于催办提示",
        ),
    ),
)

ENFORCEMENT_CLOSING = Term(
    id="performance.enforcement_closing",
    title="执行结案期限",
    starts="执行立案之日",
    versions=(
        TermVersion(
            since=date(2021, 1, 1),
            length=6,
            unit=Unit.MONTH,
            cite="ZXGD-63",
            quote="人民法院执行生效法律文书，一般应当在立案之日起六个月内执行结案，但中止执行的期间应当扣除。"
            "确有特殊情况需要延长的，由本院院长批准。",
            trust=Trust.READ,
            note="审理期限规定第五条：经院长批准可以延长三个月；满六个月未执行的，申请执行人可以向上一级法院申请执行（民诉法237）",
        ),
    ),
    extendable_by=("院长",),
)

LIMITATION = Term(
    id="performance.limitation",
    title="普通诉讼时效期间",
    starts="知道或者应当知道权利受到损害以及义务人之日；约定了履行期限的，履行期限届满之日",
    versions=(
        TermVersion(
            since=date(2017, 10, 1),
            length=3,
            unit=Unit.YEAR,
            cite="CIV-188",
            quote="向人民法院请求保护民事权利的诉讼时效期间为三年。",
            trust=Trust.READ,
            note="2021年1月1日前为民法总则第188条，文字相同；诉讼时效可以中止、中断，由义务人抗辩时才审查",
        ),
    ),
    warn_days=(180, 90, 30),
)

PERFORMANCE_REPORT = Term(
    id="performance.report",
    title="履行情况核实期限",
    starts="约定的履行日期届满之日",
    versions=(
        TermVersion(
            since=date(2000, 1, 1),
            length=3,
            unit=Unit.WORKDAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="留给当事人登记履行情况的时间，不延长约定的履行期限",
        ),
    ),
)

CONDITION = Term(
    id="performance.condition",
    title="条件成就情况的核实期限",
    starts="调解协议生效之日",
    versions=(
        TermVersion(
            since=date(2000, 1, 1),
            length=30,
            unit=Unit.DAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="由本机构设定；附条件的义务没有约定最迟日期的，每月核实一次条件是否成就",
        ),
    ),
)

INSTALMENT = Term(
    id="performance.instalment",
    title="约定的履行日期",
    starts="调解协议生效之日",
    versions=(
        TermVersion(
            since=date(2000, 1, 1),
            length=1,
            unit=Unit.DAY,
            cite="CIV-509",
            quote="当事人应当按照约定全面履行自己的义务。",
            trust=Trust.READ,
            note="最后一日以协议约定为准，长度不适用；履行前七日、一日提醒（本机构设定）",
        ),
    ),
    warn_days=(7, 1),
)
