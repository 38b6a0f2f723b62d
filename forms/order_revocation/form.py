"""The ruling that revokes a wrong payment order (民诉法解释441)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PaperField, PartyField, PersonField, Profile, Road, Signer, TextField


class OrderRevocation(Form):
    """The judicial committee has decided; the ruling has a number of its own (民督监)."""

    id: ClassVar[str] = "order_revocation"
    title: ClassVar[str] = "民事裁定书（撤销支付令用）"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "民督监"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-41",)

    creditor: PartyField
    debtors: tuple[PartyField, ...]
    order: PaperField
    reasons: TextField
    roads: tuple[Road, ...] = ()
    judge: PersonField
    clerk: PersonField

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "民事裁定书"
