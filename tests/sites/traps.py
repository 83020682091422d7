"""A site with 200 real announcements and, beside them, five things that never end (R9)."""

from __future__ import annotations

import json
import random
from collections import Counter
from urllib.parse import parse_qs, urlsplit

REAL = 200
ROWS = 20
TRAPS = ("calendar", "session", "latest", "deeper", "facets")
"""An endless calendar, addresses with a new session each, random pages without end, folders in folders, 100,000 facets."""
Answer = tuple[int, str, bytes]


def real_title(number: int) -> str:
    """What the n-th announcement is called."""
    return f"秦岭机械第{number}号岗位校园招聘公告"


class TrapSite:
    """Answers requests; ``asked`` counts them by their first folder. ``facets`` is how many a page of facets links to, ``beside`` how many
    stand before each list."""

    def __init__(self, facets: int = 100_000, beside: int = 40, real: int = REAL, seed: int = 5) -> None:
        self.facets, self.beside, self.real = facets, beside, real
        self.asked: Counter[str] = Counter()
        self.draw = random.Random(seed)

    def __call__(self, method: str, target: str, body: str) -> Answer:
        """One answer."""
        parts = urlsplit(target)
        first = parts.path.strip("/").split("/")[0].partition(";")[0]
        self.asked[first] += 1
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        known = {
            "": self._home,
            "jobs": self._jobs,
            "robots.txt": self._robots,
            "maps": self._map,
            "calendar": self._calendar,
            "session": self._session,
            "latest": self._latest,
            "deeper": self._deeper,
            "facets": self._facets,
        }
        if first not in known:
            return 404, "text/plain", b"no"
        return known[first](parts.path, query)

    # -- what is real ------------------------------------------------------------------------------------------

    def _home(self, path: str, query: dict[str, str]) -> Answer:
        links = "".join(
            f'<li><a href="{url}">{name}</a></li>'
            for name, url in {
                "招聘日历": "/calendar?year=2026&month=11",
                "招聘公告": f"/session;jsessionid={self._token()}/?page=1",
                "最新招聘": "/latest?page=1",
                "招聘信息": "/deeper/",
                "职位筛选": "/facets?page=1",
                "校园招聘": "/jobs/?page=1",
            }.items()
        )
        return _html(f"<ul class=nav>{links}</ul>", "就业网")

    def _jobs(self, path: str, query: dict[str, str]) -> Answer:
        name = path.removeprefix("/jobs").strip("/")
        if "deeper" in name:
            return self._deeper(path, query)
        if name and not name[0].isdigit():
            return 404, "text/plain", b"no"
        if name:
            return self._real(int(name.partition(".")[0]))
        page = int(query.get("page", 1))
        first = (page - 1) * ROWS
        rows = [
            (f"/jobs/{n}.html?sid={self._token()}", real_title(n), _day(n))
            for n in range(first, min(first + ROWS, self.real))
        ]
        days = "".join(f"<td><a href='/calendar?day={page}-{day}'>{day}</a></td>" for day in range(1, 32))
        beside = f"<table class=calendar><tr>{days}</tr></table><div class=side>{self._some_facets(self.beside)}</div>"
        following = f"/jobs/?page={page + 1}" if first + ROWS < self.real else ""
        return _html(beside + _list(rows, following) + "<a href='deeper/'>更多栏目</a>", "招聘公告")

    def _real(self, number: int) -> Answer:
        posting = {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": real_title(number),
            "datePosted": _day(number),
            "description": f"<p>{_text(number)}</p>",
            "hiringOrganization": {"@type": "Organization", "name": "秦岭机械"},
        }
        return _article(real_title(number), _day(number), _text(number), json.dumps(posting, ensure_ascii=False))

    def _robots(self, path: str, query: dict[str, str]) -> Answer:
        return 200, "text/plain", b"User-agent: *\nAllow: /\nSitemap: /maps/index.xml\n"

    def _map(self, path: str, query: dict[str, str]) -> Answer:
        """An index whose first maps are of facets and of days, and whose last is of what is real."""
        if path.endswith("index.xml"):
            inner = "".join(f"<sitemap><loc>/maps/{name}.xml</loc></sitemap>" for name in ("facets", "days", "real"))
            return 200, "application/xml", f"<sitemapindex>{inner}</sitemapindex>".encode()
        made = {
            "facets": [f"/facets/jobs/search?facet={n}" for n in range(min(self.facets, 45_000))],
            "days": [f"/calendar/jobs/{n}" for n in range(1000)],
            "real": [f"/jobs/{n}.html" for n in range(REAL)],
        }[path.rsplit("/", 1)[-1].removesuffix(".xml")]
        return (
            200,
            "application/xml",
            ("<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in made) + "</urlset>").encode(),
        )

    # -- what never ends ---------------------------------------------------------------------------------------

    def _calendar(self, path: str, query: dict[str, str]) -> Answer:
        if "day" in query or path != "/calendar":
            return _html("<p>当天没有活动</p>", "日历")
        year, month = int(query["year"]), int(query["month"])
        rows = [
            (
                f"/calendar?day={year}-{month}-{day}",
                f"{year}年{month}月{day}日的全部招聘活动",
                f"{year}-{month:02}-{day:02}",
            )
            for day in range(1, 29)
        ]
        return _html(_list(rows, f"/calendar?year={year + month // 12}&month={month % 12 + 1}"), "招聘日历")

    def _session(self, path: str, query: dict[str, str]) -> Answer:
        if path.endswith(".html"):
            return _article("会话公告", "2026-11-01", _text(0))
        rows = [
            (f"/session/{n}.html;jsessionid={self._token()}", f"会话里的第{n}条公告标题", "2026-11-01")
            for n in range(ROWS)
        ]
        return _html(_list(rows, f"/session;jsessionid={self._token()}/?page=1"), "招聘公告")

    def _latest(self, path: str, query: dict[str, str]) -> Answer:
        if path.endswith(".html"):
            number = self.draw.randrange(10**9)
            return _article(f"随机公告{number}", "2026-11-01", _text(number))
        rows = [
            (f"/latest/{self.draw.randrange(10**9)}.html", f"随机公告{self.draw.randrange(10**9)}的标题", "2026-11-01")
            for _ in range(ROWS)
        ]
        return _html(_list(rows, f"/latest?page={int(query.get('page', 1)) + 1}"), "最新招聘")

    def _deeper(self, path: str, query: dict[str, str]) -> Answer:
        if path.endswith(".html"):
            return _article("深处的公告", "2026-11-01", _text(1))
        rows = [(f"a{n}.html", f"深处第{n}条公告标题如此", "2026-11-01") for n in range(5)]
        return _html(_list(rows, "deeper/"), "招聘信息")

    def _facets(self, path: str, query: dict[str, str]) -> Answer:
        if path != "/facets" or "facet" in query:
            return _html("<p>筛选结果</p>", "筛选")
        return _html(f"<div class=facets>{self._some_facets(self.facets)}</div>", "职位筛选")

    def _some_facets(self, count: int) -> str:
        return "<ul>" + "".join(f"<li><a href=/facets?facet={n}>城市岗位{n}类</a></li>" for n in range(count)) + "</ul>"

    def _token(self) -> str:
        return f"{self.draw.getrandbits(64):016x}"


def _day(number: int) -> str:
    return f"2026-{11 - number // 28 % 10:02}-{28 - number % 28:02}"


def _text(number: int) -> str:
    return (
        f"秦岭机械面向2027届毕业生招聘第{number}号岗位,要求机械类专业本科及以上学历,工作地点西安,请于十二月底前投递简历。"
        * 4
    )


def _list(rows: list[tuple[str, str, str]], following: str) -> str:
    shown = "".join(f"<li><a href='{url}'>{title}</a><span>{day}</span></li>" for url, title, day in rows)
    return f"<ul class=list>{shown}</ul>" + (
        f"<div class=pager><a href='{following}'>下一页</a></div>" if following else ""
    )


def _article(title: str, day: str, text: str, posting: str = "") -> Answer:
    block = f"<script type='application/ld+json'>{posting}</script>" if posting else ""
    return _html(
        f"{block}<div class=article><h1>{title}</h1><p>发布时间：{day}</p><div class=content><p>{text}</p></div></div>",
        title,
    )


def _html(body: str, title: str) -> Answer:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return 200, "text/html; charset=utf-8", page.encode()
