"""The letter with which the patent office sends CNIPA a copy of what ended an ownership mediation (办法70)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PaperField, PartyField, Profile, RightField, Signer


class CnipaCopyLetter(Form):
    """`paper` is the agreement or the notice that the case was withdrawn."""

    id: ClassVar[str] = "cnipa_copy_letter"
    title: ClassVar[str] = "关于抄送专利权属纠纷调解结案文书的函"
    profile: ClassVar[Profile] = Profile.GW
    series: ClassVar[str] = "函"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("81-70",)

    parties: tuple[PartyField, ...]
    paper: PaperField
    rights: tuple[RightField, ...]

    @property
    def agreed(self) -> bool:
        """Whether it ended with an agreement."""
        return "协议" in self.paper.title
