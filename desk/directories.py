"""The directory of a file, in memory: for rehearsals that need no database."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field, ValidationError

from cases.agencies import Office, Role
from cases.errors import WorldFault
from cases.records import OfficeRecord, PersonRecord
from cases.words import Word
from desk.letters import malformed
from desk.scenario import read_yaml

EXAMPLES = Path(__file__).parents[1] / "adapters" / "database" / "directory.yaml"
"""Bodies of Chongqing with invented people."""


class DirectoryFile(Word):
    """A directory as an administrator writes it."""

    offices: tuple[OfficeRecord, ...] = Field(min_length=1)
    people: tuple[PersonRecord, ...] = ()


class FileDirectory:
    """Offices and people by id."""

    def __init__(self, file: DirectoryFile) -> None:
        self._offices = {office.id: office for office in file.offices}
        self._people = {person.id: person for person in file.people}

    def office(self, id: str) -> OfficeRecord:
        """A body. Raises `WorldFault` when it is not in the directory."""
        if id not in self._offices:
            raise WorldFault(f"机构“{id}”没有登记在机构名录中", field="office", remedy="请先在机构名录中登记该机构")
        return self._offices[id]

    def person(self, id: str) -> PersonRecord:
        """A person. Raises `WorldFault` when nobody has this id."""
        if id not in self._people:
            raise WorldFault(f"人员“{id}”没有登记在人员名录中", field="person", remedy="请先在人员名录中登记该人员")
        return self._people[id]

    def offices(self) -> tuple[OfficeRecord, ...]:
        """All bodies."""
        return tuple(self._offices.values())

    def people(self, office: str | None = None, role: Role | None = None) -> tuple[PersonRecord, ...]:
        """Active people, of one office, in one role."""
        return tuple(
            person
            for person in self._people.values()
            if person.active and office in (None, person.office) and (role is None or role in person.roles)
        )


@cache
def example_directory() -> FileDirectory:
    """The bodies and people of the examples."""
    return read_directory(EXAMPLES)


def read_directory(path: Path) -> FileDirectory:
    """The directory in a file; raises `Malformed` and `WorldFault`."""
    try:
        return FileDirectory(DirectoryFile.model_validate(read_yaml(path)))
    except ValidationError as error:
        raise malformed(error, remedy="请改正机构名录") from None


def office_of(record: OfficeRecord) -> Office:
    """The body as the procedures see it."""
    return Office(id=record.id, kind=record.kind, district=record.district)
