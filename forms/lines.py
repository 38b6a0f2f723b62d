"""Lines that several papers print: a ground, a missing item, a signature, a claim."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from forms.base import Block, CiteField, DayField, ObligationLine, PartyField
from rulebook.grounds import ground_text
from rulebook.requirements import requirement


class GroundLine(Block):
    """A coded ground with its article."""

    code: str
    cite: CiteField

    @property
    def text(self) -> str:
        """The ground in words, without a closing particle."""
        return ground_text(self.code).text.removesuffix("的")


class MissingLine(Block):
    """Something that has to be handed in, under which article, and by whom where that is not everybody."""

    id: str
    cite: CiteField
    of: PartyField | None = None

    @property
    def title(self) -> str:
        """What is missing."""
        return requirement(self.id).title

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return requirement(self.id).remedy


class PartySignature(Block):
    """A party signed on that day."""

    party: PartyField
    on: DayField


class Signature(Block):
    """Somebody signed or sealed on that day: a party, a mediator or the office, by its id."""

    who: str
    on: DayField


class OverdueLine(Block):
    """What of a promise should have been performed by a day; `amount` is zero where no money is owed."""

    obligation: str
    due: DayField
    amount: Decimal


class InterestLine(Block):
    """A span in which the same sum was unpaid, and what it costs under the agreement."""

    obligation: str
    base: Decimal
    since: DayField
    until: DayField
    days: int
    rate: Decimal
    cost: Decimal


class SplitLine(Block):
    """What one payment went to: costs, late interest, principal; `waived` late interest that nobody asks for."""

    obligation: str
    on: DayField
    amount: Decimal
    costs: Decimal
    interest: Decimal
    principal: Decimal
    waived: Decimal = Decimal(0)


def named(obligations: Iterable[ObligationLine], ids: Iterable[str]) -> tuple[ObligationLine, ...]:
    """The promises with these ids, each once, in the order of the agreement."""
    wanted = set(ids)
    return tuple(line for line in obligations if line.id in wanted)
