"""What is said to the mediator alone: private meetings, what may be passed on, and proposals for the time being.

All of it lies in the confidential vault; the state holds hashes, and only the mediators of the case read the texts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.mediation_course import PassingOn, PrivateMeeting, Proposal, ProposalAnswer
from cases.agencies import Role
from cases.errors import Malformed, NotAwaited, Refused
from forms.mediation_proposal.form import MediationProposal
from forms.private_record.form import PrivateRecord
from procedures.mediation_absence import Absences
from procedures.mediation_entries import Confidence, Proposed
from procedures.mediation_state import DRAFTING, MEDIATING
from procedures.papers import issue
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, rule, silence
from rulebook.mediators import PROPOSAL


@dataclass(frozen=True, kw_only=True)
class Private(Absences):
    """The rules on what is said apart (特邀调解规定28; 人民调解法22)."""

    @rule(
        on=PrivateMeeting,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING),
        to=(MEDIATING, DRAFTING),
        cite=("PML-22", "TYTJ-28"),
        row="course/private",
        papers=(PrivateRecord,),
    )
    def meet_alone(self, act: PrivateMeeting, file: File) -> Step[Private]:
        """The mediator has spoken with one party; nothing of it is told to the others without that party's leave."""
        self.must_be_mediator(act.stamp.person)
        if act.party not in file.everyone:
            raise Malformed("本案没有这一当事人", field="party", remedy="请核对当事人编号")
        if act.held_at > act.stamp.received_at:
            raise Malformed("单独沟通尚未进行", field="held_at", remedy="请核对时间")
        said = Confidence(who=act.party, on=act.held_at, text=act.text)
        record = issue(
            PrivateRecord,
            self,
            act,
            case_number=self.number_paper,
            party=act.party,
            mediator=act.stamp.person,
            held_at=act.held_at,
            text=act.text,
        )
        return Step(now=replace(self, confided=(*self.confided, said), vaulted=True), effects=(record,))

    @rule(
        on=PassingOn,
        by=Role.PARTY,
        when=(MEDIATING, DRAFTING),
        to=(MEDIATING, DRAFTING),
        cite=("TYTJ-28", "PML-15"),
        row="course/private",
    )
    def let_pass(self, act: PassingOn, file: File) -> Step[Private]:
        """A party says in its own words what of a private meeting may be told."""
        party = str(act.stamp.party)
        if all(said.who != party for said in self.confided):
            raise NotAwaited("调解员没有与您单独沟通的记录", field="text", remedy="无需办理")
        words = Confidence(who=party, on=act.stamp.received_at, text=act.text)
        return Step(now=replace(self, passable=(*self.passable, words)))

    @rule(
        on=Proposal,
        by=Role.MEDIATOR,
        when=(MEDIATING, DRAFTING),
        to=(MEDIATING, DRAFTING),
        cite="PML-22",
        row="course/proposal",
        papers=(MediationProposal,),
        opens=(PROPOSAL,),
    )
    def propose(self, act: Proposal, file: File) -> Step[Private]:
        """The mediator proposes something; it tells nothing in confidence but what a party lets him pass on."""
        self.must_be_mediator(act.stamp.person)
        self.must_be_free_to_tell(act)
        paper = issue(
            MediationProposal,
            self,
            act,
            case_number=self.number_paper,
            parties=file.everyone,
            mediator=act.stamp.person,
            days=act.days,
            text=act.text,
        )
        now = replace(self, proposal=Proposed(text=act.text, on=act.stamp.received_at), vaulted=True)
        opens = (Opening(term=PROPOSAL, length=act.days),)
        return Step(now=now, effects=(paper,), opens=opens, changes=(Meet(term=PROPOSAL),))

    def must_be_free_to_tell(self, act: Proposal) -> None:
        """What was said in confidence is told only in the words that its party lets pass."""
        free = [words.text.sha256 for words in self.passable]
        if any(told not in free for told in act.tells):
            raise Refused(
                "方案转告的内容没有得到该当事人的同意",
                article="TYTJ-28",
                field="tells",
                remedy="请先由当事人办理“同意转告对方”，或者不转告该内容",
            )

    @rule(
        on=ProposalAnswer,
        by=Role.PARTY,
        when=(MEDIATING, DRAFTING),
        to=(MEDIATING, DRAFTING),
        cite=("PML-22", "PML-23"),
        row="course/proposal",
        duty=True,
    )
    def answer_proposal(self, act: ProposalAnswer, file: File) -> Step[Private]:
        """All agree, and the text can be written; or one does not, and the proposal has no effect whatever."""
        if self.proposal is None or self.proposal.text.sha256 != act.sha256:
            raise NotAwaited("没有等待答复的这一方案", field="sha256", remedy="请核对方案文本")
        agreed = (*self.proposal.agreed, str(act.stamp.party))
        if act.agrees and any(party not in agreed for party in file.everyone):
            return Step(now=replace(self, proposal=replace(self.proposal, agreed=agreed)))
        return Step(now=replace(self, proposal=None), changes=(Meet(term=PROPOSAL),))

    @silence(PROPOSAL, when=(MEDIATING, DRAFTING), to=(MEDIATING, DRAFTING), row="course/proposal")
    def proposal_lapses(self, missed: Lapse, file: File) -> Step[Private]:
        """The days for the answer are over; the proposal binds nobody and the mediation goes on."""
        return Step(now=replace(self, proposal=None))
