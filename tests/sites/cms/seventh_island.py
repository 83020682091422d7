"""One of an island's university, whose days count years of the Republic: 115-06-13 in the list, 民國115年6月13日 below the title."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import body, file_links, views, whole
from tests.sites.cms.turns import Plain


def _line(text: str) -> str:
    return f"<p>{text}</p>"


class IslandCampus(Plain):
    """Rpage's way: rows of a table, the day in its first cell."""

    name, start, site, size = "seventh-island-campus", "/p/403-1015-57.php?Lang=zh-tw", "澎南科技大學人事室", 10
    menu = (
        ("/p/412-1015-11.php", "單位簡介"),
        ("/p/403-1015-57.php?Lang=zh-tw", "徵才公告"),
        ("/p/412-1015-20.php", "法規表單"),
    )

    def mark(self, number: int) -> str:
        return f"/p/406-1015-{number},r57.php"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if not path.startswith("/p/403-1015-57"):
            return None
        return whole(path.removeprefix("/p/403-1015-57-").removesuffix(".php"), 1)

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return path.removeprefix("/p/406-1015-").partition(",")[0] if path.startswith("/p/406-") else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr><td class="d-txt">{row.day.year - 1911}-{row.day:%m-%d}</td><td><div class="mtitle"><a href="/p/406-1015-{row.number},r57.php?Lang=zh-tw" title="{row.title}">{row.title}</a></div></td><td>人事室</td></tr>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        numbers = "".join(
            f'<li class="active"><a href="#">{n}</a></li>'
            if n == number
            else f'<li><a href="/p/403-1015-57-{n}.php?Lang=zh-tw">{n}</a></li>'
            for n in range(1, last + 1)
        )
        ahead = f'<li><a href="/p/403-1015-57-{number + 1}.php?Lang=zh-tw">下一頁</a></li>' if number < last else ""
        return self.put(
            "徵才公告",
            f'<table class="listTB"><thead><tr><th>日期</th><th>標題</th><th>單位</th></tr></thead><tbody>{rows}</tbody></table>'
            f'<ul class="pagination">{numbers}{ahead}</ul>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        told = f"民國{row.day.year - 1911}年{row.day.month}月{row.day.day}日"
        return self.put(
            row.title,
            f'<div class="module-detail"><h2 class="hdline">{row.title}</h2><div class="info">張貼日期：{told}　點閱：{views(row)}</div>'
            f'<div class="mpgdetail">{body(row, _line)}{file_links(row)}</div><a href="/p/403-1015-57.php?Lang=zh-tw">回上頁</a></div>',
        )


STYLES = (IslandCampus().style(),)
