"""Mediators: the days for choosing, appointing and accepting them, and in which order a body names those who fit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from cases.rights import RightKind
from cases.words import Token, Word
from rulebook import mediation as law
from rulebook.counting import Unit
from rulebook.kind import Kind
from rulebook.provision import CONFIGURED
from rulebook.terms import Term, TermVersion, Trust

_HOUSE = date(2011, 1, 1)
_ONLINE = date(2022, 1, 1)
_UNSEEN = "条文原文尚未收录，据转引；在线申请适用"

# --- the steps -------------------------------------------------------------------------------------------------------


def _term(id: str, title: str, starts: str, days: int, note: str) -> Term:
    """A step whose length no source fixes; the body sets it."""
    version = TermVersion(
        since=_HOUSE, length=days, unit=Unit.WORKDAY, cite=CONFIGURED, quote="", trust=Trust.CONFIG, note=note
    )
    return Term(id=id, title=title, starts=starts, versions=(version,))


def _online(id: str, title: str, starts: str, days: int, cite: str, quote: str = "") -> Term:
    """A step of the courts' rules on mediation online; before they were in force the body set the same days."""
    before = TermVersion(
        since=_HOUSE,
        until=date(2021, 12, 31),
        length=days,
        unit=Unit.WORKDAY,
        cite=CONFIGURED,
        quote="",
        trust=Trust.CONFIG,
        note="在线调解规则施行前由本机构设定",
    )
    version = TermVersion(
        since=_ONLINE,
        length=days,
        unit=Unit.WORKDAY,
        cite=cite,
        quote=quote,
        trust=Trust.READ if quote else Trust.SECONDARY,
        note="" if quote else _UNSEEN,
    )
    return Term(id=id, title=title, starts=starts, versions=(before, version))


_CHOSEN = "选定或者指定调解员之日"
_OPEN = "共同选定的期限届满之日（各方同意调解之日起未能共同选定）"

APPOINTMENT = _term(
    "mediation.appointment", "指定调解员的期限", _OPEN, 3, "参照在线调解规则第十条，由本机构设定；逾期只催办"
)
ACCEPTANCE = _term(
    "mediation.acceptance",
    "调解员答复是否接受的期限",
    _CHOSEN,
    3,
    "参照在线调解规则第十二条，由本机构设定；逾期未答复的另行选定或者指定",
)
CHOICE_ONLINE = _online(
    "mediation.choice_online", "在线共同选定调解员的期限", "各方同意调解之日（更换的，原调解员离任之日）", 2, "ZXTJ-10"
)
APPOINTMENT_ONLINE = _online("mediation.appointment_online", "在线调解指定调解员的期限", _OPEN, 3, "ZXTJ-10")
ACCEPTANCE_ONLINE = _online("mediation.acceptance_online", "在线调解调解员答复是否接受的期限", _CHOSEN, 3, "ZXTJ-12")
CONTACT_ONLINE = _online(
    "mediation.contact_online",
    "在线调解联系对方当事人的期限",
    "受理之日",
    3,
    "ZXTJ-15",
    "调解员可以在接受人民法院委派调解之日起三个工作日内协助人民法院通知对方当事人，询问是否同意调解。",
)
PROPOSAL = _term(
    "mediation.proposal", "答复调解方案的期限", "提出方案之日", 5, "由调解员在提出方案时写明；期满方案失效，调解继续"
)


class Steps(Word):
    """The terms of the steps before the first session, as they hold for one mediation."""

    contact: Term
    choice: Term
    appointment: Term
    acceptance: Term


HOUSE = Steps(contact=law.INVITATION, choice=law.MEDIATOR_CHOICE, appointment=APPOINTMENT, acceptance=ACCEPTANCE)
ONLINE = Steps(
    contact=CONTACT_ONLINE, choice=CHOICE_ONLINE, appointment=APPOINTMENT_ONLINE, acceptance=ACCEPTANCE_ONLINE
)


def steps_of(kind: Kind, *, online: bool) -> Steps:
    """The steps of this kind; those of the courts' rules where it asks for them, or the request came online.

    Doubt: the rules are written for the courts' own platform; for another one they are a model (DISP-12).
    """
    by_rule = kind.steps == "court" or (kind.steps == "channel" and online)
    return ONLINE if by_rule else HOUSE


# --- the pool --------------------------------------------------------------------------------------------------------


class Candidate(Word):
    """A mediator of the body with the cases he has; `fields` empty is every kind of right, `capacity` 0 no limit."""

    id: Token
    fields: tuple[RightKind, ...] = ()
    capacity: int = 0
    load: int = 0


class Ranked(Word):
    """A mediator who fits: whether the right is a field he names (not only one he does not exclude), and his load."""

    candidate: Candidate
    named: bool


def fit(pool: Iterable[Candidate], right: RightKind) -> tuple[Ranked, ...]:
    """Those who mediate this kind of right and have room for a case, the fittest first.

    No statute ranks mediators, 人民调解法19 lets the body appoint as the dispute requires; the order is the house's own
    (CONFIG). First who names the field, then who is less busy for his capacity (or, without one, has fewer cases), then
    by id.
    """
    fitting = [
        Ranked(candidate=one, named=right in one.fields)
        for one in pool
        if (not one.fields or right in one.fields) and (not one.capacity or one.load < one.capacity)
    ]
    return tuple(sorted(fitting, key=_order))


def _order(ranked: Ranked) -> tuple[bool, Fraction, int, str]:
    one = ranked.candidate
    share = Fraction(one.load, one.capacity) if one.capacity else Fraction(0)
    return (not ranked.named, share, one.load, one.id)
