"""Who stays away from a session: what that brings in each kind of mediation, and when it is held another day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.mediation import Absence
from cases.acts.mediation_course import Postponement
from cases.agencies import Role
from cases.errors import Refused
from cases.parties import Side
from procedures.mediation_sessions import Sessions
from procedures.mediation_state import DRAFTING, ENDING_PAPERS, MEDIATING, PATENT, PEOPLE, SIGNING, TERMINATED
from procedures.rules import File, Step, rule
from rulebook.grounds import EndingGround


@dataclass(frozen=True, kw_only=True)
class Absences(Sessions):
    """The rules on absence (办法67); where no law says what it brings, it is noted and the mediator decides."""

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
    def stay_away(self, act: Absence, file: File) -> Step[Absences]:
        """The requester's absence is a withdrawal, the respondent's a failure to agree (办法67)."""
        self.must_have_stayed_away(act, file)
        withdrawn = act.party in file.on(Side.APPLICANT)
        ground = EndingGround.REQUESTER_ABSENT if withdrawn else EndingGround.RESPONDENT_ABSENT
        return self.leave(act.party, ground, act, file)

    @rule(
        on=Absence,
        by=(Role.MEDIATOR, Role.OFFICER),
        when=(MEDIATING, DRAFTING, SIGNING),
        to=(MEDIATING, DRAFTING, SIGNING),
        cite=("ZXTJ-25.8", "PML-26"),
        row="course/absent",
        kinds=(PEOPLE,),
    )
    def note_absence(self, act: Absence, file: File) -> Step[Absences]:
        """No law says what absence brings here: it is noted, and the mediator may call again or end it for it."""
        self.must_have_stayed_away(act, file)
        return Step(now=replace(self, absent=tuple(dict.fromkeys((*self.absent, act.party)))))

    @rule(
        on=Postponement,
        by=(Role.MEDIATOR, Role.OFFICER),
        when=MEDIATING,
        to=MEDIATING,
        cite=("CONFIG", "O81-67"),
        row="course/absent",
    )
    def postpone(self, act: Postponement, file: File) -> Step[Absences]:
        """A party has good cause: it is not absent, the session is off, and another is called."""
        if act.party not in file.everyone or self.called_for is None:
            raise Refused("没有通知该当事人参加的调解", article="O81-67", field="party", remedy="请核对当事人编号")
        absent = tuple(party for party in self.absent if party != act.party)
        return Step(now=replace(self, called_for=None, called_mode=None, notice=None, told=(), absent=absent))

    def must_have_stayed_away(self, act: Absence, file: File) -> None:
        """Nobody is absent from a session that has not begun, of which he was not told, or to which he came."""
        if self.called_for is None or self.called_for > act.stamp.received_at:
            raise Refused("没有已经通知并开始的调解", article="O81-67", remedy="请先通知调解的时间和地点")
        if act.party not in file.everyone:
            raise Refused("本案没有这一当事人", article="O81-67", field="party", remedy="请核对当事人编号")
        if act.party not in self.told:
            raise Refused(
                "调解通知书没有在调解开始前送达该当事人，不能按缺席处理",
                article="O81-67",
                field="party",
                remedy="请另定时间，重新通知并送达",
            )
        if act.party in self.attended:
            raise Refused("调解笔录记载该当事人已经到场", article="O81-67", field="party", remedy="请核对调解笔录")
