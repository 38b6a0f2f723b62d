"""Terms of the intake of a request for mediation."""

from __future__ import annotations

from datetime import date

from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion, Trust

INTAKE_DECISION = Term(
    id="intake.decision",
    title="受理审查期限",
    starts="收到齐全的申请材料之日",
    versions=(
        TermVersion(
            since=date(2011, 1, 1),
            length=3,
            unit=Unit.WORKDAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="人民调解法未规定受理审查期限，由本机构设定；逾期只催办，不产生受理或者不受理的后果",
        ),
    ),
)

INTAKE_CORRECTION = Term(
    id="intake.correction",
    title="补正期限",
    starts="收到补正通知之日",
    versions=(
        TermVersion(
            since=date(2011, 1, 1),
            length=10,
            unit=Unit.DAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="法律未规定补正期限，由本机构设定；逾期可以重新申请",
        ),
    ),
    warn_days=(3, 1),
)

PATENT_NOTICE = Term(
    id="patent.notice",
    title="向被请求人送达陈述意见通知书的期限",
    starts="收到齐全的调解请求书之日",
    versions=(
        TermVersion(
            since=date(2025, 2, 1),
            length=5,
            unit=Unit.WORKDAY,
            cite="O81-65",
            quote="应当在收到调解请求书后制作陈述意见通知书，连同请求书副本于五个工作日内送达被请求人",
            trust=Trust.READ,
            note="需要补正的，自最后一次补齐材料之日起算（第81号令未规定，U19）",
        ),
    ),
    warn_days=(2, 1),
)
