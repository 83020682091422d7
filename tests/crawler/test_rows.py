"""Rows that damaged markup nests in each other: each tells its own, none what the next says."""

from __future__ import annotations

import pytest

from crawler.items import ListPage
from crawler.parsing import cards, rows
from crawler.parsing.families import cailifang, chenyun, correcruit, eweb
from crawler.parsing.page import Page

HOST = "http://jobs.example.edu.cn"
COUNT = 60


def _page(markup: str) -> Page:
    return Page(f"{HOST}/list", f"<html><body>{markup}</body></html>")


def _listed(family: str) -> ListPage:
    numbers = range(10, 10 + COUNT)
    if family == "cailifang":
        opened = '<ul class="infoList"><li class="span7"><a href="/campus/view/id/{n}">招聘公告{n}</a></li><li class="span4">2026-09-{d}</li>'
        return cailifang.read_list(_page("".join(opened.format(n=n, d=n % 20 + 10) for n in numbers)), "s", "campus", 1)
    if family == "correcruit":
        opened = '<div class="item"><p class="title1"><a href="/correcruit/content/id/{n}.html">招聘公告{n}</a></p><span>2026-09-{d}</span>'
        return correcruit.read_list(
            _page("".join(opened.format(n=n, d=n % 20 + 10) for n in numbers)), "s", "announcement", 1
        )
    if family == "chenyun":
        opened = '<ul><li><a href="employjobdetail.html?data={n}" title="招聘公告{n}">x</a><i>2026-09-{d}</i>'
        return chenyun.read_list(_page("".join(opened.format(n=n, d=n % 20 + 10) for n in numbers)), "s", 1)
    if family == "eweb":
        opened = "<ul><li onclick=\"viewZpxx('id{n}')\"><span>招聘公告{n}</span><span>2026-09-{d}</span>"
        return eweb.read_list(
            _page("".join(opened.format(n=n, d=n % 20 + 10) for n in numbers)), "s", "announcement", 1, f"{HOST}/l.so"
        )
    card = cards.Card("div.card", ".name", "a", {"published": ".day"})
    opened = '<div class="card"><b class="name">招聘公告{n}</b><a href="/zhiwei/{n}.html">x</a><i class="day">2026-09-{d}</i>'
    return cards.read_list(_page("".join(opened.format(n=n, d=n % 20 + 10) for n in numbers)), "s", card, "job", 1, "p")


@pytest.mark.parametrize("family", ["cailifang", "correcruit", "chenyun", "eweb", "cards"])
def test_each_nested_row_tells_its_own_day(family: str) -> None:
    found = [(entry.title, entry.published) for entry in _listed(family).entries]
    assert found == [(f"招聘公告{n}", f"2026-09-{n % 20 + 10}") for n in range(10, 10 + COUNT)]


def test_parts_of_a_row_without_links_stay_with_it() -> None:
    page = _page('<ul><li><a href="/a/1">One</a><ul><li>北京</li></ul></li>tail<li>head</li></ul>')
    found = rows.apart(page.selector.root, "li")
    assert ["".join(row.css("::text").getall()) for row in found] == ["One北京", "北京", "head"]
    assert "tail" in "".join(page.selector.css("::text").getall())


@pytest.mark.parametrize("left", ["{{selected}}", "{{a}} b\x01c", '{on}="x"', "{ 'a': 1 }", '"{}{a}"', "{", '"'])
@pytest.mark.parametrize("family", ["cailifang", "correcruit", "chenyun", "cards"])
def test_what_a_template_left_in_a_tag_costs_nobody_a_row(
    family: str, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [(entry.url, entry.title) for entry in _listed(family).entries]
    whole = _page
    monkeypatch.setitem(globals(), "_page", lambda markup: whole(markup.replace("<a ", f"<a {left} ")))
    assert [(entry.url, entry.title) for entry in _listed(family).entries] == plain and plain
