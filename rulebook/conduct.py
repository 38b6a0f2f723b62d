"""Terms of the dispute as a whole: how long a closed file watches the roads that remain."""

from __future__ import annotations

from datetime import date

from rulebook.counting import Unit
from rulebook.terms import Term, TermVersion, Trust

MOST_AGENTS = 2
"""当事人、法定代理人可以委托一至二人作为诉讼代理人（民事诉讼法61）."""

MOST_PARTIES = 20
"""As many as a complaint has room for (the office's own rule)."""

JOINDER = Term(
    id="conduct.joinder",
    title="征询追加当事人意见的期限",
    starts="提议追加之日",
    versions=(
        TermVersion(
            since=date(2000, 1, 1),
            length=15,
            unit=Unit.DAY,
            cite="CONFIG",
            quote="",
            trust=Trust.CONFIG,
            note="调解没有追加当事人的期限规定，由本机构设定；期满未全部同意的，不追加，调解在原当事人之间继续",
        ),
    ),
    warn_days=(3,),
)

WATCH = Term(
    id="conduct.watch",
    title="结案后救济途径留观期",
    starts="各程序均已结束之日",
    versions=(
        TermVersion(
            since=date(2000, 1, 1),
            length=3,
            unit=Unit.YEAR,
            cite="CIV-188",
            quote="",
            trust=Trust.CONFIG,
            note="以普通诉讼时效为留观上限；到期自动归档，归档不影响当事人的权利",
        ),
    ),
)
