"""Keep what each site has said of an event, and since when: its newest statement counts, however full another copy is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
readable_since = "0006"  # older code passes over it: what changes meanwhile is merged as before


def upgrade() -> None:
    """A column that may be left out."""
    stated = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.add_column("announcement", sa.Column("stated", stated, nullable=True))


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
