"""Find what was taken down by its employer: what comes new is compared with it, at every new posting."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
readable_since = "0006"  # an index that older code need not know


def upgrade() -> None:
    """Of the few hidden postings alone."""
    op.create_index(
        "ix_posting_taken_down",
        "posting",
        ["employer"],
        sqlite_where=sa.text("hidden = 1"),
        postgresql_where=sa.text("hidden"),
    )


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
