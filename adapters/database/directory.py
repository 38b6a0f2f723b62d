"""The directory: bodies with their seals and numbering, and the people who act for them."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from adapters.database.engine import Store, put
from adapters.database.tables import OfficeRow, PersonRow
from cases.agencies import OfficeKind, Role
from cases.errors import WorldFault
from cases.records import DirectoryRecord, OfficeRecord, PersonRecord
from cases.rights import RightKind


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

    def load(self, directory: DirectoryRecord) -> None:
        """Enter everything, all or nothing; what is not named stays as it is.

        Raises `WorldFault` for a person of a body that is nowhere.
        """
        with self._store.write() as session:
            for office in directory.offices:
                _put_office(session, office)
            for person in directory.people:
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


def _put_office(session: Session, office: OfficeRecord) -> None:
    values = office.model_dump(exclude={"series"}) | {"kind": office.kind.value}
    put(session, OfficeRow, ("id",), **values, series_json=json.dumps(office.series, ensure_ascii=False))


def _put_person(session: Session, person: PersonRecord) -> None:
    office_record(session, person.office)
    values = person.model_dump(exclude={"roles", "fields"})
    put(session, PersonRow, ("id",), **values, roles=" ".join(person.roles), fields=" ".join(person.fields))


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
        founded_on=row.founded_on,
        licensed_since=row.licensed_since,
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
        fields=tuple(RightKind(field) for field in row.fields.split()),
        capacity=row.capacity,
    )
