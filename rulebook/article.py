"""An article of an instrument: what every number, refusal and paper points to."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from cases.words import Word

ArticleId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/+\-]{1,60}$")]
Text = Annotated[str, StringConstraints(min_length=1)]

_DIGITS = "零一二三四五六七八九"
_PLACES = ("千", "百", "十", "")


class Trust(StrEnum):
    """How well the source of a number is known (law files §0.1); CONFIG is set by the office that uses it."""

    READ = "V"
    SECONDARY = "S"
    MEMORY = "M"
    INFERRED = "I"
    CONFIG = "config"


def write_number(number: int) -> str:
    """A number from 1 to 9999 as the articles of a statute are numbered: 205 is 二百零五, 12 is 十二."""
    written, skipped = "", False
    for digit, place in zip(f"{number:04d}", _PLACES, strict=True):
        if digit == "0":
            skipped = bool(written)
            continue
        written += ("零" if skipped else "") + _DIGITS[int(digit)] + place
        skipped = False
    return written.removeprefix("一") if written.startswith("一十") else written


class Article(Word):
    """One article: `id` as in the law files ("CPL-205"), `instrument` its short title, `quote` its words.

    `number` is None for an instrument cited as a whole. Only an article that was read carries a quote for certain.
    """

    id: ArticleId
    instrument: Text
    number: Annotated[int, Field(ge=1, le=9999)] | None
    title: Text
    quote: str
    trust: Trust

    @model_validator(mode="after")
    def _quoted(self) -> Self:
        if self.trust is Trust.READ and not self.quote:
            raise ValueError("已核对原文的条文须附原文")
        return self

    @property
    def ordinal(self) -> str:
        """As the statute numbers it: 第二百零五条; empty for an instrument as a whole."""
        return "" if self.number is None else f"第{write_number(self.number)}条"

    def cite(self) -> str:
        """As a reader meets it: 《民事诉讼法》第205条."""
        return f"《{self.instrument}》" + ("" if self.number is None else f"第{self.number}条")
