"""The notice that the patent office has withdrawn a mediation case (专利纠纷行政裁决和调解办法67, 70)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import DayField, Form, PartyField, Profile, RightField, Road, Signer
from forms.lines import GroundLine


class CaseWithdrawalNotice(Form):
    """Why the case was closed without an agreement, and which roads remain."""

    id: ClassVar[str] = "case_withdrawal_notice"
    title: ClassVar[str] = "撤销案件通知书"
    profile: ClassVar[Profile] = Profile.WS
    series: ClassVar[str] = "撤"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("D55",)

    parties: tuple[PartyField, ...]
    filed: DayField
    ground: GroundLine
    rights: tuple[RightField, ...] = ()
    roads: tuple[Road, ...]
