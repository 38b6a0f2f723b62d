"""The gate before signing: an agreement that a court could not confirm or enforce is stopped here, with a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from cases.agencies import Office
from cases.agreement import Duty, Obligation, Security, Terms
from cases.findings import Finding
from cases.rights import Matter
from rulebook.article import ArticleId
from rulebook.finding import block as _block
from rulebook.finding import warn as _warn
from rulebook.kind import Kind
from rulebook.lint_body import charged, licensed, rewarded
from rulebook.lint_clauses import WEIGHTS, classed
from rulebook.requirements import REGISTERED

NAMES_A_RIGHT = (Duty.CEASE, Duty.DESTROY, Duty.DELETE, Duty.LICENSE, Duty.ASSIGN)
"""Promises that mean nothing unless they say which right they concern (R-36)."""


CHECKS: tuple[tuple[str, str, ArticleId], ...] = (
    ("R-04", "确权条款：申请司法确认的，阻止签署；不申请的，提示", "CPLI-355.5"),
    ("R-09", "义务编号不重复；义务人与权利人不同，且都是当事人", "CPLI-461"),
    ("R-09", "每项义务有履行日期，付款每期有金额，日期按先后排列", "CPLI-358.5"),
    ("R-09", "履行日期不早于协议的生效日期", "CPLI-358.5"),
    ("R-36", "停止、销毁、删除、许可、转让写明所涉权利的编号", "CPLI-461"),
    ("P5", "非金钱义务建议约定违约金（提示）", "MSTJ-8"),
    ("R-EFF", "附生效期限的协议，附条件的义务（提示）", "CIV-160"),
    ("R-09", "金额按公式计算的，申请执行时须能算出（提示）", "CPLI-461"),
    ("R-09", "约定加速到期的是分期付款；约定迟延违约金的是付款", "CPLI-358.5"),
    ("R-35", "不得约定不履行时请求人民法院作出裁判（提示；委托调解的，阻止签署）", "MSTJ-8"),
    ("MSTJ 9", "担保所担保的义务存在；写明担保人；案外人担保的须在协议上签名", "MSTJ-9"),
    ("IR 93", "每件专利的职务发明奖金低于法定最低额，又没有约定的；报酬不抵作奖金（提示）", "IR-93"),
    ("R-07", "商事调解组织有执业证书；条例施行前设立的，在过渡期内（提示）", "SSTJ-31"),
    ("R-37", "收费的调解写明费用由谁负担和公示标准（提示）；人民调解不约定费用", "SSTJ-16"),
    *((weight.rule, f"归类的条款：{weight.title}", weight.cite) for weight in WEIGHTS.values()),
)
"""What the gate checks, as it is printed for a lawyer."""


def check_terms(terms: Terms, matter: Matter, parties: Iterable[str]) -> tuple[Finding, ...]:
    """Every finding on the terms, obligation by obligation; those that block come from law, not from taste."""
    return tuple(_on_the_text(terms, matter, tuple(parties), None))


def check_before(
    kind: Kind, office: Office, on: date, terms: Terms, matter: Matter, parties: Iterable[str]
) -> tuple[Finding, ...]:
    """Every finding on terms that are to be signed before this body on this day: the text, and the body itself."""
    known = tuple(parties)
    text = _on_the_text(terms, matter, known, kind)
    return (*text, *charged(terms, kind, known), *licensed(kind, office, on))


def _on_the_text(terms: Terms, matter: Matter, known: tuple[str, ...], kind: Kind | None) -> Iterator[Finding]:
    """Where the trial court is to make a statement of the text nothing is confirmed, and it is stricter (调解规定8)."""
    stated = kind is not None and kind.of_court == "entrusted"
    yield from _repeated(terms)
    for obligation in terms.obligations:
        yield from _title(obligation, terms.wants_confirmation and not stated)
        yield from _subjects(obligation, known)
        yield from _content(obligation)
        yield from _right(obligation, matter)
        yield from _breach(obligation)
        yield from _late(obligation)
    yield from classed(terms, kind)
    yield from _effective(terms)
    yield from _asks_court(terms, stated)
    yield from _secured(terms, known)
    yield from rewarded(terms, matter)


def _repeated(terms: Terms) -> Iterator[Finding]:
    ids = [obligation.id for obligation in terms.obligations]
    for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
        yield _block("R-09", f"义务编号{id}重复", "CPLI-461", "请为每一项义务使用不同的编号", id)


def _title(obligation: Obligation, wants_confirmation: bool) -> Iterator[Finding]:
    if not obligation.declares:
        return
    message = "条款对知识产权的归属、效力或者发明人资格作出确认，人民法院不予受理对它的司法确认申请"
    remedy = "请分立协议：该条款另订协议，向国家知识产权局办理登记或者变更；或者不申请司法确认"
    if wants_confirmation:
        yield _block("R-04", message, "CPLI-355.5", remedy, obligation.id)
    else:
        yield _warn("R-04", message, "CPLI-355.5", remedy, obligation.id)


def _subjects(obligation: Obligation, known: tuple[str, ...]) -> Iterator[Finding]:
    if obligation.obligor == obligation.obligee:
        yield _block("R-09", "义务人与权利人是同一人", "CPLI-461", "请写明谁向谁履行", obligation.id)
    for who in dict.fromkeys((obligation.obligor, obligation.obligee)):
        if who not in known:
            yield _block(
                "R-09",
                f"{who}不是本案当事人，协议不能为案外人设定义务",
                "CPLI-461",
                "请改由当事人承担，或者请该人参加调解",
                obligation.id,
            )


def _content(obligation: Obligation) -> Iterator[Finding]:
    if obligation.declares:
        return
    if not obligation.instalments:
        yield _block("R-09", "没有履行日期", "CPLI-358.5", "请写明履行期限；分期履行的写明每一期", obligation.id)
    unnamed = obligation.duty is Duty.PAY and any(part.amount <= 0 for part in obligation.instalments)
    if unnamed and obligation.formula is not None:
        message, remedy = "金额按公式计算，没有写明数额", "请写明计算所需的数据由谁提供、何日确定；能写明数额的写明数额"
        yield _warn("R-09", message, "CPLI-461", remedy, obligation.id)
    elif unnamed:
        yield _block("R-09", "付款义务有一期没有金额", "CPLI-461", "请为每一期写明大于零的金额", obligation.id)
    days = [part.due for part in obligation.instalments]
    if any(later <= earlier for earlier, later in pairwise(days)):
        yield _block("R-09", "分期的日期没有按先后排列或者有重复", "CPLI-461", "请按日期先后逐期写明", obligation.id)


def _right(obligation: Obligation, matter: Matter) -> Iterator[Finding]:
    if obligation.duty not in NAMES_A_RIGHT:
        return
    if obligation.right is None:
        finding = _block if matter.right in REGISTERED else _warn
        yield finding(
            "R-36",
            "没有写明所涉权利，不能只写“停止一切侵权行为”",
            "CPLI-461",
            "请写明权利编号，并在条款中写明行为和产品",
            obligation.id,
        )
    elif obligation.right not in (right.number for right in matter.rights):
        yield _warn(
            "R-36",
            "所涉权利不在本案争议的权利之内",
            "MSTJ-7",
            "协议可以超出原请求；请核对权利编号并提交该权利的证明",
            obligation.id,
        )


def _breach(obligation: Obligation) -> Iterator[Finding]:
    if obligation.duty is Duty.PAY or obligation.declares or obligation.breach_sum:
        return
    yield _warn(
        "P5",
        "非金钱义务没有约定违约金，不履行时难以执行",
        "MSTJ-8",
        "建议约定每次违约支付的金额；不得约定不履行时请求人民法院作出裁判",
        obligation.id,
    )


def _late(obligation: Obligation) -> Iterator[Finding]:
    if obligation.condition is not None:
        yield from _conditional(obligation)
    elif obligation.condition_by is not None:
        yield _block("R-EFF", "写有条件成就的最迟日期而没有条件", "CIV-160", "请写明条件，或者删去日期", obligation.id)
    if obligation.late_rate is not None and obligation.duty is not Duty.PAY:
        remedy = "非金钱义务请约定每次违反的违约金"
        yield _block("R-09", "只有付款义务可以按日计算迟延违约金", "CPLI-358.5", remedy, obligation.id)
    if obligation.accelerates and (obligation.duty is not Duty.PAY or len(obligation.instalments) < 2):
        remedy = "请删去加速到期的约定，或者写明各期"
        yield _block("R-09", "只有分期付款可以约定加速到期", "CPLI-358.5", remedy, obligation.id)


def _conditional(obligation: Obligation) -> Iterator[Finding]:
    """Until its condition is reported met, or its latest day has come, such a promise falls due on no day."""
    if obligation.condition_by is None:
        message, remedy = (
            "义务附有条件，没有写明最迟的日期",
            "请写明条件成就的标志、证明和最迟的日期；否则条件成就以前不计算履行期限",
        )
        yield _warn("R-EFF", message, "CIV-160", remedy, obligation.id)
        return
    message, remedy = (
        "义务附有条件，条件是否成就可能有争议",
        "条件成就后请登记；最迟日期届满仍未登记的，按该日期计算履行期限",
    )
    yield _warn("R-EFF", message, "CIV-160", remedy, obligation.id)


def _asks_court(terms: Terms, stated: bool) -> Iterator[Finding]:
    if terms.asks_court:
        message = "约定一方不履行时由对方请求人民法院作出裁判，这样的条款人民法院不予准许"
        finding = _block if stated else _warn
        yield finding("R-35", message, "MSTJ-8", "请改为约定违约金或者担保")


def _secured(terms: Terms, known: tuple[str, ...]) -> Iterator[Finding]:
    ids = {obligation.id for obligation in terms.obligations}
    for security in terms.securities:
        if missing := [id for id in security.secures if id not in ids]:
            message = f"所担保的义务{'、'.join(missing)}不在协议之内"
            yield _block("MSTJ 9", message, "MSTJ-9", "请核对义务编号")
        yield from _guaranteed(security, known)


def _guaranteed(security: Security, known: tuple[str, ...]) -> Iterator[Finding]:
    if security.by is not None and security.by not in known:
        yield _block(
            "MSTJ 9", f"担保人{security.by}不是本案当事人", "MSTJ-9", "案外人担保的，请写作案外担保人并由其签名"
        )
    if security.by is not None and security.guarantor is not None:
        yield _block("MSTJ 9", "同一项担保既写当事人又写案外人", "MSTJ-9", "两人担保的，请分写为两项")
    if security.by is None and security.guarantor is None:
        yield _block("MSTJ 9", "没有写明担保人", "MSTJ-9", "请写明担保的当事人；案外人担保的，写明其编号并由其签名")
    if security.guarantor in known:
        message = f"{security.guarantor}是本案当事人，不是案外人"
        yield _block("MSTJ 9", message, "MSTJ-9", "当事人担保的，请写作当事人担保；案外人用另外的编号")
    elif security.guarantor is not None:
        message = "案外人提供担保，须由其在协议上签名；不签名不影响协议在当事人之间的效力，但对担保人没有约束力"
        yield _warn("MSTJ 9", message, "MSTJ-9", "请担保人在定稿上签名")


def _effective(terms: Terms) -> Iterator[Finding]:
    if terms.effective_on is None:
        return
    yield _warn(
        "R-EFF",
        "协议附生效期限，人民法院可能认为内容不明确，申请司法确认的三十日从何日起算也可能有争议",
        "CIV-160",
        "建议签署即生效，另行约定履行日期",
    )
    days = [part.due for obligation in terms.obligations for part in obligation.instalments]
    if any(day < terms.effective_on for day in days):
        yield _block("R-09", "有履行日期早于协议的生效日期", "CPLI-358.5", "请调整生效日期或者履行日期")
