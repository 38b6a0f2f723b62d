"""Identifiers made at the desk: in the order of time, without meaning."""

from __future__ import annotations

import secrets
import time
import uuid


def new_id() -> str:
    """A UUID of version 7 (RFC 9562): milliseconds since 1970, then chance."""
    moment = time.time_ns() // 1_000_000
    chance = secrets.randbits(74)
    value = (moment & (1 << 48) - 1) << 80 | 0x7 << 76 | (chance >> 62) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    return str(uuid.UUID(int=value))
