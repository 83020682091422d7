"""A bank's campus recruitment."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import (
    Place,
    dump,
    fill,
    ok,
    other_columns,
    plain_table,
    seconds,
    whole,
)
from tests.sites.cms.style import Answer, Request, Style

_CAMPUS_APP = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["app"],{
"1a2f":function(e,t,n){"use strict";n.d(t,"a",function(){return r});
function r(e,t){return fetch(window.__INITIAL_STATE__.config.apiPrefix+e,{method:"POST",credentials:"same-origin",headers:{"Content-Type":"application/json","X-Requested-With":"XMLHttpRequest"},body:JSON.stringify(t)}).then(function(e){return e.json()}).then(function(e){if(!e.success)throw new Error(e.errorMsg);return e.result})}},
"3c7d":function(e,t,n){"use strict";n.d(t,"b",function(){return a});n.d(t,"c",function(){return o});
var i=n("1a2f");
function a(e){var t=window.__INITIAL_STATE__.config;return i["a"]("/content/page",{siteId:t.siteId,channelCode:t.channelCode,pageNo:e,pageSize:t.pageSize})}
function o(e){return i["a"]("/content/view",{siteId:window.__INITIAL_STATE__.config.siteId,contentId:e})}},
"56d7":function(e,t,n){"use strict";
var i=n("3c7d"),s=window.__INITIAL_STATE__,u=document.getElementById("root");
function l(e){return String(e||"").replace(/[&<>"]/g,function(e){return{"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;"}[e]})}
function d(e){return e.slice(0,10).replace(/-/g,".")}
function f(e){return'<li class="notice-card"><a href="/campus/notice/'+e.contentId+'" target="_blank"><p class="notice-card__title">'+l(e.title)+'</p><p class="notice-card__desc">'+l(e.summary)+'</p><time class="notice-card__time">'+d(e.publishedAt)+"</time></a></li>"}
function h(){var e=s.notice;u.innerHTML='<section class="notice-wrap"><h2 class="section-title">招聘公告</h2><ul class="notice-cards">'+e.list.map(f).join("")+"</ul>"+(e.hasMore?'<div class="load-more"><button type="button" id="more">加载更多</button></div>':'<div class="no-more">没有更多了</div>')+"</section>";
var t=document.getElementById("more");t&&t.addEventListener("click",p)}
function p(){i["b"](s.notice.pageNo+1).then(function(e){s.notice.list=s.notice.list.concat(e.list);s.notice.pageNo=e.pageNo;s.notice.hasMore=e.hasMore;h()})}
function v(){var e=s.detail;u.innerHTML='<article class="notice-detail"><h1 class="notice-detail__title">'+l(e.title)+'</h1><div class="notice-detail__meta"><span>发布时间：'+d(e.publishedAt)+"</span><span>来源："+l(e.source)+'</span></div><div class="notice-detail__body rich-text">'+e.content+"</div>"+(e.attachments.length?'<ul class="notice-detail__files">'+e.attachments.map(function(e){return'<li><a href="'+e.url+'" download>'+l(e.name)+"</a></li>"}).join("")+"</ul>":"")+"</article>"}
s.route==="noticeDetail"?v():h()}
}]);
(function(e){var t={};function n(i){if(t[i])return t[i].exports;var a=t[i]={exports:{}};return e[i].call(a.exports,a,a.exports,n),a.exports}n.d=function(e,t,i){Object.defineProperty(e,t,{enumerable:!0,get:i})};n("56d7")})(window["webpackJsonp"][0][1]);
"""


class CampusBank(Place):
    """A Node front of a bank's campus site: the first page in ``window.__INITIAL_STATE__``, 加载更多 by JSON posts."""

    name = "halls-state-campus-bank"
    start = "/campus/notice"
    size = 9
    others = other_columns(
        3270,
        date(2026, 11, 10),
        "走进总行：2026“菁英训练营”开营",
        "一名管培生的轮岗手记",
        "我行荣获年度最佳雇主称号",
    )
    scripts = {  # noqa: RUF012
        "/static/js/app.5b8e13c2.js": _CAMPUS_APP,
        "/static/css/app.2c91f04d.css": ".notice-card{padding:24px 0;border-bottom:1px solid #eee}",
    }
    shell = """
<!DOCTYPE html>
<html lang="zh-cmn-Hans">
<head>
<meta charset="utf-8">
<title>@title@</title>
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="format-detection" content="telephone=no">
<link rel="shortcut icon" href="/favicon.ico">
<link rel="preload" href="/static/js/app.5b8e13c2.js" as="script">
<link rel="stylesheet" href="/static/css/app.2c91f04d.css">
</head>
<body>
<div class="campus-header">
  <a class="campus-header__logo" href="/campus"><img src="/static/img/logo.8f2c.svg" alt="望海农商银行校园招聘"></a>
  <nav class="campus-header__nav"><a href="/campus">首页</a><a href="/campus/positions">招聘职位</a><a href="/campus/notice" class="router-link-active">招聘公告</a><a href="/campus/stories">员工故事</a><a href="/campus/faq">常见问题</a></nav>
  <div class="campus-header__user"><a href="/passport/login?redirect=%2Fcampus%2Fnotice">登录 / 注册</a></div>
</div>
<div id="root"></div>
<div class="campus-footer"><p>客服热线：96588</p><p>© 2026 望海农村商业银行股份有限公司 浙ICP备11012345号</p></div>
<script>window.__INITIAL_STATE__=@state@;</script>
<script src="/static/js/app.5b8e13c2.js"></script>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/campus/(?:notice|stories)/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/campus/notice/{number}"

    def brief(self, row: Notice) -> dict[str, Any]:
        return {
            "contentId": row.number,
            "title": row.title,
            "summary": "".join(row.paragraphs)[:48] if row.kind in ("text", "table") else "",
            "publishedAt": f"{row.day}T{seconds(row)}+08:00",
            "isTop": False,
        }

    def whole(self, row: Notice) -> dict[str, Any]:
        if row.kind == "pdf":
            content = (
                f'<p><iframe src="/upload/{row.number}.pdf" width="100%" height="900" frameborder="0"></iframe></p>'
            )
        elif row.kind == "image":
            content = f'<p><img src="/upload/{row.number}.jpg" alt=""></p>'
        else:
            content = "".join(f"<p>{line}</p>" for line in row.paragraphs) + (
                plain_table(row) if row.kind == "table" else ""
            )
        listed = [{"name": name, "url": url} for name, url in row.files]
        return self.brief(row) | {"source": "人力资源部", "content": content, "attachments": listed}

    def listed(self, held: Holding, number: int, size: int) -> dict[str, Any]:
        more = number < held.pages(size)
        return {
            "list": [self.brief(row) for row in held.page(number, size)],
            "pageNo": number,
            "pageSize": size,
            "total": len(held.notices),
            "hasMore": more,
        }

    def put(self, title: str, state: dict[str, Any]) -> str:
        config = {"apiPrefix": "/api/v1", "siteId": 12, "channelCode": "XYZP_GG", "pageSize": self.size, "env": "prod"}
        text = dump({"config": config, "user": None} | state).replace("<", "\\u003C").replace(">", "\\u003E")
        return fill(self.shell, title=title, state=text)

    def page(self, held: Holding, number: int) -> str:
        links = [{"title": row.title, "url": f"/campus/stories/{row.number}"} for row in self.others]
        return self.put(
            "招聘公告 - 望海农商银行校园招聘",
            {"route": "noticeList", "stories": links, "notice": self.listed(held, 1, self.size)},
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(f"{row.title} - 望海农商银行校园招聘", {"route": "noticeDetail", "detail": self.whole(row)})

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path not in ("/api/v1/content/page", "/api/v1/content/view"):
            return None
        told = asked.json
        if asked.method != "POST" or told is None or told.get("siteId") != 12:
            return ok({"success": False, "errorCode": "PARAM_ERROR", "errorMsg": "参数错误", "result": None})
        if asked.path.endswith("view"):
            row = next((row for row in self.all(held) if str(row.number) == str(told.get("contentId"))), None)
            result = self.whole(row) if row else None
            return ok(
                {
                    "success": row is not None,
                    "errorCode": None,
                    "errorMsg": None if row else "内容不存在",
                    "result": result,
                }
            )
        column = {"XYZP_GG": held, "YGGS": Holding(self.others)}.get(str(told.get("channelCode")), Holding())
        return ok(
            {
                "success": True,
                "errorCode": None,
                "errorMsg": None,
                "result": self.listed(column, whole(told.get("pageNo"), 1), whole(told.get("pageSize"), 10)),
            }
        )


STYLES: tuple[Style, ...] = (CampusBank().style(),)
