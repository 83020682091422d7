"""Give the store an identity of its own: an index on a shared Elasticsearch says whose it is."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
readable_since = "0006"  # one table that older code need not know


def upgrade() -> None:
    """One row, drawn at random."""
    installation = op.create_table(
        "installation", sa.Column("id", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("id")
    )
    op.bulk_insert(installation, [{"id": uuid.uuid4().hex}])


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
