"""The road through the pure core: a clock that jumps, a register in memory, papers that are only counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from adapters import calendars
from cases.acts import Act
from cases.agencies import Actor
from cases.calendar import Calendar
from cases.effects import AnyEffect, Issue, Serve
from cases.facts import AnyFact, Channel, Issued, Served
from desk.actors import entitled
from desk.addressing import compose, stamped
from desk.beside import split
from desk.deposit import Deposit
from desk.directories import FileDirectory
from desk.forms_in import ComplaintForm, take_in
from desk.rehearsal import Said
from desk.report import Look, look, lost
from desk.scenario import Line, Scenario
from forms.catalogue import all_forms
from procedures.deciding import Decision, advance, begin, decide
from procedures.dispute import Dispute, Entry
from procedures.reading import wake
from procedures.rules import local_day

CASE = "rehearsal"


@cache
def packaged_calendar() -> Calendar:
    """The calendar of the package, read once."""
    return calendars.packaged()


class Register:
    """Numbers in memory, from the templates of the offices."""

    def __init__(self, directory: FileDirectory) -> None:
        self._directory = directory
        self._last: dict[tuple[str, int, str], int] = {}

    def allocate(self, office: str, year: int, series: str) -> str:
        """The next number of the series."""
        body = self._directory.office(office)
        code = body.series.get(series, series)
        n = self._last[office, year, code] = self._last.get((office, year, code), 0) + 1
        return body.numbering.format(series=code, year=year, n=n)


class CoreRoad:
    """One dispute in memory. Machines answer at the same legal instant."""

    def __init__(self, directory: FileDirectory, calendar: Calendar | None = None) -> None:
        self.directory = directory
        self._calendar = calendar or packaged_calendar()
        self._register = Register(directory)
        self.entries: list[Entry] = []
        self._lost: dict[str, None] = {}
        self._dispute: Dispute | None = None

    @property
    def dispute(self) -> Dispute:
        """The dispute; it has been opened."""
        assert self._dispute is not None
        return self._dispute

    async def open(self, form: ComplaintForm, scenario: Scenario, folder: Path) -> None:
        """Open the dispute."""
        record = self.directory.office(form.office)
        handed = take_in(
            form,
            case=CASE,
            office=record.body,
            received_at=scenario.opened,
            handed_in_at=scenario.handed_in or scenario.opened,
            deposit=Deposit(folder=folder),
        )
        self._take(begin(handed.complaint, self._calendar))
        self._answer()

    async def until(self, at: datetime) -> None:
        """Let everything that is due happen, each at its own instant, and be answered there."""
        while (due := wake(self.dispute)) is not None and due <= at:
            self._take(advance(self.dispute, due))
            self._answer()
        self._take(advance(self.dispute, at))

    async def act(self, line: Line, who: Actor, act_id: str, folder: Path) -> Said:
        """Hand in an act; the same id with the same content is the same act."""
        act = self._compose(line, entitled(who, self.directory), act_id, folder)
        answer = self._take(decide(self.dispute, act)).answer
        self._answer()
        if answer is not None and answer.refused is not None:
            letter = answer.refused
            return Said(refused=letter.article or letter.code, article=letter.article, message=letter.message)
        return Said()

    async def look(self) -> Look:
        """The dispute as it stands."""
        return replace(look(self.dispute, self.entries, self.dispute.now), lost=tuple(self._lost))

    def _compose(self, line: Line, who: Actor, act_id: str, folder: Path) -> Act:
        assert line.do is not None
        stamp = stamped(who, act_id, received_at=line.at, handed_in_at=line.handed_in, seen=line.seen)
        deposit = Deposit(folder=folder)
        data, _ = split(line.do, line.data)
        return compose(self.dispute, line.do, data, stamp=stamp, to=line.to, deposit=deposit, directory=self.directory)

    def _take(self, decision: Decision) -> Decision:
        self._dispute = decision.dispute
        self.entries += decision.entries
        self._lost |= dict.fromkeys(lost(decision.dispute))
        return decision

    def _answer(self) -> None:
        """Every effect that a machine answers, until none is left."""
        while (effect := _first(self.dispute.outbox)) is not None:
            self._take(decide(self.dispute, self._fact(effect)))

    def _fact(self, effect: Issue | Serve) -> AnyFact:
        if isinstance(effect, Serve):
            return Served(
                key=effect.key,
                at=self.dispute.now,
                paper=effect.paper,
                form=effect.form,
                on=effect.on,
                channel=Channel.ELECTRONIC,
            )
        series = all_forms()[effect.form].series
        number = self._register.allocate(effect.office, local_day(effect.dated).year, series) if series else None
        digest = hashlib.sha256(effect.key.encode()).hexdigest()
        return Issued(key=effect.key, at=self.dispute.now, form=effect.form, number=number, sha256=digest)


def _first(outbox: Iterable[AnyEffect]) -> Issue | Serve | None:
    return next((effect for effect in outbox if isinstance(effect, Issue | Serve)), None)
