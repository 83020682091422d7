"""schema.org ``JobPosting`` in ``script[type="application/ld+json"]``: objects, arrays, ``@graph``, slightly broken JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from crawler.items import ListEntry, MissingField, RawItem
from crawler.parsing import board
from crawler.parsing.body import collapse
from crawler.parsing.page import Page

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_LEVELS = {
    "high school": "高中及以上",
    "associate degree": "大专及以上",
    "bachelor degree": "本科及以上",
    "postgraduate degree": "硕士及以上",
    "professional certificate": "",
}
"""Google's values of ``credentialCategory``: the level that an applicant needs at least."""
_DISTRICT = re.compile("[一-龥]{2,7}?[区县旗市]")
_UNITS = {"YEAR": "年", "MONTH": "月", "WEEK": "周", "DAY": "天", "HOUR": "小时"}


_READ = frozenset(
    (
        *("@context", "@type", "@id", "title", "name", "description", "datePosted", "validThrough", "employmentType"),
        *("hiringOrganization", "jobLocation", "jobLocationType", "baseSalary", "totalJobOpenings", "identifier"),
        *("educationRequirements", "industry", "directApply", "applicantLocationRequirements", "url", "qualifications"),
        *(
            "responsibilities",
            "skills",
            "occupationalCategory",
            "experienceRequirements",
            "jobBenefits",
            "image",
            "logo",
        ),
    )
)


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """The page's JobPosting. Raises :class:`MissingField` when there is none or it has no title."""
    found = postings(page)
    if not found:
        raise MissingField("JobPosting", page.url, "no schema.org JobPosting on the page")
    read = entry_of(found[0], page, entry.url)
    return board.item(
        board.merged(entry, read).model_copy(update={"url": entry.url}), source, "jsonld", page.fetched_at
    )


def postings(page: Page) -> list[dict[str, Any]]:
    """All JobPosting objects of a page."""
    return [found for found in objects(page) if _is(found, "JobPosting")]


def linked(page: Page) -> list[str]:
    """Addresses that an ``ItemList`` of the page names."""
    found = []
    for record in objects(page):
        for element in record.get("itemListElement") or [] if _is(record, "ItemList") else []:
            inner = element.get("item") if isinstance(element, dict) else None
            named = inner if isinstance(inner, str) else (inner or element).get("url") or (inner or {}).get("@id")
            found.append(page.join(text_of(named)))
    return [url for url in dict.fromkeys(found) if url]


def entry_of(record: dict[str, Any], page: Page, url: str = "") -> ListEntry:
    """A JobPosting as a row that tells it whole. Raises :class:`MissingField` without a title."""
    title = text_of(record.get("title") or record.get("name"))
    if not title:
        raise MissingField("title", page.url)
    link = url or page.join(text_of(record.get("url"))) or page.url
    parts = [record.get(name) for name in ("description", "responsibilities", "qualifications")]
    markup = "\n".join(html.unescape(part) for part in parts if isinstance(part, str))
    employment = text_of(record.get("employmentType"))
    return board.job(
        text_of(record.get("identifier")) or link,
        link,
        title,
        markup,
        employment=employment.replace("_", " ").capitalize() if employment.isupper() else employment,
        employer=text_of(record.get("hiringOrganization")),
        published=text_of(record.get("datePosted")),
        deadline=text_of(record.get("validThrough")),
        location=places(record),
        degree=_degrees(record.get("educationRequirements")),
        headcount=text_of(record.get("totalJobOpenings")),
        salary=salary(record.get("baseSalary")),
        industry=text_of(record.get("industry")),
        unread=sorted(name for name, value in record.items() if name not in _READ and value),
    )


def objects(page: Page) -> Iterator[dict[str, Any]]:
    """All objects of all JSON-LD blocks of a page; a block that is no JSON at all is passed over."""
    for block in page.selector.css("script[type*='ld+json']::text").getall():
        yield from _flat(_loads(block))


def _loads(block: str) -> Any:
    cleaned = _WRAPPED.sub("", _CONTROL.sub(" ", block)).strip().rstrip(";")
    for attempt in (cleaned, _TRAILING_COMMA.sub(r"\1", cleaned), html.unescape(cleaned)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, dict):
        yield value
        yield from _flat(value.get("@graph"))
        yield from _flat(value.get("mainEntity"))


def _is(record: dict[str, Any], kind: str) -> bool:
    stated = record.get("@type")
    return kind in (stated if isinstance(stated, list) else [stated])


def text_of(value: Any) -> str:
    """The words of a value that may be a string, an object with a name, or a list of them."""
    if isinstance(value, list):
        return ",".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("value") or value.get("credentialCategory"))
    return collapse(html.unescape(str(value))) if value not in (None, "") else ""


def places(record: dict[str, Any]) -> str:
    """All places of a JobPosting; the country is named where it is not China."""
    stated = record.get("jobLocation")
    names = []
    for place in stated if isinstance(stated, list) else [stated]:
        address = place.get("address") if isinstance(place, dict) else place
        if isinstance(address, dict):
            names.append(_address(address))
        else:
            names.append(text_of(address))
    if text_of(record.get("jobLocationType")).upper() == "TELECOMMUTE":
        names.append("远程")
    return ",".join(dict.fromkeys(filter(None, names)))


def _address(address: dict[str, Any]) -> str:
    """Chinese names run together from the largest unit, Latin ones stand apart from the smallest."""
    country = text_of(address.get("addressCountry")).split(",")[0]
    region, city = text_of(address.get("addressRegion")), text_of(address.get("addressLocality"))
    if (city or region or country).isascii():
        return board.place(city, region, country=country)
    inland = country.upper() in ("", "CN", "CHN", "CHINA", "中国")
    units = [region, city, _district(address, region, city)] if inland else [country, region, city]
    return "".join(dict.fromkeys(filter(None, units)))


def _district(address: dict[str, Any], region: str, city: str) -> str:
    """The district or county with which the street begins, behind what the address has already."""
    street = text_of(address.get("streetAddress")).removeprefix(region).removeprefix(city)
    found = _DISTRICT.match(street)
    return found[0] if found is not None else ""


def _degrees(value: Any) -> str:
    stated = [text_of(part) for part in (value if isinstance(value, list) else [value])]
    return ",".join(filter(None, (_LEVELS.get(text.lower(), text) for text in stated)))


def salary(value: Any) -> str:
    """A ``MonetaryAmount`` as words."""
    if not isinstance(value, dict):
        return text_of(value)
    amount = value.get("value")
    if not isinstance(amount, dict):
        return text_of(amount)
    low, high = amount.get("minValue"), amount.get("maxValue")
    unit = _UNITS.get(str(amount.get("unitText") or value.get("unitText") or "").upper(), "")
    numbers = "-".join(text_of(number) for number in (low, high) if number not in (None, ""))
    currency = text_of(value.get("currency"))
    if not numbers:
        return text_of(amount.get("value"))
    return f"{numbers}{currency if currency not in ('', 'CNY', 'RMB') else '元'}{'/' + unit if unit else ''}"
