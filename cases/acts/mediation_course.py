"""Acts on the course of a mediation: its mediators, those who help them, its sessions and what is said apart."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.agencies import Mediator
from cases.words import Instant, RecordRef, Sha256, Token, VaultRef


class RecommendationRequest(Act):
    """A party asks the body to recommend mediators; it does when all parties have asked (商事调解条例15)."""

    TITLE: ClassVar[str] = "共同请求推荐调解员"
    act: Literal["recommendation_request"] = "recommendation_request"


class MediatorRecommendation(Act):
    """The body recommends mediators; the parties choose."""

    TITLE: ClassVar[str] = "推荐调解员"
    act: Literal["mediator_recommendation"] = "mediator_recommendation"
    mediators: Annotated[tuple[Mediator, ...], Field(min_length=1, max_length=5)]


class MediatorAcceptance(Act):
    """A mediator takes the case on (在线调解规则12)."""

    TITLE: ClassVar[str] = "接受选定或者指定"
    act: Literal["mediator_acceptance"] = "mediator_acceptance"


class MediatorRefusal(Act):
    """A mediator does not take the case on."""

    TITLE: ClassVar[str] = "不接受选定或者指定"
    act: Literal["mediator_refusal"] = "mediator_refusal"


class VaultAccess(Act):
    """A party lets a mediator who came later read what was said in confidence before."""

    TITLE: ClassVar[str] = "同意新任调解员查阅保密卷"
    act: Literal["vault_access"] = "vault_access"
    mediator: Token


class HelperInvitation(Act):
    """Somebody is invited to help (办法68; 人民调解法20): `helper` says who and what for, `agreed` who agreed to it."""

    TITLE: ClassVar[str] = "邀请协助调解"
    act: Literal["helper_invitation"] = "helper_invitation"
    helper: RecordRef
    agreed: tuple[Token, ...] = ()


class Postponement(Act):
    """A party has good cause not to come; the session is held another day."""

    TITLE: ClassVar[str] = "准予改期"
    act: Literal["postponement"] = "postponement"
    party: Token
    reason: RecordRef


class PrivateMeeting(Act):
    """The mediator has spoken with one party alone (背对背); what was said stays between them."""

    TITLE: ClassVar[str] = "提交单独沟通记录"
    act: Literal["private_meeting"] = "private_meeting"
    party: Token
    held_at: Instant
    text: VaultRef


class PassingOn(Act):
    """A party says what of a private meeting may be told to the others, in these words."""

    TITLE: ClassVar[str] = "同意转告对方"
    act: Literal["passing_on"] = "passing_on"
    text: VaultRef


class Proposal(Act):
    """The mediator proposes something for the time being; `tells` are the texts that parties let him pass on."""

    TITLE: ClassVar[str] = "提出调解方案"
    act: Literal["proposal"] = "proposal"
    text: VaultRef
    days: Annotated[int, Field(ge=1, le=60)]
    tells: Annotated[tuple[Sha256, ...], Field(max_length=20)] = ()


class ProposalAnswer(Act):
    """A party answers the proposal with this hash."""

    TITLE: ClassVar[str] = "答复调解方案"
    act: Literal["proposal_answer"] = "proposal_answer"
    sha256: Sha256
    agrees: bool
    text: VaultRef | None = None
