"""Eight sites as content systems and in-house developers in China make them, by one who had not seen the reader.

Those of the same hand whose rows come by a script: :mod:`tests.sites.cms.screens`.
"""

from __future__ import annotations

from tests.sites.cms.halls.campus import Boda, Career
from tests.sites.cms.halls.hospital import WebForms
from tests.sites.cms.halls.market import TalentMarket
from tests.sites.cms.halls.offices import StateCompany, Trs
from tests.sites.cms.halls.talent import SiteServer, Webplus
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = tuple(
    kind().style() for kind in (Boda, Webplus, Trs, WebForms, Career, SiteServer, StateCompany, TalentMarket)
)
