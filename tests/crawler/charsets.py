"""Makes pages in every encoding that Chinese sites use, with declarations that are right, wrong, missing or many."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from opencc import OpenCC

_SENTENCES = [
    "面向{year}届高校毕业生公开招聘{post}若干名，工作地点为{place}，详情见单位网站。",
    "{place}{name}有限公司成立于1998年，主要从事{trade}的研发、生产与销售。",
    "报名时间：{year}年3月1日至4月30日，逾期不再受理，请登录单位招聘系统填写简历。",
    "岗位要求：{trade}相关专业，本科及以上学历，具有良好的沟通能力和团队精神。",
    "薪资待遇：试用期月薪8000元起，缴纳五险一金，提供住宿与餐补，年终奖另计。",
    "宣讲会定于{year}年10月20日下午两点半在大学生活动中心二楼报告厅举行，欢迎同学们参加。",
    "联系人：{person}老师，咨询电话请见官网；简历请以“姓名+专业+应聘岗位”命名。",
    "本次招聘坚持公开、平等、竞争、择优的原则，不收取任何费用。",
]
_PLACES = ["西安", "成都", "武汉", "乌鲁木齐", "呼和浩特", "亳州", "儋州", "衢州", "郴州", "濮阳", "黟县", "鄄城"]
_NAMES = ["秦岭", "汉水", "洞庭", "太湖", "鑫淼", "瀚海", "垚森", "骉驰", "晟昱", "曌宇", "旸辉", "堃泰"]
_TRADES = ["机械设计", "生物医药", "轨道交通", "集成电路", "软件工程", "土木工程", "会计学", "食品科学"]
_PEOPLE = ["王", "李", "张", "陈", "冼", "逄", "仝", "亓", "昝", "晁"]
_RARE = ["𠮷", "㛃", "䶮", "㵘", "龑", "喆", "囍", "堃", "·", "—", "…", "㎡", "℃", "①", "№"]
_TRADITIONAL = OpenCC("s2tw")

ENCODINGS = ("gb2312", "gbk", "gb18030", "big5", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
_LABELS = [
    *("utf-8", "UTF8", "utf8mb4", "gb2312", "GB2312-80", "gbk", "GB18030", "x-gbk", "cp936", "big5", "Big5-HKSCS"),
    *(
        "iso-8859-1",
        "latin1",
        "windows-1252",
        "us-ascii",
        "unicode",
        "utf-16",
        "none",
        "text/html",
        "",
        "??",
        "x-unknown",
    ),
]


@dataclass(frozen=True)
class Made:
    """A page as bytes, what declared it, and what it says."""

    body: bytes
    content_type: str
    title: str
    text: str
    encoding: str

    def read_from(self, text: str) -> bool:
        """Whether a decoding has title and body to the letter."""
        return f"<title>{self.title}</title>" in text and self.text in text


def announcement(draw: random.Random, sentences: int) -> tuple[str, str]:
    """A title and a text."""
    values = {
        "year": str(draw.choice((2026, 2027))),
        "post": draw.choice(_TRADES) + "工程师",
        "place": draw.choice(_PLACES),
        "name": draw.choice(_NAMES) + draw.choice(_TRADES),
        "trade": draw.choice(_TRADES),
        "person": draw.choice(_PEOPLE),
    }
    text = "".join(draw.choice(_SENTENCES).format(**values) for _ in range(sentences))
    return "{place}{name}有限公司{year}届校园招聘公告".format(**values), text


def _fitting(text: str, encoding: str, draw: random.Random) -> str:
    """The text as that encoding can write it: traditional for Big5, with rare characters where they exist."""
    if encoding == "big5":
        text = _TRADITIONAL.convert(text)
    elif encoding not in ("gb2312", "gbk"):
        text += draw.choice(_RARE)
    return text.encode(encoding, "ignore").decode(encoding)


def _declarations(draw: random.Random, right: str) -> tuple[str, str]:
    """Header and meta elements: right, wrong, missing, doubled or contradicting each other."""
    kind = draw.choice(("right", "wrong", "missing", "doubled", "conflicting", "late"))
    label = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(right, right)
    wrong = [draw.choice(_LABELS) for _ in range(3)]
    header = {"right": label, "missing": None, "late": None}.get(kind, wrong[0])
    metas = {"right": [label], "wrong": [wrong[1]], "missing": [], "doubled": [wrong[1], label], "late": [label]}
    pad = "<script>" + "var a=1;" * 800 + "</script>" if kind == "late" else ""
    written = "".join(
        draw.choice(
            (f'<meta charset="{name}">', f'<meta http-equiv="Content-Type" content="text/html; charset={name}">')
        )
        for name in metas.get(kind, wrong[1:])
    )
    return ("text/html" if header is None else f"text/html; charset={header}"), pad + written


def page(draw: random.Random, encoding: str, sentences: int | None = None) -> Made:
    """One page in that encoding."""
    title, text = announcement(draw, sentences or draw.randint(2, 12))
    title, text = _fitting(title, encoding, draw), _fitting(text, encoding, draw)
    content_type, metas = _declarations(draw, encoding)
    markup = f"<!DOCTYPE html><html><head>{metas}<title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    return Made(markup.encode(encoding), content_type, title, text, encoding)


def pages(count: int, seed: int = 20261125) -> Iterator[Made]:
    """So many pages, the encodings by turns."""
    draw = random.Random(seed)
    for number in range(count):
        yield page(draw, ENCODINGS[number % len(ENCODINGS)])
