"""What an answer to the invitation brings: who takes part, and whether it begins (人民调解法17; 办法63–66)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from cases.acts import Act
from cases.effects import Issue
from cases.facts import Fact
from cases.parties import Side
from forms.invitation.form import Invitation
from forms.non_filing_notice.form import NonFilingNotice
from forms.opinion_notice.form import OpinionNotice
from forms.rights_notice.form import RightsNotice
from procedures.mediation_mediators import Mediators
from procedures.mediation_state import (
    DECLINED,
    DISCLOSING,
    INVITING,
    NOT_FILED,
    OPINION_RECEIVED,
    PATENT,
    SELECTING,
)
from procedures.papers import coded, issue
from procedures.periods import Meet, Opening, PeriodChange
from procedures.rules import File, Lapse, Step, local_day, moment
from rulebook import intake as intake_law
from rulebook import mediation as law
from rulebook.grounds import ending_ground
from rulebook.mediators import CONTACT_ONLINE
from rulebook.roads_left import after_mediation

Event = Act | Fact | Lapse

CONTACTED = (Meet(term=law.INVITATION), Meet(term=CONTACT_ONLINE))
ANSWER_TERMS = (law.CONSENT, law.PATENT_OPINION, law.PATENT_UNSERVED)
"""What runs for one respondent until its answer is known."""


@dataclass(frozen=True, kw_only=True)
class Answers(Mediators):
    """Invitations and what follows from each answer; those who do not refuse may go on without those who do."""

    def answered(self, party: str, papers: tuple[Issue, ...], event: Event, file: File) -> Step[Self]:
        """A party's answer is known; when every respondent that takes part has agreed, the mediation begins."""
        patent = self.variant == PATENT
        met = tuple(Meet(term=term, party=party) for term in ANSWER_TERMS)
        if self.all_reached(file):
            met = (*met, *CONTACTED, Meet(term=intake_law.PATENT_NOTICE))
        if not self.all_consented(file):
            return Step(now=self, effects=papers, changes=met)
        if patent:
            filing = Opening(term=law.PATENT_FILING)
            return Step(now=self.into(OPINION_RECEIVED), effects=papers, opens=(filing,), changes=met)
        opens = (self.choice(), *self.course_opening)
        return Step(now=self.into(SELECTING, filed_at=moment(event)), effects=papers, opens=opens, changes=met)

    def without(self, party: str, ground: str, event: Event, file: File) -> Step[Self]:
        """Those who do not refuse go on without the party that does; with nobody left the mediation ends."""
        if file.on(Side.RESPONDENT) == (party,):
            return self.end(ground, event, file)
        left = replace(self, out=(*self.out, party))
        return left.answered(party, self.ending(ground, event, self.facing(party, file)), event, left.sees(file))

    def leave(self, party: str, ground: str, event: Act | Lapse, file: File) -> Step[Self]:
        """Before everybody has agreed, to leave is not to agree."""
        if self.status is INVITING and party in file.on(Side.RESPONDENT):
            return self.without(party, ground, event, file)
        return super().leave(party, ground, event, file)

    def asked_anew(self, party: str, act: Act, file: File) -> tuple[Self, tuple[Issue, ...], tuple[PeriodChange, ...]]:
        """Before everybody has agreed, a respondent's successor is invited anew and answers for itself."""
        if self.status is not INVITING or party not in file.on(Side.RESPONDENT):
            return self, (), ()
        now = replace(
            self,
            reached=tuple(one for one in self.reached if one != party),
            consented=tuple(one for one in self.consented if one != party),
        )
        met = tuple(Meet(term=term, party=party) for term in ANSWER_TERMS)
        at = act.stamp.received_at
        invites = self.opinion_notice if self.variant == PATENT else self.invitation
        return now, (invites(party, file, at),), met

    def join(self, party: str, file: File, at: datetime) -> Step[Self]:
        """Somebody joins, with everybody's consent and its own; mediators declare themselves to it, texts fall."""
        now = replace(
            self,
            out=tuple(one for one in self.out if one != party),
            reached=(*self.reached, party),
            consented=(*self.consented, party),
            choices=(),
            extensions=(),
            facts_signed=(),
        )
        papers = (issue(RightsNotice, self, at, party=party, serve_on=(party,)),)
        if self.status in (INVITING, OPINION_RECEIVED, SELECTING):
            return Step(now=now, effects=papers)
        fresh = now.into(DISCLOSING, disclosed=(), relations=(), waived=(), terms=None, signed=(), sealed=None)
        return Step(
            now=fresh, effects=papers, opens=(Opening(term=law.DISCLOSURE),), changes=(Meet(term=law.DISCLOSURE),)
        )

    def without_opinion(
        self, party: str, ground: str, papers: tuple[Issue, ...], event: Act | Lapse, file: File
    ) -> Step[Self]:
        """Nobody is mediated without an opinion that agrees; the office files for those who gave one (办法66)."""
        if file.on(Side.RESPONDENT) == (party,):
            opens = (Opening(term=law.PATENT_REFUSAL_NOTICE),)
            return Step(now=self.into(DECLINED, ground=ground), effects=papers, opens=opens)
        return self.filed_without(party, ground, papers, event, file)

    def filed_without(
        self, party: str, ground: str, papers: tuple[Issue, ...], event: Act | Lapse, file: File
    ) -> Step[Self]:
        """The office does not open the case against one respondent, and goes on with the others."""
        left = replace(self, out=(*self.out, party))
        notice = self.non_filing(ground, event, self.facing(party, file))
        return left.answered(party, (*papers, notice), event, left.sees(file))

    def all_reached(self, file: File) -> bool:
        """Whether the invitation has reached every respondent."""
        return all(party in self.reached for party in file.on(Side.RESPONDENT))

    def all_consented(self, file: File) -> bool:
        """Whether every respondent has agreed."""
        return all(party in self.consented for party in file.on(Side.RESPONDENT))

    def not_filed(self, ground: str, event: Act | Lapse, file: File) -> Step[Self]:
        """The office does not open the case; the other roads are named (办法66)."""
        return Step(now=self.into(NOT_FILED, ground=ground), effects=(self.non_filing(ground, event, file),))

    def non_filing(self, ground: str, event: Act | Lapse, file: File) -> Issue:
        """The notice that the case is not opened against these respondents."""
        return issue(
            NonFilingNotice,
            self,
            event,
            requester=file.on(Side.APPLICANT)[0],
            respondents=file.on(Side.RESPONDENT),
            ground=coded(self.governed(ending_ground(ground, self.office.kind))),
            roads=after_mediation(file.matter),
            serve_on=file.on(Side.APPLICANT),
        )

    def first_papers(self, file: File, at: datetime) -> tuple[Issue, ...]:
        """What goes out when the request is accepted: the invitation (or notice) and the rights of each party."""
        respondents = file.on(Side.RESPONDENT)
        if self.variant == PATENT:
            asked = tuple(self.opinion_notice(party, file, at) for party in respondents)
        else:
            asked = tuple(self.invitation(party, file, at) for party in respondents)
        rights = tuple(issue(RightsNotice, self, at, party=party, serve_on=(party,)) for party in file.everyone)
        return (*asked, *rights)

    def invitation(self, respondent: str, file: File, at: datetime) -> Issue:
        """The invitation to a respondent (征询调解意见书)."""
        return issue(
            Invitation,
            self,
            at,
            applicants=file.on(Side.APPLICANT),
            respondent=respondent,
            requests=self.requests,
            reply_days=law.CONSENT.on(local_day(at)).length,
            serve_on=(respondent,),
        )

    def opinion_notice(self, respondent: str, file: File, at: datetime) -> Issue:
        """The notice to state an opinion, with a copy of the request (办法65)."""
        return issue(
            OpinionNotice,
            self,
            at,
            requester=file.on(Side.APPLICANT)[0],
            respondent=respondent,
            days=law.PATENT_OPINION.on(local_day(at)).length,
            rights=file.right_numbers,
            serve_on=(respondent,),
        )
