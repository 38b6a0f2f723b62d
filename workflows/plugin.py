"""One plugin for client, worker, replayer and tests: converter, sandbox, size guard."""

from __future__ import annotations

import dataclasses
from typing import Any

from temporalio.api.common.v1 import Payload
from temporalio.client import (
    Interceptor,
    OutboundInterceptor,
    StartWorkflowInput,
    StartWorkflowUpdateInput,
    WorkflowHandle,
    WorkflowUpdateHandle,
)
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter
from temporalio.plugin import SimplePlugin
from temporalio.worker import WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from cases.errors import Malformed

PURE_ROOMS = ("cases", "rulebook", "forms", "procedures", "activities", "pydantic", "pydantic_core", "annotated_types")
"""Modules that every case of a worker shares: they know no world, and a lint of their own holds it."""

LARGEST = 256 * 1024
"""The largest act or start, in bytes; documents travel by reference."""


class DingfenPlugin(SimplePlugin):
    """What client, worker, replayer and tests have in common."""

    def __init__(self) -> None:
        super().__init__(
            "dingfen",
            data_converter=pydantic_data_converter,
            interceptors=[SizeGuard()],
            workflow_runner=_runner,
        )


def _runner(runner: WorkflowRunner | None) -> WorkflowRunner:
    if isinstance(runner, SandboxedWorkflowRunner):
        restrictions = runner.restrictions.with_passthrough_modules(*PURE_ROOMS)
        return dataclasses.replace(runner, restrictions=restrictions)
    return runner or SandboxedWorkflowRunner()


class SizeGuard(Interceptor):
    """Refuses at the door what would wedge a case: arguments over `LARGEST` bytes."""

    def intercept_client(self, next: OutboundInterceptor) -> OutboundInterceptor:
        """Stand before the client's calls."""
        return _Guarded(next)


class _Guarded(OutboundInterceptor):
    async def start_workflow(self, input: StartWorkflowInput) -> WorkflowHandle[Any, Any]:
        await _weigh(input.args)
        return await super().start_workflow(input)

    async def start_workflow_update(self, input: StartWorkflowUpdateInput) -> WorkflowUpdateHandle[Any]:
        await _weigh(input.args)
        return await super().start_workflow_update(input)


async def _weigh(args: Any) -> None:
    converter: DataConverter = pydantic_data_converter
    payloads: list[Payload] = await converter.encode(args)
    size = sum(len(payload.data) for payload in payloads)
    if size > LARGEST:
        raise Malformed(
            f"提交的内容为{size}字节，超过上限{LARGEST}字节",
            field="data",
            remedy="请把文件、长文本作为附件提交，事项中只引用附件",
        )
