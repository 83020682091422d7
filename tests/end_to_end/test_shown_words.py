"""Announcements whose words are shown and not written wait for staff (B083), and a list made by a script says so."""

from __future__ import annotations

from pathlib import Path

from config.settings import load_settings
from jobs.once import CrawlRequest, crawl_once
from store.store import Store
from tests.sites.web import Pages

BODIES = {
    "1": '<img src="/upload/poster.jpg">',
    "2": '<iframe src="/pdfjs/viewer.html?file=/upload/missing.pdf"></iframe>',
    "3": "<canvas></canvas>",
    "4": "<p>" + "面向2027届毕业生公开招聘工作人员，报名截止2026年12月31日，工作地点西安。" * 4 + "</p>",
}
SHELL = '<html><head><script src="/bundle.js"></script></head><body><div id=app></div></body></html>'


def _reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
    if target == "/zp/list.htm":
        rows = "".join(
            f'<li class="list_item"><span class="Article_Title"><a href="/2026/1102/c7a{n}/page.htm" title="秦岭市第{n}医院公开招聘公告">x</a></span>'
            f'<span class="Article_PublishDate">2026-11-02</span></li>'
            for n in BODIES
        )
        return 200, "text/html; charset=utf-8", f'<html><ul class="wp_article_list">{rows}</ul></html>'.encode()
    if target == "/shell/":
        return 200, "text/html; charset=utf-8", SHELL.encode()
    number = target.removeprefix("/2026/1102/c7a").removesuffix("/page.htm")
    if number not in BODIES:
        return 404, "text/html", b""
    head = f'<h1 class="arti_title">秦岭市第{number}医院公开招聘公告</h1><p>发布时间：2026-11-02</p>'
    return 200, "text/html; charset=utf-8", f'{head}<div class="wp_articlecontent">{BODIES[number]}</div>'.encode()


def test_they_wait_for_staff_and_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    with Pages(_reply, "127.0.0.49") as site:
        for name, family, path in (("posters", "webplus", "/zp/list.htm"), ("shell", "generic", "/shell/")):
            (tmp_path / "sources" / f"{name}.toml").write_text(
                f'id = "{name}"\nname = "秦岭"\nkind = "university"\nfamily = "{family}"\nurl = "{site.address}{path}"\n',
                encoding="utf-8",
            )
        settings = load_settings(
            tmp_path / "home", sources=tmp_path / "sources", allow_private_networks=True, download_delay=0.0
        )
        store = Store.open(settings.database, settings.clock)
        try:
            reports = {report["source"]: report for report in crawl_once(settings, store, CrawlRequest()).reports}
            waiting = {entry.posting.title[4]: entry.reasons for entry in store.review.queue(50)}
            shown = {posting.title[4] for posting in store.postings.iterate(approved_only=True)}
            health = next(row for row in store.crawls.health() if "shell" in str(row))
        finally:
            store.close()
    assert (set(waiting), shown) == ({"1", "2", "3"}, {"4"})
    assert all("unsure_extraction" in reasons for reasons in waiting.values())
    assert reports["shell"]["outcome"] == "failed"
    assert "made by a script in the browser" in reports["shell"]["reason"]
    assert "made by a script in the browser" in str(health)
