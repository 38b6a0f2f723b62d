"""Courts that take one party's application and the other's signed consent as a joint application, by date and source.

民事诉讼法205 asks for a joint application (共同). A guideline of another city reads "一方当事人提出申请、另一方当事人
表示同意的，视为共同提出申请" (LAW-B 2.5); for Chongqing no text was seen. Every row is unverified, and is switched off
by its `until`.
"""

from __future__ import annotations

from datetime import date

from cases.words import Token, Word
from rulebook.article import Text, Trust


class ConsentRecord(Word):
    """A court that takes a written consent, from a day on."""

    court: Token
    since: date
    until: date | None = None
    source: Text
    trust: Trust
    unverified: bool = True

    def covers(self, day: date) -> bool:
        """Whether the row was in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


TAKES_CONSENT = (
    ConsentRecord(
        court="cq-liangjiang-court",
        since=date(2023, 1, 1),
        source="《知识产权纠纷行政调解及司法确认工作指引》（两江新区，原文未见）；参照外地指引，把握约七成半，使用前须向该院核实",
        trust=Trust.SECONDARY,
    ),
)


def takes_consent(court: str, on: date) -> bool:
    """Whether this court took a written consent on that day, as far as the table knows."""
    return any(row.court == court and row.covers(on) for row in TAKES_CONSENT)
