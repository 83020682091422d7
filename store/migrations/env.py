"""Alembic's entry: uses the connection that the store gives, within its one transaction."""

from __future__ import annotations

from alembic import context

from store.tables import Posting

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Posting.metadata,
    render_as_batch=True,
    compare_type=False,
    transactional_ddl=True,
)
context.run_migrations()
