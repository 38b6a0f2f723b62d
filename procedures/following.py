"""The one place that says what may follow what."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.acts import Act
from cases.acts.mediation import PartAgreement, SplitText
from cases.errors import Refused
from cases.materials import Complaint
from procedures.binding import (
    after_path,
    bound,
    in_turn,
    moved_in_part,
    retitled,
    satisfied,
    set_aside,
    settled,
    superseded,
    to_confirm,
)
from procedures.conduct import OPEN, RESTING, Conduct
from procedures.confirmation import Confirmation
from procedures.dispute import Dispute, Path, Sequel, after, fresh_id, in_round, walked
from procedures.entrances import ENTRANCES
from procedures.freeze import Freeze
from procedures.intake import ACCEPTED, Intake
from procedures.mediation import Mediation
from procedures.mediation_state import EFFECTIVE, SELECTING
from procedures.notarisation import Notarisation
from procedures.parting import must_be_under_way, part, under_way
from procedures.performance import Performance
from procedures.performance_state import BESIDE, REPLACED
from procedures.periods import Opening
from procedures.rules import File, Procedure, Step
from procedures.suit import COURTS, Suit
from procedures.suit_state import DELEGATED, ENTRUSTED, IN_FORCE, WITHDRAWN
from procedures.suit_statement import Outcome
from rulebook.conduct import WATCH


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
    if isinstance(now, Intake):
        return () if before.state == now.state else _after_intake(dispute, now)
    if isinstance(before, Mediation) and isinstance(now, Mediation):
        return _in_mediation(dispute, before, now, event)
    if isinstance(now, Performance):
        paid = satisfied(dispute, now)
        return paid if before.state == now.state else (*paid, *in_turn(after(dispute, paid)))
    if isinstance(before, Path) and isinstance(now, Path):
        return _on_path(dispute, before, now)
    return ()


def _in_mediation(dispute: Dispute, before: Mediation, now: Mediation, event: object) -> tuple[Sequel, ...]:
    """A mediation moves, its text is split, or some of its parties settle among themselves."""
    if isinstance(event, PartAgreement):
        step = part(before, event, dispute.procedures, dispute.periods, dispute.file)
        return (Sequel(step=step, why="part_settles", cite=("PML-28",)),)
    beside = (*_split(dispute, now, event), *_told(dispute, before, now))
    moved = () if before.state == now.state else (*_after_mediation(dispute, now), *_frozen(dispute, now))
    return (*beside, *moved)


def _on_path(dispute: Dispute, before: Path, now: Path) -> tuple[Sequel, ...]:
    """A path to a title moves, wholly or for one promise; or only the day of its title does."""
    if before.state == now.state and not moved_in_part(before, now):
        return retitled(dispute, before, now)
    if not isinstance(now, Suit):
        return after_path(dispute, before, now)
    begun = _after_suit(dispute, now)
    return (*begun, *after_path(after(dispute, begun), before, now), *set_aside(dispute, now))


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
        id=in_round(now.id, "mediation"),
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
    return (*told, *bound(dispute, now))


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
        paths = [one for one in dispute.paths if isinstance(one, Confirmation | Notarisation)]
        told += [one.reworded(now.terms) for one in paths if one.mediation == now.id]
    if now.certified and not before.certified and path is not None:
        told.append(path.certify())
    sequels = tuple(Sequel(step=step, why="agreement_told", cite=("CPLI-354",)) for step in told)
    return (*sequels, *to_confirm(dispute, now)) if before.oral and not now.oral else sequels


def _frozen(dispute: Dispute, now: Mediation) -> tuple[Sequel, ...]:
    """While ownership is mediated CNIPA may be asked to suspend its procedures, and afterwards to resume (办法70)."""
    freeze = dispute.procedure(in_round(now.id, "freeze"))
    if now.kind_of.may_freeze and now.state is SELECTING and freeze is None and not now.second:
        step = Freeze.begin(id=in_round(now.id, "freeze"), office=now.office)
        return (Sequel(step=step, why="ownership_filed", cite=("O81-70", "IR-103")),)
    if isinstance(freeze, Freeze) and now.ended:
        step = freeze.mediated(agreed=now.state is EFFECTIVE)
        return (Sequel(step=step, why="ownership_mediated", cite=("O81-70", "IR-103")),)
    return ()


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
    known = dispute.procedure(in_round(now.id, "performance"))
    if now.status not in (IN_FORCE, WITHDRAWN) or not isinstance(mediation, Mediation) or known is not None:
        return ()
    return (*superseded(dispute, mediation), *settled(dispute, now, mediation))
