"""The agreement of a mediation that runs as the people's mediation law has it (DOC-12)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, ObligationLine, PartyField, PersonField, Profile, Signer, TextField
from forms.lines import Signature
from forms.wording import TITLES


class MediationAgreement(Form):
    """Signed by the parties, the mediator and the body, in whatever order."""

    id: ClassVar[str] = "mediation_agreement"
    title: ClassVar[str] = "调解协议书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "调"
    signers: ClassVar[tuple[Signer, ...]] = (
        Signer.PARTIES,
        Signer.MEDIATOR,
        Signer.OFFICE_SEAL,
    )
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-12",)

    applicants: tuple[PartyField, ...]
    respondents: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    facts: TextField
    obligations: tuple[ObligationLine, ...]
    text: TextField
    signatures: tuple[Signature, ...]
    effective_on: DayField | None = None
    accepts_enforcement: bool = False

    @property
    def heading(self) -> str:
        """The agreement is named after the kind of body."""
        return TITLES["agreement"][self.office.kind]
