"""vsb (Boda): lists whose further pages are numbered downwards, so only the pager's own link leads on. Options: see ``cms``."""

from __future__ import annotations

from crawler.parsing.cms import Cms
from crawler.spiders.cms import CmsSpider


class VsbSpider(CmsSpider):
    """Rows ``li[id^=line_u]``, articles ``/info/{column}/{id}.htm`` or ``content.jsp``."""

    name = family = "vsb"
    cms = Cms(
        "vsb",
        row="li[id^='line_u'], tr[id^='line_u'], [id^='line_u']",
        day=".date, .time, span",
        title="form[name='_newscontent_fromname'] h1, form[name='_newscontent_fromname'] h2, form[name='_newscontent_fromname'] h3, "
        "form[name='_newscontent_fromname'] .title, .arc_title, .content-title, .titlestyle",
        body="#vsb_content, #vsb_content_2, [id^='vsb_content'], .v_news_content",
        files="form[name='_newscontent_fromname'] ul, form[name='_newscontent_fromname'] a[href*='download.jsp']",
        place=".pb_sys_common",
        counted=r"(?:id=['\"]?fanye\w*['\"]?|class=['\"]p_t['\"])\s*>\s*共\s*(\d+)\s*条",
        details=r"/?info/\d+/\d+\.htm|content\.jsp\?",
    )
