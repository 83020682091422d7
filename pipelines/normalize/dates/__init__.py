"""Dates of announcements: values, ranges, open ends, and what role a date plays in its sentence.

Rules: "X前" includes X; 24:00 is the next day's T00:00; 上旬 1–10, 中旬 11–20, 下旬 21–end; weeks are ISO weeks; a date
without a year is, as a day of publishing, the latest not after the reference day, else the first from 30 days before it.
"""

from __future__ import annotations

from pipelines.normalize.dates.calendar import Kind
from pipelines.normalize.dates.reading import read, unread
from pipelines.normalize.dates.stages import RoleDate, deadline_in, event_in, key_dates, roles

__all__ = ["Kind", "RoleDate", "deadline_in", "event_in", "key_dates", "read", "roles", "unread"]
