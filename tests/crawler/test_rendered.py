"""A list that only a browser sees ends in a named outcome with its reason, in every family that reads pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import load_settings
from crawler.parsing.page import Page
from crawler.parsing.rendered import by_script
from crawler.probe import probe_blocking
from tests.crawler.sources import crawl_sources
from tests.sites.web import Pages

FRAME = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>就业信息网</title>{head}</head><body>{body}</body></html>"
)
MENU = "".join(f'<a href="/{n}/">{name}</a>' for n, name in enumerate(["首页", "招聘公告", "宣讲会", "联系我们"]))
BUNDLE = '<script type="module" src="/assets/index-4f2a.js"></script>'
SHELLS = {
    "vue": FRAME.format(head=BUNDLE, body="<noscript>请启用 JavaScript</noscript><div id=app></div>"),
    "react": FRAME.format(head="", body=f'<div id="root"><p>正在加载…</p></div>{BUNDLE}'),
    "angular": FRAME.format(head="", body=f"<app-root></app-root>{BUNDLE}"),
    "own": FRAME.format(head="", body=f'<div class="portal-main"></div>{BUNDLE}'),
    "template": FRAME.format(
        head="",
        body=f'{MENU}<ul id="list"><li v-for="row in rows"><a :href="row.url">{{{{row.title}}}}</a></li></ul>{BUNDLE}',
    ),
    "layui": FRAME.format(
        head="", body=f'{MENU}<ul id="list"></ul><script type="text/html" id="t">{{{{# layui.each(d, f) }}}}</script>'
    ),
}
FAMILIES = ["generic", "article", "webplus", "vsb", "trs", "cailifang", "correcruit", "eweb", "chenyun", "unijob"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_told(shell: str) -> None:
    assert by_script(Page("https://job.example.edu.cn/", SHELLS[shell])).startswith("the list is made by a script")


@pytest.mark.parametrize(
    "text",
    [
        FRAME.format(head=BUNDLE, body=f"<div id=app>{MENU}<p>暂无招聘信息</p></div>"),
        FRAME.format(head=BUNDLE, body=f"{MENU}<p>{'本网站发布招聘公告。' * 20}</p>"),
        FRAME.format(head="", body=MENU),
        '{"rows": []}',
        "<?xml version='1.0'?><rss><script/></rss>",
        "",
    ],
)
def test_other_pages_are_not(text: str) -> None:
    assert by_script(Page("https://job.example.edu.cn/", text)) == ""


@pytest.mark.parametrize("shell", ["vue", "template"])
def test_a_crawl_says_so(shell: str, tmp_path: Path) -> None:
    with Pages(lambda method, target, body: (200, "text/html", SHELLS[shell].encode()), "127.0.0.47") as site:
        found = crawl_sources({family: (family, f"{site.address}/list/") for family in FAMILIES}, tmp_path)
    for family, crawl in found.items():
        assert (family, crawl.report["outcome"], crawl.items) == (family, "failed", [])
        assert "made by a script in the browser" in crawl.report["reason"], (family, crawl.report["reason"])


def test_a_probe_says_so(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, allow_private_networks=True, download_delay=0.0)
    with Pages(lambda method, target, body: (200, "text/html", SHELLS["vue"].encode()), "127.0.0.48") as site:
        found = probe_blocking(site.address + "/", settings)
    assert found.family == "" and "made by a script in the browser" in found.as_text()
