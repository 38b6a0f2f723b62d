"""Roads: what a party may still do when a procedure ends without a title, with the article and who may go."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cases.words import Word
from rulebook.article import ArticleId, Text


class RoadKind(StrEnum):
    """What a party may do next."""

    VOLUNTARY_PERFORMANCE = "voluntary_performance"
    CORRECTION = "correction"
    NEW_REQUEST = "new_request"
    OTHER_BODY = "other_body"
    REMEDIATION = "remediation"
    CONFIRMATION = "confirmation"
    REAPPLICATION = "reapplication"
    EXTENSION_REQUEST = "extension_request"
    SUIT = "suit"
    SUIT_ON_AGREEMENT = "suit_on_agreement"
    ARBITRATION = "arbitration"
    ARBITRATION_CLAUSE = "arbitration_clause"
    ADJUDICATION = "adjudication"
    PAYMENT_ORDER = "payment_order"
    ORDER_OBJECTION = "order_objection"
    SUIT_REFUSAL = "suit_refusal"
    DEEMED_SUIT = "deemed_suit"
    NOTARISED_INSTRUMENT = "notarised_instrument"
    NOTARISED_ENFORCEMENT = "notarised_enforcement"
    NON_ENFORCEMENT = "non_enforcement"
    DEBTOR_SUIT = "debtor_suit"
    CNIPA_REGISTRATION = "cnipa_registration"
    CNIPA_FREEZE_BY_COURT = "cnipa_freeze_by_court"
    OBJECTION = "objection"
    THIRD_PERSON_OBJECTION = "third_person_objection"
    ENFORCEMENT = "enforcement"
    ENFORCEMENT_AGAIN = "enforcement_again"
    ENFORCEMENT_REVIEW = "enforcement_review"
    DECLARE_TO_ADMINISTRATOR = "declare_to_administrator"
    LEGAL_REVIEW = "legal_review"
    TRIAL = "trial"
    APPEAL = "appeal"
    RETRIAL = "retrial"


class Who(StrEnum):
    """Who may take a road."""

    ANY_PARTY = "any_party"
    ALL_PARTIES = "all_parties"
    APPLICANT = "applicant"
    CREDITOR = "creditor"
    DEBTOR = "debtor"
    THIRD_PERSON = "third_person"


WHO_TITLES = {
    Who.ANY_PARTY: "任何一方当事人",
    Who.ALL_PARTIES: "各方当事人共同",
    Who.APPLICANT: "申请人",
    Who.CREDITOR: "权利人（债权人）",
    Who.DEBTOR: "义务人（被执行人）",
    Who.THIRD_PERSON: "利害关系人",
}


class RoadText(Word):
    """A road as people read it: what it is called, what to do now, under which article, who may."""

    kind: RoadKind
    title: Text
    text: Text
    cite: ArticleId
    who: Who


class RoadAhead(Word):
    """A road that is open in a case; its fields are those that a paper prints."""

    kind: RoadKind
    cite: ArticleId
    last_day: date | None = None


_ROWS: tuple[tuple[RoadKind, str, str, ArticleId, Who], ...] = (
    (
        RoadKind.VOLUNTARY_PERFORMANCE,
        "自动履行",
        "按照调解协议的约定履行，并将履行凭证交调解组织登记；调解协议具有法律约束力。",
        "PML-31",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.CORRECTION,
        "补正材料",
        "按照补正通知书列明的全部事项，在期限内一次补齐材料。",
        "CONFIG",
        Who.APPLICANT,
    ),
    (
        RoadKind.NEW_REQUEST,
        "重新申请",
        "补齐材料或者条件具备后，可以重新提出申请，不受次数限制；前次申请使诉讼时效中断。",
        "SSSX-12",
        Who.APPLICANT,
    ),
    (
        RoadKind.OTHER_BODY,
        "向其他调解组织申请",
        "向对该纠纷有权调解的其他调解组织或者行政机关申请调解。",
        "PML-26",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.REMEDIATION,
        "重新调解",
        "由各方再次申请调解，经调解组织实际主持达成新的调解协议；自新协议生效之日起重新计算三十日的司法确认申请期限。"
        "私下达成的和解不属于经调解组织调解达成，不得倒签日期。",
        "CPL-206",
        Who.ALL_PARTIES,
    ),
    (
        RoadKind.CONFIRMATION,
        "申请司法确认",
        "由双方当事人自调解协议生效之日起三十日内，共同向有管辖权的人民法院提出申请；不交纳诉讼费用。",
        "CPL-205",
        Who.ALL_PARTIES,
    ),
    (
        RoadKind.REAPPLICATION,
        "再次申请司法确认",
        "在原三十日期限内，可以由双方共同向有管辖权的人民法院再次申请司法确认。",
        "CPL-205",
        Who.ALL_PARTIES,
    ),
    (
        RoadKind.EXTENSION_REQUEST,
        "申请顺延期限",
        "因不可抗拒的事由或者其他正当理由耽误期限的，在障碍消除后的十日内向人民法院申请顺延，是否准许由人民法院决定。",
        "CPL-86",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.SUIT,
        "向人民法院起诉",
        "就纠纷向有管辖权的人民法院提起诉讼；没有仲裁协议的，可以随时起诉，注意诉讼时效。",
        "PML-26",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.SUIT_ON_AGREEMENT,
        "就调解协议起诉",
        "对调解协议的履行或者内容发生争议的，以对方当事人为被告向人民法院起诉；调解组织不是被告。",
        "PML-32",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.ARBITRATION,
        "申请仲裁",
        "有仲裁协议的，向约定的仲裁委员会申请仲裁；没有的，双方可以另行签订仲裁协议。",
        "ARB25-27",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.ARBITRATION_CLAUSE,
        "依协议中的仲裁条款申请仲裁",
        "调解协议约定了仲裁的，争议由约定的仲裁委员会仲裁；申请司法确认、保全或者支付令不是放弃仲裁。一方起诉的，对方须在"
        "首次开庭前提出有仲裁条款，否则视为放弃。",
        "ARB25-30",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.ADJUDICATION,
        "请求行政裁决",
        "专利侵权纠纷可以请求管理专利工作的部门处理（行政裁决）；双方已约定其他解决方式或者任何一方已起诉的除外。",
        "PL-65",
        Who.APPLICANT,
    ),
    (
        RoadKind.PAYMENT_ORDER,
        "申请支付令",
        "协议约定给付金钱且已到期、数额确定，债权人没有对待给付义务、与债务人没有其他债务纠纷，债务人在我国境内、未下落不明、"
        "能够送达，且未申请诉前保全的，债权人可以单方向债务人住所地基层人民法院申请支付令，不受金额限制；"
        "申请费为案件受理费的三分之一。",
        "CPL-225",
        Who.CREDITOR,
    ),
    (
        RoadKind.ORDER_OBJECTION,
        "对支付令提出书面异议",
        "债务人自收到支付令之日起十五日内清偿，或者向发出支付令的人民法院书面提出对债务本身的异议；口头异议无效，"
        "只称无力清偿的不影响支付令的效力。",
        "CPL-227",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.SUIT_REFUSAL,
        "书面表明不同意提起诉讼",
        "自收到终结督促程序裁定之日起七日内，向受理申请的人民法院书面提出；期满未提出的，视为起诉。"
        "协议有仲裁条款的，务必提出：视为起诉可能被认为放弃仲裁协议（仲裁法（2025年修订）第三十七条）。",
        "CPLI-438",
        Who.CREDITOR,
    ),
    (
        RoadKind.DEEMED_SUIT,
        "参加已转入的诉讼",
        "案件已转入诉讼程序，申请支付令的时间即为起诉的时间；按照人民法院的通知预交案件受理费、参加诉讼。"
        "协议有仲裁条款的，请在首次开庭前提出或者申请撤诉后仲裁。",
        "CPLI-439",
        Who.CREDITOR,
    ),
    (
        RoadKind.NOTARISED_INSTRUMENT,
        "办理赋予强制执行效力的公证",
        "协议有明确的给付内容并载明债务人愿意接受强制执行承诺的，各方可以共同到公证机构签署申请，赋予协议强制执行效力；"
        "公证费按照公证机构的标准收取。",
        "CPL-249",
        Who.ALL_PARTIES,
    ),
    (
        RoadKind.NOTARISED_ENFORCEMENT,
        "申请执行公证债权文书",
        "对方不履行的，先向公证机构申请执行证书，再自协议约定的每次履行期间最后一日起二年内，向被执行人住所地或者"
        "被执行的财产所在地人民法院申请执行；申请执行证书使申请执行时效中断，没有执行证书的申请不予受理。",
        "GZZQ-9",
        Who.CREDITOR,
    ),
    (
        RoadKind.NON_ENFORCEMENT,
        "申请不予执行公证债权文书",
        "公证严重违反法定程序的，自执行通知书送达之日起十五日内向执行法院提出书面申请，并提交证据。",
        "GZZQ-13",
        Who.DEBTOR,
    ),
    (
        RoadKind.DEBTOR_SUIT,
        "起诉请求不予执行",
        "认为公证债权文书与事实不符、无效、可撤销，或者债权已经消灭的，在执行程序终结前以债权人为被告向执行法院起诉；"
        "起诉不影响执行，提供充分、有效担保的可以请求停止处分。",
        "GZZQ-22",
        Who.DEBTOR,
    ),
    (
        RoadKind.CNIPA_REGISTRATION,
        "向国家知识产权局办理登记、变更",
        "权属、发明人资格的约定不能司法确认，由双方持生效的调解协议向国务院专利行政部门办理著录项目变更、恢复程序等手续。",
        "IR-103",
        Who.ALL_PARTIES,
    ),
    (
        RoadKind.CNIPA_FREEZE_BY_COURT,
        "起诉并请求中止专利有关程序",
        "对方不同意调解的，行政调解无法立案，可以就权属向人民法院起诉，持法院受理通知书请求国务院专利行政部门中止有关程序。",
        "IR-103",
        Who.APPLICANT,
    ),
    (
        RoadKind.OBJECTION,
        "对确认裁定提出异议",
        "当事人有异议的，自收到裁定之日起十五日内向作出裁定的人民法院提出。",
        "CPLI-372",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.THIRD_PERSON_OBJECTION,
        "利害关系人提出异议",
        "自知道或者应当知道民事权益受到侵害之日起六个月内，向作出裁定的人民法院提出；该期间不得延长。",
        "CPLI-372",
        Who.THIRD_PERSON,
    ),
    (
        RoadKind.ENFORCEMENT,
        "申请强制执行",
        "对方拒绝履行或者未全部履行的，自约定的履行期间最后一日起二年内，向作出裁定、调解书、支付令的人民法院或者与其同级的"
        "被执行财产所在地人民法院申请执行。",
        "CPL-250",
        Who.CREDITOR,
    ),
    (
        RoadKind.ENFORCEMENT_AGAIN,
        "再次申请执行",
        "终结本次执行程序后，发现被执行人有可供执行财产的，可以再次申请执行，不受申请执行时效期间的限制。",
        "CPLI-517",
        Who.CREDITOR,
    ),
    (
        RoadKind.ENFORCEMENT_REVIEW,
        "对执行裁定申请复议",
        "对不予执行的裁定不服的，自裁定送达之日起十日内向上一级人民法院申请复议；对不予受理的裁定，按裁定书载明的途径办理。",
        "CPL-236",
        Who.CREDITOR,
    ),
    (
        RoadKind.DECLARE_TO_ADMINISTRATOR,
        "向破产管理人申报债权",
        "人民法院已受理对方破产申请的，在公告的期限内向管理人申报债权。",
        "BANK-48",
        Who.CREDITOR,
    ),
    (
        RoadKind.LEGAL_REVIEW,
        "请律师审查协议效力",
        "法院认定的事由涉及协议本身的效力，履行或者另行主张之前请先取得法律意见。",
        "CIV-143",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.TRIAL,
        "继续审理",
        "案件已经立案，由受诉人民法院继续审理、及时判决；审理中仍可以申请撤诉，或者自行和解、请求法院主持调解。",
        "CPL-102",
        Who.ANY_PARTY,
    ),
    (
        RoadKind.APPEAL,
        "对不予受理的裁定上诉",
        "对不予受理的裁定不服的，自裁定书送达之日起十日内向上一级人民法院提起上诉。",
        "CPL-126",
        Who.APPLICANT,
    ),
    (
        RoadKind.RETRIAL,
        "对民事调解书申请再审",
        "提出证据证明调解违反自愿原则或者调解协议的内容违反法律的，在调解书发生法律效力后六个月内申请再审；该期间不得延长。",
        "CPL-212",
        Who.ANY_PARTY,
    ),
)

ROADS: dict[RoadKind, RoadText] = {
    kind: RoadText(kind=kind, title=title, text=text, cite=cite, who=who) for kind, title, text, cite, who in _ROWS
}


def text(kind: RoadKind | str) -> RoadText:
    """A road as people read it."""
    return ROADS[RoadKind(kind)]


def ahead(kind: RoadKind, last_day: date | None = None, cite: ArticleId | None = None) -> RoadAhead:
    """A road that is open, with its last day if it has one; `cite` where another article opens it."""
    return RoadAhead(kind=kind, cite=cite or ROADS[kind].cite, last_day=last_day)
