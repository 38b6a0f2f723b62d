"""调解员选定（指定）通知书（DOC-06）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, PersonField, Profile, Signer


class MediatorAppointment(Form):
    """调解员选定（指定）通知书."""

    id: ClassVar[str] = "mediator_appointment"
    title: ClassVar[str] = "调解员选定（指定）通知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "员"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-06",)

    parties: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    chosen_by: str
