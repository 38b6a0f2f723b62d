"""Which offices mediate patent disputes in Chongqing, by date and source."""

from __future__ import annotations

from datetime import date

from cases.words import Word
from rulebook.article import ArticleId, Text, Trust
from rulebook.tables.courts import CITY


class PatentOfficeRecord(Word):
    """An office of patent administration by the district it stands for."""

    district: str
    name: Text
    since: date
    until: date | None = None
    source: Text
    cite: ArticleId
    trust: Trust
    unverified: bool = False

    def covers(self, day: date) -> bool:
        """Whether the row was in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


PATENT_OFFICES: tuple[PatentOfficeRecord, ...] = (
    PatentOfficeRecord(
        district=CITY,
        name="重庆市知识产权局",
        since=date(2000, 1, 1),
        source="专利法实施细则第九十五条：省级管理专利工作的部门",
        cite="IR-95",
        trust=Trust.READ,
    ),
)
"""The city's office always; a district's only when it is listed here (no list was found, U1)."""


def patent_office(district: str, day: date) -> PatentOfficeRecord | None:
    """The office of that district, if it may mediate patent disputes on that day."""
    return next((row for row in PATENT_OFFICES if row.district == district and row.covers(day)), None)
