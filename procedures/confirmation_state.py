"""What is known of a judicial confirmation: its statuses, what each party has done, and until when it may be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from cases.agencies import Office, OfficeKind
from cases.agreement import Terms
from cases.errors import Malformed, NotEntitled, Refused
from cases.words import RecordRef, Token
from forms.court_acceptance_notice.form import CourtAcceptanceNotice
from procedures.citing import agreement_paper
from procedures.confirmation_entries import Done, Elsewhere, Granted, Raised
from procedures.papers import cited
from procedures.rules import File, Procedure, Rule, local_day
from rulebook import confirmation as law
from rulebook.competence import competent_court, licence_of
from rulebook.counting import recount
from rulebook.grounds import NonAcceptanceGround, keeps_the_contract
from rulebook.notarisation import notarisable, opened_by
from rulebook.performance import LIMITATION
from rulebook.periods import Due, Unit
from rulebook.requirements import Missing, requirement
from rulebook.roads import RoadAhead, RoadKind, ahead
from rulebook.roads_left import after_lapse, after_rejection
from rulebook.wording import write_day


class Status(StrEnum):
    """Where an application for confirmation stands."""

    PREPARING = "preparing"
    FILED = "filed"
    SUPPLEMENTING = "supplementing"
    ACCEPTED = "accepted"
    REVIEWING = "reviewing"
    RULED = "ruled"
    CONTESTED = "contested"
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
    REPLACED = "replaced"


PREPARING, FILED, SUPPLEMENTING = Status.PREPARING, Status.FILED, Status.SUPPLEMENTING
ACCEPTED, REVIEWING = Status.ACCEPTED, Status.REVIEWING
RULED, CONTESTED = Status.RULED, Status.CONTESTED
CONFIRMED, OBJECTED = Status.CONFIRMED, Status.OBJECTED
CHANGED, REVOKED, LAPSED = Status.CHANGED, Status.REVOKED, Status.LAPSED
NOT_ACCEPTED, RETURNED, WITHDRAWN = Status.NOT_ACCEPTED, Status.RETURNED, Status.WITHDRAWN
DEEMED_WITHDRAWN, DISMISSED = Status.DEEMED_WITHDRAWN, Status.DISMISSED
TERMINATED, REJECTED, REPLACED = Status.TERMINATED, Status.REJECTED, Status.REPLACED

AT_COURT = (FILED, SUPPLEMENTING, ACCEPTED, REVIEWING)
"""The application lies before a court that has not ruled."""

AGAIN = (RETURNED, WITHDRAWN, DEEMED_WITHDRAWN)
"""Ends after which the parties may apply again within the rest of the thirty days."""

STANDSTILL = (NOT_ACCEPTED, DISMISSED, TERMINATED, REJECTED, REVOKED)
"""Ends that leave the contract alone, or put it in doubt."""

IN_FORCE = (RULED, CONTESTED, CONFIRMED, OBJECTED)
"""The court has confirmed: being served (RULED; CONTESTED when objected to before), or a title."""

TITLES = (CONFIRMED, OBJECTED, CHANGED)
"""Statuses in which the ruling may be enforced; an objection alone takes nothing away (民诉法解释372)."""

LIVE = (*AT_COURT, *IN_FORCE, CHANGED)
"""A path to a title that is being walked, or has led there; a dispute has one at a time (LR-10)."""

STILL_OPEN = (PREPARING, LAPSED, *AGAIN)
"""Not at court, and may yet come there."""

LATE, WITHDRAWING, TWO_COURTS, STRAIGHT = "late", "withdrawing", "two_courts", "straight"
"""What a court is asked for beside the confirmation: more time, leave to withdraw, the same as another, or nothing."""


@dataclass(frozen=True, kw_only=True)
class ConfirmationState(Procedure):
    """The record of a confirmation.

    `office` is the court once it is chosen. `effective_at` is when the agreement took effect, `file_by_from` the safe
    day from which the thirty days count; `certified` says that the body's certificate is there, `time_is_up` that they
    are over. `title_at` is when the last party had received the ruling. `consented` are applicants by written consent,
    `elsewhere` the application to a second court, `invited_by` the court that had the body mediate.
    """

    status: Status = Status.PREPARING
    mediation: Token
    body: Office
    terms: Terms
    effective_at: datetime
    file_by_from: datetime
    certified: bool = False
    invited_by: Token | None = None
    time_is_up: bool = False
    granted: Granted | None = None
    late_by: Token | None = None
    applied: tuple[Done, ...] = ()
    consented: tuple[Token, ...] = ()
    elsewhere: Elsewhere | None = None
    filed_at: datetime | None = None
    first_filed_at: datetime | None = None
    accepted_at: datetime | None = None
    called_for: datetime | None = None
    called_to: RecordRef | None = None
    inquired: bool = False
    absent: tuple[Token, ...] = ()
    unanswered: bool = False
    withdrawing: tuple[Token, ...] = ()
    lost: Token | None = None
    bankrupt: Token | None = None
    extended: bool = False
    grounds: tuple[Token, ...] = ()
    sham: bool = False
    ruled_at: datetime | None = None
    served: tuple[Done, ...] = ()
    title_at: datetime | None = None
    objected: tuple[Done, ...] = ()
    raised: tuple[Raised, ...] = ()
    more_time: tuple[tuple[Token, Granted], ...] = ()
    changed: bool = False

    TITLE_CITE = ("CPL-206",)
    FALL_CITE = ("CPLI-372",)
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
        REPLACED,
    )
    TITLE = "司法确认"

    @property
    def variant(self) -> str:
        """What the court is asked for beside the confirmation."""
        if self.late_by is not None:
            return LATE
        if self.withdrawing:
            return WITHDRAWING
        return TWO_COURTS if self.at_two_courts else STRAIGHT

    @property
    def at_two_courts(self) -> bool:
        """Whether the application lies before two courts and neither has docketed it."""
        lodged = self.elsewhere is not None and self.elsewhere.filed_at is not None
        return lodged and self.status in (FILED, SUPPLEMENTING)

    @property
    def ended(self) -> bool:
        """Whether nothing is pending: an application for more time keeps an end open."""
        return self.status in self.ENDS and self.late_by is None

    @property
    def walking(self) -> bool:
        """Whether the application lies before a court, or the court's ruling stands."""
        return self.status in LIVE

    @property
    def replaceable(self) -> bool:
        """Whether a new agreement closes this path."""
        return self.status in STILL_OPEN

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
            "consent": self.applied,
            "apply_elsewhere": self.elsewhere.applied if self.elsewhere else (),
            "raise_objection": self.objected,
        }
        if rule.name == "withdraw_too":
            return party not in self.withdrawing
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
        return agreement_paper(self.mediation, self.body, of_court=self.invited_by is not None)

    def case_number(self) -> str:
        """How papers of this procedure cite the notice that drew the number of the case."""
        return cited(self.id, CourtAcceptanceNotice)

    def taken_back(self) -> Self:
        """Without the application: signatures and the court are chosen anew, what was asked beside it falls."""
        return replace(
            self,
            applied=(),
            consented=(),
            elsewhere=None,
            office=self.body,
            filed_at=None,
            accepted_at=None,
            withdrawing=(),
            paused=None,
            inquired=False,
            absent=(),
            unanswered=False,
        )

    # --- the roads that remain (LR-01, LR-04, LR-06) ------------------------------------------------------

    def roads_left(
        self, file: File, *, pays: bool | None = None, limitation: date | None = None
    ) -> tuple[RoadAhead, ...]:
        """What remains where this stands now; who knows the account says what is owed, and until when to sue."""
        pays = any(obligation.total for obligation in self.terms.obligations) if pays is None else pays
        limitation = limitation or LIMITATION.count(self.effective_at, file.calendar).last_day
        clause = self.terms.arbitration is not None
        notary = opened_by(self.body) if notarisable(self.terms) else None
        if self.bankrupt is not None and not self.enforceable:
            return (
                ahead(RoadKind.DECLARE_TO_ADMINISTRATOR),
                *after_lapse(pays=False, limitation=limitation, clause=clause)[1:],
            )
        if self.status is PREPARING:
            return (ahead(RoadKind.CONFIRMATION, self.closes(file).last_day),)
        if self.status is LAPSED:
            return after_lapse(pays=pays, limitation=limitation, clause=clause, notary=notary)
        if self.status in AGAIN:
            again = () if self.time_is_up else (ahead(RoadKind.REAPPLICATION, self.closes(file).last_day),)
            return (*again, *after_lapse(pays=pays, limitation=limitation, clause=clause, notary=notary)[1:])
        return self._roads_after_ruling(pays, limitation, clause, notary) if self.status in STANDSTILL else ()

    def _roads_after_ruling(
        self, pays: bool, limitation: date, clause: bool, notary: str | None
    ) -> tuple[RoadAhead, ...]:
        stands = not self.sham and keeps_the_contract(self.grounds)
        roads = after_rejection(pays=pays, contract_stands=stands, limitation=limitation, clause=clause, notary=notary)
        if NonAcceptanceGround.TITLE_DECLARED.value in self.grounds:
            return (ahead(RoadKind.CNIPA_REGISTRATION), *roads)
        if NonAcceptanceGround.OTHER_PROCEDURE.value in self.grounds:
            return (ahead(RoadKind.DECLARE_TO_ADMINISTRATOR), *roads)
        if self.status is TERMINATED:
            return (ahead(RoadKind.SUIT, limitation, "CPL-186"), *roads)
        return roads

    # --- guards -----------------------------------------------------------------------------------------

    def must_be_confirmable(self) -> None:
        """What keeps an agreement from confirmation: a clause that declares, a bankruptcy, a body without licence."""
        if self.terms.declares_title:
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
        licence = licence_of(self.body, local_day(self.effective_at))
        if self.body.kind is OfficeKind.COMMERCIAL_BODY and not licence.competent:
            raise Refused(
                "主持调解的商事调解组织没有执业证书，不属于依法设立的调解组织（R-07）",
                article=licence.article,
                remedy="请由依法设立的调解组织重新主持调解",
            )

    def must_be_certified(self) -> None:
        """Nobody applies without the body's certificate that it mediated (解释354, R-06)."""
        if not self.certified:
            needed = requirement(Missing.CERTIFICATE)
            raise Refused(f"尚缺{needed.title}", article=needed.cite, remedy=needed.remedy)

    def must_walk_alone(self, file: File) -> None:
        """One dispute, one live path to a title (LR-10)."""
        if file.walked:
            raise Refused(
                "本案另有一条取得执行依据的途径正在进行或者已经取得执行依据，不能同时申请司法确认",
                article="CPL-206",
                remedy="请先撤回该程序，或者等待其结束",
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
        ruling = competent_court(
            court, file.matter, file.parties, self.body, on=local_day(self.effective_at), invited_by=self.invited_by
        )
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


def set_days(at: datetime, days: int, file: File, cite: str) -> Due:
    """The end of days that a court set, counted from its order."""
    return recount(at, days, Unit.DAY, file.calendar, (), rolls=True, cite=cite)


def _longer(granted: Granted, file: File) -> Due:
    return set_days(granted.at, granted.days, file, "CPL-86")
