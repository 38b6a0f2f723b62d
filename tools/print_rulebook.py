"""Prints the rulebook back: every term, article, requirement, ground, road and table, as a lawyer checks them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from rulebook import grounds, lint, notarisation, payment_order, requirements, rows
from rulebook.article import Trust
from rulebook.articles import ALL, ARTICLES, article
from rulebook.interest import DOUBLED
from rulebook.kind import Kind
from rulebook.kinds import KINDS
from rulebook.provision import Provision
from rulebook.registry import all_terms
from rulebook.roads import ROADS, WHO_TITLES
from rulebook.sanctions import LIMITS
from rulebook.suit import PREFILE_MEDIATION
from rulebook.tables.courts import ENFORCEMENT_COURTS, THRESHOLDS
from rulebook.tables.joint_consent import TAKES_CONSENT
from rulebook.tables.patent_offices import PATENT_OFFICES
from rulebook.terms import Term, TermVersion
from rulebook.wording import write_length

TRUST = {
    Trust.READ: "已核对原文",
    Trust.SECONDARY: "据转引（未经核实）",
    Trust.MEMORY: "据记忆（未经核实）",
    Trust.INFERRED: "推论（未经核实）",
    Trust.CONFIG: "本机构设定",
}
STAGES = {
    "intake": "受理",
    "mediation": "调解",
    "patent": "专利纠纷行政调解",
    "suit": "诉讼与民事调解书",
    "court": "法院委托、委派调解",
    "confirmation": "司法确认",
    "notarisation": "赋予强制执行效力的公证",
    "payment_order": "支付令",
    "performance": "履行与执行",
    "service": "送达",
    "conduct": "案件管理",
}
FAMILIES = {"people": "邀请、同意、调解", "patent": "意见陈述、立案、调解"}
SIGNATORIES = {"parties": "各方当事人", "mediator": "调解员", "seal": "机构印章"}
GROUNDS = (
    ("不予受理调解申请", grounds.INTAKE),
    ("调解终止", grounds.ENDING),
    ("程序中止", grounds.PAUSE),
    ("不予受理确认申请（民诉法解释355）", grounds.NON_ACCEPTANCE),
    ("驳回确认申请（民诉法解释358）", grounds.REJECTION),
    ("不予受理、不予执行", grounds.ENFORCEMENT),
    ("支付令：不予受理、驳回、终结（民诉法解释427、428、430、435）", payment_order.ORDER_GROUNDS),
    ("不予受理起诉", grounds.SUIT),
    ("不予确认协议、不制作调解书", grounds.STATEMENT),
    ("不予办理公证、不予出具执行证书", notarisation.NOTARY),
    ("申请不予执行公证债权文书", notarisation.NON_ENFORCEMENT_GROUNDS),
)

Rows = Iterable[tuple[str, ...]]


def rulebook_markdown() -> str:
    """The whole of docs/rulebook.md."""
    parts = [
        "# 规则：期间、要求、管辖与依据",
        "",
        "由规则代码生成（`make docs`），请勿手改。Generated from `rulebook/`.",
        "",
    ]
    parts += ["“据转引”“据记忆”“推论”的内容均**未经核实**，使用前须由法律人员核对。", ""]
    sections = [_terms(), _kinds(), _requirements(), _grounds(), _roads(), _competence()]
    sections += [_rates_and_limits(), _lint(), _rows(), _articles()]
    return "\n".join([*parts, *(line for section in sections for line in section)])


# --- terms -----------------------------------------------------------------------------------------------------------


def _terms() -> list[str]:
    lines = ["## 期间", ""]
    for stage, title in STAGES.items():
        terms = [term for term in all_terms().values() if term.id.startswith(f"{stage}.")]
        lines += [f"### {title}", ""] if terms else []
        lines += [line for term in terms for line in _term(term)]
    return lines


def _term(term: Term) -> list[str]:
    head = ("施行", "长度", "依据", "可信度", "原文", "说明")
    facts = "；".join([f"自{term.starts}起算", *_traits(term)])
    return [f"#### {term.title} `{term.id}`", "", f"{facts}。", "", *_table(head, map(_version, term.versions)), ""]


def _traits(term: Term) -> list[str]:
    return [
        *(["不变期间"] if term.fixed else []),
        *(["交邮即为在期限内"] if term.post_counts else []),
        *([f"为在途邮件等候{term.post_grace_days}日"] if term.post_grace_days else []),
        *([f"{'、'.join(term.extendable_by)}可以延长"] if term.extendable_by else []),
        *([f"届满前{'、'.join(map(str, term.warn_days))}日提醒"] if term.warn_days else []),
        *([] if term.rolls else ["最后一日遇休息日不顺延"]),
    ]


def _version(version: TermVersion) -> tuple[str, ...]:
    cite = article(version.cite).cite()
    length = write_length(version.length, version.unit)
    return _in_force(version.since, version.until), length, cite, TRUST[version.trust], version.quote, version.note


def _in_force(since: date, until: date | None) -> str:
    return f"{since.isoformat()} 起" + (f"，至 {until.isoformat()}" if until else "")


# --- kinds, requirements, grounds, roads -----------------------------------------------------------------------------


def _kinds() -> list[str]:
    head = ("种类", "代码", "类别", "答复期限", "调解期限", "生效须有", "司法确认（按条款决定）", "说明")
    return ["## 调解种类", "", *_table(head, map(_kind, KINDS)), ""]


def _kind(kind: Kind) -> tuple[str, ...]:
    signed = "、".join(SIGNATORIES[who] for who in kind.signatures)
    confirmable = article(kind.confirmable_cite).cite()
    terms = (kind.consent_term.title, kind.mediation_term.title)
    return kind.title, kind.code, FAMILIES[kind.family], *terms, signed, confirmable, kind.confirmable_note


def _requirements() -> list[str]:
    known = [requirements.requirement(id) for id in requirements.Missing]
    lines = ((one.title, article(one.cite).cite(), one.remedy, f"`{one.id.value}`") for one in known)
    return ["## 申请要求（一次性告知）", "", *_table(("要求", "依据", "如何补正", "代码"), lines), ""]


def _grounds() -> list[str]:
    lines = ["## 理由", ""]
    for title, known in GROUNDS:
        of_kind = ((f"`{one.code}`", one.text, article(one.cite).cite()) for one in known.values())
        lines += [f"### {title}", "", *_table(("代码", "理由", "依据"), of_kind), ""]
    return lines


def _roads() -> list[str]:
    lines = ((road.title, road.text, article(road.cite).cite(), WHO_TITLES[road.who]) for road in ROADS.values())
    return ["## 救济途径", "", *_table(("途径", "现在怎么办", "依据", "谁可以"), lines), ""]


# --- competence ------------------------------------------------------------------------------------------------------


def _competence() -> list[str]:
    courts = (
        (one.name, one.code, _in_force(one.since, one.until), one.source, _checked(one.trust, one.unverified), one.note)
        for one in ENFORCEMENT_COURTS
    )
    sums = (
        (f"{one.least}元以上、不足{one.below}元", _in_force(one.since, one.until), one.source, TRUST[one.trust])
        for one in THRESHOLDS
    )
    offices = ((one.name, one.district, one.source, _checked(one.trust, one.unverified)) for one in PATENT_OFFICES)
    delegating = (
        (one.court or "各法院", "可以委派" if one.on else "不再委派", _in_force(one.since, one.until), one.source)
        for one in PREFILE_MEDIATION
    )
    return [
        "## 管辖",
        "",
        "### 法院",
        "",
        *_table(("法院", "案号代码", "施行", "来源", "可信度", "说明"), courts),
        "",
        "### 中级人民法院的标的额",
        "",
        *_table(("标的额", "施行", "来源", "可信度"), sums),
        "",
        "### 调解专利纠纷的部门",
        "",
        *_table(("部门", "区划代码", "来源", "可信度"), offices),
        "",
        "### 立案前委派调解",
        "",
        *_table(("法院", "是否委派", "施行", "来源"), delegating),
        "",
    ]


def _rates_and_limits() -> list[str]:
    """What stands in tables beside the terms: written consents, the doubled interest, fines for a sham."""
    consents = (
        (one.court, _in_force(one.since, one.until), one.source, _checked(one.trust, one.unverified))
        for one in TAKES_CONSENT
    )
    rates = (
        (f"每日{one.rate:f}", _in_force(one.since, one.until), article(one.cite).cite(), one.source, TRUST[one.trust])
        for one in DOUBLED
    )
    limits = ((article(LIMITS.cite).cite(), LIMITS.quote, TRUST[LIMITS.trust]),)
    return [
        "## 书面同意、加倍利息与处罚限额",
        "",
        "### 接受“一方申请、另一方书面同意”的法院",
        "",
        *_table(("法院", "施行", "来源", "可信度"), consents),
        "",
        "### 迟延履行期间加倍部分债务利息",
        "",
        *_table(("比例", "施行", "依据", "来源", "可信度"), rates),
        "",
        "### 虚假调解的罚款、拘留",
        "",
        *_table(("依据", "原文", "可信度"), limits),
        "",
    ]


def _checked(trust: Trust, unverified: bool) -> str:
    marked = "（未经核实）" if unverified and "未经核实" not in TRUST[trust] else ""
    return TRUST[trust] + marked


# --- the gate before signing, the rows of the law, the articles ------------------------------------------------------


def _lint() -> list[str]:
    lines = ((rule, text, article(cite).cite()) for rule, text, cite in lint.CHECKS)
    return ["## 签署前的检查", "", *_table(("规则", "检查", "依据"), lines), ""]


def _rows() -> list[str]:
    lines = ["## 法律状态表的行", ""]
    for table, known in groupby(rows.ROWS.values(), key=lambda row: row.table):
        of_table = ((f"`{row.id}`", row.event, "；".join(article(id).cite() for id in row.cites)) for row in known)
        lines += [f"### {rows.TABLES[table]}", "", *_table(("行", "事件", "依据"), of_table), ""]
    return lines


def _articles() -> list[str]:
    lines = ["## 引用的条文", "", f"共{len(ARTICLES)}条。", ""]
    for title, known in groupby(ALL, key=lambda one: one.full_title):
        provisions = list(known)
        first = provisions[0]
        lines += [f"### {title}", "", f"{_in_force(first.since, first.until)}。", ""]
        lines += [*_table(("条文", "代码", "要旨", "可信度", "原文"), map(_provision, provisions)), ""]
    return lines


def _provision(one: Provision) -> tuple[str, ...]:
    number = one.cite().removeprefix(f"《{one.instrument}》") or "全文"
    return number, f"`{one.id}`", one.title, TRUST[one.trust], one.quote


def _table(head: tuple[str, ...], lines: Rows) -> list[str]:
    return [_line(head), "|" + "---|" * len(head), *map(_line, lines)]


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
