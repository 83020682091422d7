"""Announcements that the generic reader gets right on sites of twenty unlike content systems: ``python -m benchmarks.generic_styles``.

The first ten were there while it was made, the last ten were written apart and measured afterwards.
"""

from __future__ import annotations

from tests.sites.cms import develop, heldout, measure


def main() -> None:
    """Print both tables."""
    for name, styles in (("made with", develop.STYLES), ("kept apart", heldout.STYLES)):
        print(f"-- {name}")
        measure.table(styles)


if __name__ == "__main__":
    main()
