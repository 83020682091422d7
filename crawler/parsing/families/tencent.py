"""Tencent: social positions (``careers.tencent.com``, ``Data.Posts``) and campus ones (``join.qq.com``, ``positionList``)."""

from __future__ import annotations

from urllib.parse import urljoin

from crawler.items import ListEntry, MissingField
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, absolute


def read_social(page: Page, site: str) -> tuple[list[ListEntry], int | None]:
    """Rows of one page, and the count."""
    data = board.answer(page, "Data")
    data = data if isinstance(data, dict) else {}
    rows = board.rows(data.get("Posts"), page.url)
    return board.read(rows, page.url, lambda row, url: _social(row, url, site)), board.count(data.get("Count"))


def read_social_detail(page: Page, site: str) -> ListEntry:
    """One position with its requirements."""
    data = board.answer(page, "Data")
    if not data:
        raise MissingField("Data", page.url)
    return _social(data, page.url, site)


def _social(row: object, url: str, site: str) -> ListEntry:
    fields = Fields(row, url)
    key = fields.need("PostId")
    required = fields.raw("Requirement")
    duties = fields.raw("Responsibility")
    country, city = fields.text("CountryName"), fields.text("LocationName")
    return board.job(
        key,
        absolute(site, fields.text("PostURL")) or urljoin(site, f"/jobdesc.html?postId={key}"),
        fields.need("RecruitPostName"),
        board.sections(("岗位职责", duties), ("岗位要求", required)) if required else "",
        {
            "事业群": fields.text("BGName"),
            "产品": fields.text("ProductName"),
            "类别": fields.text("CategoryName"),
            "工作经验": fields.text("RequireWorkYearsName"),
        },
        published=fields.text("LastUpdateTime"),
        location=city if country in ("", "中国", "China") else board.place(country, city),
    )


def read_campus(page: Page, site: str) -> tuple[list[ListEntry], int | None]:
    """Rows of one page, and the count."""
    data = board.answer(page, "data")
    data = data if isinstance(data, dict) else {}
    rows = board.rows(data.get("positionList"), page.url)
    return board.read(rows, page.url, lambda row, url: _campus(row, url, site)), board.count(data.get("count"))


def read_campus_detail(page: Page, entry: ListEntry) -> ListEntry:
    """One position with its text; what it does not repeat stays as the row had it."""
    data = board.answer(page, "data")
    if not isinstance(data, dict) or not data:
        raise MissingField("data", page.url)
    return _campus({"postId": entry.key, "positionTitle": entry.title, **data}, page.url, entry.url)


def _campus(row: object, url: str, site: str) -> ListEntry:
    fields = Fields(row, url)
    key = fields.need("postId")
    project = fields.text("projectName", "recruitLabelName")
    return board.job(
        key,
        urljoin(site, f"/post_detail.html?postid={key}"),
        fields.need("positionTitle", "title"),
        board.sections(
            ("岗位描述", fields.raw("desc")), ("岗位要求", fields.raw("request") or fields.raw("requirement"))
        ),
        {"事业群": fields.text("bgs"), "项目": project},
        employment=project if "实习" in project else "",
        location=fields.text("workCities", "workCityList"),
    )
