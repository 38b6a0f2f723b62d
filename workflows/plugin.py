"""One plugin for client, worker, replayer and tests: converter, sandbox, what the client may send, what hands tell."""

from __future__ import annotations

import asyncio
import dataclasses
import traceback
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from temporalio import activity
from temporalio.api.failure.v1 import Failure
from temporalio.client import (
    Interceptor,
    OutboundInterceptor,
    QueryWorkflowInput,
    StartWorkflowInput,
    StartWorkflowUpdateInput,
    WorkflowHandle,
    WorkflowUpdateHandle,
)
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DefaultFailureConverter, PayloadConverter
from temporalio.exceptions import ApplicationError, FailureError
from temporalio.plugin import SimplePlugin
from temporalio.service import RPCError, RPCStatusCode
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, WorkflowRunner
from temporalio.worker import Interceptor as WorkerInterceptor
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from activities.failures import fault
from cases.acts import Act
from cases.errors import DingfenError, Malformed

SHARED = ("cases", "rulebook", "forms", "procedures", "activities", "workflows.boot", "workflows.hands", "stdnum")
"""Modules that all cases of a worker share; loaded anew for each they cost megabytes. A lint holds them pure.

The workflows themselves are loaded for each case, behind the sandbox.
"""

LARGEST = 256 * 1024
"""The largest act or start, in bytes; documents travel by reference."""

PATIENCE = timedelta(seconds=10)
"""How long a call waits for the server unless it says otherwise, and how long one question waits for its answer."""

UNANSWERED = (RPCStatusCode.DEADLINE_EXCEEDED, RPCStatusCode.CANCELLED)
"""What the server, and what the client, calls a question whose time ran out."""

ATTEMPTS = 5
"""How often a hand is tried whose own code fails; what the world does is tried as its policy says."""


class PlainFailures(DefaultFailureConverter):
    """What nobody foresaw is told by its class and its place: its text may quote data, and may take long to make."""

    def to_failure(self, exception: BaseException, payload_converter: PayloadConverter, failure: Failure) -> None:
        """As ever, but without the text of what is no letter."""
        if not isinstance(exception, FailureError):
            plain = ApplicationError(type(exception).__name__, type=type(exception).__name__)
            plain.__traceback__, plain.__cause__ = exception.__traceback__, exception.__cause__
            exception = plain
        super().to_failure(exception, payload_converter, failure)


CONVERTER = dataclasses.replace(pydantic_data_converter, failure_converter_class=PlainFailures)


class DingfenPlugin(SimplePlugin):
    """What client, worker, replayer and tests have in common."""

    def __init__(self) -> None:
        super().__init__(
            "dingfen",
            data_converter=CONVERTER,
            interceptors=[Door(), Discretion()],
            workflow_runner=_runner,
        )


def _runner(runner: WorkflowRunner | None) -> WorkflowRunner:
    if runner is not None and not isinstance(runner, SandboxedWorkflowRunner):
        return runner
    sandboxed = runner or SandboxedWorkflowRunner()
    return dataclasses.replace(sandboxed, restrictions=sandboxed.restrictions.with_passthrough_modules(*SHARED))


class Door(Interceptor):
    """The client's side: nothing goes in that would wedge a case, an act has its own id, no call waits forever."""

    def intercept_client(self, next: OutboundInterceptor) -> OutboundInterceptor:
        """Stand before the client's calls."""
        return _AtTheDoor(next)


class _AtTheDoor(OutboundInterceptor):
    async def start_workflow(self, input: StartWorkflowInput) -> WorkflowHandle[Any, Any]:
        await _weigh(input.args)
        return await super().start_workflow(input)

    async def start_workflow_update(self, input: StartWorkflowUpdateInput) -> WorkflowUpdateHandle[Any]:
        await _weigh(input.args)
        if input.update_id is None and input.args and isinstance(act := input.args[0], Act):
            input.update_id = act.stamp.act_id
        input.rpc_timeout = input.rpc_timeout or PATIENCE
        return await super().start_workflow_update(input)

    async def query_workflow(self, input: QueryWorkflowInput) -> Any:
        """Ask until somebody answers: a question that its worker lost is answered by nobody, however long one waits."""
        clock = asyncio.get_running_loop()
        ends = clock.time() + (input.rpc_timeout or PATIENCE).total_seconds()
        while True:
            left = timedelta(seconds=max(ends - clock.time(), 0.0))
            try:
                return await super().query_workflow(dataclasses.replace(input, rpc_timeout=min(left, PATIENCE)))
            except RPCError as failed:
                if failed.status not in UNANSWERED or left <= PATIENCE:
                    raise


async def _weigh(args: Sequence[Any]) -> None:
    payloads = await CONVERTER.encode(args)
    size = sum(len(payload.data) for payload in payloads)
    if size > LARGEST:
        raise Malformed(
            f"提交的内容为{size}字节，超过上限{LARGEST}字节",
            field="data",
            remedy="请把文件、长文本作为附件提交，事项中只引用附件",
        )


class Discretion(WorkerInterceptor):
    """The hands' side: signs of life while they work, and failures that tell the history their class and no more.

    The text of an error may quote somebody.
    """

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:
        """Stand around each activity."""
        return _Discreet(next)


class _Discreet(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:
        living = asyncio.create_task(_show_life(activity.info().heartbeat_timeout))
        try:
            return await super().execute_activity(input)
        except ApplicationError:
            raise
        except DingfenError as error:
            activity.logger.warning("%s: %s", error.code, error.message)
            raise fault(error) from None
        except Exception as bug:
            where = "".join(traceback.format_tb(bug.__traceback__, limit=-3))
            activity.logger.error("%s\n%s", type(bug).__name__, where)  # its text may quote somebody
            last = activity.info().attempt >= ATTEMPTS
            raise ApplicationError(type(bug).__name__, type=type(bug).__name__, non_retryable=last) from None
        finally:
            living.cancel()


async def _show_life(within: timedelta | None) -> None:
    """While a hand is at work its worker says that it lives; short work is over before the first sign.

    The sign is given from a thread: the heartbeat of a hand that is not async waits for this very loop, ten seconds.
    """
    while within:
        await asyncio.sleep(within.total_seconds() / 3)
        await asyncio.to_thread(activity.heartbeat)
