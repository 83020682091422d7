"""What every page shares: store, search, language, signed forms, the visitor."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from babel.dates import format_date, format_datetime, format_interval
from fastapi import Request
from fastapi.responses import HTMLResponse
from itsdangerous import BadSignature, URLSafeTimedSerializer
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from config.settings import Settings
from config.timezone import TIMEZONE
from pipelines.evidence import Evidence
from pipelines.normalize import divisions, industries, majors
from pipelines.posting import DEGREES, Headcount, Salary
from search.calendar import last_moment
from search.service import SearchService
from store.records import User
from store.store import Store
from web import i18n
from web.keeping import Kept
from web.outside import Outside

SESSION = "juzhao_session"
DEVICE = "juzhao_device"
LANGUAGE = "juzhao_lang"
FORM_SECONDS = 8 * 3600


@dataclass
class Context:
    """The application's parts, made once."""

    settings: Settings
    store: Store
    search: SearchService
    templates: Environment
    signer: URLSafeTimedSerializer
    outside: Outside | None = None
    _kept: Kept = field(default_factory=Kept)

    def now(self) -> datetime:
        """The present moment."""
        return self.settings.clock()

    def kept(self, name: str, seconds: float, make: Callable[[], Any]) -> Any:
        """See :meth:`web.keeping.Kept.get`."""
        return self._kept.get(name, seconds, make)

    def source_names(self) -> dict[str, str]:
        """What to call each source."""
        return dict(self.search.source_names())

    def source_name(self, source: str) -> str:
        """What to call a source; names are kept for a minute, an unknown one is asked for at once."""
        names: dict[str, str] = self.kept("source names", 60, self.source_names)
        if source not in names:
            names = self.kept("source names", 0, self.source_names)
        return names.get(source, source)


def web_address(text: str) -> str:
    """``text`` when it is an http(s) address that a page may lead to, else empty: never a script or a file."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme in ("http", "https") and parts.hostname else ""


def environment() -> Environment:
    """Templates that escape everything and stumble over unknown names."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["web_address"] = web_address
    made.filters |= {"last_moment": last_moment, "foreign": i18n.foreign, "linked": i18n.linked}
    return made


def context(request: Request) -> Context:
    """The parts, from a request."""
    found: Context = request.app.state.context
    return found


def language(request: Request) -> str:
    """The visitor's language: of the link they used, of what is shown (their subscription), of their browser."""
    asked = request.query_params.get("lang") or getattr(request.state, "language", None)
    return i18n.negotiate(asked, request.cookies.get(LANGUAGE), request.headers.get("accept-language"))


def told_language(request: Request) -> str:
    """The language of an error: a program that names none is told in English, as the API's names are."""
    nameless = request.url.path.startswith("/api/") and "accept-language" not in request.headers
    return "en" if nameless else language(request)


def visitor(request: Request) -> User | None:
    """The staff member of a session."""
    token = session_token(request)
    return context(request).store.accounts.session(token) if token else None


def cookie_name(request: Request, name: str) -> str:
    """Over HTTPS with the prefix by which browsers take a cookie from this very host only (RFC 6265bis)."""
    return f"__Host-{name}" if request.url.scheme == "https" else name


def session_token(request: Request) -> str:
    """The secret of the visitor's session, empty for none."""
    return request.cookies.get(cookie_name(request, SESSION), "")


def form_token(request: Request) -> str:
    """A signed value for forms, bound to the session or to the visitor's log-in page."""
    return context(request).signer.dumps(_bound(request))


def _bound(request: Request) -> str:
    """Tells sessions apart without showing any of their secret."""
    return hashlib.sha256(session_token(request).encode()).hexdigest()[:32]


def is_genuine(request: Request, token: str) -> bool:
    """Whether a form was made by us for this visitor, not too long ago."""
    try:
        bound = context(request).signer.loads(token, max_age=FORM_SECONDS)
    except BadSignature:
        return False
    return bool(bound == _bound(request))


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Render a template in the visitor's language."""
    parts, lang = context(request), language(request)
    words = Words(lang, parts.now(), parts.source_name)
    html = parts.templates.get_template(template).render(
        t=words.translate, w=words, lang=lang, path=request.url.path, query=request.query_params, user=visitor(request),
        token=form_token(request), other_language=_other(request, lang), **values,
    )  # fmt: skip
    response = HTMLResponse(html, status, {"Vary": "Accept-Language, Cookie"})
    if request.query_params.get("lang") in i18n.LANGUAGES:
        response.set_cookie(LANGUAGE, lang, max_age=365 * 86400, samesite="lax", httponly=True)
    return response


def _other(request: Request, lang: str) -> str:
    return (
        str(request.url.include_query_params(lang="en" if lang == "zh" else "zh")).split("://", 1)[1].partition("/")[2]
    )


_LOCALES = {"zh": Locale.parse("zh_CN"), "en": Locale.parse("en_GB")}
"""Made once: to read the name of one costs Babel a third of a page."""


_BRACKETS = re.compile(r"[\[\]{}'\"]|frozenset\(\)|set\(\)")
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


class Words:
    """Dates, places and codes in the visitor's language."""

    def __init__(self, lang: str, now: datetime, source: Callable[[str], str] = str) -> None:
        self.lang = lang
        self.now = now
        self.source = source
        self._locale = _LOCALES[lang]

    def translate(self, key: str, **values: object) -> str:
        """Words of a key."""
        return i18n.translate(key, self.lang, **values)

    def code(self, facet: str, value: str) -> str:
        """What to show for a value of a facet."""
        if facet == "city":
            return (
                divisions.short_name(value)
                if self.lang == "zh" and value.isdigit()
                else divisions.name(value, self.lang)
            )
        if facet.endswith("_within"):
            return self.translate("days", n=value) if value else self.translate("any")
        if facet == "flagged" and not value:
            return self.translate("any")
        if facet == "graduation_year":
            return self.translate("class_of", year=value)
        if facet == "industry":
            return i18n.industries().get(value, value) if self.lang == "en" else industries.name(value)
        if facet == "major":
            return (self.lang == "en" and i18n.majors().get(value)) or majors.name(value)
        if facet == "salary" and value != "none":
            low, high = (end and f"{int(end):,}" for end in value.split("-"))
            return self.translate("salary_range" if high else "salary_open", low=low, high=high)
        prefix = {"employer_class": "class", "event_mode": "mode"}.get(facet, facet)
        key = f"{prefix}_{value}"
        return self.translate(key) if i18n.known(key) else value

    def codes(self, facet: str, values: str | list[str]) -> str:
        """Words of codes, given as a list or separated by commas."""
        given = values.split(",") if isinstance(values, str) else values
        return self.join([self.code(facet, value) for value in given])

    def action(self, name: str) -> str:
        """A decision of the audit trail; ``undo_…`` names what was taken back."""
        if name.startswith("undo_"):
            return self.translate("undo_of", action=self.action(name.removeprefix("undo_")))
        return self.translate(f"action_{name}")

    def guards(self, explain: list[Evidence]) -> str:
        """What speaks for and against two notices being one; what neither states says nothing."""
        told = [piece for piece in explain if piece.rule != "silent"]
        return self.join([self._guard(piece) for piece in told])

    def _guard(self, piece: Evidence) -> str:
        field, word = f"guard_{piece.field}".replace(" ", "_"), f"word_{piece.rule}".replace("-", "_")
        named, said = (
            self.translate(key) if i18n.known(key) else name for key, name in ((field, piece.field), (word, piece.rule))
        )
        if piece.rule == "agree":
            return named + said
        plain = _CODE.sub(lambda found: self.code("city", found[0]), _BRACKETS.sub("", piece.text))
        return named + said + (self.aside(plain) if plain.strip(" /") else "")

    def reason(self, said: str) -> str:
        """Why a crawl ended as it did."""
        return i18n.reason(said, self.lang)

    def degrees(self, levels: list[str]) -> str:
        """``本科及以上`` for an open range, ``本科、硕士`` for a list, one word for one."""
        names = [self.code("degree", level) for level in levels]
        if (
            len(levels) > 1
            and levels == list(DEGREES[DEGREES.index(levels[0]) :][: len(levels)])
            and levels[-1] in ("doctor", "postdoc")
        ):
            return self.translate("degree_from", name=names[0])
        return self.join(names)

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return "、" if self.lang == "zh" else ", "

    @property
    def colon(self) -> str:
        """What stands between a name and its value."""
        return "：" if self.lang == "zh" else ": "

    def aside(self, text: str) -> str:
        """Words in the brackets of this language."""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    def join(self, names: list[str]) -> str:
        """A list as this language writes it."""
        return self.comma.join(names)

    def pay(self, salary: Salary | None) -> str:
        """``8,000–12,000 元/月 · 14 薪``; empty when nothing is stated."""
        if salary is None:
            return ""
        if salary.min is None and salary.max is None:
            return self.translate("negotiable") if salary.negotiable else ""
        ends = [f"{end:,.0f}" for end in dict.fromkeys((salary.min, salary.max)) if end is not None]
        key = (
            "pay_range"
            if salary.min is not None and salary.max is not None
            else "pay_from"
            if salary.max is None
            else "pay_to"
        )
        unit = self.translate(f"unit_{salary.unit}") if salary.unit else ""
        months = self.translate("pay_months", n=f"{salary.months:g}") if salary.months else ""
        return self.translate(key, pay="–".join(ends), unit=unit) + months

    def people(self, headcount: Headcount | None) -> str:
        """``3–5 人``, ``约 80 人``; empty when nothing is stated."""
        if headcount is None or (headcount.min is None and headcount.max is None):
            return ""
        number = "–".join(str(end) for end in dict.fromkeys((headcount.min, headcount.max)) if end is not None)
        return self.translate("people_about" if headcount.approx else "people", n=number)

    def moment(self, value: datetime | date | None) -> str:
        """A day, or a day and time in Asia/Shanghai."""
        if value is None:
            return ""
        if isinstance(value, datetime):
            pattern = "y年M月d日 HH:mm" if self.lang == "zh" else "d MMM y, HH:mm"
            return str(format_datetime(value.astimezone(TIMEZONE), pattern, tzinfo=TIMEZONE, locale=self._locale))
        return str(format_date(value, "y年M月d日" if self.lang == "zh" else "d MMM y", locale=self._locale))

    def deadline(self, end: datetime | date | None) -> str:
        """:meth:`brief` of the day on which something ends."""
        return self.brief(last_moment(end)) if end is not None else ""

    def brief(self, value: datetime | date | None, day_only: bool = False) -> str:
        """``12月5日 周六 19:00``: a day near the present one, for lists; the year only when it is another.

        ``day_only`` leaves weekday and time out: for what is past.
        """
        if value is None:
            return ""
        timed = not day_only and isinstance(value, datetime) and self.clock(value) not in ("00:00", "23:59")
        day = value.astimezone(TIMEZONE) if isinstance(value, datetime) else value
        year = "" if day.year == self.now.astimezone(TIMEZONE).year else "y"
        if self.lang == "zh":
            pattern = f"{year and 'y年'}M月d日{'' if day_only else ' EEE'}"
        else:
            pattern = f"{'' if day_only else 'EEE '}d MMM{year and ' y'}"
        return str(format_date(day, pattern, locale=self._locale)) + (f" {self.clock(value)}" if timed else "")

    def until(self, end: datetime | date | None) -> str:
        """The last moment of something; what ends with a day ends at its 24:00, as announcements write."""
        last = last_moment(end) if end is not None else None
        return self.moment(last) if last == end else self.moment(last).replace("23:59", "24:00")

    def span(self, start: datetime | date | None, end: datetime | date | None) -> str:
        """``3月1日 – 4月30日``; with one end only, from or until when."""
        if start is None and end is not None:
            return self.translate("until", day=self.until(end))
        return self.moment(start) + (f" – {self.until(end)}" if end is not None else "")

    def same_day(self, one: datetime | date | None, other: datetime | date | None) -> bool:
        """Whether two moments are of one day in Asia/Shanghai and have a time."""
        if not isinstance(one, datetime) or not isinstance(other, datetime):
            return False
        return one.astimezone(TIMEZONE).date() == other.astimezone(TIMEZONE).date()

    def month(self, value: date) -> str:
        """``2026年11月``."""
        return str(format_date(value, "y年M月" if self.lang == "zh" else "MMMM y", locale=self._locale))

    def day(self, value: date) -> str:
        """A day with its weekday."""
        return str(format_date(value, "y年M月d日 EEEE" if self.lang == "zh" else "EEEE, d MMM y", locale=self._locale))

    def days(self, first: date, last: date) -> str:
        """``11月23日–29日``, as this language joins two days."""
        return str(format_interval(first, last, "yMMMd", locale=self._locale))

    def clock(self, value: datetime | date | None) -> str:
        """Hours and minutes in Asia/Shanghai; empty for a whole day."""
        return value.astimezone(TIMEZONE).strftime("%H:%M") if isinstance(value, datetime) else ""

    def place(self, code: str) -> str:
        """A place with what contains it: ``陕西 西安 雁塔区``."""
        if not code.isdigit():
            return self.code("city", code)
        names = [self.code("city", part) for part in (*reversed(divisions.parents(code)), code)]
        return " ".join(dict.fromkeys(names))

    def spot(self, code: str) -> str:
        """A place on a card: a district beside its city (``深圳 南山``), what is larger by itself."""
        if not code.isdigit() or code.endswith("00"):
            return self.code("city", code)
        return " ".join(dict.fromkeys(self.code("city", part) for part in (divisions.parents(code)[0], code)))

    def stated(self, fields: list[str]) -> str:
        """Names of fields, as a list."""
        return self.join([self.translate(name) for name in fields])

    def days_left(self, end: datetime | date | None) -> int | None:
        """Whole days until the day on which something ends; ``None`` when it is over or not stated."""
        return None if end is None else self._days_to(last_moment(end))

    def _days_to(self, value: datetime | date) -> int | None:
        day = value.astimezone(TIMEZONE).date() if isinstance(value, datetime) else value
        left = (day - self.now.astimezone(TIMEZONE).date()) // timedelta(days=1)
        return left if left >= 0 else None

    def countdown_to(self, value: datetime | date | None) -> str:
        """``3 天后`` of something that begins; empty when it is over."""
        left = None if value is None else self._days_to(value)
        return "" if left is None else self.translate("today" if left == 0 else "in_days", n=left)

    def countdown(self, value: datetime | date | None) -> str:
        """``还剩 3 天``; empty when it is over."""
        left = self.days_left(value)
        if left is None:
            return ""
        return self.translate("closes_today") if left == 0 else self.translate("days_left", n=left)
