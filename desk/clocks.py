"""Legal time at the desk: the clock on the wall, or that of a rehearsal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Says what time it is in law."""

    def now(self) -> datetime:
        """The legal instant."""
        ...

    def offset(self) -> timedelta:
        """How far legal time is from the clock on the wall; zero outside a rehearsal."""
        ...


class WallClock:
    """Legal time is the time of the machine."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)

    def offset(self) -> timedelta:
        """None."""
        return timedelta()


class StagedClock:
    """Legal time stands where a rehearsal puts it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant of the line that is played."""
        return self.at

    def offset(self) -> timedelta:
        """From the wall to the stage."""
        return self.at - datetime.now(UTC)
