"""Five more sites whose rows a script asks for, of other kinds than :mod:`tests.sites.cms.dynamic`.

Written when the reader had been mended for those, and measured before it was mended for these.
"""

from __future__ import annotations

import json

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.dynamic.shells import LIBRARY, counted, hashed, seconds, style, told
from tests.sites.cms.style import Answer, Request

# 1. an old examination office: XMLHttpRequest, a body joined as text, an address upwards, links made of elements ------

_RAW = """<html><head><meta charset="utf-8"><title>望海人事考试网--考试公告</title><script src="../js/comm.js"></script></head>
<body onload="queryNotice(1)"><div class="logo">望海人事考试网</div><div class="dh"><a href="../index.html">首页</a><a href="../bkzn.html">报考指南</a><a href="../cjcx.html">成绩查询</a></div>
<table width="1000"><tr><td id="noticeTd"></td></tr><tr><td id="pageTd"></td></tr></table>
<script type="text/javascript">
var xmlhttp, curPage = 1, lx = 'KSGG';
function createXMLHttpRequest() {
  if (window.XMLHttpRequest) { xmlhttp = new XMLHttpRequest(); } else { xmlhttp = new ActiveXObject("Microsoft.XMLHTTP"); }
}
function queryNotice(n) {
  curPage = n;
  createXMLHttpRequest();
  xmlhttp.onreadystatechange = showNotice;
  xmlhttp.open("POST", "../servlet/NoticeServlet?method=query", true);
  xmlhttp.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
  xmlhttp.send("curPage=" + curPage + "&pageRows=15&lx=" + lx);
}
function showNotice() {
  if (xmlhttp.readyState == 4 && xmlhttp.status == 200) {
    var obj = eval("(" + xmlhttp.responseText + ")");
    var td = document.getElementById("noticeTd");
    td.innerHTML = "";
    for (var i = 0; i < obj.noticeList.length; i++) {
      var a = document.createElement("a");
      a.href = "../notice/" + obj.noticeList[i].xh + ".html";
      a.innerHTML = obj.noticeList[i].bt + "[" + obj.noticeList[i].fbrq + "]";
      td.appendChild(a);
      td.appendChild(document.createElement("br"));
    }
  }
}
</script><div class="db">望海市人事考试中心</div></body></html>"""


def _raw(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/servlet/NoticeServlet":
        return None
    number, size = counted(asked.form, "curPage", 1), counted(asked.form, "pageRows", 1)
    if asked.query.get("method") != "query" or asked.form.get("lx") != "KSGG" or number is None or size is None:
        return 500, "text/html", "<html><body>java.lang.NullPointerException</body></html>"
    rows = [{"xh": row.number, "bt": row.title, "fbrq": f"{row.day:%Y.%m.%d}"} for row in held.page(number, size)]
    return told({"recordCount": len(held.notices), "noticeList": rows})


def _raw_detail(row: Notice) -> str:
    return (
        f'<html><head><meta charset="utf-8"><title>望海人事考试网</title></head><body><div class="logo">望海人事考试网</div><div class="dh"><a href="../index.html">首页</a><a href="../bkzn.html">报考指南</a></div>'
        f'<table width="1000"><tr><td class="bt" align="center"><h2>{row.title}</h2></td></tr><tr><td align="right">发布日期：{row.day:%Y.%m.%d}</td></tr><tr><td class="nr">{paragraphs(row)}{files(row, "<br>")}</td></tr></table>'
        '<div class="db">望海市人事考试中心</div></body></html>'
    )


# 2. an investment group: Vue 2 in a script beside the page, axios' own base, qs, a table whose rows are clicked --------

_CLICKED = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>招贤纳士-北陵投资集团</title><link rel="stylesheet" href="/static/css/index.css"></head>
<body><div id="top"><a href="/">首页</a><a href="/gywm.html">关于我们</a><a href="/djgz.html">党建工作</a></div>
<div id="app"><el-table :data="tableData" @row-click="handleRowClick"><el-table-column prop="postTitle" label="公告名称"></el-table-column>
<el-table-column prop="onlineTime" label="发布时间" width="160"></el-table-column></el-table>
<el-pagination @current-change="handleCurrentChange" :current-page="page.pageIndex" :total="total"></el-pagination></div><div id="bot">北陵投资集团有限公司</div>
<script src="/static/js/vue.min.js"></script><script src="/static/js/element-ui.js"></script><script src="/static/js/axios.min.js"></script>
<script src="/static/js/qs.min.js"></script><script src="/static/pages/zxns.js"></script></body></html>"""

_CLICKED_SCRIPT = """axios.defaults.baseURL = '/gateway';
axios.defaults.headers.post['Content-Type'] = 'application/x-www-form-urlencoded';
Vue.prototype.$http = axios;
new Vue({
  el: '#app',
  data: function () {
    return { tableData: [], total: 0, page: { pageIndex: 1, pageSize: 10 }, searchForm: { siteCode: 'bltz', keyWord: '' } };
  },
  mounted: function () { this.getTableData(); },
  methods: {
    getTableData: function () {
      var that = this;
      var param = { siteCode: this.searchForm.siteCode, pageIndex: this.page.pageIndex, pageSize: this.page.pageSize };
      this.$http.post('/hr/post/queryPage', Qs.stringify(param)).then(function (response) {
        if (response.data.success) {
          that.tableData = response.data.obj.rows;
          that.total = response.data.obj.total;
        }
      });
    },
    handleCurrentChange: function (val) { this.page.pageIndex = val; this.getTableData(); },
    handleRowClick: function (row, column, event) { window.open('/zxns/detail/' + row.guid + '.html'); }
  }
});
"""


def _clicked(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/gateway/hr/post/queryPage":
        return None
    number, size = counted(asked.form, "pageIndex", 1), counted(asked.form, "pageSize", 1)
    if asked.method != "POST" or asked.form.get("siteCode") != "bltz" or number is None or size is None:
        return told({"success": False, "msg": "siteCode不能为空", "obj": None})
    rows = [
        {"guid": hashed(row.number), "postTitle": row.title, "onlineTime": f"{row.day} 00:00", "postNum": 2}
        for row in held.page(number, size)
    ]
    return told({"success": True, "obj": {"rows": rows, "total": len(held.notices)}})


def _clicked_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title}-北陵投资集团</title></head><body><div id="top"><a href="/">首页</a><a href="/gywm.html">关于我们</a></div>'
        f'<div class="wrapper"><div class="tt">{row.title}</div><div class="ff"><span>日期：{row.day}</span><span>点击数：5</span></div><div class="cc">{paragraphs(row, "p", "style=text-indent:2em")}</div>'
        f'<div class="dd">{files(row)}</div></div><div id="bot">北陵投资集团有限公司</div></body></html>'
    )


# 3. a normal college: first and count in the address, a function that makes the link, jsrender for the pager -----------

_COUNTED = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>师院人才招聘网</title><script src="/r/cms/jquery.js"></script><script src="/r/cms/jsrender.js"></script>
<script src="/r/cms/layui/layui.js"></script></head><body data-base="/rczp" data-channel="86"><div class="nav"><a href="/rczp/index.jhtml">首页</a><a href="/rczp/xyfg.jhtml">学院风光</a></div>
<div class="main"><h2>招聘信息</h2><ul class="zp-list"></ul><div id="pg"></div></div><div class="foot">师范学院人事处 邮编：000000</div>
<script>
var base = $('body').data('base');
var channelId = document.body.getAttribute('data-channel');
var limit = 10;
function getUrl(row) {
  return base + '/' + row.channelPath + '/' + row.contentId + '.jhtml';
}
function loadContents(curr) {
  $.getJSON(base + '/api/content/list.jspx?channelIds=86&orderBy=4&first=' + (curr - 1) * limit + '&count=' + limit, function (data) {
    var arr = [];
    $.each(data.body, function (i, row) {
      arr.push('<li><em>' + row.releaseDate.substring(0, 10) + '</em><a target="_blank" href="' + getUrl(row) + '">' + row.title + '</a></li>');
    });
    $('.zp-list').html(arr.join(''));
  });
}
layui.use('laypage', function () {
  layui.laypage.render({ elem: 'pg', count: 27, limit: limit, jump: function (obj, first) { loadContents(obj.curr); } });
});
</script></body></html>"""


def _counted(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/rczp/api/content/list.jspx":
        return None
    start, size = counted(asked.query, "first"), counted(asked.query, "count", 1)
    if asked.query.get("channelIds") != "86" or start is None or size is None:
        return told({"code": "201", "message": "参数缺失", "body": []})
    rows = [
        {"contentId": row.number, "title": row.title, "releaseDate": f"{row.day} 11:12:13", "channelPath": "zpxx"}
        for row in held.notices[start : start + size]
    ]
    return told({"code": "200", "message": "SUCCESS", "body": rows})


def _counted_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title} - 师院人才招聘网</title></head><body><div class="nav"><a href="/rczp/index.jhtml">首页</a><a href="/rczp/xyfg.jhtml">学院风光</a></div>'
        f'<div class="main"><h1>{row.title}</h1><p class="from">作者：人事处 来源：本站 {row.day} 11:12:13</p><div class="text">{paragraphs(row)}</div><div class="files">{files(row)}</div></div><div class="foot">师范学院人事处</div></body></html>'
    )


# 4. a bank: files of pages beside the page, a module, addresses that the rows tell in part ------------------------------

_FILED = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>加入我们 - 沧江农商银行</title></head><body><header><a href="/">首页</a><a href="/grjr/">个人金融</a><a href="/gsjr/">公司金融</a></header>
<section class="join"><h2>招聘公告</h2><ol id="jobs"></ol><p id="pager"></p></section><footer>沧江农村商业银行股份有限公司</footer>
<script type="module" src="./assets/join.js"></script></body></html>"""

_FILED_SCRIPT = """const folder = 'gg'
const list = document.querySelector('#jobs')
const day = seconds => new Date(seconds * 1000).toISOString().slice(0, 10)
export async function turn(index) {
  const answer = await fetch(`./data/${folder}/page_${index}.json`)
  if (!answer.ok) return
  const { count, records } = await answer.json()
  list.replaceChildren(...records.map(record => {
    const li = document.createElement('li')
    li.innerHTML = `<a href="./${record.path}.html">${record.heading}</a><span>${day(record.published)}</span>`
    return li
  }))
  document.querySelector('#pager').textContent = `共 ${count} 条`
}
turn(1)
"""


def _filed(held: Holding, asked: Request) -> Answer | None:
    name = asked.path.removeprefix("/join/data/gg/page_").removesuffix(".json")
    if asked.path != f"/join/data/gg/page_{name}.json" or not name.isdigit() or not (rows := held.page(int(name), 9)):
        return None
    made = [
        {"heading": row.title, "path": f"{row.day:%Y/%m}/{row.number}", "published": seconds(row, 12), "top": 0}
        for row in rows
    ]
    return told({"count": len(held.notices), "records": made})


def _filed_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{row.title} - 沧江农商银行</title></head><body><header><a href="/">首页</a><a href="/grjr/">个人金融</a></header>'
        f'<article class="news"><h2>{row.title}</h2><p><time>{row.day:%Y年%m月%d日}</time></p><div class="content">{paragraphs(row)}{files(row, "<br>")}</div></article><footer>沧江农村商业银行股份有限公司</footer></body></html>'
    )


# 5. a talent company: DataTables that posts start and length, a parameter put in by a function --------------------------

_TABLED = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>松原岭人力资源公司 招聘公告</title><link href="/rl/css/datatables.min.css" rel="stylesheet"></head><body><ul class="menu"><li><a href="/rl/home">首页</a></li><li><a href="/rl/contact">联系我们</a></li></ul>
<input type="hidden" id="kind" value="wb"><div class="card"><table id="noticeTable" class="table"><thead><tr><th>标题</th><th>发布时间</th></tr></thead></table></div><div class="bottom">松原岭人力资源有限公司</div>
<script src="/rl/js/jquery.min.js"></script><script src="/rl/js/datatables.min.js"></script>
<script>
$(document).ready(function () {
  $('#noticeTable').DataTable({
    processing: true, serverSide: true, searching: false, ordering: false, lengthChange: false, pageLength: 10,
    ajax: { url: '/rl/notice/dt', type: 'POST', data: function (d) { d.kind = $('#kind').val(); } },
    columns: [
      { data: 'noticeTitle', render: function (data, type, row, meta) { return '<a href="/rl/notice/' + row.noticeNo + '" target="_blank">' + data + '</a>'; } },
      { data: 'publishOn' }
    ]
  });
});
</script></body></html>"""


def _tabled(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/rl/notice/dt":
        return None
    start, size = counted(asked.form, "start"), counted(asked.form, "length", 1)
    if asked.method != "POST" or asked.form.get("kind") != "wb" or start is None or size is None:
        return told({"draw": 0, "recordsTotal": 0, "recordsFiltered": 0, "data": []})
    rows = [
        {"noticeNo": f"SY{row.number}", "noticeTitle": row.title, "publishOn": str(row.day)}
        for row in held.notices[start : start + size]
    ]
    return (
        200,
        "application/json",
        json.dumps(
            {"draw": 1, "recordsTotal": len(held.notices), "recordsFiltered": len(held.notices), "data": rows},
            ensure_ascii=False,
        ),
    )


def _tabled_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>公告</title></head><body><ul class="menu"><li><a href="/rl/home">首页</a></li></ul><div class="card"><h4 class="card-title">{row.title}</h4><h6>发布于 {row.day}</h6>'
        f'<div class="card-body">{paragraphs(row)}</div><div class="card-footer">{files(row)}</div></div><div class="bottom">松原岭人力资源有限公司</div></body></html>'
    )


STYLES = (
    style("calling-raw", "/web/notice.html", _RAW, _raw, lambda row: f"/notice/{row.number}.html", _raw_detail),
    style(
        "calling-clicked",
        "/zxns.html",
        _CLICKED,
        _clicked,
        lambda row: f"/zxns/detail/{hashed(row.number)}.html",
        _clicked_detail,
        {"/static/pages/zxns.js": _CLICKED_SCRIPT, "/static/js/vue.min.js": LIBRARY},
        hashed,
    ),
    style(
        "calling-counted",
        "/rczp/zpxx.jhtml",
        _COUNTED,
        _counted,
        lambda row: f"/rczp/zpxx/{row.number}.jhtml",
        _counted_detail,
    ),
    style(
        "calling-filed",
        "/join/",
        _FILED,
        _filed,
        lambda row: f"/join/{row.day:%Y/%m}/{row.number}.html",
        _filed_detail,
        {"/join/assets/join.js": _FILED_SCRIPT},
    ),
    style(
        "calling-tabled",
        "/rl/notice/list",
        _TABLED,
        _tabled,
        lambda row: f"/rl/notice/SY{row.number}",
        _tabled_detail,
    ),
)
