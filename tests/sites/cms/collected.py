"""All styles of sites, by how they came about; what they found is told in ``benchmarks.generic_styles``."""

from __future__ import annotations

from tests.sites.cms import (
    afresh,
    apart,
    asking,
    calling,
    develop,
    dynamic,
    even,
    farther,
    halls,
    heldout,
    inhouse,
    later,
    motley,
    offices,
    portals,
    screens,
    shelf,
    stock,
    stranger,
)

COLLECTED = {
    "made with": develop.STYLES,
    "kept apart": heldout.STYLES,
    "several links a row": even.STYLES,
    "kept apart once more, mended since": apart.STYLES,
    "by another, mended since": afresh.STYLES,
    "laid aside meanwhile, mended since": later.STYLES,
    "written to find what it does not know, mended since": farther.STYLES,
    "after stock templates, mended since": stock.STYLES,
    "off the shelf, mended since": shelf.STYLES,
    "motley, mended since": motley.STYLES,
    "ordinary portals by a stranger, mended since": stranger.STYLES,
    "rows that a script asks for": asking.STYLES,
    "rows that a script asks for, by another, mended since": dynamic.STYLES,
    "rows that a script asks for, once more, mended since": calling.STYLES,
    "in-house systems by a stranger, mended since": inhouse.STYLES,
    "scripts of offices by a stranger, mended since": offices.STYLES,
    "portals by a stranger once more, mended since": portals.STYLES,
    "halls and boards by a fourth stranger, mended since": halls.STYLES,
    "screens that scripts fill, by the same, mended since": screens.STYLES,
}
