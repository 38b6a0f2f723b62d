"""What a gate finds on a text: the rule, what is wrong, its article, and what to do."""

from __future__ import annotations

from enum import StrEnum

from cases.words import Token, Word


class Severity(StrEnum):
    """Whether a finding stops the signing or only warns."""

    BLOCK = "block"
    WARN = "warn"


class Finding(Word):
    """One finding: the rule of the law file (R-xx), what is wrong, its article, what to do, in which obligation.

    Its words are written by the rulebook, never by people.
    """

    rule: str
    severity: Severity
    message: str
    cite: Token
    remedy: str
    obligation: Token | None = None

    @property
    def blocks(self) -> bool:
        """Whether the text may not be signed as it is."""
        return self.severity is Severity.BLOCK
