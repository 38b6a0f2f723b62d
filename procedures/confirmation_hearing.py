"""The court hears the parties, asks for more, and asks the mediation body (民诉法解释356)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.confirmation import (
    AssistanceReply,
    AssistanceRequest,
    AttendanceNotice,
    Inquiry,
    MaterialsAnswer,
    MaterialsOrder,
)
from cases.agencies import Role
from cases.errors import NotAwaited, NotEntitled
from forms.assistance_letter.form import AssistanceLetter
from forms.assistance_reply.form import AssistanceReply as ReplyPaper
from forms.attendance_notice.form import AttendanceNotice as AttendancePaper
from forms.inquiry_minutes.form import InquiryMinutes
from forms.inquiry_notice.form import InquiryNotice
from procedures.confirmation_objection import Objecting
from procedures.confirmation_state import ACCEPTED, REVIEWING, set_days
from procedures.papers import cited, issue
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, local_day, rule, silence
from rulebook import confirmation as law
from rulebook.periods import Unit

UNDER_REVIEW = (ACCEPTED, REVIEWING)


@dataclass(frozen=True, kw_only=True)
class Hearing(Objecting):
    """The rules on hearing and completing."""

    # --- both parties attend (解释356) --------------------------------------------------------------------

    @rule(
        on=AttendanceNotice,
        by=(Role.COURT_CLERK, Role.JUDGE),
        when=UNDER_REVIEW,
        to=REVIEWING,
        cite="CPLI-356",
        row="P4/notify",
        papers=(AttendancePaper,),
        duty=True,
    )
    def call(self, act: AttendanceNotice, file: File) -> Step[Hearing]:
        """The court must call both parties to attend together; staying away is a ground for the judge."""
        notice = issue(
            AttendancePaper,
            self,
            act,
            case_number=self.case_number(),
            parties=file.everyone,
            held_at=act.held_at,
            place=act.place,
            serve_on=file.everyone,
        )
        return Step(now=self.into(REVIEWING, called_for=act.held_at, called_to=act.place), effects=(notice,))

    @rule(
        on=Inquiry,
        by=(Role.JUDGE, Role.COURT_CLERK),
        when=REVIEWING,
        to=REVIEWING,
        cite="CPLI-356",
        row="P4/notify",
        papers=(InquiryMinutes,),
        duty=True,
    )
    def inquire(self, act: Inquiry, file: File) -> Step[Hearing]:
        """The inquiry was held; who stayed away is on the record."""
        for party in act.attended:
            self.must_be_a_party(party, file)
        self.must_not_be_ahead(local_day(act.held_at), act.stamp.received_at, "held_at")
        absent = tuple(party for party in file.everyone if party not in act.attended)
        minutes = issue(
            InquiryMinutes,
            self,
            act,
            case_number=self.case_number(),
            parties=file.everyone,
            attended=act.attended,
            judge=act.stamp.person,
            clerk=act.clerk,
            held_at=act.held_at,
            place=self.called_to,
            text=act.minutes,
        )
        return Step(now=replace(self, inquired=not absent, absent=absent), effects=(minutes,))

    @rule(
        on=MaterialsOrder,
        by=(Role.JUDGE, Role.COURT_CLERK),
        when=REVIEWING,
        to=REVIEWING,
        cite="CPLI-356",
        row="P4/insufficient",
        papers=(InquiryNotice,),
        opens=(law.RESPONSE,),
    )
    def ask_for_more(self, act: MaterialsOrder, file: File) -> Step[Hearing]:
        """What is doubtful is to be completed, in statement or proof."""
        notice = issue(
            InquiryNotice,
            self,
            act,
            case_number=self.case_number(),
            parties=file.everyone,
            text=act.text,
            last_day=set_days(act.stamp.received_at, act.days, file, "CPLI-356").last_day,
            serve_on=file.everyone,
        )
        opening = Opening(term=law.RESPONSE, length=act.days, unit=Unit.DAY)
        return Step(now=self, effects=(notice,), opens=(opening,), changes=(Meet(term=law.RESPONSE),))

    @rule(on=MaterialsAnswer, by=Role.PARTY, when=REVIEWING, to=REVIEWING, cite="CPLI-356", row="P4/insufficient")
    def complete(self, act: MaterialsAnswer, file: File) -> Step[Hearing]:
        """What the judge asked for is handed in."""
        return Step(now=replace(self, unanswered=False), changes=(Meet(term=law.RESPONSE),))

    @silence(law.RESPONSE, when=REVIEWING, to=REVIEWING, row="P4/357")
    def not_completed(self, missed: Lapse, file: File) -> Step[Hearing]:
        """Nobody completed it in time; whether that is a withdrawal the judge decides."""
        return Step(now=replace(self, unanswered=True))

    # --- the mediation body is asked (解释356第二款) --------------------------------------------------------

    @rule(
        on=AssistanceRequest,
        by=(Role.JUDGE, Role.COURT_CLERK),
        when=REVIEWING,
        to=REVIEWING,
        cite="CPLI-356",
        row="P4/insufficient",
        papers=(AssistanceLetter,),
        opens=(law.ASSISTANCE,),
    )
    def ask_body(self, act: AssistanceRequest, file: File) -> Step[Hearing]:
        """Where needed the court verifies with the mediation body; the parties answer for nothing in this."""
        letter = issue(
            AssistanceLetter,
            self,
            act,
            case_number=self.case_number(),
            parties=file.everyone,
            body=self.body.id,
            agreement=self.agreement_paper(),
            text=act.text,
            last_day=set_days(act.stamp.received_at, act.days, file, "CPLI-356").last_day,
        )
        opening = Opening(term=law.ASSISTANCE, length=act.days, unit=Unit.DAY)
        return Step(now=self, effects=(letter,), opens=(opening,), changes=(Meet(term=law.ASSISTANCE),))

    @rule(
        on=AssistanceReply,
        by=(Role.OFFICER, Role.MEDIATOR),
        when=REVIEWING,
        to=REVIEWING,
        cite=("CPLI-356", "ZXTJ-18"),
        row="P4/insufficient",
        papers=(ReplyPaper,),
        elsewhere=True,
    )
    def body_answers(self, act: AssistanceReply, file: File) -> Step[Hearing]:
        """The body answers on how the agreement came about; what was said in mediation is not in the answer."""
        if act.stamp.office != self.body.id:
            raise NotEntitled("由主持调解的组织答复法院", article="CPLI-356", field="office")
        if file.last_day(law.ASSISTANCE) is None:
            raise NotAwaited("法院没有等待答复的协助核实函", article="CPLI-356", remedy="请等待法院来函")
        reply = issue(
            ReplyPaper,
            replace(self, office=self.body),
            act,
            court=self.office.id,
            letter=cited(self.id, AssistanceLetter),
            agreement=self.agreement_paper(),
            parties=file.everyone,
            text=act.text,
        )
        return Step(now=self, effects=(reply,), changes=(Meet(term=law.ASSISTANCE),))

    @silence(law.ASSISTANCE, when=REVIEWING, to=REVIEWING, row="P4/insufficient")
    def not_answered(self, missed: Lapse, file: File) -> Step[Hearing]:
        """The body has not answered; the court decides on what it has, and nothing is held against the parties."""
        return Step(now=self)
