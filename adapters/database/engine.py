"""One engine a process, short transactions, and errors that a person can read."""

from __future__ import annotations

import logging
import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from adapters.database.columns import Base
from cases.errors import WorldFault

BUSY_SECONDS = 20
"""How long a writer waits for the one before it."""

_POOL = {"pool_size": 8, "max_overflow": 24, "pool_timeout": BUSY_SECONDS}
_ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""All queries of one reading see the same state, as they do in SQLite's write-ahead mode."""

_LOG = logging.getLogger(__name__)
_ENGINES: weakref.WeakSet[Engine] = weakref.WeakSet()


def address(url: str | Path) -> URL:
    """The database's address: a path is a SQLite file, `postgresql://…` goes by psycopg 3. Raises `WorldFault`."""
    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite+pysqlite", database=str(Path(url).expanduser().absolute()))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise WorldFault("数据库地址无法识别", remedy="请填写文件路径或者 postgresql:// 开头的地址") from None
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed.set(drivername="sqlite+pysqlite")
    raise WorldFault("只支持 SQLite 文件或者 PostgreSQL 数据库", remedy="请核对数据库地址的设置")


def connect(url: str | Path) -> Engine:
    """An engine for this address; parameters of statements are never shown, they may be names."""
    at = address(url)
    if at.get_backend_name() == "postgresql":
        engine = create_engine(at, hide_parameters=True, pool_pre_ping=True, **_POOL)
        _ENGINES.add(engine)
        return engine
    engine = create_engine(at, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS}, **_POOL)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    _ENGINES.add(engine)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """Each connection: transactions are ours to begin, keys are checked, and a commit is on the disk.

    `synchronous=FULL`: in WAL mode NORMAL may lose the last commits when the power fails. A number that was printed,
    or a receipt that a person holds, must not be given a second time, so every commit waits for the disk.
    """
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE would delete past the triggers
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: one that reads first and then writes could find the file locked for good."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _forget_in_child() -> None:
    """A forked child never uses its parent's connections."""
    for engine in _ENGINES:
        engine.dispose(close=False)


os.register_at_fork(after_in_child=_forget_in_child)


@contextmanager
def faults() -> Iterator[None]:
    """What the database says becomes a `WorldFault` without a word of SQL or of anybody's data, cause included."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        _LOG.error("database: %s %s", type(error).__name__, _native(error))
        raise _fault(error) from None
    except OSError as error:
        _LOG.error("database file: errno %s", error.errno)
        raise WorldFault("数据库文件无法读写", remedy="请检查磁盘空间和文件权限") from None


def _native(error: SQLAlchemyError | sqlite3.Error) -> str:
    """The driver's own name for what happened: never its text, which may quote data."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None) or "")


def _fault(error: SQLAlchemyError | sqlite3.Error) -> WorldFault:
    native = _native(error)
    if native in ("SQLITE_BUSY", "SQLITE_LOCKED", "40001", "40P01", "55P03"):
        return WorldFault("数据库正忙，暂时不能写入", remedy="请稍后重试，内容不会丢失也不会重复")
    if native in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return WorldFault("数据库文件已损坏，或者不是数据库文件", remedy="请核对路径，或者从备份恢复")
    if native in ("SQLITE_FULL", "53100"):
        return WorldFault("存放数据库的磁盘已满", remedy="请清理磁盘后重试")
    if isinstance(error, OperationalError) and native not in ("42P01", "SQLITE_ERROR"):
        return WorldFault("数据库无法连接", remedy="请检查数据库是否在运行、地址是否正确，然后重试")
    return WorldFault("数据库没有完成这一步", remedy="请重试；仍不成功的，请联系系统管理人员查看日志")


class Store:
    """Transactions on one engine: `read` sees one moment, `write` is alone or waits."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writer = engine.execution_options(writes=True)
        self._reader = engine.execution_options(**_ONE_MOMENT) if engine.dialect.name == "postgresql" else engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with faults(), Session(self._reader, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that writes; all of it or nothing. On SQLite it has the file's lock from here on."""
        with faults(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            session.connection()
            yield session


def insert_once(session: Session, table: type[Base], **values: Any) -> bool:
    """Insert a row unless its key is there already; whether it was inserted."""
    once = _insert(session, table).values(**values).on_conflict_do_nothing()
    return session.connection().execute(once, execution_options={"preserve_rowcount": True}).rowcount == 1


def insert_all(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Insert rows; those whose key is there already are skipped."""
    if rows:
        session.connection().execute(_insert(session, table).on_conflict_do_nothing(), rows)


def put(session: Session, table: type[Base], key: tuple[str, ...], **values: Any) -> None:
    """Insert a row, or change the one with this key into it."""
    rest = {name: value for name, value in values.items() if name not in key}
    insert = _insert(session, table).values(**values)
    session.connection().execute(insert.on_conflict_do_update(index_elements=list(key), set_=rest))


def _insert(session: Session, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """The database's own INSERT, which knows ON CONFLICT."""
    return postgresql.insert(table) if session.get_bind().dialect.name == "postgresql" else sqlite.insert(table)
