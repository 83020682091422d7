"""Why a source does not vouch for an announcement: its list came from another site, or the run was held."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
readable_since = "0006"  # older code publishes as before


def upgrade() -> None:
    """A column that older code need not know."""
    op.add_column("announcement", sa.Column("doubt", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
