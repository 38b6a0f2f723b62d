"""How a suit ends otherwise: withdrawn by the plaintiff, stayed for a successor, ended (民事诉讼法148, 153, 154)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.mediation import PartyLost, Succession
from cases.acts.suit import SuitTermination, SuitWithdrawal, SuitWithdrawalRuling
from cases.agencies import Role
from cases.errors import AlreadyDone, NotAwaited, Refused
from cases.parties import Power, Side
from forms.successor_confirmation.form import SuccessorConfirmation
from forms.suit_ruling.form import Kind, SuitRuling
from procedures.papers import issue
from procedures.periods import Meet, Opening, Resume, Stop
from procedures.rules import File, Lapse, Pause, Step, rule, silence
from procedures.suit_state import (
    CLOSED,
    FILED,
    PROPOSED,
    REGISTERED,
    SETTLED,
    STAYABLE,
    TRIAL,
    WITHDRAWN,
)
from procedures.suit_statement import Statement
from procedures.terms import again_in_a_month
from rulebook import suit as law
from rulebook.grounds import EndingGround, PauseGround

WITHDRAWABLE = (REGISTERED, PROPOSED, SETTLED, TRIAL)


@dataclass(frozen=True, kw_only=True)
class Ending(Statement):
    """The rules on withdrawal and on the loss of a party."""

    # --- withdrawal (民事诉讼法148; 特邀调解规定20) -----------------------------------------------------------

    @rule(
        on=SuitWithdrawal,
        by=Role.PARTY,
        side=Side.APPLICANT,
        when=FILED,
        to=WITHDRAWN,
        cite="CPL-148",
        row="P2/form",
        power=Power.WAIVE,
    )
    def take_back(self, act: SuitWithdrawal, file: File) -> Step[Ending]:
        """Before docketing the complaint is simply taken back."""
        return Step(now=self.into(WITHDRAWN, ground=EndingGround.WITHDRAWN))

    @rule(
        on=SuitWithdrawal,
        by=Role.PARTY,
        side=Side.APPLICANT,
        when=WITHDRAWABLE,
        to=WITHDRAWABLE,
        cite=("CPL-148", "TYTJ-20", "ZXTJ-20"),
        row="P2/form",
        opens=(law.RULING_ON_WITHDRAWAL,),
        power=Power.WAIVE,
    )
    def withdraw(self, act: SuitWithdrawal, file: File) -> Step[Ending]:
        """The plaintiff asks to withdraw, on an agreement or without one; the court rules on it."""
        self.must_not_have_mediated(act)
        if self.withdrawing is not None:
            raise AlreadyDone("已经申请撤诉，等待裁定", field="act")
        now = replace(self, withdrawing=str(act.stamp.party), withdrawal_asked=act.stamp.received_at)
        met = (Meet(term=law.CHOICE_OF_FORM),)
        return Step(now=now, opens=(Opening(term=law.RULING_ON_WITHDRAWAL),), changes=met)

    @rule(
        on=SuitWithdrawalRuling,
        by=Role.JUDGE,
        when=WITHDRAWABLE,
        to=WITHDRAWN,
        cite=("CPL-148", "SSF-15"),
        row="P2/form",
        papers=(SuitRuling,),
        duty=True,
    )
    def permit_withdrawal(self, act: SuitWithdrawalRuling, file: File) -> Step[Ending]:
        """The court permits it; the fee is halved, and an agreement that was reached binds as a contract."""
        if self.withdrawing is None:
            raise NotAwaited("原告没有申请撤诉", article="CPL-148", remedy="无需裁定")
        ruling = self.ruling(Kind.WITHDRAWAL, act, file, asked=self.withdrawal_asked, fee=act.fee, clerk=act.clerk)
        now = self.into(WITHDRAWN, ground=EndingGround.WITHDRAWN, withdrawing=None)
        return Step(now=now, effects=(ruling,))

    @silence(
        law.RULING_ON_WITHDRAWAL,
        when=WITHDRAWABLE,
        to=WITHDRAWABLE,
        row="P2/form",
        opens=(law.RULING_ON_WITHDRAWAL,),
    )
    def ruling_overdue(self, missed: Lapse, file: File) -> Step[Ending]:
        """The court is late with its ruling on the withdrawal; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.RULING_ON_WITHDRAWAL),))

    # --- a party is lost (民事诉讼法153, 154) ---------------------------------------------------------------

    @rule(
        on=PartyLost,
        by=(Role.JUDGE, Role.COURT_CLERK),
        when=STAYABLE,
        to=STAYABLE,
        cite="CPL-153",
        row="P2/succession",
        papers=(SuitRuling,),
        opens=(law.SUCCESSOR,),
    )
    def lose_party(self, act: PartyLost, file: File) -> Step[Ending]:
        """A party is gone: the suit is stayed, every period stands still."""
        if act.party not in file.everyone:
            raise Refused("本案没有这一当事人", article="CPL-153", field="party", remedy="请核对当事人编号")
        at = act.stamp.received_at
        ground = PauseGround(act.loss.value)
        now = replace(self, lost=act.party, loss=ground, paused=Pause(ground=ground, since=at, cite="CPL-153"))
        ruling = now.ruling(Kind.STAY, act, file)
        return Step(now=now, effects=(ruling,), opens=(Opening(term=law.SUCCESSOR),), changes=(Stop(cite="CPL-153"),))

    @rule(
        on=Succession,
        by=(Role.JUDGE, Role.COURT_CLERK),
        when=STAYABLE,
        to=STAYABLE,
        cite="CPL-153",
        row="P2/succession",
        papers=(SuccessorConfirmation,),
        even_paused=True,
        duty=True,
    )
    def succeed(self, act: Succession, file: File) -> Step[Ending]:
        """The successor takes the suit as it is; what the party lost had asked for, it decides anew."""
        if self.lost != act.party:
            raise Refused("该当事人没有需要继受的情形", article="CPL-153", field="party", remedy="请核对当事人编号")
        paper = issue(SuccessorConfirmation, self, act, successor=act.party, event=self.loss)
        changes = (Meet(term=law.SUCCESSOR), Resume(cite="CPL-153"))
        now = replace(self.without(act.party), paused=None, lost=None, loss=None)
        return Step(now=now, effects=(paper,), changes=changes)

    @rule(
        on=SuitTermination,
        by=Role.JUDGE,
        when=STAYABLE,
        to=CLOSED,
        cite="CPL-154",
        row="P2/succession",
        papers=(SuitRuling,),
        even_paused=True,
    )
    def terminate(self, act: SuitTermination, file: File) -> Step[Ending]:
        """Nobody takes the place of the party that is gone: the judge ends the suit."""
        if self.lost is None:
            raise Refused("没有当事人死亡、终止的记录，不能终结诉讼", article="CPL-154", remedy="请先登记当事人的情况")
        ruling = self.ruling(Kind.TERMINATION, act, file, clerk=act.clerk)
        now = self.into(CLOSED, ground=EndingGround.NO_SUCCESSOR, paused=None, withdrawing=None)
        return Step(now=now, effects=(ruling,))

    @silence(law.SUCCESSOR, when=STAYABLE, to=STAYABLE, row="P2/succession", opens=(law.SUCCESSOR,), even_paused=True)
    def still_no_successor(self, missed: Lapse, file: File) -> Step[Ending]:
        """Nobody has come; whether the suit ends the judge decides, and is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.SUCCESSOR),))
