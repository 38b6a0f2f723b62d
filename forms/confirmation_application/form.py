"""The joint application to a court to confirm a mediation agreement (民事诉讼法205; 民诉法解释353, 354)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from forms.base import (
    DayField,
    Form,
    ObligationLine,
    OfficeField,
    PaperField,
    PartyField,
    Profile,
    RightField,
    Signer,
    TextField,
)
from forms.lines import PartySignature


class Annex(StrEnum):
    """What is handed in with the application (民诉法解释354)."""

    AGREEMENT = "agreement"
    CERTIFICATE = "certificate"
    RIGHT_PROOF = "right_proof"
    IDENTITY = "identity"
    AUTHORITY = "authority"
    ADDRESS = "address"


ANNEX_TITLES = {
    Annex.AGREEMENT: "调解协议书",
    Annex.CERTIFICATE: "调解组织主持调解的证明",
    Annex.RIGHT_PROOF: "与调解协议相关的财产权利证明（权利证书、登记簿副本或者许可合同）",
    Annex.IDENTITY: "申请人的身份、资格证明",
    Annex.AUTHORITY: "授权委托书",
    Annex.ADDRESS: "送达地址确认书",
}


class ConfirmationApplication(Form):
    """Both parties are applicants; nobody is a respondent. `agreed` is the day the agreement took effect.

    `consented` have not signed here: their signed consent is an annex.
    """

    id: ClassVar[str] = "confirmation_application"
    title: ClassVar[str] = "申请书（申请司法确认调解协议用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-20", "D57", "D72")

    applicants: tuple[PartyField, ...]
    court: OfficeField
    body: OfficeField
    agreement: PaperField
    agreed: DayField
    obligations: tuple[ObligationLine, ...]
    facts: TextField
    rights: tuple[RightField, ...] = ()
    annexes: tuple[Annex, ...] = tuple(Annex)
    signed: tuple[PartySignature, ...] = ()
    consented: tuple[PartyField, ...] = ()

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "申请书"

    @property
    def annex_titles(self) -> tuple[str, ...]:
        """The list of annexes as printed."""
        consents = tuple(f"{party.name}同意共同申请司法确认意见书" for party in self.consented)
        return (*(ANNEX_TITLES[annex] for annex in self.annexes), *consents)

    @property
    def signing(self) -> tuple[PartyField, ...]:
        """The applicants who sign here."""
        absent = [party.id for party in self.consented]
        return tuple(party for party in self.applicants if party.id not in absent)

    def signed_on(self, party: str) -> DayField | None:
        """The day on which this applicant signed."""
        return next((signature.on for signature in self.signed if signature.party.id == party), None)
