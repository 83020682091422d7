"""Why a crawl ended as it did, and how a value was understood, is told in the visitor's language."""

from __future__ import annotations

import re

import pytest
from lxml import html

from config.settings import PROJECT_ROOT
from crawler import unreached
from store.employer_class import BY_HAND
from tests.web.conftest import Site
from web import i18n
from web.i18n import reason

SAID = {
    "10 of 12 announcements would close at once: look at the site first": "12 条信息中有 10 条会同时关闭，请先查看原网站",
    "127.0.1.12 asked to be left alone for 77400 seconds": "127.0.1.12 要求 77400 秒内不再访问",
    "http 404": "网站返回状态码 404",
    "the page answers 404": "页面返回状态码 404",
    "known already: t21": "已经是来源：t21",
    "3 pages could not be had (retry-later: http 503)": "3 个页面未能取得（网站返回状态码 503）",
    "2 pages could not be had (blocked: 169.254.1.1: an address of the machine's own link or cloud, never fetched)":
        "2 个页面未能取得（169.254.1.1 是本机链路或云平台的内部地址，一律不访问）",
    "4 pages that the list shows cannot be read (gone: soft 404: 您访问的页面不存在)": "列表中有 4 个页面无法读取（页面已不存在：您访问的页面不存在）",
    "soft 404: sent to the front page": "页面已不存在，被转到首页",
    "a list of 9 rows is empty; a list ends after 2 full pages where it had 3: nothing of it is closed":
        "原有 9 条的列表变空；列表满 2 页后就结束，原有 3 页，其中的信息暂不关闭",
    "took longer than 2 seconds to read: 1,048,518 characters, 8 tags":
        "页面内容异常复杂，2 秒内未能读完（1,048,518 个字符、8 个标签）",
    "rejected: not read: 10 pages of this crawl took too long already": "未读取：本次抓取已有 10 个页面读取超时",
    "the certificate of job.example has expired; the list repeats itself": "job.example 的证书有问题：has expired；列表各页重复",
}  # fmt: skip


@pytest.mark.parametrize(("said", "shown"), SAID.items())
def test_a_reason_in_both_languages(said: str, shown: str) -> None:
    assert (reason(said, "zh"), reason(said, "en")) == (shown, said)


@pytest.mark.parametrize("words", unreached._NAMED.values())
def test_why_a_fetch_gave_nothing_is_told_in_chinese(words: str) -> None:
    assert reason(f"site.example {words}", "zh").removeprefix("site.example").isascii() is False


def test_what_nobody_translated_stands_as_it_was_said() -> None:
    assert reason("a fault that is new", "zh") == "a fault that is new"
    assert reason("", "zh") == ""


def test_translations_name_what_the_reason_names() -> None:
    for pattern, words in i18n._reasons():
        assert set(re.findall(r"\{(\w+)\}", words)) <= set(pattern.groupindex)


def test_students_read_words_where_a_rule_has_a_name_of_its_own(site: Site) -> None:
    """Every line of the file is of a rule that reads values, and nothing else than words comes out."""
    read = "".join(path.read_text() for path in (PROJECT_ROOT / "pipelines").rglob("*.py")) + BY_HAND
    names = {part for rule in i18n._rules() for part in rule.split(": ")}
    assert {name for name in names if f'"{name}"' not in read and name != BY_HAND} == set()
    assert i18n.how("deadline: m月d日", "12月6日", 1.0, "zh") == "“12月6日”未写年份，按发布日期推断"
    assert i18n.how("deadline: y年m月d日", "2026年12月6日", 1.0, "zh", "截止2026年12月6日") == ""
    assert i18n.how("words", "云计算", 0.6, "en") == "“云计算” (not certain)"
    rules = re.compile(r"[ymd][年月日-][ymd]|within its parent|sum of|word of|by context|\d\d%(?![0-9A-F]{2})")
    for one in site.product.store.postings.iterate():
        assert not rules.search(html.fromstring(site.get(f"/postings/{one.id}").text).text_content()), one.id
    for one in site.product.store.employers.page("", 20):
        assert not rules.search(html.fromstring(site.get(f"/employers/{one.id}").text).text_content()), one.id


def test_a_text_of_the_other_language_says_so(site: Site) -> None:
    one = next(iter(site.product.store.postings.iterate()))

    def heading(language: str) -> tuple[str, str | None]:
        (h1,) = html.fromstring(site.get(f"/postings/{one.id}", language=language).text).xpath("//h1")
        return h1.text_content(), h1.get("lang")

    assert heading("en") == (one.title, "zh-CN") and heading("zh") == (one.title, None)
    found = html.fromstring(site.get("/", language="en").text)
    assert found.xpath("//article//h2/a[not(@lang='zh-CN')]") == [] != found.xpath("//article//h2/a")
    assert found.xpath("//article//span[@class='employer'][not(@lang='zh-CN')]") == []
    assert i18n.foreign("Software Engineer", "zh") == ' lang="en"' and i18n.foreign("2026", "zh") == ""
