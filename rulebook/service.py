"""Terms of service: publication, mail abroad, a commissioned court, and the office's own duty to report a return."""

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

MAIL_ABROAD = Term(
    id="service.mail_abroad",
    title="对在中国领域内没有住所的当事人邮寄送达期间",
    starts="邮寄之日",
    versions=(
        TermVersion(
            since=date(2024, 1, 1),
            length=3,
            unit=Unit.MONTH,
            cite="CPL-283",
            quote="",
            trust=Trust.SECONDARY,
            note="自邮寄之日起满三个月，送达回证没有退回，但根据各种情况足以认定已经送达的，期间届满之日视为送达（条文全文未核对）",
        ),
    ),
    rolls=False,
)

ENTRUSTED = Term(
    id="service.entrusted",
    title="受委托法院代为送达的期限",
    starts="收到委托函及诉讼文书之日",
    versions=(
        TermVersion(
            since=date(2015, 2, 4),
            length=10,
            unit=Unit.DAY,
            cite="CPLI-134",
            quote="委托送达的，受委托人民法院应当自收到委托函及相关诉讼文书之日起十日内代为送达。",
            trust=Trust.SECONDARY,
            note="逾期只催办，不影响送达的效力",
        ),
    ),
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
