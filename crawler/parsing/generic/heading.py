"""Which element of an unknown page shows the title that its list gave, and the title in full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from crawler.parsing import days, words
from crawler.parsing.body import collapse, window_title
from crawler.parsing.generic.weight import SKIPPED

LONGEST_TITLE = 150
_TAGS = ("h1", "h2", "h3", "h4", "h5")
_CUT = re.compile(r"(?:\.{2,}|…+)\s*$")
_HEADS = re.compile(r"tit|headline|(?:^|[^a-z])(?:bt|tt|hd)(?:[^a-z]|\d|$)|subject", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """One field as read: its words and how sure they are."""

    text: str = ""
    sure: float = 0.0


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00a0]+", "", _CUT.sub("", text))


def heading_of(root: Any, listed: str) -> Any:
    """The element that shows the title: the one whose words agree with the list's; without any, the page's heading."""
    stem = _bare(listed)
    best, best_score = None, 0.0
    for element in root.iter():
        if (
            not isinstance(element.tag, str)
            or element.tag in ("html", "body", "title", "a", "option", "meta")
            or not (text := _short(element))
            or not (agreement := _agreement(_bare(text), stem, bool(_CUT.search(listed))))
            or _silent(element)
        ):
            continue
        score = agreement * (1.0 + _headlike(element))
        if score > best_score:
            best, best_score = element, score
    return best if best_score >= 0.5 else _alone(root)


def _short(element: Any) -> str:
    """The words of an element when they are few enough for a title, without the line about it that a heading may hold."""
    title = collapse(_joined(_parted(element)[0]))
    return title if 4 <= len(title) <= LONGEST_TITLE else ""


def below(heading: Any) -> str:
    """The line within a heading that is no title: ``<h1>…<br><span>2026-03-01 来源：…</span></h1>``."""
    return collapse(" ".join(_parted(heading)[1])) if heading is not None else ""


def _parted(element: Any) -> tuple[list[str], list[str]]:
    """The scraps of the title and, in a heading, those of the line after it; nothing where there are too many for both."""
    parts, length = [], 0
    headed = element.tag in _TAGS or is_headed(element)
    for text in element.itertext():
        parts.append(text)
        length += len(text.strip())
        if length > LONGEST_TITLE * (1 + headed):
            return [], []
    told = (n for n in range(1, len(parts)) if parts[n].strip() and is_byline(" ".join(parts[n:])))
    end = next(told, len(parts)) if headed else len(parts)
    return parts[:end], parts[end:]


def is_byline(text: str) -> bool:
    """Whether words begin with a day that goes on with nothing or with labels, or with such a label: 来源：, 点击：."""
    bare = text.strip(" \t\r\n\u00a0\u3000[]【】()（）|·")
    if _label().match(bare):
        return True
    found = days.find(bare[:200])
    if not found or found[0].start > 2 or not found[0].whole:
        return False
    after = bare[found[0].end :].strip(" \t\r\n\u00a0\u3000[]【】()（）|·")
    return not after or bool(_label().match(after))


@cache
def _label() -> re.Pattern[str]:
    named = "|".join(words.pattern(kind).pattern for kind in ("published", "changed", "written", "byline"))
    return re.compile(rf"(?:{named})[\u4e00-\u9fffA-Za-z]{{0,4}}\s*[:：]", re.IGNORECASE)


_WIDE = r"[\u2e80-\u9fff\uff00-\uffef]"


def _joined(parts: list[str]) -> str:
    """Scraps as one line: between Chinese characters a new line or another font makes no gap."""
    return re.sub(rf"(?<={_WIDE})\0|\0(?={_WIDE})", "", "\0".join(parts)).replace("\0", " ")


def _agreement(text: str, stem: str, cut: bool) -> float:
    """1 for the same words; less the more stands around them; 0 for other words."""
    if not stem or len(stem) < 4:
        return 0.0
    if text == stem:
        return 1.0
    if text.startswith(stem) and len(text) <= LONGEST_TITLE:
        return 0.95 if cut else max(0.0, 0.9 - (len(text) - len(stem)) / 60)
    if stem.endswith(text) and len(text) >= max(6, len(stem) // 2):
        return 0.85  # the list says its category before the title
    if stem in text and len(text) - len(stem) <= 8:
        return 0.8
    return 0.0


def is_headed(element: Any) -> bool:
    """Whether its class or id calls it a title."""
    return bool(_HEADS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _headlike(element: Any) -> float:
    heading = element.tag in (*_TAGS, "th") or is_headed(element)
    linked = any(above.tag in ("a", "li", "nav", "aside") for above in [element, *element.iterancestors()])
    return (
        (0.3 if heading else 0.0)
        + (-0.4 if linked or element.find(".//a") is not None else 0.0)
        + (0.02 if not len(element) else 0.0)
    )


def _alone(root: Any) -> Any:
    """The page's one heading, when the list's words stand nowhere."""
    head = _bare(window_title(root))
    for tag in ("h1", "h2", "h3"):
        found = [element for element in root.iter(tag) if len(_bare(_short(element))) >= 6 and not _silent(element)]
        agreeing = [element for element in found if _bare(_short(element)) in head]
        if agreeing or len(found) == 1:
            return (agreeing or found)[0]
    return None


def title_of(root: Any, heading: Any, listed: str) -> Found:
    """The full words: the list's when they stand on the page uncut, else the heading's."""
    shown = _short(heading) if heading is not None else ""
    stem, bare = _bare(listed), _bare(shown)
    cut = bool(_CUT.search(listed))
    if shown and bare == stem:
        return Found(shown, 0.98)
    if shown and stem and bare.startswith(stem):
        head = _bare(window_title(root))
        longer = cut or bare in head or _headlike(heading) > 0
        return Found(shown, 0.95 if cut or bare in head else 0.8) if longer else Found(listed, 0.8)
    if shown and stem.endswith(bare):
        return Found(shown, 0.85)
    if shown and stem and stem in bare:
        return Found(_CUT.sub("", listed), 0.9) if not cut else Found(shown, 0.6)
    stated = _head_title(root)
    if stated and (not stem or _bare(stated).startswith(stem)):
        return Found(stated, 0.9)
    head = window_title(root)
    if stem and _bare(head).startswith(stem):
        return Found(re.split(r"\s*[-_|—–]\s*(?=[^-_|—–]{2,40}$)", head)[0], 0.85)
    if not stem:
        return Found(shown, 0.6 if shown else 0.0)
    return Found(listed, 0.3 if cut else 0.5)


def _head_title(root: Any) -> str:
    """The title that the page's head states for machines."""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").strip().lower() in (
            "articletitle",
            "og:title",
            "twitter:title",
        ):
            return collapse(meta.get("content"))
    return ""


def _silent(element: Any) -> bool:
    return element.tag in SKIPPED or any(
        above.tag in ("nav", "footer", "head", "aside", "script", "style") for above in element.iterancestors()
    )
