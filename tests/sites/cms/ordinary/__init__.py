"""Ten sites as offices, hospitals, banks, firms and colleges have them, by a sixth who had not seen the reader."""

from __future__ import annotations

from tests.sites.cms.ordinary.columns import BuilderFactory, TalentMarket
from tests.sites.cms.ordinary.servers import DominoBank, GridBureau, JavaHospital
from tests.sites.cms.ordinary.systems import DedeHospital, PowerEasyWater
from tests.sites.cms.ordinary.themes import CareerCentre, DepartmentBlog, PbootCompany
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (
        DedeHospital,
        GridBureau,
        PowerEasyWater,
        DominoBank,
        PbootCompany,
        CareerCentre,
        TalentMarket,
        JavaHospital,
        BuilderFactory,
        DepartmentBlog,
    )
)
