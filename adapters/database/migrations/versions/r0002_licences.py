"""Bodies: since when they exist, and since when they hold a licence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

COLUMNS = ("founded_on", "licensed_since")


def upgrade() -> None:
    """Two days that only some bodies have."""
    for name in COLUMNS:
        op.add_column("offices", sa.Column(name, sa.Date(), nullable=True))


def downgrade() -> None:
    """Without them again."""
    for name in COLUMNS:
        op.drop_column("offices", name)
