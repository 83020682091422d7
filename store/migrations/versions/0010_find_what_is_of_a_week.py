"""Let the weekly report find its postings by the day of publishing, its talks and fairs by the day on which they begin.

Both indexes begin with the review, since a database without statistics would else prefer one that begins with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
readable_since = "0006"  # indexes that older code need not know

EVENT_START = {"sqlite": "json_extract(data, '$.event.start')", "postgresql": "(data #>> '{event,start}')"}


def upgrade() -> None:
    """What states no day counts as published when it was first seen."""
    event_start = EVENT_START[op.get_bind().dialect.name]
    op.create_index("ix_posting_published", "posting", ["review", sa.text("coalesce(date_posted, created_at)")])
    op.create_index("ix_posting_event_start", "posting", ["review", sa.text(event_start)])


def downgrade() -> None:
    """Not offered: a backup is."""
    raise NotImplementedError("restore a backup")
