"""The calendar of rest days and working days: data with a version, a source and an end, carried in the case."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import StringConstraints, model_validator

from cases.words import Token, Word

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""The one time zone of every legal day."""

LAST_DAY = date(9998, 12, 31)
"""The last day that is ever computed; its end can still be written as an instant."""

_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEK = 7


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _weekdays_through(ordinal: int) -> int:
    """Mondays to Fridays from 1 January of year 1 (a Monday) to this ordinal, both included."""
    weeks, rest = divmod(ordinal, _WEEK)
    return weeks * _SATURDAY + min(rest, _SATURDAY)


class Calendar(Word):
    """Which days are rest days (法定休假日) and which weekends are worked, as the State Council's notices say.

    Saturdays and Sundays are rest days unless they are in `work_days`; Mondays to Fridays are working days unless
    they are in `rest_days`. Outside `known_from`…`known_until` no notice is published: only weekends are known there,
    and whoever counts must say that the result is provisional. `known_until` before `known_from` means that nothing
    is known. Source of the reading: law/mediation-arbitration-confirmation.md C-03, C-10.
    """

    version: Token
    source: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    known_from: date
    known_until: date
    rest_days: tuple[date, ...]
    work_days: tuple[date, ...]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for days in (self.rest_days, self.work_days):
            if any(later <= earlier for earlier, later in pairwise(days)):
                raise ValueError("日期须按先后排列且不得重复")
            if any(not self.is_known(day) for day in days):
                raise ValueError("所列日期超出已公布放假安排的范围")
        if any(_is_weekend(day) for day in self.rest_days):
            raise ValueError("放假日只列周一至周五")
        if not all(_is_weekend(day) for day in self.work_days):
            raise ValueError("调休上班日只能是周六或周日")
        return self

    @cached_property
    def _rest(self) -> frozenset[date]:
        return frozenset(self.rest_days)

    @cached_property
    def _work(self) -> frozenset[date]:
        return frozenset(self.work_days)

    def is_known(self, day: date) -> bool:
        """Whether the notice for the year of this day is in the calendar."""
        return self.known_from <= day <= self.known_until

    def is_rest_day(self, day: date) -> bool:
        """Whether nobody need act on this day; for days that are not known, weekends only."""
        return day not in self._work if day.weekday() >= _SATURDAY else day in self._rest

    def is_makeup_day(self, day: date) -> bool:
        """Whether this is a Saturday or Sunday that is worked (调休上班日)."""
        return day in self._work

    def working_days_through(self, day: date) -> int:
        """Working days from the beginning of the count to this day, included; only differences mean anything."""
        rested, worked = bisect_right(self.rest_days, day), bisect_right(self.work_days, day)
        return _weekdays_through(day.toordinal()) - rested + worked

    def working_day(self, number: int, after: date) -> date:
        """The first day from `after` on with this `working_days_through`; `date.max` if there is none.

        A day adds at most one working day, so stepping by what is missing never steps over the day looked for.
        """
        day = after
        while (missing := number - self.working_days_through(day)) > 0:
            if missing > (date.max - day).days:
                return date.max
            day += timedelta(days=missing)
        return day

    def first_working_day(self, day: date) -> date:
        """This day if it is worked, else the first working day after it; `date.max` if there is none."""
        while self.is_rest_day(day) and day < date.max:
            day += _DAY
        return day

    def between(self, first: date, last: date) -> Calendar:
        """The same calendar with only the years from that of `first` to that of `last`."""
        known_from = max(self.known_from, date(first.year, 1, 1))
        known_until = min(self.known_until, date(last.year, 12, 31))
        return Calendar(
            version=self.version,
            source=self.source,
            known_from=known_from,
            known_until=known_until,
            rest_days=tuple(day for day in self.rest_days if known_from <= day <= known_until),
            work_days=tuple(day for day in self.work_days if known_from <= day <= known_until),
        )
