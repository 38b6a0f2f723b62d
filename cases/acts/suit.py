"""Acts of a suit before a court, as far as mediation goes: from docketing to the mediation statement (民事调解书)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cases.acts.base import Act
from cases.agencies import Office
from cases.rights import Sum
from cases.words import RecordRef, Token


class SuitRegistration(Act):
    """The court dockets the suit."""

    TITLE: ClassVar[str] = "登记立案"
    act: Literal["suit_registration"] = "suit_registration"


class SuitNonAcceptance(Act):
    """The court does not docket the suit; a clerk who records it names the judge."""

    TITLE: ClassVar[str] = "裁定不予受理起诉"
    act: Literal["suit_non_acceptance"] = "suit_non_acceptance"
    ground: Token
    judge: Token | None = None


class Delegation(Act):
    """Before it dockets the suit, the court sends the dispute to a body on its roster."""

    TITLE: ClassVar[str] = "委派调解"
    act: Literal["delegation"] = "delegation"
    body: Office


class Track(StrEnum):
    """Which procedure the suit is tried in; it decides how long an entrusted mediation may last."""

    ORDINARY = "ordinary"
    SUMMARY = "summary"


class MediationProposal(Act):
    """The court proposes to entrust the mediation to a body on its roster."""

    TITLE: ClassVar[str] = "提议委托调解"
    act: Literal["mediation_proposal"] = "mediation_proposal"
    body: Office
    track: Track = Track.ORDINARY


class TrialOrder(Act):
    """The court tries the case without a mediation."""

    TITLE: ClassVar[str] = "转入审理"
    act: Literal["trial_order"] = "trial_order"


class MaterialsReceipt(Act):
    """The body signs for the materials of the court, or confirms them on its platform: the term runs from here."""

    TITLE: ClassVar[str] = "签收法院移交的材料"
    act: Literal["materials_receipt"] = "materials_receipt"


class StatementRequest(Act):
    """A party asks the court for a mediation statement of the agreement.

    `on_signing`: it agrees that the agreement takes effect when it is signed before the court (解释151).
    """

    TITLE: ClassVar[str] = "申请制作民事调解书"
    act: Literal["statement_request"] = "statement_request"
    on_signing: bool = False


class MediationStatement(Act):
    """The court has reviewed the agreement and makes the statement; `fee` is the fee of the case before it is halved.

    `signed_before_court`: parties, judge and clerk have signed the agreement together (解释151).
    """

    TITLE: ClassVar[str] = "制作民事调解书"
    act: Literal["mediation_statement"] = "mediation_statement"
    clerk: Token
    fee: Sum
    bearer: Token
    signed_before_court: bool = False


class StatementRefusal(Act):
    """The court finds against the agreement and goes on with the trial."""

    TITLE: ClassVar[str] = "不予确认调解协议，继续审理"
    act: Literal["statement_refusal"] = "statement_refusal"
    grounds: Annotated[tuple[Token, ...], Field(min_length=1, max_length=6)]


class Regret(Act):
    """A party goes back on the agreement before the statement was served on it (民诉法102)."""

    TITLE: ClassVar[str] = "调解书送达前反悔"
    act: Literal["regret"] = "regret"


class SuitWithdrawal(Act):
    """The plaintiff asks to withdraw the suit."""

    TITLE: ClassVar[str] = "申请撤诉"
    act: Literal["suit_withdrawal"] = "suit_withdrawal"


class SuitWithdrawalRuling(Act):
    """The judge permits the withdrawal; the fee is halved (诉讼费用交纳办法15)."""

    TITLE: ClassVar[str] = "裁定准许撤诉"
    act: Literal["suit_withdrawal_ruling"] = "suit_withdrawal_ruling"
    clerk: Token
    fee: Sum


class SuitTermination(Act):
    """Nobody takes the lost party's place: the judge ends the suit (民诉法154)."""

    TITLE: ClassVar[str] = "裁定终结诉讼"
    act: Literal["suit_termination"] = "suit_termination"
    clerk: Token


class StatementRetrial(Act):
    """A party asks for a retrial of the mediation statement (民诉法212)."""

    TITLE: ClassVar[str] = "对民事调解书申请再审"
    act: Literal["statement_retrial"] = "statement_retrial"
    grounds: RecordRef


class RetrialDecision(Act):
    """What the court that reviews it decided: the statement stands, or is set aside for retrial."""

    TITLE: ClassVar[str] = "登记再审审查结果"
    act: Literal["retrial_decision"] = "retrial_decision"
    set_aside: bool
