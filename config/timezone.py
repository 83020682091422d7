"""The zone of all times that announcements state. By itself, so that readers of text need no settings."""

from __future__ import annotations

from zoneinfo import ZoneInfo

TIMEZONE = ZoneInfo("Asia/Shanghai")
