"""Pages of the sample sites, in the structure of each platform family."""

from __future__ import annotations

import base64
import html
import json
import zlib
from typing import Any

from crawler.items import EVENTS
from tests.sites.content import SCHOOLS, Content, Notice

PER_PAGE = {"bysjy": 20, "cailifang": 10, "packed": 10, "article": 8, "article2": 8, "government": 3}
Answer = tuple[int, str, bytes]
_SECTIONS = {
    "campus": "announcement",
    "teachin": "talk",
    "jobfair": "fair",
    "job": "job",
    "intern": "internship",
    "news": "notice",
}
_BYSJY = {"getcareers": "talk", "getonlines": "announcement", "getjobs": "job", "getjobfairs": "fair"}


def page_html(body: str, title: str, extra: str = "") -> Answer:
    """An HTML answer."""
    text = f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{extra}</head><body>{body}</body></html>'
    return 200, "text/html; charset=utf-8", text.encode()


def page_json(data: Any) -> Answer:
    """A JSON answer."""
    return 200, "application/json;charset=UTF-8", json.dumps(data, ensure_ascii=False).encode()


def missing() -> Answer:
    """What the site says of a page that it does not have."""
    return (
        404,
        "text/html; charset=utf-8",
        "<html><head><title>404</title></head><body>页面不存在</body></html>".encode(),
    )


def paragraphs(text: str) -> str:
    """Lines as paragraphs; digits of a day split over spans, as text programs paste them."""
    lines = [html.escape(line) for line in text.splitlines()]
    return "".join(f"<p>{line.replace('2026届', '<span>20</span><span>26</span>届')}</p>" for line in lines)


def table(notice: Notice, head: tuple[str, ...]) -> str:
    """The positions as a table."""
    if not notice.rows:
        return ""
    cells = "".join(f"<th>{name}</th>" for name in head)
    rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in notice.rows)
    return f'<table border="1"><tr>{cells}</tr>{rows}</table>'


HEAD = ("岗位名称", "招聘人数", "学历要求", "专业要求", "薪资待遇")
HEAD_PUBLIC = ("岗位名称", "招聘人数", "学历要求", "专业要求", "工作地点")


def frontpage(content: Content, path: str, form: dict[str, str]) -> Answer:
    """jeesite: lists and details are POSTed for, students open ``/f/…/show``."""
    own = content.of("frontpage")
    kinds = {
        "recruitmentinfo": ("announcement", "internship"),
        "recruitmentFair": ("talk",),
        "bilateralchosefair": ("fair",),
    }
    parts = path.split("/")
    kind = parts[2] if len(parts) > 3 else ""
    if kind not in kinds:
        return page_html("<h1>就业信息网</h1>", SCHOOLS["frontpage"]) if path == "/" else missing()
    found = [n for n in own if n.section in kinds[kind]]
    if kind == "recruitmentinfo" and form.get("positionType"):
        found = [n for n in found if (n.section == "internship") == (form["positionType"] == "2")]
    if parts[3] in ("ajax_show", "show"):
        name = {"recruitmentinfo": "recruitmentId", "recruitmentFair": "recruitmentFairId"}.get(
            kind, "bilateralchosefairId"
        )
        notice = next((n for n in own if str(n.number) == form.get(name)), None)
        return _frontpage_detail(notice, kind) if notice is not None else page_json({"state": 0, "msg": "记录不存在"})
    number, size = int(form.get("pageNo", 1)), int(form.get("pageSize", 15))
    rows = found[(number - 1) * size : number * size]
    pages = -(-len(found) // size) or 1
    envelope = {
        "pageNo": number,
        "pageSize": size,
        "count": len(found),
        "totalPage": pages,
        "lastPage": number >= pages,
    }
    return page_json({"state": 1, "msg": "操作成功", "object": envelope | {"list": [_frontpage_row(n) for n in rows]}})


def _frontpage_row(notice: Notice) -> dict[str, Any]:
    event = notice.section in EVENTS
    row: dict[str, Any] = {
        "id": str(notice.number), "title": notice.title, "corporationName": notice.employer, "browseNumber": 12 + notice.number % 90,
        "startTime": f"{notice.day} {notice.time}:00" if event else f"{notice.posted} 10:{notice.number % 60:02d}:00",
        "endTime": "" if event or not notice.deadline else f"{notice.deadline} 00:00:00",
        "education": notice.degree, "cityName": notice.city.replace("、", ","), "topFlag": "0",
    }  # fmt: skip
    return row | ({"field": {"name": notice.place}} if event else {})


def _frontpage_detail(notice: Notice, kind: str) -> Answer:
    record = _frontpage_row(notice) | {
        "content": paragraphs(notice.text), "viewNumber": 300 + notice.number,
        "corporationinfo": {"name": notice.employer, "corporationNatureValue": notice.kind, "industryValue": notice.trade},
        "onlineApplicationUrl": "", "resumeReceiveEmail": "hr@example.com",
    }  # fmt: skip
    rows = [
        {
            "positionName": r[0],
            "demandNumber": r[1],
            "studentType": r[2],
            "majorName": r[3],
            "salary": r[4],
            "cityName": "",
        }
        for r in notice.rows
    ]
    names = {"recruitmentinfo": "recruitmentPositionList", "recruitmentFair": "recruitmentFairPositionList"}
    if kind in names:
        record[names[kind]] = rows
    else:
        record |= {"endTime": f"{notice.day} {notice.end}:00", "organizer": SCHOOLS["frontpage"]}
        record["bilateralchosefairList"] = [
            {"standNo": str(i), "corporationinfo": {"name": f"示例企业{i}"}} for i in range(1, 6)
        ]
    return page_json({"state": 1, "msg": "操作成功", "object": {kind: record}})


def bysjy(content: Content, path: str, query: dict[str, str]) -> Answer:
    """云就业: JSON lists whose ``start`` is a page number with ``start_page``, else a row offset."""
    own = content.of("bysjy")
    name = path.rsplit("/", 1)[-1]
    if path.startswith("/module/") and name in _BYSJY:
        found = [n for n in own if _bysjy_kind(n, name, query)]
        count, start = int(query.get("count") or 15), int(query.get("start") or 0)
        offset = (start - 1) * count if query.get("start_page") else start
        return page_json({"code": 1, "msg": "", "data": [_bysjy_row(n) for n in found[offset : offset + count]]})
    key = query.get("id") or query.get("online_id") or query.get("publish_id") or ""
    notice = next((n for n in own if str(n.number) == key), None)
    if path == "/":
        return page_html("<h1>云就业</h1>", SCHOOLS["bysjy"])
    if notice is None or not path.startswith("/detail/"):
        return missing()
    if name in ("getonlinedetail", "getjobdetail"):
        return page_json({"code": 1, "msg": "", "data": _bysjy_row(notice) | {"content": paragraphs(notice.text)}})
    blocks = "".join(
        f'<div class="pub-list"><p>{html.escape(r[0])}</p><p>{html.escape(r[2])} | {html.escape(notice.city)}</p><p>招聘人数：{r[1]}</p><p>需求专业：{r[3]}</p></div>'
        for r in notice.rows
    )
    body = f'<div class="details-title"><h5>{html.escape(notice.title)}</h5></div><div class="details-content" id="data_details">{paragraphs(notice.text)}{blocks}</div>'
    return page_html(body, notice.title)


def _bysjy_kind(notice: Notice, name: str, query: dict[str, str]) -> bool:
    if name == "getjobs":
        return notice.section == ("internship" if query.get("is_practice") == "1" else "job")
    return notice.section == _BYSJY[name]


def _bysjy_row(notice: Notice) -> dict[str, Any]:
    base = {
        "company_name": notice.employer,
        "company_property": notice.kind,
        "industry_category": notice.trade,
        "view_count": "77",
    }
    if notice.section == "talk":
        return base | {
            "career_talk_id": str(notice.number), "meet_name": notice.title, "meet_day": str(notice.day), "meet_time": notice.time,
            "meet_end_time": notice.end, "address": notice.place, "room": "", "work_city": notice.city, "is_yun": str(int("线上" in notice.place)),
            "career_state": str(int(notice.status == "cancelled")), "school_name": SCHOOLS["bysjy"], "professionals": "",
        }  # fmt: skip
    if notice.section == "fair":
        return {
            "fair_id": str(notice.number), "title": notice.title, "organisers": SCHOOLS["bysjy"], "address": notice.place,
            "meet_day": str(notice.day), "meet_time": notice.time, "meet_end_time": notice.end, "fact_c_count": str(notice.employers),
        }  # fmt: skip
    if notice.section in ("job", "internship"):
        extra = notice.extra
        return base | {
            "publish_id": str(notice.number), "job_name": notice.title, "city_name": notice.city, "salary": extra.get("pay", ""),
            "about_major": extra.get("majors", ""), "degree_require": notice.degree, "job_number": extra.get("count", ""),
            "publish_time": f"{notice.posted}", "end_time": str(notice.deadline or ""),
        }  # fmt: skip
    return base | {
        "recruitment_id": str(notice.number), "title": notice.title, "work_city": notice.city, "create_time": f"{notice.posted} 09:30:00",
    }  # fmt: skip


def cailifang(content: Content, path: str, query: dict[str, str], site: str) -> Answer:
    """才立方: lists of ``ul.infoList``; the packed site hides the markup in scripts."""
    own = content.of(site)
    parts = [part for part in path.split("/") if part]
    if not parts:
        return page_html("<h1>就业信息网</h1><footer>才立方</footer>", SCHOOLS[site])
    if len(parts) >= 4 and parts[1] == "view":
        notice = next((n for n in own if str(n.number) == parts[3]), None)
        return _cailifang_detail(notice, site) if notice is not None else missing()
    name = "intern" if parts[0] == "job" and "102" in path else parts[0]
    if name not in _SECTIONS:
        return missing()
    found = [n for n in own if n.section == _SECTIONS[name]]
    number, size = int(query.get("page", 1)), PER_PAGE[site]
    pages = -(-len(found) // size) or 1
    rows = "".join(_cailifang_row(n, name) for n in found[(number - 1) * size : number * size])
    link = f'<li class="next"><a href="{path}?page={number + 1}">下一页</a></li>' if number < pages else ""
    pager = f'<div class="pageinfo">共<span>{pages}</span>页</div><ul class="page">{link}</ul>'
    head = '<ul class="infoTit"><li class="span7">标题</li><li class="span1">城市</li><li class="span4">时间</li></ul>'
    return page_html(_packed(f"<div class='infoBox'>{head}{rows}{pager}</div>", site), f"{SCHOOLS[site]}就业信息网")


def _cailifang_row(notice: Notice, name: str) -> str:
    kind = {"intern": "job"}.get(name, name)
    id_name = "aid" if name == "news" else "id"
    title = html.escape(notice.title)
    link = f'<a href="/{kind}/view/{id_name}/{notice.number}" title="{title}">{title[:22]}</a>'
    if name in ("teachin", "jobfair"):
        when = f"{notice.day} {notice.time}-{notice.end}"
        return f'<ul class="infoList teachinList"><li class="span7">{link}</li><li class="span5">{html.escape(notice.place)}</li><li class="span4">{when}</li></ul>'
    city = html.escape(notice.city.replace("、", ","))
    return f'<ul class="infoList"><li class="span7">{link}</li><li class="span1">{city}</li><li class="span4">{notice.posted} 15:03:22</li></ul>'


def _cailifang_detail(notice: Notice, site: str) -> Answer:
    labels = {"性质": notice.kind, "行业": notice.trade}
    if notice.day:
        labels |= {"具体时间": f"{notice.day} {notice.time}-{notice.end}", "举办地址": notice.place}
    else:
        labels |= {
            "发布时间": f"{notice.posted} 15:03",
            "过期时间": str(notice.deadline or ""),
            "学历要求": notice.degree,
            "工作城市": notice.city,
        }
    rows = "".join(f"<li><span>{name}：{html.escape(value)}</span></li>" for name, value in labels.items() if value)
    company = (
        f'<div class="unit-info"><a href="/company/view/id/{notice.number}">{html.escape(notice.employer)}</a></div>'
        if notice.employer
        else ""
    )
    body = (
        f'<div class="viewHead"><h1>{html.escape(notice.title)}</h1></div>{company}<ul class="xInfo xInfo-2">{rows}</ul>'
        f'<div class="aContent">{paragraphs(notice.text)}{table(notice, HEAD)}</div>'
    )
    return page_html(_packed(body, site), f"{notice.title}-{SCHOOLS[site]}")


def _packed(markup: str, site: str) -> str:
    if site != "packed":
        return markup
    inner = base64.b64encode(f"view2d {markup}".encode()).decode()
    outer = base64.b64encode(zlib.compress(f"qwe{inner}".encode())).decode()
    return f'<div id="box"></div><script>document.getElementById("box").innerHTML=Base64.decode(unzip("{outer}").substr(3)).substr(7);</script>'


def article(content: Content, path: str, site: str) -> Answer:
    """News pages: labelled lines (article, government) or everything in one line (article2)."""
    own = content.of(site)
    name = path.strip("/").removesuffix(".htm")
    size = PER_PAGE[site]
    pages = -(-len(own) // size) or 1
    if name in ("", "index") or name.startswith("list"):
        number = int(name[4:] or 1) if name.startswith("list") else 1
        rows = "".join(
            f'<li><span class="date">{n.posted}</span><a href="/info/1024/{n.number}.htm" title="{html.escape(n.title)}">{html.escape(n.title[:26])}{"..." if len(n.title) > 26 else ""}</a></li>'
            for n in own[(number - 1) * size : number * size]
        )
        link = f'<a href="/list{number + 1}.htm">下一页</a>' if number < pages else ""
        nav = "".join(
            f'<a href="/{word}.htm">{label}</a>'
            for word, label in (("about", "中心概况"), ("rules", "政策法规"), ("down", "下载专区"))
        )
        return page_html(f'<nav>{nav}</nav><ul class="list">{rows}</ul><div class="pages">{link}</div>', "通知公告")
    notice = next((n for n in own if name.endswith(f"/{n.number}")), None)
    return _article_detail(notice, site) if notice is not None else missing()


def _article_detail(notice: Notice, site: str) -> Answer:
    text = paragraphs(notice.text) + table(notice, HEAD_PUBLIC if site == "government" else HEAD)
    title = html.escape(notice.title)
    if site == "article2":
        body = f"<div><h1>{title}</h1><p>来源：{SCHOOLS[site]}新闻网 发稿时间：{notice.posted}09:50</p><div class='content'>{text}</div></div>"
        return page_html(body, f"{notice.title}-{SCHOOLS[site]}要闻-{SCHOOLS[site]}首页")
    body = (
        f'<h2 class="title">{title}</h2><div class="info"><span>发布日期：日期：{notice.posted} 10:38</span> <span>浏览次数：{200 + notice.number}</span></div>'
        f'<div id="vsb_content"><div class="v_news_content">{text}</div></div><p>上一条：无 下一条：无</p>'
    )
    return page_html(body, f"{notice.title}-{SCHOOLS.get(site, '人事考试网')}")


def employer(content: Content, path: str, host: str) -> Answer:
    """Employers' own pages with schema.org JobPosting and a sitemap."""
    own = content.of("employer")
    if path == "/sitemap.xml":
        urls = "".join(f"<url><loc>{host}/jobs/{n.number}</loc></url>" for n in own)
        xml = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
        return 200, "application/xml; charset=utf-8", xml.encode()
    notice = next((n for n in own if path == f"/jobs/{n.number}"), None)
    if notice is None:
        return page_html("<h1>企业招聘联合站</h1>", "企业招聘联合站") if path == "/" else missing()
    record = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": notice.title, "description": paragraphs(notice.text),
        "datePosted": str(notice.posted), "validThrough": str(notice.deadline or ""), "employmentType": "FULL_TIME",
        "hiringOrganization": {"@type": "Organization", "name": notice.employer}, "industry": notice.trade,
        "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": notice.city, "addressCountry": "CN"}}],
        "educationRequirements": notice.degree, "totalJobOpenings": notice.extra.get("count", ""),
        "baseSalary": notice.extra.get("pay", ""),
    }  # fmt: skip
    extra = f'<script type="application/ld+json">{json.dumps(record, ensure_ascii=False)}</script>'
    return page_html(f"<h1>{html.escape(notice.title)}</h1>{paragraphs(notice.text)}", notice.title, extra)
