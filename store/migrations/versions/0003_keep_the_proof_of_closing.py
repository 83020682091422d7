"""Keep the proof of closing, what a page is asked again with, and which older code may use a schema."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from store.columns import UtcTime

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "0003"
down_revision = "0002"
readable_since = "0002"  # every change here only adds


def upgrade() -> None:
    """Columns that older code need not know: all of them may be empty, or the database fills them in."""
    _closing()
    op.create_table(
        "readable",
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_readable")),
    )


def _closing() -> None:
    for column in (
        sa.Column("gone_last", UtcTime(), nullable=True),
        sa.Column("checked_at", UtcTime(), nullable=True),
        sa.Column("absent_at", UtcTime(), nullable=True),
        sa.Column("absence", JSON, nullable=True),
        sa.Column("entry", JSON, nullable=True),
    ):
        op.add_column("announcement", column)
    op.add_column("source", sa.Column("accepted_at", UtcTime(), nullable=True))


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
