"""Services: where the paper went, for the address of a party may change later."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The address of each service."""
    op.add_column("services", sa.Column("address", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Without it again."""
    op.drop_column("services", "address")
