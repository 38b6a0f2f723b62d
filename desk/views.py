"""What the desk shows, as plain data: one case, lists, worklists, calendars, papers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from activities.ports import FiledPaper
from adapters.database import Database
from adapters.database.queries import AttemptLine, CaseLine, DeadlineLine, ServiceLine, TaskLine
from cases.agencies import ROLE_TITLES, Actor, Role
from cases.calendar import Calendar
from cases.errors import DingfenError, NotEntitled
from desk.linting import finding_data, gate
from desk.moments import told
from desk.outcomes import outcome
from desk.recalendaring import Sent
from procedures.dispute import Dispute
from procedures.mediation import Mediation
from procedures.reading import Deadline, Task, deadlines, openings, standing_title, tasks
from procedures.roads import open_roads
from procedures.wording import status_title
from rulebook.articles import article
from rulebook.counting import explain
from rulebook.grounds import ground_text
from rulebook.registry import all_terms
from rulebook.roads import text as road_text
from rulebook.splitting import destination

Data = dict[str, Any]


def cited(id: str | None) -> str:
    """An article as it is cited; an id nobody knows stays as it is."""
    if not id:
        return ""
    try:
        return article(id).cite()
    except DingfenError:
        return id


def show(database: Database, dispute: Dispute, who: Actor | None, now: datetime) -> Data:
    """One case: where it stands, what may be done by whom, until when, and which roads remain."""
    case = dispute.file.case
    bundle = database.queries().bundle(case)
    end = outcome(dispute)
    return {
        "case": case,
        "headline": standing_title(dispute),
        "outcome": {
            "result": end.result.value,
            "title": end.title,
            "ground": end.ground,
            "why": ground_text(end.ground).text if end.ground else None,
            "title_in_force": end.enforceable,
        },
        "parties": [
            {"id": party.id, "side": party.side.value, "name": party.name, "identity": party.identity_masked}
            for party in bundle.parties
        ],
        "procedures": [
            {
                "id": procedure.id,
                "title": procedure.TITLE,
                "status": procedure.state.value,
                "status_title": status_title(procedure.state),
                "since": procedure.since,
                "office": procedure.office.id,
                "paused": procedure.paused.ground if procedure.paused else None,
            }
            for procedure in dispute.procedures
        ],
        "tasks": [task_data(case, task) for task in tasks(dispute)],
        "deadlines": [deadline_data(case, deadline) for deadline in deadlines(dispute)],
        "roads": [
            {
                "road": road.kind.value,
                "title": road_text(road.kind).title,
                "what": road_text(road.kind).text,
                "article": cited(road.cite),
                "last_day": _day(road.last_day),
                "party": road.party,
            }
            for road in open_roads(dispute.procedures, dispute.file, now)
        ],
        "papers": [paper_data(paper) for paper in bundle.papers],
        "agreements": agreements(dispute, now),
        "services": [service_data(service) for service in bundle.services],
        "attempts": [attempt_data(attempt) for attempt in database.queries().attempts(case)],
        "open_acts": _acts(dispute, who),
        "closed_acts": [] if who is not None else _closed(dispute),
        "seq": dispute.seq,
        "unverified": [] if _verified(database, dispute) else ["机构的编号规则或者代字未经核实"],
    }


def agreements(dispute: Dispute, now: datetime) -> list[Data]:
    """Each text that was frozen: whether it is signed, where it goes, and what the gate says of it today."""
    return [
        {
            "procedure": one.id,
            "sha256": one.terms.text.sha256,
            "status": one.state.value,
            "oral": one.oral,
            "confirmable": one.confirmable,
            "destination": road_text(destination(one.terms, dispute.file.matter)).title,
            "findings": [finding_data(finding) for finding in gate(one, one.terms, dispute, now)],
        }
        for one in dispute.others
        if isinstance(one, Mediation) and one.terms is not None
    ]


def _verified(database: Database, dispute: Dispute) -> bool:
    directory = database.directory()
    return all(directory.office(procedure.office.id).verified for procedure in dispute.procedures)


def _acts(dispute: Dispute, who: Actor | None) -> list[Data]:
    """Which acts are open to whom, and why others are not; for one person when asked."""
    actors = [who] if who is not None else _everybody(dispute)
    return [
        {
            "who": _named(actor),
            "act": opening.act,
            "title": opening.title,
            "procedure": opening.procedure,
            "open": opening.open,
            "asked_for": opening.duty,
            "article": [cited(id) for id in opening.cite],
            "why_not": opening.why,
            "remedy": opening.remedy,
        }
        for actor in actors
        for opening in openings(dispute, actor)
        if opening.open or who is not None
    ]


def _closed(dispute: Dispute) -> list[Data]:
    """Acts of procedures under way that are open to nobody now: each reason, and to whom it is given."""
    live = {procedure.id for procedure in dispute.procedures if not procedure.ended}
    acts: dict[tuple[str, str], Data] = {}
    reasons: dict[tuple[str, str], dict[tuple[str, str], list[str]]] = {}
    taken = set()
    for actor in _everybody(dispute):
        for opening in openings(dispute, actor):
            key = (opening.procedure, opening.act)
            if opening.open or opening.procedure not in live:
                taken.add(key)
                continue
            acts.setdefault(key, {"act": opening.act, "title": opening.title, "procedure": opening.procedure})
            reasons.setdefault(key, {}).setdefault((opening.why, opening.remedy), []).append(_named(actor))
    return [
        data | {"why_not": [{"why": why, "remedy": remedy, "who": who} for (why, remedy), who in reasons[key].items()]}
        for key, data in acts.items()
        if key not in taken
    ]


def _everybody(dispute: Dispute) -> list[Actor]:
    """Every capacity in which somebody may act: parties and their agents, the people of each office, others."""
    parties = [
        Actor(person=person, role=Role.PARTY, party=party.id)
        for party in dispute.file.parties
        for person in (party.id, *(mandate.agent for mandate in party.mandates))
    ]
    offices = dict.fromkeys(procedure.office.id for procedure in dispute.procedures)
    roles = (Role.OFFICER, Role.MEDIATOR, Role.HEAD, Role.COURT_CLERK, Role.JUDGE, Role.NOTARY)
    officials = [Actor(person="-", role=role, office=office) for office in offices for role in roles]
    return [*parties, *officials, Actor(person="-", role=Role.THIRD_PERSON), Actor(person="-", role=Role.REGISTRY)]


def _named(actor: Actor) -> str:
    title = ROLE_TITLES[actor.role]
    if actor.role is Role.PARTY:
        return f"{title} {actor.party}" if actor.person == actor.party else f"代理人 {actor.person}/{actor.party}"
    return f"{title}@{actor.office}" if actor.office else title


def task_data(case: str, task: Task) -> Data:
    """A task as data."""
    return {
        "case": case,
        "id": task.id,
        "procedure": task.procedure,
        "act": task.act,
        "title": task.title,
        "roles": [role.value for role in task.roles],
        "office": task.office,
        "party": task.party,
        "article": [cited(id) for id in task.cite],
        "last_day": _day(task.last_day),
        "key": task.key,
    }


def deadline_data(case: str, deadline: Deadline) -> Data:
    """A last day with its reasons; none while the period stands still."""
    term = all_terms().get(deadline.term)
    return {
        "case": case,
        "procedure": deadline.procedure,
        "term": deadline.term,
        "title": term.title if term else deadline.term,
        "party": deadline.party,
        "article": cited(deadline.cite),
        "start": told(deadline.start),
        "last_day": None if deadline.stopped else _day(deadline.last_day),
        "provisional": deadline.provisional,
        "stopped": deadline.stopped,
        "waits_for_post": deadline.grace,
        "reasons": [explain(reason) for reason in deadline.reasons],
    }


def paper_data(paper: FiledPaper) -> Data:
    """A paper as data."""
    return {
        "title": paper.title,
        "number": paper.number or None,
        "form": paper.form,
        "dated": told(paper.dated)[:10],
        "office": paper.office,
        "procedure": paper.procedure,
        "confidential": paper.confidential,
        "key": paper.key,
        "sha256": paper.sha256,
    }


def service_data(service: ServiceLine) -> Data:
    """A service as data; its key is what a certificate is asked for by."""
    return {
        "key": service.key,
        "paper": service.paper,
        "party": service.party,
        "channel": service.channel.value,
        "at": told(service.at),
    }


def attempt_data(attempt: AttemptLine) -> Data:
    """One way that was tried to serve a paper."""
    return {
        "service": attempt.service,
        "paper": attempt.paper,
        "party": attempt.party,
        "channel": attempt.channel.value,
        "outcome": attempt.outcome.value,
        "at": told(attempt.at),
        "why": attempt.why or None,
        "proof": attempt.proof or None,
    }


def case_data(line: CaseLine) -> Data:
    """A case in a list."""
    return {
        "case": line.id,
        "office": line.office,
        "opened": told(line.opened_at),
        "parties": list(line.parties),
        "status": line.status,
        "headline": line.headline,
        "standing": line.standing,
        "outcome": line.outcome,
        "stuck": line.stuck,
        "next": told(line.wake_at) if line.wake_at else None,
    }


def worklist(lines: tuple[TaskLine, ...]) -> list[Data]:
    """Tasks of several cases."""
    return [task_data(line.case, line.task) for line in lines]


def calendar(lines: tuple[DeadlineLine, ...]) -> list[Data]:
    """Last days of several cases."""
    return [deadline_data(line.case, line.deadline) for line in lines]


def may_open_vault(dispute: Dispute, who: Actor | None) -> tuple[str, ...]:
    """The mediations of which this person may see what is confidential: he mediates them, and the parties let him in.

    A mediator who came when something lay in the vault already sees it once every party has agreed.
    """
    if who is None:
        return ()
    mine = [
        one
        for one in dispute.others
        if isinstance(one, Mediation) and who.role is Role.MEDIATOR and who.person in one.mediators
    ]
    if not mine:
        raise NotEntitled(
            "调解保密材料只供本案调解员查阅",
            article="TYTJ-28",
            field="by",
            remedy="请由本案调解员办理，或者不要求保密材料",
        )
    opened = tuple(one.id for one in mine if one.reads_vault(who.person, dispute.file))
    if not opened:
        raise NotEntitled(
            "您是更换后的调解员，查阅保密卷须经每一方当事人同意",
            article="TYTJ-28",
            field="by",
            remedy="请各方当事人办理“同意新任调解员查阅保密卷”",
        )
    return opened


def readable(database: Database, case: str, vaults: tuple[str, ...]) -> tuple[FiledPaper, ...]:
    """The papers of a case; confidential ones of these mediations only."""
    found = database.queries().papers(case, confidential=bool(vaults))
    return tuple(paper for paper in found if not paper.confidential or paper.procedure in vaults)


def export(database: Database, case: str, folder: Path, *, vaults: tuple[str, ...] = ()) -> list[Data]:
    """Write the papers of a case into a folder, in the order in which they were filed; returns what was written."""
    archive = database.vault() if vaults else database.archive()
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for n, paper in enumerate(readable(database, case, vaults), start=1):
        path = folder / f"{n:02d}-{_safe(paper.title)}{f'-{_safe(paper.number)}' if paper.number else ''}.pdf"
        path.write_bytes(archive.content(paper))
        written.append(paper_data(paper) | {"file": str(path)})
    return written


def _safe(text: str) -> str:
    return "".join("-" if sign in '/\\:*?"<>|' or sign.isspace() else sign for sign in text)[:80]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def recalendared(calendar: Calendar, sent: tuple[Sent, ...]) -> Data:
    """A new calendar and what became of it in each open case."""
    return {
        "version": calendar.version,
        "source": calendar.source,
        "known_until": calendar.known_until.isoformat(),
        "cases": [{"case": one.case, "said": one.said, "done": one.done} for one in sent],
    }
