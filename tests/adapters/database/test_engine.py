"""The engine: addresses, transactions, instants, and errors without a word of SQL."""

from __future__ import annotations

import logging
import os
import traceback
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError

from adapters.database import Database, migrate
from adapters.database.engine import Store, address, connect, insert_once
from adapters.database.tables import AgentRow, BlobRow, CalendarRow, CaseRow
from cases.errors import WorldFault
from rulebook.counting import NEVER

EARLY = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def _case(id: str, opened_at: datetime = EARLY, claim: Decimal = Decimal("0.10")) -> dict[str, object]:
    return {"id": id, "office": "o", "opened_at": opened_at, "right_kind": "design", "quarrel": "other", "claim": claim}


@pytest.fixture
def store(url: str) -> Store:
    return Store(connect(url))


@pytest.mark.parametrize("url", ["mysql://a/b", "sqlite://", "postgresql://h:port/d", "sqlite:///:memory:", "://"])
def test_an_address_we_cannot_use_is_refused_in_words(url: str) -> None:
    with pytest.raises(WorldFault, match="数据库") as caught:
        address(url)
    assert caught.value.remedy


def test_addresses_name_their_driver() -> None:
    assert address("postgresql://u:p@h/d").drivername == "postgresql+psycopg"
    assert address("some/file.sqlite").database == str(Path("some/file.sqlite").absolute())


def test_instants_come_back_aware_and_sort_as_time(store: Store) -> None:
    instants = [EARLY, EARLY.astimezone(UTC) + timedelta(microseconds=1), datetime(987, 1, 1, tzinfo=UTC), NEVER]
    with store.write() as session:
        for n, at in enumerate(instants):
            insert_once(session, CaseRow, **_case(f"c{n}", at))
    with store.read() as session:
        rows = session.scalars(select(CaseRow).order_by(CaseRow.opened_at)).all()
        assert session.scalar(select(func.count()).where(CaseRow.opened_at > EARLY)) == 2
    assert [row.opened_at for row in rows] == sorted(instants)
    assert all(row.opened_at.tzinfo is UTC for row in rows)


def test_a_naive_instant_is_never_written(store: Store) -> None:
    with pytest.raises(WorldFault), store.write() as session:
        insert_once(session, CaseRow, **_case("c", datetime(2026, 1, 1)))
    with store.read() as session:
        assert session.get(CaseRow, "c") is None


@pytest.mark.parametrize("claim", ["0.00", "0.10", "99999999999999.99", "1234567890.05"])
def test_sums_are_exact(store: Store, claim: str) -> None:
    with store.write() as session:
        insert_once(session, CaseRow, **_case("c", claim=Decimal(claim)))
    with store.read() as session:
        found = session.get_one(CaseRow, "c").claim
    assert (found, str(found)) == (Decimal(claim), claim)


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    def fails() -> None:
        with store.write() as session:
            insert_once(session, CaseRow, **_case("c"))
            raise KeyError("in the middle")

    with pytest.raises(KeyError):
        fails()
    with store.read() as session:
        assert session.get(CaseRow, "c") is None


def test_a_reader_sees_one_moment(store: Store) -> None:
    with store.read() as reader:
        before = reader.scalar(select(func.count()).select_from(CaseRow))
        with store.write() as session:
            insert_once(session, CaseRow, **_case("c"))
        assert reader.scalar(select(func.count()).select_from(CaseRow)) == before == 0


def test_writers_wait_for_each_other(store: Store) -> None:
    """Read, then write, from many threads at once: nobody is turned away and nothing is lost."""
    with store.write() as session:
        insert_once(session, CaseRow, **_case("c"))

    def more() -> None:
        for _ in range(5):
            with store.write() as session:
                row = session.scalars(select(CaseRow).where(CaseRow.id == "c").with_for_update()).one()
                row.seq += 1

    threads = [Thread(target=more) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as session:
        assert session.get_one(CaseRow, "c").seq == 40


def test_errors_name_neither_statement_nor_data(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(WorldFault) as caught, caplog.at_level(logging.DEBUG, "adapters"), store.write() as session:
        session.add(BlobRow(sha256="张三" * 40, size=None, media="李四", content=b"x"))
    shown = "".join(traceback.format_exception(caught.value)) + caught.value.message + caplog.text
    assert caught.value.code == "WorldFault"
    assert "张三" not in shown
    assert "李四" not in shown
    assert "INSERT" not in shown
    assert caught.value.__cause__ is None


def test_an_unreachable_server_is_a_fault_not_a_traceback() -> None:
    database = Database("postgresql://nobody:geheim@127.0.0.1:1/none")
    with pytest.raises(WorldFault, match="无法连接") as caught:
        database.check()
    assert "geheim" not in "".join(traceback.format_exception(caught.value))


def test_a_file_that_is_no_database_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "not.sqlite"
    file.write_text("甲乙丙丁" * 2000)
    with pytest.raises(WorldFault, match="不是数据库文件"):
        migrate(file)


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WorldFault, match="文件夹"):
        migrate(tmp_path / "file" / "docket.sqlite")


def test_a_busy_file_is_a_fault_that_says_try_again(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.database.engine.BUSY_SECONDS", 0)
    store = Store(connect(sqlite_url))
    with (
        store.write() as session,
        pytest.raises(WorldFault, match="正忙"),
        Store(connect(sqlite_url)).write() as other,
    ):
        assert session is not other


def test_sqlite_is_set_up_so_that_a_commit_is_on_the_disk(sqlite_url: str) -> None:
    with connect(sqlite_url).connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20_000}


def test_a_forked_child_opens_connections_of_its_own(url: str) -> None:
    store = Store(connect(url))
    with store.read() as session:
        session.execute(text("SELECT 1"))
    child = os.fork()
    if child == 0:
        try:
            with store.write() as session:
                values = {"version": "v", "n": 1, "in_force_since": EARLY, "calendar_json": "{}"}
                insert_once(session, CalendarRow, **values)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    with store.read() as session:
        assert session.get(CalendarRow, "v") is not None


def test_a_row_that_refers_to_nothing_is_not_written(url: str) -> None:
    with pytest.raises(WorldFault), Store(connect(url)).write() as session:
        session.add(AgentRow(case="none", id="a", name="x", identity_kind="passport"))


def test_statement_errors_are_faults_too(store: Store) -> None:
    with pytest.raises(WorldFault), store.read():
        raise StatementError("x", "SELECT secret", None, ValueError())
