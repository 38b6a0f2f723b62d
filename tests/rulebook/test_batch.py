"""`starter.py count`: every line an answer, every bad line an error with its field, in order, and fast."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendars import packaged
from rulebook.article import Article, Trust
from rulebook.batch import LONGEST_LINE, answer, answers
from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion

FULL = packaged()
QUOTE = "自调解协议生效之日起三十日内，共同向下列人民法院提出"
TERM = Term(
    id="confirmation.application",
    title="申请司法确认",
    starts="调解协议生效",
    versions=(
        TermVersion(since=date(2024, 1, 1), length=30, unit=Unit.DAY, cite="CPL-205", quote=QUOTE, trust=Trust.READ),
    ),
)
TERMS = {TERM.id: TERM}
ARTICLE = Article(id="CPL-205", instrument="民事诉讼法", number=205, title="司法确认", quote=QUOTE, trust=Trust.READ)

GOOD = {"from": "2026-01-16", "length": 30, "unit": "day"}


def ask(**fields: Any) -> dict[str, Any]:
    return answer(json.dumps(fields), FULL, TERMS)


def test_the_example_of_the_readme() -> None:
    found = ask(**GOOD)
    assert list(found) == ["last_day", "reasons", "provisional"]
    assert (found["last_day"], found["provisional"]) == ("2026-02-24", False)
    assert found["reasons"][-1] == {
        "code": "rolled_rest_day",
        "text": "最后一日2026年2月15日（星期日）是休息日，顺延至休息日后的第一日2026年2月24日（星期二）",
        "article": "CPL-85",
        "on": "2026-02-15",
        "until": "2026-02-24",
        "days": 9,
        "unit": "day",
    }


@pytest.mark.parametrize(
    ("fields", "last_day", "ends_at"),
    [
        ({"length": 10, "unit": "workday"}, "2026-01-30", None),
        ({"length": 1, "unit": "month"}, "2026-02-24", None),
        ({"length": 1, "unit": "year"}, "2027-01-18", None),
        ({"length": 48, "unit": "hour"}, "2026-01-18", "2026-01-18T09:00:00+08:00"),
        ({"from": "2026-01-16T10:20", "length": 48, "unit": "hour"}, "2026-01-18", "2026-01-18T10:20:00+08:00"),
        ({"from": "2026-01-16T02:20:00Z", "length": 48, "unit": "hour"}, "2026-01-18", "2026-01-18T10:20:00+08:00"),
        ({"from": "2026-01-15T23:30:00.5-03:00"}, "2026-02-24", None),
    ],
)
def test_every_unit_and_form_of_time(fields: dict[str, Any], last_day: str, ends_at: str | None) -> None:
    found = ask(**GOOD | fields)
    assert (found["last_day"], found.get("ends_at")) == (last_day, ends_at)


def test_an_unknown_year_is_provisional() -> None:
    assert ask(**GOOD | {"from": "2026-12-20"})["provisional"] is True


def test_a_term_answers_with_its_article_and_sentence() -> None:
    line = json.dumps({"term": "confirmation.application", "from": "2026-01-16"})
    found = answer(line, FULL, TERMS, {"CPL-205": ARTICLE})
    assert found["last_day"] == "2026-02-24"
    assert (found["article"], found["citation"], found["quote"]) == ("CPL-205", "《民事诉讼法》第205条", QUOTE)
    assert "citation" not in answer(line, FULL, TERMS)


BAD = [
    pytest.param("{", "line", id="cut off"),
    pytest.param("{'from': 1}", "line", id="python, not JSON"),
    pytest.param("[]", "line", id="a list"),
    pytest.param("null", "line", id="null"),
    pytest.param("NaN", "line", id="NaN"),
    pytest.param('{"from":"2026-01-16","length":NaN,"unit":"day"}', "line", id="length NaN"),
    pytest.param('{"from":"2026-01-16","length":-Infinity,"unit":"day"}', "line", id="length infinite"),
    pytest.param('{"from":"2026-01-16","length":1e999,"unit":"day"}', "length", id="length too big for a float"),
    pytest.param('{"from":"2026-01-16","length":' + "9" * 5000 + ',"unit":"day"}', "line", id="length of 5000 digits"),
    pytest.param('{"from":"2026-01-16","from":"2026-01-17","length":1,"unit":"day"}', "line", id="said twice"),
    pytest.param("[" * 60000, "line", id="nested without end"),
    pytest.param('{"from":"2026-01-16","length":1,"unit":"day","\\ud800":1}', "line", id="half a character as name"),
    pytest.param('"' + "我" * (LONGEST_LINE // 3) + '"', "line", id="too many bytes"),
    pytest.param(json.dumps(GOOD) + " " * LONGEST_LINE, "line", id="too long by blanks"),
    pytest.param(json.dumps(GOOD | {"": 1}), "line", id="an item without a name"),
    pytest.param("{}", "from", id="nothing"),
    pytest.param('{"from":"2026-01-16"}', "length", id="no length"),
    pytest.param('{"term":"confirmation.application"}', "from", id="a term from nowhere"),
    pytest.param('{"term":"no.such","from":"2026-01-16"}', "term", id="unknown term"),
    pytest.param('{"term":"\\ud800","from":"2026-01-16"}', "term", id="half a character as term"),
    pytest.param('{"term":7,"from":"2026-01-16"}', "term", id="term is a number"),
    pytest.param('{"term":null,"from":"2026-01-16","length":1,"unit":"day"}', "term", id="term and length"),
    pytest.param('{"term":"confirmation.application","from":"2023-12-31"}', "from", id="before the law"),
]


@pytest.mark.parametrize(("line", "field"), BAD)
def test_a_bad_line_is_answered_with_its_field(line: str, field: str) -> None:
    error = answer(line, FULL, TERMS)["error"]
    assert error["field"] == field
    assert error["code"] in {"Malformed", "NoVersion"}
    assert error["message"]
    json.dumps(error, ensure_ascii=False).encode()


BAD_DAYS: tuple[object, ...] = (
    *("2026-02-30", "2026-13-01", "0000-01-01", "9999-01-01", "", " 2026-01-16", "2026-01-16 ", "2026-01-16\n"),
    *("2026-01-16 10:20", "20260116", "2026-W03-5", "2026-1-16", "２０２６-01-16", "2026-01-16T25:00", "2026-01-16T10"),
    *("2026-01-16T10:20+25:00", "tomorrow", 20260116, None, True, ["2026-01-16"], {}),
)
BAD_LENGTHS: tuple[object, ...] = (0, -1, 36501, 10**30, True, False, 30.0, 0.5, "30", None, [30], {})
BAD_UNITS: tuple[object, ...] = ("days", "DAY", " day", "", "week", 1, None, True, ["day"], {})
BAD_VALUES: list[tuple[str, object]] = [
    *(("from", day) for day in BAD_DAYS),
    *(("length", length) for length in BAD_LENGTHS),
    *(("unit", unit) for unit in BAD_UNITS),
    *((name, 1) for name in ("to", "Length", "期间", "length ")),
]


@pytest.mark.parametrize(("field", "value"), BAD_VALUES)
def test_a_bad_value_is_named(field: str, value: object) -> None:
    assert ask(**GOOD | {field: value})["error"]["field"] == field


def test_an_end_beyond_all_years_is_refused() -> None:
    for fields in ({"from": "9998-12-31"}, {"length": 36500, "unit": "year"}):
        assert ask(**GOOD | fields)["error"]["field"] == "length"


def test_all_faults_of_a_line_are_said_at_once() -> None:
    error = ask(length=0, unit="week", to=1)["error"]
    assert error["message"] == (
        "from：缺少此项；length：须在1至36500之间；unit：须为 hour、day、workday、month、year 之一；to：没有此项"
    )


def test_lines_are_answered_in_order_and_empty_ones_skipped() -> None:
    good = json.dumps(GOOD)
    found = list(answers([good, "", "  \n", "oops", good + "\r\n"], FULL, TERMS))
    assert [item.get("last_day") for item in found] == ["2026-02-24", None, "2026-02-24"]
    assert found[1]["error"]["line"] == 4


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str) | st.sampled_from(Unit),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=5,
)
questions = st.dictionaries(st.sampled_from(["from", "length", "unit", "term", "x"]), json_values)


@given(st.text() | questions.map(json.dumps))
def test_no_line_is_met_with_an_exception(line: str) -> None:
    found = answer(line, FULL, TERMS)
    assert ("error" in found) != ("last_day" in found)
    json.dumps(found, ensure_ascii=False).encode()


def test_ten_thousand_lines_take_no_more_than_five_seconds() -> None:
    lines = [json.dumps(GOOD | {"unit": unit, "length": 1 + number}) for unit in Unit for number in range(2000)]
    begin = time.perf_counter()
    assert all("last_day" in found for found in answers(lines, FULL, TERMS))
    assert time.perf_counter() - begin < len(lines) / 2000
