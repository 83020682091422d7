"""Answers that are no plain JSON, and addresses that only a script knows."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.inhouse.shells import JQUERY, Told, college, company, dumped, portal, site, whole
from tests.sites.cms.style import Request, Style

_HTML = college(
    "校园招聘",
    """<div class="sub_left"><dl><dt>就业服务</dt><dd><a class="on" href="/index/zhaopin/index.html">校园招聘</a></dd><dd><a href="/index/page/zxdy.html">咨询答疑</a></dd></dl><h4>热门招聘</h4><ul id="hot"></ul></div>
<div class="sub_right"><ul class="zp_list" id="zp-list"></ul><div class="page_box" id="page-box"></div></div>""",
    JQUERY,
    """
$(function(){
  getZp(1);
  $.get("/index/zhaopin/hot.html", function(res){ $("#hot").html(res.html); }, 'json');
  $(document).on('click', '#page-box a', function(){
    getZp($(this).attr('data-page'));
  });
});
function getZp(page){
  $.post("/index/zhaopin/ajaxlist.html", {page: page, cid: 5}, function(res){
    if(res.status == 1){
      $("#zp-list").html(res.html);
      $("#page-box").html(res.page);
    }else{
      $("#zp-list").html('<li>'+res.info+'</li>');
    }
  }, 'json');
}
""",
)


def _html_asked(held: Holding, request: Request) -> Told:
    if request.path == "/index/zhaopin/hot.html":
        hot = "".join(
            f'<li><a href="/index/zhaopin/show/id/{row.number}.html" title="{row.title}">{row.title[:10]}</a></li>'
            for row in held.notices[3:8]
        )
        return {"status": 1, "html": hot}
    if request.path != "/index/zhaopin/ajaxlist.html":
        return None
    if request.method != "POST" or request.form.get("cid") != "5":
        return {"status": 0, "info": "暂无数据"}
    page, size = whole(request, "page"), 10
    rows = "".join(
        f'<li><a href="/index/zhaopin/show/id/{row.number}.html" title="{row.title}" target="_blank"><em>{row.cut}</em></a><i>{row.day}</i></li>\n'
        for row in held.page(page, size)
    )
    pager = "".join(
        f'<span class="current">{n}</span>' if n == page else f'<a href="javascript:;" data-page="{n}">{n}</a>'
        for n in range(1, held.pages(size) + 1)
    )
    return {"status": 1, "info": "ok", "html": rows, "page": f"<span>共{len(held.notices)}条</span>{pager}"}


def _html_detail(row: Notice) -> str:
    return college(
        f"{row.title}_校园招聘_石桥学院就业网",
        f"""<div class="sub_right article_box"><h2 class="a_title">{row.title}</h2>
<div class="a_info">时间：{row.day} 10:00 | 编辑：jyc | 阅读：{row.number % 45}</div>
<div class="a_con">{paragraphs(row, "p", 'style="line-height:2"')}<p>{files(row)}</p></div></div>""",
        JQUERY,
    )


_DATA = college(
    "招聘信息",
    """<div class="con_right"><div class="tt">招聘信息</div>
<div id="listarea"></div>
<div id="pagearea" class="fy"></div></div>
<script type="text/javascript" src="js/zpdata.js"></script>""",
    "",
    """
var perPage = 10;
function showPage(p) {
	var total = zpData.length, pages = Math.ceil(total / perPage), str = "<ul>";
	for (var i = (p - 1) * perPage; i < p * perPage && i < total; i++) {
		str += "<li><span>" + zpData[i].date + "</span><a href='content/" + zpData[i].id + ".htm' target='_blank'>" + zpData[i].title + "</a></li>";
	}
	document.getElementById("listarea").innerHTML = str + "</ul>";
	var nav = "共" + total + "条 ";
	for (var j = 1; j <= pages; j++) {
		nav += j == p ? "<b>" + j + "</b> " : "<a href='javascript:showPage(" + j + ")'>" + j + "</a> ";
	}
	document.getElementById("pagearea").innerHTML = nav;
}
showPage(1);
""",
    charset="gb2312",
)


def _data_asked(held: Holding, request: Request) -> Told:
    if request.path != "/zpxx/js/zpdata.js":
        return None
    rows = ",\n".join(f'{{id:{row.number},title:"{row.title}",date:"{row.day}"}}' for row in held.notices)
    return "application/javascript", f"/* 本文件由系统自动生成，请勿修改 */\nvar zpData = [\n{rows}\n];\n"


def _data_detail(row: Notice) -> str:
    return college(
        row.title,
        f"""<table class="content" width="900"><tr><td class="biaoti">{row.title}</td></tr><tr><td class="fbsj">发布日期：{row.day}　【字体：大 中 小】</td></tr>
<tr><td class="neirong">{paragraphs(row)}{files(row)}</td></tr></table>""",
        "",
        charset="gb2312",
    )


_JSONP = company(
    "人才招聘",
    """<div class="side"><a href="/rlzy/rczl/">人才战略</a><a class="on" href="/rlzy/rczp/index.shtml">人才招聘</a></div>
<div class="list-wrap"><ul class="list" id="list"></ul><div class="pager"><a class="prev">上一页</a><span class="num"></span><a class="next">下一页</a></div></div>""",
    '<script src="/lib/jquery/jquery.min.js"></script>',
    """
(function ($) {
  var opt = { siteId: 3, channelId: 21, pageNo: 1, pageSize: 10 }, pageTotal = 0;
  function render() {
    $.ajax({
      url: '/cms/api/getArticles',
      type: 'get',
      data: opt,
      dataType: 'jsonp',
      jsonp: 'callback',
      success: function (ret) {
        var arr = [];
        ret.articles.forEach(function (a) {
          arr.push('<li><a href="' + a.url + '"><strong>' + a.name + '</strong><time>' + a.pubtime.split(' ')[0].replace(/-/g, '.') + '</time></a></li>');
        });
        $('#list').html(arr.join(''));
        pageTotal = ret.pageTotal;
        $('.pager .num').text(opt.pageNo + ' / ' + pageTotal);
      }
    });
  }
  $('.pager .prev').click(function () { if (opt.pageNo > 1) { opt.pageNo--; render(); } });
  $('.pager .next').click(function () { if (opt.pageNo < pageTotal) { opt.pageNo++; render(); } });
  render();
})(jQuery);
""",
)


def _jsonp_asked(held: Holding, request: Request) -> Told:
    if request.path != "/cms/api/getArticles":
        return None
    size = whole(request, "pageSize", 10)
    known = request.query.get("siteId") == "3" and request.query.get("channelId") == "21"
    rows = [
        {
            "id": row.number,
            "name": row.title,
            "pubtime": f"{row.day} 11:20:00",
            "url": f"/cms/content_{row.number}.shtml",
        }
        for row in (held.page(whole(request, "pageNo"), size) if known else ())
    ]
    told = dumped({"articles": rows, "pageTotal": held.pages(size) if known else 0})
    name = request.query.get("callback")
    return ("application/javascript", f"{name}({told});") if name else ("application/json", told)


def _jsonp_detail(row: Notice) -> str:
    return company(
        f"{row.title}-人才招聘",
        f"""<div class="detail-page"><h1 class="dt">{row.title}</h1><div class="di"><span>{row.day} 11:20</span><span>作者：人力资源部</span></div>
<div class="dc">{paragraphs(row, "p", 'class="ql-align-justify"')}</div>{files(row, '<i class="ico-file"></i>')}</div>""",
        JQUERY,
    )


_VUE = '<script src="/lib/vue3/vue.global.prod.js"></script>'


_SETUP = portal(
    "职位公告",
    """
    <div id="root">
      <h2 class="sec-title">职位公告</h2>
      <ul class="post-list">
        <li v-for="post in posts" :key="post.id">
          <a :href="`/post/detail.html?id=${post.id}`" target="_blank">{{ post.name }}</a>
          <span class="time">{{ post.publishDate }}</span>
        </li>
      </ul>
      <div class="pager">
        <button @click="turn(page - 1)" :disabled="page <= 1">上一页</button>
        <span>{{ page }} / {{ pageCount }}</span>
        <button class="next" @click="turn(page + 1)" :disabled="page >= pageCount">下一页</button>
      </div>
    </div>""",
    _VUE,
    """
    const { createApp, ref, computed, onMounted } = Vue;
    createApp({
      setup() {
        const posts = ref([]);
        const page = ref(1);
        const total = ref(0);
        const pageSize = 10;
        const pageCount = computed(() => Math.ceil(total.value / pageSize));
        const load = async () => {
          const resp = await fetch(`/api/open/post/list?pageNum=${page.value}&pageSize=${pageSize}`);
          const json = await resp.json();
          posts.value = json.rows;
          total.value = json.total;
        };
        const turn = (n) => { page.value = n; load(); };
        onMounted(load);
        return { posts, page, pageCount, turn };
      }
    }).mount('#root');
  """,
)


_SETUP_DETAIL = portal(
    "职位公告详情",
    """
    <div id="root" class="post" v-cloak>
      <h1>{{ post.name }}</h1>
      <p class="post-info">发布时间：{{ post.publishDate }}</p>
      <div class="post-body" v-html="post.content"></div>
      <p v-for="f in post.attachments" :key="f.url"><a :href="f.url">{{ f.name }}</a></p>
    </div>""",
    _VUE,
    """
    const { createApp, reactive, onMounted } = Vue;
    createApp({
      setup() {
        const post = reactive({ name: '', publishDate: '', content: '', attachments: [] });
        onMounted(async () => {
          const id = new URLSearchParams(location.search).get('id');
          const resp = await fetch(`/api/open/post/info?id=${id}`);
          const json = await resp.json();
          Object.assign(post, json.data);
        });
        return { post };
      }
    }).mount('#root');
  """,
)


def _setup_asked(held: Holding, request: Request) -> Told:
    if request.path == "/api/open/post/list":
        rows = [
            {"id": row.number, "name": row.title, "publishDate": row.day.isoformat(), "status": "0"}
            for row in held.page(whole(request, "pageNum"), whole(request, "pageSize", 10))
        ]
        return {"total": len(held.notices), "rows": rows, "code": 200, "msg": "查询成功"}
    if request.path == "/api/open/post/info":
        row = next((row for row in held.notices if str(row.number) == request.query.get("id")), None)
        if row is None:
            return {"code": 500, "msg": "公告不存在"}
        attached = [{"name": name, "url": url} for name, url in row.files]
        told = {"id": row.number, "name": row.title, "publishDate": row.day.isoformat(), "content": paragraphs(row)}
        return {"code": 200, "msg": "操作成功", "data": told | {"attachments": attached}}
    return None


STYLES: tuple[Style, ...] = (
    site(
        "inhouse-html-in-json",
        "/index/zhaopin/index.html",
        _HTML,
        _html_asked,
        r"/index/zhaopin/show/id/(\d+)\.html",
        _html_detail,
    ),
    site(
        "inhouse-data-script",
        "/zpxx/index.htm",
        _DATA,
        _data_asked,
        r"/zpxx/content/(\d+)\.htm",
        _data_detail,
        charset="gbk",
    ),
    site("inhouse-jsonp", "/rlzy/rczp/index.shtml", _JSONP, _jsonp_asked, r"/cms/content_(\d+)\.shtml", _jsonp_detail),
    site(
        "inhouse-vue3-fetch",
        "/post/index.html",
        _SETUP,
        _setup_asked,
        "/post/detail.html?id",
        lambda _row: _SETUP_DETAIL,
    ),
)
