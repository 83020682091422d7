"""The level of education that an announcement asks for: minimum, maximum, all levels that may apply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from pipelines.evidence import DEGREES, Evidence
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import alternatives, bounded, candidates, load
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean, closed

Value = dict[str, Any]
LONGEST = 20_000
_RANGE = expression(r"\s*(?:学历|学位|研究生)?\s*(?:至|到|-|~)\s*\Z")
_JOINED = expression(r"\s?(?:[、/和及与]|以及)\s?")
_CLAUSE = expression(r"[,，。;；\n]")
_SENTENCES = expression(r"[。;；\n]")
_LEAST = expression(
    r"(?:最低学历|学历最低|最低|至少|不低于|不得低于|不能低于|不应低于|minimum|at least)(?:须|应|需)?(?:具[备有]|拥有|取得|达到|要求|为|是|:|\s|an? )*(?:全日制|统招|大学|普通)*\Z"
)
_SUBJECT_BETWEEN = expression(r"[^,，。;；]{1,18}专业(?:及|或)以上学历")
"""``本科人工智能、计算机技术相关专业及以上学历``."""
_FIRST_DEGREE = expression(
    r"(?:第一学历|本科阶段|前置学历|起点学历)(?:为|是|须为|须|要求|:|\s)*(?:全日制|统招|普通|大学)*\Z"
)
_FILL = r"(?:研究生|毕业生|毕业|学历|学位|文凭|层次|学校|文化|程度|教育|及其|水平|[一二三]批次?|[一二三]本|生|者|的|degree|diploma|certificate|qualification|\([^()]{0,8}\)|\s)*"
_LETTERS = {"专": "associate", "本": "bachelor", "硕": "master", "博": "doctor"}
_NOT_WITHIN_SUBJECT = "(?!(?<=[学专][硕博])士)"
"""``分子生物学硕士`` is no 学硕."""
_LETTER_LIST = expression(
    r"[专本硕博](?:[、/,和及与]?[专本硕博]|[-~至到][硕博])+(?:(?![科士业身人])|(?<=[、/,和及与].)[士科])"
)
"""``本、硕、博``, ``本/硕``, ``本-博``."""
_UNIVERSITY = expression(r"(?<![\u4e00-\u9fff])大学(?=(?:及|或)?以上|学历|文化|程度|毕业|文凭|\s*(?:$|[,，/、|;；]))")
_CATALOGUE = expression(r"(?:研究生|本科|专科|大专)(?:生)?专业(?:名称|目录|代码)[^\n;；。]*")
_PROFESSIONAL = expression(r"硕士\s?\(专业硕士\)|\(专业硕士\)\s?\([a-c]\d{2}")
"""``会计硕士(专业硕士)``: the name of a discipline."""
_TAUGHT = expression(
    r"(?:生|部|段|各?学?科|[、/及和]|初中|高中|中职|高职|小学)*[^,，。;；:\d及以学(（]{0,6}?(?:教师|老师|授课|讲授|教学|教研|任教|辅导|升学|备考|班主任|课程)"
)
"""Behind 初中, 高中, 中职, 高职: a school where the applicant will teach."""
_TAUGHT_AT = expression(r"学段[^,，。;；\n]{0,6}\Z|(?:教师|老师|讲师|班主任|教研员|辅导|学科)\s?[-—_/|(（\[【]\s?\Z")
_STAGE = expression(r"[及和、/]?(?:初中|高中|小学)?(?:学段|学业|学科)")
"""``任教学段:高中``, ``数学教师(初中)``, ``高中学段教师资格``."""
_PUPILS = expression(r"[^,，。;；:\d及以学(（]{0,3}?(?:辅导员|导师|教学|管理|招生|培养|升学|授课)")
_SCHOOLS = frozenset({"初中", "高中", "中专", "中职", "高职", "职高", "技校", "初高中", "普高", "职中"})
_WISH_ENDS = expression(r"[,，。;；\n(]| (?=[\u4e00-\u9fff]{3})(?!优先)")
_ALIKE = ("一致", "相近", "相同")
_WISHED = expression(r"优先(?:考虑|录用|录取|聘用|招聘|选择|接收|推荐)?(?:全日制|统招|应届)?\Z")
"""``优先本科生``."""
_WISHES = expression(r"(?:条件|情况|情形|要求|之一)者?(?:均|可)?优先(?:考虑|录用)?:[^,，。;；\n]{0,6}\Z")
_GRADUATE = frozenset({"研究生", "研究生学历", "全日制研究生"})
"""Words for master and doctor together."""
_QUALITY = expression(
    r"(?:阶段)?(?:均|都|须|必须|应|需)?(?:为|是|毕业于|需|要求)[^,，。;；]{0,4}(?:985|211|双一流|全日制|统招|重点|名校|一本|一致|师范)"
)
"""Behind a level that the applicant has passed: what school it was of, beside the level that is asked for."""
_NUMBER_OF_STAFF = expression(r"[^,，。;；\n]{0,6}?\d+(?:\.\d+)?\s?(?:余|多|万)?(?:%|名|人|位)|[^,，。;；\n]{0,8}占")
_SHARE = expression(r"\d\s?%|占比|以上具有")


_EXCEPTED = expression(r"不(?:含|包括|包含)\Z")
"""``本科以上(不含本科)``."""


@dataclass(slots=True)
class _Mention:
    """A level as written, and what the words beside it make of it."""

    levels: tuple[str, ...]
    start: int
    end: int
    word: str
    above: bool
    below: bool
    wish: bool
    first_degree: bool
    excepted: bool


@cache
def _levels() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    table: dict[str, tuple[str, ...]] = {}
    for level, words in load("degrees")["levels"].items():
        table |= {word.lower(): (level,) for word in words}
    table |= {word: tuple(levels) for word, levels in load("degrees")["several"].items()}
    return re.compile(f"(?:{bounded(table).pattern}){_NOT_WITHIN_SUBJECT}"), table


@cache
def _begins() -> re.Pattern[str]:
    """Letters with which what tells a level, or that any will do, begins: most texts hold none and cost nothing."""
    listed = (one + other for one in _LETTERS for other in (*_LETTERS, *"、/,和及与-~至到"))
    return candidates([word[:2] for word in (*_levels()[1], *load("degrees")["words"]["unlimited"], "大学", *listed)])


@cache
def _words(table: str, name: str) -> re.Pattern[str]:
    return bounded(load("degrees")[table][name])


@cache
def _same_majors() -> re.Pattern[str]:
    """``本科、研究生专业须一致``: of what subject degrees must be, and not which."""
    level = f"(?:{_levels()[0].pattern}|研究生)"
    return re.compile(
        rf"{level}(?:\s?[、/及和与]\s?{level}){{0,3}}(?:阶段)?(?:所学)?专业(?:名称)?(?:均|须|应|需|要|必须|保持|要求){{0,2}}(?:{'|'.join(_ALIKE)})"
    )


@cache
def _others_matters() -> re.Pattern[str]:
    """``本科院校``, ``博士点``; but who is 本科院校相关专业毕业 has the degree."""
    return re.compile(rf"(?:{_words('none', 'phrases').pattern})(?![^,，。;；]{{0,16}}毕业)")


@cache
def _after(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_FILL}(?:{_words('words', name).pattern})")


@cache
def _wished() -> re.Pattern[str]:
    above, wish = _words("words", "above").pattern, _words("words", "preferred").pattern
    return re.compile(rf"{_FILL}(?:(?:{above}){_FILL})?\(?(?:者)?(?:{wish})")


@cache
def _others() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a bare 不限 is of, before it and behind it."""
    others = alternatives(load("degrees")["none"]["others"])
    return re.compile(rf"(?:{others})(?:要求|:|\s|均|都|上)*\Z"), re.compile(others)


@cache
def _held_by_others() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('none', 'before').pattern})[^,，。;；]{{0,4}}\Z")


def nothing() -> Value:
    """No requirement on the applicant is stated."""
    return {"min": None, "max": None, "levels": []}


def read(text: str) -> Reading[Value]:
    """``{"min", "max", "levels"}``; ``levels`` are those of the contract, lowest first, or ``["unlimited"]``.

    A level followed by 优先 is a wish. "X及以上" goes up to doctor, as postdoc is a post and not a degree.
    """
    prepared = closed(clean(text[:LONGEST])).lower()
    if not _begins().search(prepared):
        return Reading(nothing())
    latin = (_words("none", "latin"),) if "master" in prepared else ()
    listed = (_PROFESSIONAL,) if "专业硕士" in prepared else ()
    for masked in (_CATALOGUE, *listed, *latin, _others_matters()):
        prepared = masked.sub(lambda found: "·" * len(found[0]), prepared)
    if any(word in prepared for word in _ALIKE):
        prepared = _same_majors().sub(lambda found: "·" * len(found[0]), prepared)
    firm = [mention for mention in _mentions(prepared) if not mention.wish]
    if not firm:
        return _unlimited(prepared) or Reading(nothing())
    _share_first_degree(prepared, firm)
    return _combined(prepared, _relevant(firm))


def _unlimited(text: str) -> Reading[Value] | None:
    """学历不限, or a bare 不限 that is not another subject's."""
    for found in _words("words", "unlimited").finditer(text):
        before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 4]
        bare = "学历" not in found[0] and "degree" not in found[0]
        if bare and (_others()[0].search(before) or _others()[1].match(after)):
            continue
        return Reading(
            {"min": None, "max": None, "levels": ["unlimited"]},
            [_explain("unlimited", found[0], found.start(), found.end())],
        )
    return None


def _mentions(text: str) -> Iterator[_Mention]:
    found = sorted(_named_levels(text), key=lambda item: item[1])
    for levels, start, end in found:
        after = text[end : end + 24]
        if not levels or _is_no_level(after) or _is_of_others(text, start, end):
            continue
        before = text[max(0, start - 12) : start]
        if text[start:end] in _SCHOOLS and _is_school(before, after):
            continue
        if text[end - 1] == "生" and _PUPILS.match(after):
            continue
        yield _Mention(
            levels, start, end, text[start:end],
            above=bool(_after("above").match(after) or _LEAST.search(before) or _SUBJECT_BETWEEN.match(after)),
            below=bool(_after("below").match(after)),
            wish=_is_wish(after) or ("优先" in before and _WISHED.search(before) is not None) or _is_listed_wish(text, start),
            first_degree=bool(_FIRST_DEGREE.search(before) or _QUALITY.match(after)),
            excepted=_EXCEPTED.search(before) is not None,
        )  # fmt: skip


def _named_levels(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    words, table = _levels()
    covered = -1
    for match in _LETTER_LIST.finditer(text):
        if match[0] in table:
            continue  # 专硕
        letters = [_LETTERS[mark] for mark in match[0] if mark in _LETTERS]
        if len(set(letters)) < len(letters):
            continue  # 学硕、专硕
        if re.search("[-~至到]", match[0]):
            letters = list(DEGREES[DEGREES.index(letters[0]) : DEGREES.index(letters[-1]) + 1])
        covered = match.end()
        yield tuple(letters), match.start(), match.end()
    for match in words.finditer(text):
        if match.start() >= covered or not _LETTER_LIST.match(text, match.start()):
            yield table[match[0].lower()], match.start(), match.end()
    for match in _UNIVERSITY.finditer(text):
        yield ("bachelor",), match.start(), match.end()


def _is_of_others(text: str, start: int, end: int) -> bool:
    """A level that the staff, a founder or an exception has: no requirement."""
    sentence = _SENTENCES.split(text[max(0, start - 32) : start])[-1]
    clause = _CLAUSE.split(sentence)[-1]
    if _held_by_others().search(clause):
        return True
    if _words("none", "staff").search(sentence) is None or re.search("招|聘|录|引进|要求|应", sentence):
        return False
    if re.search(r"创始人|董事长|带头人|首席|毕业于|来自", sentence):
        return True
    return bool(_SHARE.search(clause) or _NUMBER_OF_STAFF.match(text, end))


def _is_school(before: str, after: str) -> bool:
    """Whether 高中 and the like is where the applicant will teach."""
    told = (_TAUGHT.match(after), _STAGE.match(after), _TAUGHT_AT.search(before))
    return any(found is not None for found in told)


def _is_no_level(after: str) -> bool:
    """``本科阶段``, ``本科院校``; but ``本科院校毕业`` names the level."""
    found = _words("none", "suffixes").match(after)
    return found is not None and not after.startswith("毕业", found.end())


def _is_wish(after: str) -> bool:
    if _wished().match(after):
        return True
    clause = _WISH_ENDS.split(after)[0]
    found = _words("words", "preferred").search(clause)
    if found is None or found.start() > 8 or "专业" in clause[: found.start()]:
        return False
    return not _after("above").match(clause[: found.start()])


def _is_listed_wish(text: str, start: int) -> bool:
    """``符合以下条件者优先: 本科为211``: what is wished for is listed behind the word."""
    begin = max(0, start - 20)
    return text.find("优先", begin, start) >= 0 and _WISHES.search(text, begin, start) is not None


def _share_first_degree(text: str, mentions: list[_Mention]) -> None:
    """``本科和硕士均为双一流``: what is said of the last of a list is said of all."""
    for first, second in reversed(list(pairwise(mentions))):
        if second.first_degree and _JOINED.fullmatch(text, first.end, second.start):
            first.first_degree = True


def _relevant(mentions: list[_Mention]) -> list[_Mention]:
    """Without a first degree beside the one that is asked for, and without 研究生 beside the degree that it ends with."""
    if any(not mention.first_degree for mention in mentions):
        mentions = [mention for mention in mentions if not mention.first_degree]
    for first, second, third in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if second.word in _GRADUATE and (first.levels, third.levels) == (("bachelor",), ("doctor",)):
            second.levels = ("master",)  # 本科生、研究生、博士生
            second.word = third.word
    graduate = [mention for mention in mentions if mention.word in _GRADUATE and not mention.above]
    exact = any(mention.levels in (("master",), ("doctor",)) for mention in mentions if mention not in graduate)
    if exact and graduate and len(graduate) < len(mentions):
        mentions = [mention for mention in mentions if mention not in graduate]
    return mentions


def _combined(text: str, mentions: list[_Mention]) -> Reading[Value]:
    excepted = {_rank(level) for mention in mentions if mention.excepted for level in mention.levels}
    mentions = [mention for mention in mentions if not mention.excepted] or mentions
    apart = any(_CLAUSE.search(text, a.end, b.start) for a, b in pairwise(mentions))
    sure = 0.8 if apart and len({mention.levels for mention in mentions}) > 1 else 1.0
    explain = [_explain("level", m.word, m.start, m.end, sure) for m in mentions]
    above = [mention for mention in mentions if mention.above]
    if above:
        lowest = min(_rank(level) for mention in _firmest(text, mentions, above) for level in mention.levels)
        lowest = next((rank for rank in range(lowest, _rank("doctor")) if rank not in excepted), lowest)
        return Reading(_upward(lowest, mentions), explain)
    ranks = sorted({_rank(level) for mention in mentions for level in mention.levels})
    if mentions[0].below:
        return Reading({"min": None, "max": DEGREES[ranks[-1]], "levels": list(DEGREES[: ranks[-1] + 1])}, explain)
    if any(_RANGE.match(text[a.end : b.start]) for a, b in pairwise(mentions)):
        ranks = list(range(ranks[0], ranks[-1] + 1))
    levels = [DEGREES[rank] for rank in ranks]
    if {mention.word for mention in mentions} <= _GRADUATE:
        return Reading({"min": "master", "max": None, "levels": ["master", "doctor"]}, explain)
    return Reading({"min": levels[0], "max": levels[-1], "levels": levels}, explain)


def _rank(level: str) -> int:
    return DEGREES.index(level)


def _upward(lowest: int, mentions: list[_Mention]) -> Value:
    """From a level up to doctor, or up to the level that a later 以下 names."""
    top = next((_rank(mention.levels[-1]) for mention in mentions if mention.below), None)
    if top is not None and top > lowest:
        return {"min": DEGREES[lowest], "max": DEGREES[top], "levels": list(DEGREES[lowest : top + 1])}
    levels = list(DEGREES[lowest : _rank("doctor") + 1]) or [DEGREES[lowest]]
    return {"min": DEGREES[lowest], "max": None, "levels": levels}


def _firmest(text: str, mentions: list[_Mention], above: list[_Mention]) -> list[_Mention]:
    """Mentions that set the minimum: a later label such as 学历要求 overrules a mere mention before it; a list before
    及以上 (``技校、中专及以上``) belongs to it."""
    last = above[-1]
    if re.search(r"学历(?:要求)?\s*[::]\s*\Z", text[max(0, last.start - 12) : last.start]):
        return [last]
    joined = [mention for mention in mentions if mention.end <= above[0].start and not mention.below]
    near = [mention for mention in joined if not _CLAUSE.search(text, mention.end, above[0].start)]
    return [*near, *above]


def _explain(rule: str, text: str, start: int, end: int, sure: float = 1.0) -> Evidence:
    return Evidence(field="education", rule=rule, text=text, start=start, end=end, confidence=sure)
