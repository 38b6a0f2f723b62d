"""A process killed in the middle: whoever comes after it goes on with the same number and files one paper."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.database import Database
from tests.adapters.database.examples import CASE, opened, paper

ROOT = Path(__file__).parents[3]
KEY = f"{CASE}:1:1"
WORK = """
import sys, time
from adapters.database import Database
from adapters.database.engine import Store, connect
from tests.adapters.database.examples import paper
from dataclasses import replace

url, where, key = sys.argv[1:]
database = Database(url)

def stop():
    print("here", flush=True)
    time.sleep(60)

if where == "in the allocation":
    import adapters.database.numbers as numbers
    real = numbers._next
    def half(*args, **more):
        real(*args, **more)
        args[0].flush()
        stop()
    numbers._next = half
number = database.numbers().allocate(key, office="cq-ip-committee", year=2026, series="受", form="acceptance_notice")
if where == "between number and paper":
    stop()
if where == "in the filing":
    import adapters.database.archive as archive
    real = archive.keep
    def half(*args, **more):
        real(*args, **more)
        stop()
    archive.keep = half
database.archive().file(replace(paper(key), number=number), b"%PDF-1", "{}")
stop()
"""


@pytest.mark.parametrize(
    ("where", "given", "filed"),
    [
        ("in the allocation", 0, False),
        ("between number and paper", 1, False),
        ("in the filing", 1, False),
        ("after the filing", 1, True),
    ],
)
def test_killed_there_the_work_is_done_once(database: Database, url: str, where: str, given: int, filed: bool) -> None:
    opened(database)
    worker = subprocess.Popen(
        [sys.executable, "-c", WORK, url, where, KEY], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "here\n"
    worker.send_signal(signal.SIGKILL)
    worker.communicate()

    register = database.numbers().register("cq-ip-committee", 2026)
    assert len(register) == given
    assert (database.archive().paper(KEY) is not None) is filed

    number = database.numbers().allocate(
        KEY, office="cq-ip-committee", year=2026, series="受", form="acceptance_notice"
    )
    again = database.archive().file(paper(KEY, b"%PDF-2", number=number), b"%PDF-2", "{}")
    assert number == "渝知人调受字〔2026〕1号"
    assert again.number == number
    assert database.archive().content(again) == (b"%PDF-1" if filed else b"%PDF-2")
    assert len(database.queries().papers(CASE)) == 1
    assert [row.n for row in database.numbers().register("cq-ip-committee", 2026)] == [1]
