"""Mediation before any body: the invitation and the answer to it.

人民调解法17; 专利纠纷行政裁决和调解办法63–66. What differs between kinds is data (`rulebook.kinds`). What comes after
stands in `mediation_mediators`, `mediation_sessions`, `mediation_agreement`, `mediation_ending`,
`mediation_extension`, each on the next; what an answer brings in `mediation_answers`, what is special to a court's case
in `mediation_court`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from cases.acts.mediation import (
    CaseFiling,
    Consent,
    Declination,
    NewAddress,
    NonFiling,
)
from cases.agencies import Office, Role
from cases.errors import Refused
from cases.facts import Served, Unserved
from cases.materials import Complaint, HandedInBy
from cases.parties import Side
from forms.consent_confirmation.form import ConsentConfirmation
from forms.filing_notice.form import FilingNotice
from forms.invitation.form import Invitation
from forms.non_filing_notice.form import NonFilingNotice
from forms.opinion_notice.form import OpinionNotice
from forms.opinion_statement.form import OpinionStatement
from procedures.mediation_answers import CONTACTED, Answers
from procedures.mediation_court import FromCourt
from procedures.mediation_state import (
    CHOICES,
    DECLINED,
    ENDING_PAPERS,
    INVITING,
    NOT_FILED,
    OPINION_RECEIVED,
    PATENT,
    PEOPLE,
    SELECTING,
    TERMINATED,
    TERMS,
)
from procedures.papers import issue
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from procedures.terms import again_in_a_month
from rulebook import intake as intake_law
from rulebook import mediation as law
from rulebook import suit as court_law
from rulebook.grounds import EndingGround
from rulebook.kind import Kind
from rulebook.kinds import kind_for
from rulebook.mediators import CONTACT_ONLINE


@dataclass(frozen=True, kw_only=True)
class Mediation(Answers, FromCourt):
    """A mediation; per-party records say what each party has done, the status what holds for all."""

    kind: Literal["mediation"] = "mediation"
    TITLE = "调解"

    @classmethod
    def begin(
        cls,
        file: File,
        complaint: Complaint,
        *,
        id: str,
        complete_at: datetime,
        at: datetime,
        out: tuple[str, ...] = (),
    ) -> Step[Mediation]:
        """The body has accepted: the other side is invited, and everybody is told the rights.

        A patent office's five days count from the day on which the whole request was received (办法65).
        """
        kind = kind_for(file.matter, file.office.kind, local_day(complaint.received_at))
        new = cls(
            id=id,
            office=file.office,
            kind_id=kind.id,
            requested_at=complaint.received_at,
            online=complaint.channel is HandedInBy.ONLINE,
            out=out,
            requests=complaint.materials.requests,
        )
        notice = Opening(term=intake_law.PATENT_NOTICE, start=complete_at)
        first = notice if new.variant == PATENT else Opening(term=new.steps.contact)
        return Step(now=new, effects=new.first_papers(new.sees(file), at), opens=(first,))

    @classmethod
    def entrusted(cls, file: File, kind: Kind, body: Office, *, id: str, by: str, at: datetime) -> Step[Mediation]:
        """A court has entrusted its case with every party's consent: mediators are chosen, the materials go over."""
        new = cls(id=id, office=body, kind_id=kind.id, requested_at=at, sent_by=by, sent_at=at, consented=file.everyone)
        opens = (Opening(term=court_law.MEDIATOR_CHOICE), Opening(term=court_law.RECEIPT))
        return Step(now=new.into(SELECTING), opens=opens)

    @classmethod
    def delegated(
        cls, file: File, complaint: Complaint, kind: Kind, body: Office, *, id: str, by: str, at: datetime
    ) -> Step[Mediation]:
        """A court has delegated a dispute before docketing it: the body asks the other side (在线调解规则15)."""
        new = cls(id=id, office=body, kind_id=kind.id, requested_at=complaint.received_at, sent_by=by, sent_at=at)
        opens = (Opening(term=law.INVITATION), Opening(term=court_law.RECEIPT))
        return Step(now=new, effects=new.first_papers(file, at), opens=opens)

    @rule(
        on=Served,
        form=Invitation,
        when=INVITING,
        to=INVITING,
        cite="PML-17",
        row="P1/notify",
        opens=(law.CONSENT,),
        kinds=(PEOPLE,),
    )
    def reach(self, fact: Served, file: File) -> Step[Mediation]:
        """The invitation has reached a respondent; the days for the answer run."""
        now = replace(self, reached=(*self.reached, fact.on))
        changes = CONTACTED if now.all_reached(file) else ()
        return Step(now=now, opens=(Opening(term=law.CONSENT, party=fact.on, start=fact.at),), changes=changes)

    @rule(
        on=Served,
        form=OpinionNotice,
        when=INVITING,
        to=INVITING,
        cite="O81-65",
        row="MD02",
        opens=(law.PATENT_OPINION,),
        kinds=(PATENT,),
    )
    def reach_respondent(self, fact: Served, file: File) -> Step[Mediation]:
        """The notice has reached the respondent; fifteen days for the opinion run from receipt (办法66)."""
        now = replace(self, reached=(*self.reached, fact.on))
        met = (Meet(term=intake_law.PATENT_NOTICE), Meet(term=law.PATENT_UNSERVED)) if now.all_reached(file) else ()
        return Step(now=now, opens=(Opening(term=law.PATENT_OPINION, party=fact.on, start=fact.at),), changes=met)

    @rule(
        on=Unserved,
        form=Invitation,
        when=INVITING,
        to=(INVITING, SELECTING, TERMINATED),
        cite=("PML-17", "ZXTJ-15"),
        row="P1/decline",
        papers=ENDING_PAPERS,
        opens=(*CHOICES, *TERMS),
        kinds=(PEOPLE,),
    )
    def miss(self, fact: Unserved, file: File) -> Step[Mediation]:
        """A respondent cannot be reached; nobody is mediated without consent."""
        return self.without(fact.on, EndingGround.UNREACHABLE, fact, file)

    @rule(
        on=Unserved,
        form=OpinionNotice,
        when=INVITING,
        to=INVITING,
        cite="O81-65",
        row="MD04a",
        opens=(law.PATENT_UNSERVED,),
        kinds=(PATENT,),
    )
    def miss_respondent(self, fact: Unserved, file: File) -> Step[Mediation]:
        """The notice did not arrive; the requester may give another address until the office closes."""
        return Step(now=self, opens=(Opening(term=law.PATENT_UNSERVED, party=fact.on),))

    @rule(
        on=NewAddress,
        by=Role.PARTY,
        side=Side.APPLICANT,
        when=INVITING,
        to=INVITING,
        cite="O81-65",
        row="MD04a",
        papers=(OpinionNotice,),
        kinds=(PATENT,),
    )
    def try_again(self, act: NewAddress, file: File) -> Step[Mediation]:
        """The notice goes out again, to the new address."""
        if act.party not in file.on(Side.RESPONDENT) or act.party in self.reached:
            raise Refused("该被请求人不需要重新送达", article="O81-65", field="party", remedy="请核对当事人编号")
        return Step(now=self, effects=(self.opinion_notice(act.party, file, act.stamp.received_at),))

    @silence(law.INVITATION, when=INVITING, to=INVITING, row=("P1/notify", "P2/contact"), opens=(law.INVITATION,))
    def invitation_overdue(self, missed: Lapse, file: File) -> Step[Mediation]:
        """The body is late with the invitation; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.INVITATION),))

    @silence(CONTACT_ONLINE, when=INVITING, to=INVITING, row="P1/notify", opens=(CONTACT_ONLINE,))
    def contact_overdue(self, missed: Lapse, file: File) -> Step[Mediation]:
        """The other side was to be asked within three working days (在线调解规则15); the body is called again."""
        return Step(now=self, opens=(again_in_a_month(CONTACT_ONLINE),))

    @silence(intake_law.PATENT_NOTICE, when=INVITING, to=INVITING, row="MD02", opens=(intake_law.PATENT_NOTICE,))
    def notice_overdue(self, missed: Lapse, file: File) -> Step[Mediation]:
        """The office is late with the notice; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(intake_law.PATENT_NOTICE),))

    @silence(
        law.PATENT_UNSERVED,
        when=INVITING,
        to=(INVITING, OPINION_RECEIVED, NOT_FILED),
        row="MD04a",
        papers=(NonFilingNotice,),
        opens=(law.PATENT_FILING,),
    )
    def never_reached(self, missed: Lapse, file: File) -> Step[Mediation]:
        """The notice could not be served and the fifteen days never began; the office closes, or files for others."""
        party = str(missed.period.party)
        if file.on(Side.RESPONDENT) == (party,):
            return self.not_filed(EndingGround.UNREACHABLE, missed, file)
        return self.filed_without(party, EndingGround.UNREACHABLE, (), missed, file)

    @rule(
        on=Consent,
        by=Role.PARTY,
        side=Side.RESPONDENT,
        when=INVITING,
        to=(INVITING, SELECTING),
        cite="PML-17",
        row="P1/consent",
        papers=(ConsentConfirmation,),
        opens=(*CHOICES, *TERMS),
        kinds=(PEOPLE,),
        duty=True,
    )
    def consent(self, act: Consent, file: File) -> Step[Mediation]:
        """When every respondent has agreed, mediators are chosen and the term of the mediation runs."""
        party = str(act.stamp.party)
        now = replace(self, consented=(*self.consented, party))
        paper = issue(ConsentConfirmation, self, act, party=party, kind=self.kind_id)
        return now.answered(party, (paper,), act, file)

    @rule(
        on=Consent,
        by=Role.PARTY,
        side=Side.RESPONDENT,
        when=INVITING,
        to=(INVITING, OPINION_RECEIVED),
        cite="O81-66",
        row="MD03",
        papers=(OpinionStatement,),
        opens=(law.PATENT_FILING,),
        kinds=(PATENT,),
        duty=True,
    )
    def state_opinion(self, act: Consent, file: File) -> Step[Mediation]:
        """The respondent agrees in an opinion; the office files the case within five working days of it."""
        party = str(act.stamp.party)
        now = replace(self, consented=(*self.consented, party))
        paper = issue(OpinionStatement, self, act, respondent=party, agrees=True, text=act.statement)
        return now.answered(party, (paper,), act, file)

    @rule(
        on=Declination,
        by=Role.PARTY,
        side=Side.RESPONDENT,
        when=INVITING,
        to=(INVITING, SELECTING, TERMINATED),
        cite="PML-17",
        row="P1/decline",
        papers=ENDING_PAPERS,
        opens=(*CHOICES, *TERMS),
        kinds=(PEOPLE,),
    )
    def decline(self, act: Declination, file: File) -> Step[Mediation]:
        """A party that refuses is not mediated (人民调解法17); the others may go on without it."""
        return self.without(str(act.stamp.party), EndingGround.PARTY_REFUSED, act, file)

    @silence(
        law.CONSENT,
        when=INVITING,
        to=(INVITING, SELECTING, TERMINATED),
        row="P1/decline",
        papers=ENDING_PAPERS,
        opens=(*CHOICES, *TERMS),
    )
    def no_answer(self, missed: Lapse, file: File) -> Step[Mediation]:
        """No answer is no consent."""
        return self.without(str(missed.period.party), EndingGround.PARTY_REFUSED, missed, file)

    @rule(
        on=Declination,
        by=Role.PARTY,
        side=Side.RESPONDENT,
        when=INVITING,
        to=(INVITING, OPINION_RECEIVED, DECLINED),
        cite="O81-66",
        row="MD04",
        papers=(OpinionStatement, NonFilingNotice),
        opens=(law.PATENT_REFUSAL_NOTICE, law.PATENT_FILING),
        kinds=(PATENT,),
    )
    def refuse_opinion(self, act: Declination, file: File) -> Step[Mediation]:
        """The respondent does not agree; consent of both sides is a condition of filing."""
        party = str(act.stamp.party)
        paper = issue(OpinionStatement, self, act, respondent=party, agrees=False, text=None)
        return self.without_opinion(party, EndingGround.PARTY_REFUSED, (paper,), act, file)

    @silence(
        law.PATENT_OPINION,
        when=INVITING,
        to=(INVITING, OPINION_RECEIVED, DECLINED),
        row="MD04",
        papers=(NonFilingNotice,),
        opens=(law.PATENT_REFUSAL_NOTICE, law.PATENT_FILING),
    )
    def no_opinion(self, missed: Lapse, file: File) -> Step[Mediation]:
        """Fifteen days without an opinion count as refusal."""
        return self.without_opinion(str(missed.period.party), EndingGround.NO_OPINION, (), missed, file)

    @rule(
        on=NonFiling,
        by=Role.OFFICER,
        when=DECLINED,
        to=NOT_FILED,
        cite="O81-66",
        row=("MD04", "MD13"),
        papers=(NonFilingNotice,),
        kinds=(PATENT,),
        duty=True,
    )
    def decide_not_to_file(self, act: NonFiling, file: File) -> Step[Mediation]:
        """The office does not file, and tells the requester."""
        return self.not_filed(self.ground or EndingGround.PARTY_REFUSED, act, file)

    @silence(law.PATENT_REFUSAL_NOTICE, when=DECLINED, to=DECLINED, row="MD04", opens=(law.PATENT_REFUSAL_NOTICE,))
    def refusal_notice_overdue(self, missed: Lapse, file: File) -> Step[Mediation]:
        """The office is late in telling the requester; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.PATENT_REFUSAL_NOTICE),))

    @rule(
        on=CaseFiling,
        by=Role.OFFICER,
        when=OPINION_RECEIVED,
        to=SELECTING,
        cite="O81-66",
        row="MD03",
        papers=(FilingNotice,),
        opens=(law.MEDIATOR_CHOICE, *TERMS),
        kinds=(PATENT,),
        duty=True,
    )
    def file_case(self, act: CaseFiling, file: File) -> Step[Mediation]:
        """The office files the case; from here the two months of an ownership mediation run (办法70, DISP U18)."""
        at = act.stamp.received_at
        notice = issue(FilingNotice, self, act, parties=file.everyone, filed=at, serve_on=file.everyone)
        opens = (self.choice(), Opening(term=self.term))
        return Step(now=self.into(SELECTING, filed_at=at), effects=(notice,), opens=opens)

    @silence(law.PATENT_FILING, when=OPINION_RECEIVED, to=OPINION_RECEIVED, row="MD03", opens=(law.PATENT_FILING,))
    def filing_overdue(self, missed: Lapse, file: File) -> Step[Mediation]:
        """The office is late with the filing; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.PATENT_FILING),))
