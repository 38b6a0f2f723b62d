"""The application of all parties to a notary to give the agreement enforcement force (民事诉讼法249; 公证法37)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, ObligationLine, OfficeField, PaperField, PartyField, Profile, Signer
from forms.lines import PartySignature


class NotaryApplication(Form):
    """`obligations` are the payments that are to be enforceable; `signed` says when each party signed at the notary."""

    id: ClassVar[str] = "notary_application"
    title: ClassVar[str] = "赋予强制执行效力公证申请表"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("P11", "MD10")

    applicants: tuple[PartyField, ...]
    notary: OfficeField
    agreement: PaperField
    obligations: tuple[ObligationLine, ...]
    signed: tuple[PartySignature, ...]
