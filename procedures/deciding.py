"""One function moves a dispute: `decide` takes the value and an event and answers with the next value, or raises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cases.acts import Act
from cases.calendar import Calendar
from cases.effects import AnyEffect, Issue
from cases.errors import Refused
from cases.facts import Fact, Issued, Redated, Served, Undone, Unserved
from cases.findings import Finding
from cases.materials import Complaint
from procedures.admission import admitted, holds, matching
from procedures.conduct import Conduct
from procedures.dispute import (
    REMEMBERED_ANSWERS,
    Answer,
    AnyProcedure,
    Dispute,
    Entry,
    Letter,
    Sequel,
    walked,
)
from procedures.following import first_procedure, follow, rest
from procedures.intake import check
from procedures.neutrality import must_not_have_mediated, parts_taken
from procedures.outgoing import kept, otherwise, run_anew, services, to_hand
from procedures.periods import Period, changed, open_period, recalendared
from procedures.rules import File, Lapse, Procedure, Rule, Ruled, Step, at_rest, moment, touched

Event = Act | Fact | Lapse


class BrokenRule(AssertionError):
    """A rule did what it does not declare: a bug in the procedure, never a person's mistake."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What an event made of the dispute: the next value, the journal's lines, and the answer to an act."""

    dispute: Dispute
    entries: tuple[Entry, ...] = ()
    answer: Answer | None = None


def begin(complaint: Complaint, calendar: Calendar) -> Decision:
    """The dispute that a complaint opens. Raises `Malformed` when the complaint contradicts itself."""
    check(complaint)
    at = complaint.received_at
    file = File(
        case=complaint.case,
        office=complaint.office,
        opened_at=at,
        matter=complaint.matter,
        parties=complaint.parties,
        calendar=touched(calendar, at, at),
    )
    conduct = Conduct(id="dispute", office=complaint.office)
    work = _Work(Dispute(file=file, now=at, procedures=(conduct,)))
    return work.opened(first_procedure(complaint, file, 1, why="complaint", at=at), at)


def decide(dispute: Dispute, event: Act | Fact) -> Decision:
    """Let what is over lapse, then apply the event.

    Raises a `TurnedAway` when the act is not taken up; then nothing has happened. A refusal in law is an answer.
    """
    if isinstance(event, Act):
        return _decide_act(dispute, event)
    before = advance(dispute, event.at)
    after = _Work(before.dispute).fact(event)
    return _joined(before, after)


def _decide_act(dispute: Dispute, act: Act) -> Decision:
    if (first := answered(dispute, act.stamp.act_id)) is not None:
        return Decision(dispute=dispute, answer=first)
    before = advance(dispute, act.stamp.received_at)
    after = _Work(before.dispute).act(act, admitted(before.dispute, act))
    return _joined(before, after)


def answered(dispute: Dispute, act_id: str) -> Answer | None:
    """The answer this act was given before, if it is still remembered."""
    return next((answer for known, answer in dispute.answers if known == act_id), None)


def advance(dispute: Dispute, to: datetime) -> Decision:
    """Give every reminder and let every period lapse that is over by `to`, earliest first, each at its own instant."""
    entries: tuple[Entry, ...] = ()
    while (period := _next_over(dispute, to)) is not None:
        decision = _Work(dispute).over(period)
        dispute, entries = decision.dispute, entries + decision.entries
    return Decision(dispute=replace(dispute, now=max(dispute.now, to)), entries=entries)


def _next_over(dispute: Dispute, to: datetime) -> Period | None:
    over = [period for period in dispute.periods if (at := period.next_instant) is not None and at <= to]
    return min(over, key=lambda period: (period.next_instant, period.of, period.term, period.party or ""), default=None)


def _joined(before: Decision, after: Decision) -> Decision:
    return replace(after, entries=before.entries + after.entries)


class _Work:
    """One event at work on one dispute: collects entries and numbers effects, then hands over a decision."""

    def __init__(self, dispute: Dispute) -> None:
        self.dispute = replace(dispute, seq=dispute.seq + 1)
        self.entries: list[Entry] = []
        self.effects = 0

    def act(self, act: Act, hits: list[tuple[AnyProcedure, Ruled[Any, Any]]]) -> Decision:
        """Apply an act by every rule that matches, all or none."""
        at = act.stamp.received_at
        before = self.dispute = replace(self.dispute, now=max(self.dispute.now, at))
        try:
            must_not_have_mediated(before.parts, act)
            steps = [(procedure, hit, hit.run(procedure, act, self._read_by(procedure))) for procedure, hit in hits]
            findings = tuple(finding for _, _, step in steps for finding in step.findings)
            for procedure, hit, step in steps:
                self._take(procedure, hit.rule, step, act)
            for _, _, step in steps:
                self._establish(step)
        except Refused as no:
            self.dispute, self.entries, self.effects = before, [], 0
            return self._refused(act, hits[0][0], hits[0][1].rule, no)
        self.dispute = replace(self.dispute, taken=tuple(dict.fromkeys((*self.dispute.taken, *parts_taken(act)))))
        return self._done(act, findings=findings)

    def opened(self, sequel: Sequel, at: datetime) -> Decision:
        """The first procedure of a new dispute."""
        self._follow(sequel, at)
        return self._done()

    def fact(self, fact: Fact) -> Decision:
        """Apply the answer to an effect; one that answers nothing any more is ignored."""
        if all(effect.key != fact.key for effect in self.dispute.outbox):
            return Decision(dispute=replace(self.dispute, seq=self.dispute.seq - 1))
        self.dispute = replace(self.dispute, now=max(self.dispute.now, fact.at))
        self._apply_fact(fact)
        return self._done()

    def over(self, period: Period) -> Decision:
        """A period's next instant has come: a reminder, or its end."""
        others = tuple(other for other in self.dispute.periods if other != period)
        if period.reminds_at is not None and period.reminds_at < period.lapses_at:
            self.dispute = replace(self.dispute, periods=(*others, replace(period, rung=period.rung + 1)))
            self._note(period.of, "reminder", period.reminds_at, term=period.term, party=period.party)
            return self._done()
        self.dispute = replace(self.dispute, periods=others)
        procedure = self.dispute.procedure(period.of)
        lapse = Lapse(period=period, at=period.due)
        hit = matching(procedure, lapse) if procedure else None
        if procedure is None or hit is None:
            raise BrokenRule(f"nothing awaits the end of {period.term} in {period.of}")
        step = hit.run(procedure, lapse, self._read_by(procedure))
        self._take(procedure, hit.rule, step, lapse)
        self._establish(step)
        return self._done()

    def _read_by(self, procedure: Procedure) -> File:
        dispute = self.dispute
        return replace(
            procedure.sees(dispute.file),
            running=dispute.of(procedure.id),
            walked=walked(dispute, besides=procedure),
            parts=dispute.parts,
            outbox=dispute.outbox,
            undone=dispute.undone,
        )

    def _establish(self, step: Step[Any]) -> None:
        """What a rule says of effects that wait, or of a day of service, is decided in the same step."""
        for fact in step.facts:
            if isinstance(fact, Redated):
                self._redate(fact)
            else:
                self._apply_fact(fact)

    def _apply_fact(self, fact: Fact) -> None:
        effect = next(effect for effect in self.dispute.outbox if effect.key == fact.key)
        self.dispute = replace(
            self.dispute, outbox=tuple(other for other in self.dispute.outbox if other.key != fact.key)
        )
        if isinstance(fact, Undone):
            self.dispute = replace(self.dispute, undone=(*self.dispute.undone, effect))
        if isinstance(fact, Issued) and isinstance(effect, Issue):
            self._emit(effect.by, services(self.dispute.file, effect, fact))
        before = self.dispute.periods
        heard = self._hear(effect.by, fact)
        if isinstance(fact, Served):
            self.dispute = kept(self.dispute, before, effect, fact)
        if isinstance(fact, Unserved) and not heard:
            self._emit(effect.by, (otherwise(effect),))

    def _hear(self, by: str, fact: Fact) -> bool:
        """The procedure that asked learns of the fact; whether one of its rules awaits it."""
        procedure = self.dispute.procedure(by)
        hit = matching(procedure, fact) if procedure else None
        if procedure is None or hit is None:
            self._note(by, "noted", fact.at, fact=fact)
            return False
        self._take(procedure, hit.rule, hit.run(procedure, fact, self._read_by(procedure)), fact)
        return True

    def _redate(self, fact: Redated) -> None:
        """The clocks that ran from the day held before run from the new one; a consequence that came is not undone."""
        one = next(one for one in self.dispute.conduct.services if one.key == fact.key)
        self.dispute = run_anew(self.dispute, one, fact)
        self._hear(one.by, fact)

    def _turn_to_hand(self, keys: tuple[str, ...]) -> None:
        waiting, turned = to_hand(self.dispute, keys)
        self.dispute = waiting
        for effect in turned:
            self._emit(effect.by, (otherwise(effect),))

    def _take(self, procedure: Procedure, rule: Rule, step: Step[Any], event: Event) -> None:
        _check_declared(rule, step)
        at = moment(event)
        moved = step.now.state != procedure.state
        now = replace(step.now, since=self.dispute.seq) if moved else step.now
        before = self.dispute
        self.dispute = replace(
            before,
            procedures=tuple(now if other.id == now.id else other for other in before.procedures),
            file=at_rest(step.file) if step.file else before.file,
        )
        self._move_periods(now, step, at, known=before.file.calendar)
        self._emit(now.id, step.effects)
        self._retry(step.retries)
        if step.by_hand or step.file is not None:
            self._turn_to_hand(step.by_hand)
        self._note_rule(procedure, now, rule, event, step.findings)
        for sequel in follow(self.dispute, procedure, now, event):
            self._follow(sequel, at)
        if (resting := rest(self.dispute)) is not None:
            self._follow(resting, at)

    def _follow(self, sequel: Sequel, at: datetime) -> None:
        """Open a procedure, or change one, because another one came to this point."""
        now = sequel.step.now
        before = self.dispute.procedure(now.id)
        kept = tuple(other for other in self.dispute.procedures if other.id != now.id)
        if before is None or before.state != now.state:
            now = replace(now, since=self.dispute.seq)
        place = next((i for i, other in enumerate(self.dispute.procedures) if other.id == now.id), len(kept))
        self.dispute = replace(self.dispute, procedures=(*kept[:place], now, *kept[place:]))
        self._move_periods(now, sequel.step, at)
        self._emit(now.id, sequel.step.effects)
        self._note(
            now.id,
            "follows",
            at,
            rule=sequel.why,
            cite=now.under(sequel.cite),
            before=None if before is None else before.state.value,
            after=now.state.value,
        )

    def _move_periods(self, now: Procedure, step: Step[Any], at: datetime, *, known: Calendar | None = None) -> None:
        calendar = self.dispute.file.calendar
        living = (other for other in self.dispute.periods if other.of != now.id or _awaited(now, other))
        moved = (_after_changes(period, step, now, at, calendar) for period in living)
        kept = [period for period in moved if period is not None]
        opened = [open_period(opening, now.id, at, calendar) for opening in step.opens]
        if known is not None and known != calendar:
            kept = [recalendared(period, known, calendar, at) for period in kept]
        self.dispute = replace(self.dispute, periods=(*kept, *opened))

    def _emit(self, by: str, effects: tuple[AnyEffect, ...]) -> None:
        keyed = []
        for effect in effects:
            self.effects += 1
            key = f"{self.dispute.file.case}:{self.dispute.seq}:{self.effects}"
            keyed.append(effect.model_copy(update={"key": key, "by": by}))
        self.dispute = replace(self.dispute, outbox=(*self.dispute.outbox, *keyed))

    def _retry(self, keys: tuple[str, ...]) -> None:
        again = tuple(effect for effect in self.dispute.undone if effect.key in keys)
        left = tuple(effect for effect in self.dispute.undone if effect.key not in keys)
        self.dispute = replace(self.dispute, undone=left, outbox=(*self.dispute.outbox, *again))

    def _note_rule(
        self, before: Procedure, now: Procedure, rule: Rule, event: Event, findings: tuple[Finding, ...]
    ) -> None:
        self._note(
            now.id,
            "act" if isinstance(event, Act) else "lapse" if isinstance(event, Lapse) else "fact",
            moment(event),
            rule=rule.name,
            cite=now.under(rule.cite),
            row=rule.row,
            before=before.state.value,
            after=now.state.value,
            act=event if isinstance(event, Act) else None,
            fact=event if isinstance(event, Fact) else None,
            term=event.period.term if isinstance(event, Lapse) else None,
            party=event.period.party if isinstance(event, Lapse) else None,
            findings=findings,
        )

    def _note(self, procedure: str, what: str, at: datetime, **more: Any) -> None:
        entry = Entry(seq=self.dispute.seq, n=len(self.entries), at=at, procedure=procedure, what=what, **more)
        self.entries.append(entry)

    def _refused(self, act: Act, procedure: Procedure, rule: Rule, no: Refused) -> Decision:
        article = procedure.under((no.article,))[0] if no.article else None
        letter = Letter(code=no.code, message=no.message, article=article, remedy=no.remedy, findings=no.findings)
        self._note(
            procedure.id,
            "refused",
            act.stamp.received_at,
            rule=rule.name,
            cite=(article,) if article else procedure.under(rule.cite),
            row=rule.row,
            before=procedure.state.value,
            after=procedure.state.value,
            act=act,
            letter=letter,
            findings=no.findings,
        )
        return self._done(act, letter)

    def _done(
        self, act: Act | None = None, letter: Letter | None = None, findings: tuple[Finding, ...] = ()
    ) -> Decision:
        answer = None
        if act is not None:
            answer = Answer(seq=self.dispute.seq, refused=letter, findings=findings)
            known = (*self.dispute.answers, (act.stamp.act_id, answer))[-REMEMBERED_ANSWERS:]
            self.dispute = replace(self.dispute, answers=known)
        first = Decision(dispute=self.dispute, entries=tuple(self.entries), answer=answer)
        return replace(advance_from(first), answer=answer)


def advance_from(decision: Decision) -> Decision:
    """A period may start in the past and be over when it starts: let it lapse at once."""
    return _joined(decision, advance(decision.dispute, decision.dispute.now))


def _awaited(procedure: Procedure, period: Period) -> bool:
    return any(
        hit.rule.term is not None and hit.rule.term.id == period.term and holds(procedure, hit.rule)
        for hit in procedure.RULES
    )


def _after_changes(
    period: Period, step: Step[Any], procedure: Procedure, at: datetime, calendar: Calendar
) -> Period | None:
    left: Period | None = period
    for change in step.changes:
        if left is not None and _concerns(change, left, procedure):
            left = changed(left, change, at, calendar)
    return left


def _concerns(change: Any, period: Period, procedure: Procedure) -> bool:
    party = getattr(change, "party", None)
    term = change.term is None or change.term.id == period.term
    start = getattr(change, "start", None)
    return period.of == procedure.id and term and party in (None, period.party) and start in (None, period.start)


def _check_declared(rule: Rule, step: Step[Any]) -> None:
    if step.now.state not in rule.to:
        raise BrokenRule(f"{rule.name}: {step.now.state} is not declared")
    forms = {form.id for form in rule.papers}
    for effect in step.effects:
        if isinstance(effect, Issue) and effect.form not in forms:
            raise BrokenRule(f"{rule.name}: paper {effect.form} is not declared")
    terms = {term.id for term in rule.opens}
    for opening in step.opens:
        if opening.term.id not in terms:
            raise BrokenRule(f"{rule.name}: period {opening.term.id} is not declared")
