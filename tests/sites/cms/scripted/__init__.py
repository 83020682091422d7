"""Script-made sites as offices, hospitals, schools and firms in China have them, written without a look at the reader."""

from __future__ import annotations

from tests.sites.cms.scripted import offices, tables, vues

STYLES = vues.STYLES + tables.STYLES + offices.STYLES
