"""A worker says that a hand lives without standing still itself."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta

import pytest
from temporalio import activity

from workflows.plugin import _show_life

WITHIN = timedelta(seconds=0.06)


async def test_a_sign_of_life_does_not_stop_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Temporal's own heartbeat of a hand that is not async waits for the loop, ten seconds at most."""
    given: list[int] = []

    def heartbeat() -> None:
        given.append(threading.get_ident())

    monkeypatch.setattr(activity, "heartbeat", heartbeat)
    living = asyncio.create_task(_show_life(WITHIN))
    while not given:
        await asyncio.sleep(0.01)
    living.cancel()
    assert threading.get_ident() not in given
