"""Ten rarer sites by the hand of :mod:`tests.sites.cms.ordinary`, after the reader had been mended on those and been read by it."""

from __future__ import annotations

from tests.sites.cms.rarer.firms import AggregatorFirm, DeadlineMarket, ExcerptCooperative, HexoLaboratory, OpenFarm
from tests.sites.cms.rarer.portals import (
    ClickedCentre,
    DisplayTagCompany,
    LiferayBank,
    PloneInstitute,
    SharePointHospital,
)
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (
        SharePointHospital,
        LiferayBank,
        DisplayTagCompany,
        PloneInstitute,
        ClickedCentre,
        AggregatorFirm,
        DeadlineMarket,
        HexoLaboratory,
        OpenFarm,
        ExcerptCooperative,
    )
)
