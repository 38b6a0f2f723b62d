"""The dispute as one value, and the one place that says what may follow what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from cases.acts import Act, AnyAct
from cases.acts.notarisation import NotaryApplication
from cases.effects import AnyEffect
from cases.errors import AlreadyDone, NotEntitled, Refused
from cases.facts import AnyFact
from cases.words import Instant, Token, Word
from procedures.conduct import OPEN, RESTING, Conduct
from procedures.confirmation import Confirmation
from procedures.freeze import Freeze
from procedures.intake import ACCEPTED, Intake
from procedures.mediation import Mediation
from procedures.mediation_state import EFFECTIVE, SELECTING
from procedures.notarisation import Notarisation
from procedures.performance import Performance
from procedures.performance_state import TitleSource
from procedures.periods import Opening, Period
from procedures.rules import File, Procedure, Step
from rulebook.conduct import WATCH

_Union = Conduct | Intake | Mediation | Freeze | Confirmation | Notarisation | Performance
AnyProcedure = Annotated[_Union, Field(discriminator="kind")]

Path = Confirmation | Notarisation
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
        out=now.out,
        mediation=now.id,
        body=now.office,
        terms=now.terms,
        effective_at=now.effective_at,
        at=dispute.now,
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
    )
    return (Sequel(step=confirmation, why="agreement_confirmable", cite=("CPL-205",)),)


def _after_path(dispute: Dispute, before: Path, now: Path) -> tuple[Sequel, ...]:
    """A path makes the agreement a title, or takes the title away again; then a newer agreement has its turn."""
    title = (*_title(dispute, before, now), *_outrun(dispute, before, now))
    return (*title, *_waiting(_after(dispute, title), now))


def _outrun(dispute: Dispute, before: TitleSource, now: Path) -> tuple[Sequel, ...]:
    """With the title the other ways to one are closed, which nobody walks (LR-10)."""
    if before.enforceable or not now.enforceable:
        return ()
    steps: list[Step[Any]] = [
        path.replaced()
        for path in _paths(dispute)
        if path.id != now.id and path.mediation == now.mediation and path.replaceable
    ]
    return tuple(Sequel(step=step, why="title_elsewhere", cite=("CPL-206",)) for step in steps)


def _after(dispute: Dispute, sequels: tuple[Sequel, ...]) -> Dispute:
    """The dispute as it will be: what follows next builds on it."""
    changed = {sequel.step.now.id: sequel.step.now for sequel in sequels}
    return replace(dispute, procedures=tuple(changed.get(one.id, one) for one in dispute.procedures))


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
        attested = now.attested if isinstance(now, Notarisation) else None
        return (Sequel(step=performance.titled(now, attested), why="title", cite=now.TITLE_CITE),)
    if before.enforceable:
        return (Sequel(step=performance.untitled(), why="title_revoked", cite=now.FALL_CITE),)
    return ()


def _to_notary(dispute: Dispute, act: NotaryApplication) -> Sequel:
    """A party asks a notary to give the agreement in force enforcement force (民事诉讼法249; 办法69)."""
    performance = _owed(dispute, "CPL-249")
    if act.stamp.party in performance.out:
        raise NotEntitled("您没有参加该调解协议", field="party", remedy="请用 show 查看您可以走的其他途径")
    begun = [one for one in _paths(dispute) if isinstance(one, Notarisation) and one.mediation == performance.mediation]
    if any(not one.ended for one in begun):
        raise AlreadyDone("已经向公证机构提出申请", field="act", remedy="请其他当事人到公证机构共同签署")
    step = Notarisation.begin(
        act,
        performance.sees(dispute.file),
        id=fresh_id(dispute, "notarisation"),
        out=performance.out,
        mediation=performance.mediation,
        body=performance.body,
        terms=performance.terms,
        effective_at=performance.effective_at,
    )
    return Sequel(step=step, why="notary_asked", cite=("CPL-249", "GZF-37"))


def _owed(dispute: Dispute, article: str) -> Performance:
    """The agreement in force under which money is owed, where no path to a title is walked; raises `Refused`."""
    if walked(dispute):
        message = "本案正在通过其他途径取得执行依据，或者已经取得"
        raise Refused(message, article="CPL-206", remedy="请等待该程序结束；已经取得执行依据的，请申请强制执行")
    performance = dispute.performances[-1] if dispute.performances else None
    if performance is None or not any(part.amount for part in performance.outstanding):
        message = "没有已经生效、尚有款项没有付清的调解协议"
        raise Refused(message, article=article, remedy="请先达成调解协议；已经付清的，无须办理")
    return performance


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


ENTRANCES[NotaryApplication] = _to_notary
