"""Two sites of offices: a personnel bureau on TRS, a state company on Spring."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import (
    Place,
    clock,
    fill,
    other_columns,
    plain_table,
    whole,
    word_table,
)

# -- personnel bureau of a city, TRS WCM ---------------------------------------------------------------------------


class Trs(Place):
    """拓尔思 WCM on a government site: ``t20261103_4027.html``, a pager written by ``document.write``."""

    name = "halls-trs-bureau"
    start = "/zwgk/sydwzp/index.html"
    size = 10
    others = other_columns(
        3768,
        date(2026, 11, 16),
        "市人力资源社会保障局召开专题党组会议",
        "我市城镇新增就业提前完成全年目标任务",
        "一图读懂：失业保险稳岗返还政策",
        "“社保服务进万家”活动走进石桥街道",
        "关于调整部分社会保险业务办理时间的通告",
        "市劳动人事争议仲裁院公开开庭审理一起案件",
        "全市技能人才队伍建设工作推进会召开",
    )
    head = """
<!DOCTYPE html>
<html lang="zh-CN">
<head>
    <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1" />
    <title>@title@_石桥市人力资源和社会保障局</title>
    <meta name="SiteName" content="石桥市人力资源和社会保障局">
    <meta name="SiteDomain" content="hrss.shiqiao.gov.cn">
    <meta name="SiteIDCode" content="4101000023">
@meta@
    <link rel="stylesheet" href="/images/reset.css"><link rel="stylesheet" href="/images/common.css">
    <script src="/images/jquery-1.8.3.min.js"></script>
</head>
<body>
<div class="barrierfree"><a href="javascript:void(0)" onclick="wzaOpen()">无障碍阅读</a> | <a href="javascript:void(0)" id="oldModel">长者模式</a> | <a href="/wapindex.html">手机版</a></div>
<div class="header"><div class="w1200"><a href="/"><img src="/images/logo.png" alt="石桥市人力资源和社会保障局"></a>
    <div class="searchbox"><form action="http://search.shiqiao.gov.cn/s" method="get" target="_blank"><input type="text" name="qt" placeholder="请输入搜索内容"><input type="hidden" name="siteCode" value="4101000023"><button type="submit">搜索</button></form></div></div></div>
<div class="menu"><ul class="w1200">
    <li><a href="/">首页</a></li>
    <li><a href="/zzjg/">机构职能</a></li>
    <li class="cur"><a href="/zwgk/">政务公开</a></li>
    <li><a href="/bsfw/">办事服务</a></li>
    <li><a href="/hdjl/">互动交流</a></li>
    <li><a href="/ztzl/">专题专栏</a></li>
</ul></div>
"""
    foot = """
<div class="footer"><div class="w1200">
    <div class="f_link"><dl><dt>国家部委网站</dt><dd><a href="http://www.mohrss.gov.cn/">人力资源和社会保障部</a></dd></dl><dl><dt>省内网站</dt><dd><a href="http://hrss.henan.gov.cn/">省人力资源和社会保障厅</a></dd></dl></div>
    <p>主办：石桥市人力资源和社会保障局　地址：石桥市政务中心大街1号　网站标识码：4101000023</p>
    <p><a href="https://beian.miit.gov.cn/">豫ICP备11003456号-2</a>　<a href="http://www.beian.gov.cn/">豫公网安备 41010502002345号</a>　<a href="/wzdt/">网站地图</a></p>
    <script id="_jiucuo_" sitecode="4101000023" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>
</div></div>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path == "/zwgk/sydwzp/":
            return 1
        found = re.fullmatch(r"/zwgk/sydwzp/index(?:_([1-9]\d*))?\.html", path)
        return int(found[1] or 0) + 1 if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zwgk/(?:sydwzp|gzdt)/\d{6}/t\d{8}_(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"_{number}.html"

    def address(self, row: Notice) -> str:
        return f"{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.html"

    def page(self, held: Holding, number: int) -> str:
        rows = "\n".join(
            f'        <li><i></i><a href="./{self.address(row)}" target="_blank" title="{row.title}">{row.title}</a><span>{row.day}</span></li>'
            + ('\n        <li class="line"></li>' if place % 5 == 4 else "")
            for place, row in enumerate(held.page(number, self.size))
        )
        hot = "\n".join(
            f'            <li><em>{place}</em><a href="../gzdt/{self.address(row)}" target="_blank">{row.title}</a></li>'
            for place, row in enumerate(self.others, 1)
        )
        meta = '    <meta name="ColumnName" content="事业单位招聘"><meta name="ColumnType" content="政务公开"><meta name="ColumnDescription" content="发布本市事业单位公开招聘公告">'
        pager = fill(
            r"""
<script language="javascript">
//WCM置标
var currentPage = @current@;//所在页从0开始
var prevPage = currentPage-1;//上一页
var nextPage = currentPage+1;//下一页
var countPage = @count@;//共多少页
//设置上一页代码
if(countPage>1&&currentPage!=0&&currentPage!=1)
	document.write("<a href=\"index.html\">首页</a>&nbsp;<a href=\"index"+"_" + prevPage + "."+"html\">上一页</a>&nbsp;");
else if(countPage>1&&currentPage!=0&&currentPage==1)
	document.write("<a href=\"index.html\">首页</a>&nbsp;<a href=\"index.html\">上一页</a>&nbsp;");
else
	document.write("<span>首页</span>&nbsp;<span>上一页</span>&nbsp;");
//循环
var num = 5;
for(var i=0 ; i<countPage && i<num; i++){
	if(currentPage==i)
		document.write("<span class=\"on\">"+(i+1)+"</span>&nbsp;");
	else if(i==0)
		document.write("<a href=\"index.html\">"+(i+1)+"</a>&nbsp;");
	else
		document.write("<a href=\"index"+"_" + i + "."+"html\">"+(i+1)+"</a>&nbsp;");
}
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1))
	document.write("<a href=\"index"+"_" + nextPage + "."+"html\">下一页</a>&nbsp;<a href=\"index_" + (countPage-1) + ".html\">尾页</a>");
else
	document.write("<span>下一页</span>&nbsp;<span>尾页</span>");
</script>""",
            current=number - 1,
            count=self.last(held),
        )
        return (
            fill(self.head, title="事业单位招聘", meta=meta)
            + f"""
<div class="w1200 main clearfix">
    <div class="crumb">您现在所在的位置：<a href="../../" class="CurrChnlCls">首页</a>&gt;<a href="../" class="CurrChnlCls">政务公开</a>&gt;<a href="./" class="CurrChnlCls">事业单位招聘</a></div>
    <div class="zw_left">
        <h3>政务公开</h3>
        <ul class="zw_menu"><li><a href="../zfxxgkzn/">政府信息公开指南</a></li><li><a href="../zcwj/">政策文件</a></li><li><a href="../zcjd/">政策解读</a></li><li class="on"><a href="./">事业单位招聘</a></li><li><a href="../gwyzl/">公务员招录</a></li><li><a href="../rsks/">人事考试</a></li><li><a href="../czyjs/">财政预决算</a></li></ul>
        <h3>热点推荐</h3>
        <ul class="hot_list">
{hot}
        </ul>
    </div>
    <div class="zw_right"><div class="tit"><b>事业单位招聘</b></div>
    <ul class="zw_list">
{rows}
    </ul>
    <div class="page">
{pager}
    </div></div>
</div>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        column = "工作动态" if row in self.others else "事业单位招聘"
        if row.kind == "pdf":
            body = f'<p align="center"><iframe src="/upload/{row.number}.pdf" width="100%" height="900" frameborder="0"></iframe></p>'
        elif row.kind == "image":
            body = f'<p align="center"><img src="/upload/{row.number}.jpg" oldsrc="W020261103{row.number}.jpg" style="border-width: 0px" alt="" /></p>'
        else:
            body = "\n".join(f"<p>　　{line}</p>" for line in row.paragraphs) + (
                word_table(row) if row.kind == "table" else ""
            )
            body += f'\n<p align="right">石桥市人力资源和社会保障局　　</p>\n<p align="right">{row.day.year}年{row.day.month}月{row.day.day}日　　</p>'
        attached = "".join(f'<li><a href="{url}" download="{name}">{name}</a></li>' for name, url in row.files)
        attached = f'<div class="appendix"><b>相关附件：</b><ul>{attached}</ul></div>' if attached else ""
        meta = f"""    <meta name="ArticleTitle" content="{escape(row.title)}">
    <meta name="PubDate" content="{row.day} {clock(row)}">
    <meta name="ContentSource" content="石桥市人力资源和社会保障局">
    <meta name="Keywords" content="招聘;公告">
    <meta name="ColumnName" content="{column}"><meta name="Url" content="https://hrss.shiqiao.gov.cn/zwgk/sydwzp/{self.address(row)}">"""
        return (
            fill(self.head, title=row.title, meta=meta)
            + f"""
<div class="w1200 main">
    <div class="crumb">您现在所在的位置：<a href="../../../" class="CurrChnlCls">首页</a>&gt;<a href="../../" class="CurrChnlCls">政务公开</a>&gt;<a href="../" class="CurrChnlCls">{column}</a></div>
    <div class="xl_box">
        <div class="xl_title">{row.title}</div>
        <div class="xl_info"><span>发布日期：{row.day} {clock(row)}</span><span>信息来源：石桥市人力资源和社会保障局</span><span>字号：<a href="javascript:doZoom(20)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a></span><span><a href="javascript:window.print()">打印</a></span></div>
        <div class="xl_con" id="Zoom"><div class="view TRS_UEDITOR trs_paper_default trs_web">
{body}
</div></div>
        {attached}
        <div class="xl_share"><span>分享到：</span><div class="bshare-custom"><a title="分享到微信" class="bshare-weixin"></a><a title="分享到新浪微博" class="bshare-sinaminiblog"></a></div><a href="javascript:window.close()">【关闭窗口】</a></div>
        <div class="ewm">扫一扫在手机打开当前页<div id="qrcode"></div></div>
    </div>
</div>
<script>function doZoom(size){{ document.getElementById('Zoom').style.fontSize = size + 'px'; }}</script>"""
            + self.foot
        )


# -- state company, Spring MVC and JSP -----------------------------------------------------------------------------


class StateCompany(Place):
    """In-house recruitment site of a state company: a search form posted by ``gopage(2)``, details by ``onclick``."""

    name = "halls-jsp-state-company"
    start = "/recruit/noticeList.do"
    size = 8
    others = other_columns(
        2740,
        date(2026, 11, 6),
        "网上报名系统操作手册（应聘人员）",
        "关于防范冒用我公司名义招聘的声明",
        "校园招聘常见问题解答",
    )
    head = """
<!DOCTYPE html>
<html>
<head>
<base href="/recruit/">
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta http-equiv="pragma" content="no-cache">
<meta http-equiv="cache-control" content="no-cache">
<title>青岚能源投资集团有限公司招聘平台</title>
<link rel="shortcut icon" href="static/images/favicon.ico">
<link rel="stylesheet" href="static/bootstrap/css/bootstrap.min.css">
<link rel="stylesheet" href="static/css/front.css?v=1.3.2">
<script type="text/javascript" src="static/js/jquery-1.11.3.min.js"></script>
<script type="text/javascript">var ctx = "/recruit";</script>
</head>
<body>
<div class="topbar"><div class="container"><span class="pull-left">欢迎访问青岚能源投资集团招聘平台</span><span class="pull-right"><a href="login.do">登录</a> | <a href="register.do">注册</a> | <a href="findPwd.do">忘记密码</a></span></div></div>
<div class="navbar navbar-default"><div class="container"><div class="navbar-header"><a class="navbar-brand" href="index.do"><img src="static/images/logo.png"></a></div>
<ul class="nav navbar-nav">
<li><a href="index.do">首页</a></li>
<li class="active"><a href="noticeList.do">招聘公告</a></li>
<li><a href="positionList.do?type=1">校园招聘</a></li>
<li><a href="positionList.do?type=2">社会招聘</a></li>
<li><a href="resume/edit.do">我的简历</a></li>
<li><a href="apply/list.do">应聘进度</a></li>
<li><a href="help.do">帮助中心</a></li>
</ul></div></div>
"""
    foot = """
<div class="footer"><div class="container text-center"><p>青岚能源投资集团有限公司 人力资源部 主办　技术支持：青岚能源信息中心</p><p>建议使用Chrome、360极速模式或IE10以上浏览器访问　服务热线：000-00000000（工作日9:00-17:00）</p></div></div>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pageNo"), 1) if path == "/recruit/noticeList.do" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("noticeId") if path == "/recruit/noticeView.do" else None

    def mark(self, number: int) -> str:
        return f"noticeId={number}"

    def page(self, held: Holding, number: int) -> str:
        count = self.last(held)
        units = ("集团本部", "热电公司", "新能源公司", "燃气公司", "设计院")
        rows = "\n".join(
            f"""<tr>
<td class="text-center">{(number - 1) * self.size + place}</td>
<td class="ellipsis"><a href="javascript:void(0);" onclick="viewNotice('{row.number}')" title="{row.title}">{row.title}</a>{'<img src="static/images/new.gif">' if number == 1 and place < 3 else ""}</td>
<td class="text-center">{units[row.number % 5]}</td>
<td class="text-center">{row.day:%Y.%m.%d}</td>
</tr>"""
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        help_rows = "".join(
            f"""<li><a href="javascript:void(0);" onclick="viewNotice('{row.number}')">{row.title}</a></li>"""
            for row in self.others
        )
        back = (
            f'<a href="javascript:gopage(1)">首页</a> <a href="javascript:gopage({number - 1})">上一页</a>'
            if number > 1
            else "<span>首页</span> <span>上一页</span>"
        )
        on = (
            f'<a href="javascript:gopage({number + 1})">下一页</a> <a href="javascript:gopage({count})">尾页</a>'
            if number < count
            else "<span>下一页</span> <span>尾页</span>"
        )
        return (
            self.head.strip()
            + f"""
<div class="container"><ol class="breadcrumb"><li><a href="index.do">首页</a></li><li class="active">招聘公告</li></ol>
<div class="row"><div class="col-md-9"><div class="panel panel-primary"><div class="panel-heading">招聘公告</div><div class="panel-body">
<form id="searchForm" name="searchForm" action="noticeList.do" method="post" class="form-inline">
<input type="hidden" id="pageNo" name="pageNo" value="{number}"/>
<input type="hidden" id="pageSize" name="pageSize" value="{self.size}"/>
<div class="form-group"><label>公告标题：</label><input type="text" class="form-control input-sm" name="title" value=""/></div>
<div class="form-group"><label>所属单位：</label><select class="form-control input-sm" name="unitId"><option value="">全部</option><option value="1">集团本部</option><option value="2">热电公司</option><option value="3">新能源公司</option></select></div>
<button type="button" class="btn btn-primary btn-sm" onclick="gopage(1)">查询</button>
</form>
<table class="table table-hover table-striped" style="table-layout:fixed">
<thead><tr><th width="60">序号</th><th>公告标题</th><th width="120">发布单位</th><th width="110">发布日期</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<div class="pagebar text-right">共{len(held.notices)}条记录 第{number}/{count}页 {back} {on} 到第<input type="text" id="toPage" size="2" value="{number}"/>页 <a href="javascript:gopage($('#toPage').val())">GO</a></div>
</div></div></div>
<div class="col-md-3"><div class="panel panel-default"><div class="panel-heading">应聘须知</div><ul class="list-unstyled">{help_rows}</ul></div>
<div class="panel panel-default"><div class="panel-heading">友情链接</div><ul class="list-unstyled"><li><a href="http://www.sasac.gov.cn/" target="_blank">国务院国资委</a></li><li><a href="http://www.iguopin.com/" target="_blank">国聘网</a></li></ul></div></div>
</div></div>
<script type="text/javascript">
function gopage(n) {{
	var total = {count};
	n = parseInt(n);
	if (isNaN(n) || n < 1) {{ n = 1; }}
	if (n > total) {{ n = total; }}
	$("#pageNo").val(n);
	$("#searchForm").submit();
}}
function viewNotice(id) {{
	window.open(ctx + "/noticeView.do?noticeId=" + id);
}}
</script>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        if row.kind == "pdf":
            body = f'<iframe src="/upload/{row.number}.pdf" width="100%" height="900"></iframe>'
        elif row.kind == "image":
            body = f'<img src="/upload/{row.number}.jpg" width="800">'
        else:
            body = "<br/><br/>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in row.paragraphs) + (
                plain_table(row) if row.kind == "table" else ""
            )
        attached = "".join(
            f'<tr><th width="120" class="active">附　　件</th><td colspan="3"><a href="{url}">{name}</a></td></tr>'
            for name, url in row.files
        )
        return (
            self.head.strip()
            + f"""
<div class="container"><ol class="breadcrumb"><li><a href="index.do">首页</a></li><li><a href="noticeList.do">招聘公告</a></li><li class="active">公告详情</li></ol>
<div class="panel panel-default"><div class="panel-body">
<table class="table table-bordered notice-view">
<tr><th width="120" class="active">公告标题</th><td colspan="3"><b>{row.title}</b></td></tr>
<tr><th class="active">发布单位</th><td>青岚能源投资集团有限公司</td><th width="120" class="active">发布日期</th><td>{row.day:%Y.%m.%d}</td></tr>
<tr><th class="active">公告内容</th><td colspan="3" class="notice-content">{body}</td></tr>
{attached}
</table>
<div class="text-center"><button type="button" class="btn btn-primary" onclick="location.href=ctx+'/login.do'">我要报名</button> <button type="button" class="btn btn-default" onclick="window.close()">关闭</button></div>
</div></div></div>"""
            + self.foot
        )
