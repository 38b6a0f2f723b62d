"""What is special to a mediation that a court sends to a body: the materials received, the term from there, its end.

特邀调解规定26, 27; 在线调解规则10, 12, 24. Everything else a mediation before the body has in common with any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.suit import MaterialsReceipt
from cases.agencies import Role
from cases.errors import AlreadyDone, NotAwaited
from procedures.mediation_ending import Ending
from procedures.mediation_state import COURSE, ENDING_PAPERS, INVITING, SELECTING, TERMINATED
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, noon, rule, silence
from procedures.terms import again_in_a_month
from rulebook import suit as law
from rulebook.grounds import EndingGround

SENT = (INVITING, *COURSE)
"""The body has the case of the court, and it is not over."""

COURT_TERMS = (law.ORDINARY, law.SUMMARY, law.DELEGATED)


@dataclass(frozen=True, kw_only=True)
class FromCourt(Ending):
    """The rules that hold only where a court has entrusted or delegated the case."""

    @rule(
        on=MaterialsReceipt,
        by=(Role.OFFICER, Role.MEDIATOR),
        when=SENT,
        to=SENT,
        cite=("TYTJ-27", "ZXTJ-24", "ZXTJ-12"),
        row="P2/accept",
        opens=COURT_TERMS,
        duty=True,
    )
    def receive(self, act: MaterialsReceipt, file: File) -> Step[FromCourt]:
        """The body signs for the materials, or confirms them on the platform; from here the term runs."""
        if self.kind_of.of_court is None:
            raise NotAwaited("本案不是人民法院委托或者委派的调解", article="TYTJ-27", remedy="无需签收")
        if self.materials_at is not None:
            raise AlreadyDone("已经签收过，只计一次", field="act")
        now = replace(self, materials_at=act.stamp.received_at)
        return Step(now=now, opens=(Opening(term=self.term),), changes=(Meet(term=law.RECEIPT),))

    @silence(law.RECEIPT, when=SENT, to=SENT, row="P2/accept", opens=(law.RECEIPT,))
    def receipt_overdue(self, missed: Lapse, file: File) -> Step[FromCourt]:
        """The body has not said whether it takes the case; it is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.RECEIPT),))

    @silence(law.MEDIATOR_CHOICE, when=SELECTING, to=SELECTING, row="P2/choose", opens=(law.MEDIATOR_APPOINTMENT,))
    def not_chosen(self, missed: Lapse, file: File) -> Step[FromCourt]:
        """The parties have not chosen together within two working days: the body appoints within three."""
        over = noon(missed.period.last_day)
        return Step(now=self, opens=(Opening(term=law.MEDIATOR_APPOINTMENT, start=over),))

    @silence(law.MEDIATOR_APPOINTMENT, when=SELECTING, to=SELECTING, row="P2/choose", opens=(law.MEDIATOR_APPOINTMENT,))
    def not_appointed(self, missed: Lapse, file: File) -> Step[FromCourt]:
        """The appointment is overdue; the body is called again every month."""
        return Step(now=self, opens=(again_in_a_month(law.MEDIATOR_APPOINTMENT),))

    @silence(law.ORDINARY, when=SENT, to=TERMINATED, row="P2/expire", papers=ENDING_PAPERS)
    def entrusted_run_out(self, missed: Lapse, file: File) -> Step[FromCourt]:
        """Fifteen days are over without an agreement: the case goes back to the court."""
        return self.end(EndingGround.TERM_EXPIRED, missed, file)

    @silence(law.SUMMARY, when=SENT, to=TERMINATED, row="P2/expire", papers=ENDING_PAPERS)
    def summary_run_out(self, missed: Lapse, file: File) -> Step[FromCourt]:
        """Seven days are over without an agreement: the case goes back to the court."""
        return self.end(EndingGround.TERM_EXPIRED, missed, file)

    @silence(law.DELEGATED, when=SENT, to=TERMINATED, row="P2/expire", papers=ENDING_PAPERS)
    def delegated_run_out(self, missed: Lapse, file: File) -> Step[FromCourt]:
        """Thirty days are over without an agreement: the court dockets the suit."""
        return self.end(EndingGround.TERM_EXPIRED, missed, file)
