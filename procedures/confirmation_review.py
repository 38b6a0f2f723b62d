"""How the court's review of an agreement ends (民诉法解释355, 357, 358; 民事诉讼法115, 186, 187, 206)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cases.acts import Act
from cases.acts.confirmation import (
    ConfirmationRuling,
    ConfirmationWithdrawal,
    DeemedWithdrawal,
    Dismissal,
    Rejection,
    ReviewExtension,
    Sanction,
    SpecialTermination,
    WithdrawalRuling,
)
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import AlreadyDone, Malformed, Refused
from forms.confirmation_ruling.form import ConfirmationRuling as RulingPaper
from forms.negative_ruling.form import Kind, NegativeRuling
from forms.sanction_decision.form import SanctionDecision
from forms.withdrawal_application.form import WithdrawalApplication
from procedures.confirmation_hearing import UNDER_REVIEW, Hearing
from procedures.confirmation_state import (
    DEEMED_WITHDRAWN,
    DISMISSED,
    REJECTED,
    REVIEWING,
    RULED,
    STRAIGHT,
    TERMINATED,
    WITHDRAWING,
    WITHDRAWN,
    Status,
)
from procedures.papers import issue, lines
from procedures.periods import Extend
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import confirmation as law
from rulebook.grounds import non_acceptance_ground, rejection_ground
from rulebook.periods import Unit
from rulebook.sanctions import outside_limits

KINDS: dict[StrEnum, Kind] = {
    DISMISSED: Kind.DISMISSAL,
    WITHDRAWN: Kind.WITHDRAWAL,
    DEEMED_WITHDRAWN: Kind.DEEMED_WITHDRAWAL,
    TERMINATED: Kind.TERMINATION,
    REJECTED: Kind.REJECTION,
}
"""Which ruling ends a docketed case in which way."""


@dataclass(frozen=True, kw_only=True)
class Review(Hearing):
    """The rules of the review."""

    # --- ends without a confirmation (解释355, 357, 358; 民事诉讼法186) ------------------------------------

    @rule(
        on=DeemedWithdrawal,
        by=Role.JUDGE,
        when=REVIEWING,
        to=DEEMED_WITHDRAWN,
        cite="CPLI-357",
        row="P4/357",
        papers=(NegativeRuling,),
    )
    def deem_withdrawn(self, act: DeemedWithdrawal, file: File) -> Step[Review]:
        """The judge may treat silence or absence as a withdrawal; nothing does so by itself."""
        if not (self.absent or self.unanswered):
            raise Refused(
                "没有逾期未补充材料或者无正当理由拒绝接受询问的记录，不能按撤回申请处理",
                article="CPLI-357",
                remedy="请先通知双方到场，或者通知补充材料并等待期限届满",
            )
        return self.end(DEEMED_WITHDRAWN, act, file)

    @rule(
        on=ConfirmationWithdrawal,
        by=Role.PARTY,
        when=UNDER_REVIEW,
        to=UNDER_REVIEW,
        cite="CPLI-357",
        row="P4/withdraw",
        papers=(WithdrawalApplication,),
        kinds=(STRAIGHT,),
    )
    def withdraw(self, act: ConfirmationWithdrawal, file: File) -> Step[Review]:
        """One applicant suffices, before the ruling; the court permits it (解释357: may; DISP-09)."""
        now = replace(self, withdrawing=(str(act.stamp.party),))
        return Step(now=now, effects=(self.withdrawal_paper(act, case_number=self.case_number()),))

    @rule(
        on=ConfirmationWithdrawal,
        by=Role.PARTY,
        when=UNDER_REVIEW,
        to=UNDER_REVIEW,
        cite=("CPLI-357", "SFQR-5"),
        row="P4/withdraw",
        papers=(WithdrawalApplication,),
        kinds=(WITHDRAWING,),
    )
    def withdraw_too(self, act: ConfirmationWithdrawal, file: File) -> Step[Review]:
        """The other applicant withdraws as well, before the court has ruled on the first."""
        now = replace(self, withdrawing=(*self.withdrawing, str(act.stamp.party)))
        return Step(now=now, effects=(self.withdrawal_paper(act, case_number=self.case_number()),))

    @rule(
        on=WithdrawalRuling,
        by=Role.JUDGE,
        when=UNDER_REVIEW,
        to=WITHDRAWN,
        cite="CPLI-357",
        row="P4/withdraw",
        papers=(NegativeRuling,),
        kinds=(WITHDRAWING,),
        duty=True,
    )
    def permit_withdrawal(self, act: WithdrawalRuling, file: File) -> Step[Review]:
        """The court permits the withdrawal; the agreement stays a contract."""
        return self.end(WITHDRAWN, act, file)

    @rule(
        on=Dismissal,
        by=Role.JUDGE,
        when=UNDER_REVIEW,
        to=DISMISSED,
        cite="CPLI-355",
        row=("P4/dismiss", "P4/bankruptcy"),
        papers=(NegativeRuling,),
        even_paused=True,
    )
    def dismiss(self, act: Dismissal, file: File) -> Step[Review]:
        """After docketing, a ground of 解释355 is found."""
        return self.end(DISMISSED, act, file, tuple(non_acceptance_ground(code).code for code in act.grounds))

    @rule(
        on=SpecialTermination,
        by=Role.JUDGE,
        when=UNDER_REVIEW,
        to=TERMINATED,
        cite="CPL-186",
        row="P4/186",
        papers=(NegativeRuling,),
    )
    def terminate(self, act: SpecialTermination, file: File) -> Step[Review]:
        """A civil dispute over rights emerges: those concerned may sue."""
        return self.end(TERMINATED, act, file)

    @rule(
        on=Rejection,
        by=Role.JUDGE,
        when=REVIEWING,
        to=REJECTED,
        cite=("CPLI-358", "CPL-206", "CPL-115"),
        row=("P4/358", "P4/sham"),
        papers=(NegativeRuling, SanctionDecision),
    )
    def reject(self, act: Rejection, file: File) -> Step[Review]:
        """One of six grounds; a sham is rejected too, and may be punished by a decision of its own."""
        grounds = tuple(rejection_ground(code).code for code in act.grounds)
        decisions = tuple(self.sanction(one, act, file) for one in act.sanctions)
        step = replace(self, sham=act.sham).end(REJECTED, act, file, grounds)
        return replace(step, effects=(*step.effects, *decisions))

    # --- the confirmation (民事诉讼法187, 206) -------------------------------------------------------------

    @rule(
        on=ConfirmationRuling,
        by=Role.JUDGE,
        when=REVIEWING,
        to=RULED,
        cite="CPL-206",
        row="P4/confirm",
        papers=(RulingPaper,),
        kinds=(STRAIGHT,),
        duty=True,
    )
    def confirm(self, act: ConfirmationRuling, file: File) -> Step[Review]:
        """The agreement is lawful: the ruling confirms it and is served on every party."""
        self.must_be_confirmable()
        if not self.inquired:
            raise Refused(
                "尚未在双方当事人共同到场的情况下核实调解协议，不能作出确认裁定",
                article="CPLI-356",
                remedy="请通知双方共同到场并提交询问笔录",
            )
        return Step(now=self.into(RULED, ruled_at=act.stamp.received_at), effects=(self.ruling(act, file),))

    @rule(
        on=ReviewExtension,
        by=Role.HEAD,
        when=UNDER_REVIEW,
        to=UNDER_REVIEW,
        cite="CPL-187",
        row="P4/notify",
    )
    def extend_review(self, act: ReviewExtension, file: File) -> Step[Review]:
        """The president of the court gives the review more days, once."""
        if self.extended:
            raise AlreadyDone("院长已经批准延长过审查期限")
        longer = Extend(term=law.REVIEW, length=act.days, unit=Unit.DAY, cite="CPL-187")
        return Step(now=replace(self, extended=True), changes=(longer,))

    @silence(law.REVIEW_TARGET, when=UNDER_REVIEW, to=UNDER_REVIEW, row="P4/notify")
    def review_slow(self, missed: Lapse, file: File) -> Step[Review]:
        """The fifteen days of the older rule are over; the thirty of the statute run on (DISP-02)."""
        return Step(now=self)

    @silence(law.REVIEW, when=UNDER_REVIEW, to=UNDER_REVIEW, row="P4/notify", opens=(law.REVIEW,))
    def review_overdue(self, missed: Lapse, file: File) -> Step[Review]:
        """The court is late with its ruling; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.REVIEW),))

    # --- what the rules above share ---------------------------------------------------------------------

    def end(self, status: Status, act: Act, file: File, grounds: tuple[str, ...] = ()) -> Step[Review]:
        """The court ends the procedure without a confirmation, in a ruling that names the roads that remain."""
        now = self.into(status, grounds=grounds)
        return Step(now=now.taken_back(), effects=(now.negative(KINDS[status], act, file),))

    def sanction(self, one: Sanction, act: Rejection, file: File) -> Issue:
        """The decision that fines or detains a party for a sham; within the limits of the law, approved by the head."""
        self.must_be_a_party(one.party, file)
        if not act.sham:
            raise Malformed("只有虚假调解才在驳回时一并处罚", field="sanctions", article="CPL-115")
        excess = outside_limits(file.party(one.party).kind, one.fine, one.detention_days)
        if excess:
            raise Refused(excess, article="CPL-118", field="sanctions", remedy="请在法定限额和期限内决定")
        return issue(
            SanctionDecision,
            self,
            act,
            case_number=self.case_number(),
            party=one.party,
            agreement=self.agreement_paper(),
            reasons=one.reasons,
            fine=one.fine,
            detention_days=one.detention_days,
            approved_by=one.approved_by,
            judge=act.stamp.person,
            serve_on=(one.party,),
        )

    def withdrawal_paper(self, act: ConfirmationWithdrawal, case_number: str | None = None) -> Issue:
        """The application to withdraw, by the applicant who hands it in."""
        return issue(
            WithdrawalApplication,
            self,
            act,
            applicants=(act.stamp.party,),
            court=self.office.id,
            agreement=self.agreement_paper(),
            case_number=case_number,
        )

    def ruling(self, act: ConfirmationRuling, file: File) -> Issue:
        """The ruling that confirms, with the full terms."""
        return issue(
            RulingPaper,
            self,
            act,
            case_number=self.case_number(),
            applicants=file.everyone,
            body=self.body.id,
            agreement=self.agreement_paper(),
            agreed=self.effective_at,
            docketed=self.accepted_at,
            obligations=lines(self.terms.obligations),
            facts=self.terms.facts,
            judge=act.stamp.person,
            clerk=act.clerk,
            serve_on=file.everyone,
        )
