"""A provision of law as procedures cite it: an article, or one item of it, of a dated instrument."""

from __future__ import annotations

from datetime import date

from cases.words import Word
from rulebook.article import Article, ArticleId, Text, Trust

CONFIGURED = "CONFIG"
"""Id of the house rules: what no source of law fixes and the office sets for itself."""


class Instrument(Word):
    """A statute, interpretation, regulation or rule: its full official title, its short one, and since when.

    `arabic`: its articles are numbered 1. 2. 3. and cited so (第16条).
    """

    id: ArticleId
    title: Text
    short: Text
    since: date
    until: date | None = None
    arabic: bool = False


class Provision(Article):
    """An article, or one item of it (`item` "第一款第五项"), with the day from which its instrument is in force."""

    item: str = ""
    full_title: Text
    since: date
    until: date | None = None
    arabic: bool = False

    def cite(self) -> str:
        """As a reader meets it: 《民事诉讼法》第二百零五条; a house rule has no title marks."""
        return self._under(self.instrument)

    def cite_in_full(self) -> str:
        """As a court prints it: 《中华人民共和国民事诉讼法》第二百零五条."""
        return self._under(self.full_title)

    def _under(self, title: str) -> str:
        if self.id == CONFIGURED:
            return title
        number = f"第{self.number}条" if self.arabic and self.number else self.ordinal
        return f"《{title}》{number}{self.item}"


class Row(Word):
    """One line of a family's table: number, item, heading, trust, quote."""

    number: int | None
    heading: Text
    trust: Trust
    quote: str = ""
    item: str = ""


def family(instrument: Instrument, rows: tuple[Row, ...]) -> tuple[Provision, ...]:
    """The provisions of one instrument; "CPL-205", "CPLI-355.5" for an item, the bare id for the whole."""
    return tuple(_provision(instrument, row) for row in rows)


def _provision(instrument: Instrument, row: Row) -> Provision:
    return Provision(
        id=_id(instrument, row),
        instrument=instrument.short,
        full_title=instrument.title,
        number=row.number,
        item=row.item,
        title=row.heading,
        quote=row.quote,
        trust=row.trust,
        since=instrument.since,
        until=instrument.until,
        arabic=instrument.arabic,
    )


_ITEMS = "一二三四五六七八九"


def _id(instrument: Instrument, row: Row) -> str:
    if row.number is None:
        return instrument.id
    item = f".{_ITEMS.index(row.item[-2]) + 1}" if row.item else ""
    return f"{instrument.id}-{row.number}{item}"


def read(number: int | None, heading: str, quote: str, item: str = "") -> Row:
    """An article whose text was read; the quote is its words."""
    return Row(number=number, heading=heading, trust=Trust.READ, quote=quote, item=item)


def seen(number: int | None, heading: str, quote: str = "", item: str = "") -> Row:
    """An article known from a secondary source, or whose words are not at hand."""
    return Row(number=number, heading=heading, trust=Trust.SECONDARY, quote=quote, item=item)
