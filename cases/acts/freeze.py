"""Acts about the CNIPA procedures of a right whose ownership is mediated: suspended, prolonged, resumed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from cases.acts.base import Act


class FreezeRequest(Act):
    """A party has asked CNIPA, with the office's filing notice, to suspend its procedures; `on` is the day it did."""

    TITLE: ClassVar[str] = "登记已请求中止专利有关程序"
    act: Literal["freeze_request"] = "freeze_request"
    on: date


class FreezeExtension(Act):
    """CNIPA goes on suspending its procedures until the end of this day."""

    TITLE: ClassVar[str] = "登记专利有关程序延长中止"
    act: Literal["freeze_extension"] = "freeze_extension"
    until: date


class FreezeEnd(Act):
    """CNIPA has resumed its procedures."""

    TITLE: ClassVar[str] = "登记专利有关程序已恢复"
    act: Literal["freeze_end"] = "freeze_end"
    on: date
