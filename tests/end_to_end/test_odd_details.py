"""A site whose pages are not what its list says: nothing is taken for a notice, closed or overwritten, and the run says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.end_to_end.school import (
    HTML,
    TODAY,
    Answer,
    Odd,
    School,
    crawled,
    is_detail,
    missing,
    notices,
    on_details,
    page,
    well_known,
)

FRONT = page(
    "<h1>秦岭大学就业指导中心</h1><div id='content'>"
    + "<p>本中心为毕业生提供就业指导、信息发布、政策咨询等服务，欢迎用人单位来校招聘。</p>" * 8
    + "</div>",
    "秦岭大学就业指导中心",
)


def counting(visits: list[int]) -> Odd:
    """The front page with the day and a counter on it, which is another one each time."""

    def odd(asked: str, sound: Answer) -> Answer:
        visits.append(1)
        said = FRONT[2] + f"<p>今天是2026年3月{len(visits)}日，您是第{len(visits) * 37}位访客</p>".encode()
        return (200, HTML, said) if is_detail(asked) else sound

    return odd


def leading(to: str) -> Odd:
    return lambda asked, sound: (302, HTML, to.encode()) if is_detail(asked) else sound


ODD: dict[str, Odd] = {
    "sent to the front page": leading("/"),
    "sent to its file": leading("/index.html"),
    "sent to the list": leading("/list.htm"),
    "not found": on_details(missing()),
    "not found, 200": on_details(page("<p>您访问的页面不存在或已被删除</p>", "提示")),
    "the front page, 200": on_details(FRONT),
    "the front page with a counter": counting([]),
    "one notice for all": on_details(School(notices(1, first=77))._detail(notices(1, first=77)[0])),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_pages_that_are_nobodys_own(tmp_path: Path, odd: Odd) -> None:
    with well_known(School(notices(12)), tmp_path) as life:
        before = life.shown()
        fresh = notices(3, first=20, newest=TODAY + timedelta(days=4))
        life.school.notices = [*fresh, *life.school.notices]
        life.school.odd = odd
        for hours in (2, 2, 26):
            report = life.crawl(hours)
            assert (report["outcome"], report["closed"], report["changed"]) == ("incomplete", 0, 0), report
            assert report["reason"]
            assert life.shown() == before
        life.school.odd = None
        report = life.crawl(2)
        assert (report["outcome"], report["new"]) == ("ok", 3)
        assert life.shown() == before | {one.title for one in fresh}


def test_most_pages_are_one_and_some_are_sound(tmp_path: Path) -> None:
    """What was read first of such a page is read again as soon as the site is well."""
    with well_known(School(notices(12)), tmp_path) as life:
        well = life.school.notices[2].path
        life.school.odd = lambda asked, sound: FRONT if is_detail(asked) and asked != well else sound
        assert life.crawl(30)["outcome"] == "incomplete"
        life.school.odd = None
        assert life.crawl(2)["outcome"] == "ok"
        assert len(life.shown()) == 12
        assert all(one.title.partition("2026")[0] in one.description for one in life.postings())


def test_one_dead_link_is_told_for_a_day_and_then_known(tmp_path: Path) -> None:
    with well_known(School(notices(12)), tmp_path) as life:
        dead = notices(1, first=20, newest=TODAY + timedelta(days=4))[0]
        life.school.notices = [dead, *life.school.notices]
        life.school.odd = lambda asked, sound: missing() if asked == dead.path else sound
        assert life.crawl(2)["outcome"] == "incomplete"
        outcomes = [life.crawl(12)["outcome"] for _ in range(5)]
        assert outcomes[2:] == ["ok"] * 3


@pytest.mark.parametrize("count", [2, 3, 4])
def test_numbered_notices_of_one_text_are_several(tmp_path: Path, count: int) -> None:
    """They differ by their number alone, in title and text."""
    several = [one.__class__(one.number, f"秦岭大学第{n}场空中双选会", one.day, f"第{n}场空中双选会将于线上举行，欢迎同学们参加。") for n, one in enumerate(notices(count), 1)]  # fmt: skip
    with crawled(School(several), tmp_path) as life:
        assert life.crawl()["outcome"] == "ok"
        assert life.titles() == {one.title for one in several}


def test_pictures_of_text_are_several_pages(tmp_path: Path) -> None:
    def pictured(asked: str, sound: Answer) -> Answer:
        return (
            page(f"<div class='content'><img src='/upload{asked[:-4]}.jpg'></div>", "通知")
            if is_detail(asked)
            else sound
        )

    with crawled(School(notices(4), odd=pictured), tmp_path) as life:
        report = life.crawl()
        assert (report["outcome"], report["new"]) == ("ok", 4), report


@pytest.mark.parametrize(("known", "outcomes"), [(2, ["held", "ok", "ok", "ok"]), (3, ["held", "ok", "ok", "ok"])])
def test_a_small_source_that_takes_one_down(tmp_path: Path, known: int, outcomes: list[str]) -> None:
    """Its page says twice, six hours apart, that it is gone: that proof is not weighed by shares."""
    with well_known(School(notices(known)), tmp_path) as life:
        gone = life.school.notices[-1]
        life.school.notices = life.school.notices[:-1]
        reports = [life.crawl(hours) for hours in (2, 2, 7, 2)]
        assert [report["outcome"] for report in reports] == outcomes
        assert [report["closed"] for report in reports] == [0, 0, 1, 0]
        assert all(report["items"] <= report["found"] for report in reports)
        assert life.titles(status="closed") == {gone.title}


def test_a_small_source_whose_list_is_short_though_the_page_stands(tmp_path: Path) -> None:
    with well_known(School(notices(3)), tmp_path) as life:
        life.school.kept = life.school.notices[-1:]
        life.school.notices = life.school.notices[:-1]
        reports = [life.crawl(hours) for hours in (2, 7, 7, 12, 12, 12)]
        assert {report["outcome"] for report in reports} == {"held"}
        assert life.titles(status="closed") == set()


def test_a_small_source_that_goes_down_as_a_whole(tmp_path: Path) -> None:
    with well_known(School(notices(3)), tmp_path) as life:
        life.school.odd = lambda asked, sound: missing()
        for hours in (2, 7, 7, 30, 30):
            assert life.crawl(hours)["closed"] == 0
        assert len(life.shown()) == 3


def of_another_school(asked: str, sound: Answer) -> Answer:
    """The source's own title above a text of another school; each address has its own."""
    if not is_detail(asked):
        return sound
    head, mark, _ = sound[2].decode().partition('<div id="vsb_content">')
    turn = int("".join(filter(str.isdigit, asked.rpartition("/")[2])))
    lines = "".join(
        f"<p>{word}学院第{turn % 7 + 2}教研室于{turn % 12 + 1}月组织师生赴{word}基地开展实践教学，座谈交流培养方案修订意见。</p>"
        for word in ("园林", "畜牧", "兽医", "茶学", "水产", "农经")
    )
    return sound[0], sound[1], f"{head}{mark}{lines}</div></body></html>".encode()


def test_texts_of_another_school_under_the_sources_own_titles(tmp_path: Path) -> None:
    with well_known(School(notices(12)), tmp_path) as life:
        before = {one.title: one.description for one in life.postings()}
        fresh = notices(2, first=20, newest=TODAY + timedelta(days=4))
        life.school.notices = [*fresh, *life.school.notices]
        life.school.odd = of_another_school
        for hours in (26, 26, 2):
            report = life.crawl(hours)
            assert (report["outcome"], report["closed"], report["changed"]) == ("held", 0, 0), report
            assert "something quite else" in report["reason"]
            assert {one.title: one.description for one in life.postings() if one.title in before} == before
            assert life.shown() == set(before)
        life.school.odd = None
        assert life.crawl(26)["outcome"] == "ok"
        assert life.shown() == set(before) | {one.title for one in fresh}
        assert all(one.title.partition("2026")[0] in one.description for one in life.postings())


def test_one_page_that_is_written_anew_is_believed_when_it_is_met_again(tmp_path: Path) -> None:
    with well_known(School(notices(12)), tmp_path) as life:
        anew = life.school.notices[2]
        life.school.odd = lambda asked, sound: of_another_school(asked, sound) if asked == anew.path else sound
        report = life.crawl(26)
        assert (report["outcome"], report["changed"]) == ("ok", 0) and "1 page says" in report["reason"]
        assert life.crawl(2)["changed"] == 1
        assert life.crawl(26)["changed"] == 0


def test_an_address_that_another_notice_takes_over_is_read_as_the_list_shows_it(tmp_path: Path) -> None:
    """It was to be asked again because the list lacked it; the old row beside the new page would be a notice that never was."""
    with well_known(School(notices(12)), tmp_path) as life:
        left = life.school.notices.pop(3)
        assert life.crawl(2)["outcome"] == "ok"
        (known,) = [one for one in life.postings() if one.title == left.title]
        before = len(life.store.postings.versions(known.id))
        other = replace(notices(1, first=40, newest=TODAY + timedelta(days=1))[0], number=left.number)
        life.school.notices.insert(0, other)
        life.asked.clear()
        assert life.crawl(7)["changed"] == 1
        assert [asked for _, asked in life.asked].count(left.path) == 1
        (found,) = [one for one in life.postings() if one.id == known.id]
        assert (found.title, found.date_posted) == (other.title, other.day)
        assert len(life.store.postings.versions(known.id)) == before + 1


def test_the_page_of_an_announcement_is_read_by_the_family_that_found_it(tmp_path: Path) -> None:
    """A site moves to another platform, or is taken for one for a day: what it carried before is not read in that one's way."""
    with well_known(School(notices(12)), tmp_path) as life:
        left = life.school.notices.pop(3)
        life.school.kept.append(left)
        life.crawl(2)
        file = life.settings.sources / "qinling.toml"
        own = file.read_text(encoding="utf-8")
        for text, asked in ((own.replace('"article"', '"chenyun"'), False), (own, True)):
            file.write_text(text, encoding="utf-8")
            life.asked.clear()
            life.crawl(7)
            assert (left.path in [path for _, path in life.asked]) == asked
