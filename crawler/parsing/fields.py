"""Fields of structured answers: taken one by one, so that what nobody read is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crawler.items import MissingField
from crawler.parsing.body import collapse

_NOISE = frozenset(
    (
        *("viewcount", "browsenumber", "viewnumber", "hotcount", "view_count", "updatetime", "update_time", "createby"),
        *("updateby", "remarks", "isnewrecord", "logo", "logourl", "company_logo", "topflag", "istop", "is_top"),
        *("sort_time", "sort", "token", "ts"),
    )
)
_PERSONAL = frozenset(
    (
        *("tel", "phone", "mobile", "mail", "email", "hr", "contact", "contacts", "linkman", "contactperson"),
        *("resumereceiveemail", "qq"),
    )
)


class Fields:
    """A JSON object from which fields are popped. ``unread`` names what is left, without noise and contacts."""

    def __init__(self, record: Any, url: str) -> None:
        if not isinstance(record, dict):
            raise MissingField("record", url, f"got {type(record).__name__}")
        self._left = dict(record)
        self._entered: set[str] = set()
        self.url = url

    def text(self, *names: str) -> str:
        """The first of the named fields that says something, on one line."""
        for name in names:
            value = self._left.pop(name, None)
            if isinstance(value, list):
                value = ",".join(str(part) for part in value if part)
            if value not in (None, "", {}) and not isinstance(value, dict | bool):
                for other in names:
                    self._left.pop(other, None)
                return collapse(str(value))
        return ""

    def need(self, *names: str) -> str:
        """Like :meth:`text`; raises :class:`MissingField` when none says anything."""
        found = self.text(*names)
        if not found:
            raise MissingField(names[0], self.url)
        return found

    def path(self, *names: str) -> str:
        """Like :meth:`text`; a name with dots goes into nested objects, and into each object of a list."""
        for name in names:
            head, _, rest = name.partition(".")
            self._entered.update([head] if rest else [])
            found = self.text(head) if not rest else ",".join(dict.fromkeys(_inside(self._left.get(head), rest)))
            if found:
                for other in names:
                    self._left.pop(other.partition(".")[0], None) if "." not in other else None
                return found
        return ""

    def raw(self, name: str) -> Any:
        """A field as it is; a name with dots goes into nested objects."""
        head, _, rest = name.partition(".")
        if not rest:
            return self._left.pop(head, None)
        self._entered.add(head)
        value = self._left.get(head)
        for part in rest.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def inner(self, name: str) -> Fields:
        """A nested object; an empty one when it is absent."""
        value = self._left.pop(name, None)
        return Fields(value if isinstance(value, dict) else {}, self.url)

    def objects(self, name: str) -> Iterable[Fields]:
        """A nested list of objects."""
        value = self._left.pop(name, None)
        return [Fields(part, self.url) for part in value if isinstance(part, dict)] if isinstance(value, list) else []

    def drop(self, *names: str) -> None:
        """Fields that are known and of no use."""
        for name in names:
            self._left.pop(name, None)

    @property
    def unread(self) -> list[str]:
        """Names of fields that say something and that nobody read."""
        return sorted(
            name
            for name, value in self._left.items()
            if value not in (None, "", [], {}, 0, False)
            and name not in self._entered
            and name.lower() not in _NOISE | _PERSONAL
        )


def _inside(value: Any, path: str) -> list[str]:
    if isinstance(value, list):
        return [text for part in value for text in _inside(part, path)]
    if not isinstance(value, dict):
        return []
    head, _, rest = path.partition(".")
    found = value.get(head)
    if rest:
        return _inside(found, rest)
    parts = found if isinstance(found, list) else [found]
    return [text for part in parts if not isinstance(part, dict | bool) and (text := collapse(str(part or "")))]
