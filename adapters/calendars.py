"""The calendar from the chinesecalendar package, and what a published notice in a file adds to it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from cases.calendar import Calendar
from cases.errors import CalendarInvalid, WorldFault
from cases.words import Token

LARGEST_FILE = 1024 * 1024
"""The most bytes a notice may have."""

_SOURCE = "国务院办公厅关于{first}年至{last}年部分节假日安排的通知"
_LONGEST_SPAN = timedelta(days=60)
_DAY = timedelta(days=1)
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_SATURDAY = 5
_FORMAT = "各项为 version、source、years、rest_days、work_days；日期写作 2027-01-01 或 2027-01-01/2027-01-03"
_ALWAYS_REST = ((1, 1), (5, 1), (10, 1))
"""元旦、劳动节、国庆节 are rest days every year (全国年节及纪念日放假办法): a notice without them is not whole."""


def _span(value: object) -> tuple[date, date]:
    """One day (2027-01-01) or a range with both ends (2027-01-01/2027-01-03)."""
    text = str(value)
    if not _WRITTEN.fullmatch(text):
        raise ValueError("日期须写作 2027-01-01 或 2027-01-01/2027-01-03")
    first, _, last = text.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _forward(span: tuple[date, date]) -> tuple[date, date]:
    if not span[0] <= span[1] <= span[0] + _LONGEST_SPAN:
        raise ValueError("日期区间的终点早于起点，或者区间过长")
    return span


Span = Annotated[tuple[date, date], BeforeValidator(_span), AfterValidator(_forward)]


class Notice(BaseModel):
    """A notice as an office types it in: the years it publishes (none for an emergency), rest days, worked days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Token
    source: Annotated[str, Field(min_length=1, max_length=200)]
    years: tuple[int, ...] = ()
    rest_days: tuple[Span, ...] = ()
    work_days: tuple[Span, ...] = ()


def packaged() -> Calendar:
    """The years of the chinesecalendar package, under a version that names the last year and the package's version."""
    from chinese_calendar import constants  # noqa: PLC0415 - twenty years of tables, read only when asked for

    first, last = min(constants.holidays).year, max(constants.holidays).year
    return Calendar(
        version=f"cn-{last}.{version('chinesecalendar')}",
        source=_SOURCE.format(first=first, last=last),
        known_from=date(first, 1, 1),
        known_until=date(last, 12, 31),
        rest_days=tuple(sorted(day for day in constants.holidays if day.weekday() < _SATURDAY)),
        work_days=tuple(sorted(day for day in constants.workdays if day.weekday() >= _SATURDAY)),
    )


def read_notice(path: Path) -> Notice:
    """The notice in a file; raises `WorldFault` and `CalendarInvalid`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise WorldFault(f"无法读取放假安排文件：{path}", field="calendar") from error
    if len(content) > LARGEST_FILE:
        raise CalendarInvalid("放假安排文件过大", field="calendar")
    try:
        return Notice.model_validate(_parse(path, content))
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise CalendarInvalid(_say(error), field="calendar", remedy=_FORMAT) from error


def _parse(path: Path, content: bytes) -> object:
    text = content.decode("utf-8-sig")
    return json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)


def _say(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "放假安排文件不是有效的 YAML 或 JSON"
    places = dict.fromkeys(".".join(str(part) for part in detail["loc"]) for detail in error.errors())
    return "放假安排文件的内容有误：" + "、".join(place or "全文" for place in places)


def amend(calendar: Calendar, notice: Notice) -> Calendar:
    """The calendar with what the notice says instead; days it does not name stay as they are.

    Raises `CalendarInvalid` if the notice keeps the old version, skips a year, calls a day both rest and work, or
    leaves out a public holiday.
    """
    if notice.version == calendar.version:
        raise CalendarInvalid("放假安排须有新的版本号", field="version")
    rest, work = _days(notice.rest_days), _days(notice.work_days)
    if not rest.isdisjoint(work):
        raise CalendarInvalid("同一日既列为放假又列为上班", field="work_days")
    try:
        amended = Calendar(
            version=notice.version,
            source=notice.source,
            known_from=calendar.known_from,
            known_until=_known_until(calendar, notice),
            rest_days=tuple(sorted({*calendar.rest_days, *filter(_is_weekday, rest)} - work)),
            work_days=tuple(sorted({*calendar.work_days, *filter(_is_weekend, work)} - rest)),
        )
    except ValidationError as error:
        raise CalendarInvalid("放假安排超出所公布的年份", field="years") from error
    _expect_public_holidays(amended, notice)
    return amended


def _days(spans: tuple[tuple[date, date], ...]) -> frozenset[date]:
    return frozenset(first + _DAY * number for first, last in spans for number in range((last - first).days + 1))


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _is_weekday(day: date) -> bool:
    return not _is_weekend(day)


def _known_until(calendar: Calendar, notice: Notice) -> date:
    expected = calendar.known_until.year
    for year in notice.years:
        expected += 1
        if year != expected:
            raise CalendarInvalid(f"应先公布{expected}年的放假安排", field="years")
    return date(expected, 12, 31)


def _expect_public_holidays(calendar: Calendar, notice: Notice) -> None:
    for year in notice.years:
        for month, day in _ALWAYS_REST:
            if not calendar.is_rest_day(date(year, month, day)):
                raise CalendarInvalid(f"{year}年{month}月{day}日是法定节日，安排中却没有列入", field="rest_days")
