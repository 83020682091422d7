"""Invented announcements for sites of unknown content systems: what each site holds, and so what must be found."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

_PLACES = ("青岚", "沧江", "云麓", "望海", "北陵", "临川", "松原岭", "石桥")
_FIRMS = (
    "精密机械有限公司",
    "新材料股份有限公司",
    "数据科技有限公司",
    "人民医院",
    "第三中学",
    "水务集团",
    "农商银行",
    "设计研究院",
)
_FORMS = (
    "{firm}{year}年校园招聘公告",
    "{firm}{year}届毕业生春季招聘简章",
    "关于举办{place}市{year}年春季大型双选会的通知",
    "{firm}公开招聘工作人员启事",
    "{place}市事业单位{year}年公开招聘工作人员公告",
    "关于转发《{place}市人才引进实施办法》的通知",
    "{firm}专场宣讲会",
    "{firm}实习生招募（暑期）",
    "{year}年{place}区选调优秀毕业生工作公告",
    "{firm}诚聘英才",
)
_SENTENCES = (
    "根据工作需要，经研究决定，面向社会公开招聘工作人员，现将有关事项公告如下。",
    "招聘条件：遵守中华人民共和国宪法和法律，具有良好的品行，具备岗位所需的专业知识。",
    "报名时间：自公告发布之日起至{deadline}止，逾期不予受理，请提前准备好相关材料。",
    "应聘人员请将个人简历、学历证书扫描件发送至指定邮箱，邮件主题请注明应聘岗位。",
    "待遇：按照国家和本单位有关规定执行，提供五险一金、带薪年假以及定期体检。",
    "资格审查贯穿招聘工作全过程，凡弄虚作假者，一经查实即取消录用资格。",
    "面试时间与地点另行通知，请保持通讯畅通，并留意本网站后续发布的公告。",
)


@dataclass(frozen=True)
class Notice:
    """One announcement; ``kind`` of body: text, table, image or pdf."""

    number: int
    title: str
    day: date
    paragraphs: tuple[str, ...] = ()
    kind: str = "text"
    files: tuple[tuple[str, str], ...] = ()

    @property
    def cut(self) -> str:
        """The title as narrow lists show it."""
        return self.title if len(self.title) <= 18 else self.title[:17] + "..."


@dataclass(frozen=True)
class Holding:
    """All announcements of a site, the newest first."""

    notices: tuple[Notice, ...] = field(default=())

    def page(self, number: int, size: int) -> tuple[Notice, ...]:
        """Rows of a 1-based page."""
        return self.notices[(number - 1) * size : number * size]

    def pages(self, size: int) -> int:
        """How many pages there are."""
        return -(-len(self.notices) // size)


@cache
def holding(seed: str, count: int = 27) -> Holding:
    """What the site named ``seed`` holds, always the same."""
    draw = random.Random(seed)
    day, found, seen = date(2026, 11, 20), [], set()
    while len(found) < count:
        place, firm = draw.choice(_PLACES), draw.choice(_FIRMS)
        title = draw.choice(_FORMS).format(firm=f"{place}{firm}", place=place, year=draw.choice((2026, 2027)))
        if title in seen:
            title = f"{title}（第{len(found) + 1}号）"
        seen.add(title)
        day -= timedelta(days=draw.choice((0, 1, 1, 2, 5, 30)))
        deadline = day + timedelta(days=draw.randint(5, 40))
        texts = draw.sample(_SENTENCES, draw.randint(3, 6))
        number = 4000 + count - len(found)
        files = ((f"附件1：{place}岗位表.xlsx", f"/upload/{number}.xlsx"),) if draw.random() < 0.25 else ()
        kind = "image" if len(found) == 7 else "pdf" if len(found) == 12 else "table" if draw.random() < 0.2 else "text"
        words = tuple(text.format(deadline=f"{deadline.year}年{deadline.month}月{deadline.day}日") for text in texts)
        found.append(Notice(number, title, day, words, kind, files))
    return Holding(tuple(found))


def paragraphs(notice: Notice, tag: str = "p", attributes: str = "") -> str:
    """The body as HTML."""
    opening = f"<{tag} {attributes}>".replace(" >", ">")
    if notice.kind == "image":
        return f'{opening}<img src="/upload/{notice.number}.jpg" width="800"></{tag}>'
    if notice.kind == "pdf":
        return f'<iframe src="/upload/{notice.number}.pdf" width="100%" height="900"></iframe>'
    text = "".join(f"{opening}{line}</{tag}>" for line in notice.paragraphs)
    if notice.kind == "table":
        rows = "<tr><td>岗位</td><td>人数</td><td>学历</td></tr><tr><td>技术员</td><td>3</td><td>本科及以上</td></tr>"
        text += f'<table border="1">{rows}</table>'
    return text


def files(notice: Notice, prefix: str = "") -> str:
    """Links to the attachments."""
    return "".join(f'{prefix}<a href="{url}">{name}</a>' for name, url in notice.files)
