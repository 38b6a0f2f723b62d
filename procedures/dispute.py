"""The dispute as one value, and the lines of its journal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from cases.acts import AnyAct
from cases.effects import AnyEffect
from cases.facts import AnyFact
from cases.findings import Finding
from cases.words import Instant, Token, Word
from procedures.conduct import Conduct
from procedures.confirmation import Confirmation
from procedures.freeze import Freeze
from procedures.intake import Intake
from procedures.mediation import Mediation
from procedures.neutrality import parts_of_parties
from procedures.notarisation import Notarisation
from procedures.payment_order import PaymentOrder
from procedures.performance import Performance
from procedures.periods import Period
from procedures.rules import Capacity, File, Part, Procedure, Step, share
from procedures.suit import Suit

_Union = Conduct | Intake | Suit | Mediation | Freeze | Confirmation | Notarisation | PaymentOrder | Performance
AnyProcedure = Annotated[_Union, Field(discriminator="kind")]

Path = Confirmation | Notarisation | PaymentOrder | Suit
"""Procedures that lead from an agreement to a title."""

REMEMBERED_ANSWERS = 500


class Letter(Word):
    """A refusal in law as it is answered and recorded: class, article, what to do now, and all that a gate found."""

    code: Token
    message: str
    article: Token | None = None
    remedy: str | None = None
    findings: tuple[Finding, ...] = ()


class Answer(Word):
    """What an act was answered with: its sequence, the refusal if a rule said no in law, what a gate warns of."""

    seq: int
    refused: Letter | None = None
    findings: tuple[Finding, ...] = ()
    docketed: bool = True


class Entry(Word):
    """One line of the journal: what happened, under which rule, and what it changed."""

    seq: int
    n: int = 0
    at: Instant
    procedure: Token
    what: Token
    rule: Token | None = None
    cite: tuple[Token, ...] = ()
    row: tuple[Token, ...] = ()
    before: Token | None = None
    after: Token | None = None
    act: AnyAct | None = None
    fact: AnyFact | None = None
    term: Token | None = None
    party: Token | None = None
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """The whole dispute. `now` is the last legal instant decided; `outbox` holds effects not yet answered.

    `undone` holds effects that the world could not carry out; the owning office mends the cause and reissues them.
    `taken` are the parts that people have taken at court or been named for; with them no one mediates the dispute.
    """

    schema_version: Literal[1] = 1
    file: File
    seq: int = 0
    now: datetime
    procedures: tuple[AnyProcedure, ...] = ()
    periods: tuple[Period, ...] = ()
    outbox: tuple[AnyEffect, ...] = ()
    undone: tuple[AnyEffect, ...] = ()
    answers: tuple[tuple[Token, Answer], ...] = ()
    taken: tuple[Part, ...] = ()

    def procedure(self, id: str) -> AnyProcedure | None:
        """The procedure with this id, if there is one."""
        return next((procedure for procedure in self.procedures if procedure.id == id), None)

    def of(self, procedure: str) -> tuple[Period, ...]:
        """The running periods of a procedure."""
        return tuple(period for period in self.periods if period.of == procedure)

    @property
    def conduct(self) -> Conduct:
        """The dispute's own rules."""
        return next(procedure for procedure in self.procedures if isinstance(procedure, Conduct))

    @property
    def others(self) -> tuple[AnyProcedure, ...]:
        """All procedures but the conduct of the dispute itself."""
        return tuple(procedure for procedure in self.procedures if not isinstance(procedure, Conduct))

    @property
    def offices(self) -> frozenset[str]:
        """The offices that conduct a procedure of the dispute, and a second court that was asked."""
        second = (one.elsewhere.court for one in self.procedures if isinstance(one, Confirmation) and one.elsewhere)
        return frozenset(one.id for one in (*(procedure.office for procedure in self.procedures), *second))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Who has, or has had, which part in the dispute: parties, agents, people of courts, mediators (R-13)."""
        mediators = (
            Part(person=person, capacity=Capacity.MEDIATOR)
            for procedure in self.procedures
            if isinstance(procedure, Mediation)
            for person in procedure.mediated
        )
        return (*parts_of_parties(self.file.parties), *self.taken, *dict.fromkeys(mediators))

    @property
    def paths(self) -> tuple[Path, ...]:
        """The procedures that lead, or have led, to a title."""
        return tuple(procedure for procedure in self.procedures if isinstance(procedure, Path))

    @property
    def performances(self) -> tuple[Performance, ...]:
        """The performance of each agreement, earliest first."""
        return tuple(procedure for procedure in self.procedures if isinstance(procedure, Performance))


@dataclass(frozen=True, kw_only=True)
class Sequel:
    """What follows when a procedure has come to a point: another one opens, or changes."""

    step: Step[Any]
    why: str
    cite: tuple[str, ...]


def walked(dispute: Dispute, besides: Procedure | None = None) -> tuple[str, ...]:
    """The paths to a title that are walked, or have led to one, other than this procedure and for the same parties.

    (LR-10) Without a procedure to look from, every path counts.
    """
    paths = (one for one in dispute.procedures if one.walking)
    if besides is None:
        return tuple(one.id for one in paths)
    return tuple(one.id for one in paths if one.id != besides.id and share(one, besides, dispute.file))


def fresh_id(dispute: Dispute, kind: str) -> str:
    """The id of one more procedure of a kind: payment_order-1, payment_order-2."""
    known = sum(1 for procedure in dispute.procedures if procedure.kind == kind)
    return f"{kind}-{known + 1}"


def after(dispute: Dispute, sequels: tuple[Sequel, ...]) -> Dispute:
    """The dispute as it will be: what follows next builds on it."""
    changed = {sequel.step.now.id: sequel.step.now for sequel in sequels}
    known = tuple(changed.pop(one.id, one) for one in dispute.procedures)
    return replace(dispute, procedures=(*known, *changed.values()))


def in_round(id: str, kind: str) -> str:
    """The procedure of another kind in the same round: intake-2 → mediation-2."""
    return f"{kind}-{id.rpartition('-')[2]}"
