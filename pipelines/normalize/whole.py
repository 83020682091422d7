"""A whole announcement from its text: labelled lines first, sentences for what no label states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipelines.evidence import DEGREES, EVENTS, NO_VACANCY, Evidence
from pipelines.normalize import (
    certainty,
    dates,
    degrees,
    events,
    flags,
    graduation,
    headcount,
    industries,
    locations,
    major_sentences,
    majors,
    majors_english,
    offers,
    positions,
    salary,
    types,
)
from pipelines.normalize.clauses import Clauses
from pipelines.normalize.expressions import expression
from pipelines.normalize.flattened import rows_apart
from pipelines.normalize.labels import first_part, labelled
from pipelines.normalize.pay_words import SENTENCE
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.normalize.title_names import organization_in_title

Fields = dict[str, Any]
LONGEST = 60_000
_BODY = 20_000
_TITLE = 60
_SHOWN_POSTS = 40
"""Posts of a table whose names are kept beside their sum."""
_DEGREE = expression(
    r"学历|学位|本科|硕士|博士|研究生|大专|专科|中专|bachelor|Bachelor|master's|Master's|masters? degree|Masters? degree|doctoral|Doctoral|doctorate|Doctorate|PhD|Ph\.D"
)
"""Here and below each word begins with a letter and no class of them: such a list is scanned several times faster."""
_ACADEMIC = expression(
    r"研究生(?:及以上)?学历[,，、及和 ]{0,2}(?:并?(?:具有|取得))?((?:硕士|博士)(?:研究生)?学位(?:及以上)?)"
)
_PLACE = expression(
    r"(?:工作地[点址]?|工作城市|上班地[点址]?|办公地[点址]|工作区域|就业地点|外派(?:地[点址]|[到至]|(?=[一-龥]{2,9}[,，。]))|派驻[到至在于]?|驻扎[在于]?|驻场(?:[在于]|(?!开发|岗|工|办|实施|服务|要求|运|测|人|经验|客户|性质|上班))|常驻|在(?=[一-龥]{2,9}(?:上班|就职))|base(?:地|[:：])|Base(?:地|[:：])|BASE|坐标[:：]|based in\b|Based in\b|located in\b|Located in\b)"
)
_ON_SITE = expression(r"驻[场点](?<=(?:项目|现场|客户)..)|外派岗|合(?<=城市合)伙")
"""``北京项目驻场``, ``浦东地区外派岗位``, ``慈利城市合伙人``: the place stands before the word. A single letter stands first,
which is scanned fast."""
_EACH_PLACE = expression(f"(?={_PLACE.pattern})")
_BASED = expression(
    r"(?<![A-Za-z])[Bb]ase[ \t]?(?:[在于]|地(?:点|为|在)?)?[ \t]?([一-龥]{2,12}(?:[、/][一-龥]{2,12}){0,9})"
)
"""``base北京``; the place must follow at once, as *base模型* is none."""
_REMOTE = expression(
    r"(?<![不非])(?:可以?|支持|接受|允许|全程)(?:线上|居家)?远程|(?<!支持)(?<!接受)(?<![\d不非无天])远程(?:办公|实习)(?!\d|软件|系统|平台|工具|设备)"
)
_TRIP = expression(
    r"[,，。;；(（]?(?:一半时间|有时|经常|长期|短期|偶尔|频繁|不定期|适应|接受|需要?|可|能|会|要|[去到赴往][一-龥]{2,8}?)*(?:出差|社保|公积金)"
)
_HEADING_PLACE = expression(r"【(?:[A-Za-z]{2,12} ?)?([一-龥]{2,5}?)(?:热招|急招|直招|急聘|诚聘|招聘)?】")
_SEATED = expression(
    r"(?:学校|大学|学院|[本我]校|校区|医院|[本我]院|院区|研究[所院]|[本我]所|幼儿园)[^,，。;；:\n]{0,6}?(?:地址(?=[:为在])|位于|坐落[于在]|地处)"
)
"""``学校雁山校区位于桂林市雁山区``, ``医院地址:…``: who teaches or heals works where the house stands."""
_WORD = 4
"""Letters of a word of the place of work, which is itself one that ends the value of another label."""
_PLACES = 6
"""Sentences on the place of work that are read: some posts of a list have another one."""
_COUNT = expression(r"招聘|招收|招录|拟聘|引进|招募|选[聘调]|遴选|名额|录用|急招|诚聘")
_TITLE_COUNT = expression(r"[名人](?:(?<=\d.)|(?<=\d\s.))")
_POSTS_APART = expression(r"[,、;|\s]+")
_DAY = expression(r"[年月日号/.\-](?:(?<=\d.)|(?<=\d\s.))(?:(?<=[日号])|(?=\s?\d))")
_DAY_WORD = expression(r"即日|长期|招满|截止|截至|常年|本周|下周|每周|明天|后天|今天")
_LATIN_DAY_WORDS = ("until", "deadline")
_NAMED_COUNT = expression(
    r"(?:毕业生|人员|人才|工程师|助理|教师|学生|培训生)\s?\d{1,4}\s?名(?![\u4e00-\u9fff]?[校企牌])"
)
_SEEKING = ("iring ", "ecruiting ", "ooking for ", "eeking ")
_ENGLISH_COUNT = expression(
    r"(?:[Hh]iring|[Rr]ecruiting|[Ll]ooking for|[Ss]eeking)(?= (?:\d|one|two|three|four|five|six|ten) )"
)
_TIMES = ("/天", "/日", "/小时", "/月")
_TIMED_SUM = expression(r"\d(?<![\d.]\d)(?:[\d.]+|[\d.]*[-~至]{1,2}[\d.]+)元?/(?:天|日|小时|月)")
"""Pay with no word for it: ``150元/天``; two digits at least."""
_ON_TOP = expression(r"补[助贴]|[饭车餐房]贴|另加|出差")
_EMPLOYER_NOTE = expression(r"\([^()]*(?:\([^()]*\)[^()]*)?(?:公司|集团)\)")
"""``Python(会找房(北京)网络技术有限公司)``: the employer's name beside a title."""
_SEAT = expression(r"\([一-龥]{2,8}\)(?=[一-龥]{0,12}(?:公司|集团|事务所))")
"""``某某科技(深圳)有限公司``: where a company is registered is no place of work."""
_SUM = expression(
    r"(?<![\d.])\d[\d.]*\s?[kK千万wW]?(?:\s?[-~至]{1,2}\s?\d[\d.]*\s?[kK千万wW]?)?\s?元?(?:\s?[/每]\s?(?:个?月|[天日时周年]|小时))?"
)
_MONEY = expression(r"\d[kK]|[千万wW]\s?[-~至]|[-~至]\s?[\d.]+[万wW千]|元|[/每]\s?(?:个?月|[天日时周年]|小时)")
_THOUSANDS = expression(r"\d{4,5}\s?[-~至]{1,2}\s?\d{4,5}")


def read(text: str, title: str = "", ref: date | None = None, hints: dict[str, str] | None = None) -> Reading[Fields]:
    """The fields of a posting that a text states, in the contract's shapes; fields it does not state are absent.

    ``employer`` is a name as written. ``hints`` are strings that the source gives by field
    (location, degree, deadline …); they go before the text.
    """
    text = rows_apart(text[:LONGEST].replace(offers.SUGGESTED, ""))
    prepared = clean(text)
    given = {name: value for name, value in (hints or {}).items() if value}
    reader = _Reader(clean(title), prepared, labelled(prepared) | given, ref or date(1970, 1, 1), text[:_BODY])
    reader.kind(given.get("section", ""))
    reader.listed(text)
    reader.plain()
    reader.times()
    if reader.out.get("type") in EVENTS:
        event = events.read(reader.title, prepared, reader.stated, reader.ref)
        reader.put("event", event, event.value)
    reader.put("employer", Reading(reader.stated.get("employer", "")), reader.stated.get("employer"))
    found = flags.read(f"{reader.title}\n{prepared}")
    reader.put("flags", found, found.value)
    certainty.weigh(reader.out, reader.explain, reader.ref)
    return Reading(reader.out, reader.explain)


class _Reader:
    """The steps of :func:`read`, sharing what was read so far."""

    def __init__(self, title: str, text: str, stated: dict[str, str], ref: date, written: str) -> None:
        self.title, self.text, self.stated, self.ref, self.written = title, text, stated, ref, written
        self.clauses = Clauses(text[:_BODY])
        self.out: Fields = {}
        self.explain: list[Evidence] = []
        self.rows: list[Fields] = []
        self.offers = offers.read(text[:_BODY])
        self.of_course = False

    def put(self, field: str, reading: Reading[Any], value: Any) -> None:
        """Keep a value that says something, with its evidence."""
        if not value:
            return
        self.out[field] = value
        self.explain += [named(piece, field) for piece in reading.explain]

    def kind(self, section: str) -> None:
        """Type, programmes, years of graduation. Where no title is given the heading stands for it."""
        title = self.title or heading(self.text)
        reading = types.read(title, self.text, section)
        self.put("type", reading, reading.value)
        headed = bool(self.title) or "\n" in self.text.strip()
        self.of_course = (
            headed and reading.value == "notice" and all(piece.rule != types.UNNAMED for piece in reading.explain)
        )
        programs = types.programs(self.title, self.text)
        self.put("programs", programs, programs.value)
        years = graduation.read(f"{self.title}\n{self.stated.get('graduation_year', '')}\n{self.text[:3000]}", self.ref)
        self.put("graduation_years", years, years.value)

    def listed(self, raw: str) -> None:
        """Positions of a table or list in the text; not of a single job, whose duties are a list too."""
        if self.out.get("type") in NO_VACANCY or not positions.may_list(raw):
            return
        self.rows = rows = positions.read(raw, _POSTS_APART.split(self.title))
        if len(rows) > 1 or (rows and self.out.get("type") not in ("job", "internship")):
            self.out["positions"] = rows

    def plain(self) -> None:
        """Places, degrees, majors, headcount, pay, industry."""
        self._places()
        self._degrees()
        subjects = (
            majors.read(self.stated["majors"])
            if self.stated.get("majors")
            else major_sentences.mentions(self.text[:_BODY])
        )
        if not subjects.value:
            subjects = majors_english.mentions(self.text[:_BODY])
        self.put("majors", subjects, subjects.value)
        self._counts()
        self._pay()
        trade = industries.read(self.stated.get("industry") or f"{self.title}\n{self.text[:1500]}", self._employer())
        self.put("industry", trade, trade.value)

    def _employer(self) -> str:
        """The employer as stated, else the organisation at the head of a title; who holds a fair does not hire."""
        named = self.out.get("type") not in NO_VACANCY
        return self.stated.get("employer") or (organization_in_title(self.title) if named else "")

    def _pay(self) -> None:
        """What the label says, else the listed offers, else the first sentence with a sum, else the title."""
        label = self.stated.get("salary", "")
        stated = salary.read(label) if label else Reading(salary.nothing())
        if not stated.explain and (listed := offers.pay_of([offer.pay for offer in self.offers if offer.pay])):
            self.out["salary"] = listed
            self.explain += [offer.evidence("salary") for offer in self.offers if offer.pay]
            return
        told = (salary.read(words) for words in self._told_pay() if words)
        pay = stated if stated.explain else next((reading for reading in told if reading.explain), stated)
        if pay.explain:
            self.put("salary", pay, pay.value)

    def _told_pay(self) -> Iterator[str]:
        """The sentences on pay, then the title, then a bare sum with a time."""
        yield self.clauses.near(SENTENCE, 10, 44, 6)
        yield self._title_pay()
        yield self._timed_pay()

    def _title_pay(self) -> str:
        """A sum with a mark of money or a time (``200-300/天``), or a span of thousands; other numbers are none."""
        found = (match[0] for match in _SUM.finditer(self.title))
        return next((words for words in found if _MONEY.search(words) or _THOUSANDS.fullmatch(words)), "")

    def _timed_pay(self) -> str:
        """The first sum with a time that no word names as pay (``150元/天``), nor as what comes on top of it."""
        told = self._near_any(_TIMED_SUM, _TIMES, 14, 12, 3).split("\n")
        return next((words for words in told if not _ON_TOP.search(words)), "")

    def _near_any(self, pattern: re.Pattern[str], words: tuple[str, ...], before: int, after: int, most: int) -> str:
        """The stretches around a pattern, of whose words one stands in every text that it fits: looking for them is cheap."""
        for word in words:
            if word in self.text:
                return self.clauses.near(pattern, before, after, most)
        return ""

    def _places(self) -> None:
        """The labelled place, else a sentence that speaks of one, else the title's; rows of a table say their own."""
        title = _SEAT.sub("", _EMPLOYER_NOTE.sub("", self.title))
        if not self.stated.get("location") and (listed := [code for offer in self.offers for code in offer.places]):
            self.out["locations"] = list(dict.fromkeys(listed))
            self.explain += [offer.evidence("locations") for offer in self.offers if offer.places]
            return
        for words in filter(None, self._told_places(title)):
            found = locations.read(_without_trips(words))
            self.put("locations", found, found.value)
            if found.value:
                return
            if doubtful := [piece for piece in found.explain if piece.candidates]:
                self.explain += [named(piece, "locations") for piece in doubtful]
                return
        if codes := dict.fromkeys(code for row in self.rows for code in row["locations"]):
            self.out["locations"] = list(codes)
            shown = "、".join(row["title"] for row in self.rows)[:_TITLE]
            self.explain.append(Evidence(field="locations", rule="places of positions", text=shown, confidence=0.8))

    def _told_places(self, title: str) -> Iterator[str]:
        """What may name the place of work, the surest first; later ones are looked for only where those before name none."""
        yield self.stated.get("location", "")
        near = self.clauses.near(_PLACE, 0, 90, _PLACES)
        parts = (part for words in near.split("\n") for part in _EACH_PLACE.split(words))
        yield "\n".join(part[:_WORD] + first_part(part[_WORD:]) for part in parts) if near else ""
        yield self.clauses.near(_ON_SITE, 14, 0, _PLACES)
        yield self._near_any(_BASED, ("base", "Base"), 0, 0, _PLACES)
        yield title
        yield _bracketed(self.text[:_BODY])
        yield self._near_any(_REMOTE, ("远程",), 0, 8, 1)
        yield self._near_any(_SEATED, ("位于", "坐落", "地处", "地址"), 0, 30, 1)

    def _degrees(self) -> None:
        """What 学历 says, narrowed by what 学位 says: 研究生 with 硕士 is a master's."""
        said = self.stated.get("degree") or self.clauses.near(_DEGREE, 40, 40, 3) or self.title
        education = degrees.read(said)
        if not (education.value["levels"] or self.stated.get("degree") or said == self.title):
            education = degrees.read(self.title)  # 学历 in a sentence on how to apply, 热工设计(硕士) in the title
        value = education.value
        if title := self.stated.get("academic_degree") or _academic(said):
            narrower = degrees.read(title).value
            both = [level for level in value["levels"] if level in narrower["levels"]]
            if both and "unlimited" not in both:
                value = {"min": both[0], "max": narrower["max"] and both[-1], "levels": both}
        value = self._with_rows(value)
        if value["levels"]:
            self.put("education", education, value)

    def _with_rows(self, value: Fields) -> Fields:
        """What the rows of a table ask for goes before sentences, which tell of some of them; rows that are silent ask what
        the text does."""
        rows: list[Fields] = self.out.get("positions", [])
        told = [row for row in rows if row["education"]["levels"]]
        if not told:
            return value
        silent = [{"education": value}] if len(told) < len(rows) else []
        return union([*told, *silent])

    def _counts(self) -> None:
        """The stated number, else the sum of what rows or the title list, else a sentence that speaks of hiring."""
        if self.stated.get("headcount"):
            people = headcount.read(self.stated["headcount"])
        elif self.out.get("type") in NO_VACANCY:
            return
        elif listed := self._listed_counts():
            counts, told = zip(*listed, strict=True)
            self.put("headcount", Reading(None, list(told)[:_SHOWN_POSTS]), headcount.together(counts))
            return
        else:
            people = self._told_count()
        value = {name: people.value[name] for name in ("min", "max", "approx")}
        if value["min"] is not None or value["max"] is not None or value["approx"]:
            self.put("headcount", people, value)

    def _told_count(self) -> Reading[Fields]:
        """The title's number, else that of a sentence that speaks of hiring."""
        if _TITLE_COUNT.search(self.title):
            people = headcount.read(self.title)
            if people.value["min"] is not None:
                return people
        told = (headcount.read(words) for words in self._hiring() if words)
        return next((reading for reading in told if reading.explain), Reading(headcount.nothing()))

    def _hiring(self) -> Iterator[str]:
        """The stretches that speak of hiring."""
        yield self.clauses.near(_COUNT, 12, 30, 4)
        yield self.clauses.near(_NAMED_COUNT, 20, 6, 3)
        yield self._near_any(_ENGLISH_COUNT, _SEEKING, 0, 60, 2)

    def _listed_counts(self) -> list[tuple[Fields, Evidence]]:
        """The count of each post with its words: of the rows of a table or list, of the title, or of the running text."""
        told = positions.in_title(self.title)
        if not told:
            told = offers.counts(self.text[:_BODY])
            if len(self.rows) >= len(told) and all(row["headcount"].get("min") is not None for row in self.rows):
                return [(row["headcount"], self._named_by(row["title"])) for row in self.rows]
        return [(post.people, post.evidence) for post in told]

    def _named_by(self, post: str) -> Evidence:
        """The name of a row's post, where it stands in the text."""
        return offers.listed("headcount", post, self.text.find(post))

    def times(self) -> None:
        """Deadline, open end, stages; what a title tells to be a notice (``面试公告``) has stages only, a fair but the registration
        of employers, and of a talk the applications are those to its employer."""
        kind = self.out.get("type")
        deadline = dates.read(self.stated["deadline"], self.ref) if self.stated.get("deadline") else dates.unread()
        dated = _is_dated(self.text[:_BODY])
        announced = f"{self.title}\n{self.written}"
        begun = deadline.value["start"] is not None or not deadline.value["open_ended"]
        if dated and not self.of_course and deadline.value["end"] is None and begun:
            field, deadline = deadline, dates.deadline_in(announced, self.ref, of=kind if kind in EVENTS else None)
            if field.value["open_ended"] and deadline.value["end"] is None:
                deadline = field
            deadline.explain += [] if deadline.explain else field.explain
        if deadline.value["end"]:
            self.put("valid_through", deadline, deadline.value["end"])
        elif deadline.value["open_ended"] and kind not in EVENTS:
            self.put("rolling", deadline, True)
        else:
            self.explain += [named(piece, "valid_through") for piece in deadline.explain if piece.candidates]
        if dated:
            stages = dates.key_dates(announced, self.ref, of=kind if kind in EVENTS else None)
            self.put("key_dates", Reading(stages), stages)


def _without_trips(words: str) -> str:
    """``工作地点:北京，需出差到深圳``: where one only travels to or is insured is no place of work."""
    if not any(word in words for word in ("出差", "社保", "公积金")):
        return words
    return "\n".join(line[: trip.start()] if (trip := _TRIP.search(line)) else line for line in words.split("\n"))


def _bracketed(text: str) -> str:
    """``【广州】技术工程中心``: headings that are the names of places and nothing else."""
    if "【" not in text:
        return ""
    headings = dict.fromkeys(_HEADING_PLACE.findall(text))
    return "、".join(words for words in headings if "".join(e.text for e in locations.read(words).explain) == words)


def _is_dated(text: str) -> bool:
    """Whether anything looks like a day, so that a text without one costs nothing."""
    if _DAY.search(text) or _DAY_WORD.search(text):
        return True
    lowered = text.lower()
    return any(word in lowered for word in _LATIN_DAY_WORDS)


def heading(text: str) -> str:
    """The first line of a text without a title of its own, unless it is a labelled line (``薪资：面议``)."""
    first = text.strip().partition("\n")[0].strip()
    return "" if labelled(first) else first[:_TITLE]


def _academic(said: str) -> str:
    """研究生学历、博士学位: the degree beside the schooling."""
    found = _ACADEMIC.search(said)
    return found[1].replace("学位", "") if found else ""


def named(piece: Evidence, field: str) -> Evidence:
    """A piece of evidence as that of a field; itself where it already is."""
    return piece if piece.field == field else piece.of(field)


def union(rows: list[Fields]) -> Fields:
    """The levels of all rows together, in the shape of ``education``."""
    levels = {level for row in rows for level in row["education"]["levels"]}
    ordered = ["unlimited"] if "unlimited" in levels else [level for level in DEGREES if level in levels]
    least = ordered[0] if ordered and ordered[0] != "unlimited" else None
    open_above = any(row["education"]["levels"] and row["education"]["max"] is None for row in rows)
    return {"min": least, "max": None if open_above or not least else ordered[-1], "levels": ordered}
