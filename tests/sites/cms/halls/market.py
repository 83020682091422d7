"""A talent market on 74cms."""

from __future__ import annotations

from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import (
    Place,
    fill,
    other_columns,
    seconds,
    views,
    whole,
    word_table,
)

# -- talent market, 74cms on ThinkPHP ------------------------------------------------------------------------------


class TalentMarket(Place):
    """骑士人才系统 on ThinkPHP 3.2: everything through ``index.php?m=&c=&a=``, tops first, ``11-03`` in the list."""

    name = "halls-74cms-market"
    start = "/index.php?m=Home&c=News&a=news_list&id=5"
    size = 10
    others = other_columns(
        3480,
        date(2026, 11, 17),
        "面试时如何回答离职原因",
        "五险一金缴费基数怎么算",
        "应届毕业生三方协议签订注意事项",
        "试用期被辞退有没有补偿",
        "人才市场11月现场招聘会安排",
    )
    head = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<meta name="author" content="骑士CMS"/>
<meta name="copyright" content="74cms.com"/>
<title>@title@ - 松原岭人才网</title>
<link href="/Application/Home/View/default/public/css/common.css" rel="stylesheet" type="text/css" />
<link href="/Application/Home/View/default/public/css/news.css" rel="stylesheet" type="text/css" />
<script src="/Application/Home/View/default/public/js/jquery.min.js" type="text/javascript" language="javascript"></script>
<script type="text/javascript">
var app_spell = '0';
var qscms = {base : location.protocol,keyUrlencode:"0",domain : "",root : "/index.php",companyRepeat:"1",is_subsite : 0,smsTatus: 1};
</script>
</head>
<body>
<div class="header_min" id="header"><div class="header_min_top"><div class="itopl font_gray6 f-left"><span class="link_gray6"><a href="/">网站首页</a></span></div><div class="itopr f-right"><a href="/index.php?m=Home&amp;c=Members&amp;a=login">登录</a><a href="/index.php?m=Home&amp;c=Members&amp;a=register">注册</a></div><div class="clear"></div></div></div>
<div class="other_top_nav"><div class="ot_nav_box"><div class="ot_nav_logo"><a href="/"><img src="/data/upload/resource/logo_home.png" border="0"/></a></div>
<div class="ot_nav_link"><ul class="link_gray6 nowrap">
<li class="on_li J_hoverbut"><a href="/" target="_self">首页</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Jobs&amp;a=index" target="_self">招聘信息</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Resume&amp;a=index" target="_self">求职信息</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Jobfair&amp;a=index" target="_self">招聘会</a></li>
<li class="on_li J_hoverbut select"><a href="/index.php?m=Home&amp;c=News&amp;a=index" target="_self">职场资讯</a></li>
<li class="on_li J_hoverbut"><a href="/index.php?m=Home&amp;c=Hrtools&amp;a=index" target="_self">HR工具箱</a></li>
</ul></div><div class="clear"></div></div></div>
"""
    foot = """
<div class="new-footer"><div class="footer-txt-group nl"><div class="ftg-main"><div class="ftg-left"><div class="ftg-a-group"><a href="/index.php?m=Home&amp;c=Explain&amp;a=explain_show&amp;id=1">关于我们</a><span class="hl">|</span><a href="/index.php?m=Home&amp;c=Suggest&amp;a=index">意见建议</a><span class="hl">|</span><a href="/index.php?m=Home&amp;c=Help&amp;a=index">帮助中心</a></div><p class="copyright">联系地址：松原岭市人民路中段人才大厦一楼&nbsp;&nbsp;网站备案：吉ICP备14001234号</p><p class="copyright">Copyright © 2014-2026 松原岭市人才服务中心 版权所有 &nbsp;&nbsp;Powered by <a href="http://www.74cms.com">74cms</a> v5.0.1</p></div></div></div></div>
<div class="floatmenu"><div class="item mobile"><a class="blk"></a></div><div class="item ask"><a class="blk" target="_blank" href="/index.php?m=Home&amp;c=Suggest&amp;a=index"></a></div></div>
</body>
</html>
"""

    def order(self, held: Holding) -> Holding:
        """Two older ones stand at the top."""
        tops = (held.notices[4], held.notices[15])
        return Holding(tops + tuple(row for row in held.notices if row not in tops))

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != "/index.php" or query.get("a") != "news_list" or query.get("id") != "5":
            return None
        return whole(query.get("p"), 1)

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/index.php" and query.get("a") == "news_show" else None

    def mark(self, number: int) -> str:
        return f"id={number}"

    def address(self, row: Notice) -> str:
        return f"/index.php?m=Home&amp;c=News&amp;a=news_show&amp;id={row.number}"

    def side(self) -> str:
        hot = "\n".join(
            f'<div class="newslist"><div class="num {"t" if place < 4 else ""}">{place}</div><div class="ntit substring link_gray6"><a href="{self.address(row)}" target="_blank">{row.title}</a></div><div class="clear"></div></div>'
            for place, row in enumerate(self.others, 1)
        )
        jobs = "".join(
            f'<div class="joblist"><div class="jname link_blue"><a href="/index.php?m=Home&amp;c=Jobs&amp;a=jobs_show&amp;id={key}" target="_blank">{job}</a></div><div class="wage">{pay}</div><div class="clear"></div></div>'
            for key, job, pay in (
                (9120, "财务会计", "4K~6K/月"),
                (9118, "电商运营专员", "5K~8K/月"),
                (9113, "行政前台", "3K~4K/月"),
            )
        )
        return f"""
<div class="r"><div class="newstab"><div class="nt_t">热门资讯</div>
{hot}
</div><div class="newstab"><div class="nt_t">推荐职位</div>{jobs}</div></div>"""

    def page(self, held: Holding, number: int) -> str:
        count, link = self.last(held), "/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=5&amp;p="
        blocks = []
        for place, row in enumerate(held.page(number, self.size)):
            top = '<span class="top">[置顶]</span>' if number == 1 and place < 2 else ""
            text = "".join(row.paragraphs)[:60] + "…" if row.kind in ("text", "table") else "点击查看详情"
            blocks.append(
                f"""<div class="nlist"><div class="tit link_blue">{top}<a target="_blank" href="{self.address(row)}">{row.title}</a></div>
<div class="txt">{text}</div><div class="bot"><span class="time">{row.day:%m-%d}</span><span class="view">{views(row)}</span></div></div>"""
            )
        pager = f'<a class="prev" href="{link}{number - 1}">上一页</a>' if number > 1 else ""
        pager += "".join(
            f'<span class="current">{which}</span>'
            if which == number
            else f'<a class="num" href="{link}{which}">{which}</a>'
            for which in range(1, count + 1)
        )
        pager += f'<a class="next" href="{link}{number + 1}">下一页</a>' if number < count else ""
        rows = "\n".join(blocks)
        return (
            fill(self.head, title="公告招考")
            + f"""
<div class="newsmain"><div class="n_nav link_gray6"><a href="/index.php?m=Home&amp;c=News&amp;a=index">资讯首页</a><a href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=1">职场指南</a><a href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=3">劳动法规</a><a class="select" href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=5">公告招考</a></div>
<div class="l"><div class="ltit">公告招考</div>
{rows}
<div class="qspage">{pager}</div></div>{self.side()}
<div class="clear"></div></div>"""
            + self.foot
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        if row.kind == "pdf":
            body = f'<p><iframe height="900" width="100%" src="/upload/{row.number}.pdf"></iframe></p>'
        elif row.kind == "image":
            body = f'<p><img src="/upload/{row.number}.jpg" alt="" /></p>'
        else:
            body = "".join(f"<p>\n\t　　{line}\n</p>\n" for line in row.paragraphs) + (
                word_table(row) if row.kind == "table" else ""
            )
        body += "".join(
            f'<p>\n\t<a class="ke-insertfile" href="{url}" target="_blank">{name}</a>\n</p>\n'
            for name, url in row.files
        )
        past = f'<a href="{self.address(newer)}">{newer.title}</a>' if newer else "没有了"
        following = f'<a href="{self.address(older)}">{older.title}</a>' if older else "没有了"
        return (
            fill(self.head, title=row.title)
            + f"""
<div class="newsmain"><div class="page_so_nav link_gray6">当前位置：<a href="/">首页</a> > <a href="/index.php?m=Home&amp;c=News&amp;a=index">职场资讯</a> > <a href="/index.php?m=Home&amp;c=News&amp;a=news_list&amp;id=5">公告招考</a></div>
<div class="l"><div class="newsshow">
<h1>{row.title}</h1>
<div class="show_time">发布时间：{row.day} {seconds(row)}<span class="J_click">{views(row)}人浏览</span>来源：松原岭人才网</div>
<div class="show_content">{body}</div>
<div class="share_box"><div class="bdsharebuttonbox" data-tag="share_1"><a class="bds_qzone" data-cmd="qzone" href="#"></a><a class="bds_tsina" data-cmd="tsina"></a><a class="bds_weixin" data-cmd="weixin"></a></div></div>
<div class="show_np link_gray6"><div>上一篇：{past}</div><div>下一篇：{following}</div></div>
<div class="statement">声明：本站转载信息仅供参考，具体以招聘单位官方发布为准。</div>
</div></div>{self.side()}
<div class="clear"></div></div>"""
            + self.foot
        )
