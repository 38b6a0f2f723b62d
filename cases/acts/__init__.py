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
    "CertificateGrant",
    "CertificateRefusal",
    "CertificateRequest",
    "ConfirmationRuling",
    "ConfirmationWithdrawal",
    "Consent",
    "CourtAcceptance",
    "CourtSupplement",
    "CourtSupplementOrder",
    "Declination",
    "DeemedWithdrawal",
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
    "MediatorAppointment",
    "MediatorChoice",
    "MediatorDeparture",
    "MediatorObjection",
    "NewAddress",
    "NewCalendar",
    "NoAgreement",
    "NonAcceptance",
    "NonEnforcementRequest",
    "NonEnforcementRuling",
    "NonFiling",
    "NotarialDeed",
    "NotarialRefusal",
    "NotaryAcceptance",
    "NotaryApplication",
    "NotaryJoining",
    "NotaryWithdrawal",
    "Objection",
    "ObjectionRuling",
    "PartyLost",
    "Performed",
    "RefusalToSign",
    "Reissue",
    "Rejection",
    "Report",
    "Resubmission",
    "Resumption",
    "RetrialApplication",
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
    "Succession",
    "Supplement",
    "TermExtension",
    "ThirdPersonObjection",
    "UndisputedFacts",
    "Withdrawal",
    "WithdrawalRuling",
]
