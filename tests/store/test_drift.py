"""A source that is not what it was is held: fields no longer filled, pages no longer read, another layout."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.parsing.layout import sketch
from crawler.parsing.page import Page
from store.drift import left_its_band, rebuilt, similarity
from store.records import RunEnd


def page(theme: str, rows: int, banner: str = "") -> Page:
    """A list page in one of two themes."""
    items = {
        "old": "".join(
            f'<li class="row r{n}"><a class="title" href="/n/{n}">公告{n}</a><span class="date">2026-11-01</span></li>'
            for n in range(rows)
        ),
        "new": "".join(
            f'<div class="card"><h3 class="card-title"><a href="/p?id={n}">公告{n}</a></h3><time>11-01</time></div>'
            for n in range(rows)
        ),
    }[theme]
    frame = {
        "old": f'<table class="head"><tr><td class="logo"></td></tr></table><div class="nav"><ul><li>首页</li></ul></div>{banner}<ul class="list">{items}</ul><div class="foot">x</div>',
        "new": f'<header class="top"><nav class="menu"><a>首页</a></nav></header>{banner}<main class="grid"><section>{items}</section></main><footer>x</footer>',
    }[theme]
    return Page("http://job.example.edu.cn/", f"<html><body>{frame}</body></html>")


def run(
    fill: dict[str, float] | None = None, items: int = 20, rejected: int = 0, layout: list[int] | None = None
) -> dict[str, Any]:
    return {
        "outcomes": {"ok": items, "rejected": rejected},
        "fill": fill or {"title": 1.0, "employer": 0.95, "deadline": 0.5},
        "unread": {},
        "items": items,
        "layout": layout or sketch(page("old", 20)),
    }


def ended(**values: Any) -> RunEnd:
    return RunEnd("ok", complete=True, **{**run(), **values})


GOOD = [run(), run({"title": 1.0, "employer": 0.9, "deadline": 0.3}), run()]


def test_a_usual_run_passes() -> None:
    assert left_its_band(ended(), GOOD) == ""
    assert rebuilt(ended(layout=sketch(page("old", 3))), GOOD) == ""
    assert rebuilt(ended(layout=sketch(page("old", 20, '<div class="notice red">放假通知</div>'))), GOOD) == ""


@pytest.mark.parametrize("rate", [0.0, 0.2, 0.39])
def test_a_field_that_is_not_filled_any_more(rate: float) -> None:
    said = left_its_band(ended(fill={"title": 1.0, "employer": rate, "deadline": 0.5}), GOOD)
    assert said.startswith(f"employer on {rate:.0%} of the pages where 95% are usual")


def test_a_field_that_never_was_the_rule_may_be_missing() -> None:
    assert left_its_band(ended(fill={"title": 1.0, "employer": 0.9}), GOOD) == ""


def test_pages_that_cannot_be_read_any_more() -> None:
    said = left_its_band(ended(items=4, outcomes={"ok": 4, "rejected": 16}), GOOD)
    assert said.startswith("16 of 20 pages could not be read")
    usual = [run(items=20, rejected=20) for _ in range(3)]
    assert left_its_band(ended(items=4, outcomes={"ok": 4, "rejected": 16}), usual) == ""


def test_a_list_that_is_built_in_another_way() -> None:
    assert "built in another way" in rebuilt(ended(layout=sketch(page("new", 20))), GOOD)


def test_a_source_whose_layout_always_changes_is_not_judged_by_it() -> None:
    changing = [run(layout=sketch(page(theme, 20))) for theme in ("old", "new", "old")]
    assert rebuilt(ended(layout=[1, 2, 3]), changing) == ""


def test_few_runs_or_few_pages_prove_nothing() -> None:
    assert left_its_band(ended(fill={"title": 1.0}), GOOD[:2]) == ""
    assert left_its_band(ended(fill={"title": 1.0}, items=9), GOOD) == ""
    assert rebuilt(ended(layout=sketch(page("new", 20))), GOOD[:2]) == ""


def test_sketches_of_json() -> None:
    one = sketch(Page("http://x/", '{"data": {"rows": [{"id": 1, "title": "a"}], "total": 1}}'))
    more = sketch(
        Page("http://x/", '{"data": {"rows": [{"id": 2, "title": "b"}, {"id": 3, "title": "c"}], "total": 9}}')
    )
    other = sketch(Page("http://x/", '{"result": {"list": [{"uuid": 1, "name": "a"}], "count": 1}}'))
    assert similarity(one, more) == 1.0
    assert similarity(one, other) == 0.0
    assert sketch(Page("http://x/", "[[[[")) == []
