"""Three applications as builders leave them: Vue CLI with a wrapped axios, Vite, umi with its request."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Application, body, file_links, millis, ok, seconds, views, whole
from tests.sites.cms.style import Request

VENDORS = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-vendors"],{"0a06":function(t,e,n){"use strict";var r=n("c532"),o=n("30b5"),i=n("f6b4"),a=n("5270"),s=n("4a7b");function c(t){this.defaults=t,this.interceptors={request:new i,response:new i}}c.prototype.request=function(t){"string"===typeof t?(t=arguments[1]||{},t.url=arguments[0]):t=t||{},t=s(this.defaults,t),t.method?t.method=t.method.toLowerCase():this.defaults.method?t.method=this.defaults.method.toLowerCase():t.method="get";var e=[a,void 0],n=Promise.resolve(t);this.interceptors.request.forEach((function(t){e.unshift(t.fulfilled,t.rejected)})),this.interceptors.response.forEach((function(t){e.push(t.fulfilled,t.rejected)}));while(e.length)n=n.then(e.shift(),e.shift());return n},c.prototype.getUri=function(t){return t=s(this.defaults,t),o(t.url,t.params,t.paramsSerializer).replace(/^\?/,"")},r.forEach(["delete","get","head","options"],(function(t){c.prototype[t]=function(e,n){return this.request(s(n||{},{method:t,url:e,data:(n||{}).data}))}})),r.forEach(["post","put","patch"],(function(t){c.prototype[t]=function(e,n,r){return this.request(s(r||{},{method:t,url:e,data:n}))}})),t.exports=c},"2877":function(t,e,n){"use strict";function r(t,e,n,r,o,i,a,s){var c,u="function"===typeof t?t.options:t;return e&&(u.render=e,u.staticRenderFns=n,u._compiled=!0),r&&(u.functional=!0),i&&(u._scopeId="data-v-"+i),{exports:t,options:u}}n.d(e,"a",(function(){return r}))},"bc3a":function(t,e,n){t.exports=n("cee4")}}]);
"""


class VueCli(Application):
    """Vue CLI with routes behind a hash: a module of interfaces over axios with a base, parts of the application in chunks."""

    name = "civic-vue-cli"
    start = "/#/notice"
    html = """
<!DOCTYPE html><html lang=""><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/favicon.ico"><title>望海水务集团人才招聘网</title><link href="/static/css/app.3f6a1c02.css" rel="preload" as="style"><link href="/static/js/app.8c1e44d0.js" rel="preload" as="script"><link href="/static/js/chunk-vendors.51b7e9aa.js" rel="preload" as="script"><link href="/static/css/app.3f6a1c02.css" rel="stylesheet"></head><body><noscript><strong>We're sorry but portal doesn't work properly without JavaScript enabled. Please enable it to continue.</strong></noscript><div id="app"></div><script src="/static/js/chunk-vendors.51b7e9aa.js"></script><script src="/static/js/app.8c1e44d0.js"></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/static/css/app.3f6a1c02.css": "body{margin:0}",
        "/static/js/chunk-vendors.51b7e9aa.js": VENDORS,
        "/static/js/app.8c1e44d0.js": r"""
(function(e){function t(t){for(var r,a,i=t[0],c=t[1],s=t[2],l=0,f=[];l<i.length;l++)a=i[l],Object.prototype.hasOwnProperty.call(o,a)&&o[a]&&f.push(o[a][0]),o[a]=0;for(r in c)Object.prototype.hasOwnProperty.call(c,r)&&(e[r]=c[r]);d&&d(t);while(f.length)f.shift()();return u.push.apply(u,s||[]),n()}var r={},a={app:0},o={app:0},u=[];function i(e){return c.p+"static/js/"+({}[e]||e)+"."+{"chunk-1f7c5a3e":"0be1c4f2","chunk-2d0c7b1d":"9a70d1e5","chunk-6e8d0f4b":"c2b76e01"}[e]+".js"}function c(t){if(r[t])return r[t].exports;var n=r[t]={i:t,l:!1,exports:{}};return e[t].call(n.exports,n,n.exports,c),n.l=!0,n.exports}c.e=function(e){var t=[],n=o[e];if(0!==n)if(n)t.push(n[2]);else{var r=new Promise((function(t,r){n=o[e]=[t,r]}));t.push(n[2]=r);var u,s=document.createElement("script");s.charset="utf-8",s.timeout=120,s.src=i(e),document.head.appendChild(s)}return Promise.all(t)},c.m=e,c.c=r,c.p="/";var s=window["webpackJsonp"]=window["webpackJsonp"]||[],l=s.push.bind(s);s.push=t,s=s.slice();for(var f=0;f<s.length;f++)t(s[f]);var d=l;u.push([0,"chunk-vendors"]),n()})({0:function(e,t,n){e.exports=n("56d7")},"56d7":function(e,t,n){"use strict";n.r(t);var r=n("2b0e"),a=n("8c4f"),o=n("5c96"),u=n.n(o);r["default"].use(a["a"]);var i=[{path:"/",redirect:"/home"},{path:"/home",name:"Home",component:function(){return n.e("chunk-2d0c7b1d").then(n.bind(null,"3f1a"))}},{path:"/notice",name:"Notice",meta:{title:"招聘公告"},component:function(){return n.e("chunk-1f7c5a3e").then(n.bind(null,"a41c"))}},{path:"/notice/detail",name:"NoticeDetail",meta:{title:"公告详情"},component:function(){return n.e("chunk-6e8d0f4b").then(n.bind(null,"d7e0"))}}],c=new a["a"]({routes:i});r["default"].use(u.a,{size:"small"}),r["default"].config.productionTip=!1,new r["default"]({router:c,render:function(e){return e("router-view")}}).$mount("#app")},b775:function(e,t,n){"use strict";var r=n("bc3a"),a=n.n(r),o=n("5c96"),u=n("5f87");a.a.defaults.headers["Content-Type"]="application/json;charset=utf-8";var i=a.a.create({baseURL:"/prod-api",timeout:1e4});i.interceptors.request.use((function(e){var t=!1===(e.headers||{}).isToken;if(Object(u["a"])()&&!t&&(e.headers["Authorization"]="Bearer "+Object(u["a"])()),"get"===e.method&&e.params){var n=e.url+"?"+Object.keys(e.params).map((function(t){return encodeURIComponent(t)+"="+encodeURIComponent(e.params[t])})).join("&");e.params={},e.url=n}return e}),(function(e){Promise.reject(e)})),i.interceptors.response.use((function(e){var t=e.data.code||200,n=e.data.msg;return 500===t?(Object(o["Message"])({message:n,type:"error"}),Promise.reject(new Error(n))):e.data}),(function(e){return Object(o["Message"])({message:e.message,type:"error",duration:5e3}),Promise.reject(e)})),t["a"]=i},"5f87":function(e,t,n){"use strict";n.d(t,"a",(function(){return o}));var r=n("a78e"),a=n.n(r);function o(){return a.a.get("Portal-Token")}}});
""",
        "/static/js/chunk-2d0c7b1d.9a70d1e5.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-2d0c7b1d"],{"3f1a":function(e,t,n){"use strict";n.r(t);var r=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("div",{staticClass:"home"},[n("el-carousel",{attrs:{height:"420px"}},e._l(e.banners,(function(e){return n("el-carousel-item",{key:e.bannerId},[n("img",{attrs:{src:e.imgUrl}})])})),1)],1)},a=[],o=n("b775"),u={name:"Home",data:function(){return{banners:[]}},created:function(){var e=this;Object(o["a"])({url:"/portal/banner/list",method:"get"}).then((function(t){e.banners=t.data}))}},i=n("2877"),c=Object(i["a"])(u,r,a,!1,null,"7be2f5d0",null);t["default"]=c.exports}}]);
""",
        "/static/js/chunk-1f7c5a3e.0be1c4f2.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-1f7c5a3e"],{"7ded":function(e,t,n){"use strict";n.d(t,"b",(function(){return a})),n.d(t,"a",(function(){return o}));var r=n("b775");function a(e){return Object(r["a"])({url:"/portal/notice/list",method:"get",params:e})}function o(e){return Object(r["a"])({url:"/portal/notice/"+e,method:"get"})}},a41c:function(e,t,n){"use strict";n.r(t);var r=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("div",{staticClass:"notice-wrap"},[n("div",{staticClass:"crumb"},[e._v("当前位置：首页 > 招聘公告")]),n("ul",{directives:[{name:"loading",rawName:"v-loading",value:e.loading,expression:"loading"}],staticClass:"notice-list"},e._l(e.noticeList,(function(t){return n("li",{key:t.noticeId,on:{click:function(n){return e.toDetail(t)}}},[n("span",{staticClass:"tit"},[e._v(e._s(t.noticeTitle))]),n("span",{staticClass:"time"},[e._v(e._s(t.publishTime?t.publishTime.substring(0,10):""))])])})),0),n("el-pagination",{attrs:{background:"",layout:"total, prev, pager, next","current-page":e.queryParams.pageNum,"page-size":e.queryParams.pageSize,total:e.total},on:{"current-change":e.handleCurrentChange}})],1)},a=[],o=n("7ded"),u={name:"Notice",data:function(){return{loading:!0,total:0,noticeList:[],queryParams:{pageNum:1,pageSize:10,noticeType:"2",status:"0"}}},created:function(){this.getList()},methods:{getList:function(){var e=this;this.loading=!0,Object(o["b"])(this.queryParams).then((function(t){e.noticeList=t.rows,e.total=t.total,e.loading=!1}))},handleCurrentChange:function(e){this.queryParams.pageNum=e,this.getList()},toDetail:function(e){this.$router.push({path:"/notice/detail",query:{id:e.noticeId}})}}},i=u,c=n("2877"),s=Object(c["a"])(i,r,a,!1,null,"1c9b7e44",null);t["default"]=s.exports}}]);
""",
        "/static/js/chunk-6e8d0f4b.c2b76e01.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-6e8d0f4b"],{"7ded":function(e,t,n){"use strict";n.d(t,"b",(function(){return a})),n.d(t,"a",(function(){return o}));var r=n("b775");function a(e){return Object(r["a"])({url:"/portal/notice/list",method:"get",params:e})}function o(e){return Object(r["a"])({url:"/portal/notice/"+e,method:"get"})}},d7e0:function(e,t,n){"use strict";n.r(t);var r=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("div",{staticClass:"detail"},[n("h2",[e._v(e._s(e.form.noticeTitle))]),n("p",{staticClass:"sub"},[e._v("发布时间："+e._s(e.form.publishTime)+" 发布单位："+e._s(e.form.deptName))]),n("div",{staticClass:"ql-editor",domProps:{innerHTML:e._s(e.form.noticeContent)}})])},a=[],o=n("7ded"),u={name:"NoticeDetail",data:function(){return{form:{}}},created:function(){this.getInfo(this.$route.query.id)},methods:{getInfo:function(e){var t=this;Object(o["a"])(e).then((function(e){t.form=e.data}))}}},i=n("2877"),c=Object(i["a"])(u,r,a,!1,null,"b0d4c1fa",null);t["default"]=c.exports}}]);
""",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/prod-api/portal/banner/list":
            return ok({"code": 200, "msg": "操作成功", "data": [{"bannerId": 1, "imgUrl": "/profile/upload/b1.png"}]})
        if asked.path == "/prod-api/portal/notice/list":
            rows = [self.entry(row) for row in held.page(whole(asked.query.get("pageNum"), 1), 10)]
            return ok({"total": len(held.notices), "rows": rows, "code": 200, "msg": "查询成功"})
        found = re.fullmatch(r"/prod-api/portal/notice/(\d+)", asked.path)
        row = next((one for one in held.notices if found and str(one.number) == found[1]), None)
        if row is None:
            return None
        text = body(row, lambda line: f"<p>{line}</p>") + file_links(row)
        return ok({"msg": "操作成功", "code": 200, "data": self.entry(row) | {"noticeContent": text}})

    def entry(self, row: Notice) -> dict[str, object]:
        return {
            "createBy": "admin", "createTime": "2026-11-21 08:00:00", "updateTime": None, "remark": None,
            "noticeId": row.number, "noticeTitle": row.title, "noticeType": "2", "noticeContent": None,
            "status": "0", "deptName": "人力资源部", "publishTime": f"{row.day} {seconds(row)}",
        }  # fmt: skip

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None


class ViteVue(Application):
    """Vite and Vue 3: chunks that import each other, an interface that is asked by JSON, rows in ``data.list``."""

    name = "civic-vite-vue"
    start = "/recruit"
    html = """
<!doctype html><html lang="zh-CN"><head><meta charset="UTF-8" /><link rel="icon" href="/favicon.ico" /><meta name="viewport" content="width=device-width, initial-scale=1.0" /><title>沧江人民医院招聘</title><script type="module" crossorigin src="/assets/index-C7dPq3Xw.js"></script><link rel="modulepreload" crossorigin href="/assets/vendor-BkM2v9aZ.js"><link rel="stylesheet" crossorigin href="/assets/index-DsV1m0pQ.css"></head><body><div id="app"></div></body></html>
"""
    scripts = {  # noqa: RUF012
        "/assets/index-DsV1m0pQ.css": "#app{min-height:100vh}",
        "/assets/vendor-BkM2v9aZ.js": r"""
function Ks(e,t){const n=Object.create(null),s=e.split(",");for(let r=0;r<s.length;r++)n[s[r]]=!0;return t?r=>!!n[r.toLowerCase()]:r=>!!n[r]}const ge={},It=[],Je=()=>{};const{toString:Oo}=Object.prototype;class Uo{constructor(t){this.defaults=t,this.interceptors={request:new xo,response:new xo}}async request(t,n){try{return await this._request(t,n)}catch(s){throw s}}}const jt={create(e){return new Uo(e)}};export{jt as a,Ks as b,ge as c,It as d,Je as e,Oo as f,Uo as g};
""",
        "/assets/index-C7dPq3Xw.js": r"""
const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Index-Bf0c8LmE.js","assets/article-Cy7RrT2k.js","assets/Detail-DtY5o1uN.js"])))=>i.map(i=>d[i]);
import{a as L,b as R,c as o,d as c,e as T,f as b}from"./vendor-BkM2v9aZ.js";(function(){const t=document.createElement("link").relList;if(t&&t.supports&&t.supports("modulepreload"))return;for(const n of document.querySelectorAll('link[rel="modulepreload"]'))r(n);function r(n){if(n.ep)return;n.ep=!0;fetch(n.href,{credentials:"same-origin"})}})();const C="modulepreload",$=function(e){return"/"+e},P={},m=function(t,r,s){let n=Promise.resolve();return r&&r.length>0&&(n=Promise.all(r.map(a=>{a=$(a);if(a in P)return;P[a]=!0}))),n.then(()=>t())},D=[{path:"/",redirect:"/recruit"},{path:"/recruit",name:"Recruit",component:()=>m(()=>import("./Index-Bf0c8LmE.js"),__vite__mapDeps([0,1])),meta:{title:"招聘公告"}},{path:"/recruit/detail/:id",name:"RecruitDetail",component:()=>m(()=>import("./Detail-DtY5o1uN.js"),__vite__mapDeps([2,1])),meta:{title:"公告详情"}}],N=b({history:T("/"),routes:D}),h=L.create({baseURL:"/api",timeout:15e3,headers:{"Content-Type":"application/json"}});h.interceptors.request.use(e=>{const t=localStorage.getItem("token");return t&&(e.headers.Authorization=t),e});h.interceptors.response.use(e=>{const{code:t,data:r,msg:s}=e.data;return t===0?r:(R(s),Promise.reject(new Error(s)))},e=>Promise.reject(e));const U=o(c);U.use(N);U.mount("#app");export{h as s,N as r};
""",
        "/assets/article-Cy7RrT2k.js": r"""
import{s as t}from"./index-C7dPq3Xw.js";function a(e){return t({url:"/cms/article/page",method:"post",data:e})}function r(e){return t.get("/cms/article/detail",{params:{id:e}})}export{a,r as g};
""",
        "/assets/Index-Bf0c8LmE.js": r"""
import{a as B}from"./article-Cy7RrT2k.js";import{_ as z,u as A,r as g,o as F,c as m,a as s,F as v,b as w,t as y,d as _,e as E}from"./index-C7dPq3Xw.js";const I={class:"recruit"},q={class:"list"},j=["onClick"],M={class:"title"},S={class:"date"},G={__name:"Index",setup(H){const k=A(),n=g({pageNum:1,pageSize:10,columnCode:"rczp",title:""}),i=g([]),u=g(0),d=g(!1),r=async()=>{d.value=!0;try{const e=await B(n.value);i.value=e.list,u.value=e.total}finally{d.value=!1}},p=e=>{n.value.pageNum=e,r()},h=e=>{k.push({name:"RecruitDetail",params:{id:e.id}})};return F(()=>{r()}),(e,a)=>{const f=E("a-pagination");return _(),m("div",I,[s("ul",q,[(_(!0),m(v,null,w(i.value,l=>(_(),m("li",{key:l.id,onClick:x=>h(l)},[s("span",M,y(l.title),1),s("span",S,y(l.publishDate.slice(0,10)),1)],8,j))),128))]),s(f,{current:n.value.pageNum,total:u.value,onChange:p},null,8,["current","total"])])}}},O=z(G,[["__scopeId","data-v-4c1d88aa"]]);export{O as default};
""",
        "/assets/Detail-DtY5o1uN.js": r"""
import{g as B}from"./article-Cy7RrT2k.js";import{_ as z,x as R,r as g,o as F,c as m,a as s,t as y,d as _}from"./index-C7dPq3Xw.js";const I={class:"detail"},q=["innerHTML"],G={__name:"Detail",setup(H){const k=R(),n=g({}),r=async()=>{n.value=await B(k.params.id)};return F(r),(e,a)=>(_(),m("div",I,[s("h1",null,y(n.value.title),1),s("p",null,"发布日期："+y(n.value.publishDate)+"　来源："+y(n.value.source),1),s("div",{innerHTML:n.value.content},null,8,q)]))}},O=z(G,[["__scopeId","data-v-90be12f3"]]);export{O as default};
""",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/api/cms/article/page" and asked.json is not None:
            rows = [self.entry(row) for row in held.page(int(asked.json.get("pageNum", 1)), 10)]
            rows = rows if asked.json.get("columnCode") == "rczp" else []
            found = {"list": rows, "total": len(held.notices), "pageNum": asked.json.get("pageNum", 1), "pages": 3}
            return ok({"code": 0, "msg": "success", "data": found})
        if asked.path != "/api/cms/article/detail":
            return None
        row = next((one for one in held.notices if str(one.number) == asked.query.get("id")), None)
        if row is None:
            return ok({"code": 404, "msg": "文章不存在", "data": None})
        text = body(row, lambda line: f"<p>{line}</p>") + file_links(row)
        return ok({"code": 0, "msg": "success", "data": self.entry(row) | {"content": text, "source": "人事科"}})

    def entry(self, row: Notice) -> dict[str, object]:
        return {
            "id": str(row.number),
            "title": row.title,
            "columnCode": "rczp",
            "publishDate": f"{row.day} {seconds(row)}",
            "clickCount": views(row),
            "isTop": 0,
        }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", "/recruit") else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/detail/(\d+)", path)
        return found[1] if found else None


class UmiReact(Application):
    """umi: async functions made into switches, ``request`` of a service, moments in milliseconds."""

    name = "civic-umi-react"
    start = "/recruit/announcement"
    html = """
<!DOCTYPE html><html><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>北陵农商银行人才招聘</title><link rel="stylesheet" href="/umi.7e0a9f31.css" /><script>window.routerBase = "/";</script><script>//! umi version: 3.5.41</script></head><body><noscript><div class="noscript-container">Hi there! Please <div class="noscript-enableJS"><a href="https://www.enablejavascript.io/en" target="_blank" rel="noopener noreferrer"><b>enable Javascript</b></a></div> in your browser to use!</div></noscript><div id="root"></div><script src="/umi.1d9c60b4.js"></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/umi.7e0a9f31.css": "#root{height:100%}",
        "/umi.1d9c60b4.js": r"""
(function(e){function t(t){for(var n,o,i=t[0],u=t[1],c=0,l=[];c<i.length;c++)o=i[c],a[o]&&l.push(a[o][0]),a[o]=0;for(n in u)e[n]=u[n];s&&s(t);while(l.length)l.shift()()}var n={},a={umi:0};function i(e){return u.p+""+({"p__Recruit__Announcement__index":"p__Recruit__Announcement__index","p__Recruit__Announcement__Detail":"p__Recruit__Announcement__Detail","p__Home":"p__Home"}[e]||e)+"."+{"p__Recruit__Announcement__index":"a81f03de","p__Recruit__Announcement__Detail":"44c7d2b9","p__Home":"e90b7713"}[e]+".async.js"}function u(t){if(n[t])return n[t].exports;var r=n[t]={i:t,l:!1,exports:{}};return e[t].call(r.exports,r,r.exports,u),r.l=!0,r.exports}u.e=function(e){var t=document.createElement("script");t.src=i(e);document.head.appendChild(t)},u.p="/";var c=window["webpackJsonp"]=window["webpackJsonp"]||[];u(u.s=0)})({0:function(e,t,r){e.exports=r("x4t0")},"9kvl":function(e,t,r){"use strict";r.d(t,"b",(function(){return a}));var n=r("p0pE"),o=r.n(n),i=r("uFfk"),a=Object(i["extend"])({prefix:"",timeout:1e4,errorHandler:function(e){return Promise.reject(e)}})},"x4t0":function(e,t,r){"use strict";r.r(t);var n=r("q1tI"),o=r.n(n),i=r("Ty5D");function a(){var e=[{path:"/",component:Object(i["dynamic"])({loader:function(){return Promise.all([r.e("p__Home")]).then(r.bind(null,"H0me"))}}),exact:!0},{path:"/recruit/announcement",name:"招聘公告",component:Object(i["dynamic"])({loader:function(){return r.e("p__Recruit__Announcement__index").then(r.bind(null,"Rq1a"))}}),exact:!0},{path:"/recruit/announcement/:id",component:Object(i["dynamic"])({loader:function(){return r.e("p__Recruit__Announcement__Detail").then(r.bind(null,"Dt2b"))}}),exact:!0}];return e}}});
""",
        "/p__Home.e90b7713.async.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["p__Home"],{H0me:function(e,t,r){"use strict";r.r(t);var n=r("q1tI"),o=r.n(n);t["default"]=function(){return o.a.createElement("div",null,"欢迎")}}}]);
""",
        "/p__Recruit__Announcement__index.a81f03de.async.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["p__Recruit__Announcement__index"],{"Rq1a":function(e,t,r){"use strict";r.r(t);var n=r("tJVT"),o=r("WmNS"),i=r.n(o),a=r("9og8"),u=r("q1tI"),c=r.n(u),s=r("55Ip"),l=r("wd/R"),f=r.n(l),d=r("sV1c"),p=r("Kvkj"),m=function(){var e=Object(u["useState"])([]),t=Object(n["a"])(e,2),r=t[0],o=t[1],l=Object(u["useState"])({current:1,pageSize:10,total:0}),m=Object(n["a"])(l,2),h=m[0],b=m[1],y=function(){var e=Object(a["a"])(i.a.mark((function e(){var t,r,n=arguments;return i.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return t=n.length>0&&void 0!==n[0]?n[0]:1,e.next=3,Object(d["b"])({current:t,size:10,category:"ANNOUNCEMENT"});case 3:r=e.sent,r.success&&(o(r.data.records),b({current:r.data.current,pageSize:r.data.size,total:r.data.total}));case 5:case"end":return e.stop()}}),e)})));return function(){return e.apply(this,arguments)}}();return Object(u["useEffect"])((function(){y()}),[]),c.a.createElement("div",{className:"list___3kX9d"},c.a.createElement(p["a"],{dataSource:r,pagination:{current:h.current,pageSize:h.pageSize,total:h.total,onChange:y},renderItem:function(e){return c.a.createElement(p["a"].Item,{key:e.id},c.a.createElement(s["a"],{to:"/recruit/announcement/".concat(e.id)},e.name),c.a.createElement("span",{className:"time___1aBcd"},f()(e.releaseTime).format("YYYY-MM-DD")))}}))};t["default"]=m},"sV1c":function(e,t,r){"use strict";r.d(t,"b",(function(){return u})),r.d(t,"a",(function(){return s}));var n=r("WmNS"),o=r.n(n),i=r("9og8"),a=r("9kvl");function u(e){return c.apply(this,arguments)}function c(){return c=Object(i["a"])(o.a.mark((function e(t){return o.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(a["b"])("/api/recruit/v1/announcements",{method:"GET",params:t}));case 1:case"end":return e.stop()}}),e)}))),c.apply(this,arguments)}function s(e){return l.apply(this,arguments)}function l(){return l=Object(i["a"])(o.a.mark((function e(t){return o.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(a["b"])("/api/recruit/v1/announcements/".concat(t),{method:"GET"}));case 1:case"end":return e.stop()}}),e)}))),l.apply(this,arguments)}}}]);
""",
        "/p__Recruit__Announcement__Detail.44c7d2b9.async.js": r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["p__Recruit__Announcement__Detail"],{"sV1c":function(e,t,r){"use strict";r.d(t,"b",(function(){return u})),r.d(t,"a",(function(){return s}));var n=r("WmNS"),o=r.n(n),i=r("9og8"),a=r("9kvl");function u(e){return c.apply(this,arguments)}function c(){return c=Object(i["a"])(o.a.mark((function e(t){return o.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(a["b"])("/api/recruit/v1/announcements",{method:"GET",params:t}));case 1:case"end":return e.stop()}}),e)}))),c.apply(this,arguments)}function s(e){return l.apply(this,arguments)}function l(){return l=Object(i["a"])(o.a.mark((function e(t){return o.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(a["b"])("/api/recruit/v1/announcements/".concat(t),{method:"GET"}));case 1:case"end":return e.stop()}}),e)}))),l.apply(this,arguments)}},"Dt2b":function(e,t,r){"use strict";r.r(t);var n=r("tJVT"),o=r("q1tI"),i=r.n(o),a=r("Ty5D"),u=r("wd/R"),c=r.n(u),s=r("sV1c");t["default"]=function(){var e=Object(a["useParams"])(),t=Object(o["useState"])(null),r=Object(n["a"])(t,2),u=r[0],l=r[1];return Object(o["useEffect"])((function(){Object(s["a"])(e.id).then((function(e){e.success&&l(e.data)}))}),[e.id]),u?i.a.createElement("div",null,i.a.createElement("h1",null,u.name),i.a.createElement("p",null,"发布时间：",c()(u.releaseTime).format("YYYY-MM-DD HH:mm")),i.a.createElement("div",{dangerouslySetInnerHTML:{__html:u.content}}),(u.attachments||[]).map((function(e){return i.a.createElement("a",{key:e.url,href:e.url},e.name)}))):null}}}]);
""",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/api/recruit/v1/announcements":
            number = whole(asked.query.get("current"), 1)
            rows = [self.entry(row) for row in held.page(number, 10)]
            found = {"records": rows, "total": len(held.notices), "size": 10, "current": number, "pages": 3}
            return ok({"success": True, "code": "200", "data": found})
        found_id = re.fullmatch(r"/api/recruit/v1/announcements/(\d+)", asked.path)
        row = next((one for one in held.notices if found_id and str(one.number) == found_id[1]), None)
        if row is None:
            return None
        files = [{"name": name, "url": url} for name, url in row.files]
        text = body(row, lambda line: f'<p style="text-indent:2em">{line}</p>')
        return ok({"success": True, "code": "200", "data": self.entry(row) | {"content": text, "attachments": files}})

    def entry(self, row: Notice) -> dict[str, object]:
        return {
            "id": row.number,
            "name": row.title,
            "category": "ANNOUNCEMENT",
            "releaseTime": millis(row),
            "deadline": None,
            "readNum": views(row),
        }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", "/recruit/announcement") else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/announcement/(\d+)", path)
        return found[1] if found else None
