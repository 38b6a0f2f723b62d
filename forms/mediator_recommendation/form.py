"""调解员推荐书（DOC-06）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, PersonField, Profile, Signer


class MediatorRecommendation(Form):
    """The body recommends mediators whom the parties have together asked for (商事调解条例15)."""

    id: ClassVar[str] = "mediator_recommendation"
    title: ClassVar[str] = "调解员推荐书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "员"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-06",)

    parties: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
