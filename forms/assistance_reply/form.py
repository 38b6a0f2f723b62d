"""The mediation body answers the court's letter (民诉法解释356第二款; 在线调解规则18)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, OfficeField, PaperField, PartyField, Profile, Signer, TextField


class AssistanceReply(Form):
    """Facts on how the agreement came about; nothing that was said in mediation."""

    id: ClassVar[str] = "assistance_reply"
    title: ClassVar[str] = "协助核实情况复函"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("P4/insufficient",)

    court: OfficeField
    letter: PaperField
    agreement: PaperField
    parties: tuple[PartyField, ...]
    text: TextField
