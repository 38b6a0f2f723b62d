"""Acts that concern the dispute as a whole."""

from __future__ import annotations

from typing import ClassVar, Literal

from cases.acts.base import Act
from cases.calendar import Calendar
from cases.words import Token


class Reissue(Act):
    """The office mended what stood in the way: the same effect is tried again under the same key."""

    TITLE: ClassVar[str] = "重新办理未完成事项"
    act: Literal["reissue"] = "reissue"
    key: Token


class NewCalendar(Act):
    """A newly published calendar, or an emergency notice, takes the old one's place."""

    TITLE: ClassVar[str] = "启用新的休假日历"
    act: Literal["new_calendar"] = "new_calendar"
    calendar: Calendar


class Resubmission(Act):
    """The parties ask the body for a new mediation (a real session, no back-dating)."""

    TITLE: ClassVar[str] = "再次申请调解"
    act: Literal["resubmission"] = "resubmission"


class Archive(Act):
    """The body closes the file."""

    TITLE: ClassVar[str] = "归档"
    act: Literal["archive"] = "archive"
