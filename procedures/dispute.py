"""The dispute as one value, and the one place that says what may follow what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from cases.acts import Act, AnyAct
from cases.effects import AnyEffect
from cases.errors import Refused
from cases.facts import AnyFact
from cases.materials import Complaint
from cases.words import Instant, Token, Word
from procedures.conduct import OPEN, RESTING, Conduct
from procedures.confirmation import Confirmation
from procedures.freeze import Freeze
from procedures.intake import ACCEPTED, Intake
from procedures.mediation import Mediation
from procedures.mediation_state import EFFECTIVE, SELECTING
from procedures.performance import Performance
from procedures.performance_state import TitleSource
from procedures.periods import Opening, Period
from procedures.rules import File, Procedure, Step
from procedures.suit import COURTS, Suit
from procedures.suit_state import DELEGATED, ENTRUSTED, IN_FORCE, REVOKED, WITHDRAWN
from procedures.suit_statement import Outcome
from rulebook.conduct import WATCH

_Union = Conduct | Intake | Suit | Mediation | Freeze | Confirmation | Performance
AnyProcedure = Annotated[_Union, Field(discriminator="kind")]

Path = Confirmation | Suit
"""Procedures that lead from an agreement to a title."""

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


Entrance = Callable[[Dispute, Any], Sequel]

ENTRANCES: dict[type[Act], Entrance] = {}
"""Acts to the dispute that open a procedure of their own, and how; it may refuse them (`Refused`)."""


def first_procedure(complaint: Complaint, file: File, number: int, *, why: str, at: datetime) -> Sequel:
    """What a complaint opens: a suit where it goes to a court, a request for mediation before any other body."""
    if complaint.office.kind in COURTS:
        step: Step[Any] = Suit.begin(complaint, file, id=f"suit-{number}", at=at)
        return Sequel(step=step, why=why, cite=("CPL-126",))
    step = Intake.begin(complaint, file, id=f"intake-{number}", at=at)
    cite = ("PML-17", "O81-64") if why == "complaint" else ("CPL-206",)
    return Sequel(step=step, why=why, cite=cite)


def follow(dispute: Dispute, before: Procedure, now: Procedure, event: object) -> tuple[Sequel, ...]:
    """What follows from the step that one procedure took on an event, in the order in which it is to happen."""
    if isinstance(now, Conduct):
        entrance = ENTRANCES.get(type(event)) if isinstance(event, Act) else None
        opened = () if entrance is None else (entrance(dispute, event),)
        return (*_after_conduct(dispute, before, now), *opened)
    if before.state == now.state:
        return ()
    if isinstance(now, Intake):
        return _after_intake(dispute, now)
    if isinstance(now, Mediation):
        return (*_after_mediation(dispute, now), *_frozen(dispute, now))
    if isinstance(before, Suit) and isinstance(now, Suit):
        begun = _after_suit(dispute, now)
        return (*begun, *_after_path(_after(dispute, begun), before, now), *_set_aside(dispute, now))
    if isinstance(before, Path) and isinstance(now, Path):
        return _after_path(dispute, before, now)
    return ()


def walked(dispute: Dispute, besides: Procedure | None = None) -> tuple[str, ...]:
    """The paths to a title that are walked, or have led to one, other than this procedure (LR-10)."""
    return tuple(one.id for one in dispute.procedures if one.walking and (besides is None or one.id != besides.id))


def _after_conduct(dispute: Dispute, before: Procedure, now: Conduct) -> tuple[Sequel, ...]:
    """A new request opens a new intake with the same complaint."""
    if not isinstance(before, Conduct) or before.rounds == now.rounds:
        return ()
    first = next(procedure for procedure in dispute.procedures if isinstance(procedure, Intake | Suit))
    if isinstance(first, Suit) and walked(dispute):
        raise Refused(
            "同一纠纷已由人民法院受理或者已有生效的调解书，不能重复起诉",
            article="CPLI-247",
            remedy="请在已经受理的案件中主张；调解书生效的，请申请执行",
        )
    complaint = first.complaint.model_copy(update={"received_at": dispute.now, "handed_in_at": dispute.now})
    return (first_procedure(complaint, dispute.file, now.rounds, why="new_request", at=dispute.now),)


def _after_intake(dispute: Dispute, now: Intake) -> tuple[Sequel, ...]:
    """Acceptance opens the mediation of the kind that fits body and matter."""
    if now.state != ACCEPTED:
        return ()
    step = Mediation.begin(dispute.file, now.complaint, id=_next(now.id, "mediation"), at=dispute.now)
    return (Sequel(step=step, why="accepted", cite=("PML-17", "O81-65")),)


def _after_mediation(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """An effective agreement is performed; and confirmed, where a court may confirm it (民事诉讼法205)."""
    told = _told_court(dispute, now)
    if now.kind_of.of_court == "entrusted":
        return told
    return (*told, *_binding(dispute, now))


def _told_court(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """The suit that was sent here goes on when its mediation has ended (在线调解规则21)."""
    suit = dispute.procedure(now.sent_by or "")
    if not isinstance(suit, Suit) or suit.status not in (DELEGATED, ENTRUSTED) or not now.ended:
        return ()
    outcome = Outcome(
        id=now.id,
        mediators=now.mediators,
        terms=now.terms if now.state == EFFECTIVE else None,
        agreed_at=now.effective_at,
        ground=now.ground,
    )
    return (Sequel(step=suit.mediated(outcome), why="mediated", cite=("TYTJ-26", "ZXTJ-21")),)


def _binding(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """An effective agreement binds as a contract; the court's confirmation waits for both parties."""
    if now.state != EFFECTIVE or now.terms is None or now.effective_at is None:
        return ()
    performance = Performance.begin(
        dispute.file,
        id=_next(now.id, "performance"),
        out=now.out,
        mediation=now.id,
        body=now.office,
        terms=now.terms,
        effective_at=now.effective_at,
        at=dispute.now,
        kind_id=now.kind_id if now.kind_of.of_court else None,
    )
    binds = Sequel(step=performance, why="agreement_effective", cite=("PML-31",))
    return (*_replaced(dispute, now), binds, *_confirmable(dispute, now))


def _frozen(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """While ownership is mediated CNIPA may be asked to suspend its procedures, and afterwards to resume (办法70)."""
    freeze = dispute.procedure(_next(now.id, "freeze"))
    if now.kind_of.may_freeze and now.state is SELECTING and freeze is None:
        step = Freeze.begin(id=_next(now.id, "freeze"), office=now.office)
        return (Sequel(step=step, why="ownership_filed", cite=("O81-70", "IR-103")),)
    if isinstance(freeze, Freeze) and now.ended:
        step = freeze.mediated(agreed=now.state is EFFECTIVE)
        return (Sequel(step=step, why="ownership_mediated", cite=("O81-70", "IR-103")),)
    return ()


def _replaced(dispute: Dispute, by: Mediation) -> tuple[Sequel, ...]:
    """A new agreement takes the place of the earlier ones, unless they are before a court or have become a title."""
    kept = {by.id, *(path.mediation for path in _paths(dispute) if path.walking)}
    steps: list[Step[Any]] = [
        procedure.replaced()
        for procedure in dispute.procedures
        if isinstance(procedure, Performance | Path) and procedure.mediation not in kept and procedure.replaceable
    ]
    return tuple(Sequel(step=step, why="new_agreement", cite=("CPL-206",)) for step in steps)


def _confirmable(dispute: Dispute, mediation: Mediation) -> tuple[Sequel, ...]:
    """The confirmation of an agreement, where a court may confirm it and no other path to a title is walked (LR-10)."""
    if not mediation.confirmable or walked(dispute):
        return ()
    if mediation.terms is None or mediation.effective_at is None or mediation.file_by_from is None:
        return ()
    confirmation = Confirmation.begin(
        dispute.file,
        id=_next(mediation.id, "confirmation"),
        out=mediation.out,
        mediation=mediation.id,
        body=mediation.office,
        terms=mediation.terms,
        effective_at=mediation.effective_at,
        file_by_from=mediation.file_by_from,
        at=dispute.now,
        invited_by=_inviting(dispute, mediation),
    )
    return (Sequel(step=confirmation, why="agreement_confirmable", cite=("CPL-205",)),)


def _inviting(dispute: Dispute, mediation: Mediation) -> str | None:
    """The court that invited the body to mediate, if one did (民事诉讼法205（一）)."""
    suit = dispute.procedure(mediation.sent_by or "")
    return suit.office.id if isinstance(suit, Suit) else None


def _after_suit(dispute: Dispute, now: Suit) -> tuple[Sequel, ...]:
    """A suit sent to a body opens the mediation there; its statement, or its withdrawal, makes the agreement bind."""
    about: dict[str, Any] = {"id": fresh_id(dispute, "mediation"), "by": now.id, "at": dispute.now}
    if now.status is ENTRUSTED and now.body is not None:
        sent = Mediation.entrusted(dispute.file, now.kind_of, now.body, **about)
        return (Sequel(step=sent, why="entrusted", cite=("TYTJ-11",)),)
    if now.status is DELEGATED and now.body is not None:
        sent = Mediation.delegated(dispute.file, now.complaint, now.kind_of, now.body, **about)
        return (Sequel(step=sent, why="delegated", cite=("TYTJ-11",)),)
    mediation = dispute.procedure(now.mediation or "")
    known = dispute.procedure(_next(now.id, "performance"))
    if now.status not in (IN_FORCE, WITHDRAWN) or not isinstance(mediation, Mediation) or known is not None:
        return ()
    return (*_replaced(dispute, mediation), *_settled(dispute, now, mediation))


def _settled(dispute: Dispute, now: Suit, mediation: Mediation) -> tuple[Sequel, ...]:
    """What was agreed in a suit is performed: under the court's statement, or as a contract after a withdrawal."""
    if now.agreed is None:
        return ()
    step = Performance.begin(
        dispute.file,
        id=_next(now.id, "performance"),
        mediation=mediation.id,
        body=mediation.office,
        terms=now.agreed,
        effective_at=now.title_at or now.agreed_at or dispute.now,
        at=dispute.now,
        kind_id=mediation.kind_id,
    )
    return (Sequel(step=step, why="agreement_effective", cite=now.TITLE_CITE if now.title_at else ("CIV-509",)),)


def _set_aside(dispute: Dispute, now: Suit) -> tuple[Sequel, ...]:
    """A statement set aside leaves no contract behind: the case is tried again, and nothing more is watched."""
    if now.status is not REVOKED:
        return ()
    bound = [one for one in dispute.performances if one.mediation == now.mediation]
    steps = [one.untitled().now.replaced() for one in bound]
    return tuple(Sequel(step=step, why="statement_set_aside", cite=now.FALL_CITE) for step in steps)


def _after_path(dispute: Dispute, before: Path, now: Path) -> tuple[Sequel, ...]:
    """A path makes the agreement a title, or takes the title away again; then a newer agreement has its turn."""
    title = _title(dispute, before, now)
    return (*title, *_waiting(_after(dispute, title), now))


def _after(dispute: Dispute, sequels: tuple[Sequel, ...]) -> Dispute:
    """The dispute as it will be: what follows next builds on it."""
    changed = {sequel.step.now.id: sequel.step.now for sequel in sequels}
    known = tuple(changed.pop(one.id, one) for one in dispute.procedures)
    return replace(dispute, procedures=(*known, *changed.values()))


def _waiting(dispute: Dispute, now: Path) -> tuple[Sequel, ...]:
    """A newer agreement, which waited because this path to a title was walked: now that it led to none, it is free."""
    rounds = [procedure for procedure in dispute.procedures if isinstance(procedure, Mediation)]
    newer = [agreed for agreed in rounds[-1:] if agreed.id != now.mediation and agreed.state == EFFECTIVE]
    if not newer or not now.ended:
        return ()
    return (*_replaced(dispute, newer[0]), *_confirmable(dispute, newer[0]))


def _title(dispute: Dispute, before: TitleSource, now: Path) -> tuple[Sequel, ...]:
    performance = next((one for one in dispute.performances if one.mediation == now.mediation), None)
    if performance is None:
        return ()
    if now.enforceable:
        return (Sequel(step=performance.titled(now), why="title", cite=now.TITLE_CITE),)
    if before.enforceable:
        return (Sequel(step=performance.untitled(), why="title_revoked", cite=now.FALL_CITE),)
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


def _paths(dispute: Dispute) -> tuple[Path, ...]:
    return tuple(procedure for procedure in dispute.procedures if isinstance(procedure, Path))


def fresh_id(dispute: Dispute, kind: str) -> str:
    """The id of one more procedure of a kind: payment_order-1, payment_order-2."""
    known = sum(1 for procedure in dispute.procedures if procedure.kind == kind)
    return f"{kind}-{known + 1}"


def _next(id: str, kind: str) -> str:
    """The procedure of another kind in the same round: intake-2 → mediation-2."""
    return f"{kind}-{id.rpartition('-')[2]}"
