"""Stacks of the years between: RuoYi's Vue 3, Jeecg's ``getAction``, services as classes, dva's models, layers of layui."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import ok, seconds
from tests.sites.cms.scripted.shells import (
    HTML,
    JQUERY,
    VENDOR,
    cut_page,
    find_row,
    news,
    plain,
    refused,
    rich,
    shell,
    site,
)
from tests.sites.cms.style import Answer, Request

_RUOYI3_INDEX = """import{c as createApp,a as createRouter,b as createWebHistory,r as h}from"./vendor-vue.js";const Rt=[{path:"/index",component:()=>import("./index-0d1f.js")},{path:"/notice",component:()=>import("./notice-4ab2.js"),name:"Notice"},{path:"/notice/detail/:noticeId(\\\\d+)",component:()=>import("./detail-8c3e.js"),name:"NoticeDetail"}];
const router=createRouter({history:createWebHistory(),routes:Rt});createApp(h).use(router).mount("#app");"""
_RUOYI3_REQUEST = """import{x as axios}from"./vendor-vue.js";axios.defaults.headers["Content-Type"]="application/json;charset=utf-8";const service=axios.create({baseURL:"/prod-api",timeout:1e4});
service.interceptors.request.use(config=>{const isToken=(config.headers||{}).isToken===!1;if(config.method==="get"&&config.params){let url=config.url+"?"+tansParams(config.params);url=url.slice(0,-1);config.params={};config.url=url}return config});export{service as s};"""
_RUOYI3_API = """import{s as r}from"./request-77b0.js";function t(e){return r({url:"/open/notice/list",method:"get",params:e})}function n(e){return r({url:"/open/notice/"+e,method:"get"})}function o(e){return r({url:"/open/dict/"+e,method:"get"})}export{n as g,t as l,o as d};"""
_RUOYI3_LIST = """import{l as B}from"./api-19fe.js";import{g as $,d as k,t as C,u as S,o as i,e as c,f as a,h as F,i as M,j as T}from"./vendor-vue.js";
const E={class:"app-container"},j=["onClick"],G={__name:"index",setup(K){const y=S(),n=k([]),p=k(0),g=$({queryParams:{pageNum:1,pageSize:10,noticeTitle:void 0,noticeType:"2",status:"0"}}),{queryParams:l}=C(g);
function d(){B(l.value).then(r=>{n.value=r.rows,p.value=r.total})}function v(r){y.push("/notice/detail/"+r.noticeId)}return d(),(r,t)=>(i(),c("div",E,[(i(!0),c(F,null,M(n.value,e=>(i(),c("div",{key:e.noticeId,onClick:x=>v(e)},T(e.noticeTitle)+T(e.createTime),9,j))),128))]))}};export{G as default};"""
_RUOYI3_DETAIL = """import{g as m}from"./api-19fe.js";import{k as u,d as l,o as a}from"./vendor-vue.js";const x={__name:"detail",setup(b){const o=u(),e=l({});return m(o.params.noticeId).then(t=>{e.value=t.data}),(t,s)=>(a(),c("div",{innerHTML:e.value.noticeContent},null,8,["innerHTML"]))}};export{x as default};"""


def _ruoyi3_row(row: Notice) -> dict[str, object]:
    return {
        "noticeId": row.number,
        "noticeTitle": row.title,
        "noticeType": "2",
        "status": "0",
        "createTime": f"{row.day} {seconds(row)}",
    }


def _ruoyi3(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/prod-api/open/")
    if path == "notice/list":
        known = asked.query.get("noticeType") == "2"
        rows = [
            _ruoyi3_row(row)
            for row in cut_page(held, asked.query.get("pageNum", "1"), asked.query.get("pageSize", "10")) or ()
        ]
        other = news(key="noticeId", title="noticeTitle")
        return ok({"total": 27 if known else 3, "rows": rows if known else other, "code": 200, "msg": "查询成功"})
    row = find_row(held, path.removeprefix("notice/"))
    return row and ok({"code": 200, "msg": "操作成功", "data": _ruoyi3_row(row) | {"noticeContent": rich(row)}})


RUOYI3 = site(
    "scripted_ruoyi3",
    "/notice",
    {
        "/": shell(
            "北陵人民医院",
            '<script type="module" crossorigin src="/static/js/index-be02.js"></script><link rel="stylesheet" href="/static/css/index.css">',
            "",
        )
    },
    {
        "/static/js/index-be02.js": _RUOYI3_INDEX,
        "/static/js/request-77b0.js": _RUOYI3_REQUEST,
        "/static/js/api-19fe.js": _RUOYI3_API,
        "/static/js/notice-4ab2.js": _RUOYI3_LIST,
        "/static/js/detail-8c3e.js": _RUOYI3_DETAIL,
        "/static/js/vendor-vue.js": "export{}",
    },
    _ruoyi3,
    routes=("/notice",),
)

_JEECG_APP = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["app"],{
"0fea":function(t,e,n){"use strict";n.d(e,"b",(function(){return r})),n.d(e,"a",(function(){return i}));var a=n("b775");function r(t,e){return Object(a["b"])({url:t,method:"get",params:e})}function i(t,e){return Object(a["b"])({url:t,method:"post",data:e})}},
b775:function(t,e,n){"use strict";n.d(e,"b",(function(){return c}));var a=n("bc3a"),r=n.n(a),i=window._CONFIG["domianURL"]||"/jeecg-boot",c=r.a.create({baseURL:i,timeout:9e3})},
"7b11":function(t,e,n){"use strict";var a=n("0fea"),r={name:"ZpList",data:function(){return{dataSource:[],url:{list:"/portal/zpgg/list",banner:"/portal/banner/list"},queryParam:{lx:"1"},ipagination:{current:1,pageSize:10,total:0},isorter:{column:"fbsj",order:"desc"}}},created:function(){this.loadData()},
methods:{getQueryParams:function(){var t=Object.assign({},this.queryParam,this.isorter);return t.pageNo=this.ipagination.current,t.pageSize=this.ipagination.pageSize,t},loadData:function(t){var e=this;1===t&&(this.ipagination.current=1);var n=this.getQueryParams();
Object(a["b"])(this.url.list,n).then((function(t){t.success&&(e.dataSource=t.result.records,e.ipagination.total=t.result.total)}))},toDetail:function(t){this.$router.push({path:"/zpgg/detail",query:{id:t.id}})}}};e["a"]=n("2877").a(r)},
"2c41":function(t,e,n){"use strict";var a=n("0fea"),r={data:function(){return{model:{},url:{query:"/portal/zpgg/queryById"}}},mounted:function(){var t=this;Object(a["b"])(this.url.query,{id:this.$route.query.id}).then((function(e){t.model=e.result}))}};e["a"]=n("2877").a(r)},
"41cb":function(t,e,n){"use strict";var a=n("8c4f"),r=n("7b11"),i=n("2c41");e["a"]=new a["a"]({mode:"history",routes:[{path:"/zpgg",name:"zpgg",component:r["a"]},{path:"/zpgg/detail",name:"zpggDetail",component:i["a"]}]})}},[["41cb","runtime","chunk-vendors"]]]);"""


def _jeecg_row(row: Notice) -> dict[str, object]:
    return {"id": f"15{row.number}8821", "bt": row.title, "fbsj": f"{row.day}", "lx": "1", "lx_dictText": "招聘公告"}


def _jeecg(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/jeecg-boot/portal/")
    if path == "zpgg/list":
        rows = (
            cut_page(held, asked.query.get("pageNo", "1"), asked.query.get("pageSize", "10"))
            if asked.query.get("lx") == "1"
            else ()
        )
        page = {"records": [_jeecg_row(row) for row in rows or ()], "total": 27, "size": 10, "current": 1, "pages": 3}
        return ok({"success": True, "message": "操作成功！", "code": 200, "result": page})
    row = find_row(held, asked.query.get("id"), lambda row: f"15{row.number}8821") if path == "zpgg/queryById" else None
    return row and ok({"success": True, "code": 200, "result": _jeecg_row(row) | {"nr": rich(row)}})


JEECG = site(
    "scripted_get_action",
    "/zpgg",
    {
        "/": shell(
            "青岚设计研究院",
            "<script>window._CONFIG = {}; window._CONFIG['domianURL'] = '/jeecg-boot'; window._CONFIG['imgDomainURL'] = '/jeecg-boot/sys/common/view';</script>",
            '<script src="/js/chunk-vendors.8d.js"></script><script src="/js/app.66.js"></script>',
        )
    },
    {"/js/chunk-vendors.8d.js": VENDOR, "/js/app.66.js": _JEECG_APP},
    _jeecg,
    routes=("/zpgg",),
)

_CLASS_APP = """import{A as Ha,R as Wa,h as Ka}from"./vendor.3f.js";const Xa=Ha.create({baseURL:"/web-api/v1",timeout:6e4});Xa.interceptors.response.use(e=>e.data);
class Ya{static page(e){return Xa.post("/articles/search",e)}static detail(e){return Xa.get("/articles/detail",{params:{articleId:e}})}static columns(){return Xa.get("/columns/tree")}}
const Za={setup(){const e=Wa({pageNo:1,pageSize:10,columnCode:"ZPGG",keywords:""}),t=Wa({rows:[],total:0}),n=async()=>{const a=await Ya.page(e);t.rows=a.data.rows,t.total=a.data.totalCount};const r=useRouter(),o=a=>{r.push({path:"/article",query:{articleId:a.articleId}})};return n(),{page:t,open:o}}},
Qa={setup(){const e=useRoute(),t=Wa({info:{}});return Ya.detail(e.query.articleId).then(n=>{t.info=n.data}),{t}}};
const ei=[{path:"/zpgg",name:"zpgg",component:Za},{path:"/article",name:"article",component:Qa}];createRouter({history:createWebHashHistory(),routes:ei});"""


def _class_row(row: Notice) -> dict[str, object]:
    return {
        "articleId": f"A{row.number}",
        "title": row.title,
        "publishDate": f"{row.day} {seconds(row)[:5]}",
        "columnCode": "ZPGG",
    }


def _class(held: Holding, asked: Request) -> Answer | None:
    match asked.path.removeprefix("/web-api/v1"):
        case "/columns/tree":
            return ok({"code": 0, "data": [{"columnCode": "ZPGG", "columnName": "招聘公告"}]})
        case "/articles/search" if asked.method == "POST" and asked.json is not None:
            known = asked.json.get("columnCode") == "ZPGG"
            rows = cut_page(held, asked.json.get("pageNo"), asked.json.get("pageSize")) if known else None
            if rows is None:
                return refused()
            return ok({"code": 0, "data": {"rows": [_class_row(row) for row in rows], "totalCount": 27}})
        case "/articles/detail":
            row = find_row(held, asked.query.get("articleId"), lambda row: f"A{row.number}")
            return row and ok({"code": 0, "data": _class_row(row) | {"articleBody": rich(row)}})
    return None


CLASS = site(
    "scripted_class_service",
    "/#/zpgg",
    {"/": shell("松原岭水务集团", '<script type="module" src="./assets/index.0c.js"></script>', "")},
    {"/assets/index.0c.js": _CLASS_APP, "/assets/vendor.3f.js": "export{}"},
    _class,
)

_DVA = """(function(e){})({0:function(e,t,n){e.exports=n("qq1")},
svc1:function(e,t,n){"use strict";n.d(t,"a",function(){return o}),n.d(t,"b",function(){return i});var r=n("req1"),a=n("Qyje");function o(e){return Object(r["a"])("/server/api/notice/page?".concat(Object(a["stringify"])(e)))}function i(e){return Object(r["a"])("/server/api/notice/get?id=".concat(e))}},
req1:function(e,t,n){"use strict";t["a"]=function(e,t){var n=Object.assign({credentials:"include"},t);return fetch(e,n).then(function(e){return e.json()})}},
mdl1:function(e,t,n){"use strict";n.r(t);var r=n("svc1");t["default"]={namespace:"notice",state:{list:[],pagination:{}},effects:{fetch:regeneratorRuntime.mark(function e(t,n){var a,o,i,c;return regeneratorRuntime.wrap(function(e){for(;;)switch(e.prev=e.next){case 0:return a=t.payload,o=n.call,i=n.put,e.next=4,o(r["a"],a);case 4:return c=e.sent,e.next=7,i({type:"save",payload:c.data});case 7:case"end":return e.stop()}},e)})},reducers:{save:function(e,t){return Object.assign({},e,t.payload)}}}},
pag1:function(e,t,n){"use strict";n.r(t);var a=n("q1tI"),r=n.n(a),o=n("MuoO"),s=n("Ty5D");var L=function(e){function t(){var e;e.state={currentPage:1,pageSize:12};return e}t.prototype.componentDidMount=function(){this.props.dispatch({type:"notice/fetch",payload:{currentPage:1,pageSize:12,noticeKind:"job"}})};t.prototype.render=function(){return this.props.list.map(function(e){return r.a.createElement(s["Link"],{key:e.id,to:"/notice/".concat(e.id)},e.name)})};return t}(r.a.Component);t["default"]=Object(o["connect"])(function(e){return e.notice})(L)},
pag2:function(e,t,n){"use strict";n.r(t);var a=n("q1tI"),r=n.n(a),o=n("svc1");t["default"]=function(e){var t=e.match.params.id,n=Object(a["useState"])({}),c=n[0],l=n[1];return Object(a["useEffect"])(function(){Object(o["b"])(t).then(function(e){return l(e.data)})},[t]),r.a.createElement("div",{dangerouslySetInnerHTML:{__html:c.text}})}},
qq1:function(e,t,n){var r=[{path:"/notice",exact:!0,component:n("pag1").default},{path:"/notice/:id",exact:!0,component:n("pag2").default}]}});"""


def _dva(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/server/api/notice/page":
        rows = (
            cut_page(held, asked.query.get("currentPage"), asked.query.get("pageSize"))
            if asked.query.get("noticeKind") == "job"
            else ()
        )
        told = [{"id": row.number, "name": row.title, "issueDate": f"{row.day}T{seconds(row)}Z"} for row in rows or ()]
        return ok({"status": "ok", "data": {"list": told, "pagination": {"total": 27, "pageSize": 12, "current": 1}}})
    row = find_row(held, asked.query.get("id")) if asked.path == "/server/api/notice/get" else None
    attached = [{"name": name, "url": url} for name, url in row.files] if row else []
    return row and ok(
        {
            "status": "ok",
            "data": {
                "id": row.number,
                "name": row.title,
                "issueDate": f"{row.day}",
                "text": plain(row),
                "files": attached,
            },
        }
    )


DVA = site(
    "scripted_dva",
    "/notice",
    {
        "/": shell(
            "沧江数据科技有限公司",
            '<link rel="stylesheet" href="/umi.css">',
            '<script src="/umi.js"></script>',
            '<div id="root"></div>',
        )
    },
    {"/umi.js": _DVA},
    _dva,
    routes=("/notice",),
)

_LAYER = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘公告</title><link rel="stylesheet" href="/layui/css/layui.css"></head><body>
<div class="layui-header"><a href="/index">首页</a><a href="/notice/index">招聘公告</a></div><table class="layui-hide" id="noticeTable" lay-filter="noticeTable"></table>
<script type="text/html" id="bar"><a class="layui-btn layui-btn-xs" lay-event="detail">查看</a></script>
<script src="/layui/layui.js"></script>
<script>
layui.use(['table', 'layer'], function(){
  var table = layui.table, layer = layui.layer;
  table.render({
    elem: '#noticeTable',
    url: '/notice/pageData',
    where: {noticeType: 3},
    request: {pageName: 'pageNum', limitName: 'pageSize'},
    response: {statusCode: 200},
    parseData: function(res){ return {code: res.code, msg: res.msg, count: res.data.total, data: res.data.rows}; },
    page: true,
    limit: 10,
    cols: [[{field: 'noticeTitle', title: '公告名称'},{field: 'publishTime', title: '发布时间', width: 180},{toolbar: '#bar', title: '操作', width: 100}]]
  });
  table.on('tool(noticeTable)', function(obj){
    if(obj.event === 'detail'){
      layer.open({type: 2, title: '公告详情', area: ['80%', '90%'], content: '/notice/detail/' + obj.data.noticeId});
    }
  });
});
</script></body></html>"""


def _layer(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/notice/pageData":
        rows = (
            cut_page(held, asked.query.get("pageNum"), asked.query.get("pageSize"))
            if asked.query.get("noticeType") == "3"
            else ()
        )
        told = [
            {"noticeId": row.number, "noticeTitle": row.title, "publishTime": f"{row.day} {seconds(row)}"}
            for row in rows or ()
        ]
        return ok({"code": 200, "msg": "", "data": {"total": 27, "rows": told}})
    row = find_row(held, asked.path.removeprefix("/notice/detail/"))
    page = row and (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>公告详情</title></head><body><div class='layui-fluid'><h2>{row.title}</h2>"
        f"<p>发布时间：{row.day} {seconds(row)}</p><div class='content'>{plain(row)}</div><div>{files(row)}</div></div></body></html>"
    )
    return (200, HTML, page) if page else None


LAYER = site("scripted_layer", "/notice/index", {"/notice/index": _LAYER}, {"/js/jquery.js": JQUERY}, _layer)

STYLES = (RUOYI3, JEECG, CLASS, DVA, LAYER)
