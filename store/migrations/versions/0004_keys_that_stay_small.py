"""Keys of duplicates that stay small: at most so many announcements a key, no row ids, no index that nobody reads.

The keys themselves are of another kind than before, so the tables begin empty; revision 0007 sees to it that older
announcements get theirs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
readable_since = "0004"  # older code writes the table that is dropped here

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Two tables anew, one gone."""
    for name, kind in (("block", sa.Text()), ("band", sa.BigInteger())):
        op.drop_table(name)
        op.create_table(
            name,
            sa.Column("key", kind, nullable=False),
            sa.Column("announcement", ID, nullable=False),
            sa.PrimaryKeyConstraint("key", "announcement", name=op.f(f"pk_{name}")),
            sqlite_with_rowid=False,
        )
    op.create_index(op.f("ix_block_announcement"), "block", ["announcement"])
    op.drop_table("signature")


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
