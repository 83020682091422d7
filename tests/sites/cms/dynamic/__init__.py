"""Sites whose list pages hold no row: a script asks for them, in ten ways that sites without a common maker have.

Written from memory of such sites before :mod:`crawler.parsing.scripts.requested` was read. They answer as their servers would:
wrong method, kind of body or missing parameter is an error, page and size are honoured. Details are ordinary pages.
"""

from tests.sites.cms.dynamic import tables, wrapped
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = (*tables.STYLES, *wrapped.STYLES)
