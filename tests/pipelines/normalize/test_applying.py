"""The address at which one applies: behind words of applying, no home page, mail or form."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.items import RawItem
from pipelines.normalize.applying import read
from pipelines.reading import to_posting
from tests.thread_seconds import thread_seconds


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "网申地址：http://lanjing.example.com/Campus公司官网：http://www.lanjing.example",
            "http://lanjing.example.com/Campus",
        ),
        ("请登录蓝鲸集团官方招聘网站（https://hr.lanjing.example/），选择职位", "https://hr.lanjing.example/"),
        ("简历投递：1.登陆招聘网站：http://zhaopin.lanjing.cn2.直接投至邮箱", "http://zhaopin.lanjing.cn"),
        ("登录临江公共招聘平台http://pecc.lanjing.example进行报名", "http://pecc.lanjing.example"),
        ("点击链接http://a.lanjing.example，现在就申请！", "http://a.lanjing.example"),
        ("网申通道（电脑端入口）：www.lanjing.example/jobs。", "http://www.lanjing.example/jobs"),
        ("网申地址：lanjing.zhaopin.com公司官网：无", "http://lanjing.zhaopin.com"),
    ],
)
def test_an_address_behind_words_of_applying(text: str, address: str) -> None:
    assert read(text).value == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "公司网址：http://www.lanjing.example 招聘邮箱：hr",
        "欢迎投递简历【关于蓝鲸】www.lanjing.example",
        "在投递简历之前，请认真浏览 www.lanjing.example",
        "线上投递通道：*** 官方网站：www.lanjing.example",
        "欲了解公司详情欢迎登陆公司网站http://www.lanjing.example 有意者可直接投递",
        "登录学校官网www.lanjing.example下载电子报名表→投递",
        "职位申请表（可在www.lanjing.example下载）",
        "网申截止：10月1日",
    ],
)
def test_no_home_page_and_no_form(text: str) -> None:
    assert read(text).value == ""


def test_a_posting_takes_it_where_its_source_gives_none() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    plain = {"source": "s", "key": "1", "url": "https://e.test/1", "family": "article", "title": "蓝鲸集团校园招聘"}
    text = "网申地址：https://lanjing.example/campus"
    found = to_posting(RawItem(**plain, description=text, fetched_at=now), now)
    given = to_posting(RawItem(**plain, description=text, apply_url="https://e.test/apply", fetched_at=now), now)
    assert (found.apply_url, given.apply_url) == ("https://lanjing.example/campus", "https://e.test/apply")
    assert [piece.field for piece in found.explain].count("apply_url") == 1


@pytest.mark.parametrize("part", ["www.", "http://", "登录", "网申", "a.b.com", "a-", "a.", "网申地址：("])
def test_hostile_text_costs_no_more_than_its_length(part: str) -> None:
    text = "网申 http " + part * (100_000 // len(part))
    assert thread_seconds(lambda: read(text)) < 2
