"""The notice to a respondent to state its opinion on a request for mediation (专利纠纷行政裁决和调解办法65)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, Profile, RightField, Signer


class OpinionNotice(Form):
    """`days` run from receipt; silence counts as refusal (办法66)."""

    id: ClassVar[str] = "opinion_notice"
    title: ClassVar[str] = "陈述意见通知书"
    profile: ClassVar[Profile] = Profile.WS
    series: ClassVar[str] = "陈"
    signers: ClassVar[tuple[Signer, ...]] = (Signer.OFFICE_SEAL,)
    catalogue: ClassVar[tuple[str, ...]] = ("D51",)

    requester: PartyField
    respondent: PartyField
    days: int
    rights: tuple[RightField, ...] = ()
