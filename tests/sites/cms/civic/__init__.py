"""Sixteen sites of authorities, schools, hospitals and firms: ten rendered by a server, six by scripts."""

from __future__ import annotations

from tests.sites.cms.civic.built import UmiReact, ViteVue, VueCli
from tests.sites.cms.civic.firms import AspcmsHospital, EmpireTalents, JeecmsMore, OfficePortal, PbootCards
from tests.sites.cms.civic.portals import FounderPaper, PhpcmsHospital, TrsCounty, VsbTables, WebplusCollege
from tests.sites.cms.civic.served import ArtTemplate, LayuiTable, NuxtSite
from tests.sites.cms.style import Style

SERVERS: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (
        *(TrsCounty, WebplusCollege, VsbTables, FounderPaper, PhpcmsHospital),
        *(PbootCards, OfficePortal, EmpireTalents, AspcmsHospital, JeecmsMore),
    )
)
SCRIPTS: tuple[Style, ...] = tuple(
    kind().style() for kind in (VueCli, ViteVue, UmiReact, ArtTemplate, LayuiTable, NuxtSite)
)
