"""The pool of mediators: who fits a case, with the cases each has now; and a mediator by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.database import Database, migrate
from cases.errors import DingfenError
from cases.rights import RightKind
from desk.actors import mediator
from desk.directories import EXAMPLES, example_directory, read_directory
from desk.pool import fitting
from procedures.mediation import Mediation
from tests.explore import mediating
from tests.makers import COMMITTEE


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A docket with the example directory."""
    file = str(tmp_path / "docket.sqlite")
    migrate(file)
    docket = Database(file)
    docket.directory().load(read_directory(EXAMPLES))
    yield docket
    docket.close()


def test_a_mediator_is_looked_up_with_body_and_fields() -> None:
    found = mediator("committee-mediator-1", example_directory())
    assert (found.office, found.fields[0]) == ("cq-ip-committee", RightKind.TRADEMARK)
    for id in ("committee-officer-1", "p2", "nobody"):
        with pytest.raises(DingfenError):
            mediator(id, example_directory())


def test_a_directory_keeps_fields_and_capacity(database: Database) -> None:
    kept = database.directory().person("committee-mediator-3")
    assert kept == example_directory().person("committee-mediator-3")
    assert kept.capacity == 5


def test_those_who_fit_a_trademark_case_are_named_by_field_and_load(database: Database) -> None:
    found = fitting(database, mediating(COMMITTEE))
    assert [one["id"] for one in found] == ["committee-mediator-1", "committee-mediator-3", "committee-mediator-2"]
    assert [one["named"] for one in found] == [True, True, False]
    assert {one["load"] for one in found} == {0}


def test_an_open_case_counts_for_its_mediator(database: Database) -> None:
    dispute = mediating(COMMITTEE)
    busy = tuple(
        replace(one, mediators=("committee-mediator-1",)) if isinstance(one, Mediation) else one
        for one in dispute.procedures
    )
    database.docket().write(dispute.file.case, (), replace(dispute, procedures=busy))
    found = {one["id"]: one["load"] for one in fitting(database, dispute)}
    assert found["committee-mediator-1"] == 1
    assert found["committee-mediator-3"] == 0
