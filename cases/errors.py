"""Every error a person can meet, drawn once as a tree.

DingfenError
├── TurnedAway            the act was not taken up; nothing happened, nothing was recorded in the case
│   ├── Malformed         the data are not what the act asks for (field named)
│   ├── NotAwaited        the case does not wait for this act now
│   ├── NotEntitled       this person, office or party may not do this act
│   ├── Stale             the screen was older than the case
│   ├── AlreadyDone       the same thing was done before
│   └── Conflicting       the same act id came with other content
├── Refused               taken up and refused in law; recorded, with article and remedy
├── PaperUnprintable      a paper cannot be made (glyph, missing content); no number is used up
├── NoVersion             no version of a rule is in force on that day
├── CalendarInvalid       a calendar does not fit its own dates
└── WorldFault            something outside (database, server, font, file) did not answer as it must
"""

from __future__ import annotations

from cases.findings import Finding


class DingfenError(Exception):
    """A letter to the reader: what is wrong, under which article, what to do now.

    `message` and `remedy` are Chinese and for people; programs decide by the class (`code`), never by the text.
    """

    def __init__(
        self, message: str, *, article: str | None = None, remedy: str | None = None, field: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.article = article
        self.remedy = remedy
        self.field = field

    @property
    def code(self) -> str:
        """English name of the error, stable across releases."""
        return type(self).__name__

    def as_dict(self) -> dict[str, str]:
        """The letter as data, without the parts that are empty."""
        parts = {
            "code": self.code,
            "message": self.message,
            "article": self.article,
            "remedy": self.remedy,
            "field": self.field,
        }
        return {name: part for name, part in parts.items() if part}


class TurnedAway(DingfenError):
    """The act was not taken up; the case is as it was."""


class Malformed(TurnedAway):
    """The data are not what the act asks for."""


class NotAwaited(TurnedAway):
    """The case does not wait for this act now."""


class NotEntitled(TurnedAway):
    """This person, office or party may not do this act."""


class Stale(TurnedAway):
    """The screen the act was made on is older than the case."""


class AlreadyDone(TurnedAway):
    """The same thing was done before and counts once."""


class Conflicting(TurnedAway):
    """An act id that was used before came with other content."""


class Refused(DingfenError):
    """A rule says no in law: recorded in the journal, with article and remedy.

    `findings` are all that a gate has found at once, where it is a gate that says no.
    """

    def __init__(
        self,
        message: str,
        *,
        article: str | None = None,
        remedy: str | None = None,
        field: str | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        super().__init__(message, article=article, remedy=remedy, field=field)
        self.findings = findings


class PaperUnprintable(DingfenError):
    """A paper cannot be made from what it was given."""


class NoVersion(DingfenError):
    """No version of a rule is in force on the day asked for."""


class CalendarInvalid(DingfenError):
    """A calendar contradicts itself or the dates it claims to know."""


class WorldFault(DingfenError):
    """Something outside the engine did not answer as it must."""


def archived() -> NotAwaited:
    """What an act for a closed file is answered with."""
    return NotAwaited("本案已经归档，不再办理", field="case", remedy="确有需要的，请提出新的申请")
