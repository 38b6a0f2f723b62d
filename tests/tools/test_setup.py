"""What a newcomer's machine meets first: locks, the dependency table, system libraries, and the gate at the end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools import check, coverage_gate, leftovers, syslibs

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def direct(*, dev: bool) -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["optional-dependencies"]["dev"] if dev else project["dependencies"]
    pins = (line.split(";")[0].strip().partition("==") for line in lines)
    return {name: version for name, _, version in pins}


def locked(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,]+\])?==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(
        r"://|--index-url|--extra-index-url|--find-links|--trusted-host| @ |/(root|home|tmp|work)/", text
    )
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_locks_hold_what_is_declared_and_agree() -> None:
    product, everything = (locked(lock) for lock in LOCKS)
    plain = {name.partition("[")[0]: version for name, version in direct(dev=False).items()}
    assert plain.items() <= product.items()
    assert direct(dev=True).items() <= everything.items()
    assert product.items() <= everything.items()


def test_a_lock_pins_what_is_asked_for_with_extras() -> None:
    """pip takes the newest `name[extra]`, whatever the pin of the bare name is, and then refuses it unhashed."""
    everything = (ROOT / LOCKS[1]).read_text(encoding="utf-8")
    pinned = re.findall(r"^(\S+)\[([a-z,]+)\]==", everything, re.MULTILINE)
    extras = {(name, extra) for name, listed in pinned for extra in listed.split(",")}
    asked = {(need.name, extra) for need in needs(locked(LOCKS[1])) for extra in need.extras}
    assert asked
    assert asked <= extras


def needs(names: Iterable[str]) -> Iterator[Requirement]:
    """What the installed packages of a lock ask for here."""
    for name in names:
        with suppress(PackageNotFoundError):
            found = [Requirement(line) for line in requires(name) or ()]
            yield from (need for need in found if need.marker is None or need.marker.evaluate({"extra": ""}))


def test_every_direct_dependency_has_its_row() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\S+) \| (\d\S*) \| ", page, re.MULTILINE))
    assert rows == direct(dev=False) | direct(dev=True)


def test_the_distribution_carries_no_room() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert settings == {"packages": [], "py-modules": []}


def test_missing_libraries_are_named_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(syslibs, "loads", lambda library: not library.optional)
    assert syslibs.main([]) == 0
    assert "harfbuzz-subset" in capsys.readouterr().out
    assert syslibs.main(["--strict"]) == 1
    assert len([line for line in capsys.readouterr().out.splitlines() if line.startswith("    ")]) == 1
    monkeypatch.setattr(syslibs, "loads", lambda library: False)
    assert syslibs.main([]) == 1
    capsys.readouterr()
    assert syslibs.main(["--debian"]) == 0
    assert "libpango-1.0-0" in capsys.readouterr().out.split()


def test_a_library_nobody_has_does_not_load() -> None:
    assert not syslibs.loads(syslibs.Library("none", ("dingfen-no-such-library",), "none"))


def test_a_room_below_the_promise_fails_the_gate(tmp_path: Path) -> None:
    whole = {"num_statements": 90, "num_branches": 10, "covered_lines": 90, "covered_branches": 10}
    weak = whole | {"covered_branches": 4}
    report = tmp_path / "coverage.json"

    def gate(workflows: dict[str, int]) -> int:
        summaries = {"rulebook/a.py": whole, "procedures/a.py": whole, "workflows/a.py": workflows}
        report.write_text(json.dumps({"files": {path: {"summary": it} for path, it in summaries.items()}}))
        return coverage_gate.main(str(report))

    assert gate(whole) == 0
    assert gate(weak) == 1
    assert gate({}) == 1


def test_a_process_left_behind_is_found_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "PATIENCE", 0)
    with subprocess.Popen(["sleep", "60"], env=os.environ | {leftovers.MARK: "of-this-test"}) as left:
        assert leftovers.end("of-this-test") == [f"{left.pid} sleep 60"]
    assert leftovers.end("of-this-test") == []


def test_tests_of_one_group_run_in_one_process(tmp_path: Path) -> None:
    """What is costly is made once a process; nothing else would fail if groups were no longer kept together."""
    sample = tmp_path / "test_sample.py"
    sample.write_text(
        "import os, pathlib, pytest\n"
        "@pytest.mark.xdist_group('one')\n"
        "@pytest.mark.parametrize('n', range(6))\n"
        "def test_it(n): pathlib.Path(__file__).with_name(f'{n}.pid').write_text(str(os.getpid()))\n",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, *check.PYTEST, "-c", os.devnull, str(sample)], cwd=tmp_path, check=True, timeout=60)
    processes = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.pid")]
    assert (len(processes), len(set(processes))) == (6, 1)
