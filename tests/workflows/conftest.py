"""One engine for all tests of the shell in this process; each case in it is its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.engine import Engine, running


@pytest_asyncio.fixture(scope="session")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    """Server, workers, docket."""
    async with running(tmp_path_factory.mktemp("engine")) as found:
        yield found
