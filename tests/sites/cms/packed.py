"""Two sites built into chunks, by the hand that wrote :mod:`tests.sites.cms.wired` and had not seen the reader either."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, paragraphs
from tests.sites.cms.place import Application, Place, millis, ok, other_columns, seconds, views, whole
from tests.sites.cms.style import Answer, Request, Style
from tests.sites.cms.wired import pick, turned

# -- 7 a state group, Vue CLI before JeecgBoot -------------------------------------------------------------------------

_CLI_APP = r"""
(function(e){function t(t){for(var a,r,c=t[0],s=t[1],u=t[2],l=0,d=[];l<c.length;l++)r=c[l],Object.prototype.hasOwnProperty.call(o,r)&&o[r]&&d.push(o[r][0]),o[r]=0;for(a in s)Object.prototype.hasOwnProperty.call(s,a)&&(e[a]=s[a]);f&&f(t);while(d.length)d.shift()();return i.push.apply(i,u||[]),n()}var a={},r={app:0},o={app:0},i=[];function c(e){return s.p+"js/"+({}[e]||e)+"."+{"chunk-2d0c4a1e":"9d1f03b2","chunk-5c1b7a3d":"e07a44c9","chunk-73d9b0c6":"1f2e3d4c"}[e]+".js"}function s(t){if(a[t])return a[t].exports;var n=a[t]={i:t,l:!1,exports:{}};return e[t].call(n.exports,n,n.exports,s),n.l=!0,n.exports}s.p="";var f=window["webpackJsonp"]})({
"365c":function(e,t,n){"use strict";n.d(t,"d",(function(){return i})),n.d(t,"b",(function(){return c})),n.d(t,"c",(function(){return s})),n.d(t,"a",(function(){return u}));var a=n("b775"),r={banner:"/web/banner/list",articlePage:"/web/article/page",articleDetail:"/web/article/queryById",menu:"/web/menu/tree"},o=r;function i(e){return Object(a["b"])({url:o.articlePage,method:"get",params:e})}function c(e){return Object(a["b"])({url:o.articleDetail,method:"get",params:{id:e}})}function s(e){return Object(a["b"])({url:o.banner,method:"get",params:e})}function u(){return Object(a["b"])({url:o.menu,method:"get"})}},
"56d7":function(e,t,n){"use strict";n.r(t);var a=n("2b0e"),r=n("8c4f"),o=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("div",{attrs:{id:"app"}},[n("router-view")],1)},i={name:"App"};a["default"].use(r["a"]);var c=[{path:"/",redirect:"/home"},{path:"/home",name:"Home",component:function(){return n.e("chunk-2d0c4a1e").then(n.bind(null,"bb51"))}},{path:"/recruit",name:"Recruit",component:function(){return n.e("chunk-5c1b7a3d").then(n.bind(null,"a6c3"))}},{path:"/recruit/detail",name:"RecruitDetail",component:function(){return n.e("chunk-73d9b0c6").then(n.bind(null,"d1e9"))}}],s=new r["a"]({routes:c});new a["default"]({router:s,render:function(e){return e(o)}}).$mount("#app")},
b775:function(e,t,n){"use strict";n.d(t,"b",(function(){return c})),n.d(t,"a",(function(){return r}));n("d3b7");var a=n("bc3a"),r=n.n(a),o="/jeecg-boot",i=r.a.create({baseURL:o,timeout:9e3}),c=i;i.interceptors.request.use((function(e){var t=localStorage.getItem("X-Access-Token");return t&&(e.headers["X-Access-Token"]=t),"get"===e.method&&(e.params=Object.assign({_t:Date.parse(new Date)/1e3},e.params)),e})),i.interceptors.response.use((function(e){return e.data}))}
});
"""
_CLI_LIST = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-5c1b7a3d"],{
a6c3:function(e,t,n){"use strict";n.r(t);var a=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("div",{staticClass:"recruit"},[n("page-header",{attrs:{active:"recruit"}}),n("div",{staticClass:"w1200"},[n("ul",{staticClass:"tab"},e._l(e.types,(function(t){return n("li",{key:t.value,class:{on:t.value===e.queryParam.type},on:{click:function(n){return e.changeType(t)}}},[e._v(e._s(t.text))])})),0),n("ul",{staticClass:"news-list"},e._l(e.dataSource,(function(t){return n("li",{key:t.id,on:{click:function(n){return e.toDetail(t)}}},[n("span",{staticClass:"tit"},[e._v(e._s(t.title))]),n("span",{staticClass:"time"},[e._v(e._s(e._f("dateFilter")(t.releaseTime)))])])})),0),n("a-pagination",{attrs:{current:e.ipagination.current,total:e.ipagination.total},on:{change:e.handlePage}})],1)],1)},r=[],o=n("365c"),i={name:"Recruit",data:function(){return{types:[{text:"招聘公告",value:"zpgg"},{text:"企业新闻",value:"qyxw"}],queryParam:{type:"zpgg"},dataSource:[],ipagination:{current:1,pageSize:10,total:0}}},created:function(){this.$route.query.type&&(this.queryParam.type=this.$route.query.type),this.loadData()},methods:{loadData:function(e){var t=this;1===e&&(this.ipagination.current=1);var n=Object.assign({},this.queryParam);n.pageNo=this.ipagination.current,n.pageSize=this.ipagination.pageSize,Object(o["d"])(n).then((function(e){e.success&&(t.dataSource=e.result.records,t.ipagination.total=e.result.total)}))},handlePage:function(e){this.ipagination.current=e,this.loadData()},changeType:function(e){this.queryParam.type=e.value,this.loadData(1)},toDetail:function(e){var t=this.$router.resolve({path:"/recruit/detail",query:{id:e.id}});window.open(t.href,"_blank")}}},c=i,s=n("2877"),u=Object(s["a"])(c,a,r,!1,null,"4c1d2e00",null);t["default"]=u.exports}
}]);
"""
_CLI_DETAIL = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-73d9b0c6"],{
d1e9:function(e,t,n){"use strict";n.r(t);var a=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("div",{staticClass:"detail"},[n("h1",[e._v(e._s(e.info.title))]),n("p",[e._v("发布时间："+e._s(e.info.releaseTime))]),n("div",{domProps:{innerHTML:e._s(e.info.content)}}),e._l(e.info.files,(function(t){return n("a",{key:t.id,attrs:{href:t.filePath,target:"_blank"}},[e._v(e._s(t.fileName))])}))],2)},r=[],o=n("365c"),i={name:"RecruitDetail",data:function(){return{info:{}}},mounted:function(){var e=this;Object(o["b"])(this.$route.query.id).then((function(t){t.success&&(e.info=t.result)}))}},c=i,s=n("2877"),u=Object(s["a"])(c,a,r,!1,null,"7b6a5c4d",null);t["default"]=u.exports}
}]);
"""
_CLI_HOME = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-2d0c4a1e"],{
bb51:function(e,t,n){"use strict";n.r(t);var a=n("365c"),r={name:"Home",data:function(){return{banners:[],news:[]}},mounted:function(){var e=this;Object(a["c"])({position:"home"}).then((function(t){e.banners=t.result})),Object(a["d"])({type:"qyxw",pageNo:1,pageSize:5}).then((function(t){e.news=t.result.records}))}};t["default"]=r}
}]);
"""


class StateGroup(Place):
    """Hash routes, chunks only preloaded, addresses in an object of their own module, ``result.records``."""

    name = "packed-vue-cli-jeecg"
    start = "/#/recruit?type=zpgg"
    others = other_columns(2790, date(2026, 11, 18), "集团召开党委会议", "集团与市政府签署协议", "集团获评先进单位")
    scripts = {  # noqa: RUF012
        "/js/chunk-vendors.4d5e6f70.js": '(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-vendors"],{}]);',
        "/js/app.8c9d0e1f.js": _CLI_APP,
        "/js/chunk-5c1b7a3d.e07a44c9.js": _CLI_LIST,
        "/js/chunk-73d9b0c6.1f2e3d4c.js": _CLI_DETAIL,
        "/js/chunk-2d0c4a1e.9d1f03b2.js": _CLI_HOME,
    }
    html = """
<!DOCTYPE html><html lang=zh-cn><head><meta charset=utf-8><meta http-equiv=X-UA-Compatible content="IE=edge"><meta name=viewport content="width=device-width,initial-scale=1"><link rel=icon href=favicon.ico><title>云麓建设投资集团有限公司</title><link href=js/chunk-2d0c4a1e.9d1f03b2.js rel=prefetch><link href=js/chunk-5c1b7a3d.e07a44c9.js rel=prefetch><link href=js/chunk-73d9b0c6.1f2e3d4c.js rel=prefetch><link href=css/app.0b1c2d3e.css rel=preload as=style><link href=js/app.8c9d0e1f.js rel=preload as=script><link href=js/chunk-vendors.4d5e6f70.js rel=preload as=script><link href=css/app.0b1c2d3e.css rel=stylesheet></head><body><noscript><strong>We're sorry but web doesn't work properly without JavaScript enabled. Please enable it to continue.</strong></noscript><div id=app></div><script src=js/chunk-vendors.4d5e6f70.js></script><script src=js/app.8c9d0e1f.js></script></body></html>
"""

    def key(self, number: int) -> str:
        return f"18604{number * 104729 % 10000000:07d}{number}"

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None

    def page(self, held: Holding, number: int) -> str:
        return self.html.strip()

    def row(self, held: Holding, row: Notice) -> dict[str, Any]:
        return {
            "id": self.key(row.number),
            "createBy": "admin",
            "createTime": f"{row.day} 07:00:00",
            "updateTime": None,
            "sysOrgCode": "A01",
            "title": row.title,
            "type": "zpgg" if row in held.notices else "qyxw",
            "type_dictText": "招聘公告" if row in held.notices else "企业新闻",
            "releaseTime": f"{row.day} {seconds(row)}",
            "izTop": "0",
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/jeecg-boot/") or asked.method != "GET":
            return None

        def say(result: Any, success: bool = True) -> Answer:
            state = {
                "success": success,
                "message": "" if success else "未找到对应数据",
                "code": 200 if success else 500,
            }
            return ok(state | {"result": result, "timestamp": 1795660000000})

        if asked.path == "/jeecg-boot/web/banner/list":
            return say([{"id": "1", "title": "首页轮播", "img": "/upload/b.jpg", "createTime": "2025-01-02 10:00:00"}])
        if asked.path == "/jeecg-boot/web/menu/tree":
            return say(
                [{"id": "1", "title": "首页", "path": "/home"}, {"id": "2", "title": "招贤纳士", "path": "/recruit"}]
            )
        if asked.path == "/jeecg-boot/web/article/page":
            kinds = {"zpgg": held.notices, "qyxw": self.others}
            rows = kinds.get(asked.query.get("type", ""), held.notices + self.others)
            page, size = whole(asked.query.get("pageNo"), 1), whole(asked.query.get("pageSize"), 10)
            records = [self.row(held, row) for row in turned(rows, page, size)]
            count = {"size": size, "current": page, "pages": Holding(rows).pages(size)}
            return say({"records": records, "total": len(rows), **count, "orders": [], "searchCount": True})
        if asked.path == "/jeecg-boot/web/article/queryById":
            one = pick(self.all(held), asked.query.get("id", "")[-4:])
            if one is None:
                return say(None, success=False)
            attached = [{"id": url[8:12], "fileName": name, "filePath": url} for name, url in one.files]
            return say(self.row(held, one) | {"content": paragraphs(one), "files": attached})
        return None


# -- 8 a district's personnel office, Vite before RuoYi ------------------------------------------------------------------

_VITE_INDEX = r"""
const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/list-Bq7xK2ld.js","assets/article-D0fWn3sA.js","assets/list-C1r2M0aa.css","assets/detail-CzY81hTq.js"])))=>i.map(i=>d[i]);
import{c as Te,r as Re,a as We,b as Ne,_ as ne}from"./vendor-BkP9s4Lm.js";
const Ie=We.create({baseURL:"/prod-api",timeout:1e4});Ie.interceptors.request.use(e=>{const t=(e.headers||{}).isToken===!1;return!t&&Ne()&&(e.headers.Authorization="Bearer "+Ne()),e});Ie.interceptors.response.use(e=>{const t=e.data.code||200;return t===401?Promise.reject("无效的会话，或者会话已过期，请重新登录。"):e.data});
const Ve=[{path:"/",redirect:"/article"},{path:"/article",component:()=>ne(()=>import("./list-Bq7xK2ld.js"),__vite__mapDeps([0,1,2])),name:"Article",meta:{title:"公告公示"}},{path:"/article/:articleId(\\d+)",component:()=>ne(()=>import("./detail-CzY81hTq.js"),__vite__mapDeps([3,1])),name:"ArticleDetail",meta:{title:"详情"},props:!0},{path:"/:pathMatch(.*)*",component:()=>ne(()=>import("./404-Dd0aZx1k.js"),[])}];
const He=Re({history:Te("/portal/"),routes:Ve,scrollBehavior:()=>({top:0})});He.mount("#app");export{Ie as s,He as r};
"""
_VITE_API = r"""
import{s as t}from"./index-Dm3kQv7c.js";const a=e=>t({url:"/portal/article/list",method:"post",data:e,headers:{isToken:!1}}),r=e=>t({url:`/portal/article/${e}`,method:"get",headers:{isToken:!1}}),l=()=>t({url:"/portal/column/tree",method:"get",headers:{isToken:!1}}),o=e=>t({url:"/portal/message",method:"post",data:e});export{l as a,o as b,r as g,a as l};
"""
_VITE_LIST = r"""
import{d as y,r as p,x as w,o as c,e as i,f as e,F as C,g as k,t as r,h as b,i as x}from"./vendor-BkP9s4Lm.js";import{l as N,a as S}from"./article-D0fWn3sA.js";import{r as R}from"./index-Dm3kQv7c.js";
const V={class:"article-container"},z={class:"list"},B=["onClick"],D={class:"name"},L={class:"date"},T=y({__name:"list",setup(M){const n=p([]),s=p(0),u=p([]),t=w({pageNum:1,pageSize:12,columnId:104});async function o(){const l=await N(t);n.value=l.rows,s.value=l.total}function _(l){t.columnId=l.columnId,t.pageNum=1,o()}function g(l){R.push({name:"ArticleDetail",params:{articleId:l.articleId}})}return S().then(l=>{u.value=l.data}),o(),(l,h)=>{const v=b("pagination");return c(),i("div",V,[e("ul",z,[(c(!0),i(C,null,k(n.value,a=>(c(),i("li",{key:a.articleId,onClick:f=>g(a)},[e("span",D,r(a.articleTitle),1),e("span",L,r(a.publishDate),1)],8,B))),128))]),x(v,{total:s.value,page:t.pageNum,"onUpdate:page":h[0]||(h[0]=a=>t.pageNum=a),limit:t.pageSize,onPagination:o},null,8,["total","page","limit"])])}}});export{T as default};
"""
_VITE_DETAIL = r"""
import{d as u,r as f,o as a,e as o,f as t,t as n,F as m,g as _}from"./vendor-BkP9s4Lm.js";import{g as h}from"./article-D0fWn3sA.js";
const v={class:"detail"},k=["innerHTML"],y=["href"],B=u({__name:"detail",props:{articleId:String},setup(r){const c=r,e=f({});return h(c.articleId).then(s=>{e.value=s.data}),(s,i)=>(a(),o("div",v,[t("h1",null,n(e.value.articleTitle),1),t("p",null,"发布日期："+n(e.value.publishDate),1),t("div",{innerHTML:e.value.articleContent},null,8,k),(a(!0),o(m,null,_(e.value.attachmentList,l=>(a(),o("a",{href:"/prod-api"+l.url,key:l.url},n(l.name),9,y))),128))]))}});export{B as default};
"""


class District(Application):
    """Modules that import one another, history routes below ``/portal/``, a list that is posted for as JSON."""

    name = "packed-vite-ruoyi"
    start = "/portal/article"
    others = other_columns(
        2690, date(2026, 11, 18), "人社领域政策问答（一）", "区人才工作专班召开例会", "社保经办窗口调整公告"
    )
    scripts = {  # noqa: RUF012
        "/portal/assets/index-Dm3kQv7c.js": _VITE_INDEX,
        "/portal/assets/vendor-BkP9s4Lm.js": "const c=e=>e;export{c,c as a,c as b,c as r,c as _};",
        "/portal/assets/article-D0fWn3sA.js": _VITE_API,
        "/portal/assets/list-Bq7xK2ld.js": _VITE_LIST,
        "/portal/assets/detail-CzY81hTq.js": _VITE_DETAIL,
    }
    html = """
<!DOCTYPE html>
<html lang="zh-CN">
<head>
  <meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1.0">
  <link rel="icon" href="/portal/favicon.ico"><title>石桥区人事人才网</title>
  <script type="module" crossorigin src="/portal/assets/index-Dm3kQv7c.js"></script>
  <link rel="modulepreload" crossorigin href="/portal/assets/vendor-BkP9s4Lm.js">
  <link rel="stylesheet" crossorigin href="/portal/assets/index-B0x9c1Zz.css">
</head>
<body><div id="app"></div></body>
</html>
"""

    def mark(self, number: int) -> str:
        return f"/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/portal/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/portal/article/(\d+)", path)
        return found[1] if found else None

    def row(self, held: Holding, row: Notice) -> dict[str, Any]:
        return {
            "createBy": "rsj_admin",
            "createTime": f"{row.day} 06:10:00",
            "updateTime": None,
            "remark": None,
            "articleId": row.number,
            "columnId": 104 if row in held.notices else 101,
            "articleTitle": row.title,
            "articleContent": None,
            "publishDate": str(row.day),
            "publishTimestamp": millis(row),
            "hits": views(row),
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/prod-api/portal/"):
            return None
        path, told = asked.path.removeprefix("/prod-api/portal/"), asked.json
        if path == "column/tree":
            tree = [{"columnId": 101, "columnName": "政策资讯"}, {"columnId": 104, "columnName": "招考公告"}]
            return ok({"code": 200, "msg": "操作成功", "data": tree})
        if path == "article/list":
            if told is None:
                return ok({"code": 500, "msg": f"Request method '{asked.method}' not supported"})
            kinds = {"104": held.notices, "101": self.others}
            rows = kinds.get(str(told.get("columnId", "")), held.notices + self.others)
            shown = [self.row(held, row) for row in turned(rows, told.get("pageNum"), told.get("pageSize"))]
            return ok({"total": len(rows), "rows": shown, "code": 200, "msg": "查询成功"})
        one = pick(self.all(held), path.removeprefix("article/"))
        if one is None or not path.startswith("article/"):
            return ok({"code": 500, "msg": "系统异常"})
        attached = [{"name": name, "url": url} for name, url in one.files]
        data = self.row(held, one) | {"articleContent": paragraphs(one), "attachmentList": attached}
        return ok({"code": 200, "msg": "操作成功", "data": data})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (StateGroup, District))
