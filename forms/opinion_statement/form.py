"""The respondent's opinion on a request for mediation (专利纠纷行政裁决和调解办法66)."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PaperField, PartyField, Profile, Signer, TextField


class OpinionStatement(Form):
    """Whether the respondent agrees to mediation, and what it says to the request."""

    id: ClassVar[str] = "opinion_statement"
    title: ClassVar[str] = "意见陈述书"
    profile: ClassVar[Profile] = Profile.WS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.PARTY,)
    catalogue: ClassVar[tuple[str, ...]] = ("D52",)

    respondent: PartyField
    requester: PartyField | None = None
    notice: PaperField | None = None
    agrees: bool
    text: TextField | None = None
