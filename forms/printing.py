"""Makes the page of a paper: its template, filled with its fields and nothing else."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache

import cn2an
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cases.calendar import SHANGHAI
from forms.base import Form
from forms.catalogue import ROOM
from forms.wording import TITLES
from rulebook.article import write_number
from rulebook.roads import text as road_text
from rulebook.wording import write_day

_DIGITS = "〇一二三四五六七八九"
_WEEK = "一二三四五六日"


def cn_date(day: date | datetime) -> str:
    """A day in digits: 2026年3月20日."""
    return write_day(_local(day))


def cn_datetime(at: datetime) -> str:
    """A moment in Chongqing: 2026年3月20日（星期五）14时30分."""
    local = at.astimezone(SHANGHAI)
    return f"{write_day(local)}（星期{_WEEK[local.weekday()]}）{local.hour}时{local.minute:02d}分"


def capital_date(day: date | datetime) -> str:
    """A day as a court dates its rulings: 二〇二六年三月二十日."""
    local = _local(day)
    year = "".join(_DIGITS[int(digit)] for digit in str(local.year))
    return f"{year}年{ordinal(local.month)}月{ordinal(local.day)}日"


def digits(amount: Decimal) -> str:
    """A sum in digits: 120,000.00元."""
    return f"{amount:,.2f}元"


def capitals(amount: Decimal) -> str:
    """A sum in Chinese capitals as on a cheque: 人民币壹拾贰万元整."""
    return f"人民币{_in_capitals(amount)}"


def yuan(amount: Decimal) -> str:
    """A sum in digits and in capitals: 人民币120,000.00元（大写：壹拾贰万元整）."""
    return f"人民币{digits(amount)}（大写：{_in_capitals(amount)}）"


def per_ten_thousand(rate: Decimal) -> str:
    """A rate as contracts write it: 万分之五 in digits, 万分之1.75."""
    return f"万分之{(rate * 10_000).normalize():f}"


def ordinal(number: int) -> str:
    """A number as clauses are counted: 一, 十二, 六十."""
    return write_number(number)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def word(code: str, table: str) -> str:
    """The printed word of a code in one of the tables of `forms.wording`."""
    return TITLES[table][code]


FILTERS = (
    *(cn_date, cn_datetime, capital_date),
    *(digits, capitals, yuan, per_ten_thousand, ordinal),
    *(paragraphs, word),
)
"""What a template may make of a field."""


def html(form: Form) -> str:
    """The page of a paper, complete with its style; no font, no clock and no network is asked for it."""
    return _environment().get_template(f"{form.id}/template.html.j2").render(paper=form)


@cache
def _environment() -> Environment:
    """One environment for the process: templates are compiled once."""
    environment = Environment(
        loader=FileSystemLoader(ROOM),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for filter in FILTERS:
        environment.filters[filter.__name__] = filter
    environment.globals["road_text"] = road_text
    environment.globals["parts"] = environment.get_template("layout/parts.j2").module
    return environment


def _local(day: date | datetime) -> date:
    return day.astimezone(SHANGHAI).date() if isinstance(day, datetime) else day


def _in_capitals(amount: Decimal) -> str:
    return str(cn2an.an2cn(f"{amount:.2f}", "rmb"))
