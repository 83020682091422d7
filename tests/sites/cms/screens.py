"""Four sites whose rows come by a script, by the hand that wrote :mod:`tests.sites.cms.halls` and had not seen the reader either."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import (
    Place,
    clock,
    dump,
    fill,
    millis,
    ok,
    other_columns,
    plain_table,
    seconds,
    views,
    whole,
    word_table,
)
from tests.sites.cms.style import Answer, Request, Style

# -- 9 career network of a university, jQuery and a template ---------------------------------------------------------


_NEWS_LIST_JS = r"""
/**
 * 新闻列表
 */
var page = 1, pageSize = 10;

$(function () {
    getNewsList(page);
    $('#searchBtn').on('click', function () {
        page = 1;
        getNewsList(page);
    });
});

function getNewsList(num) {
    var index = layer.load(2);
    $.ajax({
        url: '/module/getnews',
        type: 'GET',
        dataType: 'json',
        data: {
            start_page: 1,
            keyword: $.trim($('#keyword').val()),
            type_id: type_id,
            count: pageSize,
            start: num,
            _: new Date().getTime()
        },
        success: function (res) {
            layer.close(index);
            if (res.code != 0) {
                layer.msg(res.msg || '加载失败');
                return;
            }
            if (!res.data.list.length) {
                $('#newsList').html('<li class="nodata">暂无数据</li>');
                $('#pagination').hide();
                return;
            }
            $('#newsList').html(template('newsTpl', {list: res.data.list, menu_id: menu_id}));
            initPage(num, Math.ceil(res.data.total / pageSize));
        },
        error: function () {
            layer.close(index);
            layer.msg('网络异常，请稍后再试');
        }
    });
}

function initPage(current, total) {
    $('#pagination').jqPaginator({
        totalPages: total,
        visiblePages: 5,
        currentPage: current,
        first: '<li class="first"><a href="javascript:void(0);">首页</a></li>',
        prev: '<li class="prev"><a href="javascript:void(0);">上一页</a></li>',
        next: '<li class="next"><a href="javascript:void(0);">下一页</a></li>',
        last: '<li class="last"><a href="javascript:void(0);">末页</a></li>',
        page: '<li class="page"><a href="javascript:void(0);">{{page}}</a></li>',
        onPageChange: function (num, type) {
            if (type == 'change') {
                page = num;
                getNewsList(num);
            }
        }
    });
}
"""


class JobNet(Place):
    """The rented network ``/module/news/id-…/nid-…``: art-template filled from ``/module/getnews``."""

    name = "halls-jquery-jobnet"
    start = "/module/news/id-2847/nid-10531"
    others = other_columns(
        3833,
        date(2026, 11, 15),
        "国家大学生就业服务平台使用指南",
        "2027届毕业生生源信息核对通知",
        "“宏志助航计划”培训班开班",
        "简历制作大赛获奖名单公示",
    )
    scripts = {"/public/static/home/js/news_list.js": _NEWS_LIST_JS}  # noqa: RUF012
    head = """
<!DOCTYPE html>
<html>
<head>
    <meta charset="utf-8">
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
    <meta name="renderer" content="webkit">
    <title>@title@ - 云麓师范大学就业网</title>
    <link rel="stylesheet" href="/public/static/common/css/bootstrap.min.css">
    <link rel="stylesheet" href="/public/static/home/school/theme3/css/main.css?v=20250311">
    <script src="/public/static/common/js/jquery-1.9.1.min.js"></script>
    <script src="/public/static/common/layer/layer.js"></script>
    <script>
        var school_id = 'b5e3c5f4-2c7e-11e7', is_login = 0, static_domain = '';
        var module_id = '2847', type_id = '10531', menu_id = '10531';
    </script>
</head>
<body>
<div class="index-head"><div class="head-con">
    <div class="head-logo"><a href="/"><img src="/public/upload/school/logo_1873.png"></a></div>
    <div class="head-btn"><a href="javascript:;" onclick="toLogin(1)">学生登录</a><a href="javascript:;" onclick="toLogin(2)">单位登录</a></div>
</div></div>
<div class="index-nav"><ul class="nav-list">
    <li><a href="/">首页</a></li>
    <li><a href="/module/careers">宣讲会</a></li>
    <li><a href="/module/jobfairs">双选会</a></li>
    <li><a href="/module/jobs">职位信息</a></li>
    <li><a href="/module/onlines">在线招聘</a></li>
    <li class="active"><a href="/module/news/id-2847/nid-10531">招聘公告</a></li>
    <li><a href="/module/news/id-2848/nid-10540">就业指导</a></li>
    <li><a href="/module/news/id-2849/nid-10552">政策法规</a></li>
    <li><a href="/module/downloads">资料下载</a></li>
</ul></div>
"""
    foot = """
<div class="footer"><div class="foot-con"><div class="foot-link">友情链接：<a href="https://www.ncss.cn" target="_blank">学职平台</a><a href="https://www.chsi.com.cn" target="_blank">学信网</a><a href="https://www.gjzwfw.gov.cn" target="_blank">高校毕业生档案查询</a></div>
<p>版权所有：云麓师范大学招生就业处　技术支持：云就业</p><p>地址：云麓市师大路1号　电话：000-00000000　滇ICP备05001234号</p></div></div>
<script src="/public/static/home/js/common.js?v=20250311"></script>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/detail/news" else None

    def mark(self, number: int) -> str:
        return f"/detail/news?id={number}"

    def page(self, held: Holding, number: int) -> str:
        hot = "".join(
            f'<li><a href="/detail/news?id={row.number}&menu_id=10540" target="_blank" title="{row.title}">{row.title}</a></li>'
            for row in self.others
        )
        return (
            fill(self.head, title="招聘公告")
            + f"""
<div class="content"><div class="con-left">
    <div class="left-menu"><h3>新闻公告</h3><ul><li class="active"><a href="/module/news/id-2847/nid-10531">招聘公告</a></li><li><a href="/module/news/id-2847/nid-10533">通知公告</a></li><li><a href="/module/news/id-2847/nid-10536">就业新闻</a></li></ul></div>
    <div class="left-hot"><h3>热点推荐</h3><ul>{hot}</ul></div>
</div>
<div class="con-right">
    <div class="right-top"><span class="bt">招聘公告</span><div class="search"><input type="text" id="keyword" placeholder="请输入关键词"><button id="searchBtn">搜索</button></div></div>
    <ul class="info-list" id="newsList"></ul>
    <div class="page-wrap"><ul class="pagination" id="pagination"></ul></div>
</div></div>
<script id="newsTpl" type="text/html">
    {{{{each list as item i}}}}
    <li class="infoRow">
        <a href="/detail/news?id={{{{item.news_id}}}}&menu_id={{{{menu_id}}}}" target="_blank" title="{{{{item.title}}}}">{{{{if item.is_top == 1}}}}<em class="top">顶</em>{{{{/if}}}}{{{{item.title}}}}</a>
        <span class="views">浏览：{{{{item.view_count}}}}</span>
        <span class="date">{{{{item.create_time}}}}</span>
    </li>
    {{{{/each}}}}
</script>
<script src="/public/static/common/js/template.js"></script>
<script src="/public/static/common/js/jqPaginator.min.js"></script>
<script src="/public/static/home/js/news_list.js?v=20250311"></script>"""
            + self.foot
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/module/getnews":
            return None
        column = {"10531": held.notices, "10540": self.others}.get(asked.query.get("type_id", ""), ())
        column = tuple(row for row in column if asked.query.get("keyword", "") in row.title)
        number, size = whole(asked.query.get("start"), 1), whole(asked.query.get("count"), 15)
        rows = [
            {
                "news_id": str(row.number),
                "title": row.title,
                "type_id": asked.query["type_id"],
                "type_name": "招聘公告" if row in held.notices else "就业指导",
                "view_count": str(views(row)),
                "is_top": "0",
                "is_link": "0",
                "link_url": "",
                "cover": "",
                "create_time": str(row.day),
            }
            for row in Holding(column).page(number, size)
        ]
        return ok({"code": 0, "msg": "", "data": {"list": rows, "total": str(len(column))}, "is_login": 0})

    def article(self, held: Holding, row: Notice) -> str:
        if row.kind == "pdf":
            body = (
                f'<p><iframe src="/upload/{row.number}.pdf" width="100%" height="900px" frameborder="0"></iframe></p>'
            )
        elif row.kind == "image":
            body = f'<p><img src="/upload/{row.number}.jpg" title="" alt="image.jpg" width="100%"/></p>'
        else:
            body = "".join(
                f'<p style="line-height: 2em;"><span style="font-size: 16px; font-family: 宋体, SimSun;">&nbsp; &nbsp; {line}</span></p>'
                for line in row.paragraphs
            )
            body += word_table(row) if row.kind == "table" else ""
        attached = "".join(
            f'<li><span class="glyphicon glyphicon-paperclip"></span><a href="{url}" target="_blank">{name}</a></li>'
            for name, url in row.files
        )
        attached = f'<div class="detail-file"><span>附件：</span><ul>{attached}</ul></div>' if attached else ""
        return (
            fill(self.head, title=row.title)
            + f"""
<div class="content"><div class="crumbs"><a href="/">首页</a> &gt; <a href="/module/news/id-2847/nid-10531">新闻公告</a> &gt; 详情</div>
<div class="detail-wrap">
    <div class="detail-head"><h5 class="title-message">{row.title}</h5>
        <div class="detail-sub"><span>发布时间：{row.day} {clock(row)}</span><span>来源：招生就业处</span><span>浏览量：<i id="viewCount">{views(row)}</i></span></div></div>
    <div class="detail-content">{body}</div>
    {attached}
    <div class="detail-share"><span>分享：</span><a class="share-wx" href="javascript:;"></a><a class="share-qq" href="javascript:;"></a><a class="share-wb" href="javascript:;"></a></div>
</div></div>
<script>$.post('/detail/addview', {{type: 'news', id: '{row.number}'}});</script>"""
            + self.foot
        )


# -- 10 hospital group, Vue 3 by Vite on a RuoYi back end ------------------------------------------------------------


_VUE_CONFIG = """
// 部署后可修改
window.SITE_CONFIG = {
  title: '沧江医疗集团人才招聘网',
  baseURL: '/gateway',
  fileURL: '',
  tenantId: '000000'
};
"""

_VUE_INDEX = r"""
const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/index-Cq0nT5xk.css"])))=>i.map(i=>d[i]);
(function(){const t=document.createElement("link").relList;if(t&&t.supports&&t.supports("modulepreload"))return})();
const $=e=>{let t=e;const n=new Set;return{get value(){return t},set value(o){t=o,n.forEach(r=>r())},_s:n}},
kt=[],Ln=()=>kt.forEach(e=>e()),_e=e=>{const t=$(e);return t._s.add(Ln),t},gt=e=>new Proxy(e,{set(t,n,o){return t[n]=o,Ln(),!0}});
function c(e,t,n){const o=document.createElement(e);for(const r in t||{})r==="onClick"?o.addEventListener("click",t[r]):r==="innerHTML"?o.innerHTML=t[r]:t[r]!=null&&o.setAttribute(r,t[r]);
return[].concat(n==null?[]:n).forEach(r=>o.append(r instanceof Node?r:document.createTextNode(r))),o}
function Ke(e,t){const n=Object.keys(t||{}).filter(o=>t[o]!==void 0&&t[o]!==null&&t[o]!=="").map(o=>encodeURIComponent(o)+"="+encodeURIComponent(t[o])).join("&");return n?e+(e.indexOf("?")<0?"?":"&")+n:e}
const Ve={create(e){const t=[],n=[],o=r=>{let s=Object.assign({headers:{},method:"get"},e,r);t.forEach(i=>s=i(s));
let a=fetch(Ke(s.baseURL+s.url,s.params),{method:s.method.toUpperCase(),headers:s.headers,body:s.data?JSON.stringify(s.data):void 0}).then(i=>i.json()).then(i=>({data:i,config:s}));
return n.forEach(([i,l])=>a=a.then(i,l)),a};return o.interceptors={request:{use:r=>t.push(r)},response:{use:(r,s)=>n.push([r,s])}},o}};
const H=Ve.create({baseURL:window.SITE_CONFIG.baseURL,timeout:3e4});
H.interceptors.request.use(e=>{const t=localStorage.getItem("Portal-Token");return t&&(e.headers.Authorization="Bearer "+t),e.headers["Tenant-Id"]=window.SITE_CONFIG.tenantId,e.headers["Content-Type"]="application/json;charset=utf-8",e});
H.interceptors.response.use(e=>{const t=e.data.code||200,n=e.data.msg||"系统未知错误，请反馈给管理员";return t===401?(localStorage.removeItem("Portal-Token"),location.href="/login",Promise.reject("无效的会话")):t!==200?Promise.reject(new Error(n)):e.data},e=>(console.error("err"+e),Promise.reject(e)));
const po=e=>H({url:"/portal/notice/list",method:"get",params:e}),mo=e=>H({url:"/portal/notice/"+e,method:"get"}),ho=e=>H({url:"/portal/job/list",method:"get",params:e}),vo=()=>H({url:"/portal/link/list",method:"get"});
const Y={current:_e(location.pathname),push(e){history.pushState({},"",e),Y.current.value=location.pathname,Q()}};window.addEventListener("popstate",()=>Q());
const go=[{text:"首页",path:"/"},{text:"招聘公告",path:"/notice"},{text:"岗位信息",path:"/jobs"},{text:"集团概况",path:"/about"}];
const yo={name:"Layout",render:e=>c("div",{class:"app-wrapper"},[c("header",{class:"site-header"},[c("div",{class:"logo"},window.SITE_CONFIG.title),c("nav",{class:"el-menu el-menu--horizontal"},go.map(t=>c("a",{class:"el-menu-item",href:t.path,onClick:n=>{n.preventDefault(),Y.push(t.path)}},t.text)))]),c("main",{class:"site-main"},e),c("footer",{class:"site-footer"},"Copyright © 2025 沧江医疗集团 All Rights Reserved.")])};
const bo={name:"NoticeList",setup(){const e=_e([]),t=_e(0),n=_e(!1),o=gt({pageNum:1,pageSize:10,categoryId:"2",noticeTitle:void 0});
function r(){n.value=!0,po(o).then(i=>{e.value=i.rows,t.value=i.total,n.value=!1})}
function s(i){o.pageNum=i,r()}
function a(i){Y.push(`/notice/detail/${i.noticeId}`)}
return r(),()=>c("div",{class:"notice-page"},[c("div",{class:"el-breadcrumb"},"首页 / 招聘公告"),c("ul",{class:"notice-list"},e.value.map(i=>c("li",{class:"notice-item"},[c("a",{class:"notice-title",href:`/notice/detail/${i.noticeId}`,onClick:l=>{l.preventDefault(),a(i)}},i.noticeTitle),c("span",{class:"notice-time"},(i.publishTime||"").substring(0,10))]))),c("div",{class:"el-pagination"},[c("span",{class:"el-pagination__total"},`共 ${t.value} 条`),c("ul",{class:"el-pager"},Array.from({length:Math.ceil(t.value/o.pageSize)},(i,l)=>c("li",{class:"number"+(l+1===o.pageNum?" is-active":""),onClick:()=>s(l+1)},String(l+1))))])])}};
const wo={name:"NoticeDetail",setup(e){const t=_e({}),n=_e([]);return mo(e.id).then(o=>{t.value=o.data,n.value=o.data.fileList||[],document.title=o.data.noticeTitle}),()=>c("div",{class:"notice-detail"},[c("h1",{class:"detail-title"},t.value.noticeTitle||""),c("div",{class:"detail-info"},[c("span",{},"发布时间："+(t.value.publishTime||"")),c("span",{},"来源："+(t.value.source||""))]),c("div",{class:"detail-content ql-editor",innerHTML:t.value.noticeContent||""}),c("ul",{class:"detail-files"},n.value.map(o=>c("li",{},[c("a",{href:window.SITE_CONFIG.fileURL+o.fileUrl,target:"_blank"},o.fileName)])))])}};
const xo={name:"Home",setup(){const e=_e([]);return po({pageNum:1,pageSize:5}).then(t=>{e.value=t.rows}),()=>c("div",{class:"home"},[c("h2",{},"最新发布"),c("ul",{},e.value.map(t=>c("li",{},[c("a",{href:`/notice/detail/${t.noticeId}`},t.noticeTitle)])))])}};
const Co={name:"Jobs",setup(){const e=_e([]);return ho({pageNum:1,pageSize:20,status:"0"}).then(t=>{e.value=t.rows}),()=>c("table",{class:"el-table"},e.value.map(t=>c("tr",{},[c("td",{},t.jobName),c("td",{},t.deptName),c("td",{},String(t.headCount))])))}};
const So={name:"About",setup(){return()=>c("div",{class:"about"},"沧江医疗集团由沧江市第一人民医院等五家医疗机构组建。")}};
const To=[{path:"/",name:"Home",component:xo},{path:"/notice",name:"NoticeList",component:bo,meta:{title:"招聘公告"}},{path:"/notice/detail/:id",name:"NoticeDetail",component:wo,meta:{title:"公告详情"}},{path:"/jobs",name:"Jobs",component:Co},{path:"/about",name:"About",component:So}];
function Eo(e){for(const t of To){const n=t.path.match(/:(\w+)/),o=e.match(new RegExp("^"+t.path.replace(/:\w+/,"([^/]+)")+"/?$"));if(o)return[t,n?{[n[1]]:o[1]}:{}]}return[To[0],{}]}
function Q(){kt.length=0;const[e,t]=Eo(location.pathname),n=document.querySelector("#app");e.meta&&(document.title=e.meta.title);let o;const r=()=>{o&&n.replaceChildren(yo.render(o()))};o=e.component.setup(t),kt.push(r),r()}
Q();
"""


class VueHospital(Place):
    """A Vite build with history routes before a RuoYi gateway; snowflake ids as strings."""

    name = "halls-vue-hospital-group"
    start = "/notice"
    others = other_columns(
        2870,
        date(2026, 11, 13),
        "集团召开2026年医疗质量安全工作推进会",
        "沧江市第一人民医院新院区正式启用",
        "集团专家团队赴基层开展义诊活动",
        "关于国家临床重点专科评审结果的喜报",
    )
    scripts = {  # noqa: RUF012
        "/config.js": _VUE_CONFIG,
        "/assets/index-DkX3b9aQ.js": _VUE_INDEX,
        "/assets/index-Cq0nT5xk.css": ".site-header{display:flex;height:72px}.notice-item{display:flex;justify-content:space-between}",
    }
    shell = """
<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    <meta charset="UTF-8" />
    <link rel="icon" href="/favicon.ico" />
    <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1" />
    <meta name="renderer" content="webkit" />
    <meta name="viewport" content="width=device-width, initial-scale=1.0" />
    <title>沧江医疗集团人才招聘网</title>
    <script src="/config.js"></script>
    <style>
      html, body, #app { height: 100%; margin: 0; padding: 0; }
      .loader { position: absolute; left: 50%; top: 45%; width: 40px; height: 40px; border: 3px solid #409eff; border-top-color: transparent; border-radius: 50%; animation: spin 1s linear infinite; }
      @keyframes spin { to { transform: rotate(360deg); } }
    </style>
    <script type="module" crossorigin src="/assets/index-DkX3b9aQ.js"></script>
    <link rel="stylesheet" crossorigin href="/assets/index-Cq0nT5xk.css">
  </head>
  <body>
    <noscript><strong>We're sorry but this site doesn't work properly without JavaScript enabled. Please enable it to continue.</strong></noscript>
    <div id="app"><div class="loader"></div></div>
  </body>
</html>
"""

    def key(self, number: int) -> str:
        return f"18593427106{number * 7919 % 10000:04d}{number}"

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", "/notice", "/jobs", "/about") else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/notice/detail/(\d+)", path)
        return self.told(found[1]) if found else None

    def told(self, key: str) -> str | None:
        numbers = (row.number for row in self.all(holding(self.name)))
        return next((str(number) for number in numbers if self.key(number) == key), None)

    def page(self, held: Holding, number: int) -> str:
        return self.shell.strip()

    def article(self, held: Holding, row: Notice) -> str:
        return self.shell.strip()

    def brief(self, held: Holding, row: Notice) -> dict[str, Any]:
        own = row in held.notices
        return {
            "createBy": "admin",
            "createTime": f"{row.day} {seconds(row)}",
            "updateBy": None,
            "updateTime": None,
            "remark": None,
            "noticeId": self.key(row.number),
            "categoryId": "2" if own else "1",
            "categoryName": "招聘公告" if own else "集团新闻",
            "noticeTitle": row.title,
            "source": "人力资源部" if own else "宣传部",
            "coverImg": None,
            "topFlag": "0",
            "status": "0",
            "viewCount": views(row),
            "publishTime": f"{row.day} {seconds(row)}",
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/gateway/"):
            return None
        path = asked.path.removeprefix("/gateway")
        if path == "/portal/notice/list":
            wanted = asked.query.get("categoryId", "")
            rows = (
                sorted(self.all(held), key=lambda row: row.day, reverse=True)
                if not wanted
                else {"1": self.others, "2": held.notices}.get(wanted, ())
            )
            found = Holding(tuple(row for row in rows if asked.query.get("noticeTitle", "") in row.title))
            shown = found.page(whole(asked.query.get("pageNum"), 1), whole(asked.query.get("pageSize"), 10))
            return ok(
                {
                    "total": len(found.notices),
                    "rows": [self.brief(held, row) for row in shown],
                    "code": 200,
                    "msg": "查询成功",
                }
            )
        if path == "/portal/job/list":
            names = (("护士", "护理部", 30), ("住院医师", "心血管内科", 4), ("检验技师", "检验科", 2))
            rows_of_jobs = [
                {"jobId": str(place), "jobName": job, "deptName": unit, "headCount": count}
                for place, (job, unit, count) in enumerate(names, 1)
            ]
            return ok({"total": 3, "rows": rows_of_jobs, "code": 200, "msg": "查询成功"})
        found_key = re.fullmatch(r"/portal/notice/(\d+)", path)
        if found_key:
            row = next((row for row in self.all(held) if self.key(row.number) == found_key[1]), None)
            if row is None:
                return ok({"code": 500, "msg": "公告不存在或已下线"})
            if row.kind == "pdf":
                content = f'<p><iframe src="/upload/{row.number}.pdf" width="100%" height="900"></iframe></p>'
            elif row.kind == "image":
                content = f'<p class="ql-align-center"><img src="/upload/{row.number}.jpg"></p>'
            else:
                content = "".join(f'<p class="ql-align-justify ql-indent-1">{line}</p>' for line in row.paragraphs) + (
                    word_table(row) if row.kind == "table" else ""
                )
            listed = [
                {"fileId": f"{row.number}01", "fileName": name, "fileUrl": url, "fileSize": 18432}
                for name, url in row.files
            ]
            return ok(
                {
                    "msg": "操作成功",
                    "code": 200,
                    "data": self.brief(held, row) | {"noticeContent": content, "fileList": listed},
                }
            )
        return ok({"code": 404, "msg": f"路径：{path}不存在"})


# -- 11 district personnel exam centre, layui table ------------------------------------------------------------------


class LayuiExam(Place):
    """In-house Spring Boot pages with layui: ``table.render`` by POST, the detail fetched by its id too."""

    name = "halls-layui-exam-centre"
    start = "/front/notice/list.html?columnId=1003"
    others = other_columns(
        3055,
        date(2026, 11, 11),
        "2026年度职称外语考试考务安排",
        "专业技术人员资格考试报名证明事项告知承诺制说明",
        "考生诚信考试承诺书下载说明",
    )
    head = """
<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <title>@title@</title>
  <meta name="renderer" content="webkit">
  <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
  <meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
  <link rel="stylesheet" href="/static/layui/css/layui.css" media="all">
  <link rel="stylesheet" href="/static/front/css/front.css" media="all">
</head>
<body class="layui-layout-body-front">
<div class="layui-header header"><div class="layui-container">
  <a class="logo" href="/front/index.html"><img src="/static/front/images/logo.png" alt="石桥区人事考试中心"></a>
  <ul class="layui-nav" lay-filter="">
    <li class="layui-nav-item"><a href="/front/index.html">首页</a></li>
    <li class="layui-nav-item layui-this"><a href="/front/notice/list.html?columnId=1003">招考公告</a></li>
    <li class="layui-nav-item"><a href="/front/notice/list.html?columnId=1004">资格考试</a></li>
    <li class="layui-nav-item"><a href="javascript:;">网上报名</a><dl class="layui-nav-child"><dd><a href="/front/enroll/index.html">事业单位报名</a></dd><dd><a href="/front/enroll/query.html">报名查询</a></dd></dl></li>
    <li class="layui-nav-item"><a href="/front/score/query.html">成绩查询</a></li>
    <li class="layui-nav-item"><a href="/front/about.html">关于我们</a></li>
  </ul>
</div></div>
"""
    foot = """
<div class="footer"><div class="layui-container"><p>石桥区人事考试中心 版权所有 咨询电话：000-00000000（工作日 9:00-12:00 13:30-17:00）</p><p>豫ICP备20012345号</p></div></div>
<script src="/static/layui/layui.js" charset="utf-8"></script>
<script src="/static/front/js/common.js" charset="utf-8"></script>
"""
    list_script = r"""
<script type="text/html" id="titleTpl">
  {{# if(d.isTop == '1'){ }}<span class="layui-badge">置顶</span>{{# } }}
  <a class="layui-table-link" href="/front/notice/detail.html?id={{d.id}}" target="_blank">{{d.title}}</a>
</script>
<script>
var ctx = '';
layui.use(['table', 'form', 'element', 'util'], function(){
  var table = layui.table, form = layui.form, util = layui.util, $ = layui.$;

  table.render({
    elem: '#noticeTable'
    ,url: ctx + '/front/notice/pageList'
    ,method: 'post'
    ,where: {columnId: '1003', title: ''}
    ,skin: 'line'
    ,page: {layout: ['count', 'prev', 'page', 'next', 'skip'], groups: 5}
    ,limit: 10
    ,request: {pageName: 'pageIndex', limitName: 'pageSize'}
    ,parseData: function(res){
      return {
        "code": res.code === '0000' ? 0 : 1,
        "msg": res.message,
        "count": res.data.totalCount,
        "data": res.data.list
      };
    }
    ,cols: [[
      {type: 'numbers', title: '序号', width: 60}
      ,{field: 'title', title: '公告标题', templet: '#titleTpl'}
      ,{field: 'deptName', title: '发布部门', width: 160, align: 'center'}
      ,{field: 'releaseTime', title: '发布日期', width: 130, align: 'center', templet: function(d){
        return util.toDateString(d.releaseTime, 'yyyy-MM-dd');
      }}
    ]]
  });

  form.on('submit(search)', function(data){
    table.reload('noticeTable', {where: data.field, page: {curr: 1}});
    return false;
  });
});
</script>
"""
    detail_script = r"""
<script>
var ctx = '';
layui.use(['layer', 'element', 'util'], function(){
  var layer = layui.layer, util = layui.util, $ = layui.$;
  var id = getQueryString('id');

  $.post(ctx + '/front/notice/getById', {id: id}, function(res){
    if(res.code !== '0000'){
      layer.msg(res.message, {icon: 5});
      return;
    }
    var d = res.data;
    document.title = d.title;
    $('#title').text(d.title);
    $('#dept').text(d.deptName);
    $('#releaseTime').text(util.toDateString(d.releaseTime, 'yyyy-MM-dd HH:mm'));
    $('#viewCount').text(d.viewCount);
    $('#content').html(d.content);
    if(d.attachList && d.attachList.length > 0){
      var html = '';
      $.each(d.attachList, function(i, item){
        html += '<li><a href="' + item.filePath + '" target="_blank">' + item.fileName + '</a></li>';
      });
      $('#attach').html(html).parent().show();
    }
  }, 'json');

  function getQueryString(name){
    var reg = new RegExp('(^|&)' + name + '=([^&]*)(&|$)', 'i');
    var r = window.location.search.substr(1).match(reg);
    return r != null ? decodeURIComponent(r[2]) : null;
  }
});
</script>
"""

    def key(self, number: int) -> str:
        return hashlib.md5(f"{self.name}/{number}".encode(), usedforsecurity=False).hexdigest()

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/front/notice/list.html" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        if path != "/front/notice/detail.html":
            return None
        numbers = (row.number for row in self.all(holding(self.name)))
        return next((str(number) for number in numbers if self.key(number) == query.get("id")), None)

    def page(self, held: Holding, number: int) -> str:
        links = "".join(
            f'<li><a href="{url}" target="_blank">{name}</a></li>'
            for name, url in (
                ("中国人事考试网", "http://www.cpta.com.cn/"),
                ("省人事考试中心", "http://www.hnrsks.com/"),
                ("石桥区人民政府", "http://www.sqq.gov.cn/"),
            )
        )
        return (
            fill(self.head, title="招考公告 - 石桥区人事考试中心")
            + f"""
<div class="layui-container main"><div class="layui-row layui-col-space15">
  <div class="layui-col-md9"><div class="layui-card"><div class="layui-card-header"><span class="layui-breadcrumb"><a href="/front/index.html">首页</a><a><cite>招考公告</cite></a></span></div>
  <div class="layui-card-body">
    <form class="layui-form layui-form-pane" action="">
      <input type="hidden" name="columnId" value="1003">
      <div class="layui-inline"><input type="text" name="title" placeholder="请输入标题" autocomplete="off" class="layui-input"></div>
      <button class="layui-btn" lay-submit lay-filter="search">查询</button>
    </form>
    <table id="noticeTable" lay-filter="noticeTable"></table>
  </div></div></div>
  <div class="layui-col-md3">
    <div class="layui-card"><div class="layui-card-header">快速通道</div><div class="layui-card-body quick"><a class="layui-btn layui-btn-fluid" href="/front/enroll/index.html">网上报名</a><a class="layui-btn layui-btn-fluid layui-btn-normal" href="/front/enroll/print.html">准考证打印</a></div></div>
    <div class="layui-card"><div class="layui-card-header">友情链接</div><div class="layui-card-body"><ul>{links}</ul></div></div>
  </div>
</div></div>"""
            + self.foot
            + self.list_script
            + "</body>\n</html>"
        )

    def article(self, held: Holding, row: Notice) -> str:
        return (
            fill(self.head, title="公告详情 - 石桥区人事考试中心")
            + """
<div class="layui-container main"><div class="layui-card"><div class="layui-card-header"><span class="layui-breadcrumb"><a href="/front/index.html">首页</a><a href="/front/notice/list.html?columnId=1003">招考公告</a><a><cite>详情</cite></a></span></div>
<div class="layui-card-body detail">
  <h2 id="title" class="detail-title"></h2>
  <div class="detail-bar">发布部门：<span id="dept"></span>　发布时间：<span id="releaseTime"></span>　浏览次数：<span id="viewCount"></span></div>
  <hr>
  <div id="content" class="detail-content"></div>
  <div class="detail-attach" style="display:none"><b>附件：</b><ul id="attach"></ul></div>
</div></div></div>"""
            + self.foot
            + self.detail_script
            + "</body>\n</html>"
        )

    def brief(self, held: Holding, row: Notice) -> dict[str, Any]:
        return {
            "id": self.key(row.number),
            "columnId": "1003" if row in held.notices else "1004",
            "title": row.title,
            "deptName": ("事业单位考录科", "综合科", "考务科")[row.number % 3],
            "releaseTime": millis(row),
            "isTop": "0",
            "viewCount": views(row),
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path not in ("/front/notice/pageList", "/front/notice/getById"):
            return None
        if asked.method != "POST":
            refused = {
                "timestamp": "2026-11-21T02:11:09.553+0000",
                "status": 405,
                "error": "Method Not Allowed",
                "message": "Request method 'GET' not supported",
                "path": asked.path,
            }
            return 405, "application/json", dump(refused)
        values = asked.query | asked.form
        if asked.path.endswith("getById"):
            row = next((row for row in self.all(held) if self.key(row.number) == values.get("id")), None)
            if row is None:
                return ok({"code": "9999", "message": "数据不存在", "data": None})
            if row.kind == "pdf":
                content = f'<p><iframe src="/upload/{row.number}.pdf" width="100%" height="900"></iframe></p>'
            elif row.kind == "image":
                content = f'<p style="text-align:center;"><img src="/upload/{row.number}.jpg" style="max-width:100%;" contenteditable="false"/></p>'
            else:
                content = "".join(
                    f'<p style="text-indent:2em;" data-we-empty-p="">{line}</p>' for line in row.paragraphs
                ) + (plain_table(row) if row.kind == "table" else "")
            listed = [
                {"id": self.key(row.number + 90000), "fileName": name, "filePath": url, "fileExt": "xlsx"}
                for name, url in row.files
            ]
            return ok(
                {
                    "code": "0000",
                    "message": "操作成功",
                    "data": self.brief(held, row) | {"content": content, "attachList": listed},
                }
            )
        number, size = whole(values.get("pageIndex"), 1), whole(values.get("pageSize"), 10)
        rows = {"1003": held.notices, "1004": self.others}.get(values.get("columnId", ""), self.all(held))
        found = Holding(tuple(row for row in rows if values.get("title", "") in row.title))
        return ok(
            {
                "code": "0000",
                "message": "操作成功",
                "data": {
                    "pageIndex": number,
                    "pageSize": size,
                    "totalCount": len(found.notices),
                    "totalPage": found.pages(size),
                    "list": [self.brief(held, row) for row in found.page(number, size)],
                },
            }
        )


# -- 12 campus recruitment of a bank, state in the page and more on demand -------------------------------------------


_CAMPUS_APP = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["app"],{
"1a2f":function(e,t,n){"use strict";n.d(t,"a",function(){return r});
function r(e,t){return fetch(window.__INITIAL_STATE__.config.apiPrefix+e,{method:"POST",credentials:"same-origin",headers:{"Content-Type":"application/json","X-Requested-With":"XMLHttpRequest"},body:JSON.stringify(t)}).then(function(e){return e.json()}).then(function(e){if(!e.success)throw new Error(e.errorMsg);return e.result})}},
"3c7d":function(e,t,n){"use strict";n.d(t,"b",function(){return a});n.d(t,"c",function(){return o});
var i=n("1a2f");
function a(e){var t=window.__INITIAL_STATE__.config;return i["a"]("/content/page",{siteId:t.siteId,channelCode:t.channelCode,pageNo:e,pageSize:t.pageSize})}
function o(e){return i["a"]("/content/view",{siteId:window.__INITIAL_STATE__.config.siteId,contentId:e})}},
"56d7":function(e,t,n){"use strict";
var i=n("3c7d"),s=window.__INITIAL_STATE__,u=document.getElementById("root");
function l(e){return String(e||"").replace(/[&<>"]/g,function(e){return{"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;"}[e]})}
function d(e){return e.slice(0,10).replace(/-/g,".")}
function f(e){return'<li class="notice-card"><a href="/campus/notice/'+e.contentId+'" target="_blank"><p class="notice-card__title">'+l(e.title)+'</p><p class="notice-card__desc">'+l(e.summary)+'</p><time class="notice-card__time">'+d(e.publishedAt)+"</time></a></li>"}
function h(){var e=s.notice;u.innerHTML='<section class="notice-wrap"><h2 class="section-title">招聘公告</h2><ul class="notice-cards">'+e.list.map(f).join("")+"</ul>"+(e.hasMore?'<div class="load-more"><button type="button" id="more">加载更多</button></div>':'<div class="no-more">没有更多了</div>')+"</section>";
var t=document.getElementById("more");t&&t.addEventListener("click",p)}
function p(){i["b"](s.notice.pageNo+1).then(function(e){s.notice.list=s.notice.list.concat(e.list);s.notice.pageNo=e.pageNo;s.notice.hasMore=e.hasMore;h()})}
function v(){var e=s.detail;u.innerHTML='<article class="notice-detail"><h1 class="notice-detail__title">'+l(e.title)+'</h1><div class="notice-detail__meta"><span>发布时间：'+d(e.publishedAt)+"</span><span>来源："+l(e.source)+'</span></div><div class="notice-detail__body rich-text">'+e.content+"</div>"+(e.attachments.length?'<ul class="notice-detail__files">'+e.attachments.map(function(e){return'<li><a href="'+e.url+'" download>'+l(e.name)+"</a></li>"}).join("")+"</ul>":"")+"</article>"}
s.route==="noticeDetail"?v():h()}
}]);
(function(e){var t={};function n(i){if(t[i])return t[i].exports;var a=t[i]={exports:{}};return e[i].call(a.exports,a,a.exports,n),a.exports}n.d=function(e,t,i){Object.defineProperty(e,t,{enumerable:!0,get:i})};n("56d7")})(window["webpackJsonp"][0][1]);
"""


class CampusBank(Place):
    """A Node front of a bank's campus site: the first page in ``window.__INITIAL_STATE__``, 加载更多 by JSON posts."""

    name = "halls-state-campus-bank"
    start = "/campus/notice"
    size = 9
    others = other_columns(
        3270,
        date(2026, 11, 10),
        "走进总行：2026“菁英训练营”开营",
        "一名管培生的轮岗手记",
        "我行荣获年度最佳雇主称号",
    )
    scripts = {  # noqa: RUF012
        "/static/js/app.5b8e13c2.js": _CAMPUS_APP,
        "/static/css/app.2c91f04d.css": ".notice-card{padding:24px 0;border-bottom:1px solid #eee}",
    }
    shell = """
<!DOCTYPE html>
<html lang="zh-cmn-Hans">
<head>
<meta charset="utf-8">
<title>@title@</title>
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="format-detection" content="telephone=no">
<link rel="shortcut icon" href="/favicon.ico">
<link rel="preload" href="/static/js/app.5b8e13c2.js" as="script">
<link rel="stylesheet" href="/static/css/app.2c91f04d.css">
</head>
<body>
<div class="campus-header">
  <a class="campus-header__logo" href="/campus"><img src="/static/img/logo.8f2c.svg" alt="望海农商银行校园招聘"></a>
  <nav class="campus-header__nav"><a href="/campus">首页</a><a href="/campus/positions">招聘职位</a><a href="/campus/notice" class="router-link-active">招聘公告</a><a href="/campus/stories">员工故事</a><a href="/campus/faq">常见问题</a></nav>
  <div class="campus-header__user"><a href="/passport/login?redirect=%2Fcampus%2Fnotice">登录 / 注册</a></div>
</div>
<div id="root"></div>
<div class="campus-footer"><p>客服热线：96588</p><p>© 2026 望海农村商业银行股份有限公司 浙ICP备11012345号</p></div>
<script>window.__INITIAL_STATE__=@state@;</script>
<script src="/static/js/app.5b8e13c2.js"></script>
</body>
</html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/campus/(?:notice|stories)/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/campus/notice/{number}"

    def brief(self, row: Notice) -> dict[str, Any]:
        return {
            "contentId": row.number,
            "title": row.title,
            "summary": "".join(row.paragraphs)[:48] if row.kind in ("text", "table") else "",
            "publishedAt": f"{row.day}T{seconds(row)}+08:00",
            "isTop": False,
        }

    def whole(self, row: Notice) -> dict[str, Any]:
        if row.kind == "pdf":
            content = (
                f'<p><iframe src="/upload/{row.number}.pdf" width="100%" height="900" frameborder="0"></iframe></p>'
            )
        elif row.kind == "image":
            content = f'<p><img src="/upload/{row.number}.jpg" alt=""></p>'
        else:
            content = "".join(f"<p>{line}</p>" for line in row.paragraphs) + (
                plain_table(row) if row.kind == "table" else ""
            )
        listed = [{"name": name, "url": url} for name, url in row.files]
        return self.brief(row) | {"source": "人力资源部", "content": content, "attachments": listed}

    def listed(self, held: Holding, number: int, size: int) -> dict[str, Any]:
        more = number < held.pages(size)
        return {
            "list": [self.brief(row) for row in held.page(number, size)],
            "pageNo": number,
            "pageSize": size,
            "total": len(held.notices),
            "hasMore": more,
        }

    def put(self, title: str, state: dict[str, Any]) -> str:
        config = {"apiPrefix": "/api/v1", "siteId": 12, "channelCode": "XYZP_GG", "pageSize": self.size, "env": "prod"}
        text = dump({"config": config, "user": None} | state).replace("<", "\\u003C").replace(">", "\\u003E")
        return fill(self.shell, title=title, state=text)

    def page(self, held: Holding, number: int) -> str:
        links = [{"title": row.title, "url": f"/campus/stories/{row.number}"} for row in self.others]
        return self.put(
            "招聘公告 - 望海农商银行校园招聘",
            {"route": "noticeList", "stories": links, "notice": self.listed(held, 1, self.size)},
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(f"{row.title} - 望海农商银行校园招聘", {"route": "noticeDetail", "detail": self.whole(row)})

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path not in ("/api/v1/content/page", "/api/v1/content/view"):
            return None
        told = asked.json
        if asked.method != "POST" or told is None or told.get("siteId") != 12:
            return ok({"success": False, "errorCode": "PARAM_ERROR", "errorMsg": "参数错误", "result": None})
        if asked.path.endswith("view"):
            row = next((row for row in self.all(held) if str(row.number) == str(told.get("contentId"))), None)
            result = self.whole(row) if row else None
            return ok(
                {
                    "success": row is not None,
                    "errorCode": None,
                    "errorMsg": None if row else "内容不存在",
                    "result": result,
                }
            )
        column = {"XYZP_GG": held, "YGGS": Holding(self.others)}.get(str(told.get("channelCode")), Holding())
        return ok(
            {
                "success": True,
                "errorCode": None,
                "errorMsg": None,
                "result": self.listed(column, whole(told.get("pageNo"), 1), whole(told.get("pageSize"), 10)),
            }
        )


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (JobNet, VueHospital, LayuiExam, CampusBank))
