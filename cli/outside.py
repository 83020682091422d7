"""The crawler behind the desk's port: looks at sites, writes registry files. Web and crawler meet only here."""

from __future__ import annotations

from dataclasses import asdict

from pydantic import ValidationError

from config.settings import Settings
from crawler.registry import load_registry
from crawler.source import Source
from pipelines.frontier import record
from store.records import SourceRecord
from web.outside import Seen, Site, SiteRefused


class Crawler:
    """See :class:`web.outside.Outside`. Scrapy is loaded when somebody looks: a web server starts without it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def look(self, url: str) -> Seen:
        """Resolve the name, ask robots.txt, fetch the page once."""
        from crawler.look import look_blocking

        return look_blocking(url, self._settings)

    def add(self, site: Site) -> SourceRecord:
        """Write its registry file: family found at the first crawl, postings reviewed one by one."""
        from crawler.probe import toml_of

        folder = self._settings.sources
        source = self._source(site)
        known = load_registry(folder).sources
        same = [other.id for other in known.values() if other.id == source.id or other.url == source.url]
        if same:
            raise SiteRefused(f"known already: {same[0]}")
        text = f'{toml_of(source)}trust = "review"\n'
        if not folder.is_dir():
            raise SiteRefused(f"{folder} is one file: add these lines there yourself: {text}")
        try:
            with (folder / f"{source.id}.toml").open("x", encoding="utf-8") as out:
                out.write(text)
        except OSError as error:
            raise SiteRefused(f"{folder / source.id}.toml cannot be written: {error.strerror}") from error
        return record(source)

    def _source(self, site: Site) -> Source:
        from crawler.guard import AddressRefused, check_url
        from crawler.probe import source_of

        try:
            check_url(site.url, allow_private=self._settings.allow_private_networks)
            given = asdict(site) | {"id": source_of(site.url, "auto").id, "family": "auto", "trust": "review"}
            return Source.model_validate(given)
        except AddressRefused as error:
            raise SiteRefused(str(error)) from error
        except ValidationError as error:
            first = error.errors()[0]
            raise SiteRefused(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
