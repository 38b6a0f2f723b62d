"""The notary's certificate that a debtor has not performed (公证债权文书执行规定3, 5, 9)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from forms.base import DayField, Form, ObligationLine, PaperField, PartyField, PersonField, Profile, Signer


class EnforcementCertificate(Form):
    """`amount` is what has fallen due and is unpaid, as the notary found; `asked` is the day of the request."""

    id: ClassVar[str] = "enforcement_certificate"
    title: ClassVar[str] = "执行证书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "执"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL, Signer.NOTARY)
    catalogue: ClassVar[tuple[str, ...]] = ("P11",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    instrument: PaperField
    obligations: tuple[ObligationLine, ...]
    amount: Decimal
    asked: DayField
    covers_guarantee: bool
    notary: PersonField
