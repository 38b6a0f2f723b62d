"""Requirements: all that is missing at once (一次性告知), and what leads to refusal rather than to correction."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cases.agencies import OfficeKind
from cases.calendar import SHANGHAI
from cases.materials import Complaint, Materials
from cases.parties import Party, Side
from cases.rights import Matter, Quarrel, RightKind
from cases.words import Token, Word
from rulebook.article import ArticleId, Text
from rulebook.grounds import Ground, IntakeGround, intake_ground
from rulebook.kind import Kind
from rulebook.kinds import kind_for

REGISTERED = (
    RightKind.INVENTION,
    RightKind.UTILITY_MODEL,
    RightKind.DESIGN,
    RightKind.TRADEMARK,
    RightKind.PLANT_VARIETY,
    RightKind.LAYOUT_DESIGN,
)
"""Rights that have a certificate and a number."""


class Missing(StrEnum):
    """What may be missing."""

    RESPONDENT = "respondent"
    REQUESTS = "requests"
    FACTS = "facts"
    IDENTITY = "identity"
    ADDRESS = "address"
    AUTHORITY = "authority"
    LEGALISATION = "legalisation"
    RIGHT_NUMBER = "right_number"
    RIGHT_PROOF = "right_proof"
    DECISION_COPY = "decision_copy"
    GRANT_PROOF = "grant_proof"
    SIGNATURES = "signatures"
    AGREEMENT = "agreement"
    CERTIFICATE = "certificate"
    STATEMENT = "statement"


class Requirement(Word):
    """Something that must be handed in; `of` is the party it concerns, where it is not everybody."""

    id: Missing
    title: Text
    cite: ArticleId
    remedy: Text
    of: Token | None = None


class IntakeFacts(Word):
    """What the counter knows of a request, in the terms that the rules ask for.

    `unidentified`, `unaddressed` and `unauthorised` name the parties whose proof (or whose agent's proof) is missing.
    """

    office: OfficeKind
    matter: Matter
    received_on: date
    has_respondent: bool
    has_requests: bool
    has_facts: bool
    has_right_proof: bool
    has_decision_copy: bool = False
    unidentified: tuple[Token, ...] = ()
    unaddressed: tuple[Token, ...] = ()
    unauthorised: tuple[Token, ...] = ()
    unlegalised: tuple[Token, ...] = ()
    is_civil: bool = True
    refused_before: bool = False
    decided_before: bool = False
    court_pending: bool = False
    open_licence: bool = False
    competent: bool = True
    applicant_holds_right: bool = True

    @property
    def kind(self) -> Kind:
        """The kind of mediation asked for."""
        return kind_for(self.matter, self.office, self.received_on)


def facts_of(complaint: Complaint, *, competent: bool = True) -> IntakeFacts:
    """The facts of a complaint; `competent` is the answer of `rulebook.competence`."""
    materials = complaint.materials
    ours = [party for party in complaint.parties if party.side is Side.APPLICANT]
    return IntakeFacts(
        office=complaint.office.kind,
        matter=complaint.matter,
        received_on=complaint.received_at.astimezone(SHANGHAI).date(),
        has_respondent=any(party.side is Side.RESPONDENT for party in complaint.parties),
        has_requests=materials.requests is not None,
        has_facts=materials.facts is not None,
        has_right_proof=materials.right_proof,
        has_decision_copy=materials.decision_copy,
        unidentified=tuple(party.id for party in ours if party.id not in materials.identified),
        unaddressed=tuple(party.id for party in ours if party.id not in materials.addressed),
        unauthorised=_unauthorised(ours, materials),
        unlegalised=_unlegalised(ours, materials),
        refused_before=complaint.refused_before,
        decided_before=complaint.decided_before,
        court_pending=complaint.court_pending,
        competent=competent,
        applicant_holds_right=complaint.applicant_holds_right,
    )


def _unauthorised(parties: list[Party], materials: Materials) -> tuple[str, ...]:
    """Parties with an agent whose authority was not shown."""
    return tuple(
        party.id for party in parties if any(mandate.agent not in materials.authorised for mandate in party.mandates)
    )


def _unlegalised(parties: list[Party], materials: Materials) -> tuple[str, ...]:
    """Parties from abroad whose agent's authority was neither notarised and legalised nor signed before the body."""
    abroad = [party for party in parties if not party.domestic]
    return tuple(
        party.id for party in abroad if any(mandate.agent not in materials.legalised for mandate in party.mandates)
    )


_TEXTS: dict[Missing, tuple[str, ArticleId, str]] = {
    Missing.RESPONDENT: ("明确的被申请人", "O81-64", "写明被申请人的姓名或者名称、地址和联系方式"),
    Missing.REQUESTS: ("调解请求事项", "O81-64", "写明具体的调解请求；口头申请的，由工作人员记入登记表"),
    Missing.FACTS: ("事实和理由", "O81-64", "写明纠纷发生的时间、经过和理由"),
    Missing.IDENTITY: ("身份证明", "CPLI-354", "自然人提交身份证件；组织提交营业执照和法定代表人身份证明"),
    Missing.ADDRESS: ("送达地址确认书", "CPLI-136", "填写并签署送达地址确认书，写明是否同意电子送达"),
    Missing.AUTHORITY: ("授权委托书", "CPL-62", "提交写明委托事项和权限的授权委托书；进行和解须有特别授权"),
    Missing.LEGALISATION: (
        "境外授权委托书的公证、认证",
        "CPL-275",
        "境外形成的授权委托书经公证并认证（或者附加证明书），或者在办理机构人员见证下签署",
    ),
    Missing.RIGHT_NUMBER: ("权利的编号", "O81-64", "写明专利号、商标注册号等权利编号"),
    Missing.RIGHT_PROOF: ("权利证明", "CPLI-354", "提交权利证书、登记簿副本或者许可合同等权属证明"),
    Missing.DECISION_COPY: ("认定侵权行为成立的处理决定书副本", "O81-64", "提交管理专利工作的部门作出的处理决定书副本"),
    Missing.GRANT_PROOF: ("授权公告日", "O81-63", "写明发明专利的授权公告日并提交授权公告"),
    Missing.SIGNATURES: ("双方当事人的共同申请", "CPL-205", "由双方本人或者有特别授权的代理人在申请书上签名、盖章"),
    Missing.AGREEMENT: ("调解协议", "CPLI-354", "提交已经生效的调解协议"),
    Missing.CERTIFICATE: ("调解组织主持调解的证明", "CPLI-354", "请调解组织出具主持调解的证明"),
    Missing.STATEMENT: ("自愿、合法、不损害他人权益的声明", "CONFIG", "在申请书中写明或者另附承诺"),
}


def requirement(id: Missing | str, of: str | None = None, cite: ArticleId | None = None) -> Requirement:
    """A requirement by its id, with the article of the kind of mediation where it differs; raises ValueError."""
    title, own, remedy = _TEXTS[Missing(id)]
    return Requirement(id=Missing(id), title=title, cite=cite or own, remedy=remedy, of=of)


_PEOPLES_CITES: dict[Missing, ArticleId] = {
    Missing.RESPONDENT: "PML-17",
    Missing.REQUESTS: "PML-17",
    Missing.FACTS: "PML-17",
    Missing.IDENTITY: "CONFIG",
    Missing.RIGHT_NUMBER: "CONFIG",
    Missing.RIGHT_PROOF: "CONFIG",
}
"""What the people's mediation law leaves to the committee's own rules."""

_PATENT_CITES: dict[Missing, ArticleId] = {Missing.IDENTITY: "O81-64", Missing.RIGHT_PROOF: "O81-64"}


def missing_at_intake(facts: IntakeFacts) -> tuple[Requirement, ...]:
    """Everything that is missing, all at once, in the order of the form."""
    patent = facts.office is OfficeKind.PATENT_OFFICE
    cites = _PATENT_CITES if patent else {id: _under(facts, cite) for id, cite in _PEOPLES_CITES.items()}
    once = [id for id, given in _given(facts) if not given]
    each = [
        *((Missing.IDENTITY, party) for party in facts.unidentified),
        *((Missing.ADDRESS, party) for party in facts.unaddressed),
        *((Missing.AUTHORITY, party) for party in facts.unauthorised),
        *((Missing.LEGALISATION, party) for party in facts.unlegalised),
    ]
    return (
        *(requirement(id, cite=cites.get(id)) for id in once),
        *(requirement(id, of, cites.get(id)) for id, of in each),
    )


def _under(facts: IntakeFacts, cite: ArticleId) -> ArticleId:
    return facts.kind.under((cite,))[0]


def _given(facts: IntakeFacts) -> tuple[tuple[Missing, bool], ...]:
    registered = facts.matter.right in REGISTERED
    return (
        (Missing.RESPONDENT, facts.has_respondent),
        (Missing.REQUESTS, facts.has_requests),
        (Missing.FACTS, facts.has_facts),
        (Missing.RIGHT_NUMBER, bool(facts.matter.rights) or not registered),
        (Missing.RIGHT_PROOF, facts.has_right_proof or not registered),
        (Missing.DECISION_COPY, facts.has_decision_copy or not facts.kind.needs_decision_copy),
        (Missing.GRANT_PROOF, bool(_granted(facts.matter)) or not facts.kind.needs_grant),
    )


def _granted(matter: Matter) -> tuple[date, ...]:
    return tuple(right.granted_on for right in matter.rights if right.granted_on is not None)


def inadmissible(facts: IntakeFacts) -> tuple[Ground, ...]:
    """Every ground on which the request is to be refused; an officer decides, the engine only names them."""
    people = facts.office is not OfficeKind.PATENT_OFFICE
    asks_title = facts.matter.quarrel is Quarrel.OWNERSHIP
    found = (
        (IntakeGround.NOT_CIVIL, not facts.is_civil),
        (IntakeGround.DECIDED, facts.decided_before),
        (IntakeGround.COURT_PENDING, people and facts.court_pending),
        (IntakeGround.REFUSED_BEFORE, people and facts.refused_before),
        (IntakeGround.NOT_COMPETENT, not facts.competent),
        (IntakeGround.OPEN_LICENCE, not people and facts.open_licence),
        (IntakeGround.NOT_GRANTED, not people and _not_yet_granted(facts)),
        (IntakeGround.NOT_ENTITLED, asks_title and not facts.applicant_holds_right),
    )
    grounds = [intake_ground(ground.value, facts.office) for ground, applies in found if applies]
    return tuple(ground.model_copy(update={"cite": _under(facts, ground.cite)}) for ground in grounds)


def _not_yet_granted(facts: IntakeFacts) -> bool:
    granted = _granted(facts.matter)
    return facts.kind.needs_grant and bool(granted) and min(granted) > facts.received_on


class ConfirmationFacts(Word):
    """What lies before a court that is asked to confirm an agreement (解释353–354)."""

    right: RightKind
    unsigned: tuple[Token, ...] = ()
    has_agreement: bool = True
    has_certificate: bool = True
    has_right_proof: bool = True
    has_statement: bool = True
    unidentified: tuple[Token, ...] = ()
    unauthorised: tuple[Token, ...] = ()


def missing_for_confirmation(facts: ConfirmationFacts) -> tuple[Requirement, ...]:
    """Everything that a joint application still lacks, all at once."""
    once = (
        (Missing.AGREEMENT, facts.has_agreement),
        (Missing.CERTIFICATE, facts.has_certificate),
        (Missing.RIGHT_PROOF, facts.has_right_proof or facts.right not in REGISTERED),
        (Missing.STATEMENT, facts.has_statement),
    )
    return (
        *(requirement(Missing.SIGNATURES, party) for party in facts.unsigned),
        *(requirement(id) for id, given in once if not given),
        *(requirement(Missing.IDENTITY, party) for party in facts.unidentified),
        *(requirement(Missing.AUTHORITY, party) for party in facts.unauthorised),
    )
