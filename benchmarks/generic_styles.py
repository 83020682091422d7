"""Announcements that the generic reader gets right on sites of unlike content systems: ``python -m benchmarks.generic_styles``.

The first ten were there while it was made, the next ten were written apart; then rows that hold several links each (two of
the four were 9 % right before they were looked at, one 0 %), and styles put together by chance.

Ten more were then written by somebody who had not seen the reader: the first try was right in 42.6 % of their announcements
(posts back 5 of 27, months as headings 2, English days, frames, cards with *read on* and data of a script none, four styles
all). The reader was mended on them since, class by class, so they are no longer unseen; no figure for unseen styles stands
until others are written.
"""

from __future__ import annotations

from tests.sites.cms import apart, develop, even, heldout, measure, mixed


def main() -> None:
    """Print the tables."""
    for name, styles in (
        ("made with", develop.STYLES),
        ("kept apart", heldout.STYLES),
        ("several links a row", even.STYLES),
        ("kept apart once more, mended since", apart.STYLES),
        ("by chance", mixed.styles(40)),
    ):
        print(f"-- {name}")
        measure.table(styles)


if __name__ == "__main__":
    main()
