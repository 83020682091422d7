"""Let the subscriptions of one address, and the messages of one subscription, be found by indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
readable_since = "0006"  # indexes that older code need not know


def upgrade() -> None:
    """Addresses are compared in lower case."""
    op.create_index("ix_subscription_target", "subscription", [sa.text("lower(target)")])
    op.create_index("ix_dispatch_subscription", "dispatch", ["subscription"])


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
