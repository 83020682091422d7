"""Ordinary ones: interfaces hung on Vue, laytpl, React by Vite, a hook of its own, a form that is sent, Django REST, Laravel, settings of a page."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import fill, millis, ok, seconds, views, whole
from tests.sites.cms.scripted.shells import HTML, JQUERY, VENDOR, cut_page, find_row, plain, refused, rich, shell, site
from tests.sites.cms.style import Answer, Request

_HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'


def _page(row: Notice, name: str, day: str) -> Answer:
    """A detail that the server makes."""
    text = (
        f"{_HEAD.format(title=f'{row.title}_{name}')}<div class='top'><a href='/'>首页</a><a href='/zp'>招聘</a></div><div class='box'><h2 class='tit'>{row.title}</h2>"
        f"<div class='info'>时间：{day}　阅读：{views(row)}</div><div class='cont'>{plain(row)}</div><div class='down'>{files(row)}</div></div><div class='foot'>{name}</div></body></html>"
    )
    return 200, HTML, text


_HUNG = """(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["app"],{
"56d7":function(t,e,n){"use strict";n.r(e);var a=n("2b0e"),r=n("a18c"),i=n("4ec3");a["default"].prototype.$api=i["a"];new a["default"]({router:r["a"]}).$mount("#app")},
"4ec3":function(t,e,n){"use strict";var a=n("bc3a"),r=n.n(a),i="/portal-server",s=r.a.create({baseURL:i,timeout:1e4});s.interceptors.response.use((function(t){return t.data}));
var o={getBanner:function(){return s.get("/banner/list")},getNewsList:function(t){return s.get("/news/page",{params:t})},getNewsDetail:function(t){return s.get("/news/".concat(t))}};e["a"]=o},
"a18c":function(t,e,n){"use strict";var a=n("8c4f"),r=n("c1aa"),i=n("c2bb");e["a"]=new a["a"]({routes:[{path:"/",redirect:"/news"},{path:"/news",name:"News",component:r["default"]},{path:"/news/:id",name:"NewsDetail",component:i["default"]}]})},
c1aa:function(t,e,n){"use strict";n.r(e);var a=function(){var t=this,e=t.$createElement,n=t._self._c||e;return n("ul",t._l(t.list,(function(e){return n("li",{key:e.newsId},[n("router-link",{attrs:{to:{name:"NewsDetail",params:{id:e.newsId}}}},[t._v(t._s(e.newsTitle))]),n("span",[t._v(t._s(e.showDate))])],1)})),0)},
r={data:function(){return{list:[],total:0,page:1,limit:10}},mounted:function(){this.getList()},methods:{getList:function(){var t=this;this.$api.getNewsList({page:this.page,limit:this.limit,categoryId:5}).then((function(e){t.list=e.data.list,t.total=e.data.total}))},handlePage:function(t){this.page=t,this.getList()}}};e["default"]=n("2877").a(r,a)},
c2bb:function(t,e,n){"use strict";n.r(e);var r={data:function(){return{detail:{}}},created:function(){var t=this;this.$api.getNewsDetail(this.$route.params.id).then((function(e){t.detail=e.data}))}};e["default"]=n("2877").a(r)}},[["56d7","runtime","vendors"]]]);"""


def _hung_row(row: Notice) -> dict[str, object]:
    return {"newsId": row.number, "newsTitle": row.title, "showDate": f"{row.day}", "categoryId": 5}


def _hung(held: Holding, asked: Request) -> Answer | None:
    path = asked.path.removeprefix("/portal-server/news/")
    if path == "page":
        rows = (
            cut_page(held, asked.query.get("page"), asked.query.get("limit"))
            if asked.query.get("categoryId") == "5"
            else None
        )
        return (
            ok({"code": 0, "data": {"list": [_hung_row(row) for row in rows], "total": 27}})
            if rows is not None
            else refused()
        )
    row = find_row(held, path)
    return row and ok({"code": 0, "data": _hung_row(row) | {"newsContent": rich(row)}})


HUNG = site(
    "scripted_hung",
    "/#/news",
    {"/": shell("沧江第三中学", "", '<script src="/js/vendors.c1.js"></script><script src="/js/app.7a.js"></script>')},
    {"/js/vendors.c1.js": VENDOR, "/js/app.7a.js": _HUNG},
    _hung,
)

_LAYTPL = (
    _HEAD.format(title="招聘公告")
    + """<div class="top"><a href="/">首页</a><a href="/zp">招聘公告</a></div><ul id="list"></ul><div id="page"></div>
<script id="tpl" type="text/html">
{{# layui.each(d.records, function(index, item){ }}
<li><a href="/zp/{{ item.id }}.html" title="{{ item.title }}">{{ item.title }}</a><span>{{ layui.util.toDateString(item.publishTime, 'yyyy-MM-dd') }}</span></li>
{{# }); }}
</script>
<script src="/layui/layui.js"></script>
<script>
layui.use(['laytpl', 'laypage', 'jquery', 'util'], function () {
    var $ = layui.jquery, laytpl = layui.laytpl, laypage = layui.laypage;
    var params = { current: 1, size: 10, columnId: '1567' };
    function load() {
        $.ajax({
            url: '/api/content/page', type: 'post', contentType: 'application/json', dataType: 'json', data: JSON.stringify(params),
            success: function (res) {
                laytpl($('#tpl').html()).render(res.data, function (html) { $('#list').html(html); });
                laypage.render({ elem: 'page', count: res.data.total, curr: params.current, limit: params.size, jump: function (obj, first) { if (!first) { params.current = obj.curr; load(); } } });
            }
        });
    }
    load();
});
</script></body></html>"""
)


def _laytpl(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/content/page" and asked.json is not None:
        rows = (
            cut_page(held, asked.json.get("current"), asked.json.get("size"))
            if asked.json.get("columnId") == "1567"
            else ()
        )
        told = [{"id": row.number, "title": row.title, "publishTime": millis(row)} for row in rows or ()]
        return ok(
            {"code": 200, "data": {"records": told, "total": 27, "size": 10, "current": asked.json.get("current")}}
        )
    row = find_row(held, asked.path.removeprefix("/zp/").removesuffix(".html"))
    return row and _page(row, "青岚新材料股份有限公司", f"{row.day}")


LAYTPL = site("scripted_laytpl", "/zp", {"/zp": _LAYTPL}, {"/js/jquery.js": JQUERY}, _laytpl)

_REACT_INDEX = """import{r as p,j as e,L as f,c as g,a as h,b as w,u as x,d as y}from"./vendor-a8.js";import{h as m}from"./http-55.js";
function J(){const[s,n]=p.useState([]),[t,r]=p.useState(1),[a,i]=p.useState(0);return p.useEffect(()=>{(async()=>{const{data:o}=await m.get("/jobs/announcements",{params:{page:t,limit:10,type:"society"}});n(o.items),i(o.count)})()},[t]),e.jsxs("div",{children:[s.map(o=>e.jsxs("div",{className:"card",children:[e.jsx(f,{to:`/jobs/${o.uuid}`,children:o.title}),e.jsx("time",{children:o.date})]},o.uuid)),e.jsx(y,{current:t,total:a,onChange:r})]})}
function D(){const{uuid:s}=x(),[n,t]=p.useState(null);return p.useEffect(()=>{m.get(`/jobs/announcements/${s}`).then(r=>t(r.data))},[s]),n&&e.jsx("article",{dangerouslySetInnerHTML:{__html:n.content}})}
const q=g([{path:"/",element:e.jsx(w,{})},{path:"/jobs",element:e.jsx(J,{})},{path:"/jobs/:uuid",element:e.jsx(D,{})}]);h.createRoot(document.getElementById("root")).render(e.jsx(b,{router:q}));"""
_REACT_HTTP = """import{x as e}from"./vendor-a8.js";const t=e.create({baseURL:"/hr/api",timeout:1e4});t.interceptors.response.use(r=>r.data.success?r.data:Promise.reject(r.data));export{t as h};"""


def _uuid(number: int) -> str:
    return f"5f0c{number * 6151:08x}-{number:04d}-4e11"


def _react_row(row: Notice) -> dict[str, object]:
    return {"uuid": _uuid(row.number), "title": row.title, "date": f"{row.day:%Y/%m/%d}"}


def _react(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/hr/api/jobs/announcements":
        rows = (
            cut_page(held, asked.query.get("page"), asked.query.get("limit"))
            if asked.query.get("type") == "society"
            else ()
        )
        return ok({"success": True, "data": {"items": [_react_row(row) for row in rows or ()], "count": 27}})
    row = find_row(held, asked.path.removeprefix("/hr/api/jobs/announcements/"), lambda row: _uuid(row.number))
    return row and ok({"success": True, "data": _react_row(row) | {"content": rich(row)}})


REACT = site(
    "scripted_react_vite",
    "/jobs",
    {
        "/": shell(
            "石桥水务集团",
            '<script type="module" crossorigin src="/assets/index-c0.js"></script><link rel="modulepreload" crossorigin href="/assets/vendor-a8.js"><link rel="modulepreload" crossorigin href="/assets/http-55.js">',
            "",
            '<div id="root"></div>',
        )
    },
    {"/assets/index-c0.js": _REACT_INDEX, "/assets/http-55.js": _REACT_HTTP, "/assets/vendor-a8.js": "export{}"},
    _react,
    mark=_uuid,
    routes=("/jobs",),
)

_HOOK = """import{r as ref,o as onMounted,u as useRouter,v as useRoute,c as create,w as createRouter,z as createWebHashHistory}from"./vendor.1.js";
const http=create({baseURL:"/gov-api",timeout:1e4});
const getNoticePage=params=>http({url:"/notice/getPage",method:"post",data:params}),getNoticeInfo=id=>http({url:"/notice/getInfo",method:"get",params:{id}});
function usePage(api,query={}){const list=ref([]),total=ref(0),pageNo=ref(1),pageSize=ref(10);const load=async()=>{const res=await api({...query,pageNo:pageNo.value,pageSize:pageSize.value});list.value=res.data.data.list;total.value=res.data.data.total};onMounted(load);return{list,total,pageNo,load}}
const Notice={setup(){const router=useRouter();const{list,total,pageNo,load}=usePage(getNoticePage,{noticeType:3});const toInfo=row=>router.push({path:"/noticeInfo",query:{id:row.id}});return{list,total,pageNo,load,toInfo}}};
const NoticeInfo={setup(){const route=useRoute();const info=ref({});onMounted(async()=>{const res=await getNoticeInfo(route.query.id);info.value=res.data.data});return{info}}};
createRouter({history:createWebHashHistory(),routes:[{path:"/notice",component:Notice},{path:"/noticeInfo",component:NoticeInfo}]});"""


def _hook_row(row: Notice) -> dict[str, object]:
    return {"id": row.number, "title": row.title, "publishDate": f"{row.day} {seconds(row)}", "noticeType": 3}


def _hook(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/gov-api/notice/getPage" and asked.json is not None:
        rows = (
            cut_page(held, asked.json.get("pageNo"), asked.json.get("pageSize"))
            if asked.json.get("noticeType") == 3
            else None
        )
        return (
            ok({"code": 0, "data": {"list": [_hook_row(row) for row in rows], "total": 27}})
            if rows is not None
            else refused()
        )
    row = find_row(held, asked.query.get("id")) if asked.path == "/gov-api/notice/getInfo" else None
    return row and ok({"code": 0, "data": _hook_row(row) | {"content": rich(row)}})


HOOK = site(
    "scripted_hook",
    "/#/notice",
    {"/": shell("临川市人力资源和社会保障局", '<script type="module" src="./js/main.9.js"></script>', "")},
    {"/js/main.9.js": _HOOK, "/js/vendor.1.js": "export{}"},
    _hook,
)

_FORM = (
    _HEAD.format(title="招聘公告")
    + """<div class="top"><a href="/index">首页</a><a href="/zpgg/list">招聘公告</a></div>
<form id="searchForm"><input type="hidden" name="pageNo" id="pageNo" value="1"/><input type="hidden" name="pageSize" value="15"/><input type="hidden" name="infoType" value="zpgg"/><input type="text" name="title" value=""/></form>
<table id="dataTable"><tbody></tbody></table><div class="pages"><a href="javascript:void(0)" onclick="prev()">上一页</a><a href="javascript:void(0)" onclick="next()">下一页</a></div>
<script src="/js/jquery.min.js"></script>
<script>
function search() {
    $.post("/zpgg/queryList", $("#searchForm").serialize(), function (data) {
        var tr = "";
        $.each(data.result, function (i, o) { tr += "<tr><td><a target='_blank' href='/zpgg/detail?infoId=" + o.infoId + "'>" + o.infoTitle + "</a></td><td>" + o.pubDate + "</td></tr>"; });
        $("#dataTable tbody").html(tr);
        $("#total").text(data.totalCount);
    }, "json");
}
function next() { $("#pageNo").val(parseInt($("#pageNo").val()) + 1); search(); }
function prev() { $("#pageNo").val(parseInt($("#pageNo").val()) - 1); search(); }
$(function () { search(); });
</script></body></html>"""
)


def _form(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/zpgg/queryList" and asked.method == "POST":
        rows = (
            cut_page(held, asked.form.get("pageNo"), asked.form.get("pageSize"))
            if asked.form.get("infoType") == "zpgg"
            else ()
        )
        told = [{"infoId": row.number, "infoTitle": row.title, "pubDate": f"{row.day}"} for row in rows or ()]
        return ok({"result": told, "totalCount": 27, "pageNo": asked.form.get("pageNo")})
    row = find_row(held, asked.query.get("infoId")) if asked.path == "/zpgg/detail" else None
    return row and _page(row, "望海设计研究院", f"{row.day:%Y年%m月%d日}")


FORM = site("scripted_form", "/zpgg/list", {"/zpgg/list": _FORM}, {"/js/jquery.min.js": JQUERY}, _form)

_DJANGO = (
    _HEAD.format(title="Careers 招聘")
    + """<div id="app"><nav><a href="/">首页</a><a href="/careers/">招聘</a></nav><div v-for="post in posts" class="post"><a :href="'/careers/' + post.slug + '/'">[[ post.title ]]</a><small>[[ post.published_at.slice(0, 10) ]]</small></div>
<button @click="more" v-if="next">加载更多</button></div>
<script src="/static/js/vue.min.js"></script><script src="/static/js/axios.min.js"></script>
<script>
new Vue({
    el: '#app', delimiters: ['[[', ']]'],
    data: { posts: [], next: '/api/posts/?category=careers&limit=10&offset=0' },
    created() { this.more() },
    methods: {
        more() {
            axios.get(this.next).then(({ data }) => { this.posts.push(...data.results); this.next = data.next })
        }
    }
})
</script></body></html>"""
)


def _django(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/posts/":
        limit, offset = whole(asked.query.get("limit"), 10), whole(asked.query.get("offset"), 0)
        rows = held.notices[offset : offset + limit] if asked.query.get("category") == "careers" else ()
        told = [
            {"slug": f"p-{row.number}", "title": row.title, "published_at": f"{row.day}T{seconds(row)}+08:00"}
            for row in rows
        ]
        ahead = (
            f"http://site.example/api/posts/?category=careers&limit={limit}&offset={offset + limit}"
            if offset + limit < 27
            else None
        )
        return ok({"count": 27, "next": ahead, "previous": None, "results": told})
    row = find_row(held, asked.path, lambda row: f"/careers/p-{row.number}/")
    return row and _page(row, "沧江数据科技有限公司", f"{row.day}")


DJANGO = site("scripted_django", "/careers/", {"/careers/": _DJANGO}, {}, _django)

_MIX = """(self.webpackChunk=self.webpackChunk||[]).push([[773],{7080:(t,e,n)=>{window.axios=n(9669),window.axios.defaults.headers.common["X-Requested-With"]="XMLHttpRequest";
const r={data:()=>({notices:[],meta:{},page:1}),mounted(){this.fetchData()},methods:{fetchData(){axios.get("/api/notices?type=recruit&page="+this.page).then((t=>{this.notices=t.data.data,this.meta=t.data.meta}))},show(t){window.location.href="/notices/"+t.id}}};
Vue.component("notice-list",r)}},t=>{t(t.s=7080)}]);"""
_LARAVEL = (
    _HEAD.format(title="招聘公告")
    + '<div id="app"><nav><a href="/">首页</a><a href="/notices">招聘公告</a></nav><notice-list></notice-list></div><script src="/js/manifest.js"></script><script src="/js/vendor.js"></script><script src="/js/app.js?id=3f8e"></script></body></html>'
)


def _laravel(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/api/notices":
        number = whole(asked.query.get("page"), 1)
        rows = held.page(number, 15) if asked.query.get("type") == "recruit" else ()
        told = [
            {"id": row.number, "title": row.title, "created_at": f"{row.day}T{seconds(row)}.000000Z", "type": "recruit"}
            for row in rows
        ]
        base = "http://site.example/api/notices?page="
        links = {
            "first": f"{base}1",
            "last": f"{base}2",
            "prev": None,
            "next": f"{base}{number + 1}" if number < 2 else None,
        }
        return ok(
            {
                "data": told,
                "links": links,
                "meta": {"current_page": number, "last_page": 2, "per_page": 15, "total": 27},
            }
        )
    row = find_row(held, asked.path.removeprefix("/notices/"))
    return row and _page(row, "北陵精密机械有限公司", f"{row.day} {seconds(row)[:5]}")


LARAVEL = site(
    "scripted_laravel", "/notices", {"/notices": _LARAVEL}, {"/js/app.js": _MIX, "/js/vendor.js": VENDOR}, _laravel
)

_SETTINGS = """(function(){var C=window.__config__;function post(path,body){return fetch(C.apiPrefix+path,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(body)}).then(function(r){return r.json()})}
var state={pageNo:1,pageSize:10};
function render(list){document.getElementById("list").innerHTML=list.map(function(n){return'<li><a href="/announce/detail.html?announceId='+n.announceId+'">'+n.announceName+"</a><span>"+n.releaseDate+"</span></li>"}).join("")}
function load(){post("/announce/list",{orgCode:C.orgCode,pageNo:state.pageNo,pageSize:state.pageSize}).then(function(r){render(r.data.dataList);document.getElementById("total").textContent=r.data.totalNum})}
document.getElementById("next").onclick=function(){state.pageNo++;load()};load()})();"""
_SETTINGS_DETAIL = """(function(){var C=window.__config__,id=new URLSearchParams(location.search).get("announceId");
fetch(C.apiPrefix+"/announce/detail",{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify({orgCode:C.orgCode,announceId:id})}).then(function(r){return r.json()}).then(function(r){document.getElementById("box").innerHTML="<h1>"+r.data.announceName+"</h1>"+r.data.announceContent})})();"""
_CONFIGURED = '<script>window.__config__={"apiPrefix":"/recruit/api","orgCode":"YLNS","theme":"blue"};</script>'


def _settings(held: Holding, asked: Request) -> Answer | None:
    if not asked.path.startswith("/recruit/api/announce/") or asked.json is None or asked.json.get("orgCode") != "YLNS":
        return None
    if asked.path.endswith("/list"):
        rows = cut_page(held, asked.json.get("pageNo"), asked.json.get("pageSize")) or ()
        told = [
            {"announceId": f"AN{row.number}", "announceName": row.title, "releaseDate": f"{row.day}"} for row in rows
        ]
        return ok({"code": "0", "data": {"dataList": told, "totalNum": 27}})
    row = find_row(held, asked.json.get("announceId"), lambda row: f"AN{row.number}")
    return row and ok(
        {"code": "0", "data": {"announceName": row.title, "releaseDate": f"{row.day}", "announceContent": rich(row)}}
    )


SETTINGS = site(
    "scripted_settings",
    "/announce/index.html",
    {
        "/announce/index.html": fill(
            f'{_HEAD.format(title="云麓农商银行招聘")}<nav><a href="/">首页</a></nav><ul id="list"></ul><i id="total"></i><button id="next">下一页</button>{_CONFIGURED}<script src="/announce/index.js"></script></body></html>'
        ),
        "/announce/detail.html": fill(
            f'{_HEAD.format(title="云麓农商银行招聘")}<nav><a href="/">首页</a></nav><div id="box"></div>{_CONFIGURED}<script src="/announce/detail.js"></script></body></html>'
        ),
    },
    {"/announce/index.js": _SETTINGS, "/announce/detail.js": _SETTINGS_DETAIL},
    _settings,
)

STYLES = (HUNG, LAYTPL, REACT, HOOK, FORM, DJANGO, LARAVEL, SETTINGS)
