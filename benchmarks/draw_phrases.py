"""Draws real phrases to label by hand: ``python -m benchmarks.draw_phrases KIND [--seed 1] [--size 100] > FILE``.

KIND is one of ``pairs`` (two names of employers that share letters few others have, a third of them public bodies or short
names), ``shortened`` (a name and one that it may be an abbreviation of), ``employers`` (every other one with a word of a class that few have), ``majors``, ``subjects`` (labelled lists of them), ``flags``, ``contacts``, ``years``, ``cohorts`` (years beside their words), ``stages``, ``roles``, ``headcount``, ``salary``, ``degrees`` and ``locations``
(clauses around a word of the kind, one a posting, no two alike), ``each_role`` (dated clauses with words of each role in turn, none
labelled before), ``fields`` (the sources' own strings of places, degrees, pay and headcount; most are two words long), ``titles``,
``addresses`` (texts with a network address near a word of applying) and ``trades`` (whole postings for ``benchmarks.real_employers``). The words that pick a clause are wider than what the readers look for, so that misses are drawn too.
Phrases go to the standard output and stay out of the project; only labelled ones without personal data come in.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest
from typing import Any

from benchmarks import real_employers
from benchmarks.draw_postings import CAMPUS, DATA, employer_of, rows_of
from benchmarks.drawn import FOLDER, text_of
from benchmarks.gold import cases

_SENTENCE = re.compile(r"[^。;；!！?？\n]{4,90}")
_BESIDE = 6
"""Letters on each side of a cue that make a phrase another one than those drawn before."""
_NEAR_ADDRESS = re.compile(
    r"(?:网申|报名|投递|申请|登[录陆]|招聘|校招|简历|应聘).{0,40}?((?:https?://|www\.)[\w\-.~:/?#@!$&'*+,;=%]+)",
    re.DOTALL,
)
_TEXT = 100
"""Characters of a text that says something of the employer or of what is done."""
_PUBLIC = re.compile(r"大学|学院|医院|局$|委员会|中心$|研究[院所]|中学|小学|银行|分行|分公司")
_RARER = re.compile(
    r"大学|学院|学校|中学|幼儿园|医院|局|委|中心|研究|中国|国|集团|银行|保险|电力|电网|铁|航|核|油|水务|城|投|设计院|[A-Za-z]{4}|会$|部$"
)
_STEPS = "笔试|面试|报名|体检|考察|公示|(?<!任职)资格|缴费|准考证|初审|复审|截止|网申|测评|签约|宣讲|双选|投递"
_DATED = r"(?:\d\s?月(?!薪)|\d\s?[日号]|20\d\d[./-]\d)"
_CUES = {
    "majors": r"(?:(?!计算机)[一-龥A-Za-z、/()（）]){3,50}(?:专业(?!知识|技能|的|性|化|团队|水平|服务)|类(?=[,，、 ]|$))",
    "subjects": r"(?:专业要求|需求专业|所需专业|学科专业|专业及学历|专业名称及代码|专业)[:：]",
    "contacts": r"电话|手机|微信|QQ|qq|邮箱|邮件|联系|@|＠|致电|短信|\*{3,}|[xX]{4,}|身份证",
    "years": r"届|应届|毕业(?:时间|于|生)|20[12]\d年.{0,6}毕业",
    "cohorts": (
        r"(?:20[12]\d|(?<!\d)[12]\d)[^。;；\n]{0,16}?(?:届|毕业|graduat)|择业期|二[〇零○]|[Cc]lass of|"
        r"(?:届|毕业(?:时间|年|于)|[Gg]raduat)[^。;；\n]{0,16}?(?:20[12]\d|(?<!\d)[12]\d\s?[年届./])"
    ),
    "roles": r"\d\s?月(?!薪)|20\d\d\s?[年./-]\s?\d|截[止至]|即日|招满|长期有效|年底[前止]|[上中下]旬|[本下]周[一二三四五六日内]",
    "headcount": r"[\d一二三四五六七八九十百两]\s?(?:余|多)?[人名位]|若干|各\s?\d",
    "salary": r"薪|工资|待遇|收入|补贴|奖金|面议|\d\s?[kK万千元]",
    "degrees": r"学历|学位|本科|硕士|博士|研究生|[大专]专|中专|高中|中职|高职|文化程度",
    "locations": r"工作地|工作城市|工作区域|上班地|地址|位于|坐落|总部|[一-龥]{2}(?:省|市|区|县)",
    "stages": rf"(?:{_STEPS})[^。；;\n]{{0,16}}{_DATED}|{_DATED}[^。；;\n]{{0,16}}(?:{_STEPS})",
}
_SUBJECTS = re.compile(
    r"[一-龥（）()A-Za-z]{2,18}(?:[、,，/；;][一-龥（）()A-Za-z]{2,18}){2,40}(?<=专业)(?=毕业|本科|硕|博士|大专|优先|背景|[,，。;；、)）\s]|$)"
)
_BETWEEN = re.compile(r"[、,，/；;:：（）()]|等|相关|专业")
_DIGITS = re.compile(r"\d+")
_FIELDS = ("city_raw", "degree_raw", "salary_raw", "headcount_raw")
_FLAGS = {
    "gender": r"[男女](?:性|生|士|孩)?|帅哥|美女|性别",
    "marriage": r"婚|育|孕|单身|恋爱",
    "age": r"岁|年龄|[0789]0后|出生|年轻",
    "school_rank": r"985|211|双一流|[一二三]本|名校|重点(?:大学|院校|高校|本科)|第一学历|QS|排名|知名(?:大学|院校)",
    "household": r"户籍|户口|本地|当地|外地|生源|籍",
    "ethnicity": r"民族|[汉回维藏满苗壮彝]族",
    "religion": r"宗教|信仰|信教|教徒|信佛|基督|佛教",
    "health": r"乙肝|病|残疾|纹身|身高|端正|相貌|形象|气质|体重|视力|健康|五官|体检",
    "zodiac": r"星座|属相|生肖|血型|八字|[蝎羊牛蟹秤瓶鱼]座",
    "fee": r"押金|保证金|[装训名料介务理手续]费|自理|扣押|身份证原件|服装",
    "loan": r"贷款|分期|学费|包就业|实训|先培训|培训后|学员|零基础|0基础",
    "guarantee": r"保录|包过|内推|保证(?:录|入|就)|推荐就业|安排(?:工作|就业)|包分配|内部|付费|退款",
    "scam": r"刷单|日结|日赚|日入|躺赚|轻松|兼职|打字|月入|高薪|无需经验|夜场|下线|公关",
    "contact_only": r"微信|QQ|私聊|私信|加我|扫码|进群|[vV][xX]|薇",
}
"""A class of flags → wide words; each class gets its share of a draw."""
_ROLES = {
    "posted": r"发布|公告|更新|刊登|发[文稿表]|公布|录入|上线|posted|updated",
    "deadline": r"截[止至]|报名|投递|网申|申请|有效|[招报额]满|前(?:发|将|投|寄|交)|接收|逾期|即日|deadline",
    "event": r"宣讲|双选|招聘会|举[办行]|召开|论坛|夏令营|开放日|见面会|直播|活动",
    "interview": r"面[试谈洽]|复试|试讲|[终初群一二]面|interview",
    "exam": r"[笔机初]试|考[试核]|测[评试]|统考|exam|test",
    "as_of": r"已|共有|达|超过|拥有|以来|统计|累计",
    "age_cutoff": r"年龄|周岁|出生|岁以[下内]|\d岁",
    "graduation": r"毕业|学[位历]|应届|取得|graduat",
    "experience": r"经[历验]|年限|服务期|工龄|社保|户籍|资格证",
    "onboard": r"入职|到岗|报[到道]|上岗|[实见]习期?|聘期|签约|培训|start",
    "steps": r"资格|[审复]查|审核|初[审选筛]|筛选|体检|考察|政审|背调|公示|录[用取]|结果|成绩|名单|offer|准考证|[缴交]费",
}
"""A role → wide words; each role gets its share of a draw. The steps that few texts date are one class."""
_CALENDAR = r"(?:\d\s?月(?:份|\s?\d|[初中底末上下前后起至到间—~-])|\d\s?日(?![语常均])|20\d\d\s?[年./-]\s?\d{1,2}\s?(?:月|[./-]\s?\d))"
"""A day or month that is no number of a house."""


@cache
def _rows() -> list[dict[str, Any]]:
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def clauses(words: str, chance: random.Random) -> Iterator[str]:
    """Sentences around a word, at most one of a posting, no two with the same letters beside the word; ends when no more are left."""
    rows, cue, seen = _rows(), re.compile(words), set[str]()
    for row in chance.sample(rows, len(rows)):
        text = row.get("description") or ""
        held = [(found, piece.strip()) for piece in _SENTENCE.findall(text) if (found := cue.search(piece.strip()))]
        if held:
            found, picked = chance.choice(held)
            beside = picked[max(0, found.start() - _BESIDE) : found.end() + _BESIDE]
            if beside not in seen:
                seen.add(beside)
                yield picked


def _employers() -> dict[str, str]:
    """Each name of an employer and the first posting that states it."""
    held: dict[str, str] = {}
    for row in _rows():
        held.setdefault(employer_of(row), row["id"])
    held.pop("", None)
    return held


def pairs(chance: random.Random) -> Iterator[dict[str, str]]:
    """Two names with three letters side by side that at most six names of all share, and a posting of each."""
    stated = _employers()
    names = sorted(stated)
    holders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for piece in {name[at : at + 3] for at in range(len(name) - 2)}:
            if re.fullmatch(r"[一-龥A-Za-z]{3}", piece) and len(holders[piece]) < 7:
                holders[piece].append(name)
    rare = sorted(piece for piece, held in holders.items() if 2 <= len(held) <= 6)
    drawn = 0
    while True:
        a, b = chance.sample(holders[chance.choice(rare)], 2)
        if drawn % 3 or _PUBLIC.search(a) or min(len(a), len(b)) < 7:
            drawn += 1
            yield {"text": a, "other": b, "posting": stated[a], "beside": stated[b]}


def employers(chance: random.Random) -> Iterator[dict[str, str]]:
    """Names of employers; every other one holds a wide word of a class that is rarer than private companies."""
    stated = _employers()
    drawn = chance.sample(sorted(stated), len(stated))
    for name, other in zip((name for name in drawn if _RARER.search(name)), drawn, strict=False):
        yield from ({"text": text, "posting": stated[text]} for text in dict.fromkeys((name, other)))


def shortened(chance: random.Random) -> Iterator[dict[str, str]]:
    """A short name and a registered one that holds its letters in order with others between them: what an abbreviation may leave out."""
    stated = _employers()
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(stated):
        if re.search(r"公司|事务所|大学|学院|医院|研究[院所]", name) and len(name) < 40:
            for piece in sorted({name[at : at + 2] for at in range(len(name) - 1)}):
                holders[piece].append(name)
    shorts = sorted(name for name in stated if re.fullmatch(r"[一-龥]{3,8}", name) and not name.endswith("公司"))
    for short in chance.sample(shorts, len(shorts)):
        within = re.compile(".*".join(short))
        held = [name for name in holders[short[:2]] if within.search(name) and short not in name]
        if held:
            long = chance.choice(held)
            yield {"text": short, "other": long, "posting": stated[short], "beside": stated[long]}


def flags(chance: random.Random) -> Iterator[dict[str, str]]:
    """Each class's wide words in turn; a rare class ends before the others."""
    for turn in zip_longest(*(clauses(words, chance) for words in _FLAGS.values())):
        yield from ({"text": text, "drawn_for": code} for code, text in zip(_FLAGS, turn, strict=True) if text)


def each_role(chance: random.Random) -> Iterator[dict[str, str]]:
    """Dated clauses with each role's wide words in turn, one of a wording, none that bears a label."""
    known = _labelled("roles", "stages", "each_role")
    cues = [
        rf"(?i:{words})[^。；;\n]{{0,20}}?{_CALENDAR}|{_CALENDAR}[^。；;\n]{{0,20}}?(?i:{words})"
        for words in _ROLES.values()
    ]
    for turn in zip_longest(*(clauses(cue, chance) for cue in cues)):
        for code, text in zip(_ROLES, turn, strict=True):
            wording = _DIGITS.sub("0", text or "")
            if text and wording not in known:
                known.add(wording)
                yield {"text": text, "drawn_for": code}


def _labelled(*kinds: str) -> set[str]:
    """Wordings, without their digits, of the phrases of some kinds that bear labels."""
    files = [file for kind in kinds for file in FOLDER.glob(f"{kind}-*.jsonl")]
    labels = [label for file in files for label in cases(file)]
    rows = rows_of({label["id"] for label in labels})
    return {_DIGITS.sub("0", text_of(label, rows[label["id"]])) for label in labels}


def odd_lists(chance: random.Random) -> Iterator[dict[str, str]]:
    """Lists of three or more subjects, one a posting, each with a subject that at most nine lists have."""
    held = {
        found[0]
        for row in _rows()
        for piece in (row.get("description") or "").splitlines()
        if "专业" in piece and (found := _SUBJECTS.search(piece))
    }
    lists = {text: [item for item in _BETWEEN.split(text) if item] for text in sorted(held)}
    known = Counter(item for items in lists.values() for item in items)
    odd = [text for text, items in lists.items() if any(known[item] < 10 for item in items)]
    for text in chance.sample(odd, len(odd)):
        yield {"text": text}


def fields(chance: random.Random) -> Iterator[dict[str, str]]:
    """Distinct strings of each field that a source labels, in turn."""
    held = {name: sorted({(row[name] or "").strip() for row in _rows()} - {""}) for name in _FIELDS}
    while True:
        for name, values in held.items():
            yield {"text": chance.choice(values), "drawn_for": name}


def titles(chance: random.Random) -> Iterator[dict[str, str]]:
    """Titles of career centres and of public bodies."""
    held = sorted(
        {
            row["title"].strip()
            for row in _rows()
            if re.search(r"campus|gongkao|gxrc|sydw|mixed", row["source"]) and row["title"]
        }
    )
    while True:
        yield {"title": chance.choice(held), "text": ""}


def addresses(chance: random.Random) -> Iterator[dict[str, str]]:
    """Texts with a network address near a wide word of applying, one of each beginning of an address."""
    seen: set[str] = set()
    for row in chance.sample(_rows(), len(_rows())):
        found = _NEAR_ADDRESS.search(row["description"] or "")
        if found and found[1][:30] not in seen:
            seen.add(found[1][:30])
            yield {"posting": row["id"], "title": row["title"], "text": row["description"]}


def trades(chance: random.Random) -> Iterator[dict[str, str]]:
    """Postings with a text, each third one of a career centre, the others of each collection in turn; at most two an employer,
    none of an employer that bears a label."""
    known = real_employers.labels()
    told = {employer_of(row) for row in _rows() if row["id"] in known} - {""}
    held: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows():
        if len(row.get("description") or "") >= _TEXT and row["id"] not in known and employer_of(row) not in told:
            held[row["source"]].append(row)
    centres, *others = (chance.sample(held[name], len(held[name])) for name in sorted(held, key=CAMPUS.__ne__))
    mixed = [row for turn in zip_longest(*others) for row in turn if row]
    drawn: Counter[str] = Counter()
    for turn in zip(centres, mixed[::2], mixed[1::2], strict=False):
        for row in turn:
            name = employer_of(row)
            drawn[name] += bool(name)
            if drawn[name] <= 2:
                yield {"posting": row["id"], "employer": name, "title": row["title"], "text": row["description"]}


_MAKERS: dict[str, Callable[[random.Random], Iterator[dict[str, str]]]] = {
    "pairs": pairs,
    "shortened": shortened,
    "employers": employers,
    "flags": flags,
    "each_role": each_role,
    "odd_lists": odd_lists,
    "fields": fields,
    "titles": titles,
    "addresses": addresses,
    "trades": trades,
}
"""Kinds of phrases that are more than clauses around a cue."""


def draw(kind: str, seed: int, size: int) -> Iterator[dict[str, str]]:
    """``size`` phrases with an id each."""
    chance = random.Random(seed)
    stream = _MAKERS[kind](chance) if kind in _MAKERS else ({"text": text} for text in clauses(_CUES[kind], chance))
    for number, row in zip(range(size), stream, strict=False):
        yield {"id": f"{kind}-{seed}-{number:03d}"} | row


def show() -> None:
    """Print the phrases as JSON lines. No benchmark, so not called ``main``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=[*_MAKERS, *_CUES])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=100)
    options = parser.parse_args()
    for row in draw(options.kind, options.seed, options.size):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    show()
