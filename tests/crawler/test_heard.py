"""``juzhao probe`` of sites that scripts make: which scripts it read, what it asked, and why an answer was no list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.settings import load_settings
from crawler.heard import of_list, of_others, of_text
from crawler.probe import ProbeResult, probe_blocking
from tests.sites.cms.scripted import vues
from tests.sites.web import Pages, Reply

URL = "http://zp.yunling.gov.cn/api/list"
ROWS = [{"id": n, "title": f"某公司公开招聘工作人员公告第{n}号", "day": f"2026-03-0{n}"} for n in range(1, 6)]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"total": 27, "rows": ROWS}, "是列表，5 行，共 27 of 27 a list, 5 rows"),
        ({"code": 500, "msg": "columnId不能为空"}, "没有行 no rows; 网站说 the site says: 500 columnId不能为空"),
        ({"code": 401, "msg": "请先登录"}, "要登录 the site wants a login: 请先登录"),
        ({"rows": [{"id": 1, "src": "/a.png"}] * 4}, "4 行，缺 4 rows, lacking: 标题 title, 日期 day; 字段 fields: id, src"),
        ({"rows": [{"x": one["title"], "day": one["day"]} for one in ROWS]}, "5 行，缺 5 rows, lacking: 详情地址 address of details; 字段 fields: x, day"),
        ({"rows": ROWS[:2]}, "2 行，缺 2 rows, lacking: 足够的行 enough rows; 字段 fields: id, title, day"),
        ("<html><body><p>系统维护中</p></body></html>", "是网页，里面没有列表 markup without a list"),
        ('{"rows": [', "读不懂"),
    ],
)  # fmt: skip
def test_why_an_answer_is_no_list(answer: object, said: str) -> None:
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    assert of_list(URL, text, "http://zp.yunling.gov.cn/", ("/n/{id}",)).startswith(said)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('{"data": {"title": "公告", "content": "<p>因业务发展需要，面向社会公开招聘工作人员若干名，要求如下。</p>"}}', "有正文 a text"),
        ('{"success": false, "message": "未找到对应数据"}', "没有正文 no text of an announcement; 网站说 the site says: 未找到对应数据"),
        ("<html></html>", "是网页，不是数据 a page and no data"),
    ],
)  # fmt: skip
def test_whether_an_answer_is_a_text(answer: str, said: str) -> None:
    assert of_text(URL, answer, "", ()) == said


def test_what_other_sites_are_asked_is_told() -> None:
    script = ("http://zp.yunling.gov.cn/a.js", '$.getJSON("https://api.beiling.cn/news/list?page=" + n)')
    assert of_others("http://zp.yunling.gov.cn/", "<html></html>", [script]) == ["https://api.beiling.cn/news/list"]


def _probed(tmp_path: Path, reply: Reply, start: str) -> tuple[ProbeResult, str]:
    settings = load_settings(tmp_path, allow_private_networks=True, download_delay=0.0)
    with Pages(reply) as site:
        return probe_blocking(site.address + start, settings), site.address


def test_a_probe_tells_what_it_read_and_asked(tmp_path: Path) -> None:
    found, address = _probed(tmp_path, vues.RUOYI.reply, vues.RUOYI.start)
    assert found.family == "generic" and found.samples
    assert f"scripts     {address}/static/js/app.90be1d77.js" in found.scripted
    question = f"GET {address}/prod-api/portal/notice/list?pageNum=1&pageSize=10&noticeType=3"
    assert f"asked       {question}: 是列表，10 行，共 27 of 27 a list, 10 rows" in found.scripted
    assert f"            GET {address}/prod-api/portal/notice/4027: 有正文 a text" in found.scripted
    assert found.as_dict()["scripted"] == found.scripted


def test_a_probe_in_vain_tells_why(tmp_path: Path) -> None:
    """The site wants a parameter that its scripts do not tell; of another site nothing is asked."""

    def reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
        if target.startswith("/prod-api/portal/notice/list"):
            return 200, "application/json", '{"code": 500, "msg": "缺少租户编号"}'.encode()
        return vues.RUOYI.reply(method, target, body)

    found, address = _probed(tmp_path, reply, vues.RUOYI.start)
    assert found.family == "" and found.reason
    told = "\n".join(found.scripted)
    assert f"{address}/static/js/chunk-51e4c7d6.a91be20d.js" in told
    assert "没有行 no rows; 网站说 the site says: 500 缺少租户编号" in told


def test_a_probe_tells_that_only_another_site_is_asked(tmp_path: Path) -> None:
    found, _ = _probed(tmp_path, vues.UNI.reply, vues.UNI.start)
    assert found.family == ""
    assert (
        "not asked   https://hr.site.example/jeecg-boot/app/zpNotice/list: 是别的网站 of another site" in found.scripted
    )


def test_a_probe_of_a_page_without_scripts_tells_nothing_of_them(tmp_path: Path) -> None:
    rows = "".join(f'<li><a href="/d/{n}.html">某局公开招聘公告第{n}号</a> 2026-03-0{n}</li>' for n in range(1, 9))
    page = f"<html><body><ul>{rows}</ul></body></html>".encode()
    found, _ = _probed(tmp_path, lambda method, target, body: (200, "text/html; charset=utf-8", page), "/list.html")
    assert found.scripted == []
