"""Acts: what people hand in, one file a stage; `AnyAct` is their union, told apart by `act`.

A single act is imported from the file of its stage.
"""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from cases.acts.base import Act, Stamp
from cases.acts.conduct import Archive, NewCalendar, Reissue, Resubmission
from cases.acts.confirmation import (
    ApplicationConsent,
    AssistanceReply,
    AssistanceRequest,
    AttendanceNotice,
    ConfirmationRuling,
    ConfirmationWithdrawal,
    CourtAcceptance,
    CourtSupplement,
    CourtSupplementOrder,
    DeemedWithdrawal,
    Dismissal,
    Inquiry,
    JointApplication,
    LateApplication,
    LateRuling,
    MaterialsAnswer,
    MaterialsOrder,
    NonAcceptance,
    Objection,
    ObjectionRuling,
    OralApplication,
    Rejection,
    RetrialApplication,
    ReviewExtension,
    SpecialTermination,
    ThirdPersonObjection,
    WithdrawalRuling,
)
from cases.acts.freeze import FreezeEnd, FreezeExtension, FreezeRequest
from cases.acts.intake import (
    IntakeAcceptance,
    IntakeRefusal,
    Supplement,
)
from cases.acts.mediation import (
    Absence,
    Accord,
    Appraisal,
    CaseFiling,
    Consent,
    CopySent,
    CorrectionText,
    Declination,
    Disclosure,
    DisclosureConsent,
    ExtensionConsent,
    FactsSignature,
    FinalText,
    GuarantorSignature,
    MediatorAppointment,
    MediatorChoice,
    MediatorDeparture,
    MediatorObjection,
    NewAddress,
    NoAgreement,
    NonFiling,
    OralAccord,
    PartAgreement,
    PartyLost,
    RefusalToSign,
    Resumption,
    Seal,
    SessionMinutes,
    SessionNotice,
    ShamSuspicion,
    Signature,
    SplitText,
    Succession,
    TermExtension,
    UndisputedFacts,
    Withdrawal,
    WrittenText,
)
from cases.acts.mediation_course import (
    HelperInvitation,
    MediatorAcceptance,
    MediatorRecommendation,
    MediatorRefusal,
    PassingOn,
    Postponement,
    PrivateMeeting,
    Proposal,
    ProposalAnswer,
    RecommendationRequest,
    VaultAccess,
)
from cases.acts.notarisation import (
    CertificateGrant,
    CertificateRefusal,
    CertificateRequest,
    NonEnforcementRequest,
    NonEnforcementRuling,
    NotarialDeed,
    NotarialRefusal,
    NotaryAcceptance,
    NotaryApplication,
    NotaryJoining,
    NotaryWithdrawal,
)
from cases.acts.payment_order import (
    CreditorSuit,
    IssueOfOrder,
    ObjectionReview,
    ObjectionWithdrawal,
    OrderAcceptance,
    OrderNonAcceptance,
    OrderObjection,
    OrderRejection,
    OrderRevocation,
    OrderTermination,
    OrderWithdrawal,
    PaymentOrderApplication,
    SuitRefusal,
)
from cases.acts.people import (
    Authorisation,
    AuthorityRevocation,
    Joinder,
    JoinderConsent,
    JoinderRefusal,
)
from cases.acts.performance import (
    Breach,
    ConditionDenied,
    ConditionMet,
    Demand,
    Denial,
    EnforcementAcceptance,
    EnforcementApplication,
    EnforcementClosing,
    EnforcementRefusal,
    EnforcementStay,
    Performed,
    SetOff,
)
from cases.acts.service import (
    AddressConfirmation,
    Dispatch,
    ElectronicBar,
    ElectronicConsent,
    OtherChannel,
    PaperCopy,
    PaperCopyRequest,
    Publication,
    PublicationOrder,
    Report,
    ServiceAttempt,
    ServiceCertificate,
    ServiceCorrection,
    ServiceFailure,
    ServiceReturn,
)
from cases.acts.suit import (
    Delegation,
    MaterialsReceipt,
    MediationProposal,
    MediationStatement,
    Regret,
    RetrialDecision,
    StatementRefusal,
    StatementRequest,
    StatementRetrial,
    SuitNonAcceptance,
    SuitRegistration,
    SuitTermination,
    SuitWithdrawal,
    SuitWithdrawalRuling,
    TrialOrder,
)

_Union = (
    Supplement
    | IntakeAcceptance
    | IntakeRefusal
    | Consent
    | Declination
    | CaseFiling
    | NonFiling
    | NewAddress
    | MediatorChoice
    | MediatorAppointment
    | Disclosure
    | DisclosureConsent
    | MediatorObjection
    | MediatorDeparture
    | RecommendationRequest
    | MediatorRecommendation
    | MediatorAcceptance
    | MediatorRefusal
    | VaultAccess
    | SessionNotice
    | SessionMinutes
    | Absence
    | Postponement
    | HelperInvitation
    | PrivateMeeting
    | PassingOn
    | Proposal
    | ProposalAnswer
    | UndisputedFacts
    | FactsSignature
    | ShamSuspicion
    | Appraisal
    | Resumption
    | Accord
    | FinalText
    | SplitText
    | Signature
    | GuarantorSignature
    | Seal
    | OralAccord
    | WrittenText
    | CorrectionText
    | CopySent
    | RefusalToSign
    | Withdrawal
    | NoAgreement
    | ExtensionConsent
    | TermExtension
    | PartyLost
    | Succession
    | PartAgreement
    | FreezeRequest
    | FreezeExtension
    | FreezeEnd
    | JointApplication
    | ApplicationConsent
    | OralApplication
    | CourtSupplementOrder
    | CourtSupplement
    | CourtAcceptance
    | NonAcceptance
    | AttendanceNotice
    | Inquiry
    | MaterialsOrder
    | MaterialsAnswer
    | AssistanceRequest
    | AssistanceReply
    | DeemedWithdrawal
    | ConfirmationWithdrawal
    | WithdrawalRuling
    | Dismissal
    | SpecialTermination
    | Rejection
    | ConfirmationRuling
    | ReviewExtension
    | Objection
    | ThirdPersonObjection
    | ObjectionRuling
    | RetrialApplication
    | LateApplication
    | LateRuling
    | SuitRegistration
    | SuitNonAcceptance
    | Delegation
    | MediationProposal
    | TrialOrder
    | MaterialsReceipt
    | StatementRequest
    | MediationStatement
    | StatementRefusal
    | Regret
    | SuitWithdrawal
    | SuitWithdrawalRuling
    | SuitTermination
    | StatementRetrial
    | RetrialDecision
    | NotaryApplication
    | NotaryJoining
    | NotaryWithdrawal
    | NotaryAcceptance
    | NotarialRefusal
    | NotarialDeed
    | CertificateRequest
    | CertificateGrant
    | CertificateRefusal
    | NonEnforcementRequest
    | NonEnforcementRuling
    | Performed
    | SetOff
    | Denial
    | Breach
    | ConditionMet
    | ConditionDenied
    | Demand
    | EnforcementApplication
    | EnforcementAcceptance
    | EnforcementRefusal
    | EnforcementStay
    | EnforcementClosing
    | PaymentOrderApplication
    | OrderNonAcceptance
    | OrderAcceptance
    | IssueOfOrder
    | OrderRejection
    | OrderWithdrawal
    | CreditorSuit
    | OrderObjection
    | ObjectionWithdrawal
    | ObjectionReview
    | OrderTermination
    | SuitRefusal
    | OrderRevocation
    | ServiceReturn
    | ServiceAttempt
    | ServiceFailure
    | Dispatch
    | PublicationOrder
    | Publication
    | ServiceCorrection
    | OtherChannel
    | PaperCopyRequest
    | PaperCopy
    | ElectronicConsent
    | ElectronicBar
    | ServiceCertificate
    | Reissue
    | NewCalendar
    | AddressConfirmation
    | Authorisation
    | AuthorityRevocation
    | Joinder
    | JoinderConsent
    | JoinderRefusal
    | Resubmission
    | Archive
)
AnyAct = Annotated[_Union, Field(discriminator="act")]

ACTS: dict[str, type[Act]] = {kind.model_fields["act"].default: kind for kind in get_args(_Union)}
"""Every act class by its name, in the order of a dispute."""

__all__ = ["ACTS", "Act", "AnyAct", "Report", "Stamp"]
