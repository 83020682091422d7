"""Keep by what an employer's class was told, so that all its postings follow the strongest reading of any.

What was told before is not known: the next posting of such an employer that is saved decides anew.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
readable_since = "0006"  # a column that may be left out


def upgrade() -> None:
    """The evidence, and the posting whose reading it is."""
    evidence = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
    op.add_column("employer", sa.Column("class_told", evidence, nullable=True))


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
