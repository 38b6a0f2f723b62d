"""While an office mediates about ownership, CNIPA may suspend its own procedures (办法70; 细则103)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from cases.acts.freeze import FreezeEnd, FreezeExtension, FreezeRequest
from cases.agencies import Office, Role
from cases.errors import Malformed, Refused
from cases.words import Token
from procedures.periods import Extend, Opening
from procedures.rules import File, Lapse, Procedure, Rule, Step, local_day, noon, rule, silence
from rulebook import mediation as law
from rulebook.wording import write_day


class Status(StrEnum):
    """Whether CNIPA's procedures stand still."""

    POSSIBLE = "possible"
    FROZEN = "frozen"
    RESUMING = "resuming"
    RESUMED = "resumed"
    NOT_ASKED = "not_asked"


POSSIBLE, FROZEN, RESUMING = Status.POSSIBLE, Status.FROZEN, Status.RESUMING
RESUMED, NOT_ASKED = Status.RESUMED, Status.NOT_ASKED


@dataclass(frozen=True, kw_only=True)
class Freeze(Procedure):
    """The suspension of CNIPA's procedures as the parties report it; CNIPA decides, nothing here binds it."""

    kind: Literal["freeze"] = "freeze"
    status: Status = POSSIBLE
    asked_by: Token | None = None
    asked_on: date | None = None
    resumed_on: date | None = None

    ENDS = (RESUMED, NOT_ASKED)
    TITLE = "专利有关程序的中止"

    @classmethod
    def begin(cls, *, id: str, office: Office) -> Step[Freeze]:
        """The case is filed: with the filing notice the parties may ask CNIPA for the suspension."""
        return Step(now=cls(id=id, office=office))

    @rule(
        on=FreezeRequest,
        by=Role.PARTY,
        when=POSSIBLE,
        to=FROZEN,
        cite=("O81-70", "IR-103"),
        row="freeze/ask",
        opens=(law.CNIPA_FREEZE,),
    )
    def ask(self, act: FreezeRequest, file: File) -> Step[Freeze]:
        """A party has asked CNIPA; its year runs from that day (细则103)."""
        _must_have_come(act.on, act.stamp.received_at)
        now = replace(self, asked_by=act.stamp.party, asked_on=act.on).into(FROZEN)
        return Step(now=now, opens=(Opening(term=law.CNIPA_FREEZE, start=noon(act.on)),))

    @rule(
        on=FreezeExtension,
        by=Role.PARTY,
        when=(FROZEN, RESUMING),
        to=(FROZEN, RESUMING),
        cite="IR-103",
        row="freeze/prolong",
    )
    def prolong(self, act: FreezeExtension, file: File) -> Step[Freeze]:
        """Who asked before the year was over may have it prolonged; until when is CNIPA's to say."""
        last_day = file.last_day(law.CNIPA_FREEZE)
        if last_day is not None and act.until <= last_day:
            message = f"延长后的最后一日不晚于现在的{write_day(last_day)}"
            raise Refused(message, article="IR-103", field="until", remedy="请按国务院专利行政部门的通知填写")
        return Step(now=self, changes=(Extend(term=law.CNIPA_FREEZE, until=act.until, cite="IR-103"),))

    @rule(
        on=FreezeEnd,
        by=(Role.PARTY, Role.OFFICER),
        when=(FROZEN, RESUMING),
        to=RESUMED,
        cite=("O81-70", "IR-103"),
        row="freeze/resume",
        duty=True,
    )
    def resume(self, act: FreezeEnd, file: File) -> Step[Freeze]:
        """The parties have had CNIPA resume its procedures."""
        _must_have_come(act.on, act.stamp.received_at)
        return Step(now=replace(self, resumed_on=act.on).into(RESUMED))

    @silence(law.CNIPA_RESUME, when=RESUMING, to=RESUMING, row="freeze/resume")
    def resumption_overdue(self, missed: Lapse, file: File) -> Step[Freeze]:
        """Nobody took the agreement to CNIPA within the days for it; its procedures resume by themselves at the end."""
        return Step(now=self)

    @silence(law.CNIPA_FREEZE, when=(FROZEN, RESUMING), to=RESUMED, row="freeze/by-itself")
    def resume_by_itself(self, missed: Lapse, file: File) -> Step[Freeze]:
        """The year is over and nobody has had it prolonged: CNIPA resumes of its own accord."""
        return Step(now=replace(self, resumed_on=local_day(missed.at)).into(RESUMED))

    def asks(self, rule: Rule, party: str | None = None) -> bool:
        """The resumption is asked for when the mediation has ended."""
        return self.status is RESUMING

    def mediated(self, *, agreed: bool) -> Step[Freeze]:
        """The mediation is over: what stands still is to be resumed, with the agreement within the days for it."""
        if self.status is POSSIBLE:
            return Step(now=self.into(NOT_ASKED))
        opens = (Opening(term=law.CNIPA_RESUME),) if agreed else ()
        return Step(now=self.into(RESUMING), opens=opens)


def _must_have_come(on: date, at: datetime) -> None:
    if on > local_day(at):
        raise Malformed("所填日期在将来", field="on", remedy="请核对日期")
