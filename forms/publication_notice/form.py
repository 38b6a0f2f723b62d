"""The notice by which a paper is served when nothing else reaches the recipient (民事诉讼法95, 283; 解释138–139)."""

from __future__ import annotations

from typing import ClassVar

from cases.acts.service import PublicationReason
from forms.base import CiteField, Form, PaperField, PartyField, Profile, Signer, TextField

REASONS = {
    PublicationReason.WHEREABOUTS_UNKNOWN: "下落不明",
    PublicationReason.OTHERS_FAILED: "用其他方式无法送达",
}


class PublicationNotice(Form):
    """`gist` says what the paper is about, and within which time the recipient may do what about it."""

    id: ClassVar[str] = "publication_notice"
    title: ClassVar[str] = "公告"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("S-11",)

    recipient: PartyField
    paper: PaperField
    reason: PublicationReason
    gist: TextField
    days: int
    cite: CiteField

    @property
    def why(self) -> str:
        """The reason as the statute puts it."""
        return REASONS[self.reason]
