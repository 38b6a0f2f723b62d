"""What follows an agreement in an entrusted mediation: the court's review and its statement (民事诉讼法100–102).

民诉法解释133, 149, 151; 民事调解规定8–10; 在线调解规则20, 23; 诉讼费用交纳办法15.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cases.acts.confirmation import JointApplication
from cases.acts.suit import (
    MediationStatement,
    Regret,
    RetrialDecision,
    StatementRefusal,
    StatementRequest,
    StatementRetrial,
    Track,
)
from cases.agencies import Role
from cases.agreement import Terms
from cases.effects import Issue
from cases.errors import AlreadyDone, Malformed, Refused
from cases.facts import Served, Unserved
from cases.parties import Power
from forms.civil_mediation_statement.form import CivilMediationStatement
from procedures.papers import issue, lines
from procedures.periods import Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.suit_state import (
    CONTESTED,
    DELEGATED,
    FILED,
    IN_FORCE,
    REVIEWING,
    REVOKED,
    SERVING,
    SETTLED,
    SPARED,
    TRIAL,
    Done,
    SuitState,
)
from procedures.terms import again_in_a_month
from rulebook import suit as law
from rulebook.grounds import EndingGround, statement_ground
from rulebook.wording import write_day


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How the mediation that the court sent the case to ended, as far as it moves the suit."""

    id: str
    mediators: tuple[str, ...]
    terms: Terms | None = None
    agreed_at: datetime | None = None
    ground: str | None = None


@dataclass(frozen=True, kw_only=True)
class Statement(SuitState):
    """The rules on the agreement, the statement and what may be done against it."""

    # --- the mediation has ended (特邀调解规定20, 21; 在线调解规则21) ----------------------------

    def mediated(self, outcome: Outcome) -> Step[Statement]:
        """The mediation is over: the parties choose the form of the end, or the trial (the docketing) goes on."""
        now = replace(self, mediation=outcome.id, mediators=outcome.mediators)
        if self.status is DELEGATED:
            if outcome.terms is not None:
                return Step(now=now.into(SPARED))
            return Step(now=now.into(FILED), opens=(Opening(term=law.REGISTRATION),))
        if outcome.terms is None:
            return Step(now=now.to_trial(outcome.ground))
        settled = now.into(SETTLED, agreed=outcome.terms, agreed_at=outcome.agreed_at)
        return Step(now=settled, opens=(Opening(term=law.CHOICE_OF_FORM),))

    # --- the parties ask for a statement (民事诉讼法100; 在线调解规则20) ---------------------------------------

    @rule(
        on=StatementRequest,
        by=Role.PARTY,
        when=SETTLED,
        to=(SETTLED, REVIEWING),
        cite=("CPL-100", "TYTJ-20", "ZXTJ-20"),
        row="P2/form",
        opens=(law.REVIEW,),
        power=Power.SETTLE,
        duty=True,
    )
    def ask(self, act: StatementRequest, file: File) -> Step[Statement]:
        """When all parties have asked, the court reviews the agreement.

        Doubt: whether one party's request suffices is not said; all are asked, for nobody gets a title unwillingly.
        """
        self.must_not_have_mediated(act)
        if self.withdrawing is not None:
            raise Refused("原告已经申请撤诉，等待裁定", article="CPL-148", remedy="请等待法院对撤诉申请作出裁定")
        party = str(act.stamp.party)
        on_signing = (*self.on_signing, party) if act.on_signing else self.on_signing
        now = replace(self, asked=(*self.asked, party), on_signing=on_signing)
        if any(one not in now.asked for one in file.everyone):
            return Step(now=now)
        return Step(now=now.into(REVIEWING), opens=(Opening(term=law.REVIEW),))

    @silence(law.CHOICE_OF_FORM, when=SETTLED, to=TRIAL, row="P2/neither")
    def choose_neither(self, missed: Lapse, file: File) -> Step[Statement]:
        """Neither a statement nor a withdrawal was asked for by all in time: the case is tried (在线调解规则20)."""
        return Step(now=self.to_trial(EndingGround.TERM_EXPIRED))

    @rule(
        on=Regret,
        by=Role.PARTY,
        when=(SETTLED, REVIEWING, SERVING),
        to=TRIAL,
        cite="CPL-102",
        row="P2/regret",
        even_paused=True,
    )
    def regret(self, act: Regret, file: File) -> Step[Statement]:
        """Until the statement was served on it, a party may go back on the agreement: judgment without delay."""
        self.must_not_have_mediated(act)
        if any(done.who == act.stamp.party for done in self.served):
            raise Refused(
                "您已经签收民事调解书，不能再以反悔为由要求判决",
                article="CPL-102",
                remedy="调解书生效后，可以在六个月内申请再审",
            )
        return Step(now=self.to_trial(EndingGround.WITHDRAWN))

    # --- the court reviews (民事调解规定8, 10; 在线调解规则23) -------------------------------------------------

    @rule(
        on=MediationStatement,
        by=Role.JUDGE,
        when=REVIEWING,
        to=(SERVING, IN_FORCE),
        cite=("CPL-100", "CPLI-133", "CPLI-151", "MSTJ-8", "MSTJ-9", "MSTJ-10", "SSF-15"),
        row=("P2/review", "P2/title"),
        papers=(CivilMediationStatement,),
        opens=(law.RETRIAL,),
        duty=True,
    )
    def make(self, act: MediationStatement, file: File) -> Step[Statement]:
        """The agreement is lawful and voluntary: the statement is made, and served on each party in person."""
        self.must_be_fit_for_a_statement(act, file)
        paper = (self.statement(act, file),)
        if not act.signed_before_court:
            return Step(now=self.into(SERVING), effects=paper)
        at = act.stamp.received_at
        return Step(now=self.into(IN_FORCE, title_at=at), effects=paper, opens=(Opening(term=law.RETRIAL),))

    @rule(
        on=StatementRefusal,
        by=Role.JUDGE,
        when=REVIEWING,
        to=TRIAL,
        cite=("MSTJ-10", "ZXTJ-23", "CPL-115"),
        row="P2/review",
    )
    def refuse_statement(self, act: StatementRefusal, file: File) -> Step[Statement]:
        """The court finds against the agreement, or a sham: no statement, the case is tried."""
        return Step(now=self.to_trial(statement_ground(act.grounds[0]).code))

    @silence(law.REVIEW, when=REVIEWING, to=REVIEWING, row="P2/review", opens=(law.REVIEW,))
    def review_overdue(self, missed: Lapse, file: File) -> Step[Statement]:
        """The court is late; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.REVIEW),))

    # --- service: in person only (解释133, 149) ---------------------------------------------------------------

    @rule(
        on=Served,
        form=CivilMediationStatement,
        when=SERVING,
        to=(SERVING, IN_FORCE),
        cite=("CPL-100", "CPLI-149"),
        row="P2/title",
        opens=(law.RETRIAL,),
    )
    def sign_for(self, fact: Served, file: File) -> Step[Statement]:
        """A party has signed for the statement; with the last signature it is in force."""
        now = replace(self, served=(*self.served, Done(who=fact.on, at=fact.at)))
        if any(party not in [done.who for done in now.served] for party in file.everyone):
            return Step(now=now)
        last = max(done.at for done in now.served)
        return Step(now=now.into(IN_FORCE, title_at=last), opens=(Opening(term=law.RETRIAL, start=last),))

    @rule(
        on=Unserved, form=CivilMediationStatement, when=SERVING, to=TRIAL, cite=("CPLI-133", "CPL-102"), row="P2/regret"
    )
    def not_signed(self, fact: Unserved, file: File) -> Step[Statement]:
        """A party did not sign: nothing may be left with it or published, so the case is tried."""
        return Step(now=self.to_trial(EndingGround.REFUSED_TO_SIGN))

    # --- against the statement (民事诉讼法212; 解释382) --------------------------------------------------------

    @rule(
        on=StatementRetrial,
        by=Role.PARTY,
        when=IN_FORCE,
        to=CONTESTED,
        cite=("CPL-212", "CPLI-382", "CPLI-127"),
        row="suit/retrial",
    )
    def ask_retrial(self, act: StatementRetrial, file: File) -> Step[Statement]:
        """There is no appeal: only a retrial, within six months that nothing prolongs."""
        self.must_not_have_mediated(act)
        assert self.title_at is not None
        closes = law.RETRIAL.count(self.title_at, file.calendar)
        if act.stamp.handed_in_at >= closes.due:
            raise Refused(
                f"对调解书申请再审的最后一日是{write_day(closes.last_day)}，该期间不得延长",
                article="CPLI-382",
                remedy="请履行调解书；认为损害案外人利益的，由案外人依法另行主张",
            )
        asked = (*self.retrial_asked, str(act.stamp.party))
        return Step(now=replace(self, retrial_asked=asked).into(CONTESTED))

    @rule(
        on=RetrialDecision,
        by=Role.JUDGE,
        when=CONTESTED,
        to=(IN_FORCE, REVOKED),
        cite="CPL-212",
        row="suit/retrial",
        duty=True,
        elsewhere=True,
    )
    def decide_retrial(self, act: RetrialDecision, file: File) -> Step[Statement]:
        """The statement stands, or is set aside and the case tried again."""
        return Step(now=self.into(REVOKED if act.set_aside else IN_FORCE))

    @silence(law.RETRIAL, when=(IN_FORCE, CONTESTED), to=(IN_FORCE, CONTESTED), row="suit/retrial")
    def retrial_closed(self, missed: Lapse, file: File) -> Step[Statement]:
        """Six months are over: the statement can no longer be attacked by the parties."""
        return Step(now=self)

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=(SETTLED, REVIEWING, SERVING, IN_FORCE, CONTESTED),
        to=(SETTLED, REVIEWING, SERVING, IN_FORCE, CONTESTED),
        cite=("TYTJ-20", "CPL-205", "CPLI-143"),
        row="P2/form",
    )
    def refuse_second_title(self, act: JointApplication, file: File) -> Step[Statement]:
        """What the court itself settles is not confirmed apart (R-03, LR-10)."""
        raise Refused(
            "案件已由人民法院立案，委托调解达成的协议由受诉法院制作调解书，不适用司法确认程序",
            article="TYTJ-20",
            remedy="请向受诉法院申请制作民事调解书，或者由原告申请撤诉",
        )

    # --- what the rules above share ---------------------------------------------------------------------

    def must_be_fit_for_a_statement(self, act: MediationStatement, file: File) -> None:
        """No clause that asks the court to decide on breach; signatures before the court only by everybody's wish."""
        if self.terms.asks_court:
            raise Refused(
                "调解协议约定一方不履行时由对方请求人民法院作出裁判，不能写入调解书",
                article="MSTJ-8",
                remedy="请不予确认，或者由当事人删去该条款后重新达成协议",
            )
        if act.bearer not in file.everyone:
            raise Malformed("本案没有这一当事人", field="bearer", remedy="请核对负担诉讼费用的当事人编号")
        if act.signed_before_court and any(party not in self.on_signing for party in file.everyone):
            raise Refused(
                "各方当事人没有一致同意在调解协议上签名后即发生法律效力",
                article="CPLI-151",
                field="signed_before_court",
                remedy="请制作民事调解书，送达各方当事人签收",
            )
        if self.withdrawing is not None:
            raise AlreadyDone("原告已经申请撤诉", field="act")

    def statement(self, act: MediationStatement, file: File) -> Issue:
        """The statement: who, over what, the facts, the terms, the halved fee (诉讼费用交纳办法15)."""
        assert self.body is not None
        return issue(
            CivilMediationStatement,
            self,
            act,
            case_number=self.case_number(),
            **self.sides(file),
            docketed=self.registered_at,
            summary_track=self.track is Track.SUMMARY,
            body=self.body.id,
            agreed=self.agreed_at,
            requests=self.complaint.materials.requests,
            facts=self.terms.facts,
            obligations=lines(self.terms.obligations),
            guarantees=_guarantees(self.terms),
            fee=act.fee,
            bearer=act.bearer,
            on_signing=act.signed_before_court,
            judge=act.stamp.person,
            clerk=act.clerk,
            serve_on=file.everyone,
        )


def _guarantees(terms: Terms) -> list[dict[str, Any]]:
    """Who stands for what, as the statement names it (民事调解规定9)."""
    return [{"by": one.by, "wording": one.wording} for one in terms.securities]
