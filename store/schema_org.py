"""What goes out, in the words of https://schema.org: ``JobPosting``, ``Event``, ``Article``, ``Organization``, ``WebSite``."""

from __future__ import annotations

from typing import Any

from pipelines.normalize.divisions import NATIONWIDE, name, parents
from pipelines.posting import EVENTS, TAKEN_AWAY

Row = dict[str, Any]
_EMPLOYMENT = {"internship": "INTERN"}
_STATUS = {
    "scheduled": "https://schema.org/EventScheduled",
    "past": "https://schema.org/EventScheduled",
    "rescheduled": "https://schema.org/EventRescheduled",
    "cancelled": "https://schema.org/EventCancelled",
}
_MODES = {
    "offline": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "mixed": "https://schema.org/MixedEventAttendanceMode",
}
_CREDENTIALS = {
    "secondary": "high school",
    "associate": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "doctor": "postgraduate degree",
}
_UNITS = {"year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY", "hour": "HOUR"}


def posting(row: Row) -> Row:
    """An exported posting as schema.org ``JobPosting``, without empty properties: ``Event`` for talks and fairs,
    ``Article`` for news without a vacancy."""
    document = {
        "@context": "https://schema.org",
        "identifier": {"@type": "PropertyValue", "name": "juzhao", "value": row["id"]},
        "description": row["description"],
        "url": row["apply_url"] or next((source["url"] for source in row["sources"]), None),
        **_said(row),
    }
    return {key: value for key, value in document.items() if value not in (None, "", [])}


def organization(row: Row) -> Row:
    """An exported employer as schema.org ``Organization`` with its other names."""
    document = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "identifier": row["id"],
        "name": row["name"],
        "alternateName": [name for name in row["aliases"] if name != row["name"]],
    }
    return {key: value for key, value in document.items() if value}


def web_site(row: Row) -> Row:
    """An exported source as schema.org ``WebSite``."""
    document = {"@context": "https://schema.org", "@type": "WebSite"}
    return document | {"identifier": row["id"], "name": row["name"], "url": row["url"]}


def _said(row: Row) -> Row:
    """What is said of one kind of thing only."""
    if row["type"] in EVENTS and row["event"]:
        return _held(row, row["event"])
    if row["type"] == "notice":
        return {"@type": "Article", "headline": row["title"], "datePublished": row["date_posted"]}
    return _vacancy(row)


def _vacancy(row: Row) -> Row:
    """What a ``JobPosting`` says; the kind of employment only where it is stated."""
    return {
        "@type": "JobPosting",
        "title": row["title"],
        "datePosted": row["date_posted"],
        "validThrough": _valid_through(row),
        "employmentType": _EMPLOYMENT.get(row["type"]),
        "hiringOrganization": _organization(row["hiring_organization"]["name"]),
        "jobLocation": [place for code in row["locations"] if (place := _place(code))],
        "jobLocationType": "TELECOMMUTE" if "REMOTE" in row["locations"] else None,
        "educationRequirements": _credential(row["education"]["min"]),
        "totalJobOpenings": (row["headcount"] or {}).get("max"),
        "baseSalary": _salary(row["salary"]),
    }


def _valid_through(row: Row) -> str | None:
    """The deadline; of what was closed before it the time when a source showed it last, so that nobody takes it for open."""
    seen = max((source["last_seen"] for source in row["sources"] if source["last_seen"]), default=None)
    stated = row["valid_through"]
    if row["status"] != "closed" or seen is None:
        return str(stated) if stated else None
    return str(min(stated, seen) if stated else seen)


def _held(row: Row, event: Row) -> Row:
    """What an ``Event`` says; one that its source took away is called off, as in the calendar."""
    status = "cancelled" if row.get("closed_reason") in TAKEN_AWAY else event["status"]
    return {
        "@type": "Event",
        "name": row["title"],
        "startDate": event["start"],
        "endDate": event["end"],
        "eventStatus": _STATUS.get(status),
        "eventAttendanceMode": _MODES.get(event["attendance_mode"]),
        "location": {"@type": "Place", "name": event["venue"]} if event["venue"] else None,
        "organizer": _organization(event["organizer"] or row["hiring_organization"]["name"]),
    }


def _organization(name: str) -> Row | None:
    return {"@type": "Organization", "name": name} if name else None


def _credential(least: str | None) -> Row | None:
    """The least degree in the words that search engines take: https://developers.google.com/search/docs/appearance/structured-data/job-posting."""
    words = _CREDENTIALS.get(least or "")
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": words} if words else None


def _place(code: str) -> Row | None:
    """The place of a GB/T 2260 code; words such as ``REMOTE`` and ``OVERSEAS`` are no place."""
    if not code.isdigit():
        return None
    address = {"@type": "PostalAddress", "addressCountry": "CN"}
    if code != NATIONWIDE:
        *local, region = [code, *parents(code)]
        address["addressRegion"] = name(region)
        if local:
            address["addressLocality"] = "".join(name(part) for part in reversed(local))
    return {"@type": "Place", "address": address}


def _salary(salary: Row | None) -> Row | None:
    if not salary or (salary["min"] is None and salary["max"] is None):
        return None
    value = {"@type": "QuantitativeValue", "minValue": salary["min"], "maxValue": salary["max"]}
    if salary["unit"] in _UNITS:
        value["unitText"] = _UNITS[salary["unit"]]
    return {"@type": "MonetaryAmount", "currency": "CNY", "value": value}
