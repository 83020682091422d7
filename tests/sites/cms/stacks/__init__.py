"""Eight applications after stacks that are common in China, written after those of :mod:`tests.sites.cms.branches`."""

from __future__ import annotations

from tests.sites.cms.stacks.reacts import DvaModels, IntranetPage, SwrNext, TaroBrowser
from tests.sites.cms.stacks.vues import BladeVite, JeecgBoot, PureVite, WebpackThree
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (
        *(WebpackThree, JeecgBoot, BladeVite, PureVite),
        *(DvaModels, SwrNext, TaroBrowser, IntranetPage),
    )
)
