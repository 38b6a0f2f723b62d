"""A worker as a process of its own, which kills itself at a point it is told: once, for a file remembers."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import worker
from adapters.database.archive import VaultArchive
from adapters.database.docket import Docket
from adapters.database.inbox import Inbox
from adapters.database.numbers import NumberRegister
from adapters.database.post import Post
from adapters.settings import Settings
from forms.base import Form


class Press:
    """Port `Printer` without a press: a paper is the JSON of what it says."""

    def check(self, form: Form) -> None:
        """Everything can be printed."""

    def render(self, form: Form) -> bytes:
        """What it says."""
        content = b"%PDF-" + form.model_dump_json().encode()
        die("after the printing")
        return content


DEADLY: dict[str, Path] = {}
"""The point at which this process dies, and the file that remembers that it did."""


def die(point: str) -> None:
    """The end of this process, without a word, if this is the point."""
    if (remembers := DEADLY.get(point)) is not None:
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
    _around(Inbox, "settle", "before the settling", "after the settling")
    _around(Inbox, "unsettled", "before the sweep", "amid the sweep")


def main(given: Settings, folder: Path, point: str) -> None:
    """Work until killed or stopped."""
    log = os.open(folder / "worker.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    DEADLY.clear()
    if point:
        DEADLY[point] = folder / "died"
    arm()
    vars(worker)["Printer"] = lambda _faces: Press()
    asyncio.run(worker.work("all", given))
