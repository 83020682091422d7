"""The crawler behind the desk's port: looks at sites, writes registry files. Web and crawler meet only here."""

from __future__ import annotations

from dataclasses import asdict, replace

from pydantic import ValidationError

from config.settings import Settings
from config.validation import said
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
        """Resolve the name, ask robots.txt, fetch the page once; what the registry has already is refused like a wrong address."""
        from crawler.look import look_blocking

        seen = look_blocking(url, self._settings)
        known = "" if seen.refused else self._known(_identity(seen.url), seen.url)
        return replace(seen, refused=f"known already: {known}") if known else seen

    def add(self, site: Site) -> SourceRecord:
        """Write its registry file: family found at the first crawl, postings reviewed one by one."""
        from crawler.site_file import toml_of

        folder = self._settings.sources
        source = self._source(site)
        if known := self._known(source.id, source.url):
            raise SiteRefused(f"known already: {known}")
        text = f'{toml_of(source)}trust = "review"\n'
        if not folder.is_dir():
            raise SiteRefused(f"{folder} is one file: add these lines there yourself: {text}")
        try:
            with (folder / f"{source.id}.toml").open("x", encoding="utf-8") as out:
                out.write(text)
        except OSError as error:
            raise SiteRefused(f"{folder / source.id}.toml cannot be written: {error.strerror}") from error
        return record(source)

    def _known(self, identity: str, url: str) -> str:
        """The source of the registry that a site is already; empty for none."""
        sources = load_registry(self._settings.sources).sources.values()
        return next(
            (other.id for other in sources if identity == other.id or url.rstrip("/") == other.url.rstrip("/")), ""
        )

    def _source(self, site: Site) -> Source:
        from crawler.guard import AddressRefused, check_url

        try:
            check_url(site.url, allow_private=self._settings.allow_private_networks)
            given = asdict(site) | {"id": _identity(site.url), "family": "auto", "trust": "review"}
            return Source.model_validate(given)
        except AddressRefused as error:
            raise SiteRefused(str(error)) from error
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise SiteRefused(f"{place}: {said(first)}", f"{place}：{said(first, 'zh')}") from error


def _identity(url: str) -> str:
    """The id that a source of this address gets."""
    from crawler.site_file import source_of

    return source_of(url, "auto").id
