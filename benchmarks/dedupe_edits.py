"""What other sites do to a notice, and which neighbours look like it: pure functions of a random generator and a record.

A record is ``{"title", "employer", "location", "description", "salary", "date_posted"}``. Phrases come in two halves: those
of ``SEEN`` may guide development, those of ``UNSEEN`` only appear in the held-out half.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, timedelta

from opencc import OpenCC

Record = dict[str, str]
Edit = Callable[[random.Random, Record, bool], Record]

SEEN = {
    "head": ["各位毕业生：", "来源：就业指导中心  发布时间：2026-03-05  浏览次数：312", "当前位置：首页 > 招聘信息 > 正文", "【字体：大 中 小】 打印本页"],
    "tail": ["本信息由用人单位提供，请同学们注意甄别，谨防诈骗。", "上一篇：关于举办春季双选会的通知", "附件下载：报名表.doc", "版权所有 就业信息网 技术支持：软件公司", "责任编辑：就业办  审核：学工部"],
    "prefix": ["【校招】", "转发：", "【最新】", "[推荐]", "（置顶）", "【急聘】"],
    "suffix": ["（五险一金）", "-就业信息网", " [图]"],
    "contact": ["联系人：王老师  电话：029-8****000  邮箱：hr***@example.com", "简历投递邮箱：job***@example.com，邮件主题注明姓名+专业+岗位"],
}  # fmt: skip
UNSEEN = {
    "head": ["同学们好，以下岗位由校友企业推荐，欢迎关注。", "信息编号：JY20260305017  点击：89  录入：管理员", "您所在的位置：网站首页 >> 用人单位招聘 >> 查看详情", "各学院、各位2026届毕业生："],
    "tail": ["声明：以上内容为企业自主发布，如有不实请及时举报。", "收藏本职位  举报  微信扫码分享给同学", "下一篇：某某集团空中宣讲会安排", "分享： QQ空间 微博 微信  【关闭】", "就业创业服务处 2026年3月6日"],
    "prefix": ["【校友推荐】", "[转载]", "★", "【国企】", "【长期有效】", "Re:"],
    "suffix": ["_人才网", "（待遇优厚）", " NEW!"],
    "contact": ["咨询QQ群：12****89，或到就业中心203室领取表格", "HR微信：ab***cd（加时请备注学校+姓名）"],
}  # fmt: skip
_FORMS = ("股份有限公司", "有限责任公司", "集团有限公司", "控股有限公司", "有限公司")
_DATES = re.compile(r"(20\d\d)[年./\-](\d{1,2})[月./\-](\d{1,2})日?")
_SENTENCE = re.compile(r"(?<=[。；;\n])")
SWAPS = [
    ("前端", "后端"), ("Java", "Python"), ("java", "php"), ("C++", "Java"), ("会计", "出纳"), ("销售", "市场"), ("产品", "运营"), ("测试", "实施"),
    ("算法", "嵌入式"), ("硬件", "软件"), ("语文", "数学"), ("人事", "行政"), ("护士", "药师"), ("Android", "iOS"), ("数据分析", "数据开发"), ("工程师", "产品经理"),
    ("机械", "电气"), ("结构", "工艺"), ("律师", "专利代理人"), ("客服", "文案"), ("审计", "税务"), ("教师", "班主任"), ("助理", "主管"), ("专员", "经理"),
]  # fmt: skip
CITIES = [
    "北京",
    "上海",
    "广州",
    "深圳",
    "成都",
    "武汉",
    "西安",
    "南京",
    "杭州",
    "重庆",
    "郑州",
    "长沙",
    "合肥",
    "苏州",
    "青岛",
    "昆明",
    "厦门",
    "沈阳",
]


def _words(held: bool) -> dict[str, list[str]]:
    return UNSEEN if held else SEEN


def boilerplate(rng: random.Random, record: Record, held: bool) -> Record:
    words = _words(held)
    head = rng.sample(words["head"], rng.randint(0, 2))
    tail = rng.sample(words["tail"], rng.randint(1, 3))
    return record | {"description": "\n".join([*head, record["description"], *tail])}


def contact(rng: random.Random, record: Record, held: bool) -> Record:
    return record | {"description": f"{record['description']}\n{rng.choice(_words(held)['contact'])}"}


def prefix(rng: random.Random, record: Record, held: bool) -> Record:
    return record | {"title": rng.choice(_words(held)["prefix"]) + record["title"]}


def suffix(rng: random.Random, record: Record, held: bool) -> Record:
    return record | {"title": record["title"] + rng.choice(_words(held)["suffix"])}


def with_employer(rng: random.Random, record: Record, held: bool) -> Record:
    """The employer before a position's title, as career centres write it."""
    if not record["employer"] or record["employer"][:4] in record["title"]:
        return record
    form = rng.choice(["{e}招聘{t}", "{e}-{t}", "{e}诚聘{t}"] if not held else ["{e}{t}招聘", "{e}：{t}", "【{e}】{t}"])
    return record | {"title": form.format(e=record["employer"], t=record["title"])}


def short_employer(rng: random.Random, record: Record, held: bool) -> Record:
    """The registered name without its legal form, sometimes without its place; in the title too."""
    name = short = record["employer"]
    short = next((short.removesuffix(form) for form in _FORMS if short.endswith(form)), short)
    without = re.sub(r"^(?:[\u4e00-\u9fff]{2,3}(?:省|市)|[（(][\u4e00-\u9fff]{2,3}[)）])", "", short)
    if rng.random() < 0.4 and len(without) >= 4:
        short = without
    if len(short) < 3:
        return record
    return record | {"employer": short, "title": record["title"].replace(name, short)}


def brackets(rng: random.Random, record: Record, held: bool) -> Record:
    """Places in a name: brackets of the other width."""
    return record | {"employer": record["employer"].translate(str.maketrans("（）()", "()（）"))}


def reformat_dates(rng: random.Random, record: Record, held: bool) -> Record:
    form = rng.choice(
        ["{0}-{1:02d}-{2:02d}", "{0}.{1}.{2}"] if not held else ["{0}/{1:02d}/{2:02d}", "{0} 年 {1} 月 {2} 日"]
    )
    swap = lambda m: form.format(m[1], int(m[2]), int(m[3]))  # noqa: E731
    return record | {"description": _DATES.sub(swap, record["description"])}


def reorder(rng: random.Random, record: Record, held: bool) -> Record:
    """Paragraphs (or thirds of the sentences) in another order."""
    parts = [part for part in record["description"].split("\n") if part.strip()]
    if len(parts) < 3:
        pieces = [piece for piece in _SENTENCE.split(record["description"]) if piece]
        third = max(1, len(pieces) // 3)
        parts = ["".join(pieces[i : i + third]) for i in range(0, len(pieces), third)]
    cut = rng.randrange(1, max(2, len(parts)))
    return record | {"description": "\n".join(parts[cut:] + parts[:cut])}


def truncate(rng: random.Random, record: Record, held: bool) -> Record:
    text = record["description"]
    return record | {
        "description": text[: max(120, int(len(text) * rng.uniform(0.5, 0.9)))] + rng.choice(["...", "……", ""])
    }


def full_width(rng: random.Random, record: Record, held: bool) -> Record:
    wide = {mark: mark + 0xFEE0 for mark in range(0x21, 0x7F) if chr(mark).isalnum()}
    return record | {"description": record["description"].translate(wide), "title": record["title"].translate(wide)}


def traditional(rng: random.Random, record: Record, held: bool, convert: OpenCC = OpenCC("s2t")) -> Record:  # noqa: B008
    return record | {name: str(convert.convert(record[name])) for name in ("title", "employer", "description")}


def no_salary(rng: random.Random, record: Record, held: bool) -> Record:
    return record | {"salary": ""}


def no_city(rng: random.Random, record: Record, held: bool) -> Record:
    return record | {"location": ""}


def wider_city(rng: random.Random, record: Record, held: bool) -> Record:
    """The city without its district."""
    return record | {"location": re.split(r"[-·]", record["location"])[0]}


def html(rng: random.Random, record: Record, held: bool) -> Record:
    text = record["description"].replace("\n", "<br/>" if not held else "</p><p style='text-indent:2em'>")
    marks = ["&nbsp;&nbsp;", "<p>", "&ldquo;"] if not held else ["<span style='font-size:14px'>", "&#160;", "&middot;"]
    at = rng.randrange(len(text) + 1)
    return record | {"description": marks[0] + text[:at] + rng.choice(marks) + text[at:]}


def later(rng: random.Random, record: Record, held: bool) -> Record:
    """Posted again some weeks later."""
    if not record["date_posted"]:
        return record
    day = date.fromisoformat(record["date_posted"]) + timedelta(days=rng.randint(0, 40))
    return record | {"date_posted": day.isoformat()}


def reword_title(rng: random.Random, record: Record, held: bool) -> Record:
    """公告 as 简章, 启事 …; a campaign's title only."""
    words = ["招聘公告", "招聘简章", "招聘启事"] if not held else ["招聘公告", "招聘通知", "招聘信息", "招聘正式启动"]
    found = next((word for word in words if word in record["title"]), None)
    if found is None:
        return record
    return record | {"title": record["title"].replace(found, rng.choice(words))}


EDITS: list[Edit] = [
    boilerplate, boilerplate, contact, prefix, suffix, with_employer, short_employer, brackets, reformat_dates, reorder, truncate, full_width,
    traditional, no_salary, wider_city, html, later, reword_title,
]  # fmt: skip


def repost(rng: random.Random, record: Record, held: bool, *, keep_city: bool = False) -> Record:
    """One to four edits; one repost in sixteen loses its city."""
    copy = dict(record)
    for edit in rng.sample(EDITS, rng.randint(1, 4)):
        copy = edit(rng, copy, held)
    return copy if keep_city or rng.random() > 1 / 16 else no_city(rng, copy, held)


def _shift(text: str, years: int) -> str:
    text = re.sub(r"(?<!\d)(20[12]\d)(?=\s*[年届级./\-])", lambda m: str(int(m[1]) + years), text)
    return re.sub(r"(?<!\d)([12]\d)(?=届)", lambda m: str(int(m[1]) + years), text)


def other_year(rng: random.Random, record: Record, held: bool) -> Record | None:
    """The same employer's notice of another year, with its years and day of posting."""
    years = rng.choice([-1, 1])
    title, text = _shift(record["title"], years), _shift(record["description"], years)
    posted = record["date_posted"] and _shift(record["date_posted"], years)
    if not posted and title == record["title"]:
        return None
    return record | {"title": title, "description": text, "date_posted": posted}


def other_batch(rng: random.Random, record: Record, held: bool) -> Record | None:
    """A further batch: 第二批, 补录; its schedule is later."""
    if "招聘" not in record["title"] or re.search(r"[批补次期轮]", record["title"]):
        return None
    word = rng.choice(["第二批", "补录", "（第三批）"] if not held else ["第四批", "补充招聘", "（第二次）", "第2批"])
    title = (
        record["title"] + word
        if word[0] == "（"
        else record["title"].replace("招聘", f"{word}招聘" if word[-2:] != "招聘" else word, 1)
    )
    text = record["description"]
    if rng.random() < 0.5:
        text = _DATES.sub(lambda m: f"{m[1]}年{int(m[2]) % 12 + 1}月{m[3]}日", text)
    posted = (
        record["date_posted"]
        and (date.fromisoformat(record["date_posted"]) + timedelta(days=rng.randint(15, 70))).isoformat()
    )
    return record | {"title": title, "description": text, "date_posted": posted}


def other_season(rng: random.Random, record: Record, held: bool) -> Record | None:
    """秋季 for 春季; half a year earlier or later."""
    pairs = [("春季", "秋季"), ("春招", "秋招"), ("秋季", "春季"), ("秋招", "春招")]
    found = next((pair for pair in pairs if pair[0] in record["title"]), None)
    if found is None:
        return None
    posted = (
        record["date_posted"]
        and (date.fromisoformat(record["date_posted"]) + timedelta(days=rng.choice([-170, 170]))).isoformat()
    )
    text = record["description"].replace(*found)
    return record | {"title": record["title"].replace(*found), "description": text, "date_posted": posted}


def other_city(rng: random.Random, record: Record, held: bool) -> Record | None:
    """The same vacancy in another city, named in the text where the first is."""
    town = re.split(r"[-·]", record["location"])[0].removesuffix("市")[:3]
    if len(town) < 2:
        return None
    new = rng.choice([city for city in CITIES if city not in record["location"] and city[:2] != town[:2]])
    text = re.sub(rf"{re.escape(town)}(?!市?[\u4e00-\u9fff]{{2,14}}公司)", new, record["description"])
    title = record["title"].replace(town, new) if town not in record["employer"] else record["title"]
    return record | {"location": new, "description": text, "title": title}


def other_position(rng: random.Random, record: Record, held: bool) -> Record | None:
    """Another position of the same employer from the same template."""
    found = [pair for pair in SWAPS if pair[0] in record["title"] and pair[0] not in record["employer"]]
    if not found:
        return None
    old, new = rng.choice(found)
    return record | {"title": record["title"].replace(old, new), "description": record["description"].replace(old, new)}


def other_employer(rng: random.Random, record: Record, held: bool, others: list[str] | None = None) -> Record | None:
    """Another employer that uses the same template."""
    new = rng.choice(others or ["某某科技有限公司"])
    if not record["employer"] or new[:4] == record["employer"][:4]:
        return None
    old = record["employer"]
    return record | {
        "employer": new,
        "title": record["title"].replace(old, new),
        "description": record["description"].replace(old, new),
    }


def drop_guards(rng: random.Random, record: Record, share: float) -> Record:
    """Employer, place, day and the years of the title, each missing with this probability."""
    copy = dict(record)
    for name in ("employer", "location", "date_posted"):
        if rng.random() < share:
            copy[name] = ""
    if rng.random() < share:
        copy["title"] = re.sub(r"20\d\d年?届?|(?<!\d)\d\d届", "", copy["title"]) or copy["title"]
    return copy
