"""Real texts served on loopback as sites, so that they pass through fetch, parse, normalise, dedupe, store and index.

``postings-N``: rows of the collected postings as positions of bysjy and as pages with JSON-LD; ``seeds``: career-centre
pages saved as text; ``responses-*``: saved responses of vendor platforms. Nothing of it is part of the project: it is
read from a folder beside it (``shared``) where that exists.
"""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from config.settings import PROJECT_ROOT
from tests.sites.listening import Listening
from tests.sites.pages import Answer, missing, page_html, page_json
from tests.sites.server import Seen, handler

SHARED = PROJECT_ROOT.parent / "shared"
STORED = 300_000
"""Rows in the collection: a sample takes every n-th, so that all its sources are in it."""
POSTING_SITES = 8
Row = dict[str, str]
_ADDRESS = re.compile(rb"https?://[A-Za-z0-9.-]+(?::\d+)?")
_CSV_JOBS = {
    "company_name": "企业名称",
    "city_name": "企业地点",
    "job_name": "岗位名称",
    "salary": "薪资水准",
    "content": "岗位职责",
}


def postings(rows: int) -> Iterator[Row]:
    """Every n-th row of the collected postings."""
    with gzip.open(SHARED / "data" / "postings.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, max(1, STORED // rows)):
            yield json.loads(line)


@dataclass
class RealSites:
    """Start, crawl, stop."""

    sources_dir: Path
    rows: int = 20_000
    faults: dict[str, str] = field(default_factory=dict)
    log: list[Seen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts: list[dict[str, Row]] = [{} for _ in range(POSTING_SITES)]
        for index, row in enumerate(islice(postings(self.rows), self.rows)):
            self.parts[index % POSTING_SITES][row["id"]] = row
        self.responses = SHARED / "data" / "platform-fixtures"
        self.seeds = sorted((SHARED / "seeds").glob("*.txt"))
        self.ports: dict[str, int] = {}
        self._servers: list[Listening] = []

    def start(self) -> None:
        """Bind all sites to free ports and write their registry."""
        self.sources_dir.mkdir(parents=True, exist_ok=True)
        for number, (site, (family, options)) in enumerate(self._sites().items(), 1):
            server = Listening((f"127.0.1.{number}", 0), handler(self, site))
            server.begin()
            self._servers.append(server)
            self.ports[site] = server.server_address[1]
            address = f"http://127.0.1.{number}:{self.ports[site]}"
            lines = [
                f'id = "{site}"',
                f'name = "{site}"',
                'kind = "university"',
                f'family = "{family}"',
                f'url = "{address}/"',
            ]
            (self.sources_dir / f"{site}.toml").write_text("\n".join([*lines, *options]) + "\n", encoding="utf-8")

    def stop(self) -> None:
        """Close all sites."""
        for server in self._servers:
            server.end()

    def _sites(self) -> dict[str, tuple[str, list[str]]]:
        sites = {
            f"postings-{number}": ("bysjy", ["[options]", 'lists = ["job"]']) if number % 2 else ("jsonld", [])
            for number in range(1, POSTING_SITES + 1)
        }
        lists = [path.name for path in self.responses.glob("jpage/*list*")] + ["sdu_list_trimmed.html"]
        return sites | {
            "seeds": ("article", []),
            "responses-frontpage": ("frontpage", ["[options]", 'news = "1"']),
            "responses-bysjy": ("bysjy", []),
            "responses-cailifang": ("cailifang", []),
            "responses-jsonld": ("jsonld", ["[options]", 'list = "/"', 'match = "/jobs/"']),
            "responses-pages": ("generic", ["[options]", f"lists = {json.dumps(['/' + name for name in lists])}"]),
        }

    def answer(self, site: str, path: str, query: dict[str, str], form: dict[str, str]) -> Answer:
        """What a site says."""
        if path == "/robots.txt":
            return 404, "text/plain", b""
        if site.startswith("postings-"):
            number = int(site.rpartition("-")[2])
            rows = self.parts[number - 1]
            return _bysjy(rows, path, query) if number % 2 else _jsonld(rows, path, self._address(site))
        if site == "seeds":
            return self._seed(path)
        return getattr(self, "_" + site.partition("-")[2])(path, query | form, self._address(site))

    def _address(self, site: str) -> str:
        return f"http://127.0.1.{list(self._sites()).index(site) + 1}:{self.ports[site]}"

    def _seed(self, path: str) -> Answer:
        names = {file.stem: file for file in self.seeds}
        if path == "/":
            rows = "".join(
                f'<li><a href="/news/{name}">{_head(file)}</a><span>2026-01-01</span></li>'
                for name, file in names.items()
            )
            return page_html(f"<ul>{rows}</ul>", "就业新闻")
        file = names.get(path.rpartition("/")[2])
        return (200, "text/plain; charset=utf-8", file.read_bytes()) if file else missing()

    def _saved(self, name: str, address: str) -> Answer:
        """A saved response; addresses of other hosts become this site's, since nothing here may leave the machine."""
        file = next(iter(self.responses.glob(f"*/{name}")), None)
        if file is None:
            return missing()
        kind = "application/json" if file.suffix == ".json" else "text/html"
        return 200, f"{kind}; charset=utf-8", _ADDRESS.sub(address.encode(), file.read_bytes())

    def _frontpage(self, path: str, query: dict[str, str], address: str) -> Answer:
        name = path.rpartition("/")[2]
        if name == "ajax_frontRecruitinfo":
            return self._saved(
                "list_internship_bjtu.json" if query.get("positionType") == "2" else "paged_list.json", address
            )
        saved = {
            "ajax_frontRecruitfair": "limitlist_recruitmentFair_bjtu.json",
            "ajax_list": "newsCenter_list.json",
        }
        if name in saved:
            return self._saved(saved[name], address)
        details = {"job-id-2": "detail_recruitmentinfo.json", "fair-001": "detail_recruitmentFair.json"}
        if name == "ajax_show":
            asked = next((details[value] for value in query.values() if value in details), "")
            return self._saved(asked, address) if asked else missing()
        return page_json({"state": 1, "object": {"list": [], "count": 0}}) if "ajax_" in name else missing()

    def _bysjy(self, path: str, query: dict[str, str], address: str) -> Answer:
        name = path.rpartition("/")[2]
        if name == "getcareers":
            talks = [_talk(number, row) for number, row in enumerate(self._table("yssxy_outer_talks.csv"), 1)]
            return _bysjy_page(talks, query)
        if name in ("getjobs", "getjobdetail"):
            tables = ("yssxy_onlines", "fosu_jobs", "sspu_jobs", "glut_jobs", "usst_jobs", "zack_position4_jobs")
            found = [row for table in tables for row in self._table(f"{table}.csv")]
            jobs = {
                str(number): {
                    "publish_id": str(number),
                    **{key: row.get(column, "") for key, column in _CSV_JOBS.items()},
                }
                for number, row in enumerate(found, 1)
            }
            if name == "getjobdetail":
                return page_json({"code": 1, "data": jobs[query["publish_id"]]})
            return _bysjy_page([] if query.get("is_practice") == "1" else list(jobs.values()), query)
        if name == "getjobfairs" and query.get("start") == "1":
            return self._saved("getjobfairs_shape.json", address)
        return page_json({"code": 1, "data": []}) if path.startswith("/module/") else missing()

    def _cailifang(self, path: str, query: dict[str, str], address: str) -> Answer:
        return (
            self._saved("cug_91wllm_campus_list_trimmed.html", address)
            if path.startswith("/campus") and "view" not in path
            else missing()
        )

    def _jsonld(self, path: str, query: dict[str, str], address: str) -> Answer:
        names = sorted(file.name for file in self.responses.glob("jsonld/*.html"))
        if path == "/":
            return page_html("".join(f'<a href="/jobs/{name}">{name}</a>' for name in names), "Jobs")
        return self._saved(path.rpartition("/")[2], address)

    def _pages(self, path: str, query: dict[str, str], address: str) -> Answer:
        details = {"art": "jinan_gov_detail_trimmed.html", "content": "correcruit_content_trimmed.html"}
        name = path.rpartition("/")[2]
        if "list" in name:
            return self._saved(name, address)
        found = next((saved for mark, saved in details.items() if f"/{mark}/" in path), "")
        return self._saved(found or "sdu_detail_trimmed.html", address)

    def _table(self, name: str) -> list[Row]:
        file = next(self.responses.glob(f"*/{name}"))
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))


def _head(file: Path) -> str:
    first = file.read_text(encoding="utf-8").lstrip("\ufeff")[:60].splitlines()[0]
    return html.escape(first.removeprefix("标题: "))


def _talk(number: int, row: Row) -> dict[str, Any]:
    return {
        "career_talk_id": str(number), "company_name": row["企业名称"], "meet_name": row["企业名称"], "meet_day": row["宣讲时间"],
        "school_name": row["宣讲地点"], "address": row["宣讲场地"], "is_yun": "0", "career_state": "0",
    }  # fmt: skip


def _bysjy_page(rows: list[dict[str, Any]], query: dict[str, str]) -> Answer:
    count, start = int(query.get("count") or 15), int(query.get("start") or 0)
    offset = (start - 1) * count if query.get("start_page") else start
    return page_json({"code": 1, "msg": "", "data": rows[offset : offset + count]})


def _bysjy(rows: dict[str, Row], path: str, query: dict[str, str]) -> Answer:
    if path.endswith("/getjobs"):
        own = [] if query.get("is_practice") == "1" else [_job(row) for row in rows.values()]
        return _bysjy_page(own, query)
    row = rows.get(query.get("publish_id", ""))
    if row is None or not path.endswith("/getjobdetail"):
        return missing()
    return page_json({"code": 1, "msg": "", "data": _job(row) | {"content": row["description"]}})


def _job(row: Row) -> dict[str, Any]:
    return {
        "publish_id": row["id"], "job_name": row["title"], "company_name": row["employer"], "city_name": row["city_raw"],
        "degree_require": row["degree_raw"], "salary": row["salary_raw"], "job_number": row["headcount_raw"],
        "publish_time": row["published_raw"],
    }  # fmt: skip


def _jsonld(rows: dict[str, Row], path: str, address: str) -> Answer:
    if path == "/sitemap.xml":
        entries = "".join(f"<url><loc>{address}/jobs/{identity}</loc></url>" for identity in rows)
        return 200, "application/xml", f'<?xml version="1.0"?><urlset>{entries}</urlset>'.encode()
    row = rows.get(path.rpartition("/")[2])
    if row is None:
        return missing()
    record = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": row["title"], "description": _paragraphs(row["description"]),
        "datePosted": row["published_raw"], "hiringOrganization": {"@type": "Organization", "name": row["employer"]},
        "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": row["city_raw"]}},
        "baseSalary": row["salary_raw"], "educationRequirements": row["degree_raw"], "totalJobOpenings": row["headcount_raw"],
    }  # fmt: skip
    block = json.dumps(record, ensure_ascii=False).replace("</", "<\\/")
    return page_html(
        f'<script type="application/ld+json">{block}</script><h1>{html.escape(row["title"])}</h1>', row["title"]
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
