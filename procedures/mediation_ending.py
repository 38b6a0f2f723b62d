"""How a mediation stands still, and ends without an agreement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from cases.acts import Act
from cases.acts.mediation import (
    Appraisal,
    NoAgreement,
    PartyLost,
    Resumption,
    ShamSuspicion,
    Succession,
    Withdrawal,
)
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import NotEntitled, Refused
from cases.facts import Fact, Issued
from cases.parties import Loss
from forms.case_withdrawal_notice.form import CaseWithdrawalNotice
from forms.cnipa_copy_letter.form import CnipaCopyLetter
from forms.invitation.form import Invitation
from forms.opinion_notice.form import OpinionNotice
from forms.sham_report.form import ShamReport
from forms.suspension_notice.form import SuspensionNotice
from procedures.mediation_extension import Extending
from procedures.mediation_state import (
    BEFORE_EFFECT,
    CHOICES,
    COURSE,
    DISCLOSING,
    DRAFTING,
    ENDING_PAPERS,
    INVITING,
    MEDIATING,
    OPINION_RECEIVED,
    PATENT,
    SELECTING,
    SIGNING,
    TERMINATED,
    TERMS,
)
from procedures.papers import coded, issue
from procedures.people import OFFICIALS
from procedures.periods import Meet, Opening, PeriodChange, Resume, Stop
from procedures.rules import File, Lapse, Pause, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import mediation as law
from rulebook.grounds import EndingGround, PauseGround, ending_ground, pause_ground


@dataclass(frozen=True, kw_only=True)
class Ending(Extending):
    """The rules on pause and end (人民调解法23, 26; 办法67, 70)."""

    @rule(
        on=ShamSuspicion,
        by=Role.MEDIATOR,
        when=COURSE,
        to=(*COURSE, TERMINATED),
        cite=("TYTJ-18", "CPL-115"),
        row="P1/sham",
        papers=(ShamReport, SuspensionNotice, *ENDING_PAPERS),
        opens=(law.SUSPENSION_REVIEW,),
    )
    def suspect(self, act: ShamSuspicion, file: File) -> Step[Ending]:
        """The mediator reports; it stands still until the suspicion is cleared, or ends before a commercial body."""
        self.must_be_mediator(act.stamp.person)
        report = self.sham_report(act, file)
        if self.kind_of.sham_ends:
            step = self.end(EndingGround.SHAM, act, file)
        else:
            review = Opening(term=law.SUSPENSION_REVIEW)
            step = self.stand_still(PauseGround.SHAM_SUSPICION, "TYTJ-18", act, file, review)
        return replace(step, effects=(report, *step.effects))

    @rule(
        on=Appraisal,
        by=(Role.MEDIATOR, Role.OFFICER),
        when=(MEDIATING, DRAFTING),
        to=(MEDIATING, DRAFTING),
        cite="ZXTJ-26",
        row="course/appraisal",
        papers=(SuspensionNotice,),
        opens=(law.SUSPENSION_REVIEW,),
    )
    def appraise(self, act: Appraisal, file: File) -> Step[Ending]:
        """Something is appraised; the time it takes does not count towards the term (在线调解规则26)."""
        return self.stand_still(PauseGround.APPRAISAL, "ZXTJ-26", act, file, Opening(term=law.SUSPENSION_REVIEW))

    @rule(
        on=Resumption,
        by=Role.OFFICER,
        when=COURSE,
        to=COURSE,
        cite=("TYTJ-18", "ZXTJ-26"),
        row=("P1/sham", "course/appraisal"),
        even_paused=True,
        duty=True,
    )
    def resume(self, act: Resumption, file: File) -> Step[Ending]:
        """What made it stand still is over and the mediation goes on; the time between is not counted."""
        if self.paused is None or self.lost:
            raise Refused("程序没有因疑似虚假调解或者鉴定评估中止", article="TYTJ-18", remedy="无需恢复")
        changes = (Meet(term=law.SUSPENSION_REVIEW), Resume(cite=self.paused.cite))
        return Step(now=replace(self, paused=None), changes=changes)

    @silence(
        law.SUSPENSION_REVIEW, when=COURSE, to=COURSE, row="P1/sham", opens=(law.SUSPENSION_REVIEW,), even_paused=True
    )
    def review_suspension(self, missed: Lapse, file: File) -> Step[Ending]:
        """It still stands still; the body is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.SUSPENSION_REVIEW),))

    @rule(
        on=PartyLost,
        by=OFFICIALS,
        when=BEFORE_EFFECT,
        to=BEFORE_EFFECT,
        cite=("CPL-153", "BANK-20"),
        row=("P1/succession", "MD04b"),
        papers=(SuspensionNotice,),
        opens=(law.SUCCESSOR,),
        even_paused=True,
        involved=True,
    )
    def lose_party(self, act: PartyLost, file: File) -> Step[Ending]:
        """A party is gone: what it signed waits for its successor, and so does the mediation."""
        if act.party not in file.everyone:
            return Step(now=self)
        ground = pause_ground(act.loss.value)
        until = Opening(term=law.SUCCESSOR, party=act.party)
        step = self.stand_still(ground.code, ground.cite, act, file, until)
        waiting = replace(step.now.unsigned_by(act.party), lost=(*self.lost, act.party))
        if self.paused is None:
            return replace(step, now=waiting)
        others = Resume(term=law.SUCCESSOR, cite=ground.cite)
        return replace(step, now=replace(waiting, paused=self.paused), changes=(*step.changes, others))

    @rule(
        on=Succession,
        by=OFFICIALS,
        when=BEFORE_EFFECT,
        to=BEFORE_EFFECT,
        cite=("CPL-153", "CPL-60", "BANK-25"),
        row=("P1/succession", "MD04b"),
        papers=(Invitation, OpinionNotice),
        even_paused=True,
        duty=True,
        involved=True,
    )
    def succeed(self, act: Succession, file: File) -> Step[Ending]:
        """The successor joins in writing and takes the file as it is; what was to be signed, it signs anew."""
        if act.party not in self.lost:
            return Step(now=self)
        now, changes = self.found(act.party)
        asked, papers, met = now.asked_anew(act.party, act, file)
        return Step(now=asked, effects=papers, changes=(*changes, *met))

    @silence(
        law.SUCCESSOR,
        when=BEFORE_EFFECT,
        to=(INVITING, OPINION_RECEIVED, SELECTING, DISCLOSING, MEDIATING, TERMINATED),
        row=("P1/succession", "MD04b"),
        papers=ENDING_PAPERS,
        opens=(law.MEDIATOR_CHOICE, *TERMS, law.PATENT_FILING),
        even_paused=True,
    )
    def no_successor(self, missed: Lapse, file: File) -> Step[Ending]:
        """Nobody has taken the lost party's place: the mediation ends, or goes on between the others."""
        party = str(missed.period.party)
        grounds = {Loss.BANKRUPTCY: EndingGround.BANKRUPTCY, Loss.INCAPACITY: EndingGround.NO_REPRESENTATIVE}
        ground = grounds.get(file.party(party).gone or Loss.DEATH, EndingGround.NO_SUCCESSOR)
        now, changes = self.found(party)
        step = now.leave(party, ground, missed, file)
        return replace(step, changes=(*changes, *step.changes))

    @rule(
        on=NoAgreement,
        by=(Role.MEDIATOR, Role.OFFICER),
        when=COURSE,
        to=TERMINATED,
        cite=("PML-26", "ZXTJ-25", "O81-70"),
        row=("P1/end", "MD09", "MD13", "P2/terminate"),
        papers=ENDING_PAPERS,
        even_paused=True,
    )
    def give_up(self, act: NoAgreement, file: File) -> Step[Ending]:
        """The mediator ends the mediation on a ground that its kind knows, and names the other roads."""
        ground = ending_ground(act.ground).code
        if ground not in self.kind_of.endings:
            raise Refused(
                "这类调解不能以此理由终止",
                article="ZXTJ-25",
                field="ground",
                remedy=f"可用的理由：{'、'.join(self.kind_of.endings)}",
            )
        if ground == EndingGround.ABSENT and not self.absent:
            raise Refused("没有当事人无正当理由缺席的记录", article="ZXTJ-25.8", field="ground", remedy="请先记录缺席")
        return self.end(ground, act, file)

    @rule(
        on=Withdrawal,
        by=Role.PARTY,
        when=BEFORE_EFFECT,
        to=(INVITING, OPINION_RECEIVED, SELECTING, DISCLOSING, MEDIATING, TERMINATED),
        cite=("PML-23", "ZXTJ-25"),
        row="P1/end",
        papers=ENDING_PAPERS,
        opens=(*CHOICES, *TERMS, law.PATENT_FILING),
        even_paused=True,
    )
    def withdraw(self, act: Withdrawal, file: File) -> Step[Ending]:
        """Any party may leave at any time (人民调解法23); while others are left on both sides, they go on."""
        return self.leave(str(act.stamp.party), EndingGround.WITHDRAWN, act, file)

    def leave(self, party: str, ground: str, event: Act | Lapse, file: File) -> Step[Self]:
        """One of several on a side leaves the others; a text that was to bind it is written anew."""
        others = [one for one in file.on(file.party(party).side) if one != party]
        if not others:
            return self.end(ground, event, file)
        left = replace(self, out=(*self.out, party))
        if self.status in (DRAFTING, SIGNING):
            left = left.into(MEDIATING, terms=None, signed=(), sealed=None)
        return Step(now=left, effects=self.ending(ground, event, self.facing(party, file)))

    @silence(law.MEDIATION, when=COURSE, to=TERMINATED, row="P1/end", papers=ENDING_PAPERS)
    def run_out(self, missed: Lapse, file: File) -> Step[Ending]:
        """The term of the mediation is over without an agreement."""
        return self.end(EndingGround.TERM_EXPIRED, missed, file)

    @silence(law.PATENT_MEDIATION, when=COURSE, to=TERMINATED, row="MD09", papers=ENDING_PAPERS)
    def patent_run_out(self, missed: Lapse, file: File) -> Step[Ending]:
        """The office's term is over without an agreement."""
        return self.end(EndingGround.TERM_EXPIRED, missed, file)

    @silence(law.PATENT_OWNERSHIP, when=COURSE, to=TERMINATED, row="MD09", papers=ENDING_PAPERS)
    def ownership_run_out(self, missed: Lapse, file: File) -> Step[Ending]:
        """Two months (three with the head's leave) are over without an agreement (办法70)."""
        return self.end(EndingGround.TERM_EXPIRED, missed, file)

    @rule(
        on=Issued,
        form=CaseWithdrawalNotice,
        when=TERMINATED,
        to=TERMINATED,
        cite="O81-70",
        row="MD09",
        papers=(CnipaCopyLetter,),
        opens=(law.CNIPA_COPY,),
        kinds=(PATENT,),
    )
    def tell_cnipa(self, fact: Issued, file: File) -> Step[Ending]:
        """The notice is filed: in an ownership mediation a copy of what ended it goes to CNIPA (办法70)."""
        return Step(now=self, effects=self.copies(fact, file), opens=self.copy_due(fact))

    def copy_due(self, fact: Issued) -> tuple[Opening, ...]:
        """The days for the copy, from the day on which the case closed: not later than its paper."""
        if not self.copied:
            return ()
        closed = fact.at if self.effective_at is None else min(fact.at, self.effective_at)
        return (Opening(term=law.CNIPA_COPY, start=closed),)

    def end(self, ground: str, event: Act | Fact | Lapse, file: File) -> Step[Self]:
        """The mediation ends without an agreement; what remains is told."""
        over = self.into(TERMINATED, ground=ground, paused=None, lost=())
        return Step(now=over, effects=(*self.ending(ground, event, file), *over.court_report(event, file)))

    def stand_still(self, ground: str, cite: str, act: Act, file: File, until: Opening) -> Step[Ending]:
        """Every running period stands still; `until` is the end of the pause itself."""
        at = act.stamp.received_at
        notice = issue(
            SuspensionNotice,
            self,
            act,
            parties=file.everyone,
            ground=coded(pause_ground(ground)),
            since=at,
            serve_on=file.everyone,
        )
        now = replace(self, paused=Pause(ground=ground, since=at, cite=cite))
        return Step(now=now, effects=(notice,), opens=(until,), changes=(Stop(cite=cite),))

    def found(self, party: str) -> tuple[Self, tuple[PeriodChange, ...]]:
        """The party is not awaited any longer; with the last of them, what stood still because of it runs again."""
        lost = tuple(one for one in self.lost if one != party)
        met = Meet(term=law.SUCCESSOR, party=party)
        if lost or self.paused is None:
            return replace(self, lost=lost), (met,)
        if self.paused.ground not in tuple(Loss):
            return replace(self, lost=lost), (met, Resume(term=law.SUSPENSION_REVIEW, cite=self.paused.cite))
        return replace(self, lost=lost, paused=None), (met, Resume(cite=self.paused.cite))

    def asked_anew(self, party: str, act: Act, file: File) -> tuple[Self, tuple[Issue, ...], tuple[PeriodChange, ...]]:
        """Whether a successor is asked for its own consent; once the mediation is under way, to join is to consent."""
        return self, (), ()

    def unsigned_by(self, party: str) -> Self:
        """The same without what this party has signed."""
        return replace(
            self,
            signed=tuple(signature for signature in self.signed if signature.who != party),
            facts_signed=tuple(signature for signature in self.facts_signed if signature.who != party),
            extensions=tuple(wish for wish in self.extensions if wish.who != party),
        )

    def must_be_mediator(self, person: str) -> None:
        """Only a mediator of this case acts as one."""
        if person not in self.mediators:
            raise NotEntitled("您不是本案调解员", article="PML-19", field="person", remedy="请由本案调解员办理")

    def sham_report(self, act: ShamSuspicion, file: File) -> Issue:
        """The mediator's report to the body (特邀调解规定18): signs by code, nothing of the vault."""
        return issue(
            ShamReport,
            self,
            act,
            case_number=self.number_paper,
            parties=file.everyone,
            mediator=act.stamp.person,
            signs=act.signs,
            ends=self.kind_of.sham_ends,
        )
