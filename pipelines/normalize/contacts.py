"""Personal contacts in texts: mobile numbers, personal mail addresses, identity numbers. Masked before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGIT = r"[0-9０-９]"
_GAP = r"[\s\-－—·.]{0,2}"
_MOBILE = re.compile(rf"(?<!{_DIGIT})(?:\+?86{_GAP})?([1１]{_GAP}[3-9３-９](?:{_GAP}{_DIGIT}){{9}})(?!{_DIGIT})")
_SPOKEN = re.compile(
    r"(?<![一二三四五六七八九零〇幺])[一幺][三四五六七八九](?:\s?[零〇一二三四五六七八九幺]){9}(?![零〇一二三四五六七八九幺])"
)
_IDENTITY = re.compile(
    rf"(?<!{_DIGIT})[1-9](?:{_DIGIT}){{5}}(?:19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}[\dXx](?!{_DIGIT})"
)
_MAIL = re.compile(
    r"([A-Za-z0-9._%+-]{1,64})\s?(?:@|＠|#|\(at\)|\[at\])\s?((?:[A-Za-z0-9-]{1,63}\s?[.。．]\s?){1,4}(?:com|cn|net|org|edu|gov|io|hk|tw))",
    re.IGNORECASE,
)
_QQ = re.compile(r"((?:QQ|qq|微信|vx|VX|wechat)(?:号|群)?\s*[:：]?\s*)([A-Za-z0-9_-]{5,20})")
_OFFICE = frozenset(
    [
        "hr",
        "job",
        "jobs",
        "zhaopin",
        "recruit",
        "recruiting",
        "recruitment",
        "career",
        "careers",
        "hire",
        "talent",
        "campus",
        "xiaozhao",
        "rsc",
        "rsb",
        "renshi",
        "info",
        "offer",
        "service",
        "office",
        "contact",
        "jiuye",
    ]
)


def mask(text: str) -> tuple[str, int]:
    """The text with personal contacts masked, and how many were. Office mail boxes and land lines stay."""
    count = 0

    def hidden(replacement: str) -> Callable[[re.Match[str]], str]:
        def put(found: re.Match[str]) -> str:
            nonlocal count
            count += 1
            return replacement

        return put

    def mail(found: re.Match[str]) -> str:
        nonlocal count
        name = re.split(r"[._\d+-]", found[1].lower())[0]
        if name in _OFFICE:
            return found[0]
        count += 1
        return f"{found[1][0]}***@{re.sub(r'[。．]', '.', found[2].replace(' ', ''))}"

    def account(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{found[1]}***"

    text = _IDENTITY.sub(hidden("［证件号已隐去］"), text)
    text = _MAIL.sub(mail, text)
    text = _MOBILE.sub(hidden("［手机号已隐去］"), text)
    text = _SPOKEN.sub(hidden("［手机号已隐去］"), text)
    return _QQ.sub(account, text), count
