"""What is known of a suit that is mediated: its statuses, what each party has done, and what it has led to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from cases.acts import Act
from cases.acts.suit import Track
from cases.agencies import Office
from cases.agreement import Terms
from cases.effects import Issue
from cases.errors import NotEntitled, Refused
from cases.facts import Fact
from cases.materials import Complaint
from cases.parties import Side
from cases.words import Token
from forms.suit_acceptance_notice.form import SuitAcceptanceNotice
from forms.suit_ruling.form import Kind, SuitRuling
from procedures.papers import cited, coded, issue
from procedures.rules import File, Lapse, Procedure, Rule, Step
from rulebook import suit as law
from rulebook.grounds import pause_ground
from rulebook.kind import Kind as MediationKind
from rulebook.kinds import DELEGATED as DELEGATED_KIND
from rulebook.kinds import ENTRUSTED as ENTRUSTED_KIND
from rulebook.kinds import SUMMARY
from rulebook.performance import LIMITATION
from rulebook.roads import RoadAhead, RoadKind, ahead
from rulebook.roads_left import after_suit_refused, after_suit_withdrawn


class Status(StrEnum):
    """Where a suit stands."""

    FILED = "filed"
    DELEGATED = "delegated"
    SPARED = "spared"
    REFUSED = "refused"
    REGISTERED = "registered"
    PROPOSED = "proposed"
    ENTRUSTED = "entrusted"
    SETTLED = "settled"
    REVIEWING = "reviewing"
    SERVING = "serving"
    IN_FORCE = "in_force"
    CONTESTED = "contested"
    REVOKED = "revoked"
    TRIAL = "trial"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


FILED, DELEGATED, SPARED, REFUSED = Status.FILED, Status.DELEGATED, Status.SPARED, Status.REFUSED
REGISTERED, PROPOSED, ENTRUSTED = Status.REGISTERED, Status.PROPOSED, Status.ENTRUSTED
SETTLED, REVIEWING, SERVING = Status.SETTLED, Status.REVIEWING, Status.SERVING
IN_FORCE, CONTESTED, REVOKED = Status.IN_FORCE, Status.CONTESTED, Status.REVOKED
TRIAL, WITHDRAWN, CLOSED = Status.TRIAL, Status.WITHDRAWN, Status.CLOSED

TITLES = (IN_FORCE, CONTESTED)
"""Statuses in which the mediation statement may be enforced; an application for retrial alone takes nothing away."""

BEFORE_COURT = (REGISTERED, PROPOSED, ENTRUSTED, SETTLED, REVIEWING, SERVING, TRIAL)
"""The suit is docketed, and has led to no title yet."""

STAYABLE = (REGISTERED, PROPOSED, SETTLED, REVIEWING, SERVING)
"""Where the court itself waits for a successor; while the body mediates, the mediation does."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a party did or received, and when."""

    who: Token
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SuitState(Procedure):
    """The record of a suit.

    `mediation` and `body` are those of the mediation that the court sent it to at `sent_at`; `agreed` are the terms of
    the agreement reached there, `agreed_at` when. `asked` are the parties that asked for a statement, `on_signing`
    those that agreed that the agreement takes effect on its signatures before the court (解释151). `title_at` is when
    the statement took effect.
    """

    status: Status = FILED
    complaint: Complaint
    track: Track = Track.ORDINARY
    registered_at: datetime | None = None
    body: Office | None = None
    sent_at: datetime | None = None
    mediation: Token | None = None
    mediators: tuple[Token, ...] = ()
    consented: tuple[Token, ...] = ()
    agreed: Terms | None = None
    agreed_at: datetime | None = None
    asked: tuple[Token, ...] = ()
    on_signing: tuple[Token, ...] = ()
    served: tuple[Done, ...] = ()
    title_at: datetime | None = None
    withdrawing: Token | None = None
    withdrawal_asked: datetime | None = None
    lost: Token | None = None
    loss: Token | None = None
    retrial_asked: tuple[Token, ...] = ()
    refusal_served: datetime | None = None
    ground: Token | None = None

    TITLE_CITE = ("CPL-100", "CPL-247")
    FALL_CITE = ("CPL-212",)
    ENDS = (SPARED, REFUSED, IN_FORCE, REVOKED, TRIAL, WITHDRAWN, CLOSED)
    TITLE = "诉讼（委托调解）"

    @property
    def ended(self) -> bool:
        """Whether nothing is pending: an application to withdraw keeps an end open."""
        return self.status in self.ENDS and self.withdrawing is None

    @property
    def walking(self) -> bool:
        """Whether the suit is before the court, or has led to a title; before docketing it is neither (LR-10)."""
        return self.status in (*BEFORE_COURT, *TITLES, REVOKED)

    @property
    def replaceable(self) -> bool:
        """A new agreement elsewhere does not end a suit."""
        return False

    @property
    def attacked(self) -> bool:
        """Whether an application for retrial is open (title_under_attack)."""
        return self.status is CONTESTED

    @property
    def enforceable(self) -> bool:
        """Whether the statement is in force."""
        return self.status in TITLES

    @property
    def terms(self) -> Terms:
        """The terms of the agreement; asked for where there is one."""
        assert self.agreed is not None
        return self.agreed

    def replaced(self) -> Step[Self]:
        """A suit stays as it is: the court ends it, never an agreement made elsewhere."""
        return Step(now=self)

    @property
    def kind_of(self) -> MediationKind:
        """The kind of mediation that the court sends the case to."""
        if self.status is DELEGATED:
            return DELEGATED_KIND
        return SUMMARY if self.track is Track.SUMMARY else ENTRUSTED_KIND

    def owes(self, rule: Rule, party: str) -> bool:
        """A party consents, asks and attacks once."""
        done = {"consent": self.consented, "ask": self.asked, "ask_retrial": self.retrial_asked}
        return party not in done.get(rule.name, ())

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """A ruling on a withdrawal is asked for when one is wanted, a successor when a party is lost."""
        if rule.name == "permit_withdrawal":
            return self.withdrawing is not None
        if rule.name == "succeed":
            return self.lost is not None
        return rule.name != "ask" or self.withdrawing is None

    def case_number(self) -> str:
        """How papers of the court cite the notice that drew the number of the case."""
        return cited(self.id, SuitAcceptanceNotice)

    def sides(self, file: File) -> dict[str, Any]:
        """Who sues whom over what, as fields of a paper."""
        return {
            "plaintiffs": file.on(Side.APPLICANT),
            "defendants": file.on(Side.RESPONDENT),
            "right": file.matter.right,
            "quarrel": file.matter.quarrel,
        }

    def ruling(self, kind: Kind, act: Act, file: File, **more: Any) -> Issue:
        """A ruling on a withdrawal, a stay or the end of the suit."""
        lost: dict[str, Any] = {}
        if self.lost is not None and self.loss is not None:
            lost = {"lost": self.lost, "ground": coded(pause_ground(self.loss))}
        return issue(
            SuitRuling,
            self,
            act,
            case_number=self.case_number(),
            kind=kind,
            **self.sides(file),
            docketed=self.registered_at,
            judge=act.stamp.person,
            serve_on=file.everyone,
            **lost,
            **more,
        )

    def to_trial(self, ground: str | None = None) -> Self:
        """Without a title the court tries the case; the agreement binds nobody (民事诉讼法102)."""
        return self.into(TRIAL, ground=ground, paused=None)

    # --- the roads that remain ----------------------------------------------------------------------------

    def roads_left(self, file: File) -> tuple[RoadAhead, ...]:
        """What remains where this stands now (LR-01)."""
        if self.status in (TRIAL, REVOKED):
            return (ahead(RoadKind.TRIAL),)
        if self.status is REFUSED:
            return after_suit_refused(self.appeal_closes(file), self.limitation(file))
        if self.status in (WITHDRAWN, CLOSED):
            return after_suit_withdrawn(agreed=self.agreed is not None, limitation=self.limitation(file))
        if self.status in TITLES and self.title_at is not None:
            return (ahead(RoadKind.RETRIAL, law.RETRIAL.count(self.title_at, file.calendar).last_day),)
        return ()

    def appeal_closes(self, file: File) -> date | None:
        """The last day for an appeal against the refusal, once it was served."""
        served = self.refusal_served
        return None if served is None else law.APPEAL.count(served, file.calendar).last_day

    def limitation(self, file: File) -> date:
        """Three years, interrupted by the suit, unless they were over (民法典188, 195)."""
        first = LIMITATION.count(file.matter.arose_on, file.calendar)
        sued = self.complaint.received_at
        return first.last_day if sued >= first.due else LIMITATION.count(sued, file.calendar).last_day

    # --- guards -----------------------------------------------------------------------------------------

    def must_not_have_mediated(self, act: Act) -> None:
        """Who mediated the case speaks for no party in the suit afterwards (特邀调解规定16; N-07, R-13)."""
        if act.stamp.person in self.mediators:
            raise Refused(
                "特邀调解员不得在后续的诉讼程序中担任本案的诉讼代理人",
                article="TYTJ-16",
                field="person",
                remedy="请由当事人本人或者其他代理人办理",
            )

    def must_not_be_lost(self, party: str | None) -> None:
        """A party that is gone is spoken for by its successor only (LR-09)."""
        if party is not None and party == self.lost:
            raise NotEntitled(
                "该当事人已经死亡或者终止，须由权利义务继受人参加诉讼后办理", article="CPL-153", field="party"
            )

    def without(self, party: str) -> Self:
        """The same without what this party has asked for: its successor decides anew."""
        return replace(
            self,
            consented=tuple(one for one in self.consented if one != party),
            asked=tuple(one for one in self.asked if one != party),
            on_signing=tuple(one for one in self.on_signing if one != party),
        )


Event = Act | Fact | Lapse
