"""The command line: help at once, letters instead of tracebacks, exit status 1, and a whole case from end to end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
import yaml

from adapters.server import free_port
from tests.support.complaints import SCENARIOS, complaint

ROOT = Path(__file__).parents[2]
HEAVY = {"temporalio", "sqlalchemy", "pydantic", "weasyprint", "rich.table", "yaml", "rulebook.articles"}
COMMANDS = (
    *("open", "act", "show", "tasks", "deadlines", "list", "papers", "count", "rehearse", "check"),
    *("calendar", "directory", "migrate", "demo", "up"),
)


@dataclass(frozen=True)
class Told:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


def starter(*words: str, given: str | bytes = b"", env: dict[str, str] | None = None) -> Told:
    done = subprocess.run(
        [sys.executable, str(ROOT / "starter.py"), *words],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        timeout=110,
        check=False,
    )
    told = Told(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in told.out + told.err
    return told


def test_help_names_every_command() -> None:
    told = starter("--help")
    assert told.status == 0
    assert all(f"  {command} " in told.out for command in COMMANDS)


def test_nothing_heavy_is_read_before_it_is_needed() -> None:
    said = subprocess.run(
        [sys.executable, "-c", f"import starter, sys; print(sorted({HEAVY!r} & set(sys.modules)))"],
        capture_output=True,
        cwd=ROOT,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "[]"


def test_one_period_is_counted() -> None:
    told = starter("count", "--from", "2026-01-16", "--length", "30", "--unit", "day", "--json")
    assert told.status == 0
    assert told.data["last_day"] == "2026-02-24" and told.data["provisional"] is False
    plain = starter("count", "--from", "2026-01-16", "--term", "confirmation.application")
    assert plain.status == 0 and "最后一日　2026-02-24" in plain.out
    assert starter("count", "--from", "2026-02-30", "--length", "3", "--unit", "day").status == 1


def test_lines_are_counted_one_answer_a_line() -> None:
    good = '{"from": "2026-01-16", "length": 30, "unit": "day"}'
    lines = [b"\xef\xbb\xbf" + good.encode(), b"no json", b"\xff\xfe", b"x" * 3_000_000, b"", good.encode()]
    told = starter("count", given=b"\n".join(lines))
    answers = [json.loads(line) for line in told.out.splitlines()]
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]
    assert told.status == 1


def test_a_rehearsal_ends_with_status_0_and_one_that_does_not_with_1(tmp_path: Path) -> None:
    good = SCENARIOS / "03-respondent-declines.yaml"
    told = starter("rehearse", str(good), "--json", "--out", str(tmp_path / "out"))
    assert told.status == 0 and told.data[0]["ok"]
    assert json.loads((tmp_path / "out" / f"{good.stem}.json").read_text(encoding="utf-8"))["ok"]
    bad = tmp_path / "bad.yaml"
    bad.write_text(good.read_text(encoding="utf-8").replace("outcome: no_agreement", "outcome: performed"), "utf-8")
    told = starter("rehearse", str(good), str(bad))
    assert told.status == 1 and "预期 performed，实际 no_agreement" in told.out.replace("\n", "")
    assert starter("rehearse", str(tmp_path / "no.yaml")).status == 1


def test_an_act_is_described() -> None:
    told = starter("act", "--describe", "joint_application")
    assert told.status == 0 and told.data["title"] == "共同申请司法确认"
    assert any("《民事诉讼法》第二百零五条" in line for line in told.data["who_and_when"])
    assert "court" in told.data["schema"]["properties"]
    assert len(starter("act", "--describe", "all").data) > 50
    assert starter("act", "--describe", "fly").status == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("act",), "by"),
        (("act", "c", "consent", "--by", "party:p1", "--data", "{"), "data"),
        (("act", "c", "consent", "--by", "party:p1", "--data", "[1]"), "data"),
        (("act", "c", "consent", "--by", "party:p1", "--data", "@nowhere.json"), "data"),
        (("open", "nowhere.yaml"), "file"),
    ],
)
def test_bad_input_is_a_letter_with_its_field(words: tuple[str, ...], field: str) -> None:
    told = starter(*words, "--json")
    assert told.status == 1
    assert told.data["error"]["field"] == field and told.data["error"]["message"]
    shown = starter(*words)
    assert shown.status == 1 and "未能办理" in shown.err


def test_without_an_installation_the_desk_says_what_to_do(tmp_path: Path) -> None:
    env = {"DINGFEN_DATABASE": str(tmp_path / "none.db")}
    for words in (("list",), ("tasks",), ("deadlines",), ("check",), ("show", "x"), ("papers", "x")):
        told = starter(*words, env=env)
        assert told.status == 1 and "make run" in told.err
    assert not (tmp_path / "none.db").exists()


def _ended(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


@dataclass(frozen=True)
class Office:
    """A running installation."""

    env: dict[str, str]
    folder: Path

    def __call__(self, *words: str, given: str = "") -> Told:
        return starter(*words, given=given, env=self.env)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """`starter.py up`, ended by Ctrl-C; nothing may be left of it."""
    folder = tmp_path_factory.mktemp("office")
    env = {"DINGFEN_DATABASE": str(folder / "docket.db"), "DINGFEN_TEMPORAL": f"127.0.0.1:{free_port()}"}
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "starter.py"), "up", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        env={**os.environ, **env},
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    while said.strip() not in (b"}", b""):
        said = process.stdout.readline()
    children = [child.pid for child in psutil.Process(process.pid).children(recursive=True)]
    assert len(children) >= 3
    yield Office(env, folder)
    process.send_signal(signal.SIGINT)
    assert process.wait(40) == 0
    assert all(_ended(pid) for pid in children)


@pytest.mark.engine
@pytest.mark.timeout(300)
def test_a_case_from_the_counter_to_its_papers(office: Office, tmp_path: Path) -> None:
    form = tmp_path / "complaint.yaml"
    form.write_text(yaml.safe_dump(complaint(), allow_unicode=True), encoding="utf-8")
    opened = office("open", str(form), "--id", "case-1", "--json")
    assert opened.status == 0 and opened.data["case"] == "case-1"
    assert office("open", str(form), "--id", "case-1", "--json").data["case"] == "case-1"
    by = ("--by", "officer:ipo-officer-1")
    accepted = office("act", "case-1", "intake_acceptance", *by, "--id", "act-1", "--json")
    assert accepted.status == 0 and accepted.data["answer"]["refused"] is None
    assert office("act", "case-1", "intake_acceptance", *by, "--id", "act-1", "--json").data == accepted.data
    assert (
        office("act", "case-1", "intake_refusal", *by, "--id", "act-1", "--data", '{"ground": "decided"}').status == 1
    )
    wrong = office("act", "case-1", "consent", "--by", "party:p1", "--json")
    assert wrong.status == 1 and wrong.data["error"]["code"] == "NotEntitled"
    refused = office("act", "case-1", "new_address", "--by", "party:p1", "--data", '{"party": "p1"}')
    assert refused.status == 1 and "不予准许" in refused.out
    _served(office, by)
    shown = office("show", "case-1", "--json").data
    assert shown["headline"] == "调解：征询对方意见"
    assert [line["term"] for line in shown["deadlines"]] == ["patent.opinion"]
    for words in (("show", "case-1"), ("show", "case-1", "--by", "party:p2"), ("tasks",), ("deadlines",), ("list",)):
        assert office(*words).status == 0
    assert office("tasks", "--person", "ipo-officer-1", "--json").status == 0
    assert office("deadlines", "--case", "case-1", "--json").data[0]["reasons"]
    papers = office("papers", "case-1", "--out", str(tmp_path / "papers"), "--json").data
    assert papers and all(Path(paper["file"]).read_bytes().startswith(b"%PDF-") for paper in papers)
    assert office("papers", "case-1", "--by", "mediator:ipo-mediator-1").status == 1
    assert office("papers", "nowhere").status == 1
    assert office("check").status == 0


def _served(office: Office, by: tuple[str, ...]) -> None:
    """The respondent has no electronic service: when the notice is printed, the officer reports its service."""
    data = json.dumps({"paper": "opinion_notice", "recipient": "p2", "channel": "direct", "on": "2026-01-02"})
    data = data.replace("2026-01-02", time.strftime("%Y-%m-%d"))
    until = time.monotonic() + 60
    while (told := office("act", "case-1", "service_return", *by, "--data", "-", given=data)).status:
        assert time.monotonic() < until, told.err
        time.sleep(0.5)


@pytest.mark.engine
@pytest.mark.timeout(300)
def test_the_demo_ends_with_papers_and_leaves_no_process(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    told = starter("demo", "--out", str(out), "--json")
    assert told.status == 0, told.err
    titles = [case["outcome"]["title_in_force"] for case in told.data]
    assert titles == [True, True, False]
    assert all(case["deadlines"] for case in told.data)
    pdfs = sorted(out.rglob("*.pdf"))
    assert len(pdfs) == sum(len(case["papers"]) for case in told.data) > 40
    assert all(path.read_bytes().startswith(b"%PDF-") for path in pdfs)
    left = [
        process for process in psutil.process_iter(["cmdline"]) if str(out) in " ".join(process.info["cmdline"] or [])
    ]
    assert left == []
