"""What can be read off a dispute: tasks, open acts with reasons, deadlines, the next wake, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.acts import ACTS, Act
from cases.agencies import Actor, Role
from cases.effects import ServeByHand
from cases.words import Token
from procedures.admission import holds, taking, title_of
from procedures.conduct import ARCHIVED
from procedures.dispute import AnyProcedure, Dispute
from procedures.periods import Period
from procedures.rules import Rule
from procedures.service_state import PaperCopying, of_effect
from procedures.wording import status_title
from rulebook.periods import Change, Reason
from rulebook.service import SERVICE_TARGET

REFUSED_IN_LAW = "依法不予准许；提交的，记入案卷并答复理由"
"""Of an act that a rule only says no to."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something a role at an office, or a party, is asked to do. `id` is stable while the state asks for it."""

    id: str
    procedure: str
    act: Token
    title: str
    roles: tuple[Role, ...]
    office: Token | None
    party: Token | None
    cite: tuple[Token, ...]
    due: datetime | None
    last_day: date | None
    key: Token | None = None


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A running period as people see it."""

    procedure: str
    term: Token
    party: Token | None
    cite: Token
    start: datetime
    due: datetime
    last_day: date
    provisional: bool
    stopped: bool
    grace: int
    reasons: tuple[Reason, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True)
class OpenAct:
    """An act of a procedure for one actor: open, or why not; `duty` where the state asks for it now."""

    procedure: str
    act: Token
    title: str
    open: bool
    duty: bool
    cite: tuple[Token, ...]
    why: str = ""
    remedy: str = ""


def tasks(dispute: Dispute) -> tuple[Task, ...]:
    """Everything somebody is asked to do now, in the order of the procedures."""
    asked = [task for procedure in dispute.procedures for task in _tasks_of(dispute, procedure)]
    return (*asked, *_services(dispute), *_copies(dispute), *_repairs(dispute))


def _tasks_of(dispute: Dispute, procedure: AnyProcedure) -> list[Task]:
    return [
        task
        for hit in procedure.RULES
        if hit.rule.duty and hit.rule.name and _open(procedure, hit.rule) and procedure.asks(hit.rule)
        for task in _for_each(dispute, procedure, hit.rule)
    ]


def _open(procedure: AnyProcedure, rule: Rule) -> bool:
    held = holds(procedure, rule)
    return held and (procedure.paused is None or rule.even_paused)


def _for_each(dispute: Dispute, procedure: AnyProcedure, rule: Rule) -> list[Task]:
    if Role.PARTY not in rule.by:
        return [_task(dispute, procedure, rule, None)]
    parties = [party for party in procedure.sees(dispute.file).parties if rule.side in (None, party.side)]
    owing = [party.id for party in parties if procedure.owes(rule, party.id) and procedure.asks(rule, party.id)]
    theirs = [_task(dispute, procedure, rule, party) for party in owing]
    offices = tuple(role for role in rule.by if role is not Role.PARTY)
    return [*theirs, _task(dispute, procedure, rule, None, offices)] if offices else theirs


def _task(
    dispute: Dispute, procedure: AnyProcedure, rule: Rule, party: str | None, roles: tuple[Role, ...] | None = None
) -> Task:
    period = _first(dispute.of(procedure.id), party)
    return Task(
        id=f"{procedure.id}:{rule.name}" + (f":{party}" if party else ""),
        procedure=procedure.id,
        act=name_of(rule.on),
        title=title_of(rule.on),
        roles=(Role.PARTY,) if party else roles or rule.by,
        office=None if party else procedure.office.id,
        party=party,
        cite=procedure.under(rule.cite),
        due=period.due if period else None,
        last_day=period.last_day if period else None,
    )


def _first(periods: tuple[Period, ...], party: str | None) -> Period | None:
    mine = [period for period in periods if not period.stopped and (party is None or period.party in (None, party))]
    return min(mine, key=lambda period: period.due, default=None)


def _services(dispute: Dispute) -> list[Task]:
    return [_service(dispute, effect) for effect in dispute.outbox if isinstance(effect, ServeByHand)]


def _service(dispute: Dispute, effect: ServeByHand) -> Task:
    """A paper that the office serves; when one way has failed, by another; due by the office's own target."""
    known = of_effect(dispute.conduct.services, effect)
    target = SERVICE_TARGET.count(effect.dated, dispute.file.calendar)
    return Task(
        id=f"serve:{effect.key}",
        procedure=effect.by,
        act="service_return",
        title="换用其他方式送达并回报" if known.failures else "送达并回报",
        roles=(Role.OFFICER, Role.MEDIATOR, Role.COURT_CLERK, Role.NOTARY),
        office=effect.office,
        party=None,
        cite=("CPL-95",) if known.failures else ("CPL-87",),
        due=target.due,
        last_day=target.last_day,
        key=effect.key,
    )


def _copies(dispute: Dispute) -> list[Task]:
    """Papers that came electronically and are asked for on paper."""
    return [
        Task(
            id=f"paper_copy:{one.key}",
            procedure=one.by,
            act="paper_copy",
            title="提供纸质文书",
            roles=(Role.OFFICER, Role.MEDIATOR, Role.COURT_CLERK, Role.NOTARY),
            office=one.office,
            party=None,
            cite=("CPL-90",),
            due=None,
            last_day=None,
            key=one.key,
        )
        for one in dispute.conduct.services
        if one.copying is PaperCopying.ASKED
    ]


def _repairs(dispute: Dispute) -> list[Task]:
    return [
        Task(
            id=f"reissue:{effect.key}",
            procedure=effect.by,
            act="reissue",
            title="排除障碍后重新办理",
            roles=(Role.OFFICER, Role.MEDIATOR, Role.COURT_CLERK, Role.NOTARY),
            office=effect.office,
            party=None,
            cite=("CONFIG",),
            due=None,
            last_day=None,
            key=effect.key,
        )
        for effect in dispute.undone
    ]


def name_of(act: type[Any]) -> str:
    """The name of an act class as it travels."""
    name: str = act.model_fields["act"].default
    return name


def openings(dispute: Dispute, who: Actor, kinds: Iterable[type[Act]] = ACTS.values()) -> tuple[OpenAct, ...]:
    """Each act of each procedure, or those of some kinds, for this actor: open, or why not and what to do."""
    return tuple(
        _opening(dispute, procedure, kind, who)
        for procedure in dispute.procedures
        for kind in kinds
        if kind in procedure.ON
    )


def _opening(dispute: Dispute, procedure: AnyProcedure, kind: type[Any], who: Actor) -> OpenAct:
    hit, bar = taking(dispute, procedure, kind, who)
    refuses = hit is not None and hit.rule.refuses
    return OpenAct(
        procedure=procedure.id,
        act=name_of(kind),
        title=title_of(kind),
        open=bar is None and not refuses,
        duty=hit is not None and hit.rule.duty and procedure.asks(hit.rule, who.party),
        cite=procedure.under(hit.rule.cite) if hit else (),
        why=bar.message if bar else REFUSED_IN_LAW if refuses else "",
        remedy=(bar.remedy or "") if bar else "",
    )


def deadlines(dispute: Dispute) -> tuple[Deadline, ...]:
    """All running periods, earliest first."""
    running = [
        Deadline(
            procedure=period.of,
            term=period.term,
            party=period.party,
            cite=period.cite,
            start=period.start,
            due=period.due,
            last_day=period.last_day,
            provisional=period.provisional,
            stopped=period.stopped,
            grace=period.grace,
            reasons=period.reasons,
            changes=period.changes,
        )
        for period in dispute.periods
    ]
    return tuple(sorted(running, key=lambda deadline: (deadline.due, deadline.procedure, deadline.term)))


def wake(dispute: Dispute) -> datetime | None:
    """The earliest instant at which something happens by itself; the one timer of the case."""
    return min((at for period in dispute.periods if (at := period.next_instant) is not None), default=None)


def closed(dispute: Dispute) -> bool:
    """Whether the file is archived and nothing is left to be carried out."""
    return dispute.conduct.status is ARCHIVED


def stuck(dispute: Dispute) -> bool:
    """Whether nothing would ever move this dispute again: no period, no task, no effect under way."""
    if closed(dispute):
        return False
    running = any(not period.stopped for period in dispute.periods)
    return not (running or dispute.outbox or tasks(dispute))


def standing(dispute: Dispute) -> tuple[tuple[str, str], ...]:
    """Each procedure's id with its status, in order; without the conduct of the dispute itself."""
    return tuple((procedure.id, procedure.state.value) for procedure in dispute.others)


def standing_title(dispute: Dispute) -> str:
    """Where the dispute stands, in a line a party can read."""
    live = [procedure for procedure in dispute.others if not procedure.ended] or list(dispute.others[-1:])
    return "；".join(f"{procedure.TITLE}：{status_title(procedure.state)}" for procedure in live)
