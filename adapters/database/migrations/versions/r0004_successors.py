"""Parties: in whose place one has come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The name of the former party."""
    op.add_column("parties", sa.Column("formerly", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Without it again."""
    op.drop_column("parties", "formerly")
