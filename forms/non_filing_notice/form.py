"""The notice that the patent office does not file a mediation case (专利纠纷行政裁决和调解办法66)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, Road, Signer
from forms.lines import GroundLine


class NonFilingNotice(Form):
    """Why, and which roads remain."""

    id: ClassVar[str] = "non_filing_notice"
    title: ClassVar[str] = "不予立案通知书"
    profile: ClassVar[Profile] = Profile.WS
    series: ClassVar[str] = "不受"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("D54",)

    requester: PartyField
    respondents: tuple[PartyField, ...]
    ground: GroundLine
    roads: tuple[Road, ...]
