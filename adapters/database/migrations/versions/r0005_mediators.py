"""People: the kinds of right a mediator is for, and how many cases he takes at a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """What the pool of mediators is chosen by."""
    op.add_column("people", sa.Column("fields", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("people", sa.Column("capacity", sa.Integer(), nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    """Without it again."""
    for name in ("capacity", "fields"):
        op.drop_column("people", name)
