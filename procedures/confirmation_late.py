"""When the thirty days were missed for a reason, or a party is gone (民事诉讼法86, 153; 民诉法解释355（四）)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from cases.acts.confirmation import LateApplication, LateRuling
from cases.acts.mediation import PartyLost, Succession
from cases.agencies import Role
from cases.errors import AlreadyDone, Refused
from cases.parties import Loss
from forms.late_application.form import LateApplication as LatePaper
from procedures.confirmation_entries import Granted
from procedures.confirmation_papers import Written
from procedures.confirmation_state import (
    ACCEPTED,
    CONFIRMED,
    FILED,
    LAPSED,
    LATE,
    OBJECTED,
    PREPARING,
    REVIEWING,
    SUPPLEMENTING,
    WITHDRAWN,
)
from procedures.papers import issue
from procedures.people import OFFICIALS
from procedures.periods import Meet, Opening, PeriodChange, Resume, Stop
from procedures.rules import File, Lapse, Pause, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import confirmation as law
from rulebook.periods import Due, Unit
from rulebook.terms import Term
from rulebook.wording import write_day

BEFORE_RULING = (PREPARING, FILED, SUPPLEMENTING, ACCEPTED, REVIEWING)

COURT_TIME = (
    law.ACCEPTANCE,
    law.ACCEPTANCE_HARD,
    law.SUPPLEMENT,
    law.REVIEW_TARGET,
    law.REVIEW,
    law.RESPONSE,
)
"""What stands still while a successor is awaited; the thirty days of the parties never do (LR-02)."""


WAITED_FOR = (Loss.DEATH, Loss.DISSOLUTION, Loss.INCAPACITY)
"""Losses that make the court wait; on a bankruptcy it acts."""


@dataclass(frozen=True, kw_only=True)
class Lateness(Written):
    """The rules on lateness and on the loss of a party."""

    # --- more time because of an obstacle (民事诉讼法86) ---------------------------------------------------

    @rule(
        on=LateApplication,
        by=Role.PARTY,
        when=LAPSED,
        to=LAPSED,
        cite="CPL-86",
        row=("P4/lapse", "P4/lapsed-roads", "MD11a"),
        papers=(LatePaper,),
        opens=(law.ACCEPTANCE_HARD,),
    )
    def ask_for_time(self, act: LateApplication, file: File) -> Step[Lateness]:
        """Within ten days after the obstacle a party may ask the court for more time to apply."""
        self.must_be_competent(act.court, file)
        return replace(self, office=act.court).plead(act, file, law.APPLICATION, self.closes(file))

    @rule(
        on=LateApplication,
        by=Role.PARTY,
        when=CONFIRMED,
        to=CONFIRMED,
        cite="CPL-86",
        row="P4/objection",
        papers=(LatePaper,),
        opens=(law.ACCEPTANCE_HARD,),
    )
    def ask_for_time_to_object(self, act: LateApplication, file: File) -> Step[Lateness]:
        """The fifteen days are no fixed period: more time may be asked for them too (C-08)."""
        closes = self.objection_closes(str(act.stamp.party), file)
        if closes is None or act.stamp.handed_in_at < closes.due:
            raise Refused("提出异议的期限尚未届满，无须申请顺延", article="CPL-86", remedy="请直接提出异议")
        if act.court.id != self.office.id:
            raise Refused("应当向作出确认裁定的人民法院申请", article="CPLI-372", field="court", remedy="请改填该法院")
        return self.plead(act, file, law.OBJECTION, closes)

    @rule(
        on=LateRuling,
        by=Role.JUDGE,
        when=LAPSED,
        to=(PREPARING, LAPSED),
        cite="CPL-86",
        row="P4/lapsed-roads",
        opens=(law.APPLICATION,),
        kinds=(LATE,),
        duty=True,
    )
    def rule_on_time(self, act: LateRuling, file: File) -> Step[Lateness]:
        """The court decides; if it grants, both apply within the days it sets."""
        met = Meet(term=law.ACCEPTANCE_HARD)
        if not act.granted:
            return Step(now=replace(self, late_by=None), changes=(met,))
        granted = Granted(at=act.stamp.received_at, days=act.days)
        now = self.into(PREPARING, late_by=None, granted=granted, time_is_up=False)
        opening = Opening(term=law.APPLICATION, length=act.days, unit=Unit.DAY)
        return Step(now=now, opens=(opening,), changes=(met,))

    @rule(
        on=LateRuling,
        by=Role.JUDGE,
        when=(CONFIRMED, OBJECTED),
        to=(CONFIRMED, OBJECTED),
        cite="CPL-86",
        row="P4/objection",
        opens=(law.OBJECTION,),
        kinds=(LATE,),
        duty=True,
    )
    def rule_on_time_to_object(self, act: LateRuling, file: File) -> Step[Lateness]:
        """The court decides whether a party may still object."""
        met = Meet(term=law.ACCEPTANCE_HARD)
        if not act.granted or self.late_by is None:
            return Step(now=replace(self, late_by=None), changes=(met,))
        granted = Granted(at=act.stamp.received_at, days=act.days)
        kept = tuple(entry for entry in self.more_time if entry[0] != self.late_by)
        opening = Opening(term=law.OBJECTION, party=self.late_by, length=act.days, unit=Unit.DAY)
        now = replace(self, late_by=None, more_time=(*kept, (self.late_by, granted)))
        return Step(now=now, opens=(opening,), changes=(met,))

    @silence(
        law.ACCEPTANCE_HARD,
        when=(LAPSED, CONFIRMED, OBJECTED),
        to=(LAPSED, CONFIRMED, OBJECTED),
        row="P4/lapsed-roads",
        opens=(law.ACCEPTANCE_HARD,),
        kinds=(LATE,),
    )
    def time_undecided(self, missed: Lapse, file: File) -> Step[Lateness]:
        """The court has not decided; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.ACCEPTANCE_HARD),))

    # --- a party dies, is dissolved, goes bankrupt (民事诉讼法153; 解释355（四）) ----------------------------

    @rule(
        on=PartyLost,
        by=OFFICIALS,
        when=BEFORE_RULING,
        to=BEFORE_RULING,
        cite=("CPL-153", "CPLI-355.4"),
        row=("P4/succession", "P4/bankruptcy"),
        opens=(law.SUCCESSION,),
        even_paused=True,
        involved=True,
    )
    def lose_party(self, act: PartyLost, file: File) -> Step[Lateness]:
        """The court waits for the successor, the thirty days do not; a bankruptcy is for the court to act on."""
        if act.party not in file.everyone:
            return Step(now=self)
        if act.loss is Loss.BANKRUPTCY:
            return Step(now=replace(self.unsigned_by(act.party), bankrupt=act.party))
        pause = Pause(ground=act.loss.value, since=act.stamp.received_at, cite="CPL-153")
        stops = tuple(Stop(term=term, cite="CPL-153") for term in COURT_TIME)
        now = replace(self.unsigned_by(act.party), paused=pause, lost=act.party)
        return Step(now=now, opens=(Opening(term=law.SUCCESSION),), changes=(Meet(term=law.SUCCESSION), *stops))

    @rule(
        on=PartyLost,
        by=OFFICIALS,
        when=LAPSED,
        to=LAPSED,
        cite=("CPL-153", "CPLI-355.4"),
        row=("P4/succession", "P4/bankruptcy"),
        involved=True,
    )
    def lose_after_lapse(self, act: PartyLost, file: File) -> Step[Lateness]:
        """A signature that was posted in time, and waits for the others', falls with the party; nothing has to wait."""
        if act.party not in file.everyone:
            return Step(now=self)
        bankrupt = act.party if act.loss is Loss.BANKRUPTCY else self.bankrupt
        return Step(now=replace(self.unsigned_by(act.party), bankrupt=bankrupt))

    @rule(
        on=Succession,
        by=OFFICIALS,
        when=(*BEFORE_RULING, LAPSED),
        to=(*BEFORE_RULING, LAPSED),
        cite="CPL-153",
        row="P4/succession",
        even_paused=True,
        involved=True,
    )
    def succeed(self, act: Succession, file: File) -> Step[Lateness]:
        """The successor joins with fresh address and authority (LR-09), and signs anew what is not yet filed."""
        others = [one.id for one in file.parties if one.gone in WAITED_FOR and one.id != act.party]
        if self.lost is None or others:
            return Step(now=replace(self, lost=others[0] if others and self.lost else self.lost))
        now = replace(self, paused=None, lost=None)
        again: tuple[PeriodChange, ...] = tuple(Resume(term=term, cite="CPL-153") for term in COURT_TIME)
        return Step(now=now, changes=(Meet(term=law.SUCCESSION), *again))

    @silence(law.SUCCESSION, when=BEFORE_RULING, to=WITHDRAWN, row="P4/succession", even_paused=True)
    def no_successor(self, missed: Lapse, file: File) -> Step[Lateness]:
        """Nobody joined: the joint application falls; the agreement still binds estate and successor."""
        return Step(now=self.taken_back().into(WITHDRAWN))

    # --- what the rules above share ---------------------------------------------------------------------

    def unsigned_by(self, lost: str) -> Self:
        """The same without what a party that is gone signed; what is filed stays filed, else its successor signs."""
        now, there = self, self.elsewhere
        if now.status in (PREPARING, LAPSED):
            now = replace(now, applied=tuple(done for done in now.applied if done.who != lost))
        if there is not None and there.filed_at is None:
            left = replace(there, applied=tuple(done for done in there.applied if done.who != lost))
            now = replace(now, elsewhere=left)
        return now

    def plead(self, act: LateApplication, file: File, term: Term, missed: Due) -> Step[Lateness]:
        """An application for more time, within ten days of the end of the obstacle."""
        self.must_not_be_ahead(act.obstacle_ended, act.stamp.received_at, "obstacle_ended")
        if self.late_by is not None:
            raise AlreadyDone("已有顺延申请等待法院决定")
        closes = law.LATE_APPLICATION.count(act.obstacle_ended, file.calendar)
        if act.stamp.handed_in_at >= closes.due:
            raise Refused(
                f"申请顺延期限的最后一日是{write_day(closes.last_day)}，此申请已逾期",
                article="CPL-86",
                field="obstacle_ended",
                remedy="可以重新调解、申请支付令或者起诉",
            )
        party = str(act.stamp.party)
        paper = issue(
            LatePaper,
            self,
            act,
            applicants=(party,),
            court=act.court.id,
            term=term.id,
            missed_day=missed.last_day,
            obstacle_ended=act.obstacle_ended,
            reason=act.reason,
            agreement=self.agreement_paper(),
        )
        return Step(now=replace(self, late_by=party), effects=(paper,), opens=(Opening(term=law.ACCEPTANCE_HARD),))
