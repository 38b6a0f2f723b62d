"""The court's mediation statement: the enforceable title of a suit that was mediated (民事诉讼法100; 解释149, 151)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar

from cases.facts import Channel
from forms.base import Block, DayField, ObligationLine, OfficeField, PartyField, PersonField, Profile, Signer, TextField
from forms.court import CourtPaper


class Guarantee(Block):
    """A security as the agreement words it; `by` is empty where somebody from outside gives it (调解规定9)."""

    by: PartyField | None = None
    wording: TextField


SIGNED_FOR = (Channel.DIRECT, Channel.ENTRUSTED)
"""Ways by which the party itself, or a receiver it has designated, signs for a paper."""


class CivilMediationStatement(CourtPaper):
    """`fee` is the fee of the case before it is halved; `on_signing`: the agreement is in force by its signatures."""

    id: ClassVar[str] = "civil_mediation_statement"
    title: ClassVar[str] = "民事调解书"
    profile: ClassVar[Profile] = Profile.MS
    signers: ClassVar[tuple[Signer, ...]] = (Signer.JUDGE, Signer.CLERK, Signer.OFFICE_SEAL)
    barred: ClassVar[Mapping[Channel, str]] = MappingProxyType(
        {channel: "CPLI-133" for channel in Channel if channel not in SIGNED_FOR}
    )
    personal: ClassVar[str] = "CPLI-133"
    catalogue: ClassVar[tuple[str, ...]] = ("DOC-14",)

    plaintiffs: tuple[PartyField, ...]
    defendants: tuple[PartyField, ...]
    right: str
    quarrel: str
    docketed: DayField
    summary_track: bool = False
    body: OfficeField
    agreed: DayField
    requests: TextField | None = None
    facts: TextField
    obligations: tuple[ObligationLine, ...]
    guarantees: tuple[Guarantee, ...] = ()
    fee: Decimal
    bearer: PartyField
    on_signing: bool = False
    judge: PersonField
    clerk: PersonField

    @property
    def half_fee(self) -> Decimal:
        """The fee halves in a case that ends by mediation (诉讼费用交纳办法15)."""
        return (self.fee / 2).quantize(Decimal("0.01"))
