"""The mediators of a mediation: chosen or appointed, declaring themselves, replaced (人民调解法19; 在线调解规则13)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts import Act
from cases.acts.mediation import (
    DepartureReason,
    Disclosure,
    DisclosureConsent,
    MediatorAppointment,
    MediatorChoice,
    MediatorDeparture,
    MediatorObjection,
)
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import AlreadyDone, Refused
from forms.disclosure.form import Disclosure as DisclosurePaper
from forms.disclosure_consent.form import DisclosureConsent as DisclosureConsentPaper
from forms.mediator_appointment.form import MediatorAppointment as AppointmentPaper
from forms.mediator_replacement.form import MediatorReplacement
from procedures.mediation_sessions import Sessions
from procedures.mediation_state import (
    DISCLOSING,
    DRAFTING,
    MEDIATING,
    SELECTING,
    SIGNING,
)
from procedures.papers import issue
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import mediation as law


@dataclass(frozen=True, kw_only=True)
class Mediators(Sessions):
    """The rules on mediators."""

    @rule(
        on=MediatorChoice,
        by=Role.PARTY,
        when=SELECTING,
        to=(SELECTING, DISCLOSING),
        cite="PML-19",
        row="P1/choose",
        papers=(AppointmentPaper, MediatorReplacement),
        opens=(law.DISCLOSURE,),
        duty=True,
    )
    def choose(self, act: MediatorChoice, file: File) -> Step[Mediators]:
        """The choice stands when all parties name the same mediators."""
        choices = {**dict(self.choices), str(act.stamp.party): act.mediators}
        now = replace(self, choices=tuple(sorted(choices.items())))
        if any(choices.get(party) != act.mediators for party in file.everyone):
            return Step(now=now)
        return now.appointed(act.mediators, "parties", act, file)

    @rule(
        on=MediatorAppointment,
        by=Role.OFFICER,
        when=SELECTING,
        to=DISCLOSING,
        cite=("PML-19", "O81-68"),
        row=("P1/choose", "MD05"),
        papers=(AppointmentPaper, MediatorReplacement),
        opens=(law.DISCLOSURE,),
        duty=True,
    )
    def appoint(self, act: MediatorAppointment, file: File) -> Step[Mediators]:
        """The body appoints mediators; helpers may be invited with them (办法68)."""
        return self.appointed(act.mediators, "body", act, file)

    @silence(law.MEDIATOR_CHOICE, when=SELECTING, to=SELECTING, row="P1/choose", opens=(law.MEDIATOR_CHOICE,))
    def choice_overdue(self, missed: Lapse, file: File) -> Step[Mediators]:
        """The parties have not chosen together; the body is to appoint, and is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.MEDIATOR_CHOICE),))

    @rule(
        on=Disclosure,
        by=Role.MEDIATOR,
        when=(DISCLOSING, MEDIATING),
        to=(DISCLOSING, MEDIATING),
        cite=("ZXTJ-13", "TYTJ-15"),
        row="P1/disclose",
        papers=(DisclosurePaper,),
        opens=(law.DISCLOSURE,),
        duty=True,
    )
    def disclose(self, act: Disclosure, file: File) -> Step[Mediators]:
        """A mediator discloses relations before the first session and whenever one comes up."""
        self.must_be_mediator(act.stamp.person)
        person = act.stamp.person
        if person in self.disclosed and act.relations is None:
            raise AlreadyDone("您已经提交过声明", field="person")
        known = {**dict(self.relations), **({person: act.relations} if act.relations else {})}
        now = replace(
            self, disclosed=tuple(dict.fromkeys((*self.disclosed, person))), relations=tuple(sorted(known.items()))
        )
        paper = issue(
            DisclosurePaper,
            self,
            act,
            mediator=person,
            relations=act.relations,
            parties=file.everyone,
            serve_on=file.everyone,
        )
        return now.cleared(file, (paper,))

    @rule(
        on=DisclosureConsent,
        by=Role.PARTY,
        when=DISCLOSING,
        to=(DISCLOSING, MEDIATING),
        cite=("ZXTJ-13", "TYTJ-15"),
        row="P1/disclose",
        papers=(DisclosureConsentPaper,),
    )
    def accept_mediator(self, act: DisclosureConsent, file: File) -> Step[Mediators]:
        """A party that knows the relations agrees that the mediator goes on."""
        if not self.relations:
            raise Refused("没有需要当事人同意的披露事项", article="ZXTJ-13", remedy="无需办理")
        party = str(act.stamp.party)
        papers = tuple(
            issue(DisclosureConsentPaper, self, act, party=party, mediator=mediator, relations=relations)
            for mediator, relations in self.relations
        )
        waived = (*self.waived, *((party, mediator) for mediator, _ in self.relations))
        return replace(self, waived=tuple(dict.fromkeys(waived))).cleared(file, papers)

    @rule(
        on=MediatorObjection,
        by=Role.PARTY,
        when=(DISCLOSING, MEDIATING),
        to=SELECTING,
        cite=("PML-19", "TYTJ-15"),
        row="P1/disclose",
        opens=(law.MEDIATOR_CHOICE,),
    )
    def object_to_mediator(self, act: MediatorObjection, file: File) -> Step[Mediators]:
        """A mediator a party does not accept does not mediate; others are chosen."""
        return self.without_mediators(None)

    @silence(law.DISCLOSURE, when=DISCLOSING, to=SELECTING, row="P1/disclose", opens=(law.MEDIATOR_CHOICE,))
    def not_disclosed(self, missed: Lapse, file: File) -> Step[Mediators]:
        """Without declaration, or without the parties' consent to what was disclosed, others are chosen."""
        return self.without_mediators(None)

    @rule(
        on=MediatorDeparture,
        by=Role.OFFICER,
        when=(DISCLOSING, MEDIATING, DRAFTING, SIGNING),
        to=SELECTING,
        cite="PML-19",
        row="P1/mediator-gone",
        opens=(law.MEDIATOR_CHOICE,),
    )
    def lose_mediators(self, act: MediatorDeparture, file: File) -> Step[Mediators]:
        """Mediators die, resign or are removed; the file stays and others are chosen."""
        return self.without_mediators(act.reason)

    def appointed(self, mediators: tuple[str, ...], chosen_by: str, act: Act, file: File) -> Step[Mediators]:
        """The mediators are settled; they declare themselves before the first session."""
        if self.former:
            paper = issue(
                MediatorReplacement,
                self,
                act,
                parties=file.everyone,
                former=self.former[0],
                mediators=mediators,
                reason=self.left_because,
                serve_on=file.everyone,
            )
        else:
            paper = issue(
                AppointmentPaper,
                self,
                act,
                parties=file.everyone,
                mediators=mediators,
                chosen_by=chosen_by,
                serve_on=file.everyone,
            )
        now = self.into(DISCLOSING, mediators=mediators, choices=(), former=(), left_because=None)
        return Step(now=now, effects=(paper,), opens=(Opening(term=law.DISCLOSURE),))

    def cleared(self, file: File, papers: tuple[Issue, ...]) -> Step[Mediators]:
        """Sessions may begin when all mediators have declared, and all parties accept what was disclosed."""
        declared = all(mediator in self.disclosed for mediator in self.mediators)
        accepted = all((party, mediator) in self.waived for mediator, _ in self.relations for party in file.everyone)
        if declared and accepted:
            return Step(now=self.into(MEDIATING), effects=papers)
        opens = (Opening(term=law.DISCLOSURE),) if self.status is MEDIATING else ()
        return Step(now=self.into(DISCLOSING), effects=papers, opens=opens)

    def without_mediators(self, reason: DepartureReason | None) -> Step[Mediators]:
        """Back to the choice of mediators; what they had declared, and a text under signature, fall away."""
        now = self.into(
            SELECTING,
            former=self.mediators,
            left_because=reason,
            mediators=(),
            choices=(),
            disclosed=(),
            relations=(),
            waived=(),
            terms=None,
            signed=(),
            sealed=None,
        )
        return Step(now=now, opens=(Opening(term=law.MEDIATOR_CHOICE),))
