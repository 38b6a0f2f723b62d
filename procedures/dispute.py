"""The dispute as one value, and the one place that says what may follow what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import dropwhile
from typing import Annotated, Any, Literal

from pydantic import Field

from cases.acts import Act, AnyAct, PartAgreement
from cases.acts.mediation import SplitText
from cases.acts.notarisation import NotaryApplication
from cases.acts.payment_order import PaymentOrderApplication
from cases.effects import AnyEffect
from cases.errors import AlreadyDone, Malformed, NotEntitled, Refused
from cases.facts import AnyFact
from cases.findings import Finding
from cases.materials import Complaint
from cases.words import Instant, Token, Word
from procedures.conduct import OPEN, RESTING, Conduct
from procedures.confirmation import Confirmation
from procedures.freeze import Freeze
from procedures.intake import ACCEPTED, Intake
from procedures.mediation import Mediation
from procedures.mediation_state import EFFECTIVE, SELECTING
from procedures.neutrality import parts_of_parties
from procedures.notarisation import Notarisation
from procedures.parting import must_be_under_way, part, under_way
from procedures.payment_order import PaymentOrder
from procedures.payment_order_asking import Debt
from procedures.performance import Performance
from procedures.performance_state import BESIDE, REPLACED, TitleSource
from procedures.periods import Opening, Period
from procedures.rules import Capacity, File, Part, Procedure, Step, share
from procedures.suit import COURTS, Suit
from procedures.suit_state import DELEGATED, ENTRUSTED, IN_FORCE, REVOKED, WITHDRAWN
from procedures.suit_statement import Outcome
from rulebook.conduct import WATCH

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
        return (*_after_conduct(dispute, before, now), *_joined(dispute, before, now), *opened)
    if isinstance(before, Mediation) and isinstance(now, Mediation):
        if isinstance(event, PartAgreement):
            step = part(before, event, dispute.procedures, dispute.periods, dispute.file)
            return (Sequel(step=step, why="part_settles", cite=("PML-28",)),)
        beside = (*_split(dispute, now, event), *_told(dispute, before, now))
        moved = () if before.state == now.state else (*_after_mediation(dispute, now), *_frozen(dispute, now))
        return (*beside, *moved)
    if isinstance(now, Performance):
        paid = _satisfied(dispute, now)
        return paid if before.state == now.state else (*paid, *_in_turn(_after(dispute, paid)))
    if before.state == now.state and not _moved_in_part(before, now):
        return _retitled(dispute, before, now)
    if isinstance(now, Intake):
        return _after_intake(dispute, now)
    if isinstance(before, Suit) and isinstance(now, Suit):
        begun = _after_suit(dispute, now)
        return (*begun, *_after_path(_after(dispute, begun), before, now), *_set_aside(dispute, now))
    if isinstance(before, Path) and isinstance(now, Path):
        return _after_path(dispute, before, now)
    return ()


def walked(dispute: Dispute, besides: Procedure | None = None) -> tuple[str, ...]:
    """The paths to a title that are walked, or have led to one, other than this procedure and for the same parties.

    (LR-10) Without a procedure to look from, every path counts.
    """
    paths = (one for one in dispute.procedures if one.walking)
    if besides is None:
        return tuple(one.id for one in paths)
    return tuple(one.id for one in paths if one.id != besides.id and share(one, besides, dispute.file))


def _after_conduct(dispute: Dispute, before: Procedure, now: Conduct) -> tuple[Sequel, ...]:
    """A new request opens a new intake with the same complaint."""
    if not isinstance(before, Conduct) or before.rounds == now.rounds:
        return ()
    if before.state is OPEN:
        _must_be_renegotiable(dispute)
    first = next(procedure for procedure in dispute.procedures if isinstance(procedure, Intake | Suit))
    if isinstance(first, Suit) and walked(dispute):
        raise Refused(
            "同一纠纷已由人民法院受理或者已有生效的调解书，不能重复起诉",
            article="CPLI-247",
            remedy="请在已经受理的案件中主张；调解书生效的，请申请执行",
        )
    complaint = first.complaint.model_copy(update={"received_at": dispute.now, "handed_in_at": dispute.now})
    inside = replace(dispute.file, parties=tuple(one for one in dispute.file.parties if one.id not in now.outside))
    asked = first_procedure(complaint, inside, now.rounds, why="new_request", at=dispute.now)
    return (replace(asked, step=replace(asked.step, now=replace(asked.step.now, out=now.outside))),)


def _joined(dispute: Dispute, before: Procedure, now: Conduct) -> tuple[Sequel, ...]:
    """Who is proposed takes part in nothing yet; with the consent of all it joins the mediation under way."""
    known = before.joining if isinstance(before, Conduct) else ()
    waits = tuple(one.party for one in now.joining if one.party not in [other.party for other in known])
    if waits:
        must_be_under_way(dispute.procedures)
        steps = (Step(now=replace(one, out=(*one.out, *waits))) for one in dispute.others)
        return tuple(Sequel(step=step, why="joinder_proposed", cite=("PML-17",)) for step in steps)
    mediation = under_way(dispute.procedures)
    for joining in now.joining if mediation is not None else ():
        everybody = (*mediation.sees(dispute.file).everyone, joining.party) if mediation else ()
        if mediation is not None and set(everybody) <= set(joining.agreed):
            told = Sequel(step=now.joined(joining, everybody, dispute.now), why="joinder_agreed", cite=("PML-17",))
            step = mediation.join(joining.party, dispute.file, dispute.now)
            return (told, Sequel(step=step, why="joinder_agreed", cite=("PML-17",)))
    return ()


def _must_be_renegotiable(dispute: Dispute) -> None:
    """A new round while something is under way is for an agreement that is being performed (民法典543)."""
    if any(not one.ended for one in dispute.procedures if isinstance(one, Intake | Mediation)):
        raise Refused("调解尚在进行，无须另行申请", article="CIV-543", remedy="请在进行中的调解中提出新的方案")
    if all(one.spent or one.state in (REPLACED, BESIDE) for one in dispute.performances):
        raise Refused(
            "没有正在履行的调解协议可以变更", article="CIV-543", remedy="请待各程序结束后再次申请调解，或者另行申请"
        )


def _after_intake(dispute: Dispute, now: Intake) -> tuple[Sequel, ...]:
    """Acceptance opens the mediation of the kind that fits body and matter."""
    if now.state != ACCEPTED or now.complete_at is None:
        return ()
    step = Mediation.begin(
        dispute.file,
        now.complaint,
        id=_next(now.id, "mediation"),
        complete_at=now.complete_at,
        at=dispute.now,
        out=now.out,
    )
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
    replaced = _replaced(dispute, now)
    others = _after(dispute, replaced)
    performance = Performance.begin(
        dispute.file,
        id=_next(now.id, "performance"),
        out=now.out,
        mediation=now.id,
        body=now.office,
        terms=now.terms,
        effective_at=now.effective_at,
        oral=now.oral,
        at=dispute.now,
        earlier=_account_before(dispute.performances, now, dispute.file),
        waits=any(_stands_before(others, one, now) for one in others.performances),
        kind_id=now.kind_id if now.kind_of.of_court else None,
    )
    binds = Sequel(step=performance, why="agreement_effective", cite=("PML-31",))
    return (*replaced, binds, *_confirmable(dispute, now))


def _split(dispute: Dispute, now: Mediation, event: object) -> tuple[Sequel, ...]:
    """A text that was split is signed as two agreements, the second beside the first (DISP-08)."""
    if not isinstance(event, SplitText):
        return ()
    part = dispute.procedure(f"{now.id}.2")
    if part is not None and part.state is EFFECTIVE:
        raise Refused(
            "分立出来的另一份协议已经生效，不能重新分立",
            article="CPL-206",
            remedy="请只修改本份协议，或者重新申请调解并达成新的协议",
        )
    step = now.apart(event, replace(now.sees(dispute.file), running=dispute.of(now.id)))
    return (Sequel(step=step, why="agreement_split", cite=("CPLI-355.5",)),)


def _told(dispute: Dispute, before: Mediation, now: Mediation) -> tuple[Sequel, ...]:
    """What follows within the effect: the certificate is there, words were corrected, an oral agreement is written."""
    if before.state is not EFFECTIVE or now.state is not EFFECTIVE:
        return ()
    confirmations = (one for one in dispute.procedures if isinstance(one, Confirmation))
    path = next((one for one in confirmations if one.mediation == now.id), None)
    told: list[Step[Any]] = []
    if now.terms is not None and (before.terms != now.terms or before.oral != now.oral):
        told += [one.reworded(now.terms) for one in dispute.performances if one.mediation == now.id]
        paths = [one for one in _paths(dispute) if isinstance(one, Confirmation | Notarisation)]
        told += [one.reworded(now.terms) for one in paths if one.mediation == now.id]
    if now.certified and not before.certified and path is not None:
        told.append(path.certify())
    sequels = tuple(Sequel(step=step, why="agreement_told", cite=("CPLI-354",)) for step in told)
    return (*sequels, *_confirmable(dispute, now)) if before.oral and not now.oral else sequels


def _frozen(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """While ownership is mediated CNIPA may be asked to suspend its procedures, and afterwards to resume (办法70)."""
    freeze = dispute.procedure(_next(now.id, "freeze"))
    if now.kind_of.may_freeze and now.state is SELECTING and freeze is None and not now.second:
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
        if isinstance(procedure, Performance | Path)
        and procedure.mediation not in kept
        and procedure.replaceable
        and share(procedure, by, dispute.file)
    ]
    return tuple(Sequel(step=step, why="new_agreement", cite=("CPL-206",)) for step in steps)


def _confirmable(dispute: Dispute, mediation: Mediation) -> tuple[Sequel, ...]:
    """The confirmation of an agreement, where a court may confirm it and no other path to a title is walked (LR-10)."""
    if not mediation.confirmable or walked(dispute, besides=mediation):
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
        certified=mediation.certified,
        at=dispute.now,
        invited_by=_inviting(dispute, mediation),
    )
    bankrupt = next((one.id for one in mediation.sees(dispute.file).parties if one.bankrupt), None)
    barred = replace(confirmation, now=replace(confirmation.now, bankrupt=bankrupt))
    return (Sequel(step=barred, why="agreement_confirmable", cite=("CPL-205",)),)


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
    title = (*_title(dispute, before, now), *_outrun(dispute, before, now))
    titled = _after(dispute, title)
    waiting = _waiting(titled, now)
    return (*title, *waiting, *_in_turn(_after(titled, waiting)))


def _outrun(dispute: Dispute, before: TitleSource, now: Path) -> tuple[Sequel, ...]:
    """With the title the other ways to one are closed, which nobody walks (LR-10); an order covers some sums only."""
    if before.enforceable or not now.enforceable or isinstance(now, PaymentOrder):
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
    known = tuple(changed.pop(one.id, one) for one in dispute.procedures)
    return replace(dispute, procedures=(*known, *changed.values()))


def _waiting(dispute: Dispute, now: Path) -> tuple[Sequel, ...]:
    """A newer agreement, which waited because this path to a title was walked: now that it led to none, it is free."""
    rounds = [one for one in dispute.procedures if isinstance(one, Mediation)]
    later = [] if now.walking else list(dropwhile(lambda one: one.id != now.mediation, rounds))[1:]
    newer = [one for one in later if one.state == EFFECTIVE and share(one, now, dispute.file)]
    if not newer:
        return ()
    return (*_replaced(dispute, newer[-1]), *_confirmable(dispute, newer[-1]))


def _in_turn(dispute: Dispute) -> tuple[Sequel, ...]:
    """One agreement at a time is performed: a newer one waits beside an earlier title until that is spent or falls.

    Doubt: no article says how a contract made beside a title is performed before the title is; a creditor who enforces
    the title against it meets the debtor's objection (执行和解规定19). So one account runs, and the other waits.
    """
    found: list[Sequel] = []
    for n, one in enumerate(dispute.performances):
        before = dispute.performances[:n]
        behind = any(_stands_before(dispute, other, one) for other in before)
        if one.state is REPLACED:
            continue
        if behind and one.state is not BESIDE:
            found.append(Sequel(step=one.waits(), why="beside_a_title", cite=("CPL-206",)))
        elif not behind and one.state is BESIDE:
            found.append(
                Sequel(
                    step=one.released(_account_before(before, one, dispute.file)),
                    why="agreement_binds",
                    cite=("PML-31",),
                )
            )
    return tuple(found)


def _account_before(earlier: tuple[Performance, ...], now: Procedure, file: File) -> Performance | None:
    """The latest earlier account of the same parties in which anything was entered."""
    return next((one for one in reversed(earlier) if one.entries and share(one, now, file)), None)


def _stands_before(dispute: Dispute, one: Performance, newer: Procedure) -> bool:
    """Whether a newer agreement of the same parties waits behind this one, which has, or may get, a title."""
    walked_now = any(path.walking and path.mediation == one.mediation for path in _paths(dispute))
    return walked_now and one.state is not REPLACED and not one.spent and share(one, newer, dispute.file)


def _title(dispute: Dispute, before: TitleSource, now: Path) -> tuple[Sequel, ...]:
    performance = next((one for one in dispute.performances if one.mediation == now.mediation), None)
    if performance is None:
        return ()
    if now.enforceable:
        covers = now.covers if isinstance(now, PaymentOrder) else ()
        attested = now.attested if isinstance(now, Notarisation) else None
        return (Sequel(step=performance.titled(now, covers, attested), why="title", cite=now.TITLE_CITE),)
    if before.enforceable:
        return (Sequel(step=performance.untitled(), why="title_revoked", cite=now.FALL_CITE),)
    return ()


def _retitled(dispute: Dispute, before: Procedure, now: Procedure) -> tuple[Sequel, ...]:
    """A title whose day has moved with the service of the ruling is known by that day (民诉法解释135)."""
    if not isinstance(before, Path) or not isinstance(now, Path) or before.title_at in (None, now.title_at):
        return ()
    return _title(dispute, before, now)


def _payment_order(dispute: Dispute, act: PaymentOrderApplication) -> Sequel:
    """A creditor alone asks for an order to pay what is due under an agreement (民事诉讼法225)."""
    performance = next((one for one in dispute.performances if one.id == act.performance), None)
    if performance is None or not performance.replaceable:
        raise Malformed("没有这一项正在履行的协议", field="performance", remedy="请用 show 查看本案的程序编号")
    orders = [one for one in dispute.procedures if isinstance(one, PaymentOrder) and one.sued]
    debt = Debt(
        performance=performance.id,
        mediation=performance.mediation,
        body=performance.body,
        terms=performance.terms,
        effective_at=performance.effective_at,
        out=performance.out,
        outstanding=performance.outstanding,
        walked=walked(dispute),
        sued=tuple(item for order in orders for item in order.standing_in_suit()),
    )
    step = PaymentOrder.begin(act, debt, dispute.file, id=fresh_id(dispute, "payment_order"))
    return Sequel(step=step, why="payment_order_asked", cite=("CPL-225",))


ENTRANCES[PaymentOrderApplication] = _payment_order


def _to_notary(dispute: Dispute, act: NotaryApplication) -> Sequel:
    """A party asks a notary to give the agreement in force enforcement force (民事诉讼法249; 办法69)."""
    performance = _owed(dispute, act.stamp.party, "CPL-249")
    begun = [one for one in _paths(dispute) if isinstance(one, Notarisation) and one.mediation == performance.mediation]
    if any(not one.ended for one in begun):
        raise AlreadyDone("已经向公证机构提出申请", field="act", remedy="请其他当事人到公证机构共同签署")
    if performance.oral:
        raise Refused(
            "协议是口头达成的，没有载明接受强制执行承诺的债权文书",
            article="GZF-37",
            remedy="请先由调解组织制作书面协议并签名",
        )
    mediation = dispute.procedure(performance.mediation)
    step = Notarisation.begin(
        act,
        performance.sees(dispute.file),
        id=fresh_id(dispute, "notarisation"),
        out=performance.out,
        mediation=performance.mediation,
        body=performance.body,
        terms=performance.terms,
        effective_at=performance.effective_at,
        kind_id=performance.kind_id,
        guarantors=tuple(one.who for one in mediation.guaranteed) if isinstance(mediation, Mediation) else (),
    )
    return Sequel(step=step, why="notary_asked", cite=("CPL-249", "GZF-37"))


def _owed(dispute: Dispute, party: str | None, article: str) -> Performance:
    """The last agreement in force, under which money is owed, of this party; raises `Refused`.

    Not one beside a title, nor one whose parties walk a path to a title already (LR-10).
    """
    binding = [one for one in dispute.performances if one.replaceable and one.state is not BESIDE]
    mine = [one for one in binding if party not in one.out]
    if binding and not mine:
        raise NotEntitled("您没有参加该调解协议", field="party", remedy="请用 show 查看您可以走的其他途径")
    owed = [one for one in mine if any(part.amount for part in one.outstanding)]
    last = (owed or mine)[-1:]
    if any(walked(dispute, besides=one) for one in last):
        message = "本案正在通过其他途径取得执行依据，或者已经取得"
        raise Refused(message, article="CPL-206", remedy="请等待该程序结束；已经取得执行依据的，请申请强制执行")
    if not owed:
        message = "没有已经生效、尚有款项没有付清的调解协议"
        raise Refused(message, article=article, remedy="请先达成调解协议；已经付清的，无须办理")
    return owed[-1]


ENTRANCES[NotaryApplication] = _to_notary


def _moved_in_part(before: Procedure, now: Procedure) -> bool:
    """Whether a payment order has become a title for one promise more, or less, while its status is what it was."""
    return isinstance(before, PaymentOrder) and isinstance(now, PaymentOrder) and before.in_force != now.in_force


def _satisfied(dispute: Dispute, now: Performance) -> tuple[Sequel, ...]:
    """What was ordered has been paid, surely: by the creditor's word, a body's or the court's (民事诉讼法227)."""
    sure = replace(now, payments=tuple(entry for entry in now.payments if entry.confirmed))
    orders = [one for one in dispute.procedures if isinstance(one, PaymentOrder) and one.performance == now.id]
    steps = [step for order in orders if (step := order.satisfied(sure.outstanding)) is not None]
    return tuple(Sequel(step=step, why="paid", cite=("CPL-227",)) for step in steps)


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
