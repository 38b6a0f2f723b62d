"""Whether a dispute is under way, only watched, or archived."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether the dispute is under way, only watched, or archived."""

    OPEN = "open"
    RESTING = "resting"
    ARCHIVED = "archived"
