"""A suit before a court, as far as it is mediated: docketed within seven days, entrusted with everybody's consent.

民事诉讼法122–126; 特邀调解规定11, 20–27; 在线调解规则4, 21. What follows an agreement stands in `suit_statement`,
withdrawal and the loss of a party in `suit_ending`. The trial itself is the court's and lies outside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from cases.acts import Act
from cases.acts.mediation import Consent, Declination
from cases.acts.suit import Delegation, MediationProposal, SuitNonAcceptance, SuitRegistration, TrialOrder
from cases.agencies import Office, OfficeKind, Role
from cases.effects import Issue
from cases.errors import Malformed, Refused
from cases.facts import Served, Unserved
from cases.materials import Complaint
from cases.parties import Side
from forms.consent_confirmation.form import ConsentConfirmation
from forms.delegation_letter.form import DelegationLetter
from forms.entrustment_inquiry.form import EntrustmentInquiry
from forms.entrustment_letter.form import EntrustmentLetter
from forms.suit_acceptance_notice.form import SuitAcceptanceNotice
from forms.suit_refusal_ruling.form import SuitRefusalRuling
from procedures.papers import coded, issue
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from procedures.suit_ending import Ending
from procedures.suit_state import DELEGATED, ENTRUSTED, FILED, PROPOSED, REFUSED, REGISTERED, TRIAL
from procedures.terms import again_in_a_month
from rulebook import suit as law
from rulebook.competence import competent_for_suit
from rulebook.grounds import EndingGround, suit_ground

BENCH = (Role.COURT_CLERK, Role.JUDGE)
COURTS = (OfficeKind.BASIC_COURT, OfficeKind.INTERMEDIATE_COURT)


@dataclass(frozen=True, kw_only=True)
class Suit(Ending):
    """Filing, docketing, and the way into a mediation that the court entrusts; its statement is a title."""

    kind: Literal["suit"] = "suit"

    @classmethod
    def begin(cls, complaint: Complaint, file: File, *, id: str, at: datetime) -> Step[Suit]:
        """The complaint is filed: the court dockets it within seven days, or rules that it does not (民事诉讼法126)."""
        new = cls(id=id, office=complaint.office, complaint=complaint)
        return Step(now=new, opens=(Opening(term=law.REGISTRATION),))

    # --- docketing (民事诉讼法122–126) ----------------------------------------------------------------------

    @rule(
        on=SuitRegistration,
        by=BENCH,
        when=FILED,
        to=REGISTERED,
        cite=("CPL-126", "LA25"),
        row=("P2/file", "P2/register"),
        papers=(SuitAcceptanceNotice,),
        duty=True,
    )
    def register(self, act: SuitRegistration, file: File) -> Step[Suit]:
        """The court dockets the suit under a number of first instance (民初), and mediates afterwards."""
        ruling = competent_for_suit(self.office, file.matter, file.parties, on=local_day(self.complaint.received_at))
        if not ruling.competent:
            raise Refused(ruling.message, article=ruling.article, field="office", remedy=ruling.remedy)
        at = act.stamp.received_at
        notice = issue(
            SuitAcceptanceNotice,
            self,
            act,
            **self.sides(file),
            received=self.complaint.received_at,
            docketed=at,
            serve_on=file.on(Side.APPLICANT),
        )
        return Step(now=self.into(REGISTERED, registered_at=at, mediation=None, body=None), effects=(notice,))

    @silence(law.REGISTRATION, when=FILED, to=FILED, row="P2/file", opens=(law.REGISTRATION,))
    def registration_overdue(self, missed: Lapse, file: File) -> Step[Suit]:
        """The court is late; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.REGISTRATION),))

    @rule(
        on=SuitNonAcceptance,
        by=BENCH,
        when=FILED,
        to=REFUSED,
        cite=("CPL-122", "CPL-124", "CPL-126"),
        row="P2/file",
        papers=(SuitRefusalRuling,),
    )
    def refuse(self, act: SuitNonAcceptance, file: File) -> Step[Suit]:
        """The conditions of a suit are not met: the court rules so, and the ruling may be appealed."""
        judge = act.judge or (act.stamp.person if act.stamp.role is Role.JUDGE else None)
        if judge is None:
            raise Malformed("由书记员登记裁定的，须写明作出裁定的审判员", field="judge", remedy="请填写审判员编号")
        ground = suit_ground(act.ground)
        now = self.into(REFUSED, ground=ground.code)
        paper = issue(
            SuitRefusalRuling,
            self,
            act,
            **self.sides(file),
            filed=self.complaint.received_at,
            ground=coded(ground),
            roads=now.roads_left(file),
            judge=judge,
            clerk=act.stamp.person if act.judge else None,
            serve_on=file.on(Side.APPLICANT),
        )
        return Step(now=now, effects=(paper,))

    @rule(
        on=Served,
        form=SuitRefusalRuling,
        when=REFUSED,
        to=REFUSED,
        cite="CPL-171",
        row="P2/file",
        opens=(law.APPEAL,),
    )
    def reach(self, fact: Served, file: File) -> Step[Suit]:
        """The ruling has reached a plaintiff: ten days for the appeal."""
        now = replace(self, refusal_served=fact.at)
        return Step(now=now, opens=(Opening(term=law.APPEAL, party=fact.on, start=fact.at),))

    @silence(law.APPEAL, when=REFUSED, to=REFUSED, row="P2/file")
    def appeal_closed(self, missed: Lapse, file: File) -> Step[Suit]:
        """The ten days are over; once its conditions are met the suit may be filed again (解释212)."""
        return Step(now=self)

    # --- before docketing (委派): only where and when it is still done -----------------------------------------

    @rule(
        on=Delegation,
        by=BENCH,
        when=FILED,
        to=DELEGATED,
        cite=("TYTJ-11", "LA25"),
        row=("P2/file", "P2/contact"),
        papers=(DelegationLetter,),
    )
    def delegate(self, act: Delegation, file: File) -> Step[Suit]:
        """The court has the dispute mediated before it dockets it; since 2025 it dockets first (LA-2025)."""
        switch = law.prefile_mediation(self.office.id, local_day(self.complaint.received_at))
        if switch is None or not switch.on:
            raise Refused(
                "该院在收到起诉状之日已不再办理立案前委派调解，符合起诉条件的应当先登记立案",
                article="LA25" if switch is None else switch.cite,
                remedy="请登记立案后，在各方当事人同意的前提下委托调解",
            )
        if self.mediation is not None:
            raise Refused("委派调解未成，应当登记立案", article="TYTJ-21", remedy="请登记立案，或者裁定不予受理")
        now = self.into(DELEGATED, body=_on_roster(act.body), sent_at=act.stamp.received_at)
        letter = issue(
            DelegationLetter,
            self,
            act,
            body=act.body.id,
            **self.sides(file),
            term_days=law.DELEGATED.on(local_day(act.stamp.received_at)).length,
        )
        return Step(now=now, effects=(letter,))

    # --- after docketing (委托): the court proposes, everybody consents -----------------------------------------

    @rule(
        on=MediationProposal,
        by=BENCH,
        when=REGISTERED,
        to=PROPOSED,
        cite=("TYTJ-11", "ZXTJ-4", "ZXTJ-7", "CPL-125", "TYTJ-14", "ZXTJ-17"),
        row=("P2/propose", "P2/start"),
        papers=(EntrustmentInquiry,),
        duty=True,
    )
    def propose(self, act: MediationProposal, file: File) -> Step[Suit]:
        """The court proposes a body and tells each party its rights, the rules, and what a sham brings."""
        now = replace(self, body=_on_roster(act.body), track=act.track)
        papers = tuple(now.inquiry(party, act, file) for party in file.everyone)
        return Step(now=now.into(PROPOSED), effects=papers)

    @rule(
        on=TrialOrder,
        by=Role.JUDGE,
        when=(REGISTERED, PROPOSED),
        to=TRIAL,
        cite="CPL-125",
        row="P2/propose",
    )
    def proceed(self, act: TrialOrder, file: File) -> Step[Suit]:
        """The case is not suited to mediation: it is tried."""
        return Step(now=self.to_trial(EndingGround.UNSUITABLE))

    @rule(
        on=Served,
        form=EntrustmentInquiry,
        when=PROPOSED,
        to=PROPOSED,
        cite="TYTJ-11",
        row="P2/propose",
        opens=(law.ANSWER,),
    )
    def ask_party(self, fact: Served, file: File) -> Step[Suit]:
        """The inquiry has reached a party; the days for its answer run, unless it has answered."""
        if fact.on in self.consented:
            return Step(now=self)
        return Step(now=self, opens=(Opening(term=law.ANSWER, party=fact.on, start=fact.at),))

    @rule(on=Unserved, form=EntrustmentInquiry, when=PROPOSED, to=TRIAL, cite="ZXTJ-21", row="P2/resume")
    def miss_party(self, fact: Unserved, file: File) -> Step[Suit]:
        """A party cannot be reached: nobody is mediated without consent, the case is tried."""
        return Step(now=self.to_trial(EndingGround.UNREACHABLE))

    @rule(
        on=Consent,
        by=Role.PARTY,
        when=PROPOSED,
        to=(PROPOSED, ENTRUSTED),
        cite=("TYTJ-11", "ZXTJ-4"),
        row="P2/propose",
        papers=(ConsentConfirmation, EntrustmentLetter),
        duty=True,
    )
    def consent(self, act: Consent, file: File) -> Step[Suit]:
        """When every party has agreed, the court entrusts the case to the body and hands the materials over."""
        self.must_not_be_lost(act.stamp.party)
        party = str(act.stamp.party)
        now = replace(self, consented=(*self.consented, party))
        paper = issue(
            ConsentConfirmation, self, act, party=party, kind=self.kind_of.id, body=self.body.id if self.body else None
        )
        met = (Meet(term=law.ANSWER, party=party),)
        if any(one not in now.consented for one in file.everyone):
            return Step(now=now, effects=(paper,), changes=met)
        sent = now.into(ENTRUSTED, sent_at=act.stamp.received_at)
        return Step(now=sent, effects=(paper, sent.letter(act, file)), changes=met)

    @rule(on=Declination, by=Role.PARTY, when=PROPOSED, to=TRIAL, cite=("CPL-125", "TYTJ-11"), row="P2/propose")
    def decline(self, act: Declination, file: File) -> Step[Suit]:
        """A party does not want the mediation: the case is tried."""
        return Step(now=self.to_trial(EndingGround.PARTY_REFUSED))

    @silence(law.ANSWER, when=PROPOSED, to=TRIAL, row="P2/propose")
    def no_answer(self, missed: Lapse, file: File) -> Step[Suit]:
        """No answer is no consent: the case is tried."""
        return Step(now=self.to_trial(EndingGround.PARTY_REFUSED))

    # --- papers -------------------------------------------------------------------------------------------

    def inquiry(self, party: str, act: MediationProposal, file: File) -> Issue:
        """The inquiry to one party, with the days of the term and of the answer."""
        day = local_day(act.stamp.received_at)
        return issue(
            EntrustmentInquiry,
            self,
            act,
            case_number=self.case_number(),
            party=party,
            **self.sides(file),
            body=act.body.id,
            term_days=self.kind_of.mediation_term.on(day).length,
            reply_days=law.ANSWER.on(day).length,
            serve_on=(party,),
        )

    def letter(self, act: Act, file: File) -> Issue:
        """The letter that entrusts the case, with what is handed over."""
        assert self.body is not None
        return issue(
            EntrustmentLetter,
            self,
            act,
            case_number=self.case_number(),
            body=self.body.id,
            **self.sides(file),
            term_days=self.kind_of.mediation_term.on(local_day(act.stamp.received_at)).length,
        )


def _on_roster(body: Office) -> Office:
    """A court entrusts bodies that mediate, of whatever kind, never a court (特邀调解规定6)."""
    if body.kind in COURTS:
        raise Refused(
            "法院只能委派、委托特邀调解组织调解", article="TYTJ-6", field="body", remedy="请填写特邀调解组织的编号"
        )
    return body
