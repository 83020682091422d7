"""Four applications of one page: Angular's and Vue CLI's builds of classes, Create React App, AngularJS with templates."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Application, body, file_links, millis, ok, seconds, views, whole
from tests.sites.cms.style import Request


class AngularBuild(Application):
    """Angular 12: services as classes with ``http.get`` over an environment's address, components compiled to instructions."""

    name = "branches-angular-build"
    start = "/announcements"
    html = """
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>石桥水务集团招聘</title><base href="/"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="styles.31d6cfe0d16ae931b73c.css"></head><body><app-root></app-root><script src="runtime-es2015.6f2c1a7d.js" type="module"></script><script src="polyfills-es2015.0a7e4bd2.js" type="module"></script><script src="main-es2015.b1c45e90.js" type="module"></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/runtime-es2015.6f2c1a7d.js": r"""!function(e){function r(r){for(var n,l,f=r[0],i=r[1],p=r[2],c=0,s=[];c<f.length;c++)l=f[c],Object.prototype.hasOwnProperty.call(o,l)&&o[l]&&s.push(o[l][0]),o[l]=0;for(n in i)Object.prototype.hasOwnProperty.call(i,n)&&(e[n]=i[n]);for(a&&a(r);s.length;)s.shift()();return u.push.apply(u,p||[]),t()}var n={},o={0:0},u=[];}([]);""",
        "/polyfills-es2015.0a7e4bd2.js": '(window.webpackJsonp=window.webpackJsonp||[]).push([[2],{2:function(e,t,n){e.exports=n("hN/g")}},[[2,0]]]);',
        "/main-es2015.b1c45e90.js": r"""
(window.webpackJsonp=window.webpackJsonp||[]).push([[1],{0:function(t,e,n){t.exports=n("zUnb")},zUnb:function(t,e,n){"use strict";n.r(e);class s{constructor(t){this.total=t}}const l={production:!0,apiUrl:"/hr-api/v1"};let qe=(()=>{class t{constructor(t){this.handler=t}request(t,e,n={}){let s;if(t instanceof Ue)s=t;else{let r;n.headers instanceof He?r=n.headers:new He(n.headers)}return this.handler.handle(s)}get(t,e={}){return this.request("GET",t,e)}post(t,e,n={}){return this.request("POST",t,Ge(n,e))}put(t,e,n={}){return this.request("PUT",t,Ge(n,e))}}return t.\u0275fac=function(e){return new(e||t)(Yt(Le))},t})();let Rn=(()=>{class t{constructor(t){this.http=t}list(t,e,n){let s=(new Ve).set("page",String(t)).set("pageSize",String(e));return n&&(s=s.set("keyword",n)),this.http.get(`${l.apiUrl}/announcements`,{params:s})}detail(t){return this.http.get(`${l.apiUrl}/announcements/${t}`)}}return t.\u0275fac=function(e){return new(e||t)(Yt(qe))},t.\u0275prov=ct({token:t,factory:t.\u0275fac,providedIn:"root"}),t})();let An=(()=>{class t{constructor(t){this.http=t}login(t){return this.http.post(`${l.apiUrl}/auth/login`,t)}}return t.\u0275fac=function(e){return new(e||t)(Yt(qe))},t})();const Mn=function(t){return["/announcements",t]};function Bn(t,e){if(1&t&&(Hs(0,"li",5),Hs(1,"a",6),po(2),zs(),Hs(3,"span",7),po(4),wo(5,"date"),zs(),zs()),2&t){const t=e.$implicit;Wr(1),Ns("routerLink",So(6,Mn,t.id)),Wr(1),fo(t.subject),Wr(2),fo(xo(5,3,t.publishedAt,"yyyy-MM-dd"))}}let Vn=(()=>{class t{constructor(t){this.service=t,this.pageIndex=1,this.pageSize=10,this.total=0,this.rows=[]}ngOnInit(){this.load()}load(){this.service.list(this.pageIndex,this.pageSize).subscribe(t=>{this.rows=t.items,this.total=t.total})}onPage(t){this.pageIndex=t,this.load()}}return t.\u0275fac=function(e){return new(e||t)(Us(Rn))},t.\u0275cmp=ce({type:t,selectors:[["app-announcements"]],decls:5,vars:4,template:function(t,e){1&t&&(Hs(0,"div",0),Hs(1,"ul",1),js(2,Bn,6,8,"li",2),zs(),zs()),2&t&&(Wr(2),Ns("ngForOf",e.rows))},encapsulation:2}),t})();let Wn=(()=>{class t{constructor(t,e){this.route=t,this.service=e}ngOnInit(){this.route.paramMap.pipe(Jl(t=>this.service.detail(t.get("id")))).subscribe(t=>this.item=t)}}return t.\u0275fac=function(e){return new(e||t)(Us(tu),Us(Rn))},t.\u0275cmp=ce({type:t,selectors:[["app-announcement"]],decls:6,vars:3,template:function(t,e){1&t&&(Hs(0,"h1"),po(1),zs(),Ks(4,"div",1)),2&t&&(Wr(1),fo(e.item.subject),Wr(3),Ns("innerHTML",e.item.html,rr))},encapsulation:2}),t})();const Kn=[{path:"",redirectTo:"announcements",pathMatch:"full"},{path:"announcements",component:Vn},{path:"announcements/:id",component:Wn},{path:"**",redirectTo:"announcements"}];}},[[0,0]]]);
""",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/hr-api/v1/announcements":
            rows = held.page(whole(asked.query.get("page"), 1), whole(asked.query.get("pageSize"), 10))
            return ok({"items": [self.entry(row) for row in rows], "total": len(held.notices)})
        found = re.fullmatch(r"/hr-api/v1/announcements/(\d+)", asked.path)
        row = next((one for one in held.notices if found and str(one.number) == found[1]), None)
        return (
            ok(self.entry(row) | {"html": body(row, lambda line: f"<p>{line}</p>") + file_links(row)}) if row else None
        )

    def entry(self, row: Notice) -> dict[str, object]:
        return {
            "id": row.number,
            "subject": row.title,
            "publishedAt": f"{row.day}T{seconds(row)}+08:00",
            "readCount": views(row),
            "top": False,
        }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", "/announcements") else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/announcements/(\d+)", path)
        return found[1] if found else None


class ClassesVue(Application):
    """Vue CLI 5: interfaces as methods of a class, numbers of pages within the path, a base that a file of settings holds."""

    name = "branches-classes-vue"
    start = "/portal/"
    html = """
<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>望海设计研究院 招聘门户</title><script src="/portal/config.js"></script><script defer="defer" src="/portal/js/chunk-vendors.0d7a5c91.js"></script><script defer="defer" src="/portal/js/app.e3f80a27.js"></script></head><body><noscript><strong>We're sorry but this site doesn't work properly without JavaScript enabled.</strong></noscript><div id="app"></div></body></html>
"""
    scripts = {  # noqa: RUF012
        "/portal/config.js": 'window.g = {\n  // 后端接口地址\n  baseUrl: "/recruit-server",\n  title: "望海设计研究院招聘门户"\n};\n',
        "/portal/js/chunk-vendors.0d7a5c91.js": r"""(self["webpackChunkportal"]=self["webpackChunkportal"]||[]).push([[998],{4870:function(e,t,n){"use strict";n.d(t,{Bj:function(){return i},qj:function(){return Ne}});let r;class i{constructor(e=!1){this.detached=e}run(e){return e()}}function Ne(e){return e}}}]);""",
        "/portal/js/app.e3f80a27.js": r"""
(function(){"use strict";var e={8124:function(e,t,n){var o=n(9242),r=n(2483),a=n(3396);function i(e,t){const n=(0,a.up)("router-view");return(0,a.wg)(),(0,a.j4)(n)}var l=n(89);const u={},c=(0,l.Z)(u,[["render",i]]);const d=[{path:"/",name:"home",component:()=>n.e(443).then(n.bind(n,6910))},{path:"/info/:id",name:"info",component:()=>n.e(517).then(n.bind(n,2244))}],p=(0,r.p7)({history:(0,r.r5)(),routes:d});(0,o.ri)(c).use(p).mount("#app")},5201:function(e,t,n){n.d(t,{Z:function(){return i}});var o=n(6265),r=n.n(o);class a{constructor(){this.http=r().create({baseURL:window.g.baseUrl,timeout:2e4}),this.http.interceptors.response.use((e=>e.data),(e=>Promise.reject(e)))}get(e,t){return this.http.get(e,{params:t})}post(e,t){return this.http.post(e,t)}}var i=new a}},t={};function n(o){var r=t[o];if(void 0!==r)return r.exports;var a=t[o]={exports:{}};return e[o](a,a.exports,n),a.exports}n.m=e,function(){n.f={},n.e=function(e){return Promise.all(Object.keys(n.f).reduce((function(t,o){return n.f[o](e,t),t}),[]))}}(),function(){n.u=function(e){return"js/"+e+"."+{443:"7c1b02de",517:"a94d3f60"}[e]+".js"}}(),function(){n.p="/portal/"}();var o=n.O(void 0,[998],(function(){return n(8124)}));o=n.O(o)})();
""",
        "/portal/js/443.7c1b02de.js": r"""
"use strict";(self["webpackChunkportal"]=self["webpackChunkportal"]||[]).push([[443],{3310:function(e,t,n){var o=n(5201);class r{static getPage(e,t,n){return o.Z.get(`/portal/info/page/${e}/${t}`,n)}static getById(e){return o.Z.get("/portal/info/getById",{id:e})}}t.Z=r},6910:function(e,t,n){n.r(t),n.d(t,{default:function(){return g}});var o=n(3396),r=n(7139),a=n(4870),i=n(3310),l=n(2483);const u={class:"home"},c={class:"list"},d=["onClick"];var p={__name:"HomeView",setup(e){const t=(0,l.tv)(),n=(0,a.iH)([]),p=(0,a.iH)(0),m=(0,a.qj)({current:1,size:10}),f=()=>{i.Z.getPage(m.current,m.size,{lx:"zpgg"}).then((e=>{n.value=e.result.records,p.value=e.result.total}))},v=e=>{m.current=e,f()},h=e=>{t.push({name:"info",params:{id:e.xxid}})};return(0,o.bv)((()=>{f()})),(e,t)=>{const a=(0,o.up)("el-pagination");return(0,o.wg)(),(0,o.iD)("div",u,[(0,o._)("ul",c,[((0,o.wg)(!0),(0,o.iD)(o.HY,null,(0,o.Ko)(n.value,(e=>((0,o.wg)(),(0,o.iD)("li",{key:e.xxid,onClick:t=>h(e)},[(0,o._)("span",null,(0,r.zw)(e.xxbt),1),(0,o._)("em",null,(0,r.zw)(e.fbrq),1)],8,d)))),128))]),(0,o.Wm)(a,{total:p.value,onCurrentChange:v},null,8,["total"])])}}};const g=p}}]);
""",
        "/portal/js/517.a94d3f60.js": r"""
"use strict";(self["webpackChunkportal"]=self["webpackChunkportal"]||[]).push([[517],{3310:function(e,t,n){var o=n(5201);class r{static getPage(e,t,n){return o.Z.get(`/portal/info/page/${e}/${t}`,n)}static getById(e){return o.Z.get("/portal/info/getById",{id:e})}}t.Z=r},2244:function(e,t,n){n.r(t),n.d(t,{default:function(){return d}});var o=n(3396),r=n(7139),a=n(4870),i=n(3310),l=n(2483);const u=["innerHTML"];var c={__name:"InfoView",setup(e){const t=(0,l.yj)(),n=(0,a.iH)({});return(0,o.bv)((()=>{i.Z.getById(t.params.id).then((e=>{n.value=e.result}))})),(e,t)=>((0,o.wg)(),(0,o.iD)("div",null,[(0,o._)("h2",null,(0,r.zw)(n.value.xxbt),1),(0,o._)("p",null,"发布日期："+(0,r.zw)(n.value.fbrq),1),(0,o._)("div",{innerHTML:n.value.xxnr},null,8,u)]))}};const d=c}}]);
""",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        found = re.fullmatch(r"/recruit-server/portal/info/page/(\d+)/(\d+)", asked.path)
        if found and asked.query.get("lx") == "zpgg":
            rows = [self.entry(row) for row in held.page(int(found[1]), int(found[2]))]
            return ok(
                {
                    "success": True,
                    "code": 0,
                    "result": {
                        "records": rows,
                        "total": len(held.notices),
                        "size": int(found[2]),
                        "current": int(found[1]),
                    },
                }
            )
        if asked.path != "/recruit-server/portal/info/getById":
            return None
        row = next((one for one in held.notices if str(one.number) == asked.query.get("id")), None)
        text = body(row, lambda line: f"<p>{line}</p>") + file_links(row) if row else ""
        return ok({"success": bool(row), "code": 0, "result": self.entry(row) | {"xxnr": text} if row else None})

    def entry(self, row: Notice) -> dict[str, object]:
        return {"xxid": f"{row.number}", "xxbt": row.title, "lx": "zpgg", "fbrq": str(row.day), "djcs": views(row)}

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/portal/" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None


class ReactQuery(Application):
    """Create React App: a service around ``fetch`` with a base, hooks of react-query, links of react-router."""

    name = "branches-react-query"
    start = "/notices"
    html = """
<!doctype html><html lang="zh"><head><meta charset="utf-8"/><link rel="icon" href="/favicon.ico"/><meta name="theme-color" content="#000000"/><title>青岚数据科技 | 加入我们</title><script defer="defer" src="/static/js/main.4be2d7f9.js"></script><link href="/static/css/main.9a1bd3c5.css" rel="stylesheet"></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>
"""
    scripts = {  # noqa: RUF012
        "/static/js/main.4be2d7f9.js": r"""
/*! For license information please see main.4be2d7f9.js.LICENSE.txt */
!function(){"use strict";var e={463:function(e,t,n){var r=n(791),a=n(296);function l(e){for(var t="https://reactjs.org/docs/error-decoder.html?invariant="+e,n=1;n<arguments.length;n++)t+="&args[]="+encodeURIComponent(arguments[n]);return"Minified React error #"+e+"; visit "+t}t.createRoot=function(e,t){return l(e)}},791:function(e,t){t.useState=function(e){return[e]},t.useEffect=function(){}}},t={};function n(r){var a=t[r];if(void 0!==a)return a.exports;var l=t[r]={exports:{}};return e[r](l,l.exports,n),l.exports}!function(){var e=n(791),t=n(250),r=n(184);const a="/api";async function l(e,t={}){const n=await fetch(`${a}${e}`,{headers:{"Content-Type":"application/json"},...t});if(!n.ok)throw new Error(n.statusText);return n.json()}const o={list:({page:e,size:t})=>l(`/career/notices?page=${e}&size=${t}`),get:e=>l(`/career/notices/${e}`),apply:e=>l("/career/applications",{method:"POST",body:JSON.stringify(e)})};function i(){const[t,n]=(0,e.useState)(0),{data:a,isLoading:l}=K({queryKey:["notices",t],queryFn:()=>o.list({page:t,size:10}),keepPreviousData:!0});return l?(0,r.jsx)(X,{}):(0,r.jsxs)("div",{className:"notices",children:[(0,r.jsx)("ul",{children:a.content.map((e=>(0,r.jsxs)("li",{children:[(0,r.jsx)(Z,{to:`/notices/${e.noticeId}`,children:e.headline}),(0,r.jsx)("time",{children:Q(e.publishTime).format("YYYY-MM-DD")})]},e.noticeId)))}),(0,r.jsx)("button",{disabled:0===t,onClick:()=>n((e=>e-1)),children:"上一页"}),(0,r.jsx)("button",{disabled:a.last,onClick:()=>n((e=>e+1)),children:"下一页"})]})}function u(){const{id:e}=te(),{data:t}=K({queryKey:["notice",e],queryFn:()=>o.get(e)});return t?(0,r.jsxs)("article",{children:[(0,r.jsx)("h1",{children:t.headline}),(0,r.jsx)("time",{children:Q(t.publishTime).format("YYYY-MM-DD HH:mm")}),(0,r.jsx)("div",{dangerouslySetInnerHTML:{__html:t.body}})]}):null}var s=[{path:"/",element:(0,r.jsx)(ne,{to:"/notices"})},{path:"/notices",element:(0,r.jsx)(i,{})},{path:"/notices/:id",element:(0,r.jsx)(u,{})}];t.createRoot(document.getElementById("root")).render((0,r.jsx)(J,{router:G(s)}))}()}();
""",
        "/static/css/main.9a1bd3c5.css": "body{margin:0}",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/api/career/notices":
            number, size = whole(asked.query.get("page"), 0), whole(asked.query.get("size"), 10)
            rows = [self.entry(row) for row in held.page(number + 1, size)]
            return ok(
                {
                    "content": rows,
                    "totalElements": len(held.notices),
                    "totalPages": -(-27 // size),
                    "number": number,
                    "last": (number + 1) * size >= 27,
                }
            )
        found = re.fullmatch(r"/api/career/notices/(\d+)", asked.path)
        row = next((one for one in held.notices if found and str(one.number) == found[1]), None)
        return (
            ok(self.entry(row) | {"body": body(row, lambda line: f"<p>{line}</p>") + file_links(row)}) if row else None
        )

    def entry(self, row: Notice) -> dict[str, object]:
        return {"noticeId": row.number, "headline": row.title, "publishTime": millis(row), "department": "人力资源中心"}

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", "/notices") else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/notices/(\d+)", path)
        return found[1] if found else None


class AngularTemplates(Application):
    """AngularJS with ui-router: the view's markup is a file of its own, a factory asks, the state's address names the record."""

    name = "branches-angularjs"
    start = "/#!/notices"
    html = """
<!DOCTYPE html><html ng-app="hrApp"><head><meta charset="utf-8"><title>云麓人民医院招聘系统</title><link rel="stylesheet" href="css/app.css"></head><body ng-controller="MainCtrl"><div class="header"><h1>云麓人民医院招聘系统</h1></div><div ui-view></div><script src="lib/angular/angular.min.js"></script><script src="lib/angular-ui-router/angular-ui-router.min.js"></script><script src="js/app.js?v=1.2"></script><script src="js/services.js?v=1.2"></script><script src="js/controllers.js?v=1.2"></script></body></html>
"""
    scripts = {  # noqa: RUF012
        "/lib/angular/angular.min.js": "/* AngularJS v1.6.9 */(function(C){'use strict';})(window);",
        "/lib/angular-ui-router/angular-ui-router.min.js": "/* ui-router */",
        "/js/app.js": r"""
'use strict';
angular.module('hrApp', ['ui.router', 'hrApp.services', 'hrApp.controllers'])
  .constant('API', 'rest/')
  .config(['$stateProvider', '$urlRouterProvider', function ($stateProvider, $urlRouterProvider) {
    $urlRouterProvider.otherwise('/notices');
    $stateProvider
      .state('notices', { url: '/notices', templateUrl: 'views/notices.html', controller: 'NoticesCtrl' })
      .state('notice', { url: '/notices/:id', templateUrl: 'views/notice.html', controller: 'NoticeCtrl' });
  }]);
""",
        "/js/services.js": r"""
'use strict';
angular.module('hrApp.services', []).factory('NoticeService', ['$http', 'API', function ($http, API) {
  return {
    query: function (params) { return $http.get(API + 'notices', { params: params }).then(function (res) { return res.data; }); },
    get: function (id) { return $http.get(API + 'notices/' + id).then(function (res) { return res.data; }); }
  };
}]);
""",
        "/js/controllers.js": r"""
'use strict';
angular.module('hrApp.controllers', [])
  .controller('MainCtrl', ['$scope', function ($scope) { $scope.year = new Date().getFullYear(); }])
  .controller('NoticesCtrl', ['$scope', 'NoticeService', function ($scope, NoticeService) {
    $scope.page = 1; $scope.size = 10;
    $scope.load = function () {
      NoticeService.query({ page: $scope.page, size: $scope.size, status: 'PUBLISHED' }).then(function (data) {
        $scope.notices = data.rows; $scope.total = data.total;
      });
    };
    $scope.load();
  }])
  .controller('NoticeCtrl', ['$scope', '$stateParams', '$sce', 'NoticeService', function ($scope, $stateParams, $sce, NoticeService) {
    NoticeService.get($stateParams.id).then(function (data) {
      $scope.notice = data; $scope.content = $sce.trustAsHtml(data.content);
    });
  }]);
""",
        "/views/notices.html": '<ul class="notices"><li ng-repeat="n in notices"><a ui-sref="notice({id: n.id})">{{n.title}}</a><span>{{n.publishDate | date:\'yyyy-MM-dd\'}}</span></li></ul><ul uib-pagination total-items="total" ng-model="page" ng-change="load()"></ul>',
        "/views/notice.html": "<h2>{{notice.title}}</h2><p>发布时间：{{notice.publishDate | date:'yyyy-MM-dd'}}</p><div ng-bind-html=\"content\"></div>",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/rest/notices":
            rows = [
                self.entry(row)
                for row in held.page(whole(asked.query.get("page"), 1), whole(asked.query.get("size"), 10))
            ]
            return ok({"rows": rows, "total": len(held.notices)})
        found = re.fullmatch(r"/rest/notices/(\d+)", asked.path)
        row = next((one for one in held.notices if found and str(one.number) == found[1]), None)
        return (
            ok(self.entry(row) | {"content": body(row, lambda line: f"<p>{line}</p>") + file_links(row)})
            if row
            else None
        )

    def entry(self, row: Notice) -> dict[str, object]:
        return {"id": row.number, "title": row.title, "publishDate": millis(row), "status": "PUBLISHED"}

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None
