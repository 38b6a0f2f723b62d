"""Judicial confirmation of a mediation agreement: joint application, formalities, docketing.

民事诉讼法205–206; 民诉法解释351–355. The review stands in `confirmation_review`, what follows the ruling in
`confirmation_objection`, lateness and the loss of a party in `confirmation_late`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from cases.acts.confirmation import (
    ConfirmationWithdrawal,
    CourtAcceptance,
    CourtSupplement,
    CourtSupplementOrder,
    JointApplication,
    NonAcceptance,
)
from cases.agencies import Office, Role
from cases.agreement import Terms
from cases.effects import Issue
from cases.errors import Malformed, NotAwaited, Refused
from cases.parties import Power
from forms.confirmation_application.form import ConfirmationApplication
from forms.court_acceptance_notice.form import CourtAcceptanceNotice
from forms.lapse_notice.form import LapseNotice
from forms.non_acceptance_ruling.form import NonAcceptanceRuling
from forms.supplement_notice.form import SupplementNotice
from forms.withdrawal_application.form import WithdrawalApplication
from procedures.confirmation_review import Review
from procedures.confirmation_state import (
    ACCEPTED,
    AGAIN,
    CHANGED,
    FILED,
    IN_FORCE,
    LAPSED,
    NOT_ACCEPTED,
    PREPARING,
    REPLACED,
    RETURNED,
    REVIEWING,
    SUPPLEMENTING,
    WITHDRAWN,
    Done,
    set_days,
)
from procedures.papers import coded, issue, lines
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import confirmation as law
from rulebook.grounds import NonAcceptanceGround, non_acceptance_ground
from rulebook.periods import Unit
from rulebook.requirements import requirement

DOCKETING = (law.ACCEPTANCE, law.ACCEPTANCE_HARD)


@dataclass(frozen=True, kw_only=True)
class Confirmation(Review):
    """The special procedure of confirmation, to which only both parties together have access."""

    kind: Literal["confirmation"] = "confirmation"

    @classmethod
    def begin(
        cls,
        file: File,
        *,
        id: str,
        out: tuple[str, ...] = (),
        mediation: str,
        body: Office,
        terms: Terms,
        effective_at: datetime,
        file_by_from: datetime,
        at: datetime,
    ) -> Step[Confirmation]:
        """The agreement has taken effect: thirty days run from the safe day, even where that day is past."""
        new = cls(
            id=id,
            out=out,
            office=body,
            mediation=mediation,
            body=body,
            terms=terms,
            effective_at=effective_at,
            file_by_from=file_by_from,
        )
        return Step(now=new, opens=(Opening(term=law.APPLICATION, start=file_by_from),))

    def replaced(self) -> Step[Confirmation]:
        """A new agreement of the same parties has taken the place of the one that was to be confirmed."""
        return Step(now=self.into(REPLACED, paused=None, lost=None, late_by=None))

    # --- the joint application (民事诉讼法205; 解释351–353) ------------------------------------------------

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=PREPARING,
        to=(PREPARING, FILED),
        cite=("CPL-205", "CPLI-351", "CPLI-353"),
        row=("P4/eligible", "P4/apply", "P1/confirm", "MD11"),
        papers=(ConfirmationApplication,),
        opens=DOCKETING,
        power=Power.SETTLE,
        duty=True,
    )
    def apply(self, act: JointApplication, file: File) -> Step[Confirmation]:
        """Each party signs, in person or by an agent with special authority; filed when all have signed."""
        return self.sign(act, file)

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=AGAIN,
        to=PREPARING,
        cite="CPL-205",
        row="P4/again",
        power=Power.SETTLE,
    )
    def apply_again(self, act: JointApplication, file: File) -> Step[Confirmation]:
        """Withdrawn or returned, the application may be made again within the rest of the thirty days."""
        return self.into(PREPARING).sign(act, file)

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=LAPSED,
        to=(LAPSED, FILED),
        cite="CPL-85",
        row="P4/apply",
        papers=(ConfirmationApplication,),
        opens=DOCKETING,
        power=Power.SETTLE,
    )
    def apply_by_post(self, act: JointApplication, file: File) -> Step[Confirmation]:
        """Posted in time and received after the lapse is in time."""
        return self.sign(act, file)

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=(*IN_FORCE, CHANGED),
        to=(*IN_FORCE, CHANGED),
        cite="CPL-206",
        row="P4/one-title",
    )
    def refuse_second_title(self, act: JointApplication, file: File) -> Step[Confirmation]:
        """One settlement, one title (LR-10)."""
        raise Refused(
            "该调解协议已经裁定确认，同一协议不能再次取得执行依据",
            article="CPL-206",
            remedy="对方不履行的，请申请强制执行",
        )

    @rule(on=ConfirmationWithdrawal, by=Role.PARTY, when=PREPARING, to=PREPARING, cite="CPL-205", row="P4/apply")
    def retract(self, act: ConfirmationWithdrawal, file: File) -> Step[Confirmation]:
        """Until all have signed, a party may take its signature back, so that another court can be named."""
        kept = tuple(done for done in self.applied if done.who != act.stamp.party)
        if kept == self.applied:
            raise NotAwaited("您尚未在申请书上签名", article="CPL-205", remedy="无需撤回")
        return Step(now=replace(self, applied=kept, office=self.office if kept else self.body))

    @silence(law.APPLICATION, when=(PREPARING, *AGAIN), to=LAPSED, row=("P4/lapse", "P4/again"), papers=(LapseNotice,))
    def lapse(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """Thirty days are over; the agreement stays a contract, and the roads that remain are told."""
        now = self.into(LAPSED, time_is_up=True, paused=None)
        return Step(now=now, effects=(self.lapse_notice(missed, file),))

    @silence(
        law.APPLICATION,
        when=(FILED, SUPPLEMENTING, ACCEPTED, REVIEWING),
        to=(FILED, SUPPLEMENTING, ACCEPTED, REVIEWING),
        row="P4/again",
    )
    def run_out_at_court(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """The thirty days end while the application lies before the court: it stays in time, but cannot be repeated."""
        return Step(now=replace(self, time_is_up=True))

    # --- formalities and docketing (解释354–355; 司法确认规定4) --------------------------------------------

    @rule(
        on=CourtSupplementOrder,
        by=Role.COURT_CLERK,
        when=FILED,
        to=SUPPLEMENTING,
        cite="CPLI-354",
        row="P4/formalities",
        papers=(SupplementNotice,),
        opens=(law.SUPPLEMENT,),
    )
    def order_supplement(self, act: CourtSupplementOrder, file: File) -> Step[Confirmation]:
        """The court names all that is missing and sets a time."""
        last_day = set_days(act.stamp.received_at, act.days, file, "CPLI-354").last_day
        notice = issue(
            SupplementNotice,
            self,
            act,
            parties=file.everyone,
            missing=[_requirement(id) for id in act.missing],
            last_day=last_day,
            serve_on=file.everyone,
        )
        opening = Opening(term=law.SUPPLEMENT, length=act.days, unit=Unit.DAY)
        return Step(now=self.into(SUPPLEMENTING), effects=(notice,), opens=(opening,))

    @rule(
        on=CourtSupplement,
        by=Role.PARTY,
        when=SUPPLEMENTING,
        to=FILED,
        cite=("CPLI-354", "ZXSS-9"),
        row="P4/supplement",
        opens=DOCKETING,
        duty=True,
    )
    def supplement(self, act: CourtSupplement, file: File) -> Step[Confirmation]:
        """What was missing is handed in; the court's days begin anew the next day, the day of filing stays (LR-03)."""
        return Step(now=self.into(FILED), opens=_docketing())

    @rule(
        on=ConfirmationWithdrawal,
        by=Role.PARTY,
        when=(FILED, SUPPLEMENTING),
        to=WITHDRAWN,
        cite="CPLI-357",
        row="P4/withdraw",
        papers=(WithdrawalApplication,),
    )
    def take_back(self, act: ConfirmationWithdrawal, file: File) -> Step[Confirmation]:
        """Before docketing there is no case to rule in: the application is simply taken back, by one or both."""
        return Step(now=self.taken_back().into(WITHDRAWN), effects=(self.withdrawal_paper(act),))

    @silence(
        law.SUPPLEMENT,
        when=SUPPLEMENTING,
        to=(RETURNED, LAPSED),
        row="P4/supplement",
        papers=(LapseNotice,),
    )
    def not_supplemented(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """The application goes back; it may be filed again while the thirty days run."""
        back = self.taken_back()
        if not self.time_is_up:
            return Step(now=back.into(RETURNED))
        return Step(now=back.into(LAPSED), effects=(self.lapse_notice(missed, file),))

    @rule(
        on=NonAcceptance,
        by=(Role.COURT_CLERK, Role.JUDGE),
        when=FILED,
        to=(NOT_ACCEPTED, PREPARING, LAPSED),
        cite="CPLI-355",
        row=("P4/355", "P4/bankruptcy"),
        papers=(NonAcceptanceRuling,),
    )
    def refuse_acceptance(self, act: NonAcceptance, file: File) -> Step[Confirmation]:
        """One of five grounds. A wrong court is not the end: the right one may be asked while the days run."""
        grounds = tuple(non_acceptance_ground(code).code for code in act.grounds)
        after = NOT_ACCEPTED
        if set(grounds) == {NonAcceptanceGround.WRONG_COURT.value}:
            after = LAPSED if self.time_is_up else PREPARING
        told = self.into(after, grounds=grounds)
        return Step(now=told.taken_back(), effects=(told.refusal(act, file),))

    @rule(
        on=CourtAcceptance,
        by=Role.COURT_CLERK,
        when=FILED,
        to=ACCEPTED,
        cite=("CPLI-354", "CPL-184"),
        row="P4/accept",
        papers=(CourtAcceptanceNotice,),
        opens=(law.REVIEW, law.REVIEW_TARGET),
        duty=True,
    )
    def accept(self, act: CourtAcceptance, file: File) -> Step[Confirmation]:
        """The court dockets; thirty days for the review run from here, and no fee is due (民事诉讼法187)."""
        at = act.stamp.received_at
        notice = issue(
            CourtAcceptanceNotice,
            self,
            act,
            parties=file.everyone,
            received=self.filed_at,
            docketed=at,
            serve_on=file.everyone,
        )
        opens = (Opening(term=law.REVIEW), Opening(term=law.REVIEW_TARGET))
        return Step(now=self.into(ACCEPTED, accepted_at=at), effects=(notice,), opens=opens)

    @silence(law.ACCEPTANCE, when=FILED, to=FILED, row="P4/formalities")
    def docketing_slow(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """Three days are over; the court's limit of seven runs on."""
        return Step(now=self)

    @silence(law.ACCEPTANCE_HARD, when=FILED, to=FILED, row="P4/formalities", opens=(law.ACCEPTANCE_HARD,))
    def docketing_overdue(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """The court is late with its decision; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.ACCEPTANCE_HARD),))

    # --- what the rules above share ---------------------------------------------------------------------

    def sign(self, act: JointApplication, file: File) -> Step[Confirmation]:
        """A signature under the application; the first names the court, and the others must name the same."""
        party = str(act.stamp.party)
        self.must_be_the_only_path(file)
        self.must_be_confirmable()
        self.must_not_be_lost(party)
        self.must_be_in_time(act.stamp.handed_in_at, file)
        self.must_be_competent(act.court, file)
        if self.applied and act.court.id != self.office.id:
            raise Refused(
                "另一方当事人签署的申请书写明的是另一人民法院，双方须共同向同一人民法院提出",
                article="CPL-205",
                field="court",
                remedy="请与对方协商选定同一法院；对方可以撤回签名后改选",
            )
        applied = (*self.applied, Done(who=party, at=act.stamp.handed_in_at))
        now = replace(self, applied=applied, office=act.court)
        if {done.who for done in applied} != set(file.everyone):
            return Step(now=now)
        return now.file(act, file)

    def file(self, act: JointApplication, file: File) -> Step[Confirmation]:
        """All have signed: the application is filed, on the day the last of them handed it in."""
        filed_at = max(done.at for done in self.applied)
        now = self.into(
            FILED,
            filed_at=filed_at,
            first_filed_at=self.first_filed_at or filed_at,
            withdrawing=None,
            late_by=None,
            grounds=(),
        )
        paper = issue(
            ConfirmationApplication,
            now,
            act,
            applicants=file.everyone,
            court=now.office.id,
            body=self.body.id,
            agreement=self.agreement_paper(),
            agreed=self.effective_at,
            obligations=lines(self.terms.obligations),
            facts=self.terms.facts,
            rights=file.right_numbers,
            signed=[{"party": done.who, "on": done.at} for done in self.applied],
        )
        met = tuple(Meet(term=term) for term in DOCKETING)
        return Step(now=now, effects=(paper,), opens=_docketing(), changes=met)

    def refusal(self, act: NonAcceptance, file: File) -> Issue:
        """The ruling that the application is not accepted; it is a judge's, whoever records it."""
        judge = act.judge or (act.stamp.person if act.stamp.role is Role.JUDGE else None)
        if judge is None:
            raise Malformed("不予受理须以裁定作出，请写明审判员", field="judge", article="CPLI-355")
        return issue(
            NonAcceptanceRuling,
            self,
            act,
            applicants=file.everyone,
            body=self.body.id,
            agreement=self.agreement_paper(),
            filed=self.filed_at,
            grounds=[coded(non_acceptance_ground(code)) for code in self.grounds],
            roads=self.roads_left(file),
            judge=judge,
            serve_on=file.everyone,
        )


def _docketing() -> tuple[Opening, ...]:
    return tuple(Opening(term=term) for term in DOCKETING)


def _requirement(id: str) -> dict[str, str]:
    """Something missing as a paper prints it, by its id in the rulebook."""
    try:
        found = requirement(id)
    except ValueError as unknown:
        raise Malformed("没有这一补正事项", field="missing", remedy="请使用补正事项表中的代码") from unknown
    return {"id": found.id.value, "cite": found.cite}
