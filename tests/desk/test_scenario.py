"""Scenario files that are none, and scenarios that do not end as they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.errors import Malformed, WorldFault
from desk.rehearsing import compared, play_all
from desk.scenario import read_scenario

FOLDER = Path(__file__).parents[2] / "scenarios"
GOOD = FOLDER / "03-respondent-declines.yaml"


def spoiled(folder: Path, **changes: Any) -> Path:
    data = yaml.safe_load(GOOD.read_text(encoding="utf-8").replace(" on:", ' "on":'))
    path = folder / "x.yaml"
    path.write_text(yaml.safe_dump(data | changes, allow_unicode=True), encoding="utf-8")
    return path


def faults(path: Path) -> str:
    [(_, played)] = play_all([path])
    assert not played.ok
    return "\n".join(played.faults)


@pytest.mark.parametrize(
    "text",
    ["", "[", "a: b: c", "- 1", "\x00", "a: 1\na: 2", "!!python/object:os.system x", "title: x", "&a [*a]", "{" * 3000],
)
def test_what_is_no_scenario_is_a_fault_and_no_traceback(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert faults(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(WorldFault):
        read_scenario(tmp_path / "no.yaml")
    (tmp_path / "big.yaml").write_bytes(b"#" * 2_000_000)
    (tmp_path / "latin.yaml").write_bytes(b"title: \xe9")
    for name in ("big.yaml", "latin.yaml"):
        with pytest.raises(Malformed):
            read_scenario(tmp_path / name)


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"weather": "good"}, "weather"),
        ({"opened": "2026-02-30"}, "opened"),
        ({"lines": [{"at": "2026-03-03", "by": "party:p1"}]}, "lines.0"),
        ({"lines": [{"at": "2026-03-03", "do": "consent", "by": "x", "mood": 1}]}, "mood"),
        ({"lines": [{"at": "2026-01-03"}]}, "早于前一行"),
        ({"lines": [{"at": "2026-03-03", "by": "party:p1", "do": "consent", "with": {"statement": "$x"}}]}, "$x"),
        ({"expect": {"outcome": "x", "mood": 1}}, "expect.mood"),
        ({"complaint": {"office": "cq-ipo"}}, "applicants"),
        ({"complaint": {"office": "moon"}}, "applicants"),
    ],
)
def test_what_is_wrong_in_a_scenario_is_named(tmp_path: Path, changes: dict[str, Any], part: str) -> None:
    assert part in faults(spoiled(tmp_path, **changes))


@pytest.mark.parametrize(
    ("expected", "part"),
    [
        ({"outcome": "performed"}, "预期 performed，实际 no_agreement"),
        ({"ground": "withdrawn"}, "预期 withdrawn，实际 party_refused"),
        ({"enforceable": True}, "预期有执行依据"),
        ({"standing": {"mediation-1": "effective", "mediation-9": "x"}}, "没有这个程序"),
        ({"papers": [{"form": "termination_notice", "to": ["p1"]}]}, "预期 送达 p1"),
        ({"papers": [{"form": "confirmation_ruling"}]}, "没有这种文书"),
        ({"no_papers": ["termination_notice"]}, "预期没有"),
        ({"last_days": [{"term": "conduct.watch", "last_day": "2020-01-01"}]}, "2020-01-01"),
        ({"last_days": [{"term": "mediation.consent", "last_day": "2026-03-09"}]}, "没有这个期限"),
        ({"no_periods": ["conduct.watch"]}, "仍在计算"),
        ({"roads": {"enforcement": None}}, "enforcement"),
        ({"roads": {}}, "预期没有"),
        ({"roads": {"suit": "2020-01-01"}}, "最后一日 2020-01-01"),
        ({"tasks": ["seal"]}, "seal"),
    ],
)
def test_an_end_that_is_not_as_expected_is_told(tmp_path: Path, expected: dict[str, Any], part: str) -> None:
    assert part in faults(spoiled(tmp_path, expect=expected))


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ({"by": "party:p1", "do": "consent"}, "预期办理成功，实际不予接收（NotEntitled）"),
        ({"by": "party:p2", "do": "consent", "refused": "CPL-205"}, "预期不予准许（CPL-205），实际办理成功"),
        ({"by": "party:p2", "do": "consent", "turned_away": "Stale"}, "预期不予接收（Stale），实际办理成功"),
        ({"by": "officer:nobody", "do": "seal"}, "NotEntitled"),
    ],
)
def test_an_answer_that_is_not_as_expected_is_told(tmp_path: Path, line: dict[str, Any], part: str) -> None:
    accepted = {"at": "2026-03-03 10:00", "by": "officer:committee-officer-1", "do": "intake_acceptance"}
    told = faults(spoiled(tmp_path, lines=[accepted, {"at": date(2026, 3, 4)} | line]))
    assert part in told


def test_two_roads_that_differ_are_told() -> None:
    [(_, one)] = play_all([GOOD])
    [(_, other)] = play_all([FOLDER / "10-term-expires.yaml"])
    told = "\n".join(compared(one, other))
    assert "结果不同" in told and "文书不同" in told and "答复不一致" in told
    assert compared(one, one) == ()


def test_the_same_act_under_the_same_id_counts_once(tmp_path: Path) -> None:
    accepted = {"at": "2026-03-03 10:00", "by": "officer:committee-officer-1", "do": "intake_acceptance", "id": "once"}
    [(_, played)] = play_all([spoiled(tmp_path, lines=[accepted, accepted], expect={})])
    assert played.ok and played.end is not None
    assert len([paper for paper in played.end.papers if paper.form == "acceptance_notice"]) == 1
