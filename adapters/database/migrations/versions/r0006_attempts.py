"""Services: every way that was tried, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.database.types import At

revision = "0006"
down_revision = "0005"

TOKEN = sa.String(120)


def upgrade() -> None:
    """The attempts of each service."""
    op.create_table(
        "attempts",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("service", TOKEN, nullable=False),
        sa.Column("paper", TOKEN, nullable=False),
        sa.Column("party", TOKEN, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("at", At(), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.Column("proof", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_attempts_case_cases")),
        sa.PrimaryKeyConstraint("case", "n", name=op.f("pk_attempts")),
    )


def downgrade() -> None:
    """Without them again."""
    op.drop_table("attempts")
