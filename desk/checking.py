"""Looking for cases that would never move again, and mending what can be mended without a decision."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from temporalio.client import WorkflowQueryFailedError
from temporalio.service import RPCError

from cases.errors import DingfenError
from desk.counter import Desk
from desk.moments import told
from workflows.case import CaseWorkflow

UNBEGUN_AFTER = timedelta(minutes=1)
LATE_AFTER = timedelta(minutes=5)
ANSWER_AFTER = timedelta(minutes=2)
PATIENCE = 5.0

Finding = dict[str, Any]


async def check(desk: Desk, *, mend: bool = False) -> list[Finding]:
    """Everything that is not as it should be; each finding says what it is and what to do."""
    now, queries = desk.clock.now(), desk.database.queries()
    found = [
        _finding("stuck", line.id, f"没有期限、待办或者未完成的事项会推动此案（{line.headline}）", "请联系系统维护人员")
        for line in queries.stuck()
    ]
    for line in queries.unbegun(now - UNBEGUN_AFTER):
        found.append(_finding("unbegun", line.id, "已登记，但尚未开始办理", "用 check --mend 启动"))
        if mend:
            await _try(desk.start(line.id))
    for row in desk.database.inbox().unsettled(now - ANSWER_AFTER):
        what = f"{told(row.received_at)} 收到的“{getattr(row.act, 'TITLE', row.act.act)}”尚未答复"
        found.append(_finding("unanswered", row.case, what, "用 check --mend 重新发送"))
        if mend:
            await _try(desk.send(row))
    return [*found, *await _overslept(desk, mend=mend), *await _behind(desk)]


async def _overslept(desk: Desk, *, mend: bool) -> list[Finding]:
    found = []
    for line in desk.database.queries().overslept(desk.clock.now() - LATE_AFTER):
        due = told(line.wake_at) if line.wake_at else ""
        found.append(_finding("overslept", line.id, f"应于 {due} 处理的事项没有处理", "请检查工作进程是否在运行"))
        if mend:
            await _try(desk.handle(line.id).signal(CaseWorkflow.wake))
    return found


async def _behind(desk: Desk) -> list[Finding]:
    """Cases whose docket is behind their workflow, or whose workflow does not answer."""
    found = []
    for line in desk.database.queries().cases(status="open", limit=500):
        try:
            query = desk.handle(line.id).query(CaseWorkflow.show)
            dispute = await asyncio.wait_for(query, PATIENCE)
        except (RPCError, RuntimeError, TimeoutError, WorkflowQueryFailedError):
            found.append(_finding("silent", line.id, "案件进程没有应答", "请检查服务器和工作进程是否在运行"))
            continue
        if dispute.seq > line.seq:
            what = f"卷宗落后于案件进程（{line.seq} < {dispute.seq}）"
            found.append(_finding("behind", line.id, what, "稍候再查；仍落后的，请检查数据库"))
    return found


def _finding(kind: str, case: str, what: str, remedy: str) -> Finding:
    return {"kind": kind, "case": case, "what": what, "remedy": remedy}


async def _try(work: Any) -> None:
    """What cannot be mended now stays a finding."""
    try:
        await asyncio.wait_for(work, PATIENCE)
    except (DingfenError, RPCError, RuntimeError, TimeoutError):
        return
