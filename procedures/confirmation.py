"""Judicial confirmation of a mediation agreement: joint application, formalities, docketing.

民事诉讼法205–206; 民诉法解释351–355. The review stands in `confirmation_review`, what follows the ruling in
`confirmation_objection`, lateness and the loss of a party
in `confirmation_late`, the joint application in `confirmation_joint`.
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
    NonAcceptance,
)
from cases.agencies import Office, Role
from cases.agreement import Terms
from cases.effects import Issue
from cases.errors import Malformed, Refused
from forms.court_acceptance_notice.form import CourtAcceptanceNotice
from forms.lapse_notice.form import LapseNotice
from forms.non_acceptance_ruling.form import NonAcceptanceRuling
from forms.supplement_notice.form import SupplementNotice
from forms.withdrawal_application.form import WithdrawalApplication
from procedures.confirmation_entries import Elsewhere
from procedures.confirmation_hearing import UNDER_REVIEW
from procedures.confirmation_joint import DOCKETING, Joining, docketing
from procedures.confirmation_state import (
    ACCEPTED,
    AGAIN,
    FILED,
    LAPSED,
    NOT_ACCEPTED,
    PREPARING,
    REPLACED,
    RETURNED,
    REVIEWING,
    SUPPLEMENTING,
    TWO_COURTS,
    WITHDRAWN,
    set_days,
)
from procedures.papers import coded, issue
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import confirmation as law
from rulebook.grounds import NonAcceptanceGround, non_acceptance_ground
from rulebook.periods import Unit
from rulebook.requirements import requirement


@dataclass(frozen=True, kw_only=True)
class Confirmation(Joining):
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
        certified: bool = True,
        at: datetime,
        invited_by: str | None = None,
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
            certified=certified,
            invited_by=invited_by,
        )
        return Step(now=new, opens=(Opening(term=law.APPLICATION, start=file_by_from),))

    def replaced(self) -> Step[Confirmation]:
        """A new agreement of the same parties has taken the place of the one that was to be confirmed."""
        return Step(now=self.into(REPLACED, paused=None, lost=None, late_by=None))

    def certify(self) -> Step[Confirmation]:
        """The body has certified that it mediated."""
        return Step(now=replace(self, certified=True))

    def reworded(self, terms: Terms) -> Step[Confirmation]:
        """Words of the agreement were corrected; what it promises, and the thirty days, are as they were."""
        return Step(now=replace(self, terms=terms))

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
        return Step(now=self.into(FILED), opens=docketing())

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
        to=(RETURNED, LAPSED, FILED),
        row=("P4/supplement", "confirmation/two-courts"),
        papers=(LapseNotice,),
        opens=DOCKETING,
    )
    def not_supplemented(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """The application goes back; it may be filed again while the thirty days run, or lies before another court."""
        if self.at_two_courts:
            return Step(now=self.at_the_other(), opens=docketing())
        back = self.taken_back()
        if not self.time_is_up:
            return Step(now=back.into(RETURNED))
        return Step(now=back.into(LAPSED), effects=(self.lapse_notice(missed, file),))

    @rule(
        on=NonAcceptance,
        by=(Role.COURT_CLERK, Role.JUDGE),
        when=FILED,
        to=(NOT_ACCEPTED, PREPARING, LAPSED, FILED),
        cite="CPLI-355",
        row=("P4/355", "P4/bankruptcy"),
        papers=(NonAcceptanceRuling,),
        opens=DOCKETING,
    )
    def refuse_acceptance(self, act: NonAcceptance, file: File) -> Step[Confirmation]:
        """One of five grounds. A wrong court is not the end: the right one may be asked while the days run."""
        grounds = tuple(non_acceptance_ground(code).code for code in act.grounds)
        after = NOT_ACCEPTED
        if set(grounds) == {NonAcceptanceGround.WRONG_COURT.value}:
            after = LAPSED if self.time_is_up else PREPARING
        told = self.into(after, grounds=grounds)
        if self.at_two_courts and after is not NOT_ACCEPTED:
            return Step(now=self.at_the_other(), effects=(told.refusal(act, file),), opens=docketing())
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
        return self.docketed(act, file)

    @rule(
        on=CourtAcceptance,
        by=Role.COURT_CLERK,
        when=(FILED, SUPPLEMENTING),
        to=ACCEPTED,
        cite="CPLI-352",
        row="confirmation/two-courts",
        papers=(CourtAcceptanceNotice,),
        opens=(law.REVIEW, law.REVIEW_TARGET),
        kinds=(TWO_COURTS,),
        elsewhere=True,
    )
    def docket_elsewhere(self, act: CourtAcceptance, file: File) -> Step[Confirmation]:
        """Asked jointly, two courts are competent: the one that dockets first keeps the case (解释352)."""
        self.must_be_the_other(act.stamp.office)
        there = replace(self.at_the_other(), elsewhere=Elsewhere(court=self.office, filed_at=self.filed_at))
        return there.docketed(act, file)

    @rule(
        on=CourtAcceptance,
        by=Role.COURT_CLERK,
        when=UNDER_REVIEW,
        to=UNDER_REVIEW,
        cite="CPLI-352",
        row="confirmation/two-courts",
        elsewhere=True,
    )
    def refuse_second_docketing(self, act: CourtAcceptance, file: File) -> Step[Confirmation]:
        """The court that comes second closes its file: the case is the other's."""
        self.must_be_the_other(act.stamp.office)
        raise Refused(
            "该申请已由另一人民法院最先立案，由最先立案的人民法院管辖",
            article="CPLI-352",
            remedy="请结束本院的办理，并告知当事人向最先立案的人民法院联系",
        )

    @rule(
        on=NonAcceptance,
        by=(Role.COURT_CLERK, Role.JUDGE),
        when=(FILED, SUPPLEMENTING),
        to=(FILED, SUPPLEMENTING),
        cite="CPLI-355",
        row="confirmation/two-courts",
        papers=(NonAcceptanceRuling,),
        kinds=(TWO_COURTS,),
        elsewhere=True,
    )
    def refuse_elsewhere(self, act: NonAcceptance, file: File) -> Step[Confirmation]:
        """One of two courts does not accept; the application stays before the other."""
        self.must_be_the_other(act.stamp.office)
        told = replace(self.at_the_other(), grounds=tuple(non_acceptance_ground(code).code for code in act.grounds))
        return Step(now=replace(self, elsewhere=None), effects=(told.refusal(act, file),))

    @silence(law.ACCEPTANCE, when=FILED, to=FILED, row="P4/formalities")
    def docketing_slow(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """Three days are over; the court's limit of seven runs on."""
        return Step(now=self)

    @silence(law.ACCEPTANCE_HARD, when=FILED, to=FILED, row="P4/formalities", opens=(law.ACCEPTANCE_HARD,))
    def docketing_overdue(self, missed: Lapse, file: File) -> Step[Confirmation]:
        """The court is late with its decision; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.ACCEPTANCE_HARD),))

    # --- what the rules above share ---------------------------------------------------------------------

    def docketed(self, act: CourtAcceptance, file: File) -> Step[Confirmation]:
        """The case is this court's; a second court that was asked too is told to close its file."""
        self.must_be_first(file)
        at, other = act.stamp.received_at, self.elsewhere if self.elsewhere and self.elsewhere.filed_at else None
        notice = issue(
            CourtAcceptanceNotice,
            self,
            act,
            parties=file.everyone,
            received=self.filed_at,
            docketed=at,
            closes=None if other is None else other.court.id,
            serve_on=file.everyone,
        )
        opens = (Opening(term=law.REVIEW), Opening(term=law.REVIEW_TARGET))
        return Step(now=self.into(ACCEPTED, accepted_at=at), effects=(notice,), opens=opens)

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


def _requirement(id: str) -> dict[str, str]:
    """Something missing as a paper prints it, by its id in the rulebook."""
    try:
        found = requirement(id)
    except ValueError as unknown:
        raise Malformed("没有这一补正事项", field="missing", remedy="请使用补正事项表中的代码") from unknown
    return {"id": found.id.value, "cite": found.cite}
