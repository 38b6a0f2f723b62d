"""A question to a case whose worker lost it is asked again while the asker has time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

import pytest
from temporalio.client import OutboundInterceptor, QueryWorkflowInput
from temporalio.service import RPCError, RPCStatusCode

from workflows.plugin import PATIENCE, Door


class Losing(OutboundInterceptor):
    """A server that answers only after it has failed a number of times; it keeps how long each asker would wait."""

    def __init__(self, failures: int, status: RPCStatusCode) -> None:
        self.failures, self.status = failures, status
        self.waits: list[timedelta | None] = []

    async def query_workflow(self, input: QueryWorkflowInput) -> Any:
        self.waits.append(input.rpc_timeout)
        if len(self.waits) <= self.failures:
            raise RPCError("query timed out before a worker could process it", self.status, b"")
        return "answer"


def _question(patience: timedelta | None) -> QueryWorkflowInput:
    return QueryWorkflowInput(
        id="case/1",
        run_id=None,
        query="show",
        args=[],
        reject_condition=None,
        headers={},
        ret_type=None,
        rpc_metadata={},
        rpc_timeout=patience,
    )


async def _ask(server: Losing, patience: timedelta | None) -> Any:
    door = Door().intercept_client(cast(OutboundInterceptor, server))
    return await door.query_workflow(_question(patience))


@pytest.mark.parametrize("status", [RPCStatusCode.DEADLINE_EXCEEDED, RPCStatusCode.CANCELLED])
async def test_a_lost_question_is_asked_again_by_who_has_time(status: RPCStatusCode) -> None:
    server = Losing(2, status)
    assert await _ask(server, 6 * PATIENCE) == "answer"
    assert server.waits == [PATIENCE] * 3


async def test_who_has_no_time_left_is_told() -> None:
    server = Losing(1, RPCStatusCode.DEADLINE_EXCEEDED)
    with pytest.raises(RPCError):
        await _ask(server, None)
    assert len(server.waits) == 1


async def test_what_is_no_silence_is_told_at_once() -> None:
    server = Losing(1, RPCStatusCode.NOT_FOUND)
    with pytest.raises(RPCError):
        await _ask(server, 6 * PATIENCE)
    assert len(server.waits) == 1
