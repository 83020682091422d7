"""WordPress: posts as JSON under ``/wp-json/wp/v2/posts``, each told whole by its row."""

from __future__ import annotations

from crawler.items import ListPage
from crawler.parsing import records
from crawler.parsing.body import collapse, visible_text
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, PageError, absolute
from crawler.parsing.records import Record

PER_PAGE = 100
RECORD = Record(
    "",
    "post",
    ("id",),
    {"title": ("title.rendered",), "published": ("date", "date_gmt"), "body": ("content.rendered",)},
    drop=("guid", "modified", "modified_gmt", "slug", "status", "type", "link", "content", "title", "excerpt", "author",
          "featured_media", "comment_status", "ping_status", "sticky", "template", "format", "meta", "categories", "tags",
          "class_list", "_links", "date_gmt", "yoast_head", "yoast_head_json", "acf"),
)  # fmt: skip


def read_list(page: Page, source: str, current: int, site: str) -> ListPage:
    """Posts of one page. Raises :class:`PageError` for anything but a list."""
    if not isinstance(page.data, list):
        raise PageError(f"{page.url}: no list of posts: {str(page.data)[:100]}")

    def address(identity: str, fields: Fields) -> str:
        return absolute(site, str(fields.raw("link") or "")) or absolute(site, f"/?p={identity}")

    listed = records.listing(page, source, RECORD, page.data, address, current=current)
    entries = [
        entry.model_copy(update={"title": collapse(visible_text(f"<p>{entry.title}</p>"))}) for entry in listed.entries
    ]
    return listed.model_copy(update={"entries": entries})
