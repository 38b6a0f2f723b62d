"""Kinds of mediation as data: who holds them, what they wait for, and whether a court may confirm their result."""

from __future__ import annotations

from datetime import date

import pytest

from cases.agencies import OfficeKind
from cases.errors import Refused
from cases.rights import Matter, Quarrel, RightKind
from rulebook import mediation as law
from rulebook.articles import ARTICLES
from rulebook.kinds import KINDS, PEOPLE, Kind, kind_by_id, kind_for

PATENT = OfficeKind.PATENT_OFFICE


def matter(right: RightKind, quarrel: Quarrel) -> Matter:
    return Matter(right=right, quarrel=quarrel, arose_on=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("quarrel", "code", "confirmable"),
    [
        (Quarrel.OWNERSHIP, "M-OWN", False),
        (Quarrel.INVENTORSHIP, "M-INV", False),
        (Quarrel.REWARD, "M-REW", True),
        (Quarrel.INTERIM_FEE, "M-TMP", True),
        (Quarrel.DAMAGES, "M-DMG", True),
        (Quarrel.INFRINGEMENT, "M-DMG", True),
        (Quarrel.LICENCE, "M-OTH", True),
        (Quarrel.OTHER, "M-OTH", True),
    ],
)
def test_the_patent_kinds(quarrel: Quarrel, code: str, confirmable: bool) -> None:
    kind = kind_for(matter(RightKind.DESIGN, quarrel), PATENT)
    assert (kind.code, kind.confirmable, kind.family) == (code, confirmable, "patent")
    assert kind.is_filed_by_officer
    assert kind.absence_ends
    assert not kind.needs_mediator
    assert kind.effect_waits_for_seal
    assert kind.file_by_from == "party"
    assert (kind.agreement_form, kind.termination_form) == ("patent_mediation_agreement", "case_withdrawal_notice")


def test_ownership_has_a_term_of_its_own_that_the_parties_cannot_extend() -> None:
    kind = kind_by_id("patent.ownership")
    assert kind.mediation_term is law.PATENT_OWNERSHIP
    assert not kind.extendable
    assert kind.may_freeze
    assert kind.confirmable_cite == "CPLI-355.5"


def test_the_peoples_kind_waits_for_parties_mediator_and_seal() -> None:
    assert kind_for(matter(RightKind.TRADEMARK, Quarrel.DAMAGES), OfficeKind.PEOPLES_COMMITTEE) is PEOPLE
    assert PEOPLE.signatures == ("parties", "mediator", "seal")
    assert PEOPLE.needs_mediator
    assert PEOPLE.file_by_from == "all"
    assert not PEOPLE.absence_ends


def test_a_patent_office_mediates_patents_only() -> None:
    with pytest.raises(Refused) as caught:
        kind_for(matter(RightKind.TRADEMARK, Quarrel.DAMAGES), PATENT)
    assert (caught.value.article, caught.value.field) == ("IR-102", "matter")


def test_a_court_is_no_mediation_body() -> None:
    with pytest.raises(Refused):
        kind_for(matter(RightKind.DESIGN, Quarrel.DAMAGES), OfficeKind.INTERMEDIATE_COURT)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_is_found_by_its_id_and_cites_what_exists(kind: Kind) -> None:
    assert kind_by_id(kind.id) is kind
    assert all(cite in ARTICLES for cite in (*kind.cites, kind.confirmable_cite, kind.effect_cite))
    assert kind.needs_seal
