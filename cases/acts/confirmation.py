"""Acts of the judicial confirmation, in the order of 民事诉讼法205–206 and 民诉法解释351–358, 372."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.agencies import Office
from cases.agreement import Obligation
from cases.rights import Sum
from cases.words import Instant, RecordRef, Token, Word


class JointApplication(Act):
    """A party signs the joint application to this court, in person or by a qualified agent."""

    TITLE: ClassVar[str] = "共同申请司法确认"
    act: Literal["joint_application"] = "joint_application"
    court: Office


class ApplicationConsent(Act):
    """A party that does not sign the application itself consents to it in writing, signed, where the court takes that.

    The application of the one with the consent of the other is then their joint application.
    """

    TITLE: ClassVar[str] = "书面同意共同申请司法确认"
    act: Literal["application_consent"] = "application_consent"
    statement: RecordRef


class OralApplication(Act):
    """All parties apply orally; the court's clerk writes it down and they sign the minutes (解释353)."""

    TITLE: ClassVar[str] = "记录口头申请司法确认"
    act: Literal["oral_application"] = "oral_application"
    court: Office
    signed: Annotated[tuple[Token, ...], Field(min_length=1, max_length=50)]
    minutes: RecordRef


class CourtSupplementOrder(Act):
    """The court names all that is missing and sets a day."""

    TITLE: ClassVar[str] = "通知补正"
    act: Literal["court_supplement_order"] = "court_supplement_order"
    missing: Annotated[tuple[Token, ...], Field(min_length=1, max_length=20)]
    days: Annotated[int, Field(ge=1, le=30)]


class CourtSupplement(Act):
    """What the court asked for, handed in."""

    TITLE: ClassVar[str] = "向法院补正材料"
    act: Literal["court_supplement"] = "court_supplement"
    materials: Annotated[tuple[RecordRef, ...], Field(min_length=1, max_length=50)]


class CourtAcceptance(Act):
    """The court dockets the application."""

    TITLE: ClassVar[str] = "立案受理"
    act: Literal["court_acceptance"] = "court_acceptance"


class NonAcceptance(Act):
    """The court does not accept the application, on items of 解释355; a clerk who records it names the judge."""

    TITLE: ClassVar[str] = "裁定不予受理"
    NAMES: ClassVar[tuple[str, ...]] = ("judge",)
    act: Literal["non_acceptance"] = "non_acceptance"
    grounds: Annotated[tuple[Token, ...], Field(min_length=1, max_length=5)]
    judge: Token | None = None


class AttendanceNotice(Act):
    """The court calls both parties to attend together (解释356)."""

    TITLE: ClassVar[str] = "通知双方共同到场"
    act: Literal["attendance_notice"] = "attendance_notice"
    held_at: Instant
    place: RecordRef


class Inquiry(Act):
    """The judge's inquiry was held; its minutes."""

    TITLE: ClassVar[str] = "提交询问笔录"
    NAMES: ClassVar[tuple[str, ...]] = ("clerk",)
    act: Literal["inquiry"] = "inquiry"
    held_at: Instant
    attended: tuple[Token, ...]
    clerk: Token
    minutes: RecordRef


class MaterialsOrder(Act):
    """The judge asks for further material (解释356第二款)."""

    TITLE: ClassVar[str] = "通知补充陈述或证明材料"
    act: Literal["materials_order"] = "materials_order"
    text: RecordRef
    days: Annotated[int, Field(ge=1, le=30)]


class MaterialsAnswer(Act):
    """A party hands in what the judge asked for."""

    TITLE: ClassVar[str] = "提交补充材料"
    act: Literal["materials_answer"] = "materials_answer"
    materials: Annotated[tuple[RecordRef, ...], Field(min_length=1, max_length=50)]


class AssistanceRequest(Act):
    """The court asks the mediation body to verify something (解释356第二款)."""

    TITLE: ClassVar[str] = "请调解组织协助核实"
    act: Literal["assistance_request"] = "assistance_request"
    text: RecordRef
    days: Annotated[int, Field(ge=1, le=30)]


class AssistanceReply(Act):
    """The mediation body answers the court; what was said in mediation stays there."""

    TITLE: ClassVar[str] = "答复法院协助核实"
    act: Literal["assistance_reply"] = "assistance_reply"
    text: RecordRef


class DeemedWithdrawal(Act):
    """The judge treats the application as withdrawn (解释357第二款: may)."""

    TITLE: ClassVar[str] = "裁定按撤回申请处理"
    act: Literal["deemed_withdrawal"] = "deemed_withdrawal"


class ConfirmationWithdrawal(Act):
    """An applicant takes back the application before the ruling."""

    TITLE: ClassVar[str] = "申请撤回司法确认"
    act: Literal["confirmation_withdrawal"] = "confirmation_withdrawal"


class WithdrawalRuling(Act):
    """The judge permits the withdrawal."""

    TITLE: ClassVar[str] = "裁定准许撤回"
    act: Literal["withdrawal_ruling"] = "withdrawal_ruling"


class Dismissal(Act):
    """A ground of 解释355 is found after acceptance."""

    TITLE: ClassVar[str] = "裁定驳回申请（发现不予受理情形）"
    act: Literal["dismissal"] = "dismissal"
    grounds: Annotated[tuple[Token, ...], Field(min_length=1, max_length=5)]


class SpecialTermination(Act):
    """A civil dispute over rights emerges: the special procedure ends (民诉法186)."""

    TITLE: ClassVar[str] = "裁定终结特别程序"
    act: Literal["special_termination"] = "special_termination"


class Sanction(Word):
    """What a court imposes on a party for a sham mediation, on its president's approval: a fine or detention."""

    party: Token
    reasons: RecordRef
    approved_by: Token
    fine: Annotated[Sum, Field(gt=0)] | None = None
    detention_days: Annotated[int, Field(ge=1)] | None = None


class Rejection(Act):
    """The application is rejected on grounds of 解释358; a sham may be punished at the same time."""

    TITLE: ClassVar[str] = "裁定驳回确认申请"
    act: Literal["rejection"] = "rejection"
    grounds: Annotated[tuple[Token, ...], Field(min_length=1, max_length=6)]
    sham: bool = False
    sanctions: Annotated[tuple[Sanction, ...], Field(max_length=20)] = ()


class ConfirmationRuling(Act):
    """The court confirms the agreement."""

    TITLE: ClassVar[str] = "裁定确认调解协议有效"
    NAMES: ClassVar[tuple[str, ...]] = ("clerk",)
    act: Literal["confirmation_ruling"] = "confirmation_ruling"
    clerk: Token


class ReviewExtension(Act):
    """The president of the court extends the time for review (民诉法187)."""

    TITLE: ClassVar[str] = "院长批准延长审查期限"
    act: Literal["review_extension"] = "review_extension"
    days: Annotated[int, Field(ge=1, le=90)]


class Objection(Act):
    """A party objects to the ruling within fifteen days (解释372)."""

    TITLE: ClassVar[str] = "当事人对确认裁定提出异议"
    act: Literal["objection"] = "objection"
    grounds: RecordRef


class ThirdPersonObjection(Act):
    """An interested third person objects within six months of knowing."""

    TITLE: ClassVar[str] = "利害关系人对确认裁定提出异议"
    act: Literal["third_person_objection"] = "third_person_objection"
    known_on: date
    grounds: RecordRef


class ObjectionOutcome(StrEnum):
    """What becomes of the ruling."""

    REVOKED = "revoked"
    CHANGED = "changed"
    DISMISSED = "dismissed"


class ObjectionRuling(Act):
    """The court decides on an objection; a change names the obligations that remain."""

    TITLE: ClassVar[str] = "对异议作出裁定"
    NAMES: ClassVar[tuple[str, ...]] = ("clerk",)
    act: Literal["objection_ruling"] = "objection_ruling"
    outcome: ObjectionOutcome
    clerk: Token
    reasons: RecordRef | None = None
    obligations: Annotated[tuple[Obligation, ...], Field(max_length=60)] = ()


class RetrialApplication(Act):
    """A party asks for a retrial; the law gives none (解释378)."""

    TITLE: ClassVar[str] = "对确认裁定申请再审"
    act: Literal["retrial_application"] = "retrial_application"


class LateApplication(Act):
    """A party asks the court for more time because of an obstacle (民诉法86)."""

    TITLE: ClassVar[str] = "申请顺延期限"
    act: Literal["late_application"] = "late_application"
    court: Office
    obstacle_ended: date
    reason: RecordRef


class LateRuling(Act):
    """The court grants or refuses the extension."""

    TITLE: ClassVar[str] = "决定是否准许顺延"
    act: Literal["late_ruling"] = "late_ruling"
    granted: bool
    days: Annotated[int, Field(ge=1, le=30)] = 10
