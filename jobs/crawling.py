"""A crawl in a process of its own: a page that eats memory or time cannot hurt who asked for it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from typing import Any

import structlog

from config.settings import PROJECT_ROOT, Settings

log = structlog.get_logger("jobs")
STOP_SECONDS = 30


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for a child that must see the same."""
    env = dict(os.environ)
    for name, value in settings.model_dump(mode="json").items():
        env[f"JUZHAO_{name.upper()}"] = "" if value is None else str(int(value) if isinstance(value, bool) else value)
    return env


async def crawl_in_child(settings: Settings, sources: list[str]) -> list[dict[str, Any]]:
    """Run ``juzhao crawl`` on the sources; the answer is its reports. Cancelling stops the child cleanly."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "cli",
        "crawl",
        "--json",
        "--no-index",
        *sources,
        cwd=PROJECT_ROOT,
        env=environment(settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, err = await child.communicate()
    except asyncio.CancelledError:
        await _stop(child)
        raise
    try:
        reports: list[dict[str, Any]] = json.loads(out)["sources"]
    except (ValueError, KeyError):
        reason = err.decode(errors="replace").strip().splitlines()[-1:] or [f"exit code {child.returncode}"]
        log.error("crawl process failed", sources=sources, reason=reason[0])
        return [{"source": source, "outcome": "failed", "reason": reason[0]} for source in sources]
    return reports


async def _stop(child: asyncio.subprocess.Process) -> None:
    child.send_signal(signal.SIGINT)
    try:
        await asyncio.wait_for(child.wait(), STOP_SECONDS)
    except TimeoutError:
        child.kill()
        await child.wait()
