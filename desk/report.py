"""What a rehearsal came to, the same from both roads: standing, papers, last days with reasons, refusals, roads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.facts import Issued, Served
from desk.moments import told
from desk.outcomes import Outcome, outcome
from procedures.dispute import Dispute, Entry
from procedures.invariants import lr_findings
from procedures.reading import deadlines, standing, stuck, tasks
from procedures.roads import open_roads
from procedures.rules import local_day
from rulebook.counting import explain


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper that was made, and on whom it was served."""

    form: str
    number: str
    dated: date
    procedure: str
    to: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DayLine:
    """A last day that stands, with its reasons."""

    procedure: str
    term: str
    party: str | None
    last_day: date
    provisional: bool
    stopped: bool
    cite: str
    because: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class RefusalLine:
    """An act that was refused in law."""

    at: datetime
    act: str
    article: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Look:
    """A dispute at one moment. `lost` names rights that no rule may take (LR-01…LR-10), and a case that would stand
    still for ever; there is never any."""

    outcome: Outcome
    standing: tuple[tuple[str, str], ...]
    papers: tuple[PaperLine, ...]
    last_days: tuple[DayLine, ...]
    refusals: tuple[RefusalLine, ...]
    roads: tuple[tuple[str, date | None], ...]
    tasks: tuple[str, ...]
    lost: tuple[str, ...] = ()


def lost(dispute: Dispute) -> tuple[str, ...]:
    """What a rule has lost: rights, or whatever would move the case."""
    still = ("没有期限、待办或者未完成的事项会推动此案",) if stuck(dispute) else ()
    return (*lr_findings(dispute), *still)


def look(dispute: Dispute, entries: Iterable[Entry], at: datetime) -> Look:
    """The dispute as it stands at an instant, out of its value and its journal."""
    lines = tuple(entries)
    left = open_roads(dispute.procedures, dispute.file, at)
    return Look(
        outcome=outcome(dispute),
        standing=standing(dispute),
        papers=_papers(lines),
        last_days=tuple(
            DayLine(
                procedure=deadline.procedure,
                term=deadline.term,
                party=deadline.party,
                last_day=deadline.last_day,
                provisional=deadline.provisional,
                stopped=deadline.stopped,
                cite=deadline.cite,
                because=tuple((reason.code.value, explain(reason)) for reason in deadline.reasons),
            )
            for deadline in deadlines(dispute)
        ),
        refusals=_refusals(lines),
        roads=tuple(dict.fromkeys((road.kind.value, road.last_day) for road in left)),
        tasks=tuple(
            sorted(f"{task.procedure}:{task.act}:{task.party or task.office or ''}" for task in tasks(dispute))
        ),
        lost=lost(dispute),
    )


def _papers(entries: tuple[Entry, ...]) -> tuple[PaperLine, ...]:
    served: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry.fact, Served):
            served.setdefault(entry.fact.paper, []).append(entry.fact.on)
    made = [
        PaperLine(
            form=entry.fact.form,
            number=entry.fact.number or "",
            dated=local_day(entry.fact.at),
            procedure=entry.procedure,
            to=tuple(sorted(served.get(entry.fact.key, ()))),
        )
        for entry in entries
        if isinstance(entry.fact, Issued)
    ]
    return tuple(sorted(made, key=lambda paper: (paper.dated, paper.procedure, paper.form, paper.to, paper.number)))


def _refusals(entries: tuple[Entry, ...]) -> tuple[RefusalLine, ...]:
    return tuple(
        RefusalLine(at=entry.at, act=entry.act.act, article=entry.letter.article or "", message=entry.letter.message)
        for entry in entries
        if entry.what == "refused" and entry.letter is not None and entry.act is not None
    )


def differences(ours: Look, theirs: Look) -> list[str]:
    """Where two roads did not end the same, in Chinese; numbers given in one batch may be exchanged."""
    parts = (
        ("结果", (ours.outcome,), (theirs.outcome,)),
        ("程序状态", ours.standing, theirs.standing),
        ("期限", ours.last_days, theirs.last_days),
        ("不予准许", _refused(ours), _refused(theirs)),
        ("可走的路", ours.roads, theirs.roads),
        ("待办事项", ours.tasks, theirs.tasks),
        ("文书", _without_numbers(ours), _without_numbers(theirs)),
        ("文号", _numbers(ours), _numbers(theirs)),
    )
    return [told for title, mine, other in parts if (told := _difference(title, mine, other))]


def _difference(title: str, mine: Iterable[Any], other: Iterable[Any]) -> str:
    """What only one of both has."""
    left, right = Counter(mine), Counter(other)
    if left == right:
        return ""
    only = "；".join(str(item) for item in (left - right).elements())
    others = "；".join(str(item) for item in (right - left).elements())
    return f"{title}不同：一条路上有 {only or '（无）'}，另一条路上有 {others or '（无）'}"


def _refused(seen: Look) -> list[tuple[str, str, str]]:
    return [(refusal.act, refusal.article, refusal.message) for refusal in seen.refusals]


def _without_numbers(seen: Look) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(paper.form, paper.dated.isoformat(), paper.procedure, paper.to) for paper in seen.papers]


def _numbers(seen: Look) -> list[str]:
    return [paper.number for paper in seen.papers if paper.number]


def as_data(seen: Look) -> dict[str, Any]:
    """The report as data for JSON."""
    return {
        "outcome": seen.outcome.result.value,
        "outcome_title": seen.outcome.title,
        "ground": seen.outcome.ground,
        "enforceable": seen.outcome.enforceable,
        "standing": dict(seen.standing),
        "papers": [
            {"form": paper.form, "number": paper.number, "dated": paper.dated.isoformat(), "to": list(paper.to)}
            for paper in seen.papers
        ],
        "last_days": [
            {
                "procedure": day.procedure,
                "term": day.term,
                "party": day.party,
                "last_day": None if day.stopped else day.last_day.isoformat(),
                "article": day.cite,
                "provisional": day.provisional,
                "stopped": day.stopped,
                "reasons": [{"code": code, "text": text} for code, text in day.because],
            }
            for day in seen.last_days
        ],
        "refusals": [
            {"at": told(refusal.at), "act": refusal.act, "article": refusal.article, "message": refusal.message}
            for refusal in seen.refusals
        ],
        "roads": [{"road": kind, "last_day": last.isoformat() if last else None} for kind, last in seen.roads],
        "tasks": list(seen.tasks),
    }
