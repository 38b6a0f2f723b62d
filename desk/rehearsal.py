"""Playing a scenario: the same lines on the pure core or on the engine, and what came of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from cases.agencies import Actor
from cases.errors import DingfenError
from desk.actors import People, read_actor
from desk.expecting import unmet
from desk.forms_in import ComplaintForm, read_complaint
from desk.moments import told
from desk.report import Look, as_data
from desk.scenario import Line, Scenario


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an act was answered with: nothing when it was taken up, else the refusal or the letter."""

    refused: str | None = None
    turned_away: str | None = None
    article: str | None = None
    message: str = ""

    @classmethod
    def by(cls, error: DingfenError) -> Said:
        """The letter with which an act was turned away."""
        return cls(turned_away=error.code, article=error.article, message=error.message)


class Road(Protocol):
    """A way on which a scenario can be played."""

    @property
    def directory(self) -> People:
        """Who works where."""
        ...

    async def open(self, form: ComplaintForm, scenario: Scenario, folder: Path) -> None:
        """Open the dispute at the scenario's first instant."""
        ...

    async def until(self, at: datetime) -> None:
        """Let time pass to that instant, and wait until nothing is under way."""
        ...

    async def act(self, line: Line, who: Actor, act_id: str, folder: Path) -> Said:
        """Hand in an act at the line's instant."""
        ...

    async def look(self) -> Look:
        """The dispute as it stands."""
        ...


@dataclass(frozen=True, kw_only=True)
class Told:
    """One line as it was played."""

    number: int
    at: datetime
    by: str | None
    act: str | None
    said: Said


@dataclass(frozen=True, kw_only=True)
class Rehearsed:
    """A scenario as it was played: what is not as expected, and how it ended. `checks` are looks on the way."""

    title: str
    faults: tuple[str, ...]
    lines: tuple[Told, ...]
    checks: tuple[Look, ...]
    end: Look | None

    @property
    def ok(self) -> bool:
        """Whether everything is as expected."""
        return not self.faults

    def as_data(self) -> dict[str, Any]:
        """The report as data for JSON."""
        return {
            "title": self.title,
            "ok": self.ok,
            "faults": list(self.faults),
            "lines": [_line(line) for line in self.lines],
            "end": as_data(self.end) if self.end else None,
        }


def _line(line: Told) -> dict[str, Any]:
    said = line.said
    parts = {
        "refused": said.refused,
        "turned_away": said.turned_away,
        "article": said.article,
        "message": said.message or None,
    }
    return {"at": told(line.at), "by": line.by, "act": line.act} | {k: v for k, v in parts.items() if v}


@dataclass
class Player:
    """Plays one scenario on one road."""

    scenario: Scenario
    folder: Path
    road: Road
    _faults: list[str] = field(default_factory=list)
    _lines: list[Told] = field(default_factory=list)
    _checks: list[Look] = field(default_factory=list)

    async def play(self) -> Rehearsed:
        """Open, play every line, look at the end."""
        try:
            await self.road.open(read_complaint(self.scenario.complaint), self.scenario, self.folder)
        except DingfenError as error:
            return self._end(None, f"立案未成：{error.message}" + (f"（{error.field}）" if error.field else ""))
        for number, line in enumerate(self.scenario.lines, start=1):
            await self._play(number, line)
        end = await self.road.look()
        self._faults += [f"结尾：{fault}" for fault in (*unmet(self.scenario.expect, end), *end.lost)]
        return self._end(end)

    def _end(self, end: Look | None, *faults: str) -> Rehearsed:
        return Rehearsed(
            title=self.scenario.title,
            faults=(*self._faults, *faults),
            lines=tuple(self._lines),
            checks=tuple(self._checks),
            end=end,
        )

    async def _play(self, number: int, line: Line) -> None:
        await self.road.until(line.at)
        if line.by is not None:
            said = await self._act(number, line, line.by)
            self._lines.append(Told(number=number, at=line.at, by=line.by, act=line.do, said=said))
            self._faults += [f"第{number}行（{told(line.at)} {line.do}）：{fault}" for fault in _surprises(line, said)]
        if line.expect is not None:
            seen = await self.road.look()
            self._checks.append(seen)
            self._faults += [
                f"第{number}行（{told(line.at)}）：{fault}" for fault in (*unmet(line.expect, seen), *seen.lost)
            ]

    async def _act(self, number: int, line: Line, by: str) -> Said:
        try:
            who = read_actor(by, self.road.directory)
            return await self.road.act(line, who, line.id or f"line-{number}", self.folder)
        except DingfenError as error:
            return Said.by(error)


def _surprises(line: Line, said: Said) -> list[str]:
    """How the answer differs from the one the line expects."""
    expected = f"不予准许（{line.refused}）" if line.refused else f"不予接收（{line.turned_away}）"
    if not (line.refused or line.turned_away):
        expected = "办理成功"
    if (said.refused, said.turned_away) == (line.refused, line.turned_away):
        return []
    found = "办理成功"
    if said.refused or said.turned_away:
        found = f"{'不予准许' if said.refused else '不予接收'}（{said.refused or said.turned_away}）：{said.message}"
    return [f"预期{expected}，实际{found}"]
