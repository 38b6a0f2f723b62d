"""Moments as people write them: naive times are Asia/Shanghai, a date alone is nine in the morning."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from cases.calendar import SHANGHAI

NINE = time(9)
_WRITTEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
HOW = "没有这个日期或时刻，或者写法不对，须写作 2026-01-16 或 2026-01-16 10:20"


def moment(value: object) -> datetime:
    """The instant; raises ValueError with a Chinese sentence."""
    if isinstance(value, str):
        value = _read(value.strip())
    if isinstance(value, datetime):
        return value.replace(tzinfo=SHANGHAI) if value.tzinfo is None else value
    if isinstance(value, date):
        return datetime.combine(value, NINE, SHANGHAI)
    raise ValueError(HOW)


def _read(text: str) -> date | datetime:
    if not _WRITTEN.fullmatch(text):
        raise ValueError(HOW)
    try:
        return datetime.fromisoformat(text) if len(text) > len("2026-01-16") else date.fromisoformat(text)
    except ValueError:
        raise ValueError(HOW) from None


def told(at: datetime) -> str:
    """An instant as a person reads it in Chongqing."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
