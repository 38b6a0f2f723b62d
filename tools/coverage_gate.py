"""Fail unless each room that carries the law or the engine is covered, branches included, as promised."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOMS = ("rulebook", "procedures", "workflows")
PROMISED = 95.0


def main(report: str) -> int:
    """Read coverage's JSON report; 1 when a room is below the promise."""
    files = json.loads(Path(report).read_text(encoding="utf-8"))["files"]
    shares = {room: share(room, files) for room in ROOMS}
    for room, percent in shares.items():
        print(f"{'达标' if percent >= PROMISED else '不足'}  {room:<12} {percent:6.2f} %  (≥ {PROMISED:g} %)")
    return int(any(percent < PROMISED for percent in shares.values()))


def share(room: str, files: Mapping[str, Mapping[str, Mapping[str, float]]]) -> float:
    """Percentage of the room's lines and branches that ran; 0 for a room without any."""
    totals = [file["summary"] for path, file in files.items() if Path(path).parts[0] == room]
    possible = add(totals, ("num_statements", "num_branches"))
    return 100 * add(totals, ("covered_lines", "covered_branches")) / possible if possible else 0.0


def add(totals: Iterable[Mapping[str, float]], names: tuple[str, ...]) -> float:
    """Sum of the named figures; coverage leaves out those it had nothing to count for."""
    return sum(total.get(name, 0) for total in totals for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
