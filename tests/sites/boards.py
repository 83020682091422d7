"""Employers' boards with invented positions, in the structure of each vendor's public API, served on loopback.

``Board("lever", rows=230)`` answers ``reply(method, path, query, body)`` like the vendor: its paths, its paging, its
quirks. Nothing in it was copied from a vendor.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.sites.board_jobs import Job, Reply, as_html, as_json, missing
from tests.sites.boards_abroad import Abroad
from tests.sites.listening import Listening


@dataclass
class Board(Abroad):
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
        self._server: Listening | None = None

    def reply(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        """What the vendor says."""
        self.asked.append((method, path, query, body))
        if path == "/robots.txt":
            return 404, "text/plain", ""
        answer: Callable[..., Reply] = getattr(self, f"_{self.family}")
        return answer(method, unquote(path), query, body)

    def start(self, host: str = "127.0.0.40") -> str:
        """Serve on a free port; the address."""
        self._server = Listening((host, 0), _handler(self))
        self._server.begin()
        self.address = f"http://{host}:{self._server.server_address[1]}"
        return self.address

    def stop(self) -> None:
        """Close."""
        if self._server is not None:
            self._server.end()

    # -- vendors -----------------------------------------------------------------------------------------------

    def _beisen(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path == "/api/Jobad/GetJobAdPageList":
            asked = json.loads(body)
            if asked.get("PortalId") != "5eed0000-0000-4000-8000-00000000beef":
                return as_json({"Code": 500, "Message": "PortalId"})
            start = asked["PageIndex"] * asked["PageSize"]
            rows = [self._beisen_row(job) for job in self.jobs[start : start + asked["PageSize"]]]
            return as_json({"Code": 200, "Message": None, "Count": len(self.jobs), "Data": rows})
        status = 0 if self.walled else 1
        return as_html(
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
            return as_html(f'<html><body><input id="init-data" type="hidden" value="{data}"></body></html>')
        if path != "/api/outer/ats-apply/website/jobs/v2":
            return missing()
        if self.walled:
            return as_json({"data": "bm90IGZvciB1cw==", "necromancer": "0123456789abcdef"})
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
        return as_json({"success": True, "code": 0, "data": {"jobs": rows, "jobStats": {"total": len(self.jobs)}}})

    def _feishu(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path == "/api/v1/csrf/token":
            self.granted = True
            return as_json({"code": 0, "data": {"token": "abc"}})
        if path != "/api/v1/search/job/posts" or method != "POST":
            return missing()
        if self.walled:
            return as_json({}, 405)
        if not self.granted:
            return as_json({"code": 40001, "message": "csrf token is missing"})
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
        return as_json({"code": 0, "message": "ok", "data": {"job_post_list": rows, "count": len(self.jobs)}})

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
            return as_json({"state": "200", "data": {"pageForm": page}})
        if path == f"/wecruit/positionInfo/listPositionDetail/{suite}" and (job := self._by(form["postId"])):
            told = {"workContent": job.duty, "serviceCondition": job.require, "subject": "计算机类"}
            return as_json({"state": "200", "data": self._hotjob_row(job) | told})
        return missing()

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
            return as_json({"Code": 200, "Data": {"Count": len(self.jobs), "Posts": rows or None}})
        if path == "/tencentcareer/api/post/ByPostId" and (job := self._by(query["postId"])):
            return as_json({"Code": 200, "Data": self._tencent_row(job) | {"Requirement": job.require}})
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
            return as_json({"status": 0, "data": {"count": len(self.jobs), "positionList": rows}})
        if path == "/api/v1/jobDetails/getJobDetailsByPostId" and (job := self._by(query["postId"][1:])):
            return as_json({"status": 0, "data": {"title": job.title_zh, "desc": job.duty, "request": job.require}})
        return missing()

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
            return missing()
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
        return as_json({"pageVO": about, "result": rows})


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
