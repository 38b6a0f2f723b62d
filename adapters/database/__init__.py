"""The docket in SQLite or PostgreSQL: `migrate(url)` once at the start, then one `Database(url)` a process."""

from __future__ import annotations

from pathlib import Path

from adapters.database.archive import Archive, VaultArchive
from adapters.database.directory import Directory
from adapters.database.docket import Docket
from adapters.database.engine import Store, connect
from adapters.database.inbox import Inbox, Receipt
from adapters.database.numbers import NumberRegister
from adapters.database.people import People
from adapters.database.post import Post
from adapters.database.queries import Queries
from adapters.database.schema import current, migrate
from cases.errors import WorldFault

__all__ = ["Database", "Receipt", "migrate"]


class Database:
    """One engine, and the adapters on it; a path is a SQLite file, `postgresql://…` a server."""

    def __init__(self, url: str | Path) -> None:
        self._engine = connect(url)
        self._store = Store(self._engine)

    def numbers(self) -> NumberRegister:
        """Port `Numbers`."""
        return NumberRegister(self._store)

    def archive(self) -> Archive:
        """Port `Archive`, for packages and everybody else: puts into the vault, takes nothing out."""
        return Archive(self._store)

    def vault(self) -> VaultArchive:
        """Port `Archive`, for those who mediate: opens what is confidential too."""
        return VaultArchive(self._store)

    def docket(self) -> Docket:
        """Port `Docket`."""
        return Docket(self._store)

    def inbox(self) -> Inbox:
        """Port `Inbox`."""
        return Inbox(self._store)

    def post(self) -> Post:
        """Port `Post`."""
        return Post(self._store)

    def people(self) -> People:
        """Parties, agents, rights, evidence."""
        return People(self._store)

    def directory(self) -> Directory:
        """Offices and the people who act for them."""
        return Directory(self._store)

    def queries(self) -> Queries:
        """What the desk reads."""
        return Queries(self._store)

    def check(self) -> None:
        """Raises `WorldFault` when the database cannot be reached or has not been brought up to date."""
        if not current(self._engine):
            raise WorldFault("数据库的表结构不是当前版本", remedy="请先运行升级（migrate），再启动服务")

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()
