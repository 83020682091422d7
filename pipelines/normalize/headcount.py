"""How many people an announcement hires: a number, a range, about, each, or some."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize.expressions import expression
from pipelines.normalize.headcount_english import IN_ENGLISH, english_count
from pipelines.normalize.lexicon import alternatives, load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean, closed, number

Value = dict[str, Any]
LONGEST = 20_000
_N = r"(?:\d{1,7}(?:\.\d)?|[零一二两俩三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]{1,7}|(?<=[上近逾超])万)"
_UNIT = (
    r"(?:人(?!数|月(?!薪)|天|次|日(?!常))|名(?!牌|称|企|校|次|师|单|下|列|单)|位(?!于|置|数(?!据)|列|居)|员(?!工)|名额)"
)
_COUNT = expression(
    rf"(?P<limit>(?:≥|>|≤|<|少于|不高于|不大于|不超过|不多于|至多|最多|不少于|不低于|至少|最少)(?:招收|招聘|录用|招录)?)?(?P<before>约|大约|近|上|超过|超|逾|多达)?\s?"
    rf"(?:(?=\d)|(?<![数几]))(?<![\d.])(?P<low>{_N})(?P<wan>万)?\s?(?P<approx1>余|多|来|几|\+)?\s?(?:{_UNIT}?[-~至到]+\s?(?P<high>{_N})\s?(?P<approx2>余|多)?)?"
    rf"(?:个)?(?P<unit>{_UNIT})?(?P<after>\+|左右|上下|(?:\(含\))?[及或]?以上|以内|以下|余|多)?"
)
_BARE = expression(
    rf"(?:(?:需求|数量)[:\s]\s?)?(?P<low>{_N})\s?(?:[-~至到]{{1,3}}\s?(?P<high>{_N}))?个?(?P<after>\+|余|左右|以上)?"
)
_FRAME = " \n。.;,、[]【】()"
"""Marks around a field that say nothing of a number."""
_UNLIMITED = expression("不限")
_THOUSANDS = expression(r"(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})+(?=\s?(?:余|多)?[人名位])")
"""``1,200人``."""
_NOT_PEOPLE = r"(?![\d.]|年|月|届|日|万元|元|[kKwW%]|个岗|个职|类|种|家|层|岁|:\d|级)"
_LABEL_OF_COUNT = r"(?:招[聘录收募]?|录[用取]|引进|选[调聘拔]|遴选|聘用|需求|岗位|职位)(?:总|需求)?(?:人数|名额|数量)"
_POST = expression(
    r"(?:培训|管培|实习|储备)生|储干|学徒|经理|专员|销售|客服|主管|代表|顾问|岗|(?<!人)员|师|助理|干部|总监|管家|干事|支持|会计|出纳|主任|护士|司机|编辑|教练|兼职|[组班店队]长"
)
_FIELD = 30
"""Characters of a text in which a number of people needs no label to be the vacancies'."""
_LIMITS_ABOVE = ("不超过", "不多于", "至多", "最多", "不高于", "不大于", "少于", "≤", "<")
_ROUGHLY = expression(r"(?:大?约|大概|预计)[\u4e00-\u9fff]{0,3}\Z")
_BARE_FIELD = 8
"""Characters beside a number of people in a field that holds hardly more."""
_CLOSED = expression(
    r"[^\u4e00-\u9fff]|\Z|具体|岗|职位|职能|任职|要求|职责|待遇|工作|薪|学历|专业|需求|性别|年龄|主要|地点|含|负责|应届|[一二三四五六七八九十]{1,2}、"
)
"""What may follow a number of people that stands behind the name of a post: the end, a mark, or the next label."""
_FACT = expression(
    r"其中(?:具[备有]|拥有)|[\d余多][人名](?:员工|职工)|师资(?!格)|入选|评为|曾[为在经]|已经|即有|团队,(?=\Z)|现有|规模(?=[为达约:]|已|近|超)|该团队|整个团队|容纳|专任教师|在编教师|职称|公司设|设有|在职|拥有|共有|目前|门店|旗下|遍布|覆盖|辐射|见证|下设|领军|荣获|获得|由(?=\Z)|业务线|校友|汇聚|聚集|凝聚|汇集|云集|培养了|服务了|累计|已有|年来|已入职|输送|高考|上线|模范|优秀教师|特级教师|名师|建筑面积|占地"
)
_HIRING = expression(
    r"(?<!已)(?<!已经)招|(?<!临)聘|需求|引进|选调|遴选|录用|(?<!培训|培养)计划|名额|岗位|职位|扩充|补充|新增|需要|急需|诚邀|寻|期待\Z"
)
_SOUGHT = expression(r"(?:招[收募]?|聘用?|寻找?|求|需要?|期待|诚邀|缺)\Z")
_BY_SEX = expression(r"[男女]性?\s?:?(?P<one>\d{1,4})[人名]?[,、;和\s]?[男女]性?\s?:?(?P<other>\d{1,4})[人名]?")
"""``男3女2``, a field and nothing else."""
_PARTS = expression(r"(?<=\d)\s?\([^()]{0,30}[男女][^()]{0,30}\)\Z")
"""``3(男2女1)``: what a number is made up of."""
_OF_A_SEX = expression(r"\s?[,、;和]?\s?[男女]性?\s?")
"""``男5名,女5名``."""
_SEXES = ("男", "女", "男性", "女性")
_HIRED_APART = expression(r"[:(]\s?招(?:聘|收|录)?\s?\Z")
"""``上海:招4名…北京:招2名``."""
_HIRED_EACH = expression(r"招(?:聘|收|录)\Z")
"""``每年招聘50人``."""
_SENTENCE = expression(r"[。;；!！\n]")
_REACH = 100
"""Characters before a number in which its sentence may speak of what there is already."""
_OF_A_RANK = expression(r"(?:第\s?|(?<!-)-|\.|\d/)\Z")
"""``第3名``, ``2.5人``."""
_SAYING = expression(
    r"一人(?=一[一-龥]|带一人|多[岗职能]|两|[身份])|(?<=[每哪任同另带是做当的无])一[位名人]|(?<=成为|作为)一[位名]|(?<=另外)[一二两三\d][位名]|(?:8|16|32|64)位(?=机|单片|内核|架构|芯片|嵌入|\s?(?:51|ARM|MCU|SOC|CPU|DSP|RISC)|微|处理|系统|操作|[Mm]|[、/,](?:16|32|64))|(?<=分)百人|[百千万]人(?=[”》]?[一-龥]{0,2}(?:计划|精英|工程|大会|团队))|(?<=[第唯])一人|(?<=的)一员|一人(?=以上分饰)"
)
"""``一人一议``, ``每一位``, ``成为一名``: no number of people."""
_VAGUE = expression(
    r"(?<![:(数])(?<!数 )若干(?![名人位]|个?岗|\W|$)|(?<=[一-龥])(?<![生员人者手师工长民兵才岗士任家监管理问表服计职名数招聘收募录求需等])若干(?![名人位]|个?岗)"
)
"""``若干主流工具``, ``店铺若干``."""
_NEXT_LISTED = expression(
    r"\s?(?:[)\]]\s?|[)\]]?\s?(?:(?:[,、;/和及与]|以及)\s?|[;,、]?\s?\d{1,2}[、.]\s?)|\s?(?=[一-龥]{0,6}(?:"
    + _POST.pattern
    + r")\s?\Z))(?![^(:]{0,4}(?:其中|男|女|包括|含|每|共|总|合计|限|另))(?![^\d,]{0,11}[至到达超])[^\d,。;、()]{1,12}[(:]?\s?"
)
"""What stands between two counts of a list: a mark and the name of the next post."""
_GROUP = expression(r"(?:以上|左右|及以上)?的?[^,，。;；、(]{0,8}?(?:团队|小组|班组|队伍|小班|班制|课堂|的项目)")
"""``5人以上测试团队``: people that somebody leads or sits with, unless the clause hires."""
_SIZES = frozenset({("50", "150"), ("150", "500"), ("500", "1000"), ("1000", "5000"), ("5000", "10000"), ("20", "99"), ("100", "499"),
                    ("500", "999"), ("1000", "9999"), ("15", "50"), ("51", "200"), ("201", "500"), ("10000", None),
                    ("500", "2000"), ("100", "299"), ("300", "499"), ("501", "1000"), ("1001", "5000"), ("1000", "2000"),
                    ("2000", "5000")})  # fmt: skip
"""The steps in which job boards give the size of a company."""
_LED = expression(r"(?:项目|团队|小组|部门|系统|企业|公司)\s?\(\s?\Z")
"""Before 8人以上): what somebody took part in or led."""
_BEFORE_UNIT = 24
"""Characters before a number in which the unit that it is of is named."""
_MANAGED = expression(r"(?:负责|独立|全面)管理[^,，。;；()]{1,12}\(\s?\Z")
"""Before 20人左右): a unit that somebody leads."""
_ROUNDED = ("余", "多", "上", "超", "超过", "逾", "多达")
"""``300余人``: told of what there is, unless a word of hiring stands before it."""
_MARKS = r"[约:：\s]{0,3}"
_SHARED = expression("/?[车间桌座床餐份制]|组(?![成织建])")
"""``4人间``."""
_AND_SOME = expression(r"\s?[,，、;；和及]\s?[^\d,，。;；、:\n]{1,12}?若干(?:[人名位]|[,，、。;；]|\Z)")
"""``医师3人，护士若干``: more than the number."""
_BRACKETED = expression(r"\((?:(?<=\d\()|(?<=\d \())(人|名|位)\)|\((\d{1,6})\)(?=\s?[人名位])")
_SPAN_OF_TENS = expression(
    r"(?<![一二三四五六七八九十百])(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<ten>十)?\s?(?:余|多)?(?:人|名|位)"
)
"""``二三十人``, ``三五名``."""


@cache
def _words(name: str) -> re.Pattern[str]:
    return pattern(load("headcount")[name])


@cache
def _ending(name: str, tail: str) -> re.Pattern[str]:
    """Words of the lexicon that a piece of text ends with."""
    return re.compile(rf"(?:{_words(name).pattern}){tail}\Z", re.IGNORECASE)


def together(counts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The sum of several posts' counts: no more exact, and no more bounded, than each of them.

    >>> together([{"min": 30, "max": 30, "approx": False}, {"min": 80, "max": None, "approx": True}])
    {'min': 110, 'max': None, 'approx': True}
    """
    most = [count["max"] for count in counts]
    return {
        "min": sum(count["min"] or 0 for count in counts),
        "max": None if None in most else sum(most),
        "approx": any(count["approx"] for count in counts),
    }


def nothing() -> Value:
    """Nothing is said."""
    return {"min": None, "max": None, "approx": False, "each": False}


def read(text: str) -> Reading[Value]:
    """``{"min", "max", "approx", "each"}``. "若干" is approximate without numbers; "N余人" has no maximum."""
    prepared = _BRACKETED.sub(r"\1\2", closed(clean(text[:LONGEST])))
    if "," in prepared:
        prepared = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), prepared)
    tens = _SPAN_OF_TENS.search(prepared)
    if tens is not None and (number(tens["low"]) or 0) < (number(tens["high"]) or 0):
        scale = 10 if tens["ten"] else 1
        low, high = ((number(tens[side]) or 0) * scale for side in ("low", "high"))
        return Reading(nothing() | {"min": low, "max": high, "approx": True}, [_explain("two numerals", tens)])
    counts = [found for found in _COUNT.finditer(prepared) if _counts_people(prepared, found)]
    if counts:
        best = min(counts, key=lambda found: not _labelled(prepared, found))  # the first labelled one, else the first
        listed = _list_from(prepared, counts, best)
        reading = _sum(prepared, listed)
        if _AND_SOME.match(prepared, listed[-1].end()) and reading.value["min"] is not None:
            reading.value |= {"max": None, "approx": True}
        if len(prepared) > _FIELD and not _labelled(prepared, best):
            reading.explain = [replace(piece, confidence=0.7) for piece in reading.explain]
        return reading
    if (unlimited := _UNLIMITED.fullmatch(prepared)) is not None:
        return Reading(nothing() | {"approx": True}, [_explain("some", unlimited)])
    if (sexes := _BY_SEX.fullmatch(prepared)) is not None:
        total = sum(int(sexes[name]) for name in ("one", "other"))
        return Reading(nothing() | {"min": total, "max": total}, [_explain("of each sex", sexes)])
    field = _PARTS.sub("", prepared).strip(_FRAME)
    if (bare := _BARE.fullmatch(field)) is not None:
        return _reading(field, bare)
    named = _strong().search(prepared) or english_count(prepared)
    if named is not None and not _words("not_vacancies").search(prepared[max(0, named.start() - 6) : named.start()]):
        return _reading(prepared, named)
    some = next((word for word in _words("several").finditer(prepared) if _means_people(prepared, word)), None)
    if some is not None:
        return Reading(nothing() | {"approx": True, "each": _is_each(prepared, some)}, [_explain("some", some)])
    multiplied = re.search(rf"[xX×*]\s?(?P<low>{_N})(?P<high>\b)?\Z", field)
    if multiplied is not None:
        value = number(multiplied["low"])
        return Reading(nothing() | {"min": value, "max": value}, [_explain("x N", multiplied)])
    return Reading(nothing())


def _list_from(text: str, counts: Sequence[re.Match[str]], first: re.Match[str]) -> list[re.Match[str]]:
    """The counts of a list that begins with one (``语文2人、数学3人``); only that one where nothing is listed."""
    apart = [found for found in counts if _HIRED_APART.search(text[max(0, found.start() - 4) : found.start()])]
    if len(apart) > 1 and first in apart and "\n" not in text[apart[0].start() : apart[-1].start()]:
        return apart
    listed = [first]
    for found in counts[counts.index(first) + 1 :]:
        alike = _in_brackets(text, first) == _in_brackets(text, found)  # (共60名)管培生:30名 is a total
        sexes = _OF_A_SEX.fullmatch(text, listed[-1].end(), found.start()) and text.endswith(_SEXES, 0, first.start())
        if not alike or not (sexes or _NEXT_LISTED.fullmatch(text, listed[-1].end(), found.start())):
            break
        listed.append(found)
    return listed


def _in_brackets(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket is open where a count begins: 会计(内帐1名、外帐1名) has two in one."""
    return text.rfind("(", max(0, found.start() - _REACH), found.start()) > text.rfind(")", 0, found.start())


def _sum(text: str, counts: Sequence[re.Match[str]]) -> Reading[Value]:
    readings = [_reading(text, found) for found in counts]
    if len(readings) == 1:
        return readings[0]
    values = [reading.value for reading in readings]
    lows, highs = ([value[side] for value in values] for side in ("min", "max"))
    value = nothing() | {
        "min": None if None in lows else sum(lows),
        "max": None if None in highs else sum(highs),
        "approx": any(value["approx"] for value in values),
    }
    return Reading(value, [piece for reading in readings for piece in reading.explain])


def _means_people(text: str, found: re.Match[str]) -> bool:
    """Whether 若干 or 多人 stands for people to hire: not 800多人, 若干主流工具, 多人担任."""
    if text[found.start() - 1 : found.start()].isdigit() or _VAGUE.match(text, found.start()):
        return False
    if (
        _GROUP.match(text, found.end())
        and _HIRING.search(text, max(0, found.start() - _BARE_FIELD), found.start()) is None
    ):
        return False
    if _words("followed").match(text, found.end()) or _words("not_vacancies").match(text, found.end()):
        return False
    if _ending("objects", "").search(text[max(0, found.start() - _BARE_FIELD) : found.start()]):
        return False
    return not is_fact(text, found.start())


@cache
def _strong() -> re.Pattern[str]:
    """``招聘人数：12``, ``名额 3 个``: a label that makes a number without 人 one of people."""
    labels = alternatives(load("headcount")["strong"])
    labels = rf"{_LABEL_OF_COUNT}|{labels}"
    return re.compile(
        rf"(?<!管理)(?<!下属)(?<!团队)(?<!参与)(?:{labels})(?:\(?[人名个]\)?(?=[:：]))?(?:为|是|:|\s|\(|\))*(?P<low>{_N})(?:\s?[-~至到]\s?(?P<high>{_N}))?\s?(?P<after>\+|余|左右|以上)?{_NOT_PEOPLE}",
        re.IGNORECASE,
    )


def _counts_people(text: str, found: re.Match[str]) -> bool:
    if found["unit"] is None or _OF_A_RANK.search(text, max(0, found.start("low") - 3), found.start("low")):
        return False
    if _SAYING.match(text, found.start("low")) or is_fact(text, found.start()):
        return False
    said = re.split(r"[,，。;；]", text[max(0, found.start() - 24) : found.start()].rstrip())[-1]
    clause = re.split(r"[、\s]", said)[-1]
    field = len(text) - len(found[0]) <= _BARE_FIELD
    if not field and (found["low"], found["high"]) in _SIZES and not _hires_so_many(text, found):
        return False
    if found["unit"] == "人" and _SHARED.match(text, found.end()):
        return False
    if _LED.search(text, 0, found.start()) and (found["limit"] or (found["after"] or "").endswith("以上")):
        return False
    if _MANAGED.search(text, max(0, found.start() - _BEFORE_UNIT), found.start()):
        return False
    if _GROUP.match(text, found.end()) and _HIRING.search(clause.rpartition(":")[2][-_BARE_FIELD:]) is None:
        return False
    if len(text) > _FIELD and _is_rounded(found) and not _hires_before(text, found):
        return False
    after = text[found.end() : found.end() + 6].lstrip("的、 ")
    wrong = _words("not_vacancies")
    if _counts_others(clause[-8:]) and not re.search(r"(?:招(?!生)|聘|需|引进|选调|录用)[^,，]{0,20}\Z", said):
        return False
    if (_is_each_of_others(clause) and not _HIRED_EACH.search(clause)) or (
        _ending("objects", "").search(clause) and not clause.endswith("招满")
    ):
        return False
    sought = _SOUGHT.search(said) is not None
    if _words("followed").match(after) and not (sought and found["low"] == "一"):  # 期待一位使用Ruby的工程师
        return False
    if wrong.match(after) and not (sought and _words("hired_too").match(after)):  # 招聘5名员工
        return False
    return _is_asked_for(text, found)


def _is_rounded(found: re.Match[str]) -> bool:
    return bool({found["before"], found["approx1"], found["approx2"], found["after"]}.intersection(_ROUNDED))


def _hires_before(text: str, found: re.Match[str]) -> bool:
    """Whether a label or a word of hiring stands before a number in its sentence."""
    said = _SENTENCE.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
    return _labelled(text, found) or _HIRING.search(said) is not None


@cache
def _named() -> re.Pattern[str]:
    """``见习经理(储备):``: the name of a post right before its number."""
    return re.compile(rf"(?:{_POST.pattern})(?:\([^()]*\))?\s?(?:[:(,，]|--)?\s?\Z")


def _is_asked_for(text: str, found: re.Match[str]) -> bool:
    """Whether a number stands behind the name of a post, or a word of hiring or a label before it: ``两位创始人`` and ``13位由各界``
    count others."""
    if len(text) - len(found[0]) <= _BARE_FIELD or _CLOSED.match(text, found.end()):
        return True
    said = _SENTENCE.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
    if _labelled(text, found) or _named().search(said) or (said.endswith(":") and not said.endswith("有:")):
        return True
    return (_SOUGHT if found["low"] == "一" else _HIRING).search(said.rpartition(",")[2]) is not None


def is_fact(text: str, place: int) -> bool:
    """Whether the sentence before a place tells what a company has (现有员工150名，其中会计师30名) and not whom it hires."""
    said = _SENTENCE.split(text[max(0, place - _REACH) : place])[-1]
    return _FACT.search(said) is not None and _HIRING.search(said) is None


def _counts_others(clause: str) -> bool:
    """Whether the last word before a number is one of staff, customers or pupils and no post's name (客户经理)."""
    found = [match.end() for match in _words("not_vacancies").finditer(clause)]
    return bool(found) and not _POST.search(clause[found[-1] :])


def _is_each_of_others(clause: str) -> bool:
    """``每组5人``."""
    return re.search(rf"每个?(?:{_words('not_each').pattern})[^,，]{{0,6}}\Z", clause) is not None


def _labelled(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 20) : found.start()]
    return _ending("labels", r"[^\d,，。;；]{0,8}").search(before) is not None


def _hires_so_many(text: str, found: re.Match[str]) -> bool:
    """Whether a label stands right before a number, or before people to hire (``招聘毕业生500-1000人``, not 招聘 and an employer's name)."""
    before = text[max(0, found.start() - 20) : found.start()]
    return (
        _ending("labels", rf"(?:[^\d,，。;；]{{0,6}}(?:毕业生|人员|员工|人才|工|师))?{_MARKS}").search(before)
        is not None
    )


def _reading(text: str, found: re.Match[str]) -> Reading[Value]:
    groups = found.groupdict()
    low = _number(groups["low"], groups.get("wan"))
    high = _number(groups["high"], groups.get("wan")) if groups.get("high") else low
    if low is None or high is None or (low, high) == (0, 0):
        return Reading(nothing())
    if high < low:
        low, high = high, low
    before, after, limit = groups.get("before") or "", groups.get("after") or "", groups.get("limit") or ""
    more = groups.get("approx1") or groups.get("approx2") or after in ("+", "余", "多")
    more = more or after.endswith("以上") or before in ("上", "超", "超过", "逾", "多达")
    value: Value = {"min": low, "max": high, "approx": False, "each": _is_each(text, found)}
    if limit.startswith(_LIMITS_ABOVE) or after in ("以内", "以下"):
        value["min"] = None
    elif limit:
        value["max"] = None
    elif more:
        value |= {"max": None, "approx": True}
    elif (
        before in ("约", "大约", "近")
        or after in ("左右", "上下")
        or _ROUGHLY.search(text[max(0, found.start() - 6) : found.start()])
    ):
        value["approx"] = True
    return Reading(value, [_explain("count", found)])


def _number(text: str, ten_thousand: str | None) -> int | None:
    if "." in text:
        return round(float(text) * 10_000) if ten_thousand else None
    value = 10_000 if text == "万" else IN_ENGLISH.get(text.lower()) or number(text)
    return None if value is None else value * (10_000 if ten_thousand else 1)


def _is_each(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 14) : found.start()]
    if _ending("each", r"[^\d,，。;；]{0,4}").search(before) or re.match(r"\s?/\s?(?:岗|专业|人)", text[found.end() :]):
        return True
    each = re.search(r"每个?([\u4e00-\u9fff]{1,4}?)(?:(?:计划|拟|限)?(?:招[聘收募录]?|引进|选派|录用|安排))?$", before)
    return each is not None and not _words("not_each").match(each[1])


def _explain(rule: str, found: re.Match[str]) -> Evidence:
    return Evidence(field="headcount", rule=rule, text=found[0], start=found.start(), end=found.end())
