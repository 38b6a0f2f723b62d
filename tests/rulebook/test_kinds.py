"""Kinds of mediation as data: who holds them, what they wait for, and whether a court may confirm their result."""

from __future__ import annotations

from datetime import date

import pytest

from cases.agencies import OfficeKind
from cases.errors import Refused
from cases.rights import Matter, Quarrel, RightKind
from rulebook import mediation as law
from rulebook.articles import ARTICLES
from rulebook.kind import Kind
from rulebook.kinds import KINDS, PEOPLE, kind_by_id, kind_for

PATENT = OfficeKind.PATENT_OFFICE
DAY = date(2026, 6, 1)


def matter(right: RightKind, quarrel: Quarrel) -> Matter:
    return Matter(right=right, quarrel=quarrel, arose_on=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("quarrel", "code", "cite"),
    [
        (Quarrel.OWNERSHIP, "M-OWN", "CPLI-355.5"),
        (Quarrel.INVENTORSHIP, "M-INV", "CPLI-355.5"),
        (Quarrel.REWARD, "M-REW", "CPL-205"),
        (Quarrel.INTERIM_FEE, "M-TMP", "CPL-205"),
        (Quarrel.DAMAGES, "M-DMG", "CPL-205"),
        (Quarrel.INFRINGEMENT, "M-DMG", "CPL-205"),
        (Quarrel.LICENCE, "M-OTH", "CPL-205"),
        (Quarrel.OTHER, "M-OTH", "CPL-205"),
    ],
)
def test_the_patent_kinds(quarrel: Quarrel, code: str, cite: str) -> None:
    kind = kind_for(matter(RightKind.DESIGN, quarrel), PATENT, DAY)
    assert (kind.code, kind.confirmable_cite, kind.family) == (code, cite, "patent")
    assert not kind.needs_mediator
    assert kind.needs_seal
    assert kind.file_by_from == "party"
    assert kind.agreement_form == "patent_mediation_agreement"


def test_ownership_has_a_term_of_its_own_that_the_parties_cannot_extend() -> None:
    kind = kind_by_id("patent.ownership")
    assert kind.mediation_term is law.PATENT_OWNERSHIP
    assert not kind.extendable
    assert kind.may_freeze
    assert kind.confirmable_cite == "CPLI-355.5"


def test_the_peoples_kind_waits_for_parties_mediator_and_seal() -> None:
    assert kind_for(matter(RightKind.TRADEMARK, Quarrel.DAMAGES), OfficeKind.PEOPLES_COMMITTEE, DAY) is PEOPLE
    assert PEOPLE.signatures == ("parties", "mediator", "seal")
    assert PEOPLE.needs_mediator
    assert PEOPLE.file_by_from == "all"


def test_a_patent_office_mediates_patents_only() -> None:
    with pytest.raises(Refused) as caught:
        kind_for(matter(RightKind.TRADEMARK, Quarrel.DAMAGES), PATENT, DAY)
    assert (caught.value.article, caught.value.field) == ("IR-102", "matter")


def test_a_court_is_no_mediation_body() -> None:
    with pytest.raises(Refused):
        kind_for(matter(RightKind.DESIGN, Quarrel.DAMAGES), OfficeKind.INTERMEDIATE_COURT, DAY)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_is_found_by_its_id_and_cites_what_exists(kind: Kind) -> None:
    assert kind_by_id(kind.id) is kind
    assert all(cite in ARTICLES for cite in (*kind.cites, kind.confirmable_cite, kind.effect_cite))
    assert kind.needs_seal is (kind.of_court is None)


@pytest.mark.parametrize(
    ("body", "right", "quarrel", "id"),
    [
        (OfficeKind.INDUSTRY_BODY, RightKind.DESIGN, Quarrel.LICENCE, "industry"),
        (OfficeKind.COMMERCIAL_BODY, RightKind.TRADE_SECRET, Quarrel.INFRINGEMENT, "commercial"),
        (OfficeKind.COPYRIGHT_OFFICE, RightKind.SOFTWARE, Quarrel.INFRINGEMENT, "copyright"),
        (OfficeKind.MARKET_REGULATOR, RightKind.UNFAIR_COMPETITION, Quarrel.OTHER, "secret"),
        (OfficeKind.VARIETY_OFFICE, RightKind.PLANT_VARIETY, Quarrel.DAMAGES, "variety"),
        (OfficeKind.MARKET_REGULATOR, RightKind.TRADEMARK, Quarrel.DAMAGES, "trademark.2019"),
    ],
)
def test_the_other_kinds(body: OfficeKind, right: RightKind, quarrel: Quarrel, id: str) -> None:
    kind = kind_for(matter(right, quarrel), body, DAY)
    assert kind.id == id
    assert kind.file_by_from == "party"


def test_from_2027_a_trademark_is_mediated_without_a_handling_of_the_infringement() -> None:
    mark = matter(RightKind.TRADEMARK, Quarrel.INFRINGEMENT)
    before = kind_for(mark, OfficeKind.MARKET_REGULATOR, date(2026, 12, 31))
    after = kind_for(mark, OfficeKind.MARKET_REGULATOR, date(2027, 1, 1))
    assert (before.id, before.needs_decision_copy, before.effect_cite) == ("trademark.2019", True, "TM19-60")
    assert (after.id, after.needs_decision_copy, after.effect_cite) == ("trademark.2027", False, "TM27-74")


@pytest.mark.parametrize(
    ("body", "right", "quarrel"),
    [
        (OfficeKind.VARIETY_OFFICE, RightKind.PLANT_VARIETY, Quarrel.OWNERSHIP),
        (OfficeKind.MARKET_REGULATOR, RightKind.TRADEMARK, Quarrel.OWNERSHIP),
        (OfficeKind.COPYRIGHT_OFFICE, RightKind.TRADEMARK, Quarrel.INFRINGEMENT),
    ],
)
def test_an_authority_mediates_only_what_its_statute_names(
    body: OfficeKind, right: RightKind, quarrel: Quarrel
) -> None:
    with pytest.raises(Refused) as caught:
        kind_for(matter(right, quarrel), body, DAY)
    assert caught.value.field == "matter"


def test_a_shared_rule_is_cited_under_the_law_of_the_kind() -> None:
    shared = ("PML-29", "O81-69")
    assert PEOPLE.under(shared) == ("PML-29",)
    assert kind_by_id("patent.damages").under(shared) == ("O81-69",)
    assert kind_by_id("commercial").under(shared) == ("SSTJ-22",)
    assert kind_by_id("trademark.2027").under(shared) == ("TM27-74",)
    assert kind_by_id("industry").under(("PML-19",)) == ("CONFIG",)
    assert kind_by_id("variety").under(("PML-31", "CIV-509")) == ("CIV-509",)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_what_stands_in_the_place_of_another_article_exists(kind: Kind) -> None:
    assert all(old in ARTICLES and new in ARTICLES for old, new in kind.instead.items())
    assert all(any(id.startswith(f"{one}-") for id in ARTICLES) for one in kind.foreign)


def test_a_court_sends_a_case_to_a_body_of_any_kind() -> None:
    entrusted, summary, delegated = (kind_by_id(f"court.{id}") for id in ("entrusted", "summary", "delegated"))
    assert {kind.body for kind in (entrusted, summary, delegated)} == {None}
    assert [kind.mediation_term.versions[0].length for kind in (entrusted, summary, delegated)] == [15, 7, 30]
    assert delegated.signatures == ("parties",)
    assert entrusted.longest_extension is not None
    assert delegated.longest_extension is None
