"""Five sites of systems with habits of their own: Drupal, Discuz, a catalogue, buttons, WordPress."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import Place, body, clock, cut, file_links, fill, other_columns, seconds, views, whole

# -- research institute, Drupal: a view as a table, days in the clock of Greenwich ----------------------------------


class ViewsInstitute(Place):
    """Drupal's views: ``?page=0`` is the first, ``datetime`` is told in UTC, heads of the columns sort."""

    name = "seldom-views-institute"
    start = "/zh-hans/jobs"
    frame = """
<!DOCTYPE html>
<html lang="zh-hans" dir="ltr">
<head><meta charset="utf-8" /><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" /><title>@title@ | 望海海洋研究所</title>
<link rel="stylesheet" media="all" href="/sites/default/files/css/css_x9.css" /></head>
<body class="layout-one-sidebar path-jobs"><a href="#main-content" class="visually-hidden focusable skip-link">跳转到主要内容</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><header><nav role="navigation" class="menu--main"><ul class="menu"><li><a href="/zh-hans">首页</a></li><li><a href="/zh-hans/about">研究所简介</a></li><li><a href="/zh-hans/research">科学研究</a></li><li><a href="/zh-hans/jobs" class="is-active">人才招聘</a></li></ul></nav></header>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="region region-content">@main@</div></main>
<footer role="contentinfo"><p>望海海洋研究所</p></footer></div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/node/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 0) + 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zh-hans/node/(\d+)", path)
        return found[1] if found else None

    def time(self, row: Notice) -> str:
        before = row.day - timedelta(days=1)
        return f'<time datetime="{before}T{16 + row.number % 8:02}:30:00Z" class="datetime">{row.day.month}/{row.day.day}/{row.day.year} - {row.number % 8:02}:30</time>'

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr><td headers="view-title-table-column" class="views-field views-field-title"><a href="/zh-hans/node/{row.number}" hreflang="zh-hans">{row.title}</a></td>'
            f'<td headers="view-created-table-column" class="views-field views-field-created">{self.time(row)}</td></tr>\n'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        items = "".join(
            f'<li class="pager__item{" is-active" if place == number else ""}"><a href="?page={place - 1}" title="{"当前" if place == number else "跳转到第"}{place}页"><span class="visually-hidden">页</span>{place}</a></li>'
            for place in range(1, last + 1)
        )
        on = (
            f'<li class="pager__item pager__item--next"><a href="?page={number}" title="跳转到下一页" rel="next"><span class="visually-hidden">下一页</span><span aria-hidden="true">››</span></a></li>'
            if number < last
            else ""
        )
        main = f"""<div class="block-page-title-block"><h1 class="page-title">人才招聘</h1></div>
<div class="views-element-container"><div class="view view-jobs"><div class="view-content"><table class="table views-table"><thead><tr><th id="view-title-table-column" scope="col"><a href="?order=title&sort=asc" title="按标题排序">标题</a></th><th id="view-created-table-column" scope="col"><a href="?order=created&sort=asc" title="按发布时间排序">发布时间</a></th></tr></thead><tbody>
{rows}</tbody></table></div><nav class="pager" role="navigation"><h4 class="visually-hidden">分页</h4><ul class="pager__items js-pager__items">{items}{on}</ul></nav></div></div>"""
        return fill(self.frame, title="人才招聘", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>", table="<table>")
        attached = "".join(
            f'<div class="field__item"><span class="file file--x-office-spreadsheet"><a href="{url}" type="application/vnd.ms-excel">{name}</a></span></div>'
            for name, url in row.files
        )
        main = f"""<div class="block-page-title-block"><h1 class="page-title"><span class="field field--name-title">{row.title}</span></h1></div>
<article class="node node--type-job node--view-mode-full"><footer class="node__meta"><div class="node__submitted">由 <span>人事教育处</span> 提交于 {self.time(row)}</div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body">{text}</div><div class="field field--name-field-files">{attached}</div></div></article>"""
        return fill(self.frame, title=row.title, main=main)


# -- forum of a city, Discuz: last answers are younger than the posts -----------------------------------------------


class ForumCity(Place):
    """Discuz! X3: two threads stay above, each row tells who wrote when and who answered last."""

    name = "seldom-discuz-forum"
    start = "/forum-46-1.html"
    charset = "gbk"
    size = 10
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gbk" />
<title>@title@ - 松原岭论坛 - Powered by Discuz!</title><meta name="generator" content="Discuz! X3.4" />
<link rel="stylesheet" type="text/css" href="data/cache/style_1_common.css?k2x" /></head>
<body id="nv_forum" class="pg_@kind@" onkeydown="if(event.keyCode==27) return false;">
<div id="toptb" class="cl"><div class="wp"><div class="z"><a href="javascript:;" onclick="setHomepage('http://site.example/');">设为首页</a></div></div></div>
<div id="hd"><div class="wp"><div class="hdc cl"><h2><a href="./" title="松原岭论坛"><img src="static/image/common/logo.png" alt="松原岭论坛" border="0" /></a></h2></div><div id="nv"><ul><li class="a"><a href="forum.php">论坛</a></li><li><a href="forum-2-1.html">本地杂谈</a></li><li><a href="forum-46-1.html">招考招聘</a></li></ul></div></div></div>
<div id="wp" class="wp"><div id="pt" class="bm cl"><div class="z"><a href="./" class="nvhm" title="首页">松原岭论坛</a><em>&raquo;</em><a href="forum.php">论坛</a><em>&rsaquo;</em><a href="forum-46-1.html">招考招聘</a></div></div>
@main@
</div><div id="ft" class="wp cl"><div id="flk" class="y"><p><a href="archiver/">Archiver</a><span class="pipe">|</span><a href="forum.php?mobile=yes">手机版</a></p><p class="xs0">GMT+8, 2026-11-25 10:12</p></div><div id="frt"><p>Powered by <strong>Discuz!</strong> <em>X3.4</em></p></div></div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"thread-{number}-"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/forum-46-(\d+)\.html", path)
        return int(found[1]) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/thread-(\d+)-1-\d+\.html", path)
        return found[1] if found else None

    def order(self, held: Holding) -> Holding:
        above = (held.notices[11], held.notices[19])
        return Holding((*above, *(row for row in held.notices if row not in above)))

    def thread(self, row: Notice, number: int, above: bool) -> str:
        day = f"{row.day.year}-{row.day.month}-{row.day.day}"
        answered = row.day + timedelta(days=row.number % 5 + 1)
        link = f"thread-{row.number}-1-{number}.html"
        title = f"<font color='#EE1B2E'><b>{row.title}</b></font>" if above else row.title
        return (
            f'<tbody id="{"stick" if above else "normal"}thread_{row.number}"><tr><td class="icn"><a href="{link}" title="{"全局置顶主题 - " if above else ""}新窗口打开" target="_blank"><img src="static/image/common/{"pin_1" if above else "folder_common"}.gif" /></a></td>'
            f'<th class="common"><em>[<a href="forum.php?mod=forumdisplay&fid=46&filter=typeid&typeid=9">公告</a>]</em> <a href="{link}" onclick="atarget(this)" class="s xst">{title}</a></th>'
            f'<td class="by"><cite><a href="space-uid-12.html" c="1">人才小编</a></cite><em><span>{day}</span></em></td>'
            f'<td class="num"><a href="{link}" class="xi2">{row.number % 7}</a><em>{views(row)}</em></td>'
            f'<td class="by"><cite><a href="space-username-abc.html" c="1">热心网友</a></cite><em><a href="forum.php?mod=redirect&tid={row.number}&goto=lastpost#lastpost">{answered.year}-{answered.month}-{answered.day} {clock(row)}</a></em></td></tr></tbody>\n'
        )

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            self.thread(row, number, number == 1 and place < 2)
            for place, row in enumerate(held.page(number, self.size))
        )
        last = self.last(held)
        numbers = "".join(
            f"<strong>{place}</strong>" if place == number else f'<a href="forum-46-{place}.html">{place}</a>'
            for place in range(1, last + 1)
        )
        on = f'<a href="forum-46-{number + 1}.html" class="nxt">下一页</a>' if number < last else ""
        main = f"""<div class="boardnav"><div id="ct" class="wp cl"><div class="mn"><div class="bm bml pbn"><div class="bm_h cl"><h1 class="xs2"><a href="forum-46-1.html">招考招聘</a> <span class="xs1 xw0 i">今日: <strong class="xi1">2</strong><span class="pipe">|</span>主题: <strong class="xi1">27</strong></span></h1></div></div>
<div id="threadlist" class="tl bm bmw"><div class="th"><table cellspacing="0" cellpadding="0"><tr><th colspan="2"><div class="tf"><a href="forum.php?mod=forumdisplay&fid=46">全部主题</a>&nbsp;<a href="forum.php?mod=forumdisplay&fid=46&filter=lastpost">最新</a></div></th><td class="by">作者</td><td class="num">回复/查看</td><td class="by">最后发表</td></tr></table></div>
<div class="bm_c"><form method="post" autocomplete="off" name="moderate" id="moderate" action="forum.php?mod=topicadmin"><table summary="forum_46" cellspacing="0" cellpadding="0" id="threadlisttableid">
{rows}</table></form></div></div>
<div class="bm bw0 pgs cl"><span id="fd_page_bottom"><div class="pg">{numbers}<label><input type="text" name="custompage" class="px" size="2" value="{number}" /><span title="共 {last} 页"> / {last} 页</span></label>{on}</div></span></div></div></div></div>"""
        return fill(self.frame, title="招考招聘", kind="forumdisplay", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        day = f"{row.day.year}-{row.day.month}-{row.day.day}"
        text = body(row, lambda line: f"{line}<br />", table='<table cellspacing="0" class="t_table">')
        attached = "".join(
            f'<ignore_js_op><dl class="tattl"><dd><p class="attnm"><a href="{url}" id="aid{row.number}" target="_blank">{name}</a></p><p>10.5 KB, 下载次数: 3</p></dd></dl></ignore_js_op>'
            for name, url in row.files
        )
        main = f"""<div id="ct" class="wp cl"><div id="postlist" class="pl bm"><table cellspacing="0" cellpadding="0"><tr><td class="pls ptn pbn"><div class="hm ptn"><span class="xg1">查看:</span> <span class="xi1">{views(row)}</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">1</span></div></td>
<td class="plc ptm pbn vwthd"><h1 class="ts">[<a href="forum.php?mod=forumdisplay&fid=46&filter=typeid&typeid=9">公告</a>] <span id="thread_subject">{row.title}</span></h1><span class="xg1"><a href="thread-{row.number}-1-1.html" onclick="return copyThreadUrl(this)">[复制链接]</a></span></td></tr></table>
<div id="post_1"><table class="plhin" cellspacing="0" cellpadding="0"><tr><td class="pls" rowspan="2"><div class="authi"><a href="space-uid-12.html" class="xw1">人才小编</a></div><p>主题 412 帖子 800 积分 3120</p></td>
<td class="plc"><div class="pi"><strong><a href="thread-{row.number}-1-1.html">楼主</a></strong><div class="pti"><div class="authi"><em id="authorposton1">发表于 {day} {seconds(row)}</em><span class="pipe">|</span><a href="forum.php?mod=viewthread&tid={row.number}&authorid=12" rel="nofollow">只看该作者</a></div></div></div>
<div class="pct"><div class="pcb"><div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_1">{text}</td></tr></table>{attached}</div></div></div></td></tr></table></div>
<div id="post_2"><table class="plhin" cellspacing="0" cellpadding="0"><tr><td class="pls"><div class="authi"><a href="space-uid-77.html" class="xw1">热心网友</a></div></td><td class="plc"><div class="pi"><div class="authi"><em id="authorposton2">发表于 {row.day + timedelta(days=row.number % 5 + 1)} {clock(row)}</em></div></div><div class="pct"><table><tr><td class="t_f" id="postmessage_2">谢谢分享，已转给同学</td></tr></table></div></td></tr></table></div></div></div>"""
        return fill(self.frame, title=f"{row.title} - 招考招聘", kind="viewthread", main=main)


# -- government's catalogue of information: hints of each row ------------------------------------------------------


class CatalogueCounty(Place):
    """信息公开目录: index numbers, and for each row a hidden hint with all its fields, among them other days."""

    name = "seldom-catalogue-county"
    start = "/xxgk/jcms_files/jcms1/web28/site/col/col1420/index.html"
    size = 10
    root = "/xxgk/jcms_files/jcms1/web28/site"
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@title@</title>
<link href="/xxgk/script/css/gk.css" rel="stylesheet" type="text/css" /><script type="text/javascript" src="/xxgk/script/jquery.tips.js"></script></head>
<body><div class="gk_top"><img src="/xxgk/images/gk_banner.jpg" alt="临川县政府信息公开" /></div>
<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td width="220" valign="top"><div class="gk_tree"><ul><li><a href="@root@/col/col1401/index.html">机构概况</a></li><li><a href="@root@/col/col1408/index.html">政策文件</a></li><li class="cur"><a href="@root@/col/col1420/index.html">人事招考</a></li><li><a href="@root@/col/col1433/index.html">财政信息</a></li></ul></div></td><td valign="top">@main@</td></tr></table>
<div class="gk_foot">临川县人民政府办公室主办</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"{self.root}/art/{row.day.year}/{row.day.month}/{row.day.day}/art_1420_{row.number}.html"

    def mark(self, number: int) -> str:
        return f"art_1420_{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(self.root + r"/col/col1420/index(?:_(\d+))?\.html", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(self.root + r"/art/\d+/\d+/\d+/art_1420_(\d+)\.html", path)
        return found[1] if found else None

    def index(self, row: Notice) -> str:
        return f"LC0018/{row.day.year}-{row.number:05}"

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr class="tr_main_value_{"odd" if place % 2 else "even"}"><td width="150">{self.index(row)}</td><td><a href="{self.at(row)}" target="_blank" mc="{row.title}" syh="{self.index(row)}" fbjg="县人社局">{cut(row.title, 24)}</a>'
            f'<div class="tip" style="display:none"><p>索 引 号：{self.index(row)}</p><p>名　　称：{row.title}</p><p>发布机构：县人社局</p><p>成文日期：{row.day - timedelta(days=2)}</p><p>发布日期：{row.day}</p></div></td>'
            f'<td width="100" align="center">{row.day}</td></tr>\n'
            for place, row in enumerate(held.page(number, self.size))
        )
        last = self.last(held)

        def to(which: int, name: str) -> str:
            return f'<a href="{self.root}/col/col1420/index{"" if which == 1 else f"_{which}"}.html">{name}</a>'

        pager = " ".join(
            (
                *((to(1, "首页"), to(number - 1, "上页")) if number > 1 else ("首页", "上页")),
                *((to(number + 1, "下页"), to(last, "尾页")) if number < last else ("下页", "尾页")),
            )
        )
        main = f'<table width="100%" class="gk_list" cellspacing="0"><tr class="th"><td>索引号</td><td>信息名称</td><td>发布日期</td></tr>\n{rows}</table><div class="gk_page">第{number}页 共{last}页 共{len(held.notices)}条 {pager}</div>'
        return fill(self.frame, title="临川县政府信息公开", root=self.root, main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p style="text-indent:2em">{line}</p>')
        attached = "".join(f'<p>附件：<a href="{url}">{name}</a></p>' for name, url in row.files)
        main = f"""<table class="xxgk_table" width="100%" border="1" cellspacing="0"><tr><td>索引号</td><td>{self.index(row)}</td><td>分类</td><td>人事信息；招考录用</td></tr><tr><td>发布机构</td><td>县人社局</td><td>成文日期</td><td>{row.day - timedelta(days=2)}</td></tr><tr><td>文件编号</td><td></td><td>发布日期</td><td>{row.day}</td></tr><tr><td>信息名称</td><td colspan="3">{row.title}</td></tr></table>
<div class="bt_title">{row.title}</div><div class="bt_content" id="zoom">{text}{attached}</div><div class="bt_link"><a href="javascript:window.print()">【打印】</a><a href="javascript:window.close()">【关闭】</a></div>"""
        return fill(self.frame, title=row.title, root=self.root, main=main)


# -- examination centre, PHP: buttons turn the pages, words that nobody sees ----------------------------------------


class ButtonsExam(Place):
    """A portal against copyists: buttons for pages, and in each paragraph signs that a style hides."""

    name = "seldom-buttons-exam"
    start = "/news/list.php?cat=6"
    others = other_columns(
        1980,
        date(2026, 11, 18),
        "关于计算机等级考试报名的提示",
        "考点周边交通管制通告",
        "成绩复核申请流程",
    )
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@-沧江考试网</title><link rel="stylesheet" href="/css/ks.css">
<style>.jk,.copyx{display:none}.n b{font-weight:normal}</style><script>document.oncontextmenu=function(){return false};document.onselectstart=function(){return false};</script></head>
<body><div class="h"><a href="/"><img src="/img/ks.png"></a><ul><li><a href="/news/list.php?cat=2">考试动态</a></li><li><a href="/news/list.php?cat=6">招聘公告</a></li><li><a href="/news/list.php?cat=8">成绩查询</a></li></ul></div>
<div class="m"><div class="n">@main@</div><div class="s"><h3>考试动态</h3>@side@</div></div>
<div class="f">沧江考试网　未经授权不得转载</div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/news/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("p"), 1) if path == "/news/list.php" and query.get("cat") == "6" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/news/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<p><a href="/news/{row.number}.html">{cut(row.title, 13)}</a></p>' for row in self.others)
        return fill(self.frame, title=title, main=main, side=side)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="it"><a href="/news/{row.number}.html" style="{"color:#c00" if row.number % 6 == 0 else ""}">{row.title}</a>{"<img src=/img/hot.gif>" if row.number % 6 == 0 else ""}<em>{row.day:%Y.%m.%d}</em></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)

        def button(name: str, which: int) -> str:
            state = "" if 1 <= which <= last and which != number else " disabled"
            return f'<input type="button" value="{name}" onclick="location.href=\'list.php?cat=6&p={which}\'"{state}>'

        pager = button("首页", 1) + button("上一页", number - 1) + button("下一页", number + 1) + button("末页", last)
        return self.put("招聘公告", f'<h2>招聘公告</h2>{rows}<div class="pp">{pager} {number}/{last}</div>')

    def article(self, held: Holding, row: Notice) -> str:
        sign = f"ks{row.number}"
        text = body(
            row,
            lambda line: f'<p>{line[:9]}<span class="jk" style="display:none">{sign}</span>{line[9:]}</p>',
        )
        attached = file_links(row)
        return self.put(
            row.title,
            f'<h1>{row.title}</h1><p class="i">{row.day:%Y.%m.%d} {clock(row)}　来源：本站整理</p><div class="c">{text}{attached}</div><div class="copyx" style="display:none">本文来自沧江考试网，转载请注明出处 2026.11.21</div>',
        )


# -- group of schools, WordPress: months in words, older posts behind one link -------------------------------------


class WordPressSchools(Place):
    """WordPress with a theme of cards: ``11月 20, 2026``, one link to what is older."""

    name = "seldom-wordpress-schools"
    start = "/category/careers/"
    size = 8
    others = other_columns(2050, date(2026, 11, 16), "秋季运动会精彩回顾", "国际部开放日报名")
    frame = """
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>@title@ &#8211; 青岚教育集团</title>@meta@<meta name="generator" content="WordPress 6.4.2" /><link rel='stylesheet' id='astra-theme-css-css' href='/wp-content/themes/astra/assets/css/minified/main.min.css' media='all' /></head>
<body class="@kind@ ast-desktop"><div id="page" class="hfeed site"><header id="masthead" class="site-header"><span class="site-title"><a href="/" rel="home">青岚教育集团</a></span><ul class="main-header-menu"><li><a href="/about/">关于我们</a></li><li><a href="/schools/">旗下学校</a></li><li><a href="/category/news/">新闻</a></li><li class="current-menu-item"><a href="/category/careers/">加入我们</a></li></ul></header>
<div id="content" class="site-content"><div class="ast-container"><div id="primary" class="content-area">@main@</div>
<div id="secondary" class="widget-area"><aside class="widget widget_search"><form role="search" method="get" class="search-form" action="/"><input type="search" name="s" placeholder="搜索…"></form></aside><aside class="widget widget_recent_entries"><h2 class="widget-title">近期文章</h2><ul>@side@</ul></aside></div></div></div>
<footer class="site-footer">Copyright &copy; 2026 青岚教育集团</footer></div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/{row.day:%Y/%m}/post-{row.number}/"

    def mark(self, number: int) -> str:
        return f"/post-{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/category/careers/(?:page/(\d+)/)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/\d{4}/\d\d/post-(\d+)/", path)
        return found[1] if found else None

    def put(self, title: str, kind: str, main: str, meta: str = "") -> str:
        newest = (*self.others, *holding(self.name).notices[:3])
        side = "".join(f'<li><a href="{self.at(row)}">{row.title}</a></li>' for row in newest)
        return fill(self.frame, title=title, kind=kind, main=main, side=side, meta=meta)

    def page(self, held: Holding, number: int) -> str:
        posts = "".join(
            f'<article class="post-{row.number} post type-post status-publish category-careers ast-article-post" id="post-{row.number}"><div class="ast-post-format- blog-layout-1"><div class="post-thumb"><a href="{self.at(row)}"><img src="/wp-content/uploads/cover.jpg" alt=""></a></div>'
            f'<div class="post-content"><h2 class="entry-title"><a href="{self.at(row)}" rel="bookmark">{row.title}</a></h2><div class="entry-meta"><a href="/category/careers/" rel="category tag">加入我们</a> / 由 <a href="/author/hr/">hr</a> / {row.day.month}月 {row.day.day}, {row.day.year}</div><div class="entry-content"><p>{cut("".join(row.paragraphs), 55, " [&hellip;]")}</p><p class="read-more"><a href="{self.at(row)}">{row.title} 阅读更多 &raquo;</a></p></div></div></div></article>'
            for row in held.page(number, self.size)
        )
        older = (
            f'<div class="nav-previous"><a href="/category/careers/page/{number + 1}/"><span class="nav-arrow">←</span> 较早文章</a></div>'
            if number < self.last(held)
            else ""
        )
        newer = (
            f'<div class="nav-next"><a href="/category/careers/{"" if number == 2 else f"page/{number - 1}/"}">较新文章 <span class="nav-arrow">→</span></a></div>'
            if number > 1
            else ""
        )
        return self.put(
            "加入我们",
            "archive category",
            f'<section class="ast-archive-description"><h1 class="page-title">加入我们</h1></section><main id="main" class="site-main"><div class="ast-row">{posts}</div></main><nav class="navigation posts-navigation" aria-label="文章"><h2 class="screen-reader-text">文章导航</h2><div class="nav-links">{older}{newer}</div></nav>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<p>{line}</p>", table='<figure class="wp-block-table"><table>')
        attached = "".join(
            f'<div class="wp-block-file"><a href="{url}">{name}</a><a href="{url}" class="wp-block-file__button" download>下载</a></div>'
            for name, url in row.files
        )
        links = "".join(
            f'<div class="nav-{kind}"><a href="{self.at(other)}" rel="{rel}"><span class="ast-left-arrow">←</span> {name}</a></div>'
            for kind, rel, name, other in (
                ("previous", "prev", "上一篇文章", older),
                ("next", "next", "下一篇文章", newer),
            )
            if other
        )
        return self.put(
            row.title,
            "single single-post",
            f'<main id="main" class="site-main"><article class="post type-post"><header class="entry-header"><h1 class="entry-title" itemprop="headline">{row.title}</h1><div class="entry-meta">由 <a href="/author/hr/">hr</a> / {row.day.month}月 {row.day.day}, {row.day.year}</div></header><div class="entry-content clear">{text}{attached}</div></article><nav class="navigation post-navigation"><div class="nav-links">{links}</div></nav></main>',
            f'<meta property="article:published_time" content="{row.day}T0{row.number % 8 + 1}:12:44+00:00" />',
        )
