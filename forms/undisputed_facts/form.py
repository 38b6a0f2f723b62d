"""无争议事实确认书（DOC-09）."""

from __future__ import annotations

from typing import ClassVar

from forms.base import Form, PartyField, PersonField, Profile, Signer, TextField
from forms.lines import Signature


class UndisputedFacts(Form):
    """Facts that all parties have signed, each on its own day."""

    id: ClassVar[str] = "undisputed_facts"
    title: ClassVar[str] = "无争议事实确认书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (
        Signer.PARTIES,
        Signer.MEDIATOR,
    )
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-09",)

    parties: tuple[PartyField, ...]
    mediator: PersonField
    facts: TextField
    signatures: tuple[Signature, ...]
