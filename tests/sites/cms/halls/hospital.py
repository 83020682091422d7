"""A hospital on Web Forms."""

from __future__ import annotations

import base64
import re
from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import (
    Place,
    clock,
    fill,
    other_columns,
    seconds,
    views,
    whole,
    word_table,
)
from tests.sites.cms.webforms import FORM

# -- hospital, ASP.NET Web Forms -----------------------------------------------------------------------------------


class WebForms(Place):
    """In-house ASP.NET Web Forms in GB2312: ``AspNetPager`` by ``__doPostBack``, ``[2026/11/3]``, cut titles."""

    name = "halls-webforms-hospital"
    start = "/NewsList.aspx?cid=27"
    charset = "gbk"
    size = 9
    pager = "ctl00$ContentPlaceHolder1$AspNetPager1"
    others = other_columns(
        2988,
        date(2026, 11, 9),
        "我院成功开展首例机器人辅助关节置换手术",
        "北陵市中心医院2026年第四季度专家坐诊安排",
        "关于门诊自助机升级维护的通知",
        "急诊科获评市级青年文明号",
        "秋冬季流感疫苗接种须知",
    )
    head = (
        """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>
	@title@
</title><meta name="keywords" content="北陵市中心医院,三级甲等" /><link href="css/main.css" rel="stylesheet" type="text/css" />
<script src="js/jquery-1.4.2.min.js" type="text/javascript"></script>
<script src="js/AC_RunActiveContent.js" type="text/javascript"></script>
</head>
<body>
"""
        + FORM
        + """<div>
	<input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="4EFE0B5D" />
	<input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="@valid@" />
</div>
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
  <tr><td height="120" background="images/top.jpg"><img src="images/logo.gif" alt="北陵市中心医院" /></td></tr>
  <tr><td height="36" bgcolor="#0a6fb5" align="center" class="menu">
    <a href="Default.aspx">网站首页</a> | <a href="About.aspx?id=1">医院概况</a> | <a href="NewsList.aspx?cid=21">医院动态</a> | <a href="Dept.aspx">科室导航</a> | <a href="Expert.aspx">专家介绍</a> | <a href="NewsList.aspx?cid=24">就医指南</a> | <a href="NewsList.aspx?cid=26">招标采购</a> | <a href="NewsList.aspx?cid=27">人才招聘</a> | <a href="Message.aspx">院长信箱</a>
  </td></tr>
  <tr><td height="28"><table width="100%"><tr><td><script type="text/javascript" src="js/date.js"></script></td><td align="right">站内搜索：<input name="ctl00$txtKey" type="text" id="ctl00_txtKey" class="input1" /><input type="submit" name="ctl00$btnSearch" value="搜索" id="ctl00_btnSearch" /></td></tr></table></td></tr>
</table>
"""
    )
    foot = """
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0" class="foot">
  <tr><td align="center">友情链接：<a href="http://www.nhc.gov.cn" target="_blank">国家卫生健康委员会</a> <a href="http://www.blwjw.gov.cn" target="_blank">北陵市卫生健康委员会</a> <a href="http://www.haodf.com" target="_blank">好大夫在线</a></td></tr>
  <tr><td align="center" height="70">版权所有：北陵市中心医院　地址：北陵市健康路66号　急救电话：120　总机：000-00000000<br />辽ICP备09012345号　技术支持：北陵市中心医院信息科　您是第 <span id="ctl00_lblCount">2685137</span> 位访客</td></tr>
</table>
</form>
</body>
</html>
"""

    def state(self, number: int) -> str:
        text = f"\x0f\xff\x01\x05\x0a-1327719834\x0f\x64AspNetPager1|{number}|RecordCount|27|NewsRepeater|" + "d" * 190
        return "/wEP" + base64.b64encode(text.encode("latin-1")).decode()

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path.lower() != "/newslist.aspx" or query.get("cid") != "27":
            return None
        posted = query.get("__EVENTTARGET") == self.pager and query.get("__VIEWSTATE", "").startswith("/wEP")
        return whole(query.get("__EVENTARGUMENT"), 1) if posted else 1

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path.lower() == "/newsshow.aspx" else None

    def mark(self, number: int) -> str:
        return f"NewsShow.aspx?id={number}"

    def side(self) -> str:
        rows = "\n".join(
            f"""        <tr><td height="24">·<a href="NewsShow.aspx?id={row.number}" target="_blank">{row.title[:12]}..</a></td></tr>"""
            for row in self.others
        )
        return f"""
    <td width="220" valign="top">
      <table width="100%" class="left"><tr><td class="lefttit">人才招聘</td></tr><tr><td><a href="NewsList.aspx?cid=27">招聘信息</a></td></tr><tr><td><a href="NewsList.aspx?cid=28">规培进修</a></td></tr></table>
      <table width="100%" class="left"><tr><td class="lefttit">最新动态</td></tr>
{rows}
      </table>
    </td>"""

    def page(self, held: Holding, number: int) -> str:
        count = self.last(held)

        def link(name: str, which: int, live: bool) -> str:
            target = (
                f"""href="javascript:__doPostBack('{self.pager}','{which}')" """ if live else 'disabled="disabled" '
            )
            return f'<a {target}style="margin-right:5px;">{name}</a>'

        rows = "\n".join(
            f"""          <tr>
            <td width="18" height="30" align="center"><img src="images/dot.gif" /></td>
            <td class="dotline"><a href="NewsShow.aspx?id={row.number}" target="_blank">{row.cut}</a></td>
            <td width="100" align="center" class="dotline">[{row.day.year}/{row.day.month}/{row.day.day}]</td>
          </tr>"""
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f'<span style="margin-right:5px;font-weight:Bold;color:red;">{which}</span>'
            if which == number
            else link(str(which), which, True)
            for which in range(1, count + 1)
        )
        return (
            fill(
                self.head,
                title="招聘信息-北陵市中心医院",
                action="NewsList.aspx?cid=27",
                state=self.state(number),
                valid="/wEWBAL+" + base64.b64encode(b"ctl00" * 9).decode(),
            )
            + f"""
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
  <tr>{self.side()}
    <td width="780" valign="top">
      <table width="100%"><tr><td height="34" class="weizhi">您的位置：<a href="Default.aspx">首页</a> &gt;&gt; <span id="ctl00_ContentPlaceHolder1_lblNav">招聘信息</span></td></tr></table>
      <table width="96%" border="0" align="center" cellpadding="0" cellspacing="0">
{rows}
      </table>
      <!-- AspNetPager V7.2 for VS2005 & VS2008  Copyright:2003-2008 Webdiyer (www.webdiyer.com) -->
      <div id="ctl00_ContentPlaceHolder1_AspNetPager1" class="paginator" style="text-align:center;">
共{len(held.notices)}条 {link("首页", 1, number > 1)}{link("上一页", number - 1, number > 1)}{numbers}{link("下一页", number + 1, number < count)}{link("尾页", count, number < count)}
</div>
      <!-- AspNetPager V7.2 for VS2005 & VS2008 End -->
    </td>
  </tr>
</table>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        if row.kind == "pdf":
            body = f'<embed src="/upload/{row.number}.pdf" type="application/pdf" width="740" height="900" /><p>如无法显示请<a href="/upload/{row.number}.pdf" target="_blank">点击此处查看</a></p>'
        elif row.kind == "image":
            body = f'<p style="text-align:center"><img alt="" src="/upload/{row.number}.jpg" width="740" /></p>'
        else:
            body = "\n".join(
                '<p class="MsoNormal" style="text-indent:28.0pt;line-height:28.0pt;"><span style="font-size:14.0pt;font-family:仿宋_GB2312;">'
                + re.sub(r"(\d+)", r'<span lang="EN-US">\1</span>', line)
                + '<span lang="EN-US"><o:p></o:p></span></span></p>'
                for line in row.paragraphs
            )
            body += word_table(row) if row.kind == "table" else ""
        attached = "".join(
            f'<img src="images/fj.gif" /> <a href="{url}" target="_blank">{name}</a><br />' for name, url in row.files
        )
        attached = f"<p><strong>附件下载：</strong><br />{attached}</p>" if attached else ""

        def link(other: Notice | None) -> str:
            return f'<a href="NewsShow.aspx?id={other.number}">{other.title}</a>' if other else "没有了"

        return (
            fill(
                self.head,
                title=f"{row.title}-北陵市中心医院",
                action=f"NewsShow.aspx?id={row.number}",
                state=self.state(0),
                valid="/wEWAwL+" + base64.b64encode(b"ctl00" * 7).decode(),
            )
            + f"""
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
  <tr>{self.side()}
    <td width="780" valign="top">
      <table width="100%"><tr><td height="34" class="weizhi">您的位置：<a href="Default.aspx">首页</a> &gt;&gt; <a href="NewsList.aspx?cid=27">招聘信息</a> &gt;&gt; 正文</td></tr></table>
      <table width="96%" border="0" align="center">
        <tr><td align="center" height="50" class="newstitle"><span id="ctl00_ContentPlaceHolder1_lblTitle">{row.title}</span></td></tr>
        <tr><td align="center" height="28" bgcolor="#f3f3f3">作者：<span id="ctl00_ContentPlaceHolder1_lblAuthor">人事科</span>　发布时间：<span id="ctl00_ContentPlaceHolder1_lblTime">{row.day.year}/{row.day.month}/{row.day.day} {int(clock(row)[:2])}{seconds(row)[2:]}</span>　点击数：<span id="ctl00_ContentPlaceHolder1_lblHits">{views(row)}</span></td></tr>
        <tr><td class="newscontent"><span id="ctl00_ContentPlaceHolder1_lblContent">{body}</span>{attached}</td></tr>
        <tr><td height="30">上一篇：{link(newer)}</td></tr>
        <tr><td height="30">下一篇：{link(older)}</td></tr>
        <tr><td align="right">【<a href="javascript:window.print();">打印本页</a>】【<a href="javascript:window.close();">关闭窗口</a>】</td></tr>
      </table>
    </td>
  </tr>
</table>"""
            + self.foot
        )
