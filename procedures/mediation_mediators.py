"""The mediators of a mediation: chosen together, recommended or appointed; who takes the case on (人民调解法19)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts import Act
from cases.acts.mediation import MediatorAppointment, MediatorChoice
from cases.acts.mediation_course import (
    MediatorAcceptance,
    MediatorRecommendation,
    MediatorRefusal,
    RecommendationRequest,
)
from cases.agencies import Mediator, Role
from cases.effects import Issue
from cases.errors import AlreadyDone, Malformed, NotAwaited, Refused
from forms.mediator_appointment.form import MediatorAppointment as AppointmentPaper
from forms.mediator_recommendation.form import MediatorRecommendation as RecommendationPaper
from forms.mediator_replacement.form import MediatorReplacement
from procedures.mediation_disclosure import MET, Disclosures
from procedures.mediation_state import CHOICES, DISCLOSING, SELECTING
from procedures.neutrality import must_be_neutral
from procedures.papers import issue
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import mediation as law
from rulebook.mediators import ACCEPTANCE, ACCEPTANCE_ONLINE, APPOINTMENT, APPOINTMENT_ONLINE, CHOICE_ONLINE

ACCEPTANCES = (ACCEPTANCE, ACCEPTANCE_ONLINE)
APPOINTMENTS = (APPOINTMENT, APPOINTMENT_ONLINE)


@dataclass(frozen=True, kw_only=True)
class Mediators(Disclosures):
    """The rules on who mediates."""

    @rule(
        on=MediatorChoice,
        by=Role.PARTY,
        when=SELECTING,
        to=(SELECTING, DISCLOSING),
        cite="PML-19",
        row="P1/choose",
        papers=(AppointmentPaper, MediatorReplacement),
        opens=ACCEPTANCES,
        duty=True,
    )
    def choose(self, act: MediatorChoice, file: File) -> Step[Mediators]:
        """The choice stands when all parties name the same mediators, in whatever order."""
        self.must_fit(act.mediators, file)
        ids = tuple(one.id for one in act.mediators)
        choices = {**dict(self.choices), str(act.stamp.party): ids}
        now = replace(self, choices=tuple(sorted(choices.items())))
        if any(set(choices.get(party, ())) != set(ids) for party in file.everyone):
            return Step(now=now)
        return now.appointed(choices[file.everyone[0]], "parties", act, file)

    @rule(
        on=RecommendationRequest,
        by=Role.PARTY,
        when=SELECTING,
        to=SELECTING,
        cite="SSTJ-15",
        row="course/recommend",
    )
    def ask_recommendation(self, act: RecommendationRequest, file: File) -> Step[Mediators]:
        """The parties together ask the body to recommend somebody (商事调解条例15)."""
        if not self.kind_of.parties_choose:
            raise Refused("共同请求推荐调解员只适用于商事调解", article="PML-19", remedy="请选择调解员，或者等待指定")
        asked = (*self.asked, str(act.stamp.party))
        return Step(now=replace(self, asked=asked, to_recommend=all(party in asked for party in file.everyone)))

    @rule(
        on=MediatorRecommendation,
        by=Role.OFFICER,
        when=SELECTING,
        to=SELECTING,
        cite="SSTJ-15",
        row="course/recommend",
        papers=(RecommendationPaper,),
        duty=True,
    )
    def recommend(self, act: MediatorRecommendation, file: File) -> Step[Mediators]:
        """The body recommends mediators to the parties, who choose."""
        if not self.to_recommend:
            raise NotAwaited("各方当事人没有共同请求推荐调解员", field="mediators", remedy="请等待各方当事人共同请求")
        self.must_fit(act.mediators, file)
        ids = tuple(one.id for one in act.mediators)
        paper = issue(RecommendationPaper, self, act, parties=file.everyone, mediators=ids, serve_on=file.everyone)
        return Step(now=replace(self, to_recommend=False, recommended=ids), effects=(paper,))

    @rule(
        on=MediatorAppointment,
        by=Role.OFFICER,
        when=SELECTING,
        to=DISCLOSING,
        cite="PML-19",
        row="P1/choose",
        papers=(AppointmentPaper, MediatorReplacement),
        opens=ACCEPTANCES,
        duty=True,
    )
    def appoint(self, act: MediatorAppointment, file: File) -> Step[Mediators]:
        """The body appoints mediators; before a commercial body the parties choose first (商事调解条例15).

        Doubt: 在线调解规则10 lets the court appoint when the two days are over; people's mediation lets the committee
        appoint at once (人民调解法19), and this is read as open to it online too.
        """
        self.must_fit(act.mediators, file)
        choosing = any(file.last_day(term) is not None for term in CHOICES)
        if self.kind_of.parties_choose and choosing:
            raise Refused(
                "调解员由当事人共同选定或者共同请求推荐；选定的期限尚未届满",
                article="SSTJ-15",
                remedy="请等待当事人选定，期满未能选定的再指定",
            )
        if any(one.id in self.objected for one in act.mediators):
            raise Refused("当事人不同意由该调解员调解", article="PML-23", field="mediators", remedy="请指定其他调解员")
        by = "body" if choosing else "late"
        return self.appointed(tuple(one.id for one in act.mediators), by, act, file)

    @silence(law.MEDIATOR_CHOICE, when=SELECTING, to=SELECTING, row="P1/choose", opens=APPOINTMENTS)
    def choice_overdue(self, missed: Lapse, file: File) -> Step[Mediators]:
        """The parties have not chosen together; the body is to appoint."""
        return Step(now=self, opens=(Opening(term=self.steps.appointment),))

    @silence(CHOICE_ONLINE, when=SELECTING, to=SELECTING, row="P1/choose", opens=APPOINTMENTS)
    def choice_online_overdue(self, missed: Lapse, file: File) -> Step[Mediators]:
        """The parties have not chosen together within the two days (在线调解规则10); the body is to appoint."""
        return Step(now=self, opens=(Opening(term=self.steps.appointment),))

    @silence(APPOINTMENT, when=SELECTING, to=SELECTING, row="P1/choose", opens=(APPOINTMENT,))
    def appointment_overdue(self, missed: Lapse, file: File) -> Step[Mediators]:
        """The body is late with the appointment; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(APPOINTMENT),))

    @silence(APPOINTMENT_ONLINE, when=SELECTING, to=SELECTING, row="P1/choose", opens=(APPOINTMENT_ONLINE,))
    def appointment_online_overdue(self, missed: Lapse, file: File) -> Step[Mediators]:
        """The body is late with the appointment; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(APPOINTMENT_ONLINE),))

    @rule(
        on=MediatorAcceptance,
        by=Role.MEDIATOR,
        when=DISCLOSING,
        to=DISCLOSING,
        cite="ZXTJ-12",
        row="course/accept",
        opens=(law.DISCLOSURE,),
        duty=True,
    )
    def accept(self, act: MediatorAcceptance, file: File) -> Step[Mediators]:
        """A mediator takes the case on and has some days for the declaration; to declare at once does both."""
        self.must_be_mediator(act.stamp.person)
        if act.stamp.person in self.accepted:
            raise AlreadyDone("您已经接受，只计一次", field="person")
        now = self.taken_on(act.stamp.person)
        if any(mediator not in now.accepted for mediator in now.mediators):
            return Step(now=now)
        waits = file.last_day(law.DISCLOSURE) is None
        opens = (Opening(term=law.DISCLOSURE),) if waits else ()
        return Step(now=now, opens=opens, changes=MET)

    @rule(
        on=MediatorRefusal,
        by=Role.MEDIATOR,
        when=DISCLOSING,
        to=SELECTING,
        cite="ZXTJ-12",
        row="course/accept",
        opens=CHOICES,
    )
    def decline_case(self, act: MediatorRefusal, file: File) -> Step[Mediators]:
        """A mediator does not take the case on; another is chosen or appointed in his place."""
        self.must_be_mediator(act.stamp.person)
        if act.stamp.person in self.accepted:
            raise AlreadyDone("您已经接受；不再担任的，请由经办人员办理更换", field="person")
        return self.without_mediators((act.stamp.person,), None)

    @silence(ACCEPTANCE, when=DISCLOSING, to=SELECTING, row="course/accept", opens=CHOICES)
    def not_accepted(self, missed: Lapse, file: File) -> Step[Mediators]:
        """Who says nothing has not taken the case on; another is chosen or appointed in his place."""
        return self.without_mediators(self.silent, None)

    @silence(ACCEPTANCE_ONLINE, when=DISCLOSING, to=SELECTING, row="course/accept", opens=CHOICES)
    def not_accepted_online(self, missed: Lapse, file: File) -> Step[Mediators]:
        """Three working days of silence are a refusal (在线调解规则12)."""
        return self.without_mediators(self.silent, None)

    @property
    def silent(self) -> tuple[str, ...]:
        """The mediators who have not said whether they take the case on."""
        return tuple(mediator for mediator in self.mediators if mediator not in self.accepted)

    def must_fit(self, mediators: tuple[Mediator, ...], file: File) -> None:
        """Only mediators of this body with no other part in the dispute, each once, and no more than the law allows."""
        ids = [one.id for one in mediators]
        if len(set(ids)) != len(ids) or set(ids).intersection(self.mediators):
            raise Malformed("同一调解员只能写一次", field="mediators", remedy="请核对调解员编号")
        if any(one.office != self.office.id for one in mediators):
            raise Refused(
                "此人不是本调解组织的调解员", article="PML-19", field="mediators", remedy="请从本调解组织的调解员中选定"
            )
        for one in mediators:
            must_be_neutral(file, one.id)

    def appointed(self, ids: tuple[str, ...], chosen_by: str, act: Act, file: File) -> Step[Mediators]:
        """The mediators are settled; those who stayed go on with them."""
        mediators = (*self.mediators, *ids)
        new = tuple(person for person in ids if self.vaulted and person not in self.mediated)
        now = self.into(
            DISCLOSING,
            mediators=mediators,
            newcomers=(*self.newcomers, *new),
            choices=(),
            asked=(),
            to_recommend=False,
            recommended=(),
            former=(),
            left_because=None,
        )
        paper = self.appointment(mediators, ids, chosen_by, act, file)
        return Step(now=now, effects=(paper,), opens=(Opening(term=self.steps.acceptance),))

    def appointment(
        self, mediators: tuple[str, ...], new: tuple[str, ...], chosen_by: str, act: Act, file: File
    ) -> Issue:
        """The notice of who mediates, or of who comes in whose place."""
        if not self.former:
            return issue(
                AppointmentPaper,
                self,
                act,
                parties=file.everyone,
                mediators=mediators,
                chosen_by=chosen_by,
                serve_on=file.everyone,
            )
        return issue(
            MediatorReplacement,
            self,
            act,
            parties=file.everyone,
            former=self.former,
            mediators=new,
            staying=self.mediators,
            reason=self.left_because,
            vault=self.vaulted,
            serve_on=file.everyone,
        )
