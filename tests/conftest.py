"""Tests that compute for minutes are not traced for coverage: tracing makes them three times as slow."""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Set the trace function aside while an `untraced` test runs.

    The mark `no_cover` of pytest-cov does nothing in the processes of pytest-xdist: of two coverages it stops one.
    """
    if item.get_closest_marker("untraced") is None:
        return (yield)
    here, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(in_threads)
        sys.settrace(here)
