"""Mediators declare themselves, are kept or not, leave, and are let into the vault (在线调解规则13; 特邀调解规定15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from cases.acts.mediation import (
    DepartureReason,
    Disclosure,
    DisclosureConsent,
    MediatorDeparture,
    MediatorObjection,
)
from cases.acts.mediation_course import VaultAccess
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import AlreadyDone, Refused
from forms.disclosure.form import Disclosure as DisclosurePaper
from forms.disclosure_consent.form import DisclosureConsent as DisclosureConsentPaper
from procedures.mediation_private import Private
from procedures.mediation_state import CHOICES, DISCLOSING, DRAFTING, MEDIATING, SELECTING, SIGNING
from procedures.papers import issue
from procedures.periods import Meet, Opening, PeriodChange
from procedures.rules import File, Lapse, Step, rule, silence
from rulebook import mediation as law
from rulebook.mediators import ACCEPTANCE, ACCEPTANCE_ONLINE

WITH_MEDIATORS = (DISCLOSING, MEDIATING, DRAFTING, SIGNING)
MET = (Meet(term=ACCEPTANCE), Meet(term=ACCEPTANCE_ONLINE))


@dataclass(frozen=True, kw_only=True)
class Disclosures(Private):
    """The rules on the neutrality of mediators (N-01…N-04), and on those who leave."""

    @rule(
        on=Disclosure,
        by=Role.MEDIATOR,
        when=WITH_MEDIATORS,
        to=WITH_MEDIATORS,
        cite=("ZXTJ-13", "TYTJ-15"),
        row=("P1/disclose", "course/accept"),
        papers=(DisclosurePaper,),
        opens=(law.DISCLOSURE, law.SIGNING),
        duty=True,
    )
    def disclose(self, act: Disclosure, file: File) -> Step[Disclosures]:
        """A mediator declares independence or discloses relations: before the first session, and whenever one comes up.

        To declare oneself is to take the case on: 在线调解规则12 asks for no more than that the mediator says so.
        """
        self.must_be_mediator(act.stamp.person)
        person = act.stamp.person
        if person in self.disclosed and act.relations is None:
            raise AlreadyDone("您已经提交过声明", field="person")
        now = self.taken_on(person)
        now = replace(now, disclosed=tuple(dict.fromkeys((*self.disclosed, person))))
        if act.relations is not None:
            now = now.related(person, act)
        paper = issue(
            DisclosurePaper,
            self,
            act,
            mediator=person,
            relations=act.relations,
            parties=file.everyone,
            serve_on=file.everyone,
        )
        return now.cleared(file, (paper,), before=self)

    @rule(
        on=DisclosureConsent,
        by=Role.PARTY,
        when=DISCLOSING,
        to=WITH_MEDIATORS,
        cite=("ZXTJ-13", "TYTJ-15"),
        row="P1/disclose",
        papers=(DisclosureConsentPaper,),
        opens=(law.DISCLOSURE, law.SIGNING),
    )
    def accept_mediator(self, act: DisclosureConsent, file: File) -> Step[Disclosures]:
        """A party that knows the relations agrees that the mediator goes on: in writing where the law wants that."""
        party = str(act.stamp.party)
        known = [(mediator, text) for mediator, text in self.relations if (party, mediator) not in self.waived]
        if not known:
            raise Refused("没有需要当事人同意的披露事项", article="ZXTJ-13", remedy="无需办理")
        if self.waiver == "written" and act.statement is None:
            raise Refused(
                "各方当事人同意由该调解员继续调解的，应当以书面形式约定",
                article="SSTJ-20",
                field="statement",
                remedy="请提交书面约定",
            )
        papers = tuple(
            issue(DisclosureConsentPaper, self, act, party=party, mediator=mediator, relations=relations)
            for mediator, relations in known
        )
        waived = (*self.waived, *((party, mediator) for mediator, _ in known))
        return replace(self, waived=waived).cleared(file, papers, before=self)

    @rule(
        on=MediatorObjection,
        by=Role.PARTY,
        when=WITH_MEDIATORS,
        to=SELECTING,
        cite=("PML-19", "TYTJ-15"),
        row="P1/disclose",
        opens=CHOICES,
    )
    def object_to_mediator(self, act: MediatorObjection, file: File) -> Step[Disclosures]:
        """A mediator a party does not accept does not mediate; others are chosen."""
        gone = self.named(act.mediator)
        now = replace(self, objected=tuple(dict.fromkeys((*self.objected, *gone))))
        return now.without_mediators(gone, None)

    @silence(law.DISCLOSURE, when=DISCLOSING, to=SELECTING, row="P1/disclose", opens=CHOICES)
    def not_disclosed(self, missed: Lapse, file: File) -> Step[Disclosures]:
        """Who has not declared himself, or is not kept by the parties, does not mediate; others are chosen."""
        silent = tuple(mediator for mediator in self.mediators if mediator not in self.disclosed)
        return self.without_mediators((*silent, *(() if self.goes_on else self.unwaived(file))), None)

    @rule(
        on=MediatorDeparture,
        by=Role.OFFICER,
        when=WITH_MEDIATORS,
        to=SELECTING,
        cite="PML-19",
        row="P1/mediator-gone",
        opens=CHOICES,
    )
    def lose_mediators(self, act: MediatorDeparture, file: File) -> Step[Disclosures]:
        """A mediator dies, resigns or is removed, or all do; the file stays, those who are left stay."""
        return self.without_mediators(self.named(act.mediator), act.reason)

    @rule(
        on=VaultAccess,
        by=Role.PARTY,
        when=WITH_MEDIATORS,
        to=WITH_MEDIATORS,
        cite=("TYTJ-28", "PML-15"),
        row="P1/mediator-gone",
        duty=True,
    )
    def open_vault(self, act: VaultAccess, file: File) -> Step[Disclosures]:
        """A party lets a mediator who came later read what was said in confidence before he came."""
        if act.mediator not in self.newcomers:
            raise Refused("没有需要同意查阅保密卷的新任调解员", article="TYTJ-28", field="mediator", remedy="无需办理")
        granted = (str(act.stamp.party), act.mediator)
        return Step(now=replace(self, opened=tuple(dict.fromkeys((*self.opened, granted)))))

    def named(self, mediator: str | None) -> tuple[str, ...]:
        """The mediators an act is about: the one it names, or all."""
        if mediator is None:
            return self.mediators
        if mediator not in self.mediators:
            raise Refused("此人不是本案调解员", article="PML-19", field="mediator", remedy="请核对调解员编号")
        return (mediator,)

    def taken_on(self, person: str) -> Self:
        """The same with this mediator, who has taken the case on and from now on counts as having mediated it."""
        accepted = tuple(dict.fromkeys((*self.accepted, person)))
        return replace(self, accepted=accepted, mediated=tuple(dict.fromkeys((*self.mediated, person))))

    def related(self, person: str, act: Disclosure) -> Self:
        """Relations come up: they are to be accepted anew, and who signed without knowing them signs again."""
        assert act.relations is not None
        known = tuple(sorted({**dict(self.relations), person: act.relations}.items()))
        waived = tuple((party, mediator) for party, mediator in self.waived if mediator != person)
        before = self.returns_to if self.status is DISCLOSING else self.status
        return replace(self, relations=known, waived=waived, returns_to=before, signed=(), sealed=None)

    @property
    def goes_on(self) -> bool:
        """Whether a disclosure stops nothing: no ground excludes the mediator, or it came up online in the course."""
        return self.waiver == "none" or (self.waiver == "continue" and self.returns_to is not None)

    def cleared(self, file: File, papers: tuple[Issue, ...], *, before: Disclosures) -> Step[Self]:
        """Sessions begin, or it goes on, when all have declared and the parties keep whoever disclosed something.

        N-02: what comes up in the course of a mediation online does not stop it; a party that does not go on objects.
        N-04: nothing excludes a people's mediator, whom each party may refuse.
        """
        declared = all(mediator in self.disclosed for mediator in self.mediators)
        if declared and (self.goes_on or not self.unwaived(file)):
            onward = self.returns_to or MEDIATING
            signing = onward is SIGNING and before.status is DISCLOSING
            opens = (Opening(term=law.SIGNING),) if signing else ()
            return Step(now=self.into(onward, returns_to=None), effects=papers, opens=opens)
        met: tuple[PeriodChange, ...] = ()
        if all(mediator in self.accepted for mediator in self.mediators):
            met = MET
        waits = before.status is not DISCLOSING or (bool(met) and file.last_day(law.DISCLOSURE) is None)
        opens = (Opening(term=law.DISCLOSURE),) if waits else ()
        return Step(now=self.into(DISCLOSING), effects=papers, opens=opens, changes=met)

    def without_mediators(self, gone: tuple[str, ...], reason: DepartureReason | None) -> Step[Self]:
        """Back to the choice of mediators in the place of those gone; a text under signature falls away."""
        staying = tuple(mediator for mediator in self.mediators if mediator not in gone)
        now = self.into(
            SELECTING,
            former=gone,
            left_because=reason,
            mediators=staying,
            choices=(),
            asked=(),
            to_recommend=False,
            recommended=(),
            accepted=tuple(person for person in self.accepted if person in staying),
            disclosed=tuple(person for person in self.disclosed if person in staying),
            relations=tuple((person, text) for person, text in self.relations if person in staying),
            waived=tuple((party, person) for party, person in self.waived if person in staying),
            newcomers=tuple(person for person in self.newcomers if person in staying),
            opened=tuple((party, person) for party, person in self.opened if person in staying),
            returns_to=None,
            terms=None,
            signed=(),
            sealed=None,
        )
        return Step(now=now, opens=(self.choice(),))
