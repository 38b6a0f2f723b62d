"""Coded grounds: why a request is refused, a mediation ends or rests, a court does not accept or rejects."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from cases.agencies import OfficeKind
from cases.errors import Malformed
from cases.words import Word
from rulebook.article import ArticleId, Text


class Ground(Word):
    """A ground as it is printed: its code, its Chinese text, its article."""

    code: str
    text: Text
    cite: ArticleId


class IntakeGround(StrEnum):
    """Why a body does not take a request up."""

    NOT_CIVIL = "not_civil"
    DECIDED = "decided"
    REFUSED_BEFORE = "refused_before"
    NOT_COMPETENT = "not_competent"
    COURT_PENDING = "court_pending"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_GRANTED = "not_granted"
    NO_DECISION = "no_decision"
    NOT_ENTITLED = "not_entitled"
    OPEN_LICENCE = "open_licence"
    NO_RESPONDENT = "no_respondent"
    NOT_CORRECTED = "not_corrected"
    SHAM = "sham"
    CONSUMER = "consumer"
    LABOUR = "labour"
    FAMILY = "family"


class EndingGround(StrEnum):
    """Why a mediation ends without an agreement (在线调解规则25; 人民调解法23, 26; 办法66, 67, 70)."""

    PARTY_REFUSED = "party_refused"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"
    TERM_EXPIRED = "term_expired"
    REFUSED_TO_SIGN = "refused_to_sign"
    NO_PROSPECT = "no_prospect"
    SHAM = "sham"
    UNSUITABLE = "unsuitable"
    UNWILLING = "unwilling"
    SETTLED = "settled"
    ABSENT = "absent"
    IMPOSSIBLE = "impossible"
    REQUESTER_ABSENT = "requester_absent"
    RESPONDENT_ABSENT = "respondent_absent"
    NO_OPINION = "no_opinion"
    NO_SUCCESSOR = "no_successor"
    BANKRUPTCY = "bankruptcy"
    NO_REPRESENTATIVE = "no_representative"


class PauseGround(StrEnum):
    """Why a procedure stands still."""

    SHAM_SUSPICION = "sham_suspicion"
    DEATH = "death"
    DISSOLUTION = "dissolution"
    INCAPACITY = "incapacity"
    BANKRUPTCY = "bankruptcy"
    APPRAISAL = "appraisal"


class NonAcceptanceGround(StrEnum):
    """The five items of 民诉法解释355."""

    NOT_COURT_MATTER = "355.1"
    WRONG_COURT = "355.2"
    PERSONAL_STATUS = "355.3"
    OTHER_PROCEDURE = "355.4"
    TITLE_DECLARED = "355.5"


class RejectionGround(StrEnum):
    """The six items of 民诉法解释358."""

    UNLAWFUL = "358.1"
    HARMS_OTHERS = "358.2"
    AGAINST_MORALS = "358.3"
    INVOLUNTARY = "358.4"
    UNCLEAR = "358.5"
    OTHER = "358.6"


class EnforcementGround(StrEnum):
    """Why an application for enforcement is not docketed or not carried out."""

    NO_TITLE = "no_title"
    UNCLEAR_CONTENT = "unclear_content"
    WRONG_COURT = "wrong_court"
    NOT_DUE = "not_due"
    NOT_CREDITOR = "not_creditor"
    TERM_OBJECTION = "term_objection"
    NO_CERTIFICATE = "no_certificate"
    NOT_NOTARISABLE = "not_notarisable"
    NO_PROMISE = "no_promise"


class SuitGround(StrEnum):
    """Why a court does not register a suit (民事诉讼法122, 124)."""

    NO_INTEREST = "122.1"
    NO_DEFENDANT = "122.2"
    NO_CLAIM = "122.3"
    NOT_THIS_COURT = "122.4"
    ARBITRATION_AGREED = "124.2"
    DECIDED = "124.5"


class StatementGround(StrEnum):
    """Why a court makes no mediation statement of an agreement (调解规定8, 10; 在线调解规则23)."""

    PUBLIC_INTEREST = "mstj10.1"
    OUTSIDERS = "mstj10.2"
    INVOLUNTARY = "mstj10.3"
    UNLAWFUL = "mstj10.4"
    ASKS_COURT = "mstj8"
    SHAM = "sham"


def _grounds(*rows: tuple[StrEnum, str, str]) -> dict[str, Ground]:
    return {code.value: Ground(code=code.value, text=text, cite=cite) for code, text, cite in rows}


INTAKE = _grounds(
    (IntakeGround.NOT_CIVIL, "不属于平等主体之间的民事纠纷", "PML-2"),
    (IntakeGround.DECIDED, "纠纷已由人民法院裁判、仲裁机构裁决或者已有生效调解书", "RMTJ-22"),
    (IntakeGround.REFUSED_BEFORE, "一方当事人已明确拒绝调解", "PML-17"),
    (IntakeGround.NOT_COMPETENT, "本机构对该纠纷没有管辖权", "O81-6"),
    (IntakeGround.COURT_PENDING, "同一纠纷已由人民法院受理或者已申请仲裁，尚未审结", "RMTJ-22"),
    (IntakeGround.OUT_OF_SCOPE, "不属于本机构的调解范围", "PML-2"),
    (IntakeGround.NOT_GRANTED, "发明专利尚未公告授权，不能请求调解临时保护期使用费纠纷", "O81-63"),
    (
        IntakeGround.NO_DECISION,
        "单独请求调解侵犯专利权赔偿数额，未提交认定侵权行为成立的处理决定书副本",
        "O81-64",
    ),
    (IntakeGround.NOT_ENTITLED, "申请人不是权属纠纷的当事人", "PML-17"),
    (IntakeGround.OPEN_LICENCE, "专利开放许可纠纷应向国务院专利行政部门请求调解", "PL-52"),
    (IntakeGround.NO_RESPONDENT, "没有明确的被申请人", "PML-17"),
    (IntakeGround.NOT_CORRECTED, "申请人未在补正期限内补齐材料", "CONFIG"),
    (IntakeGround.SHAM, "有恶意串通、虚构事实进行虚假调解的情形", "CPL-115"),
    (IntakeGround.CONSUMER, "属于消费纠纷，不在商事调解范围之内", "SSTJ-2"),
    (IntakeGround.LABOUR, "属于劳动争议，不在商事调解范围之内", "SSTJ-2"),
    (IntakeGround.FAMILY, "属于婚姻家庭、继承等家事纠纷，不在商事调解范围之内", "SSTJ-2"),
)

OUTSIDE_COMMERCE = (IntakeGround.CONSUMER, IntakeGround.LABOUR, IntakeGround.FAMILY)
"""Grounds that only a commercial body has (商事调解条例2)."""

ENDING = _grounds(
    (EndingGround.PARTY_REFUSED, "当事人一方明确拒绝调解", "PML-17"),
    (EndingGround.UNREACHABLE, "无法与被申请人取得联系", "ZXTJ-15"),
    (EndingGround.WITHDRAWN, "当事人撤回调解申请或者要求终止调解", "PML-23"),
    (EndingGround.TERM_EXPIRED, "调解期限届满，当事人未达成调解协议", "ZXTJ-25.6"),
    (EndingGround.REFUSED_TO_SIGN, "当事人拒绝在调解协议上签名、盖章", "ZXTJ-25.7"),
    (EndingGround.NO_PROSPECT, "当事人分歧较大，未能达成调解协议", "PML-26"),
    (EndingGround.SHAM, "有恶意串通、虚构事实进行虚假调解的情形", "CPL-115"),
    (EndingGround.UNSUITABLE, "发现纠纷依法不能或者不宜调解", "PML-26"),
    (EndingGround.UNWILLING, "当事人一方明确表示不愿意继续调解", "ZXTJ-25.4"),
    (EndingGround.SETTLED, "当事人自行和解，撤回调解申请", "ZXTJ-25.2"),
    (EndingGround.ABSENT, "当事人经通知无正当理由不参加调解，调解无法进行", "ZXTJ-25.8"),
    (EndingGround.IMPOSSIBLE, "出现其他导致调解无法进行的情形", "ZXTJ-25.8"),
    (EndingGround.REQUESTER_ABSENT, "请求人无正当理由缺席，按照主动撤回请求处理", "O81-67"),
    (EndingGround.RESPONDENT_ABSENT, "被请求人无正当理由缺席，按照未能达成协议处理", "O81-67"),
    (EndingGround.NO_OPINION, "被请求人逾期未提交意见陈述书", "O81-66"),
    (EndingGround.NO_SUCCESSOR, "当事人死亡或者终止，没有权利义务继受人参加调解", "CPL-153"),
    (EndingGround.BANKRUPTCY, "人民法院已受理一方当事人的破产申请", "BANK-20"),
    (EndingGround.NO_REPRESENTATIVE, "当事人丧失民事行为能力，没有法定代理人参加调解", "CPL-60"),
)

ENDED_BY_MEDIATOR: tuple[str, ...] = (
    EndingGround.SETTLED,
    EndingGround.UNREACHABLE,
    EndingGround.UNWILLING,
    EndingGround.NO_PROSPECT,
    EndingGround.ABSENT,
    EndingGround.IMPOSSIBLE,
    EndingGround.UNSUITABLE,
    EndingGround.SHAM,
    EndingGround.BANKRUPTCY,
)
"""On which grounds a mediator may end a mediation; the others follow by themselves from an act or from silence."""

ENDED_BY_PATENT_OFFICE: tuple[str, ...] = (
    EndingGround.SETTLED,
    EndingGround.UNWILLING,
    EndingGround.NO_PROSPECT,
    EndingGround.IMPOSSIBLE,
    EndingGround.UNSUITABLE,
    EndingGround.SHAM,
    EndingGround.BANKRUPTCY,
)
"""Order 81 says itself what absence and an unserved notice bring (办法65–67); no mediator chooses that."""

PAUSE = _grounds(
    (PauseGround.SHAM_SUSPICION, "疑似虚假调解，中止调解待核实", "TYTJ-18"),
    (PauseGround.DEATH, "一方当事人死亡，需要等待继承人表明是否参加", "CPL-153"),
    (PauseGround.DISSOLUTION, "作为一方当事人的法人或者其他组织终止，尚未确定权利义务承受人", "CPL-153"),
    (PauseGround.INCAPACITY, "一方当事人丧失民事行为能力，尚未确定法定代理人", "CPL-153"),
    (PauseGround.BANKRUPTCY, "人民法院已受理一方当事人的破产申请", "BANK-20"),
    (PauseGround.APPRAISAL, "进行鉴定评估，鉴定评估期限不计入调解期限", "ZXTJ-26"),
)

NON_ACCEPTANCE = _grounds(
    (NonAcceptanceGround.NOT_COURT_MATTER, "不属于人民法院受理范围的", "CPLI-355.1"),
    (NonAcceptanceGround.WRONG_COURT, "不属于收到申请的人民法院管辖的", "CPLI-355.2"),
    (
        NonAcceptanceGround.PERSONAL_STATUS,
        "申请确认婚姻关系、亲子关系、收养关系等身份关系无效、有效或者解除的",
        "CPLI-355.3",
    ),
    (
        NonAcceptanceGround.OTHER_PROCEDURE,
        "涉及适用其他特别程序、公示催告程序、破产程序审理的",
        "CPLI-355.4",
    ),
    (NonAcceptanceGround.TITLE_DECLARED, "调解协议内容涉及物权、知识产权确权的", "CPLI-355.5"),
)

REJECTION = _grounds(
    (RejectionGround.UNLAWFUL, "违反法律强制性规定的", "CPLI-358.1"),
    (RejectionGround.HARMS_OTHERS, "损害国家利益、社会公共利益、他人合法权益的", "CPLI-358.2"),
    (RejectionGround.AGAINST_MORALS, "违背公序良俗的", "CPLI-358.3"),
    (RejectionGround.INVOLUNTARY, "违反自愿原则的", "CPLI-358.4"),
    (RejectionGround.UNCLEAR, "内容不明确的", "CPLI-358.5"),
    (RejectionGround.OTHER, "其他不能进行司法确认的情形", "CPLI-358.6"),
)

CONTRACT_IN_DOUBT = (
    RejectionGround.UNLAWFUL,
    RejectionGround.HARMS_OTHERS,
    RejectionGround.AGAINST_MORALS,
    RejectionGround.INVOLUNTARY,
)
"""Rejections that put the contract itself in doubt; after any other it still binds as a contract (LR-04)."""

WRONG_COURT = NonAcceptanceGround.WRONG_COURT
"""The one item of 解释355 that is not the end: another court may be asked while the days run."""

ENFORCEMENT = _grounds(
    (EnforcementGround.NO_TITLE, "申请执行的法律文书没有给付内容或者尚未生效", "ZXGD-16"),
    (EnforcementGround.UNCLEAR_CONTENT, "权利义务主体或者给付内容不明确", "CPLI-461"),
    (EnforcementGround.WRONG_COURT, "不属于受申请执行的人民法院管辖", "CPLI-460"),
    (EnforcementGround.NOT_DUE, "履行期限尚未届满", "ZXGD-16"),
    (EnforcementGround.NOT_CREDITOR, "申请执行人不是生效法律文书确定的权利人或者其继承人、权利承受人", "ZXGD-16"),
    (EnforcementGround.TERM_OBJECTION, "被执行人对申请执行时效期间提出异议，经审查异议成立", "CPLI-481"),
    (EnforcementGround.NO_CERTIFICATE, "债权人未提交执行证书", "GZZQ-5"),
    (EnforcementGround.NOT_NOTARISABLE, "债权文书属于不得经公证赋予强制执行效力的文书", "GZZQ-5"),
    (EnforcementGround.NO_PROMISE, "公证债权文书未载明债务人接受强制执行的承诺", "GZZQ-5"),
)

SUIT = _grounds(
    (SuitGround.NO_INTEREST, "原告与本案没有直接利害关系", "CPL-122"),
    (SuitGround.NO_DEFENDANT, "没有明确的被告", "CPL-122"),
    (SuitGround.NO_CLAIM, "没有具体的诉讼请求和事实、理由", "CPL-122"),
    (SuitGround.NOT_THIS_COURT, "不属于人民法院受理民事诉讼的范围或者受诉人民法院管辖", "CPL-122"),
    (SuitGround.ARBITRATION_AGREED, "双方当事人达成书面仲裁协议，应当向仲裁机构申请仲裁", "CPL-124"),
    (SuitGround.DECIDED, "对判决、裁定、调解书已经发生法律效力的案件又起诉", "CPL-124"),
)

STATEMENT = _grounds(
    (StatementGround.PUBLIC_INTEREST, "调解协议侵害国家利益、社会公共利益", "MSTJ-10"),
    (StatementGround.OUTSIDERS, "调解协议侵害案外人利益", "MSTJ-10"),
    (StatementGround.INVOLUNTARY, "调解协议违背当事人真实意思", "MSTJ-10"),
    (StatementGround.UNLAWFUL, "调解协议违反法律、行政法规禁止性规定", "MSTJ-10"),
    (StatementGround.ASKS_COURT, "约定一方不履行时由对方请求人民法院作出裁判", "MSTJ-8"),
    (StatementGround.SHAM, "有恶意串通、虚构事实进行虚假调解的情形", "CPL-115"),
)


_INTAKE_AT_PATENT_OFFICE: dict[str, ArticleId] = {
    IntakeGround.OUT_OF_SCOPE: "IR-102",
    IntakeGround.NOT_CIVIL: "IR-102",
    IntakeGround.DECIDED: "CONFIG",
    IntakeGround.COURT_PENDING: "CONFIG",
    IntakeGround.REFUSED_BEFORE: "O81-66",
    IntakeGround.NOT_ENTITLED: "O81-64",
    IntakeGround.NO_RESPONDENT: "O81-64",
}
_ENDING_AT_PATENT_OFFICE: dict[str, ArticleId] = {
    EndingGround.PARTY_REFUSED: "O81-66",
    EndingGround.UNREACHABLE: "O81-65",
    EndingGround.WITHDRAWN: "O81-67",
    EndingGround.TERM_EXPIRED: "O81-69",
    EndingGround.REFUSED_TO_SIGN: "O81-69",
    EndingGround.NO_PROSPECT: "O81-69",
    EndingGround.UNSUITABLE: "CONFIG",
    EndingGround.UNWILLING: "O81-69",
    EndingGround.SETTLED: "O81-67",
    EndingGround.ABSENT: "O81-67",
    EndingGround.IMPOSSIBLE: "O81-69",
}
"""Where the patent office acts under another article than a people's committee (or only under its own rules)."""


def intake_ground(code: str, office: OfficeKind | None = None) -> Ground:
    """A ground of refusal at intake, with the article of the body that refuses; raises `Malformed`."""
    return _under(_look_up(INTAKE, code), office, _INTAKE_AT_PATENT_OFFICE)


def ending_ground(code: str, office: OfficeKind | None = None) -> Ground:
    """A ground on which a mediation ends, with the article of the body that ends it; raises `Malformed`."""
    return _under(_look_up(ENDING, code), office, _ENDING_AT_PATENT_OFFICE)


def _under(ground: Ground, office: OfficeKind | None, cites: dict[str, ArticleId]) -> Ground:
    if office is not OfficeKind.PATENT_OFFICE:
        return ground
    return ground.model_copy(update={"cite": cites.get(ground.code, ground.cite)})


def pause_ground(code: str) -> Ground:
    """A ground on which a procedure stands still; raises `Malformed`."""
    return _look_up(PAUSE, code)


def non_acceptance_ground(code: str) -> Ground:
    """An item of 解释355, by "355.5"; raises `Malformed`."""
    return _look_up(NON_ACCEPTANCE, code)


def rejection_ground(code: str) -> Ground:
    """An item of 解释358, by "358.5"; raises `Malformed`."""
    return _look_up(REJECTION, code)


def suit_ground(code: str) -> Ground:
    """A ground on which a suit is not registered, by "122.2"; raises `Malformed`."""
    return _look_up(SUIT, code)


def statement_ground(code: str) -> Ground:
    """A ground on which no mediation statement is made, by "mstj10.3"; raises `Malformed`."""
    return _look_up(STATEMENT, code)


_ALL = {**INTAKE, **ENDING, **PAUSE, **NON_ACCEPTANCE, **REJECTION, **ENFORCEMENT, **SUIT, **STATEMENT}
"""A code that stands in two tables ("sham", "bankruptcy") has the same text in both."""


def ground_text(code: str) -> Ground:
    """Any coded ground, for a paper that prints it in words; raises `Malformed`."""
    return _look_up(_ALL, code)


def enforcement_ground(code: str) -> Ground:
    """A ground against enforcement; raises `Malformed`."""
    return _look_up(ENFORCEMENT, code)


def keeps_the_contract(grounds: Iterable[str]) -> bool:
    """Whether the agreement still binds as a contract after a rejection on these grounds (LR-04)."""
    return not any(code in CONTRACT_IN_DOUBT for code in grounds)


def _look_up(grounds: dict[str, Ground], code: str) -> Ground:
    if code not in grounds:
        raise Malformed(f"没有代码为“{code}”的理由", field="ground", remedy=f"可用的代码：{'、'.join(grounds)}")
    return grounds[code]
