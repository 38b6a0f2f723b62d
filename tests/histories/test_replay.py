"""Every recorded history replays on today's code under several hash seeds, and one that was altered is refused."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import History, HistoryEvent
from temporalio.client import WorkflowHistory

from procedures.dispute import Dispute
from tests.histories.record import ROOT, WORKER
from tests.histories.replay import read, recorded, replay
from workflows.boot import Boot

SEEDS = ("0", "1", "42")
LARGEST = 300_000
STATE: TypeAdapter[Dispute] = TypeAdapter(Dispute)
PERSONAL = ("示例", "公司", "有限", "某", "律师", "愿付", "赔偿请求人", "1300000", "1380000", "5001031995", "023-0000")
HERE = (str(ROOT), str(Path.home()), f"@{socket.gethostname()}")
PLACE = re.compile(rb'File "|/(?:home|root|tmp|usr|opt|srv|var|Users|work[a-z]*)/')

every_history = pytest.mark.parametrize("path", recorded(), ids=lambda path: f"{path.parent.name}/{path.name}")


@cache
def events(path: Path) -> tuple[HistoryEvent, ...]:
    """The events of a recorded run."""
    return tuple(WorkflowHistory.from_json("case", read(path)).events)


@pytest.mark.timeout(240)
async def test_every_history_replays_under_every_hash_seed() -> None:
    async def under(seed: str) -> tuple[int | None, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.histories.replay",
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output, _ = await process.communicate()
        return process.returncode, output.decode()[-3_000:]

    results = await asyncio.gather(*map(under, SEEDS))

    assert [output for status, output in results if status] == []


def other_id(event: HistoryEvent) -> None:
    """As if another effect had been sent out."""
    event.activity_task_scheduled_event_attributes.activity_id += "0"


def other_hand(event: HistoryEvent) -> None:
    """As if another hand had been asked."""
    event.activity_task_scheduled_event_attributes.activity_type.name = "serve_nobody"


def other_command(event: HistoryEvent) -> None:
    """As if a timer had been set instead."""
    event.event_type = EventType.EVENT_TYPE_TIMER_STARTED
    event.timer_started_event_attributes.timer_id = "1"


@pytest.mark.parametrize("alter", [other_id, other_hand, other_command])
async def test_a_history_with_an_altered_command_is_refused(alter: Callable[[HistoryEvent], None]) -> None:
    path = recorded()[0]
    history = History(events=events(path))
    sent = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
    alter(next(event for event in history.events if event.event_type == sent))

    failures = await replay({path.name: WorkflowHistory("case", history.events).to_json()})

    assert list(failures) == [path.name]
    assert "TMPRL1100" in failures[path.name]


async def test_an_unaltered_history_is_accepted() -> None:
    path = recorded()[0]

    assert await replay({path.name: read(path)}) == {}


def test_histories_of_every_shape_are_recorded() -> None:
    """Effects, timers, lapses, refusals, checkpoints, a docket that failed, an inbox that was read."""
    kinds = {EventType.Name(event.event_type) for path in recorded() for event in events(path)}
    assert kinds >= {
        "EVENT_TYPE_ACTIVITY_TASK_COMPLETED",
        "EVENT_TYPE_ACTIVITY_TASK_FAILED",
        "EVENT_TYPE_MARKER_RECORDED",
        "EVENT_TYPE_TIMER_CANCELED",
        "EVENT_TYPE_TIMER_FIRED",
        "EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED",
        "EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW",
        "EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED",
        "EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED",
    }


@every_history
def test_no_history_names_anybody_or_the_machine_that_recorded_it(path: Path) -> None:
    """People, addresses and what was said are in the docket; a history has ids, dates, sums and references."""
    told = b"".join(event.SerializeToString() for event in events(path))
    assert [word for word in (*PERSONAL, *HERE) if word.encode() in told] == []
    assert PLACE.findall(told) == []
    assert set(re.findall(r'"identity":\s*"([^"]*)"', read(path))) == {WORKER}


def test_the_search_for_names_looks_into_payloads() -> None:
    told = b"".join(event.SerializeToString() for event in events(recorded()[0]))
    assert b"intake_acceptance" in told


@pytest.mark.parametrize("release", sorted({path.parent for path in recorded()}), ids=lambda path: path.name)
def test_the_histories_of_a_release_are_small(release: Path) -> None:
    assert sum(path.stat().st_size for path in release.iterdir()) < LARGEST


@every_history
def test_every_recorded_state_is_still_read(path: Path) -> None:
    """The state with which a run began, as it was written."""
    begun = events(path)[0].workflow_execution_started_event_attributes
    boot = Boot.model_validate_json(begun.input.payloads[0].data)

    assert STATE.validate_json(STATE.dump_json(boot.dispute)) == boot.dispute
