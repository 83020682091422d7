"""What these sites share: shells of pages and ways of asking."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.style import Answer, Request, Style

Told = Any


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def stamp(row: Notice, hour: int = 10) -> int:
    """Epoch milliseconds of an hour of the day at Shanghai."""
    moment = datetime(row.day.year, row.day.month, row.day.day, hour, 12, tzinfo=UTC) - timedelta(hours=8)
    return int(moment.timestamp()) * 1000


def whole(request: Request, name: str, default: int = 1) -> int:
    values: dict[str, Any] = {**request.query, **request.form, **(request.json or {})}
    try:
        return int(values.get(name) or default)
    except ValueError:
        return default


def site(
    name: str,
    start: str,
    page: str,
    asked: Callable[[Holding, Request], Told],
    address: str,
    detail: Callable[[Notice], str],
    scripts: dict[str, str] | None = None,
    charset: str = "utf-8",
) -> Style:
    """``asked`` answers the scripts: text as a page, a pair as kind and text, other things as JSON.

    ``address`` is the pattern of a detail's path, or ``path?name`` with the number as a parameter.
    """
    place = start.partition("?")[0]

    def serves(held: Holding, request: Request) -> Answer | None:
        if scripts and request.path in scripts:
            return 200, "application/javascript", scripts[request.path]
        told = asked(held, request)
        if told is None:
            return None
        if isinstance(told, tuple):
            return 200, told[0], told[1]
        return (200, "text/html", told) if isinstance(told, str) else (200, "application/json", dumped(told))

    def lists(_held: Holding, path: str, _query: dict[str, str]) -> str | None:
        return page if path == place else None

    def details(held: Holding, path: str, query: dict[str, str]) -> str | None:
        where, _, parameter = address.partition("?")
        if parameter:
            number = query.get(parameter, "") if path == where else ""
        else:
            found = re.fullmatch(where, path)
            number = found[1] if found else ""
        return next((detail(row) for row in held.notices if str(row.number) == number), None)

    return Style(name, start, lists, details, charset=charset, serves=serves)


def college(title: str, body: str, libraries: str, script: str = "", charset: str = "utf-8") -> str:
    """A university's career centre, floats and a left menu."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{title}</title>
<link href="/css/style.css" rel="stylesheet" type="text/css" />
{libraries}
</head>
<body>
<div id="top"><div class="w1000"><img src="/images/logo.png" alt="石桥学院毕业生就业信息网" /><span class="fr"><a href="javascript:void(0)" onclick="setHome(this)">设为首页</a> | <a href="/lxwm.html">联系我们</a></span></div></div>
<div id="nav"><ul><li><a href="/index.html">网站首页</a></li><li><a href="/bmgk.html">部门概况</a></li><li><a href="/jyzc.html">就业政策</a></li><li><a href="/jyzd.html">就业指导</a></li><li><a href="/bszn.html">办事指南</a></li><li><a href="/xzzx.html">下载专区</a></li></ul></div>
<div class="w1000 main">
{body}
<div class="clear"></div>
</div>
<div id="footer"><p>Copyright &copy; 2020-2026 石桥学院招生就业处 All Rights Reserved 邮编：550001 电话：0999-8888666</p><p>技术支持：云上软件</p></div>
<script type="text/javascript">{script}</script>
</body>
</html>"""


def portal(title: str, body: str, libraries: str, script: str = "", head: str = "") -> str:
    """A newer career site, HTML5."""
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1.0">
  <meta http-equiv="X-UA-Compatible" content="IE=edge">
  {head}
  <title>{title}</title>
  <link rel="stylesheet" href="/static/css/common.css">
  {libraries}
</head>
<body>
  <header class="header">
    <a class="logo" href="/">沧江大学 · 就业创业服务网</a>
    <nav><a href="/">首页</a><a href="/center/intro">中心介绍</a><a href="/guide">办事流程</a><a href="/student/login">学生登录</a><a href="/company/login">单位登录</a></nav>
  </header>
  <main class="container">
{body}
  </main>
  <footer class="footer">主办单位：沧江大学学生就业指导服务中心　地址：沧江市滨河东路18号　<a href="https://beian.miit.gov.cn/" target="_blank">滇ICP备00000000号</a></footer>
  <script>{script}</script>
</body>
</html>"""


def company(title: str, body: str, libraries: str, script: str = "") -> str:
    """An employer's site."""
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="UTF-8">
<title>{title}</title>
<meta name="keywords" content="望海水务,水务集团,人才招聘">
<link rel="stylesheet" href="/skin/css/swiper.min.css"><link rel="stylesheet" href="/skin/css/main.css">
{libraries}
</head>
<body>
<div class="head"><div class="wrap"><h2 class="brand">望海水务集团有限公司</h2>
<ul class="menu"><li><a href="/">首页</a></li><li><a href="/gyjt/">关于集团</a><dl><dd><a href="/gyjt/jtjj/">集团简介</a></dd><dd><a href="/gyjt/zzjg/">组织架构</a></dd></dl></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/dqjs/">党群建设</a></li><li class="on"><a href="/rlzy/">人力资源</a></li></ul></div></div>
<div class="banner"><img src="/skin/images/banner_hr.jpg"></div>
<div class="wrap content-wrap">
{body}
</div>
<div class="foot"><div class="wrap">望海水务集团有限公司 版权所有　服务热线：96xxx　网站标识码：0000000000</div></div>
<script>{script}</script>
</body>
</html>"""


JQUERY = '<script type="text/javascript" src="/lib/jquery/jquery.min.js"></script>'
