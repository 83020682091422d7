"""What stands behind a date: the first word there that tells what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.normalize.dates.before import PASSABLE, is_qualified
from pipelines.normalize.dates.facts import NEAR, RIGHT, STATED, publishes_else, recruits
from pipelines.normalize.dates.headings import ACTED
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import DUE, HARD, HOURS, KEY_ROLES, Told, joined, looks_up, together, told
from pipelines.normalize.expressions import expression

_PASSES = expression(r"(?:通过[一-龥]{0,2}|进入)\Z")
"""``12月通过三甲复审``."""
_ENTERED = expression(r"\s?(?:起|开始|正式)?进入[一-龥]{2}(?:环节|阶段|程序)?(?:[,，]|\Z)")
"""``体检合格者5月25日进入考察``: a step of its own."""
_OPENS = "(?!(?:将|正式|准时|自动)?(?:开通|开放|开启|启动|上线|关闭|关停|下线))"
"""``报名系统开通`` is an application, what stands behind ``报名系统`` else is none."""
_WHERE = expression(f"的?(?:网址|地址|邮箱|方式|渠道|链接|电话|入口|系统){_OPENS}")
_LABELS_NEXT = expression(r"(?:时间|日期)?(?:定于|拟于|将于|拟定于|安排在|时间为|[:])\s?")
_SITES = frozenset({"到考点", "到考场", "到达考点", "到达考场", "前往考点", "进入考点", "进入考场"})
"""Where one goes: ``到考点报到参加面试`` says what for behind it."""
_VISITS = expression(r"(?:登[录陆]|进入|通过|访问|打开|在)[^,，。;]{0,8}\Z")
_DESK = expression("[处点]|地点|现场")
_EVER_SINCE = "以来"
"""``2015年12月以来,公司已…``: told of a company by what follows, else of somebody's work."""
_DEGREE = expression(
    r"[^,，:;；。(]{0,8}?(?:[取获]得|[拿得]到|获取|完成)[^,，:;；。]{0,16}?(?:学[位历]|毕业证|双证|两证|三证)"
)
"""``7月10日前能按时取得国家规定的学历``: when somebody graduates."""
_PASSED = expression(r"(?:环节)?(?:通过|合格)")
OUTCOME = expression(r"(?:通知|公布|发布|公示|反馈|出)[^,，:]{0,8}(?:结果|成绩|名单)")
_PAUSED = expression(r"\s?[,，;；。)]")
_PAUSE = expression(r"\A(?:[之以]?[前后起]|期间|之间|[上下]午|晚上?|全天|当[天日])?.")
"""``5月20日后，登录网站查询成绩``: what may stand before the comma behind a date."""
_NAMED = {
    "due": frozenset({"deadline", "payment", "ticket", "onboard", "other"}),
    "other": frozenset({"onboard", "check", "payment", "ticket"}),
}
"""What a word may name behind one that does not tell what is done until a day (``前办理报到``)."""
_HELD = frozenset({"exam", "interview", "medical"})
"""Steps that are held as fairs are: ``举行统一考试``, but ``举行双选会``."""
OBJECT = 8
"""Characters of what something is done to."""
_STUDENTS = expression("(?:毕业)?生")
_CLOSE = 4
"""Characters between a date and ``毕业生`` who graduate then: ``7月期间毕业生``."""
_PAPERS = frozenset({"medical", "inspection"})
_SECOND_CHECK = "复审"
"""``前提交体检报告``, ``前将复审材料发至``: what is handed in for a later step; ``资格审查表`` is one of the application."""
_PLATFORM = expression(f'["”』」]?(?:网站|系统|平台|官网|网页|小程序|入口){_OPENS}')
_TOPIC = expression(r"(?:[之以]?[前后]|起|期间)?[,，]\s?")
_LONGEST_CLAUSE = 70
"""Characters of it."""
_GOES_ON = expression(r"[并且在到由可应须需将]|登[录陆]|通过|统一")
"""How the next clause goes on with what is done then."""
_NOTICED = expression(r"(?:公告|简章|启事|通知)(?:已|正式)?(?:发布|公布|印发|出炉)\Z")
DONE_THEN = frozenset({*KEY_ROLES, "event", "onboard"})


@cache
def _looked_up_before() -> re.Pattern[str]:
    return expression(rf"(?:{'|'.join(looks_up())})[^,，。;]{{0,4}}\Z")


@cache
def looked_up() -> re.Pattern[str]:
    """``可在5月26日后登录系统查看审查结果``."""
    applied = "(?:报名|投递|申请|填报|报考)(?!序号|须知|结果|状态|信息|系统|网站)"
    within = r"[^,，。;:|\n]{0,6}[,，]?[^,，。;:|\n]{0,24}?"
    return expression(rf"{within}(?:{'|'.join(looks_up())})(?!有关|相关|招聘)(?![^。;]{{0,20}}{applied})")


def joined_behind(right: str, used: int, *, followed: bool) -> str:
    """``6月底前完成体检、考察``: the second of two steps behind a date; none that may be the label of the date that follows."""
    steps = [word for word in told("after", right) if word.end >= used and word.role in KEY_ROLES]
    both = len(steps) > 1 and steps[0].end == used and (joined(right, *steps[:2]) or together(*steps[:2]))
    if (
        not both
        or (len(steps) > 2 and joined(right, *steps[1:3]))
        or (followed and not _PAUSED.match(right, steps[1].end))
    ):
        return ""
    return steps[1].role


def after_of(right: str, *, near: bool, followed: bool, asked: bool, reach: int = 0) -> tuple[str, int]:
    """The role that a word behind the date tells; a comma may stand between only where no word before tells one, and a
    label of the next date tells nothing of this one. Where somebody is ``asked`` to act, the verb may stand far, and so it may
    within ``reach`` characters."""
    outcome = OUTCOME.match(right)
    if outcome is not None:
        return "result", outcome.end()
    degree = _DEGREE.match(right)
    if degree is not None:
        return "graduation", degree.end()
    words = list(told("after", right))
    moved = next((word for word in words if word.role == HOURS), None)
    if moved is not None and not re.search("[,，:]", right[: moved.start]):
        return HOURS, moved.end  # 11月前将全员搬迁: no deadline
    matter = next((word for word in words if word.role == "other" and word.start <= NEAR), None)
    if matter is not None and not re.search("[,，:]", _PAUSE.sub("", right[: matter.start])):
        return _named_behind(right, words, matter)  # 通过报名系统申请退费
    for role, start, stop in words:
        gap, rest = right[:start], right[stop:]
        if right[start:stop] == _EVER_SINCE and STATED.search(rest):
            return "as_of", stop
        if (role == "posted" and publishes_else(right[start:stop], rest)) or _PASSED.match(rest) or _DESK.match(rest):
            continue  # 到报名处: a place
        if role in PASSABLE and _PASSES.search(gap) and not _ENTERED.match(right):
            continue  # 进入面试范围的人员到…复审
        if role in PASSABLE and is_qualified(right, Told(role, start, stop)) and _acts_later(words, stop):
            continue  # 通过报考条件审查的人员网上交费
        if role == "graduation" and start > _CLOSE and _STUDENTS.match(rest):
            continue  # 接受普通高等学校应届毕业生报名
        if role in ("deadline", DUE) and _looked_up_before().search(gap):
            continue  # 登录网站查询报名序号
        if _PLATFORM.match(rest) or (asked and role == "as_of"):
            continue  # 登录报名网站查询成绩, 请于…登录我行网站报名
        if "对" in gap[-OBJECT:] and "进行" in rest[:OBJECT]:
            continue  # 对报名申请进行审查: what is done is said behind it
        if role in ("deadline", DUE) and _WHERE.match(rest) and _VISITS.search(gap):
            continue  # 登录报名网址打印准考证
        if role in ("deadline", DUE) and (_WHERE.match(rest) or (near and rest.startswith(":"))):
            return "", 0  # 11月8日投递网址, 宣讲时间:11月8日在线投递: labels of their own
        if followed and gap.isspace() and _LABELS_NEXT.fullmatch(rest):
            return "", 0  # 2026年6月10日 面试定于6月27日举行
        if followed and not re.search("[,，、]", rest) and (":" in rest or re.search("[,，、:)]", gap)):
            return "", 0
        if role in HARD:
            tells = not re.search(r"[,，:、]|\s\S", gap.lstrip(": "))
        else:
            announced = not near and "将" in gap
            open_gap = gap if near else _PAUSE.sub("", gap)
            apart = ":" in open_gap or len(re.findall("[,，]", open_gap)) > (asked and role in ACTED)
            tells = announced or (start <= (reach or (RIGHT if asked else NEAR)) and not apart)
        if tells:
            return _named_behind(right, words, Told(role, start, stop))
    return "", 0


def _named_behind(right: str, words: Sequence[Told], word: Told) -> tuple[str, int]:
    """What is done until a day, where a word only tells that something is (``前登录系统缴费``), and else what the word tells."""
    wanted = _NAMED.get(word.role, ())
    later = [other for other in words if other.start >= word.end]
    named = next((other for other in later if other.role in wanted), None)
    if later and word.role == "event" and later[0].role in _HELD:
        named = later[0]
    elif right[word.start : word.end] in _SITES:
        named = next((other for other in later if other.role == "interview"), None)
    elif word.role == "event" and right.startswith("的", word.end):
        named = next((other for other in reversed(later) if other.role in _HELD), named)
    elif later and word.role == DUE and later[0].start - word.end <= OBJECT and _is_paper(right, later[0]):
        named = later[0]
    apart = named is None or re.search("[,，:(]", right[word.end : named.start])
    return (word.role, word.end) if named is None or apart else (named.role, named.end)


def _acts_later(words: Sequence[Told], place: int) -> bool:
    return any(word.role in ACTED for word in words if word.start >= place)


def _is_paper(right: str, word: Told) -> bool:
    return word.role in _PAPERS or _SECOND_CHECK in right[word.start : word.end]


def of_clause(text: str, span: Span) -> str:
    """``7月底，各省项目办集中组织入选志愿者到培训地报到``: what the clause behind a date and a comma tells, however far."""
    topic = _TOPIC.match(text, span.end)
    if topic is None or (span.first.year is not None and not recruits(text, span)):
        return ""  # 2015年5月,创始人应邀参加…训练营: a history
    rest = re.split(r"[。;；!！?？\n]|\d月|\d[日号]", text[topic.end() : topic.end() + _LONGEST_CLAUSE])[0]
    for number, clause in enumerate(re.split("[,，]", rest)):
        if number and not _GOES_ON.match(clause):
            break
        if _NOTICED.search(clause):
            return "posted"
        role, _ = after_of(clause, near=False, followed=False, asked=True, reach=_LONGEST_CLAUSE)
        if role in DONE_THEN:
            return role
    return ""
