"""Ten more by the hand of :mod:`tests.sites.cms.ordinary`, before it saw the reader: what is less common, and real."""

from __future__ import annotations

from tests.sites.cms.seldom.days import AddressHospital, HandCompany, MonthsCollege, PairsDistrict, TalksCentre
from tests.sites.cms.seldom.systems import ButtonsExam, CatalogueCounty, ForumCity, ViewsInstitute, WordPressSchools
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (
        MonthsCollege,
        AddressHospital,
        PairsDistrict,
        TalksCentre,
        ViewsInstitute,
        ForumCity,
        CatalogueCounty,
        HandCompany,
        ButtonsExam,
        WordPressSchools,
    )
)
