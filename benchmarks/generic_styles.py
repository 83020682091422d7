"""Announcements that the generic reader gets right on sites of unlike content systems: ``python -m benchmarks.generic_styles``.

The first ten were there while it was made, the next ten were written apart; then rows that hold several links each (two of
the four were 9 % right before they were looked at, one 0 %), and styles put together by chance.
"""

from __future__ import annotations

from tests.sites.cms import develop, even, heldout, measure, mixed


def main() -> None:
    """Print both tables."""
    for name, styles in (
        ("made with", develop.STYLES),
        ("kept apart", heldout.STYLES),
        ("several links a row", even.STYLES),
        ("by chance", mixed.styles(40)),
    ):
        print(f"-- {name}")
        measure.table(styles)


if __name__ == "__main__":
    main()
