"""Pages that say one thing over and over, in every place of a page: ``python -m benchmarks.repeats [--kilobytes 60]``.

A pattern that tries every stretch of digits, spaces or quotes anew takes minutes for a page of nothing else. Each reader
sees each page at a quarter of the size and whole: where time grows more than eight times, and is worth telling, it grows
with the square. Prints these, and the slowest; exit code 1 when there are any of the first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from benchmarks.bombs import spent
from crawler.parsing.generic import drawn, listing, pager
from crawler.parsing.page import Page
from crawler.parsing.scripts import details, islands, linked, requested
from crawler.parsing.scripts.scope import Scope
from tests.crawler.page_bombs import READERS

UNITS = (
    *"1 /a_-.\"'\\({[<&=?一〇十：。，\n",
    *("2026-01-01 ", "2026年1月", "1月1日", "共1", "共1页", "1/", "第1", "1,", "1 2", "a b", "a=", "<a ", "发布时间：", "来源："),
    *("下一页", "next", "location='", 'location="/', "createPageHTML(", "nextPage=", "var a=[", '{a:1,"b":', "count:", "pages="),
    *("a.split('-')[0]+", ".slice(1)", "btoa(", "('0'+a).slice(-2)", "location.href.split('/').pop()"),
    *("$.get(", "$.ajax({url:", ".load({data:{", "href='+a+'", "href=${a}", "href={{a}}", ":href=\"a+", "location='a'+", "/*", "//", "a:'", "`${"),
    *("javascript:", "go(", "function f(", "共1条", "招聘公告", "上一篇："),
)  # fmt: skip
ROWS = "".join(
    f'<li><a href="/d/{number}.htm">招聘公告第{number}号说明文字</a><span>2026-01-0{number % 9 + 1}</span></li>'
    for number in range(12)
)
PLACES: dict[str, str] = {
    "text": "<ul>{rows}</ul><div class=page>{it}</div>",
    "script": "<ul>{rows}</ul><script>{it}</script>",
    "script without rows": "<div id=list></div><script>{it}</script>",
    "script of a link": '<ul>{rows}</ul><div class=page><a onclick="{it}">2</a><a href="javascript:{it}">下一页</a></div>',
    "address": '<ul>{rows}</ul><div class=page><a href="{it}">下一页</a></div>',
    "link": "<ul>{rows}<li><a href=/d/99.htm>{it}</a></li></ul>",
    "title of a link": '<ul>{rows}<li><a href=/d/99.htm title="{it}">x</a></li></ul>',
    "class": '<ul>{rows}</ul><div class="{it}"><a href="?page=2">2</a></div>',
    "select": '<ul>{rows}</ul><select onchange="{it}"><option value=1>1<option value=2>2</select>页',
    "heading": "<h1>{it}</h1><div>正文内容。</div>",
    "body": "<h1>招聘公告第7号说明文字</h1><p>{it}</p>",
    "label": "<h1>招聘公告第7号说明文字</h1><p>发布时间：{it}</p><table><tr><td>岗位：<td>{it}</table>",
}
LISTS: dict[str, Callable[[Page], object]] = {
    "best list": listing.best,
    "pager": lambda page: pager.following(page, 1),
    "is there a pager": pager.present,
    "entries at least": lambda page: pager.least(page, 1, 12),
    "made addresses": lambda page: drawn.made(page, "2"),
    "asked for": lambda page: requested.request(Scope(page)),
    "asked links": lambda page: linked.links(Scope(page)),
    "asked record": lambda page: details.record(Scope(page)),
    "rows in scripts": islands.opened,
}
WORTH = 0.2
"""CPU seconds from which on growth is told."""


def page(place: str, unit: str, size: int) -> Page:
    """A page that says ``unit`` for so many characters in one place."""
    quoted = unit.replace("&", "&amp;").replace('"', "&quot;") if '"{it}' in PLACES[place] else unit
    body = PLACES[place].replace("{rows}", ROWS).replace("{it}", quoted * (size // len(unit)))
    return Page("http://job.example.edu.cn/list.htm", f"<html><body>{body}</body></html>")


def main() -> None:
    """Try all, print what grows and what is slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=60)
    size = parser.parse_args().kilobytes * 1000
    readers = LISTS | READERS
    found = [
        (spent(read, page(place, unit, size)), place, unit, name)
        for place in PLACES
        for unit in UNITS
        for name, read in readers.items()
    ]
    slow = [(seconds, *rest) for seconds, *rest in found if seconds > WORTH]
    grown = []
    for seconds, place, unit, name in slow:
        before = spent(readers[name], page(place, unit, size // 4))
        if seconds > 8 * before:
            grown.append((seconds, place, unit, name, before))
    print(f"{len(found)} readings of {size // 1000} kB, {sum(each[0] for each in found):.0f} s of processor\n")
    for title, rows in (("grows with the square", grown), ("slowest", sorted(slow, reverse=True)[:10])):
        print(title if rows else f"{title}: none")
        for seconds, place, unit, name, *before in rows:
            told = f"{before[0]:6.2f} →" if before else ""
            print(f"  {told}{seconds:6.2f} s  {name:18}{place:18}{unit!r}")
    sys.exit(bool(grown))


if __name__ == "__main__":
    main()
