"""The notary's refusal to notarise, or to attest a default (公证法31; 公证债权文书执行规定8)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PaperField, PartyField, Profile, Road, Signer
from forms.lines import GroundLine
from rulebook.notarisation import notary_ground


class NotaryReason(GroundLine):
    """A notary's ground with its article."""

    @property
    def text(self) -> str:
        """The ground in words."""
        return notary_ground(self.code).text


class NotaryRefusal(Form):
    """`certificate`: what is refused is the certificate of a default, and not the notarisation."""

    id: ClassVar[str] = "notary_refusal"
    title: ClassVar[str] = "公证机构不予办理通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "不"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("P11",)

    certificate: bool
    parties: tuple[PartyField, ...]
    agreement: PaperField
    grounds: tuple[NotaryReason, ...]
    roads: tuple[Road, ...] = ()

    @property
    def heading(self) -> str:
        """Named after what is refused."""
        return "不予出具执行证书决定书" if self.certificate else "不予办理公证通知书"
