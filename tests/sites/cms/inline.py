"""Four more: numbers that fill a field and send its form, *Older Posts →*, names that Vue 3 refers to, a thread whose answers repeat its title."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Application, body, clock, file_links, ok, views, whole
from tests.sites.cms.style import Request
from tests.sites.cms.turns import Plain


def _line(text: str) -> str:
    return f"<p>{text}</p>"


class FieldsGroup(Plain):
    """The handler of each number puts it into a hidden field and sends the form of the search."""

    name, start, site, size = "inline-fields-group", "/portal/notice", "望海城投", 9
    menu = (("/portal/index", "首页"), ("/portal/notice", "公告"))

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pageNum"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/portal/notice/(\d+)", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr><td>{row.number}</td><td><a href="/portal/notice/{row.number}">{row.title}</a></td><td>{row.day} {clock(row)}</td></tr>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f"<li><a href=\"javascript:void(0)\" onclick=\"$('#pageNum').val({n});$('#searchForm').submit()\">{n}</a></li>"
            for n in range(1, self.last(held) + 1)
        )
        return self.put(
            "公告",
            f'<form id="searchForm" action="/portal/notice" method="post"><input type="hidden" id="pageNum" name="pageNum" value="{number}"><input name="noticeTitle" value="">'
            f'<button type="submit">搜索</button></form><table><tbody>{rows}</tbody></table><ul class="pagination">{numbers}</ul>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<h2>{row.title}<small> {row.day} {clock(row)}</small></h2><div class="well">{body(row, _line)}</div><div>{file_links(row)}</div>',
        )


class OlderLaboratory(Plain):
    """A blog in English dress whose link to older posts ends in an arrow."""

    name, start, site, size = "inline-older-laboratory", "/tag/jobs/", "北陵实验室", 6
    menu = (("/", "Home"), ("/tag/jobs/", "招聘"))

    def mark(self, number: int) -> str:
        return f"/n{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/tag/jobs/(?:page/(\d+)/)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/n(\d+)/", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        cards = "".join(
            f'<article><div><a href="/n{row.number}/"><header><span>招聘</span><h2>{row.title}</h2></header></a>'
            f'<footer><time datetime="{row.day}">{row.day:%b} {row.day.day}, {row.day.year}</time> <span>1 min read</span></footer></div></article>'
            for row in held.page(number, self.size)
        )
        older = f'<a href="/tag/jobs/page/{number + 1}/">Older Posts &rarr;</a>' if number < self.last(held) else ""
        newer = f'<a href="/tag/jobs/page/{number - 1}/">&larr; Newer Posts</a>' if number > 1 else ""
        return self.put("招聘", f"<section>{cards}</section><nav>{newer}<span>Page {number}</span>{older}</nav>")

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<article><header><h1>{row.title}</h1><time datetime="{row.day}">{row.day:%b} {row.day.day}, {row.day.year}</time></header><section>{body(row, _line)}{file_links(row)}</section></article>',
        )


class RefsMuseum(Application):
    """One page of Vue 3: what is asked with are references whose value is set, the article is asked for by the id in the address."""

    name, start = "inline-refs-museum", "/job"
    html = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>人才招聘</title><script src="/lib/vue.js"></script></head><body><div id="app"><nav><a href="/">首页</a><a href="/job">人才招聘</a></nav>
<article v-for="n in notices" :key="n.uuid"><a :href="`/job?uuid=${n.uuid}`">{{ n.name }}</a><time>{{ n.publish_at.slice(0, 10) }}</time></article><button @click="go(page + 1)">下一页</button></div>
<script>
const { createApp, ref, onMounted } = Vue;
createApp({ setup() {
  const notices = ref([]), page = ref(1), current = ref(null);
  const uuid = new URL(location.href).searchParams.get('uuid');
  const load = async () => {
    const params = new URLSearchParams({ category: 'recruit', page: page.value, per_page: 10 });
    const res = await fetch('/api/notices?' + params.toString()); notices.value = (await res.json()).results;
  };
  const open = async (id) => { const res = await fetch(`/api/notices/${id}/`); current.value = await res.json(); };
  const go = (p) => { page.value = p; load(); };
  onMounted(() => { uuid ? open(uuid) : load(); });
  return { notices, page, current, go };
} }).mount('#app');
</script></body></html>"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return None

    def api(self, held: Holding, asked: Request) -> Answer | None:
        def told(row: Notice) -> dict[str, str]:
            return {
                "uuid": f"3f2a-{row.number}-9b1c",
                "name": row.title,
                "publish_at": f"{row.day}T{clock(row)}:00+08:00",
            }

        if asked.path == "/api/notices" and asked.query.get("category") == "recruit":
            rows = held.page(whole(asked.query.get("page"), 99), 10)
            return ok({"count": len(held.notices), "results": [told(row) for row in rows]}) if rows else None
        found = re.fullmatch(r"/api/notices/3f2a-(\d+)-9b1c/", asked.path)
        row = next((row for row in held.notices if found and str(row.number) == found[1]), None)
        return ok({**told(row), "html": body(row, _line) + file_links(row)}) if row is not None else None


class AnswersForum(Plain):
    """A board whose posts are numbered boxes under the title of the thread; answers repeat it, no word tells that a day is that of a post."""

    name, start, site = "inline-answers-forum", "/viewforum.php", "沧江船舶论坛"
    menu = (("/index.php", "首页"), ("/viewforum.php", "招聘"))

    def mark(self, number: int) -> str:
        return f"t={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("start"), 0) // self.size + 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("t") if path == "/viewtopic.php" else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<li><dl><dt><a href="./viewtopic.php?t={row.number}">{row.title}</a><br>由 <a href="./member.php?u=2">hr</a> » <time>{row.day} {clock(row)}</time></dt><dd>{views(row)} 次</dd></dl></li>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f"<b>{n + 1}</b>" if n + 1 == number else f'<a href="./viewforum.php?start={n * self.size}">{n + 1}</a>'
            for n in range(self.last(held))
        )
        return self.put("招聘", f'<ul class="topics">{rows}</ul><div class="pages">{numbers}</div>')

    def article(self, held: Holding, row: Notice) -> str:
        def post(number: int, head: str, text: str) -> str:
            return f'<div id="p{number}"><h3>{head}</h3><p>由 <b>hr</b> » <time>{row.day} {clock(row)}</time></p><div>{text}</div></div><hr>'

        answer = post(
            row.number + 7000, f"回复: {row.title}", "同问，薪资待遇如何，什么时候面试，有没有住宿的安排？" * 6
        )
        return self.put(
            row.title,
            f"<h2>{row.title}</h2>{post(row.number, row.title, body(row, _line) + file_links(row))}{answer}",
        )


STYLES = tuple(place().style() for place in (FieldsGroup, OlderLaboratory, RefsMuseum, AnswersForum))
