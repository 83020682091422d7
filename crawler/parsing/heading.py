"""Which element of an unknown page shows the title that its list gave, and the title in full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from crawler.parsing.body import collapse
from crawler.parsing.weight import SKIPPED

LONGEST_TITLE = 150
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
    """The words of an element when they are few enough for a title."""
    parts, length = [], 0
    for text in element.itertext():
        parts.append(text)
        length += len(text.strip())
        if length > LONGEST_TITLE:
            return ""
    return collapse(" ".join(parts)) if length >= 4 else ""


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
    heading = element.tag in ("h1", "h2", "h3", "h4", "h5", "th") or is_headed(element)
    linked = any(above.tag in ("a", "li", "nav", "aside") for above in [element, *element.iterancestors()])
    return (
        (0.3 if heading else 0.0)
        + (-0.4 if linked or element.find(".//a") is not None else 0.0)
        + (0.02 if not len(element) else 0.0)
    )


def _alone(root: Any) -> Any:
    """The page's one heading, when the list's words stand nowhere."""
    head = _bare(collapse(" ".join(root.xpath("//title//text()"))))
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
        head = _bare(collapse(" ".join(root.xpath("//title//text()"))))
        longer = cut or bare in head or _headlike(heading) > 0
        return Found(shown, 0.95 if cut or bare in head else 0.8) if longer else Found(listed, 0.8)
    if shown and stem.endswith(bare):
        return Found(shown, 0.85)
    if shown and stem and stem in bare:
        return Found(_CUT.sub("", listed), 0.9) if not cut else Found(shown, 0.6)
    stated = _head_title(root)
    if stated and (not stem or _bare(stated).startswith(stem)):
        return Found(stated, 0.9)
    head = collapse(" ".join(root.xpath("//title//text()")))
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
