"""What a message to a subscriber says. Pure: a message and the site's address in, subject and text out."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from jobs import changes
from pipelines.normalize import divisions, industries, majors
from pipelines.normalize.lexicon import load
from store.messages import ASKED, Message
from store.subscribers import Subscription
from store.subscriptions import CONFIRM_DAYS


def manage_link(base: str, subscription: Subscription) -> str:
    """The page on which a subscription is confirmed, paused and ended."""
    return f"{base.rstrip('/')}/subscriptions/{subscription.token}"


def cancel_link(base: str, subscription: Subscription) -> str:
    """What a mail program posts to for one-click unsubscribing (RFC 8058)."""
    return f"{manage_link(base, subscription)}/cancel"


def subject(message: Message) -> str:
    """One line without line breaks."""
    words, content = load("messages")[message.subscription.language], message.content
    told = changes.subject(content["changes"], words) if content.get("changes") else ""
    if message.kind == "change":
        return told
    total = content.get("total", 0)
    kind = f"{message.kind}_subject"
    own = str(words.get(f"{kind}_one", words[kind]) if total == 1 else words[kind]).format(total=total)
    return words["change_subject_new"].format(changes=told, total=total) if told else own


def text(message: Message, base: str, most: int = 1 << 20) -> str:
    """The whole message as plain text; so many postings from the last on are left out that it has ``most`` bytes at most."""
    words = load("messages")[message.subscription.language]
    manage = manage_link(base, message.subscription)
    content = message.content
    if message.kind in ASKED:
        query = content.get("named") or message.subscription.query.get("q") or words["everything"]
        return str(words[f"{message.kind}_text"]).format(query=query, manage=manage, days=CONFIRM_DAYS)
    blocks = [*_changes(message, base, words), *_new(message, base, words)]
    end = [words["alert_stop"].format(manage=manage)]
    if message.kind == "alert":
        asked = urlencode(message.subscription.query, doseq=True)
        link = f"{base.rstrip('/')}/?{asked}".rstrip("?")
        end = [words["alert_all"].format(link=link), *end]
    while blocks and len("\n\n".join([*blocks, *end]).encode()) > most:
        blocks.pop()
    return "\n\n".join([*blocks, *end])


def _changes(message: Message, base: str, words: dict[str, str]) -> list[str]:
    """First what concerns plans that somebody may have made already."""
    language, year = message.subscription.language, message.written_at.year
    rows = message.content.get("changes", [])
    blocks = [changes.block(row, _link(row, base), words, language, year) for row in rows]
    return [words["change_lead"], *blocks] if blocks else []


def _new(message: Message, base: str, words: dict[str, str]) -> list[str]:
    if message.kind != "alert":
        return []
    content, language, year = message.content, message.subscription.language, message.written_at.year
    lead = [words["change_new"]] if content.get("changes") else []
    more = [words["alert_more"].format(count=count, name=name) for name, count in content["more"].items()]
    blocks = [_posting(row, _facts(row, words, language, year), base, words, language) for row in content["postings"]]
    return [*lead, *blocks, *more]


def _link(row: dict[str, Any], base: str) -> str:
    return f"{base.rstrip('/')}/postings/{row['id']}"


def _facts(row: dict[str, Any], words: dict[str, str], language: str, year: int) -> str:
    """When and where, and until when; nothing of a message that an earlier version wrote."""
    if "start" not in row:
        return ""
    said = [
        changes.moment(row["start"], words, language, year),
        changes.place(row["place"], words),
        words["and"].join(value_name("city", place, language) for place in row["locations"]),
        words["alert_deadline"].format(day=changes.moment(row["deadline"], words, language, year))
        if row["deadline"]
        else "",
    ]
    return " · ".join(filter(None, said))


def _posting(row: dict[str, Any], facts: str, base: str, words: dict[str, str], language: str) -> str:
    lines = [" · ".join(filter(None, [row["title"], row["employer"]])), *([facts] if facts else [])]
    why = [_why(one, words, language) for one in row["why"] if one["where"] != "source"]  # its id tells nobody anything
    if why:
        lines.append(words["why"] + words["then"].join(why))
    return "\n".join([*lines, _link(row, base)])


def _why(reason: dict[str, str], words: dict[str, str], language: str) -> str:
    key = f"why_{reason['where']}"
    return words.get(key, words["why_value"]).format(what=value_name(reason["where"], reason["what"], language))


def value_name(facet: str, value: str, language: str) -> str:
    """A value of a facet as a reader knows it."""
    if facet == "city":
        return divisions.short_name(value) if language == "zh" and value.isdigit() else divisions.name(value, language)
    if facet == "major":
        return majors.name(value)
    if facet == "industry":
        return industries.name(value)
    return str(load("messages")[language].get(f"value_{value}", value))
