"""The directory: bodies with their seals and numbering, and the people who act for them."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from pydantic import Field, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from adapters.database.engine import Store, put
from adapters.database.tables import OfficeRow, PersonRow
from cases.agencies import Office, OfficeKind, Role
from cases.errors import Malformed, WorldFault
from cases.records import OfficeRecord, PersonRecord
from cases.words import Word

EXAMPLES = Path(__file__).parent / "directory.yaml"
"""Bodies of Chongqing with invented people, for demos and tests."""


class DirectoryFile(Word):
    """A directory as an administrator writes it."""

    offices: tuple[OfficeRecord, ...] = Field(min_length=1)
    people: tuple[PersonRecord, ...] = ()


class Directory:
    """Offices and people by id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put_office(self, office: OfficeRecord) -> None:
        """Enter a body, or change its entry."""
        with self._store.write() as session:
            _put_office(session, office)

    def put_person(self, person: PersonRecord) -> None:
        """Enter a person, or change the entry."""
        with self._store.write() as session:
            _put_person(session, person)

    def load(self, path: Path = EXAMPLES) -> None:
        """Enter everything in a directory file, all or nothing. Raises `Malformed`."""
        file = _read(path)
        with self._store.write() as session:
            for office in file.offices:
                _put_office(session, office)
            for person in file.people:
                _put_person(session, person)

    def office(self, id: str) -> OfficeRecord:
        """A body. Raises `WorldFault` when it is not in the directory."""
        with self._store.read() as session:
            return office_record(session, id)

    def offices(self) -> tuple[OfficeRecord, ...]:
        """All bodies, by id."""
        with self._store.read() as session:
            return tuple(_office(row) for row in session.scalars(select(OfficeRow).order_by(OfficeRow.id)))

    def person(self, id: str) -> PersonRecord:
        """A person. Raises `WorldFault` when nobody has this id."""
        with self._store.read() as session:
            return person_record(session, id)

    def people(self, office: str | None = None, role: Role | None = None) -> tuple[PersonRecord, ...]:
        """Active people, by id; of one office, in one role."""
        asked = select(PersonRow).where(PersonRow.active).order_by(PersonRow.id)
        if office is not None:
            asked = asked.where(PersonRow.office == office)
        with self._store.read() as session:
            found = [_person(row) for row in session.scalars(asked)]
        return tuple(person for person in found if role is None or role in person.roles)


def office_record(session: Session, id: str) -> OfficeRecord:
    """A body in an open transaction."""
    row = session.get(OfficeRow, id)
    if row is None:
        raise WorldFault(f"机构“{id}”没有登记在机构名录中", field="office", remedy="请先在机构名录中登记该机构")
    return _office(row)


def person_record(session: Session, id: str) -> PersonRecord:
    """A person in an open transaction."""
    row = session.get(PersonRow, id)
    if row is None:
        raise WorldFault(f"人员“{id}”没有登记在人员名录中", field="person", remedy="请先在人员名录中登记该人员")
    return _person(row)


def office_of(record: OfficeRecord) -> Office:
    """The body as the procedures see it."""
    return Office(id=record.id, kind=record.kind, district=record.district)


def _put_office(session: Session, office: OfficeRecord) -> None:
    values = office.model_dump(exclude={"series"}) | {"kind": office.kind.value}
    put(session, OfficeRow, ("id",), **values, series_json=json.dumps(office.series, ensure_ascii=False))


def _put_person(session: Session, person: PersonRecord) -> None:
    office_record(session, person.office)
    put(session, PersonRow, ("id",), **person.model_dump(exclude={"roles"}), roles=" ".join(person.roles))


def _office(row: OfficeRow) -> OfficeRecord:
    return OfficeRecord(
        id=row.id,
        kind=OfficeKind(row.kind),
        name=row.name,
        district=row.district,
        seal=row.seal,
        address=row.address,
        phone=row.phone,
        court_code=row.court_code,
        numbering=row.numbering,
        series=json.loads(row.series_json),
        verified=row.verified,
        source=row.source,
    )


def _person(row: PersonRow) -> PersonRecord:
    return PersonRecord(
        id=row.id,
        office=row.office,
        name=row.name,
        title=row.title,
        roles=tuple(Role(role) for role in row.roles.split()),
        active=row.active,
    )


def _read(path: Path) -> DirectoryFile:
    try:
        return DirectoryFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Malformed(f"机构名录不符合格式：{first['msg']}", field=where, remedy="请核对该项后重新载入") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise Malformed("机构名录文件无法读取", remedy="请核对路径、编码（UTF-8）和 YAML 格式") from None
