"""Acts of a mediation, in the order in which a mediation runs."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.agencies import Mediator
from cases.agreement import Terms
from cases.parties import Division, Loss, PartyKind
from cases.words import Instant, RecordRef, Sha256, Token, VaultRef


class Consent(Act):
    """A respondent agrees to the mediation."""

    TITLE: ClassVar[str] = "同意调解"
    act: Literal["consent"] = "consent"
    statement: RecordRef | None = None


class Declination(Act):
    """A respondent does not agree to the mediation."""

    TITLE: ClassVar[str] = "不同意调解"
    act: Literal["declination"] = "declination"


class CaseFiling(Act):
    """The patent office files the case after the respondent agreed (办法66)."""

    TITLE: ClassVar[str] = "立案"
    act: Literal["case_filing"] = "case_filing"


class NonFiling(Act):
    """The office does not open the mediation."""

    TITLE: ClassVar[str] = "不予立案"
    act: Literal["non_filing"] = "non_filing"


class NewAddress(Act):
    """The requester gives another address for a respondent who could not be served; the address is in the docket."""

    TITLE: ClassVar[str] = "提供被请求人新地址"
    act: Literal["new_address"] = "new_address"
    party: Token


class MediatorChoice(Act):
    """A party names the mediators it wants; the choice stands when all parties name the same."""

    TITLE: ClassVar[str] = "选择调解员"
    act: Literal["mediator_choice"] = "mediator_choice"
    mediators: Annotated[tuple[Mediator, ...], Field(min_length=1, max_length=3)]


class MediatorAppointment(Act):
    """The body appoints the mediators."""

    TITLE: ClassVar[str] = "指定调解员"
    act: Literal["mediator_appointment"] = "mediator_appointment"
    mediators: Annotated[tuple[Mediator, ...], Field(min_length=1, max_length=3)]


class Disclosure(Act):
    """A mediator declares independence, or discloses relations in the text."""

    TITLE: ClassVar[str] = "调解员声明（披露）"
    act: Literal["disclosure"] = "disclosure"
    relations: RecordRef | None = None


class DisclosureConsent(Act):
    """A party agrees that the disclosing mediator goes on; `statement` is the agreement in writing (商事调解条例20)."""

    TITLE: ClassVar[str] = "同意调解员继续调解"
    act: Literal["disclosure_consent"] = "disclosure_consent"
    statement: RecordRef | None = None


class MediatorObjection(Act):
    """A party does not want the mediator: the one it names, or all."""

    TITLE: ClassVar[str] = "不同意由该调解员调解"
    act: Literal["mediator_objection"] = "mediator_objection"
    mediator: Token | None = None


class DepartureReason(StrEnum):
    """Why a mediator leaves."""

    DEATH = "death"
    RESIGNATION = "resignation"
    REMOVAL = "removal"


class MediatorDeparture(Act):
    """A mediator leaves, or all do; another is sought and those who stay go on with him."""

    TITLE: ClassVar[str] = "更换调解员"
    act: Literal["mediator_departure"] = "mediator_departure"
    reason: DepartureReason
    mediator: Token | None = None


class Mode(StrEnum):
    """How a session is held."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class SessionNotice(Act):
    """A session is called."""

    TITLE: ClassVar[str] = "通知调解时间地点"
    act: Literal["session_notice"] = "session_notice"
    held_at: Instant
    mode: Mode
    place: RecordRef


class SessionMinutes(Act):
    """The minutes of a session, confidential to the mediation.

    Online, `identified` are those whose documents were compared with their faces again (在线调解规则17); a `recording`
    is kept only with the express consent of `recording_agreed` (在线调解规则22).
    """

    TITLE: ClassVar[str] = "提交调解笔录"
    act: Literal["session_minutes"] = "session_minutes"
    held_at: Instant
    place: RecordRef
    recorder: Token
    attended: tuple[Token, ...]
    text: VaultRef
    mode: Mode = Mode.IN_PERSON
    identified: tuple[Token, ...] = ()
    recording: VaultRef | None = None
    recording_agreed: tuple[Token, ...] = ()


class Absence(Act):
    """A party stayed away from a called session without good cause."""

    TITLE: ClassVar[str] = "记录无正当理由缺席"
    act: Literal["absence"] = "absence"
    party: Token


class UndisputedFacts(Act):
    """The mediator writes down the facts that nobody disputes, for separate signature."""

    TITLE: ClassVar[str] = "提交无争议事实"
    act: Literal["undisputed_facts"] = "undisputed_facts"
    text: RecordRef


class FactsSignature(Act):
    """A party signs the undisputed facts."""

    TITLE: ClassVar[str] = "签署无争议事实确认书"
    act: Literal["facts_signature"] = "facts_signature"
    sha256: Sha256


class ShamSign(StrEnum):
    """What makes a mediation look like a sham (R-34)."""

    RELATED_PARTIES = "related_parties"
    NO_DISPUTE = "no_dispute"
    FORGED_EVIDENCE = "forged_evidence"
    OTHERS_PROPERTY = "others_property"
    HASTE = "haste"


class ShamSuspicion(Act):
    """The mediator suspends the mediation because it may be a sham, and reports what makes it look like one."""

    TITLE: ClassVar[str] = "因疑似虚假调解中止"
    act: Literal["sham_suspicion"] = "sham_suspicion"
    signs: Annotated[tuple[ShamSign, ...], Field(max_length=5)] = ()


class Appraisal(Act):
    """Something is appraised or valued; the time it takes does not count."""

    TITLE: ClassVar[str] = "因鉴定评估中止调解"
    act: Literal["appraisal"] = "appraisal"
    subject: RecordRef


class Resumption(Act):
    """The ground of the pause is gone."""

    TITLE: ClassVar[str] = "恢复调解"
    act: Literal["resumption"] = "resumption"


class Accord(Act):
    """The parties agree in principle; the agreement is being written."""

    TITLE: ClassVar[str] = "记录达成初步一致"
    act: Literal["accord"] = "accord"


class FinalText(Act):
    """The agreement as it is to be signed; from now on its hash stands.

    `online`: signed electronically on the mediation platform of the courts (在线调解规则19).
    """

    TITLE: ClassVar[str] = "提交协议定稿"
    act: Literal["final_text"] = "final_text"
    terms: Terms
    online: bool = False


class SplitText(Act):
    """A text that declares whose a right is, and promises other things besides, becomes two agreements.

    `terms` are those of the whole; each part has its own full wording, under its own hash.
    """

    TITLE: ClassVar[str] = "分立协议定稿"
    act: Literal["split_text"] = "split_text"
    terms: Terms
    title_text: RecordRef
    rest_text: RecordRef


class OralAccord(Act):
    """The parties have reached an oral agreement, which the mediator records (人民调解法28, 30)."""

    TITLE: ClassVar[str] = "登记口头协议"
    act: Literal["oral_accord"] = "oral_accord"
    terms: Terms
    agreed_at: Instant


class WrittenText(Act):
    """The written text of an oral agreement, for signature: the same promises, in writing."""

    TITLE: ClassVar[str] = "提交口头协议的书面文本"
    act: Literal["written_text"] = "written_text"
    terms: Terms


class CorrectionText(Act):
    """A clerical correction of an agreement in effect, for signature by all; it names the text that it corrects."""

    TITLE: ClassVar[str] = "提交文字更正"
    act: Literal["correction_text"] = "correction_text"
    corrects: Sha256
    terms: Terms


class GuarantorSignature(Act):
    """Somebody from outside who gives a security signs the text too (调解规定9); the name is in the docket."""

    TITLE: ClassVar[str] = "案外担保人签署协议"
    act: Literal["guarantor_signature"] = "guarantor_signature"
    sha256: Sha256


class CopySent(Act):
    """The office has sent the copy of what closed an ownership mediation to CNIPA (办法70)."""

    TITLE: ClassVar[str] = "登记已向国务院专利行政部门抄送"
    act: Literal["copy_sent"] = "copy_sent"
    on: date


class Signature(Act):
    """A party, or a mediator, signs the agreement with this hash."""

    TITLE: ClassVar[str] = "签署调解协议"
    act: Literal["signature"] = "signature"
    sha256: Sha256


class Seal(Act):
    """The body seals the agreement with this hash."""

    TITLE: ClassVar[str] = "在调解协议上加盖印章"
    act: Literal["seal"] = "seal"
    sha256: Sha256


class RefusalToSign(Act):
    """A party will not sign."""

    TITLE: ClassVar[str] = "拒绝签署协议"
    act: Literal["refusal_to_sign"] = "refusal_to_sign"


class Withdrawal(Act):
    """A party ends the mediation (or takes back its request)."""

    TITLE: ClassVar[str] = "撤回申请／退出调解"
    act: Literal["withdrawal"] = "withdrawal"


class NoAgreement(Act):
    """The mediator ends the mediation on a coded ground."""

    TITLE: ClassVar[str] = "终止调解"
    act: Literal["no_agreement"] = "no_agreement"
    ground: Token


class ExtensionConsent(Act):
    """A party agrees that the mediation runs until the end of a later day."""

    TITLE: ClassVar[str] = "同意延长调解期限"
    act: Literal["extension_consent"] = "extension_consent"
    until: date
    reason: RecordRef | None = None


class TermExtension(Act):
    """The head of the office extends the term of an ownership mediation (办法70)."""

    TITLE: ClassVar[str] = "批准延长期限"
    act: Literal["term_extension"] = "term_extension"


class PartyLost(Act):
    """A party has died, was dissolved, lost its capacity, or went bankrupt."""

    concerns_all: ClassVar[bool] = True
    TITLE: ClassVar[str] = "登记当事人死亡、终止、丧失能力或破产"
    act: Literal["party_lost"] = "party_lost"
    party: Token
    loss: Loss


class Succession(Act):
    """The successor (or guardian, or administrator) joins in writing, with fresh address and authority (LR-09).

    A successor may be of another kind and live elsewhere; a guardian or administrator changes nothing of the party.
    """

    concerns_all: ClassVar[bool] = True
    TITLE: ClassVar[str] = "继受人（法定代理人、管理人）加入"
    act: Literal["succession"] = "succession"
    party: Token
    proof: RecordRef
    kind: PartyKind | None = None
    district: Division | None = None
    domestic: bool = True
    electronic: bool = False


class PartAgreement(Act):
    """The agreement of some of the parties, as they are to sign it, while the others go on mediating."""

    TITLE: ClassVar[str] = "提交部分当事人的协议定稿"
    act: Literal["part_agreement"] = "part_agreement"
    parties: Annotated[tuple[Token, ...], Field(min_length=2, max_length=19)]
    terms: Terms
