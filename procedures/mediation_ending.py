"""How a mediation is extended, stands still, and ends without an agreement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from cases.acts import Act
from cases.acts.mediation import (
    Absence,
    Appraisal,
    ExtensionConsent,
    NoAgreement,
    PartyLost,
    Resumption,
    ShamSuspicion,
    Succession,
    TermExtension,
    Withdrawal,
)
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import AlreadyDone, NotEntitled, Refused
from cases.facts import Fact, Issued
from cases.parties import Side
from forms.case_withdrawal_notice.form import CaseWithdrawalNotice
from forms.cnipa_copy_letter.form import CnipaCopyLetter
from forms.extension_consent.form import ExtensionConsent as ExtensionPaper
from forms.successor_confirmation.form import SuccessorConfirmation
from forms.suspension_notice.form import SuspensionNotice
from procedures.mediation_state import (
    BEFORE_EFFECT,
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
    MediationState,
    Wish,
)
from procedures.papers import coded, issue
from procedures.periods import Extend, Meet, Opening, Resume, Stop
from procedures.rules import File, Lapse, Pause, Step, local_day, rule, silence
from procedures.terms import again_in_a_month
from rulebook import mediation as law
from rulebook.grounds import EndingGround, PauseGround, ending_ground, pause_ground
from rulebook.periods import Unit
from rulebook.wording import write_day


@dataclass(frozen=True, kw_only=True)
class Ending(MediationState):
    """The rules on extension, pause and end (人民调解法23, 26; 办法67, 70)."""

    @rule(
        on=ExtensionConsent,
        by=Role.PARTY,
        when=COURSE,
        to=COURSE,
        cite=("ZXTJ-24", "TYTJ-27"),
        row="P1/extension",
        papers=(ExtensionPaper,),
    )
    def extend(self, act: ExtensionConsent, file: File) -> Step[Ending]:
        """When all parties have agreed on the same later day, the term runs until its end."""
        if not self.kind_of.extendable:
            raise Refused(
                "专利权属调解的期限只能由部门负责人批准延长一个月，不能由当事人约定延长",
                article="O81-70",
                remedy="请向办案部门提出",
            )
        if act.until <= (file.last_day(self.term) or local_day(act.stamp.received_at)):
            raise Refused("延长后的期限必须晚于原定期限", article="ZXTJ-24", field="until", remedy="请另定日期")
        self.must_not_exceed(act, file)
        wish = Wish(who=str(act.stamp.party), until=act.until, on=act.stamp.received_at, reason=act.reason)
        now = replace(self, extensions=(*(other for other in self.extensions if other.who != wish.who), wish))
        agreed = [other.who for other in now.extensions if other.until == act.until]
        if any(party not in agreed for party in file.everyone):
            return Step(now=now)
        longer = Extend(term=self.term, until=act.until, cite="ZXTJ-24")
        done = replace(now, extensions=(), extended_by_all=True)
        return Step(now=done, effects=(now.extension(act, file),), changes=(longer,))

    @rule(on=TermExtension, by=Role.HEAD, when=COURSE, to=COURSE, cite="O81-70", row="MD09", kinds=(PATENT,))
    def extend_by_head(self, act: TermExtension, file: File) -> Step[Ending]:
        """The head may extend the two months of an ownership mediation by one, once."""
        if self.term.id != law.PATENT_OWNERSHIP.id:
            raise Refused("只有权属纠纷调解有法定期限可由负责人批准延长", article="O81-70", remedy="请由双方同意延长")
        if self.extended_by_head:
            raise AlreadyDone("已经批准延长过一次")
        longer = Extend(term=law.PATENT_OWNERSHIP, length=1, unit=Unit.MONTH, cite="O81-70")
        return Step(now=replace(self, extended_by_head=True), changes=(longer,))

    @rule(
        on=ShamSuspicion,
        by=Role.MEDIATOR,
        when=COURSE,
        to=(*COURSE, TERMINATED),
        cite=("TYTJ-18", "CPL-115"),
        row="P1/sham",
        papers=(SuspensionNotice, *ENDING_PAPERS),
        opens=(law.SUSPENSION_REVIEW,),
    )
    def suspect(self, act: ShamSuspicion, file: File) -> Step[Ending]:
        """The mediation stands still until the suspicion is cleared; before a commercial body it ends at once."""
        if self.kind_of.sham_ends:
            return self.end(EndingGround.SHAM, act, file)
        return self.stand_still(PauseGround.SHAM_SUSPICION, "TYTJ-18", act, file, Opening(term=law.SUSPENSION_REVIEW))

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
        if self.paused is None or self.lost is not None:
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
        by=(Role.OFFICER, Role.MEDIATOR),
        when=BEFORE_EFFECT,
        to=BEFORE_EFFECT,
        cite="CPL-153",
        row=("P1/succession", "MD04b"),
        papers=(SuspensionNotice,),
        opens=(law.SUCCESSOR,),
    )
    def lose_party(self, act: PartyLost, file: File) -> Step[Ending]:
        """A party is gone; the mediation waits for a successor."""
        if act.party not in file.everyone:
            raise Refused("本案没有这一当事人", article="CPL-153", field="party", remedy="请核对当事人编号")
        waiting = replace(self, lost=act.party)
        return waiting.stand_still(PauseGround(act.loss.value), "CPL-153", act, file, Opening(term=law.SUCCESSOR))

    @rule(
        on=Succession,
        by=(Role.OFFICER, Role.MEDIATOR),
        when=BEFORE_EFFECT,
        to=BEFORE_EFFECT,
        cite="CPL-153",
        row=("P1/succession", "MD04b"),
        papers=(SuccessorConfirmation,),
        even_paused=True,
        duty=True,
    )
    def succeed(self, act: Succession, file: File) -> Step[Ending]:
        """The successor joins in writing and takes the file as it is; what was to be signed, it signs anew."""
        if self.lost != act.party:
            raise Refused("该当事人没有需要继受的情形", article="CPL-153", field="party", remedy="请核对当事人编号")
        event = self.paused.ground if self.paused else PauseGround.DEATH
        paper = issue(SuccessorConfirmation, self, act, successor=act.party, event=event)
        changes = (Meet(term=law.SUCCESSOR), Resume(cite="CPL-153"))
        return Step(now=replace(self.unsigned_by(act.party), paused=None, lost=None), effects=(paper,), changes=changes)

    @silence(
        law.SUCCESSOR,
        when=BEFORE_EFFECT,
        to=TERMINATED,
        row=("P1/succession", "MD04b"),
        papers=ENDING_PAPERS,
        even_paused=True,
    )
    def no_successor(self, missed: Lapse, file: File) -> Step[Ending]:
        """Nobody has taken the lost party's place."""
        return self.end(EndingGround.NO_SUCCESSOR, missed, file)

    @rule(
        on=Absence,
        by=(Role.MEDIATOR, Role.OFFICER),
        when=(MEDIATING, DRAFTING, SIGNING),
        to=(MEDIATING, TERMINATED),
        cite="O81-67",
        row=("MD06", "MD07"),
        papers=ENDING_PAPERS,
        kinds=(PATENT,),
    )
    def stay_away(self, act: Absence, file: File) -> Step[Ending]:
        """The requester's absence is a withdrawal, the respondent's a failure to agree (办法67)."""
        self.must_have_been_called(act)
        withdrawn = act.party in file.on(Side.APPLICANT)
        ground = EndingGround.REQUESTER_ABSENT if withdrawn else EndingGround.RESPONDENT_ABSENT
        return self.leave(act.party, ground, act, file)

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
        """The mediator ends the mediation on a coded ground and names the other roads."""
        return self.end(ending_ground(act.ground).code, act, file)

    @rule(
        on=Withdrawal,
        by=Role.PARTY,
        when=BEFORE_EFFECT,
        to=(INVITING, OPINION_RECEIVED, SELECTING, DISCLOSING, MEDIATING, TERMINATED),
        cite=("PML-23", "ZXTJ-25"),
        row="P1/end",
        papers=ENDING_PAPERS,
        opens=(law.MEDIATOR_CHOICE, *TERMS, law.PATENT_FILING),
        even_paused=True,
    )
    def withdraw(self, act: Withdrawal, file: File) -> Step[Ending]:
        """Any party may leave at any time (人民调解法23); while others are left on both sides, they go on."""
        return self.leave(str(act.stamp.party), EndingGround.WITHDRAWN, act, file)

    def leave(self, party: str, ground: str, act: Act, file: File) -> Step[Self]:
        """A respondent leaves the others; a text that was to bind it is written anew."""
        others = [one for one in file.on(Side.RESPONDENT) if one != party]
        if party in file.on(Side.APPLICANT) or not others or self.lost == party:
            return self.end(ground, act, file)
        left = replace(self, out=(*self.out, party))
        if self.status in (DRAFTING, SIGNING):
            left = left.into(MEDIATING, terms=None, signed=(), sealed=None)
        return Step(now=left, effects=self.ending(ground, act, self.facing(party, file)))

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
        kinds=(PATENT,),
    )
    def tell_cnipa(self, fact: Issued, file: File) -> Step[Ending]:
        """The notice is filed: in an ownership mediation a copy of what ended it goes to CNIPA (办法70)."""
        return Step(now=self, effects=self.copies(fact, file))

    def must_not_exceed(self, act: ExtensionConsent, file: File) -> None:
        """Since 2025 a case that a court has entrusted is extended once, by thirty days at most (LA-2025)."""
        limit, last_day = self.kind_of.longest_extension, file.last_day(self.term)
        if last_day is None:
            if self.kind_of.of_court:
                raise Refused("尚未签收法院移交的材料，调解期限没有开始", article="TYTJ-27", remedy="请先签收材料")
            return
        if limit is None or last_day < limit.versions[0].since:
            return
        if self.extended_by_all:
            raise Refused("委托调解的期限已经延长过一次", article="LA25", remedy="请在期限内达成协议，或者由法院审理")
        latest = limit.count(last_day, file.calendar).last_day
        if act.until > latest:
            raise Refused(
                f"委托调解的延长不超过三十日，最迟到{write_day(latest)}",
                article="LA25",
                field="until",
                remedy="请另定日期",
            )

    def extension(self, act: ExtensionConsent, file: File) -> Issue:
        """The consent of all: from which day to which, why, and when each party gave it."""
        return issue(
            ExtensionPaper,
            self,
            act,
            parties=file.everyone,
            old_last_day=file.last_day(self.term),
            new_last_day=act.until,
            reason=next((wish.reason for wish in self.extensions if wish.reason), None),
            signatures=[{"who": wish.who, "on": wish.on} for wish in self.extensions],
            serve_on=file.everyone,
        )

    def end(self, ground: str, event: Act | Fact | Lapse, file: File) -> Step[Self]:
        """The mediation ends without an agreement; what remains is told."""
        now = self.into(TERMINATED, ground=ground, paused=None)
        return Step(now=now, effects=(*self.ending(ground, event, file), *now.court_report(event, file)))

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

    def must_have_been_called(self, act: Absence) -> None:
        """Nobody is absent from a session that was not called or has not begun."""
        if self.called_for is None or self.called_for > act.stamp.received_at:
            raise Refused("没有已经通知并开始的调解", article="O81-67", remedy="请先通知调解的时间和地点")
