"""Employers' boards with invented positions, in the structure of each vendor's public API, served on loopback.

``Board("lever", rows=230)`` answers ``reply(method, path, query, body)`` like the vendor: its paths, its paging, its
quirks. Nothing in it was copied from a vendor.
"""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

Reply = tuple[int, str, str]
CITIES = (
    ("Shanghai", "Shanghai", "China", "cn", "上海"),
    ("Dublin", "Leinster", "Ireland", "ie", "都柏林"),
    ("Shenzhen", "Guangdong", "China", "cn", "深圳"),
    ("Portland", "OR", "United States", "us", "波特兰"),
)
TITLES = ("Harbour Systems Engineer", "Data Analyst Intern", "Internal Audit Lead", "Process Chemist")
TITLES_ZH = ("港口系统工程师", "数据分析实习生", "内审主管", "工艺工程师（2026届）")


@dataclass(frozen=True)
class Job:
    """One invented position."""

    number: int

    @property
    def title(self) -> str:
        return f"{TITLES[self.number % 4]} {self.number}"

    @property
    def title_zh(self) -> str:
        return f"{TITLES_ZH[self.number % 4]}{self.number}"

    @property
    def intern(self) -> bool:
        return self.number % 4 == 1

    @property
    def city(self) -> tuple[str, str, str, str, str]:
        return CITIES[self.number % 4]

    @property
    def day(self) -> str:
        return f"2026-10-{1 + self.number % 28:02d}"

    @property
    def milliseconds(self) -> int:
        return 1_760_000_000_000 + self.number * 86_400_000

    @property
    def markup(self) -> str:
        return f"<p>You keep quay number {self.number} running &amp; safe.</p><ul><li>Bachelor's degree</li></ul>"

    @property
    def duty(self) -> str:
        return f"负责{self.number}号泊位的系统运行；\n编写技术文档。"

    @property
    def require(self) -> str:
        return "本科及以上学历，计算机类、自动化类专业；\n能出差。"


def _json(data: Any, status: int = 200) -> Reply:
    return status, "application/json; charset=utf-8", json.dumps(data, ensure_ascii=False)


def _html(text: str, status: int = 200) -> Reply:
    return status, "text/html; charset=utf-8", text


def _missing() -> Reply:
    return _json({"error": "not found"}, 404)


@dataclass
class Board:
    """One employer at one vendor. ``walled`` puts up the vendor's wall, ``cap`` is the most that a list shows.

    Not ``granted``: the anti-forgery token that anybody gets must be asked for first. ``blind``: one list whatever kind
    is asked for.
    """

    family: str
    rows: int = 7
    walled: bool = False
    cap: int = 2000
    granted: bool = True
    blind: bool = False
    asked: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list)
    address: str = ""

    def __post_init__(self) -> None:
        self.jobs = [Job(number) for number in range(1, self.rows + 1)]
        self._server: ThreadingHTTPServer | None = None

    def reply(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        """What the vendor says."""
        self.asked.append((method, path, query, body))
        if path == "/robots.txt":
            return 404, "text/plain", ""
        answer: Callable[..., Reply] = getattr(self, f"_{self.family}")
        return answer(method, unquote(path), query, body)

    def start(self, host: str = "127.0.0.40") -> str:
        """Serve on a free port; the address."""
        self._server = ThreadingHTTPServer((host, 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        self.address = f"http://{host}:{self._server.server_address[1]}"
        return self.address

    def stop(self) -> None:
        """Close."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    def _by(self, key: str) -> Job | None:
        return next((job for job in self.jobs if str(job.number) == key), None)

    # -- vendors -----------------------------------------------------------------------------------------------

    def _greenhouse(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        found = re.fullmatch(r"/v1/boards/quayworks/jobs(?:/(\d+))?", path)
        if found is None:
            return _missing()
        rows = [self._greenhouse_row(job, query.get("content") == "true" or bool(found[1])) for job in self.jobs]
        if found[1]:
            return next((_json(row) for row in rows if str(row["id"]) == found[1]), _missing())
        return _json({"jobs": rows, "meta": {"total": len(rows)}})

    def _greenhouse_row(self, job: Job, content: bool) -> dict[str, Any]:
        city, region, country, _, _ = job.city
        kind = "Intern" if job.intern else "Regular"
        row: dict[str, Any] = {
            "id": job.number,
            "internal_job_id": job.number + 9000,
            "title": job.title,
            "updated_at": "2026-11-01T08:00:00-04:00",
            "first_published": f"{job.day}T21:30:00-04:00",
            "requisition_id": f"Q-{job.number}",
            "location": {"name": f"{city}, {country}"},
            "absolute_url": f"https://boards.example/quayworks/jobs/{job.number}",
            "metadata": [{"id": 1, "name": "Employment Type", "value": kind, "value_type": "single_select"}],
            "company_name": "Quayworks ",
        }
        if content:
            row["content"] = html.escape(job.markup)
            row["departments"] = [{"id": 5, "name": "Port Operations", "child_ids": [], "parent_id": None}]
            row["offices"] = [{"id": 6, "name": city, "location": f"{city}, {region}, {country}"}]
        return row

    def _lever(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path != "/v0/postings/quayworks" or query.get("mode") != "json":
            return _missing()
        skip, limit = int(query.get("skip") or 0), min(int(query.get("limit") or 100), 100)
        return _json([self._lever_row(job) for job in self.jobs[skip : skip + limit]])

    def _lever_row(self, job: Job) -> dict[str, Any]:
        city, region, _, code, _ = job.city
        return {
            "id": f"0f0f-{job.number}",
            "text": job.title,
            "categories": {
                "commitment": "Internship" if job.intern else "Full-time",
                "department": "Port Operations",
                "team": "Quay",
                "location": f"{city}, {region}",
                "allLocations": [f"{city}, {region}"],
            },
            "country": code.upper(),
            "workplaceType": "onsite",
            "createdAt": job.milliseconds,
            "description": f"<div>{job.markup}</div>",
            "descriptionPlain": "plain",
            "lists": [{"text": "What you bring", "content": "<li>Patience</li><li>A bachelor's degree</li>"}],
            "additional": "<div>We weigh every application.</div>",
            "additionalPlain": "plain",
            "salaryRange": {"currency": "USD", "interval": "per-year-salary", "min": 60000, "max": 75000},
            "hostedUrl": f"https://jobs.example/quayworks/0f0f-{job.number}",
            "applyUrl": f"https://jobs.example/quayworks/0f0f-{job.number}/apply",
        }

    def _ashby(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path != "/posting-api/job-board/quayworks":
            return _missing()
        rows = []
        for job in self.jobs:
            city, region, country, _, _ = job.city
            rows.append(
                {
                    "id": f"a5b-{job.number}",
                    "title": job.title,
                    "department": "Port Operations",
                    "team": "Quay",
                    "employmentType": "Intern" if job.intern else "FullTime",
                    "location": city,
                    "secondaryLocations": [{"location": "Remote, EMEA"}] if job.number == 3 else [],
                    "publishedAt": f"{job.day}T18:00:00.000+00:00",
                    "isListed": job.number != 2,
                    "isRemote": False,
                    "address": {
                        "postalAddress": {
                            "addressLocality": city,
                            "addressRegion": region,
                            "addressCountry": country,
                        }
                    },
                    "jobUrl": f"https://jobs.example/quayworks/a5b-{job.number}",
                    "applyUrl": f"https://jobs.example/quayworks/a5b-{job.number}/application",
                    "descriptionHtml": job.markup,
                    "descriptionPlain": "plain",
                    "compensation": {"compensationTierSummary": "€60K – €75K"},
                }
            )
        return _json({"apiVersion": "1", "jobs": rows})

    def _smartrecruiters(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        found = re.fullmatch(r"/v1/companies/QuayWorks/postings(?:/(\d+))?", path)
        if found is None:
            return _missing()
        if found[1]:
            job = self._by(found[1])
            return _json(self._smart_row(job) | self._smart_detail(job)) if job else _missing()
        offset, limit = int(query.get("offset") or 0), min(int(query.get("limit") or 10), 100)
        rows = [self._smart_row(job) for job in self.jobs[offset : offset + limit]]
        return _json({"offset": offset, "limit": limit, "totalFound": len(self.jobs), "content": rows})

    def _smart_row(self, job: Job) -> dict[str, Any]:
        city, region, country, code, _ = job.city
        return {
            "id": str(job.number),
            "name": job.title,
            "uuid": f"uuid-{job.number}",
            "refNumber": f"REF{job.number}",
            "company": {"identifier": "QuayWorks", "name": "Quay Works"},
            "releasedDate": f"{job.day}T17:30:04.932Z",
            "location": {
                "city": city,
                "region": region,
                "country": code,
                "remote": False,
                "fullLocation": f"{city}, , {country}",
            },
            "industry": {"id": "maritime", "label": "Maritime"},
            "department": {"id": "1", "label": "Port Operations"},
            "function": {"id": "engineering", "label": "Engineering"},
            "typeOfEmployment": {"id": "intern", "label": "Intern"}
            if job.intern
            else {"id": "p", "label": "Full-time"},
            "ref": f"https://api.example/v1/companies/QuayWorks/postings/{job.number}",
        }

    def _smart_detail(self, job: Job) -> dict[str, Any]:
        sections = {
            "companyDescription": {"title": "Company Description", "text": "<p>We move boxes.</p>"},
            "jobDescription": {"title": "Job Description", "text": job.markup},
            "qualifications": {"title": "Qualifications", "text": "<ul><li>Master's degree</li></ul>"},
            "additionalInformation": {"title": "Additional Information", "text": ""},
        }
        page = f"https://jobs.example/QuayWorks/{job.number}-quay"
        return {"postingUrl": page, "applyUrl": f"{page}?oga=true", "jobAd": {"sections": sections}, "active": True}

    def _workday(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        base = "/wday/cxs/quayworks/Quay_Careers"
        if path in ("/Quay_Careers", "/en-US/Quay_Careers"):
            return _html('<script>window.workday = {tenant: "quayworks", siteId: "Quay_Careers"};</script>')
        if method == "POST" and path == f"{base}/jobs":
            asked = json.loads(body)
            rows = self._applied(asked.get("appliedFacets") or {})
            offset, limit = asked.get("offset", 0), asked.get("limit", 20)
            if limit > 20:
                return _json({"errorCode": "HTTP_400"}, 400)
            shown = [self._workday_row(job) for job in rows[: self.cap][offset : offset + limit]]
            reply = {"total": min(len(rows), self.cap) if offset == 0 else 0, "jobPostings": shown}
            return _json(reply | {"facets": self._facets(rows) if offset == 0 else []})
        found = re.fullmatch(base + r"(/job/.*_Q-(\d+))", path)
        job = self._by(found[2]) if found else None
        return _json(self._workday_detail(job)) if job else _missing()

    def _applied(self, applied: dict[str, list[str]]) -> list[Job]:
        city = (applied.get("locations") or [""])[0]
        return [job for job in self.jobs if not city or job.city[3] + job.city[0] == city]

    def _facets(self, rows: list[Job]) -> list[dict[str, Any]]:
        names = sorted({job.city[3] + job.city[0] for job in rows})
        values = [{"id": name, "descriptor": name, "count": 1} for name in names]
        inner = {"facetParameter": "locations", "descriptor": "Locations", "values": values}
        return [{"facetParameter": "locationMainGroup", "values": [inner]}]

    def _workday_row(self, job: Job) -> dict[str, Any]:
        city, _, country, _, _ = job.city
        return {
            "title": job.title,
            "externalPath": f"/job/{city}/{TITLES[job.number % 4].replace(' ', '-')}_Q-{job.number}",
            "locationsText": "2 Locations" if job.number == 3 else f"{country}, {city}",
            "postedOn": "Posted 30+ Days Ago",
            "bulletFields": [f"Q-{job.number}"],
        }

    def _workday_detail(self, job: Job) -> dict[str, Any]:
        city, _, country, _, _ = job.city
        info = {
            "id": f"0badc0de{job.number}",
            "title": job.title,
            "jobDescription": job.markup,
            "location": f"{country}, {city}",
            "additionalLocations": ["Ireland, Cork"] if job.number == 3 else [],
            "postedOn": "Posted 3 Days Ago" if job.number == 4 else "Posted 30+ Days Ago",
            "timeType": "Full time",
            "jobReqId": f"Q-{job.number}",
            "externalUrl": f"https://quayworks.example/Quay_Careers/job/{city}/x_Q-{job.number}",
            "canApply": True,
        }
        if job.number != 4:
            info["startDate"] = job.day
        return {"jobPostingInfo": info, "hiringOrganization": {"name": "QWL0042 Quay Works Ltd", "url": ""}}

    def _recruitee(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path.rstrip("/") != "/api/offers":
            return _missing()
        rows = []
        for job in self.jobs:
            city, region, country, code, _ = job.city
            rows.append(
                {
                    "id": job.number,
                    "slug": f"quay-{job.number}",
                    "status": "published",
                    "title": job.title,
                    "description": job.markup,
                    "requirements": "<p>A bachelor's degree.</p>",
                    "department": "Port Operations",
                    "employment_type_code": "internship" if job.intern else "fulltime_permanent",
                    "company_name": "Quay Works",
                    "published_at": f"{job.day} 17:10:39 UTC",
                    "created_at": "2026-01-01 00:00:00 UTC",
                    "city": city,
                    "country": country,
                    "locations": [{"id": 1, "city": city, "state": region, "country": country, "country_code": code}],
                    "salary": {"min": "60000", "max": "75000", "period": "year", "currency": "EUR"},
                    "careers_url": f"https://quayworks.example/o/quay-{job.number}",
                    "careers_apply_url": f"https://quayworks.example/o/quay-{job.number}/c/new",
                }
            )
        return _json({"offers": rows})

    def _teamtailor(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path != "/jobs.rss":
            return _missing()
        items = ""
        for job in self.jobs:
            city, _, country, _, _ = job.city
            items += (
                f"<item><title>{job.title}</title><description>{html.escape(job.markup)}</description>"
                f"<pubDate>Fri, {1 + job.number % 28:02d} Oct 2026 10:29:07 +0200</pubDate>"
                f"<link>https://quay.example/jobs/{job.number}-x</link><remoteStatus>none</remoteStatus>"
                f"<guid>7a1e-{job.number}</guid><tt:locations><tt:location><tt:name>HQ</tt:name><tt:city>{city}</tt:city>"
                f"<tt:country>{country}</tt:country></tt:location></tt:locations>"
                "<tt:department>Port Operations</tt:department><tt:role>Quay</tt:role></item>"
            )
        head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:tt="https://teamtailor.com/locations">'
        return 200, "application/rss+xml", f"{head}<channel><title>Quay</title>{items}</channel></rss>"

    def _personio(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path != "/xml":
            return _missing()
        rows = "".join(
            f"<position><id>{job.number}</id><subcompany>Quay Works SE &amp; Co. KG</subcompany><office>{job.city[0]}"
            "</office><additionalOffices><office>Berlin</office></additionalOffices><department>Port Operations"
            f"</department><name>{job.title}</name><jobDescriptions><jobDescription><name>Your tasks</name><value>"
            f"<![CDATA[{job.markup}]]></value></jobDescription></jobDescriptions><employmentType>"
            f"{'intern' if job.intern else 'permanent'}</employmentType><schedule>full-time</schedule>"
            f"<createdAt>{job.day}T17:10:41+00:00</createdAt></position>"
            for job in [*self.jobs, self.jobs[0]]  # the vendor repeats an id
        )
        return 200, "text/xml", f"<?xml version='1.0' encoding='UTF-8'?><workzag-jobs>{rows}</workzag-jobs>"

    def _workable(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if method == "POST" and path == "/api/v3/accounts/quayworks/jobs":
            start = int(json.loads(body).get("token", "t0")[1:])
            rows = [self._workable_row(job) for job in self.jobs[start : start + 3]]
            reply: dict[str, Any] = {"total": len(self.jobs), "results": rows}
            return _json(reply | ({"nextPage": f"t{start + 3}"} if start + 3 < len(self.jobs) else {}))
        found = re.fullmatch(r"/api/v2/accounts/quayworks/jobs/W(\d+)", path)
        job = self._by(found[1]) if found else None
        if job is None:
            return _missing()
        told = {"description": job.markup, "requirements": "<p>A bachelor's degree.</p>", "benefits": "<p>Fish.</p>"}
        return _json(self._workable_row(job) | told)

    def _workable_row(self, job: Job) -> dict[str, Any]:
        city, region, country, code, _ = job.city
        place = {"country": country, "countryCode": code.upper(), "city": city, "region": region}
        return {
            "id": 4000 + job.number,
            "shortcode": f"W{job.number}",
            "title": job.title,
            "remote": False,
            "location": place,
            "locations": [{**place, "hidden": False}],
            "state": "published",
            "published": f"{job.day}T00:00:00.000Z",
            "type": "internship" if job.intern else "full",
            "language": "en",
            "department": ["Port Operations"],
            "workplace": "on_site",
        }

    def _beisen(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path == "/api/Jobad/GetJobAdPageList":
            asked = json.loads(body)
            if asked.get("PortalId") != "5eed0000-0000-4000-8000-00000000beef":
                return _json({"Code": 500, "Message": "PortalId"})
            start = asked["PageIndex"] * asked["PageSize"]
            rows = [self._beisen_row(job) for job in self.jobs[start : start + asked["PageSize"]]]
            return _json({"Code": 200, "Message": None, "Count": len(self.jobs), "Data": rows})
        status = 0 if self.walled else 1
        return _html(
            "<html><head><title>港务招聘</title></head><body><div id=app></div><script>var BSGlobal = {"
            f'"PortalId":"5eed0000-0000-4000-8000-00000000beef","tenantInfo":{{"Id":1,"Status":{status}}}}};'
            "</script></body></html>"
        )

    def _beisen_row(self, job: Job) -> dict[str, Any]:
        return {
            "Id": f"b{job.number}",
            "JobAdId": f"jad-{job.number}",
            "JobAdName": job.title_zh,
            "CategoryId": "3" if job.intern else "2",
            "Category": "实习生招聘" if job.intern else "校园招聘",
            "Kind": "实习" if job.intern else "全职",
            "LocNames": ["上海市", "深圳市"],
            "Duty": job.duty,
            "Require": job.require,
            "PostDate": "0001-01-01T00:00:00" if job.number == 3 else f"{job.day}T09:00:00",
            "ChangeDate": f"{job.day}T10:00:00",
            "Degree": "本科及以上",
            "Salary": "8K-12K",
            "Org": "技术部",
            "Status": 1,
        }

    def _moka(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path == "/campus-recruitment/quayworks/4711":
            data = html.escape(json.dumps({"aesIv": "0000", "orgId": "quayworks", "siteId": 4711, "mode": "campus"}))
            return _html(f'<html><body><input id="init-data" type="hidden" value="{data}"></body></html>')
        if path != "/api/outer/ats-apply/website/jobs/v2":
            return _missing()
        if self.walled:
            return _json({"data": "bm90IGZvciB1cw==", "necromancer": "0123456789abcdef"})
        asked = json.loads(body)
        offset, limit = asked["offset"], min(asked["limit"], 5)
        rows = [
            {
                "id": f"m0-{job.number}",
                "title": job.title_zh,
                "commitment": "实习" if job.intern else "全职",
                "publishedAt": f"{job.day}T02:00:00.000Z",
                "locations": [{"cityName": "上海市", "provinceName": "上海市", "country": "中国"}],
                "minSalary": 8,
                "maxSalary": 12,
                "salaryUnit": 0,
                "education": "本科",
                "department": {"name": "技术部"},
                "zhineng": {"name": "研发"},
                "jobDescription": f"<p>{job.duty}</p>",
            }
            for job in self.jobs[offset : offset + limit]
        ]
        return _json({"success": True, "code": 0, "data": {"jobs": rows, "jobStats": {"total": len(self.jobs)}}})

    def _feishu(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path == "/api/v1/csrf/token":
            self.granted = True
            return _json({"code": 0, "data": {"token": "abc"}})
        if path != "/api/v1/search/job/posts" or method != "POST":
            return _missing()
        if self.walled:
            return _json({}, 405)
        if not self.granted:
            return _json({"code": 40001, "message": "csrf token is missing"})
        asked = json.loads(body)
        rows = [
            {
                "id": f"f{job.number}",
                "title": job.title_zh,
                "sub_title": "",
                "description": job.duty,
                "requirement": job.require,
                "city_list": [{"code": "CT_1", "name": "上海"}, {"code": "CT_2", "name": "深圳"}],
                "job_category": {"name": "研发"},
                "job_function": {"name": "后端"},
                "recruit_type": {"name": "实习", "parent": {"name": "校招"}} if job.intern else {"name": "正式"},
                "publish_time": job.milliseconds,
                "code": f"A{job.number}",
            }
            for job in self.jobs[asked["offset"] : asked["offset"] + asked["limit"]]
        ]
        return _json({"code": 0, "message": "ok", "data": {"job_post_list": rows, "count": len(self.jobs)}})

    def _hotjob(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        form = dict(parse_qsl(body))
        suite = "SU5e55107e9d2bef57c0aa0001"
        if path == f"/wecruit/positionInfo/listPosition/{suite}":
            wanted = [job for job in self.jobs if job.intern == (form["recruitType"] == "12")]
            wanted = self.jobs if self.blind else [] if form["recruitType"] == "2" else wanted
            size, number = min(int(form["pageSize"]), 20), int(form["currentPage"])
            rows = [self._hotjob_row(job) for job in wanted[(number - 1) * size : number * size]]
            pages = -(-len(wanted) // size)
            page = {"pageData": rows, "totalPage": pages, "currentPage": number, "dataCount": len(wanted)}
            return _json({"state": "200", "data": {"pageForm": page}})
        if path == f"/wecruit/positionInfo/listPositionDetail/{suite}" and (job := self._by(form["postId"])):
            told = {"workContent": job.duty, "serviceCondition": job.require, "subject": "计算机类"}
            return _json({"state": "200", "data": self._hotjob_row(job) | told})
        return _missing()

    def _hotjob_row(self, job: Job) -> dict[str, Any]:
        return {
            "postId": str(job.number),
            "postName": job.title_zh,
            "projectName": "2026校园招聘",
            "publishFirstDate": f"{job.day} 09:00:00",
            "endDate": "2026-12-31 23:59:59",
            "workPlaceStr": "上海市",
            "educationStr": "本科及以上",
            "recruitNumStr": "3",
            "postTypeName": "技术类",
            "company": "示例港务集团有限公司",
        }

    def _tencent(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path == "/tencentcareer/api/post/Query":
            size, number = int(query["pageSize"]), int(query["pageIndex"])
            rows = [self._tencent_row(job) for job in self.jobs[(number - 1) * size : number * size]]
            return _json({"Code": 200, "Data": {"Count": len(self.jobs), "Posts": rows or None}})
        if path == "/tencentcareer/api/post/ByPostId" and (job := self._by(query["postId"])):
            return _json({"Code": 200, "Data": self._tencent_row(job) | {"Requirement": job.require}})
        if path == "/api/v1/position/searchPosition" and method == "POST":
            asked = json.loads(body)
            start = (asked["pageIndex"] - 1) * asked["pageSize"]
            rows = [
                {
                    "postId": f"c{job.number}",
                    "positionTitle": job.title_zh,
                    "workCities": "深圳总部 北京",
                    "bgs": "CSIG",
                    "projectName": "实习生招聘" if job.intern else "应届生招聘",
                }
                for job in self.jobs[start : start + asked["pageSize"]]
            ]
            return _json({"status": 0, "data": {"count": len(self.jobs), "positionList": rows}})
        if path == "/api/v1/jobDetails/getJobDetailsByPostId" and (job := self._by(query["postId"][1:])):
            return _json({"status": 0, "data": {"title": job.title_zh, "desc": job.duty, "request": job.require}})
        return _missing()

    def _tencent_row(self, job: Job) -> dict[str, Any]:
        return {
            "PostId": str(job.number),
            "RecruitPostName": job.title_zh,
            "CountryName": "中国",
            "LocationName": "深圳",
            "BGName": "CSIG",
            "ProductName": "云",
            "CategoryName": "技术",
            "RequireWorkYearsName": "一年以上工作经验",
            "Responsibility": job.duty,
            "LastUpdateTime": f"2026年10月{1 + job.number % 28:02d}日",
            "PostURL": f"http://careers.example/jobdesc.html?postId={job.number}",
        }

    def _huawei(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        found = re.fullmatch(r"/reccampportal/services/portal/portalpub/getJob/newHr/page/(\d+)/(\d+)", path)
        if found is None:
            return _missing()
        size, number = int(found[1]), int(found[2])
        kind = (query.get("jobType"), query.get("jobTypes"))
        wanted = [job for job in self.jobs if kind == (("0", "0") if job.intern else ("0", "2"))]
        rows = [
            {
                "jobId": job.number,
                "jobname": job.title_zh,
                "nameCn": job.title_zh,
                "jobArea": "中国/上海",
                "jobAddress": "中国/上海;中国/广东/深圳",
                "jobFamilyName": "研发族",
                "mainBusiness": job.duty,
                "jobRequire": job.require,
                "degree": "本科",
                "workYear": "",
                "dataSource": 1,
            }
            for job in wanted[(number - 1) * size : number * size]
        ]
        about = {"totalRows": len(wanted), "totalPages": -(-len(wanted) // size), "curPage": number}
        return _json({"pageVO": about, "result": rows})


PAGES = {
    "greenhouse": "/boards/quayworks",
    "lever": "/quayworks",
    "ashby": "/quayworks",
    "smartrecruiters": "/QuayWorks",
    "workday": "/en-US/Quay_Careers",
    "recruitee": "/",
    "teamtailor": "/",
    "personio": "/",
    "workable": "/quayworks/",
    "beisen": "/campus",
    "moka": "/campus-recruitment/quayworks/4711",
    "feishu": "/campus",
    "hotjob": "/SU5e55107e9d2bef57c0aa0001/pb/school.html",
    "tencent": "/search.html",
    "huawei": "/reccampportal/portal5/campus-recruitment.html",
}
"""A page of each board that students open."""
APIS = {
    "greenhouse": "/v1/boards/quayworks/jobs",
    "lever": "/v0/postings/quayworks?mode=json",
    "ashby": "/posting-api/job-board/quayworks",
    "smartrecruiters": "/v1/companies/QuayWorks/postings",
    "workday": "/wday/cxs/quayworks/Quay_Careers/jobs",
    "recruitee": "/api/offers/",
    "teamtailor": "/jobs.rss",
    "personio": "/xml",
    "workable": "/api/v3/accounts/quayworks/jobs",
}
"""The address of each board's API, which may stand in a source's file as well."""


def _handler(board: Board) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            query = dict(parse_qsl(parts.query, keep_blank_values=True))
            status, kind, text = board.reply(self.command, parts.path, query, body)
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _answer

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    return Handler
