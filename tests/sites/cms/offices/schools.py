"""A vocational college, a school and an academy."""

from __future__ import annotations

import base64
import calendar

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.offices.shells import Site, ok, whole
from tests.sites.cms.style import Answer, Request, Style


def _millis(row: Notice) -> int:
    """Nine in the morning at Shanghai."""
    return (calendar.timegm(row.day.timetuple()) + 3600) * 1000


class Vocational(Site):
    """Vue 2; the calls stand in one file, the page's code in another; the detail asks as well."""

    name = "offices-vue2-api-file"
    start = "/pages/employ/list.html"
    path = "/pages/employ/detail.html"
    parameter = "id"

    FRAME = """<!DOCTYPE html>
<html lang="zh">
<head>
    <meta charset="UTF-8">
    <title>就业信息</title>
    <link rel="stylesheet" href="../../css/base.css">
</head>
<body>
<div class="header"><h1>松原岭职业技术学院 就业信息网</h1><p class="links"><a href="../index.html">首页</a> <a href="../school.html">学校简介</a> <a href="../teacher.html">就业指导</a> <a href="../contact.html">联系我们</a></p></div>
BODY
<div class="footer">松原岭职业技术学院招生就业处 电话：0000-3333222</div>
<script src="../../lib/vue2/vue.min.js"></script>
<script src="../../lib/axios/axios.min.js"></script>
<script src="../../js/api.js"></script>
<script src="../../js/employ/SCRIPT.js"></script>
</body>
</html>"""

    scripts = {  # noqa: RUF012
        "/js/api.js": """// 接口统一管理
var BASE_URL = '/gateway';

var http = axios.create({ baseURL: BASE_URL, timeout: 15000 });

var api = {
    // 轮播
    getBanner: function () { return http.get('/cms/banner/list', { params: { position: 1 } }); },
    // 就业信息列表
    getEmployList: function (params) { return http.get('/cms/employ/list', { params: params }); },
    // 就业信息详情
    getEmployDetail: function (id) { return http.get('/cms/employ/detail', { params: { id: id } }); }
};
function formatDate(time) {
    var d = new Date(time);
    var m = d.getMonth() + 1, day = d.getDate();
    return d.getFullYear() + '-' + (m < 10 ? '0' + m : m) + '-' + (day < 10 ? '0' + day : day);
}
""",
        "/js/employ/list.js": """var vm = new Vue({
    el: '#app',
    data: {
        list: [],
        pageNum: 1,
        pageSize: 10,
        pages: 0
    },
    created: function () {
        this.fetchList();
    },
    methods: {
        formatDate: formatDate,
        fetchList: function () {
            var self = this;
            api.getEmployList({ columnCode: 'jyxx', pageNum: this.pageNum, pageSize: this.pageSize }).then(function (res) {
                if (res.data.code === 1) {
                    self.list = res.data.data.pageInfo.list;
                    self.pages = res.data.data.pageInfo.pages;
                }
            });
        },
        change: function (n) {
            if (n < 1 || n > this.pages) return;
            this.pageNum = n;
            this.fetchList();
        }
    }
});
""",
        "/js/employ/detail.js": """var vm = new Vue({
    el: '#app',
    data: { info: {} },
    created: function () {
        var self = this;
        var id = location.search.split('id=')[1];
        api.getEmployDetail(id).then(function (res) {
            self.info = res.data.data;
            document.title = self.info.employTitle;
        });
    },
    methods: { formatDate: formatDate }
});
""",
    }

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.FRAME.replace("SCRIPT", "list").replace(
            "BODY",
            """<div id="app">
    <h3>就业信息</h3>
    <dl>
        <dd v-for="item in list">
            <a v-bind:href="'detail.html?id=' + item.id" target="_blank">{{item.employTitle}}</a>
            <span>{{formatDate(item.createDate)}}</span>
        </dd>
    </dl>
    <div class="page"><a href="javascript:;" @click="change(pageNum-1)">上一页</a>
        <a href="javascript:;" v-for="n in pages" :class="{on: n == pageNum}" @click="change(n)">{{n}}</a>
        <a href="javascript:;" class="nextpage" @click="change(pageNum+1)">下一页</a></div>
</div>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/gateway/cms/employ/list":
            if asked.query.get("columnCode") != "jyxx":
                return ok({"code": 0, "msg": "参数有误", "data": None})
            number, size = whole(asked.query.get("pageNum"), 1), whole(asked.query.get("pageSize"), 10)
            rows = [
                {"id": row.number, "employTitle": row.title, "createDate": _millis(row), "sort": 0}
                for row in held.page(number, size)
            ]
            info = {"total": len(held.notices), "list": rows, "pageNum": number, "pages": held.pages(size)}
            return ok({"code": 1, "msg": "success", "data": {"pageInfo": info}})
        if asked.path == "/gateway/cms/employ/detail":
            row = next((row for row in held.notices if str(row.number) == asked.query.get("id")), None)
            if row is None:
                return ok({"code": 0, "msg": "不存在", "data": None})
            told = {"id": row.number, "employTitle": row.title, "createDate": _millis(row), "source": "招生就业处"}
            attached = [{"fileName": name, "filePath": url} for name, url in row.files]
            return ok(
                {"code": 1, "msg": "success", "data": told | {"employContent": paragraphs(row), "fileList": attached}}
            )
        return None

    def article(self, row: Notice) -> str:
        return self.FRAME.replace("SCRIPT", "detail").replace(
            "BODY",
            """<div id="app">
    <h2>{{info.employTitle}}</h2>
    <p class="tip" v-if="info.id">发布时间：{{formatDate(info.createDate)}} 来源：{{info.source}}</p>
    <div class="content" v-html="info.employContent"></div>
    <ul><li v-for="f in info.fileList"><a :href="f.filePath">{{f.fileName}}</a></li></ul>
</div>""",
        )


class School(Site):
    """$.load brings pieces of HTML."""

    name = "offices-load-fragment"
    start = "/jiuye/list.php?cid=4"
    path = "/jiuye/show.php"
    parameter = "aid"
    charset = "gbk"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gbk">
<title>{title}</title>
<script language="javascript" src="/jiuye/lib/jquery-1.8.3.min.js"></script>
</head>
<body bgcolor="#f5f5f5">
<table width="980" align="center"><tr><td><img src="/jiuye/images/top.jpg"></td></tr><tr><td class="nav"><a href="/jiuye/">首 页</a> | <a href="/jiuye/about.php">中心简介</a> | <a href="/jiuye/list.php?cid=4">用人信息</a> | <a href="/jiuye/guest.php">留言咨询</a></td></tr></table>
{inner}
<table width="980" align="center"><tr><td align="center">沧江师范高等专科学校就业办 电话：0000-2222111</td></tr></table>
{script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "用人信息",
            """<table width="980" align="center"><tr><td><b>用人信息</b></td></tr><tr><td><div id="listbox"><img src="/jiuye/images/loading.gif"></div></td></tr></table>""",
            """<script language="javascript">
function topage(p){
  $("#listbox").load("ajax_list.php?cid=4&p=" + p + "&r=" + Math.random());
}
$(document).ready(function(){ topage(1); });
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/jiuye/ajax_list.php" or asked.query.get("cid") != "4":
            return None
        page, size = whole(asked.query.get("p"), 1), 14
        rows = "".join(
            f'<tr><td height="26">·<a href="show.php?aid={row.number}" target="_blank">{row.title}</a></td><td width="100">{row.day.strftime("%Y/%m/%d")}</td></tr>\n'
            for row in held.page(page, size)
        )
        links = "".join(
            f'<a href="javascript:topage({number})">{word}</a> '
            for word, number in (
                ("首页", 1),
                ("上页", max(page - 1, 1)),
                ("下页", min(page + 1, held.pages(size))),
                ("尾页", held.pages(size)),
            )
        )
        table = f'<table width="100%" class="lb">{rows}</table><div align="center">共{len(held.notices)}条 {page}/{held.pages(size)} {links}</div>'
        return 200, "text/html", table

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<table width="980" align="center" bgcolor="#ffffff"><tr><td align="center"><font size="4"><b>{row.title}</b></font></td></tr>
<tr><td align="center">[ 发布日期：{row.day.strftime("%Y/%m/%d")} 点击：32 ]</td></tr><tr><td style="padding:20px">{paragraphs(row)}{files(row, "<p>")}</td></tr></table>""",
        )


class Academy(Site):
    """The page number stands in the fragment; the ids in links are coded by btoa; the list tells no dates."""

    name = "offices-hash-btoa"
    start = "/employment/index"
    path = "/employment/detail"
    parameter = "key"

    def mark(self, number: int) -> str:
        return base64.b64encode(str(number).encode()).decode().rstrip("=")

    def number(self, told: str) -> str:
        try:
            return base64.b64decode(told + "=" * (-len(told) % 4)).decode()
        except ValueError:
            return ""

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html>
<head>
    <meta charset="utf-8">
    <title>{title}</title>
    <script src="/assets/lib/jquery/jquery-3.4.1.min.js"></script>
</head>
<body>
    <div class="page-head"><span>北陵大学研究生就业平台</span><a href="/home">首页</a><a href="/employment/index">就业资讯</a><a href="/career">生涯咨询</a></div>
    {inner}
    <div class="page-foot">北陵大学研究生院</div>
    {script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "就业资讯",
            """<div class="box"><div class="list-group" id="dataList"></div>
    <div class="pages" id="pages"></div></div>""",
            """<script>
        function currentPage() {
            var m = location.hash.match(/page=(\\d+)/);
            return m ? parseInt(m[1]) : 1;
        }
        function load() {
            var page = currentPage();
            $.ajax({
                url: '/employment/data?limit=10&offset=' + (page - 1) * 10,
                headers: { 'X-Requested-With': 'XMLHttpRequest' },
                success: function (r) {
                    $('#dataList').html(r.list.map(function (x) {
                        return '<a class="list-group-item" href="/employment/detail?key=' + encodeURIComponent(btoa(x.id)) + '">' + x.subject + '</a>';
                    }).join(''));
                    var n = Math.ceil(r.count / 10), h = '';
                    for (var i = 1; i <= n; i++) {
                        h += '<a href="#page=' + i + '"' + (i === page ? ' class="active"' : '') + '>' + i + '</a>';
                    }
                    $('#pages').html(h);
                }
            });
        }
        $(window).on('hashchange', load);
        load();
    </script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/employment/data":
            return None
        offset, limit = whole(asked.query.get("offset"), 0), whole(asked.query.get("limit"), 10)
        rows = [{"id": row.number, "subject": row.title, "top": 0} for row in held.notices[offset : offset + limit]]
        return ok({"count": len(held.notices), "list": rows})

    def article(self, row: Notice) -> str:
        attached = "".join(f'<li><a href="{url}" target="_blank">{name}</a></li>' for name, url in row.files)
        return self.frame(
            row.title,
            f"""<div class="box"><div class="subject">{row.title}</div><div class="attr"><span>{row.day}</span><span>研究生院</span></div>
    <div class="html">{paragraphs(row)}</div><ul class="files">{attached}</ul></div>""",
        )


STYLES: tuple[Style, ...] = (
    Vocational().style(),
    School().style(),
    Academy().style(),
)
