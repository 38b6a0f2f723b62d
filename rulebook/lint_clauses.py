"""Clauses that a court does not accept (解释355) or confirm (358), and those peculiar to intellectual property."""

from __future__ import annotations

from collections.abc import Iterator

from cases.agreement import Clause, ClauseKind, Terms
from cases.findings import Finding
from cases.words import Word
from rulebook.article import ArticleId, Text
from rulebook.finding import block, warn
from rulebook.kind import Kind


class Weight(Word):
    """How a class of clauses weighs.

    `decides`: a person may decide, with reasons, that the clause stands. `only_confirmation`: it stands in the way of
    the confirmation alone, and not of the agreement.
    """

    kind: ClauseKind
    title: Text
    rule: Text
    cite: ArticleId
    remedy: Text
    decides: bool = False
    only_confirmation: bool = False


_DROP = "请删去该条款，或者改写后重新归类"

_WEIGHTS: tuple[Weight, ...] = (
    Weight(
        kind=ClauseKind.NOT_COURT_MATTER,
        title="条款涉及行政处罚、刑事责任等不属于人民法院受理民事案件范围的事项",
        rule="R-05",
        cite="CPLI-355.1",
        remedy="请将该事项分出，由主管机关办理；或者不申请司法确认",
        only_confirmation=True,
    ),
    Weight(
        kind=ClauseKind.PERSONAL_STATUS,
        title="条款涉及婚姻、亲子、收养等身份关系",
        rule="R-05",
        cite="CPLI-355.3",
        remedy="请将该条款分出，另行办理；或者不申请司法确认",
        only_confirmation=True,
    ),
    Weight(
        kind=ClauseKind.OTHER_PROCEDURE,
        title="条款涉及适用其他特别程序、公示催告程序、破产程序审理的事项",
        rule="R-05",
        cite="CPLI-355.4",
        remedy="请在该程序中主张（破产的，向管理人申报债权）；或者不申请司法确认",
        only_confirmation=True,
    ),
    Weight(
        kind=ClauseKind.TITLE,
        title="条款对知识产权的归属、效力或者发明人资格作出确认，人民法院不予受理对它的司法确认申请",
        rule="R-04",
        cite="CPLI-355.5",
        remedy="请分立协议：该条款另订协议，向国家知识产权局办理登记或者变更；或者不申请司法确认",
        only_confirmation=True,
    ),
    Weight(
        kind=ClauseKind.UNLAWFUL,
        title="条款可能违反法律、行政法规的强制性规定",
        rule="358",
        cite="CPLI-358.1",
        remedy=_DROP + "；调解员审查后认为不违反的，请写明理由",
        decides=True,
    ),
    Weight(
        kind=ClauseKind.HARMS_OTHERS,
        title="条款可能损害国家利益、社会公共利益或者他人合法权益",
        rule="358",
        cite="CPLI-358.2",
        remedy=_DROP + "；涉及他人的，请该人参加调解；认为不损害的，请写明理由",
        decides=True,
    ),
    Weight(
        kind=ClauseKind.AGAINST_MORALS,
        title="条款可能违背公序良俗",
        rule="358",
        cite="CPLI-358.3",
        remedy=_DROP + "；认为不违背的，请写明理由",
        decides=True,
    ),
    Weight(
        kind=ClauseKind.INVOLUNTARY,
        title="条款可能不是当事人的真实意思",
        rule="358",
        cite="CPLI-358.4",
        remedy="请分别向各方当事人核实；确属自愿的，请写明核实的经过",
        decides=True,
    ),
    Weight(
        kind=ClauseKind.NO_CHALLENGE,
        title="条款约定不得请求宣告权利无效或者不得提出异议（不质疑条款）",
        rule="IP",
        cite="CPLI-358.2",
        remedy="请改为约定请求宣告无效时可以解除协议等后果；确需保留的，请写明理由，人民法院可能不予确认",
        decides=True,
    ),
    Weight(
        kind=ClauseKind.NO_CRIMINAL_COMPLAINT,
        title="条款约定不得报案、控告或者举报，或者以撤回为对价",
        rule="IP",
        cite="CPLI-358.1",
        remedy="请删去该条款；可以改为如实写明谅解和赔偿的事实，是否追究由司法机关决定",
    ),
    Weight(
        kind=ClauseKind.BINDS_OUTSIDER,
        title="条款为没有参加调解的人设定义务或者处分其权利",
        rule="IP",
        cite="MSTJ-10",
        remedy="请该人参加调解并签名，或者改由当事人承担；只为该人设定权利的，请写明理由",
        decides=True,
    ),
    Weight(
        kind=ClauseKind.PUBLIC_INTEREST_GOODS,
        title="条款涉及食品、药品等关系人身健康的商品继续销售或者转售",
        rule="IP",
        cite="CPLI-358.2",
        remedy="请改为销毁或者无害化处理；确需保留的，请附质量合格证明并写明理由",
        decides=True,
    ),
)

WEIGHTS: dict[ClauseKind, Weight] = {weight.kind: weight for weight in _WEIGHTS}

_MEDIATED_BY_MERCHANTS = ("358", "IP")
"""What a commercial body's agreement must not contain, under its own article (商事调解条例22 ¶2)."""


def classed(terms: Terms, kind: Kind | None = None) -> Iterator[Finding]:
    """What the classes of its clauses say about a text, one by one.

    Doubt: no text says that a clause not to challenge a right is void; a court may see in it a harm to the public's
    interest in invalid rights falling. It is stopped until a person has decided with reasons.
    """
    ids = {obligation.id for obligation in terms.obligations}
    for clause in terms.clauses:
        if clause.obligation is not None and clause.obligation not in ids:
            remedy = "请核对义务编号；不属于某一项义务的，不写编号"
            yield block("R-09", f"归类的条款{clause.obligation}不在协议之内", "CPLI-461", remedy, clause.obligation)
        else:
            yield _weighed(clause, WEIGHTS[clause.kind], terms, kind)


def _weighed(clause: Clause, weight: Weight, terms: Terms, kind: Kind | None) -> Finding:
    stands = weight.decides and clause.stands is not None
    harmless = weight.only_confirmation and not terms.wants_confirmation
    message = f"{weight.title}；已有理由说明可以保留" if stands else weight.title
    say = warn if stands or harmless else block
    return say(weight.rule, message, _under(weight, kind), weight.remedy, clause.obligation)


def _under(weight: Weight, kind: Kind | None) -> ArticleId:
    commercial = kind is not None and kind.needs_licence
    return "SSTJ-22" if commercial and weight.rule in _MEDIATED_BY_MERCHANTS else weight.cite
