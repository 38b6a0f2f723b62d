"""A worker as a process of its own, which kills itself at a point it is told: once, for the file remembers.

python -m tests.support.worker_process ADDRESS NAMESPACE DATABASE [BUILD]

DIE names the point, DIED the file that remembers.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from adapters.database.archive import VaultArchive
from adapters.database.docket import Docket
from adapters.database.inbox import Inbox
from adapters.database.numbers import NumberRegister
from adapters.database.post import Post
from adapters.settings import Settings
from forms.base import Form


class Press:
    """Stands for `adapters.papers.Printer`, which takes seconds to load: what it prints is what the paper says."""

    def check(self, form: Form) -> None:
        """Everything can be printed."""

    def render(self, form: Form) -> bytes:
        """What it says."""
        content = b"%PDF-" + form.model_dump_json().encode()
        die("after the printing")
        return content


POINTS = (
    "before the number",
    "after the number",
    "after the printing",
    "after the filing",
    "before the delivery",
    "after the delivery",
    "before the writing",
    "after the writing",
    "before the inbox",
    "after the inbox",
)


def die(point: str) -> None:
    """The end of this process, without a word, if this is the point and it has not come before."""
    remembers = Path(os.environ.get("DIED", "/nonexistent"))
    if os.environ.get("DIE") == point and not remembers.exists():
        remembers.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def _around(kind: type, name: str, before: str, after: str) -> None:
    whole = getattr(kind, name)

    def deadly(self: Any, *args: Any, **more: Any) -> Any:
        die(before)
        done = whole(self, *args, **more)
        die(after)
        return done

    setattr(kind, name, deadly)


def arm() -> None:
    """Put every deadly point where it belongs."""
    _around(NumberRegister, "allocate", "before the number", "after the number")
    _around(VaultArchive, "file", "", "after the filing")
    _around(Post, "deliver", "before the delivery", "after the delivery")
    _around(Docket, "write", "before the writing", "after the writing")
    _around(Inbox, "before", "before the inbox", "after the inbox")


def main(address: str, namespace: str, database: str, build: str | None = None) -> None:
    """Work until killed or stopped."""
    arm()
    papers = ModuleType("adapters.papers")
    papers.Printer = Press  # type: ignore[attr-defined]
    sys.modules["adapters.papers"] = papers
    import worker  # noqa: PLC0415

    given = Settings(temporal=address, namespace=namespace, database=database, build_id=build)
    asyncio.run(worker.work("all", given))


if __name__ == "__main__":
    main(*sys.argv[1:])
