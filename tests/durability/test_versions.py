"""Two builds side by side: a case stays on the build it began with until it checkpoints, then goes on with the new."""

from __future__ import annotations

from pathlib import Path

import pytest
from temporalio.api.workflowservice.v1 import DescribeWorkerDeploymentRequest
from temporalio.service import RPCError

from adapters.server import DevServer
from procedures.reading import standing
from tests.support.engine import eventually
from tests.support.offices import SmallOffice, Town

pytestmark = [pytest.mark.engine, pytest.mark.kill, pytest.mark.timeout(180)]


async def build_of(office: SmallOffice) -> str:
    """On which build the case is."""
    info = (await office.handle.describe()).raw_description.workflow_execution_info.versioning_info
    return info.deployment_version.build_id or info.version.rpartition(":")[2]


async def _is_current(office: SmallOffice, build: str) -> bool:
    """Whether new cases begin on this build."""
    asked = DescribeWorkerDeploymentRequest(namespace=office.name, deployment_name="dingfen")
    try:
        found = await office.client.workflow_service.describe_worker_deployment(asked)
    except RPCError:
        return False
    return found.worker_deployment_info.routing_config.current_deployment_version.build_id == build


async def test_a_case_goes_on_with_the_new_build_at_a_checkpoint(tmp_path: Path) -> None:
    """The new build wakes the cases that sleep on the old one by itself."""
    with DevServer(db=tmp_path / "temporal.db") as server:
        town = Town(server.address, tmp_path)
        try:
            office = await town.found("versions")
            office.spawn(build="b1")
            await eventually(lambda: _is_current(office, "b1"), 60)
            await office.open()
            await office.settled()
            assert await build_of(office) == "b1"

            office.spawn(build="b2")
            await eventually(lambda: _is_current(office, "b2"), 60)
            await eventually(lambda: _moved(office), 60)

            assert await office.send(office.acceptance()) is not None
            assert standing(await office.settled())[0] == ("intake-1", "accepted")
            assert office.look()["twice"] == []
        finally:
            town.end()


async def _moved(office: SmallOffice) -> bool:
    return await build_of(office) == "b2"
