"""Whole screens of layui, jQuery and Element."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.inhouse.shells import JQUERY, Told, college, portal, site, stamp, whole
from tests.sites.cms.style import Request, Style

_LAYUI = portal(
    "招聘公告 - 沧江大学就业创业服务网",
    """
    <div class="layui-row">
      <div class="crumb">您的位置：<a href="/">首页</a> &gt; <span>招聘公告</span></div>
      <div class="search-box"><input type="text" id="keyword" class="layui-input" placeholder="请输入关键字"><button class="layui-btn" id="btnSearch">搜索</button></div>
      <ul class="notice-list" id="noticeList"></ul>
      <div id="pager"></div>
      <p class="visit">访问总量：<span id="visitTotal">-</span></p>
    </div>
    <script type="text/html" id="noticeTpl">
      {{#  layui.each(d.list, function(index, item){ }}
      <li>
        <span class="date">{{ item.createTime.substring(0, 10) }}</span>
        <a href="/web/notice/view?id={{ item.id }}" target="_blank" title="{{ item.title }}">{{ item.title }}</a>
      </li>
      {{#  }); }}
      {{#  if(d.list.length === 0){ }}<li class="none">暂无相关数据</li>{{#  } }}
    </script>""",
    '<link rel="stylesheet" href="/lib/layui/css/layui.css"><script src="/lib/layui/layui.js"></script>',
    """
    layui.use(['laytpl', 'laypage', 'layer', 'jquery'], function () {
      var $ = layui.jquery, laytpl = layui.laytpl, laypage = layui.laypage, layer = layui.layer;
      var limit = 10;

      function getList(curr) {
        var idx = layer.load(2);
        $.post('/web/notice/getList', {page: curr, limit: limit, cateId: 3, keyword: $('#keyword').val()}, function (res) {
          layer.close(idx);
          if (res.code !== 0) { layer.msg(res.msg); return; }
          laytpl(document.getElementById('noticeTpl').innerHTML).render({list: res.data}, function (html) {
            $('#noticeList').html(html);
          });
          laypage.render({
            elem: 'pager', count: res.count, limit: limit, curr: curr, theme: '#1E9FFF',
            layout: ['count', 'prev', 'page', 'next', 'skip'],
            jump: function (obj, first) { if (!first) { getList(obj.curr); } }
          });
        }, 'json');
      }

      $('#btnSearch').on('click', function () { getList(1); });
      getList(1);

      $.getJSON('/web/visit/count', {path: location.pathname}, function (res) {
        $('#visitTotal').text(res.data.total);
      });
    });
  """,
)


def _layui_asked(held: Holding, request: Request) -> Told:
    if request.path == "/web/visit/count":
        return {"code": 0, "msg": "", "data": {"today": 128, "total": 903412}}
    if request.path != "/web/notice/getList":
        return None
    if request.method != "POST" or request.form.get("cateId") != "3":
        return {"code": 500, "msg": "参数错误", "count": 0, "data": []}
    rows = [
        {
            "id": row.number,
            "title": row.title,
            "cateId": 3,
            "isTop": 0,
            "author": "admin",
            "createTime": f"{row.day} 09:2{row.number % 10}:15",
            "updateTime": f"{row.day} 16:40:02",
            "views": row.number % 311,
        }
        for row in held.page(whole(request, "page"), whole(request, "limit", 10))
    ]
    return {"code": 0, "msg": "", "count": len(held.notices), "data": rows}


def _layui_detail(row: Notice) -> str:
    attached = f'<div class="attach"><h4>附件下载</h4>{files(row)}</div>' if row.files else ""
    return portal(
        f"{row.title} - 沧江大学就业创业服务网",
        f"""    <div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/web/notice/index">招聘公告</a> &gt; <span>正文</span></div>
    <div class="detail">
      <h1 class="detail-title">{row.title}</h1>
      <div class="detail-info"><span>发布时间：{row.day}</span><span>发布人：就业中心</span><span>浏览量：{row.number % 311}</span></div>
      <div class="detail-content">{paragraphs(row)}</div>
      {attached}
    </div>""",
        '<link rel="stylesheet" href="/lib/layui/css/layui.css">',
    )


_EPOCH = college(
    "招聘信息-石桥学院毕业生就业信息网",
    """<div class="left"><h3>信息服务</h3><ul><li class="cur"><a href="/jyw/front/news/index.do?channel=zpgg">招聘信息</a></li><li><a href="/jyw/front/about.do">关于我们</a></li></ul></div>
<div class="right">
<div class="title"><span>当前位置：首页 &gt;&gt; 招聘信息</span></div>
<table width="100%" border="0" cellspacing="0" cellpadding="0" class="newsTable">
<thead><tr><th>标题</th><th width="80">点击</th><th width="120">发布日期</th></tr></thead>
<tbody id="newsBody"><tr><td colspan="3">正在加载中...</td></tr></tbody>
</table>
<div class="pages"><a href="javascript:void(0);" onclick="goPage(1)">首页</a> <a href="javascript:void(0);" id="prev" onclick="goPage(curPage-1)">上一页</a> <span id="pageInfo"></span> <a href="javascript:void(0);" id="next" onclick="goPage(curPage+1)">下一页</a> <a href="javascript:void(0);" onclick="goPage(totalPage)">尾页</a></div>
</div>""",
    JQUERY,
    """
var ctx = "/jyw";
var curPage = 1, totalPage = 1, pageSize = 12;
function pad(n) { return n < 10 ? "0" + n : n; }
function formatDate(ms) {
	var d = new Date(ms);
	return d.getFullYear() + "-" + pad(d.getMonth() + 1) + "-" + pad(d.getDate());
}
function goPage(p) {
	if (p < 1 || p > totalPage) { return; }
	$.getJSON(ctx + "/front/news/list.json", {"channel": "zpgg", "pageIndex": p, "pageSize": pageSize, "_t": new Date().getTime()}, function(data) {
		if (!data.success) { alert(data.message); return; }
		var items = data.result.items;
		var html = "";
		for (var i = 0; i < items.length; i++) {
			html += "<tr>";
			html += "<td><a target='_blank' href='" + ctx + "/front/news/detail.do?newsId=" + items[i].newsId + "'>" + items[i].newsTitle + "</a></td>";
			html += "<td align='center'>" + items[i].hits + "</td>";
			html += "<td align='center'>" + formatDate(items[i].pubDate) + "</td>";
			html += "</tr>";
		}
		$("#newsBody").html(html);
		curPage = p;
		totalPage = Math.ceil(data.result.total / pageSize);
		$("#pageInfo").text("第" + curPage + "页/共" + totalPage + "页");
	});
}
$(document).ready(function() { goPage(1); });
""",
)


def _epoch_asked(held: Holding, request: Request) -> Told:
    if request.path != "/jyw/front/news/list.json":
        return None
    if request.query.get("channel") != "zpgg":
        return {"success": False, "message": "栏目不存在", "result": None}
    rows = [
        {"newsId": row.number, "newsTitle": row.title, "pubDate": stamp(row), "hits": row.number % 97, "url": None}
        for row in held.page(whole(request, "pageIndex"), whole(request, "pageSize", 12))
    ]
    return {"success": True, "message": None, "result": {"total": len(held.notices), "items": rows}}


def _epoch_detail(row: Notice) -> str:
    return college(
        f"{row.title}-石桥学院毕业生就业信息网",
        f"""<div class="position">当前位置：首页 &gt;&gt; 招聘信息 &gt;&gt; 详细内容</div>
<table width="96%" align="center" class="view"><tr><td align="center" class="bt">{row.title}</td></tr>
<tr><td align="center" class="xx">日期：{row.day.strftime("%Y/%m/%d")} &nbsp; 作者：招生就业处 &nbsp; 点击：{row.number % 97}次</td></tr>
<tr><td class="nr" id="zoom">{paragraphs(row, "p", 'style="text-indent:2em"')}{files(row, "<br/>")}</td></tr>
<tr><td align="right">【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</td></tr></table>""",
        JQUERY,
    )


_ELEMENT = portal(
    "招聘简章",
    """
    <div id="app" v-cloak>
      <el-tabs v-model="activeName"><el-tab-pane label="招聘简章" name="jz"></el-tab-pane></el-tabs>
      <div class="recruit-list" v-loading="loading">
        <div class="recruit-item" v-for="(item, index) in tableData" :key="item.recruitId" @click="toDetail(item)">
          <div class="name">{{ item.recruitTitle }}</div>
          <div class="meta"><span>{{ item.publishTime | day }}</span><span>{{ item.viewCount }}人浏览</span></div>
        </div>
        <el-empty v-if="!loading && tableData.length == 0" description="暂无数据"></el-empty>
      </div>
      <el-pagination background layout="total, prev, pager, next" :total="total" :page-size="pageForm.size" :current-page="pageForm.current" @current-change="handleCurrentChange"></el-pagination>
      <p class="links">友情链接：<a v-for="link in links" :key="link.linkId" :href="link.linkUrl" target="_blank">{{ link.linkName }}</a></p>
    </div>""",
    '<link rel="stylesheet" href="/lib/element-ui/theme-chalk/index.css"><script src="/lib/vue2/vue.min.js"></script><script src="/lib/element-ui/index.js"></script><script src="/lib/axios/axios.min.js"></script>',
    """
    const request = axios.create({ baseURL: '/career-api', timeout: 10000 })
    request.interceptors.response.use(res => {
      if (res.data.code !== 200) { ELEMENT.Message.error(res.data.msg); return Promise.reject(res.data) }
      return res.data
    })
    new Vue({
      el: '#app',
      data() {
        return {
          activeName: 'jz',
          loading: false,
          tableData: [],
          total: 0,
          links: [],
          pageForm: { current: 1, size: 10, recruitType: '1', recruitTitle: '' }
        }
      },
      filters: { day(value) { return value ? value.slice(0, 10) : '' } },
      mounted() {
        this.getLinks()
        this.getData()
      },
      methods: {
        getData() {
          this.loading = true
          request.post('/portal/recruit/page', this.pageForm).then(res => {
            this.tableData = res.data.page.records
            this.total = res.data.page.total
          }).finally(() => { this.loading = false })
        },
        getLinks() {
          request.get('/portal/link/list').then(res => { this.links = res.data })
        },
        handleCurrentChange(val) {
          this.pageForm.current = val
          this.getData()
        },
        toDetail(row) {
          window.open('/portal/recruit/detail?recruitId=' + row.recruitId)
        }
      }
    })
  """,
)


def _element_asked(held: Holding, request: Request) -> Told:
    if request.path == "/career-api/portal/link/list":
        names = (
            ("国家大学生就业服务平台", "https://www.ncss.cn/"),
            ("云南省人力资源和社会保障厅", "https://hrss.yn.gov.cn/"),
        )
        told = [{"linkId": n, "linkName": name, "linkUrl": url} for n, (name, url) in enumerate(names, 1)]
        return {"code": 200, "msg": "操作成功", "data": told}
    if request.path != "/career-api/portal/recruit/page":
        return None
    if request.method != "POST" or request.json is None:
        return {"code": 415, "msg": "Content type 'application/x-www-form-urlencoded' not supported", "data": None}
    if request.json.get("recruitType") != "1":
        return {"code": 500, "msg": "招聘类型不能为空", "data": None}
    current, size = whole(request, "current"), whole(request, "size", 10)
    rows = [
        {
            "recruitId": str(row.number),
            "recruitTitle": row.title,
            "recruitType": "1",
            "publishTime": f"{row.day}T08:30:00",
            "viewCount": row.number % 500,
            "company": {"companyId": str(90000 + row.number), "companyName": row.title[:6]},
        }
        for row in held.page(current, size)
    ]
    page = {"records": rows, "total": len(held.notices), "size": size, "current": current, "pages": held.pages(size)}
    return {"code": 200, "msg": "操作成功", "data": {"page": page, "top": []}}


def _element_detail(row: Notice) -> str:
    attached = "".join(f'<li><a href="{url}" download>{name}</a></li>' for name, url in row.files)
    return portal(
        row.title,
        f"""    <article class="recruit-detail">
      <header><h2>{row.title}</h2><p class="sub"><time>{row.day} 08:30</time> <span>来源：用人单位</span></p></header>
      <section class="rich-text">{paragraphs(row, "div")}</section>
      <ul class="file-list">{attached}</ul>
    </article>""",
        "",
    )


STYLES: tuple[Style, ...] = (
    site("inhouse-layui-laypage", "/web/notice/index", _LAYUI, _layui_asked, "/web/notice/view?id", _layui_detail),
    site(
        "inhouse-jquery-epoch",
        "/jyw/front/news/index.do?channel=zpgg",
        _EPOCH,
        _epoch_asked,
        "/jyw/front/news/detail.do?newsId",
        _epoch_detail,
    ),
    site(
        "inhouse-vue2-element",
        "/portal/recruit/index",
        _ELEMENT,
        _element_asked,
        "/portal/recruit/detail?recruitId",
        _element_detail,
    ),
)
