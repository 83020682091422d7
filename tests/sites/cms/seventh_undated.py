"""Two whose lists tell no days: an employer's table of short names, and cards of a hospital that tell their ages (*4天前*, *2周前*)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import body, clock, cut, file_links, views, whole
from tests.sites.cms.style import Style
from tests.sites.cms.turns import Plain

JOBS = ("工艺工程师", "项目助理", "内容编辑", "采购主管", "法务专员", "会计", "软件测试工程师")
CITIES = ("沧江", "云麓", "望海", "临川")
TODAY = date(2026, 11, 30)


def _line(text: str) -> str:
    return f'<p style="text-indent: 2em;">{text}</p>'


class Positions(Style):
    """A style whose announcements are named after positions."""

    @property
    def holding(self) -> Holding:
        notices = super().holding.notices
        names = (f"{JOBS[n % len(JOBS)]}（{CITIES[n // len(JOBS)]}）" for n in range(len(notices)))
        return Holding(tuple(replace(row, title=name) for row, name in zip(notices, names, strict=True)))


class UndatedCampus(Plain):
    """Pages of an employer made by hand; each row leads on by its name and by *see details*."""

    name, start, site, size = "seventh-undated-campus", "/job.html", "望海动力股份有限公司", 6
    menu = (
        ("/about.html", "走进望海"),
        ("/job.html", "招聘职位"),
        ("/flow.html", "招聘流程"),
        ("/tour.html", "宣讲行程"),
    )

    def style(self) -> Style:
        made = super().style()
        return Positions(**{field.name: getattr(made, field.name) for field in fields(made)})

    def mark(self, number: int) -> str:
        return f"job_{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else whole(path.removeprefix("/job_p").removesuffix(".html"), 0) or None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return path.removeprefix("/job_").removesuffix(".html") if path.startswith("/job_") else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr><td class="zw"><a href="job_{row.number}.html">{row.title}</a></td><td>沧江</td><td>{row.number % 5 + 1}人</td>'
            f'<td>本科及以上</td><td><a class="btn" href="job_{row.number}.html">查看详情</a></td></tr>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f'<a class="cur" href="javascript:;">{n}</a>'
            if n == number
            else f'<a href="job{f"_p{n}" if n > 1 else ""}.html">{n}</a>'
            for n in range(1, self.last(held) + 1)
        )
        heads = "".join(f"<th>{head}</th>" for head in ("职位名称", "工作地点", "招聘人数", "学历要求", "操作"))
        return self.put(
            "招聘职位",
            f'<h2><span>招聘职位</span>JOBS</h2><table class="joblist"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
            f'<div class="pagination">{numbers}</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        facts = "".join(
            f"<li>{fact}</li>"
            for fact in ("工作地点：沧江", f"招聘人数：{row.number % 5 + 1}人", f"发布日期：{row.day:%Y.%m.%d}")
        )
        return self.put(
            "职位详情",
            f'<div class="crumb"><a href="job.html">招聘职位</a> &gt; 职位详情</div><div class="jobdetail"><h3>{row.title}</h3><ul class="info">{facts}</ul>'
            f'<h4>职位描述</h4><div class="txt">{body(row, _line)}{file_links(row)}</div><a href="job.html">返回列表</a></div>',
        )


def _age(day: date) -> str:
    past = (TODAY - day).days
    return f"{past}天前" if past < 7 else f"{past // 7}周前" if past < 30 else f"{past // 30}月前"


class UndatedWard(Plain):
    """Cards with a picture, a summary and an age; tabs above them, hot news without days and a tag that is called like a channel beside them."""

    name, start, site, size = "seventh-undated-ward", "/rczp.html", "云麓附属医院", 8
    menu = (("/about.html", "医院概况"), ("/news.html", "新闻动态"), ("/rczp.html", "人才招聘"))

    def mark(self, number: int) -> str:
        return f"/rczp/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return path.removeprefix("/rczp/").removesuffix(".html") if path.startswith("/rczp/") else None

    def beside(self, held: Holding) -> str:
        hot = "".join(f'<li><a href="/rczp/{row.number}.html">{row.title}</a></li>' for row in held.notices[1:8])
        return f'<aside class="col-md-4"><div class="panel hot-article"><h3 class="panel-title">推荐资讯</h3><ul>{hot}</ul></div><div class="panel hot-tags"><a href="/tag/招聘.html"><span>招聘</span></a></div></aside>'

    def page(self, held: Holding, number: int) -> str:
        cards = "".join(
            f'<article class="article-item"><div class="media-left"><a href="/rczp/{row.number}.html"><img src="/noimage.jpg" alt="{row.title}"></a></div>'
            f'<div class="media-body"><h3 class="article-title"><a href="/rczp/{row.number}.html">{row.title}</a></h3><div class="article-intro">{cut("".join(row.paragraphs), 60)}</div>'
            f'<div class="article-tag"><a href="/rczp.html" class="tag">人才招聘</a> <span itemprop="date">{_age(row.day)}</span> <span title="浏览次数">{views(row)} 浏览</span></div></div></article>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        numbers = "".join(
            f'<li class="active"><span>{n}</span></li>'
            if n == number
            else f'<li><a href="/rczp.html?page={n}">{n}</a></li>'
            for n in range(1, last + 1)
        )
        ahead = f'<li><a href="/rczp.html?page={number + 1}">&raquo;</a></li>' if number < last else ""
        return self.put(
            "人才招聘",
            f'<div class="row"><main class="col-md-8"><div class="panel-heading"><h3><span>最新</span> <a href="/rczp.html?orderby=views">热门</a></h3></div><div class="article-list">{cards}</div><div class="text-center pager"><ul class="pagination">{numbers}{ahead}</ul></div></main>{self.beside(held)}</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="row"><main class="col-md-8"><div class="article-metas"><h1 class="metas-title">{row.title}</h1><div class="metas-body"><span>{views(row)} 阅读</span><span>0 评论</span><span><i class="fa fa-clock-o"></i> {row.day} {clock(row)}</span></div></div>'
            f'<div class="article-text">{body(row, _line)}{file_links(row)}</div><ul class="entry-meta"><li>本文分类：<a href="/rczp.html">人才招聘</a></li><li>发布日期：{row.day} {clock(row)}</li></ul></main>{self.beside(held)}</div>',
        )


STYLES = (UndatedCampus().style(), UndatedWard().style())
