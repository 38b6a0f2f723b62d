"""Presses for tests that are not about paper: one prints nothing, one a paper of each kind."""

from __future__ import annotations

from adapters.papers import Printer
from forms.base import Form


class BlankPress:
    """Every paper is its own data."""

    def check(self, form: Form) -> None:
        """Everything can be printed."""

    def render(self, form: Form) -> bytes:
        """The fields, behind the first bytes of a PDF."""
        return b"%PDF-1.7\n" + form.model_dump_json().encode()


class OnceAKindPress:
    """Typesets the first paper of each kind; of all others it fills the template, and checks every sign."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._printed: set[str] = set()

    def check(self, form: Form) -> None:
        """Whether it can be printed."""
        self._printer.check(form)

    def render(self, form: Form) -> bytes:
        """The PDF of the first paper of its kind; of any other the page, behind the first bytes of a PDF."""
        if form.id in self._printed:
            return b"%PDF-1.7\n" + self._printer.html(form).encode()
        self._printed.add(form.id)
        return self._printer.render(form)
