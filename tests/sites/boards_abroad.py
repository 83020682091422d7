"""The boards of vendors abroad."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from tests.sites.board_jobs import TITLES, Job, Reply, as_html, as_json, missing


class Abroad:
    """How each of them answers; :class:`tests.sites.boards.Board` has the positions."""

    jobs: list[Job]
    cap: int

    def _by(self, key: str) -> Job | None:
        return next((job for job in self.jobs if str(job.number) == key), None)

    def _greenhouse(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        found = re.fullmatch(r"/v1/boards/quayworks/jobs(?:/(\d+))?", path)
        if found is None:
            return missing()
        rows = [self._greenhouse_row(job, query.get("content") == "true" or bool(found[1])) for job in self.jobs]
        if found[1]:
            return next((as_json(row) for row in rows if str(row["id"]) == found[1]), missing())
        return as_json({"jobs": rows, "meta": {"total": len(rows)}})

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
            return missing()
        skip, limit = int(query.get("skip") or 0), min(int(query.get("limit") or 100), 100)
        return as_json([self._lever_row(job) for job in self.jobs[skip : skip + limit]])

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
            return missing()
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
        return as_json({"apiVersion": "1", "jobs": rows})

    def _smartrecruiters(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        found = re.fullmatch(r"/v1/companies/QuayWorks/postings(?:/(\d+))?", path)
        if found is None:
            return missing()
        if found[1]:
            job = self._by(found[1])
            return as_json(self._smart_row(job) | self._smart_detail(job)) if job else missing()
        offset, limit = int(query.get("offset") or 0), min(int(query.get("limit") or 10), 100)
        rows = [self._smart_row(job) for job in self.jobs[offset : offset + limit]]
        return as_json({"offset": offset, "limit": limit, "totalFound": len(self.jobs), "content": rows})

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
            return as_html('<script>window.workday = {tenant: "quayworks", siteId: "Quay_Careers"};</script>')
        if method == "POST" and path == f"{base}/jobs":
            asked = json.loads(body)
            rows = self._applied(asked.get("appliedFacets") or {})
            offset, limit = asked.get("offset", 0), asked.get("limit", 20)
            if limit > 20:
                return as_json({"errorCode": "HTTP_400"}, 400)
            shown = [self._workday_row(job) for job in rows[: self.cap][offset : offset + limit]]
            reply = {"total": min(len(rows), self.cap) if offset == 0 else 0, "jobPostings": shown}
            return as_json(reply | {"facets": self._facets(rows) if offset == 0 else []})
        found = re.fullmatch(base + r"(/job/.*_Q-(\d+))", path)
        job = self._by(found[2]) if found else None
        return as_json(self._workday_detail(job)) if job else missing()

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
            return missing()
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
        return as_json({"offers": rows})

    def _teamtailor(self, method: str, path: str, query: dict[str, str], body: str) -> Reply:
        if path != "/jobs.rss":
            return missing()
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
            return missing()
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
            return as_json(reply | ({"nextPage": f"t{start + 3}"} if start + 3 < len(self.jobs) else {}))
        found = re.fullmatch(r"/api/v2/accounts/quayworks/jobs/W(\d+)", path)
        job = self._by(found[1]) if found else None
        if job is None:
            return missing()
        told = {"description": job.markup, "requirements": "<p>A bachelor's degree.</p>", "benefits": "<p>Fish.</p>"}
        return as_json(self._workable_row(job) | told)

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
