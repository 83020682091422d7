"""A second factor for accounts, sessions that end when idle, an audit whose rows are chained.

Everybody logs in again once. The rows of the audit get their digests here, in the only moment at which its triggers let go.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from store.columns import UtcTime
from store.trail import START, seal

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# The audit as it is at this step: today's table may have other columns.
AUDIT = sa.table(
    "audit",
    *(sa.column(name) for name in ("id", "actor", "action", "subject", "reason", "undoes", "digest")),
    *(sa.column(name, JSON) for name in ("before", "after")),
    sa.column("at", UtcTime()),
)
HEAD = sa.table("audit_head", *(sa.column(name) for name in ("id", "rows", "last", "digest")))

revision = "0006"
down_revision = "0005"
readable_since = "0006"  # older code would write decisions without a digest


def upgrade() -> None:
    """Columns that begin empty, one table, and the chain over what is there."""
    op.add_column("account", sa.Column("factor", sa.Text(), nullable=False, server_default=""))
    op.add_column("account", sa.Column("factor_step", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("account", sa.Column("recovery", JSON, nullable=True))
    op.execute("DELETE FROM session")
    op.add_column("session", sa.Column("seen_at", UtcTime(), nullable=True))
    op.add_column("audit", sa.Column("digest", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "audit_head",
        sa.Column("id", ID, nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    _triggers(False)
    _chain()
    _triggers(True)


def _chain() -> None:
    connection = op.get_bind()
    digest, rows, last = START, 0, 0
    for row in connection.execute(sa.select(AUDIT).order_by(AUDIT.c.id)).all():
        digest, rows, last = seal(digest, row.id, row.at, dict(row._mapping)), rows + 1, row.id
        connection.execute(sa.update(AUDIT).where(AUDIT.c.id == last).values(digest=digest))
    connection.execute(sa.insert(HEAD).values(id=1, rows=rows, last=last, digest=digest))


def _triggers(on: bool) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE audit {'ENABLE' if on else 'DISABLE'} TRIGGER audit_append_only")
        return
    for action in ("UPDATE", "DELETE"):
        if on:
            op.execute(
                f"CREATE TRIGGER audit_no_{action.lower()} BEFORE {action} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
            )
        else:
            op.execute(f"DROP TRIGGER audit_no_{action.lower()}")


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
