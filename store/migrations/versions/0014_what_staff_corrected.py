"""Keep what staff corrected of a posting with each announcement that was read wrongly, so that it moves with them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
readable_since = "0006"  # older code passes over it: what is corrected meanwhile holds once that is updated


def upgrade() -> None:
    """A column that may be left out."""
    corrected = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.add_column("announcement", sa.Column("corrected", corrected, nullable=True))


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
