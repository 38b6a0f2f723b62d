"""First figures, as ratios within one run: a paper beside bare WeasyPrint on the same page, and the core by itself."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from weasyprint import HTML

from adapters.papers import Printer
from forms.base import Form
from forms.catalogue import all_forms
from procedures.deciding import begin, decide
from tests.explore import settled
from tests.makers import calendar, complaint, make, party

ROUNDS = 10
ACTS = 2000
FORM = "mediation_agreement"


def main() -> None:
    """Measure, interleaved, and print."""
    form = sample()
    printer = Printer()
    page = printer.html(form)
    ours, bare = interleaved(lambda: printer.render(form), lambda: HTML(string=page).write_pdf())
    print(f"paper  {FORM}: {ours / bare:.2f} × bare WeasyPrint ({ours:.3f} s / {bare:.3f} s, median of {ROUNDS})")
    print(f"core   {acts_a_second():.0f} acts a second")


def sample() -> Form:
    """The paper's own sample."""
    text = (Path(__file__).parents[1] / "forms" / FORM / "sample.json").read_text(encoding="utf-8")
    return all_forms()[FORM].model_validate_json(text)


def interleaved(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of each, taken in turns after a first round that does not count."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        for work, seconds in zip((ours, bare), took, strict=True):
            began = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - began)
    return statistics.median(took[0][1:]), statistics.median(took[1][1:])


def acts_a_second() -> float:
    """How often the core decides the same act on the same dispute."""
    dispute = settled(begin(complaint(), calendar()).dispute)
    act = make("withdrawal", party("p1"), dispute.now + timedelta(minutes=1), "intake-1", 1)
    began = time.perf_counter()
    for _ in range(ACTS):
        decide(dispute, act)
    return ACTS / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
