"""Note that announcements need their keys of duplicates again: revision 0004 began with empty tables of them.

The keys are worked out of the readings, which a migration must not keep everybody waiting for: a duty of the worker
gives them in small turns, the youngest announcements first (``pipelines.dedupe.rekeying``).
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
readable_since = "0006"  # one table that older code need not know


def upgrade() -> None:
    """The table of work left behind; on a store with announcements the first entry."""
    upkeep = op.create_table(
        "upkeep",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("before", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_upkeep")),
    )
    last = op.get_bind().scalar(sa.text("SELECT max(id) FROM announcement"))
    if last is not None:
        op.bulk_insert(upkeep, [{"name": "keys", "before": last + 1}])


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
