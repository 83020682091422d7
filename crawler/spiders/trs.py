"""trs (TRS WCM and gkmlpt): ``index.html``, further pages ``index_1.html`` or ``index_2.html``. Options: see ``cms``."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.items import ListPage
from crawler.parsing.cms import Cms
from crawler.parsing.page import Page, absolute
from crawler.spiders.base import Ask
from crawler.spiders.cms import CmsSpider

_PAGER = re.compile(
    r"create\w*Page\w*\(\s*['\"]?(\d+)['\"]?\s*,\s*['\"]?(\d+)['\"]?\s*,\s*['\"]([\w-]+)['\"]\s*,\s*['\"](\w+)['\"]"
)
_FILE = re.compile(r"/([A-Za-z]\w*?)(?:_(\d+))?\.(s?html?)$")


class TrsSpider(CmsSpider):
    """Rows with ``a[title]`` and a day; the pager is written by a script that says how many pages there are."""

    name = family = "trs"
    cms = Cms(
        "trs",
        row="ul.list > li, ul.infoList > li, .AllListCon li, .list_rightbox li, .list li, ul.news_list > li, .gl-list li, .xxgk_list li",
        day=".time, .pubDate, .date, span",
        title="h1, .article-title, .arc_title, .content_title, .xl_title",
        body=".TRS_Editor, .TRS_UEDITOR, .trs_editor_view, div.article, #zoom, .article-content, .news_cont_d_wrap",
        place="ul.list, ul.infoList, .AllListCon, .list_rightbox, ul.news_list, .gl-list, .xxgk_list",
        files=".fjxz, .enclosure, .attachment, #fjxz",
    )

    def further(self, page: Page, ask: Ask) -> str:
        """The page after this one, as the pager's script counts."""
        found = _PAGER.search(page.text)
        if found is None:
            return ""
        pages, current = int(found[1]), int(found[2])
        shown = max(current, ask.number - 1)
        return absolute(page.url, f"{found[3]}_{shown + 1}.{found[4]}") if shown + 1 < pages else ""

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """Without a pager the next file; the second page is ``_1`` on some sites and ``_2`` on others."""
        following = super().next_ask(page, ask, listed)
        if following is not None or _PAGER.search(page.text):
            return following
        path = page.url.split("?")[0]
        name = _FILE.search(path if not path.endswith("/") else f"{path}index.html")
        if name is None:
            return None
        asks = [
            replace(ask, url=absolute(page.url, f"{name[1]}_{step}.{name[3]}"), number=ask.number + 1, guessed=True)
            for step in ([int(name[2]) + 1] if name[2] else [1, 2])
        ]
        return replace(asks[0], otherwise=asks[1]) if len(asks) > 1 else asks[0]
