"""``family = "auto"``: the family is probed at the first crawl and remembered in the home, by source and address.

Where a crawl fails the next one probes again, as the site may have moved to another platform. While it only fails, its page may
look like a site of no family: read so, each announcement would be a new one and those that are known would be missed. So
``generic`` takes the place of a platform only after ``PATIENCE``.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from config.settings import Settings
from crawler.families import wrong_options
from crawler.registry import Registry
from crawler.source import Source

PATIENCE = timedelta(days=7)
_FAILED = "failed"
"""Since when a remembered family has not read its site."""


class NotRecognised(ValueError):
    """No family fits the site, or its options; the message says why, ``blocked`` whether the site keeps us out."""

    def __init__(self, message: str, *, blocked: bool) -> None:
        super().__init__(message)
        self.blocked = blocked


def _file(settings: Settings) -> Path:
    return settings.home / "families.json"


def _known(settings: Settings) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(_file(settings).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remembered(source: Source, settings: Settings) -> Source:
    """The source with the family that an earlier crawl found; unchanged when none did."""
    known = _known(settings).get(source.id, {})
    if source.family != "auto" or known.get("url") != source.url or _FAILED in known:
        return source
    return source.model_copy(update={"family": known["family"]})


def resolved(registry: Registry, settings: Settings) -> Registry:
    """The registry with remembered families in place of ``auto``."""
    sources = {name: remembered(source, settings) for name, source in registry.sources.items()}
    return Registry(sources, registry.problems)


async def recognised(source: Source, settings: Settings) -> Source:
    """The source with its family, probed now when it is not known yet. Raises :class:`NotRecognised`."""
    found = remembered(source, settings)
    if found.family != "auto":
        return found
    from crawler.probe import probe

    result = await probe(source.url, settings)
    if not result.family and result.outcome:
        raise NotRecognised(f"{source.url}: {result.reason}", blocked=result.outcome == "blocked")
    if not result.family:
        raise NotRecognised(f"{source.url}: {result.reason}; name the family in {source.id}.toml", blocked=False)
    if result.family == "generic" and (was := _lately(source, settings)):
        said = f"{source.url} was read as {was} and shows no known platform now"
        raise NotRecognised(f"{said}; if the site has moved, name its family in {source.id}.toml", blocked=False)
    _remember(source, result.family, settings)
    return source.model_copy(update={"family": result.family})


def check_options(source: Source) -> None:
    """Options are written before the family is known. Raises :class:`NotRecognised` when it does not take them."""
    for name, problem in wrong_options(source):
        raise NotRecognised(f"{source.id}.toml: options.{name}: {problem}", blocked=False)


def _remember(source: Source, family: str, settings: Settings) -> None:
    _write(_known(settings) | {source.id: {"url": source.url, "family": family}}, settings)


def _write(known: dict[str, dict[str, str]], settings: Settings) -> None:
    settings.home.mkdir(parents=True, exist_ok=True)
    _file(settings).write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def doubt(source: Source, settings: Settings) -> None:
    """Probe again at the next crawl: the remembered family could not read the site."""
    known = _known(settings)
    if source.id in known:
        known[source.id].setdefault(_FAILED, settings.clock().isoformat())
        _write(known, settings)


def _lately(source: Source, settings: Settings) -> str:
    """The platform that read the site until lately."""
    known = _known(settings).get(source.id, {})
    if known.get("url") != source.url or known.get("family") == "generic" or _FAILED not in known:
        return ""
    return known["family"] if settings.clock() - datetime.fromisoformat(known[_FAILED]) < PATIENCE else ""
