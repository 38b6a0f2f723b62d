"""The command line: help at once, letters instead of tracebacks, exit status 1, and a whole case from end to end."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock

import psutil
import pytest
import yaml

from adapters.database import Database
from adapters.server import free_port
from cases.calendar import SHANGHAI
from desk.console import run
from desk.scenario import read_scenario
from starter import app
from tests.support.complaints import SCENARIOS, complaint
from workflows.hands import HANDS

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


def here(*words: str, given: str = "", env: dict[str, str] | None = None) -> Told:
    """The same command in this process, which has read everything it needs once for all commands."""
    out, err, stdin = io.StringIO(), io.StringIO(), io.TextIOWrapper(io.BytesIO(given.encode()))
    streams = mock.patch.multiple("sys", stdin=stdin, stdout=out, stderr=err)
    with mock.patch.dict(os.environ, env or {}), streams:
        status = run(app, words)
    told = Told(status, out.getvalue(), err.getvalue())
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
    told = here(*words, "--json")
    assert told.status == 1
    assert told.data["error"]["field"] == field and told.data["error"]["message"]
    shown = here(*words)
    assert shown.status == 1 and "未能办理" in shown.err


def test_without_an_installation_the_desk_says_what_to_do(tmp_path: Path) -> None:
    env = {"DINGFEN_DATABASE": str(tmp_path / "none.db")}
    for words in (("list",), ("tasks",), ("deadlines",), ("check",), ("show", "x"), ("papers", "x")):
        told = here(*words, env=env)
        assert told.status == 1 and "make run" in told.err
    assert not (tmp_path / "none.db").exists()


def _ended(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


@dataclass(frozen=True)
class Office:
    """A running installation, and the process that keeps it alive; asked from the process of the test."""

    env: dict[str, str]
    folder: Path
    pid: int

    def __call__(self, *words: str, given: str = "") -> Told:
        return here(*words, given=given, env=self.env)


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
    assert len(psutil.Process(process.pid).children(recursive=True)) >= 3
    yield Office(env, folder, process.pid)
    children = [child.pid for child in psutil.Process(process.pid).children(recursive=True)]
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


def _rows(office: Office) -> dict[str, int]:
    """How many rows each table of the docket has."""
    with closing(sqlite3.connect(office.folder / "docket.db")) as docket:
        names = [name for (name,) in docket.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: docket.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


SPOILED = {
    "an identity number with a wrong check digit": (
        {"applicants__0__identity": "91500199MAEXAMPA00"},
        "applicants.0",
    ),
    "a day that does not exist": ({"matter__arose_on": "2026-02-30"}, "arose_on"),
    "a field that nobody knows": ({"colour": "red"}, "colour"),
    "a patent number with a wrong check digit": (
        {"matter__rights__0__number": "ZL202330123456.1"},
        "matter.rights.0",
    ),
}


@pytest.mark.engine
@pytest.mark.timeout(300)
@pytest.mark.parametrize("what", SPOILED)
def test_a_spoiled_complaint_is_a_letter_and_leaves_nothing(office: Office, tmp_path: Path, what: str) -> None:
    changes, field = SPOILED[what]
    form = tmp_path / "complaint.yaml"
    form.write_text(yaml.safe_dump(complaint(**changes), allow_unicode=True), encoding="utf-8")
    before = _rows(office)

    told = office("open", str(form), "--json")

    assert told.status == 1
    assert field in told.data["error"]["field"] and told.data["error"]["message"]
    assert _rows(office) == before


P2 = ("--by", "party:p2")
OFFICER = ("--by", "officer:committee-officer-1")
NO_TEXT = json.dumps({"sha256": "0" * 64})
Bad = tuple[tuple[str, ...], str, str | None, str | None]
BAD: dict[str, Bad] = {
    "malformed JSON": (("consent", *P2, "--data", "{"), "Malformed", "data", None),
    "a field that nobody knows": (("consent", *P2, "--data", '{"colour": 1}'), "Malformed", "colour", None),
    "a day that does not exist": (
        ("extension_consent", *P2, "--data", '{"until": "2026-02-30"}'),
        *("Malformed", "until", None),
    ),
    "an act nobody knows": (("fly", *P2), "Malformed", "act", None),
    "the wrong office": (
        ("party_lost", "--by", "officer:ipo-officer-1", "--data", '{"party": "p2", "loss": "death"}'),
        *("NotEntitled", "office", "CPL-153"),
    ),
    "an act that is not awaited": (
        ("signature", *P2, "--data", '{"sha256": "%s"}' % ("0" * 64)),
        "NotAwaited",
        "",
        None,
    ),
    "the same act by the same party again": (("consent", *P2), "AlreadyDone", "party", None),
    "an act by the wrong side": (("consent", "--by", "party:p1"), "NotEntitled", "party", "PML-17"),
    "somebody nobody knows": (("consent", "--by", "party:p9"), "NotEntitled", "party", None),
    "more than may be sent": (("consent", *P2, "--data", "-"), "Malformed", "data", None),
    "a file that is not what it claims": (
        ("consent", "--by", "party:p3", "--data", '{"statement": {"file": "%s"}}'),
        *("Malformed", "statement", None),
    ),
}


def _against_two(office: Office, folder: Path) -> str:
    """A case before the committee against two respondents, of whom one has agreed."""
    form = folder / "two.yaml"
    data = read_scenario(SCENARIOS / "41-one-of-two-settles.yaml").complaint
    form.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    case = office("open", str(form), "--json").data["case"]
    assert office("act", case, "intake_acceptance", *OFFICER).status == 0
    assert office("act", case, "consent", *P2).status == 0
    return str(case)


@pytest.mark.engine
@pytest.mark.timeout(300)
def test_a_bad_act_is_a_letter_with_its_field_and_changes_nothing(office: Office, tmp_path: Path) -> None:
    case = _against_two(office, tmp_path)
    claims = tmp_path / "claims.pdf"
    claims.write_text("这不是 PDF", encoding="utf-8")
    large = json.dumps({"statement": "长" * 3_000_000}, ensure_ascii=False)
    shown, rows = _quiet(office, case)
    wrong = {}
    for what, (words, code, field, article) in BAD.items():
        filled = [word % claims if "%s" in word else word for word in words]
        told = office("act", case, *filled, "--json", given=large)
        letter = told.data["error"]
        told_right = (told.status, letter["code"]) == (1, code) and field in letter.get("field", "")
        if not told_right or (article and article not in json.dumps(letter, ensure_ascii=False)):
            wrong[what] = (told.status, letter)
    assert wrong == {}
    assert office("show", case, "--json").data == shown
    assert _rows(office) == rows


def _quiet(office: Office, case: str) -> tuple[Any, dict[str, int]]:
    """The case as it is shown, and the docket, when nothing is under way any more and the docket has it all."""
    with closing(Database(office.folder / "docket.db")) as database:
        while True:
            shown, written = office("show", case, "--json").data, database.docket().state(case)
            under_way = written is None or any(HANDS[type(effect)] is not None for effect in written.outbox)
            if not under_way and written is not None and shown["seq"] == written.seq:
                return shown, _rows(office)
            time.sleep(0.2)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("fly",), None),
        (("show",), "case"),
        (("list", "--status", "nonsense"), "status"),
        (("list", "--colour"), "colour"),
        (("count", "--from", "2026-01-16", "--length", "3", "--unit", "fortnight"), "unit"),
        (("count", "--from"), "from"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_a_letter(words: tuple[str, ...], field: str | None) -> None:
    told = here(*words, "--json")
    assert (told.status, told.data["error"]["code"], told.data["error"].get("field")) == (1, "Malformed", field)
    assert "未能办理" in here(*words).err


@pytest.mark.parametrize(("words", "code"), [(("show",), "Malformed"), (("open", "nowhere.yaml"), "WorldFault")])
def test_a_process_that_turns_somebody_away_ends_with_1(words: tuple[str, ...], code: str) -> None:
    told = starter(*words, "--json")
    assert told.status == 1 and told.data["error"]["code"] == code
    shown = starter(*words)
    assert shown.status == 1 and "未能办理" in shown.err and not shown.out


@pytest.mark.engine
@pytest.mark.kill
@pytest.mark.timeout(300)
def test_what_dies_under_make_run_comes_back_and_goes_on(office: Office, tmp_path: Path) -> None:
    case = _against_two(office, tmp_path)
    for name in ("temporal", "worker.py"):
        for child in psutil.Process(office.pid).children(recursive=True):
            if child.status() != psutil.STATUS_ZOMBIE and any(word.endswith(name) for word in child.cmdline()):
                child.kill()
    until = time.monotonic() + 90
    consent = ("act", case, "consent", "--by", "party:p3", "--id", f"{case}:p3", "--json")
    while (told := office(*consent)).status or told.data["answer"] is None:
        assert time.monotonic() < until, told
        time.sleep(1)
    assert _quiet(office, case)[0]["headline"] == "调解：选定调解员"


def _served(office: Office, by: tuple[str, ...]) -> None:
    """The respondent has no electronic service: when the notice is printed, the officer reports its service."""
    today = datetime.now(SHANGHAI).date().isoformat()
    data = json.dumps({"paper": "opinion_notice", "recipient": "p2", "channel": "direct", "on": today})
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
