"""The agreement of a mediation before the patent office (专利纠纷行政裁决和调解办法69)."""

from __future__ import annotations

from typing import ClassVar

from forms.agreement import AgreementForm
from forms.base import Profile, RightField, Signer


class PatentMediationAgreement(AgreementForm):
    """Made and sealed by the office, signed or sealed by both sides."""

    id: ClassVar[str] = "patent_mediation_agreement"
    title: ClassVar[str] = "专利纠纷调解协议书"
    profile: ClassVar[Profile] = Profile.WS
    series: ClassVar[str] = "调"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES, Signer.MEDIATOR, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("D56",)

    rights: tuple[RightField, ...] = ()
