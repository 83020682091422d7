"""Positions that a text lists: tables written as text, numbered blocks with a count, and plain ``职位N名`` runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Any

from pipelines.normalize import (
    clauses,
    degrees,
    headcount,
    locations,
    major_sentences,
    majors,
    offers,
    position_tables,
    salary,
)
from pipelines.normalize.expressions import expression
from pipelines.normalize.labels import first_part, labelled
from pipelines.normalize.pay_words import SENTENCE
from pipelines.normalize.position_tables import Row
from pipelines.normalize.text import clean, stretches

Fields = dict[str, Any]
MOST = 500
_LONGEST_BLOCK = 1500
_FEWEST_WORDS, _LONGEST_RUN = 10, 200
"""Letters between posts of a run that tell of each, and letters behind the last that may still be of it."""
_COUNT = (
    r"(?P<count>\d{1,4}(?:\s?[-~至到]\s?\d{1,4})?(?=\s?[名人位])|若干|数(?=[名人])|[一二三四五六七八九十]{1,3}(?=[名人位]))"
    r"\s?[名人位]?"
)
_HEADING = expression(
    r"(?:^|[\n。;!)]|(?<=[^\d一-龥])|(?=[一二三四五六七八九十]{1,2}[、.]))[ \t]*"
    r"(?:【?(?:岗位|职位)?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?!\d)】?\s?[、.:)]\s?|[★●◆■▲]\s?)"
    r"(?:(?:招聘)?(?:岗位|职位)(?:名称)?\s?:\s?)?"
    rf"(?P<title>[^\n。;:,()\d]{{2,24}}?(?:\([^()\d]{{1,12}}\)[^\n。;:,()\d]{{0,8}}?)?)\s?[(\s:]?\s?(?:共|招聘?)?{_COUNT}(?:[^()\n,。;]{{0,14}}\)|\))?"
)
_UNNUMBERED = expression(
    rf"(?P<title>[一-龥A-Za-z/]{{0,8}}?(?:{offers.POSTS}))(?:\([^()\d]{{1,8}}\))?\s?:?\s?\(?(?!\d{{4}}){_COUNT}(?:\([男女]\))?\)?"
)
"""Posts in running text with no number before them: ``客服助理(5名):2.5K-4K``. A thousand and more are staff."""
_RUN = expression(r"([一-龥A-Za-z/+()]{2,20}?)\s?(\d{1,3})(?!\d)\s?(?:名|人)(?=[\s,、;。:()]|\d|$|[一-龥])")
_NO_POSITION = expression(
    r"以下|共|总(?!经理|监|裁|工|部|办|务|账)|合计|招聘|计划|人数|以上|员工|每|现有|毕业生|最多|不超过|达|超|约|近|各(?!科|类|学科|校区)|至少|前(?!台|端)|第|大学生|学员|导师|"
    r"住|不少于|其中|每组|培训(?!师|生|讲师|专员|老师|教师|主管|助理|经理)|男|女|团队|排名|报考|比例|录取|学历|专业|毕业|年龄|(?<!有)经验|月|年(?!级)|日(?!语)|容纳|配备|职称|具有|类\(?$"
)
_POST = expression(offers.POSTS)
_SECTION = expression(
    r"(?:[一二三四五六七八九十]{1,2}、\s?[一-龥]{0,4}?(?:薪酬|薪资|待遇|福利|报名|应聘|招聘流程|招聘程序|聘用|联系|投递|注意|其他)"
    r"|(?<=[。;\n])\s?(?:公司福利|福利待遇|薪酬福利|联系方式|报名方式|应聘方式))(?![^\n:,。;]{0,8}\d\s?[名人])"
)
"""A section behind the last position: what it says is true of all of them."""
_SUM_FIRST = expression(
    r"\s?[:、,]?\s?(?:薪资|待遇|月薪|薪酬)?:?\s?\(?\d[\d.,]*[kK千万]?\s?[-~至]{1,2}\s?\d[\d.,]*[kK千万]?\)?\s?元?(?:/[年月天])?"
)
"""Pay right behind a post's count: ``(10名)10000-15000元``."""
_BRACKETS = expression(r"[()]")
_TIMED_SUM = expression(r"\d[\d.]*[kK千万]?\s?[-~至]{1,2}\s?\d[\d.]*[kK千万]?\s?元?/(?:小时|[年月天日])")
_NUMBER = expression(r"^[一二三四五六七八九十\d]{1,3}[、.]\s?")
_PREFIX = expression(
    r"^(?:现|诚|特|急)?(?:诚)?(?:招)?聘:?|^.*(?:岗位|职位|要求|招聘|诚聘|急聘|人员如下)(?=[一-龥A-Za-z/]{2})"
)
_COUNTS = expression(r"[\d一二三四五六七八九十]\s?[名人位]|若干|数[名人]")
"""Whatever any of the patterns takes for a count."""
_BEFORE_COUNT, _BEHIND_COUNT = 100, 24
"""Letters of a heading before the last numeral of its count, and from there on, at most."""
_HEADED = expression(
    r"^[^\S\n]*(?:岗位|职位|人数|学历|专业|招聘岗位|招聘人数|学历要求|专业要求)[^\S\n]*$", re.MULTILINE
)
_CSV = expression(r"(?:岗位|职位)(?:名称)?\s?[,，]")
_TITLE_LABEL = expression(
    r"[\n。;:][ \t]*(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.]\s?)?【?(?:招聘)?(?:岗位|职位)"
    r"(?:名称|[一二三四五六七八九十\dA-Z]{1,2})?】?\s?:\s?([^\n,。;:()\s]{2,30})"
)
_NO_NAME = expression(r"见|如下|附件|若干|不限|多个|[等类]\Z|\d[名人]")
"""``岗位:详见附件``."""
_IN_BRACKETS = expression(r"([一-龥A-Za-z/+]{2,20})\s?\((\d{1,4}|若干)[人名][,、;]\s?([^()]{2,60})\)")
_PLACE = expression(r"(?:工作地点?|地点|base)(?:在|为|:|\s)*[一-龥]{2,20}")
_TOLD = expression(r"(?:^|[\n。;])[ \t]*(?:\d{1,2}[.、][ \t]?)?([一-龥A-Za-z/]{2,20}):[ \t]?([^\n]{4,300})")
_PLACED = expression(
    rf"[ \t]*(?:\d{{1,2}}[.、][ \t]?|[·•●-][ \t]?)?(?P<title>[一-龥A-Za-z/+]{{0,12}}(?:{offers.POSTS})):[ \t]?"
    r"(?P<places>[一-龥]{2,8}(?:[、/][一-龥]{2,8}){0,15})(?:[,;][ \t]?(?P<rest>.{1,60}))?(?=\Z|。)"
)
_EXCEPTED = expression(
    r"学历(?:要求|学位)?[:为][ \t]?(?P<others>[^\n。;,()]{2,20})\((?P<title>[一-龥]{2,8}?)(?:岗位?|职位|专业)?(?:可?放宽[至到]|可?为|要求|:)?"
    r"(?P<degree>(?:大专|专科|本科|硕士|博士|研究生)[^()]{0,10})\)"
)
"""``学历:硕士及以上(财务岗本科及以上)``."""
_BLOCK_FIELDS = ("degree", "majors", "location", "salary", "headcount")
_DIGIT = expression(r"\d")
_DEGREE_WORDS = expression(r"学历|本科|硕士|博士|研究生|大专|专科|中专")


def may_list(text: str) -> bool:
    """Whether anything looks like a table or a count, so that a plain text costs nothing."""
    if "\t" in text or "|" in text or "若干" in text:
        return True
    if offers.COUNTED.search(text) or _CSV.search(text):
        return True
    if text.count("\n") > 1 and len(_HEADED.findall(text)) > 2:
        return True
    return bool(_placed_lines(clean(text)))


def read(text: str, names: Iterable[str] = ()) -> list[Fields]:
    """Positions in the contract's shape, in the order of the text; ``text`` still has its tabs and line breaks.

    ``names`` are those that a title lists: where a table lost its marks, they tell where the name of a position begins.
    """
    found = position_tables.rows(text)
    if not found:
        prepared = clean(text)
        found = _labelled_blocks(prepared) or _bracketed(prepared) or _blocks(prepared) or _placed(prepared)
        found = _explained(prepared, found)
    known = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    return [of_row(Row(_named(row.title, known), row.cells)) for row in found[:MOST]]


def _named(title: str, known: list[str]) -> str:
    """The known name that a title ends with, or the title as it is."""
    return next((name for name in known if title.endswith(name)), title)


def in_title(title: str) -> list[offers.Counted]:
    """Positions or units with counts that a title lists: 甲镇人民政府1名、乙镇人民政府2名."""
    if not offers.COUNTED.search(title):
        return []
    found = [offers.Counted(int(match[2]), int(match[2]), match) for match in _RUN.finditer(title)]
    return found if len(found) > 1 and not any(_NO_POSITION.search(post.found[1]) for post in found) else []


def _placed_lines(text: str) -> list[re.Match[str]]:
    return [found for line in text.split("\n") if ":" in line and (found := _PLACED.match(line)) is not None]


def _placed(text: str) -> list[Row]:
    """Lines of a post with its places and pay: ``后端开发实习生:北京、上海,400-500元/天``."""
    return [
        Row(found["title"], {"location": found["places"], "salary": found["rest"] or "", "text": found["rest"] or ""})
        for found in _placed_lines(text)
        if len("".join(piece.text for piece in locations.read(found["places"]).explain)) * 2 > len(found["places"])
    ]


def _explained(text: str, rows: list[Row]) -> list[Row]:
    """Rows that are but names and counts, each with what a line that begins with its name tells: ``博士后:取得博士学位``."""
    bare = {row.title for row in rows if not row.cells.get("degree") and not row.cells.get("text")}
    told: dict[str, str] = {}
    for line in _TOLD.finditer(text) if bare else ():
        if line[1] in bare:
            told.setdefault(line[1], line[2])
    excepted = _EXCEPTED.search(text) if bare else None
    return [_with(row, told.get(row.title, ""), excepted) if row.title in bare else row for row in rows]


def _with(row: Row, told: str, excepted: re.Match[str] | None) -> Row:
    """A row with the words told of it, else with the degree that a label gives all, or the one that it excepts."""
    if told:
        return Row(
            row.title, _described(row.title, told).cells | {name: cell for name, cell in row.cells.items() if cell}
        )
    if excepted is None:
        return row
    own = row.title.startswith(excepted["title"]) or excepted["title"].startswith(row.title)
    return Row(row.title, row.cells | {"degree": excepted["degree" if own else "others"]})


def _labelled_blocks(text: str) -> list[Row]:
    """Blocks that each begin with 岗位名称：… or 岗位一：…; a single one must tell how many people it is for."""
    heads = [found for found in _TITLE_LABEL.finditer(f"\n{text}") if not _NO_NAME.search(found[1])]
    ends = [*(found.start() for found in heads[1:]), len(text) + 1]
    rows = [_labelled_block(found, end) for found, end in zip(heads, ends, strict=False)]
    if len(rows) == 1:
        return [row for row in rows if "headcount" in labelled(f"\n{text}")]
    return rows if all(row.cells.get("headcount") or row.cells.get("degree") for row in rows) else []


def _labelled_block(found: re.Match[str], end: int) -> Row:
    body = found.string[found.end() : end][:_LONGEST_BLOCK]
    row = _described(first_part(found[1]) or found[1], body)
    row.cells.setdefault("salary", _pay(body))
    counted = headcount.read(row.cells.get("headcount") or body).explain
    return Row(row.title, row.cells | ({"headcount": counted[0].text} if counted else {}))


def _bracketed(text: str) -> list[Row]:
    """``算法工程师(3人,硕士及以上,北京);测试工程师(2人,本科,西安)``."""
    matches = _IN_BRACKETS.finditer(text) if _counts_several(text) else ()
    found = [match for match in matches if not _NO_POSITION.search(match[1])]
    if len(found) < 2:
        return []
    return [
        Row(match[1], {"headcount": match[2], "degree": match[3], "location": match[3], "text": match[3]})
        for match in found
    ]


def _blocks(text: str) -> list[Row]:
    """Headings with a count, numbered or not, each with the text up to the next one; or a run of ``职位N名``.

    A single one counts only where it is numbered: where a text has no second count, the other patterns need not be tried.
    """
    listed = _heads(_HEADING, text)
    if _counts_several(text):
        listed = max(listed, _heads(_UNNUMBERED, text), key=len)
        runs = _runs(text)
        if len(runs) > len(listed) or (len(listed) == 1 and listed[0].re is _UNNUMBERED):
            return runs
    ends = [*(found.start() for found in listed[1:]), len(text)]
    return [_block(found, text[found.end() : end]) for found, end in zip(listed, ends, strict=False)]


def _counts_several(text: str) -> bool:
    return next(islice(_COUNTS.finditer(text), 1, None), None) is not None


def _counted(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of an expression that ends with a count: tried near counts alone, as it is slow."""
    for stretch in stretches((count.start() for count in _COUNTS.finditer(text)), _BEFORE_COUNT, _BEHIND_COUNT):
        yield from pattern.finditer(text, *stretch)


def _heads(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Where a position begins; not where a sentence tells how many there are already."""
    found = (match for match in _counted(pattern, text) if not _NO_POSITION.search(_bare(match["title"])))
    return [match for match in found if not headcount.is_fact(text, match.start("title"))]


def _runs(text: str) -> list[Row]:
    text = re.sub(r"[包提供]{1,2}(?:吃|食)?(?:住宿|吃住|住)", ",", text)
    runs = [found for found in _counted(_RUN, text) if not _NO_POSITION.search(_bare(found[1]))]
    runs = [found for found in runs if not headcount.is_fact(text, found.start())]
    runs = [found for found in runs if _POST.search(found[1]) or not locations.read(found[1]).value]
    if not any(after.start() - found.end() < 40 for found, after in pairwise(runs)):
        return []
    ends = [*(found.start() for found in runs[1:]), len(text)]
    bodies = [text[found.end() : end] for found, end in zip(runs, ends, strict=True)]
    told = all(len(body) >= _FEWEST_WORDS or _DEGREE_WORDS.search(body) for body in bodies)
    return [_run(found, body if told else "") for found, body in zip(runs, bodies, strict=True)]


def _run(found: re.Match[str], body: str) -> Row:
    """One of a run, with what its words state where each has some of its own."""
    section = _SECTION.search(body)
    body = body[: section.start() if section else _LONGEST_RUN]
    row = _described(_bare(found[1]), body)
    row.cells.setdefault("salary", _sum_at(found.string, found.end()) or _pay(body))
    return Row(row.title, row.cells | {"headcount": found[2]})


def _sum_at(text: str, place: int) -> str:
    """The sum of pay that stands right behind a count, without the brackets around it."""
    told = _SUM_FIRST.match(text, place)
    return _BRACKETS.sub("", told[0]).strip("、, :") if told else ""


def _bare(title: str) -> str:
    """A name without its number and the words that announce it."""
    return _PREFIX.sub("", _NUMBER.sub("", title.lstrip(")） ").rstrip("(（ /:-")))


def _block(found: re.Match[str], body: str) -> Row:
    if section := _SECTION.search(body):
        body = body[: section.start()]
    row = _described(_bare(found["title"]), body[:_LONGEST_BLOCK])
    listed = offers.at_begin(body)
    if listed is not None:
        parts = listed.found["parts"].split("/")
        row.cells.setdefault("salary", next((part for part in parts if salary.read(part).explain), ""))
        row.cells.setdefault("location", offers.without_sums("/".join(parts[:2])) if listed.places else "")
    row.cells.setdefault("salary", _sum_at(body, 0) or _pay(body[:_LONGEST_BLOCK]))
    people = found["count"] if found["count"] != "数" else "若干"
    return Row(row.title, row.cells | {"headcount": people})


def _pay(body: str) -> str:
    """The sentences of a position's text that name its pay, else the first span of money with a time."""
    timed = _TIMED_SUM.search(body)
    return clauses.Clauses(body).near(SENTENCE, 10, 44, 3) or (timed[0] if timed else "")


def _described(title: str, body: str) -> Row:
    """A position and what the labels and sentences below its name state."""
    stated = labelled("\n" + body)
    cells: dict[str, str] = {name: stated[name] for name in _BLOCK_FIELDS if name in stated}
    cells.setdefault("degree", clauses.Clauses(body).near(_DEGREE_WORDS, 30, 40, 3))
    if place := _PLACE.search(body):
        cells.setdefault("location", place[0])
    return Row(title, cells | {"text": body})


def of_row(row: Row) -> Fields:
    """A position in the contract's shape of its strings by field."""
    cells = row.cells
    people = headcount.read(cells.get("headcount", "")).value
    pay = salary.read(cells["salary"]).value if cells.get("salary") else None
    education = degrees.read(cells.get("degree") or cells.get("text", "")[:300]).value
    return {
        "title": row.title[:200],
        "headcount": {name: people[name] for name in ("min", "max", "approx")},
        "education": education,
        "majors": _subjects(cells, graduate=education["min"] in ("master", "doctor")),
        "locations": locations.read(cells["location"]).value if cells.get("location") else [],
        "salary": pay if pay and (pay["min"] is not None or pay["negotiable"]) else None,
        "employer": cells.get("employer", "")[:200],
        "department": cells.get("department", ""),
    }


def _subjects(cells: dict[str, str], *, graduate: bool) -> list[str]:
    """Codes of the column of majors, else of what the requirements say; a number is that of the degree's own catalogue."""
    said = cells.get("majors", "")
    if not said:
        return major_sentences.mentions(clean(cells.get("text", ""))).value
    return majors.read(f"研究生专业:{said}" if graduate and _DIGIT.search(said) else said).value
