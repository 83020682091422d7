"""Why a crawl ended as it did is told in the visitor's language."""

from __future__ import annotations

import re

import pytest

from crawler.spiders import failures
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
    "a list of 9 rows is empty; a list ends after 2 full pages where it had 3: nothing of it is closed":
        "原有 9 条的列表变空；列表满 2 页后就结束，原有 3 页，其中的信息暂不关闭",
    "the certificate of job.example has expired; the list repeats itself": "job.example 的证书有问题：has expired；列表各页重复",
}  # fmt: skip


@pytest.mark.parametrize(("said", "shown"), SAID.items())
def test_a_reason_in_both_languages(said: str, shown: str) -> None:
    assert (reason(said, "zh"), reason(said, "en")) == (shown, said)


@pytest.mark.parametrize("words", failures._NAMES.values())
def test_why_a_fetch_gave_nothing_is_told_in_chinese(words: str) -> None:
    assert reason(f"site.example {words}", "zh").removeprefix("site.example").isascii() is False


def test_what_nobody_translated_stands_as_it_was_said() -> None:
    assert reason("a fault that is new", "zh") == "a fault that is new"
    assert reason("", "zh") == ""


def test_translations_name_what_the_reason_names() -> None:
    for pattern, words in i18n._reasons():
        assert set(re.findall(r"\{(\w+)\}", words)) <= set(pattern.groupindex)
