"""Every article the rulebook cites exists, carries its words or says why not, and is cited as courts print it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from rulebook.article import Trust
from rulebook.articles import ALL, ARTICLES, UnknownArticle, article
from rulebook.provision import CONFIGURED, Provision
from rulebook.registry import all_terms, edition
from rulebook.terms import Term

ROOM = Path(__file__).parents[2] / "rulebook"
FAMILIES = {id.split("-")[0] for id in ARTICLES}
CITE = re.compile(r"[A-Z][A-Z0-9]{1,6}-[0-9]+(\.[0-9])?")


def cites_in(path: Path) -> Iterator[str]:
    """Strings in a file that look like the id of an article of a known instrument."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if CITE.fullmatch(text) and text.split("-")[0] in FAMILIES:
                yield text


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: path.name)
def test_every_citation_in_the_room_exists(path: Path) -> None:
    assert [cite for cite in cites_in(path) if cite not in ARTICLES] == []


def test_ids_are_unique() -> None:
    assert len(ALL) == len(ARTICLES)


def test_the_rulebook_has_the_mark_of_its_edition() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", edition())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_what_was_read_has_its_words(one: Provision) -> None:
    assert article(one.id) is one
    assert bool(one.quote) or one.trust is not Trust.READ
    assert one.cite() and one.cite_in_full()


@pytest.mark.parametrize("term", all_terms().values(), ids=lambda term: term.id)
def test_every_version_of_a_term_is_sourced(term: Term) -> None:
    for version in term.versions:
        assert version.cite in ARTICLES
        assert version.quote or version.trust is not Trust.READ
        assert version.quote or version.note, "without its words a version says why"


@pytest.mark.parametrize("term", all_terms().values(), ids=lambda term: term.id)
def test_versions_leave_no_hole(term: Term) -> None:
    versions = term.versions
    for earlier, later in pairwise(versions):
        assert earlier.until is not None and (later.since - earlier.until).days == 1
    assert versions[-1].until is None


def test_a_terms_words_stand_in_its_article() -> None:
    """What a term quotes is found in the article it cites, word for word."""
    strangers = [
        version.cite
        for term in all_terms().values()
        for version in term.versions
        if version.trust is Trust.READ and version.quote not in article(version.cite).quote
    ]
    assert strangers == []


@pytest.mark.parametrize(
    ("id", "short", "full"),
    [
        ("CPL-205", "《民事诉讼法》第二百零五条", "《中华人民共和国民事诉讼法》第二百零五条"),
        (
            "CPLI-355.5",
            "《民诉法解释》第三百五十五条第一款第五项",
            "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十五条第一款第五项",
        ),
        (
            "ZXGD-16",
            "《执行工作规定》第16条",
            "《最高人民法院关于人民法院执行工作若干问题的规定（试行）》第16条",
        ),
        ("IR-102", "《专利法实施细则》第一百零二条", "《中华人民共和国专利法实施细则》第一百零二条"),
        (CONFIGURED, "本机构工作规则（配置，未经法源核实）", "本机构工作规则（配置，未经法源核实）"),
    ],
)
def test_citations_read_as_courts_print_them(id: str, short: str, full: str) -> None:
    assert (article(id).cite(), article(id).cite_in_full()) == (short, full)


def test_an_instrument_as_a_whole_has_no_number() -> None:
    assert article("F167").cite() == "《基层法院知识产权案件管辖标准（法〔2025〕167号）》"


def test_the_trademark_law_changes_at_the_new_year() -> None:
    assert article("TM19-60").until == date(2026, 12, 31)
    assert article("TM27-74").since == date(2027, 1, 1)


def test_an_unknown_article_is_a_letter() -> None:
    with pytest.raises(UnknownArticle) as caught:
        article("CPL-999")
    assert caught.value.remedy
    assert caught.value.code == "UnknownArticle"
