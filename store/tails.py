"""Whether each list of a run was read to its real end: its pages against those of the last complete listing.

An empty page, one that is missing and one that repeats another all look like the end of a list, and so does a pager that
is gone. Where rows stood before they prove nothing by themselves: what the list lacks is not counted as missed. They do
where the site's own count agrees, or where the last page is shorter than pages are that others follow: that is how a list
ends which really lost some rows. One that ends right at the end of a page goes on so for ``DOUBTED_FOR`` before it is
believed, or until a row comes or goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

DOUBTED_FOR = timedelta(days=7)
Shape = Mapping[str, Any]
"""One list: ``rows`` a page, ``counted`` (the site's own count says that these are all), ``sections`` of its rows."""


@dataclass(slots=True)
class Weighed:
    """The lists as later runs are to know them, the sections that nothing is missed of, and why."""

    lists: dict[str, Shape]
    sections: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)


def weigh(lists: Mapping[str, Shape], known: Mapping[str, Shape], now: datetime) -> Weighed:
    """The lists of a run beside the ``known`` ones, which a doubted list stays until it is believed.

    A list that was not asked for at all is one that the site does not name any more; where most names are other ones than
    before, they are no names to go by.
    """
    found = Weighed(dict(lists))
    steady = 2 * len(lists.keys() & known.keys()) >= len(known)
    for name, before in known.items():
        reason = _unproven(lists.get(name), before) if name in lists or steady else ""
        since = datetime.fromisoformat(before["doubted"]) if "doubted" in before else now
        if reason and now - since < DOUBTED_FOR:
            found.lists[name] = {**before, "doubted": min(since, now).isoformat()}
            found.sections |= set(before["sections"])
            found.reasons.append(reason)
    return found


def _unproven(found: Shape | None, before: Shape) -> str:
    """Why a list's end is no proof; empty where it is one."""
    rows, known = found["rows"] if found else [], before["rows"]
    if known and not rows:
        return f"a list of {sum(known)} rows is empty"
    if not known or (found and found["counted"]) or len(rows) >= len(known) or rows[-1] < min(known[:-1]):
        return ""
    return f"a list ends after {len(rows)} full pages where it had {len(known)}"
