"""Send each announcement once: a ledger by announcement, and messages that wait to be sent."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from store.columns import UtcTime

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """The ledger of postings becomes one of announcements: a merge or a split of clusters does not make them new."""
    op.create_table(
        "delivered",
        sa.Column("subscription", ID, nullable=False),
        sa.Column("announcement", ID, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("subscription", "announcement", name=op.f("pk_delivered")),
    )
    op.execute(
        "INSERT INTO delivered (subscription, announcement, at) SELECT d.subscription, a.id, d.at"
        " FROM delivery d JOIN announcement a ON a.posting = d.posting"
    )
    op.drop_table("delivery")
    op.create_table(
        "dispatch",
        sa.Column("id", ID, nullable=False),
        sa.Column("subscription", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch")),
    )
    with op.batch_alter_table("dispatch") as batch_op:
        batch_op.create_index("ix_dispatch_state_next_at", ["state", "next_at"], unique=False)
    with op.batch_alter_table("subscription") as batch_op:
        batch_op.add_column(sa.Column("primed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE subscription SET primed = (state = 'active')")


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
