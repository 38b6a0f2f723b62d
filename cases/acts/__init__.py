"""Acts: what people hand in, one file a stage; `AnyAct` is their union, told apart by `act`."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from cases.acts.base import Act, Stamp
from cases.acts.conduct import (
    AddressConfirmation,
    Archive,
    NewCalendar,
    Reissue,
    Report,
    Resubmission,
    ServiceCertificate,
    ServiceFailure,
    ServiceReturn,
)
from cases.acts.confirmation import (
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
    Declination,
    Disclosure,
    DisclosureConsent,
    ExtensionConsent,
    FactsSignature,
    FinalText,
    MediatorAppointment,
    MediatorChoice,
    MediatorDeparture,
    MediatorObjection,
    NewAddress,
    NoAgreement,
    NonFiling,
    PartyLost,
    RefusalToSign,
    Resumption,
    Seal,
    SessionMinutes,
    SessionNotice,
    ShamSuspicion,
    Signature,
    Succession,
    TermExtension,
    UndisputedFacts,
    Withdrawal,
)
from cases.acts.performance import (
    Breach,
    Demand,
    Denial,
    EnforcementAcceptance,
    EnforcementApplication,
    EnforcementClosing,
    EnforcementRefusal,
    EnforcementStay,
    Performed,
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
    SuitRefusal,
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
    | SessionNotice
    | SessionMinutes
    | Absence
    | UndisputedFacts
    | FactsSignature
    | ShamSuspicion
    | Appraisal
    | Resumption
    | Accord
    | FinalText
    | Signature
    | Seal
    | RefusalToSign
    | Withdrawal
    | NoAgreement
    | ExtensionConsent
    | TermExtension
    | PartyLost
    | Succession
    | FreezeRequest
    | FreezeExtension
    | FreezeEnd
    | JointApplication
    | CourtSupplementOrder
    | CourtSupplement
    | CourtAcceptance
    | NonAcceptance
    | AttendanceNotice
    | Inquiry
    | MaterialsOrder
    | MaterialsAnswer
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
    | SuitRefusal
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
    | Performed
    | Denial
    | Breach
    | Demand
    | EnforcementApplication
    | EnforcementAcceptance
    | EnforcementRefusal
    | EnforcementStay
    | EnforcementClosing
    | ServiceReturn
    | ServiceFailure
    | ServiceCertificate
    | Reissue
    | NewCalendar
    | AddressConfirmation
    | Resubmission
    | Archive
)
AnyAct = Annotated[_Union, Field(discriminator="act")]

ACTS: dict[str, type[Act]] = {kind.model_fields["act"].default: kind for kind in get_args(_Union)}
"""Every act class by its name, in the order of a dispute."""

__all__ = [
    "ACTS",
    "Absence",
    "Accord",
    "Act",
    "AddressConfirmation",
    "AnyAct",
    "Appraisal",
    "Archive",
    "AttendanceNotice",
    "Breach",
    "CaseFiling",
    "ConfirmationRuling",
    "ConfirmationWithdrawal",
    "Consent",
    "CourtAcceptance",
    "CourtSupplement",
    "CourtSupplementOrder",
    "Declination",
    "DeemedWithdrawal",
    "Delegation",
    "Demand",
    "Denial",
    "Disclosure",
    "DisclosureConsent",
    "Dismissal",
    "EnforcementAcceptance",
    "EnforcementApplication",
    "EnforcementClosing",
    "EnforcementRefusal",
    "EnforcementStay",
    "ExtensionConsent",
    "FactsSignature",
    "FinalText",
    "FreezeEnd",
    "FreezeExtension",
    "FreezeRequest",
    "Inquiry",
    "IntakeAcceptance",
    "IntakeRefusal",
    "JointApplication",
    "LateApplication",
    "LateRuling",
    "MaterialsAnswer",
    "MaterialsOrder",
    "MaterialsReceipt",
    "MediationProposal",
    "MediationStatement",
    "MediatorAppointment",
    "MediatorChoice",
    "MediatorDeparture",
    "MediatorObjection",
    "NewAddress",
    "NewCalendar",
    "NoAgreement",
    "NonAcceptance",
    "NonFiling",
    "Objection",
    "ObjectionRuling",
    "PartyLost",
    "Performed",
    "RefusalToSign",
    "Regret",
    "Reissue",
    "Rejection",
    "Report",
    "Resubmission",
    "Resumption",
    "RetrialApplication",
    "RetrialDecision",
    "ReviewExtension",
    "Seal",
    "ServiceCertificate",
    "ServiceFailure",
    "ServiceReturn",
    "SessionMinutes",
    "SessionNotice",
    "ShamSuspicion",
    "Signature",
    "SpecialTermination",
    "Stamp",
    "StatementRefusal",
    "StatementRequest",
    "StatementRetrial",
    "Succession",
    "SuitRefusal",
    "SuitRegistration",
    "SuitTermination",
    "SuitWithdrawal",
    "SuitWithdrawalRuling",
    "Supplement",
    "TermExtension",
    "ThirdPersonObjection",
    "TrialOrder",
    "UndisputedFacts",
    "Withdrawal",
    "WithdrawalRuling",
]
