"""调解方案建议书（DOC-08）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PaperField, PartyField, PersonField, Profile, Signer, TextField


class MediationProposal(Form):
    """A proposal of the mediator for the time being; it stays in the vault of the mediation."""

    id: ClassVar[str] = "mediation_proposal"
    title: ClassVar[str] = "调解方案建议书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.MEDIATOR,)
    confidential: ClassVar[bool] = True
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-08",)

    case_number: PaperField
    parties: tuple[PartyField, ...]
    mediator: PersonField
    days: int
    text: TextField
