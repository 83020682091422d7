"""Feishu Hire (``*.jobs.feishu.cn``): JSON posts by offset. Many tenants want a signature: those are ``blocked``."""

from __future__ import annotations

from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page, PageError, Walled


def wants_token(page: Page) -> bool:
    """Whether the reply asks for the anti-forgery token that anybody gets."""
    data = page.data if isinstance(page.data, dict) else {}
    return str(data.get("code", 0)) != "0" and "csrf" in str(data.get("message") or data.get("msg") or "").lower()


def token(page: Page) -> str:
    """The anti-forgery token."""
    return str(board.answer(page, "data", "token"))


def read_list(page: Page, channel_url: str) -> tuple[list[ListEntry], int | None]:
    """One page of posts, and their count. Raises :class:`Walled` where a signature is wanted."""
    data = page.data if isinstance(page.data, dict) else {}
    if str(data.get("code", 0)) != "0":
        said = str(data.get("message") or data.get("msg") or data.get("code"))
        wall = any(word in said.lower() for word in ("signature", "verify", "login", "登录", "验证"))
        raise (Walled if wall else PageError)(f"{page.url}: the board answers {said[:100]}")
    found = board.answer(page, "data")
    rows = board.rows(found.get("job_post_list"), page.url)
    return board.read(rows, page.url, lambda row, url: _job(row, url, channel_url)), board.count(found.get("count"))


def _job(row: object, url: str, channel_url: str) -> ListEntry:
    fields = Fields(row, url)
    key = fields.need("id")
    kind = fields.inner("recruit_type")
    parent = kind.inner("parent").text("name")
    places = [place.text("name", "i18n_name") for place in fields.objects("city_list")]
    return board.job(
        key,
        f"{channel_url}/position/{key}/detail",
        fields.need("title"),
        board.sections(("职位描述", fields.raw("description")), ("职位要求", fields.raw("requirement"))),
        {
            "职位类别": fields.inner("job_category").text("name"),
            "职能": fields.inner("job_function").text("name"),
            "项目": fields.inner("job_subject").text("name"),
            "职位编号": fields.text("code"),
        },
        employment=" ".join(filter(None, (parent, kind.text("name")))),
        published=fields.text("publish_time"),
        location=";".join(filter(None, places)) or fields.inner("city_info").text("name"),
    )
