"""Runs the changes on the connection that `adapters.database.schema.migrate` hands over, in its transaction."""

from __future__ import annotations

from typing import Any

from alembic import context

from adapters.database.tables import METADATA

SETTINGS: dict[str, Any] = {
    "target_metadata": METADATA,
    "transactional_ddl": True,
    "compare_type": True,
    "compare_server_default": True,
}

context.configure(connection=context.config.attributes["connection"], **SETTINGS)
with context.begin_transaction():
    context.run_migrations()
