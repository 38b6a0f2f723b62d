"""What the tables of the docket are made of: their base with its naming, the types and the keys they share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import Date, ForeignKey, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from adapters.database.types import At, Yuan

TOKEN = String(120)
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def now() -> datetime:
    """When the machine writes a row, for its operators only."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """All tables of the docket."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it from the class
        datetime: At(),
        date: Date(),
        Decimal: Yuan(),
        bytes: LargeBinary(),
        str: Text(),
    }


def token_key() -> Mapped[str]:
    """The id that is the row's key."""
    return mapped_column(TOKEN, primary_key=True)


def case_key() -> Mapped[str]:
    """The case, as part of the key of what belongs to it."""
    return mapped_column(TOKEN, ForeignKey("cases.id"), primary_key=True)
