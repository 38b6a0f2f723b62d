"""An objection to the ruling that confirms: by a party, or by a third person whom it harms (民诉法解释372)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, OfficeField, PaperField, PartyField, Profile, Signer, TextField


class ObjectionApplication(Form):
    """A party states when it received the ruling, a third person since when it knows of the harm."""

    id: ClassVar[str] = "objection_application"
    title: ClassVar[str] = "异议书／申请书（申请撤销确认调解协议裁定用）"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-24",)

    applicant: PartyField
    by_third_person: bool = False
    court: OfficeField
    ruling: PaperField
    received: DayField | None = None
    known: DayField | None = None
    grounds: TextField

    @property
    def heading(self) -> str:
        """A party objects; a third person applies for revocation."""
        return "申请书" if self.by_third_person else "异议书"
