"""Pages that are no content, recognised before anything is read: login wall, challenge, maintenance, soft 404."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from config.lexicons import load
from crawler.items import Outcome

LITTLE, SHORT, SOME = 160, 600, 1500
"""Characters of text up to which weak words, strong words and markers speak for the whole page."""
HEAD = 200_000
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_INVISIBLE = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style|noscript|head|template)\b(?:.*?</\1\s*>|.*)", re.IGNORECASE | re.DOTALL
)
_LINK = re.compile(r"<(a|option|button)\b(?:(?!<\1\b|</\1\b).)*+", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(r"\s+|&nbsp;")
_SCRIPTS = re.compile(r"<script\b(.*?)(?:</script|\Z)", re.IGNORECASE | re.DOTALL)
_PACKED = "Base64.decode(unzip("
"""A vendor's way to send content inside a script."""
_PARTS = re.compile(r"\s*[-_|–—·:：,，/]+\s*|\s{2,}")
_DECORATION = re.compile(r"[\s.…!！。~～?？()（）【】\[\]]+$|^[\s(（【\[]+")
_VACANCY = re.compile(
    r"招聘|招考|聘用|岗位|宣讲会|双选会|应聘|月薪|薪资|工程师|hiring|salary|vacanc|applyby|positions|"
    r"20\d\d[-./年]\d{1,2}[-./月]\d{1,2}"
)
"""Words and dates of announcements and lists: beside them a weak sign says nothing."""
_PASSWORD = re.compile(r"""<input\b[^>]{0,300}\btype\s*=\s*["']?password""", re.IGNORECASE)
_REFRESHED = re.compile(
    r"document\.cookie\s*=|location\.reload|location\.replace|location(?:\.href)?\s*=|eval\(|unescape\("
)
_MOVED = {
    "blocked": re.compile(
        r"/(?:login|signin|sso|cas|authserver|oauth2?|passport|verify|captcha|waf|challenge)\b", re.I
    ),
    "gone": re.compile(r"/(?:404|notfound|not-found|error404|gone)\b", re.IGNORECASE),
    "retry-later": re.compile(r"/(?:50[0234]|maintenance|weihu|busy|error)\b", re.IGNORECASE),
}

_FRONT = re.compile(r"/?(?:(?:index|default|home|main)(?:\.[a-z]{2,5})?)?", re.IGNORECASE)
"""The path of a front page."""


@dataclass(frozen=True, slots=True)
class NonContent:
    """What the page is instead, and the sign that told it."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class _Sign:
    name: str
    outcome: Outcome
    titles: frozenset[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    markers: re.Pattern[str]


def _any_of(words: list[str]) -> re.Pattern[str]:
    """One pattern for words without their spaces; a number is not found inside a longer one."""
    given = [re.escape(_SPACE.sub("", word.lower())) for word in words]
    return re.compile("|".join(rf"(?<!\d){word}(?!\d)" if word.isdigit() else word for word in given) or r"(?!)")


@lru_cache(maxsize=1)
def _signs() -> list[_Sign]:
    return [
        _Sign(
            name,
            row["outcome"],
            frozenset(row["titles"]),
            *(_any_of(row[words]) for words in ("strong", "weak", "markers")),
        )
        for name, row in load("noncontent").items()
    ]


def by_status(status: int) -> NonContent | None:
    """What an HTTP status says by itself; ``None`` for a success. 412 and 521 are what JavaScript walls answer."""
    if 200 <= status < 300 and status not in (202, 204, 205):
        return None
    if status in (404, 410):
        return NonContent("gone", f"http {status}")
    if status in (401, 402, 403, 405, 406, 407, 412, 418, 420, 451, 482, 483, 521):
        return NonContent("blocked", f"http {status}")
    if status in (202, 204, 205, 408, 425, 429) or status >= 500:
        return NonContent("retry-later", f"http {status}")
    return NonContent("rejected", f"http {status}")


def by_redirect(asked: str, got: str, detail: bool) -> NonContent | None:
    """What it says that a page with a path of its own sent us to a login, an error page or the front page."""
    before, after = urlsplit(asked), urlsplit(got)
    if asked == got or before.path in ("", "/"):
        return None
    for outcome, pattern in _MOVED.items():
        if pattern.search(after.path) and not pattern.search(before.path):
            return NonContent(outcome, f"sent to {got[:200]}")  # type: ignore[arg-type]
    if detail and _FRONT.fullmatch(after.path) and not after.query:
        return NonContent("gone", "soft 404: sent to the front page")
    return None


def recognise(text: str) -> NonContent | None:
    """What an HTML page is instead of content; ``None`` for content. Linear in the length of the text."""
    head = text[:HEAD]
    if not head.strip("\ufeff \t\r\n\0"):
        return NonContent("retry-later", "empty page")
    if head.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") or head.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return None
    page = _Looked(head)
    if page.visible_length >= SOME:
        return None
    for sign in _signs():
        found = _told(sign, page)
        if found:
            return NonContent(sign.outcome, f"{sign.name}: {found}")
    return _by_shape(page)


def says_gone(said: str) -> bool:
    """Whether the message of an interface says that what was asked for is not there (any more)."""
    sign = next(sign for sign in _signs() if sign.outcome == "gone")
    text = _text(said)
    return _DECORATION.sub("", text) in sign.titles or bool(sign.strong.search(text))


class _Looked:
    """A page as text: title, what is read, what is read outside links, scripts."""

    def __init__(self, head: str) -> None:
        self.markup = head
        seen = _INVISIBLE.sub(" ", head)
        self.visible = _text(seen)
        self.visible_length = len(self.visible)
        found = _TITLE.search(head) if self.visible_length < SOME else None
        self.title = _SPACE.sub(" ", found[1]).strip().lower() if found else ""
        self.own = _text(_LINK.sub(" ", seen)) if self.visible_length < SOME else self.visible
        self.wordless = self.visible_length < LITTLE and _VACANCY.search(self.own) is None
        self.scripts = " ".join(_SCRIPTS.findall(head)) if self.wordless and _PACKED not in head else ""

    def title_parts(self) -> set[str]:
        """The title and its parts between separators, without decoration."""
        parts = {self.title, *_PARTS.split(self.title)}
        return {_DECORATION.sub("", part) for part in parts}


def _text(markup: str) -> str:
    """What stands between tags, without white space, in small letters."""
    first, *parts = markup.split("<")
    after = (part.partition(">") for part in parts)
    shown = [first, *(text if closed else f"<{tag}" for tag, closed, text in after)]
    return "".join("".join(shown).replace("&nbsp;", " ").split()).lower()


def _told(sign: _Sign, page: _Looked) -> str:
    """The sign that a page gives, or nothing."""
    if len(page.own) < SHORT and (titled := sign.titles & page.title_parts()):
        return f"title {next(iter(titled))!r}"
    if len(page.own) < SHORT and (found := sign.strong.search(page.own)) and _speaks_for(page, found[0]):
        return repr(found[0])
    if page.wordless and (found := sign.weak.search(page.visible)):
        return repr(found[0])
    if page.visible_length < SHORT and (found := sign.markers.search(_SPACE.sub("", page.markup.lower()))):
        return repr(found[0])
    if page.scripts and (found := sign.strong.search(_SPACE.sub("", page.scripts.lower()))):
        return repr(found[0])
    return ""


def _speaks_for(page: _Looked, words: str) -> bool:
    """Whether a strong sign is what the page says: there is nothing else, or nothing of an announcement."""
    rest = page.own.replace(words, "")
    return len(rest) < LITTLE // 2 or _VACANCY.search(rest) is None


def _by_shape(page: _Looked) -> NonContent | None:
    """Pages that give themselves away by what they are made of."""
    if page.wordless and _PASSWORD.search(page.markup):
        return NonContent("blocked", "login: a password field and little else")
    if page.visible_length < 40 and page.scripts and len(_REFRESHED.findall(page.scripts)) >= 2:
        return NonContent("blocked", "challenge: nothing but a script that sets a cookie and loads again")
    return None
