"""What a court may impose for a sham mediation (民事诉讼法115, 118, 119)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cases.parties import PartyKind
from cases.words import Word
from rulebook.article import ArticleId, Trust


class Limits(Word):
    """Least and most of a fine in yuan by who is fined, and the longest detention in days."""

    since: date
    person_most: Decimal
    organisation_least: Decimal
    organisation_most: Decimal
    detention_most: int
    cite: ArticleId
    quote: str
    trust: Trust


LIMITS = Limits(
    since=date(2013, 1, 1),
    person_most=Decimal(100000),
    organisation_least=Decimal(50000),
    organisation_most=Decimal(1000000),
    detention_most=15,
    cite="CPL-118",
    quote="对个人的罚款金额，为人民币十万元以下。对单位的罚款金额，为人民币五万元以上一百万元以下。拘留的期限，为十五日以下。",
    trust=Trust.MEMORY,
)


def outside_limits(kind: PartyKind, fine: Decimal | None, days: int | None) -> str:
    """What is wrong with a sanction; empty when it lies within the limits."""
    person = kind is PartyKind.PERSON
    if fine is None and days is None:
        return "处罚须写明罚款金额或者拘留期限"
    if days is not None and (not person or days > LIMITS.detention_most):
        return f"拘留只适用于个人，期限为{LIMITS.detention_most}日以下"
    if fine is None:
        return ""
    if person and fine > LIMITS.person_most:
        return f"对个人的罚款金额为人民币{LIMITS.person_most}元以下"
    if not person and not LIMITS.organisation_least <= fine <= LIMITS.organisation_most:
        return f"对单位的罚款金额为人民币{LIMITS.organisation_least}元以上{LIMITS.organisation_most}元以下"
    return ""
