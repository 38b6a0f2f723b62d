"""Asking for a paper: the effect that names the form, the office, and the fields by id and reference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel, JsonValue

from cases.acts import Act
from cases.agreement import Obligation, Security
from cases.effects import Issue
from cases.facts import Fact
from forms.base import Form
from forms.catalogue import all_forms
from procedures.rules import Lapse, Procedure, moment
from rulebook.grounds import Ground
from rulebook.interest import LateLine, Split

FORMS = all_forms()
"""Every paper by id, found when the core is loaded: a rule that asks later touches no folder."""


def issue(
    form: type[Form],
    by: Procedure,
    at: Act | Fact | Lapse | datetime,
    *,
    office: str | None = None,
    serve_on: Iterable[str] = (),
    **fields: Any,
) -> Issue:
    """The effect that makes this paper, issued by the procedure's office, or another, on the day of the event."""
    return Issue(
        form=form.id,
        office=office or by.office.id,
        dated=at if isinstance(at, datetime) else moment(at),
        fields={name: _plain(value) for name, value in fields.items()},
        serve_on=tuple(serve_on),
    )


def cited(procedure: str, form: type[Form]) -> str:
    """How a paper names the latest paper of this form in that procedure."""
    return f"{procedure}/{form.id}"


def lines(obligations: Iterable[Obligation]) -> list[dict[str, JsonValue]]:
    """Obligations as the fields of a paper."""
    return [_plain(obligation.model_dump()) for obligation in obligations]


def secured(securities: Iterable[Security]) -> list[dict[str, JsonValue]]:
    """Securities as the fields of a paper."""
    return [_plain(security.model_dump()) for security in securities]


def interest_lines(spans: Iterable[tuple[str, LateLine]]) -> list[dict[str, JsonValue]]:
    """What late payment costs, as the fields of a paper."""
    return [_plain({"obligation": id, **span.model_dump()}) for id, span in spans]


def split_lines(splits: Iterable[tuple[str, Split]]) -> list[dict[str, JsonValue]]:
    """Where each payment went, as the fields of a paper."""
    return [_plain({"obligation": id, **split.model_dump()}) for id, split in splits]


def coded(ground: Ground) -> dict[str, JsonValue]:
    """A ground as the fields of a paper: its code and its article."""
    return {"code": ground.code, "cite": ground.cite}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, BaseModel):
        return _plain(value.model_dump())
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
