"""What is known of a judicial confirmation: its statuses, what each party has done, and until when it may be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from cases.acts import Act
from cases.agencies import Office, OfficeKind
from cases.agreement import DECLARATIONS, Terms
from cases.effects import Issue
from cases.errors import Malformed, NotEntitled, Refused
from cases.facts import Fact
from cases.words import Token
from forms.lapse_notice.form import LapseNotice
from forms.mediation_agreement.form import MediationAgreement
from forms.negative_ruling.form import NegativeRuling
from forms.patent_mediation_agreement.form import PatentMediationAgreement
from procedures.papers import cited, issue
from procedures.rules import File, Lapse, Procedure, Rule, local_day
from rulebook import confirmation as law
from rulebook.competence import competent_court
from rulebook.counting import recount
from rulebook.periods import Due, Unit
from rulebook.wording import write_day


class Status(StrEnum):
    """Where an application for confirmation stands."""

    PREPARING = "preparing"
    FILED = "filed"
    SUPPLEMENTING = "supplementing"
    ACCEPTED = "accepted"
    REVIEWING = "reviewing"
    RULED = "ruled"
    CONFIRMED = "confirmed"
    OBJECTED = "objected"
    CHANGED = "changed"
    REVOKED = "revoked"
    LAPSED = "lapsed"
    NOT_ACCEPTED = "not_accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    DISMISSED = "dismissed"
    TERMINATED = "terminated"
    REJECTED = "rejected"


PREPARING, FILED, SUPPLEMENTING = Status.PREPARING, Status.FILED, Status.SUPPLEMENTING
ACCEPTED, REVIEWING = Status.ACCEPTED, Status.REVIEWING
RULED, CONFIRMED, OBJECTED = Status.RULED, Status.CONFIRMED, Status.OBJECTED
CHANGED, REVOKED, LAPSED = Status.CHANGED, Status.REVOKED, Status.LAPSED
NOT_ACCEPTED, RETURNED, WITHDRAWN = Status.NOT_ACCEPTED, Status.RETURNED, Status.WITHDRAWN
DEEMED_WITHDRAWN, DISMISSED = Status.DEEMED_WITHDRAWN, Status.DISMISSED
TERMINATED, REJECTED = Status.TERMINATED, Status.REJECTED

AT_COURT = (FILED, SUPPLEMENTING, ACCEPTED, REVIEWING)
"""The application lies before a court that has not ruled."""

AGAIN = (RETURNED, WITHDRAWN, DEEMED_WITHDRAWN)
"""Ends after which the parties may apply again within the rest of the thirty days."""

TITLES = (CONFIRMED, OBJECTED, CHANGED)
"""Statuses in which the ruling may be enforced; an objection alone takes nothing away (民诉法解释372)."""

LATE, WITHDRAWING, STRAIGHT = "late", "withdrawing", "straight"
"""What a court is asked for beside the confirmation itself: more time, leave to withdraw, or nothing."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a party did or received, and when."""

    who: Token
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Granted:
    """Days that a court gave after an obstacle (民事诉讼法86)."""

    at: datetime
    days: int


@dataclass(frozen=True, kw_only=True)
class ConfirmationState(Procedure):
    """The record of a confirmation.

    `office` is the court once it is chosen. `effective_at` is when the agreement took effect, `file_by_from` the safe
    day from which the thirty days count; `time_is_up` says that they are over. `title_at` is when the last party had
    received the ruling.
    """

    status: Status = Status.PREPARING
    mediation: Token
    body: Office
    terms: Terms
    effective_at: datetime
    file_by_from: datetime
    time_is_up: bool = False
    granted: Granted | None = None
    late_by: Token | None = None
    applied: tuple[Done, ...] = ()
    filed_at: datetime | None = None
    first_filed_at: datetime | None = None
    accepted_at: datetime | None = None
    called_for: datetime | None = None
    inquired: bool = False
    absent: tuple[Token, ...] = ()
    unanswered: bool = False
    withdrawing: Token | None = None
    lost: Token | None = None
    bankrupt: Token | None = None
    extended: bool = False
    grounds: tuple[Token, ...] = ()
    sham: bool = False
    ruled_at: datetime | None = None
    served: tuple[Done, ...] = ()
    title_at: datetime | None = None
    objected: tuple[Done, ...] = ()
    more_time: tuple[tuple[Token, Granted], ...] = ()
    changed: bool = False

    ENDS = (
        CONFIRMED,
        CHANGED,
        REVOKED,
        LAPSED,
        NOT_ACCEPTED,
        RETURNED,
        WITHDRAWN,
        DEEMED_WITHDRAWN,
        DISMISSED,
        TERMINATED,
        REJECTED,
    )
    TITLE = "司法确认"

    @property
    def variant(self) -> str:
        """What the court is asked for beside the confirmation."""
        if self.late_by is not None:
            return LATE
        return WITHDRAWING if self.withdrawing is not None else STRAIGHT

    @property
    def ended(self) -> bool:
        """Whether nothing is pending: an application for more time keeps an end open."""
        return self.status in self.ENDS and self.late_by is None

    @property
    def attacked(self) -> bool:
        """Whether an objection to the title is open (title_under_attack)."""
        return self.status is OBJECTED

    @property
    def enforceable(self) -> bool:
        """Whether there is a title in force."""
        return self.status in TITLES and self.title_at is not None

    def owes(self, rule: Rule, party: str) -> bool:
        """A party applies once, and objects once."""
        done = {
            "apply": self.applied,
            "apply_again": self.applied,
            "apply_by_post": self.applied,
            "raise_objection": self.objected,
        }
        return all(act.who != party for act in done.get(rule.name, ()))

    def closes(self, file: File) -> Due:
        """The end of the time in which both parties must have applied."""
        if self.granted is None:
            return law.APPLICATION.count(self.file_by_from, file.calendar)
        return _longer(self.granted, file)

    def objection_closes(self, party: str, file: File) -> Due | None:
        """The end of a party's time to object; None while it has not received the ruling."""
        more = dict(self.more_time).get(party)
        if more is not None:
            return _longer(more, file)
        served = next((done.at for done in self.served if done.who == party), None)
        return None if served is None else law.OBJECTION.count(served, file.calendar)

    def agreement_paper(self) -> str:
        """How papers of this procedure cite the agreement."""
        patent = self.body.kind is OfficeKind.PATENT_OFFICE
        return cited(self.mediation, PatentMediationAgreement if patent else MediationAgreement)

    def taken_back(self) -> Self:
        """Without the application: signatures and the court are chosen anew, what was asked beside it falls."""
        return replace(
            self,
            applied=(),
            office=self.body,
            filed_at=None,
            accepted_at=None,
            withdrawing=None,
            paused=None,
            inquired=False,
            absent=(),
            unanswered=False,
        )

    def negative(self, kind: str, event: Act | Fact | Lapse, file: File) -> Issue:
        """The ruling that does not confirm, with its grounds and the roads that remain."""
        return issue(
            NegativeRuling,
            self,
            event,
            applicants=file.everyone,
            kind=kind,
            grounds=self.grounds,
            agreement=self.agreement_paper(),
            serve_on=file.everyone,
        )

    def lapse_notice(self, event: Act | Fact | Lapse, file: File) -> Issue:
        """What the parties are told when the thirty days are over."""
        return issue(
            LapseNotice,
            replace(self, office=self.body),
            event,
            parties=file.everyone,
            agreement=self.agreement_paper(),
            last_day=self.closes(file).last_day,
            serve_on=file.everyone,
        )

    def must_be_confirmable(self) -> None:
        """A clause that declares who owns what, or a bankruptcy, keeps the agreement from confirmation (解释355)."""
        if any(obligation.duty in DECLARATIONS for obligation in self.terms.obligations):
            raise Refused(
                "调解协议含有知识产权确权内容，人民法院不予受理确认申请",
                article="CPLI-355",
                remedy="请将确权条款分出另办登记，就其余条款重新达成协议后再申请",
            )
        if self.bankrupt is not None:
            raise Refused(
                "一方当事人已进入破产程序，不适用司法确认程序",
                article="CPLI-355",
                remedy="请向破产管理人申报债权",
            )

    def must_be_in_time(self, handed_in_at: datetime, file: File) -> None:
        """Both must have applied by the last day; what was posted by then is in time (民事诉讼法85, 205)."""
        closes = self.closes(file)
        if handed_in_at >= closes.due:
            raise Refused(
                f"共同申请司法确认的最后一日是{write_day(closes.last_day)}，此申请已逾期；一方在期限内单独申请不能补救",
                article="CPL-205",
                remedy="有正当理由的，可在障碍消除后十日内申请顺延；也可以重新调解、申请支付令或者起诉",
            )

    def must_be_competent(self, court: Office, file: File) -> None:
        """The court named must be one that the law names for this agreement (民事诉讼法205)."""
        ruling = competent_court(court, file.matter, file.parties, self.body, on=local_day(self.effective_at))
        if not ruling.competent:
            raise Refused(ruling.message, article=ruling.article, field="court", remedy=ruling.remedy)

    def must_be_a_party(self, party: str, file: File) -> None:
        """An act names only parties of this dispute."""
        if party not in file.everyone:
            raise Malformed("本案没有这一当事人", field="party", remedy="请核对当事人编号")

    def must_not_be_ahead(self, day: date, at: datetime, field: str) -> None:
        """Nobody reports what has not happened yet."""
        if day > local_day(at):
            raise Malformed("所填日期在将来", field=field, remedy="请核对日期")

    def must_not_be_lost(self, party: str | None) -> None:
        """A party that is gone is spoken for by its successor only (LR-09)."""
        if party is not None and party == self.lost:
            raise NotEntitled(
                "该当事人已经死亡或者终止，须由权利义务继受人加入后办理",
                article="CPL-153",
                field="party",
                remedy="请先提交继受证明和新的授权委托书",
            )


def _longer(granted: Granted, file: File) -> Due:
    return recount(granted.at, granted.days, Unit.DAY, file.calendar, (), rolls=True, cite="CPL-86")
