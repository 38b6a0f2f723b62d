"""A press that prints nothing: for tests that are not about paper."""

from __future__ import annotations

from forms.base import Form


class BlankPress:
    """Every paper is its own data."""

    def check(self, form: Form) -> None:
        """Everything can be printed."""

    def render(self, form: Form) -> bytes:
        """The fields, behind the first bytes of a PDF."""
        return b"%PDF-1.7\n" + form.model_dump_json().encode()
