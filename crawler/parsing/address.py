"""One address for one page: what differs from visit to visit, or between spellings of a host, is left out (B057, B059)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import ParseResult, SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from tldextract import TLDExtract

from crawler.parsing import words

_SESSION = re.compile(
    r"^(?:j?session_?(?:id|key)?|(?:php|j|asp|osc|zen)sess(?:ion)?_?id\w*|aspsessionid\w*|oscsid|zenid|cfid|cftoken|"
    r"sess|sessid|sid|from|utm_\w+|spm|share_\w+)$",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"^(?:_|_?t|ts|timestamp|time|rnd|rand|random|r|nonce|cache)$", re.IGNORECASE)
_SHORT_NUMBER = re.compile(r"^\d{1,8}$")
_CHANGING = re.compile(r"^(?:\d{9,}|0?\.\d+)$")
_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid|sessionid)=[^/?;]*|/\([SFA]\([^)/]*\)\)(?=/)", re.IGNORECASE)
_FRONT = re.compile(r"/(?:index|default)\.(?:s?html?|php|jsp|aspx?|do)$", re.IGNORECASE)
_UNRESERVED = "-._~!$&'()*+,;=:@/"


@lru_cache(maxsize=8192)  # a row's address is asked for again by its detail, and at the next crawl
def canonical(url: str) -> str:
    """The key of a page in its source: no scheme, ``www.``, usual port, session, moment, slash or index at the end.

    >>> canonical("HTTP://www.Example.com:80/a/;jsessionid=1?b=2&a=1&t=1764374400")
    '//example.com/a?a=1&b=2'
    """
    parts = urlsplit(url.encode("utf-8", "replace").decode())  # half a surrogate pair, from JSON, is no character
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _volatile(*pair))
    path = quote(unquote(_IN_PATH.sub("", parts.path), errors="surrogateescape"), _UNRESERVED, errors="surrogateescape")
    path = _FRONT.sub("/", re.sub(r"/{2,}", "/", path)).rstrip("/")
    return urlunsplit(("", _site(parts.netloc), path, urlencode(query), ""))


def ascii_host(host: str) -> str:
    """A host's name as it stands on the wire: small letters, IDNA; one that has no such form is left as it is."""
    name = host.lower().rstrip(".")
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def host_and_port(parts: ParseResult | SplitResult) -> tuple[str, int]:
    """Whom an address asks, by name in ASCII and port."""
    return ascii_host(parts.hostname or ""), parts.port or (443 if parts.scheme == "https" else 80)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one registrable domain (Public Suffix List), or of one host where that knows none.

    Scheme, port and ``www.`` make no difference.

    >>> same_site("http://job.yunling.edu.cn/", "https://www.yunling.edu.cn/zp/")
    True
    >>> same_site("http://job.yunling.edu.cn/", "http://job.other.edu.cn/")
    False
    """
    first, second = (ascii_host(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other))
    return first == second or (bool(domain := _registrable(first)) and domain == _registrable(second))


@lru_cache(maxsize=1024)
def _registrable(host: str) -> str:
    """The domain that somebody registered; empty for an address in numbers and for a bare name."""
    told = _suffixes()(host)
    known = str(told.top_domain_under_public_suffix)
    if known or told.suffix or told.ipv4 or told.ipv6:
        return known
    return (
        ".".join(host.split(".")[-2:]) if "." in host else ""
    )  # the list's own rule for endings that it does not name


@cache
def _suffixes() -> TLDExtract:
    """The list as it comes with the library: nothing is fetched."""
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def _volatile(name: str, value: str) -> bool:
    if _SESSION.match(name):
        return not (name.lower() == "sid" and _SHORT_NUMBER.match(value))
    return bool(_MOMENT.match(name) and _CHANGING.match(value))


def _site(netloc: str) -> str:
    host, port = netloc.rpartition("@")[2], ""
    if (found := re.search(r":(\d*)$", host)) is not None:
        host, port = host[: found.start()], found[1]
    name = ascii_host(host).removeprefix("www.")
    return name if port in ("", "80", "443") else f"{name}:{port}"


def words_of(url: str) -> set[str]:
    """Words of an address: get, news and list of ``/api/getNewsList.do``."""
    parts = urlsplit(url)
    return words.of_name(f"{parts.path}?{parts.query}")
