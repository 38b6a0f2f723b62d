"""Looking for cases that would never move again, and mending what can be mended without a decision."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from temporalio.client import WorkflowExecutionStatus, WorkflowQueryFailedError
from temporalio.service import RPCError, RPCStatusCode

from adapters.database.queries import CaseLine
from cases.errors import DingfenError
from desk.counter import Desk
from desk.moments import told
from procedures.dispute import Dispute
from workflows.case import CaseWorkflow

UNBEGUN_AFTER = timedelta(minutes=1)
LATE_AFTER = timedelta(minutes=5)
ANSWER_AFTER = timedelta(minutes=2)
PATIENCE = 15.0
"""Seconds for a case to answer: after a worker has died, the server offers a question to it for ten more."""

AT_ONCE = 32

Mending = Callable[[], Awaitable[Any]]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that is not as it should be; `mending` repeats what was asked for, where that helps."""

    kind: str
    case: str
    what: str
    remedy: str
    mending: Mending | None = None

    def as_data(self) -> dict[str, str]:
        """The finding for people and programs."""
        return {"kind": self.kind, "case": self.case, "what": self.what, "remedy": self.remedy}


async def check(desk: Desk, *, mend: bool = False) -> list[dict[str, str]]:
    """Everything that is not as it should be; each finding says what it is and what to do."""
    now = desk.clock.now()
    found = [*_stuck(desk), *_unbegun(desk, now), *await _beside(desk), *_unanswered(desk, now), *_overslept(desk, now)]
    if mend:
        for finding in found:
            if finding.mending is not None:
                await _try(finding.mending())
    return [finding.as_data() for finding in found]


def _stuck(desk: Desk) -> Iterator[Finding]:
    for line in desk.database.queries().stuck():
        what = f"没有期限、待办或者未完成的事项会推动此案（{line.headline}）"
        yield Finding(kind="stuck", case=line.id, what=what, remedy="请联系系统维护人员")


def _unbegun(desk: Desk, now: datetime) -> Iterator[Finding]:
    for case in desk.database.docket().unbegun(now - UNBEGUN_AFTER):
        yield Finding(
            kind="unbegun",
            case=case,
            what="已登记，但尚未开始办理",
            remedy="用 check --mend 启动",
            mending=partial(desk.start, case),
        )


def _unanswered(desk: Desk, now: datetime) -> Iterator[Finding]:
    for row in desk.database.inbox().unsettled(now - ANSWER_AFTER):
        yield Finding(
            kind="unanswered",
            case=row.case,
            what=f"{told(row.received_at)} 收到的“{getattr(row.act, 'TITLE', row.act.act)}”尚未答复",
            remedy="用 check --mend 重新发送",
            mending=partial(desk.send, row),
        )


def _overslept(desk: Desk, now: datetime) -> Iterator[Finding]:
    for line in desk.database.queries().overslept(now - LATE_AFTER):
        due = told(line.wake_at) if line.wake_at else ""
        yield Finding(
            kind="overslept",
            case=line.id,
            what=f"应于 {due} 处理的事项没有处理",
            remedy="请检查工作进程是否在运行",
            mending=partial(desk.handle(line.id).signal, CaseWorkflow.wake),
        )


async def _beside(desk: Desk) -> list[Finding]:
    """Every case that is not archived, as the docket has it beside its workflow."""
    turns, calendar = asyncio.Semaphore(AT_ONCE), desk.database.docket().calendar().version
    lines = desk.database.queries().unfinished()
    compared = await asyncio.gather(*(_compared(desk, line, calendar, turns) for line in lines))
    return [finding for finding in compared if finding is not None]


async def _compared(desk: Desk, line: CaseLine, calendar: str, turns: asyncio.Semaphore) -> Finding | None:
    try:
        async with turns, asyncio.timeout(PATIENCE):
            dispute = await _running(desk, line.id)
    except (RPCError, RuntimeError, TimeoutError, WorkflowQueryFailedError):
        remedy = "请检查服务器和工作进程是否在运行"
        return Finding(kind="silent", case=line.id, what="案件进程没有应答", remedy=remedy)
    if dispute is None:
        return _lost(desk, line)
    if dispute.seq > line.seq:
        what = f"卷宗落后于案件进程（{line.seq} < {dispute.seq}）"
        return Finding(kind="behind", case=line.id, what=what, remedy="稍候再查；仍落后的，请检查数据库")
    if dispute.seq < line.seq:
        return _ahead(desk, line, dispute.seq)
    if dispute.file.calendar.version != calendar:
        what = f"本案仍用{dispute.file.calendar.version}版日历，现行的是{calendar}版"
        return Finding(kind="calendar", case=line.id, what=what, remedy="请由系统登记员再次运行 calendar 命令")
    return None


async def _running(desk: Desk, case: str) -> Dispute | None:
    """The dispute as its workflow has it; none when the engine has no running workflow of it."""
    handle = desk.handle(case)
    try:
        described = await handle.describe()
        if described.status is not WorkflowExecutionStatus.RUNNING:
            return None
        return await handle.query(CaseWorkflow.show)
    except RPCError as failed:
        if failed.status is RPCStatusCode.NOT_FOUND:
            return None
        raise


def _lost(desk: Desk, line: CaseLine) -> Finding | None:
    if desk.database.docket().archived(line.id):
        return None
    return Finding(
        kind="lost",
        case=line.id,
        what="引擎中没有此案的进程，卷宗中此案尚未归档",
        remedy="确认所连的是本机构的服务器后，用 check --mend 按卷宗重新启动",
        mending=partial(desk.start, line.id, again=True),
    )


def _ahead(desk: Desk, line: CaseLine, seq: int) -> Finding:
    return Finding(
        kind="ahead",
        case=line.id,
        what=f"案件进程落后于卷宗（{seq} < {line.seq}），引擎的数据库可能是从旧备份恢复的",
        remedy="用 check --mend 按卷宗重新启动",
        mending=partial(desk.start, line.id, again=True),
    )


async def _try(work: Awaitable[Any]) -> None:
    """What cannot be mended now stays a finding."""
    try:
        await asyncio.wait_for(work, PATIENCE)
    except (DingfenError, RPCError, RuntimeError, TimeoutError):
        return
