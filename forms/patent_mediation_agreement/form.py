"""The agreement of a mediation before the patent office (专利纠纷行政裁决和调解办法69)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, ObligationLine, PartyField, PersonField, Profile, RightField, Signer, TextField
from forms.lines import Signature


class PatentMediationAgreement(Form):
    """`signatures` name parties, mediators and the office by id, with their days."""

    id: ClassVar[str] = "patent_mediation_agreement"
    title: ClassVar[str] = "专利纠纷调解协议书"
    profile: ClassVar[Profile] = Profile.WS
    series: ClassVar[str] = "调"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES, Signer.MEDIATOR, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("D56",)

    applicants: tuple[PartyField, ...]
    respondents: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    rights: tuple[RightField, ...] = ()
    facts: TextField
    obligations: tuple[ObligationLine, ...]
    text: TextField
    signatures: tuple[Signature, ...] = ()
    confirmable: bool = True
    effective_on: DayField | None = None
    accepts_enforcement: bool = False
