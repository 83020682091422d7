"""Details that show what is not their own: one page for all (the front page, an error), or the notice of another row."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crawler.items import ListEntry, Outcome, RawItem
from crawler.parsing.nodes import select
from crawler.parsing.page import Page, PageError
from crawler.spiders.asking import Ask

BARE = 60
"""Characters of a text that may stand in the place of one that has not come."""
_ALWAYS = {
    *("source", "key", "url", "family", "title", "section", "published", "organizer"),
    *("description", "fetched_at", "extraction"),
}
_DIGITS = re.compile(r"\d+")
_PICTURES = "img::attr(src), iframe::attr(src), embed::attr(src), object::attr(data)"
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|7z)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows, hashed with and without the numbers of its text; where it was asked for, and for which row."""

    exact: str
    words: str
    url: str
    key: str = ""
    """Of the row; empty for a list page."""
    address: str = ""
    title: str = ""
    outcome: Outcome = "ok"

    @classmethod
    def of(
        cls,
        page: Page,
        ask: Ask,
        entry: ListEntry | None = None,
        items: Sequence[RawItem] = (),
        outcome: Outcome = "ok",
    ) -> Shown:
        """Of a page that was asked for; numbers are left out of ``words``: the day, a counter of visits.

        Where a page tells nothing but a few words under its title (*内容加载中*), these are what it shows.
        """
        text, addresses = _seen(page, ask.url, items)
        exact, words = _hash(text, addresses), _hash(_DIGITS.sub("", text), addresses)
        row = (entry.key, entry.url, entry.title) if entry is not None else ("", "", "")
        return cls(exact, words, ask.url.partition("#")[0], *row, outcome)

    def same(self, other: Shown) -> bool:
        """Whether two rows lead to one page. What stands in one place by design, or under one title, is no such thing.

        Nor is it where one title is the other and a few words more. Titles that differ by their numbers alone (*第3场*,
        *第4场*) stand above texts that do, too.
        """
        if self.url == other.url or (other.key and (self.title in other.title or other.title in self.title)):
            return False
        numbered = _DIGITS.sub("", self.title) == _DIGITS.sub("", other.title)
        return self.exact == other.exact if numbered else self.words == other.words


def _bare(items: Sequence[RawItem]) -> str:
    """All that a page tells of one item, beside title and day, where that is a few words."""
    if len(items) != 1 or not 0 < len(items[0].description) < BARE:
        return ""
    told = {name for name, value in items[0] if value not in ("", [], {}) and name not in _ALWAYS}
    return "" if told else items[0].description


def _seen(page: Page, url: str, items: Sequence[RawItem]) -> tuple[str, list[str]]:
    """Words of a page of markup, what was read of its scripts, and its pictures and files, which may be all that it has of its own.

    A record is its row's own: where an employer wrote one text for several posts, it may hold nothing else.
    """
    if page.text.lstrip("\ufeff \r\n\t").startswith(("{", "[", "<?xml")):
        return "", [url]
    if bare := _bare(items):
        return bare, []
    try:
        root = page.selector.root
    except PageError:  # too deep, too many tags: whoever reads it says so
        return "", [url]
    words = root.xpath("//text()[not(parent::script or parent::style or parent::noscript)]")
    files = [address for address in select(root, "a::attr(href)") if _FILE.search(address)]
    files += [file.url for item in items for file in item.attachments]  # also of what its data alone name
    told = [item.description for item in items]
    return " ".join(" ".join([*words, *told]).split()), [*select(root, _PICTURES), *files]


def _hash(text: str, addresses: list[str]) -> str:
    whole = "\n".join([text, *addresses])
    return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@dataclass(slots=True)
class Doubles:
    """What the pages of a crawl have shown. The first detail is kept back until another one shows something else."""

    known: dict[str, Shown] = field(default_factory=dict)
    proven: bool = False
    """Whether two details have shown different things."""
    kept: tuple[Shown, list[RawItem]] | None = None
    shared: set[str] = field(default_factory=set)
    """What several rows have led to."""
    titles: dict[str, str] = field(default_factory=dict)
    """Keys of the rows that lists have shown, by title."""

    def note(self, shown: Shown) -> None:
        """What a list or a detail shows."""
        self.known.setdefault(shown.words, shown)

    def first(self, shown: Shown) -> Shown | None:
        """The page that was here before and is shown again."""
        found = self.known.get(shown.words)
        return found if found is not None and shown.same(found) else None

    def name(self, entries: Iterable[ListEntry]) -> None:
        """Note the titles of rows."""
        self.titles.update((entry.title, entry.key) for entry in entries if entry.title)

    def others(self, items: Sequence[RawItem], entry: ListEntry) -> str:
        """The title of another row where a page tells that row's notice and not its own: a cache that mixes pages up."""
        own = entry.title
        for item in items:
            mine = own in item.title or item.title in own or item.key != entry.key
            if not mine and self.titles.get(item.title, entry.key) != entry.key:
                return item.title
        return ""

    def take_back(self, first: Shown) -> bool:
        """Drop what was kept of a detail that is none; whether it had been taken for one until now."""
        if self.kept is not None and self.kept[0] is first:
            self.kept = None
        taken = first.words not in self.shared
        self.shared.add(first.words)
        return taken

    def release(self) -> list[RawItem]:
        """What was kept back, as something else has come, or nothing more will."""
        kept, self.kept = self.kept, None
        return kept[1] if kept is not None else []
