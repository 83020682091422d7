"""A hospital's page of Vue."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import (
    Place,
    ok,
    other_columns,
    seconds,
    views,
    whole,
    word_table,
)
from tests.sites.cms.style import Answer, Request, Style

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


STYLES: tuple[Style, ...] = (VueHospital().style(),)
