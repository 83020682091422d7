"""What a date tells of an employer: a state of things, a line of its history, a thing that it published; no step of a recruitment."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import KEY_ROLES, told
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Heads, alternatives, load, pattern

CLAUSE = expression(r"[。;；!！?？\n]|(?<=['\"]), (?=['\"])")
BEFORE = expression(
    r"\s*(?:\([^()]{0,8}\))?\s*(?:(?:以|之|(?:当[天日])?下班)?前(?![后往台端景沿来期述的])|截止|截至|为止|止)"
)
_UNTIL = expression(r"(?:截[至止][到至]?|至|到)\s*(?:20\d\d年?(?:财|度)?)?\Z")
_AT_LATEST = expression(
    r"(?:截[至止](?:时间|日期)?[到至为是:]?|(?:结束|关闭|终止)(?:(?:时间|日期)[为是:]?|:)|不[晚迟]于|最[晚迟](?:不超过|[到至为于])|延长[到至]|时间[到至]|\b(?i:before|by|until)\s)\s*\Z"
)
_BY = expression(r"\b(?i:by|before|until|(?:no|not)\s(?:later|after)\s?(?:than)?|prior\sto)\s(?:the\s)?\Z")
_PUT_OFF = expression(r"(?:延长?|顺延|推迟|延期|延后|调整|变更|改)[至到为]\s?\Z")
_OWN_CALL = expression(r"[,，][^,，]{0,4}(?:本批|本次|本轮|此次|现(?!场))")
"""``上一批次已于9月30日截止,本批次报名至10月31日``."""
_NEXT_CALL = expression(
    r"(?:[顺推]?延|推迟|[转纳并]入?|留)[至到入]?(?:下一?|第[一二三四五六七八九十\d]{1,2})[批轮期次]\s?\(\Z"
)
_OVER = expression(r"[^,，。;；\d\n]{0,6}(?:结束|关闭|截止)(?!后|时间|日期|\s?[:\d])")
"""``3月2日18:00审核结束``, but ``3月2日 报名截止:3月8日``."""
_AS_OF_NOTICE = expression(r"截[至止]到?本?(?:公告|通知|简章)?(?:发布|公布)之日\(\Z")
"""``截至本公告发布之日(10月12日)，未与任何单位签订合同``."""
_TILL_THEN = expression(r"(?:年?底|年?末)?为?止[,，]")
"""``2020年12月为止，员工超过…``."""
_RECRUITING = expression(r"报名|投递|简历|网申|申请|招聘|时间|日期|有效|接收|应聘|职位|公告|材料|期限")
STATED = expression(
    r"已|率|共|达|拥有|累计|突破|新建|现有|总|超过|(?<!其)余|成为|在校|增长|亿|有\s?\d|\d\s?(?:多|余)?[家人万名所个座款项件条张亩台套]|具有|包括|布局|覆盖|遍布|设有|分布"
)
_COUNTED = expression(r"[,，]?\s?[^,，。;；\d]{0,8}(?:已|共|累计|总计)[^,，。;；]{0,6}[\d万千百]")
"""``截至3月8日，已有2100人完成网上报名``: a count is a state, also of applications."""
_TOLD = expression(r"(?:已|共|累计|总计)[^,，。;；]{0,8}\d")
"""``共收到简历2.3万份(截至11月18日)``."""
_LEFT_OVER = expression(r"[^。;；\n]{0,10}?(?:尚有|尚余|尚缺|仍有|仍缺|空缺|无人报[名考])")
"""``截至3月9日17时，尚有12个职位无人报名``."""
_PUBLISHED = ("发布", "发文")
"""Verbs of notices and of products alike: their object tells which."""
_ALREADY = expression(r"(?:已经?|曾|终|早)[在于]于?\s?\Z")
_ENDED = expression(r"\s?\(?(?:现|均|都)?已经?(?:结束|截止|关闭|完成)")
_SCHOOL = expression(r"(?:大学|学院|职院|学校|校区|分校)(?:\([^()\n]{1,10}\))?[\s|,:]*\Z")
_AT_SCHOOL = expression(r"[\s|,]*[一-龥]{2,12}(?:大学|学院|职院|学校)(?:\([^()\n]{1,10}\))?")
_VENUE = expression(
    r"[\s|,]*[^\s,，。;；|\n]{0,10}?(?:报告厅|礼堂|会堂|教室|会议室|会场|活动中心|创业中心|就业中心|就创中心|指导中心|图书馆|体育馆|校区|[一二三四五六七八九十东西南北\d]号?教(?![师授育练])|教学?楼|[教楼馆厅室区]\s?[A-Z]?-?\d|[A-Z]\d{3}|\d{3}(?!\d))"
)
_ROOM_AND_NAME = expression(
    r"\s+[^\s,，。;；:\d]{0,6}(?:[教楼馆厅室]\s?[A-Z]?-?\d{2,4}|报告厅|宣讲厅)\s+[一-龥]{2,20}?(?:公司|集团|研究院|设计院|研究所|银行|局|医院|学校|大学|学院)"
)
"""``10月21日14:00 教学楼B203 某某电力设计院``: a row of a timetable of talks."""
_GOES = expression(r"[,，]?\s?将?(?:赴|前往|走进|来到)[一-龥]{2,12}?(?:大学|学院|高校)")
"""``11月18日赴某医科大学、11月20日赴某医学院开展宣讲``."""
_VISIT = 30
"""Characters before and behind a time in which a school and a room of it are named."""
_HELD = expression(r"[^。;；\n:]{0,14}?(?:召开|举办|举行)")
_DATELINE = expression(r"\s?[电讯](?=[\s(])")
_GOES_THERE = expression(
    r"\s?(?:[之以]?前|期间|之间|起)?[,，]?\s?(?:自行|及时|本人)?(?:登[录陆]|进入|访问|前往|到)[^,，。;；:\n]*"
)
_CARRIED = expression(
    r"(?:(?<=\A)|(?<=\A前)|(?<=\A之前)|(?<=\A以前))[,，]?\s?(?:[持凭](?!有)|随?携带?|带[好齐])[^,，。;；:\n\d]{1,40}?[件证表单书料具片明历照份等](?=[到在往赴参前])"
)
"""``于4月22日持身份证、学历证书原件到报告厅参加资格复审``: papers to bring do not say what the date is for."""
_HELD_THING = expression(r"[^,，。;；:\n]{0,24}?(?:举行|举办|组织|开展|进行)的[^,，。;；:\n]*")
_MADE = expression(r"(?:第[一二三四五\d]次)?(?:修订|修正|颁布|起施行|起实施)")
_ISSUED = expression(r"[^,，。;；\d]{0,30}?(?:发布|印发|公布|下发|刊登)了?《")
_RULE = expression(
    r"[^,，。;；\d]{0,30}?(?:发布|印发|公布|颁布|出台|下发)(?:的《|了?《[^》\n]{0,50}(?:办法|规定|条例|细则|标准|规则|法|意见|决定)(?:\([^()》]{0,8}\))?》)"
)
"""``2023年5月8日印发了《…管理办法》``, ``3月6日发布的《…》``: a paper that is referred to."""
_NOTE = expression(r"(?:发布|公布|印发|施行|通过|修[订正])?\)")
_WHO = expression(
    r"(?:[之以]?前|[之以]?后|\))?(?:已经?|被|曾|在[^,，。;；\d]{2,10}中)[^,，。;；]{1,24}(?:的|者)|(?:启动|举行|举办|开展|组织)的(?![^,，。;；]{0,40}(?:[笔面复]试|考试|测评|体检|宣讲|双选会|招聘会))|[之以]?后(?:报名|缴费|上传)的(?!资格)|[之以]?前未(?:收到|接到)|"
    r"(?:[之以]?[前后])?(?:收到|投递|提交|完成报名)[^,，。;；\d]{0,12}的[^,，。;；\d]{0,8}均?已"
)
ASIDE = expression(r"\([^()]{8,}\)")
"""A longer remark in brackets before a date says nothing of it."""
NEAR = 14
"""Characters behind a date within which a step may be named; a fact may come later in the clause."""
_TITLED = 40
"""Characters behind a date within which a paper that was published then is named."""
LEFT, RIGHT = 30, 26
"""Characters looked at before a date and behind it."""
_WORD = 4
"""Characters of a telling word beyond them."""
_LONGEST_SENTENCE = 120
_SENTENCE, _FACT_REACH = 44, 36
"""Characters behind a date looked at for a fact, and for its verb."""


@cache
def _history() -> re.Pattern[str]:
    """``2022年3月，公司获评…``: what an employer did, in the date's clause or the next one; ``一并入围`` is nothing of the kind."""
    verbs = alternatives(load("dates")["history"]["verbs"])
    return re.compile(rf"[,，:：]?\s?[^。;；!！\n]{{0,{_FACT_REACH}}}?(?<!一)(?:{verbs})")


@cache
def _others() -> re.Pattern[str]:
    return pattern(load("dates")["history"]["others"], re.NOFLAG)


@cache
def _notices() -> Heads:
    return Heads(load("dates")["history"]["notices"])


@cache
def _recruitment() -> re.Pattern[str]:
    return pattern(load("dates")["history"]["recruitment"], re.NOFLAG)


@cache
def _applying() -> re.Pattern[str]:
    return pattern(load("dates")["applying"]["words"], re.NOFLAG)


def applies(words: str) -> bool:
    """Whether words speak of applying: an end that nothing beside it names is then that of the applications."""
    return _applying().search(words) is not None


def sentence(text: str, span: Span) -> str:
    """The sentence of a date, of its own line."""
    return _sentence_from(text, span)[1]


def _sentence_from(text: str, span: Span) -> tuple[int, str]:
    """Where a date's sentence begins, and the sentence."""
    cuts = list(CLAUSE.finditer(text, max(0, span.start - _LONGEST_SENTENCE), span.start))
    end = CLAUSE.search(text, span.end, span.end + _LONGEST_SENTENCE)
    begin = cuts[-1].end() if cuts else max(0, span.start - _LONGEST_SENTENCE)
    return begin, text[begin : end.start() if end else span.end + _LONGEST_SENTENCE]


def reached(right: str) -> str:
    """What is looked at behind a date; a word that its end cuts through is looked at whole (``办理|入职``), and so is the
    name of what is held (``举行的某市2022年公开招考公务员笔试``)."""
    right = _CARRIED.sub("", right, count=1)
    if (whole := _HELD_THING.match(right) or _GOES_THERE.match(right)) is not None:
        return right[: max(whole.end(), RIGHT)]
    words = told("after", right[:RIGHT]) if len(right) > RIGHT else ()
    return right[: RIGHT + (_WORD if words and words[-1].end > RIGHT - 2 else 0)]


def goes_there(right: str) -> bool:
    """``登录某局政府网站及指定招聘网站报名``: what is done stands behind where one goes."""
    return _GOES_THERE.match(right) is not None


def bounds(text: str, span: Span) -> bool:
    """Whether 前, 止 or 截止 follows, or ``by`` stands before: the date is an end."""
    if BEFORE.match(text, span.end, span.end + 14):
        return True
    return (
        span.start > 0
        and text[span.start - 1] == " "
        and _BY.search(text, max(0, span.start - 16), span.start) is not None
    )


def is_end(text: str, span: Span) -> bool:
    """Whether a date is an end, since 前, 止 or 结束 follows it, or 截至, 不晚于 or 延长至 stands right before."""
    return (
        bounds(text, span)
        or _OVER.match(text, span.end) is not None
        or _AT_LATEST.search(text, max(0, span.start - 8), span.start) is not None
    )


def is_put_off(text: str, span: Span) -> bool:
    """``报名时间延长至3月27日``: whether a date takes the place of another one."""
    return _PUT_OFF.search(text, max(0, span.start - 6), span.start) is not None


def takes_its_place(text: str, first: Span, second: Span) -> bool:
    """``原11月7日笔试调整为11月14日，面试时间不变``: the day that a step was moved to, where none other is named between."""
    if not is_put_off(text, second):
        return False
    named = {word.role for word in told("before", text[first.end : second.start])}
    return named.intersection(KEY_ROLES) <= {first.role}


def is_held(text: str, span: Span) -> bool:
    """``2018年3月，成功召开峰会``: whether a verb behind the date alone makes an event of it."""
    return _HELD.match(text, span.end, span.end + RIGHT) is not None


def is_visit(text: str, span: Span) -> bool:
    """``某大学(东区)10月15日19:00图书馆报告厅``, ``9月23日18:30 某大学 就业中心``: a time at a school, between its name and a room."""
    if _GOES.match(text, span.end, span.end + _VISIT) and recruits(text, span):
        return True
    if span.first_time is None or span.first.month is None:
        return False
    if _ROOM_AND_NAME.match(text, span.end, span.end + _VISIT):
        return True
    if _SCHOOL.search(text, max(0, span.start - _VISIT), span.start):
        return _VENUE.match(text, span.end, span.end + _VISIT) is not None
    school = _AT_SCHOOL.match(text, span.end, span.end + _VISIT)
    return school is not None and _VENUE.match(text, school.end(), school.end() + _VISIT) is not None


def is_over(text: str, span: Span) -> bool:
    """``已于7月22日公示完毕``, ``8月1日至9月15日(已结束)``: whether what is named was done on that day."""
    return (
        _ALREADY.search(text, max(0, span.start - NEAR), span.start) is not None
        or _ENDED.match(text, span.end) is not None
    )


def recruits(text: str, span: Span) -> bool:
    """Whether a word of recruiting stands near a date that is not said to be past (``已于2017年9月开园招生``)."""
    if is_over(text, span):
        return False
    near = text[max(0, span.start - NEAR) : span.end + RIGHT]
    return _recruitment().search(near) is not None


def is_of_rule(text: str, span: Span) -> bool:
    """``《公务员录用体检通用标准》(2016年12月修订)``: when a regulation was made or took effect."""
    made = _MADE.match(text, span.end) or (_is_before_title(text, span) and _RULE.match(text, span.end))
    return bool(made) or (text.endswith("》(", 0, span.start) and _NOTE.match(text, span.end) is not None)


def is_of_notice(text: str, span: Span) -> bool:
    """``于5月6日在学院官网发布了《…公告》``: when an earlier notice came out."""
    return not span.is_range and _is_before_title(text, span) and _ISSUED.match(text, span.end) is not None


def is_dateline(text: str, span: Span) -> bool:
    """``中新社长春11月22日电``: when a paper's report was sent."""
    return not span.is_range and _DATELINE.match(text, span.end) is not None


def _is_before_title(text: str, span: Span) -> bool:
    """Whether the title of a paper comes near behind a date: only then are its longer patterns tried."""
    return text.find("《", span.end, span.end + _TITLED) >= 0


def is_of_people(text: str, span: Span) -> bool:
    """``1月12日前在第一批中报名而未通过审核的人员``, ``5月24日前被退回的``: who is meant, and not what is to be done."""
    return _WHO.match(text, span.end) is not None


def is_of_another_call(text: str, span: Span) -> bool:
    """``飞行学员招收另见专项简章，报名截止为5月8日``, ``之后的申请顺延至第三批(9月启动)``: a sentence on another recruitment."""
    if _NEXT_CALL.search(text, max(0, span.start - NEAR), span.start):
        return True
    begin, said = _sentence_from(text, span)
    other = _others().search(said)
    return other is not None and _OWN_CALL.search(text, begin + other.end(), span.start) is None


def publishes_else(word: str, rest: str) -> bool:
    """``2016年10月1日正式发布后``: a product's day; ``2021年3月发布的…``: a rule's; ``7月发布首个平台``: a thing that is no notice."""
    if rest.startswith(("后", "的")):
        return rest[0] == "后" or not _notices().first(rest[:NEAR])
    thing = word in _PUBLISHED and "一" <= rest[:1] <= "龥"
    return thing and not _notices().first(rest[:NEAR])


def is_fact(text: str, span: Span, left: str) -> bool:
    """``截至2021年底，公司已有…``, ``员工600人(截止2018年5月)``: a state of things and no deadline."""
    until = not is_put_off(text, span) and (_UNTIL.search(left) or _TILL_THEN.match(text, span.end))
    if until and _LEFT_OVER.match(text, span.end, span.end + _SENTENCE):
        return True
    if _AS_OF_NOTICE.search(left):
        return True
    aside = text.startswith(")", span.end) and left.rpartition("(")[2].strip("截止至到 ") == ""
    if until and aside and (STATED if not _RECRUITING.search(left) else _TOLD).search(left):
        return True
    if not until or _RECRUITING.search(left):
        return False
    sentence = CLAUSE.split(text[span.end : span.end + _SENTENCE])[0]
    return any(_states(piece) for piece in (sentence.lstrip(",").partition(",")[0], sentence))


def _states(words: str) -> bool:
    """``在校生2.1万人``, also where applications are spoken of in a later clause."""
    return _COUNTED.match(words) is not None or (
        STATED.search(words) is not None
        and not re.search(r"(?<!\d[人名家])(?:报名|投递|网申)(?!人数|总数|人次)", words)
    )


def is_history(text: str, span: Span, before: str, left: str) -> bool:
    """A day or month of a year, what was done then, and no word of recruiting beside it: a line of a company's history."""
    if before not in ("", "generic", "event") or span.first.year is None or span.first_time or bounds(text, span):
        return False
    done = _history().match(text, span.end, span.end + _FACT_REACH + 8)
    if done is None:
        return False
    rest = re.split("[,，]", text[done.end() : done.end() + 4])[0]
    return not _recruitment().search(left + text[span.end : done.end()] + rest)
