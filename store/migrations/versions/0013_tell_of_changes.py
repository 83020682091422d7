"""Let subscribers be told when what they were told of is moved or called off, and classes of employers be settled in turns.

Nobody is told who did not ask for it: existing subscriptions begin without. What was told of before is not known, so that
changes are told of what is sent from now on. Employers of which nobody knows what told their class (before 0012) are left to
a duty of the worker.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from store.columns import UtcTime

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0013"
down_revision = "0012"
readable_since = "0006"  # a column that may be left out and a table that older code need not know


def upgrade() -> None:
    """The wish of each subscription, what was told of each announcement, the work that is left."""
    op.add_column("subscription", sa.Column("changes", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "told",
        sa.Column("subscription", ID, nullable=False),
        sa.Column("announcement", ID, nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("notices", sa.Integer(), nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=True),
        sa.Column("look_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("subscription", "announcement", name=op.f("pk_told")),
    )
    op.create_index("ix_told_announcement", "told", ["announcement"])
    op.create_index("ix_told_subscription_look_at", "told", ["subscription", "look_at"])
    if op.get_bind().scalar(sa.text("SELECT id FROM employer WHERE class_told IS NULL LIMIT 1")) is not None:
        upkeep = sa.table("upkeep", sa.column("name", sa.Text()), sa.column("before", sa.BigInteger()))
        op.bulk_insert(upkeep, [{"name": "classes", "before": 0}])


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
