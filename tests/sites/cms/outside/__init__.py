"""Sites of ordinary Chinese employers and offices, written before their hand had seen the reader or other sites here."""

from tests.sites.cms.outside import aged, civic, editors, firms, learned, rendered, scripted, systems
from tests.sites.cms.style import Style

SERVERS: tuple[Style, ...] = (
    *learned.STYLES,
    *aged.STYLES,
    *civic.STYLES,
    *firms.STYLES,
    *systems.STYLES,
    *editors.STYLES,
)
SCRIPTS: tuple[Style, ...] = (*scripted.STYLES, *rendered.STYLES)
STYLES: tuple[Style, ...] = SERVERS + SCRIPTS
