"""不予受理告知书（DOC-02）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Road, Signer
from forms.lines import GroundLine


class RefusalNotice(Form):
    """不予受理告知书."""

    id: ClassVar[str] = "refusal_notice"
    title: ClassVar[str] = "不予受理告知书"
    profile: ClassVar[Profile] = Profile.MS
    series: ClassVar[str] = "不受"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-02",)

    parties: tuple[PartyField, ...]
    ground: GroundLine
    roads: tuple[Road, ...]
