"""Walks through everything a small dispute can become: every act by everybody who may, and the next end of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cases.acts import Act
from cases.acts.conduct import Reissue, Report
from cases.agencies import Actor, Office, Role
from cases.effects import AnyEffect, Issue, Serve, ServeByHand
from cases.errors import TurnedAway
from cases.facts import AnyFact, Channel, Fault, Issued, Served, Undone, Unserved
from cases.materials import Materials
from cases.rights import Quarrel
from procedures.admission import taking
from procedures.conduct import Conduct
from procedures.confirmation import Confirmation
from procedures.confirmation_state import LAPSED
from procedures.deciding import Decision, advance, begin, decide
from procedures.dispute import AnyProcedure, Dispute, Entry
from procedures.freeze import Freeze
from procedures.intake import Intake
from procedures.mediation import Mediation
from procedures.notarisation import Notarisation
from procedures.performance import Performance
from procedures.reading import name_of
from procedures.rules import Procedure, local_day
from rulebook.mediation import CNIPA_FREEZE
from tests.makers import (
    BASIC_COURT,
    COMMITTEE,
    IP_COURT,
    IP_OFFICE,
    NOTARY,
    at,
    calendar,
    complaint,
    make,
    materials,
    official,
    party,
    ref,
    terms,
)

MINUTE = timedelta(minutes=1)
HASH = "0" * 64
KINDS: dict[str, type[Procedure]] = {
    "dispute": Conduct,
    "intake": Intake,
    "mediation": Mediation,
    "freeze": Freeze,
    "confirmation": Confirmation,
    "notarisation": Notarisation,
    "performance": Performance,
}
"""Every kind of procedure, by what the ids of its instances begin with."""

SERVICES = frozenset(
    hit.rule.form.id
    for kind in KINDS.values()
    for hit in kind.RULES
    if hit.rule.form is not None and hit.rule.on in (Served, Unserved)
)
"""The papers whose service, or its failure, moves a procedure; a search serves them one by one."""

Target = tuple[str, str, str]
"""A kind of procedure, one of its rules, and a status into which that rule leads."""

REFUSALS = ("refuse_second_title", "refuse_retrial", "refuse_early")
"""Rules that only say no; of every other rule a refusal reaches nothing."""


def declared() -> set[Target]:
    """Every target that a rule declares."""
    return {(name, hit.rule.name, to.value) for name, kind in KINDS.items() for hit in kind.RULES for to in hit.rule.to}


def reached(entries: Iterable[Entry]) -> set[Target]:
    """The targets that rules took, as these lines of the journal tell."""
    return {
        (entry.procedure.rsplit("-", 1)[0], entry.rule, entry.after)
        for entry in entries
        if entry.rule and entry.after and (entry.what in ("act", "fact", "lapse") or entry.rule in REFUSALS)
    }


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


def carried_out(dispute: Dispute, leave: frozenset[str] = frozenset()) -> Decision:
    """What the world makes of the dispute at the same instant; papers of the forms to `leave` wait to be served."""
    entries: tuple[Entry, ...] = ()
    while (effect := next((one for one in dispute.outbox if not _left(one, leave)), None)) is not None:
        decision = decide(dispute, answer(dispute, effect))
        dispute, entries = decision.dispute, entries + decision.entries
    return Decision(dispute=dispute, entries=entries)


def _left(effect: AnyEffect, leave: frozenset[str]) -> bool:
    return not isinstance(effect, Issue) and effect.form in leave


def settled(dispute: Dispute) -> Dispute:
    """The dispute after the world has carried out all that waits, at the same instant."""
    return carried_out(dispute).dispute


def failed(dispute: Dispute) -> Dispute:
    """The dispute after the first effect that waits has failed."""
    effect = dispute.outbox[0]
    return decide(dispute, Undone(key=effect.key, at=dispute.now, why=Fault.UNKNOWN)).dispute


Line = tuple[str, Actor, str, dict[str, Any]]
"""One act of a story: its name, who hands it in, to which procedure, with what content."""


def played(dispute: Dispute, *lines: Line, leave: frozenset[str] = frozenset()) -> Dispute:
    """The dispute after these acts, a minute apart, each followed by all that the world answers."""
    for name, who, to, content in lines:
        decision = decide(dispute, make(name, who, dispute.now + MINUTE, to, dispute.seq, **content))
        assert decision.answer is not None and decision.answer.refused is None, (name, decision.answer)
        dispute = carried_out(decision.dispute, leave).dispute
    return dispute


# --- where searches and plays begin ----------------------------------------------------------------------------------


def opened(office: Office, **more: Any) -> Dispute:
    """A dispute as its complaint opens it."""
    return settled(begin(complaint(office, **more), calendar()).dispute)


def incomplete(office: Office) -> Dispute:
    """A dispute whose complaint comes with nothing that has to be handed in."""
    return opened(office, materials=Materials())


def invited(office: Office, **more: Any) -> Dispute:
    """A dispute whose request the body has accepted; the invitation waits to be served."""
    officer = official(Role.OFFICER, office)
    return played(opened(office, **more), ("intake_acceptance", officer, "intake-1", {}), leave=SERVICES)


def accepted(office: Office, **more: Any) -> Dispute:
    """A dispute whose request the body has accepted, and the respondents know."""
    return settled(invited(office, **more))


def by_hand(office: Office) -> Dispute:
    """The same, between parties whom papers reach only by hand."""
    return invited(office, electronic=False)


def appointed(office: Office, **more: Any) -> Dispute:
    """A dispute whose mediator has been appointed."""
    officer = official(Role.OFFICER, office)
    filing: tuple[Line, ...] = (("case_filing", officer, "mediation-1", {}),) if office == IP_OFFICE else ()
    return played(
        accepted(office, **more),
        ("consent", party("p2"), "mediation-1", {}),
        *filing,
        ("mediator_appointment", officer, "mediation-1", {}),
    )


def mediating(office: Office, **more: Any) -> Dispute:
    """A dispute whose mediator has made the declaration."""
    return played(appointed(office, **more), ("disclosure", official(Role.MEDIATOR, office, "m1"), "mediation-1", {}))


def owning(office: Office) -> Dispute:
    """A mediation before the patent office about who owns a design."""
    matter = complaint(office).matter.model_copy(update={"quarrel": Quarrel.OWNERSHIP})
    return mediating(office, matter=matter)


def effective(office: Office) -> Dispute:
    """A dispute whose agreement is in effect."""
    officer, mediator = official(Role.OFFICER, office), official(Role.MEDIATOR, office, "m1")
    return played(
        mediating(office),
        ("final_text", mediator, "mediation-1", {}),
        ("signature", party("p1"), "mediation-1", {}),
        ("signature", party("p2"), "mediation-1", {}),
        *((("signature", mediator, "mediation-1", {}),) if office == COMMITTEE else ()),
        ("seal", officer, "mediation-1", {}),
    )


def ruled(office: Office) -> Dispute:
    """A dispute whose agreement a court has confirmed; the ruling waits to be served."""
    court = court_of(office)
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
        leave=SERVICES,
    )


def confirmed(office: Office) -> Dispute:
    """A dispute whose agreement a court has confirmed, and both parties have the ruling."""
    return settled(ruled(office))


def at_notary(office: Office) -> Dispute:
    """A dispute of whose parties one has asked a notary to give the agreement enforcement force."""
    return played(effective(office), ("notary_application", party("p1"), "dispute", {}))


def notarised(office: Office) -> Dispute:
    """A dispute whose agreement a notary has given enforcement force, and whose first instalment was not paid."""
    notary = official(Role.NOTARY, NOTARY, "n1")
    issued = played(
        at_notary(office),
        ("notary_joining", party("p2"), "notarisation-1", {}),
        ("notary_acceptance", notary, "notarisation-1", {}),
        ("notarial_deed", notary, "notarisation-1", {}),
    )
    return settled(advance(issued, at(130)).dispute)


def resting(office: Office) -> Dispute:
    """A dispute that the respondent did not want mediated."""
    return played(accepted(office), ("declination", party("p2"), "mediation-1", {}))


def court_of(office: Office) -> Office:
    """The court that confirms agreements made before this body."""
    return BASIC_COURT if office == COMMITTEE else IP_COURT


# --- what may happen next --------------------------------------------------------------------------------------------


def actors(dispute: Dispute) -> Iterator[Actor]:
    """Everybody who may have a say, one of a kind."""
    yield from (party(one.id) for one in dispute.file.parties)
    offices = {procedure.office.id: procedure.office for procedure in dispute.procedures}
    for office in offices.values():
        for role in (Role.OFFICER, Role.HEAD, Role.COURT_CLERK, Role.JUDGE, Role.NOTARY):
            yield official(role, office)
        yield official(Role.MEDIATOR, office, "m1")
    yield Actor(person="t1", role=Role.THIRD_PERSON)
    yield Actor(person="r1", role=Role.REGISTRY)


@dataclass(frozen=True)
class Move:
    """One thing that may happen: an act by somebody, an answer of the world, or time passing to the next instant."""

    name: str
    who: Actor | None = None
    to: str = ""
    content: tuple[tuple[str, Any], ...] = ()


def variants(name: str, dispute: Dispute) -> tuple[dict[str, Any], ...]:
    """Contents of an act that lead to different places."""
    court = court_of(dispute.file.office)
    soon, today = dispute.now + 1.5 * MINUTE, local_day(dispute.now)
    choices: dict[str, tuple[dict[str, Any], ...]] = {
        "supplement": ({"materials": Materials()}, {"materials": materials()}),
        "disclosure": ({}, {"relations": ref("relations")}),
        "freeze_request": ({"on": today},),
        "certificate_grant": ({"amount": 60000},),
        "non_enforcement_request": ({"court": court, "notified_on": today},),
        "non_enforcement_ruling": ({"granted": True}, {"granted": False}),
        "freeze_extension": _prolonged(dispute),
        "freeze_end": ({"on": today},),
        "joint_application": ({"court": court}, *_posted(dispute, court)),
        "late_application": ({"court": court, "obstacle_ended": today},),
        "late_ruling": ({"granted": True}, {"granted": False}),
        "non_acceptance": tuple({"grounds": (ground,), "judge": "li"} for ground in ("355.1", "355.2")),
        "enforcement_application": ({"court": court}, {"court": court, "clues": ref("clues")}),
        "session_notice": ({"held_at": soon},),
        "attendance_notice": ({"held_at": soon},),
        "session_minutes": ({"held_at": dispute.now},),
        "inquiry": ({"held_at": dispute.now, "attended": ("p1", "p2")}, {"held_at": dispute.now, "attended": ("p1",)}),
        "extension_consent": ({"until": today + timedelta(days=40)},),
        "objection_ruling": (
            *({"outcome": outcome} for outcome in ("revoked", "dismissed")),
            {"outcome": "changed", "obligations": terms().obligations[:1]},
        ),
        "third_person_objection": ({"known_on": today},),
        "enforcement_closing": ({"complete": True}, {"complete": False}),
        "absence": ({"party": "p1"}, {"party": "p2"}),
        "breach": ({"on": today},),
        "performed": tuple(
            {"obligation": id, "amount": amount, "on": today, "proof": ref("proof")}
            for id, amount in (("o1", 60000), ("o2", 0))
        ),
        "denial": _reported(dispute),
        "new_calendar": ({"calendar": calendar().model_copy(update={"version": "next"})},),
        "address_confirmation": ({"electronic": True}, {"electronic": False}),
    }
    return choices.get(name, ({},))


def _posted(dispute: Dispute, court: Office) -> Iterator[dict[str, Any]]:
    """The application that was posted in time and arrives after the lapse."""
    for procedure in dispute.procedures:
        if isinstance(procedure, Confirmation) and procedure.status is LAPSED:
            yield {"court": court, "posted": procedure.closes(dispute.file).due - MINUTE}


def _prolonged(dispute: Dispute) -> tuple[dict[str, Any], ...]:
    """CNIPA's procedures stand still for another year."""
    ends = [period.last_day for period in dispute.periods if period.term == CNIPA_FREEZE.id]
    return tuple({"until": end + timedelta(days=365)} for end in ends)


def _reported(dispute: Dispute) -> tuple[dict[str, Any], ...]:
    """What a debtor alone has reported."""
    performances = [procedure for procedure in dispute.procedures if isinstance(procedure, Performance)]
    return tuple(
        {"obligation": entry.obligation, "amount": entry.amount, "on": entry.on}
        for entry in dict.fromkeys(entry for performance in performances for entry in performance.payments)
        if not entry.confirmed
    )


def moves(dispute: Dispute, only: str = "") -> Iterator[Move]:
    """Every act that is open to somebody now (of procedures of one kind, if told so), and the passing of time."""
    for procedure in dispute.procedures:
        if procedure.id.startswith(only):
            yield from _acts(dispute, procedure)
    yield from _services(dispute, only)
    yield from _repairs(dispute)
    if any(not period.stopped for period in dispute.periods):
        yield Move("time")


def _acts(dispute: Dispute, procedure: AnyProcedure) -> Iterator[Move]:
    awaited = dict.fromkeys(hit.rule.on for hit in procedure.RULES if procedure.state in hit.rule.when)
    for kind in awaited:
        if not issubclass(kind, Act) or issubclass(kind, Report | Reissue):
            continue
        for who in actors(dispute):
            if taking(dispute.file, procedure, kind, who)[1] is None:
                for content in variants(name_of(kind), dispute):
                    yield Move(name_of(kind), who, procedure.id, tuple(content.items()))


def _services(dispute: Dispute, only: str) -> Iterator[Move]:
    """A paper reaches its recipient, or does not, or the machine fails; people report what they served by hand."""
    for effect in dispute.outbox:
        if isinstance(effect, Issue) or not effect.by.startswith(only):
            continue
        key = ("key", effect.key)
        if isinstance(effect, Serve):
            yield Move("served", content=(key,))
            yield Move("unserved", content=(key,))
            yield Move("failed", content=(key,))
        else:
            yield Move("service_return", _clerk(dispute, effect), "dispute", (key, ("on", local_day(dispute.now))))
            yield Move("service_failure", _clerk(dispute, effect), "dispute", (key,))


def _repairs(dispute: Dispute) -> Iterator[Move]:
    for effect in dispute.undone:
        yield Move("reissue", _clerk(dispute, effect), "dispute", (("key", effect.key),))


def _clerk(dispute: Dispute, effect: AnyEffect) -> Actor:
    role = Role.OFFICER if effect.office == dispute.file.office.id else Role.COURT_CLERK
    return Actor(person="li", role=role, office=effect.office)


def moved(dispute: Dispute, move: Move) -> Decision | None:
    """What the move makes of the dispute; None when it is turned away."""
    if move.name == "time":
        return advance(dispute, min(period.lapses_at for period in dispute.periods if not period.stopped))
    if move.who is None:
        return decide(dispute, _told(dispute, move))
    act = make(move.name, move.who, dispute.now + MINUTE, move.to, dispute.seq, **dict(move.content))
    try:
        return decide(dispute, act)
    except TurnedAway:
        return None


def _told(dispute: Dispute, move: Move) -> AnyFact:
    """What the machine answers to the service that the move names."""
    effect = next(one for one in dispute.outbox if one.key == dict(move.content)["key"])
    assert isinstance(effect, Serve)
    if move.name == "served":
        return answer(dispute, effect)
    if move.name == "failed":
        return Undone(key=effect.key, at=dispute.now, why=Fault.UNREACHABLE)
    return Unserved(key=effect.key, at=dispute.now, paper=effect.paper, form=effect.form, on=effect.on)
