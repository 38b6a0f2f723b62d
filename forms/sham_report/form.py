"""疑似虚假调解情况报告（DOC-11）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PaperField, PartyField, PersonField, Profile, Signer


class ShamReport(Form):
    """The mediator's report on what looks like a sham (特邀调解规定18); it names signs, and nothing of the vault."""

    id: ClassVar[str] = "sham_report"
    title: ClassVar[str] = "疑似虚假调解情况报告"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.MEDIATOR,)
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-11",)

    case_number: PaperField
    parties: tuple[PartyField, ...]
    mediator: PersonField
    signs: tuple[str, ...] = ()
    ends: bool = False
