from datetime import datetime, timedelta

import pytest

from config.timezone import TIMEZONE
from crawler.schedule import next_due

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=TIMEZONE)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("every 2h", NOON + timedelta(hours=2)),
        ("every 30 minutes", NOON + timedelta(minutes=30)),
        ("Every 1 day", NOON + timedelta(days=1)),
        ("0 8 * * *", datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)),
        ("30 12 * * *", datetime(2026, 3, 1, 12, 30, tzinfo=TIMEZONE)),
        ("0 12 * * *", datetime(2026, 3, 2, 12, 0, tzinfo=TIMEZONE)),
    ],
)
def test_next_due(schedule: str, expected: datetime) -> None:
    assert next_due(schedule, NOON) == expected


def test_interval_is_spread_by_source_and_stays_within_a_tenth() -> None:
    dues = {next_due("every 10h", NOON, f"school{number}") for number in range(50)}
    assert len(dues) > 30
    assert all(timedelta(hours=10) <= due - NOON <= timedelta(hours=11) for due in dues)
    assert next_due("every 10h", NOON, "school1") == next_due("every 10h", NOON, "school1")


@pytest.mark.parametrize(
    "schedule", ["", "every", "every 0h", "soon", "99 * * * *", "* * *", "every -1h", "every 9999999999d", "0 0 30 2 *"]
)
def test_a_schedule_that_cannot_be_read_is_one_clear_line(schedule: str) -> None:
    with pytest.raises(ValueError, match="schedule") as caught:
        next_due(schedule, NOON)
    assert "\n" not in str(caught.value)
