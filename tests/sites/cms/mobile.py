"""Two applications for telephones and desks, by the hand that wrote :mod:`tests.sites.cms.brought`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, paragraphs
from tests.sites.cms.place import Application, dump, millis, ok, other_columns, seconds, views, whole
from tests.sites.cms.style import Answer, Request, Style
from tests.sites.cms.wired import pick, turned

# -- 4 a district's talent service for telephones, Vant by Vue CLI 5 ---------------------------------------------------

_VANT_APP = r"""
(function(){"use strict";var e={5317:function(e,t,n){n.d(t,{U2:function(){return c},v_:function(){return s}});var r=n(4161),o=n(1076);const a=r.Z.create({baseURL:"/talent-api",timeout:2e4});a.interceptors.request.use((e=>{const t=o.Z.get("token");return t&&(e.headers["token"]=t),e})),a.interceptors.response.use((e=>0===e.data.code?e.data:Promise.reject(e.data)));function c(e,t){return a.get(e,{params:t})}function s(e,t){return a.post(e,t)}},
8846:function(e,t,n){n.d(t,{Lp:function(){return o},Zz:function(){return a},d4:function(){return c},x4:function(){return s}});var r=n(5317);const o=e=>(0,r.U2)("/recruit/notice/page",e),a=e=>(0,r.U2)("/recruit/notice/"+e),c=e=>(0,r.U2)("/policy/page",e),s=e=>(0,r.v_)("/member/login",e)},
1700:function(e,t,n){var r=n(2483),o=n(9242);const a=[{path:"/",redirect:"/notice"},{path:"/notice",name:"notice",meta:{title:"招聘公告"},component:()=>n.e(381).then(n.bind(n,2381))},{path:"/notice/detail/:id",name:"noticeDetail",meta:{title:"公告详情"},component:()=>n.e(602).then(n.bind(n,8602))},{path:"/policy",name:"policy",component:()=>n.e(77).then(n.bind(n,4077))},{path:"/mine",name:"mine",component:()=>n.e(145).then(n.bind(n,3145))}],c=(0,r.p7)({history:(0,r.PO)("/m/"),routes:a});(0,o.ri)({}).use(c).mount("#app")}},t={};function n(r){var o=t[r];if(void 0!==o)return o.exports;var a=t[r]={exports:{}};return e[r](a,a.exports,n),a.exports}n.m=e,function(){n.f={},n.e=function(e){return Promise.all(Object.keys(n.f).reduce((function(t,r){return n.f[r](e,t),t}),[]))}}(),function(){n.u=function(e){return"js/"+e+"."+{77:"1b2c3d4e",145:"5f6a7b8c",381:"9d0e1f2a",602:"3b4c5d6e"}[e]+".js"}}(),function(){n.p="/m/"}(),n(1700)})();
"""
_VANT_LIST = r"""
"use strict";(self["webpackChunktalent"]=self["webpackChunktalent"]||[]).push([[381],{2381:function(e,t,n){n.r(t),n.d(t,{default:function(){return u}});var r=n(6252),o=n(3577),a=n(8846),c=n(2262),s=n(2483);const i={class:"notice"},l={__name:"index",setup(e){const t=(0,s.tv)(),n=(0,c.iH)([]),l=(0,c.iH)(!1),u=(0,c.iH)(!1),d=(0,c.qj)({pageNo:0,pageSize:10,kind:"NOTICE"}),f=async()=>{d.pageNo++;const e=await(0,a.Lp)(d);n.value=n.value.concat(e.data.rows),l.value=!1,n.value.length>=e.data.count&&(u.value=!0)},p=e=>t.push({name:"noticeDetail",params:{id:e.noticeId}});return(e,t)=>((0,r.wg)(),(0,r.iD)("div",i,[(0,r.Wm)(m,{loading:l.value,finished:u.value,"finished-text":"没有更多了",onLoad:f},{default:(0,r.w5)((()=>[((0,r.wg)(!0),(0,r.iD)(r.HY,null,(0,r.Ko)(n.value,(e=>((0,r.wg)(),(0,r.j4)(h,{key:e.noticeId,title:e.name,value:e.pubDate,onClick:t=>p(e)},null,8,["title","value","onClick"])))),128))])),_:1})]))}};var u=l}}]);
"""
_VANT_DETAIL = r"""
"use strict";(self["webpackChunktalent"]=self["webpackChunktalent"]||[]).push([[602],{8602:function(e,t,n){n.r(t),n.d(t,{default:function(){return i}});var r=n(6252),o=n(8846),a=n(2262),c=n(2483);const s={__name:"detail",setup(e){const t=(0,c.yj)(),n=(0,a.iH)({});return(0,r.bv)((async()=>{const e=await(0,o.Zz)(t.params.id);n.value=e.data})),(e,t)=>((0,r.wg)(),(0,r.iD)("div",null,[(0,r._)("h3",null,n.value.name),(0,r._)("div",{innerHTML:n.value.detail},null,8,["innerHTML"])]))}};var i=s}}]);
"""


class VantTalent(Application):
    """Numbered chunks of webpack 5, ``get(url, params)`` of its own, rows as one scrolls, ``count`` and plain names."""

    name = "mobile-vant"
    start = "/m/notice"
    others = other_columns(2290, date(2026, 11, 18), "人才引进政策解读", "租房补贴申领指南", "职称评审通知")
    scripts = {  # noqa: RUF012
        "/m/js/chunk-vendors.0a1b2c3d.js": '"use strict";(self["webpackChunktalent"]=self["webpackChunktalent"]||[]).push([[998],{}]);',
        "/m/js/app.7e8f9a0b.js": _VANT_APP,
        "/m/js/381.9d0e1f2a.js": _VANT_LIST,
        "/m/js/602.3b4c5d6e.js": _VANT_DETAIL,
    }
    html = """
<!doctype html><html lang=""><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge"><meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,user-scalable=0"><link rel="icon" href="/m/favicon.ico"><title>云麓区人才服务</title><script defer="defer" src="/m/js/chunk-vendors.0a1b2c3d.js"></script><script defer="defer" src="/m/js/app.7e8f9a0b.js"></script><link href="/m/css/app.5c6d7e8f.css" rel="stylesheet"></head><body><noscript><strong>We're sorry but talent doesn't work properly without JavaScript enabled. Please enable it to continue.</strong></noscript><div id="app"></div></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/m/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/m/notice/detail/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/detail/{number}"

    def row(self, row: Notice) -> dict[str, Any]:
        return {
            "noticeId": row.number,
            "name": row.title,
            "pubDate": str(row.day),
            "unit": "区人社局",
            "hits": views(row),
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/talent-api/") or asked.method != "GET":
            return None
        path = asked.path.removeprefix("/talent-api")
        if path in ("/recruit/notice/page", "/policy/page"):
            rows = held.notices if path.startswith("/recruit") else self.others
            size, number = asked.query.get("pageSize"), asked.query.get("pageNo")
            shown = [self.row(row) for row in turned(rows, number, size)]
            return ok({"code": 0, "msg": "success", "data": {"count": len(rows), "rows": shown}})
        one = pick(self.all(held), path.removeprefix("/recruit/notice/"))
        if one is None:
            return ok({"code": 500, "msg": "数据不存在", "data": None})
        attached = [{"fileName": name, "fileUrl": url} for name, url in one.files]
        return ok({"code": 0, "msg": "success", "data": self.row(one) | {"detail": paragraphs(one), "files": attached}})


# -- 5 a bank's careers, Angular before Spring -------------------------------------------------------------------------

_ANGULAR = r"""
"use strict";(self.webpackChunkcareers=self.webpackChunkcareers||[]).push([[179],{6747:(at,Ue,x)=>{const we={production:!0,apiUrl:"/api/v1",version:"2.3.1"};
let Ae=(()=>{class n{constructor(e){this.http=e,this.base=we.apiUrl}getNotices(e,i){const r=(new ui).set("page",String(e)).set("size",String(i)).set("category","campus").set("sort","publishedAt,desc");return this.http.get(`${this.base}/notices`,{params:r})}getNotice(e){return this.http.get(`${this.base}/notices/${e}`)}getBanners(){return this.http.get(`${this.base}/banners`)}apply(e){return this.http.post(`${this.base}/applications`,e)}}return n.\u0275fac=function(e){return new(e||n)(G(pi))},n.\u0275prov=W({token:n,factory:n.\u0275fac,providedIn:"root"}),n})();
const Be=n=>["/notices",n];function Ce(n,t){if(1&n&&(y(0,"li",5)(1,"a",6),I(2),_(),y(3,"span"),I(4),Di(5,"date"),_()()),2&n){const e=t.$implicit;v(1),D("routerLink",Ii(4,Be,e.id)),v(1),Qe(e.title),v(2),Qe(Mi(5,2,e.publishedAt,"yyyy-MM-dd"))}}
let De=(()=>{class n{constructor(e){this.api=e,this.page=0,this.size=10,this.items=[],this.total=0}ngOnInit(){this.load()}load(){this.api.getNotices(this.page,this.size).subscribe(e=>{this.items=e.content,this.total=e.totalElements})}onPage(e){this.page=e.pageIndex,this.load()}}return n.\u0275fac=function(e){return new(e||n)(M(Ae))},n.\u0275cmp=Re({type:n,selectors:[["app-notice-list"]],decls:4,vars:3,consts:[[1,"list"],["class","row",4,"ngFor","ngForOf"],[3,"length","pageSize","page"]],template:function(e,i){1&e&&(y(0,"ul",0),Y(1,Ce,6,6,"li",1),_(),y(2,"mat-paginator",2),se("page",function(o){return i.onPage(o)}),_()),2&e&&(v(1),D("ngForOf",i.items),v(1),D("length",i.total)("pageSize",i.size))}}),n})();
let Ee=(()=>{class n{constructor(e,i){this.route=e,this.api=i}ngOnInit(){this.api.getNotice(this.route.snapshot.paramMap.get("id")).subscribe(e=>this.notice=e)}}return n})();
const Fe=[{path:"",redirectTo:"notices",pathMatch:"full"},{path:"notices",component:De},{path:"notices/:id",component:Ee},{path:"**",redirectTo:"notices"}];}},at=>{at(at.s=6747)}]);
"""


class AngularBank(Application):
    """One ``main`` without chunks: an injected client, parameters set one by one, pages of Spring from nought."""

    name = "mobile-angular"
    start = "/careers/notices"
    others = other_columns(2190, date(2026, 11, 13), "社会招聘：数据分析岗", "社会招聘：客户经理")
    scripts = {  # noqa: RUF012
        "/careers/runtime.4f5e6d7c8b9a0123.js": '(()=>{"use strict";var e,v={},m={};})();',
        "/careers/polyfills.c6b8e7d9a0f12345.js": '"use strict";(self.webpackChunkcareers=self.webpackChunkcareers||[]).push([[429],{}]);',
        "/careers/main.1a2b3c4d5e6f7890.js": _ANGULAR,
    }
    html = """
<!DOCTYPE html><html lang="zh-CN"><head>
  <meta charset="utf-8">
  <title>石桥银行招聘</title>
  <base href="/careers/">
  <meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="styles.9c8b7a6d5e4f3210.css"></head>
<body class="mat-typography">
  <app-root></app-root>
<script src="runtime.4f5e6d7c8b9a0123.js" type="module"></script><script src="polyfills.c6b8e7d9a0f12345.js" type="module"></script><script src="main.1a2b3c4d5e6f7890.js" type="module"></script>
</body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/careers/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/careers/notices/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/notices/{number}"

    def row(self, row: Notice) -> dict[str, Any]:
        return {
            "id": row.number,
            "title": row.title,
            "publishedAt": f"{row.day}T{seconds(row)}.000+08:00",
            "top": False,
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/api/v1/"):
            return None
        if asked.path == "/api/v1/banners":
            return ok([{"id": 1, "title": "与石桥同行", "image": "/assets/b1.jpg"}])
        if asked.path == "/api/v1/notices" and asked.method == "GET":
            kinds = {"campus": held.notices, "social": self.others}
            rows = kinds.get(asked.query.get("category", ""), held.notices + self.others)
            size = max(1, whole(asked.query.get("size"), 20))
            content = [self.row(row) for row in Holding(rows).page(whole(asked.query.get("page"), 0) + 1, size)]
            count = {"totalElements": len(rows), "totalPages": Holding(rows).pages(size), "size": size}
            return ok({"content": content, "number": whole(asked.query.get("page"), 0), **count, "first": False})
        one = pick(self.all(held), asked.path.removeprefix("/api/v1/notices/"))
        if one is None:
            return (
                404,
                "application/json",
                dump({"status": 404, "error": "Not Found", "timestamp": millis(held.notices[0])}),
            )
        attached = [{"name": name, "url": url} for name, url in one.files]
        return ok(self.row(one) | {"body": paragraphs(one), "attachments": attached})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (VantTalent, AngularBank))
