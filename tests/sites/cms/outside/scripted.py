"""Four sites made by scripts: Vue with axios, layui, RuoYi's front, uni-app."""

from __future__ import annotations

import re
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.truth import NEWS, Site
from tests.sites.cms.place import millis, ok, seconds, views, whole
from tests.sites.cms.style import Answer, Request, Style


class Scripted(Site):
    """A site whose pages are shells; :meth:`api` answers what its scripts ask."""

    html = ""
    sector = "firm"
    column: Any = None

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start.partition("#")[0].partition("?")[0] else None

    def page(self, held: Holding, number: int) -> str:
        return self.html.strip()

    def article(self, held: Holding, row: Notice) -> str:
        return self.html.strip()

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None

    def one(self, held: Holding, number: Any) -> Notice | None:
        return next((row for row in self.all(held) if str(row.number) == str(number)), None)


def _files(row: Notice) -> list[dict[str, Any]]:
    return [{"name": name, "url": url, "size": 20480 + row.number} for name, url in row.files]


class Axios(Scripted):
    """Vue 2 with axios in a webpack bundle, a router of hashes, days as milliseconds."""

    name = "outside-vue-axios"
    start = "/#/recruit"
    sector = "firm"
    first = 41200
    html = """
<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><meta http-equiv=X-UA-Compatible content="IE=edge"><link rel=icon href=/favicon.ico><title>临川轨道交通集团</title><link href=/static/css/app.91d2.css rel=stylesheet></head><body><noscript><strong>We're sorry but this site doesn't work properly without JavaScript enabled.</strong></noscript><div id=app></div><script type=text/javascript src=/static/js/manifest.2ae2e.js></script><script type=text/javascript src=/static/js/app.f7c61a.js></script></body></html>"""
    scripts = {  # noqa: RUF012
        "/static/js/manifest.2ae2e.js": "!function(e){var n=window.webpackJsonp;}([]);",
        "/static/css/app.91d2.css": "body{margin:0}",
        "/static/js/app.f7c61a.js": r"""webpackJsonp([1],{"4fKq":function(t,e,a){"use strict";var n=a("mtWM"),r=a.n(n).a.create({baseURL:"/gateway/website",timeout:15e3});r.interceptors.request.use(function(t){return t.headers["X-Site"]="lcgd",t}),r.interceptors.response.use(function(t){return 0===t.data.code?t.data.data:Promise.reject(t.data.msg)}),e.a=r},
"NHnr":function(t,e,a){"use strict";Object.defineProperty(e,"__esModule",{value:!0});var n=a("7+uW"),r=a("/ocq"),s=a("4fKq");
var i={name:"RecruitList",data:function(){return{list:[],total:0,pageNum:1,pageSize:10,loading:!1,type:"RECRUIT"}},created:function(){this.getList()},methods:{getList:function(){var t=this;this.loading=!0,s.a.get("/article/page",{params:{pageNum:this.pageNum,pageSize:this.pageSize,type:this.type}}).then(function(e){t.list=e.records,t.total=e.total,t.loading=!1})},handleCurrentChange:function(t){this.pageNum=t,this.getList()},toDetail:function(t){this.$router.push({path:"/recruit/detail",query:{id:t.articleId}})}},
render:function(){var t=this,e=t.$createElement,a=t._self._c||e;return a("div",{staticClass:"recruit"},[a("div",{staticClass:"title"},[t._v("招聘公告")]),a("ul",t._l(t.list,function(e){return a("li",{key:e.articleId,on:{click:function(a){return t.toDetail(e)}}},[a("h3",[t._v(t._s(e.articleTitle))]),a("span",[t._v(t._s(t._f("date")(e.publishTime)))])])}),0),a("el-pagination",{attrs:{"current-page":t.pageNum,"page-size":t.pageSize,total:t.total,layout:"prev, pager, next"},on:{"current-change":t.handleCurrentChange}})],1)}},
o={name:"RecruitDetail",data:function(){return{info:{}}},created:function(){var t=this;s.a.get("/article/info/"+this.$route.query.id).then(function(e){t.info=e})},render:function(){var t=this,e=t.$createElement,a=t._self._c||e;return a("div",[a("h1",[t._v(t._s(t.info.articleTitle))]),a("p",[t._v("发布时间："+t._s(t._f("date")(t.info.publishTime)))]),a("div",{domProps:{innerHTML:t._s(t.info.articleContent)}}),t._l(t.info.fileList,function(e){return a("a",{attrs:{href:e.url}},[t._v(t._s(e.name))])})],2)}};
n.default.filter("date",function(t){var e=new Date(t);return e.getFullYear()+"-"+("0"+(e.getMonth()+1)).slice(-2)+"-"+("0"+e.getDate()).slice(-2)});
n.default.use(r.a);var c=new r.a({routes:[{path:"/",component:{render:function(t){return t("div")}}},{path:"/recruit",component:i},{path:"/recruit/detail",component:o}]});new n.default({el:"#app",router:c,render:function(t){return t("router-view")}})}},["NHnr"]);""",
    }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/gateway/website/article/page":
            column = held if asked.query.get("type") == "RECRUIT" else Holding(NEWS)
            size, number = whole(asked.query.get("pageSize"), 10), whole(asked.query.get("pageNum"), 1)
            records = [
                {
                    "articleId": row.number,
                    "articleTitle": row.title,
                    "publishTime": millis(row),
                    "coverUrl": None,
                    "readNum": views(row),
                }
                for row in column.page(number, size)
            ]
            return ok(
                {
                    "code": 0,
                    "msg": "success",
                    "data": {
                        "records": records,
                        "total": len(column.notices),
                        "size": size,
                        "current": number,
                        "pages": column.pages(size),
                    },
                }
            )
        if found := re.fullmatch(r"/gateway/website/article/info/(\d+)", asked.path):
            row = self.one(held, found[1])
            if row is None:
                return ok({"code": 404, "msg": "文章不存在", "data": None})
            data = {
                "articleId": row.number,
                "articleTitle": row.title,
                "publishTime": millis(row),
                "createTime": millis(row) - 86_400_000 * 2,
                "articleContent": self.text(row),
                "fileList": _files(row),
            }
            return ok({"code": 0, "msg": "success", "data": data})
        return None


class Layui(Scripted):
    """layui: a flow of laytpl rows and laypage, details by ``?id=`` and a second question."""

    name = "outside-layui"
    start = "/web/zhaopin.html"
    sector = "health"
    first = 52100
    html = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘信息</title><link rel="stylesheet" href="/static/layui/css/layui.css"></head><body>
<div class="layui-header"><ul class="layui-nav"><li class="layui-nav-item"><a href="/web/index.html">首页</a></li><li class="layui-nav-item"><a href="/web/about.html">医院概况</a></li><li class="layui-nav-item layui-this"><a href="/web/zhaopin.html">招聘信息</a></li></ul></div>
<div class="layui-container"><fieldset class="layui-elem-field layui-field-title"><legend>招聘信息</legend></fieldset><ul id="list" class="news-list"></ul><div id="page"></div></div>
<script id="tpl" type="text/html">
{{#  layui.each(d, function(index, item){ }}
<li><a href="detail.html?id={{ item.id }}" target="_blank">{{ item.title }}</a><span>{{ item.addtime }}</span></li>
{{#  }); }}
</script>
<script src="/static/layui/layui.js"></script>
<script>
layui.use(['laypage','laytpl','jquery'], function(){
  var $ = layui.$, laypage = layui.laypage, laytpl = layui.laytpl;
  var limit = 8;
  function load(curr, first){
    $.post('/admin/news/getList', {page: curr, limit: limit, cate: 3}, function(res){
      if(res.code !== 0){ layer.msg(res.msg); return; }
      laytpl($('#tpl').html()).render(res.data, function(html){ $('#list').html(html); });
      if(first){
        laypage.render({elem:'page', count: res.count, limit: limit, jump: function(obj, first){ if(!first){ load(obj.curr, false); } }});
      }
    }, 'json');
  }
  load(1, true);
});
</script></body></html>"""
    detail = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘信息</title><link rel="stylesheet" href="/static/layui/css/layui.css"></head><body>
<div class="layui-container"><h1 id="title"></h1><p class="info">发布时间：<span id="addtime"></span> 阅读：<span id="hits"></span></p><div id="content"></div><div id="files"></div></div>
<script src="/static/layui/layui.js"></script>
<script>
layui.use(['jquery','layer'], function(){
  var $ = layui.$;
  function getParam(name){ var r = window.location.search.substr(1).match(new RegExp('(^|&)' + name + '=([^&]*)(&|$)')); return r ? decodeURIComponent(r[2]) : null; }
  $.post('/admin/news/getInfo', {id: getParam('id')}, function(res){
    var d = res.data;
    $('#title').text(d.title); $('#addtime').text(d.addtime); $('#hits').text(d.hits); $('#content').html(d.content);
    $.each(d.files, function(i, f){ $('#files').append('<p><a href="' + f.url + '">' + f.name + '</a></p>'); });
  }, 'json');
});
</script></body></html>"""

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/web/detail.html" else None

    def article(self, held: Holding, row: Notice) -> str:
        return self.detail.strip()

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.method != "POST" or not asked.path.startswith("/admin/news/"):
            return None
        if asked.path.endswith("getList"):
            column = held if asked.form.get("cate") == "3" else Holding(NEWS)
            size, number = whole(asked.form.get("limit"), 8), whole(asked.form.get("page"), 1)
            data = [
                {"id": row.number, "title": row.title, "addtime": f"{row.day} {seconds(row)}", "hits": views(row)}
                for row in column.page(number, size)
            ]
            return ok({"code": 0, "msg": "", "count": len(column.notices), "data": data})
        row = self.one(held, asked.form.get("id"))
        if row is None:
            return ok({"code": 1, "msg": "参数错误", "data": []})
        return ok(
            {
                "code": 0,
                "msg": "",
                "data": {
                    "id": row.number,
                    "title": row.title,
                    "addtime": f"{row.day} {seconds(row)}",
                    "hits": views(row),
                    "content": self.text(row),
                    "files": _files(row),
                },
            }
        )


class RuoYi(Scripted):
    """RuoYi's front: Vite, ``request({url, method, params})`` under ``/prod-api``, rows and total beside a code of 200."""

    name = "outside-ruoyi"
    start = "/recruit"
    sector = "institute"
    first = 61200
    html = """
<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8" /><meta name="viewport" content="width=device-width,initial-scale=1" /><title>广陵川研究院</title><script type="module" crossorigin src="/static/js/index-9c1f2a7e.js"></script><link rel="stylesheet" href="/static/css/index-1b2c3d4e.css"></head><body><div id="app"><div id="loader-wrapper"><div id="loader"></div><div class="load_title">正在加载系统资源，请耐心等待</div></div></div></body></html>"""
    scripts = {  # noqa: RUF012
        "/static/css/index-1b2c3d4e.css": "#app{height:100%}",
        "/static/js/index-9c1f2a7e.js": r"""import{c as n,a as r,r as h}from"./vendor-5d41402a.js";const S=n.create({baseURL:"/prod-api",timeout:1e4});S.interceptors.request.use(e=>{if(e.method==="get"&&e.params){let t=e.url+"?"+tansParams(e.params);t=t.slice(0,-1),e.params={},e.url=t}return e});function tansParams(e){let t="";for(const a of Object.keys(e)){const o=e[a];o!==null&&o!==""&&typeof o<"u"&&(t+=encodeURIComponent(a)+"="+encodeURIComponent(o)+"&")}return t}S.interceptors.response.use(e=>e.data);
const V=[{path:"/",component:()=>v(()=>import("./home-aa11bb22.js"),[])},{path:"/recruit",name:"Recruit",component:()=>v(()=>import("./recruit-cc33dd44.js"),["static/js/recruit-cc33dd44.js","static/js/article-ee55ff66.js"])},{path:"/recruit/detail/:articleId(\\d+)",name:"RecruitDetail",component:()=>v(()=>import("./detail-77889900.js"),["static/js/detail-77889900.js","static/js/article-ee55ff66.js"])}];const v=function(e,t){return Promise.all((t||[]).map(a=>new Promise(o=>o(a)))).then(()=>e())};r({history:h(),routes:V});export{S as s};""",
        "/static/js/vendor-5d41402a.js": "const c={create:e=>e};export{c as c,c as a,c as r};",
        "/static/js/home-aa11bb22.js": "export default{name:'Home'};",
        "/static/js/article-ee55ff66.js": r"""import{s as e}from"./index-9c1f2a7e.js";function t(r){return e({url:"/portal/article/list",method:"get",params:r})}function a(r){return e({url:"/portal/article/"+r,method:"get"})}export{a as g,t as l};""",
        "/static/js/recruit-cc33dd44.js": r"""import{l as T}from"./article-ee55ff66.js";import{u as R}from"./index-9c1f2a7e.js";const A={__name:"index",setup(e){const t=R(),a=ref([]),o=ref(0),l=reactive({queryParams:{pageNum:1,pageSize:10,channelId:107,status:"0"}}),{queryParams:s}=toRefs(l);function i(){T(s.value).then(c=>{a.value=c.rows,o.value=c.total})}function d(c){t.push({path:"/recruit/detail/"+c.articleId})}return i(),(c,u)=>(openBlock(),createElementBlock("div",{class:"list"},[(openBlock(!0),createElementBlock(Fragment,null,renderList(a.value,p=>(openBlock(),createElementBlock("div",{class:"item",key:p.articleId,onClick:f=>d(p)},[createElementVNode("span",null,toDisplayString(p.title),1),createElementVNode("em",null,toDisplayString(c.parseTime(p.publishDate,"{y}-{m}-{d}")),1)],8,["onClick"]))),128)),createVNode(c.pagination,{total:o.value,page:s.value.pageNum,"onUpdate:page":u[0]||(u[0]=p=>s.value.pageNum=p),limit:s.value.pageSize,onPagination:i},null,8,["total","page","limit"])]))}};export{A as default};""",
        "/static/js/detail-77889900.js": r"""import{g as D}from"./article-ee55ff66.js";const A={__name:"detail",setup(e){const t=useRoute(),a=ref({});return D(t.params.articleId).then(o=>{a.value=o.data}),(o,l)=>(openBlock(),createElementBlock("div",null,[createElementVNode("h2",null,toDisplayString(a.value.title),1),createElementVNode("p",null,toDisplayString(a.value.publishDate),1),createElementVNode("div",{innerHTML:a.value.content},null,8,["innerHTML"])]))}};export{A as default};""",
    }

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/detail/(\d+)", path)
        return found[1] if found else None

    def brief(self, row: Notice) -> dict[str, Any]:
        return {
            "createBy": "admin",
            "createTime": f"{row.day} 07:30:00",
            "updateBy": None,
            "remark": None,
            "params": {},
            "articleId": row.number,
            "channelId": 107,
            "title": row.title,
            "publishDate": f"{row.day} {seconds(row)}",
            "isTop": "N",
            "status": "0",
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/prod-api/portal/article/list":
            column = held if asked.query.get("channelId") == "107" else Holding(NEWS)
            rows = column.page(whole(asked.query.get("pageNum"), 1), whole(asked.query.get("pageSize"), 10))
            return ok(
                {
                    "total": len(column.notices),
                    "rows": [self.brief(row) for row in rows],
                    "code": 200,
                    "msg": "查询成功",
                }
            )
        if found := re.fullmatch(r"/prod-api/portal/article/(\d+)", asked.path):
            row = self.one(held, found[1])
            if row is None:
                return ok({"msg": "数据不存在", "code": 500})
            links = "".join(f'<p><a href="{url}">{name}</a></p>' for name, url in row.files)
            return ok({"msg": "操作成功", "code": 200, "data": self.brief(row) | {"content": self.text(row) + links}})
        return None


class Uni(Scripted):
    """uni-app as a page of H5: a promise around ``uni.request`` that posts, routes behind the hash, *上拉加载*."""

    name = "outside-uni-app"
    start = "/h5/#/pages/notice/list"
    sector = "exam"
    first = 73400
    html = """
<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8><meta http-equiv=X-UA-Compatible content="IE=edge"><title>青岚人才</title><script>var coverSupport = 'CSS' in window && typeof CSS.supports === 'function'</script><link rel=stylesheet href=/h5/static/index.97465e7b.css></head><body><noscript><strong>Please enable JavaScript to continue.</strong></noscript><div id=app></div><script src=/h5/static/js/chunk-vendors.4f2a.js></script><script src=/h5/static/js/index.8ab0.js></script></body></html>"""
    scripts = {  # noqa: RUF012
        "/h5/static/js/chunk-vendors.4f2a.js": '(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-vendors"],{}]);',
        "/h5/static/index.97465e7b.css": "uni-page-body{background:#f7f7f7}",
        "/h5/static/js/index.8ab0.js": r"""(function(e){var t={index:0};function a(e){return i.p+"static/js/"+({"pages-notice-list":"pages-notice-list","pages-notice-detail":"pages-notice-detail"}[e]||e)+"."+{"pages-notice-list":"51ab","pages-notice-detail":"77ce"}[e]+".js"}function i(t){}i.p="/h5/";i.e=function(e){var n=document.createElement("script");n.src=a(e)}})([]);
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["index"],{"2b1c":function(e,t,n){"use strict";n("7a82"),Object.defineProperty(t,"__esModule",{value:!0}),t.default=void 0;t.default={baseUrl:"/talent-api",version:"1.3.2"}},
"5c0e":function(e,t,n){"use strict";var a=n("4ea4");Object.defineProperty(t,"__esModule",{value:!0}),t.post=t.default=void 0;var i=a(n("2b1c")),o=function(e,t){return new Promise((function(n,a){uni.request({url:i.default.baseUrl+e,data:t,method:"POST",header:{"content-type":"application/json"},success:function(e){200==e.data.status?n(e.data.result):uni.showToast({title:e.data.message,icon:"none"})},fail:a})}))};t.post=o},
"9d3f":function(e,t,n){"use strict";n("d3b7"),Promise.resolve();uni.__routes=[{path:"/pages/notice/list",component:function(){return n.e("pages-notice-list")}},{path:"/pages/notice/detail",component:function(){return n.e("pages-notice-detail")}}]}},[["9d3f"]]]);""",
        "/h5/static/js/pages-notice-list.51ab.js": r"""(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["pages-notice-list"],{"a1b2":function(e,t,n){"use strict";Object.defineProperty(t,"__esModule",{value:!0}),t.default=void 0;var a=n("5c0e"),i={data:function(){return{list:[],query:{current:1,rows:10,classify:"zkgg"},status:"loadmore",more:!0}},onLoad:function(){this.getData()},onReachBottom:function(){this.more&&(this.query.current++,this.getData())},methods:{getData:function(){var e=this;this.status="loading",(0,a.post)("/notice/queryPage",this.query).then((function(t){e.list=e.list.concat(t.content),e.more=!t.last,e.status=t.last?"nomore":"loadmore"}))},goDetail:function(e){uni.navigateTo({url:"/pages/notice/detail?id="+e.id})}}};t.default=i},
"c3d4":function(e,t,n){"use strict";var a=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("v-uni-view",{staticClass:"page"},[e._l(e.list,(function(t,a){return n("v-uni-view",{key:a,staticClass:"item",on:{click:function(n){arguments[0]=n=e.$handleEvent(n),e.goDetail(t)}}},[n("v-uni-text",{staticClass:"title"},[e._v(e._s(t.name))]),n("v-uni-text",{staticClass:"time"},[e._v(e._s(t.releaseTime))])],1)})),n("u-loadmore",{attrs:{status:e.status}})],2)}}}]);""",
        "/h5/static/js/pages-notice-detail.77ce.js": r"""(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["pages-notice-detail"],{"e5f6":function(e,t,n){"use strict";Object.defineProperty(t,"__esModule",{value:!0}),t.default=void 0;var a=n("5c0e"),i={data:function(){return{info:{}}},onLoad:function(e){this.id=e.id,this.getInfo()},methods:{getInfo:function(){var e=this;(0,a.post)("/notice/queryDetail",{id:this.id}).then((function(t){e.info=t}))}}};t.default=i},
"07a8":function(e,t,n){"use strict";var a=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("v-uni-view",[n("v-uni-view",{staticClass:"h"},[e._v(e._s(e.info.name))]),n("v-uni-text",[e._v(e._s(e.info.releaseTime))]),n("u-parse",{attrs:{content:e.info.detail}}),e._l(e.info.attachList,(function(t,a){return n("v-uni-view",{key:a},[e._v(e._s(t.name))])}))],2)}}}]);""",
    }

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/h5/", "/h5/index.html") else None

    def api(self, held: Holding, asked: Request) -> Answer | None:
        told = asked.json
        if asked.method != "POST" or told is None or not asked.path.startswith("/talent-api/notice/"):
            return None
        if asked.path.endswith("queryPage"):
            column = held if told.get("classify") == "zkgg" else Holding(NEWS)
            number, size = whole(told.get("current"), 1), whole(told.get("rows"), 10)
            content = [
                {"id": str(row.number), "name": row.title, "releaseTime": row.day.isoformat(), "clickNum": views(row)}
                for row in column.page(number, size)
            ]
            return ok(
                {
                    "status": 200,
                    "message": "成功",
                    "result": {
                        "content": content,
                        "last": number >= column.pages(size),
                        "totalElements": len(column.notices),
                        "number": number,
                    },
                }
            )
        row = self.one(held, told.get("id"))
        result = (
            {
                "id": str(row.number),
                "name": row.title,
                "releaseTime": row.day.isoformat(),
                "detail": self.text(row),
                "attachList": _files(row),
            }
            if row
            else None
        )
        return ok({"status": 200 if row else 500, "message": "成功" if row else "失败", "result": result})


STYLES: tuple[Style, ...] = (Axios().style(), Layui().style(), RuoYi().style(), Uni().style())
