"""schema.org JobPosting over HTTP: sitemaps of all kinds, listing pages, and JSON-LD as sites really write it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.items import ListEntry, MissingField, RawItem
from crawler.parsing import sitemap
from crawler.parsing.families import jsonld
from crawler.parsing.page import Page
from tests.crawler.sources import Crawl, crawl_sources
from tests.sites.web import Pages

Answer = tuple[int, str, bytes]


def _posting(number: int, **more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": f"Dock Planner {number}",
        "description": f"<p>You plan dock {number}.</p>",
        "datePosted": f"2026-10-{number:02d}",
        "employmentType": "INTERN" if number == 3 else "FULL_TIME",
        "hiringOrganization": {"@type": "Organization", "name": "Quay Works"},
        "jobLocation": {
            "@type": "Place",
            "address": {"addressLocality": "Rotterdam", "addressRegion": "ZH", "addressCountry": "NL"},
        },
    } | more


def _html(data: Any, body: str = "") -> Answer:
    text = json.dumps(data, ensure_ascii=False)
    page = f'<html><head><script type="application/ld+json">{text}</script></head><body>{body}</body></html>'
    return 200, "text/html; charset=utf-8", page.encode()


def _map(*urls: str, kind: str = "urlset") -> bytes:
    inner = "url" if kind == "urlset" else "sitemap"
    rows = "".join(f"<{inner}><loc>{url}</loc><lastmod>2026-10-01</lastmod></{inner}>" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{kind}>'.encode()


def _missing() -> Answer:
    return 404, "text/html", b"<html><title>404</title><body>404 Not Found</body></html>"


def _crawl(reply: Callable[[str, str], Answer], folder: Path, path: str = "/") -> tuple[Crawl, list[str]]:
    """``reply(path, address)``; the crawl and what was asked."""
    holder: dict[str, str] = {}
    with Pages(lambda method, target, body: reply(target, holder["address"])) as site:
        holder["address"] = site.address
        crawl = crawl_sources({"quay": ("jsonld", site.address + path)}, folder)["quay"]
        return crawl, [target for _, target in site.asked]


def _detail(target: str) -> Answer:
    number = target.rstrip("/").rsplit("-", 1)[-1]
    return _html(_posting(int(number))) if number.isdigit() else _missing()


def _titles(crawl: Crawl) -> list[str]:
    return sorted(item.title for item in crawl.items)


def test_robots_lines_an_index_and_a_packed_sitemap(tmp_path: Path) -> None:
    def reply(target: str, site: str) -> Answer:
        pages = {
            "/robots.txt": f"User-agent: *\nAllow: /\nSITEMAP: {site}/maps/index.xml\n".encode(),
            "/maps/index.xml": _map(
                f"{site}/maps/news.xml", f"{site}/maps/jobs-1.xml.gz", f"{site}/maps/jobs-2.xml", kind="sitemapindex"
            ),
            "/maps/jobs-1.xml.gz": gzip.compress(
                _map(f"{site}/jobs/planner-1", f"{site}/jobs/planner-2", f"{site}/about")
            ),
            "/maps/jobs-2.xml": _map(f"{site}/jobs/planner-3?a=1&amp;b=2"),
        }
        if target in pages:
            return 200, "application/xml" if "xml" in target else "text/plain", pages[target]
        return _detail(target.split("?")[0]) if target.startswith("/jobs/") else _missing()

    crawl, asked = _crawl(reply, tmp_path)
    assert (crawl.report["outcome"], crawl.report["reason"]) == ("ok", "")
    assert _titles(crawl) == ["Dock Planner 1", "Dock Planner 2", "Dock Planner 3"]
    assert "/maps/news.xml" not in asked and "/about" not in asked
    assert "/jobs/planner-3?a=1&b=2" in asked


@pytest.mark.parametrize("robots", [b"", b"User-agent: *\nDisallow: /private/\n", None])
def test_without_a_line_the_usual_place_then_the_page_itself(robots: bytes | None, tmp_path: Path) -> None:
    links = "".join(f'<a href="/careers/planner-{n}">Dock Planner {n}</a>' for n in range(1, 4))

    def reply(target: str, site: str) -> Answer:
        if target == "/robots.txt":
            return (200, "text/plain", robots) if robots is not None else _missing()
        if target == "/":
            return 200, "text/html", f"<html><body><h1>Open positions</h1>{links}</body></html>".encode()
        return _detail(target) if target.startswith("/careers/") else _missing()

    crawl, _ = _crawl(reply, tmp_path)
    assert crawl.report["outcome"] == "ok"
    assert _titles(crawl) == ["Dock Planner 1", "Dock Planner 2", "Dock Planner 3"]
    assert {item.section for item in crawl.items} == {"job", "internship"}


def test_listing_pages_with_a_pager(tmp_path: Path) -> None:
    def reply(target: str, site: str) -> Answer:
        if target.startswith("/en/vacancies"):
            page = int(target.partition("page=")[2] or 1)
            links = "".join(
                f'<li><a href="/job/planner-{n}">Dock Planner {n}</a></li>' for n in (2 * page - 1, 2 * page)
            )
            more = f'<a rel="next" href="?page={page + 1}">Next</a>' if page < 3 else ""
            return 200, "text/html", f"<html><body><ul>{links}</ul>{more}</body></html>".encode()
        return _detail(target) if target.startswith("/job/") else _missing()

    crawl, _ = _crawl(reply, tmp_path, "/en/vacancies")
    assert crawl.report["outcome"] == "ok"
    assert len(crawl.items) == 6


def test_a_page_that_tells_several_postings_whole(tmp_path: Path) -> None:
    several = {
        "@graph": [{"@type": "Organization", "name": "Quay Works"}, *(_posting(n, url=f"/p/{n}") for n in (1, 2))]
    }

    def reply(target: str, site: str) -> Answer:
        return _html(several) if target == "/work" else _missing()

    crawl, asked = _crawl(reply, tmp_path, "/work")
    assert _titles(crawl) == ["Dock Planner 1", "Dock Planner 2"]
    assert {item.url.rsplit("/", 1)[-1] for item in crawl.items} == {"1", "2"}
    assert not any(target.startswith("/p/") for target in asked)


def test_an_item_list_names_the_details(tmp_path: Path) -> None:
    items = [{"@type": "ListItem", "position": n, "url": f"/o/{n}-planner-{n}"} for n in (1, 2)]

    def reply(target: str, site: str) -> Answer:
        if target == "/all":
            return _html({"@type": "ItemList", "itemListElement": items})
        return _detail(target) if target.startswith("/o/") else _missing()

    crawl, _ = _crawl(reply, tmp_path, "/all")
    assert _titles(crawl) == ["Dock Planner 1", "Dock Planner 2"]


# -- one page ------------------------------------------------------------------------------------------------------

ENTRY = ListEntry(key="k", url="https://site.example/jobs/1", title="k")


def _read(block: str) -> RawItem:
    page = Page(ENTRY.url, f"<html><head><script type='application/ld+json'>{block}</script></head></html>")
    return jsonld.read_detail(page, "quay", ENTRY)


@pytest.mark.parametrize(
    "wrap",
    [
        "{0}",
        "[{0}]",
        '{{"@context": "https://schema.org", "@graph": [{{"@type": "WebPage"}}, {0}]}}',
        '[{{"@type": "BreadcrumbList"}}, {0}]',
        "<!-- {0} -->",
        "//<![CDATA[\n{0}\n//]]>",
        "/* <![CDATA[ */ {0} /* ]]> */",
        "{0};",
        '{{"@type": "WebPage", "mainEntity": {0}}}',
    ],
)
def test_forms_of_json_ld(wrap: str) -> None:
    assert _read(wrap.format(json.dumps(_posting(1)))).title == "Dock Planner 1"


def test_control_characters_line_breaks_and_trailing_commas() -> None:
    block = '{"@type": ["JobPosting"], "title": "Dock\tPlanner\x0b &amp; Clerk", "description": "first\nsecond", }'
    item = _read(block)
    assert item.title == "Dock Planner & Clerk"


def test_a_description_escaped_once_more_is_text() -> None:
    item = _read(json.dumps(_posting(1, description="&lt;p&gt;Bread &amp;amp; butter&lt;/p&gt;")))
    assert item.description.splitlines()[-1] == "Bread & butter"


def test_places_pay_degree_and_kind() -> None:
    salary = {
        "@type": "MonetaryAmount",
        "currency": "CNY",
        "value": {"minValue": 8000, "maxValue": 12000, "unitText": "MONTH"},
    }
    address = {"addressRegion": "广东省", "addressLocality": "深圳市", "addressCountry": "CN"}
    item = _read(
        json.dumps(
            _posting(
                3,
                baseSalary=salary,
                jobLocation=[{"address": address}, {"address": {"addressLocality": "Lyon", "addressCountry": "FR"}}],
                jobLocationType="TELECOMMUTE",
                educationRequirements={
                    "@type": "EducationalOccupationalCredential",
                    "credentialCategory": "bachelor degree",
                },
            )
        )
    )
    assert (item.salary, item.degree, item.section) == ("8000-12000元/月", "本科及以上", "internship")
    assert item.location == "广东省深圳市,Lyon, France,远程"
    assert item.labelled["Job type"] == "Intern"


def _requires(*levels: str) -> str:
    return _read(
        json.dumps(_posting(3, educationRequirements=[{"credentialCategory": level} for level in levels]))
    ).degree


def test_a_credential_is_what_is_needed_at_least() -> None:
    """https://schema.org/educationRequirements, with Google's levels; other words stay as they are."""
    assert _requires("associate degree", "Bachelor Degree") == "大专及以上,本科及以上"
    assert _requires("硕士") == "硕士"
    assert _requires("professional certificate") == ""


@pytest.mark.parametrize(
    ("street", "place"),
    [
        ("南山区科技南十二路", "广东省深圳市南山区"),
        ("广东省深圳市南山区科技南十二路", "广东省深圳市南山区"),
        ("科技南十二路8号", "广东省深圳市"),
        ("Keji South 12th Road", "广东省深圳市"),
    ],
)
def test_a_street_names_its_district(street: str, place: str) -> None:
    address = {"addressRegion": "广东省", "addressLocality": "深圳市", "streetAddress": street}
    assert _read(json.dumps(_posting(3, jobLocation={"address": address}))).location == place


def test_a_page_without_a_posting_is_rejected() -> None:
    with pytest.raises(MissingField, match="JobPosting"):
        _read('{"@type": "Organization", "name": "A"}')


def test_sitemaps_with_prefixes_entities_and_cdata() -> None:
    text = (
        '<sm:urlset xmlns:sm="x"><sm:url><sm:loc><![CDATA[https://a.example/job/1?a=1&b=2]]></sm:loc></sm:url>'
        "<sm:url><sm:loc> https://a.example/job/2?a=1&amp;b=2 </sm:loc><sm:lastmod>2026-10-01</sm:lastmod></sm:url></sm:urlset>"
    )
    found = sitemap.read(text)
    assert found.urls == {"https://a.example/job/1?a=1&b=2": "", "https://a.example/job/2?a=1&b=2": "2026-10-01"}
    assert not found.index
