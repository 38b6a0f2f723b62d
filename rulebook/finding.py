"""How the checks of the gate say what they find."""

from __future__ import annotations

from cases.findings import Finding, Severity
from rulebook.article import ArticleId


def block(rule: str, message: str, cite: ArticleId, remedy: str, obligation: str | None = None) -> Finding:
    """Something that stops the signing."""
    return Finding(rule=rule, severity=Severity.BLOCK, message=message, cite=cite, remedy=remedy, obligation=obligation)


def warn(rule: str, message: str, cite: ArticleId, remedy: str, obligation: str | None = None) -> Finding:
    """Something to think about before signing."""
    return Finding(rule=rule, severity=Severity.WARN, message=message, cite=cite, remedy=remedy, obligation=obligation)
