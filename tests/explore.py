"""Walks through everything a small dispute can become: every act by everybody who may, and the next end of a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from cases.acts import Act
from cases.acts.conduct import Reissue
from cases.acts.service import Medium, Notice, Report
from cases.agencies import Actor, Mediator, Office, OfficeKind, Role
from cases.agreement import Terms
from cases.effects import AnyEffect, Issue, Serve, ServeByHand
from cases.errors import TurnedAway
from cases.facts import AnyFact, Channel, Fault, Issued, Served, Undone, Unserved
from cases.materials import Materials
from cases.parties import Loss, Side
from cases.rights import Quarrel
from procedures.admission import taking
from procedures.conduct import Conduct
from procedures.confirmation import Confirmation
from procedures.confirmation_state import FILED, LAPSED, SUPPLEMENTING
from procedures.deciding import Decision, advance, begin, decide
from procedures.dispute import AnyProcedure, Dispute, Entry
from procedures.freeze import Freeze
from procedures.intake import Intake
from procedures.mediation import Mediation
from procedures.notarisation import Notarisation
from procedures.payment_order import PaymentOrder
from procedures.performance import Performance
from procedures.reading import name_of
from procedures.rules import Procedure, local_day
from procedures.service_state import Service
from procedures.suit import Suit
from rulebook.mediation import CNIPA_FREEZE
from tests.makers import (
    BASIC_COURT,
    CITY_COURT,
    COMMERCIAL,
    COMMITTEE,
    IP_COURT,
    IP_OFFICE,
    NOTARY,
    at,
    calendar,
    complaint,
    make,
    materials,
    mediators,
    official,
    parties,
    party,
    ref,
    terms,
)

MINUTE = timedelta(minutes=1)
YUZHONG = Office(id="cq-yuzhong-court", kind=OfficeKind.BASIC_COURT, district="500103")
HASH = "0" * 64
KINDS: dict[str, type[Procedure]] = {
    "dispute": Conduct,
    "intake": Intake,
    "suit": Suit,
    "mediation": Mediation,
    "freeze": Freeze,
    "confirmation": Confirmation,
    "notarisation": Notarisation,
    "payment_order": PaymentOrder,
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

REFUSALS = ("refuse_second_title", "refuse_retrial", "refuse_early", "refuse_second_docketing", "refuse_application")
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


def abroad(office: Office) -> Dispute:
    """The same, against a respondent without a domicile in China."""
    applicant, respondent = parties(electronic=False)
    return invited(office, parties=(applicant, respondent.model_copy(update={"domestic": False})))


def appointed(office: Office, **more: Any) -> Dispute:
    """A dispute whose mediator has been appointed."""
    officer = official(Role.OFFICER, office)
    filing: tuple[Line, ...] = (("case_filing", officer, "mediation-1", {}),) if office == IP_OFFICE else ()
    chosen: tuple[Line, ...] = (("mediator_appointment", officer, "mediation-1", {}),)
    if office == COMMERCIAL:
        content = {"mediators": mediators("m1", office=office)}
        chosen = tuple(("mediator_choice", party(id), "mediation-1", content) for id in ("p1", "p2"))
    consents: tuple[Line, ...] = tuple(("consent", party(id), "mediation-1", {}) for id in _respondents(more))
    return played(accepted(office, **more), *consents, *filing, *chosen)


def _respondents(more: dict[str, Any]) -> tuple[str, ...]:
    """Against whom the complaint goes."""
    return tuple(one.id for one in more.get("parties", parties()) if one.side is Side.RESPONDENT)


def mediating(office: Office, **more: Any) -> Dispute:
    """A dispute whose mediator has made the declaration."""
    return played(appointed(office, **more), ("disclosure", official(Role.MEDIATOR, office, "m1"), "mediation-1", {}))


def mediating_two(office: Office) -> Dispute:
    """A mediation between an applicant and two respondents, under way."""
    officer, mediator = official(Role.OFFICER, office), official(Role.MEDIATOR, office, "m1")
    filing: tuple[Line, ...] = (("case_filing", officer, "mediation-1", {}),) if office == IP_OFFICE else ()
    applicant, respondent = parties()
    return played(
        accepted(office, parties=(applicant, respondent, respondent.model_copy(update={"id": "p3"}))),
        ("consent", party("p2"), "mediation-1", {}),
        ("consent", party("p3"), "mediation-1", {}),
        *filing,
        ("mediator_appointment", officer, "mediation-1", {}),
        ("disclosure", mediator, "mediation-1", {}),
    )


def owning(office: Office, until: Callable[..., Dispute] = mediating) -> Dispute:
    """A mediation before the patent office about who owns a design."""
    matter = complaint(office).matter.model_copy(update={"quarrel": Quarrel.OWNERSHIP})
    return until(office, matter=matter)


def effective(office: Office, of: Terms | None = None, **more: Any) -> Dispute:
    """A dispute whose agreement is in effect; `of` are its terms."""
    officer, mediator = official(Role.OFFICER, office), official(Role.MEDIATOR, office, "m1")
    return played(
        mediating(office, **more),
        ("final_text", mediator, "mediation-1", {} if of is None else {"terms": of}),
        ("signature", party("p1"), "mediation-1", {}),
        *(("signature", party(id), "mediation-1", {}) for id in _respondents(more)),
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


def defaulted(office: Office, of: Terms | None = None, **more: Any) -> Dispute:
    """A dispute whose agreement is in effect and, first instalment and all, not performed."""
    return settled(advance(effective(office, of, **more), at(130)).dispute)


def ordered(office: Office) -> Dispute:
    """A dispute whose creditor has asked for a payment order."""
    return played(defaulted(office), ("payment_order_application", party("p1"), "dispute", {}))


def two_ordered(office: Office) -> Dispute:
    """The same against two debtors, each of whom owes a sum of its own; the order is issued and waits to be served."""
    applicant, respondent = parties()
    all_three = (applicant, respondent, respondent.model_copy(update={"id": "p3"}))
    pay = terms().obligations[0]
    theirs = terms().model_copy(
        update={
            "obligations": (pay, pay.model_copy(update={"id": "o2", "obligor": "p3"})),
            "arbitration": ref("clause"),
        }
    )
    court = Office(id="cq-yuzhong-court", kind=OfficeKind.BASIC_COURT, district="500103")
    return played(
        defaulted(office, theirs, parties=all_three),
        ("payment_order_application", party("p1"), "dispute", {"debtors": ("p2", "p3")}),
        ("order_acceptance", official(Role.COURT_CLERK, court), "payment_order-1", {}),
        ("issue_of_order", official(Role.JUDGE, court), "payment_order-1", {}),
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


def renegotiated(dispute: Dispute, of: Terms | None = None) -> Dispute:
    """The parties ask for a new round while the first agreement is performed, and agree again."""
    officer, mediator = official(Role.OFFICER, COMMITTEE), official(Role.MEDIATOR, COMMITTEE, "m1")
    return played(
        dispute,
        ("resubmission", party("p1"), "dispute", {}),
        ("intake_acceptance", officer, "intake-2", {}),
        ("consent", party("p2"), "mediation-2", {}),
        ("mediator_appointment", officer, "mediation-2", {}),
        ("disclosure", mediator, "mediation-2", {}),
        ("final_text", mediator, "mediation-2", {"terms": of or terms()}),
        ("signature", party("p1"), "mediation-2", {}),
        ("signature", party("p2"), "mediation-2", {}),
        ("signature", mediator, "mediation-2", {}),
        ("seal", officer, "mediation-2", {}),
    )


def sued_before_2025(office: Office) -> Dispute:
    """A suit of the time when a court could have a dispute mediated before it docketed it."""
    then = at(-365 * 2)
    matter = complaint(office).matter.model_copy(update={"arose_on": local_day(then) - timedelta(days=60)})
    return opened(office, matter=matter, received_at=then, handed_in_at=then)


def docketed(office: Office, **more: Any) -> Dispute:
    """A suit under its number."""
    return played(opened(office, **more), ("suit_registration", official(Role.COURT_CLERK, office), "suit-1", {}))


def proposed(office: Office, **more: Any) -> Dispute:
    """A suit that the court wants to entrust; the inquiries wait to be served."""
    judge = official(Role.JUDGE, office)
    return played(docketed(office), ("mediation_proposal", judge, "suit-1", more), leave=SERVICES)


def entrusted(office: Office, **more: Any) -> Dispute:
    """A suit that the court has entrusted to the committee."""
    agreed: list[Line] = [("consent", party(id), "suit-1", {}) for id in ("p1", "p2")]
    return played(settled(proposed(office, **more)), *agreed)


def settled_in_court(office: Office) -> Dispute:
    """A suit whose parties have agreed before the committee."""
    officer, mediator = official(Role.OFFICER, COMMITTEE), official(Role.MEDIATOR, COMMITTEE, "m1")
    return played(
        entrusted(office),
        ("materials_receipt", officer, "mediation-1", {}),
        ("mediator_appointment", officer, "mediation-1", {}),
        ("disclosure", mediator, "mediation-1", {}),
        ("final_text", mediator, "mediation-1", {}),
        ("signature", party("p1"), "mediation-1", {}),
        ("signature", party("p2"), "mediation-1", {}),
    )


def court_of(office: Office) -> Office:
    """The court that confirms agreements made before this body, or to which it was sued."""
    if office == CITY_COURT:
        return CITY_COURT
    return BASIC_COURT if office == COMMITTEE else IP_COURT


COURTS = (OfficeKind.BASIC_COURT, OfficeKind.INTERMEDIATE_COURT)
COURT_ROLES = (Role.HEAD, Role.COURT_CLERK, Role.JUDGE)
BODY_ROLES = (Role.OFFICER, Role.HEAD)


# --- what may happen next --------------------------------------------------------------------------------------------


def actors(dispute: Dispute) -> Iterator[Actor]:
    """Everybody who may have a say, one of a kind."""
    yield from (party(one.id) for one in dispute.file.parties)
    offices = {procedure.office.id: procedure.office for procedure in dispute.procedures} | _second_courts(dispute)
    offices |= {court.id: court for court in (court_of(dispute.file.office),)}
    for office in offices.values():
        roles = COURT_ROLES if office.kind in COURTS else BODY_ROLES
        for role in (Role.NOTARY,) if office == NOTARY else roles:
            yield official(role, office)
        if office.kind not in COURTS and office != NOTARY:
            yield official(Role.MEDIATOR, office, "m1")
    for one in dispute.procedures:
        if isinstance(one, Mediation):
            yield from (official(Role.MEDIATOR, one.office, person) for person in one.mediators if person != "m1")
    yield Actor(person="t1", role=Role.THIRD_PERSON)
    yield Actor(person="r1", role=Role.REGISTRY)


def _second_courts(dispute: Dispute) -> dict[str, Office]:
    """The second courts that were asked to confirm."""
    asked = [one.elsewhere for one in dispute.procedures if isinstance(one, Confirmation)]
    return {one.court.id: one.court for one in asked if one is not None}


@dataclass(frozen=True)
class Move:
    """One thing that may happen: an act by somebody, an answer of the world, or time passing to the next instant."""

    name: str
    who: Actor | None = None
    to: str = ""
    content: tuple[tuple[str, Any], ...] = ()


Variants = dict[str, tuple[dict[str, Any], ...]]


def variants(dispute: Dispute, rich: bool = False) -> Variants:
    """By act, contents that lead to different places; `rich` has more than one mediator to name."""
    court = court_of(dispute.file.office)
    soon, today = dispute.now + 1.5 * MINUTE, local_day(dispute.now)
    return {
        "supplement": ({"materials": Materials()}, {"materials": materials()}),
        "disclosure": ({}, {"relations": ref("relations")}),
        "mediator_choice": tuple({"mediators": named} for named in _pool(dispute, rich)),
        "mediator_appointment": tuple({"mediators": named} for named in _pool(dispute, rich)),
        "mediator_recommendation": ({"mediators": mediators("m1", office=_body(dispute))},),
        "vault_access": tuple({"mediator": person} for person in _newcomers(dispute)),
        "private_meeting": ({"held_at": dispute.now},),
        "proposal_answer": ({"agrees": True}, {"agrees": False}),
        "mediation_proposal": ({}, {"track": "summary"}),
        "statement_request": ({}, {"on_signing": True}),
        "mediation_statement": ({}, {"signed_before_court": True}),
        "retrial_decision": ({"set_aside": True}, {"set_aside": False}),
        "freeze_request": ({"on": today},),
        "certificate_grant": ({"amount": 60000},),
        "non_enforcement_request": ({"court": court, "notified_on": today},),
        "non_enforcement_ruling": ({"granted": True}, {"granted": False}),
        "freeze_extension": _prolonged(dispute),
        "freeze_end": ({"on": today},),
        "joint_application": ({"court": court}, *_posted(dispute, court), *_twice(dispute)),
        "oral_application": ({"court": court},),
        "set_off": ({"amount": Decimal(60000), "on": today}, {"amount": Decimal(120000), "on": today}),
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
        "oral_accord": ({"agreed_at": dispute.now},),
        "signature": _texts(dispute),
        "seal": _texts(dispute),
        "copy_sent": ({"on": today},),
        "condition_met": ({"on": today},),
        "performed": tuple(
            {"obligation": id, "amount": amount, "on": today, "proof": ref("proof")}
            for id, amount in (("o1", 60000), ("o2", 0))
        ),
        "denial": _reported(dispute),
        "new_calendar": ({"calendar": calendar().model_copy(update={"version": "next"})},),
        "electronic_consent": ({"party": "p2"},),
        "electronic_bar": ({"party": "p2"},),
        "address_confirmation": ({"electronic": True}, {"electronic": False}),
        "authorisation": ({"party": None},),
        "party_lost": ({"party": "p2", "loss": Loss.DEATH}, {"party": "p1", "loss": Loss.BANKRUPTCY}),
        "succession": tuple({"party": one.id} for one in dispute.file.parties if one.gone is not None) or ({},),
        "joinder": ({"party": f"p{len(dispute.file.parties) + 1}"},),
        "joinder_consent": tuple({"joining": one.party} for one in dispute.conduct.joining),
        "joinder_refusal": tuple({"joining": one.party} for one in dispute.conduct.joining),
        "objection_review": _reviewed(dispute),
        "suit_refusal": (*_refused_by_post(dispute), {}),
    }


def _pool(dispute: Dispute, rich: bool) -> tuple[tuple[Mediator, ...], ...]:
    """Whom the parties or the body may name: one of two mediators, or both."""
    one, other = (mediators(id, office=_body(dispute)) for id in ("m1", "m2"))
    return (one, other, (*one, *other)) if rich else (one,)


def _body(dispute: Dispute) -> Office:
    """The body that mediates: not the court, where a court sent the case."""
    bodies = [procedure.office for procedure in dispute.procedures if isinstance(procedure, Mediation)]
    return bodies[-1] if bodies else dispute.file.office


def _newcomers(dispute: Dispute) -> tuple[str, ...]:
    return tuple(id for one in dispute.procedures if isinstance(one, Mediation) for id in one.newcomers)


def _texts(dispute: Dispute) -> tuple[dict[str, Any], ...]:
    """The hashes of all that may be signed now."""
    mediations = [one for one in dispute.procedures if isinstance(one, Mediation)]
    frozen = [one.terms for one in mediations if one.terms is not None]
    drafts = [one.draft.terms for one in mediations if one.draft is not None]
    return tuple({"sha256": sha256} for sha256 in dict.fromkeys(terms.text.sha256 for terms in (*frozen, *drafts)))


def _posted(dispute: Dispute, court: Office) -> Iterator[dict[str, Any]]:
    """The application that was posted in time and arrives after the lapse."""
    for procedure in dispute.procedures:
        if isinstance(procedure, Confirmation) and procedure.status is LAPSED:
            yield {"court": court, "posted": procedure.closes(dispute.file).due - MINUTE}


def _twice(dispute: Dispute) -> Iterator[dict[str, Any]]:
    """The same application to another competent court, while the first has not docketed."""
    for procedure in dispute.procedures:
        if isinstance(procedure, Confirmation) and procedure.status in (FILED, SUPPLEMENTING):
            yield {"court": YUZHONG}


def _reviewed(dispute: Dispute) -> tuple[dict[str, Any], ...]:
    """Each objection to an order, upheld and dismissed."""
    orders = [procedure for procedure in dispute.procedures if isinstance(procedure, PaymentOrder)]
    return tuple(
        {"debtor": one.who, "grounds": grounds}
        for order in orders
        for one in order.objections
        for grounds in (("435.4",), ())
    )


def _refused_by_post(dispute: Dispute) -> Iterator[dict[str, Any]]:
    """The no to a suit that was posted in time and arrives after the seven days."""
    for procedure in dispute.procedures:
        if isinstance(procedure, PaymentOrder) and procedure.sued:
            closes = procedure.refusal_closes(dispute.file)
            if closes is not None:
                yield {"posted": closes.due - MINUTE}


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


def moves(dispute: Dispute, only: str = "", *, rich: bool = False) -> Iterator[Move]:
    """Every act that is open to somebody now (of procedures of one kind, if told so), and the passing of time.

    What a rule only refuses comes after what may be done.
    """
    theirs = [procedure for procedure in dispute.procedures if procedure.id.startswith(only)]
    people, contents = tuple(actors(dispute)), variants(dispute, rich)
    acts = [found for procedure in theirs for found in _acts(dispute, procedure, people, contents)]
    yield from (move for refuses, move in acts if not refuses)
    yield from (move for refuses, move in acts if refuses)
    yield from _services(dispute, only)
    yield from _repairs(dispute)
    if any(not period.stopped for period in dispute.periods):
        yield Move("time")


def _acts(
    dispute: Dispute, procedure: AnyProcedure, people: tuple[Actor, ...], contents: Variants
) -> Iterator[tuple[bool, Move]]:
    """Every act that a rule takes up, and whether the rule only refuses it."""
    awaited = dict.fromkeys(hit.rule.on for hit in procedure.RULES if procedure.state in hit.rule.when)
    for kind in awaited:
        if not issubclass(kind, Act) or issubclass(kind, Report | Reissue):
            continue
        found = [(who, *taking(dispute, procedure, kind, who)) for who in people]
        who_may = [(who, hit.rule.refuses) for who, hit, bar in found if hit is not None and bar is None]
        for content in contents.get(name_of(kind), ({},)) if who_may else ():
            for who, refuses in who_may:
                yield refuses, Move(name_of(kind), who, procedure.id, tuple(content.items()))


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
            if only in ("", "dispute"):
                yield from _ways(dispute, effect)
    if only in ("", "dispute"):
        yield from _afterwards(dispute)


def _ways(dispute: Dispute, effect: ServeByHand) -> Iterator[Move]:
    """What else a clerk may report of a paper that waits to be served by hand."""
    clerk, key, today = _clerk(dispute, effect), ("key", effect.key), local_day(dispute.now)
    yield Move("service_attempt", clerk, "dispute", (key, ("on", today)))
    for channel in (Channel.ENTRUSTED, Channel.MAIL_ABROAD):
        yield Move("dispatch", clerk, "dispute", (key, ("on", today), ("channel", channel)))
    yield Move("publication_order", clerk, "dispute", (key,))
    yield Move("publication", clerk, "dispute", (key, ("notices", (Notice(medium=Medium.BOARD, on=today),))))


def _afterwards(dispute: Dispute) -> Iterator[Move]:
    """What may become of services that were made: another day is proven, a copy on paper is asked for."""
    for one in dispute.conduct.services:
        clerk, key = _clerk(dispute, one), ("key", one.key)
        yield Move("service_correction", clerk, "dispute", (key, ("on", local_day(one.dated))))
        yield Move("paper_copy_request", party(one.on), "dispute", (key,))
        yield Move("paper_copy", clerk, "dispute", (key,))


def _repairs(dispute: Dispute) -> Iterator[Move]:
    for effect in dispute.undone:
        yield Move("reissue", _clerk(dispute, effect), "dispute", (("key", effect.key),))
        yield Move("other_channel", _clerk(dispute, effect), "dispute", (("key", effect.key),))


def _clerk(dispute: Dispute, effect: AnyEffect | Service) -> Actor:
    away = Role.NOTARY if effect.office == NOTARY.id else Role.COURT_CLERK
    role = Role.OFFICER if effect.office == dispute.file.office.id else away
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
