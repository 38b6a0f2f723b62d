"""A new calendar for the whole installation: entered for new cases, and sent as an act to every open one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from adapters.calendars import Notice, amend, packaged, read_notice
from cases.agencies import Actor, Role
from cases.calendar import Calendar
from cases.errors import CalendarInvalid, DingfenError, NotEntitled
from desk.actors import entitled
from desk.counter import UNDER_WAY, Desk, Handed

BEFORE = "before"
"""The version under which a calendar is taken apart to see whether a notice is in it."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What became of the new calendar in one case."""

    case: str
    said: str
    done: bool


async def introduce(desk: Desk, who: Actor, notice: Path | None = None) -> tuple[Calendar, tuple[Sent, ...]]:
    """Enter the notice, or the calendar of this release where it reaches farther, and send it to every open case.

    The same again goes on where it was left: a case that has the calendar is passed over. Raises `NotEntitled`,
    `WorldFault` and `CalendarInvalid`; then nothing is entered.
    """
    who = entitled(who, desk.database.directory())
    if who.role is not Role.REGISTRY:
        raise NotEntitled("休假日历由系统登记员启用", field="by", article="CPL-85", remedy="请由系统登记员办理")
    known = desk.database.docket().calendar()
    calendar = _released(known) if notice is None else _noticed(known, read_notice(notice))
    if calendar != known:
        desk.database.docket().put_calendar(calendar, desk.clock.now())
    sent = [await _send(desk, who, case.id, calendar) for case in desk.database.queries().unfinished()]
    return calendar, tuple(one for one in sent if one is not None)


def _released(known: Calendar) -> Calendar:
    ours = packaged()
    return ours if ours.known_until > known.known_until else known


def _noticed(known: Calendar, notice: Notice) -> Calendar:
    if notice.version != known.version:
        return amend(known, notice)
    again = amend(known.model_copy(update={"version": BEFORE}), notice.model_copy(update={"years": ()}))
    if again.model_copy(update={"source": known.source}) != known:
        raise CalendarInvalid("此版本号的日历已登记，内容不同", field="version", remedy="请换用新的版本号")
    return known


async def _send(desk: Desk, who: Actor, case: str, calendar: Calendar) -> Sent | None:
    """The act has one id a case and version, so that it counts once however often it is sent."""
    handed = Handed(
        name="new_calendar",
        data={"calendar": calendar.model_dump(mode="json")},
        who=who,
        act_id=f"calendar:{calendar.version}:{case}",
        to="dispute",
    )
    try:
        if (await desk.dispute(case)).file.calendar.version == calendar.version:
            return None
        receipt = await desk.act(case, handed)
    except DingfenError as no:
        return Sent(case=case, said=no.message, done=False)
    done = receipt.answer is not None
    return Sent(case=case, said="期限已按新日历重新计算" if done else UNDER_WAY, done=done)
