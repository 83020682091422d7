"""Four applications on Vue: webpack 3's template, JeecgBoot, BladeX, pure-admin."""

from __future__ import annotations

from typing import Any

from tests.sites.cms.content import Notice
from tests.sites.cms.place import seconds, views
from tests.sites.cms.stacks.interface import Interface


class WebpackThree(Interface):
    """vue-cli 2: manifest, vendor and app; chunks by number; addresses in a map on the prototype, forms by ``qs``."""

    name = "stacks-webpack-three"
    start = "/#/news"
    rows_at, record_at, method, counts = "/hrapi/news/findNewsByPage", "/hrapi/news/findNewsById", "POST", "currentPage"
    kept = {"newsType": "3"}  # noqa: RUF012
    html = """
<!DOCTYPE html><html><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1"><title>云麓水务集团人才招聘</title><link href=/static/css/app.5d3e1f.css rel=stylesheet></head><body><div id=app></div><script type=text/javascript src=/static/js/manifest.1c0b7d2e9f.js></script><script type=text/javascript src=/static/js/vendor.7ab3c4d5e6.js></script><script type=text/javascript src=/static/js/app.90f1e2d3c4.js></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/static/js/manifest.1c0b7d2e9f.js": r"""!function(e){var n=window.webpackJsonp;window.webpackJsonp=function(r,c,a){for(var i,u,f,s=0,l=[];s<r.length;s++)u=r[s],t[u]&&l.push(t[u][0]),t[u]=0;for(i in c)Object.prototype.hasOwnProperty.call(c,i)&&(e[i]=c[i]);for(n&&n(r,c,a);l.length;)l.shift()();if(a)for(s=0;s<a.length;s++)f=o(o.s=a[s]);return f};var r={},t={5:0};function o(n){if(r[n])return r[n].exports;var t=r[n]={i:n,l:!1,exports:{}};return e[n].call(t.exports,t,t.exports,o),t.l=!0,t.exports}o.e=function(e){var n=t[e];if(0===n)return new Promise(function(e){e()});if(n)return n[2];var r=new Promise(function(r,o){n=t[e]=[r,o]});n[2]=r;var c=document.getElementsByTagName("head")[0],a=document.createElement("script");a.type="text/javascript",a.charset="utf-8",a.async=!0,a.timeout=12e4,a.src=o.p+"static/js/"+e+"."+{0:"b1d2c3f4a5",1:"c9e8d7b6a5",2:"0a1b2c3d4e"}[e]+".js";return c.appendChild(a),r},o.m=e,o.c=r,o.p="/",o.oe=function(e){throw console.error(e),e}}([]);""",
        "/static/js/vendor.7ab3c4d5e6.js": r"""webpackJsonp([3],{"/ocq":function(t,e,n){"use strict";e.a={install:function(t){}}},mtWM:function(t,e,n){t.exports=n("tIFN")}});""",
        "/static/js/app.90f1e2d3c4.js": r"""webpackJsonp([4],{NHnr:function(e,t,n){"use strict";Object.defineProperty(t,"__esModule",{value:!0});var o=n("7+uW"),r=n("/ocq"),a=n("mtWM"),i=n.n(a),s=n("mw3O"),u=n.n(s);o.default.use(r.a);var c=new r.a({routes:[{path:"/",redirect:"/index"},{path:"/index",name:"index",component:function(){return n.e(0).then(n.bind(null,"2aQb"))}},{path:"/news",name:"news",component:function(){return n.e(1).then(n.bind(null,"nW5s"))}},{path:"/newsDetail",name:"newsDetail",component:function(){return n.e(2).then(n.bind(null,"nD7t"))}}]}),l={newsPage:"/hrapi/news/findNewsByPage",newsById:"/hrapi/news/findNewsById",banner:"/hrapi/banner/findAll",login:"/hrapi/user/login"};i.a.interceptors.response.use(function(e){return e},function(e){return Promise.reject(e)}),o.default.prototype.$axios=i.a,o.default.prototype.$qs=u.a,o.default.prototype.$api=l,o.default.config.productionTip=!1,new o.default({el:"#app",router:c,render:function(e){return e("router-view")}})}},["NHnr"]);""",
        "/static/js/0.b1d2c3f4a5.js": r"""webpackJsonp([0],{"2aQb":function(t,e,n){"use strict";Object.defineProperty(e,"__esModule",{value:!0});var s={data:function(){return{list:[]}},mounted:function(){var t=this;this.$axios.post(this.$api.banner).then(function(e){t.list=e.data.data})}};e.default=s}});""",
        "/static/js/1.c9e8d7b6a5.js": r"""webpackJsonp([1],{nW5s:function(t,e,n){"use strict";Object.defineProperty(e,"__esModule",{value:!0});var s={name:"news",data:function(){return{newsList:[],total:0,currentPage:1,pageSize:10}},mounted:function(){this.getNews()},methods:{getNews:function(){var t=this,e={currentPage:this.currentPage,pageSize:this.pageSize,newsType:3};this.$axios.post(this.$api.newsPage,this.$qs.stringify(e)).then(function(e){1==e.data.status&&(t.newsList=e.data.data.list,t.total=e.data.data.total)}).catch(function(t){console.log(t)})},pageChange:function(t){this.currentPage=t,this.getNews()},goDetail:function(t){this.$router.push({name:"newsDetail",query:{id:t.id}})}}},a={render:function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("div",{staticClass:"news"},[n("ul",t._l(t.newsList,function(e,s){return n("li",{key:s,on:{click:function(n){t.goDetail(e)}}},[n("p",[t._v(t._s(e.newsTitle))]),n("span",[t._v(t._s(t._f("dateFormat")(e.releaseDate)))])])})),n("el-pagination",{attrs:{total:t.total},on:{"current-change":t.pageChange}})],1)},staticRenderFns:[]},i=n("VU/8")(s,a,!1,null,"data-v-3f2e1d",null);e.default=i.exports}});""",
        "/static/js/2.0a1b2c3d4e.js": r"""webpackJsonp([2],{nD7t:function(t,e,n){"use strict";Object.defineProperty(e,"__esModule",{value:!0});var s={name:"newsDetail",data:function(){return{detail:{}}},mounted:function(){var t=this;this.$axios.post(this.$api.newsById,this.$qs.stringify({id:this.$route.query.id})).then(function(e){t.detail=e.data.data})}},a={render:function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("div",[n("h2",[t._v(t._s(t.detail.newsTitle))]),n("div",{domProps:{innerHTML:t._s(t.detail.newsContent)}})])},staticRenderFns:[]},i=n("VU/8")(s,a,!1,null,null,null);e.default=i.exports}});""",
    }

    def entry(self, row: Notice) -> dict[str, Any]:
        return {"id": row.number, "newsTitle": row.title, "newsType": 3, "releaseDate": f"{row.day} {seconds(row)}.0"}

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {"status": 1, "msg": "成功", "data": {"list": found, "total": total, "pageNum": 1}}

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return {"status": 1, "data": self.entry(row) | {"newsContent": text}}


class JeecgBoot(Interface):
    """JeecgBoot: ``getAction`` over an instance whose base is a field of ``window._CONFIG``, sorting among the parameters."""

    name = "stacks-jeecg-boot"
    start = "/portal/notice"
    pages, detail = ("/", "/portal/notice"), r"/portal/notice/detail/(\d+)"
    rows_at, record_at = "/jeecg-boot/sys/portal/notice/list", "/jeecg-boot/sys/portal/notice/queryById"
    kept = {"noticeType": "recruit"}  # noqa: RUF012
    html = """
<!DOCTYPE html><html lang="zh-cmn-Hans"><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge"><title>青岚第三人民医院招聘平台</title><link rel="icon" href="/logo.png"><script src="/cdn/babel-polyfill/polyfill_7_2_5.js"></script><script>window._CONFIG = {};
    window._CONFIG['domianURL'] = '/jeecg-boot';
    window._CONFIG['casPrefixUrl'] = 'http://cas.example:8443/cas';</script><link href="/js/app.1f2e3d4c.js" rel="preload" as="script"><link href="/js/chunk-vendors.5b6a7988.js" rel="preload" as="script"></head><body><noscript><strong>We're sorry but vue-antd-jeecg doesn't work properly without JavaScript enabled.</strong></noscript><div id="app"><div id="loader-wrapper"><div id="loader"></div><div class="load_title">正在加载 JeecgBoot 平台,请耐心等待</div></div></div><script src="/js/chunk-vendors.5b6a7988.js"></script><script src="/js/app.1f2e3d4c.js"></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/js/chunk-vendors.5b6a7988.js": r"""(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-vendors"],{"2877":function(t,e,n){"use strict";n.d(e,"a",(function(){return r}));function r(t){return t}}}]);""",
        "/js/app.1f2e3d4c.js": r"""
(function(e){function t(t){for(var n,r,i=t[0],c=t[1],s=0,u=[];s<i.length;s++)r=i[s],a[r]&&u.push(a[r][0]),a[r]=0;for(n in c)e[n]=c[n];while(u.length)u.shift()()}var n={},a={app:0};function i(e){return c.p+"js/"+({}[e]||e)+"."+{"chunk-3b2c1d0e":"7f6e5d4c","chunk-9a8b7c6d":"1e2d3c4b"}[e]+".js"}function c(t){return n[t].exports}c.e=function(e){var t=document.createElement("script");t.src=i(e)},c.p="/"})({"0fea":function(e,t,n){"use strict";n.d(t,"e",(function(){return o})),n.d(t,"c",(function(){return r})),n.d(t,"d",(function(){return i})),n.d(t,"a",(function(){return s}));var a=n("b775");function o(e,t){return Object(a["b"])({url:e,method:"post",data:t})}function r(e,t){return Object(a["b"])({url:e,method:"get",params:t})}function i(e,t){return Object(a["b"])({url:e,method:"put",data:t})}function s(e,t){return Object(a["b"])({url:e,method:"delete",params:t})}},b775:function(e,t,n){"use strict";n.d(t,"b",(function(){return u}));var a=n("bc3a"),o=n.n(a),r=window._CONFIG["domianURL"]||"/jeecg-boot",u=o.a.create({baseURL:r,timeout:9e3}),l=function(e){return Promise.reject(e)};u.interceptors.request.use((function(e){return"get"==e.method&&(e.params=Object.assign({_t:parseInt((new Date).getTime()/1e3)},e.params)),e}),(function(e){return Promise.reject(e)})),u.interceptors.response.use((function(e){return e.data}),l)},"56d7":function(e,t,n){"use strict";n.r(t);var a=[{path:"/portal/notice",name:"portal-notice",component:function(){return n.e("chunk-3b2c1d0e").then(n.bind(null,"c7a1"))}},{path:"/portal/notice/detail/:id",name:"portal-notice-detail",component:function(){return n.e("chunk-9a8b7c6d").then(n.bind(null,"d8b2"))}}],o=new r["a"]({mode:"history",base:"/",routes:a})}});
""",
        "/js/chunk-3b2c1d0e.7f6e5d4c.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-3b2c1d0e"],{c7a1:function(t,e,n){"use strict";n.r(e);var a=function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("a-list",{attrs:{"data-source":t.dataSource,pagination:t.ipagination},scopedSlots:t._u([{key:"renderItem",fn:function(e){return n("a-list-item",{},[n("a",{on:{click:function(n){return t.handleDetail(e)}}},[t._v(t._s(e.titile))]),n("span",[t._v(t._s(e.sendTime))])])}}])})},o=[],i=n("0fea"),s={name:"PortalNotice",data:function(){return{dataSource:[],queryParam:{noticeType:"recruit"},isorter:{column:"sendTime",order:"desc"},ipagination:{current:1,pageSize:10,total:0},url:{list:"/sys/portal/notice/list"}}},created:function(){this.loadData()},methods:{loadData:function(t){var e=this;1===t&&(this.ipagination.current=1);var n=this.getQueryParams();Object(i["c"])(this.url.list,n).then((function(t){t.success&&(e.dataSource=t.result.records,e.ipagination.total=t.result.total)}))},getQueryParams:function(){var t=Object.assign({},this.queryParam,this.isorter);return t.pageNo=this.ipagination.current,t.pageSize=this.ipagination.pageSize,t},handleDetail:function(t){this.$router.push({path:"/portal/notice/detail/"+t.id})}}},r=n("2877"),c=Object(r["a"])(s,a,o,!1,null,null,null);e["default"]=c.exports}}]);
""",
        "/js/chunk-9a8b7c6d.1e2d3c4b.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-9a8b7c6d"],{d8b2:function(t,e,n){"use strict";n.r(e);var a=function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("div",[n("h3",[t._v(t._s(t.record.titile))]),n("div",{domProps:{innerHTML:t._s(t.record.msgContent)}})])},o=[],i=n("0fea"),s={data:function(){return{record:{},url:{queryById:"/sys/portal/notice/queryById"}}},created:function(){var t=this;Object(i["c"])(this.url.queryById,{id:this.$route.params.id}).then((function(e){e.success&&(t.record=e.result)}))}},r=n("2877"),c=Object(r["a"])(s,a,o,!1,null,null,null);e["default"]=c.exports}}]);
""",
    }

    def entry(self, row: Notice) -> dict[str, Any]:
        return {
            "id": str(row.number),
            "titile": row.title,
            "sender": "admin",
            "sendTime": f"{row.day} {seconds(row)}",
            "delFlag": "0",
        }

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {
            "success": True,
            "message": "",
            "code": 200,
            "result": {"records": found, "total": total, "size": 10, "current": 1, "pages": 3},
        }

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return {"success": True, "code": 200, "result": self.entry(row) | {"msgContent": text}}


class BladeVite(Interface):
    """BladeX on Vite: arrows that spread the parameters, a page object of avue, the base in the environment of the build."""

    name = "stacks-blade-vite"
    start = "/notice/index"
    pages, detail = ("/", "/notice/index"), r"/notice/view"
    rows_at, record_at, counts = "/api/blade-portal/notice/page", "/api/blade-portal/notice/detail", "current"
    kept = {"category": "5"}  # noqa: RUF012
    html = """
<!DOCTYPE html><html lang="zh"><head><meta charset="UTF-8"><title>松原岭市人民医院</title><script type="module" crossorigin src="/assets/index.3d2f1a90.js"></script><link rel="stylesheet" href="/assets/index.a1b2c3d4.css"></head><body><div id="app"></div></body></html>
"""
    scripts = {  # noqa: RUF012
        "/assets/index.3d2f1a90.js": r"""
var Dn=Object.defineProperty,$n=Object.defineProperties;var Mi=(e,t)=>$n(e,t);const xn={},es=function(t,n){return!n||n.length===0?t():Promise.all(n.map(s=>{})).then(()=>t())};function Ro(e){return e}const Ge=Ro({history:Xr("/"),routes:[{path:"/",redirect:"/notice/index"},{path:"/notice",component:()=>es(()=>import("./layout.0f1e2d3c.js"),[]),children:[{path:"index",name:"公告列表",component:()=>es(()=>import("./index.9c8b7a65.js"),["assets/index.9c8b7a65.js","assets/notice.4b3c2d1e.js"])},{path:"view",name:"公告详情",component:()=>es(()=>import("./view.7e6d5c4b.js"),["assets/view.7e6d5c4b.js","assets/notice.4b3c2d1e.js"])}]}]});const Lt=Yr.create({baseURL:"/api",timeout:6e4,withCredentials:!0});Lt.interceptors.request.use(e=>(e.headers["Blade-Requested-With"]="BladeHttpRequest",e),e=>Promise.reject(e));Lt.interceptors.response.use(e=>e,e=>Promise.reject(e));export{Lt as _,Ge as a,es as b};
""",
        "/assets/layout.0f1e2d3c.js": r"""import{b as e}from"./index.3d2f1a90.js";const t={name:"Layout"};export{t as default};""",
        "/assets/notice.4b3c2d1e.js": r"""
import{_ as o}from"./index.3d2f1a90.js";const r=(e,t,a)=>o({url:"/blade-portal/notice/page",method:"get",params:{...a,current:e,size:t}}),i=e=>o({url:"/blade-portal/notice/detail",method:"get",params:{id:e}}),n=e=>o({url:"/blade-portal/notice/remove",method:"post",params:{ids:e}});export{i as a,r as g,n as r};
""",
        "/assets/index.9c8b7a65.js": r"""
import{g as y}from"./notice.4b3c2d1e.js";import{a as w}from"./index.3d2f1a90.js";const k={data(){return{loading:!1,query:{category:5},page:{pageSize:10,currentPage:1,total:0},data:[]}},mounted(){this.onLoad(this.page)},methods:{currentChange(e){this.page.currentPage=e,this.onLoad(this.page)},onLoad(e,t={}){this.loading=!0,y(e.currentPage,e.pageSize,Object.assign(t,this.query)).then(a=>{const l=a.data.data;this.page.total=l.total,this.data=l.records,this.loading=!1})},rowClick(e){this.$router.push({path:"/notice/view",query:{id:e.id}})}}};function v(e,t,a,l,o,n){return S(),C("ul",null,[(S(!0),C(T,null,A(o.data,s=>(S(),C("li",{key:s.id,onClick:d=>n.rowClick(s)},[p("b",null,u(s.title),1),p("i",null,u(s.releaseTime),1)],8,["onClick"]))),128))])}const L=B(k,[["render",v]]);export{L as default};
""",
        "/assets/view.7e6d5c4b.js": r"""
import{a as y}from"./notice.4b3c2d1e.js";const k={data(){return{form:{}}},created(){y(this.$route.query.id).then(e=>{this.form=e.data.data})}};function v(e,t,a,l,o,n){return S(),C("div",null,[p("h2",null,u(o.form.title),1),p("div",{innerHTML:o.form.content},null,8,["innerHTML"])])}const L=B(k,[["render",v]]);export{L as default};
""",
    }

    def entry(self, row: Notice) -> dict[str, Any]:
        return {
            "id": str(row.number),
            "title": row.title,
            "category": 5,
            "categoryName": "招聘公告",
            "releaseTime": f"{row.day} {seconds(row)}",
            "content": "",
        }

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {
            "code": 200,
            "success": True,
            "data": {"records": found, "total": total, "size": 10, "current": 1, "orders": [], "pages": 3},
            "msg": "操作成功",
        }

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return {"code": 200, "success": True, "data": self.entry(row) | {"content": text}}


class PureVite(Interface):
    """After pure-admin: a class of its own whose ``request`` is told method, address and options, in this order."""

    name = "stacks-pure-vite"
    start = "/#/recruit/list"
    rows_at, record_at, method, counts = "/server/recruit/list", r"/server/recruit/(\d+)", "POST", "pageNum"
    html = """
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8" /><title>沧江数据科技</title><script>window.process = {};</script><script type="module" crossorigin src="/static/js/index-Dq3x9LpT.js"></script></head><body><div id="app"></div></body></html>
"""
    scripts = {  # noqa: RUF012
        "/static/js/index-Dq3x9LpT.js": r"""
const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["static/js/list-Bz7k2QwE.js","static/js/recruit-C1m0VbNx.js","static/js/detail-Ty6u5IoP.js"])))=>i.map(i=>d[i]);
const qa={timeout:1e4,baseURL:"/server",headers:{Accept:"application/json, text/plain, */*","Content-Type":"application/json","X-Requested-With":"XMLHttpRequest"},paramsSerializer:{serialize:vs}},Wt=class Wt{constructor(){this.httpInterceptorsRequest(),this.httpInterceptorsResponse()}httpInterceptorsRequest(){Wt.axiosInstance.interceptors.request.use(async e=>e,e=>Promise.reject(e))}httpInterceptorsResponse(){Wt.axiosInstance.interceptors.response.use(e=>e.data,e=>Promise.reject(e))}request(e,t,n,r){const s={method:e,url:t,...n,...r};return new Promise((o,i)=>{Wt.axiosInstance.request(s).then(a=>{o(a)}).catch(a=>{i(a)})})}post(e,t,n){return this.request("post",e,t,n)}get(e,t,n){return this.request("get",e,t,n)}};Wt.axiosInstance=Gn.create(qa);const Bt=new Wt;const Ha=[{path:"/",redirect:"/recruit/list"},{path:"/recruit/list",name:"RecruitList",component:()=>hn(()=>import("./list-Bz7k2QwE.js"),__vite__mapDeps([0,1]))},{path:"/recruit/detail/:id",name:"RecruitDetail",component:()=>hn(()=>import("./detail-Ty6u5IoP.js"),__vite__mapDeps([2,1]))}],Va=Ss({history:Zr(""),routes:Ha});export{Bt as h,Va as r,hn as _};
""",
        "/static/js/recruit-C1m0VbNx.js": r"""import{h as e}from"./index-Dq3x9LpT.js";const t=r=>e.request("post","/recruit/list",{data:r}),s=r=>e.request("get",`/recruit/${r}`);export{s as a,t as g};""",
        "/static/js/list-Bz7k2QwE.js": r"""
import{g as x}from"./recruit-C1m0VbNx.js";import{r as w}from"./index-Dq3x9LpT.js";const D=b({name:"RecruitList",setup(){const e=j({pageNum:1,pageSize:10,keyword:""}),t=k([]),n=k(0);async function r(){const{data:s}=await x(v(e));t.value=s.list,n.value=s.total}function o(s){e.pageNum=s,r()}function i(s){w.push({name:"RecruitDetail",params:{id:s.id}})}return y(()=>{r()}),(s,a)=>(u(),c("ul",null,[(u(!0),c(d,null,f(t.value,l=>(u(),c("li",{key:l.id,onClick:p=>i(l)},[h("span",null,m(l.positionTitle),1),h("em",null,m(g(l.createdAt).format("YYYY-MM-DD")),1)],8,["onClick"]))),128))]))}});export{D as default};
""",
        "/static/js/detail-Ty6u5IoP.js": r"""
import{a as x}from"./recruit-C1m0VbNx.js";const D=b({name:"RecruitDetail",setup(){const e=q(),t=k({});return y(async()=>{const{data:n}=await x(e.params.id);t.value=n}),(n,r)=>(u(),c("div",null,[h("h2",null,m(t.value.positionTitle),1),h("div",{innerHTML:t.value.description},null,8,["innerHTML"])]))}});export{D as default};
""",
    }

    def entry(self, row: Notice) -> dict[str, Any]:
        return {
            "id": row.number,
            "positionTitle": row.title,
            "createdAt": f"{row.day}T{seconds(row)}.000+08:00",
            "views": views(row),
        }

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        return {"success": True, "data": {"list": found, "total": total, "pageSize": 10, "currentPage": 1}}

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        return {"success": True, "data": self.entry(row) | {"description": text}}
