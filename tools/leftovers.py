"""Processes that a run started and did not end: each carries the run's mark in its environment."""

from __future__ import annotations

import time

import psutil

MARK = "DINGFEN_RUN"
PATIENCE = 5.0  # seconds a server may take to finish after the tests


def marked(run: str) -> list[psutil.Process]:
    """Living processes of this run."""
    return [process for process in psutil.process_iter() if mark_of(process) == run]


def mark_of(process: psutil.Process) -> str | None:
    """The mark of a process, if it lives and may be read."""
    try:
        return process.environ().get(MARK)
    except (psutil.Error, OSError):
        return None


def remaining(run: str) -> list[psutil.Process]:
    """What still lives after the patience is over."""
    deadline = time.monotonic() + PATIENCE
    while (processes := marked(run)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return processes


def end(run: str) -> list[str]:
    """End what is left of a run and name it; an empty list when the run was clean."""
    named = []
    for process in remaining(run):
        try:
            named.append(f"{process.pid} {' '.join(process.cmdline())[:160]}")
            process.kill()
        except psutil.NoSuchProcess:
            continue
    return named
