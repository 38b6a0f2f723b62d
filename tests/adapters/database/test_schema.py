"""The tables: migrations and classes agree, several processes may start at once, the journal is append-only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from adapters.database import Database, migrate, schema
from adapters.database.engine import Store, connect
from adapters.database.migrations import versions
from adapters.database.tables import METADATA
from cases.errors import WorldFault
from tests.adapters.database.examples import CASE, opened

ROOT = Path(__file__).parents[3]


def test_the_migrations_make_exactly_the_tables_of_the_classes(url: str) -> None:
    options: dict[str, Any] = {"compare_type": True, "compare_server_default": True}
    with connect(url).connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_several_processes_may_start_at_once(empty_url: str) -> None:
    code = f"import sys; sys.stdin.readline(); from adapters.database import migrate; migrate({empty_url!r})"
    starts = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for start in starts:
        assert start.stdin is not None
        start.stdin.write(b"go\n")
        start.stdin.flush()
    errors = [start.communicate(timeout=60)[1] for start in starts]
    assert [(start.returncode, error) for start, error in zip(starts, errors, strict=True)] == [(0, b"")] * 4
    Database(empty_url).check()


def test_migrating_again_changes_nothing(url: str) -> None:
    with Store(connect(url)).write() as session:
        session.execute(text("INSERT INTO blobs VALUES ('a', 1, 'text/plain', :content)"), {"content": b"x"})
    migrate(url)
    with Store(connect(url)).read() as session:
        assert session.execute(text("SELECT count(*) FROM blobs")).scalar() == 1


def test_a_database_that_was_not_migrated_says_so(empty_url: str) -> None:
    if "://" not in empty_url:
        Path(empty_url).parent.mkdir()
    with pytest.raises(WorldFault, match="不是当前版本"):
        Database(empty_url).check()


def test_a_question_to_missing_tables_is_a_fault(empty_url: str) -> None:
    if "://" not in empty_url:
        Path(empty_url).parent.mkdir()
    with pytest.raises(WorldFault, match="没有完成"):
        Database(empty_url).queries().cases()


def test_a_start_that_dies_leaves_nothing_half_made(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(connection: Any) -> None:
        connection.execute(text("CREATE TABLE half (x INTEGER)"))
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "_run", dies)
        with pytest.raises(WorldFault):
            migrate(empty_url)
    assert inspect(connect(empty_url)).get_table_names() == []
    migrate(empty_url)
    Database(empty_url).check()


def test_the_way_back_works_too(url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with connect(url).execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    migrate(url)
    Database(url).check()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET what = 'nothing'",
        "DELETE FROM journal",
        "DELETE FROM journal WHERE seq = 1",
        "DELETE FROM numbers",
    ],
)
def test_journal_and_register_are_append_only(database: Database, url: str, change: str) -> None:
    opened(database)
    database.numbers().allocate("k", office="cq-ipo", year=2026, series="调", form="f")
    before = database.queries().journal(CASE)
    with pytest.raises(WorldFault), Store(connect(url)).write() as session:
        session.execute(text(change))
    assert database.queries().journal(CASE) == before
    assert len(database.numbers().register("cq-ipo", 2026)) == 1


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["journal", "numbers"])
def test_truncating_is_no_way_around(postgres_url: str, table: str) -> None:
    with pytest.raises(WorldFault), Store(connect(postgres_url)).write() as session:
        session.execute(text(f"TRUNCATE {table}"))


def test_replacing_is_no_way_around(sqlite_url: str) -> None:
    """INSERT OR REPLACE deletes without a trigger unless recursive triggers are on; the row must survive it."""
    database = Database(sqlite_url)
    opened(database)
    before = database.queries().journal(CASE)
    with pytest.raises(WorldFault), Store(connect(sqlite_url)).write() as session:
        session.execute(text("INSERT OR REPLACE INTO journal SELECT * FROM journal"))
    assert database.queries().journal(CASE) == before


def test_every_revision_has_a_docstring_and_a_way_back() -> None:
    for file in Path(versions.__file__).parent.glob("r*.py"):
        source = file.read_text(encoding="utf-8")
        assert source.startswith('"""')
        assert "def downgrade" in source


def test_vault_and_record_are_tables_of_their_own() -> None:
    assert {"blobs", "vault_blobs"} <= set(METADATA.tables)
