"""Frameworks: Nuxt without a server, Next with SWR, React with dates as lists, Vue 3 with a store, Vue by a tag with texts in base64."""

from __future__ import annotations

import base64

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import dump, ok, seconds, views, whole
from tests.sites.cms.scripted.shells import HTML, cut_page, find_row, news, plain, refused, rich, shell, site
from tests.sites.cms.style import Answer, Request

_NUXT_RUNTIME = """!function(e){function r(r){for(var n,a,c=r[0],i=r[1],l=0;l<c.length;l++)a=c[l]}var n={},o={4:0},u=[];
f.e=function(e){var r=[],t=o[e];if(0!==t){var c=document.createElement("script");c.src=function(e){return f.p+""+{0:"pages/index",1:"pages/job/_id",2:"pages/job/index"}[e]+"-"+{0:"8d2ab41",1:"c0ffe12",2:"51fe7d0"}[e]+".js"}(e);document.head.appendChild(c)}return Promise.all(r)},
f.p="/_nuxt/",f.oe=function(e){throw e}}([]);"""

_NUXT_APP = """(window.webpackJsonp=window.webpackJsonp||[]).push([[3],{
205:function(t,e,n){"use strict";n.d(e,"a",(function(){return r}));var r=function(t){return{getList:function(e){return t.$get("/recruit/announcement",{params:e})},getInfo:function(e){return t.$get("/recruit/announcement/".concat(e))},getLinks:function(){return t.$get("/link")}}}},
318:function(t,e,n){"use strict";var r=n(205);e.a=function(t,e){e("api",r.a(t.$axios))}},
150:function(t,e,n){"use strict";var o=n(9),f=n(120),l=function(){return Promise.all([n.e(2)]).then(n.bind(null,401))},m=function(){return n.e(1).then(n.bind(null,402))},d=function(){return n.e(0).then(n.bind(null,400))};
var x={mode:"history",base:"/",linkActiveClass:"nuxt-link-active",routes:[{path:"/job",component:l,name:"job"},{path:"/job/:id",component:m,name:"job-id"},{path:"/",component:d,name:"index"}],fallback:!1}},
77:function(t,e,n){"use strict";var r=n(160),o=n.n(r);e.a=function(t,e){var n={baseURL:"/openapi/v2",headers:{common:{Accept:"application/json, text/plain, */*"}}},r=o.a.create(n);t.$axios=r,e("axios",r)}}},[[318,4,3]]]);"""

_NUXT_LIST = """(window.webpackJsonp=window.webpackJsonp||[]).push([[2],{401:function(t,e,n){"use strict";n.r(e);n(35);var r=n(2),o={name:"JobList",
data:function(){return{list:[],total:0,query:{pageIndex:1,pageRows:10,typeCode:"ZP"}}},mounted:function(){this.fetchList()},
methods:{fetchList:function(){var t=this;return Object(r.a)(regeneratorRuntime.mark((function e(){var n,r;return regeneratorRuntime.wrap((function(e){for(;;)switch(e.prev=e.next){case 0:return e.next=2,t.$api.getList(t.query);
case 2:n=e.sent,r=n.body,t.list=r.rows,t.total=r.totalRows;case 6:case"end":return e.stop()}}),e)})))()},pageChange:function(t){this.query.pageIndex=t,this.fetchList()}}},l=n(36),
component=Object(l.a)(o,(function(){var t=this,e=t._self._c;return e("ul",t._l(t.list,(function(n){return e("li",{key:n.annId},[e("nuxt-link",{attrs:{to:"/job/".concat(n.annId)}},[t._v(t._s(n.annName))]),e("i",[t._v(t._s(n.annTime))])],1)})),0)}),[],!1,null,null,null);e.default=component.exports}}]);"""

_NUXT_DETAIL = """(window.webpackJsonp=window.webpackJsonp||[]).push([[1],{402:function(t,e,n){"use strict";n.r(e);var o={data:function(){return{info:{}}},mounted:function(){var t=this;this.$api.getInfo(this.$route.params.id).then((function(e){t.info=e.body}))}},
component=Object(n(36).a)(o,(function(){var t=this,e=t._self._c;return e("div",[e("h1",[t._v(t._s(t.info.annName))]),e("div",{domProps:{innerHTML:t._s(t.info.annText)}})])}),[]);e.default=component.exports}}]);"""


def _nuxt_row(row: Notice) -> dict[str, object]:
    return {"annId": row.number, "annName": row.title, "annTime": f"{row.day:%Y.%m.%d}", "typeCode": "ZP"}


def _nuxt(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/openapi/v2")
    if path == "/link":
        return ok({"state": 0, "body": []})
    if path == "/recruit/announcement":
        rows = cut_page(held, asked.query.get("pageIndex", "1"), asked.query.get("pageRows", "10"))
        if asked.query.get("typeCode") != "ZP":
            return ok({"state": 0, "body": {"rows": news(key="annId", title="annName", day="annTime"), "totalRows": 3}})
        return ok({"state": 0, "body": {"rows": [_nuxt_row(row) for row in rows or ()], "totalRows": 27}})
    row = find_row(held, path.removeprefix("/recruit/announcement/"))
    return row and ok({"state": 0, "body": _nuxt_row(row) | {"annText": rich(row)}})


_NUXT_END = (
    '<script>window.__NUXT__={config:{_app:{basePath:"/",assetsPath:"/_nuxt/",cdnURL:null}},staticAssetsBase:void 0,spa:!0}</script>'
    '<script src="/_nuxt/1b7c2aa.js"></script><script src="/_nuxt/vendors/app-90ab3f1.js"></script><script src="/_nuxt/app-4e77d02.js"></script>'
)
NUXT = site(
    "scripted_nuxt",
    "/job",
    {
        "/": shell(
            "松原岭设计研究院招聘平台",
            '<link rel="preload" href="/_nuxt/1b7c2aa.js" as="script">',
            _NUXT_END,
            '<div id="__nuxt"></div>',
        )
    },
    {
        "/_nuxt/1b7c2aa.js": _NUXT_RUNTIME,
        "/_nuxt/app-4e77d02.js": _NUXT_APP,
        "/_nuxt/pages/job/index-51fe7d0.js": _NUXT_LIST,
        "/_nuxt/pages/job/_id-c0ffe12.js": _NUXT_DETAIL,
    },
    _nuxt,
    routes=("/job",),
)

_NEXT_PAGE = """(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[318],{4471:function(e,n,t){(window.__NEXT_P=window.__NEXT_P||[]).push(["/careers/notices",function(){return t(9021)}])},
9021:function(e,n,t){"use strict";t.r(n),t.d(n,{default:function(){return p}});var r=t(5893),i=t(7294),s=t(8100),c=t(1664),o=t.n(c),a=t(6501),l=function(e){return fetch(e).then(function(e){return e.json()})};
function p(){var e=(0,i.useState)(1),n=e[0],t=e[1],c=(0,s.ZP)("/api/careers/notices?lang=zh&page=".concat(n,"&per_page=").concat(10),l),u=c.data;return u?(0,r.jsxs)("section",{children:[
u.notices.map(function(e){return(0,r.jsxs)("div",{className:"item",children:[(0,r.jsx)(o(),{href:"/careers/notices/".concat(e.slug),children:e.title}),(0,r.jsx)("time",{children:(0,a.Z)(e.published_at)})]},e.slug)}),
(0,r.jsx)("button",{onClick:function(){return t(n+1)},disabled:n>=u.meta.total_pages,children:"下一页"})]}):(0,r.jsx)("p",{children:"加载中..."})}}},function(e){e.O(0,[774,888,179],function(){return e(e.s=4471)}),_N_E=e.O()}]);"""


def _slug(number: int) -> str:
    return f"n{number}-{number * 7907 % 99991:05x}"


def _next_html(route: str, props: str) -> str:
    return shell(
        "云麓新材料股份有限公司 招聘",
        f'<script defer src="/_next/static/chunks/webpack-8fa1.js"></script><script defer src="/_next/static/chunks/main-11ab.js"></script><script defer src="/_next/static/chunks/pages{route}-5ce1d0.js"></script>',
        f'<script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{props},"__N_SSG":true}},"page":"{route}","query":{{}},"buildId":"kX81","isFallback":false}}</script>',
        '<div id="__next"><header><a href="/">首页</a><a href="/about">关于云麓</a><a href="/careers/notices">招聘公告</a></header><p>加载中...</p></div>',
    )


def _next(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/careers/notices":
        rows = cut_page(held, asked.query.get("page"), asked.query.get("per_page"))
        told = [
            {
                "slug": _slug(row.number),
                "title": row.title,
                "published_at": f"{row.day}T{seconds(row)}+08:00",
                "tags": [],
            }
            for row in rows or ()
        ]
        return ok(
            {
                "notices": told,
                "meta": {"current_page": whole(asked.query.get("page"), 1), "total_pages": 3, "total_count": 27},
            }
        )
    row = find_row(held, asked.path.removeprefix("/careers/notices/"), lambda row: _slug(row.number))
    if row is None:
        return None
    notice = {
        "slug": _slug(row.number),
        "title": row.title,
        "published_at": f"{row.day}T{seconds(row)}+08:00",
        "body_html": rich(row),
    }
    return 200, HTML, _next_html("/careers/notices/[slug]", dump({"notice": notice}).replace("<", "\\u003c"))


NEXT = site(
    "scripted_next",
    "/careers/notices",
    {"/careers/notices": _next_html("/careers/notices", "{}")},
    {"/_next/static/chunks/pages/careers/notices-5ce1d0.js": _NEXT_PAGE},
    _next,
    mark=_slug,
)

_REACT = """(this["webpackJsonphr-portal"]=this["webpackJsonphr-portal"]||[]).push([[0],{112:function(e,t,n){"use strict";n.r(t);var a=n(0),r=n.n(a),c=n(21),l=n(8),s=n(3),i=n(12),u=n.n(i),o=n(1),
m="/hr-server",d=function(e,t){return u()({method:"get",url:"".concat(m).concat(e),params:t}).then((function(e){var t=e.data;return"SUCCESS"===t.code?t.data:Promise.reject(t)}))},
p=function(e){return d("/notice/queryPage",e)},h=function(e){return d("/notice/queryDetail",{noticeId:e})},f=function(){return d("/dict/all")},
b=function(){var e=Object(a.useState)([]),t=Object(s.a)(e,2),n=t[0],c=t[1],i=Object(a.useState)(1),u=Object(s.a)(i,2),m=u[0],d=u[1],h=Object(a.useState)(0),f=Object(s.a)(h,2),b=f[0],E=f[1];
return Object(a.useEffect)((function(){p({pageNo:m,pageSize:15,noticeClass:"RECRUIT"}).then((function(e){c(e.pageData),E(e.total)}))}),[m]),r.a.createElement("div",{className:"notice-page"},
r.a.createElement(o.b,{dataSource:n,pagination:{current:m,total:b,pageSize:15,onChange:d},renderItem:function(e){return r.a.createElement(l.b,{to:"/notice/detail?noticeId=".concat(e.noticeId)},e.noticeTitle,r.a.createElement("span",null,e.releaseTime.slice(0,3).join("-")))}}))},
E=function(){var e=new URLSearchParams(Object(l.e)().search).get("noticeId"),t=Object(a.useState)(null),n=Object(s.a)(t,2),c=n[0],i=n[1];return Object(a.useEffect)((function(){h(e).then(i)}),[e]),c?r.a.createElement("div",null,r.a.createElement("h2",null,c.noticeTitle),r.a.createElement("div",{dangerouslySetInnerHTML:{__html:c.noticeContent}})):null},
v=function(){return r.a.createElement(l.a,null,r.a.createElement(l.d,null,r.a.createElement(l.c,{exact:!0,path:"/notice",component:b}),r.a.createElement(l.c,{path:"/notice/detail",component:E})))};
c.render(r.a.createElement(v,null),document.getElementById("root"))}},[[112,1,2]]]);"""


def _react_row(row: Notice) -> dict[str, object]:
    hour, minute, second = (int(part) for part in seconds(row).split(":"))
    return {
        "noticeId": row.number,
        "noticeTitle": row.title,
        "releaseTime": [row.day.year, row.day.month, row.day.day, hour, minute, second],
        "noticeClass": "RECRUIT",
        "readCount": views(row),
    }


def _react(held: Holding, asked: Request) -> Answer | None:
    match asked.path:
        case "/hr-server/dict/all":
            return ok({"code": "SUCCESS", "data": {}})
        case "/hr-server/notice/queryPage":
            rows = cut_page(held, asked.query.get("pageNo"), asked.query.get("pageSize"))
            if rows is None or asked.query.get("noticeClass") != "RECRUIT":
                return ok({"code": "PARAM_ERROR", "message": "noticeClass不能为空", "data": None})
            page = {"pageNo": int(asked.query["pageNo"]), "total": 27, "pageData": [_react_row(row) for row in rows]}
            return ok({"code": "SUCCESS", "message": None, "data": page})
        case "/hr-server/notice/queryDetail" if (row := find_row(held, asked.query.get("noticeId"))) is not None:
            attached = [{"attachName": name, "attachUrl": url} for name, url in row.files]
            return ok(
                {"code": "SUCCESS", "data": _react_row(row) | {"noticeContent": plain(row), "attachList": attached}}
            )
    return None


REACT = site(
    "scripted_react",
    "/notice",
    {
        "/": shell(
            "北陵水务集团人力资源门户",
            '<link href="/static/css/main.4b1.chunk.css" rel="stylesheet">',
            '<script src="/static/js/2.8a1c.chunk.js"></script><script src="/static/js/main.0c9e.chunk.js"></script>',
            '<div id="root"></div>',
        )
    },
    {
        "/static/js/main.0c9e.chunk.js": _REACT,
        "/static/js/2.8a1c.chunk.js": "/*! For license information please see 2.8a1c.chunk.js.LICENSE.txt */",
    },
    _react,
    routes=("/notice",),
)

_STORE_INDEX = """import{c as ao,a as lo,b as so}from"./vendor-9f02.js";const p=(e,t)=>e();
const co=lo({history:so(),routes:[{path:"/",redirect:"/home"},{path:"/home",name:"Home",component:()=>p(()=>import("./Home-1a2b.js"),[])},{path:"/rczp",name:"Rczp",meta:{title:"人才招聘"},component:()=>p(()=>import("./Rczp-77d0.js"),["./Rczp-77d0.js","./http-31c9.js"])},{path:"/article",name:"Article",component:()=>p(()=>import("./Article-0be4.js"),[])}]});
ao(mo).use(ho()).use(co).mount("#app");"""

_STORE_HTTP = """import{A as r}from"./vendor-9f02.js";const s="/portal-api",n=r.create({baseURL:s,timeout:2e4,headers:{"Content-Type":"application/json;charset=UTF-8"}});
n.interceptors.request.use(e=>(e.headers["x-client"]="pc",e));class o{get(t,e){return n.get(t,{params:e})}post(t,e){return n.post(t,e)}}const a=new o;export{a as h};"""

_STORE_LIST = """import{h as t}from"./http-31c9.js";import{D as f,r as l,o as c,u as d}from"./vendor-9f02.js";
const u=f("article",{state:()=>({rows:[],total:0,form:{current:1,size:12,condition:{columnCode:"rczp",keyword:""}}}),actions:{async loadArticles(){const{data:e}=await t.post("/article/pageList",this.form);this.rows=e.result.pageInfo.list,this.total=e.result.pageInfo.total},turn(e){this.form.current=e,this.loadArticles()}}}),
m={__name:"Rczp",setup(){const e=u(),r=d();c(()=>e.loadArticles());const n=a=>{const i=r.resolve({name:"Article",query:{guid:a.guid}});window.open(i.href,"_blank")};return(a,i)=>(b(),g("ul",null,[(b(!0),g(F,null,R(e.rows,s=>(b(),g("li",{key:s.guid,onClick:y=>n(s)},[v("h4",null,k(s.mainTitle),1),v("span",null,k(w(s.pubTime)),1)],8,x))),128))]))}};export{m as default};"""

_STORE_DETAIL = """import{h as t}from"./http-31c9.js";import{r as o,o as s,v as i}from"./vendor-9f02.js";const c={__name:"Article",setup(){const e=i(),n=o({});return s(async()=>{const{data:a}=await t.get("/article/getByGuid",{guid:e.query.guid});n.value=a.result}),(a,r)=>(u(),l("div",{innerHTML:n.value.richText}))}};export{c as default};"""


def _guid(number: int) -> str:
    return f"{number * 104729:08x}{number:04d}4c1e9a7f00d2b6{number % 100:02d}"


def _store_row(row: Notice) -> dict[str, object]:
    hour, minute, second = (int(part) for part in seconds(row).split(":"))
    moment = (row.day.toordinal() - 719163) * 86400 + (hour - 8) * 3600 + minute * 60 + second
    return {
        "guid": _guid(row.number),
        "mainTitle": row.title,
        "pubTime": str(moment),
        "columnCode": "rczp",
        "topFlag": "0",
    }


def _store(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/portal-api/article/pageList" and asked.method == "POST":
        told = asked.json or {}
        rows = (
            cut_page(held, told.get("current"), told.get("size")) if isinstance(told.get("condition"), dict) else None
        )
        if rows is None or told["condition"].get("columnCode") != "rczp":
            return refused("columnCode不能为空")
        info = {"list": [_store_row(row) for row in rows], "total": 27, "pages": 3}
        return ok({"code": "0000", "msg": "成功", "result": {"pageInfo": info}})
    if asked.path == "/portal-api/article/getByGuid":
        row = find_row(held, asked.query.get("guid"), lambda row: _guid(row.number))
        return row and ok({"code": "0000", "result": _store_row(row) | {"richText": rich(row)}})
    return None


STORE = site(
    "scripted_store",
    "/web/#/rczp",
    {
        "/web/": shell(
            "临川市人才服务中心",
            '<script type="module" crossorigin src="./assets/index-5e11.js"></script><link rel="modulepreload" crossorigin href="./assets/vendor-9f02.js">',
            "",
        )
    },
    {
        "/web/assets/index-5e11.js": _STORE_INDEX,
        "/web/assets/http-31c9.js": _STORE_HTTP,
        "/web/assets/Rczp-77d0.js": _STORE_LIST,
        "/web/assets/Article-0be4.js": _STORE_DETAIL,
        "/web/assets/vendor-9f02.js": "/* @vue/reactivity v3.4 */export{};",
    },
    _store,
    mark=_guid,
)

_VUE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>公开招聘 - 望海第三中学</title><link rel="stylesheet" href="/element-ui/index.css"></head><body>
<div id="app" v-cloak><nav><a href="/index.html">首页</a><a href="/news.html">校园新闻</a><a href="/recruit.html">公开招聘</a></nav>
<div class="list"><div class="item" v-for="(item, index) in tableData" :key="item.id"><a :href="'detail.html?id=' + item.id">{{ item.name }}</a><span>{{ item.createtime }}</span></div></div>
<el-pagination layout="prev, pager, next" :total="total" :page-size="pagesize" :current-page.sync="currentPage" @current-change="handleCurrentChange"></el-pagination></div>
<script src="/js/vue.min.js"></script><script src="/element-ui/index.js"></script><script src="/js/axios.min.js"></script><script src="/js/qs.min.js"></script><script src="/js/base.js"></script>
<script>
new Vue({
  el: '#app',
  data() { return { tableData: [], total: 0, currentPage: 1, pagesize: 10, cateid: 6 } },
  mounted() { this.getList() },
  methods: {
    getList() {
      let that = this
      let params = new URLSearchParams()
      params.append('act', 'list')
      params.append('cateid', that.cateid)
      params.append('currentPage', that.currentPage)
      params.append('pagesize', that.pagesize)
      axios.post(baseUrl + 'cms/article.php', params).then(function (response) {
        if (response.data.errcode === 0) {
          that.tableData = response.data.result.list
          that.total = Number(response.data.result.count)
        }
      }).catch(function (error) { console.log(error) })
    },
    handleCurrentChange(val) { this.currentPage = val; this.getList() }
  }
})
</script></body></html>"""

_VUE_DETAIL = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>公开招聘 - 望海第三中学</title></head><body>
<div id="app" v-cloak><nav><a href="/index.html">首页</a><a href="/recruit.html">公开招聘</a></nav><h1>{{ info.name }}</h1><p>{{ info.createtime }}</p><div v-html="content"></div></div>
<script src="/js/vue.min.js"></script><script src="/js/axios.min.js"></script><script src="/js/base64.min.js"></script><script src="/js/base.js"></script>
<script>
new Vue({
  el: '#app',
  data() { return { info: {}, content: '' } },
  created() {
    let id = GetQueryString('id')
    let params = new URLSearchParams()
    params.append('act', 'show')
    params.append('id', id)
    axios.post(baseUrl + 'cms/article.php', params).then(res => {
      this.info = res.data.result
      this.content = Base64.decode(res.data.result.content)
    })
  }
})
</script></body></html>"""

_VUE_BASE = """var baseUrl = '/server/';
function GetQueryString(name) { var reg = new RegExp('(^|&)' + name + '=([^&]*)(&|$)'); var r = window.location.search.substr(1).match(reg); if (r != null) return decodeURIComponent(r[2]); return null; }"""


def _vue(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/server/cms/article.php" or asked.method != "POST":
        return None
    match asked.form.get("act"):
        case "list" if asked.form.get("cateid") == "6":
            rows = cut_page(held, asked.form.get("currentPage"), asked.form.get("pagesize")) or ()
            told = [
                {"id": str(row.number), "name": row.title, "createtime": f"{row.day}", "hits": str(views(row))}
                for row in rows
            ]
            return ok({"errcode": 0, "errmsg": "ok", "result": {"list": told, "count": "27"}})
        case "show" if (row := find_row(held, asked.form.get("id"))) is not None:
            packed = base64.b64encode(rich(row).encode()).decode()
            told_one = {"id": str(row.number), "name": row.title, "createtime": f"{row.day}", "content": packed}
            return ok({"errcode": 0, "errmsg": "ok", "result": told_one})
    return ok({"errcode": 40001, "errmsg": "非法请求", "result": None})


VUE = site(
    "scripted_vue_tag",
    "/recruit.html",
    {"/recruit.html": _VUE, "/detail.html": _VUE_DETAIL},
    {"/js/base.js": _VUE_BASE},
    _vue,
)

STYLES = (NUXT, NEXT, REACT, STORE, VUE)
