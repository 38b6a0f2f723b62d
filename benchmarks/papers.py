"""An agreement paper from our press beside bare WeasyPrint on the same page, with the same fonts."""

from __future__ import annotations

import time
from collections.abc import Callable

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from adapters.papers import VARIANT, Faces, Printer
from forms.base import Form
from forms.catalogue import ROOM, all_forms

FORM = "mediation_agreement"

Took = tuple[float, float]
"""Seconds of ours, and of the bare thing, in one round."""


def sample() -> Form:
    """The paper's own sample."""
    return all_forms()[FORM].model_validate_json((ROOM / FORM / "sample.json").read_text(encoding="utf-8"))


def bare_press() -> Callable[[str], bytes]:
    """WeasyPrint and nothing around it; fonts are read once, as ours are."""
    fonts = FontConfiguration()
    rules = [CSS(string=Faces().rules, font_config=fonts)]

    def press(page: str) -> bytes:
        printed: bytes = HTML(string=page).write_pdf(font_config=fonts, stylesheets=rules, pdf_variant=VARIANT)
        return printed

    return press


def measure(rounds: int) -> tuple[list[Took], tuple[int, int]]:
    """Seconds by round, in turns after a round that does not count; and the bytes of each paper."""
    form, printer, press = sample(), Printer(), bare_press()
    page = printer.html(form)
    sizes = len(printer.render(form)), len(press(page))
    return [(timed(lambda: printer.render(form)), timed(lambda: press(page))) for _ in range(rounds)], sizes


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
