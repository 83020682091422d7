"""Which family a page or an address is of, before anything is asked."""

from __future__ import annotations

import pytest

from crawler.recognise import knocks, recognise, signs
from crawler.source import FAMILIES

LINKS = "".join(
    f'<li><a href="{url}">招聘</a></li>'
    for url in (
        "https://boards.greenhouse.io/acme",
        "https://jobs.lever.co/acme",
        "https://app.mokahr.com/campus-recruitment/acme/1",
        "https://acme.zhiye.com/campus",
        "https://wecruit.hotjob.cn/SU5e55107e9d2bef57/pb/school.html",
        "https://www.ncss.cn/student/jobs/index.html",
        "https://school.bysjy.com.cn/module/careers",
        "https://acme.wd3.myworkdayjobs.com/External",
        "https://acme.jobs.feishu.cn/campus",
        "https://www.iguopin.com/job",
        "https://acme.teamtailor.com/jobs",
    )
)


@pytest.mark.parametrize(
    "page",
    [
        f"<ul>{LINKS}</ul>",
        "<p>我校与云就业平台合作，技术支持电话见下。</p>",
        "<p>The shortcode of our offers and jobs is on the poster; total found: 3.</p>",
        '<script type="application/ld+json">{"@type": "Organization", "name": "A"}</script>',
        '<a href="/job/123">岗位</a><a href="/info/about.htm">关于</a>',
        "{}",
        "",
    ],
)
def test_signs_of_no_family(page: str) -> None:
    best = recognise("https://www.school.example/zhaopin/", f"<html><body>{page}</body></html>")[0]
    assert best.family == "generic", best


@pytest.mark.parametrize(
    ("url", "family"),
    [
        ("https://job-boards.eu.greenhouse.io/acme", "greenhouse"),
        ("https://jobs.eu.lever.co/acme", "lever"),
        ("https://jobs.ashbyhq.com/Acme%20Labs", "ashby"),
        ("https://careers.smartrecruiters.com/AbbVie", "smartrecruiters"),
        ("https://abb.wd3.myworkdayjobs.com/External_Career_Page", "workday"),
        ("https://1x.recruitee.com", "recruitee"),
        ("https://career.teamtailor.com/jobs", "teamtailor"),
        ("https://amina.jobs.personio.com/", "personio"),
        ("https://apply.workable.com/aerones/", "workable"),
        ("https://heytea.zhiye.com/", "beisen"),
        ("https://campus.webank.example/campus-recruitment/webankhr/18005", "moka"),
        ("https://nio.jobs.feishu.cn/campus", "feishu"),
        ("https://wecruit.hotjob.cn/SU6409ef49bef57c635fd390a6/pb/interns.html", "hotjob"),
        ("https://careers.tencent.com/search.html", "tencent"),
        ("https://join.qq.com/post.html", "tencent"),
        ("https://career.huawei.com/reccampportal/portal5/campus-recruitment.html", "huawei"),
        ("https://24365.smartedu.cn/student/jobs/index.html", "ncss"),
        ("http://job.swu.example/eweb/jygl/zpfw.so?modcode=jygl_xjhxxck", "eweb"),
        ("http://hrss.city.example/col/col18625/index.html", "jpaas"),
        ("https://jyb.school.example/2026/0908/c301a5001/page.htm", "webplus"),
    ],
)
def test_an_address_tells_its_family(url: str, family: str) -> None:
    assert recognise(url, "")[0].family == family


@pytest.mark.parametrize(
    ("page", "family"),
    [
        (
            '<link href="/_css/_system/system.css"><ul class="wp_nav"><li><a href="/zp/list.htm">招聘</a></li></ul>',
            "webplus",
        ),
        (
            '<script src="/_js/_portletPlugs/sudyNavi/jquery.sudyNav.js"></script><a href="/zp/list.htm">招聘</a>',
            "webplus",
        ),
        ('<!--Announced by Visual SiteBuilder 9--><a href="zpxx.htm">招聘信息</a>', "vsb"),
        ('<script src="/_sitegray/_sitegray.js"></script><a href="zpxx.htm">招聘信息</a>', "vsb"),
    ],
)
def test_a_front_page_without_articles_tells_its_system(page: str, family: str) -> None:
    assert recognise("https://jyb.school.example/", page)[0].family == family


def test_every_sign_is_of_a_family_of_the_contract() -> None:
    told = {sign.family for sign in signs()} | {knock.family for knock in knocks()}
    assert told <= set(FAMILIES)
    assert told >= set(FAMILIES) - {"api", "article", "generic", "auto"}
