"""Questions about periods, one JSON object a line, each with one answer: the core of `starter.py count`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import ErrorDetails

from cases.calendar import Calendar
from cases.errors import DingfenError, Malformed
from rulebook.article import Article
from rulebook.counting import LONGEST, Due, Reason, Unit, count, day_of, explain
from rulebook.terms import Term

LONGEST_LINE = 64 * 1024
"""The most bytes (UTF-8) one line may have."""

_UTF8_MOST = 4
_SHOWN = 60
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?")

Answer = dict[str, Any]


def _moment(value: object) -> date | datetime:
    """A day, or an instant; written exactly as ISO 8601 has it, without blanks."""
    if not isinstance(value, str) or not (found := _DATE.match(value)):
        raise ValueError("须写作 2026-01-16 或 2026-01-16T10:20")
    rest = value[found.end() :]
    if rest and not _TIME.fullmatch(rest):
        raise ValueError("须写作 2026-01-16 或 2026-01-16T10:20")
    try:
        return datetime.fromisoformat(value) if rest else date.fromisoformat(value)
    except ValueError:
        raise ValueError("没有这个日期或时刻") from None


Moment = Annotated[date | datetime, PlainValidator(_moment)]


class _Question(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    start: Moment = Field(alias="from")


class _PeriodQuestion(_Question):
    """A length from a day."""

    length: Annotated[int, Field(ge=1, le=LONGEST)]
    unit: Annotated[Unit, Field(strict=False)]


class _TermQuestion(_Question):
    """A term of the rulebook from the day of the fact that triggers it."""

    term: str


_MESSAGES = {
    "missing": "缺少此项",
    "extra_forbidden": "没有此项",
    "int_type": "须为整数",
    "greater_than_equal": f"须在1至{LONGEST}之间",
    "less_than_equal": f"须在1至{LONGEST}之间",
    "enum": "须为 hour、day、workday、month、year 之一",
    "string_type": "须为文字",
    "string_unicode": "含有无效字符",
}


def answers(
    lines: Iterable[str], calendar: Calendar, terms: Mapping[str, Term], articles: Mapping[str, Article] | None = None
) -> Iterator[Answer]:
    """One answer for every line that is not empty, in order; an error names its line, counted from 1."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        result = answer(line, calendar, terms, articles)
        if "error" in result:
            result["error"]["line"] = number
        yield result


def answer(
    line: str, calendar: Calendar, terms: Mapping[str, Term], articles: Mapping[str, Article] | None = None
) -> Answer:
    """The answer to one line; what is wrong with it is an answer too (`error`), never an exception.

    `articles` by id let the answer to a term carry its printed citation.
    """
    try:
        question = _read(line)
        if isinstance(question, _PeriodQuestion):
            return _of_period(question, calendar)
        return _of_term(question, calendar, terms, articles or {})
    except DingfenError as error:
        return {"error": error.as_dict()}


def _read(line: str) -> _PeriodQuestion | _TermQuestion:
    if _is_too_long(line):
        raise Malformed(f"一行不得超过{LONGEST_LINE // 1024} KiB", field="line")
    data = _decode(line)
    if not isinstance(data, dict):
        raise Malformed("每行须是一个 JSON 对象", field="line")
    try:
        return _TermQuestion.model_validate(data) if "term" in data else _PeriodQuestion.model_validate(data)
    except ValidationError as error:
        raise _in_chinese(error.errors(include_url=False)) from None


def _is_too_long(line: str) -> bool:
    if len(line) * _UTF8_MOST <= LONGEST_LINE:
        return False
    return len(line.encode("utf-8", "surrogatepass")) > LONGEST_LINE


def _decode(line: str) -> object:
    try:
        return _DECODER.decode(line)
    except (ValueError, RecursionError):
        raise Malformed("不是有效的 JSON", field="line") from None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise Malformed("同一项出现两次", field="line")
    return data


def _refuse_constant(name: str) -> NoReturn:
    raise Malformed(f"不接受 {name}", field="line")


_DECODER = json.JSONDecoder(object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)


def _in_chinese(details: list[ErrorDetails]) -> Malformed:
    """All faults of the line in one message; `field` is the first."""
    faults = [(_field(detail), _message(detail)) for detail in details]
    return Malformed("；".join(f"{field}：{message}" for field, message in faults), field=faults[0][0])


def _field(detail: ErrorDetails) -> str:
    """The item that is wrong; the line itself when the item has no name that can be read."""
    return "".join(_printable(str(name)) for name in detail["loc"][:1]) or "line"


def _message(detail: ErrorDetails) -> str:
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    return _MESSAGES[detail["type"]]


def _printable(text: str) -> str:
    """What a stranger wrote, short enough and safe to print."""
    return text[:_SHOWN].encode("utf-8", "backslashreplace").decode("utf-8")


def _of_period(question: _PeriodQuestion, calendar: Calendar) -> Answer:
    due = count(question.start, question.length, question.unit, calendar)
    return _ends(due, question.unit) | _because(due)


def _of_term(
    question: _TermQuestion, calendar: Calendar, terms: Mapping[str, Term], articles: Mapping[str, Article]
) -> Answer:
    term = terms.get(question.term)
    if term is None:
        raise Malformed(f"没有名为“{_printable(question.term)}”的期间", field="term")
    version, due = term.on(day_of(question.start)), term.count(question.start, calendar)
    article = articles.get(version.cite)
    source = {"term": term.id, "title": term.title, "article": version.cite}
    citation = {} if article is None else {"citation": article.cite()}
    return _ends(due, version.unit) | source | citation | {"quote": version.quote} | _because(due)


def _ends(due: Due, unit: Unit) -> Answer:
    last = {"last_day": due.last_day.isoformat()}
    return last | {"ends_at": due.due.isoformat()} if unit is Unit.HOUR else last


def _because(due: Due) -> Answer:
    return {"reasons": [_tell(reason) for reason in due.reasons], "provisional": due.provisional}


def _tell(reason: Reason) -> Answer:
    told: Answer = {"code": reason.code.value, "text": explain(reason)}
    if reason.cite:
        told["article"] = reason.cite
    if reason.on is not None:
        told["on"] = reason.on.isoformat()
    if reason.until is not None:
        told["until"] = reason.until.isoformat()
    if reason.days is not None:
        told |= {"days": reason.days, "unit": reason.unit.value}
    return told
