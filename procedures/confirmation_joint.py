"""The joint application: in writing, by consent, orally, to one court or two (民事诉讼法205; 解释351–353)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from cases.acts import Act
from cases.acts.confirmation import ApplicationConsent, ConfirmationWithdrawal, JointApplication, OralApplication
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import AlreadyDone, NotAwaited, NotEntitled, Refused
from cases.parties import Power
from forms.application_consent.form import ApplicationConsent as ConsentPaper
from forms.confirmation_application.form import ConfirmationApplication
from forms.oral_application.form import OralApplication as OralPaper
from procedures.confirmation_entries import Done, Elsewhere
from procedures.confirmation_review import Review
from procedures.confirmation_state import (
    AGAIN,
    CHANGED,
    FILED,
    IN_FORCE,
    LAPSED,
    PREPARING,
    SUPPLEMENTING,
)
from procedures.papers import issue, lines
from procedures.periods import Meet, Opening
from procedures.rules import File, Step, local_day, rule
from rulebook import confirmation as law
from rulebook.competence import court_for
from rulebook.tables.joint_consent import takes_consent

DOCKETING = (law.ACCEPTANCE, law.ACCEPTANCE_HARD)


@dataclass(frozen=True, kw_only=True)
class Joining(Review):
    """The rules on applying together."""

    # --- the joint application (民事诉讼法205; 解释351–353) ------------------------------------------------

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=PREPARING,
        to=(PREPARING, FILED),
        cite=("CPL-205", "CPLI-351", "CPLI-353"),
        row=("P4/eligible", "P4/apply", "P1/confirm", "MD11", "P2/confirm"),
        papers=(ConfirmationApplication,),
        opens=DOCKETING,
        power=Power.SETTLE,
        duty=True,
    )
    def apply(self, act: JointApplication, file: File) -> Step[Joining]:
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
    def apply_again(self, act: JointApplication, file: File) -> Step[Joining]:
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
    def apply_by_post(self, act: JointApplication, file: File) -> Step[Joining]:
        """Posted in time and received after the lapse is in time."""
        return self.sign(act, file)

    @rule(
        on=ApplicationConsent,
        by=Role.PARTY,
        when=PREPARING,
        to=(PREPARING, FILED),
        cite=("CPL-205", "CPLI-353"),
        row="confirmation/consent",
        papers=(ConsentPaper, ConfirmationApplication),
        opens=DOCKETING,
        power=Power.SETTLE,
    )
    def consent(self, act: ApplicationConsent, file: File) -> Step[Joining]:
        """One has applied, the other consents in writing: where the court takes that, both have applied.

        Doubt: 民事诉讼法205 says jointly (共同); only local guidelines read a signed consent so. The table of courts
        says which, since when, and that it is unverified. Elsewhere both sign.
        """
        party = str(act.stamp.party)
        if not self.applied:
            raise NotAwaited(
                "尚无当事人签署申请书，没有可以同意的申请", article="CPL-205", remedy="请先由一方签署申请书"
            )
        self.must_be_signable(party, act, file)
        self.must_take_consent(act)
        done = Done(who=party, at=act.stamp.handed_in_at)
        now = replace(self, applied=(*self.applied, done), consented=(*self.consented, party))
        step = now.file(act, file) if now.all_applied(file) else Step(now=now)
        return replace(step, effects=(now.consent_paper(act, party), *step.effects))

    @rule(
        on=OralApplication,
        by=Role.COURT_CLERK,
        when=(PREPARING, *AGAIN),
        to=FILED,
        cite=("CPLI-353", "CPL-205"),
        row="P4/apply",
        papers=(OralPaper,),
        opens=DOCKETING,
        elsewhere=True,
    )
    def apply_orally(self, act: OralApplication, file: File) -> Step[Joining]:
        """All come to the court and apply orally; the clerk writes it down, they sign: that is their application."""
        if act.court.id != act.stamp.office:
            raise NotEntitled("口头申请由收到申请的人民法院记入笔录", article="CPLI-353", field="court")
        self.must_be_signed_by_all(act, file)
        for party in act.signed:
            self.must_be_signable(party, act, file)
        self.must_be_competent(act.court, file)
        at = act.stamp.handed_in_at
        signed = tuple(Done(who=party, at=at) for party in file.everyone)
        now = replace(self, applied=signed, consented=(), office=act.court).lodged()
        return Step(now=now, effects=(now.oral_paper(act, file),), opens=docketing())

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=(FILED, SUPPLEMENTING),
        to=(FILED, SUPPLEMENTING),
        cite="CPLI-352",
        row="confirmation/two-courts",
        papers=(ConfirmationApplication,),
        power=Power.SETTLE,
    )
    def apply_elsewhere(self, act: JointApplication, file: File) -> Step[Joining]:
        """Before any court has docketed, the parties may jointly ask a second competent court too (解释352)."""
        party = str(act.stamp.party)
        if act.court.id == self.office.id:
            raise AlreadyDone("双方已向该院提出申请", field="court")
        self.must_be_signable(party, act, file)
        self.must_be_competent(act.court, file)
        known = self.elsewhere or Elsewhere(court=act.court)
        if known.court.id != act.court.id:
            raise Refused(
                "已向另外两个人民法院提出申请，系统只登记两个法院",
                article="CPLI-352",
                field="court",
                remedy="请在已提出申请的法院中等待立案结果",
            )
        applied = (*known.applied, Done(who=party, at=act.stamp.handed_in_at))
        if {done.who for done in applied} != set(file.everyone):
            return Step(now=replace(self, elsewhere=replace(known, applied=applied)))
        lodged = replace(known, applied=applied, filed_at=max(done.at for done in applied))
        there = replace(self, office=lodged.court, applied=applied, consented=())
        return Step(now=replace(self, elsewhere=lodged), effects=(there.application(act, file),))

    @rule(
        on=JointApplication,
        by=Role.PARTY,
        when=(*IN_FORCE, CHANGED),
        to=(*IN_FORCE, CHANGED),
        cite="CPL-206",
        row="P4/one-title",
        refuses=True,
    )
    def refuse_second_title(self, act: JointApplication, file: File) -> Step[Joining]:
        """One settlement, one title (LR-10)."""
        raise Refused(
            "该调解协议已经裁定确认，同一协议不能再次取得执行依据",
            article="CPL-206",
            remedy="对方不履行的，请申请强制执行",
        )

    @rule(on=ConfirmationWithdrawal, by=Role.PARTY, when=PREPARING, to=PREPARING, cite="CPL-205", row="P4/apply")
    def retract(self, act: ConfirmationWithdrawal, file: File) -> Step[Joining]:
        """Until all have signed, a party may take its signature back, so that another court can be named."""
        kept = tuple(done for done in self.applied if done.who != act.stamp.party)
        if kept == self.applied:
            raise NotAwaited("您尚未在申请书上签名", article="CPL-205", remedy="无需撤回")
        return Step(now=replace(self, applied=kept, office=self.office if kept else self.body))

    # --- what the rules above share ---------------------------------------------------------------------

    def sign(self, act: JointApplication, file: File) -> Step[Joining]:
        """A signature under the application; the first names the court, and the others must name the same."""
        party = str(act.stamp.party)
        self.must_be_signable(party, act, file)
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
        return now.file(act, file) if now.all_applied(file) else Step(now=now)

    def file(self, act: JointApplication | ApplicationConsent, file: File) -> Step[Joining]:
        """All have signed: the application is filed, on the day the last of them handed it in."""
        now = self.lodged()
        met = tuple(Meet(term=term) for term in DOCKETING)
        return Step(now=now, effects=(now.application(act, file),), opens=docketing(), changes=met)

    def lodged(self) -> Self:
        """At the court, with the day on which the last of them handed it in."""
        filed_at = max(done.at for done in self.applied)
        return self.into(
            FILED,
            filed_at=filed_at,
            first_filed_at=self.first_filed_at or filed_at,
            withdrawing=(),
            late_by=None,
            grounds=(),
        )

    def application(self, act: JointApplication | ApplicationConsent, file: File) -> Issue:
        """The application to the court, with what the parties agreed on."""
        return issue(
            ConfirmationApplication,
            self,
            act,
            applicants=file.everyone,
            court=self.office.id,
            body=self.body.id,
            agreement=self.agreement_paper(),
            agreed=self.effective_at,
            obligations=lines(self.terms.obligations),
            facts=self.terms.facts,
            rights=file.right_numbers,
            signed=[{"party": done.who, "on": done.at} for done in self.applied if done.who not in self.consented],
            consented=self.consented,
        )

    def consent_paper(self, act: ApplicationConsent, party: str) -> Issue:
        """The written consent to the application of the others."""
        return issue(
            ConsentPaper,
            self,
            act,
            party=party,
            applicants=tuple(one.who for one in self.applied if one.who != party),
            court=self.office.id,
            agreement=self.agreement_paper(),
            statement=act.statement,
        )

    def oral_paper(self, act: OralApplication, file: File) -> Issue:
        """The minutes that the clerk has taken and all have signed."""
        return issue(
            OralPaper,
            self,
            act,
            applicants=file.everyone,
            body=self.body.id,
            agreement=self.agreement_paper(),
            agreed=self.effective_at,
            clerk=act.stamp.person,
            held_at=act.stamp.handed_in_at,
            text=act.minutes,
        )

    def all_applied(self, file: File) -> bool:
        """Whether every party has signed or consented."""
        return {done.who for done in self.applied} == set(file.everyone)

    def at_the_other(self) -> Self:
        """Only before the second court."""
        assert self.elsewhere is not None
        other = self.elsewhere
        return replace(
            self.into(FILED), office=other.court, filed_at=other.filed_at, applied=other.applied, elsewhere=None
        )

    def must_be_signable(self, party: str, act: Act, file: File) -> None:
        """What may be confirmed is asked for in time, by parties that are there."""
        self.must_be_confirmable()
        self.must_be_certified()
        self.must_walk_alone(file)
        self.must_not_be_lost(party)
        self.must_be_in_time(act.stamp.handed_in_at, file)

    def must_take_consent(self, act: ApplicationConsent) -> None:
        """Only where the court is known to take a signed consent for an application."""
        if not takes_consent(self.office.id, local_day(act.stamp.handed_in_at)):
            raise Refused(
                "没有资料表明该院接受“一方申请、另一方书面同意”，须由双方共同签署申请书",
                article="CPL-205",
                field="statement",
                remedy="请在三十日期限内直接签署申请书，可以委托有特别授权的代理人",
            )

    def must_be_signed_by_all(self, act: OralApplication, file: File) -> None:
        """An oral application, too, is that of all parties together (民事诉讼法205)."""
        if set(act.signed) != set(file.everyone):
            raise Refused(
                "口头申请也须由双方当事人共同提出，并在笔录上签名、捺印或者盖章",
                article="CPL-205",
                field="signed",
                remedy="请通知未到的一方在期限内到院，或者由其签署书面申请",
            )

    def must_be_the_other(self, office: str | None) -> None:
        """The second court that was asked; nobody else speaks for it."""
        if self.elsewhere is None or self.elsewhere.filed_at is None or self.elsewhere.court.id != office:
            raise NotEntitled("双方没有向贵院提出申请", article="CPLI-352", field="office")

    def must_be_first(self, file: File) -> None:
        """Of two competent courts the one that dockets first is competent (解释352)."""
        first = court_for(
            file.matter, file.parties, self.body, on=local_day(self.effective_at), docketed_first=self.office.id
        )
        if self.elsewhere is not None and first.court_id != self.office.id:
            raise Refused(
                "本院不在对该协议有管辖权的法院之列",
                article="CPLI-352",
                field="office",
                remedy="请由有管辖权的人民法院立案",
            )


def docketing() -> tuple[Opening, ...]:
    """The court's days to decide on docketing."""
    return tuple(Opening(term=term) for term in DOCKETING)
