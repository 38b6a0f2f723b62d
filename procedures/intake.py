"""Intake of a request for mediation: what is missing is named at once, and the body accepts or says why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from cases.acts import Act
from cases.acts.intake import IntakeAcceptance, IntakeRefusal, Supplement
from cases.acts.mediation import Withdrawal
from cases.agencies import OfficeKind, Role
from cases.calendar import SHANGHAI
from cases.effects import Issue
from cases.errors import Malformed, NotEntitled, Refused
from cases.materials import Complaint, Materials
from cases.parties import PartyKind, Side
from forms.acceptance_notice.form import AcceptanceNotice
from forms.base import Form
from forms.correction_notice.form import CorrectionNotice
from forms.intake_register.form import IntakeRegister
from forms.mediation_application.form import MediationApplication
from forms.patent_mediation_request.form import PatentMediationRequest
from forms.power_of_attorney.form import PowerOfAttorney
from forms.refusal_notice.form import RefusalNotice
from forms.representative_certificate.form import RepresentativeCertificate
from procedures.papers import coded, issue
from procedures.periods import Opening, open_period
from procedures.rules import File, Lapse, Procedure, Step, local_day, rule, silence
from procedures.terms import again_in_a_month
from rulebook import intake as law
from rulebook.competence import Ruling, competent_for_mediation
from rulebook.grounds import OUTSIDE_COMMERCE, Ground, IntakeGround, intake_ground
from rulebook.kind import Kind
from rulebook.kinds import kind_for
from rulebook.requirements import Missing, Requirement, facts_of, inadmissible, missing_at_intake
from rulebook.roads_left import after_mediation


class Status(StrEnum):
    """Where the request stands."""

    SUBMITTED = "submitted"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


SUBMITTED, CORRECTING, ACCEPTED = Status.SUBMITTED, Status.CORRECTING, Status.ACCEPTED
REFUSED, WITHDRAWN, LAPSED = Status.REFUSED, Status.WITHDRAWN, Status.LAPSED

REQUESTS = (MediationApplication, PatentMediationRequest)


@dataclass(frozen=True, kw_only=True)
class Intake(Procedure):
    """Request, correction, acceptance or reasoned refusal (人民调解法17, 26; 办法64)."""

    kind: Literal["intake"] = "intake"
    status: Status = SUBMITTED
    complaint: Complaint
    complete_at: datetime | None = None

    ENDS = (ACCEPTED, REFUSED, WITHDRAWN, LAPSED)
    TITLE = "调解申请受理"

    @property
    def materials(self) -> Materials:
        """What has been handed in so far."""
        return self.complaint.materials

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """All that is still missing, at once (一次性告知)."""
        return missing_at_intake(facts_of(self.complaint))

    def under(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """The articles of the kind of mediation that is asked for; all of them where the body holds no such kind."""
        try:
            return self.kind_of.under(cites)
        except Refused:
            return cites

    @property
    def kind_of(self) -> Kind:
        """The kind of mediation that is asked for; raises `Refused` where the body holds none."""
        return kind_for(self.complaint.matter, self.office.kind, local_day(self.complaint.received_at))

    def barred(self, file: File) -> tuple[Ground, ...]:
        """Every ground on which the request has to be refused."""
        competence = self.competence(file)
        grounds = inadmissible(facts_of(self.complaint, competent=competence.competent))
        return tuple(_competence_told(ground, competence) for ground in grounds)

    def competence(self, file: File) -> Ruling:
        """Whether the body may mediate this matter of these parties."""
        day = local_day(self.complaint.received_at)
        return competent_for_mediation(file.matter, file.parties, file.office, on=day)

    @classmethod
    def begin(cls, complaint: Complaint, file: File, *, id: str, at: datetime) -> Step[Intake]:
        """The request is registered; what is missing is named at once, with a day for handing it in."""
        new = cls(id=id, office=complaint.office, complaint=complaint)
        register = new.register(file, at)
        if not new.missing:
            papers = (register, new.application(file, at))
            whole = replace(new, complete_at=at)
            return Step(now=whole, effects=papers, opens=(Opening(term=law.INTAKE_DECISION),))
        correcting = new.into(CORRECTING)
        last = open_period(Opening(term=law.INTAKE_CORRECTION), id, at, file.calendar).last_day
        return Step(
            now=correcting,
            effects=(register, correcting.correction(file, at, last), *correcting.to_be_signed(file, at)),
            opens=(Opening(term=law.INTAKE_CORRECTION),),
        )

    @rule(
        on=Supplement,
        by=Role.PARTY,
        side=Side.APPLICANT,
        when=CORRECTING,
        to=(CORRECTING, SUBMITTED),
        cite=("PML-17", "O81-64"),
        row="P1/submit",
        papers=REQUESTS,
        opens=(law.INTAKE_DECISION,),
        duty=True,
    )
    def supplement(self, act: Supplement, file: File) -> Step[Intake]:
        """What was missing is handed in; the body's days begin when nothing is missing any more."""
        materials = self.materials.with_more(act.materials)
        now = replace(self, complaint=self.complaint.model_copy(update={"materials": materials}))
        return now.completed(file, act)

    def completed(self, file: File, act: Act) -> Step[Intake]:
        """The request as it is, and its papers, when nothing is missing any more."""
        if self.missing:
            return Step(now=self)
        at = act.stamp.received_at
        whole = self.into(SUBMITTED, complete_at=at)
        return Step(now=whole, effects=(self.application(file, at),), opens=(Opening(term=law.INTAKE_DECISION),))

    @silence(law.INTAKE_CORRECTION, when=CORRECTING, to=LAPSED, row="P1/submit", papers=(RefusalNotice,))
    def not_corrected(self, missed: Lapse, file: File) -> Step[Intake]:
        """The request was not completed in time and is not dealt with; it can be made again at any time."""
        return Step(now=self.into(LAPSED), effects=(self.refusal(IntakeGround.NOT_CORRECTED, missed.at, file),))

    @rule(
        on=IntakeAcceptance,
        by=Role.OFFICER,
        when=SUBMITTED,
        to=ACCEPTED,
        cite=("PML-17", "O81-64"),
        row=("P1/accept", "MD01"),
        papers=(AcceptanceNotice,),
        duty=True,
    )
    def accept(self, act: IntakeAcceptance, file: File) -> Step[Intake]:
        """The body accepts; the applicant is told. What the law keeps out is not accepted."""
        if barred := self.barred(file):
            first = barred[0]
            raise Refused(f"依法不能受理：{first.text}", article=first.cite, remedy="请以该理由作出不予受理的决定")
        notice = issue(
            AcceptanceNotice,
            self,
            act.stamp.received_at,
            parties=file.everyone,
            received=self.complaint.received_at,
            accepted=act.stamp.received_at,
            kind=self.kind_of.id,
            serve_on=file.on(Side.APPLICANT),
        )
        return Step(now=self.into(ACCEPTED), effects=(notice,))

    @rule(
        on=IntakeRefusal,
        by=Role.OFFICER,
        when=(SUBMITTED, CORRECTING),
        to=REFUSED,
        cite=("PML-17", "PML-26", "O81-64"),
        row=("P1/accept", "MD01a"),
        papers=(RefusalNotice,),
        duty=True,
    )
    def refuse(self, act: IntakeRefusal, file: File) -> Step[Intake]:
        """The body refuses on a coded ground and names the other roads."""
        if act.ground in OUTSIDE_COMMERCE and self.office.kind is not OfficeKind.COMMERCIAL_BODY:
            raise Malformed(
                "只有商事调解组织以此理由不予受理", field="ground", article="SSTJ-2", remedy="请改用其他理由"
            )
        return Step(
            now=self.into(REFUSED), effects=(self.refusal(intake_ground(act.ground).code, act.stamp.received_at, file),)
        )

    @silence(law.INTAKE_DECISION, when=SUBMITTED, to=SUBMITTED, row="P1/accept", opens=(law.INTAKE_DECISION,))
    def overdue(self, missed: Lapse, file: File) -> Step[Intake]:
        """The body is late: the duty stays, and is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.INTAKE_DECISION),))

    @rule(
        on=Withdrawal,
        by=Role.PARTY,
        side=Side.APPLICANT,
        when=(SUBMITTED, CORRECTING),
        to=(SUBMITTED, CORRECTING, WITHDRAWN),
        cite="PML-23",
        row="P1/end",
        papers=REQUESTS,
        opens=(law.INTAKE_DECISION,),
    )
    def withdraw(self, act: Withdrawal, file: File) -> Step[Intake]:
        """An applicant takes the request back; the others' request stays."""
        party = str(act.stamp.party)
        others = [one for one in file.on(Side.APPLICANT) if one != party]
        if not others:
            return Step(now=self.into(WITHDRAWN))
        left = replace(self, out=(*self.out, party), complaint=_without(self.complaint, party, others[0]))
        return left.completed(left.sees(file), act) if self.status is CORRECTING else Step(now=left)

    def register(self, file: File, at: datetime) -> Issue:
        """The register of requests (受理登记表)."""
        return issue(
            IntakeRegister,
            self,
            at,
            parties=file.everyone,
            quarrel=file.matter.quarrel,
            right=file.matter.right,
            channel=self.complaint.channel,
            received=self.complaint.received_at,
        )

    def application(self, file: File, at: datetime) -> Issue:
        """The request itself, now that it is complete, for the applicants to sign; a patent office has its own form."""
        patent = self.office.kind is OfficeKind.PATENT_OFFICE
        form, more = (PatentMediationRequest, {}) if patent else (MediationApplication, {"right": file.matter.right})
        return issue(
            form,
            self,
            at,
            applicants=file.on(Side.APPLICANT),
            respondents=file.on(Side.RESPONDENT),
            quarrel=file.matter.quarrel,
            rights=file.right_numbers,
            requests=self.materials.requests,
            facts=self.materials.facts,
            court_pending=self.complaint.court_pending,
            decided_before=self.complaint.decided_before,
            applied=self.complaint.received_at,
            **more,
        )

    def correction(self, file: File, at: datetime, last_day: date) -> Issue:
        """The notice of all that is missing."""
        return issue(
            CorrectionNotice,
            self,
            at,
            parties=file.on(Side.APPLICANT),
            missing=[requirement.model_dump(include={"id", "cite", "of"}) for requirement in self.missing],
            last_day=last_day,
            serve_on=file.on(Side.APPLICANT),
        )

    def to_be_signed(self, file: File, at: datetime) -> tuple[Issue, ...]:
        """What is missing and only waits for a signature goes out with the notice, filled in."""
        forms = [(requirement.of, self.form_for(requirement, file)) for requirement in self.missing]
        return tuple(issue(form, self, at, party=of, serve_on=(of,)) for of, form in forms if of and form)

    def form_for(self, requirement: Requirement, file: File) -> type[Form] | None:
        """The form by which a party hands in what is missing: its agent's authority, or who represents it."""
        if requirement.id is Missing.AUTHORITY:
            return PowerOfAttorney
        represented = requirement.of is not None and file.party(requirement.of).kind is PartyKind.ORGANISATION
        return RepresentativeCertificate if requirement.id is Missing.IDENTITY and represented else None

    def refusal(self, ground: str, at: datetime, file: File) -> Issue:
        """The reasoned refusal, with the other roads."""
        governed = self.governed(intake_ground(ground, self.office.kind))
        return issue(
            RefusalNotice,
            self,
            at,
            parties=file.on(Side.APPLICANT),
            ground=coded(_competence_told(governed, self.competence(file))),
            roads=after_mediation(file.matter),
            serve_on=file.on(Side.APPLICANT),
        )


def check(complaint: Complaint) -> None:
    """Raise `Malformed` when the complaint contradicts itself."""
    ids = [party.id for party in complaint.parties]
    if len(ids) != len(dict.fromkeys(ids)):
        raise Malformed("当事人编号重复", field="parties", remedy="请为每位当事人使用不同编号")
    by = next((party for party in complaint.parties if party.id == complaint.party), None)
    if by is None or by.side is not Side.APPLICANT:
        raise Malformed("提出申请的不是申请人一方", field="party", article="PML-17", remedy="请由申请人提出")
    if complaint.by not in (by.id, *(mandate.agent for mandate in by.mandates)):
        raise NotEntitled("没有代理该申请人的授权委托书", field="by", article="CPL-62", remedy="请先提交授权委托书")
    if complaint.matter.arose_on > complaint.received_at.astimezone(SHANGHAI).date():
        raise Malformed("纠纷发生日期在将来", field="matter.arose_on", remedy="请核对日期")


def _without(complaint: Complaint, party: str, by: str) -> Complaint:
    """The complaint of the others; the first of them stands for it now."""
    parties = tuple(one for one in complaint.parties if one.id != party)
    hands = by if complaint.party == party else complaint.party
    return complaint.model_copy(update={"parties": parties, "party": hands, "by": hands})


def _competence_told(ground: Ground, competence: Ruling) -> Ground:
    """Of a body that is not competent, the ground says why under the article that keeps it out."""
    if ground.code != IntakeGround.NOT_COMPETENT or competence.competent:
        return ground
    return ground.model_copy(update={"text": competence.message, "cite": competence.article})
