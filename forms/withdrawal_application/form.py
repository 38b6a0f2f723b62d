"""The application to withdraw from the special procedure (民诉法解释357)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, OfficeField, PaperField, PartyField, Profile, Signer, TextField


class WithdrawalApplication(Form):
    """`case_number` cites the court's notice of acceptance; before docketing there is none."""

    id: ClassVar[str] = "withdrawal_application"
    title: ClassVar[str] = "申请书（撤回特别程序申请用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTIES,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-24",)

    applicants: tuple[PartyField, ...]
    court: OfficeField
    agreement: PaperField
    case_number: PaperField | None = None
    reason: TextField | None = None

    @property
    def heading(self) -> str:
        """The note in brackets belongs to the style sheet, not to the paper."""
        return "申请书"
