"""The directory in a file: bodies, and the people who act for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from cases.agencies import Role
from cases.errors import WorldFault
from cases.records import DirectoryRecord, OfficeRecord, PersonRecord
from desk.letters import malformed
from desk.scenario import read_yaml

EXAMPLES = Path(__file__).parent / "directory.yaml"
"""Bodies of Chongqing with invented people."""


class FileDirectory:
    """Offices and people by id, in memory: for rehearsals that need no database."""

    def __init__(self, record: DirectoryRecord) -> None:
        self._offices = {office.id: office for office in record.offices}
        self._people = {person.id: person for person in record.people}

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
    return FileDirectory(read_directory(EXAMPLES))


def read_directory(path: Path) -> DirectoryRecord:
    """The directory in a file (YAML or JSON); raises `Malformed` and `WorldFault`."""
    try:
        return DirectoryRecord.model_validate(read_yaml(path))
    except ValidationError as error:
        raise malformed(error, remedy="请改正机构名录") from None
