"""Script-made sites as offices, hospitals, schools and firms in China have them: the first ten were written before the reader was read."""

from __future__ import annotations

from tests.sites.cms.scripted import (
    farther,
    frames,
    offices,
    panels,
    phones,
    plainly,
    services,
    stacked,
    tables,
    usual,
    vues,
)

STYLES = vues.STYLES + tables.STYLES + offices.STYLES
SECOND = panels.STYLES + frames.STYLES
"""Written after the reader was mended for the first."""
THIRD = services.STYLES + phones.STYLES
"""Written after it was mended for these too."""
FOURTH = usual.STYLES + stacked.STYLES
"""Written after it was mended for those."""
FIFTH = plainly.STYLES
"""Written after it was mended for these, looking for no gap."""
SIXTH = farther.STYLES
"""Written to look for some."""
