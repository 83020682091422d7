"""Keep when a posting was first published: what staff approve three days later is new on that day.

What was published before has no such moment and counts as published when it was first seen, as it did: nothing is filled in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
readable_since = "0006"  # a column that may be left out


def upgrade() -> None:
    """A column that neither engine writes into the rows there are."""
    op.add_column("posting", sa.Column("published_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
