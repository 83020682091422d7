"""Five more of the same whose rows scripts ask for: Strapi, a cursor that is posted, files by their ids, a part of the path, compiled async."""

from __future__ import annotations

import re
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.eighth_states import line
from tests.sites.cms.place import Answer, Application, body, clock, file_links, millis, ok, seconds, whole
from tests.sites.cms.style import Request


def _row(held: Holding, number: str) -> Notice | None:
    return next((row for row in held.notices if str(row.number) == number), None)


class StrapiInstitute(Application):
    """Strapi behind React: what counts pages is held by another parameter, ``pagination[page]``; the count stands two objects deep."""

    name, start = "eighth-strapi-institute", "/join"
    html = """<!doctype html><html lang="zh"><head><meta charset="utf-8"/><title>云麓材料研究院</title><script defer="defer" src="/static/js/main.9f3e1c2d.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"""
    scripts = {  # noqa: RUF012
        "/static/js/main.9f3e1c2d.js": """(()=>{"use strict";const r="/cms",a=async(e,t)=>{const n=new URLSearchParams(t),a=await fetch(`${r}/api${e}?${n}`);return a.json()};function l(){const[t,n]=(0,e.useState)([]),[r,l]=(0,e.useState)(1),[o,i]=(0,e.useState)(1);return(0,e.useEffect)((()=>{a("/announcements",{"filters[category][$eq]":"job","pagination[page]":r,"pagination[pageSize]":10,sort:"publishDate:desc"}).then((e=>{n(e.data),i(e.meta.pagination.pageCount)}))}),[r]),(0,s.jsxs)("div",{children:[t.map((e=>(0,s.jsx)(c,{to:`/join/${e.attributes.slug}`,children:e.attributes.title},e.id))),(0,s.jsx)(p,{count:o,page:r,onChange:(e,t)=>l(t)})]})}function u(){const{slug:t}=d(),[n,r]=(0,e.useState)(null);return(0,e.useEffect)((()=>{a("/announcements",{"filters[slug][$eq]":t,populate:"files"}).then((e=>r(e.data[0])))}),[t]),(0,s.jsx)("div",{dangerouslySetInnerHTML:{__html:n.attributes.content}})}const f=[{path:"/join",element:(0,s.jsx)(l,{})},{path:"/join/:slug",element:(0,s.jsx)(u,{})}];t.render(f)})();"""
    }

    def mark(self, number: int) -> str:
        return f"job-{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return path.removeprefix("/join/job-") if path.startswith("/join/job-") else None

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/cms/api/announcements":
            return None
        slug = asked.query.get("filters[slug][$eq]", "")
        one = _row(held, slug.removeprefix("job-"))
        size, page = whole(asked.query.get("pagination[pageSize]"), 25), whole(asked.query.get("pagination[page]"), 1)
        rows = ([one] if one is not None else []) if slug else list(held.page(page, size))
        told: list[dict[str, Any]] = [
            {
                "id": row.number,
                "attributes": {"title": row.title, "slug": f"job-{row.number}", "publishDate": str(row.day)},
            }
            for row in rows
        ]
        if slug and one is not None:
            told[0]["attributes"]["content"] = body(one, line) + file_links(one)
        count = len(rows) if slug else len(held.notices)
        paging = {"page": page, "pageSize": size, "pageCount": -(-count // size), "total": count}
        return ok({"data": told, "meta": {"pagination": paging}})


class CursorEnergy(Application):
    """Vue 3: each answer says which cursor is posted for the next; the record is asked for by a parameter of the address with the same name."""

    name, start = "eighth-cursor-energy", "/notice"
    html = """<!doctype html><html lang="zh-CN"><head><meta charset="UTF-8" /><title>沧江能源集团招聘</title><script type="module" crossorigin src="/static/index-Dk3f9a1B.js"></script></head><body><div id="app"></div></body></html>"""
    scripts = {  # noqa: RUF012
        "/static/index-Dk3f9a1B.js": """import{d as k,r as u,o as x,f as R,g as C,h as A,i as T}from"./vue-Cq8d7e6F.js";const S=A.create({baseURL:"/gateway/recruit-service",timeout:15e3});const L=t=>S.post("/v1/notice/query",t),D=t=>S.post("/v1/notice/detail",t),I=k({__name:"NoticeList",setup(t){const e=R(),n=u([]),s=u(""),o=u(!1),a=u(!1),i=async()=>{if(o.value||a.value)return;o.value=!0;const c=await L({cursor:s.value,size:10,noticeType:"SOCIAL"});n.value.push(...c.list),s.value=c.nextCursor,a.value=!c.hasMore,o.value=!1},r=c=>e.push({name:"NoticeDetail",query:{noticeNo:c.noticeNo}});return x(i),(c,l)=>r}}),q=k({__name:"NoticeDetail",setup(t){const e=C(),n=u({});return x(async()=>{n.value=await D({noticeNo:e.query.noticeNo})}),(s,o)=>n}}),N=[{path:"/",redirect:"/notice"},{path:"/notice",name:"NoticeList",component:I},{path:"/notice/detail",name:"NoticeDetail",component:q}];T(N).mount("#app");createWebHistory("/");"""
    }

    def mark(self, number: int) -> str:
        return f"noticeNo=N{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("noticeNo", "").removeprefix("N") if path == "/notice/detail" else None

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/gateway/recruit-service/v1/notice/") or asked.json is None:
            return None
        if asked.path.endswith("/detail"):
            row = _row(held, str(asked.json.get("noticeNo", "")).removeprefix("N"))
            if row is None:
                return ok({"code": "4004", "message": "公告不存在", "data": None})
            text = body(row, line) + file_links(row)
            told = {"noticeNo": f"N{row.number}", "noticeTitle": row.title, "publishDate": str(row.day)}
            return ok({"code": "0000", "data": {**told, "noticeContent": text}})
        cursor = asked.json.get("cursor") or ""
        begun = next((at + 1 for at, row in enumerate(held.notices) if f"c{row.number}" == cursor), 0)
        rows = held.notices[begun : begun + whole(asked.json.get("size"), 10)]
        more = begun + len(rows) < len(held.notices)
        listed = [{"noticeNo": f"N{row.number}", "noticeTitle": row.title, "publishDate": str(row.day)} for row in rows]
        return ok({"code": "0000", "data": {"list": listed, "nextCursor": f"c{rows[-1].number}", "hasMore": more}})


class FilesMarket(Application):
    """Static pages and Spring's page objects; a file is named with its id, out of which the page's script makes the address."""

    name, start = "eighth-files-market", "/notices.html"
    html = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>招聘公告 - 石桥人才网</title></head><body><nav><a href="index.html">首页</a><a href="notices.html">招聘公告</a></nav><h2>招聘公告</h2><div id="list">加载中…</div><div id="pager"></div><script src="js/notices.js"></script></body></html>"""
    scripts = {  # noqa: RUF012
        "/js/notices.js": """const API = '/api/public';
const size = 10;
async function load(page) {
  const res = await fetch(`${API}/notices?page=${page - 1}&size=${size}&sort=publishTime,desc`);
  const json = await res.json();
  document.getElementById('list').innerHTML = json.content.map(n => `<div class="notice"><a class="t" href="notice.html?id=${n.id}">${n.title}</a><time>${fmt(n.publishTime)}</time></div>`).join('');
}
load(1);
""",
        "/js/notice.js": """const API = '/api/public';
const id = new URLSearchParams(location.search).get('id');
fetch(`${API}/notices/${id}`).then(r => r.json()).then(n => {
  document.querySelector('.title').textContent = n.title;
  document.querySelector('.content').innerHTML = n.contentHtml;
  document.querySelector('.files').innerHTML = n.attachments.map(f => `<a href="/api/public/files/${f.fileId}">${f.fileName}</a>`).join('');
});
""",
    }

    def mark(self, number: int) -> str:
        return f"id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/notice.html" else None

    def article(self, held: Holding, row: Notice) -> str:
        return '<!DOCTYPE html><html><head><meta charset="UTF-8"><title>公告详情</title></head><body><h1 class="title"></h1><p class="meta"></p><div class="content"></div><div class="files"></div><script src="js/notice.js"></script></body></html>'

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/api/public/notices":
            at = whole(asked.query.get("page"), 0)
            content = [
                {"id": row.number, "title": row.title, "publishTime": millis(row)} for row in held.page(at + 1, 10)
            ]
            return ok({"content": content, "number": at, "size": 10, "totalElements": len(held.notices)})
        row = _row(held, asked.path.removeprefix("/api/public/notices/"))
        if row is None:
            return None
        files = [{"fileName": name, "fileId": url.rpartition("/")[2], "fileSize": 20480} for name, url in row.files]
        told = {"id": row.number, "title": row.title, "publishTime": millis(row)}
        return ok({**told, "contentHtml": body(row, line), "attachments": files})


class SlugCentre(Application):
    """Django REST: rows counted by offset, an article's name taken out of the page's path by splitting it."""

    name, start = "eighth-slug-centre", "/recruit/"
    html = """<!DOCTYPE html><html lang="zh-hans"><head><meta charset="utf-8"><title>招聘 - 北陵研究中心</title></head><body><nav><a href="/about/">概况</a><a href="/recruit/">招聘</a></nav><div id="announcements"></div><div class="pager"><button id="prev" disabled>上一页</button><button id="next">下一页</button></div><script src="/static/site/recruit.js"></script></body></html>"""
    scripts = {  # noqa: RUF012
        "/static/site/recruit.js": """(function () {
  var state = { limit: 8, offset: 0, count: 0 };
  function render(items) {
    items.forEach(function (it) { var a = document.createElement('a'); a.href = '/recruit/' + it.slug + '/'; a.textContent = it.title; });
  }
  function load() {
    var url = '/api/v1/announcements/?category=recruit&limit=' + state.limit + '&offset=' + state.offset;
    fetch(url, { headers: { 'Accept': 'application/json' } }).then(function (r) { return r.json(); }).then(function (data) { state.count = data.count; render(data.results); });
  }
  document.querySelector('#next').addEventListener('click', function () { state.offset += state.limit; load(); });
  load();
})();""",
        "/static/site/detail.js": """(function () {
  var slug = location.pathname.split('/').filter(Boolean).pop();
  fetch('/api/v1/announcements/' + slug + '/').then(function (r) { return r.json(); }).then(function (d) {
    document.querySelector('h1').textContent = d.title;
    document.querySelector('.body').innerHTML = d.content;
  });
})();""",
    }

    def mark(self, number: int) -> str:
        return f"recruit-2026-{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/recruit-2026-(\d+)/", path)
        return found[1] if found else None

    def article(self, held: Holding, row: Notice) -> str:
        return '<!DOCTYPE html><html lang="zh-hans"><head><meta charset="utf-8"><title>招聘</title></head><body><h1></h1><p class="info"></p><div class="body"></div><script src="/static/site/detail.js"></script></body></html>'

    def api(self, held: Holding, asked: Request) -> Answer | None:
        def told(row: Notice) -> dict[str, str]:
            at = f"{row.day}T{seconds(row)}+08:00"
            return {"slug": f"recruit-2026-{row.number}", "title": row.title, "published_at": at}

        if asked.path == "/api/v1/announcements/":
            size, at = whole(asked.query.get("limit"), 20), whole(asked.query.get("offset"), 0)
            rows = [told(row) for row in held.notices[at : at + size]]
            return ok({"count": len(held.notices), "next": None, "previous": None, "results": rows})
        found = re.fullmatch(r"/api/v1/announcements/recruit-2026-(\d+)/", asked.path)
        row = _row(held, found[1]) if found else None
        return ok({**told(row), "content": body(row, line) + file_links(row)}) if row is not None else None


class AsyncCareer(Application):
    """umi, compiled for older browsers: the function that asks is two, its hooks are taken apart, the history is named in brackets."""

    name, start = "eighth-async-career", "/recruit"
    html = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>临川大学就业信息网</title><script>window.routerBase = "/";</script></head><body><div id="root"></div><script src="/umi.8c9d0e1f.js"></script></body></html>"""
    scripts = {  # noqa: RUF012
        "/umi.8c9d0e1f.js": """!function(e){function o(e){return a.p+""+({2:"p__Recruit__Detail",3:"p__Recruit__List"}[e]||e)+"."+{2:"a1b2c3d4",3:"e5f6a7b8"}[e]+".async.js"}function a(t){}a.p="/"}({t3Un:function(e,t,n){"use strict";var o=n("Qyje"),a=Object(o["extend"])({prefix:"/career-api",timeout:1e4});t["a"]=a},tB8F:function(e,t,n){var r=[{path:"/",routes:[{path:"/recruit",exact:!0,component:n.e(3).then(n.bind(null,"Rl01"))},{path:"/recruit/:id",exact:!0,component:n.e(2).then(n.bind(null,"Rd01"))}]}]}});""",
        "/p__Recruit__List.e5f6a7b8.async.js": """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([[3],{Rl01:function(e,t,n){"use strict";n.r(t);var r=n("q1tI"),o=n.n(r),a=n("t3Un"),c=n("9kvl"),i=n("wx14");function l(e){return s.apply(this,arguments)}function s(){return(s=Object(i["a"])(regeneratorRuntime.mark((function e(t){return regeneratorRuntime.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(a["a"])("/recruit/info/list",{method:"POST",data:t}));case 1:case"end":return e.stop()}}),e)})))).apply(this,arguments)}t["default"]=function(){var e=Object(r["useState"])({dataList:[],total:0}),t=e[0],n=e[1],s=Object(r["useState"])(1),u=s[0],d=s[1];return Object(r["useEffect"])((function(){l({pageNo:u,pageSize:10,infoType:"1"}).then((function(e){n({dataList:e.data.dataList,total:e.data.totalCount})}))}),[u]),o.a.createElement("div",null,t.dataList.map((function(e){return o.a.createElement("div",{key:e.infoId,onClick:function(){return c["history"].push("/recruit/".concat(e.infoId))}},e.infoTitle)})),o.a.createElement("Pagination",{current:u,total:t.total,onChange:d}))}}}]);""",
        "/p__Recruit__Detail.a1b2c3d4.async.js": """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([[2],{Rd01:function(e,t,n){"use strict";n.r(t);var r=n("q1tI"),a=n("t3Un");function i(e){return Object(a["a"])("/recruit/info/detail/".concat(e),{method:"GET"})}t["default"]=function(e){var t=e.match.params.id;return Object(r["useEffect"])((function(){i(t).then((function(e){return l(e.data)}))}),[t]),null}}}]);""",
    }

    def mark(self, number: int) -> str:
        return f"9f27c0de{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/9f27c0de(\d+)", path)
        return found[1] if found else None

    def api(self, held: Holding, asked: Request) -> Answer | None:
        def told(row: Notice) -> dict[str, str]:
            return {
                "infoId": self.mark(row.number),
                "infoTitle": row.title,
                "publishTime": f"{row.day} {clock(row)}",
            }

        if asked.path == "/career-api/recruit/info/list" and asked.json is not None:
            rows = held.page(whole(asked.json.get("pageNo"), 1), whole(asked.json.get("pageSize"), 10))
            return ok({"code": 0, "data": {"dataList": [told(row) for row in rows], "totalCount": len(held.notices)}})
        row = _row(held, asked.path.removeprefix("/career-api/recruit/info/detail/9f27c0de"))
        if row is None:
            return None
        return ok({"code": 0, "data": {**told(row), "infoContent": body(row, line) + file_links(row)}})


STYLES = tuple(place().style() for place in (StrapiInstitute, CursorEnergy, FilesMarket, SlugCentre, AsyncCareer))
