"""Vue builds: RuoYi-Vue's webpack chunks, a vite build with lazy routes, a uni-app of H5 before Jeecg-Boot."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import fill, millis, ok, seconds, views
from tests.sites.cms.scripted.shells import (
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

_RUOYI_APP = """(function(e){function t(t){for(var r,a,c=t[0],u=t[1],i=t[2],s=0,d=[];s<c.length;s++)a=c[s],o[a]&&d.push(o[a][0]),o[a]=0;}
var r={},a={app:0},o={app:0},i=[];function c(e){return u.p+"static/js/"+({}[e]||e)+"."+{"chunk-2d0b1626":"6f0a8f2c","chunk-51e4c7d6":"a91be20d","chunk-7c0e91aa":"0d6e2f1b"}[e]+".js"}
function u(t){if(r[t])return r[t].exports}u.e=function(e){var t=[];return Promise.all(t)},u.p="/",u.oe=function(e){throw e};i.push([0,"chunk-vendors"])})({
0:function(e,t,n){e.exports=n("56d7")},
"56d7":function(e,t,n){"use strict";n.r(t);var r=n("2b0e"),a=n("a18c");new r["default"]({router:a["a"],render:function(e){return e(l)}}).$mount("#app")},
a18c:function(e,t,n){"use strict";var r=n("2b0e"),a=n("8c4f");r["default"].use(a["a"]);var o=[{path:"/",redirect:"/home"},
{path:"/home",name:"Home",meta:{title:"首页"},component:function(){return n.e("chunk-2d0b1626").then(n.bind(null,"1e4b"))}},
{path:"/recruit",name:"Recruit",meta:{title:"招聘公告"},component:function(){return n.e("chunk-51e4c7d6").then(n.bind(null,"7abe"))}},
{path:"/recruit/detail/:noticeId",name:"RecruitDetail",meta:{title:"公告详情"},component:function(){return n.e("chunk-7c0e91aa").then(n.bind(null,"4d02"))}}];
t["a"]=new a["a"]({mode:"history",scrollBehavior:function(){return{y:0}},routes:o})},
b775:function(e,t,n){"use strict";var r=n("bc3a"),a=n.n(r),o=n("5c96");a.a.defaults.headers["Content-Type"]="application/json;charset=utf-8";
var i=a.a.create({baseURL:"/prod-api",timeout:1e4});i.interceptors.request.use((function(e){var t=!1===(e.headers||{}).isToken;
if(l()&&!t&&(e.headers["Authorization"]="Bearer "+l()),"get"===e.method&&e.params){var n=e.url+"?"+Object(c["h"])(e.params);n=n.slice(0,-1),e.params={},e.url=n}return e})),
i.interceptors.response.use((function(e){var t=e.data.code||200,n=u[t]||e.data.msg||u["default"];return 401===t?Promise.reject("无效的会话，或者会话已过期，请重新登录。"):500===t?Promise.reject(new Error(n)):e.data}));t["a"]=i},
c0c7:function(e,t,n){"use strict";n.d(t,"c",(function(){return a})),n.d(t,"a",(function(){return o})),n.d(t,"b",(function(){return i}));var r=n("b775");
function a(e){return Object(r["a"])({url:"/portal/banner/list",method:"get",params:e,headers:{isToken:!1}})}
function o(e){return Object(r["a"])({url:"/portal/notice/list",method:"get",params:e,headers:{isToken:!1}})}
function i(e){return Object(r["a"])({url:"/portal/notice/"+e,method:"get",headers:{isToken:!1}})}}});"""

_RUOYI_LIST = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-51e4c7d6"],{"7abe":function(t,e,n){"use strict";n.r(e);
var a=function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("div",{staticClass:"list-main"},[n("ul",t._l(t.noticeList,(function(e){
return n("li",{key:e.noticeId,on:{click:function(n){return t.toDetail(e)}}},[n("span",{staticClass:"tit"},[t._v(t._s(e.noticeTitle))]),
n("span",{staticClass:"time"},[t._v(t._s(t.parseTime(e.createTime,"{y}-{m}-{d}")))])])})),0),n("el-pagination",{attrs:{background:"",layout:"prev, pager, next",total:t.total,
"page-size":t.queryParams.pageSize,"current-page":t.queryParams.pageNum},on:{"current-change":t.handleCurrentChange}})],1)},r=[],i=n("c0c7"),
o={name:"Recruit",data:function(){return{loading:!0,total:0,noticeList:[],queryParams:{pageNum:1,pageSize:10,noticeTitle:void 0,noticeType:"3"}}},
created:function(){this.getList()},methods:{getList:function(){var t=this;this.loading=!0,Object(i["a"])(this.queryParams).then((function(e){t.noticeList=e.rows,t.total=e.total,t.loading=!1}))},
handleCurrentChange:function(t){this.queryParams.pageNum=t,this.getList()},toDetail:function(t){this.$router.push({path:"/recruit/detail/"+t.noticeId})}}},
c=o,s=n("2877"),u=Object(s["a"])(c,a,r,!1,null,"3c1d0f9e",null);e["default"]=u.exports}}]);"""

_RUOYI_DETAIL = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-7c0e91aa"],{"4d02":function(t,e,n){"use strict";n.r(e);
var a=function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("div",{staticClass:"detail"},[n("h2",[t._v(t._s(t.form.noticeTitle))]),
n("p",{staticClass:"info"},[t._v("发布时间："+t._s(t.form.createTime))]),n("div",{staticClass:"content",domProps:{innerHTML:t._s(t.form.noticeContent)}}),
t._l(t.form.fileList,(function(e){return n("a",{attrs:{href:e.url}},[t._v(t._s(e.name))])}))],2)},r=[],i=n("c0c7"),o={name:"RecruitDetail",data:function(){return{form:{}}},
created:function(){var t=this,e=this.$route.params.noticeId;Object(i["b"])(e).then((function(e){t.form=e.data}))}},c=n("2877"),s=Object(c["a"])(o,a,r,!1,null,null,null);e["default"]=s.exports}}]);"""


def _ruoyi_row(row: Notice) -> dict[str, object]:
    return {
        "searchValue": None,
        "createBy": "admin",
        "createTime": f"{row.day} {seconds(row)}",
        "updateBy": "admin",
        "remark": None,
        "params": {},
        "noticeId": row.number,
        "noticeTitle": row.title,
        "noticeType": "3",
        "noticeContent": None,
        "status": "0",
    }


def _ruoyi(held: Holding, asked: Request) -> Answer | None:
    match asked.path.removeprefix("/prod-api"):
        case "/portal/banner/list":
            return ok({"code": 200, "msg": "查询成功", "rows": [{"id": 1, "img": "/upload/b1.jpg"}], "total": 1})
        case "/portal/notice/list":
            if asked.query.get("noticeType") != "3":
                rows = news(key="noticeId", title="noticeTitle")
                return ok({"total": len(rows), "rows": rows, "code": 200, "msg": "查询成功"})
            rows = [_ruoyi_row(row) for row in held.page(int(asked.query.get("pageNum", 1)), 10)]
            return ok({"total": len(held.notices), "rows": rows, "code": 200, "msg": "查询成功"})
    head, _, key = asked.path.rpartition("/")
    if head != "/prod-api/portal/notice" or (row := find_row(held, key)) is None:
        return None
    files = [{"name": name, "url": url} for name, url in row.files]
    return ok(
        {"msg": "操作成功", "code": 200, "data": _ruoyi_row(row) | {"noticeContent": plain(row), "fileList": files}}
    )


RUOYI = site(
    "scripted_ruoyi",
    "/recruit",
    {
        "/": shell(
            "沧江市人才集团",
            '<link href="/static/css/app.5b1e.css" rel="stylesheet"><link href="/static/js/chunk-51e4c7d6.a91be20d.js" rel="prefetch">',
            '<script src="/static/js/chunk-vendors.41c9a7e0.js"></script><script src="/static/js/app.90be1d77.js"></script>',
        )
    },
    {
        "/static/js/chunk-vendors.41c9a7e0.js": VENDOR,
        "/static/js/app.90be1d77.js": _RUOYI_APP,
        "/static/js/chunk-51e4c7d6.a91be20d.js": _RUOYI_LIST,
        "/static/js/chunk-7c0e91aa.0d6e2f1b.js": _RUOYI_DETAIL,
    },
    _ruoyi,
    routes=("/recruit",),
)

_VITE_INDEX = """const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/HomeView-C1x9Qd0a.js","assets/article-BqT81kZe.js","assets/JobNews-Dk2f07Lm.js","assets/JobNews-Bv1.css","assets/JobNewsInfo-CwPz3e9x.js"])))=>i.map(i=>d[i]);
(function(){const t=document.createElement("link").relList;if(t&&t.supports&&t.supports("modulepreload"))return;})();
const Ze="modulepreload",Je=function(e){return"/"+e},J=function(t,n,r){let s=Promise.resolve();return s.then(()=>t())};
const Qn=lt({history:it("/"),routes:[{path:"/",component:Lt,children:[{path:"",name:"home",component:()=>J(()=>import("./HomeView-C1x9Qd0a.js"),__vite__mapDeps([0,1]))},
{path:"zpgg",name:"zpgg",meta:{title:"招聘公告",columnId:"7"},component:()=>J(()=>import("./JobNews-Dk2f07Lm.js"),__vite__mapDeps([2,1,3]))},
{path:"zpgg/:id",name:"zpggInfo",component:()=>J(()=>import("./JobNewsInfo-CwPz3e9x.js"),__vite__mapDeps([4,1]))}]}]});
const Ae={VITE_APP_BASE_API:"/gateway",BASE_URL:"/",MODE:"production",DEV:!1,PROD:!0};
const zt=Ke.create({baseURL:Ae.VITE_APP_BASE_API,timeout:15e3});zt.interceptors.response.use(e=>{const{code:t,data:n,message:r}=e.data;return t===0?n:(Me.error(r||"系统出错"),Promise.reject(new Error(r||"Error")))});
At(Wt).use(Qn).mount("#app");export{zt as s,Qn as r};"""

_VITE_API = """import{s as e}from"./index-Bd7kX2qP.js";const o=t=>e({url:"/cms/v1/banners",method:"get",params:t}),
a=t=>e({url:"/cms/v1/articles/page",method:"get",params:t}),s=t=>e({url:`/cms/v1/articles/${t}/detail`,method:"get"}),r=t=>e.post("/cms/v1/articles/hits",{id:t});export{a,s as b,o as c,r as h};"""

_VITE_LIST = """import{d as j,r as m,o as b,c as d,a as l,F as g,e as x,t as p,u as N}from"./index-Bd7kX2qP.js";import{a as k}from"./article-BqT81kZe.js";
const L={class:"news"},S=["onClick"],I=j({__name:"JobNews",setup(z){const B=N(),t=m({pageNum:1,pageSize:12,columnId:7}),n=m([]),u=m(0);async function f(){const{list:s,page:o}=await k(t);n.value=s,u.value=o.total}
const h=s=>{B.push({name:"zpggInfo",params:{id:s.articleId}})};return b(f),(s,o)=>(d(),l("div",L,[(d(!0),l(g,null,x(n.value,a=>(d(),l("li",{key:a.articleId,onClick:v=>h(a)},[l("span",null,p(a.headline),1),l("em",null,p(s.$dayjs(a.releaseTime).format("YYYY-MM-DD")),1)],8,S))),128))]))}});export{I as default};"""

_VITE_DETAIL = """import{d as r,r as i,o as c,c as d,a as t,t as s,y as n}from"./index-Bd7kX2qP.js";import{b as m,h as k}from"./article-BqT81kZe.js";
const u=r({__name:"JobNewsInfo",setup(p){const o=n(),a=i({});return c(async()=>{a.value=await m(o.params.id),k(o.params.id)}),(l,f)=>(d(),t("article",null,[t("h1",null,s(a.value.headline),1),t("div",{class:"ql-editor",innerHTML:a.value.body},null,8,["innerHTML"])]))}});export{u as default};"""


def _vite_row(row: Notice) -> dict[str, object]:
    return {
        "articleId": row.number,
        "columnId": 7,
        "headline": row.title,
        "source": "人事处",
        "releaseTime": millis(row),
        "hits": views(row),
        "cover": "",
    }


def _vite(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/gateway")
    if path == "/cms/v1/articles/page":
        rows = cut_page(held, asked.query.get("pageNum"), asked.query.get("pageSize"))
        if rows is None or asked.query.get("columnId") != "7":
            return refused("columnId不能为空", 40001)
        page = {
            "pageNum": int(asked.query["pageNum"]),
            "pageSize": int(asked.query["pageSize"]),
            "total": 27,
            "pages": 3,
        }
        return ok({"code": 0, "message": "success", "data": {"list": [_vite_row(row) for row in rows], "page": page}})
    if path == "/cms/v1/banners":
        return ok({"code": 0, "message": "success", "data": []})
    if path.startswith("/cms/v1/articles/") and path.endswith("/detail") and path != asked.path:
        row = find_row(held, path.split("/")[4])
        return row and ok(
            {"code": 0, "message": "success", "data": _vite_row(row) | {"body": rich(row), "summary": ""}}
        )
    return None


VITE = site(
    "scripted_vite",
    "/zpgg",
    {
        "/": shell(
            "青岚医学院附属医院人才招聘网",
            '<script type="module" crossorigin src="/assets/index-Bd7kX2qP.js"></script><link rel="stylesheet" crossorigin href="/assets/index-D1.css">',
            "",
        )
    },
    {
        "/assets/index-Bd7kX2qP.js": _VITE_INDEX,
        "/assets/article-BqT81kZe.js": _VITE_API,
        "/assets/JobNews-Dk2f07Lm.js": _VITE_LIST,
        "/assets/JobNewsInfo-CwPz3e9x.js": _VITE_DETAIL,
    },
    _vite,
    routes=("/zpgg",),
)

_UNI_INDEX = """(function(e){function n(n){for(var t,a,r=n[0],c=n[1],u=0;u<r.length;u++)a=r[u];}var o={index:0};
function r(e){return c.p+"static/js/"+({"pages-index-index":"pages-index-index","pages-notice-list":"pages-notice-list","pages-notice-detail":"pages-notice-detail"}[e]||e)+"."+
{"pages-index-index":"2a1f77c0","pages-notice-list":"c88d1e02","pages-notice-detail":"7be0a915"}[e]+".js"}c.p="./"})({
"0c3d":function(e,n,t){"use strict";t("7a82");var o=t("4ea4").default;Object.defineProperty(n,"__esModule",{value:!0}),n.default=void 0;
var a={baseUrl:"https://hr.site.example/jeecg-boot",imgUrl:"https://hr.site.example/jeecg-boot/sys/common/static/",appName:"人才招聘"};n.default=a},
"1fd9":function(e,n,t){"use strict";var o=t("4ea4").default;n.default=void 0;var a=o(t("0c3d")),r=function(e){return new Promise((function(n,t){
uni.request({url:a.default.baseUrl+e.url,method:e.method||"GET",data:e.data||{},header:{"X-Access-Token":uni.getStorageSync("token")},success:function(e){200==e.data.code?n(e.data):uni.showToast({title:e.data.message,icon:"none"})},fail:t})}))};n.default=r},
"37c8":function(e,n,t){"use strict";n.getNotice=n.noticeList=n.getBanner=void 0;var o=t("4ea4").default,a=o(t("1fd9"));n.getBanner=function(e){return(0,a.default)({url:"/app/banner/list",data:e})};
n.noticeList=function(e){return(0,a.default)({url:"/app/zpNotice/list",data:e})};n.getNotice=function(e){return(0,a.default)({url:"/app/zpNotice/queryById",data:{id:e}})}},
"f2b1":function(e,n,t){"use strict";(function(e){e.__uniRoutes=[{path:"/",alias:"/pages/index/index",component:{render:function(e){return e("Page",{props:Object.assign({isQuit:!0,isEntry:!0},__uniConfig.globalStyle,{navigationBarTitleText:"首页"})},[e("pages-index-index",{slot:"page"})])}}},
{path:"/pages/notice/list",component:{render:function(e){return e("Page",{props:Object.assign({},__uniConfig.globalStyle,{navigationBarTitleText:"招聘公告",enablePullDownRefresh:!0})},[e("pages-notice-list",{slot:"page"})])}}},
{path:"/pages/notice/detail",component:{render:function(e){return e("Page",{props:Object.assign({},__uniConfig.globalStyle,{navigationBarTitleText:"公告详情"})},[e("pages-notice-detail",{slot:"page"})])}}}]}).call(this,t("c8ba"))}});"""

_UNI_LIST = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["pages-notice-list"],{"8d1a":function(t,e,n){"use strict";n("7a82"),Object.defineProperty(e,"__esModule",{value:!0}),e.default=void 0,n("99af");
var i=n("37c8"),a={data:function(){return{list:[],pageNo:1,pageSize:10,loadStatus:"loadmore",pages:1}},onLoad:function(){this.load()},onReachBottom:function(){this.pageNo>=this.pages||(this.pageNo++,this.load())},
methods:{load:function(){var t=this;(0,i.noticeList)({pageNo:this.pageNo,pageSize:this.pageSize,column:"publishDate",order:"desc"}).then((function(e){t.list=t.list.concat(e.result.records),t.pages=e.result.pages}))},
goDetail:function(t){uni.navigateTo({url:"/pages/notice/detail?id="+t.id})}}};e.default=a}}]);"""

_UNI_DETAIL = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["pages-notice-detail"],{"5e21":function(t,e,n){"use strict";e.default=void 0;var i=n("37c8"),a={data:function(){return{info:{}}},
onLoad:function(t){this.getInfo(t.id)},methods:{getInfo:function(t){var e=this;(0,i.getNotice)(t).then((function(t){e.info=t.result}))}}};e.default=a}}]);"""


def _snow(row: Notice) -> str:
    return f"17263480{row.number}9952"


def _uni_row(row: Notice) -> dict[str, object]:
    return {
        "id": _snow(row),
        "createBy": "admin",
        "createTime": f"{row.day} {seconds(row)}",
        "title": row.title,
        "publishDate": f"{row.day}",
        "status": "1",
        "status_dictText": "已发布",
        "readNum": views(row),
    }


def _uni(held: Holding, asked: Request) -> Answer | None:
    path, answer = asked.path.removeprefix("/jeecg-boot"), {"success": True, "message": "", "code": 200, "timestamp": 1}
    if path == "/app/banner/list":
        return ok(answer | {"result": {"records": [], "total": 0}})
    if path == "/app/zpNotice/list" and path != asked.path:
        number, size = int(asked.query.get("pageNo", 1)), int(asked.query.get("pageSize", 10))
        rows = [_uni_row(row) | {"content": None} for row in held.page(number, size)]
        page = {"records": rows, "total": 27, "size": size, "current": number, "orders": [], "pages": -(-27 // size)}
        return ok(answer | {"result": page})
    if path == "/app/zpNotice/queryById" and path != asked.path:
        if (row := find_row(held, asked.query.get("id"), _snow)) is None:
            return ok(answer | {"success": False, "message": "未找到对应数据", "code": 500, "result": None})
        return ok(answer | {"result": _uni_row(row) | {"content": rich(row)}})
    return None


UNI = site(
    "scripted_uniapp",
    "/h5/#/pages/notice/list",
    {
        "/h5/": shell(
            "人才招聘",
            "<script>var coverSupport='CSS'in window&&CSS.supports('top: env(a)');</script>",
            '<script src="./static/js/chunk-vendors.7d7a9c1b.js"></script><script src="./static/js/index.4f1c0be3.js"></script>',
        )
    },
    {
        "/h5/static/js/chunk-vendors.7d7a9c1b.js": VENDOR,
        "/h5/static/js/index.4f1c0be3.js": fill(_UNI_INDEX),
        "/h5/static/js/pages-notice-list.c88d1e02.js": _UNI_LIST,
        "/h5/static/js/pages-notice-detail.7be0a915.js": _UNI_DETAIL,
    },
    _uni,
    mark=lambda number: str(number),
)

STYLES = (RUOYI, VITE, UNI)
