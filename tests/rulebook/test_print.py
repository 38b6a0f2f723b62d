"""The printed rulebook holds every term, kind, ground, road and article, and marks what nobody has checked."""

from __future__ import annotations

from rulebook.articles import ARTICLES
from rulebook.kinds import KINDS
from rulebook.registry import all_terms
from rulebook.roads import ROADS
from rulebook.rows import ROWS
from tools.print_rulebook import STAGES, rulebook_markdown

PAGE = rulebook_markdown()


def test_nothing_is_left_out() -> None:
    assert [id for id in all_terms() if f"`{id}`" not in PAGE] == []
    assert [id for id in ARTICLES if f"`{id}`" not in PAGE] == []
    assert [id for id in ROWS if f"`{id}`" not in PAGE] == []
    assert [kind.code for kind in KINDS if f"| {kind.code} |" not in PAGE] == []
    assert [road.title for road in ROADS.values() if f"| {road.title} |" not in PAGE] == []


def test_every_stage_of_a_term_has_a_heading() -> None:
    assert {id.split(".")[0] for id in all_terms()} <= set(STAGES)


def test_what_is_not_verified_says_so() -> None:
    assert PAGE.count("未经核实") > 20
    assert "《民事诉讼法》第二百零五条 | 已核对原文" in PAGE


def test_the_page_is_the_same_every_time() -> None:
    assert rulebook_markdown() == PAGE
