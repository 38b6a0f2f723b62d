"""Terms and articles as types: versions by date, what they refuse, how they print; the registry of all terms."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import rulebook
from adapters.calendars import packaged
from cases.errors import NoVersion
from rulebook.article import Article, Trust, write_number
from rulebook.counting import ReasonCode, Unit, explain
from rulebook.registry import all_terms
from rulebook.terms import Term, TermVersion

FULL = packaged()

SIX_MONTHS = TermVersion(
    since=date(1995, 9, 1),
    until=date(2026, 2, 28),
    length=6,
    unit=Unit.MONTH,
    cite="ARB-59",
    quote="应当自收到裁决书之日起六个月内提出",
    trust=Trust.READ,
)
THREE_MONTHS = TermVersion(
    since=date(2026, 3, 1),
    length=3,
    unit=Unit.MONTH,
    cite="ARB-72",
    quote="应当自收到裁决书之日起三个月内提出",
    trust=Trust.READ,
)


def version(**changes: Any) -> TermVersion:
    return TermVersion.model_validate(THREE_MONTHS.model_dump() | changes)


def term(**changes: Any) -> Term:
    fields = {
        "id": "award.set_aside",
        "title": "申请撤销仲裁裁决",
        "starts": "收到裁决书",
        "versions": (SIX_MONTHS, THREE_MONTHS),
    }
    return Term.model_validate(fields | changes)


@pytest.mark.parametrize(
    ("start", "last_day", "cite"),
    [
        (date(2026, 2, 28), "2026-08-28", "ARB-59"),
        (date(2026, 3, 1), "2026-06-01", "ARB-72"),
        (datetime.fromisoformat("2026-02-28T23:59"), "2026-08-28", "ARB-59"),
        (datetime.fromisoformat("2026-02-28T16:00+00:00"), "2026-06-01", "ARB-72"),
    ],
)
def test_the_day_in_shanghai_of_the_triggering_fact_selects_the_version(start: date, last_day: str, cite: str) -> None:
    due = term().count(start, FULL)
    assert due.last_day.isoformat() == last_day
    assert [reason.cite for reason in due.reasons if reason.code is ReasonCode.COUNTED] == [cite]


def test_a_day_without_a_version_is_a_typed_error() -> None:
    with pytest.raises(NoVersion) as caught:
        term().on(date(1995, 8, 31))
    assert caught.value.field == "from"
    assert "1995年8月31日" in caught.value.message
    with pytest.raises(NoVersion):
        term(versions=(SIX_MONTHS,)).count(date(2026, 3, 1), FULL)


def test_post_that_is_under_way_is_waited_for_and_told() -> None:
    due = term(post_counts=True, post_grace_days=7).count(date(2026, 3, 2), FULL)
    plain = term().count(date(2026, 3, 2), FULL)
    assert due.due == plain.due
    assert due.reasons[:-1] == plain.reasons
    assert (due.reasons[-1].code, due.reasons[-1].until) == (ReasonCode.POST_GRACE, date(2026, 6, 9))
    assert "2026年6月9日" in explain(due.reasons[-1])


def test_a_term_that_does_not_roll_keeps_its_last_day() -> None:
    assert term(rolls=False).count(date(2026, 3, 13), FULL).last_day == date(2026, 6, 13)
    assert term().count(date(2026, 3, 13), FULL).last_day == date(2026, 6, 15)


@pytest.mark.parametrize(
    "changes",
    [
        {"versions": ()},
        {"versions": (THREE_MONTHS, SIX_MONTHS)},
        {"versions": (THREE_MONTHS, THREE_MONTHS)},
        {"id": "set_aside"},
        {"id": "Award.SetAside"},
        {"title": ""},
        {"fixed": True, "extendable_by": ("court",)},
        {"post_grace_days": 7},
        {"warn_days": (3, 7)},
        {"warn_days": (0,)},
        {"unit": "day"},
    ],
)
def test_a_term_that_contradicts_itself_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        term(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": ""},
        {"until": date(2026, 2, 28)},
        {"length": 0},
        {"length": 36501},
        {"unit": "week"},
        {"cite": ""},
        {"cite": "第七十二条"},
        {"trust": "X"},
    ],
)
def test_a_version_without_its_source_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        version(**changes)


def test_what_was_not_read_may_lack_its_sentence() -> None:
    assert version(quote="", trust="M").trust is Trust.MEMORY


def test_terms_and_articles_survive_json() -> None:
    article = Article(
        id="CPL-205", instrument="民事诉讼法", number=205, title="司法确认", quote="经依法设立的…", trust=Trust.READ
    )
    full = term(warn_days=(30, 7, 1), extendable_by=("court",))
    assert Term.model_validate_json(full.model_dump_json()) == full
    assert Article.model_validate_json(article.model_dump_json()) == article


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (205, "二百零五"),
        (372, "三百七十二"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1260, "一千二百六十"),
    ],
)
def test_numbers_are_written_as_statutes_write_them(number: int, written: str) -> None:
    assert write_number(number) == written


def test_an_article_prints_its_citation() -> None:
    article = Article(id="CPL-205", instrument="民事诉讼法", number=205, title="司法确认", quote="…", trust=Trust.READ)
    assert article.cite() == "《民事诉讼法》第205条"
    assert article.ordinal == "第二百零五条"
    whole = article.model_copy(update={"number": None})
    assert (whole.cite(), whole.ordinal) == ("《民事诉讼法》", "")


def test_an_article_that_was_read_has_its_words() -> None:
    with pytest.raises(ValidationError):
        Article(id="CPL-205", instrument="民事诉讼法", number=205, title="司法确认", quote="", trust=Trust.READ)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose files belong to the law room during one test."""
    monkeypatch.setattr(rulebook, "__path__", [str(tmp_path), *rulebook.__path__])
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("rulebook.zz_")]:
        del sys.modules[name]


def write(path: Path, **terms: Term) -> None:
    lines = [f"{name} = Term.model_validate_json({item.model_dump_json()!r})" for name, item in terms.items()]
    path.write_text("\n".join(["from rulebook.terms import Term", "NUMBER = 3", *lines]), encoding="utf-8")


def test_the_registry_finds_the_terms_of_every_file(room: Path) -> None:
    one, other = term(id="zz.one"), term(id="zz.other")
    write(room / "zz_first.py", LATER=other, SET_ASIDE=one, ALIAS=one)
    write(room / "zz_second.py", AGAIN=one)
    found = {name: item for name, item in all_terms().items() if name.startswith("zz.")}
    assert list(found.items()) == [("zz.other", other), ("zz.one", one)]


def test_two_terms_may_not_share_an_id(room: Path) -> None:
    write(room / "zz_first.py", ONE=term(id="zz.one"), OTHER=term(id="zz.one", title="另一期间"))
    with pytest.raises(ValueError, match=r"zz\.one"):
        all_terms()


def test_every_registered_term_can_be_counted() -> None:
    for name, registered in all_terms().items():
        assert registered.id == name
        assert registered.count(max(item.since for item in registered.versions), FULL).reasons
