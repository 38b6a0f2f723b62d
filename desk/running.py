"""Server and workers as child processes: started, watched, and all ended again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adapters.database import Database, migrate
from adapters.server import DevServer, environment, launcher
from adapters.settings import Settings
from cases.errors import WorldFault
from desk.directories import EXAMPLES, read_directory

ROOT = Path(__file__).parents[1]
STOP_SECONDS = 15.0
RESTART_SECONDS = 1.0
KINDS = ("cases", "papers")


@dataclass
class Workers:
    """The worker processes of one installation; one that dies is started again."""

    given: Settings
    log: Path
    _processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self) -> None:
        """Start one process for cases and one for papers."""
        for kind in KINDS:
            self._processes[kind] = self._spawn(kind)

    def revive(self) -> list[str]:
        """Start again what has died; returns which."""
        dead = [kind for kind, process in self._processes.items() if process.poll() is not None]
        for kind in dead:
            time.sleep(RESTART_SECONDS)
            self._processes[kind] = self._spawn(kind)
        return dead

    def stop(self) -> None:
        """End all in an orderly way, or by force when they do not."""
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._processes.clear()

    @property
    def pids(self) -> dict[str, int]:
        """The processes by kind."""
        return {kind: process.pid for kind, process in self._processes.items()}

    def _spawn(self, kind: str) -> subprocess.Popen[bytes]:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        told = {f"DINGFEN_{name.upper()}": str(value) for name, value in self.given.model_dump().items() if value}
        with self.log.open("ab") as output:
            return subprocess.Popen(
                [*launcher(), sys.executable, str(ROOT / "worker.py"), kind],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**environment(), **os.environ, **told},
                start_new_session=True,
            )


@dataclass(frozen=True, kw_only=True)
class Installation:
    """What runs: where it is, and the processes."""

    given: Settings
    server: DevServer
    workers: Workers
    folder: Path


@contextmanager
def installation(folder: Path, given: Settings, *, port: int | None = None, ui: bool = False) -> Iterator[Installation]:
    """Server and workers on a docket and a database file; nothing is left running after the block."""
    folder.mkdir(parents=True, exist_ok=True)
    _prepare(given)
    with DevServer(db=folder / "temporal.db", port=port, ui=ui) as server:
        here = given.model_copy(update={"temporal": server.address})
        workers = Workers(given=here, log=folder / "workers.log")
        try:
            workers.start()
            yield Installation(given=here, server=server, workers=workers, folder=folder)
        finally:
            workers.stop()


def _prepare(given: Settings) -> None:
    """The tables up to date, and a directory; one that is there already stays as it is."""
    migrate(given.database)
    database = Database(given.database)
    try:
        if not database.directory().offices():
            database.directory().load(read_directory(EXAMPLES))
    finally:
        database.close()


def port_of(address: str) -> int:
    """The port in host:port; raises `WorldFault`."""
    _, _, port = address.rpartition(":")
    if not port.isdigit():
        raise WorldFault(f"服务器地址“{address}”写法不对", remedy="写作 127.0.0.1:7233")
    return int(port)
