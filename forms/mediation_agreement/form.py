"""The agreement of a mediation that runs as the people's mediation law has it (DOC-12)."""

from __future__ import annotations

from typing import ClassVar

from forms.agreement import AgreementForm
from forms.base import Profile, Signer
from forms.wording import TITLES


class MediationAgreement(AgreementForm):
    """Signed by the parties, the mediator and the body, in whatever order; `of_court`: who sent the case, and when."""

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

    of_court: str | None = None

    @property
    def heading(self) -> str:
        """The agreement is named after the kind of body, plainly where a court has sent the case."""
        if self.of_court:
            return self.title
        return TITLES["agreement"][self.office.kind]
