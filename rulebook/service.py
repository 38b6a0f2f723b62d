"""Terms of service: publication, and the office's own duty to report a return."""

from __future__ import annotations

from datetime import date

from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion, Trust

PUBLICATION = Term(
    id="service.publication",
    title="公告送达期间",
    starts="发出公告之日",
    versions=(
        TermVersion(
            since=date(2013, 1, 1),
            until=date(2021, 12, 31),
            length=60,
            unit=Unit.DAY,
            cite="CPL-95",
            quote="",
            trust=Trust.MEMORY,
            note="2021年修正前的公告期间为六十日（当时为第92条），据记忆",
        ),
        TermVersion(
            since=date(2022, 1, 1),
            length=30,
            unit=Unit.DAY,
            cite="CPL-95",
            quote="自发出公告之日起，经过三十日，即视为送达。",
            trust=Trust.READ,
        ),
    ),
    rolls=False,
)

PUBLICATION_ABROAD = Term(
    id="service.publication_abroad",
    title="对在中国领域内没有住所的当事人公告送达期间",
    starts="发出公告之日",
    versions=(
        TermVersion(
            since=date(2024, 1, 1),
            length=60,
            unit=Unit.DAY,
            cite="CPL-283",
            quote="不能用上述方式送达的，公告送达，自发出公告之日起，经过六十日，即视为送达。",
            trust=Trust.READ,
        ),
    ),
    rolls=False,
)

SERVICE_TARGET = Term(
    id="service.report",
    title="人工送达回报期限",
    starts="文书制作完成之日",
    versions=(
        TermVersion(
            since=date(2000, 1, 1),
            length=10,
            unit=Unit.WORKDAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="本机构内部催办期限，不影响送达的效力",
        ),
    ),
)
