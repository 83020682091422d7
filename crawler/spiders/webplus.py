"""webplus (Sudy): ``/{column}/list.htm``, further pages ``list{n}.htm``. Options: see ``cms``."""

from __future__ import annotations

import re

from crawler.parsing.cms import Cms
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.cms import CmsSpider

_LIST = re.compile(r"/list(\d*)\.(htm|psp)")


class WebplusSpider(CmsSpider):
    """Lists ``ul.wp_article_list`` and its skins; the day also stands in the address of an article."""

    name = family = "webplus"
    cms = Cms(
        "webplus",
        row="ul.wp_article_list > li, li.list_item, .wp_article_list li, ul.news_list > li, #wp_news_w6 li, #wp_news_w4 li, "
        "[class*='wp_news_w'] li, [id*='wp_news_w'] li, [id*='wp_news_w'] tr",
        day=".Article_PublishDate, .news_meta, .cols_meta, .article-time, .date, .time",
        title=".arti_title, .Article_Title, h1.arti-title",
        body=".wp_articlecontent, .read, .Article_Content, #vsb_content",
        files=".wp_articlefiles, .arti_attach",
        lists=r"/list\d*\.(?:htm|psp)|/main\.(?:htm|psp)",
        details=r"/c\d+a\d+/page\w*\.(?:htm|psp)",
        place="ul.wp_article_list, ul.news_list, [class*='wp_news_w'], [id*='wp_news_w']",
        counted=r"<em class=['\"]all_count['\"]>\s*(\d+)\s*</em>",
        day_in_address=r"/(20\d{2})/(\d{2})(\d{2})/c\d+a\d+/",
    )

    def further(self, page: Page, ask: Ask) -> str:
        """The next number while the pager counts more pages, or where there is no pager to ask."""
        pages = (page.selector.css(".wp_paging .all_pages::text, .all_pages::text").get() or "").strip()
        if pages.isdigit() and ask.number >= int(pages):
            return ""
        if not _LIST.search(page.url):
            return ""
        return _LIST.sub(lambda found: f"/list{ask.number + 1}.{found[2]}", page.url, count=1)
