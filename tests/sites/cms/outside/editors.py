"""Five that their editors make: a list in an ``iframe``, titles that are pictures, rows that are clicked, a list in a text, two a row."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.truth import NEWS, Site
from tests.sites.cms.place import clock, cut, file_links, views
from tests.sites.cms.style import Style


class Inner(Site):
    """KingCMS of a county's hospital: the column holds the list as an ``iframe``, whose links open in the page around."""

    name = "outside-iframe-list"
    start = "/zhaopin/index.php"
    charset = "gbk"
    sector = "health"
    attach = (("报名表", "/uploadfile/{n}报名表.doc"),)
    first = 7730
    size = 8

    def link(self, row: Notice) -> str:
        return f"/zhaopin/page.php?kid={row.number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        number = query.get("pid") or "1"
        if path == self.start:
            return 0
        return int(number) if path == "/block/list.php" and query.get("listid") == "17" and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("kid") if path == "/zhaopin/page.php" else None

    def mark(self, number: int) -> str:
        return f"kid={number}"

    def put(self, title: str, main: str) -> str:
        marquee = "".join(f'<a href="{self.link(row)}">{row.title}</a>' for row in NEWS[:4])
        return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk"><title>{title}_青岚县人民医院</title></head><body><div id="top"><img src="/images/top.jpg"></div><div id="menu"><a href="/">首页</a><a href="/about.php">医院简介</a><a href="/news/">医院动态</a><a href="/zhaopin/">人才招聘</a><a href="/guahao.php">预约挂号</a></div><marquee onmouseover="this.stop()">{marquee}</marquee>{main}<div id="bottom">青岚县人民医院 急救电话：120</div></body></html>'

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        if path in (self.start, "/zhaopin/"):
            return self.put(
                "人才招聘",
                '<h2>人才招聘</h2><iframe src="/block/list.php?listid=17" width="700" height="460" frameborder="0" scrolling="no"></iframe><iframe src="http://weather.example/widget.html" width="200" height="60"></iframe>',
            )
        return super()._lists(held, path, query)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<dd><a href="{self.link(row)}" target="_parent">{cut(row.title, 20, "...")}</a><span>{row.day}</span></dd>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        ahead = f'<a href="list.php?listid=17&pid={number + 1}">后页</a>' if number < last else "后页"
        back = f'<a href="list.php?listid=17&pid={number - 1}">前页</a>' if number > 1 else "前页"
        return f'<html><head><title>list</title></head><body><dl>{rows}</dl><p class="k_pagelist">{back} {number}/{last} {ahead}</p></body></html>'

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div id="show"><h1>{row.title}</h1><h3>发布：{row.day} 作者：本站编辑 浏览：{views(row)}</h3><div id="cont">{self.text(row, "<p>&nbsp; &nbsp; ")}{file_links(row)}</div></div>',
        )


class Posters(Site):
    """A firm whose titles are pictures: only their texts in ``alt`` say what each is; days under them."""

    name = "outside-picture-titles"
    start = "/html/join/"
    sector = "firm"
    attach = (("附件：岗位需求表", "/Uploads/{n}.xlsx"),)
    first = 1770
    size = 9
    others = NEWS[:3]

    def link(self, row: Notice) -> str:
        return f"/html/join/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/html/join/(?:p(\d+)\.html)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/html/join/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/join/{number}"

    def put(self, title: str, main: str) -> str:
        foot = "".join(f'<li><a href="{self.link(row)}">{row.title}</a></li>' for row in NEWS[:3])
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><header><h1><a href="/">广陵川港务集团</a></h1><nav><a href="/html/about/">关于港务</a><a href="/html/news/">新闻资讯</a><a href="/html/join/">加入我们</a></nav></header>{main}<section class="latest"><h3>新闻资讯</h3><ul>{foot}</ul></section><footer>广陵川港务集团有限公司 © 2026</footer></body></html>'

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="poster"><a href="{self.link(row)}"><img src="/Uploads/poster/{row.number}.jpg" alt="{row.title}"></a><p class="d">{row.day:%Y.%m.%d}</p></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        pages = "".join(
            f'<a href="/html/join/{f"p{n}.html" if n > 1 else ""}"{" class=on" if n == number else ""}>{n}</a>'
            for n in range(1, last + 1)
        )
        return self.put("加入我们", f'<div class="grid">{rows}</div><div class="pg">{pages}</div>')

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            f"{row.title}-广陵川港务集团",
            f'<article><h2>{row.title}</h2><div class="meta">{row.day:%Y.%m.%d}</div><div class="txt">{self.text(row)}</div>{file_links(row)}<a class="back" href="/html/join/">返回列表</a></article>',
        )


class Clicked(Site):
    """An office's own system: rows are clicked, the day of the end stands beside the day of the beginning."""

    name = "outside-clicked-rows"
    start = "/oa/pub/noticeList.do?type=2"
    sector = "exam"
    attach = (("附件.et", "/oa/pub/download.do?fileId={n}.et"),)
    first = 9020
    size = 10
    others = ()

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        number = query.get("currentPage") or "1"
        right = path == "/oa/pub/noticeList.do" and query.get("type") == "2"
        return int(number) if right and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/oa/pub/noticeView.do" else None

    def mark(self, number: int) -> str:
        return f"id={number}"

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr style="cursor:pointer" onclick="openNotice(\'{row.number}\')"><td>{(number - 1) * self.size + place}</td><td class="l">{row.title}</td><td>{row.day}</td><td>2026-12-31</td><td>{"进行中" if place < 5 else "已结束"}</td></tr>'
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        last = self.last(held)
        return (
            '<html><head><meta charset="utf-8"><title>公开招聘系统</title><script>function openNotice(id){window.open("noticeView.do?id="+id,"_blank");}\nfunction toPage(p){location.href="noticeList.do?type=2&currentPage="+p;}</script></head><body><div class="sys">沧江市公开招聘服务系统<a href="/oa/login.do">考生登录</a></div>'
            f'<table class="tb"><tr><th>序号</th><th>公告名称</th><th>发布日期</th><th>截止日期</th><th>状态</th></tr>{rows}</table><div class="fy">共{len(held.notices)}条 每页{self.size}条 {number}/{last} <a href="javascript:toPage(1)">首页</a> <a href="javascript:toPage({max(1, number - 1)})">上一页</a> <a href="javascript:toPage({min(last, number + 1)})">下一页</a> <a href="javascript:toPage({last})">末页</a></div></body></html>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        return f'<html><head><meta charset="utf-8"><title>公告详情</title></head><body><div class="sys">沧江市公开招聘服务系统<a href="/oa/login.do">考生登录</a></div><div class="nt"><div class="nt_t">{row.title}</div><div class="nt_s">发布日期：{row.day}　截止日期：2026-12-31</div><div class="nt_c">{self.text(row)}</div><div class="nt_f">{file_links(row)}</div><div class="btn"><button onclick="location.href=\'/oa/login.do\'">我要报名</button></div></div></body></html>'


class Written(Site):
    """A research group's page: the list is a text that an editor wrote, days in brackets behind the links, one page."""

    name = "outside-written-list"
    start = "/zp.html"
    sector = "institute"
    attach = (("附件：申请表", "files/{n}.docx"),)
    first = 60
    count = 18
    others = NEWS[:2]

    def link(self, row: Notice) -> str:
        return f"zp/{row.day:%Y%m}/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zp/\d{6}/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def put(self, title: str, main: str) -> str:
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div id="banner">石桥遥感课题组</div><div id="left"><p><a href="/index.html">课题组简介</a></p><p><a href="/people.html">人员</a></p><p><a href="/paper.html">论文</a></p><p><a href="/zp.html">招聘</a></p></div><div id="content">{main}</div><div id="footer">更新：2026年11月24日 联系我们：石桥市学府路1号</div></body></html>'

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<p style="line-height:200%"><span style="font-family:宋体">{place}、</span><a href="{self.link(row)}"><span style="font-family:宋体;color:#0563C1">{row.title}</span></a><span style="font-family:宋体">（{row.day.year}年{row.day.month}月{row.day.day}日）</span></p>'
            for place, row in enumerate(held.notices, 1)
        )
        return self.put(
            "石桥遥感课题组",
            f"<h2>招聘信息</h2><p>本课题组长期招聘博士后与科研助理，欢迎来信联系。近期招聘如下：</p>{rows}<p>以上岗位均长期有效，招满为止。</p>",
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<h2 align="center">{row.title}</h2><p align="center">（{row.day.year}年{row.day.month}月{row.day.day}日）</p>{self.text(row)}{file_links(row)}',
        )


class Double(Site):
    """A county's old portal: two announcements a row of the table, days in brackets without years, the detail has them in full."""

    name = "outside-two-a-row"
    start = "/Category_62/Index.aspx"
    charset = "gb2312"
    sector = "exam"
    attach = (("附件：职位表", "/UploadFiles/2026/{n}.xls"),)
    first = 33100
    size = 12

    def link(self, row: Notice) -> str:
        return f"/Item/{row.number}.aspx"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/Category_62/Index(?:_(\d+))?\.aspx", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/Item/(\d+)\.aspx", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        links = "".join(
            f'<option value="http://{n}.example/">{name}</option>'
            for n, name in enumerate(("市政府", "市人社局", "市教育局"))
        )
        hot = "".join(
            f'<tr><td>·<a href="{self.link(row)}" title="{row.title}">{cut(row.title, 12, "..")}</a></td></tr>'
            for row in NEWS
        )
        return f'<html><head><title>{title}-云麓县信息网</title></head><body><table width="1000" align="center" id="nav"><tr><td><a href="/">首页</a></td><td><a href="/Category_3/Index.aspx">云麓要闻</a></td><td><a href="/Category_62/Index.aspx">招考录用</a></td><td><a href="/Category_9/Index.aspx">便民服务</a></td></tr></table><table width="1000" align="center"><tr><td width="230" valign="top"><table class="hot"><tr><th>本周热点</th></tr>{hot}</table></td><td valign="top">{main}</td></tr></table><div align="center"><select onchange="window.open(this.value)"><option>友情链接</option>{links}</select><br>云麓县融媒体中心主办</div></body></html>'

    def page(self, held: Holding, number: int) -> str:
        cells = [
            f'<td width="50%">·<a href="{self.link(row)}" title="{row.title}" target="_blank">{cut(row.title, 16, "…")}</a> <font color="gray">[{row.day:%m-%d}]</font></td>'
            for row in held.page(number, self.size)
        ]
        rows = "".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in range(0, len(cells), 2))
        last = self.last(held)
        turn = "".join(
            f'<a href="/Category_62/Index{f"_{to}" if to > 1 else ""}.aspx">{word}</a> ' if to != number else f"{word} "
            for to, word in (
                (1, "首页"),
                (max(1, number - 1), "上一页"),
                (min(last, number + 1), "下一页"),
                (last, "尾页"),
            )
        )
        return self.put(
            "招考录用",
            f'<table class="path"><tr><td>您现在的位置： <a href="/">云麓县信息网</a> >> 招考录用</td></tr></table><table width="100%" class="two">{rows}</table><div class="pager">共 <b>{len(held.notices)}</b> 条信息 {turn} 页次：<b>{number}</b>/{last}页 {self.size}条信息/页</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="c_title">{row.title}</div><div class="c_from">【字体：<a href="#">小</a> <a href="#">大</a>】 {row.day.year}年{row.day.month:02d}月{row.day.day:02d}日 {clock(row)}　来源：县人社局　点击数：{views(row)}</div><div id="fontzoom">{self.text(row, "<p>　　")}{file_links(row)}</div><ul><li>上一篇信息： 没有了</li><li>下一篇信息： 没有了</li></ul>',
        )


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (Inner, Posters, Clicked, Written, Double))
