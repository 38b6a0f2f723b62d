"""A term of law: its versions by date, each with its article and sentence, and how it is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from cases.calendar import Calendar
from cases.errors import NoVersion
from cases.words import Word
from rulebook.article import Article, ArticleId, Text, Trust
from rulebook.counting import LONGEST, day_of, recount
from rulebook.periods import Due, Reason, ReasonCode, Unit
from rulebook.wording import write_day

__all__ = ["Article", "Term", "TermVersion", "Trust", "Unit"]

TermId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")]
Days = Annotated[int, Field(ge=1, le=365)]

_POSTED = "CPL-85"


class TermVersion(Word):
    """What the law said from `since` to `until`, both included: a length, its article and the sentence it stands in."""

    since: date
    until: date | None = None
    length: Annotated[int, Field(ge=1, le=LONGEST)]
    unit: Unit
    cite: ArticleId
    quote: str
    trust: Trust
    note: str = ""

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if self.trust is Trust.READ and not self.quote:
            raise ValueError("已核对原文的期间须附原文")
        if self.until is not None and self.until < self.since:
            raise ValueError("失效日早于生效日")
        return self

    def covers(self, day: date) -> bool:
        """Whether this version was in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Term(Word):
    """A period of law.

    `id` is its name everywhere ("confirmation.application"), `title` and `starts` are for readers. `fixed` marks a
    不变期间: nothing but the calendar moves it. `post_counts`: what was posted in time is in time (民事诉讼法85), and
    the lapse waits `post_grace_days` for the post. `extendable_by` names who may extend it, `warn_days` how many days
    before the last day to remind, most first.
    """

    id: TermId
    title: Text
    starts: Text
    versions: Annotated[tuple[TermVersion, ...], Field(min_length=1)]
    fixed: bool = False
    post_counts: bool = False
    post_grace_days: Annotated[int, Field(ge=0, le=60)] = 0
    extendable_by: tuple[str, ...] = ()
    warn_days: tuple[Days, ...] = ()
    rolls: bool = True

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for earlier, later in pairwise(self.versions):
            if earlier.until is None or earlier.until >= later.since:
                raise ValueError("期间的各版本须按时间排列且互不重叠")
        if self.fixed and self.extendable_by:
            raise ValueError("不变期间不得延长")
        if self.post_grace_days and not self.post_counts:
            raise ValueError("只有交邮算期的期间才有在途等候")
        if any(later >= earlier for earlier, later in pairwise(self.warn_days)):
            raise ValueError("提醒须从早到晚排列")
        return self

    def on(self, day: date) -> TermVersion:
        """The version in force on the day of the fact that triggers the term; raises `NoVersion`."""
        for version in self.versions:
            if version.covers(day):
                return version
        raise NoVersion(f"{write_day(day)}没有施行中的“{self.title}”规定", field="from")

    def count(self, start: date | datetime, calendar: Calendar) -> Due:
        """The end of the term that begins at `start`, with its article; raises `NoVersion` and `Malformed`."""
        version = self.on(day_of(start))
        due = recount(start, version.length, version.unit, calendar, (), rolls=self.rolls, cite=version.cite)
        if not self.post_grace_days:
            return due
        until = due.last_day + timedelta(days=self.post_grace_days)
        grace = Reason(
            code=ReasonCode.POST_GRACE, on=due.last_day, until=until, days=self.post_grace_days, cite=_POSTED
        )
        return replace(due, reasons=(*due.reasons, grace))
