"""What is known of a payment order: its statuses, and of each promise in it whether it is in force or has fallen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from cases.agencies import Office
from cases.agreement import Terms
from cases.effects import ServeByHand
from cases.errors import NotEntitled
from cases.facts import Served, Unserved
from cases.words import RecordRef, Token
from forms.payment_order_notice.form import PaymentOrderNotice
from procedures.account import Claim
from procedures.papers import cited
from procedures.rules import File, Procedure, Rule, Step, local_day
from rulebook import payment_order as law
from rulebook.notarisation import notarisable, opened_by
from rulebook.performance import LIMITATION
from rulebook.periods import Due
from rulebook.roads import RoadAhead, RoadKind, ahead
from rulebook.roads_left import after_order
from rulebook.tables.court_fees import CourtFee, order_fee


class Status(StrEnum):
    """Where an application for a payment order stands."""

    FILED = "filed"
    ACCEPTED = "accepted"
    ISSUED = "issued"
    TERMINATING = "terminating"
    CONVERTING = "converting"
    IN_FORCE = "in_force"
    PAID = "paid"
    NOT_ACCEPTED = "not_accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    SUED = "sued"
    REVOKED = "revoked"


FILED, ACCEPTED, ISSUED = Status.FILED, Status.ACCEPTED, Status.ISSUED
TERMINATING, CONVERTING = Status.TERMINATING, Status.CONVERTING
IN_FORCE, PAID = Status.IN_FORCE, Status.PAID
NOT_ACCEPTED, REJECTED, WITHDRAWN = Status.NOT_ACCEPTED, Status.REJECTED, Status.WITHDRAWN
TERMINATED, SUED, REVOKED = Status.TERMINATED, Status.SUED, Status.REVOKED

OUT = (ISSUED, TERMINATING, CONVERTING)
"""The order has been issued, and of some promise in it it is not decided what becomes of it."""

LIVE = (FILED, ACCEPTED, *OUT, IN_FORCE)
"""A path to a title that is being walked, or has led there and is not yet satisfied (LR-10)."""

WITHOUT_TITLE = (NOT_ACCEPTED, REJECTED, WITHDRAWN, TERMINATED, SUED, REVOKED)
"""Ends that leave the agreement what it was: a contract."""


@dataclass(frozen=True, kw_only=True)
class Received:
    """A debtor has received the order."""

    who: Token
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Fallen:
    """The order has fallen for this promise, on this ground; `ruled` when the court has said so."""

    obligation: Token
    ground: Token
    ruled: bool = False


@dataclass(frozen=True, kw_only=True)
class Objected:
    """A debtor's objection on which the court has not ruled, and the promises against which it goes."""

    who: Token
    at: datetime
    items: tuple[Token, ...]
    grounds: RecordRef


@dataclass(frozen=True, kw_only=True)
class OrderState(Procedure):
    """The record of a payment order.

    One order may name several debtors and several promises: each debtor has its own fifteen days, an objection to one
    promise leaves the others alone (解释432, 433). So `in_force` and `fallen` are kept by promise, and the status
    says what holds for all. `converting` while the creditor may still say no to a suit.
    """

    status: Status = Status.FILED
    mediation: Token
    performance: Token
    body: Office
    terms: Terms
    effective_at: datetime
    creditor: Token
    claims: tuple[Claim, ...]
    filed_at: datetime
    accepted_at: datetime | None = None
    issued_at: datetime | None = None
    received: tuple[Received, ...] = ()
    over: tuple[Token, ...] = ()
    objections: tuple[Objected, ...] = ()
    retracted: tuple[Token, ...] = ()
    in_force: tuple[Token, ...] = ()
    fallen: tuple[Fallen, ...] = ()
    converting: bool = False
    told_at: datetime | None = None
    sued: bool = False
    title_at: datetime | None = None
    grounds: tuple[Token, ...] = ()

    TITLE_CITE = ("CPL-227",)
    FALL_CITE = ("CPL-228", "CPLI-441")
    ENDS = (IN_FORCE, PAID, *WITHOUT_TITLE)
    TITLE = "支付令"

    # --- a path to a title ------------------------------------------------------------------------------

    @property
    def walking(self) -> bool:
        """Whether the application lies before the court, or the order stands and is not satisfied."""
        return self.status in LIVE

    @property
    def replaceable(self) -> bool:
        """Nothing of an order that is not walked any more waits to be closed by a new agreement."""
        return False

    def replaced(self) -> Step[Self]:
        """A new agreement changes nothing here."""
        return Step(now=self)

    @property
    def attacked(self) -> bool:
        """A revocation comes from the court itself and is not announced."""
        return False

    @property
    def enforceable(self) -> bool:
        """Whether the order is a title, at least for some of its promises."""
        return self.status in (*OUT, IN_FORCE, PAID) and bool(self.in_force) and self.title_at is not None

    @property
    def covers(self) -> tuple[Claim, ...]:
        """The sums for which the order is a title."""
        return tuple(claim for claim in self.claims if claim.obligation in self.in_force)

    # --- debtors and promises ---------------------------------------------------------------------------

    @property
    def items(self) -> tuple[str, ...]:
        """The promises that the order is about, each once."""
        return tuple(dict.fromkeys(claim.obligation for claim in self.claims))

    @property
    def debtors(self) -> tuple[str, ...]:
        """Who is to pay, each once."""
        return tuple(dict.fromkeys(self.debtor_of(item) for item in self.items))

    def debtor_of(self, item: str) -> str:
        """Who has made this promise."""
        return next(one.obligor for one in self.terms.obligations if one.id == item)

    def standing(self, debtor: str | None = None) -> tuple[str, ...]:
        """The promises (of a debtor, or of all) for which the order has not fallen."""
        gone = {one.obligation for one in self.fallen}
        return tuple(item for item in self.items if item not in gone and debtor in (None, self.debtor_of(item)))

    def undecided(self, debtor: str | None = None) -> tuple[str, ...]:
        """The promises for which the order has neither fallen nor come into force."""
        return tuple(item for item in self.standing(debtor) if item not in self.in_force)

    @property
    def unruled(self) -> tuple[Fallen, ...]:
        """What has lapsed by itself, and the court has not yet ruled that the procedure ends."""
        return tuple(one for one in self.fallen if not one.ruled)

    @property
    def amount(self) -> Decimal:
        """All that is asked for."""
        return sum((claim.amount for claim in self.claims), Decimal(0))

    def fee(self) -> CourtFee:
        """What the application costs, on the scale of the day it was filed."""
        return order_fee(self.amount, local_day(self.filed_at))

    def standing_in_suit(self) -> tuple[str, ...]:
        """The promises that have gone over into a suit."""
        return tuple(one.obligation for one in self.fallen if self.sued and one.ground in law.UPHELD)

    def objection_of(self, debtor: str) -> Objected | None:
        """The debtor's objection on which the court has not ruled."""
        return next((one for one in self.objections if one.who == debtor), None)

    def has_received(self, debtor: str) -> bool:
        """Whether the debtor has received the order."""
        return any(one.who == debtor for one in self.received)

    # --- periods ----------------------------------------------------------------------------------------

    def objection_closes(self, debtor: str, file: File) -> Due | None:
        """The end of a debtor's fifteen days; None while it has not received the order."""
        at = next((one.at for one in self.received if one.who == debtor), None)
        return None if at is None else law.OBJECTION.count(at, file.calendar)

    def refusal_closes(self, file: File) -> Due | None:
        """The end of the creditor's seven days; None while it has not received the ruling."""
        return None if self.told_at is None else law.CONVERSION.count(self.told_at, file.calendar)

    # --- what becomes of it -----------------------------------------------------------------------------

    def fell(self, items: tuple[str, ...], ground: str, *, ruled: bool = False) -> Self:
        """The order falls for these promises."""
        fallen = tuple(Fallen(obligation=item, ground=ground, ruled=ruled) for item in items)
        return replace(self, fallen=(*self.fallen, *fallen))

    def enforced(self, items: tuple[str, ...], at: datetime) -> Self:
        """The order is a title for these promises from now on."""
        fresh = tuple(item for item in items if item not in self.in_force)
        return replace(self, in_force=(*self.in_force, *fresh), title_at=at if fresh else self.title_at)

    def onward(self) -> Self:
        """The status that holds for all promises together."""
        if self.undecided():
            return self.into(ISSUED)
        if self.unruled:
            return self.into(TERMINATING)
        if self.converting:
            return self.into(CONVERTING)
        if self.in_force:
            return self.into(IN_FORCE)
        return self.into(SUED if self.sued else TERMINATED)

    # --- who is asked, and what remains -----------------------------------------------------------------

    def owes(self, rule: Rule, party: str) -> bool:
        """A debtor objects once, until the court has ruled."""
        return rule.name != "object_to" or self.objection_of(party) is None

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """A judge is asked to rule when there is something to rule on; the creditor for its no where it must send it.

        A procedure that turns into a suit may cost the creditor an arbitration clause (仲裁法37): where the agreement
        has one, to say no is a duty of care, else a choice.
        """
        asked = {
            "review": bool(self.objections),
            "terminate": bool(self.unruled),
            "refuse_suit": self.converting and self.terms.arbitration is not None and party in (None, self.creditor),
        }
        return asked.get(rule.name, True)

    def must_be_creditor(self, party: str | None) -> None:
        """Only who has applied may do this."""
        if party != self.creditor:
            raise NotEntitled("此事项由申请支付令的债权人办理", article="CPL-225", field="party")

    def must_be_debtor(self, party: str | None) -> str:
        """Only who is to pay may do this."""
        if party not in self.debtors:
            raise NotEntitled("此事项由支付令载明的债务人办理", article="CPL-227", field="party")
        return str(party)

    def case_number(self) -> str:
        """How papers of this procedure cite the notice that drew the number of the case."""
        return cited(self.id, PaymentOrderNotice)

    def roads_left(self, file: File, *, limitation: date | None = None) -> tuple[RoadAhead, ...]:
        """What remains where this stands now; who knows the account says until when to sue (LR-01, LR-06)."""
        limitation = limitation or LIMITATION.count(self.effective_at, file.calendar).last_day
        clause = self.terms.arbitration is not None
        if self.converting:
            closes = self.refusal_closes(file)
            refusal = ahead(RoadKind.SUIT_REFUSAL, closes.last_day if closes else None)
            return (refusal, *after_order(again=False, limitation=limitation, clause=clause))
        if self.sued:
            return (ahead(RoadKind.DEEMED_SUIT), ahead(RoadKind.ARBITRATION, limitation))
        if self.status in WITHOUT_TITLE:
            notary = opened_by(self.body) if notarisable(self.terms) else None
            return after_order(again=self.may_be_asked_again, limitation=limitation, clause=clause, notary=notary)
        return ()

    @property
    def may_be_asked_again(self) -> bool:
        """Whether what stood in the way can be mended: neither a debt that is disputed, nor an order that was wrong."""
        disputed = any(one.ground in law.UPHELD or one.ground == law.TerminationGround.SUED for one in self.fallen)
        return not disputed and self.status is not REVOKED


def once_more(fact: Served | Unserved, court: Office) -> ServeByHand:
    """A paper waits once more for the clerk to bring it to its recipient."""
    return ServeByHand(paper=fact.paper, form=fact.form, office=court.id, on=fact.on, dated=fact.at)
