"""What these sites share: shells of pages and ways of asking."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.style import MENU


def neighbours(held: Holding, row: Notice) -> tuple[Notice | None, Notice | None]:
    """The newer and the older announcement beside one."""
    at = held.notices.index(row)
    newer = held.notices[at - 1] if at else None
    return newer, held.notices[at + 1] if at + 1 < len(held.notices) else None


def menu(prefix: str, tag: str = "li", names: tuple[str, ...] = MENU) -> str:
    return "".join(f'<{tag}><a href="{prefix}{n}.htm">{name}</a></{tag}>' for n, name in enumerate(names))
