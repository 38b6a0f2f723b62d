"""The number registers: one number a key, no gaps, under threads, processes and crashes."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from adapters.database import Database
from cases.errors import WorldFault
from cases.records import OfficeRecord

ROOT = Path(__file__).parents[3]
MANY = """
import sys
from concurrent.futures import ThreadPoolExecutor
from adapters.database import Database

url, who = sys.argv[1:]
numbers = Database(url).numbers()

def allocate(n):
    key = f"shared-{n}" if n % 2 else f"own-{who}-{n}"
    return numbers.allocate(key, office="cq-ipo", year=2026, series="调", form="f")

sys.stdin.readline()
with ThreadPoolExecutor(4) as pool:
    print("\\n".join(pool.map(allocate, range(10))))
"""


def allocate(database: Database, key: str, *, office: str = "cq-ipo", year: int = 2026, series: str = "调") -> str:
    return database.numbers().allocate(key, office=office, year=year, series=series, form="mediation_agreement")


def test_each_body_numbers_in_its_own_way(database: Database) -> None:
    assert allocate(database, "a") == "渝知调字〔2026〕1号"
    assert allocate(database, "b", office="cq-ip-committee") == "渝知人调调字〔2026〕1号"
    assert allocate(database, "c", office="cq-liangjiang-court", series="民特") == "（2026）渝0192民特1号"
    assert allocate(database, "d", office="cq-ip-court", series="民特") == "（2026）渝01民特1号"


def test_numbers_follow_each_other_per_office_year_and_series(database: Database) -> None:
    assert [allocate(database, key) for key in "ab"] == ["渝知调字〔2026〕1号", "渝知调字〔2026〕2号"]
    assert allocate(database, "c", series="受") == "渝知受字〔2026〕1号"
    assert allocate(database, "d", year=2027) == "渝知调字〔2027〕1号"
    assert allocate(database, "e") == "渝知调字〔2026〕3号"


def test_a_body_may_write_a_series_in_its_own_character(database: Database) -> None:
    numbering = "（{year}）渝0192{series}{n}号"
    record = database.directory().office("cq-liangjiang-court").model_dump() | {"numbering": numbering}
    database.directory().put_office(OfficeRecord(**record | {"series": {"确": "民特"}}))
    found = [allocate(database, series, office="cq-liangjiang-court", series=series) for series in ("确", "民特")]
    assert found == ["（2026）渝0192民特1号", "（2026）渝0192民特2号"]


def test_the_same_key_has_the_same_number_for_ever(database: Database) -> None:
    first = allocate(database, "a")
    allocate(database, "b")
    assert allocate(database, "a") == first
    assert [row.key for row in database.numbers().register("cq-ipo", 2026)] == ["a", "b"]


def test_a_key_is_not_used_for_two_papers(database: Database) -> None:
    allocate(database, "a")
    with pytest.raises(WorldFault, match="另一个文号"):
        allocate(database, "a", year=2027)


def test_an_office_nobody_knows_gives_no_number(database: Database) -> None:
    with pytest.raises(WorldFault, match="没有登记") as caught:
        allocate(database, "a", office="nobody")
    assert caught.value.field == "office"


def test_a_void_number_stays_in_the_register(database: Database) -> None:
    first = allocate(database, "a")
    database.numbers().void("a", "缺字：㛃")
    database.numbers().void("a", "第二个原因")
    assert allocate(database, "b") == "渝知调字〔2026〕2号"
    row = database.numbers().register("cq-ipo", 2026)[0]
    assert (row.number, row.void) == (first, "缺字：㛃")


def test_a_void_number_is_taken_up_again_by_its_own_key(database: Database) -> None:
    first = allocate(database, "a")
    database.numbers().void("a", "缺字")
    assert allocate(database, "a") == first
    assert database.numbers().register("cq-ipo", 2026)[0].void is None


def test_voiding_what_was_never_given_is_nothing(database: Database) -> None:
    database.numbers().void("a", "没有")
    assert database.numbers().register("cq-ipo", 2026) == ()


def test_sixteen_threads_leave_no_gap(database: Database) -> None:
    keys = [f"k{n % 40}" for n in range(80)]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda key: allocate(database, key), keys))
    assert dict(zip(keys, found, strict=True)) == dict(zip(keys[40:], found[40:], strict=True))
    assert sorted(row.n for row in database.numbers().register("cq-ipo", 2026)) == list(range(1, 41))


def test_four_processes_with_four_threads_leave_no_gap(database: Database, url: str) -> None:
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", MANY, url, str(who)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in range(4)
    ]
    found = [worker.communicate("go\n", timeout=60)[0].split() for worker in workers]
    assert [len(numbers) for numbers in found] == [10] * 4
    assert len({tuple(numbers[1::2]) for numbers in found}) == 1
    register = database.numbers().register("cq-ipo", 2026)
    assert [row.n for row in register] == list(range(1, 4 * 5 + 5 + 1))
    assert {number for numbers in found for number in numbers} == {row.number for row in register}
