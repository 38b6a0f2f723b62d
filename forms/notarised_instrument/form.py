"""The notary's instrument that gives an agreement enforcement force (公证法32, 37; 公证债权文书执行规定4, 6)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, ObligationLine, PaperField, PartyField, PersonField, Profile, Signer


class NotarisedInstrument(Form):
    """`obligations` are the payments it covers; `covers_guarantee` says whether the guarantees are covered too."""

    id: ClassVar[str] = "notarised_instrument"
    title: ClassVar[str] = "公证债权文书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "证"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL, Signer.NOTARY)
    catalogue: ClassVar[tuple[str, ...]] = ("P11", "MD10")

    applicants: tuple[PartyField, ...]
    agreement: PaperField
    agreed: DayField
    obligations: tuple[ObligationLine, ...]
    covers_guarantee: bool
    notary: PersonField

    @property
    def heading(self) -> str:
        """The instrument is headed as every notary's certificate is."""
        return "公证书"
