"""Confidences are measured shares; what is more likely wrong than right is left open, with its candidate, for staff."""

from __future__ import annotations

from datetime import UTC, date, datetime

from crawler.items import RawItem
from pipelines.evidence import Evidence
from pipelines.normalize import certainty, whole
from pipelines.normalize.lexicon import load
from pipelines.posting import Posting
from pipelines.reading import to_posting

REF = date(2026, 3, 10)


def _posting(title: str, description: str) -> Posting:
    now = datetime(2026, 3, 10, 4, tzinfo=UTC)
    item = RawItem(
        source="x",
        key="1",
        url="https://example.com/1",
        family="x",
        title=title,
        description=description,
        fetched_at=now,
    )
    return to_posting(item, now)


def test_pay_that_nobody_is_paid_is_left_open_for_staff() -> None:
    posting = _posting("门店销售员", "岗位职责：销售。薪资：月薪800元。")
    (piece,) = (piece for piece in posting.explain if piece.field == "salary")
    assert posting.salary is None
    assert piece.confidence < certainty.DOUBTFUL
    assert piece.candidates[0]["min"] == 800
    assert "unsure_salary" in posting.review_reasons


def test_an_interns_allowance_is_as_low_as_it_is() -> None:
    posting = _posting("行政实习生", "岗位职责：行政。实习补贴：每月1000元。")
    assert posting.salary is not None and posting.salary.min == 1000
    assert "unsure_salary" not in posting.review_reasons


def test_a_last_day_that_contradicts_the_stages_is_left_open() -> None:
    """Situations look at the fields alone, whatever rule gave them."""
    fields = {
        "valid_through": "2026-04-30",
        "key_dates": [
            {"stage": "application", "start": "2026-03-12", "end": "2026-03-18"},
            {"stage": "payment", "start": None, "end": "2026-03-19"},
        ],
    }
    explain = [Evidence(field="valid_through", rule="deadline: m月d日", confidence=0.9)]
    certainty.weigh(fields, explain, REF)
    assert "valid_through" not in fields
    assert explain[0].confidence < certainty.DOUBTFUL
    assert explain[0].candidates == ["2026-04-30"]
    agreed = {"valid_through": "2026-03-18", "key_dates": fields["key_dates"]}
    certainty.weigh(agreed, [Evidence(field="valid_through", rule="deadline: m月d日", confidence=0.9)], REF)
    assert agreed["valid_through"] == "2026-03-18"


def test_what_a_reader_left_open_stays_unsure() -> None:
    posting = _posting("蓝鲸云海科技有限公司招聘公告", "工作地点：朝阳区")
    assert posting.locations == []
    assert "unsure_locations" in posting.review_reasons


def test_kinds_that_a_bare_name_tells_go_to_staff_and_short_titles_do_not() -> None:
    assert "unsure_type" in _posting("蓝鲸云海科技有限公司", "").review_reasons
    assert "unsure_type" not in _posting("装配", "").review_reasons


def test_confidences_of_a_text_are_the_counted_shares() -> None:
    read = whole.read("工作地点：上海市浦东新区\n薪资：8000-12000元/月", "会计招聘", REF)
    counted = load("certainty")
    for piece in read.explain:
        pair = counted.get(piece.field, {}).get(certainty.rule_of(piece))
        if pair is not None and sum(pair) >= certainty.FEWEST:
            assert piece.confidence == certainty.share(*pair)


def test_few_cases_say_nothing() -> None:
    assert certainty.share(3, 1) is None
    assert certainty.share(97, 1) == 0.98
