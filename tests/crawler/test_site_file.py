"""What is written down of a site that was looked at: name, kind, file."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.probe import ProbeResult
from crawler.registry import load_registry
from crawler.site_file import source_of, toml_of


def test_the_file_that_is_written_is_named_like_its_source(tmp_path: Path) -> None:
    found = ProbeResult(
        "http://job.example.edu.cn:8080/", "rss", toml=toml_of(source_of("http://job.example.edu.cn:8080/", "rss"))
    )
    assert 'id = "job-example-edu-cn-8080"' in found.toml
    (tmp_path / "linjiang.toml").write_text(found.named("linjiang"), encoding="utf-8")
    registry = load_registry(tmp_path)
    assert (list(registry.sources), registry.problems) == (["linjiang"], [])


@pytest.mark.parametrize(
    ("title", "rest", "name"),
    [
        ("招聘信息 - 东湖论坛 - Powered by Discuz!", "", "东湖论坛"),
        ("招聘信息", "<p>版权所有 &copy; 2012-2026 临江大学招生就业处　地址：临江市</p>", "临江大学招生就业处"),
        ("招考录用", "<p>主办单位：临江市人事考试中心　　<a>冀ICP备1号</a></p>", "临江市人事考试中心"),
        ("招聘信息", "<div>临江大学就业指导中心 地址：学府路1号</div>", "临江大学就业指导中心"),
        ("人才招聘", "<p>云麓建设集团 版权所有</p>", "云麓建设集团"),
        ("通知公告", '<meta name="SiteName" content="临江市人社局">', "临江市人社局"),
        ("招聘信息", "", "招聘信息"),
        ("招聘 | 某银行招聘", "<p>主办单位：别的单位</p>", "某银行招聘"),
        ("通知公告 - 临江大学就业信息网", "<p>版权所有：别的单位</p>", "临江大学就业信息网"),
    ],
)
def test_a_site_is_called_by_its_own_name_and_not_by_a_channel_or_its_system(title: str, rest: str, name: str) -> None:
    page = f"<html><head><title>{title}</title></head><body>{rest}</body></html>"
    assert source_of("http://site.example/", "generic", page).name == name


def test_an_authority_is_no_university() -> None:
    page = "<title>公示公告-临江市人力资源和社会保障局</title>"
    assert source_of("http://rsj.example.com/", "article", page).kind == "government"
    assert source_of("http://job.example.com/", "article", "<title>临江大学就业局</title>").kind == "university"


@pytest.mark.parametrize(
    ("host", "family", "title", "kind"),
    [
        ("www.parttime.example", "generic", "快乐打工网", "aggregator"),
        ("jobs.example", "wordpress", "", "aggregator"),
        ("jobs.example", "generic", "临江学院就业信息网", "university"),
        ("jy.linjiang.edu.cn", "generic", "就业信息网", "university"),
        ("zp.example", "generic", "临江大学附属医院人才招聘系统", "aggregator"),
        ("linjiang.example", "bysjy", "", "university"),
    ],
)
def test_who_nothing_says_to_be_a_school_is_none(host: str, family: str, title: str, kind: str) -> None:
    source = source_of(f"http://{host}/", family, f"<title>{title}</title>")
    assert (source.kind, source.trust) == (kind, "publish" if kind == "university" else "review")


@pytest.mark.parametrize(
    ("page", "name", "kind"),
    [
        ("<title>招聘信息</title><p>&copy; 2026 云麓海洋研究所</p>", "云麓海洋研究所", "employer"),
        ("<title>人才招聘-北陵市妇幼保健院</title>", "北陵市妇幼保健院", "employer"),
        ("<title>招贤纳士</title><p>版权所有 北陵能源集团</p>", "北陵能源集团", "employer"),
        ("<title>石桥人力资源有限公司</title>", "石桥人力资源有限公司", "aggregator"),
        ("<title>石桥人才网络科技有限公司</title>", "石桥人才网络科技有限公司", "aggregator"),
        ("<title>沧江学院就业指导中心</title>", "沧江学院就业指导中心", "university"),
    ],
)
def test_whose_site_it_is_by_its_name(page: str, name: str, kind: str) -> None:
    found = source_of("http://site.example/zp/", "generic", page)
    assert (found.name, found.kind) == (name, kind)
