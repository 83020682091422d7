"""Three applications of one page, by the hand that wrote :mod:`tests.sites.cms.wired` and had not seen the reader either."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, paragraphs
from tests.sites.cms.place import Application, Place, dump, millis, ok, other_columns, seconds, views, whole
from tests.sites.cms.style import Answer, Request, Style
from tests.sites.cms.wired import pick, turned

# -- 4 a hospital, Vue 2 from a CDN and axios, bodies in the rows ------------------------------------------------------

_HOSPITAL_CONFIG = """
// 接口配置
window.g = {
  baseUrl: '/hrapi',
  fileUrl: '/hrapi/file',
  version: '1.2.0'
}
"""
_HOSPITAL_JS = r"""
var app = new Vue({
  el: '#app',
  data: function () {
    return {
      loading: false,
      activeName: '1',
      queryForm: { pageNo: 1, pageSize: 10, noticeType: '1', keyword: '' },
      total: 0,
      noticeList: [],
      current: { fileList: [] },
      dialogVisible: false
    }
  },
  created() {
    this.getNoticeList()
    this.getPostCount()
  },
  filters: {
    formatDate(v) { return v ? v.split(' ')[0] : '' }
  },
  methods: {
    getNoticeList() {
      this.loading = true
      axios.post(g.baseUrl + '/recruit/notice/queryPage', this.queryForm).then(res => {
        this.loading = false
        if (res.data.success) {
          this.noticeList = res.data.data.list
          this.total = res.data.data.totalCount
        } else {
          this.$message.error(res.data.message)
        }
      }).catch(() => { this.loading = false })
    },
    getPostCount() {
      axios.get(g.baseUrl + '/recruit/post/count').then(res => { this.postCount = res.data.data })
    },
    handleCurrentChange(val) {
      this.queryForm.pageNo = val
      this.getNoticeList()
    },
    handleTab(tab) {
      this.queryForm.noticeType = tab.name
      this.queryForm.pageNo = 1
      this.getNoticeList()
    },
    showNotice(row) {
      this.current = row
      this.current.fileList = row.attachment ? JSON.parse(row.attachment) : []
      this.dialogVisible = true
    },
    download(file) {
      window.open(g.fileUrl + file.path)
    },
    login() {
      axios.post(g.baseUrl + '/auth/login', this.loginForm).then(res => { localStorage.setItem('token', res.data.data) })
    }
  }
})
"""


class VueHospital(Place):
    """One page, a dialogue instead of detail pages: the list's rows carry the bodies and attachments as text of JSON."""

    name = "wired-vue-cdn-hospital"
    start = "/recruit/index.html"
    others = other_columns(3190, date(2026, 11, 12), "2026年护理岗位拟录用人员公示", "医学影像岗位面试成绩公示")
    scripts = {"/recruit/js/config.js": _HOSPITAL_CONFIG, "/recruit/js/index.js": _HOSPITAL_JS}  # noqa: RUF012
    html = """
<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>北陵人民医院人才招聘</title><meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="./lib/element-ui/index.css"><link rel="stylesheet" href="./css/index.css"><style>[v-cloak]{display:none}</style></head>
<body><div id="app" v-cloak>
<div class="header"><img src="./img/logo.png"><span>人才招聘系统</span><el-button type="text" @click="loginVisible=true">登录 / 注册</el-button></div>
<el-tabs v-model="activeName" @tab-click="handleTab"><el-tab-pane label="招聘公告" name="1"></el-tab-pane><el-tab-pane label="结果公示" name="2"></el-tab-pane></el-tabs>
<div class="notice-list" v-loading="loading">
  <div class="notice-item" v-for="item in noticeList" :key="item.noticeId" @click="showNotice(item)">
    <span class="notice-title">{{ item.noticeTitle }}</span><span class="notice-date">{{ item.releaseDate | formatDate }}</span>
  </div>
  <el-empty v-if="!noticeList.length"></el-empty>
</div>
<el-pagination background layout="total, prev, pager, next" :total="total" :page-size="queryForm.pageSize" @current-change="handleCurrentChange"></el-pagination>
<el-dialog :visible.sync="dialogVisible" width="70%"><h3 slot="title">{{ current.noticeTitle }}</h3><p class="time">发布日期：{{ current.releaseDate }}</p>
<div class="content" v-html="current.noticeContent"></div>
<p v-for="f in current.fileList"><a href="javascript:;" @click="download(f)">{{ f.name }}</a></p></el-dialog>
</div>
<script src="./lib/vue.min.js"></script><script src="./lib/element-ui/index.js"></script><script src="./lib/axios.min.js"></script>
<script src="./js/config.js"></script><script src="./js/index.js"></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in (self.start, "/recruit/") else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None

    def page(self, held: Holding, number: int) -> str:
        return self.html.strip()

    def row(self, held: Holding, row: Notice) -> dict[str, Any]:
        attached = [{"name": name, "path": url, "size": 20480} for name, url in row.files]
        return {
            "noticeId": row.number,
            "noticeTitle": row.title,
            "noticeType": "1" if row in held.notices else "2",
            "noticeContent": paragraphs(row, "p", 'style="text-indent: 2em;"'),
            "releaseDate": f"{row.day} {seconds(row)}",
            "createTime": f"{row.day} 08:00:00",
            "attachment": dump(attached) if attached else None,
            "readCount": views(row),
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/hrapi/recruit/post/count":
            return ok({"success": True, "message": None, "data": 62})
        if asked.path != "/hrapi/recruit/notice/queryPage":
            return None
        if asked.method != "POST" or asked.json is None:
            return ok({"success": False, "message": "Request method 'GET' not supported", "data": None})
        kinds = {"1": held.notices, "2": self.others}
        rows = kinds.get(str(asked.json.get("noticeType", "")), held.notices + self.others)
        shown = [self.row(held, row) for row in turned(rows, asked.json.get("pageNo"), asked.json.get("pageSize"))]
        return ok({"success": True, "message": "操作成功", "data": {"list": shown, "totalCount": len(rows)}})


# -- 5 a talent centre, uni-app for browsers before ThinkPHP -----------------------------------------------------------

_UNI_INDEX = r"""
(function(e){function t(t){for(var r,o,c=t[0],u=t[1],s=t[2],l=0,d=[];l<c.length;l++)o=c[l],Object.prototype.hasOwnProperty.call(i,o)&&i[o]&&d.push(i[o][0]),i[o]=0;for(r in u)Object.prototype.hasOwnProperty.call(u,r)&&(e[r]=u[r]);while(d.length)d.shift()();return a.push.apply(a,s||[]),n()}function n(){}var r={},i={index:0},a=[];function o(e){return c.p+"static/js/"+({"pages-article-detail":"pages-article-detail","pages-index-index":"pages-index-index","pages-mine-mine":"pages-mine-mine"}[e]||e)+"."+{"pages-article-detail":"0f9a6c31","pages-index-index":"b2c417e8","pages-mine-mine":"6d0e88a2"}[e]+".js"}function c(t){if(r[t])return r[t].exports;var n=r[t]={i:t,l:!1,exports:{}};return e[t].call(n.exports,n,n.exports,c),n.l=!0,n.exports}c.p="/h5/";var u=window["webpackJsonp"]=window["webpackJsonp"]||[];u.push=t})({
"1c4f":function(e,t,n){"use strict";n("7a82"),Object.defineProperty(t,"__esModule",{value:!0}),t.default=void 0;var r={siteName:"松原岭人才网",apiUrl:"/api",imgUrl:""};t.default=r},
"5d20":function(e,t,n){"use strict";var r=n("4ea4").default;Object.defineProperty(t,"__esModule",{value:!0}),t.request=void 0;var i=r(n("1c4f")),a=function(e){return new Promise((function(t,n){uni.showLoading({title:"加载中"}),uni.request({url:i.default.apiUrl+e.url,method:e.method||"GET",data:e.data||{},header:{token:uni.getStorageSync("token"),"content-type":"application/x-www-form-urlencoded"},success:function(e){1===e.data.code?t(e.data):(uni.showToast({title:e.data.msg,icon:"none"}),n(e.data))},fail:function(e){n(e)},complete:function(){uni.hideLoading()}})}))};t.request=a},
"8e31":function(e,t,n){"use strict";Object.defineProperty(t,"__esModule",{value:!0}),t.sendSms=t.login=t.getSwiper=t.getCategory=t.getArticleList=t.getArticleDetail=void 0;var r=n("5d20");t.getSwiper=function(e){return(0,r.request)({url:"/index/swiper",data:e})};t.getCategory=function(e){return(0,r.request)({url:"/article/category",data:e})};t.getArticleList=function(e){return(0,r.request)({url:"/article/lists",method:"POST",data:e})};t.getArticleDetail=function(e){return(0,r.request)({url:"/article/detail",data:e})};t.login=function(e){return(0,r.request)({url:"/user/mobilelogin",method:"POST",data:e})};t.sendSms=function(e){return(0,r.request)({url:"/sms/send",method:"POST",data:e})}},
"e4b7":function(e,t,n){"use strict";n("8e31");uni.addInterceptor({returnValue:function(e){return e}});var r=[{path:"pages/index/index",style:{navigationBarTitleText:"招聘公告"}},{path:"pages/article/detail",style:{navigationBarTitleText:"公告详情"}},{path:"pages/mine/mine",style:{navigationBarTitleText:"我的"}}];__uniConfig.pages=r}
});
"""
_UNI_LIST = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["pages-index-index"],{
"2b9d":function(e,t,n){"use strict";n.d(t,"b",(function(){return r})),n.d(t,"c",(function(){return i})),n.d(t,"a",(function(){}));var r=function(){var e=this,t=e.$createElement,n=e._self._c||t;return n("v-uni-view",{staticClass:"container"},[n("v-uni-view",{staticClass:"tabs"},e._l(e.tabs,(function(t,r){return n("v-uni-text",{key:t.id,class:{active:e.cid==t.id},on:{click:function(n){e.change(t.id)}}},[e._v(e._s(t.name))])}))),e._l(e.list,(function(t,r){return n("v-uni-view",{key:t.id,staticClass:"item",on:{click:function(n){arguments[0]=n=e.$handleEvent(n),e.goDetail(t.id)}}},[n("v-uni-text",{staticClass:"title"},[e._v(e._s(t.title))]),n("v-uni-text",{staticClass:"time"},[e._v(e._s(t.publishtime_text))])],1)})),n("uni-load-more",{attrs:{status:e.status}})],2)},i=[]},
"90fa":function(e,t,n){"use strict";n("7a82");var r=n("4ea4").default;Object.defineProperty(t,"__esModule",{value:!0}),t.default=void 0;var i=r(n("c7eb")),a=r(n("1da1")),o=n("8e31"),c={data:function(){return{tabs:[{id:21,name:"招聘公告"},{id:22,name:"人才动态"}],cid:21,list:[],page:1,limit:10,status:"more",lastPage:1}},onLoad:function(){this.getList()},onReachBottom:function(){this.page<this.lastPage&&(this.page++,this.getList())},onPullDownRefresh:function(){this.page=1,this.list=[],this.getList()},methods:{change:function(e){this.cid=e,this.page=1,this.list=[],this.getList()},getList:function(){var e=this;return(0,a.default)((0,i.default)().mark((function t(){var n;return(0,i.default)().wrap((function(t){while(1)switch(t.prev=t.next){case 0:return e.status="loading",t.next=3,(0,o.getArticleList)({category_id:e.cid,page:e.page,limit:e.limit});case 3:n=t.sent,e.list=e.list.concat(n.data.data),e.lastPage=n.data.last_page,e.status=e.page<e.lastPage?"more":"noMore";case 7:case"end":return t.stop()}}),t)})))()},goDetail:function(e){uni.navigateTo({url:"/pages/article/detail?id="+e})}}};t.default=c}
}]);
"""
_UNI_DETAIL = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["pages-article-detail"],{
"3f7e":function(e,t,n){"use strict";n("7a82"),Object.defineProperty(t,"__esModule",{value:!0}),t.default=void 0;var r=n("8e31"),i={data:function(){return{id:"",info:{}}},onLoad:function(e){this.id=e.id,this.getDetail()},methods:{getDetail:function(){var e=this;(0,r.getArticleDetail)({id:this.id}).then((function(t){e.info=t.data,e.info.content=e.info.content.replace(/\<img/gi,'<img style="max-width:100%"'),uni.setNavigationBarTitle({title:t.data.title})}))},openFile:function(e){uni.downloadFile({url:e.url,success:function(e){uni.openDocument({filePath:e.tempFilePath})}})}}};t.default=i}
}]);
"""


class UniTalent(Place):
    """Pages are chunks that the runtime names; a paginator of ThinkPHP, times as seconds and as text."""

    name = "single-uniapp"
    start = "/h5/"
    others = other_columns(2990, date(2026, 11, 16), "我市召开人才工作推进会", "人才公寓申请开放", "高层次人才体检安排")
    scripts = {  # noqa: RUF012
        "/h5/static/js/chunk-vendors.71ba3d10.js": '(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-vendors"],{}]);',
        "/h5/static/js/index.0a5c92be.js": _UNI_INDEX,
        "/h5/static/js/pages-index-index.b2c417e8.js": _UNI_LIST,
        "/h5/static/js/pages-article-detail.0f9a6c31.js": _UNI_DETAIL,
        "/h5/static/js/pages-mine-mine.6d0e88a2.js": '(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["pages-mine-mine"],{}]);',
    }
    html = """
<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8><meta http-equiv=X-UA-Compatible content="IE=edge"><title>松原岭人才网</title>
<script>var coverSupport='CSS' in window&&typeof CSS.supports==='function'&&(CSS.supports('top: env(a)')||CSS.supports('top: constant(a)'))
document.write('<meta name="viewport" content="width=device-width, user-scalable=no, initial-scale=1.0'+(coverSupport?', viewport-fit=cover':'')+'" />')</script>
<link rel=stylesheet href=/h5/static/index.97465e7b.css></head><body><noscript><strong>Please enable JavaScript to continue.</strong></noscript><div id=app></div>
<script src=/h5/static/js/chunk-vendors.71ba3d10.js></script><script src=/h5/static/js/index.0a5c92be.js></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None

    def page(self, held: Holding, number: int) -> str:
        return self.html.strip()

    def row(self, held: Holding, row: Notice) -> dict[str, Any]:
        moment = millis(row) // 1000
        return {
            "id": row.number,
            "category_id": 21 if row in held.notices else 22,
            "title": row.title,
            "image": "",
            "views": views(row),
            "publishtime": moment,
            "publishtime_text": f"{row.day} {seconds(row)}",
            "createtime": moment + 7200,
            "weigh": row.number,
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/api/"):
            return None
        told = asked.query | asked.form

        def say(data: Any, code: int = 1) -> Answer:
            return ok({"code": code, "msg": "ok" if code else "记录不存在", "time": "1795660000", "data": data})

        if asked.path == "/api/article/category":
            return say([{"id": 21, "name": "招聘公告"}, {"id": 22, "name": "人才动态"}])
        if asked.path == "/api/index/swiper":
            return say([{"id": 1, "title": "松原岭欢迎您", "image": "/uploads/b1.jpg"}])
        if asked.path == "/api/article/lists" and asked.method == "POST":
            kinds = {"21": held.notices, "22": self.others}
            rows = kinds.get(told.get("category_id", ""), held.notices + self.others)
            size = whole(told.get("limit"), 10)
            data = [self.row(held, row) for row in turned(rows, told.get("page"), size)]
            page = whole(told.get("page"), 1)
            last = Holding(rows).pages(size)
            return say({"total": len(rows), "per_page": size, "current_page": page, "last_page": last, "data": data})
        if asked.path == "/api/article/detail":
            one = pick(self.all(held), told.get("id"))
            if one is None:
                return say(None, 0)
            attached = [{"name": name, "url": url} for name, url in one.files]
            return say(self.row(held, one) | {"content": paragraphs(one, "p"), "files": attached})
        return None


# -- 6 a bank, React by umi --------------------------------------------------------------------------------------------

_UMI_JS = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([[7],{0:function(e,t,n){e.exports=n("tB8F")},
"Tn3q":function(e,t,n){"use strict";n.d(t,"c",(function(){return s})),n.d(t,"b",(function(){return l})),n.d(t,"a",(function(){return f})),n.d(t,"d",(function(){return p}));var r=n("k1fw"),a=n("WmNS"),o=n.n(a),i=n("9og8"),u=n("t3Un");function s(e){return c.apply(this,arguments)}function c(){return(c=Object(i["a"])(o.a.mark((function e(t){return o.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(u["a"])("/api/portal/announcement/search",{method:"POST",data:Object(r["a"])({},t)}));case 1:case"end":return e.stop()}}),e)})))).apply(this,arguments)}function l(e){return d.apply(this,arguments)}function d(){return(d=Object(i["a"])(o.a.mark((function e(t){return o.a.wrap((function(e){while(1)switch(e.prev=e.next){case 0:return e.abrupt("return",Object(u["a"])("/api/portal/announcement/".concat(t),{method:"GET"}));case 1:case"end":return e.stop()}}),e)})))).apply(this,arguments)}function f(){return Object(u["a"])("/api/portal/currentUser")}function p(e){return Object(u["a"])("/api/portal/resume/submit",{method:"POST",data:e})}},
"t3Un":function(e,t,n){"use strict";var r=n("Qa8K"),a=Object(r["extend"])({errorHandler:function(e){throw e},credentials:"include",timeout:15e3});a.interceptors.request.use((function(e,t){return{url:e,options:Object.assign({},t,{headers:{"X-Requested-With":"XMLHttpRequest"}})}}));t["a"]=a},
"tB8F":function(e,t,n){"use strict";var r=n("LtsZ"),a=[{path:"/",component:Object(r["dynamic"])({loader:function(){return Promise.all([n.e(0),n.e(3)]).then(n.bind(null,"Layout"))}}),routes:[{path:"/",redirect:"/announcement",exact:!0},{path:"/announcement",name:"\u62db\u8058\u516c\u544a",component:Object(r["dynamic"])({loader:function(){return Promise.all([n.e(0),n.e(4)]).then(n.bind(null,"uLst"))}}),exact:!0},{path:"/announcement/:id",component:Object(r["dynamic"])({loader:function(){return Promise.all([n.e(0),n.e(5)]).then(n.bind(null,"uDtl"))}}),exact:!0},{path:"/user/login",component:Object(r["dynamic"])({loader:function(){return n.e(6).then(n.bind(null,"uLgn"))}})}]}];n.p="/campus/";n.u=function(e){return""+({3:"layouts__index",4:"p__Announcement__index",5:"p__Announcement__detail",6:"p__User__login"}[e]||e)+"."+{0:"c1d2e3f4",3:"77aa10bc",4:"5b6e7f80",5:"a9b8c7d6",6:"11223344"}[e]+".async.js"}}
},[[0,1]]]);
"""
_UMI_LIST = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([[4],{
"uLst":function(e,t,n){"use strict";n.r(t);var r=n("k1fw"),a=n("tJVT"),o=n("q1tI"),i=n.n(o),u=n("Tn3q"),s=n("LtsZ"),c=n("wd/R"),l=n.n(c),d={pageIndex:1,pageSize:8,channel:"CAMPUS"},f=function(){var e=Object(o["useState"])(d),t=Object(a["a"])(e,2),n=t[0],c=t[1],f=Object(o["useState"])({items:[],totalCount:0}),p=Object(a["a"])(f,2),m=p[0],h=p[1];return Object(o["useEffect"])((function(){Object(u["c"])(n).then((function(e){e&&e.success&&h(e.data)}))}),[n]),i.a.createElement("div",{className:"list"},i.a.createElement(s["List"],{dataSource:m.items,pagination:{current:n.pageIndex,pageSize:n.pageSize,total:m.totalCount,onChange:function(e){return c(Object(r["a"])(Object(r["a"])({},n),{},{pageIndex:e}))}},renderItem:function(e){return i.a.createElement("li",{key:e.uuid},i.a.createElement(s["Link"],{to:"/announcement/".concat(e.uuid)},e.subject),i.a.createElement("span",null,l()(e.gmtPublish).format("YYYY-MM-DD")))}}))};t["default"]=f}
}]);
"""
_UMI_DETAIL = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([[5],{
"uDtl":function(e,t,n){"use strict";n.r(t);var r=n("tJVT"),a=n("q1tI"),o=n.n(a),i=n("Tn3q"),u=function(e){var t=e.match.params.id,n=Object(a["useState"])({}),u=Object(r["a"])(n,2),s=u[0],c=u[1];return Object(a["useEffect"])((function(){Object(i["b"])(t).then((function(e){return c(e.data)}))}),[t]),o.a.createElement("div",{className:"detail"},o.a.createElement("h2",null,s.subject),o.a.createElement("div",{dangerouslySetInnerHTML:{__html:s.richText}}),(s.attachments||[]).map((function(e){return o.a.createElement("a",{key:e.fileId,href:e.downloadUrl},e.originalName)})))};t["default"]=u}
}]);
"""


class UmiBank(Application):
    """Routes below ``/campus``, uuids, a POST that searches; the body is ``richText``."""

    name = "single-umi-bank"
    start = "/campus/announcement"
    others = other_columns(2890, date(2026, 11, 14), "社会招聘：科技条线岗位", "社会招聘：分行运营岗")
    scripts = {  # noqa: RUF012
        "/campus/umi.3f1c9a77.js": _UMI_JS,
        "/campus/p__Announcement__index.5b6e7f80.async.js": _UMI_LIST,
        "/campus/p__Announcement__detail.a9b8c7d6.async.js": _UMI_DETAIL,
    }
    html = """
<!DOCTYPE html>
<html><head><link rel="stylesheet" href="/campus/umi.e1b2c3d4.css" /><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>临川农商银行校园招聘</title>
<script>window.routerBase = "/campus";</script></head>
<body><noscript>Sorry, we need js to run correctly!</noscript><div id="root"></div>
<script src="/campus/umi.3f1c9a77.js"></script></body></html>
"""

    def key(self, number: int) -> str:
        return f"8a7e{number * 7919 % 65536:04x}90b14c{number}ad02"

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/campus/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        base, _, key = path.rpartition("/")
        return self.told(key) if base == self.start else None

    def told(self, key: str) -> str | None:
        return key[14:18] if len(key) == 22 else None

    def row(self, row: Notice) -> dict[str, Any]:
        return {
            "uuid": self.key(row.number),
            "subject": row.title,
            "orgName": "总行",
            "gmtPublish": millis(row),
            "gmtCreate": millis(row) - 86400000,
            "gmtModified": millis(row) + 86400000 * 5,
            "top": False,
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/api/portal/currentUser":
            return 401, "application/json", dump({"success": False, "errorCode": "401", "errorMessage": "请先登录"})
        if asked.path == "/api/portal/announcement/search" and asked.method == "POST":
            told = asked.json or {}
            channels = {"CAMPUS": held.notices, "SOCIAL": self.others}
            rows = channels.get(str(told.get("channel", "")), held.notices + self.others)
            items = [self.row(row) for row in turned(rows, told.get("pageIndex"), told.get("pageSize"))]
            return ok({"success": True, "data": {"items": items, "totalCount": len(rows)}, "traceId": "0b1e7c"})
        one = pick(self.all(held), self.told(asked.path.removeprefix("/api/portal/announcement/")))
        if one is None or not asked.path.startswith("/api/portal/announcement/"):
            return None
        attached = [{"fileId": url, "originalName": name, "downloadUrl": url} for name, url in one.files]
        return ok({"success": True, "data": self.row(one) | {"richText": paragraphs(one), "attachments": attached}})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (VueHospital, UniTalent, UmiBank))
