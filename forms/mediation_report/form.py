"""The report of a mediation body to the court that sent the case (特邀调解规定26)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from forms.base import DayField, Form, OfficeField, PaperField, PartyField, PersonField, Profile, Signer
from forms.lines import GroundLine


class Result(StrEnum):
    """How the mediation ended."""

    AGREED = "agreed"
    FAILED = "failed"


class MediationReport(Form):
    """Result, dates and papers only; what was said in the mediation stays there (在线调解规则18)."""

    id: ClassVar[str] = "mediation_report"
    title: ClassVar[str] = "调解情况报告"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.MEDIATOR, Signer.OFFICE_SEAL)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-13",)

    court: OfficeField
    sent_by: PaperField
    parties: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...] = ()
    sent: DayField
    received: DayField | None = None
    ended: DayField
    extended: bool = False
    result: Result
    ground: GroundLine | None = None
    agreement: PaperField | None = None
    undisputed: PaperField | None = None
