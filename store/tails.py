"""Whether each list of a run was read to its real end: its pages against those of the last complete listing.

An empty page, one that is missing and one that repeats another all look like the end of a list, and so does a pager that
is gone. Where rows stood before they prove nothing by themselves: what the list lacks is not counted as missed. They do
where the site's own count agrees, or where the last page is shorter than pages are that others follow: that is how a list
ends which really lost some rows. One that ends right at the end of a page goes on so for ``DOUBTED_FOR`` before it is
believed, or until a row comes or goes. One that had rows and cannot be read any more is never believed.

A list may also show its newest rows only: each new one pushes an old one out. So nothing is missed of a list that brought
new rows, ends with a full page and is just as long as before, which is as long as it ever was; and never of one that new
rows came to ``TURNS`` times in a row while its length stood still: it is a window, and shows all there are only when it has
fewer rows than that.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

DOUBTED_FOR = timedelta(days=7)
TURNS = 3
Shape = Mapping[str, Any]
"""One list. The crawler says ``rows`` a page, ``counted`` (the site's own count says that these are all), ``sections`` of
its rows, ``whole`` (no page of it breaks off), ``unread`` (no list of the family stands there). Remembered beside them: ``long``, how many rows it had, ``most``, how many it ever had, ``turns``, how often in a
row new ones came while its length stood still, and since when its end is ``doubted``."""


@dataclass(slots=True)
class Weighed:
    """The lists as later runs are to know them, the sections that nothing is missed of, and why."""

    lists: dict[str, Shape]
    sections: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)


def weigh(
    lists: Mapping[str, Shape],
    known: Mapping[str, Shape],
    now: datetime,
    fresh: Set[str] = frozenset(),
    lost: Set[str] = frozenset(),
) -> Weighed:
    """The lists of a run beside the ``known`` ones; one that lost pages stays what it was until it is believed.

    ``fresh`` and ``lost`` are the sections of the rows that are new and of those that the run lacks. A list that was not
    asked for at all is one that the site does not name any more; where most names are other ones than before, they are no
    names to go by.
    """
    found = Weighed({name: _turned(shape, known.get(name, {}), fresh) for name, shape in lists.items()})
    steady = 2 * len(lists.keys() & known.keys()) >= len(known)
    for name, before in known.items():
        after = found.lists.get(name)
        if after is None and not steady:
            continue
        if reason := _cut(after, before):
            length = {part: after[part] for part in ("long", "most", "turns")} if after else {}
            _doubt(found, name, {**before, **length}, reason, before.get("doubted"), now)
        elif after and lost & set(after["sections"]) and (reason := _window(after, before, fresh)):
            turned = fresh & set(after["sections"])
            _doubt(found, name, after, reason, None if turned else before.get("doubted"), now)
    return found


def _turned(shape: Shape, before: Shape, fresh: Set[str]) -> Shape:
    """A list with what is remembered of its length."""
    long = sum(shape["rows"])
    stands = long == _long(before)
    turns = before.get("turns", 0) + bool(fresh & set(shape["sections"])) if stands else 0
    return {**shape, "long": long, "most": max(long, before.get("most", _long(before))), "turns": turns}


def _long(shape: Shape) -> int:
    return int(shape.get("long", sum(shape.get("rows", ()))))


def _doubt(found: Weighed, name: str, kept: Shape, reason: str, doubted: str | None, now: datetime) -> None:
    """Nothing is missed of the list as long as the doubt is young, of a window never."""
    since = min(datetime.fromisoformat(doubted), now) if doubted else now
    unread = found.lists.get(name, {}).get("unread", False)
    if not unread and kept.get("turns", 0) < TURNS and now - since >= DOUBTED_FOR:
        return
    found.lists[name] = {**kept, "doubted": since.isoformat()}
    found.sections |= set(kept["sections"])
    found.reasons.append(reason)


def _cut(after: Shape | None, before: Shape) -> str:
    """Why the end of a list is none because rows stood behind it; empty where it may be one."""
    rows, known = after["rows"] if after else [], before["rows"]
    if known and not rows:
        return f"a list of {sum(known)} rows {'cannot be read' if after and after.get('unread') else 'is empty'}"
    if known and after and before.get("whole") and not after.get("whole", True) and not after["counted"]:
        return "a page of a list breaks off"
    if not known or (after and after["counted"]) or len(rows) >= len(known) or rows[-1] < min(known[:-1]):
        return ""
    return f"a list ends after {len(rows)} full pages where it had {len(known)}"


def _window(after: Shape, before: Shape, fresh: Set[str]) -> str:
    """Why rows may stand behind the end of a list that stands still; empty where it moves."""
    rows, long = after["rows"], after["long"]
    if after["counted"] or not rows or long != _long(before):
        return ""
    if after["turns"] >= TURNS:
        return f"a list shows {long} rows however many come"
    full = long == after["most"] and rows[-1] == max(rows)
    doubted = bool(fresh & set(after["sections"])) or "doubted" in before
    return f"a list of {long} rows may show its newest only" if full and doubted else ""
