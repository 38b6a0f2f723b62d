"""Notarised instruments: what may be notarised, which court enforces, the terms, the coded grounds (公证法; GZZQ)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cases.agencies import Office, OfficeKind
from cases.agreement import Duty, Obligation, SecurityKind, Terms
from cases.errors import Malformed
from cases.parties import Party
from rulebook.article import ArticleId
from rulebook.counting import Unit
from rulebook.grounds import Ground
from rulebook.terms import Term, TermVersion, Trust

JOINING = Term(
    id="notarisation.joining",
    title="共同签署公证申请的期限",
    starts="一方当事人向公证机构提出申请之日",
    versions=(
        TermVersion(
            since=date(2000, 1, 1),
            length=30,
            unit=Unit.DAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="法律没有规定；期满其他当事人没有到公证机构签署的，申请结束，可以重新提出",
        ),
    ),
    warn_days=(7, 1),
)

DEED = Term(
    id="notarisation.deed",
    title="出具公证书的期限",
    starts="公证机构受理公证申请之日",
    versions=(
        TermVersion(
            since=date(2006, 3, 1),
            length=15,
            unit=Unit.WORKDAY,
            cite="GZF-30",
            quote="应当自受理公证申请之日起十五个工作日内向当事人出具公证书。",
            trust=Trust.SECONDARY,
            note="公证机构的期限，本系统只用于催办提示；补充材料、核实情况所需时间不计算在内",
        ),
    ),
)

CERTIFICATE = Term(
    id="notarisation.certificate",
    title="出具执行证书的期限",
    starts="债权人向公证机构申请执行证书之日",
    versions=(
        TermVersion(
            since=date(2006, 3, 1),
            length=15,
            unit=Unit.WORKDAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="没有明文，参照公证法第三十条设定，只用于催办提示",
        ),
    ),
)

NON_ENFORCEMENT = Term(
    id="notarisation.non_enforcement",
    title="申请不予执行公证债权文书的期限",
    starts="执行通知书送达之日；公证员有利害关系或者贪污受贿、徇私舞弊的，知道或者应当知道之日",
    versions=(
        TermVersion(
            since=date(2018, 10, 1),
            length=15,
            unit=Unit.DAY,
            cite="GZZQ-13",
            quote="应当在执行通知书送达之日起十五日内向执行法院提出书面申请，并提交相关证据材料",
            trust=Trust.SECONDARY,
        ),
    ),
    post_counts=True,
)

RECONSIDERATION = Term(
    id="notarisation.reconsideration",
    title="对不予受理、驳回执行申请裁定申请复议的期限",
    starts="裁定送达之日",
    versions=(
        TermVersion(
            since=date(2018, 10, 1),
            length=10,
            unit=Unit.DAY,
            cite="GZZQ-7",
            quote="可以自裁定送达之日起十日内向上一级人民法院申请复议。",
            trust=Trust.SECONDARY,
            note="从裁定登记之日起算，不晚于送达之日，较为稳妥",
        ),
    ),
    post_counts=True,
)

# --- what may be notarised (民事诉讼法249; 公证法37; GZZQ 5) --------------------------------------------------------


def clear_payments(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """The promises of money that say how much, and when: what a notary may give enforcement force.

    Doubt: what waits for a condition has no day of its own yet; it is left to the contract's roads.
    """
    return tuple(
        one
        for one in obligations
        if one.duty is Duty.PAY
        and one.condition is None
        and one.instalments
        and all(part.amount for part in one.instalments)
    )


def notarisable(terms: Terms) -> bool:
    """Whether a notary may give the agreement enforcement force, as its structure tells."""
    return terms.accepts_enforcement and not terms.declares_title and bool(clear_payments(terms.obligations))


def opened_by(body: Office) -> ArticleId:
    """The article that opens the way to the notary: that of the patent office's mediations, or the procedure law."""
    return "O81-69" if body.kind is OfficeKind.PATENT_OFFICE else "CPL-249"


def guaranteed(terms: Terms, guarantors: Iterable[str]) -> bool:
    """Whether a party, or a guarantor from outside who has signed the agreement, secures a promise (GZZQ 6)."""
    signed = tuple(guarantors)
    guarantees = (one for one in terms.securities if one.kind is SecurityKind.GUARANTEE)
    return any(one.by is not None or one.guarantor in signed for one in guarantees)


# --- the court (民事诉讼法235; GZZQ 2) ---------------------------------------------------------------------------

LEVEL_WITHIN, LEVEL_ACROSS = Decimal(500_000_000), Decimal(100_000_000)
"""From which sum the intermediate court enforces: all parties of one province, or one from outside (法发〔2021〕27号).

Doubt: by memory, and that notice leaves intellectual property cases aside; what is enforced here is a debt of money.
"""

PROVINCE = 2
"""How many digits of a division code name the province."""


def level_of(amount: Decimal, parties: Iterable[Party]) -> OfficeKind:
    """The level of the enforcing court, by the sum (GZZQ 2)."""
    provinces = {party.district[:PROVINCE] for party in parties}
    least = LEVEL_WITHIN if len(provinces) <= 1 else LEVEL_ACROSS
    return OfficeKind.INTERMEDIATE_COURT if amount >= least else OfficeKind.BASIC_COURT


def at_home(court: Office, debtors: Iterable[Party]) -> bool:
    """Whether a debtor lives where the court sits; an intermediate court serves its province (unverified)."""
    whole = court.kind is OfficeKind.BASIC_COURT
    return any(
        court.district == debtor.district if whole else court.district[:PROVINCE] == debtor.district[:PROVINCE]
        for debtor in debtors
    )


# --- grounds -----------------------------------------------------------------------------------------------------


class NotaryGround(StrEnum):
    """Why a notary does not notarise (公证法31)."""

    INCAPABLE = "notary.incapable"
    NO_INTEREST = "notary.no_interest"
    DISPUTED = "notary.disputed"
    FALSE = "notary.false"
    INSUFFICIENT = "notary.insufficient"
    UNLAWFUL = "notary.unlawful"
    IMMORAL = "notary.immoral"
    UNPAID = "notary.unpaid"
    NOT_ENFORCEABLE = "notary.not_enforceable"


class CertificateGround(StrEnum):
    """Why a notary does not attest a default."""

    PERFORMED = "certificate.performed"
    NOT_DUE = "certificate.not_due"
    DISPUTED = "certificate.disputed"
    NOT_COVERED = "certificate.not_covered"


class NonEnforcementGround(StrEnum):
    """Why a debtor does not want the instrument enforced: procedure (GZZQ 12) or substance (GZZQ 22)."""

    ABSENT = "12.1"
    INCAPABLE = "12.2"
    CONFLICT = "12.3"
    CORRUPT = "12.4"
    PROCEDURE = "12.5"
    UNTRUE = "22.1"
    VOID = "22.2"
    EXTINGUISHED = "22.3"


SUBSTANCE = (NonEnforcementGround.UNTRUE, NonEnforcementGround.VOID, NonEnforcementGround.EXTINGUISHED)
"""Grounds for a suit and not for a request (GZZQ 12 ¶2, 22)."""

KNOWN_LATER = (NonEnforcementGround.CONFLICT, NonEnforcementGround.CORRUPT)
"""Grounds whose days run from the debtor's knowledge while the enforcement has not ended (GZZQ 13)."""


def _grounds(*rows: tuple[StrEnum, str, ArticleId]) -> dict[str, Ground]:
    return {code.value: Ground(code=code.value, text=text, cite=cite) for code, text, cite in rows}


NOTARY = _grounds(
    (NotaryGround.INCAPABLE, "无民事行为能力人或者限制民事行为能力人没有监护人代理申请办理公证", "GZF-31"),
    (NotaryGround.NO_INTEREST, "当事人与申请公证的事项没有利害关系", "GZF-31"),
    (NotaryGround.DISPUTED, "当事人之间对申请公证的事项有争议", "GZF-31"),
    (NotaryGround.FALSE, "当事人虚构、隐瞒事实，或者提供虚假证明材料", "GZF-31"),
    (NotaryGround.INSUFFICIENT, "当事人提供的证明材料不充分或者拒绝补充证明材料", "GZF-31"),
    (NotaryGround.UNLAWFUL, "申请公证的事项不真实、不合法", "GZF-31"),
    (NotaryGround.IMMORAL, "申请公证的事项违背社会公德", "GZF-31"),
    (NotaryGround.UNPAID, "当事人拒绝按照规定支付公证费", "GZF-31"),
    (NotaryGround.NOT_ENFORCEABLE, "债权文书没有明确的给付内容，或者属于不得赋予强制执行效力的文书", "GZF-37"),
    (CertificateGround.PERFORMED, "经核实，债务人已经履行", "GZZQ-8"),
    (CertificateGround.NOT_DUE, "履行期限尚未届满", "GZZQ-8"),
    (CertificateGround.DISPUTED, "债权人与债务人对履行情况有争议，公证机构无法核实", "GZZQ-8"),
    (CertificateGround.NOT_COVERED, "申请的内容超出公证债权文书赋予强制执行效力的范围", "GZZQ-8"),
)

NON_ENFORCEMENT_GROUNDS = _grounds(
    (NonEnforcementGround.ABSENT, "被执行人未到场且未委托代理人到场办理公证", "GZZQ-12"),
    (NonEnforcementGround.INCAPABLE, "无民事行为能力人或者限制民事行为能力人没有监护人代为办理公证", "GZZQ-12"),
    (NonEnforcementGround.CONFLICT, "公证员为本人、近亲属或者有利害关系的人办理公证", "GZZQ-12"),
    (NonEnforcementGround.CORRUPT, "公证员办理该项公证有贪污受贿、徇私舞弊行为，已经生效法律文书确认", "GZZQ-12"),
    (NonEnforcementGround.PROCEDURE, "其他严重违反法定公证程序的情形", "GZZQ-12"),
    (NonEnforcementGround.UNTRUE, "公证债权文书载明的民事权利义务关系与事实不符", "GZZQ-22"),
    (NonEnforcementGround.VOID, "经公证的债权文书具有法律规定的无效、可撤销等情形", "GZZQ-22"),
    (
        NonEnforcementGround.EXTINGUISHED,
        "公证债权文书载明的债权因清偿、提存、抵销、免除等原因全部或者部分消灭",
        "GZZQ-22",
    ),
)


def notary_ground(code: str, of: type[StrEnum] | None = None) -> Ground:
    """A notary's ground, of one of the two enumerations if told so; raises `Malformed`."""
    known = NOTARY if of is None else {item.value: NOTARY[item.value] for item in of}
    return _look_up(known, code)


def non_enforcement_ground(code: str) -> Ground:
    """A debtor's ground against the enforcement; raises `Malformed`."""
    return _look_up(NON_ENFORCEMENT_GROUNDS, code)


def _look_up(grounds: dict[str, Ground], code: str) -> Ground:
    if code not in grounds:
        raise Malformed(f"没有代码为“{code}”的理由", field="ground", remedy=f"可用的代码：{'、'.join(grounds)}")
    return grounds[code]
