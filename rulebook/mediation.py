"""Terms of mediation: of the people's kind, and of the patent kind under Order 81."""

from __future__ import annotations

from datetime import date

from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion, Trust

_PML = date(2011, 1, 1)
_ZXTJ = date(2022, 1, 1)
_O81 = date(2025, 2, 1)
_ALWAYS = date(2000, 1, 1)
_UNSEEN = "条文原文尚未收录，据转引"


def _configured(since: date, length: int, unit: Unit, note: str, cite: str = "CONFIG") -> tuple[TermVersion, ...]:
    """What no source fixes and the office sets."""
    return (TermVersion(since=since, length=length, unit=unit, cite=cite, quote="", trust=Trust.CONFIG, note=note),)


# --- before the mediation begins -------------------------------------------------------------------------------------

INVITATION = Term(
    id="mediation.invitation",
    title="联系被申请人的期限",
    starts="受理之日",
    versions=_configured(_PML, 3, Unit.WORKDAY, "参照在线调解规则第十五条，由本机构设定；逾期只催办"),
)

CONSENT = Term(
    id="mediation.consent",
    title="被申请人答复是否同意调解的期限",
    starts="收到调解邀请函之日",
    versions=_configured(_PML, 5, Unit.DAY, "由本机构设定；逾期未答复视为不同意，纠纷可循其他途径解决"),
    warn_days=(1,),
)

PATENT_OPINION = Term(
    id="patent.opinion",
    title="被请求人提交意见陈述书的期限",
    starts="被请求人收到陈述意见通知书之日",
    versions=(
        TermVersion(
            since=_O81,
            length=15,
            unit=Unit.DAY,
            cite="O81-66",
            quote="",
            trust=Trust.SECONDARY,
            note="逾期未提交视为不同意，不予立案；第66条原文尚未收录，据转引",
        ),
    ),
    warn_days=(7, 3, 1),
)

PATENT_FILING = Term(
    id="patent.filing",
    title="调解立案期限",
    starts="收到同意调解的意见陈述书之日",
    versions=(
        TermVersion(
            since=_O81, length=5, unit=Unit.WORKDAY, cite="O81-66", quote="", trust=Trust.SECONDARY, note=_UNSEEN
        ),
    ),
    warn_days=(2, 1),
)

PATENT_REFUSAL_NOTICE = Term(
    id="patent.refusal_notice",
    title="不予立案的通知期限",
    starts="收到不同意调解的意见陈述书之日，或者提交意见的期限届满之日",
    versions=(
        TermVersion(
            since=_O81, length=5, unit=Unit.WORKDAY, cite="O81-66", quote="", trust=Trust.SECONDARY, note=_UNSEEN
        ),
    ),
    warn_days=(2, 1),
)

PATENT_UNSERVED = Term(
    id="patent.unserved",
    title="无法送达陈述意见通知书时的办理期限",
    starts="确认无法送达之日",
    versions=_configured(
        _O81, 15, Unit.WORKDAY, "第81号令未规定；先请请求人提供新地址，期满仍无法送达的不予立案并告知其他途径"
    ),
)

MEDIATOR_CHOICE = Term(
    id="mediation.mediator_choice",
    title="选择调解员的期限",
    starts="各方同意调解之日（更换调解员的，原调解员离任之日）",
    versions=_configured(_PML, 3, Unit.WORKDAY, "由本机构设定；期满未共同选定的，由本机构指定"),
)

DISCLOSURE = Term(
    id="mediation.disclosure",
    title="调解员声明（披露）的期限",
    starts="选定或者指定调解员之日",
    versions=_configured(_PML, 3, Unit.WORKDAY, "由本机构设定；第一次调解前必须声明"),
)

# --- the mediation itself --------------------------------------------------------------------------------------------

MEDIATION = Term(
    id="mediation.mediation",
    title="调解期限",
    starts="各方同意调解之日",
    versions=_configured(_PML, 30, Unit.DAY, "人民调解法未规定期限，由本机构设定；各方一致同意可以延长"),
    extendable_by=("全体当事人",),
    warn_days=(7, 3, 1),
)

PATENT_MEDIATION = Term(
    id="patent.mediation",
    title="专利纠纷调解期限",
    starts="调解立案之日",
    versions=_configured(_O81, 60, Unit.DAY, "第81号令对权属以外的调解未规定期限，由本机构设定"),
    extendable_by=("全体当事人",),
    warn_days=(15, 7, 3, 1),
)

PATENT_OWNERSHIP = Term(
    id="patent.ownership",
    title="专利权属纠纷调解期限",
    starts="调解立案之日",
    versions=(
        TermVersion(
            since=_O81,
            length=2,
            unit=Unit.MONTH,
            cite="O81-70",
            quote="",
            trust=Trust.SECONDARY,
            note="条文原文尚未收录，据转引；经部门负责人批准可以延长一个月；条文未写明起算日，从立案之日起算（U18）",
        ),
    ),
    extendable_by=("部门负责人",),
    warn_days=(15, 7, 3, 1),
)

SIGNING = Term(
    id="mediation.signing",
    title="签署协议的期限",
    starts="协议定稿之日",
    versions=_configured(_PML, 10, Unit.DAY, "由本机构设定；逾期只催办，不影响调解期限"),
    warn_days=(3, 1),
)

LATER_TEXT = Term(
    id="mediation.later_text",
    title="签署书面文本或者文字更正的期限",
    starts="提交文本之日",
    versions=_configured(_PML, 10, Unit.DAY, "由本机构设定；期满未全部签署的，文本作废，原协议不受影响"),
    warn_days=(3, 1),
)

SUCCESSOR = Term(
    id="mediation.successor",
    title="等待继受人、法定代理人、管理人参加的期限",
    starts="登记当事人死亡、终止、丧失能力、破产之日",
    versions=_configured(_ALWAYS, 30, Unit.DAY, "参照民事诉讼法第一百五十三条，期限由本机构设定"),
    warn_days=(7, 1),
)

SUSPENSION_REVIEW = Term(
    id="mediation.suspension_review",
    title="中止情形复查期限",
    starts="中止调解之日",
    versions=_configured(_ALWAYS, 30, Unit.DAY, "由本机构设定；每一次中止都须有终点"),
    warn_days=(7, 1),
)

# --- ownership mediation and CNIPA -----------------------------------------------------------------------------------

CNIPA_RESUME = Term(
    id="patent.cnipa_resume",
    title="当事人持调解协议办理恢复手续的期限",
    starts="调解协议生效之日",
    versions=(
        TermVersion(since=_O81, length=15, unit=Unit.DAY, cite="O81-70", quote="", trust=Trust.SECONDARY, note=_UNSEEN),
    ),
    warn_days=(7, 3, 1),
)

CNIPA_COPY = Term(
    id="patent.cnipa_copy",
    title="向国务院专利行政部门抄送结案文书的期限",
    starts="结案之日",
    versions=(
        TermVersion(
            since=_O81, length=5, unit=Unit.WORKDAY, cite="O81-70", quote="", trust=Trust.SECONDARY, note=_UNSEEN
        ),
    ),
    warn_days=(2, 1),
)

CNIPA_FREEZE = Term(
    id="patent.cnipa_freeze",
    title="专利有关程序中止的期限",
    starts="向国务院专利行政部门请求中止之日",
    versions=(
        TermVersion(
            since=date(2024, 1, 20),
            length=1,
            unit=Unit.YEAR,
            cite="IR-103",
            quote="自请求中止之日起1年内，有关专利申请权或者专利权归属的纠纷未能结案，需要继续中止有关程序的，"
            "请求人应当在该期限内请求延长中止。期满未请求延长的，国务院专利行政部门自行恢复有关程序。",
            trust=Trust.READ,
            note="期满前未请求延长的，国务院专利行政部门自行恢复有关程序",
        ),
    ),
    warn_days=(60, 30, 7),
)
