"""What a person said against what was read: a posting opened again, an employer's class."""

import sqlalchemy as sa
from alembic import op

from store.columns import UtcTime

revision = "0005"
down_revision = "0004"
readable_since = "0004"  # every change here only adds


def upgrade() -> None:
    """Columns that older code need not know."""
    op.add_column("posting", sa.Column("reopened_at", UtcTime(), nullable=True))
    op.add_column("employer", sa.Column("class_by", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
