"""What a kind of mediation is, as data: whom it is for, which terms run, who signs, and which articles govern it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from cases.agencies import OfficeKind
from cases.rights import Matter, Quarrel, RightKind
from cases.words import Word
from rulebook.article import ArticleId, Text, Trust
from rulebook.grounds import ENDED_BY_MEDIATOR
from rulebook.provision import CONFIGURED
from rulebook.terms import Term

Family = Literal["people", "patent"]
Signatory = Literal["parties", "mediator", "seal"]
Waiver = Literal["consent", "continue", "written", "none"]
"""How parties may keep a mediator who has disclosed relations (N-01…N-04): by their consent, by going on once they
know, only by an agreement of all in writing, or without anything because no ground excludes him."""

StepRules = Literal["house", "channel", "court"]
"""Whether the days of 在线调解规则10, 12, 15 hold: never, where the request came online, or always (courts)."""

UNCONFIRMABLE = "CPLI-355.5"
PERFORM = "CIV-509"
"""What binds a party to its promise where the people's mediation law does not."""

ALWAYS = date(2000, 1, 1)


class Kind(Word):
    """A kind of mediation. Rules that differ say `kinds=(family,)`; everything else is read here.

    `signatures` are those the law asks for before the agreement takes effect. `file_by_from` says from which of two
    days the thirty days for confirmation are safely counted: the day of the last signature of a "party", or of "all"
    (R-EFF, DISP-07). `sham_ends`: suspected sham ends it at once instead of pausing it (商事调解条例21). `oral`: it
    may end in an oral agreement (人民调解法30). `rights` and `quarrels` are those it is for, all when empty.

    `waiver` and `steps` say how a conflict is waived and which days hold before the first session; `parties_choose`
    that the body appoints only after the parties' days are over, and recommends when all ask it (商事调解条例15);
    `endings` are the grounds on which a mediator may end it.

    `of_court`: a court has sent the case, after docketing it ("entrusted", 委托) or before ("delegated", 委派), to a
    `body` of any kind; the term then runs from the receipt of its materials. `longest_extension`: all may agree to
    extend it once, by that much at most.

    Whether a court may confirm an agreement is decided by its clauses, not by its kind, but for one that has a title of
    its own; `confirmable_cite` and `confirmable_note` say under which article and what to mind. `instead` names the
    articles that stand in the place of those a shared rule cites; `foreign` the instruments that do not govern this
    kind.
    """

    id: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z_0-9]+)?$")]
    code: Text
    title: Text
    family: Family
    body: OfficeKind | None
    rights: tuple[RightKind, ...] = ()
    quarrels: tuple[Quarrel, ...] = ()
    since: date = ALWAYS
    until: date | None = None
    consent_term: Term
    mediation_term: Term
    signatures: tuple[Signatory, ...]
    file_by_from: Literal["party", "all"]
    extendable: bool = True
    needs_decision_copy: bool = False
    needs_grant: bool = False
    needs_licence: bool = False
    charges: bool = False
    sham_ends: bool = False
    waiver: Waiver = "consent"
    steps: StepRules = "channel"
    parties_choose: bool = False
    endings: tuple[str, ...] = ENDED_BY_MEDIATOR
    oral: bool = False
    may_freeze: bool = False
    of_court: Literal["entrusted", "delegated"] | None = None
    longest_extension: Term | None = None
    confirmable_cite: ArticleId
    confirmable_note: str = ""
    agreement_form: Text
    cites: tuple[ArticleId, ...]
    effect_cite: ArticleId
    instead: dict[ArticleId, ArticleId] = Field(default_factory=dict)
    foreign: tuple[ArticleId, ...] = ()
    trust: Trust

    def serves(self, matter: Matter, on: date) -> bool:
        """Whether this kind is for such a matter on that day."""
        mine = matter.right in (self.rights or RightKind) and matter.quarrel in (self.quarrels or Quarrel)
        return mine and self.since <= on and (self.until is None or on <= self.until)

    def under(self, cites: Iterable[ArticleId]) -> tuple[ArticleId, ...]:
        """The articles that govern here, of those that a rule shared by all kinds cites; the house rules if none."""
        own = dict.fromkeys(self.instead.get(cite, cite) for cite in cites)
        return tuple(cite for cite in own if cite.partition("-")[0] not in self.foreign) or (CONFIGURED,)

    @property
    def needs_mediator(self) -> bool:
        """Whether the agreement waits for a mediator's signature."""
        return "mediator" in self.signatures

    @property
    def needs_seal(self) -> bool:
        """Whether the agreement waits for the body's seal."""
        return "seal" in self.signatures
