"""How a rule of a procedure is declared: the whole row of the law's table, then a few lines that say the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Generic, Self, TypeVar

from cases.acts import Act
from cases.agencies import Office, Role
from cases.calendar import SHANGHAI, Calendar
from cases.effects import AnyEffect
from cases.facts import AnyFact, Fact
from cases.findings import Finding
from cases.parties import Party, Power, Side
from cases.rights import Matter
from cases.words import Token
from forms.base import Form
from procedures.periods import Opening, Period, PeriodChange
from rulebook.grounds import Ground
from rulebook.terms import Term

YEAR = timedelta(days=366)
WATCHED = 4 * YEAR


class Capacity(StrEnum):
    """As what somebody has a part in a dispute that does not go together with mediating it."""

    PARTY = "party"
    AGENT = "agent"
    COURT = "court"
    MEDIATOR = "mediator"


@dataclass(frozen=True, kw_only=True)
class Part:
    """The part of a person in the dispute."""

    person: Token
    capacity: Capacity


@dataclass(frozen=True, kw_only=True)
class File:
    """What all procedures of the dispute share; they read it, only the dispute's own rules change it.

    `epoch` counts the owners the case has had; `calendar` is cut to the years the case touches. `running` are the
    periods of the procedure whose rule reads the file, `walked` the other procedures that walk a path to a title or
    have led to one (LR-10), `parts` who has which part in the dispute (R-13), `outbox` and `undone` the effects that
    wait or failed; a file at rest has none of them.
    """

    case: Token
    office: Office
    opened_at: datetime
    matter: Matter
    parties: tuple[Party, ...]
    calendar: Calendar
    epoch: int = 1
    running: tuple[Period, ...] = ()
    walked: tuple[Token, ...] = ()
    parts: tuple[Part, ...] = ()
    outbox: tuple[AnyEffect, ...] = ()
    undone: tuple[AnyEffect, ...] = ()

    def party(self, id: str) -> Party:
        """The party with this id; raises StopIteration never: ids are checked at the door."""
        return next(party for party in self.parties if party.id == id)

    def electronic(self, id: str) -> bool:
        """Whether papers reach this person electronically; who is not a party is served by hand."""
        return any(party.id == id and party.electronic for party in self.parties)

    def on(self, side: Side) -> tuple[str, ...]:
        """Ids of the parties on a side, in their order."""
        return tuple(party.id for party in self.parties if party.side is side)

    def last_day(self, term: Term) -> date | None:
        """The last day of this period of the procedure whose rule reads the file."""
        return next((period.last_day for period in self.running if period.term == term.id), None)

    @property
    def right_numbers(self) -> tuple[str, ...]:
        """The numbers of the rights in dispute."""
        return tuple(right.number for right in self.matter.rights)

    @property
    def everyone(self) -> tuple[str, ...]:
        """Ids of all parties, in their order."""
        return tuple(party.id for party in self.parties)


def share(one: Procedure, other: Procedure, file: File) -> bool:
    """Whether somebody of each side takes part in both: only then one agreement takes the place of the other.

    The two parts of a text that was split stand side by side.
    """
    texts = [text for text in (one.agreement, other.agreement) if text is not None]
    if len(dict.fromkeys(texts)) == 2 and len(dict.fromkeys(text.removesuffix(".2") for text in texts)) == 1:
        return False
    both = (party.side for party in file.parties if party.id not in (*one.out, *other.out))
    return set(both) == set(Side)


def at_rest(file: File) -> File:
    """The file as it is kept: without what only a rule that reads it sees."""
    return replace(file, running=(), walked=(), parts=(), outbox=(), undone=())


def touched(calendar: Calendar, since: datetime, until: datetime) -> Calendar:
    """The calendar cut to the years that a case touches: from the year before it was opened to four years from now."""
    return calendar.between(since.date() - YEAR, until.date() + WATCHED)


@dataclass(frozen=True, kw_only=True)
class Lapse:
    """A period is over and nobody acted; made by the core itself, at the period's own last instant."""

    period: Period
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Why a procedure stands still, since when, under which article."""

    ground: Token
    since: datetime
    cite: Token


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """A procedure of a dispute. `since` is the sequence at which its present status was entered.

    `out` are parties of the dispute that take no part in it: its rules see a file without them.
    """

    id: Token
    since: int = 0
    office: Office
    paused: Pause | None = None
    out: tuple[Token, ...] = ()

    RULES: ClassVar[tuple[Ruled[Any, Any], ...]] = ()
    ON: ClassVar[Mapping[type[Any], tuple[Ruled[Any, Any], ...]]] = {}
    """The same rules by the kind of event they await."""

    ENDS: ClassVar[tuple[StrEnum, ...]] = ()
    TITLE: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.RULES = tuple(value for base in cls.__mro__ for value in vars(base).values() if isinstance(value, Ruled))
        kinds = {hit.rule.on for hit in cls.RULES}
        cls.ON = {kind: tuple(hit for hit in cls.RULES if hit.rule.on is kind) for kind in kinds}

    @property
    def ended(self) -> bool:
        """Whether nothing moves any more in this procedure."""
        return self.state in self.ENDS

    @property
    def state(self) -> StrEnum:
        """The present status, whatever its enumeration."""
        status: StrEnum = getattr(self, "status")  # noqa: B009  # each procedure has its own enumeration
        return status

    @property
    def agreement(self) -> str | None:
        """The mediation whose agreement this concerns, if any; that of the second part of a split text ends in .2."""
        mediation = vars(self).get("mediation")
        return None if mediation is None else str(mediation)

    @property
    def walking(self) -> bool:
        """Whether this is a path to a title that is being walked, or has led there; a dispute has one (LR-10)."""
        return False

    @property
    def variant(self) -> str:
        """Which of the rules with `kinds` hold here."""
        return ""

    def under(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The articles that govern here, of those that a rule shared by several kinds cites."""
        return cites

    def governed(self, ground: Ground) -> Ground:
        """The ground with the article that governs here."""
        return ground.model_copy(update={"cite": self.under((ground.cite,))[0]})

    def sees(self, file: File) -> File:
        """The file as this procedure has it: with the parties that take part."""
        return replace(file, parties=tuple(party for party in file.parties if party.id not in self.out))

    def owes(self, rule: Rule, party: str) -> bool:
        """Whether this party has not yet done what the rule waits for."""
        return True

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """Whether the state asks for this duty now, of this party; what is possible is not always asked for."""
        return True

    def into(self, status: StrEnum, **more: Any) -> Self:
        """The same procedure in another status."""
        return replace(self, **{"status": status, **more})


P = TypeVar("P", bound=Procedure)
E = TypeVar("E")


@dataclass(frozen=True, kw_only=True)
class Step(Generic[P]):
    """What a rule answers: the procedure as it is now, and what that brings with it.

    `retries` are keys of undone effects to try again, `by_hand` of undone services that people make instead; `facts`
    are what the rule establishes of effects that wait; `file` is changed by rules of the dispute alone; `findings` are
    what a gate warns of though it lets the act pass.
    """

    now: P
    effects: tuple[AnyEffect, ...] = ()
    opens: tuple[Opening, ...] = ()
    changes: tuple[PeriodChange, ...] = ()
    retries: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    facts: tuple[AnyFact, ...] = ()
    file: File | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row of the law's table."""

    name: str = ""
    on: type[Any]
    by: tuple[Role, ...]
    side: Side | None = None
    when: tuple[StrEnum, ...]
    to: tuple[StrEnum, ...]
    cite: tuple[str, ...]
    row: tuple[str, ...]
    term: Term | None = None
    form: type[Form] | None = None
    papers: tuple[type[Form], ...] = ()
    opens: tuple[Term, ...] = ()
    kinds: tuple[str, ...] = ()
    power: Power | None = None
    duty: bool = False
    even_paused: bool = False
    elsewhere: bool = False
    involved: bool = False
    unmandated: bool = False
    refuses: bool = False
    says: str = field(default="", compare=False)


class Ruled(Generic[P, E]):
    """A rule as a class attribute: its declaration and the method that applies it."""

    def __init__(self, rule: Rule, run: Callable[[P, E, File], Step[P]]) -> None:
        self.rule = replace(rule, name=run.__name__, says=(run.__doc__ or "").strip())
        self.run = run


States = StrEnum | tuple[StrEnum, ...]
Cites = str | tuple[str, ...]


def _states(states: States) -> tuple[StrEnum, ...]:
    return states if isinstance(states, tuple) else (states,)


def _strings(cites: Cites) -> tuple[str, ...]:
    return cites if isinstance(cites, tuple) else (cites,)


def rule(
    *,
    on: type[E],
    by: Role | tuple[Role, ...] = Role.ENGINE,
    when: States,
    to: States,
    cite: Cites,
    row: Cites,
    side: Side | None = None,
    form: type[Form] | None = None,
    papers: tuple[type[Form], ...] = (),
    opens: tuple[Term, ...] = (),
    kinds: tuple[str, ...] = (),
    power: Power | None = None,
    duty: bool = False,
    even_paused: bool = False,
    elsewhere: bool = False,
    involved: bool = False,
    unmandated: bool = False,
    refuses: bool = False,
) -> Callable[[Callable[[P, E, File], Step[P]]], Ruled[P, E]]:
    """Declare a rule.

    `duty` marks an act that the state asks for (it becomes a task); other open acts are possible but not asked.
    `elsewhere` lets people of any office act (a third person, a court named in the act itself), `involved` those of
    every office of the dispute; `unmandated` somebody for a party without having its authority yet. `refuses` marks a
    rule that only says no in law: it gives way to any rule that takes the act up, and is shown to nobody as open.
    """
    declared = Rule(
        on=on,
        by=by if isinstance(by, tuple) else (by,),
        side=side,
        when=_states(when),
        to=_states(to),
        cite=_strings(cite),
        row=_strings(row),
        form=form,
        papers=papers,
        opens=opens,
        kinds=kinds,
        power=power,
        duty=duty,
        even_paused=even_paused,
        elsewhere=elsewhere,
        involved=involved,
        unmandated=unmandated,
        refuses=refuses,
    )
    return lambda run: Ruled(declared, run)


def silence(
    term: Term,
    *,
    when: States,
    to: States,
    row: Cites,
    papers: tuple[type[Form], ...] = (),
    opens: tuple[Term, ...] = (),
    kinds: tuple[str, ...] = (),
    even_paused: bool = False,
) -> Callable[[Callable[[P, Lapse, File], Step[P]]], Ruled[P, Lapse]]:
    """Declare what follows when a period ends in silence. A period lives while a rule like this awaits it."""
    declared = Rule(
        on=Lapse,
        by=(Role.ENGINE,),
        when=_states(when),
        to=_states(to),
        cite=tuple(dict.fromkeys(version.cite for version in term.versions)),
        row=_strings(row),
        term=term,
        papers=papers,
        opens=opens,
        kinds=kinds,
        even_paused=even_paused,
    )
    return lambda run: Ruled(declared, run)


def moment(event: Act | Fact | Lapse) -> datetime:
    """The legal instant of an event: when an act was received, a fact happened, a period ended."""
    return event.stamp.received_at if isinstance(event, Act) else event.at


def noon(day: date) -> datetime:
    """The middle of a day in Chongqing: where only the day is known, periods count from here."""
    return datetime.combine(day, time(12), SHANGHAI)


def local_day(at: datetime) -> date:
    """The day in Chongqing."""
    return at.astimezone(SHANGHAI).date()
