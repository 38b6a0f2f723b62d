"""调解协议文字更正书: a slip of the pen in an agreement in effect, put right by all who signed it."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PaperField, PartyField, PersonField, Profile, Signer, TextField
from forms.lines import Signature


class AgreementCorrection(Form):
    """The corrected wording; `corrects` is the hash of the text that it takes the place of."""

    id: ClassVar[str] = "agreement_correction"
    title: ClassVar[str] = "调解协议文字更正书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES, Signer.MEDIATOR, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-12",)

    parties: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    agreement: PaperField
    corrects: str
    text: TextField
    signatures: tuple[Signature, ...]
