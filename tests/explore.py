"""Walks through everything a small dispute can become: every act by everybody who may, and the next end of a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cases.acts import Act
from cases.agencies import Actor, Office, Role
from cases.effects import Issue, Serve, ServeByHand
from cases.errors import TurnedAway
from cases.facts import AnyFact, Channel, Fault, Issued, Served, Undone
from procedures.deciding import Decision, advance, begin, decide
from procedures.dispute import Dispute
from procedures.reading import name_of
from tests.makers import BASIC_COURT, COMMITTEE, IP_COURT, IP_OFFICE, at, calendar, complaint, make, official, party

MINUTE = timedelta(minutes=1)
HASH = "0" * 64


def answer(dispute: Dispute, effect: Issue | Serve | ServeByHand) -> AnyFact:
    """What the world answers when all goes well."""
    if isinstance(effect, Issue):
        return Issued(key=effect.key, at=dispute.now, form=effect.form, number=None, sha256=HASH)
    return Served(
        key=effect.key,
        at=dispute.now,
        paper=effect.paper,
        form=effect.form,
        on=effect.on,
        channel=Channel.ELECTRONIC if isinstance(effect, Serve) else Channel.DIRECT,
    )


def settled(dispute: Dispute) -> Dispute:
    """The dispute after the world has carried out all that waits, at the same instant."""
    while dispute.outbox:
        dispute = decide(dispute, answer(dispute, dispute.outbox[0])).dispute
    return dispute


def failed(dispute: Dispute) -> Dispute:
    """The dispute after the first effect that waits has failed."""
    effect = dispute.outbox[0]
    return decide(dispute, Undone(key=effect.key, at=dispute.now, why=Fault.UNKNOWN)).dispute


def played(dispute: Dispute, *lines: tuple[str, Actor, str, dict[str, Any]]) -> Dispute:
    """The dispute after these acts, a minute apart, each followed by all that the world answers."""
    for name, who, to, content in lines:
        decision = decide(dispute, make(name, who, dispute.now + MINUTE, to, dispute.seq, **content))
        assert decision.answer is not None and decision.answer.refused is None, (name, decision.answer)
        dispute = settled(decision.dispute)
    return dispute


def accepted(office: Office) -> Dispute:
    """A dispute whose request the body has accepted."""
    first = settled(begin(complaint(office), calendar()).dispute)
    return played(first, ("intake_acceptance", official(Role.OFFICER, office), "intake-1", {}))


def effective(office: Office) -> Dispute:
    """A dispute whose agreement is in effect."""
    officer, mediator = official(Role.OFFICER, office), official(Role.MEDIATOR, office, "m1")
    filing: tuple[tuple[str, Actor, str, dict[str, Any]], ...] = (
        (("case_filing", officer, "mediation-1", {}),) if office == IP_OFFICE else ()
    )
    return played(
        accepted(office),
        ("consent", party("p2"), "mediation-1", {}),
        *filing,
        ("mediator_appointment", officer, "mediation-1", {}),
        ("disclosure", mediator, "mediation-1", {}),
        ("final_text", mediator, "mediation-1", {}),
        ("signature", party("p1"), "mediation-1", {}),
        ("signature", party("p2"), "mediation-1", {}),
        *((("signature", mediator, "mediation-1", {}),) if office == COMMITTEE else ()),
        ("seal", officer, "mediation-1", {}),
    )


def confirmed(office: Office) -> Dispute:
    """A dispute whose agreement a court has confirmed, and both parties have the ruling."""
    court = BASIC_COURT if office == COMMITTEE else IP_COURT
    clerk, judge = official(Role.COURT_CLERK, court), official(Role.JUDGE, court)
    called = played(
        effective(office),
        ("joint_application", party("p1"), "confirmation-1", {"court": court}),
        ("joint_application", party("p2"), "confirmation-1", {"court": court}),
        ("court_acceptance", clerk, "confirmation-1", {}),
        ("attendance_notice", clerk, "confirmation-1", {"held_at": at(120)}),
    )
    return played(
        advance(called, at(121)).dispute,
        ("inquiry", judge, "confirmation-1", {"held_at": at(120), "attended": ("p1", "p2")}),
        ("confirmation_ruling", judge, "confirmation-1", {}),
    )


def actors(dispute: Dispute) -> Iterator[Actor]:
    """Everybody who may have a say, one of a kind."""
    yield party("p1")
    yield party("p2")
    offices = {procedure.office.id: procedure.office for procedure in dispute.procedures}
    for office in offices.values():
        for role in (Role.OFFICER, Role.HEAD, Role.COURT_CLERK, Role.JUDGE):
            yield official(role, office)
        yield official(Role.MEDIATOR, office, "m1")
    yield Actor(person="t1", role=Role.THIRD_PERSON)


@dataclass(frozen=True)
class Move:
    """One thing that may happen: an act by somebody, or time passing to the next instant."""

    name: str
    who: Actor | None = None
    to: str = ""
    content: tuple[tuple[str, Any], ...] = ()


def variants(name: str, dispute: Dispute) -> tuple[dict[str, Any], ...]:
    """Contents of an act that lead to different places."""
    court = BASIC_COURT if dispute.file.office == COMMITTEE else IP_COURT
    soon = dispute.now + timedelta(days=2)
    choices: dict[str, tuple[dict[str, Any], ...]] = {
        "joint_application": ({"court": court},),
        "late_application": ({"court": court, "obstacle_ended": dispute.now.date()},),
        "late_ruling": ({"granted": True}, {"granted": False}),
        "enforcement_application": ({"court": court},),
        "session_notice": ({"held_at": soon},),
        "attendance_notice": ({"held_at": soon},),
        "session_minutes": ({"held_at": dispute.now},),
        "inquiry": ({"held_at": dispute.now, "attended": ("p1", "p2")}, {"held_at": dispute.now, "attended": ("p1",)}),
        "extension_consent": ({"until": (dispute.now + timedelta(days=40)).date()},),
        "objection_ruling": tuple({"outcome": outcome} for outcome in ("revoked", "dismissed")),
        "third_person_objection": ({"known_on": dispute.now.date()},),
        "enforcement_closing": ({"complete": True}, {"complete": False}),
        "absence": ({"party": "p1"}, {"party": "p2"}),
        "breach": ({"on": dispute.now.date()},),
        "performed": tuple(
            {"obligation": id, "amount": amount, "on": dispute.now.date()} for id, amount in (("o1", 60000), ("o2", 0))
        ),
    }
    return choices.get(name, ({},))


def moves(dispute: Dispute, only: str = "") -> Iterator[Move]:
    """Every act that is open to somebody now (of procedures of one kind, if told so), and the passing of time."""
    for procedure in dispute.procedures:
        if not procedure.id.startswith(only):
            continue
        for hit in procedure.RULES:
            if not issubclass(hit.rule.on, Act):
                continue
            if procedure.state not in hit.rule.when or name_of(hit.rule.on) in ("service_return", "service_failure"):
                continue
            for who in actors(dispute):
                if who.role in hit.rule.by:
                    for content in variants(name_of(hit.rule.on), dispute):
                        yield Move(name_of(hit.rule.on), who, procedure.id, tuple(content.items()))
    if any(not period.stopped for period in dispute.periods):
        yield Move("time")


def moved(dispute: Dispute, move: Move) -> Decision | None:
    """What the move makes of the dispute; None when it is turned away."""
    if move.name == "time":
        return advance(dispute, min(period.lapses_at for period in dispute.periods if not period.stopped))
    assert move.who is not None
    now = dispute.now + MINUTE
    act = make(move.name, move.who, now, move.to, dispute.seq, **dict(move.content))
    try:
        return decide(dispute, act)
    except TurnedAway:
        return None


def shape(dispute: Dispute) -> tuple[Any, ...]:
    """What makes two disputes alike for the search: statuses, pauses, who has done what, kinds of running period."""
    return (
        tuple(_flags(procedure) for procedure in dispute.procedures),
        tuple(sorted((period.of, period.term, period.party or "", period.stopped) for period in dispute.periods)),
        tuple(effect.form for effect in dispute.undone),
    )


def _flags(procedure: Any) -> tuple[Any, ...]:
    def plain(value: Any) -> Any:
        if isinstance(value, datetime):
            return "set"
        if isinstance(value, tuple):
            return tuple(getattr(item, "who", item if isinstance(item, str) else "x") for item in value)
        return value if isinstance(value, str | bool | None) else "set"

    values = {name: plain(value) for name, value in vars(procedure).items() if name not in ("since", "rounds")}
    return tuple(sorted((name, str(value)) for name, value in values.items()))
