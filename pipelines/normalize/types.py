"""What kind of notice it is, and which state programmes it belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.evidence import EVENTS, Evidence
from pipelines.normalize import employer_classes, majors_catalogue
from pipelines.normalize.employer_places import without_place
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Spotter, load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean

_HEAD = 800
_TEXT = 3000
_PROGRAM_HEAD = 300
_PUBLIC = ("public_institution", "government")
_SHORT_TITLE = 22
UNNAMED = "no vacancy is named"
"""The rule of a text that nothing tells to be anything: a guess, where the others say what a notice is of."""
_FEW = 6
"""Letters of a list that is too short to be one of posts: 语、数、英."""
_ITEM = 12
"""Letters of a post in a list of posts."""
_CAMPAIGN = expression(
    r"(?:20)?\d\d\s?届?(?:年)?(?:校园招聘|校招|春招|秋招|社招|春季校园招聘|秋季校园招聘|校园招募)|[(（\[【][^)）\]】]*[)）\]】]|[-—_|].{0,3}届.{0,2}招.*$"
)
_NO_INTERNSHIP = expression(r"(?:可|接受|无|非)\S{0,4}实习|实习(?:基地|经历|管理|带教|指导)")
_INTERN = expression(r"(?<![a-z])intern(?:s|ships?)?(?![a-z])")
"""*Internal* and *international* begin like it."""
_ONE_COMPANY = expression(r"(?:公司|集团|股份|银行)(?:\([^()]*\))?[^、,，和及与暨\s]{0,14}(?:招聘会|双选会|招聘)")
_MANY = expression(r"家(?:企业|单位|用人单位|公司)|(?:公司|集团|银行|股份)[、,，和及与/].*(?:公司|集团|银行|股份)")
_OPEN_CALL = expression(r"公开(?:考核|考试|选拔|自主|选调)?(?:招聘|引进|招考|选聘)|自主(?:招聘|引进)|考核(?:招聘|引进)")
_PLACE_HIRES = expression(
    r"^(?:20\d\d年)?[一-龥]{1,9}[市县区州旗盟省](?:[一-龥]{0,6})?(?:教师|辅警|卫生|卫健|综合执法|融媒体|医共体|教育|所属|直属|医务|事业|基层|公办|公益)"
)
_STAFF = expression(r"教师|教职工|工作人员|医务|护士|编制")
"""A public body that hires these in a season (秋季招聘) hires its own staff and does not come to a campus."""
_HIRED = expression(r"急聘|诚聘|高薪|招聘|聘|招")
_COMMA = expression(r"[,，、;；]")
_ASIDE = expression(r"\([^()]*\)")
"""``教师(语、数、英)``: one post with what it teaches."""
_NUMBERED = expression(r"^(?:[一二三四五六七八九十]{1,2}|\d{1,2})[、.]")
"""``二、采购工程师``."""
_TUTOR = expression(r"(?:讲师|培训师|辅导老师|授课老师|助教)\Z")
"""``公务员考试讲师`` teaches for the examination."""
_TEACHES = expression(r"(?:老师|讲师|助教|教练|辅导员?)(?:[(（].*)?$")
"""高中化学老师 is a post and no school."""
_EDITOR = expression(r"^(?:【[^】]*】|\[[^\]]*\]|\([^)]*\)|[^!！]{2,8}[!！])?")


_COMES = expression(r"来校(?:举[办行]|开展)?(?:校园|专场)?(?:宣讲|招聘)")
"""``某某研究院来校宣讲``: to come, though 来校 is most often told of what has been."""
_HELD_HERE = expression(r"(?:我[校院]|学[校院]|大学|中心)(?:成功|顺利|隆重)?举[办行]")
"""``我校举办春季双选会``: to come or over, as the text says."""
_VISITS = expression(r"走进[一-龥]{2,14}(?:大学|学院|校园)")
_BANK = expression(r"农商行|农商银行|商业银行|村镇银行|[分支]行|信用联社|农信")
_PRIVATELY = expression(r"民办|民营|私立|社会办医")
_NOTICE = expression(r"(?:通知|公告|启事|简章)(?:\([^()]*\))?\Z")
_OCCUPATION = expression(r"[一-龥a-z+]{1,10}(?:员|师|工|岗|手|店长|组长|班长)(?:[/、(]|\Z)")
"""``外贸业务员/单证员(接受2026届)``"""


class _Title(NamedTuple):
    """Words of each list that a title holds."""

    head: str
    said: dict[str, str]

    def has(self, *kinds: str) -> str:
        for kind in kinds:
            if kind in self.said:
                return self.said[kind]
        return ""


@cache
def _words(part: str, kind: str) -> re.Pattern[str]:
    """Words as small letters, since titles and texts are read so: a pattern that minds no case is slower."""
    return pattern((word.lower() for word in load("types")[part][kind]), flags=0)


@cache
def _title_words() -> dict[str, list[tuple[str, str]]]:
    """First letter → words of titles with their kinds, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    pairs = [(word.lower(), kind) for kind, words in load("types")["title"].items() for word in words]
    for word, kind in sorted(pairs, key=lambda pair: -len(pair[0])):
        found.setdefault(word[0], []).append((word, kind))
    return found


def _said(head: str) -> dict[str, str]:
    """Kind → the first of its words in a title, the longest of those that begin there."""
    said: dict[str, str] = {}
    words = _title_words()
    for place, letter in enumerate(head):
        for word, kind in words.get(letter, ()):
            if kind not in said and head.startswith(word, place):
                said[kind] = word
    return said


def read(title: str, text: str = "", section: str = "") -> Reading[str]:
    """One of the contract's types. The site's own section decides unless the title plainly says otherwise."""
    head = _glued().sub(" ", clean(title).lower())
    found = _Title(head, _said(head))
    if (word := found.has("internship")) and (
        _NO_INTERNSHIP.search(head) or (word == "intern" and not _INTERN.search(head)) or _among_posts(head, word)
    ):
        del found.said["internship"]
    body = clean(text[:_TEXT]).lower() if text else ""
    for step in (_past, _event, _public, _section, _named, _texted):
        answer = step(found, body, section)
        if answer is not None:
            return answer
    return _is("notice", "section", head) if section == "notice" else _bare(found)


@cache
def _glued() -> re.Pattern[str]:
    """Between two words whose letters would make a third: 招聘会计 holds no fair (招聘会计划 does), 高校招聘 no 校招."""
    pairs = load("types")["glued"]
    return re.compile(
        "|".join(
            rf"(?:{'|'.join(f'(?<={word})' for word in pair['after'])})(?={'|'.join(pair['before'])})" for pair in pairs
        )
    )


def _past(title: _Title, body: str, section: str) -> Reading[str] | None:
    """What has been is news, and so is who was chosen; what explains or lists is, unless somebody hires in the title."""
    to_come = section in EVENTS or _COMES.search(title.head) is not None
    if title.has("past") and not (to_come and not _says_it_is_over(title.head)):
        return _is("notice", "title, of what has been", title.has("past"))
    if section not in EVENTS and _HELD_HERE.search(title.head) and _says_it_is_over(body[:_PROGRAM_HEAD]):
        return _is("notice", "title, of what has been", title.head[:40], 0.9)
    if section not in EVENTS and (title.has("outcome") or (title.has("stage") and not _vacancy(body))):
        return _is("notice", "title, of the course of a hiring", title.has("outcome", "stage"))
    if title.has("explains") and section not in EVENTS and not _post(title) and not _vacancy(body):
        return _is("notice", "title, of how or a warning", title.has("explains"))
    if (invited := title.has("invites")) and not title.has(*EVENTS) and section not in EVENTS:
        return _is("notice", "title, to employers", invited)
    hires = title.has("talk", "fair", "civil_service", "internship", "announcement")
    if title.has("topic") and not hires and not title.has("job") and not _vacancy(body) and section not in EVENTS:
        return _is("notice", "title", title.has("topic"))
    if section == "notice" and title.has("topic"):
        return _is("notice", "title", title.has("topic"))
    return None


def _says_it_is_over(head: str) -> bool:
    return re.search(r"圆满|顺利举|成功举|成功召|落幕|侧记|纪实|回顾", head) is not None


def _event(title: _Title, body: str, section: str) -> Reading[str] | None:
    """One company's own event is a talk, whatever it calls it; several employers make a fair."""
    if section in EVENTS:
        return _is(section, "section", title.head)
    talk, fair = title.has("talk"), title.has("fair")
    if talk == "校园专场" and not re.search(r"[市区县省届]高校|综合|大型", title.head):
        return _is("talk", "title", talk, 0.9)
    if not talk and not fair and _VISITS.search(title.head) and _words("title", "talk").search(body[:_HEAD]):
        return _is("talk", "title, of a visit", title.head[:40], 0.8)
    if talk and not (fair and not re.search(r"宣讲|说明会|宣介", title.head)) and not (talk == "专场招聘" and not fair):
        return _is("talk", "title", talk)
    if fair:
        one = _ONE_COMPANY.search(title.head)
        if one is not None and not _MANY.search(title.head):
            return _is("talk", "one company's fair", one[0], 0.8)
        return _is("fair", "title", fair)
    return _is("talk", "title", talk, 0.8) if talk and _ONE_COMPANY.search(title.head) else None


def _public(title: _Title, body: str, section: str) -> Reading[str] | None:
    """The state's examinations; public bodies that hire; texts that cite the rules of both."""
    bank = _BANK.search(title.head) is not None
    company = bank or "公司" in title.head or "集团" in title.head
    hires = title.has("announcement")
    own = title.has("own_staff")
    if (
        (said := title.has("civil_service"))
        and not own
        and not (company if hires or bank else _TUTOR.search(title.head))
    ):
        return _is("civil_service", "title", said)
    if section == "civil_service" and not (company and hires):
        return _is(section, "section", title.head)
    if own or company or section in ("job", "internship") or title.has("internship"):
        return None
    rule = _words("text", "civil_service").search(body[:_HEAD])
    if not hires and rule is None:
        return None
    kind, call = employer_classes.of_words(_EDITOR.sub("", title.head)), _OPEN_CALL.search(title.head)
    if (campus := title.has("campus")) and not (kind in _PUBLIC and "校" not in campus and _STAFF.search(title.head)):
        return None
    if hires and not call and _PRIVATELY.search(body[:_HEAD]):
        return None  # 某某实验学校是一所民办学校
    if hires and (kind in _PUBLIC or (call and kind in (*_PUBLIC, "university"))):
        return _is("civil_service", "a public body hires", call[0] if call else kind or "", 0.8)
    place = _PLACE_HIRES.search(title.head)
    if place is not None and hires:
        return _is("civil_service", "a place hires for its public services", place[0], 0.7)
    if rule is not None and kind != "private":
        return _is("civil_service", "text", rule[0], 0.8)
    return None


def _section(title: _Title, body: str, section: str) -> Reading[str] | None:
    if section == "internship" or title.has("internship"):
        return _is(
            "internship", "section" if section == "internship" else "title", title.has("internship") or title.head
        )
    if section == "announcement" and (post := _post(title)):
        return _is("job", "title, of one post", post, 0.9)
    return _is(section, "section", title.head) if section in ("job", "announcement") else None


def _post(title: _Title) -> str:
    """The one post that a title is, ``嵌入式软件工程师(武汉)``: announcements of several are listed beside such."""
    bare = _CAMPAIGN.sub("", title.head).strip()
    if title.has("announcement") or _COMMA.search(title.head) or not _is_position(bare):
        return ""
    ends = any(bare.endswith(word[0]) for word in _words("title", "job").finditer(bare))
    return bare if ends or _OCCUPATION.fullmatch(bare) else ""


def _named(title: _Title, body: str, section: str) -> Reading[str] | None:
    """招聘公告 is an announcement; 算法工程师, also with 招聘 after it, is one job."""
    hires, job = title.has("announcement"), title.has("job")
    single = _HIRED.sub("", _NUMBERED.sub("", _CAMPAIGN.sub("", title.head)))
    if _several(_ASIDE.sub("", single)):
        return _is("announcement", "title of several positions", single[:40], 0.7)
    if job and not hires and _NOTICE.search(title.head):
        return _is("announcement", "a notice of posts", job, 0.7)
    if job and (not hires or (_is_position(single) and _words("title", "job").search(single))):
        return _is("job", "title", job, 0.9)
    return _is("announcement", "title", hires, 0.9) if hires else None


def _several(listed: str) -> bool:
    """``采购员，会计``, and ``教务，招生，教师``, of whose items one alone bears a word of posts."""
    items = _items(listed)
    if len(items) < 2 or len(listed) <= _FEW:
        return False
    posts = sum(_names_post(item) or _words("title", "internship").search(item) is not None for item in items)
    return posts > 1 or (posts == 1 and len(items) > 2 and max(map(len, items)) <= _ITEM)


def _among_posts(head: str, word: str) -> bool:
    """``客服专员，会计，实习生``: an internship is one of several posts, where it does not head them (``暑期实习：运营、测试``)."""
    if ":" in head.partition(word)[2]:
        return False
    items = _items(_ASIDE.sub("", head))
    return (
        len(items) > 1
        and max(map(len, items)) <= _ITEM
        and any(word not in item and _names_post(item) for item in items)
    )


def _items(listed: str) -> list[str]:
    return [item for item in _COMMA.split(listed) if item]


def _names_post(item: str) -> bool:
    return any(words.search(item) for words in (_words("title", "job"), _post_alone(), _OCCUPATION))


def _is_position(head: str) -> bool:
    return len(head) <= _SHORT_TITLE and not re.search(
        r"公司|集团|大学|学院|医院|中学|小学|银行|20\d\d|公告|简章|启事|通知|信息|一览|汇总|清单", head
    )


def _texted(title: _Title, body: str, section: str) -> Reading[str] | None:
    duties = _words("text", "job").search(body)
    if duties is not None:
        bare = _CAMPAIGN.sub("", title.head)
        single = len(bare) <= _SHORT_TITLE and not re.search(r"公司|集团|大学|学院|医院|公告", bare)
        return _is("job" if single else "announcement", "text", duties[0], 0.8)
    if not (found := _vacancy(body)):
        return None
    single = 0 < len(title.head) <= _SHORT_TITLE and employer_classes.of_words(title.head) is None
    return _is("job" if single else "announcement", "text names vacancies", found, 0.7)


def _vacancy(body: str) -> str:
    found = _words("text", "vacancy").search(body) or _words("text", "job").search(body)
    return found[0] if found else ""


def _bare(title: _Title) -> Reading[str]:
    """No word of hiring anywhere: a bare employer announces itself, a short title is a position, the rest is news."""
    kind = employer_classes.of_words(title.head, trades=False)
    if title.has("topic"):
        return _is("notice", "title", title.has("topic"), 0.7)
    if _TEACHES.search(title.head) and without_place(title.head) == title.head and len(title.head) <= _SHORT_TITLE:
        return _is("job", "a teacher's post", title.head, 0.5)
    if (post := _post_alone().search(title.head)) and len(title.head) <= _SHORT_TITLE:
        return _is("job", "a post alone", post[0], 0.5)
    if kind in _PUBLIC:
        return _is("civil_service", "a public body's name alone", title.head[:40], 0.4)
    if majors_catalogue.exact(title.head):
        return _is("job", "the name of a major alone", title.head, 0.5)
    if kind is not None:
        return _is("announcement", "an employer's name alone", title.head[:40], 0.5)
    if title.head and (_is_position(title.head) or _OCCUPATION.match(title.head)):
        return _is("job", "a short title alone", title.head, 0.4)
    return _is("notice", UNNAMED, title.head[:40], 0.4)


@cache
def _post_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('alone', 'job').pattern})(?=\([^()]*\)\Z|\Z)")


def _is(kind: str, rule: str, text: str, sure: float = 1.0) -> Reading[str]:
    return Reading(kind, [Evidence(field="type", rule=rule, text=text, confidence=sure)])


def tells_outcome(title: str) -> bool:
    """Whether a title is of the course of a hiring behind its application, such as a list of those to be hired."""
    return _words("title", "outcome").search(clean(title).lower()) is not None


@cache
def _program_words() -> dict[str, list[str]]:
    """The programmes that each word may tell."""
    lists = load("types")
    found: dict[str, list[str]] = {}
    for part in ("programs", "programs_text", "programs_beside"):
        for name, words in lists[part].items():
            for word in words:
                found.setdefault(word.lower(), []).append(name)
    return found


@cache
def _program_spotter() -> Spotter:
    return Spotter(_program_words())


@cache
def _beside(program: str) -> re.Pattern[str]:
    """A word of a programme with another one in its clause, before or behind it: 选调2026届优秀毕业生."""
    pairs = load("types")["programs_beside"].get(program, {})
    gap = r"[^,，。;；\n]{0,14}?"
    both = ((word, pattern(others, 0).pattern) for word, others in pairs.items())
    return re.compile("|".join(rf"{word}{gap}(?:{other})|(?:{other}){gap}{word}" for word, other in both) or r"(?!)")


def programs(title: str, text: str = "") -> Reading[list[str]]:
    """State programmes: words of the title count, words of the text when they stand at its head."""
    named, body = clean(title).lower(), clean(text).lower()
    spotted = _program_spotter().words(f"{named}\n{body}")  # the very text in which others look for words
    told = {name for word in spotted for name in _program_words()[word]}
    head, found = body[:_PROGRAM_HEAD], {}
    for name in load("types")["programs"] if told else ():
        match = name in told and (
            _words("programs", name).search(named)
            or _words("programs_text", name).search(head)
            or _beside(name).search(f"{named}\n{head}")
        )
        if match:
            found[name] = Evidence(field="programs", rule="words", text=match[0])
    return Reading(list(found), list(found.values()))
