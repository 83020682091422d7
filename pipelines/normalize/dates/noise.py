"""Spans that are no dates of the text: numbers that look like a day, numbers of items, days that were changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.normalize.dates.spans import LONGEST_GAP, Span, between
from pipelines.normalize.dates.words import KEY_ROLES, told
from pipelines.normalize.expressions import expression

_AFTER_SOMETHING = expression(
    r"(?<!发布)(?<!公告)(?<!公布)(?<!即日)后(?:,?(?:[要应请于]|必?须|需要?)?[在于]?)\s?\Z"
    r"|(?:截止|结束|期满|合格|公示|完成|通过)后[^。;；:\d]{0,10}(?:\d{1,2}[-~至])?\Z|期满[^,，。;；:\d]{0,6}\Z|(?:收到|接到|签订|报到|入职|投递|面试|笔试|体检|录用|转正|购买|离职|毕业)[^,，。;；:\d]{0,10}\Z"
)
_NOISE_BEFORE = expression(
    r"(?:第|前|v|V|≥|>|约|低于|高于|不足|视力|版本|python|java|net|sql|[栋幢弄路街巷])\s?\Z", re.IGNORECASE
)
_NOISE_AFTER = expression(r"\s?(?:版|以上|分|倍|及以上|或以上|左右)")
_BOUNDED = expression(
    r"\s*(?:\([^()]{0,8}\))?\s*(?:(?:以|之)?前(?!后)|(?:报名|投递|网申)?截止|截至|为止|止|起|开始|上午|下午|晚|早|中午)"
)
_UNTIL = expression(r"(?:截[至止]|延长|顺延)(?:时间|日期)?[到至为于]?\s?\Z")
"""``报名截止到13日``."""
_TRIAL = expression(r"(?:(?:实习期?|试用期?|培训期?|见习期?|学徒期?|为期)[(:为约]{0,2}|入职)\s?\Z")
_AT_LEAST = expression(r"(?:不少于|不低于|至少|最少|(?<!不)超过|大于|≥|满|连续|为期)\s?\Z")
"""``实习期不少于6月``: so many months."""
_EACH_MONTH = expression(r"\s?(?:双休|单休|大小休|休息|发薪|聚餐|团建|奖金|绩效)")
"""``月末双休``."""
_SHARE = expression(r"[元人次天]/\Z")
"""``团建150元/人/2月``: every two months."""
_EARNED = expression(r"\s?(?:收入|工资|业绩|销售|左右|不等)")
"""``6月收入101000``, ``1-3月左右``: what a month brought, and how many months something takes."""
_LONGEST_TRIAL = 3
"""``实习(3-6月)``: so many months of trial; a trial from July on is one of the calendar."""
_MONTHLY = expression(r"每个?月|当月|次月|下个?月")
"""``15日前入职员工当月办理``: a day of each month."""
_ANY_DAY = expression(r"(?<![\d月])\d{1,2}[日号](?:\([^()]{0,4}\))?(?:之|以)?[前后]")
_BESIDE = 16
"""Characters before and behind a day in which a rule of each month may say so."""
_ADDRESS = expression(r"[\w./?=&%#~-]+\Z", re.ASCII)
_LONGEST_ADDRESS = 100
_WEEKLY = expression(r"(?:休息|双休|单休|周休)[^。;\n]{0,10}\Z")
"""``每周休息2天(星期六、星期日)``: days of each week."""
_OF_EACH_WEEK = expression(
    r"每(?:周|星期)[一二三四五六日天](?:[、,，和及与/](?:周|星期)?[一二三四五六日天]){0,5}[、,，和及与/]\s?\Z"
)
"""``面试:每周二、周四``: the second day of each week."""
_REST = expression(r"[^。;\n(]{0,6}(?:休息|除外|不休|不办公|不受理|照常)")
_ITEM = expression(r"(?:\A|[\n。;；])\s?\Z")
_FORMER = expression(r"(?:(?P<once>原(?:[定拟计本来]|计划|报名)?[于的为在]?)|[由从])[^,，。;；:\d]{0,14}\Z")
_KEPT = expression(r"[^。;；\n\d]{0,24}?(?:不变|如期|照常|仍)")
_MOVED = expression(
    r"[^。;；\n\d]{0,16}?(?<!公告)(?<!通知)(?:延长?|顺延|推迟|延期|延迟|调整|变更|更改|更正|修改|改期|改|延后|推后|提前)[至到为于在]\s?:?[\"“]?\Z"
)
"""``由10月12日调整为10月19日``, ``原定9月20日的双选会延期``: what stands first is the day no more."""
_RESOLVED = expression(r"[^,，\d]{0,4}(?:取消)?[,，](?:现|后|特|(?=改))(?:[经因]|决定)?[^,，\d试检费审]{0,14}\Z")
"""``报名截止3月20日，后经研究延长至3月27日``: the same step goes on behind a comma."""
_ONCE = expression(
    r"(?:\A|[\n。;；])[^。;；:\n\d]{0,12}原(?:公告|简章|通知|文|内容|表述|信息)?[^。;；:\n\d]{0,12}[:为][^。;；\n\d]{0,24}\Z"
)
_INSTEAD = expression(
    r"[^。;；\n]{0,40}[。;；\n]+[^。;；:\n\d]{0,12}(?:更正|更改|调整|变更|修改|修订|现)[^。;；:\n\d]{0,8}[:为]"
)
"""``原公告:报名时间为3月9日至15日。现更正为:…``."""
_LONGEST_ONCE = 64
_NO_MORE = expression(r"[^,，。;；\d\n]{0,4}(?:不再执行|作废|不再有效|同时取消)")
_CHANGES = ("不再", "作废", "延", "推迟", "改", "调整", "变更", "更正", "提前", "取消", "暂停", "暂缓")
"""One of these stands in every text that changes a day."""
_LONGEST_FORMER = 18
_STEP = 10
"""Characters behind a mere day in which a step is named."""
_BEGUN = expression(r"(?:起|正式)?(?:开始|启动|开放|开启|开通)[^,，、;\d\n]{0,6}[,，、;]?(?:至|到|于)?")
_ENDS = expression(r"(?:\d{1,2}[:点时]\d{0,2})?(?:结束|截止|关闭|停止|终止)")
"""``面试从9月13日开始,25日结束``."""
_ROOM = expression(r"[间室楼厅馆座栋口台桌]\Z")
"""``面试间3-8号``: numbers of rooms."""


def sift(text: str, found: Sequence[Span]) -> list[Span]:
    """The spans that are dates; those that the text itself says to hold no more are marked."""
    real: list[Span] = []
    for span in found:
        if not _is_noise(text, span) or (real and _goes_on(text, real[-1], span)):
            real.append(span)
    items = _items(text, real)
    real = [span for span in real if span.start not in items]
    for at, span in enumerate(real) if real and any(word in text for word in _CHANGES) else ():
        span.former = _is_former(text, span, real[at + 1 : at + 2])
    return real


def _goes_on(text: str, before: Span, span: Span) -> bool:
    """``11月8日复审;12日领取通知单,15日面试``: a mere day of the month named before it, with a step right behind."""
    dated = before.first.month is not None or before.first.rule == "d日"  # which goes on with its month itself
    if span.first.rule != "d日" or not dated or _is_monthly(text, span):
        return False
    if "号" in text[span.start : span.end] or (before.last and (before.last.day or 0) >= (span.first.day or 0)):
        return False  # 5号教学楼; 22日—23日,其中22日测试
    if re.search(r"[。\n]", between(text, before.end, span.start)) or span.start - before.end > LONGEST_GAP:
        return False
    if _BEGUN.fullmatch(text, before.end, span.start) and _ENDS.match(text, span.end):
        return True
    return any(word.role in KEY_ROLES for word in told("after", text[span.end : span.end + _STEP]))


def _is_noise(text: str, span: Span) -> bool:
    """Numbers that look like a day and are none: a grade, a version, a share, part of an address, a day of each month."""
    if span.first.rule == "weekday" and (
        _WEEKLY.search(text, max(0, span.start - 16), span.start)
        or _OF_EACH_WEEK.search(text, max(0, span.start - 20), span.start)
        or _REST.match(text, span.end)
    ):
        return True
    if span.first.rule in ("d日", "m.d") and _ROOM.search(text, max(0, span.start - 1), span.start):
        return True
    if span.first.rule == "d日":
        bounded = _BOUNDED.match(text[span.end : span.end + 12]) or _UNTIL.search(
            text, max(0, span.start - 8), span.start
        )
        alone = not (span.is_range or span.first_time)
        return alone and span.end - span.start < len(text) and (bounded is None or _is_monthly(text, span))
    if span.first.rule == "relative month" and not span.is_range and _is_of_each_month(text, span):
        return True
    if _is_in_address(text, span.start):
        return True
    if span.first.rule == "within" and not span.is_range:
        return _AFTER_SOMETHING.search(text[max(0, span.start - 14) : span.start]) is not None
    if span.first.rule == "m月" and _counts_months(text, span):
        return True
    if span.first.rule == "m月" and span.first.year is None and (span.first.month or 12) <= _LONGEST_TRIAL:
        return _TRIAL.search(text, max(0, span.start - 6), span.start) is not None
    if span.first.rule in ("m.d", "y.m") and span.last is None:
        before, after = text[max(0, span.start - 6) : span.start], text[span.end : span.end + 4]
        return bool(_NOISE_BEFORE.search(before) or _NOISE_AFTER.match(after))
    return text.startswith("届", span.end) and not text.startswith(("届满", "届时"), span.end)


def _counts_months(text: str, span: Span) -> bool:
    """``实习期不少于6月``, ``1-3月左右``; from 3月初 to 4月中旬 is one of the calendar."""
    if any(words.search(text, max(0, span.start - 4), span.start) for words in (_AT_LEAST, _SHARE)):
        return True
    part = span.first.part or (span.last.part if span.last else "")
    return not part and _EARNED.match(text, span.end) is not None


def _is_of_each_month(text: str, span: Span) -> bool:
    """``入职当月缴纳``, ``次月5日发放``, ``月末双休``, ``15日后入职下月购买``: a month after nothing that is dated."""
    if span.first.relative in ("当月", "次月") or _EACH_MONTH.match(text, span.end):
        return True
    return _ANY_DAY.search(text, max(0, span.start - _BESIDE), span.start) is not None


def _is_monthly(text: str, span: Span) -> bool:
    return _MONTHLY.search(text, max(0, span.start - _BESIDE), span.end + _BESIDE) is not None


def _is_in_address(text: str, place: int) -> bool:
    """Whether a place stands inside ``https://…/201707/t20170720.html``."""
    begin = text.rfind("://", max(0, place - _LONGEST_ADDRESS), place)
    return begin >= 0 and _ADDRESS.match(text, begin + 3, place) is not None


def _items(text: str, found: Sequence[Span]) -> set[int]:
    """Where ``1.1``, ``1.2``, ``2.1`` count the items of a text, each at the begin of its own."""
    counted: dict[tuple[int, int], int] = {}
    for span in found:
        month, day = span.first.month or 0, span.first.day or 0
        alone = span.first.rule == "m.d" and not (span.is_range or span.first_time)
        begins = alone and _ITEM.search(text, max(0, span.start - 3), span.start) and text.startswith(" ", span.end)
        if begins and (day == 1 or (month, day - 1) in counted or (month, day - 2) in counted):
            counted[month, day] = span.start
    return set(counted.values()) if len(counted) > 1 else set()


def _is_former(text: str, span: Span, later: Sequence[Span]) -> bool:
    """Whether the text itself says that it is this day no more."""
    if _NO_MORE.match(text, span.end, span.end + _STEP):
        return True
    if _ONCE.search(text, max(0, span.start - _LONGEST_ONCE), span.start) and _INSTEAD.match(text, span.end):
        return True
    former = _FORMER.search(text, max(0, span.start - _LONGEST_FORMER), span.start)
    if former is not None and former["once"] not in (None, "原") and _KEPT.match(text, span.end) is None:
        return True
    gap = between(text, span.end, later[0].start) if later else "\uffff"
    own = former is not None or not re.search("[,，]", gap) or _RESOLVED.match(gap) is not None
    return own and _MOVED.match(gap) is not None
