"""What the agreement of any mediation says: its parties, promises, securities, and what becomes of disputes over it."""

from __future__ import annotations

from decimal import Decimal

from forms.base import Block, DayField, Form, ObligationLine, PartyField, PersonField, TextField
from forms.lines import PartySignature, Signature


class SecurityLine(Block):
    """A security as printed: by a party, or by somebody from outside, whom its wording names."""

    kind: str
    wording: TextField
    secures: tuple[str, ...]
    by: PartyField | None = None
    guarantor: str | None = None
    amount: Decimal | None = None


class FeesLine(Block):
    """Who bears the fee of the mediation, how much, and by which published schedule."""

    borne_by: tuple[PartyField, ...]
    amount: Decimal | None = None
    schedule: TextField | None = None


class AgreementForm(Form):
    """The fields shared by the agreements of all kinds (DOC-12 ①–⑪; D56).

    `signatures` name parties, mediators and the body by id, with their days; `guarantors` are those from outside who
    signed too. `confirmable`: no clause declares whose a right is. `online`: signed on the courts' platform. `part`:
    one of two agreements into which a text was split. `copies`: originals beyond one for each party and the body.
    `accepts_enforcement`: the debtors promise to accept enforcement, as a notary asks for.
    """

    applicants: tuple[PartyField, ...]
    respondents: tuple[PartyField, ...]
    mediators: tuple[PersonField, ...]
    facts: TextField
    obligations: tuple[ObligationLine, ...]
    text: TextField
    signatures: tuple[Signature, ...] = ()
    effective_on: DayField | None = None
    confirmable: bool = True
    wants_confirmation: bool = True
    securities: tuple[SecurityLine, ...] = ()
    guarantors: tuple[PartySignature, ...] = ()
    arbitration: TextField | None = None
    asks_court: bool = False
    accepts_enforcement: bool = False
    fees: FeesLine | None = None
    copies: int = 0
    online: bool = False
    part: bool = False

    @property
    def originals(self) -> int:
        """How many originals there are: one for each party, one for the body, and those wanted besides."""
        return len(self.applicants) + len(self.respondents) + 1 + self.copies

    @property
    def unsigned_guarantors(self) -> bool:
        """Whether somebody from outside who was to give a security has not signed."""
        named = {one.guarantor for one in self.securities if one.guarantor}
        return bool(named - {one.party.id for one in self.guarantors})
