"""What follows a ruling that confirms: service, effect, objections, revocation (民诉法解释372, 378)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from cases.acts.confirmation import (
    Objection,
    ObjectionOutcome,
    ObjectionRuling,
    RetrialApplication,
    ThirdPersonObjection,
)
from cases.agencies import Role
from cases.calendar import SHANGHAI
from cases.effects import Issue, ServeByHand
from cases.errors import Malformed, Refused
from cases.facts import Redated, Served, Unserved
from forms.confirmation_ruling.form import ConfirmationRuling as RulingPaper
from forms.objection_application.form import ObjectionApplication
from forms.objection_ruling.form import ObjectionRuling as ObjectionPaper
from procedures.citing import ruling_paper
from procedures.confirmation_entries import Done, Raised
from procedures.confirmation_late import Lateness
from procedures.confirmation_state import (
    CHANGED,
    CONFIRMED,
    CONTESTED,
    IN_FORCE,
    OBJECTED,
    REVOKED,
    RULED,
)
from procedures.papers import issue, lines
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.terms import again_in_a_month
from rulebook import confirmation as law
from rulebook.wording import write_day


@dataclass(frozen=True, kw_only=True)
class Objecting(Lateness):
    """The rules on a ruling once it is made."""

    @rule(
        on=Served,
        form=RulingPaper,
        when=IN_FORCE,
        to=IN_FORCE,
        cite=("CPL-206", "CPLI-372"),
        row="P4/served",
        opens=(law.OBJECTION,),
    )
    def receive(self, fact: Served, file: File) -> Step[Objecting]:
        """A party has the ruling: its fifteen days run; with the last of them the ruling is a title (DISP-18)."""
        served = (*self.served, Done(who=fact.on, at=fact.at))
        now = replace(self, served=served)
        if {done.who for done in served} == set(file.everyone):
            now = replace(now, title_at=self.title_at or max(done.at for done in served))
            now = now.into(CONFIRMED if self.status is RULED else OBJECTED)
        return Step(now=now, opens=(Opening(term=law.OBJECTION, party=fact.on, start=fact.at),))

    @rule(
        on=Unserved,
        form=RulingPaper,
        when=(RULED, CONTESTED, OBJECTED),
        to=(RULED, CONTESTED, OBJECTED),
        cite=("CPL-91", "CPL-95"),
        row="P4/served",
    )
    def serve_again(self, fact: Unserved, file: File) -> Step[Objecting]:
        """The ruling did not arrive: the court serves it in another way, by publication in the end."""
        again = ServeByHand(paper=fact.paper, form=fact.form, office=self.office.id, on=fact.on, dated=fact.at)
        return Step(now=self, effects=(again,))

    @rule(
        on=Redated,
        form=RulingPaper,
        when=IN_FORCE,
        to=IN_FORCE,
        cite=("CPLI-135", "FYZD-11"),
        row=("service/S-05", "service/S-09"),
    )
    def receive_on_another_day(self, fact: Redated, file: File) -> Step[Objecting]:
        """The day on which a party had the ruling is another: its fifteen days, and the title, count from there."""
        served = tuple(replace(done, at=fact.at) if done.who == fact.on else done for done in self.served)
        title_at = None if self.title_at is None else max(done.at for done in served)
        return Step(now=replace(self, served=served, title_at=title_at))

    # --- objections (解释372) ------------------------------------------------------------------------------

    @rule(
        on=Objection,
        by=Role.PARTY,
        when=IN_FORCE,
        to=(CONTESTED, OBJECTED),
        cite="CPLI-372",
        row=("P4/objection", "P4/objection-enforcement"),
        papers=(ObjectionApplication,),
        opens=(law.OBJECTION_REVIEW,),
    )
    def raise_objection(self, act: Objection, file: File) -> Step[Objecting]:
        """A party objects within fifteen days of receiving the ruling; enforcement does not stop for that."""
        party = str(act.stamp.party)
        closes = self.objection_closes(party, file)
        if closes is not None and act.stamp.handed_in_at >= closes.due:
            raise Refused(
                f"对确认裁定提出异议的最后一日是{write_day(closes.last_day)}，此异议已逾期",
                article="CPLI-372",
                remedy="有不可抗拒的事由或者其他正当理由的，可在障碍消除后十日内申请顺延（民事诉讼法第八十六条）",
            )
        objected = (*self.objected, Done(who=party, at=act.stamp.handed_in_at))
        received = next((done.at for done in self.served if done.who == party), None)
        paper = self._objection_paper(act, applicant=party, received=received)
        changes = (Meet(term=law.OBJECTION, party=party),)
        now = replace(self, objected=objected).under_objection(act)
        return Step(now=now, effects=(paper,), opens=self.objection_opens(), changes=changes)

    @rule(
        on=ThirdPersonObjection,
        by=Role.THIRD_PERSON,
        when=(*IN_FORCE, CHANGED),
        to=(CONTESTED, OBJECTED),
        cite=("CPLI-372", "CPLI-127"),
        row=("P4/third-person", "P4/objection-enforcement"),
        papers=(ObjectionApplication,),
        opens=(law.OBJECTION_REVIEW,),
        elsewhere=True,
    )
    def object_from_outside(self, act: ThirdPersonObjection, file: File) -> Step[Objecting]:
        """Whoever the ruling harms objects within six months of knowing; nothing moves that period."""
        self.must_not_be_ahead(act.known_on, act.stamp.received_at, "known_on")
        known = max(datetime.combine(act.known_on, datetime.min.time(), SHANGHAI), self.ruled_at or self.effective_at)
        closes = law.THIRD_PERSON.count(known, file.calendar)
        if act.stamp.handed_in_at >= closes.due:
            raise Refused(
                f"利害关系人提出异议的最后一日是{write_day(closes.last_day)}，该期间为不变期间，此异议已逾期",
                article="CPLI-372",
                remedy="请咨询律师是否另有救济途径",
            )
        paper = self._objection_paper(act, applicant=act.stamp.person, known=act.known_on, by_third_person=True)
        return Step(now=self.under_objection(act), effects=(paper,), opens=self.objection_opens())

    @rule(
        on=ObjectionRuling,
        by=Role.JUDGE,
        when=(CONTESTED, OBJECTED),
        to=(REVOKED, CHANGED, CONFIRMED, RULED),
        cite="CPLI-372",
        row=("P4/objection-review", "P4/revoked", "P5/reversed"),
        papers=(ObjectionPaper,),
        duty=True,
    )
    def decide_objection(self, act: ObjectionRuling, file: File) -> Step[Objecting]:
        """Founded, the ruling is revoked or changed; unfounded, it stands."""
        if (act.outcome is ObjectionOutcome.CHANGED) != bool(act.obligations):
            raise Malformed("变更裁定须列明变更后的全部义务，其他结果不列", field="obligations")
        return Step(now=self._after_objection(act), effects=(self._ruling_on_objection(act, file),))

    @silence(law.OBJECTION, when=IN_FORCE, to=IN_FORCE, row="P4/objection")
    def no_objection(self, missed: Lapse, file: File) -> Step[Objecting]:
        """A party has let its fifteen days pass; only an obstacle may open them again (民事诉讼法86)."""
        return Step(now=self)

    @silence(
        law.OBJECTION_REVIEW,
        when=(CONTESTED, OBJECTED),
        to=(CONTESTED, OBJECTED),
        row="P4/objection-review",
        opens=(law.OBJECTION_REVIEW,),
    )
    def objection_overdue(self, missed: Lapse, file: File) -> Step[Objecting]:
        """The court has not decided on the objection; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.OBJECTION_REVIEW),))

    @rule(
        on=RetrialApplication,
        by=Role.PARTY,
        when=(*IN_FORCE, CHANGED, REVOKED),
        to=(*IN_FORCE, CHANGED, REVOKED),
        cite=("CPLI-378", "CPL-185"),
        row="P4/no-retrial",
        refuses=True,
    )
    def refuse_retrial(self, act: RetrialApplication, file: File) -> Step[Objecting]:
        """What was ruled in a special procedure is neither appealed nor retried."""
        raise Refused(
            "确认调解协议的裁定一审终审，不得上诉，也不得申请再审",
            article="CPLI-378",
            remedy="有异议的，请在法定期间内向作出裁定的法院提出异议",
        )

    # --- what the rules above share ---------------------------------------------------------------------

    def under_objection(self, act: Objection | ThirdPersonObjection) -> Self:
        """An objection is open: to a ruling still being served, or to a title."""
        raised = Raised(
            by=act.stamp.party or act.stamp.person,
            at=act.stamp.handed_in_at,
            third=act.stamp.party is None,
            grounds=act.grounds,
        )
        return self.into(CONTESTED if self.title_at is None else OBJECTED, raised=(*self.raised, raised))

    def objection_opens(self) -> tuple[Opening, ...]:
        """The court's review, opened by the first objection."""
        return () if self.status in (CONTESTED, OBJECTED) else (Opening(term=law.OBJECTION_REVIEW),)

    def _objection_paper(self, act: Objection | ThirdPersonObjection, **fields: Any) -> Issue:
        ruling = ruling_paper(self.id)
        return issue(
            ObjectionApplication, self, act, court=self.office.id, ruling=ruling, grounds=act.grounds, **fields
        )

    def _ruling_on_objection(self, act: ObjectionRuling, file: File) -> Issue:
        first = self.raised[0]
        return issue(
            ObjectionPaper,
            self,
            act,
            outcome=act.outcome,
            objector=first.by,
            by_third_person=first.third,
            applicants=file.everyone,
            ruling=ruling_paper(self.id),
            objected=first.at,
            grounds=first.grounds,
            reasons=act.reasons,
            obligations=lines(act.obligations),
            judge=act.stamp.person,
            clerk=act.clerk,
            serve_on=dict.fromkeys((*file.everyone, first.by)),
        )

    def _after_objection(self, act: ObjectionRuling) -> Objecting:
        decided = replace(self, raised=())
        if act.outcome is ObjectionOutcome.REVOKED:
            return decided.into(REVOKED, title_at=None, late_by=None)
        if act.outcome is ObjectionOutcome.CHANGED:
            terms = self.terms.model_copy(update={"obligations": act.obligations})
            title_at = self.title_at or act.stamp.received_at
            return decided.into(CHANGED, terms=terms, changed=True, title_at=title_at, late_by=None)
        if self.changed:
            return decided.into(CHANGED)
        return decided.into(RULED if self.title_at is None else CONFIRMED)
