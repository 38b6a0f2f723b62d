"""JSON and times as strangers write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from cases.calendar import SHANGHAI
from cases.errors import Malformed
from desk.letters import letter, read_json
from desk.moments import moment


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", "null", '{"a": NaN}', '{"a": 1, "a": 2}', '{"a": {"b": 1, "b": 2}}', "{" * 5000, "x" * 2000],
)
def test_what_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_json(text, limit=1000 if text.startswith("x") else 100_000)
    assert caught.value.field and caught.value.remedy


def test_deep_json_does_not_break_the_desk() -> None:
    with pytest.raises(Malformed):
        read_json('{"a":' * 100_000, limit=10_000_000)


def test_a_json_object() -> None:
    assert read_json('{"a": {"b": [1]}}', limit=100) == {"a": {"b": [1]}}


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-01-16", datetime(2026, 1, 16, 9, tzinfo=SHANGHAI)),
        ("2026-01-16 10:20", datetime(2026, 1, 16, 10, 20, tzinfo=SHANGHAI)),
        ("2026-01-16T10:20:30Z", datetime(2026, 1, 16, 18, 20, 30, tzinfo=SHANGHAI)),
        (datetime(2026, 1, 16, 1), datetime(2026, 1, 16, 1, tzinfo=SHANGHAI)),
    ],
)
def test_moments(written: object, at: datetime) -> None:
    assert moment(written) == at


@pytest.mark.parametrize("written", ["", "2026-02-30", "2026-1-1", "20260116", "2026-01-16 25:00", "morgen", 7, None])
def test_what_is_no_moment(written: object) -> None:
    with pytest.raises(ValueError, match="2026-01-16"):
        moment(written)


def test_a_letter_says_what_where_why_and_what_to_do() -> None:
    error = Malformed("写法不对", field="x", article="CPL-85", remedy="请改正")
    assert (
        letter(error, "《民事诉讼法》第八十五条")
        == "写法不对\n所在位置：x\n依据：《民事诉讼法》第八十五条\n怎么办：请改正"
    )
