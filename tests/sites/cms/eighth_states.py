"""Four whose first rows a server renders: Nuxt 3, Next by pages and by its app router, a form that stays on its last page.

What 28 sites of employers, authorities and talent networks, written before the reader was read, showed at the first try.
"""

from __future__ import annotations

import re
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Place, body, dump, file_links, millis, ok, views, whole
from tests.sites.cms.style import Request
from tests.sites.cms.turns import Plain


def line(text: str) -> str:
    return f"<p>{text}</p>"


def devalued(value: Any) -> str:
    """Data as Nuxt 3 packs it: a list of values, whose objects name places in it."""
    told: list[Any] = []

    def put(one: Any) -> int:
        at = len(told)
        told.append(None)
        if isinstance(one, dict):
            told[at] = {name: put(inner) for name, inner in one.items()}
        elif isinstance(one, list):
            told[at] = [put(inner) for inner in one]
        else:
            told[at] = one
        return at

    put(value)
    return dump(told)


class NuxtFactory(Place):
    """Rows and their state are in the page; numbers without addresses ask an interface, through a function of the bundle with a made name."""

    name, start = "eighth-nuxt-factory", "/recruit"
    scripts = {  # noqa: RUF012
        "/_nuxt/recruit.C8hd2k1a.js": """import{u as L,_ as K}from"./entry.Bd81f0c2.js";const S={class:"recruit-list"},N=x({__name:"recruit",async setup(z){let s,l;const c=i(1),{data:d,refresh:u}=([s,l]=B(()=>L("/api/recruit/page",{query:{pageNum:c,pageSize:10,category:"social"}},"$aB3xZ")),s=await s,l(),s);C(c,()=>u());return(y,v)=>{const f=K;return a(),n("div",S,[(a(!0),n(h,null,g(d.value.data.list,e=>(a(),m(f,{key:e.id,to:`/recruit/${e.id}`,class:"row"},{default:()=>[t("h3",null,r(e.title),1),t("time",null,r(e.publishDate.slice(0,10)),1)]},1032,["to"]))),128))])}}});export{N as default};""",
        "/_nuxt/entry.Bd81f0c2.js": """const r=[{name:"recruit",path:"/recruit",component:()=>import("./recruit.C8hd2k1a.js")},{name:"recruit-id",path:"/recruit/:id()",component:()=>import("./_id_.D1aa0e9f.js")}];export{r as u};""",
    }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/(\d+)", path)
        return found[1] if found else None

    def told(self, held: Holding, number: int) -> dict[str, Any]:
        rows = [
            {"id": row.number, "title": row.title, "publishDate": f"{row.day}T08:00:00+08:00"}
            for row in held.page(number, self.size)
        ]
        return {"code": 0, "data": {"list": rows, "total": len(held.notices)}}

    def put(self, title: str, main: str, state: Any) -> str:
        return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title} - 松原岭装备</title><link rel="modulepreload" as="script" crossorigin href="/_nuxt/entry.Bd81f0c2.js"><link rel="modulepreload" as="script" crossorigin href="/_nuxt/recruit.C8hd2k1a.js">
<script type="module" src="/_nuxt/entry.Bd81f0c2.js" crossorigin></script></head><body><div id="__nuxt"><header><nav><a href="/about">关于我们</a><a href="/recruit" aria-current="page">加入我们</a></nav></header><main>{main}</main><footer>© 2026 松原岭装备</footer></div>
<script type="application/json" data-nuxt-data="nuxt-app" data-ssr="true" id="__NUXT_DATA__">{devalued(state)}</script><script>window.__NUXT__={{}};window.__NUXT__.config={{public:{{}},app:{{baseURL:"/"}}}}</script></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<a href="/recruit/{row.number}" class="row"><h3>{row.title}</h3><time>{row.day}</time></a>'
            for row in held.page(1, self.size)
        )
        numbers = "".join(
            f'<li class="number" aria-label="第 {n} 页" tabindex="0">{n}</li>' for n in range(1, self.last(held) + 1)
        )
        main = f'<div class="recruit-list">{rows}<div class="el-pagination"><button type="button" disabled>&lt;</button><ul class="el-pager">{numbers}</ul><button type="button">&gt;</button></div></div>'
        return self.put("社会招聘", main, {"data": {"$aB3xZ": self.told(held, 1)}, "state": {}})

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f"<article><h1>{row.title}</h1><time>{row.day}</time><div>{body(row, line)}{file_links(row)}</div></article>",
            {"data": {}},
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/api/recruit/page" or asked.query.get("category") != "social":
            return None
        return ok(self.told(held, whole(asked.query.get("pageNum"), 1)))


class CursorDevelopment(Place):
    """Next by pages: *加载更多* asks with the cursor that the answer before named, in the key of an infinite list."""

    name, start = "eighth-cursor-development", "/jobs"
    scripts = {  # noqa: RUF012
        "/_next/static/chunks/pages/jobs-5d6e7f.js": """(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[212],{3310:function(e,n,t){"use strict";t.r(n);var r=t(5893),s=t(1664),i=t.n(s),c=t(2962);let o=e=>fetch(e).then(e=>e.json());function f(e){let{initial:n}=e,{data:t,size:s,setSize:d}=(0,c.ZP)((e,n)=>n&&!n.nextCursor?null:0===e?"/api/jobs?limit=10":"/api/jobs?limit=10&cursor=".concat(n.nextCursor),o,{fallbackData:[n]}),h=t.flatMap(e=>e.items);return(0,r.jsxs)("div",{children:[h.map(e=>(0,r.jsxs)(i(),{href:"/jobs/".concat(e.id),children:[(0,r.jsx)("span",{children:e.title})]},e.id)),(0,r.jsx)("button",{onClick:()=>d(s+1),children:"加载更多"})]})}}}]);"""
    }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/jobs/(\d+)", path)
        return found[1] if found else None

    def told(self, held: Holding, cursor: str) -> dict[str, Any]:
        begun = next((at + 1 for at, row in enumerate(held.notices) if f"c{row.number}" == cursor), 0)
        rows = held.notices[begun : begun + 10]
        items = [{"id": row.number, "title": row.title, "publishedAt": millis(row)} for row in rows]
        return {"items": items, "nextCursor": f"c{rows[-1].number}" if begun + 10 < len(held.notices) else None}

    def put(self, title: str, main: str, props: Any) -> str:
        state = dump({"props": {"pageProps": props}, "page": "/jobs", "query": {}, "buildId": "b7Hk"})
        return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><title>{title}</title><script src="/_next/static/chunks/pages/jobs-5d6e7f.js" defer=""></script></head><body><div id="__next"><ul class="top"><li><a href="/group">走进集团</a></li><li><a href="/jobs">招贤纳士</a></li></ul>{main}<div class="foot">望海城市发展集团</div></div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<a class="jobs_row__b2" href="/jobs/{row.number}"><span>{row.title}</span><em>{row.day.year}/{row.day.month}/{row.day.day}</em></a>'
            for row in held.notices[:10]
        )
        main = f'<div class="jobs_wrap__a1">{rows}<button>加载更多</button></div>'
        return self.put("招贤纳士", main, {"initial": self.told(held, "")})

    def article(self, held: Holding, row: Notice) -> str:
        day = f"{row.day.year}/{row.day.month}/{row.day.day}"
        main = f'<div><a href="/jobs">返回</a><h2>{row.title}</h2><div><span>{day}</span><span>人力资源部</span></div><div>{body(row, line)}{file_links(row)}</div></div>'
        return self.put("招贤纳士", main, {})

    def api(self, held: Holding, asked: Request) -> Answer | None:
        return ok(self.told(held, asked.query.get("cursor", ""))) if asked.path == "/api/jobs" else None


class FlightClinic(Place):
    """Next by its app router: the pieces of its data say how many rows there are, *查看更多* asks for the next."""

    name, start, size = "eighth-flight-clinic", "/careers", 9
    scripts = {  # noqa: RUF012
        "/_next/static/chunks/app/careers/page-7a6b5c.js": """(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[931],{4410:(e,t,n)=>{"use strict";n.d(t,{default:()=>i});var r=n(7437),s=n(2265),a=n(7648);function i(e){let{initialItems:t,total:n}=e,[i,l]=(0,s.useState)(t),[c,o]=(0,s.useState)(1);async function m(){let e=c+1,t=await fetch("/api/careers?page=".concat(e,"&pageSize=9")),n=await t.json();l(e=>[...e,...n.items]),o(e)}return(0,r.jsxs)("div",{children:[(0,r.jsx)("ul",{children:i.map(e=>(0,r.jsx)("li",{children:(0,r.jsxs)(a.default,{href:"/careers/".concat(e.slug),children:[(0,r.jsx)("h3",{children:e.title})]})},e.slug))}),i.length<n&&(0,r.jsx)("button",{onClick:m,children:"查看更多"})]})}}}]);"""
    }

    def mark(self, number: int) -> str:
        return f"/post-{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return path.removeprefix("/careers/post-") if path.startswith("/careers/post-") else None

    def told(self, held: Holding, number: int) -> list[dict[str, str]]:
        return [
            {"slug": f"post-{row.number}", "title": row.title, "date": str(row.day)}
            for row in held.page(number, self.size)
        ]

    def put(self, title: str, main: str, flight: str) -> str:
        return f"""<!DOCTYPE html><html lang="zh"><head><meta charSet="utf-8"/><title>{title}</title><script src="/_next/static/chunks/app/careers/page-7a6b5c.js" async=""></script></head><body><header><nav><a href="/about">关于</a><a href="/careers">加入我们</a></nav></header><main>{main}</main><footer>临川医疗集团</footer><script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,{dump(flight)}])</script></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<li><a href="/careers/post-{row.number}"><h3>{row.title}</h3><time>{row.day}</time></a></li>'
            for row in held.page(1, self.size)
        )
        flight = f'5:["$","main",null,{{"children":["$","$L3",null,{{"initialItems":{dump(self.told(held, 1))},"total":{len(held.notices)}}}]}}]\n'
        return self.put("加入我们", f"<h1>加入我们</h1><div><ul>{rows}</ul><button>查看更多</button></div>", flight)

    def article(self, held: Holding, row: Notice) -> str:
        main = f'<article><h1>{row.title}</h1><p><time dateTime="{row.day}">{row.day.year}年{row.day.month}月{row.day.day}日</time></p><div>{body(row, line)}</div><div>{file_links(row)}</div></article>'
        return self.put(row.title, main, "2:null\n")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/api/careers":
            return None
        return ok({"items": self.told(held, whole(asked.query.get("page"), 1)), "total": len(held.notices)})


class StayingCounty(Plain):
    """Links fill the field of a form; on the last page *下一页* asks for that page again, and of its rows there is one."""

    name, start, site, size = "eighth-staying-county", "/xxgk/list.do", "青岚县人民政府", 13
    menu = (("/", "首页"), ("/xxgk/", "政务公开"))

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pageNo"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return path.removeprefix("/xxgk/content/") if path.startswith("/xxgk/content/") else None

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        rows = "".join(
            f'<tr><td>{place}</td><td><a href="/xxgk/content/{row.number}">{row.title}</a></td><td>{row.day}</td></tr>'
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        return self.put(
            "事业单位招聘",
            f'<div class="pos">当前位置：<a href="/">首页</a>&gt;<a href="/xxgk/list.do">事业单位招聘</a>&gt;</div><table><tr><th>序号</th><th>信息名称</th><th>发布日期</th></tr>{rows}</table>'
            f'<form id="pageForm" action="/xxgk/list.do" method="get"><input type="hidden" name="pageNo" id="pageNo" value="{number}"></form>'
            f'<div class="pager">第 {number} 页 <a href="javascript:gotoPage({max(number - 1, 1)})">上一页</a> <a href="javascript:gotoPage({min(number + 1, last)})">下一页</a></div>'
            "<script>function gotoPage(n){document.getElementById('pageNo').value=n;document.getElementById('pageForm').submit();}</script>",
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f"<h2>{row.title}</h2><p>发布日期：{row.day} 浏览：{views(row)}</p><div>{body(row, line)}{file_links(row)}</div>",
        )


STYLES = tuple(place().style() for place in (NuxtFactory, CursorDevelopment, FlightClinic, StayingCounty))
