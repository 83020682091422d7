"""Five sites of portal servers: SharePoint, Liferay, Struts with displaytag, Plone, and an in-house list whose rows are clicked."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Place, body, clock, cut, file_links, fill, other_columns, views, whole

# -- joint hospital, SharePoint ---------------------------------------------------------------------------------------


class SharePointHospital(Place):
    """A list of SharePoint: the arrow's script goes to an address that ends in the last row's number."""

    name = "rarer-sharepoint-hospital"
    start = "/hr/Lists/zpgg/AllItems.aspx"
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr"><head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@title@</title>
<link rel="stylesheet" type="text/css" href="/_layouts/15/2052/styles/Themable/corev15.css" /><script type="text/javascript" src="/_layouts/15/init.js"></script></head>
<body scroll="no"><div id="suiteBar" class="ms-dialogHidden"><a href="/">望海国际医院</a></div>
<div id="s4-workspace"><div id="s4-bodyContainer"><div id="sideNavBox" class="ms-dialogHidden ms-noList"><ul class="root static"><li class="static"><a class="static menu-item" href="/hr/SitePages/Home.aspx"><span class="menu-item-text">主页</span></a></li><li class="static selected"><a class="static menu-item" href="/hr/Lists/zpgg/AllItems.aspx"><span class="menu-item-text">招聘公告</span></a></li><li class="static"><a class="static menu-item" href="/hr/Shared Documents/Forms/AllItems.aspx"><span class="menu-item-text">表格下载</span></a></li></ul></div>
<div id="contentBox"><div id="DeltaPlaceHolderMain">@main@</div></div></div></div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"DispForm.aspx?ID={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != self.start:
            return None
        return (4028 - int(query["p_ID"])) // self.size + 1 if query.get("Paged") == "TRUE" else 1

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("ID") if path == "/hr/Lists/zpgg/DispForm.aspx" else None

    def page(self, held: Holding, number: int) -> str:
        shown = held.page(number, self.size)
        rows = "".join(
            f'<tr class="ms-itmhover {"ms-alternating" if place % 2 else ""}" iid="1,{row.number},0"><td class="ms-cellstyle ms-vb-title" height="100%"><div class="ms-vb ms-tableCell ms-list-TitleLink itx" id="{row.number}"><a class="ms-listlink" onfocus="OnLink(this)" href="/hr/Lists/zpgg/DispForm.aspx?ID={row.number}">{row.title}</a></div></td><td class="ms-cellstyle ms-vb2"><nobr>{row.day.year}/{row.day.month}/{row.day.day}</nobr></td></tr>'
            for place, row in enumerate(shown)
        )
        first, last = (number - 1) * self.size + 1, (number - 1) * self.size + len(shown)
        to = f"\\u002fhr\\u002fLists\\u002fzpgg\\u002fAllItems.aspx?Paged=TRUE\\u0026p_ID={shown[-1].number}\\u0026PageFirstRow={last + 1}"
        on = (
            f'<td><a onclick=\'javascript:RefreshPageTo(event, "{to}");javascript:return false;\' href="javascript:"><img src="/_layouts/15/2052/images/next.gif" border="0" alt="下一页"></a></td>'
            if number < self.last(held)
            else ""
        )
        main = f'<table class="ms-listviewtable" summary="招聘公告"><tr class="ms-viewheadertr"><th>标题</th><th>发布日期</th></tr>{rows}</table><table id="bottomPaging"><tr><td class="ms-paging">{first} - {last}</td>{on}</tr></table>'
        return fill(self.frame, title="招聘公告 - 所有项目", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        attached = "".join(f'<tr><td><a href="{url}">{name}</a></td></tr>' for name, url in row.files)
        fields = (
            ("标题", row.title),
            ("发布日期", f"{row.day.year}/{row.day.month}/{row.day.day}"),
            ("正文", f'<div class="ms-rtestate-field">{text}</div>'),
        )
        rows = "".join(
            f'<tr><td nowrap="true" valign="top" width="165px" class="ms-formlabel"><h3 class="ms-standardheader">{name}</h3></td><td valign="top" class="ms-formbody">{value}</td></tr>'
            for name, value in fields
        )
        main = f'<table class="ms-formtable" width="100%">{rows}<tr><td class="ms-formlabel"><h3 class="ms-standardheader">附件</h3></td><td class="ms-formbody"><table id="idAttachmentsTable">{attached}</table></td></tr></table>'
        return fill(self.frame, title=f"招聘公告 - {row.title}", main=main)


# -- bank, Liferay ----------------------------------------------------------------------------------------------------


class LiferayBank(Place):
    """An asset publisher: addresses full of the portlet's parameters, a line of *下一个*."""

    name = "rarer-liferay-bank"
    start = "/web/guest/recruit"
    portlet = "com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_tVq3"
    frame = """
<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="zh-CN"><head><title>@title@ - 青岚银行</title><meta content="initial-scale=1.0, width=device-width" name="viewport" />
<link class="lfr-css-file" data-senna-track="temporary" href="/o/classic-theme/css/clay.css" rel="stylesheet" type="text/css" /></head>
<body class="controls-visible yui3-skin-sam signed-out public-page site"><nav class="quick-access-nav" id="quickAccessNav"><h1 class="hide-accessible">导航</h1><ul><li><a href="#main-content">跳转到内容</a></li></ul></nav>
<div id="wrapper"><header id="banner" role="banner"><div id="heading"><a class="logo" href="/web/guest/home"><img alt="青岚银行" src="/o/logo" /></a></div><nav id="navigation"><ul role="menubar"><li><a href="/web/guest/home"><span>首页</span></a></li><li><a href="/web/guest/about"><span>关于我行</span></a></li><li class="selected"><a href="/web/guest/recruit"><span>人才招聘</span></a></li></ul></nav></header>
<section id="content"><h1 class="hide-accessible">@title@</h1><div class="columns-1" id="main-content" role="main"><div class="portlet-layout row"><div class="col-md-12 portlet-column"><div class="portlet-dropzone"><div class="portlet-boundary portlet-asset-publisher"><section class="portlet"><div class="portlet-content"><div class="portlet-body">@main@</div></div></section></div></div></div></div></div></section>
<footer id="footer" role="contentinfo"><p class="powered-by">青岚银行股份有限公司</p></footer></div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/web/guest/recruit/-/asset_publisher/tVq3/content/id/{row.number}?inheritRedirect=false"

    def mark(self, number: int) -> str:
        return f"/content/id/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get(f"_{self.portlet}_cur"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/web/guest/recruit/-/asset_publisher/tVq3/content/id/(\d+)", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="asset-abstract"><h3 class="asset-title"><a href="{self.at(row)}">{row.title}</a></h3><div class="asset-content"><div class="asset-summary">{cut("".join(row.paragraphs), 60, "...")} <a class="asset-more" href="{self.at(row)}">阅读更多<span class="hide-accessible">关于 {row.title}</span> »</a></div></div><div class="asset-metadata"><span class="metadata-entry metadata-publish-date">发布日期 {row.day:%y-%-m-%-d}</span></div></div><div class="separator"><!-- --></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        to = f"{self.start}?p_p_id={self.portlet}&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&_{self.portlet}_delta={self.size}&p_r_p_resetCur=false&_{self.portlet}_cur="
        before = (
            f'<li><a href="{to}{number - 1}">上一个</a></li>'
            if number > 1
            else '<li class="disabled"><a href="javascript:;">上一个</a></li>'
        )
        after = (
            f'<li><a href="{to}{number + 1}">下一个</a></li>'
            if number < last
            else '<li class="disabled"><a href="javascript:;">下一个</a></li>'
        )
        main = f'{rows}<div class="taglib-page-iterator"><div class="clearfix lfr-pagination"><small class="search-results">显示第 {(number - 1) * self.size + 1} - {min(number * self.size, len(held.notices))} 条结果，共 {len(held.notices)} 条。</small><ul class="lfr-pagination-buttons pager">{before}{after}</ul></div></div>'
        return fill(self.frame, title="人才招聘", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        attached = file_links(row)
        main = f'<div class="asset-full-content"><div class="h2 header-title">{row.title}</div><div class="asset-content"><div class="journal-content-article">{text}{attached}</div></div><div class="asset-metadata"><span class="metadata-entry metadata-publish-date">发布日期 {row.day:%y-%-m-%-d}</span></div></div>'
        return fill(self.frame, title=row.title, main=main)


# -- state company, Struts with displaytag ----------------------------------------------------------------------------


class DisplayTagCompany(Place):
    """displaytag: sorted columns, ``d-16544-p=2``, and the session in every address."""

    name = "rarer-displaytag-company"
    start = "/portal/zp/list.action"
    session = ";jsessionid=8F1D02C7A1B94E7C8D5A3B2E6F7A9C01.node2"
    others = other_columns(
        1300, date(2026, 11, 11), "集团召开干部大会", "安全生产月活动启动", "集团与望海市签署战略合作协议"
    )
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/><title>@title@</title><link rel="stylesheet" href="/portal/css/displaytag.css"/></head>
<body><div id="head"><img src="/portal/images/logo.gif" alt="沧江能源集团"/></div>
<div id="nav"><a href="/portal/index.action@session@">首页</a> | <a href="/portal/jtgk.action@session@">集团概况</a> | <a href="/portal/zp/list.action@session@">招聘信息</a></div>
<div id="left"><div class="tit">集团新闻</div>@side@</div><div id="main">@main@</div><div id="foot">沧江能源集团有限公司 版权所有</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/portal/{'xw' if row in self.others else 'zp'}/view.action{self.session}?id={row.number}"

    def mark(self, number: int) -> str:
        return f"?id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("d-16544-p"), 1) if path.split(";")[0] == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path.split(";")[0] in ("/portal/zp/view.action", "/portal/xw/view.action") else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<p><a href="{self.at(row)}">{cut(row.title, 12)}</a></p>' for row in self.others)
        return fill(self.frame, title=title, session=self.session, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr class="{("even", "odd")[place % 2]}"><td>{(number - 1) * self.size + place}</td><td><a href="{self.at(row)}">{row.title}</a></td><td>{("集团总部", "第一发电厂", "水务公司")[row.number % 3]}</td><td>{row.day}</td></tr>'
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        last, to = self.last(held), f"list.action{self.session}?d-16544-p="
        before = f'[<a href="{to}1">首页</a>/<a href="{to}{number - 1}">前页</a>]' if number > 1 else "[首页/前页]"
        after = (
            f'[<a href="{to}{number + 1}">后页</a>/<a href="{to}{last}">尾页</a>]' if number < last else "[后页/尾页]"
        )
        numbers = ", ".join(
            f"<strong>{place}</strong>"
            if place == number
            else f'<a href="{to}{place}" title="Go to page {place}">{place}</a>'
            for place in range(1, last + 1)
        )
        main = f'<span class="pagebanner">找到{len(held.notices)}条记录,显示 {(number - 1) * self.size + 1} 到 {min(number * self.size, len(held.notices))} </span><span class="pagelinks">{before} {numbers} {after}</span><table id="row" class="its"><thead><tr><th>序号</th><th class="sortable"><a href="list.action{self.session}?d-16544-s=1&d-16544-o=1">标题</a></th><th>招聘单位</th><th class="sortable"><a href="list.action{self.session}?d-16544-s=3&d-16544-o=1">发布日期</a></th></tr></thead><tbody>{rows}</tbody></table>'
        return self.put("招聘信息", main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>&nbsp;&nbsp;{line}</p>")
        attached = "".join(f'<div class="fj"><a href="{url}">{name}</a></div>' for name, url in row.files)
        return self.put(
            "招聘信息",
            f'<div class="bt">{row.title}</div><div class="ly">招聘单位：{("集团总部", "第一发电厂", "水务公司")[row.number % 3]} 发布日期：{row.day} {clock(row)}</div><div class="nr">{text}</div>{attached}',
        )


# -- institute, Plone ---------------------------------------------------------------------------------------------------


class PloneInstitute(Place):
    """Plone's collection: ``b_start:int=10``, a link that tells how many come next, the day in the by-line."""

    name = "rarer-plone-institute"
    start = "/zhaopin"
    frame = """
<!DOCTYPE html>
<html lang="zh-cn"><head><meta charset="utf-8" /><title>@title@ — 临川生态研究所</title><meta content="Plone - http://plone.com" name="generator" /><link rel="stylesheet" href="/++plone++production/default.css" /></head>
<body class="template-listing_view portaltype-collection section-zhaopin userrole-anonymous" dir="ltr"><section id="portal-toolbar"></section>
<div class="outer-wrapper"><header id="content-header"><div class="container"><a id="portal-logo" href="/"><img alt="临川生态研究所" src="/logo.png" /></a><ul class="plone-nav" id="portal-globalnav"><li><a href="/">主页</a></li><li><a href="/keyan">科学研究</a></li><li class="selected"><a href="/zhaopin">招聘</a></li></ul></div></header>
<div id="main-container" class="container"><nav id="portal-breadcrumbs" class="plone-breadcrumb"><ol><li><a href="/">主页</a></li><li>招聘</li></ol></nav><div class="row"><div id="column1-container"></div><div id="content-container"><div class="row"><div class="col-xs-12 col-sm-12"><article id="content">@main@</article></div></div></div></div></div></div>
<footer id="portal-footer-wrapper"><div class="container"><p>临川生态研究所</p></div></footer></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/zhaopin/gg-{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("b_start:int"), 0) // self.size + 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zhaopin/gg-(\d+)", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<article class="entry"><header class="tileHeader"><h2 class="tileHeadline"><a class="summary url" href="/zhaopin/gg-{row.number}" title="Document">{row.title}</a></h2><div class="documentByLine"><span class="documentAuthor">由 <span class="vcard author">人事处</span></span> — <span class="documentPublished"><span>发布于</span> {row.day.year}年{row.day.month:02}月{row.day.day:02}日 {clock(row)}</span></div></header></article>'
            for row in held.page(number, self.size)
        )
        last, left = self.last(held), len(held.notices) - number * self.size
        numbers = "".join(
            f'<li class="active"><span>{place}</span></li>'
            if place == number
            else f'<li><a href="/zhaopin?b_start:int={(place - 1) * self.size}">{place}</a></li>'
            for place in range(1, last + 1)
        )
        on = (
            f'<li class="next"><a href="/zhaopin?b_start:int={number * self.size}"><span class="label">后 {min(left, self.size)} 项 »</span></a></li>'
            if left > 0
            else ""
        )
        back = (
            f'<li class="previous"><a href="/zhaopin?b_start:int={(number - 2) * self.size}"><span class="label">« 前 {self.size} 项</span></a></li>'
            if number > 1
            else ""
        )
        return fill(
            self.frame,
            title="招聘",
            main=f'<header><h1 class="documentFirstHeading">招聘</h1></header><div id="content-core"><div class="entries">{rows}</div><nav class="pagination"><ul>{back}{numbers}{on}</ul></nav></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>", table='<table class="plain">')
        attached = "".join(f'<p><a class="internal-link" href="{url}">{name}</a></p>' for name, url in row.files)
        return fill(
            self.frame,
            title=row.title,
            main=f'<header><h1 class="documentFirstHeading">{row.title}</h1><div class="documentByLine" id="plone-document-byline"><span class="documentAuthor">由 人事处</span> — <span class="documentPublished"><span>发布于</span> {row.day.year}年{row.day.month:02}月{row.day.day:02}日 {clock(row)}</span></div></header><div id="content-core"><section id="section-text"><div id="parent-fieldname-text">{text}{attached}</div></section></div>',
        )


# -- talent centre, in-house: rows that are clicked -------------------------------------------------------------------


class ClickedCentre(Place):
    """Bootstrap and a few lines of jQuery: a row goes to the address in its ``data-href``."""

    name = "rarer-clicked-centre"
    start = "/notice/list"
    size = 12
    others = other_columns(1700, date(2026, 11, 14), "档案查询预约说明", "职称评审材料模板")
    frame = """
<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>@title@</title><link href="/lib/bootstrap/bootstrap.min.css" rel="stylesheet"><style>tr[data-href]{cursor:pointer}</style></head>
<body><nav class="navbar navbar-inverse"><div class="container"><a class="navbar-brand" href="/">石桥人才中心</a><ul class="nav navbar-nav"><li><a href="/">首页</a></li><li class="active"><a href="/notice/list">招聘公告</a></li><li><a href="/service">办事指南</a></li></ul></div></nav>
<div class="container"><div class="row"><div class="col-md-9">@main@</div><div class="col-md-3"><div class="panel panel-default"><div class="panel-heading">常用说明</div><div class="list-group">@side@</div></div></div></div></div>
<footer class="footer"><div class="container">石桥市人才服务中心</div></footer><script src="/lib/jquery.min.js"></script>
<script>$(function(){ $('tr[data-href]').on('click', function(){ window.location.href = $(this).data('href'); }); });</script></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/notice/show/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pn"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:notice|help)/show/(\d+)", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(
            f'<a class="list-group-item" href="/help/show/{row.number}">{row.title}</a>' for row in self.others
        )
        return fill(self.frame, title=title, main=main, side=side)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr data-href="/notice/show/{row.number}"><td>{row.title}</td><td><span class="label label-info">{("校招", "社招", "事业")[row.number % 3]}</span></td><td class="text-muted">{row.day}</td></tr>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        items = "".join(
            f'<li{" class=active" if place == number else ""}><a href="/notice/list?pn={place}">{place}</a></li>'
            for place in range(1, last + 1)
        )
        return self.put(
            "招聘公告",
            f'<h3>招聘公告</h3><table class="table table-hover"><thead><tr><th>标题</th><th>类别</th><th>发布日期</th></tr></thead><tbody>{rows}</tbody></table><ul class="pagination">{items}</ul>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>", table='<table class="table">')
        attached = "".join(f'<li><a href="{url}">{name}</a></li>' for name, url in row.files)
        return self.put(
            row.title,
            f'<h3 class="text-center">{row.title}</h3><p class="text-center text-muted">{row.day} 浏览 {views(row)}</p><div class="detail">{text}</div><ul class="list-unstyled">{attached}</ul>',
        )
