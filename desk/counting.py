"""Counting periods for the command line: one question, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO

from adapters.calendars import packaged
from adapters.settings import settings
from cases.calendar import Calendar
from rulebook.articles import ALL
from rulebook.batch import LONGEST_LINE, answer, answers
from rulebook.registry import all_terms

_ARTICLES: dict[str, Any] = {provision.id: provision for provision in ALL}


def count_one(question: dict[str, Any]) -> dict[str, Any]:
    """The answer to one question."""
    return answer(json.dumps(question, ensure_ascii=False), _calendar(), all_terms(), _ARTICLES)


def count_lines(lines: BinaryIO, out: TextIO) -> int:
    """One answer a line; returns 1 if any of them is an error."""
    status = 0
    for found in answers(_read(lines), _calendar(), all_terms(), _ARTICLES):
        status = max(status, int("error" in found))
        print(json.dumps(found, ensure_ascii=False), file=out)
    return status


def _calendar() -> Calendar:
    """The calendar in force here; the package's where there is no docket."""
    given = settings()
    if not given.has_docket:
        return packaged()
    from desk.installing import docket  # noqa: PLC0415 - engine and database are slow to start

    with docket(given) as database:
        return database.docket().calendar()


def _read(lines: BinaryIO) -> Iterator[str]:
    """Lines of any length without holding a long one whole; what is too long stays too long, and is answered so."""
    codec = "utf-8-sig"
    while raw := lines.readline(LONGEST_LINE + 2):
        line = raw
        while not raw.endswith(b"\n") and (raw := lines.readline(LONGEST_LINE)):
            pass
        yield line.decode(codec, "replace")
        codec = "utf-8"
