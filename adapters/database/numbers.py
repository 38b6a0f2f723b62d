"""The number registers: gap-free per office, year and series; a key has one number for ever."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from adapters.database.directory import office_record
from adapters.database.engine import Store, insert_once
from adapters.database.tables import CounterRow, NumberRow
from cases.errors import WorldFault


class NumberRegister:
    """The port `Numbers` on the database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def allocate(self, key: str, *, office: str, year: int, series: str, form: str) -> str:
        """The number of this key; a void one is taken up again, for the paper is being made after all."""
        with self._store.write() as session:
            given = session.get(NumberRow, key)
            if given is None:
                return _next(session, key, office=office, year=year, series=series, form=form)
            if (given.office, given.year, given.form) != (office, year, form):
                raise WorldFault("同一事项已用于另一个文号", remedy="请联系系统管理人员核对编号登记簿")
            given.void = None
            return given.number

    def void(self, key: str, why: str) -> None:
        """The number stays in the register, with the reason why no paper bears it; the first reason stays."""
        with self._store.write() as session:
            session.execute(update(NumberRow).where(NumberRow.key == key, NumberRow.void.is_(None)).values(void=why))

    def register(self, office: str, year: int) -> tuple[NumberRow, ...]:
        """Every number an office gave in a year, in order, void ones too."""
        with self._store.read() as session:
            rows = select(NumberRow).where(NumberRow.office == office, NumberRow.year == year)
            return tuple(session.scalars(rows.order_by(NumberRow.series, NumberRow.n)))


def _next(session: Session, key: str, *, office: str, year: int, series: str, form: str) -> str:
    """One transaction: the counter's row is locked until the number is written, so no number is skipped or doubled.

    The register is looked into again under the lock: two workers may ask for one key at the same moment.
    """
    body = office_record(session, office)
    code = body.series.get(series, series)
    counter = _locked(session, office, year, code)
    given = session.get(NumberRow, key)
    if given is not None:
        return given.number
    counter.last += 1
    number = body.numbering.format(series=code, year=year, n=counter.last)
    session.add(NumberRow(key=key, office=office, year=year, series=code, n=counter.last, number=number, form=form))
    return number


def _locked(session: Session, office: str, year: int, code: str) -> CounterRow:
    insert_once(session, CounterRow, office=office, year=year, series=code)
    row = select(CounterRow).where(CounterRow.office == office, CounterRow.year == year, CounterRow.series == code)
    return session.scalars(row.with_for_update()).one()
