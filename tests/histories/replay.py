"""Replay every recorded history on today's code, with the plugin: `python -m tests.histories.replay [FILE…]`.

Run under several hash seeds: an order that hangs on one is found by another.
"""

from __future__ import annotations

import asyncio
import gzip
import sys
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from workflows.case import CaseWorkflow
from workflows.plugin import DingfenPlugin
from workflows.sweeps import InboxSweep

HERE = Path(__file__).parent


def recorded() -> list[Path]:
    """Every history of every release."""
    return sorted(HERE.glob("*/*.json.gz"))


def read(path: Path) -> str:
    """A history as JSON."""
    return gzip.decompress(path.read_bytes()).decode()


async def replay(histories: dict[str, str]) -> dict[str, str]:
    """What went wrong, by the name of the history."""
    replayer = Replayer(workflows=[CaseWorkflow, InboxSweep], plugins=[DingfenPlugin()])
    results = await replayer.replay_workflows(_each(histories.items()), raise_on_replay_failure=False)
    names = {history_run(text): name for name, text in histories.items()}
    return {names.get(run, run): str(failure) for run, failure in results.replay_failures.items()}


def history_run(text: str) -> str:
    """The run a history belongs to."""
    first = WorkflowHistory.from_json("case", text).events[0]
    return first.workflow_execution_started_event_attributes.original_execution_run_id


async def _each(histories: Iterable[tuple[str, str]]) -> AsyncIterator[WorkflowHistory]:
    for name, text in histories:
        yield WorkflowHistory.from_json(name, text)


def main(names: list[str]) -> int:
    """Replay; the number of histories that failed."""
    paths = [Path(name) for name in names] or recorded()
    failures = asyncio.run(replay({path.name: read(path) for path in paths}))
    for name, failure in failures.items():
        print(f"{name}: {failure}")
    print(f"{len(paths)} histories replayed, {len(failures)} failed")
    return len(failures) if paths else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
