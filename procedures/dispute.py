"""The dispute as one value, and the one place that says what may follow what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from cases.acts import AnyAct
from cases.effects import AnyEffect
from cases.facts import AnyFact
from cases.words import Instant, Token, Word
from procedures.conduct import OPEN, RESTING, Conduct
from procedures.confirmation import Confirmation
from procedures.confirmation_state import REVOKED, TITLES
from procedures.intake import ACCEPTED, Intake
from procedures.mediation import Mediation
from procedures.mediation_state import EFFECTIVE
from procedures.performance import Performance
from procedures.periods import Opening, Period
from procedures.rules import File, Procedure, Step
from rulebook.conduct import WATCH

AnyProcedure = Annotated[Conduct | Intake | Mediation | Confirmation | Performance, Field(discriminator="kind")]

REMEMBERED_ANSWERS = 500


class Letter(Word):
    """A refusal in law as it is answered and recorded: class, article, and what to do now."""

    code: Token
    message: str
    article: Token | None = None
    remedy: str | None = None


class Answer(Word):
    """What an act was answered with: its sequence, and the refusal if a rule said no in law."""

    seq: int
    refused: Letter | None = None
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


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """The whole dispute. `now` is the last legal instant decided; `outbox` holds effects not yet answered.

    `undone` holds effects that the world could not carry out; the owning office mends the cause and reissues them.
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


@dataclass(frozen=True, kw_only=True)
class Sequel:
    """What follows when a procedure has come to a point: another one opens, or changes."""

    step: Step[Any]
    why: str
    cite: tuple[str, ...]


def follow(dispute: Dispute, before: Procedure, now: Procedure) -> tuple[Sequel, ...]:
    """What follows from the step of one procedure, in the order in which it is to happen."""
    if isinstance(now, Conduct):
        return _after_conduct(dispute, before, now)
    if before.state == now.state:
        return ()
    if isinstance(now, Intake):
        return _after_intake(dispute, now)
    if isinstance(now, Mediation):
        return _after_mediation(dispute, now)
    if isinstance(now, Confirmation):
        return _after_confirmation(dispute, now)
    return ()


def _after_conduct(dispute: Dispute, before: Procedure, now: Conduct) -> tuple[Sequel, ...]:
    """A new request opens a new intake with the same complaint."""
    if not isinstance(before, Conduct) or before.rounds == now.rounds:
        return ()
    first = next(procedure for procedure in dispute.procedures if isinstance(procedure, Intake))
    complaint = first.complaint.model_copy(update={"received_at": dispute.now, "handed_in_at": dispute.now})
    step = Intake.begin(complaint, dispute.file, id=f"intake-{now.rounds}", at=dispute.now)
    return (Sequel(step=step, why="new_request", cite=("CPL-206",)),)


def _after_intake(dispute: Dispute, now: Intake) -> tuple[Sequel, ...]:
    """Acceptance opens the mediation of the kind that fits body and matter."""
    if now.state != ACCEPTED:
        return ()
    step = Mediation.begin(dispute.file, now.complaint, id=_next(now.id, "mediation"), at=dispute.now)
    return (Sequel(step=step, why="accepted", cite=("PML-17", "O81-65")),)


def _after_mediation(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """An effective agreement is performed; and confirmed, where a court may confirm it (民事诉讼法205)."""
    if now.state != EFFECTIVE or now.terms is None or now.effective_at is None:
        return ()
    performance = Performance.begin(
        dispute.file,
        id=_next(now.id, "performance"),
        mediation=now.id,
        body=now.office,
        terms=now.terms,
        effective_at=now.effective_at,
        at=dispute.now,
    )
    replaced = [
        Sequel(step=earlier.replaced(), why="new_agreement", cite=("CPL-206",))
        for earlier in dispute.procedures
        if isinstance(earlier, Performance)
    ]
    sequels = [*replaced, Sequel(step=performance, why="agreement_effective", cite=("PML-31",))]
    if now.confirmable and now.file_by_from is not None:
        confirmation = Confirmation.begin(
            dispute.file,
            id=_next(now.id, "confirmation"),
            mediation=now.id,
            body=now.office,
            terms=now.terms,
            effective_at=now.effective_at,
            file_by_from=now.file_by_from,
            at=dispute.now,
        )
        sequels.append(Sequel(step=confirmation, why="agreement_confirmable", cite=("CPL-205",)))
    return tuple(sequels)


def _after_confirmation(dispute: Dispute, now: Confirmation) -> tuple[Sequel, ...]:
    """A ruling makes the agreement a title; a revoked ruling takes the title away (民事诉讼法206)."""
    performance = dispute.procedure(now.id.replace("confirmation", "performance"))
    if not isinstance(performance, Performance):
        return ()
    if now.state in TITLES:
        return (Sequel(step=performance.titled(now), why="confirmed", cite=("CPL-206",)),)
    if now.state == REVOKED:
        return (Sequel(step=performance.untitled(), why="title_revoked", cite=("CPLI-372",)),)
    return ()


def rest(dispute: Dispute) -> Sequel | None:
    """When every procedure has ended, the dispute rests and watches the roads that remain; else it is open again."""
    conduct = dispute.conduct
    over = bool(dispute.others) and all(procedure.ended for procedure in dispute.others)
    if over and conduct.status is OPEN:
        step = Step(now=conduct.into(RESTING), opens=(Opening(term=WATCH),))
        return Sequel(step=step, why="all_procedures_ended", cite=("CIV-188",))
    if not over and conduct.status is RESTING:
        return Sequel(step=Step(now=conduct.into(OPEN)), why="procedure_open_again", cite=("CPL-206",))
    return None


def _next(id: str, kind: str) -> str:
    """The procedure of another kind in the same round: intake-2 → mediation-2."""
    return f"{kind}-{id.rsplit('-', 1)[1]}"
