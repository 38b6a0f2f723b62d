"""The development server for real: it keeps its cases over a SIGKILL, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from adapters import server as room
from adapters.server import DatabaseInUse, DevServer, PortTaken, ServerMissing, ServerNotReady

pytestmark = pytest.mark.engine
OFFICE = SearchAttributeKey.for_keyword("Office")

PARENT = """
import signal, sys
from pathlib import Path
from adapters.server import DevServer
print(DevServer(db=Path(sys.argv[1])).start().pid, flush=True)
signal.pause()
"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[DevServer]:
    with DevServer(db=tmp_path / "engine.db", namespace="dingfen", search_attributes={"Office": "Keyword"}) as server:
        yield server


async def client_of(server: DevServer) -> Client:
    return await Client.connect(server.address, namespace=server.namespace)


async def open_case(server: DevServer) -> str:
    client = await client_of(server)
    attributes = TypedSearchAttributes([SearchAttributePair(OFFICE, "渝北")])
    handle = await client.start_workflow("Case", id="case-1", task_queue="nobody", search_attributes=attributes)
    return handle.id


async def standing(server: DevServer, case: str) -> WorkflowExecutionStatus | None:
    client = await client_of(server)
    return (await client.get_workflow_handle(case).describe()).status


async def test_a_case_outlives_a_kill_and_a_stop(served: DevServer) -> None:
    case, address, first = await open_case(served), served.address, served.pid
    served.kill()
    assert not served.running
    served.start()
    assert await standing(served, case) is WorkflowExecutionStatus.RUNNING
    served.restart()
    assert await standing(served, case) is WorkflowExecutionStatus.RUNNING
    assert served.address == address
    assert served.pid != first


async def test_search_attributes_are_there_from_the_first_moment(served: DevServer) -> None:
    case = await open_case(served)
    client = await client_of(served)
    described = await client.get_workflow_handle(case).describe()
    assert described.typed_search_attributes[OFFICE] == "渝北"


def test_it_listens_on_loopback_only(served: DevServer) -> None:
    connections = psutil.Process(served.pid).net_connections("inet")
    assert {connection.laddr.ip for connection in connections} == {"127.0.0.1"}


def test_nothing_is_left_when_it_stops() -> None:
    server = DevServer().start()
    process = psutil.Process(server.pid)
    assert server.start().pid == process.pid
    server.stop()
    server.stop()
    assert server.pid is None
    assert not process.is_running()


def test_the_frontend_port_can_be_fixed() -> None:
    port = room.free_port()
    with DevServer(port=port) as server:
        assert server.address == f"127.0.0.1:{port}"


def test_the_page_is_served_when_asked_for() -> None:
    with DevServer(ui=True) as server:
        assert status_of(server.ui_url) == 200


def test_settings_reach_the_server_and_bad_ones_are_told() -> None:
    with DevServer(dynamic_config={"frontend.WorkflowTimeSkippingEnabled": True}) as server:
        assert server.running
    with pytest.raises(ServerNotReady, match="Colour"):
        DevServer(search_attributes={"Office": "Colour"}).start()


def test_a_users_own_settings_do_not_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMPORAL_NAMESPACE", "somebody-elses")
    assert not [name for name in room.environment() if name == "TEMPORAL_NAMESPACE"]


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)):
            DevServer(port=port).start()
    with pytest.raises(PortTaken, match="70000"):
        DevServer(port=70_000).start()


def test_a_port_lost_on_the_way_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = iter([other.getsockname()[1], *(room.free_port() for _ in range(3))])
        monkeypatch.setattr(room, "free_port", lambda: next(ports))
        monkeypatch.setattr(room, "refuse_taken", lambda port: None)
        with DevServer() as server:
            assert server.address != f"127.0.0.1:{other.getsockname()[1]}"


def test_a_file_has_one_server(served: DevServer) -> None:
    with pytest.raises(DatabaseInUse, match=r"engine\.db"):
        DevServer(db=served.db).start()
    served.kill()
    with DevServer(db=served.db) as heir:
        assert heir.running


def test_a_missing_program_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ServerMissing) as told:
        DevServer().start()
    assert told.value.code == "ServerMissing"
    assert told.value.remedy


def test_there_is_no_address_before_the_start() -> None:
    with pytest.raises(ServerNotReady):
        _ = DevServer().address
    with pytest.raises(ServerNotReady):
        _ = DevServer().ui_url


def test_a_server_that_does_not_answer_is_ended(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "server.log"
    server = DevServer(patience=0, log=log)
    with pytest.raises(ServerNotReady, match="没有应答"):
        server.start()
    assert not server.running
    assert log.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's leash is Linux's")
def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path / "engine.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(room.__file__).parents[1]) as parent:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        os.kill(parent.pid, signal.SIGKILL)
    assert gone(child)


def gone(process: psutil.Process, seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def status_of(url: str) -> int:
    connection = HTTPConnection(url.removeprefix("http://"), timeout=5)
    connection.request("GET", "/")
    return connection.getresponse().status
