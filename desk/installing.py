"""One installation as a process of the desk sees it: its docket, its engine, its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from temporalio.client import Client

from adapters.database import Database
from adapters.settings import Settings
from cases.errors import WorldFault
from desk.counter import Desk
from workflows.plugin import DingfenPlugin


@contextmanager
def docket(given: Settings) -> Iterator[Database]:
    """The docket of the installation; raises `WorldFault` when there is none yet."""
    if not given.has_docket:
        raise WorldFault(
            f"没有找到卷宗数据库（{given.database}）",
            remedy="请先用 make run 启动，或者以环境变量 DINGFEN_DATABASE 指明数据库",
        )
    database = Database(given.database)
    try:
        database.check()
        yield database
    finally:
        database.close()


async def desk_on(database: Database, given: Settings) -> Desk:
    """The desk on a docket; the engine is called only when it is needed."""
    client = await Client.connect(given.temporal, namespace=given.namespace, plugins=[DingfenPlugin()], lazy=True)
    return Desk(database=database, client=client, missing=partial(missing_signs, given))


def missing_signs(given: Settings, text: str) -> tuple[str, ...]:
    """The signs that no font of this installation has; the fonts are read when the first text comes in."""
    from adapters.papers import faces_of  # noqa: PLC0415 - the press is slow to start

    return faces_of(given).missing(text)
