"""Four more by scripts: MiniUI's grid, Nuxt 3 with its payload, Next.js with pages of data, layui's flow over an interface."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Place, body, clock, dump, file_links, fill, millis, ok, seconds, views, whole
from tests.sites.cms.style import Request


class MiniGrid(Place):
    """MiniUI: the grid is an element with its address, a column's renderer makes the link; pages are counted from nought."""

    name = "branches-mini-grid"
    start = "/recruit/noticeList.jsp"
    scripts = {  # noqa: RUF012
        "/scripts/boot.js": r"""
__CreateJSPath = function (js) {
    var scripts = document.getElementsByTagName("script"), path = "";
    for (var i = 0, l = scripts.length; i < l; i++) { var src = scripts[i].src; if (src.indexOf(js) != -1) { path = src.split(js)[0]; break; } }
    return path;
}
var bootPATH = __CreateJSPath("boot.js");
mini_debugger = true;
document.write('<script src="' + bootPATH + 'miniui/miniui.js" type="text/javascript"></sc' + 'ript>');
""",
    }

    def put(self, title: str, main: str) -> str:
        return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><title>{title}</title><meta http-equiv="content-type" content="text/html; charset=UTF-8" /><script src="/scripts/boot.js" type="text/javascript"></script></head>
<body><div class="top"><span>松原岭精密机械有限公司招聘系统</span><a href="/recruit/index.jsp">首页</a><a href="/recruit/noticeList.jsp">招聘公告</a></div>{main}<div class="bot">松原岭精密机械有限公司</div></body></html>"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("noticeId") if path == "/recruit/noticeDetail.jsp" else None

    def page(self, held: Holding, number: int) -> str:
        return self.put(
            "招聘公告",
            """<div id="datagrid1" class="mini-datagrid" style="width:100%;height:480px;" url="/recruit/notice.do?method=queryNotices" idField="noticeId" pageSize="10" allowResize="true">
<div property="columns"><div type="indexcolumn"></div><div field="noticeTitle" width="300" headerAlign="center" renderer="onTitleRenderer">公告标题</div><div field="pubDept" width="120">发布部门</div><div field="pubDate" width="100" dateFormat="yyyy-MM-dd">发布日期</div></div></div>
<script type="text/javascript">
mini.parse();
var grid = mini.get("datagrid1");
grid.load();
function onTitleRenderer(e) {
    var row = e.record;
    return '<a href="/recruit/noticeDetail.jsp?noticeId=' + row.noticeId + '" target="_blank">' + row.noticeTitle + '</a>';
}
</script>""",
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        return self.put(
            row.title,
            f'<div class="detail"><h2>{row.title}</h2><div class="attr">发布部门：人力资源部 发布日期：{row.day} {clock(row)}</div><div class="cont">{text}</div><div class="files">{file_links(row)}</div></div>',
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/recruit/notice.do" or asked.query.get("method") != "queryNotices":
            return None
        told = asked.query | asked.form
        rows = [
            {
                "noticeId": row.number,
                "noticeTitle": row.title,
                "pubDept": "人力资源部",
                "pubDate": f"{row.day}T{seconds(row)}",
                "hits": views(row),
            }
            for row in held.page(whole(told.get("pageIndex"), 0) + 1, whole(told.get("pageSize"), 10))
        ]
        return ok({"total": len(held.notices), "data": rows})


class NuxtThree(Place):
    """Nuxt 3: rows are rendered, their data lie in ``__NUXT_DATA__``, buttons ask for more of them; details likewise."""

    name = "branches-nuxt-three"
    start = "/careers/notices"
    scripts = {  # noqa: RUF012
        "/_nuxt/B0xq7kLd.js": r"""
const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./DkP1s9Yt.js","./CmW3h8Ra.js","./Bq9Zr2Vx.js"])))=>i.map(i=>d[i]);
function Xs(e){const t=Object.create(null);for(const n of e.split(","))t[n]=1;return n=>n in t}const xr=[{name:"careers-notices",path:"/careers/notices",component:()=>Vt(()=>import("./DkP1s9Yt.js"),__vite__mapDeps([0,1]),import.meta.url)},{name:"careers-notices-id",path:"/careers/notices/:id()",component:()=>Vt(()=>import("./Bq9Zr2Vx.js"),__vite__mapDeps([2,1]),import.meta.url)}];const Vt=function(t,n,r){return t()};function kr(e){return{public:{apiBase:"/gw"},app:{baseURL:"/",buildAssetsDir:"/_nuxt/"}}}export{Xs as a,kr as u,Vt as v,xr as r};
""",
        "/_nuxt/CmW3h8Ra.js": r"""import{u as n}from"./B0xq7kLd.js";const e=(t,o={})=>$fetch(t,{baseURL:n().public.apiBase,...o});export{e as a};""",
        "/_nuxt/DkP1s9Yt.js": r"""
import{a as f}from"./CmW3h8Ra.js";import{d as h,r as i,o as p,c as m,F as g,y,b as x,e as k}from"./B0xq7kLd.js";const b={class:"notices"},D=h({__name:"index",async setup(w){const e=i(1),t=i(10),{data:n}=await k("notices",()=>f("/v1/notices",{query:{page:e.value,limit:t.value,type:"campus"}}),{watch:[e]});return(a,o)=>(p(),m("div",b,[(p(!0),m(g,null,y(n.value.list,s=>(p(),x(A,{key:s.id,to:`/careers/notices/${s.id}`},null,8,["to"]))),128))]))}});export{D as default};
""",
        "/_nuxt/Bq9Zr2Vx.js": r"""import{a as f}from"./CmW3h8Ra.js";import{d as h,e as k,z as R}from"./B0xq7kLd.js";const D=h({__name:"[id]",async setup(w){const e=R(),{data:n}=await k(`notice-${e.params.id}`,()=>f(`/v1/notices/${e.params.id}`));return()=>n}});export{D as default};""",
    }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/careers/notices/(\d+)", path)
        return found[1] if found else None

    def put(self, title: str, main: str, data: list[object], chunk: str) -> str:
        return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title><link rel="modulepreload" as="script" crossorigin href="/_nuxt/B0xq7kLd.js"><link rel="modulepreload" as="script" crossorigin href="/_nuxt/{chunk}"><link rel="modulepreload" as="script" crossorigin href="/_nuxt/CmW3h8Ra.js"><script type="module" src="/_nuxt/B0xq7kLd.js" crossorigin></script></head><body><div id="__nuxt"><div><!--[--><header><a href="/">首页</a><a href="/careers">加入我们</a><a aria-current="page" href="/careers/notices" class="router-link-active router-link-exact-active">校园招聘</a></header>{main}<footer>沧江新材料股份有限公司</footer><!--]--></div></div><script type="application/json" data-nuxt-data="nuxt-app" data-ssr="true" id="__NUXT_DATA__">{dump(data)}</script><script>window.__NUXT__={{}};window.__NUXT__.config={{public:{{apiBase:"/gw"}},app:{{baseURL:"/",buildId:"8f1c",buildAssetsDir:"/_nuxt/"}}}}</script></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        rows = held.page(1, self.size)
        cards = "".join(
            f'<a href="/careers/notices/{row.number}" class="card"><h3>{row.title}</h3><p class="line-clamp-2">{(row.paragraphs or ("",))[0]}</p><div class="flex"><span>{row.day}</span><span>{views(row)} 次浏览</span></div></a>'
            for row in rows
        )
        pager = '<div class="pager"><button disabled>‹</button><!--[--><button class="active">1</button><button>2</button><button>3</button><!--]--><button>›</button></div>'
        data: list[object] = [
            ["Reactive", 1],
            {"data": 2, "state": 6},
            ["ShallowReactive", 3],
            {"notices": 4},
            {"list": 5, "total": 7},
            [],
            {},
            27,
        ]
        listed: list[int] = []
        for row in rows:
            listed.append(len(data))
            place = len(data)
            data += [{"id": place + 1, "title": place + 2, "date": place + 3}, row.number, row.title, str(row.day)]
        data[5] = listed
        return self.put(
            "校园招聘 - 沧江新材料",
            f'<main><h2>校园招聘</h2><div class="grid"><!--[-->{cards}<!--]--></div>{pager}</main>',
            data,
            "DkP1s9Yt.js",
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>") + file_links(row)
        data: list[object] = [
            ["Reactive", 1],
            {"data": 2},
            ["ShallowReactive", 3],
            {f"notice-{row.number}": 4},
            {"id": 5, "title": 6},
            row.number,
            row.title,
        ]
        return self.put(
            f"{row.title} - 沧江新材料",
            f'<main><article><h1>{row.title}</h1><div class="meta"><span>发布于 {row.day}</span></div><div class="prose">{text}</div></article></main>',
            data,
            "Bq9Zr2Vx.js",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/gw/v1/notices" or asked.query.get("type") != "campus":
            return None
        rows = held.page(whole(asked.query.get("page"), 1), whole(asked.query.get("limit"), 10))
        return ok(
            {
                "list": [
                    {"id": row.number, "title": row.title, "date": str(row.day), "views": views(row)} for row in rows
                ],
                "total": len(held.notices),
            }
        )


class NextPages(Place):
    """Next.js: rows rendered and in ``__NEXT_DATA__``, a pager of buttons that push ``?page=``; the server answers that too."""

    name = "branches-next-pages"
    start = "/join/announcements"
    scripts = {  # noqa: RUF012
        "/_next/static/chunks/pages/join/announcements-5b1f0c2d7e.js": r"""
(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[285],{6018:function(e,n,t){(window.__NEXT_P=window.__NEXT_P||[]).push(["/join/announcements",function(){return t(4417)}])},4417:function(e,n,t){"use strict";t.r(n),t.d(n,{__N_SSP:function(){return c},default:function(){return u}});var r=t(5893),a=t(1163),i=t(1664),s=t.n(i),c=!0;function u(e){var n=e.rows,t=e.total,i=e.page,c=(0,a.useRouter)(),u=function(e){c.push({pathname:c.pathname,query:{page:e}})};return(0,r.jsxs)("div",{children:[n.map((function(e){return(0,r.jsx)(s(),{href:"/join/announcements/".concat(e.slug),children:e.title},e.slug)})),(0,r.jsx)("button",{onClick:function(){return u(i+1)},disabled:10*i>=t,children:"下一页"})]})}}},function(e){e.O(0,[774,888,179],(function(){return e(e.s=6018)})),_N_E=e.O()}]);
""",
    }

    def mark(self, number: int) -> str:
        return f"a{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/join/announcements/a(\d+)", path)
        return found[1] if found else None

    def put(self, title: str, main: str, props: dict[str, object], page: str) -> str:
        data = {
            "props": {"pageProps": props, "__N_SSP": True},
            "page": page,
            "query": {},
            "buildId": "Zq8Lr1",
            "isFallback": False,
            "gssp": True,
        }
        return f"""<!DOCTYPE html><html lang="zh"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{title}</title><meta name="next-head-count" content="3"/><script defer="" nomodule="" src="/_next/static/chunks/polyfills-c67a75d1b6f99dc8.js"></script><script src="/_next/static/chunks/webpack-0d1a7e3b5c.js" defer=""></script><script src="/_next/static/chunks/framework-4556c45dd113b893.js" defer=""></script><script src="/_next/static/chunks/pages/join/announcements-5b1f0c2d7e.js" defer=""></script><script src="/_next/static/Zq8Lr1/_buildManifest.js" defer=""></script></head><body><div id="__next"><header><nav><a href="/">首页</a><a href="/about">关于我们</a><a href="/join/announcements">招聘公告</a></nav></header>{main}<footer>© 2026 临川设计研究院</footer></div><script id="__NEXT_DATA__" type="application/json">{dump(data)}</script></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        rows = held.page(number, self.size)
        lines = "".join(
            f'<li class="Row_row__3xK1q"><a class="Row_title__9bZ2d" href="/join/announcements/a{row.number}">{row.title}</a><time class="Row_time__kP0aa">{row.day:%Y.%m.%d}</time></li>'
            for row in rows
        )
        off = ' disabled=""'
        pager = f'<div class="Pager_box__1aQ"><button{off if number == 1 else ""}>上一页</button><span>第 <!-- -->{number}<!-- --> / <!-- -->{self.last(held)}<!-- --> 页</span><button{off if number == self.last(held) else ""}>下一页</button></div>'
        props: dict[str, object] = {
            "rows": [{"slug": f"a{row.number}", "title": row.title, "date": f"{row.day}"} for row in rows],
            "total": len(held.notices),
            "page": number,
            "pageSize": 10,
        }
        return self.put(
            "招聘公告 | 临川设计研究院",
            f'<main><h1>招聘公告</h1><ul class="Row_list__0aB">{lines}</ul>{pager}</main>',
            props,
            "/join/announcements",
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>") + file_links(row)
        return self.put(
            f"{row.title} | 临川设计研究院",
            f'<main><h1 class="Art_title__7sT">{row.title}</h1><p class="Art_meta__q2">发布日期：<!-- -->{row.day:%Y.%m.%d}</p><div class="Art_body__x1">{text}</div></main>',
            {"post": {"slug": f"a{row.number}", "title": row.title, "html": text}},
            "/join/announcements/[slug]",
        )


class FlowPhone(Place):
    """layui's flow on a phone's page: a function is called for each page, markup is joined, the detail is asked for too."""

    name = "branches-layui-flow"
    start = "/m/zpgg.html"
    frame = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>@title@</title><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/layui/css/layui.mobile.css"></head><body><div class="hd">北陵水务招聘</div>@main@<script src="/layui/layui.js"></script><script src="/m/js/common.js"></script>@script@</body></html>
"""
    scripts = {  # noqa: RUF012
        "/m/js/common.js": r"""
var host = location.protocol + '//' + location.host;
var api = {
  list: host + '/zpapi/notice/pageList',
  info: host + '/zpapi/notice/queryInfo'
};
function getUrlParam(name){
  var reg = new RegExp('(^|&)' + name + '=([^&]*)(&|$)'), r = location.search.substr(1).match(reg);
  return r ? unescape(r[2]) : null;
}
function ajaxPost(url, data, cb){
  layui.jquery.ajax({
    url: url, type: 'post', contentType: 'application/json;charset=utf-8', dataType: 'json',
    data: JSON.stringify(data),
    success: function(res){ if(res.code === 0){ cb(res.data); } else { layui.layer.msg(res.msg); } }
  });
}
""",
    }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/m/zpxq.html" else None

    def page(self, held: Holding, number: int) -> str:
        script = r"""<script>
layui.use(['flow', 'jquery', 'layer'], function(){
  var flow = layui.flow, $ = layui.jquery;
  flow.load({
    elem: '#noticeList', isAuto: false,
    done: function(page, next){
      ajaxPost(api.list, { pageNo: page, pageSize: 10, category: 2 }, function(data){
        var lis = [];
        $.each(data.rows, function(i, item){
          lis.push('<li onclick="toInfo(\'' + item.id + '\')"><h3>' + item.bt + '</h3><p>' + item.fbsj.substr(0, 10) + '</p></li>');
        });
        next(lis.join(''), page < Math.ceil(data.total / 10));
      });
    }
  });
});
function toInfo(id){ location.href = 'zpxq.html?id=' + id; }
</script>"""
        return fill(self.frame, title="招聘公告", main='<ul id="noticeList" class="list"></ul>', script=script)

    def article(self, held: Holding, row: Notice) -> str:
        script = r"""<script>
layui.use(['jquery', 'layer'], function(){
  var $ = layui.jquery;
  ajaxPost(api.info, { id: getUrlParam('id') }, function(data){
    $('#bt').text(data.bt); $('#sj').text(data.fbsj); $('#nr').html(data.nr);
  });
});
</script>"""
        return fill(
            self.frame, title="公告详情", main='<h2 id="bt"></h2><p id="sj"></p><div id="nr"></div>', script=script
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        told = asked.json or {}
        if asked.path == "/zpapi/notice/pageList":
            rows = (
                [self.entry(row) for row in held.page(whole(told.get("pageNo"), 1), 10)]
                if told.get("category") == 2
                else []
            )
            return ok({"code": 0, "msg": "", "data": {"rows": rows, "total": len(held.notices)}})
        if asked.path != "/zpapi/notice/queryInfo":
            return None
        row = next((one for one in held.notices if str(one.number) == str(told.get("id"))), None)
        text = body(row, lambda line: f"<p>{line}</p>") + file_links(row) if row else ""
        return ok(
            {"code": 0, "msg": "", "data": self.entry(row) | {"nr": text}} if row else {"code": 1, "msg": "不存在"}
        )

    def entry(self, row: Notice) -> dict[str, object]:
        return {
            "id": str(row.number),
            "bt": row.title,
            "fbsj": f"{row.day} {seconds(row)}",
            "lx": 2,
            "cs": millis(row) % 97,
        }
