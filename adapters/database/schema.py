"""Bringing a database to the tables that this code knows; the first start makes them."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from adapters.database.engine import BUSY_SECONDS, address, connect, faults
from cases.errors import WorldFault

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x44494E47
"""Our key among PostgreSQL's advisory locks."""


def migrate(url: str | Path) -> None:
    """Make the tables, or bring them up to date; several processes may start at once, one does the work."""
    at = address(url)
    if at.get_backend_name() == "sqlite":
        _make_folder(Path(str(at.database)))
    engine = connect(url)
    try:
        with faults():
            _upgrade(engine)
    finally:
        engine.dispose()


def current(engine: Engine) -> bool:
    """Whether the tables are those that this code knows."""
    with faults(), engine.connect() as connection:
        return _revision(connection) == head()


def head() -> str | None:
    """The newest change."""
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise WorldFault("无法建立存放数据库的文件夹", remedy="请检查路径和权限") from None


def _upgrade(engine: Engine) -> None:
    """In one transaction under one lock, so that a start that was killed leaves nothing half made."""
    if engine.dialect.name == "sqlite":
        _write_ahead(str(engine.url.database))
    with engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if _revision(connection) != head():
            _run(connection)


def _run(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _write_ahead(file: str) -> None:
    """Turn on the write-ahead log, which stays with the file; while others open it the first time, try again."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        connection = sqlite3.connect(file, timeout=BUSY_SECONDS)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        finally:
            connection.close()
